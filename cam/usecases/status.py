"""The status: what is due, how much of every cap is used, and what is wrong right now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from shlex import quote
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine.alerts import is_loud
from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.quotas import Scope
from cam.engine.refusals import WATCHED
from cam.engine.schedule import day_start
from cam.engine.vocabulary import CampaignStatus, Channel, MailboxStatus, MessageStatus, Provider
from cam.settings import Settings
from cam.store import (
    alerts,
    campaigns,
    condition,
    due,
    inbox,
    leases,
    ledger,
    mailboxes,
    refusals,
    replies,
    switches,
    workers,
)
from cam.usecases import ground as grounds
from cam.usecases.clock_doubt import clock_doubts
from cam.usecases.desk import Desk
from cam.usecases.ground import mailbox_cap
from cam.usecases.restored import doubt

ALERTS_SHOWN = 5
RUNNING, DEAD = workers.RUNNING, "dead"


@dataclass(frozen=True, kw_only=True)
class Usage:
    """What was counted against a cap since the workspace's midnight.  cap: None where there is none."""

    used: int
    cap: int | None


@dataclass(frozen=True, kw_only=True)
class MailboxStatusLine:
    """
    One mailbox: its status, and when it is tried again after failed connections.

    inbox: where the answers are read, "by hand", or "" where nobody sees them.  inbox_read_at: the last time.
    """

    mailbox: str
    provider: Provider
    status: MailboxStatus
    paused_reason: str
    failures: int
    not_before: datetime | None
    inbox: str
    inbox_read_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Worker:
    """Who sends: running, stopped as it should, or dead.  since: when it began.  last_seen: its last sign of life."""

    id: str
    state: str
    since: datetime
    last_seen: datetime


@dataclass(frozen=True, kw_only=True)
class Status:
    """
    The state of the workspace: the shape of `status --json`, and the titles of the alerts that wait.

    due: touches whose time has come in active campaigns, whatever the limits say of them.
    problems: what keeps messages back, or asks for a human, and will not go away by itself, one line each.
    troubled: the mailboxes that one of them is about.
    paused: the campaigns that are, by name, where no other one is active.
    """

    worker: Worker | None
    last_cycle: datetime | None
    due: int
    sent_today: dict[str, Usage]
    unknown: int
    parked: int
    alerts_waiting: int
    replies_undecided: int
    mailboxes: tuple[MailboxStatusLine, ...]
    problems: tuple[str, ...]
    troubled: frozenset[str]
    alerts: tuple[tuple[datetime, str], ...]
    paused: tuple[str, ...]


def status(desk: Desk) -> Status:
    """Return the state of the workspace at this moment; nothing is changed."""
    now = desk.clock()
    with desk.db.read() as connection:
        boxes = mailboxes.all_mailboxes(connection)
        active = campaigns.all_campaigns(connection, statuses=[CampaignStatus.ACTIVE])
        paused = campaigns.all_campaigns(connection, statuses=[CampaignStatus.PAUSED])
        open_rows = ledger.counts_by_status(connection)
        read = {key: one.read_at for key, one in inbox.readings(connection).items()}
        troubles = list(_troubles(connection, boxes, now=now))
        return Status(
            worker=_worker(connection, desk.settings, now=now),
            last_cycle=_last_cycle(connection),
            due=sum(due.count(connection, campaign.id, now=now) for campaign in active),
            sent_today=_sent_today(connection, desk, active, boxes, now=now),
            unknown=open_rows.get(MessageStatus.UNKNOWN, 0),
            parked=open_rows.get(MessageStatus.PARKED, 0),
            alerts_waiting=alerts.count_waiting(connection, now=now),
            replies_undecided=replies.undecided_count(connection),
            mailboxes=tuple(_line(box, read.get(box.id)) for box in boxes),
            problems=(
                *_about_restored(connection, desk),
                *_about_worker(connection, desk, now=now),
                *_in_doubt(connection, open_rows, now=now),
                *(problem for _, problem in troubles),
                *_refused(connection, boxes, now=now),
                *_stuck(connection, active, boxes, now=now),
            ),
            troubled=frozenset(address for address, _ in troubles),
            alerts=tuple(
                (at, title) for at, _, title in alerts.waiting(connection, now=now, limit=ALERTS_SHOWN)
            ),
            paused=() if active else tuple(campaign.name for campaign in paused),
        )


def _worker(connection: Connection, settings: Settings, *, now: datetime) -> Worker | None:
    """Return who holds the workspace's lease now, else the worker that was there last; None where nobody ever was."""
    held = leases.current(connection, leases.WORKSPACE, now=now)
    beat = workers.last(connection)
    if held is not None and (beat is None or beat.worker_id != held.holder):
        return Worker(id=held.holder, state=RUNNING, since=held.acquired_at, last_seen=held.acquired_at)
    if beat is None:
        return None
    silent = beat.state == workers.RUNNING and held is None
    is_dead = silent and now - beat.seen_at > timedelta(seconds=settings.worker.lease_seconds)
    state = DEAD if is_dead else beat.state
    return Worker(id=beat.worker_id, state=state, since=beat.started_at, last_seen=beat.seen_at)


def _last_cycle(connection: Connection) -> datetime | None:
    beat = workers.last(connection)
    moments = [condition.last_cycle(connection), beat.cycle_at if beat else None]
    return max((moment for moment in moments if moment is not None), default=None)


def _about_worker(connection: Connection, desk: Desk, *, now: datetime) -> Iterator[str]:
    if not desk.settings.worker.enabled:
        yield "the worker sends nothing: [worker] enabled = false in cam.toml"
    found = _worker(connection, desk.settings, now=now)
    beat = workers.last(connection)
    if found is not None and found.state == DEAD:
        yield f"worker {found.id} is dead, last seen {found.last_seen:%Y-%m-%d %H:%M} UTC; cam worker starts another"
    elif found is not None and found.state == RUNNING and beat is not None and beat.error:
        yield f"the last cycle of worker {beat.worker_id} met trouble: {beat.error}"


def _about_restored(connection: Connection, desk: Desk) -> Iterator[str]:
    found = doubt(connection, desk)
    if found is not None:
        yield f"{found.says}; nothing is sent until you confirm it; cam db restore"


def _sent_today(
    connection: Connection, desk: Desk, active: Iterable[Campaign], boxes: Sequence[Mailbox], *, now: datetime
) -> dict[str, Usage]:
    zone = ZoneInfo(desk.settings.sender.timezone)
    days = ledger.mailbox_days(connection, [box.id for box in boxes])
    caps: dict[tuple[Scope, str], tuple[str, int | None]] = {}
    for campaign in active:
        caps[Scope.CAMPAIGN, str(campaign.id)] = f"campaign:{campaign.name}", campaign.cap_today
    for box in boxes:
        first = days[box.id][0] if box.id in days else None
        cap = mailbox_cap(box, desk.settings, first_send=first, now=now, zone=zone)
        caps[Scope.MAILBOX, str(box.id)] = f"mailbox:{box.address}", cap
    limits = {
        Channel.EMAIL: desk.settings.limits.email_per_day,
        Channel.LINKEDIN: desk.settings.limits.linkedin_per_day,
    }
    for channel, limit in limits.items():
        caps[Scope.CHANNEL, channel.value] = f"channel:{channel.value}", limit
    used = ledger.used(connection, caps, since=day_start(zone, now), campaign_id=0)
    return {name: Usage(used=used.get(key, 0), cap=cap) for key, (name, cap) in caps.items()}


def _line(box: Mailbox, read_at: datetime | None) -> MailboxStatusLine:
    return MailboxStatusLine(
        mailbox=box.address,
        provider=box.provider,
        status=box.status,
        paused_reason=box.paused_reason,
        failures=box.failures,
        not_before=box.not_before,
        inbox=box.imap_host or box.maildir or ("by hand" if box.replies_by_hand else ""),
        inbox_read_at=read_at,
    )


def _in_doubt(connection: Connection, open_rows: dict[str, int], *, now: datetime) -> Iterator[str]:
    """Give what a human has thrown, or has to decide or to read."""
    switch = switches.sending(connection)
    if not switch.is_on:
        why = f" ({switch.reason})" if switch.reason else ""
        yield f"sending is switched off{why}; cam start"
    yield from clock_doubts(connection, now=now)
    unknown, parked = open_rows.get(MessageStatus.UNKNOWN, 0), open_rows.get(MessageStatus.PARKED, 0)
    if unknown:
        yield f"{_sends(unknown)} of unknown outcome, waiting for proof; cam unknown list"
    if parked:
        yield f"{_sends(parked)} whose outcome nobody can prove; cam unknown list"
    quarantined = replies.quarantined_count(connection)
    if quarantined:
        yield f"{_messages(quarantined)} in an inbox that cam could not understand; cam replies list"


def _troubles(
    connection: Connection, boxes: Sequence[Mailbox], *, now: datetime
) -> Iterator[tuple[str, str]]:
    """Give each mailbox that sends nothing, and why."""
    unread = grounds.unread(connection, boxes)
    for box in boxes:
        for problem in _trouble(box, now=now):
            yield box.address, problem
        if box.id in unread and box.status is not MailboxStatus.PAUSED:
            problem = (
                f"mailbox {box.address}: its inbox cannot be read, so it sends nothing; {unread[box.id]}"
            )
            yield box.address, problem


def _refused(connection: Connection, boxes: Sequence[Mailbox], *, now: datetime) -> Iterator[str]:
    """Give each mailbox whose mail is refused for reasons of ours."""
    found = refusals.by_mailbox(connection, since=now - WATCHED)
    for box in boxes:
        if box.id in found and found[box.id].is_trouble:
            yield f"mailbox {box.address}: {found[box.id].in_words}; cam doctor"


def _stuck(
    connection: Connection, active: Sequence[Campaign], boxes: Sequence[Mailbox], *, now: datetime
) -> Iterator[str]:
    """
    Give the alerts that nobody gets, and the campaigns that have nothing to send from.

    An alert that waits is news, not a condition: it is counted and shown, and degrades only after a day of failures.
    """
    loud = [one for one in alerts.undelivered(connection) if is_loud(one, now=now)]
    if loud:
        number = "1 alert" if len(loud) == 1 else f"{len(loud)} alerts"
        yield f"{number} could not be delivered for a day ({loud[0].error}); cam alerts list"
    ready = {
        box.id for box in boxes if box.status is MailboxStatus.ACTIVE and box.provider is not Provider.NONE
    }
    for campaign in active:
        if not ready & set(campaign.mailbox_ids):
            yield f"campaign {campaign.name}: no mailbox that can send; cam campaign show {quote(campaign.name)}"


def _trouble(box: Mailbox, *, now: datetime) -> Iterator[str]:
    if box.status is MailboxStatus.PAUSED:
        why = f" ({box.paused_reason})" if box.paused_reason else ""
        yield f"mailbox {box.address}: paused{why}; cam mailbox resume {box.address}"
    elif box.status is MailboxStatus.UNVERIFIED:
        yield f"mailbox {box.address}: not verified; cam mailbox verify {box.address}"
    elif box.not_before is not None and now < box.not_before:
        often = f", {box.failures} times in a row" if box.failures > 1 else ""
        why = f" ({box.paused_reason})" if box.paused_reason else ""
        yield f"mailbox {box.address}: unreachable{often}{why}; cam mailbox verify {box.address}"


def _messages(count: int) -> str:
    return "1 message" if count == 1 else f"{count} messages"


def _sends(count: int) -> str:
    return "1 send" if count == 1 else f"{count} sends"
