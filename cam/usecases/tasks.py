"""Tasks: touches that a human does, listed with their words; done or skipped, the lead goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine import planning, schedule
from cam.engine.campaigns import Campaign
from cam.engine.enrollments import Candidate, LedgerMessage
from cam.engine.sequence import Sequence as StepSequence
from cam.engine.vocabulary import Channel, MessageStatus
from cam.errors import InputError, NotFound, Refused
from cam.store import campaigns, due, events, ledger, progress, sequences
from cam.usecases.desk import Desk
from cam.usecases.outcomes import mark_touched


@dataclass(frozen=True, kw_only=True)
class Task:
    """One touch that a human does.  recipient: an address or a LinkedIn URL.  since: when it was handed out."""

    id: int
    campaign: str
    lead: str
    channel: str
    step: str
    recipient: str
    subject: str
    body: str
    since: datetime
    status: str


def list_tasks(desk: Desk, *, campaign: str | None = None) -> list[Task]:
    """Return the tasks that are still to be done, the oldest first."""
    with desk.db.read() as connection:
        wanted = campaigns.get_campaign(connection, campaign).id if campaign else None
        rows = ledger.with_status(connection, [MessageStatus.PENDING])
        return [_task(connection, row) for row in rows if wanted in (None, row.campaign_id)]


def finish_tasks(desk: Desk, ids: Sequence[int]) -> list[Task]:
    """
    Record that a human did these tasks, each as a touch of its lead, and return them; all or none.

    Raises NotFound or InputError where one is no task, or is none any more.
    """
    at = desk.clock()
    with desk.db.write() as connection:
        for row in _pending(connection, ids):
            ledger.hand_done(connection, row.id, at=at)
            _record(connection, row, name="message.sent", at=at)
            found = _on_this_step(connection, row)
            if found is not None and found.enrollment.is_open:
                campaign, sequence = _context(connection, found)
                zone = _zone(desk, found, campaign)
                mark_touched(connection, found, sequence, at=at, settings=desk.settings, zone=zone)
        return [_by_id(connection, key) for key in ids]


def skip_tasks(desk: Desk, ids: Sequence[int], *, reason: str) -> list[Task]:
    """
    Leave these touches out and return them; the next step of each lead comes after its wait. All or none.

    Raises NotFound or InputError where one is no task, or is none any more, and Refused where one is the mail whose
    thread a later step continues.
    """
    at = desk.clock()
    with desk.db.write() as connection:
        rows = _pending(connection, ids)
        _refuse_to_open_nothing(connection, rows)
        for row in rows:
            outcome = f"skipped: {reason}" if reason else "skipped by hand"
            ledger.settle(
                connection,
                row.id,
                old=MessageStatus.PENDING,
                new=MessageStatus.CANCELLED,
                at=at,
                outcome=outcome,
            )
            _record(connection, row, name="message.skipped", at=at, reason=reason)
            found = _on_this_step(connection, row)
            if found is not None and found.enrollment.is_open:
                _move_on(connection, desk, found, at=at)
        return [_by_id(connection, key) for key in ids]


def _move_on(connection: Connection, desk: Desk, found: Candidate, *, at: datetime) -> None:
    campaign, sequence = _context(connection, found)
    position = found.enrollment.position + 1
    wait = (
        sequence.steps[position].wait
        if position < len(sequence.steps)
        else desk.settings.timing.no_reply_days
    )
    next_at = schedule.after_wait(at, wait, _zone(desk, found, campaign))
    progress.advance(connection, found.enrollment.id, position=position, next_action_at=next_at, at=at)


def _refuse_to_open_nothing(connection: Connection, rows: Sequence[LedgerMessage]) -> None:
    """Refuse to leave out the first mail to somebody whose next one says that it was sent."""
    problems: list[str] = []
    hint = ""
    for row in rows:
        found = _on_this_step(connection, row)
        if row.channel is not Channel.EMAIL or found is None or not found.enrollment.is_open:
            continue
        _, sequence = _context(connection, found)
        follower = sequence.follower(row.position)
        if follower is None or any(sent.channel is Channel.EMAIL for sent in found.thread):
            continue
        who = found.lead.key
        problems.append(
            f"task {row.id}: {who} has had no mail yet, and step {follower.id} would follow it up"
        )
        hint = hint or (
            f"cam tasks done {row.id} if you sent it; cam lead pause {who}, or cam lead mark {who} lost, "
            "to leave the person out"
        )
    if problems:
        raise Refused(problems[0], guard="no_thread", hint=hint, problems=problems[1:])


def _pending(connection: Connection, ids: Sequence[int]) -> list[LedgerMessage]:
    rows = [(key, ledger.get(connection, key)) for key in dict.fromkeys(ids)]
    unknown = [key for key, row in rows if row is None or not row.by_hand]
    if unknown:
        raise NotFound(f"task {unknown[0]}: there is none", hint="run 'cam tasks list'")
    found = [row for _, row in rows if row is not None]
    problems = [
        f"task {row.id}: it is {row.status.value} already"
        for row in found
        if row.status is not MessageStatus.PENDING
    ]
    if problems:
        raise InputError(problems[0], problems=problems[1:], hint="run 'cam tasks list'")
    return found


def _on_this_step(connection: Connection, row: LedgerMessage) -> Candidate | None:
    """Return the lead where this task is still its next touch, None where it went another way meanwhile."""
    found = due.one(connection, row.enrollment_id)
    if found is None or (found.enrollment.round, found.enrollment.position) != (row.round, row.position):
        return None
    return found


def _context(connection: Connection, found: Candidate) -> tuple[Campaign, StepSequence]:
    campaign = campaigns.get_campaign(connection, found.enrollment.campaign_id)
    return campaign, sequences.get_version(connection, found.enrollment.sequence_id or 0).sequence


def _zone(desk: Desk, found: Candidate, campaign: Campaign) -> ZoneInfo:
    return planning.lead_zone(found.lead, campaign, default=ZoneInfo(desk.settings.sender.timezone))


def _record(connection: Connection, row: LedgerMessage, *, name: str, at: datetime, reason: str = "") -> None:
    details = {"step": row.step_id, "variant": row.variant, "channel": row.channel.value, "by_hand": True}
    events.record(
        connection, name, at=at, campaign_id=row.campaign_id, lead_id=row.lead_id, message_row_id=row.id,
        details=details | ({"reason": reason} if reason else {}),
    )  # fmt: skip


def _by_id(connection: Connection, key: int) -> Task:
    row = ledger.get(connection, key)
    assert row is not None  # noqa: S101 - rows of the ledger are never deleted
    return _task(connection, row)


def _task(connection: Connection, row: LedgerMessage) -> Task:
    found = due.one(connection, row.enrollment_id)
    person = found.lead if found is not None else None
    return Task(
        id=row.id,
        campaign=campaigns.get_campaign(connection, row.campaign_id).name,
        lead=(person.full_name or person.key) if person is not None else row.recipient,
        channel=row.channel.value,
        step=row.step_id,
        recipient=row.recipient,
        subject=row.subject,
        body=ledger.text_of(connection, row.id),
        since=row.created_at,
        status=row.status.value,
    )
