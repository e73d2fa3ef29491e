"""Examine: everything that could keep a campaign from sending, all of it at once, before it costs a lead."""

from collections.abc import Iterator
from datetime import datetime
from shlex import quote
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine import schedule, zones
from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.personalization import Compiled
from cam.engine.vocabulary import Channel, MailboxStatus, Provider
from cam.errors import InputError, Refused
from cam.settings import Settings
from cam.store import events, mailboxes, preflight
from cam.usecases import limits
from cam.usecases.desk import Desk
from cam.usecases.launch_words import Remark, broken, in_words, lacks, remarked
from cam.usecases.workshop import Workshop

NONE_READY = "no mailbox is ready"


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


def refusal(
    campaign: Campaign, errors: list[Remark], warnings: list[Remark], *, outcome: str, mend: str
) -> Refused:
    """Return the refusal that tells all findings.  outcome: what did not happen.  mend: what is to be done."""
    number = "1 thing is" if len(errors) == 1 else f"{len(errors)} things are"
    lines = [one.detail for one in errors] + [f"warning: {one.detail}" for one in warnings]
    skippable = sorted({one.skipped_as for one in errors})
    return Refused(
        f"campaign {campaign.name}: {outcome}, {number} in the way",
        guard="preflight",
        problems=lines,
        hint=mend + (f" (--force skips {' and '.join(skippable)})" if all(skippable) else ""),
    )


def log_force(connection: Connection, campaign: Campaign, overruled: list[Remark], *, at: datetime) -> None:
    """Record the errors that a human went past with --force, where there are any."""
    if overruled:
        details = {"overruled": [one.detail for one in overruled]}
        events.record(connection, "campaign.forced", at=at, campaign_id=campaign.id, details=details)


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
        yield broken("mailbox", "it has no mailbox; cam mailbox add ADDRESS --preset NAME", matter=NONE_READY)
        return
    is_any_ready = any(limits.can_send(box) for box in boxes)
    for box in boxes:
        trouble = _trouble(box)
        if trouble:
            matter = "" if is_any_ready else NONE_READY
            yield Remark(is_error=not is_any_ready, rule="mailbox", detail=trouble, matter=matter)


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


def zone_of(campaign: Campaign, settings: Settings) -> ZoneInfo:
    """Return the time zone of a campaign's leads whose own is unknown."""
    return zones.zone(campaign.timezone or settings.sender.timezone)


def _window(campaign: Campaign, settings: Settings, *, at: datetime) -> Iterator[Remark]:
    try:
        schedule.next_open(campaign.window, zone_of(campaign, settings), at)
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
