"""The ground of a decision: campaign, mailboxes, rules and what is left of every cap, read in one transaction."""

import random
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine import planning, schedule
from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.enrollments import Candidate
from cam.engine.quotas import Allowance, Scope, warm_up_cap
from cam.engine.sequence import Sequence
from cam.engine.vocabulary import CampaignStatus, Channel
from cam.settings import Settings
from cam.store import inbox, ledger, mailboxes, switches
from cam.usecases.workshop import Workshop

Key = tuple[Scope, str]
BY_SCORE = "by_score"  # of [timing] first_touch


@dataclass(frozen=True, kw_only=True)
class Options:
    """
    How one cycle runs. channel: only steps of this one.  from_mailbox: the one for leads that have none yet.

    from_name: the display name instead of the mailbox's.  is_paced: keep the random gap between two messages.
    spreads: first touches are spread by score where the settings say so.
    keeps_gap: a mailbox whose gap is not over sends nothing in this cycle, and one message in each.
    is_by_hand: a human sends the messages.
    """

    is_dry_run: bool = True
    batch_size: int = 10
    channel: Channel | None = None
    from_mailbox: int | None = None
    from_name: str = ""
    include_cold: bool = False
    is_paced: bool = False
    keeps_gap: bool = False
    spreads: bool = False
    is_by_hand: bool = False


def rules(settings: Settings, *, include_cold: bool = False, spreads: bool = False) -> planning.Rules:
    """Return the workspace's rules as the engine reads them."""
    return planning.Rules(
        zone=ZoneInfo(settings.sender.timezone),
        blocked_domains=frozenset(domain.lower() for domain in settings.safety.blocked_domains),
        allowlist_regex=settings.safety.allowlist_regex,
        followup_deadline_days=settings.timing.followup_deadline_days,
        include_cold=include_cold,
        spreads_first_touches=spreads and settings.timing.first_touch == BY_SCORE,
    )


def caps(
    connection: Connection, campaign: Campaign, boxes: Iterable[Mailbox], settings: Settings, *, now: datetime
) -> dict[Key, int]:
    """Return today's cap of every scope that has one, the mailboxes' as their warm-up stands."""
    zone = ZoneInfo(settings.sender.timezone)
    limits = settings.limits
    own = str(campaign.id)
    found: dict[Key, int | None] = {
        (Scope.CHANNEL, Channel.EMAIL.value): limits.email_per_day,
        (Scope.CHANNEL, Channel.LINKEDIN.value): limits.linkedin_per_day,
        (Scope.CAMPAIGN, own): campaign.cap_today,
        (Scope.NEW_LEADS, own): limits.new_leads_per_day,
        (Scope.FOLLOWUPS, own): limits.followups_per_day,
    }
    boxes = list(boxes)
    days = ledger.mailbox_days(connection, [box.id for box in boxes if box.warm_up])
    for box in boxes:
        first = days[box.id][0] if box.id in days else None
        found[(Scope.MAILBOX, str(box.id))] = mailbox_cap(box, settings, first_send=first, now=now, zone=zone)
    return {key: cap for key, cap in found.items() if cap is not None}


def mailbox_cap(
    box: Mailbox, settings: Settings, *, first_send: datetime | None, now: datetime, zone: ZoneInfo
) -> int:
    """Return how many messages a mailbox may send today."""
    if not box.warm_up:
        return box.daily_cap
    return warm_up_cap(
        first_send=first_send,
        now=now,
        zone=zone,
        daily_cap=box.daily_cap,
        start=settings.limits.warm_up_start,
        step=settings.limits.warm_up_step,
    )


def lay(
    connection: Connection,
    campaign: Campaign,
    sequences: Mapping[int, Sequence],
    *,
    settings: Settings,
    options: Options,
    now: datetime,
    boxes: Collection[Mailbox] | None = None,
    domain: str = "",
    restored: str = "",
) -> planning.Ground:
    """
    Return the ground for one campaign at this moment; quotas are counted from the ledger.

    boxes: those that matter, the campaign's where none are given.  domain: a recipient's, whose cap matters too.
    restored: why the database may not know what was sent.
    """
    if boxes is None:
        boxes = mailboxes.mailboxes_of(connection, campaign.id)
    limits = caps(connection, campaign, boxes, settings, now=now)
    if domain and settings.limits.per_domain_per_day is not None:
        limits[Scope.DOMAIN, domain] = settings.limits.per_domain_per_day
    since = schedule.day_start(ZoneInfo(settings.sender.timezone), now)
    used = ledger.used(connection, limits, since=since, campaign_id=campaign.id)
    by_id = {box.id: box for box in boxes}
    return planning.Ground(
        campaign=campaign,
        sequences=sequences,
        mailboxes=by_id,
        rules=rules(settings, include_cold=options.include_cold, spreads=options.spreads),
        allowance=Allowance({key: cap - used.get(key, 0) for key, cap in limits.items()}),
        only_mailbox=options.from_mailbox,
        as_if_launched=options.is_dry_run and campaign.status is CampaignStatus.DRAFT,
        is_by_hand=options.is_by_hand,
        sending_is_off=switches.sending_is_off(connection),
        restored=restored,
        unread=unread(connection, boxes),
        resting=resting(connection, by_id, settings=settings) if options.keeps_gap else {},
    )


def resting(
    connection: Connection, mailbox_ids: Collection[int], *, settings: Settings
) -> dict[int, datetime]:
    """Return the moment from which each mailbox that ever sent may begin its next message, by id."""
    if not settings.limits.gap_seconds[1]:
        return {}
    days = ledger.mailbox_days(connection, mailbox_ids)
    return {key: gap_over(key, last, settings=settings) for key, (_, last) in days.items()}


def gap_over(mailbox_id: int, last: datetime, *, settings: Settings) -> datetime:
    """Return when the gap after a mailbox's last message is over: the same moment, whenever it is asked for."""
    rng = random.Random(f"{mailbox_id}/{last.isoformat()}")  # noqa: S311 - a pause, not a secret
    return schedule.next_gap(last, settings.limits.gap_seconds, rng=rng)


def unread(connection: Connection, boxes: Iterable[Mailbox]) -> dict[int, str]:
    """Return the mailboxes whose inbox could not be read the last time, by id, each with why."""
    read = [box.id for box in boxes if box.has_inbox]
    readings = inbox.readings(connection) if read else {}
    return {key: readings[key].trouble for key in read if key in readings and readings[key].trouble}


def learn_domains(
    connection: Connection,
    ground: planning.Ground,
    domains: Collection[str],
    *,
    settings: Settings,
    now: datetime,
) -> None:
    """Teach the allowance what is left for these recipient domains today."""
    cap = settings.limits.per_domain_per_day
    unknown = {name for name in domains if name and ground.allowance.left((Scope.DOMAIN, name)) is None}
    if cap is None or not unknown:
        return
    since = schedule.day_start(ground.rules.zone, now)
    used = ledger.used_by_domain(connection, unknown, since=since)
    for name in unknown:
        ground.allowance.learn((Scope.DOMAIN, name), cap - used.get(name, 0))


def taught(
    pages: Iterator[list[Candidate]],
    connection: Connection,
    ground: planning.Ground,
    *,
    workshop: Workshop,
    settings: Settings,
    now: datetime,
) -> Iterator[Candidate]:
    """Give the candidates of all pages; each page's domains and versions are learned before its first candidate."""
    for page in pages:
        workshop.learn(connection, page)
        domains = {candidate.company_domain for candidate in page}
        learn_domains(connection, ground, domains, settings=settings, now=now)
        yield from page
