"""Copies in the Sent folder: which sent messages have none yet."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from cam.engine.vocabulary import MessageStatus
from cam.store.tables import MessageBodyRow, MessageRow

message = MessageRow.__table__  # type: ignore[attr-defined]
body = MessageBodyRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, kw_only=True)
class Unfiled:
    """A message that was sent and has no copy yet."""

    row_id: int
    message_id: str
    sent_at: datetime


def unfiled(connection: Connection, mailbox_id: int, *, since: datetime, limit: int) -> list[Unfiled]:
    """Return what a mailbox has sent since then and nobody filed, the oldest first."""
    query = (
        select(message.c.id, message.c.message_id, message.c.sent_at)
        .where(
            message.c.mailbox_id == mailbox_id,
            message.c.begun_at >= since,
            message.c.status == MessageStatus.SENT.value,
            message.c.sent_at.is_not(None),
            message.c.filed_at.is_(None),
            message.c.by_hand.is_(False),
        )
        .order_by(message.c.begun_at)
        .limit(limit)
    )
    return [
        Unfiled(row_id=row.id, message_id=row.message_id, sent_at=row.sent_at)
        for row in connection.execute(query)
    ]


def bytes_of(connection: Connection, row_id: int) -> bytes:
    """Return the message as it went out."""
    return bytes(connection.execute(select(body.c.mime).where(body.c.message_row_id == row_id)).scalar_one())


def note_filed(connection: Connection, row_id: int, *, at: datetime) -> None:
    """Note that there is a copy."""
    connection.execute(update(message).where(message.c.id == row_id).values(filed_at=at))
