"""Drafts: messages that enter the ledger, their bytes frozen."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from cam.engine.enrollments import LedgerMessage
from cam.engine.vocabulary import Channel, MessageStatus
from cam.store.ledger import COLUMNS, body, message, to_message

OVER = (MessageStatus.CANCELLED, MessageStatus.FAILED)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A message that is about to enter the ledger, with its words and its frozen bytes."""

    enrollment_id: int
    campaign_id: int
    lead_id: int
    mailbox_id: int | None
    sequence_id: int | None
    channel: Channel
    round: int
    step_id: str
    position: int
    first_touch: bool
    variant: str
    by_hand: bool
    message_id: str
    idempotency_key: str
    in_reply_to: str
    recipient: str
    recipient_domain: str
    subject: str
    text: str
    mime: bytes


# built once: they are told for every batch of a cycle
_OF_ENROLLMENTS = message.c.enrollment_id.in_(bindparam("ids", expanding=True))
_CANCEL_UNBEGUN = (
    update(message)
    .where(_OF_ENROLLMENTS, message.c.status == MessageStatus.QUEUED, message.c.attempts == 0)
    .values(
        status=MessageStatus.CANCELLED,
        outcome="planned again",
        updated_at=bindparam("at", type_=message.c.updated_at.type),
    )
)
_LIVE_TOUCHES = select(message.c.enrollment_id, message.c.round, message.c.step_id).where(
    _OF_ENROLLMENTS, message.c.status.not_in(OVER)
)
_INSERT = insert(message).returning(*COLUMNS)
_NAMES = tuple(field.name for field in fields(Draft) if field.name not in ("text", "mime"))
_Touch = tuple[int, int, str]


def queue(connection: Connection, drafts: Sequence[Draft], *, at: datetime) -> list[LedgerMessage | None]:
    """
    Add rows, QUEUED, or PENDING where a human does it; return each as it is now, None where its touch has a live row.

    A row of the same touch that was queued before and never begun is cancelled first: nothing of it left.
    The unique index refuses a second row of a touch that left, may have left or will leave.
    """
    enrollment_ids = [draft.enrollment_id for draft in drafts]
    connection.execute(_CANCEL_UNBEGUN, {"ids": enrollment_ids, "at": at})
    rows = connection.execute(_LIVE_TOUCHES, {"ids": enrollment_ids})
    live = {(row.enrollment_id, row.round, row.step_id) for row in rows}
    fresh = [draft for draft in drafts if _touch(draft) not in live]
    made = {row.idempotency_key: row for row in _insert(connection, fresh, at=at)}
    _insert_bodies(connection, [(made[draft.idempotency_key].id, draft) for draft in fresh])
    return [made.get(draft.idempotency_key) for draft in drafts]


def _touch(draft: Draft) -> _Touch:
    return draft.enrollment_id, draft.round, draft.step_id


def _insert(connection: Connection, drafts: Sequence[Draft], *, at: datetime) -> list[LedgerMessage]:
    if not drafts:
        return []
    rows = connection.execute(_INSERT, [_values(draft, at=at) for draft in drafts])
    return [to_message(row) for row in rows]


def _values(draft: Draft, *, at: datetime) -> dict[str, Any]:
    values = {name: getattr(draft, name) for name in _NAMES}
    status = MessageStatus.PENDING if draft.by_hand else MessageStatus.QUEUED
    return values | {
        "status": status,
        "begun_at": at if draft.by_hand else None,
        "created_at": at,
        "updated_at": at,
    }


def _insert_bodies(connection: Connection, rows: Sequence[tuple[int, Draft]]) -> None:
    if rows:
        values = [
            {
                "message_row_id": row_id,
                "text": draft.text,
                "mime": draft.mime,
                "sha256": hashlib.sha256(draft.mime).hexdigest(),
            }
            for row_id, draft in rows
        ]
        connection.execute(insert(body), values)
