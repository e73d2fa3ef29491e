"""What came in and concerns us, as people read it: lists, one reply, the conversation, what a report counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select, text, update

from cam.engine.enrollments import LedgerMessage
from cam.engine.refusals import is_ours
from cam.engine.vocabulary import MessageStatus, ReplyClass
from cam.store import ledger
from cam.store.inbox import inbound, inbound_raw
from cam.store.tables import IS_QUARANTINED, CampaignRow, LeadRow, MailboxRow, MessageRow

campaign = CampaignRow.__table__  # type: ignore[attr-defined]
lead = LeadRow.__table__  # type: ignore[attr-defined]
mailbox = MailboxRow.__table__  # type: ignore[attr-defined]
message = MessageRow.__table__  # type: ignore[attr-defined]

MACHINES = (ReplyClass.BOUNCE.value, ReplyClass.AUTO_REPLY.value)


@dataclass(frozen=True, kw_only=True)
class Reply:
    """
    One inbound message that concerns a lead.

    reply_class: as it counts, a human's word before the machine's; judged: the machine's, where a human corrected it.
    text: what the person wrote, without the quoted original.  undecided: it waits for a human's word.
    """

    id: int
    mailbox: str
    mailbox_id: int
    campaign: str
    lead: str
    lead_id: int | None
    message_row_id: int | None
    step: str
    sender: str
    sender_name: str
    subject: str
    received_at: datetime
    message_id: str
    reply_class: str
    judged: str
    confidence: float
    reasons: tuple[str, ...]
    text: str
    undecided: bool
    human: bool
    writer: str
    language: str
    returns_on: str
    bounce_kind: str
    bounce_recipient: str
    bounce_status: str
    bounce_cause: str
    match_by: str
    is_guess: bool
    status: str
    trouble: str
    effects: dict[str, Any]


def listed(
    connection: Connection,
    *,
    campaign_id: int | None = None,
    classes: Sequence[str] = (),
    only_undecided: bool = False,
    limit: int | None = None,
) -> list[Reply]:
    """Return what leads and machines wrote to us, newest first; narrowed where something is given."""
    query = _replies().where(inbound.c.writer == "them", inbound.c.status.in_(["done", "quarantined"]))
    if campaign_id is not None:
        query = query.where(inbound.c.campaign_id == campaign_id)
    if classes:
        query = query.where(_class().in_(list(classes)))
    if only_undecided:
        query = query.where(inbound.c.undecided)
    rows = connection.execute(query.order_by(inbound.c.id.desc()).limit(limit)).mappings()
    return [_reply(row) for row in rows]


def find(connection: Connection, inbound_id: int) -> Reply | None:
    """Return one inbound message that concerns somebody, or None."""
    shown = inbound.c.status.in_(["done", "quarantined"])
    row = connection.execute(_replies().where(inbound.c.id == inbound_id, shown)).mappings().first()
    return _reply(row) if row else None


def of_lead(connection: Connection, lead_id: int) -> list[Reply]:
    """Return everything that came from one lead, or went to it by its owner's hand, oldest first."""
    query = _replies().where(inbound.c.lead_id == lead_id, inbound.c.writer != "cam")
    rows = connection.execute(query.order_by(inbound.c.received_at, inbound.c.id)).mappings()
    return [_reply(row) for row in rows]


def raw_of(connection: Connection, inbound_id: int) -> tuple[bytes, bool] | None:
    """Return the bytes that were kept of a message and whether they are only its beginning, or None."""
    row = connection.execute(select(inbound_raw).where(inbound_raw.c.inbound_id == inbound_id)).first()
    return (bytes(row.raw), row.is_truncated) if row else None


def correct(connection: Connection, inbound_id: int, values: dict[str, Any]) -> None:
    """Store a human's word about a message."""
    connection.execute(update(inbound).where(inbound.c.id == inbound_id).values(**values))


def undecided_count(connection: Connection) -> int:
    """Return how many replies wait for a human's word."""
    return int(connection.scalar(select(func.count()).where(inbound.c.undecided)) or 0)


def quarantined_count(connection: Connection) -> int:
    """Return how many messages could not be processed and were put aside."""
    is_quarantined = text(f"inbound_message.{IS_QUARANTINED}")  # in the letters of the partial index
    return int(connection.scalar(select(func.count(inbound.c.id)).where(is_quarantined)) or 0)


def soft_in_a_row(connection: Connection, row: LedgerMessage) -> int:
    """
    Return how many soft bounces were stored of this send and of those to the same lead right before it.

    A send of which none came back, or an answer of the lead, ends the row: somebody is there.  What was refused for
    reasons of ours says nothing of the address: it neither counts nor ends the row.
    """
    bounces: dict[int, int] = {}
    heard_of = 0
    for found in connection.execute(
        select(inbound.c.message_row_id, inbound.c.reply_class, inbound.c.bounce_cause).where(
            inbound.c.lead_id == row.lead_id, inbound.c.status == "done", inbound.c.writer == "them"
        )
    ):
        if found.reply_class == ReplyClass.BOUNCE:
            says_something = not is_ours(found.bounce_cause)
            bounces[found.message_row_id] = bounces.get(found.message_row_id, 0) + says_something
        elif found.message_row_id is not None and found.reply_class != ReplyClass.AUTO_REPLY:
            heard_of = max(heard_of, found.message_row_id)
    total = bounces.get(row.id, 0)
    sends = connection.scalars(
        select(message.c.id)
        .where(
            message.c.lead_id == row.lead_id,
            message.c.id < row.id,
            message.c.status == MessageStatus.SENT.value,
            message.c.channel == row.channel.value,
        )
        .order_by(message.c.id.desc())
    )
    for earlier in sends:
        if earlier not in bounces or earlier <= heard_of:
            break
        total += bounces[earlier]
    return total


def sent_texts(connection: Connection, enrollment_id: int) -> list[str]:
    """Return the words of what went to an enrollment, oldest first: they help to tell quoted from own ones."""
    rows = connection.scalars(
        select(ledger.body.c.text)
        .join(message, message.c.id == ledger.body.c.message_row_id)
        .where(message.c.enrollment_id == enrollment_id, message.c.begun_at.is_not(None))
        .order_by(message.c.id)
    )
    return list(rows)


def _class() -> ColumnElement[str]:
    return func.coalesce(func.nullif(inbound.c.human_class, ""), inbound.c.reply_class)


def _replies() -> Select[Any]:
    return (
        select(
            inbound,
            mailbox.c.address.label("mailbox"),
            campaign.c.name.label("campaign"),
            lead.c.key.label("lead"),
            message.c.step_id.label("step"),
        )
        .join_from(inbound, mailbox, mailbox.c.id == inbound.c.mailbox_id)
        .outerjoin(campaign, campaign.c.id == inbound.c.campaign_id)
        .outerjoin(lead, lead.c.id == inbound.c.lead_id)
        .outerjoin(message, message.c.id == inbound.c.message_row_id)
    )


def _reply(row: RowMapping) -> Reply:
    same = (
        "id", "mailbox", "mailbox_id", "lead_id", "message_row_id", "sender", "sender_name", "subject", "received_at",
        "message_id", "confidence", "text", "undecided", "writer", "language", "returns_on", "bounce_kind",
        "bounce_recipient", "bounce_status", "bounce_cause", "match_by", "is_guess", "status", "trouble", "effects",
    )  # fmt: skip
    return Reply(
        **{name: row[name] for name in same},
        campaign=row["campaign"] or "",
        lead=row["lead"] or "",
        step=row["step"] or "",
        reply_class=row["human_class"] or row["reply_class"],
        judged=row["reply_class"],
        reasons=tuple(row["reasons"]),
        human=bool(row["human_class"]),
    )
