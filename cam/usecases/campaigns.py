"""Campaigns: make one, change it, look at it, pause it and let it go on."""

from dataclasses import dataclass, replace
from datetime import datetime
from shlex import quote
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine import schedule
from cam.engine.campaigns import Campaign
from cam.engine.quotas import Scope
from cam.engine.steps import Sequence as StepSequence
from cam.engine.vocabulary import CampaignStatus, MessageStatus, State
from cam.errors import InputError, Refused, UsageError
from cam.store import campaigns, ledger, mailboxes, marks, progress, sequences, versions
from cam.store.sequences import StoredSequence
from cam.usecases import decide, limits, stalls
from cam.usecases.campaign_options import CampaignOptions, Wanted, read_options
from cam.usecases.choose import one_campaign
from cam.usecases.desk import Desk
from cam.usecases.examine import examine, log_force, refusal
from cam.usecases.launch_words import Remark
from cam.usecases.nurture import Awaited, lay_out_all
from cam.usecases.sequences import default_sequence, read_sequence, save_sequence


@dataclass(frozen=True, kw_only=True)
class Saved:
    """
    A campaign as it was saved.

    limit: the one that binds.  sequence: its version; is_new_sequence: a file was named.  moved: leads put onto it.
    nurture: the version of its nurture sequence, "" where it has none.  awaited: who gets it, None where that is as
    it was.  warnings: what a launch would say of it, where the change brought it up or it is grave.
    """

    campaign: Campaign
    sequence: str
    limit: str
    moved: int = 0
    is_new_sequence: bool = False
    nurture: str = ""
    awaited: Awaited | None = None
    warnings: tuple[Remark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CampaignView:
    """A campaign as people read it.  leads: by state; sent_today: what counts against its cap."""

    campaign: Campaign
    sequence: str
    nurture: str
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
    wanted = read_options(options)
    at = desk.clock()
    with desk.db.write() as connection:
        cap = desk.settings.limits.campaign_per_day
        made = campaigns.create_draft(connection, name=name, daily_cap=cap, at=at)
        wanted = replace(wanted, content=wanted.content or _default(desk))
        return _save(connection, desk, made, wanted, at=at)


def edit_campaign(
    desk: Desk, name: str | None, options: CampaignOptions, *, move_leads: bool = False, force: bool = False
) -> Saved:
    """
    Change what is said and return the campaign as it is now.

    move_leads: leads on the way go on by the new version too, at the step that stands for theirs.
    force: what lint says of the new words does not stop it, as in a launch.
    Raises InputError with every mistake, and Refused where a launch would refuse what the change makes of a campaign
    that was launched before; nothing is changed then.
    """
    if options == CampaignOptions():
        raise InputError(
            f"campaign {name}: nothing to change was said" if name else "nothing to change was said",
            hint="see 'cam campaign edit --help'",
        )
    if move_leads and options.sequence is None and options.nurture_sequence is None:
        raise UsageError(
            "--move-leads: it goes with --sequence FILE or --nurture-sequence FILE",
            hint="name the new sequence",
        )
    wanted = replace(read_options(options), move_leads=move_leads)
    at = desk.clock()
    with desk.db.read() as connection:
        before = _findings(connection, desk, _chosen(connection, desk, name), at=at)
    with desk.db.write() as connection:
        saved = _save(connection, desk, _chosen(connection, desk, name), wanted, at=at)
        after = _findings(connection, desk, saved.campaign, at=at)
        return _passed(connection, saved, before, after, force=force, at=at)


def _findings(connection: Connection, desk: Desk, campaign: Campaign, *, at: datetime) -> list[Remark]:
    """Return what a launch would say of a campaign that has none before it: a draft's is still to come."""
    return [] if campaign.launched_at is None else list(examine(connection, desk, campaign, at=at))


def _passed(
    connection: Connection,
    saved: Saved,
    before: list[Remark],
    after: list[Remark],
    *,
    force: bool,
    at: datetime,
) -> Saved:
    """Return what was saved with its warnings; raise Refused where the change brought up what stops a launch."""
    known = {one.key for one in before}
    told = [one for one in after if one.is_error or one.key not in known]
    caused = [one for one in told if one.is_error and one.key not in known]
    errors = [one for one in caused if not (force and one.skipped_as)]
    if errors:
        warnings = [one for one in told if one not in errors]
        raise refusal(saved.campaign, errors, warnings, outcome="not changed", mend="mend it and edit again")
    log_force(connection, saved.campaign, caused, at=at)
    return replace(saved, warnings=tuple(told))


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


def show_campaign(desk: Desk, name: str | None) -> CampaignView:
    """Return one campaign; raises NotFound with the closest name."""
    with desk.db.read() as connection:
        return _view(connection, desk, _chosen(connection, desk, name))


def pause_campaign(desk: Desk, name: str | None, *, reason: str = "") -> tuple[Campaign, int]:
    """
    Let a campaign send nothing until it is resumed; return it, and how many queued messages were withdrawn.

    Their leads are due again at once when it is resumed. Tasks that a human has stay with the human.
    """
    at = desk.clock()
    with desk.db.write() as connection:
        found = _chosen(connection, desk, name)
        if found.status is not CampaignStatus.ACTIVE:
            raise Refused(
                f"campaign {found.name}: it is {found.status.value}, there is nothing to pause",
                guard="campaign_not_active",
            )
        withdrawn = ledger.cancel_open_of_campaign(
            connection, campaign_id=found.id, reason="campaign paused", at=at
        )
        stalls.over(connection, found.id, at=at)
        status = CampaignStatus.PAUSED
        reason = reason or "paused by hand"
        return campaigns.set_status(connection, found.id, status, at=at, reason=reason), withdrawn


def resume_campaign(desk: Desk, name: str | None) -> Campaign:
    """
    Let a paused, degraded or archived campaign send as before; a draft is launched instead.

    A human's word holds over what the rules decided until new evidence comes. A complete campaign goes on only once
    its target is higher than what it has reached.  Raises NotFound and Refused.
    """
    at = desk.clock()
    with desk.db.write() as connection:
        found = _chosen(connection, desk, name)
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
        stalls.over(connection, found.id, at=at)
        return campaigns.set_status(connection, found.id, CampaignStatus.ARCHIVED, at=at), withdrawn


def _chosen(connection: Connection, desk: Desk, name: str | None) -> Campaign:
    return one_campaign(connection, name, settings=desk.settings, how="by its name")


def _default(desk: Desk) -> StepSequence:
    """Return the sequence of a campaign that names none: the one of the settings, else the built-in three steps."""
    named = desk.settings.defaults.sequence
    return read_sequence(desk.root / named) if named else default_sequence()


def _save(connection: Connection, desk: Desk, campaign: Campaign, wanted: Wanted, *, at: datetime) -> Saved:
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
    if wanted.nurture is not None:
        moved += _nurture(connection, campaign, wanted.nurture, wanted, at=at)
    elif wanted.nurture_after is not None or wanted.no_nurture:
        _nurture_otherwise(connection, campaign, wanted, at=at)
    versions.look_again(connection, campaign.id, at=at)
    after = campaigns.get_campaign(connection, campaign.id)
    nurtures = wanted.nurture is not None or wanted.nurture_after is not None or wanted.no_nurture
    return Saved(
        campaign=after,
        sequence=_version_name(connection, after.sequence_id),
        limit=limits.binding(connection, after, settings=desk.settings, now=at),
        moved=moved,
        is_new_sequence=wanted.content is not None,
        nurture=_version_name(connection, after.nurture_sequence_id),
        awaited=lay_out_all(connection, desk, after, at=at) if nurtures else None,
    )


def _nurture(
    connection: Connection, campaign: Campaign, content: StepSequence, wanted: Wanted, *, at: datetime
) -> int:
    """Let a campaign nurture by this content; return how many leads in the middle of another go on by it."""
    version = save_sequence(connection, content, at=at)
    days = wanted.nurture_after or campaign.nurture_after_days
    versions.set_nurture(connection, campaign.id, version.id, days=days, at=at)
    return _move(connection, campaign, version, at=at, nurture=True) if wanted.move_leads else 0


def _nurture_otherwise(connection: Connection, campaign: Campaign, wanted: Wanted, *, at: datetime) -> None:
    """Nurture at another time, or not at all."""
    key = None if wanted.no_nurture else campaign.nurture_sequence_id
    if key is None and not wanted.no_nurture:
        raise InputError(
            f"campaign {campaign.name}: --nurture-after {wanted.nurture_after}: it has no nurture sequence",
            hint="name one: --nurture-sequence FILE",
        )
    days = wanted.nurture_after or campaign.nurture_after_days
    versions.set_nurture(connection, campaign.id, key, days=days, at=at)


def _move(
    connection: Connection,
    campaign: Campaign,
    version: StoredSequence,
    *,
    at: datetime,
    nurture: bool = False,
) -> int:
    places = versions.places(connection, campaign.id, other_than=version.id, nurture=nurture)
    old = sequences.get_versions(connection, {place.sequence_id for place in places})
    positions = {
        place: position_in(version.sequence, old[place.sequence_id].sequence, place.position)
        for place in places
    }
    freed = versions.withdraw(connection, campaign.id, other_than=version.id, at=at, nurture=nurture)
    moved = versions.move(connection, campaign.id, positions, sequence_id=version.id, at=at, nurture=nurture)
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


def _version_name(connection: Connection, version_id: int | None) -> str:
    if version_id is None:
        return ""
    version = sequences.get_version(connection, version_id)
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
        sequence=_version_name(connection, campaign.sequence_id),
        nurture=_version_name(connection, campaign.nurture_sequence_id),
        steps=len(steps),
        mailboxes=tuple(box.address for box in mailboxes.mailboxes_of(connection, campaign.id)),
        leads=progress.funnel(connection, campaign.id),
        sent_today=ledger.used(connection, [key], since=since, campaign_id=campaign.id).get(key, 0),
        limit=limits.binding(connection, campaign, settings=desk.settings, now=now),
    )
