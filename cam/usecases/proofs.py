"""Proofs: what follows once it is known what became of a send in doubt, in the transaction of the one who knows."""

from sqlalchemy import Connection

from cam.engine.enrollments import LedgerMessage
from cam.engine.state_machine import MAY_SEND
from cam.engine.vocabulary import MessageStatus
from cam.store import alerts, due, events, ledger, progress
from cam.usecases.desk import Desk
from cam.usecases.unknown import went_out


def proved_sent(
    connection: Connection,
    desk: Desk,
    row: LedgerMessage,
    *,
    because: str,
    answer: str = "",
    platform_id: str = "",
) -> bool:
    """
    Settle a send in doubt as sent, and move its lead on; return False where somebody settled it before.

    because: by what it is proved.  answer: the provider's words, where it is the one who said so.
    """
    at = desk.clock()
    outcome = f"{because}: {answer}" if answer else f"proved: {because}"
    if not ledger.settle(
        connection, row.id, old=row.status, new=MessageStatus.SENT, at=at, outcome=outcome,
        platform_id=platform_id,
    ):  # fmt: skip
        return False
    alerts.close_alert(connection, key=f"parked:{row.id}")
    _tell(connection, desk, row, MessageStatus.SENT, because=because, reason=answer)
    went_out(connection, desk, row)
    return True


def proved_unsent(
    connection: Connection, desk: Desk, row: LedgerMessage, *, because: str, answer: str
) -> None:
    """
    Settle a send in doubt as never accepted: the same bytes wait as RETRY, and the next attempt asks every guard.

    Only an UNKNOWN row; what is parked has been put before a human, who decides.
    """
    at = desk.clock()
    proved = ledger.settle(
        connection, row.id, old=MessageStatus.UNKNOWN, new=MessageStatus.RETRY, at=at, outcome=answer
    )
    candidate = due.one(connection, row.enrollment_id)
    if not proved or candidate is None:
        return
    _tell(connection, desk, row, MessageStatus.RETRY, because=because, reason=answer)
    enrolled = candidate.enrollment
    if enrolled.state in MAY_SEND and not enrolled.paused:
        progress.schedule(connection, enrolled.id, next_action_at=at, at=at)
    elif enrolled.state not in MAY_SEND:
        why = f"the lead is {enrolled.state.value}"
        ledger.cancel_open_of_enrollments(connection, enrollment_ids=[enrolled.id], reason=why, at=at)


def _tell(
    connection: Connection,
    desk: Desk,
    row: LedgerMessage,
    status: MessageStatus,
    *,
    because: str,
    reason: str,
) -> None:
    events.record(
        connection,
        f"message.{status.value}",
        at=desk.clock(),
        campaign_id=row.campaign_id,
        lead_id=row.lead_id,
        message_row_id=row.id,
        mailbox_id=row.mailbox_id,
        details={"step": row.step_id, "because": because} | ({"reason": reason} if reason else {}),
    )
