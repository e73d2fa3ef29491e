"""Sends whose outcome nobody can prove: list them, and take a human's word for one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine import planning
from cam.engine.enrollments import Candidate, LedgerMessage
from cam.engine.vocabulary import MessageStatus
from cam.errors import InputError, NotFound
from cam.store import alerts, campaigns, due, events, ledger, progress, sequences
from cam.usecases.desk import Desk
from cam.usecases.outcomes import mark_touched


class Resolution(StrEnum):
    """What a human says of an uncertain send."""

    SENT = "sent"  # it arrived: the sequence goes on
    RESEND = "resend"  # it did not: the same bytes go out again
    DROP = "drop"  # give it up: the lead is paused


@dataclass(frozen=True, kw_only=True)
class Uncertain:
    """One send that may have left.  settle_until: until then proof may still come by itself."""

    id: int
    status: str
    lead: str
    subject: str
    begun_at: datetime | None
    settle_until: datetime | None
    why: str


def list_unknown(desk: Desk) -> list[Uncertain]:
    """Return every UNKNOWN and PARKED send, the oldest first."""
    with desk.db.read() as connection:
        rows = ledger.with_status(connection, [MessageStatus.UNKNOWN, MessageStatus.PARKED])
    return [
        Uncertain(
            id=row.id,
            status=row.status.value,
            lead=row.recipient,
            subject=row.subject,
            begun_at=row.begun_at,
            settle_until=row.settle_until,
            why=row.outcome,
        )
        for row in rows
    ]


def resolve(desk: Desk, row_id: int, resolution: Resolution) -> LedgerMessage:
    """
    Take a human's word for one uncertain send, with everything that follows, and return the row as it is now.

    Raises NotFound for an unknown id and InputError where the row is certain already, or cannot go out again.
    """
    now = desk.clock()
    with desk.db.write() as connection:
        row = ledger.get(connection, row_id)
        if row is None:
            raise NotFound(f"message {row_id}: there is none", hint="cam unknown list shows the ids")
        if row.status not in (MessageStatus.UNKNOWN, MessageStatus.PARKED):
            raise InputError(
                f"message {row_id}: it is {row.status.value}, nothing is uncertain", hint="cam unknown list"
            )
        if resolution is Resolution.RESEND:
            _check_resend(connection, row)
        _park(connection, row, at=now)
        _settle(connection, desk, row, resolution, at=now)
        alerts.close_alert(connection, key=f"parked:{row.id}")
        events.record(
            connection,
            f"message.resolved_{resolution.value}",
            at=now,
            campaign_id=row.campaign_id,
            lead_id=row.lead_id,
            message_row_id=row.id,
        )
        after = ledger.get(connection, row_id)
    assert after is not None  # noqa: S101 - rows of the ledger are never deleted
    return after


def _its_lead(connection: Connection, row: LedgerMessage) -> Candidate:
    candidate = due.one(connection, row.enrollment_id)
    assert candidate is not None  # noqa: S101 - enrollments are never deleted
    return candidate


def _is_next(connection: Connection, row: LedgerMessage) -> bool:
    """Return whether the step of this row is still the one that its lead stands at."""
    enrolled = _its_lead(connection, row).enrollment
    if enrolled.round != row.round or enrolled.sequence_id is None:
        return False
    steps = sequences.get_version(connection, enrolled.sequence_id).sequence.steps
    return enrolled.position < len(steps) and steps[enrolled.position].id == row.step_id


def _check_resend(connection: Connection, row: LedgerMessage) -> None:
    """Raise InputError where the same bytes could not go out any more, whatever a human says."""
    enrolled = _its_lead(connection, row).enrollment
    if not enrolled.is_open:
        why = f"the lead is {enrolled.state.value}, nothing goes to it any more"
    elif enrolled.position != row.position or not _is_next(connection, row):
        why = "the lead has moved on since, this step is not its next one"
    else:
        return
    raise InputError(f"message {row.id}: {why}", hint=f"cam unknown resolve {row.id} --sent|--drop")


def _park(connection: Connection, row: LedgerMessage, *, at: datetime) -> None:
    # a human may decide before the settle time is over; the way out of doubt is through PARKED all the same
    if row.status is MessageStatus.UNKNOWN:
        ledger.settle(
            connection,
            row.id,
            old=MessageStatus.UNKNOWN,
            new=MessageStatus.PARKED,
            at=at,
            outcome=row.outcome,
        )


def _settle(
    connection: Connection, desk: Desk, row: LedgerMessage, resolution: Resolution, *, at: datetime
) -> None:
    new = {
        Resolution.SENT: MessageStatus.SENT,
        Resolution.RESEND: MessageStatus.RETRY,
        Resolution.DROP: MessageStatus.FAILED,
    }[resolution]
    ledger.settle(
        connection,
        row.id,
        old=MessageStatus.PARKED,
        new=new,
        at=at,
        outcome=f"a human said: {resolution.value}",
    )
    match resolution:
        case Resolution.SENT:
            went_out(connection, desk, row)
        case Resolution.RESEND if not _its_lead(connection, row).enrollment.paused:
            progress.schedule(connection, row.enrollment_id, next_action_at=at, at=at)
        case Resolution.DROP if _is_next(connection, row):
            progress.pause(
                connection, row.enrollment_id, reason=f"the send of step {row.step_id} was dropped", at=at
            )


def went_out(connection: Connection, desk: Desk, row: LedgerMessage) -> None:
    """Move the lead past the step of a row that went out after all, unless it went another way meanwhile."""
    if not _is_next(connection, row):
        return  # the lead went another way meanwhile: another round, or a version without this step
    candidate = _its_lead(connection, row)
    campaign = campaigns.get_campaign(connection, row.campaign_id)
    version = sequences.get_version(connection, candidate.enrollment.sequence_id or 0)
    mark_touched(
        connection,
        candidate,
        version.sequence,
        at=row.begun_at or desk.clock(),
        settings=desk.settings,
        zone=planning.lead_zone(candidate.lead, campaign, default=ZoneInfo(desk.settings.sender.timezone)),
    )
