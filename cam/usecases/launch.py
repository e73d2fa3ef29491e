"""Launch: look at everything that could go wrong, say all of it at once, then let the campaign send."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from shlex import quote
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine import schedule, zones
from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.findings import Level
from cam.engine.mail_records.domain import CHECKS
from cam.engine.personalization import Compiled
from cam.engine.vocabulary import CampaignStatus, Channel, MailboxStatus, Provider
from cam.errors import InputError, Refused
from cam.settings import Settings
from cam.store import campaigns, events, mailboxes, preflight, sequences
from cam.usecases import limits, machine
from cam.usecases.campaigns import with_sequence
from cam.usecases.choose import one_campaign
from cam.usecases.desk import Desk
from cam.usecases.launch_words import Remark, broken, in_words, lacks, remarked
from cam.usecases.sending_domains import domain_findings
from cam.usecases.workshop import Workshop


@dataclass(frozen=True, kw_only=True)
class Launched:
    """A campaign that is active now.  warnings: what to know; limit: the one that binds; reach: its leads."""

    campaign: Campaign
    warnings: tuple[Remark, ...]
    limit: str
    reach: preflight.Reach
    next_open: datetime


def launch(desk: Desk, name: str | None, *, force: bool = False) -> Launched:
    """
    Let a campaign send from now on.

    force: what lint and the doctor say does not stop it, which is logged; identity, postal address and opt-out do.
    Raises Refused with every finding where one of them is an error; the campaign stays a draft then.
    """
    campaign = _with_sequence(desk, name)
    with desk.db.read() as connection:  # the look takes as long as the list is, and nobody waits for it
        at = desk.clock()
        remarks = list(examine(connection, desk, campaign, at=at))
        reach = preflight.reach(connection, campaign.id)
    remarks += _of_the_doctor(desk, campaign)
    errors = [one for one in remarks if one.is_error and not (force and one.skipped_as)]
    if errors:
        raise _refusal(campaign, errors, [one for one in remarks if one not in errors])
    with desk.db.write() as connection:
        campaign = _activate(connection, campaigns.get_campaign(connection, campaign.id), at=at)
        _log_force(connection, campaign, [one for one in remarks if one.is_error], at=at)
        return Launched(
            campaign=campaign,
            warnings=tuple(remarks),
            limit=limits.binding(connection, campaign, settings=desk.settings, now=at),
            reach=reach,
            next_open=schedule.next_open(campaign.window, _zone(campaign, desk.settings), at),
        )


def _with_sequence(desk: Desk, name: str | None) -> Campaign:
    with desk.db.write() as connection:
        campaign = one_campaign(connection, name, settings=desk.settings, how="by its name")
        _refuse_status(campaign)
        return with_sequence(connection, desk, campaign, at=desk.clock())


def _activate(connection: Connection, campaign: Campaign, *, at: datetime) -> Campaign:
    _refuse_status(campaign)  # it may have been paused or archived meanwhile
    if campaign.status is CampaignStatus.ACTIVE:
        return campaign
    usable = [box.id for box in mailboxes.mailboxes_of(connection, campaign.id) if limits.can_send(box)]
    campaigns.add_mailboxes(connection, campaign.id, usable, at=at)
    return campaigns.set_status(connection, campaign.id, CampaignStatus.ACTIVE, at=at)


def _of_the_doctor(desk: Desk, campaign: Campaign) -> list[Remark]:
    """Return what the doctor says of the machine and of the domains that the campaign would send from."""
    with desk.db.read() as connection:
        boxes = [box for box in mailboxes.mailboxes_of(connection, campaign.id) if limits.can_send(box)]
        sequence_id = campaign.sequence_id
        sends_mail = sequence_id is None or any(
            step.channel is Channel.EMAIL
            for step in sequences.get_version(connection, sequence_id).sequence.steps
        )
    found = [
        *machine.disk(*machine.folders_of(desk.root, desk.db)),
        *machine.remembered_clock(desk),
        *domain_findings(desk, boxes if sends_mail else (), seconds=desk.settings.doctor.dns_seconds),
    ]
    unknown = {
        (one.subject, one.detail) for one in found if one.level is Level.UNKNOWN and one.check in CHECKS
    }
    remarks = [
        remarked("doctor", f"domain {subject}: {detail}; cam doctor tells more", skipped_as="doctor")
        for subject, detail in sorted(unknown)
    ]
    for one in found:
        if one.level in (Level.FAIL, Level.WARN):
            said = f"{one.check} of {one.subject}: {one.detail}" + (f"; {one.fix}" if one.fix else "")
            is_error = one.level is Level.FAIL
            remarks.append(Remark(is_error=is_error, rule="doctor", detail=said, skipped_as="doctor"))
    return remarks


def _log_force(connection: Connection, campaign: Campaign, overruled: list[Remark], *, at: datetime) -> None:
    if overruled:
        details = {"overruled": [one.detail for one in overruled]}
        events.record(connection, "campaign.forced", at=at, campaign_id=campaign.id, details=details)


def examine(connection: Connection, desk: Desk, campaign: Campaign, *, at: datetime) -> Iterator[Remark]:
    """Give every finding about a campaign that is to be launched, the gravest matters first."""
    yield from _identity(desk.settings)
    workshop: Workshop | None = None
    try:
        workshop = Workshop.open(connection, desk, campaign)
    except InputError as error:
        yield from (broken("sequence", problem) for problem in error.problems or (error.what,))
    compiled = workshop.compiled.get(campaign.sequence_id or 0) if workshop is not None else None
    channels = {step.channel for step in compiled.sequence.steps} if compiled else {Channel.EMAIL}
    boxes = mailboxes.mailboxes_of(connection, campaign.id)
    if Channel.EMAIL in channels:
        yield from _mailboxes(boxes)
        if compiled is not None:
            yield from _replies(boxes, compiled)
    yield from _quotas(campaign, boxes, desk.settings, channels)
    yield from _window(campaign, desk.settings, at=at)
    reach = preflight.reach(connection, campaign.id)
    yield from _leads(campaign, reach, channels)
    if compiled is not None and workshop is not None:
        has_address = bool(desk.settings.sender.postal_address.strip())
        for remark in in_words(connection, campaign, workshop, reach=reach):
            if has_address or remark.rule != "postal_address":  # said once, above
                yield remark


def _refuse_status(campaign: Campaign) -> None:
    if campaign.status in (CampaignStatus.DRAFT, CampaignStatus.ACTIVE):
        return
    why = f": {campaign.paused_reason}" if campaign.paused_reason else ""
    raise Refused(
        f"campaign {campaign.name}: it is {campaign.status.value}{why}",
        guard="campaign_not_draft",
        hint=f"cam campaign resume {quote(campaign.name)}",
    )


def _refusal(campaign: Campaign, errors: list[Remark], warnings: list[Remark]) -> Refused:
    number = "1 thing is" if len(errors) == 1 else f"{len(errors)} things are"
    lines = [one.detail for one in errors] + [f"warning: {one.detail}" for one in warnings]
    skippable = sorted({one.skipped_as for one in errors})
    return Refused(
        f"campaign {campaign.name}: not launched, {number} in the way",
        guard="preflight",
        problems=lines,
        hint=f"mend it, then: cam campaign launch {quote(campaign.name)}"
        + (f" (--force skips {' and '.join(skippable)})" if all(skippable) else ""),
    )


def _identity(settings: Settings) -> Iterator[Remark]:
    if not settings.sender.name.strip():
        yield broken("sender_name", "[sender] name is empty in cam.toml; recipients must see who writes")
    if not settings.sender.postal_address.strip():
        yield broken(
            "postal_address",
            "[sender] postal_address is empty in cam.toml; the law asks for it in every mail",
        )
    if not settings.brand.opt_out_line.strip():
        yield broken("opt_out", "[brand] opt_out_line is empty in cam.toml; every mail says how to opt out")


def _mailboxes(boxes: list[Mailbox]) -> Iterator[Remark]:
    if not boxes:
        yield broken("mailbox", "it has no mailbox; cam mailbox add ADDRESS --preset NAME")
        return
    is_any_ready = any(limits.can_send(box) for box in boxes)
    for box in boxes:
        trouble = _trouble(box)
        if trouble:
            yield Remark(is_error=not is_any_ready, rule="mailbox", detail=trouble)


def _trouble(box: Mailbox) -> str:
    if box.provider is Provider.NONE:
        return f"mailbox {box.address} has no provider, it sends nothing; cam mailbox edit {box.address} --preset NAME"
    if box.status is MailboxStatus.UNVERIFIED:
        return f"mailbox {box.address} was never verified; cam mailbox verify {box.address}"
    if box.status is MailboxStatus.PAUSED:
        return f"mailbox {box.address} is paused: {box.paused_reason}; cam mailbox resume {box.address}"
    return ""


def _replies(boxes: list[Mailbox], compiled: Compiled) -> Iterator[Remark]:
    blind = [box.address for box in boxes if not box.replies_are_seen]
    if blind and len([step for step in compiled.sequence.steps if step.channel is Channel.EMAIL]) > 1:
        yield remarked(
            "replies_unseen",
            f"nobody sees the answers to {', '.join(blind)}, so steps two and later will not go out;"
            " let cam read the inbox (--imap-host, --maildir), or"
            f" if you read them yourself: cam mailbox edit {blind[0]} --replies-by-hand",
        )


def _quotas(
    campaign: Campaign, boxes: list[Mailbox], settings: Settings, channels: set[Channel]
) -> Iterator[Remark]:
    caps = settings.limits
    if campaign.daily_cap == 0:
        yield broken("quota", f"its daily cap is 0; cam campaign edit {quote(campaign.name)} --daily-cap N")
    ready = [box for box in boxes if limits.can_send(box)]
    if ready and all(box.daily_cap == 0 for box in ready):
        yield broken(
            "quota",
            f"the daily cap of {ready[0].address} is 0; cam mailbox edit {ready[0].address} --daily-cap N",
        )
    if ready and all(box.warm_up for box in ready) and caps.warm_up_start == 0:
        yield broken("quota", "[limits] warm_up_start is 0, so that a new mailbox never begins")
    for name, cap, channel in (
        ("email_per_day", caps.email_per_day, Channel.EMAIL),
        ("linkedin_per_day", caps.linkedin_per_day, Channel.LINKEDIN),
    ):
        if channel in channels and cap == 0:
            yield broken("quota", f"[limits] {name} is 0")
    if caps.new_leads_per_day == 0:
        yield broken("quota", "[limits] new_leads_per_day is 0, so that no lead gets a first touch")
    if caps.followups_per_day == 0:
        yield remarked("quota", "[limits] followups_per_day is 0, so that no lead gets a second touch")


def _zone(campaign: Campaign, settings: Settings) -> ZoneInfo:
    return zones.zone(campaign.timezone or settings.sender.timezone)


def _window(campaign: Campaign, settings: Settings, *, at: datetime) -> Iterator[Remark]:
    try:
        schedule.next_open(campaign.window, _zone(campaign, settings), at)
    except InputError as error:
        yield broken("window", error.what)


def _leads(campaign: Campaign, reach: preflight.Reach, channels: set[Channel]) -> Iterator[Remark]:
    if reach.total == 0:
        yield remarked(
            "leads", f"it has no leads; cam import-csv leads.csv --campaign {quote(campaign.name)}"
        )
        return
    if reach.open == 0:
        yield remarked(
            "leads",
            f"none of its {reach.total} leads can be contacted; cam why --campaign {quote(campaign.name)}",
        )
        return
    for channel, number, what in (
        (Channel.EMAIL, reach.email, "email address"),
        (Channel.LINKEDIN, reach.linkedin, "LinkedIn URL"),
    ):
        if channel in channels and number < reach.open:
            yield remarked(
                "no_address",
                f"{reach.open - number} of {reach.open} leads {lacks(reach.open - number)} no {what},"
                " so they get nothing that way",
            )
