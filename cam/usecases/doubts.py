"""Doubts: what a dead process left half-way is doubted, and what nobody can prove in time is put before a human."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from cam.engine.enrollments import LedgerMessage
from cam.engine.vocabulary import MessageStatus
from cam.errors import Refused
from cam.store import alerts, events, ledger
from cam.usecases.desk import Desk
from cam.usecases.holding import Held
from cam.usecases.repeat import keep_asking
from cam.usecases.sent_folder import ask_sent_folders


def doubt(desk: Desk, held: Held) -> int:
    """
    Take what a dead process was sending for UNKNOWN, and cancel what it had queued and not begun; return the doubts.

    The leads of the latter are due still and are planned again from what is now known.
    Only the holder of the lease may call it, before it begins anything; raises Refused where another has taken over,
    for what is being sent is then that one's.
    """
    now = desk.clock()
    with desk.db.write() as connection:
        if not held.stands(connection, now=now):
            raise Refused(
                "the lease is lost: another process has taken over this workspace", guard="lease_held"
            )
        ledger.cancel_unbegun(connection, at=now)
        until = now + timedelta(minutes=desk.settings.timing.settle_minutes)
        orphans = ledger.orphans_to_unknown(connection, settle_until=until, at=now)
        for row_id in orphans:
            row = ledger.get(connection, row_id)
            if row is not None:
                keep_asking(connection, desk, row, now=now)
                _tell(connection, "message.unknown", row, at=now)
    return len(orphans)


def park(desk: Desk) -> int:
    """
    Put aside for a human what no proof has settled in time, and return how much.

    The inboxes were read before; the Sent folders are asked now, where they can tell.
    """
    said = ask_sent_folders(desk)
    now = desk.clock()
    with desk.db.read() as connection:
        if not ledger.overdue_unknown(connection, now=now):
            return 0
    with desk.db.write() as connection:
        overdue = ledger.overdue_unknown(connection, now=now)
        for row in overdue:
            _park(connection, row, why=said.get(row.id, ""), at=now)
    return len(overdue)


def _park(connection: Connection, row: LedgerMessage, *, why: str, at: datetime) -> None:
    outcome = "; ".join(filter(None, (row.outcome, "no proof came in time", why)))
    ledger.settle(
        connection, row.id, old=MessageStatus.UNKNOWN, new=MessageStatus.PARKED, at=at, outcome=outcome
    )
    _tell(connection, "message.parked", row, at=at)
    look = f"look into the Sent folder or ask, then: cam unknown resolve {row.id} --sent|--resend|--drop"
    alerts.raise_alert(
        connection,
        key=f"parked:{row.id}",
        type="SENDS_PARKED",
        title=f"nobody can prove whether {row.recipient} got '{row.subject}'",
        body="\n".join(filter(None, (why, look))),
        at=at,
    )


def _tell(connection: Connection, name: str, row: LedgerMessage, *, at: datetime) -> None:
    events.record(
        connection,
        name,
        at=at,
        campaign_id=row.campaign_id,
        lead_id=row.lead_id,
        message_row_id=row.id,
        mailbox_id=row.mailbox_id,
        details={"step": row.step_id},
    )
