"""Campaigns: make one, change it, look at it, pause it and let it go on."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from shlex import quote
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine import schedule, zones
from cam.engine.campaigns import Campaign
from cam.engine.decisions import thresholds_of
from cam.engine.quotas import Scope
from cam.engine.schedule import Window
from cam.engine.steps import Sequence as StepSequence
from cam.engine.vocabulary import CampaignStatus, MessageStatus, State
from cam.errors import InputError, Refused, UsageError
from cam.store import campaigns, ledger, mailboxes, marks, progress, sequences, versions
from cam.store.sequences import StoredSequence
from cam.usecases import decide, limits
from cam.usecases.desk import Desk
from cam.usecases.sequences import default_sequence, read_sequence, save_sequence

COMPANY_REPLIES = ("stop", "delay", "off")


@dataclass(frozen=True, kw_only=True)
class CampaignOptions:
    """
    What is asked for on the command line; None and empty: not said.

    window: `09:00-18:00`.  days: `mon-fri`.  thresholds: `name=value`.
    """

    sequence: Path | None = None
    mailboxes: tuple[str, ...] = ()
    removed_mailboxes: tuple[str, ...] = ()
    daily_cap: int | None = None
    timezone: str | None = None
    window: str | None = None
    days: str | None = None
    offer: str | None = None
    audience: str | None = None
    target_clients: int | None = None
    target_mrr: float | None = None
    company_reply: str | None = None
    thresholds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Saved:
    """
    A campaign as it was saved.

    limit: the one that binds.  sequence: its version; is_new_sequence: a file was named.  moved: leads put onto it.
    """

    campaign: Campaign
    sequence: str
    limit: str
    moved: int = 0
    is_new_sequence: bool = False


@dataclass(frozen=True, kw_only=True)
class CampaignView:
    """A campaign as people read it.  leads: by state; sent_today: what counts against its cap."""

    campaign: Campaign
    sequence: str
    steps: int
    mailboxes: tuple[str, ...]
    leads: dict[State, int]
    sent_today: int
    limit: str


def create_campaign(desk: Desk, name: str, options: CampaignOptions) -> Saved:
    """
    Make a draft with these settings, the default sequence where none is named.

    Raises InputError with every mistake; nothing is made then.
    """
    wanted = _checked(options)
    at = desk.clock()
    with desk.db.write() as connection:
        cap = desk.settings.limits.campaign_per_day
        made = campaigns.create_draft(connection, name=name, daily_cap=cap, at=at)
        wanted = replace(wanted, content=wanted.content or _default(desk))
        return _save(connection, desk, made, wanted, at=at)


def edit_campaign(desk: Desk, name: str, options: CampaignOptions, *, move_leads: bool = False) -> Saved:
    """
    Change what is said and return the campaign as it is now.

    move_leads: leads on the way go on by the new version too, at the step that stands for theirs.
    Raises InputError with every mistake; nothing is changed then.
    """
    if options == CampaignOptions():
        raise InputError(
            f"campaign {name}: nothing to change was said", hint="see 'cam campaign edit --help'"
        )
    if move_leads and options.sequence is None:
        raise UsageError("--move-leads: it goes with --sequence FILE", hint="name the new sequence")
    wanted = replace(_checked(options), move_leads=move_leads)
    at = desk.clock()
    with desk.db.write() as connection:
        found = campaigns.get_campaign(connection, name)
        return _save(connection, desk, found, wanted, at=at)


def with_sequence(connection: Connection, desk: Desk, campaign: Campaign, *, at: datetime) -> Campaign:
    """Return a campaign that has a sequence: its own, else the default one, which it then keeps."""
    if campaign.sequence_id is not None:
        return campaign
    version = save_sequence(connection, _default(desk), at=at)
    versions.set_sequence(connection, campaign.id, version.id, at=at)
    return campaigns.get_campaign(connection, campaign.id)


def find_or_draft(connection: Connection, desk: Desk, name: str, *, at: datetime) -> Campaign:
    """Return the campaign of that name or id, or a new draft with the default sequence."""
    cap = desk.settings.limits.campaign_per_day
    found = campaigns.find_or_create(connection, name=name, daily_cap=cap, at=at)
    return with_sequence(connection, desk, found, at=at)


def list_campaigns(desk: Desk, *, archived: bool = False) -> list[CampaignView]:
    """Return every campaign in the order in which they were made, archived ones only where asked for."""
    with desk.db.read() as connection:
        return [
            _view(connection, desk, one)
            for one in campaigns.all_campaigns(connection)
            if archived or one.status is not CampaignStatus.ARCHIVED
        ]


def show_campaign(desk: Desk, name: str) -> CampaignView:
    """Return one campaign; raises NotFound with the closest name."""
    with desk.db.read() as connection:
        return _view(connection, desk, campaigns.get_campaign(connection, name))


def pause_campaign(desk: Desk, name: str, *, reason: str = "") -> tuple[Campaign, int]:
    """
    Let a campaign send nothing until it is resumed; return it, and how many queued messages were withdrawn.

    Their leads are due again at once when it is resumed. Tasks that a human has stay with the human.
    """
    at = desk.clock()
    with desk.db.write() as connection:
        found = campaigns.get_campaign(connection, name)
        if found.status is not CampaignStatus.ACTIVE:
            raise Refused(
                f"campaign {found.name}: it is {found.status.value}, there is nothing to pause",
                guard="campaign_not_active",
            )
        withdrawn = ledger.cancel_open_of_campaign(
            connection, campaign_id=found.id, reason="campaign paused", at=at
        )
        status = CampaignStatus.PAUSED
        reason = reason or "paused by hand"
        return campaigns.set_status(connection, found.id, status, at=at, reason=reason), withdrawn


def resume_campaign(desk: Desk, name: str) -> Campaign:
    """
    Let a paused, degraded or archived campaign send as before; a draft is launched instead.

    A human's word holds over what the rules decided until new evidence comes. A complete campaign goes on only once
    its target is higher than what it has reached.  Raises NotFound and Refused.
    """
    at = desk.clock()
    with desk.db.write() as connection:
        found = campaigns.get_campaign(connection, name)
        if found.status is CampaignStatus.ARCHIVED and found.launched_at is None:
            return campaigns.set_status(connection, found.id, CampaignStatus.DRAFT, at=at)
        _check_resume(connection, found, at=at)
        decide.resume_in_spite(connection, found, at=at)
        if found.status is CampaignStatus.ACTIVE:
            return campaigns.get_campaign(connection, found.id)
        return campaigns.set_status(connection, found.id, CampaignStatus.ACTIVE, at=at)


def _check_resume(connection: Connection, found: Campaign, *, at: datetime) -> None:
    """Raise Refused unless a human's word can let the campaign go on."""
    is_degraded = found.status is CampaignStatus.ACTIVE and found.degraded_cap is not None
    if is_degraded or found.status in (CampaignStatus.PAUSED, CampaignStatus.ARCHIVED):
        return
    why, hint = f"it is {found.status.value}, not paused", ""
    if found.status is CampaignStatus.DRAFT:
        hint = f"cam campaign launch {quote(found.name)}"
    elif found.status is CampaignStatus.COMPLETE:
        reached = decide.still_complete(connection, found, now=at)
        if not reached:
            return
        why, hint = f"it is complete: {reached}", f"cam campaign edit {quote(found.name)} --target-clients N"
    raise Refused(f"campaign {found.name}: {why}", guard="campaign_not_paused", hint=hint)


def archive_campaign(desk: Desk, name: str) -> tuple[Campaign, int]:
    """Put a campaign away: nothing comes of it any more, tasks included; return it, and how many were withdrawn."""
    at = desk.clock()
    with desk.db.write() as connection:
        found = campaigns.get_campaign(connection, name)
        withdrawn = ledger.cancel_open_of_campaign(
            connection, campaign_id=found.id, reason="campaign archived", at=at
        )
        tasks = [
            row.enrollment_id
            for row in ledger.with_status(connection, [MessageStatus.PENDING])
            if row.campaign_id == found.id
        ]
        withdrawn += ledger.cancel_open_of_enrollments(
            connection, enrollment_ids=tasks, reason="campaign archived", at=at
        )
        marks.make_due(connection, tasks, at=at)
        return campaigns.set_status(connection, found.id, CampaignStatus.ARCHIVED, at=at), withdrawn


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    """The options, read.  changes: column name to value; mailboxes, removed: addresses."""

    changes: dict[str, Any]
    content: StepSequence | None
    mailboxes: tuple[str, ...]
    removed: tuple[str, ...]
    move_leads: bool = False


def _checked(options: CampaignOptions) -> _Wanted:
    """Return the options as they are stored; raise InputError with every mistake."""
    changes: dict[str, Any] = {
        name: value
        for name in ("daily_cap", "offer", "audience", "target_clients", "target_mrr", "company_reply")
        if (value := getattr(options, name)) is not None
    }
    problems: list[str] = []
    content: StepSequence | None = None
    for read in (_window, _days, _zone_name, _reply_rule, _thresholds):
        try:
            changes |= read(options)
        except InputError as error:
            problems.append(f"{error.what}; {error.hint}" if error.hint else error.what)
    try:
        content = read_sequence(options.sequence) if options.sequence is not None else None
    except InputError as error:
        problems += error.problems or (f"{error.what}; {error.hint}" if error.hint else error.what,)
    if problems:
        what = problems[0] if len(problems) == 1 else f"{len(problems)} settings of the campaign do not fit"
        raise InputError(what, problems=problems if len(problems) > 1 else ())
    return _Wanted(
        changes=changes, content=content, mailboxes=options.mailboxes, removed=options.removed_mailboxes
    )


def _default(desk: Desk) -> StepSequence:
    """Return the sequence of a campaign that names none: the one of the settings, else the built-in three steps."""
    named = desk.settings.defaults.sequence
    return read_sequence(desk.root / named) if named else default_sequence()


def _thresholds(options: CampaignOptions) -> dict[str, dict[str, float]]:
    changes: dict[str, float] = {}
    for pair in options.thresholds:
        name, _, value = (part.strip() for part in pair.partition("="))
        try:
            changes[name] = float(value)
        except ValueError:
            raise InputError(
                f"--threshold {pair!r}: it must be NAME=NUMBER", hint="for example bounce_rate=0.08"
            ) from None
    thresholds_of(changes)
    return {"thresholds": changes} if changes else {}


def _window(options: CampaignOptions) -> dict[str, str]:
    if options.window is None:
        return {}
    start, end = schedule.parse_window(options.window)
    text = schedule.format_window(Window(start=start, end=end, days=frozenset({0})))
    opens, _, closes = text.partition("-")
    return {"window_start": opens, "window_end": closes}


def _days(options: CampaignOptions) -> dict[str, str]:
    return {} if options.days is None else {"days": schedule.format_days(schedule.parse_days(options.days))}


def _zone_name(options: CampaignOptions) -> dict[str, str]:
    if options.timezone is None:
        return {}
    return {"timezone": zones.zone(options.timezone).key if options.timezone else ""}


def _reply_rule(options: CampaignOptions) -> dict[str, str]:
    if options.company_reply is not None and options.company_reply not in COMPANY_REPLIES:
        raise InputError(
            f"--company-reply: {options.company_reply!r} is not one of {', '.join(COMPANY_REPLIES)}"
        )
    return {}


def _save(connection: Connection, desk: Desk, campaign: Campaign, wanted: _Wanted, *, at: datetime) -> Saved:
    boxes = [mailboxes.get_mailbox(connection, address) for address in wanted.mailboxes]
    gone = [mailboxes.get_mailbox(connection, address) for address in wanted.removed]
    campaigns.change(connection, campaign.id, wanted.changes, at=at)
    campaigns.add_mailboxes(connection, campaign.id, [box.id for box in boxes], at=at)
    for box in gone:
        campaigns.remove_mailbox(connection, campaign.id, box.id, at=at)
    moved = 0
    if wanted.content is not None:
        version = save_sequence(connection, wanted.content, at=at)
        versions.set_sequence(connection, campaign.id, version.id, at=at)
        moved = _move(connection, campaign, version, at=at) if wanted.move_leads else 0
    versions.look_again(connection, campaign.id, at=at)
    after = campaigns.get_campaign(connection, campaign.id)
    return Saved(
        campaign=after,
        sequence=_sequence_name(connection, after),
        limit=limits.binding(connection, after, settings=desk.settings, now=at),
        moved=moved,
        is_new_sequence=wanted.content is not None,
    )


def _move(connection: Connection, campaign: Campaign, version: StoredSequence, *, at: datetime) -> int:
    places = versions.places(connection, campaign.id, other_than=version.id)
    old = sequences.get_versions(connection, {place.sequence_id for place in places})
    positions = {
        place: position_in(version.sequence, old[place.sequence_id].sequence, place.position)
        for place in places
    }
    freed = versions.withdraw(connection, campaign.id, other_than=version.id, at=at)
    moved = versions.move(connection, campaign.id, positions, sequence_id=version.id, at=at)
    marks.make_due(connection, freed, at=at)
    return moved


def position_in(new: StepSequence, old: StepSequence, position: int) -> int:
    """
    Return where a lead that is at a position of the old version goes on in the new one.

    Steps are known by their ids: behind the last step that the lead has had and that the new version has too, else at
    the first of those that were to come, else at the same place.
    Raises InputError where the new order would leave out a step of the old version that the lead has not had.
    """
    had = [step.id for step in old.steps[:position]]
    ids = [step.id for step in new.steps]
    places = [ids.index(key) for key in had if key in ids]
    at = max(places, default=-1) + 1
    lost = [key for key in ids[:at] if key not in had and key in {step.id for step in old.steps}]
    if lost:
        raise InputError(
            f"step {lost[0]!r} stands before a step that leads have had already; they would never get it",
            hint="keep the order of the steps, or leave out --move-leads",
        )
    if places:
        return at
    coming = [ids.index(step.id) for step in old.steps[position:] if step.id in ids]
    return min(coming, default=min(position, len(ids)))


def _sequence_name(connection: Connection, campaign: Campaign) -> str:
    if campaign.sequence_id is None:
        return ""
    version = sequences.get_version(connection, campaign.sequence_id)
    return f"{version.name} v{version.version}"


def _view(connection: Connection, desk: Desk, campaign: Campaign) -> CampaignView:
    now = desk.clock()
    key = (Scope.CAMPAIGN, str(campaign.id))
    since = schedule.day_start(ZoneInfo(desk.settings.sender.timezone), now)
    steps = (
        sequences.get_version(connection, campaign.sequence_id).sequence.steps if campaign.sequence_id else ()
    )
    return CampaignView(
        campaign=campaign,
        sequence=_sequence_name(connection, campaign),
        steps=len(steps),
        mailboxes=tuple(box.address for box in mailboxes.mailboxes_of(connection, campaign.id)),
        leads=progress.funnel(connection, campaign.id),
        sent_today=ledger.used(connection, [key], since=since, campaign_id=campaign.id).get(key, 0),
        limit=limits.binding(connection, campaign, settings=desk.settings, now=now),
    )
