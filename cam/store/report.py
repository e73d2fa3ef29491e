"""The report's figures: counted by the database, straight from covering indexes."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import ColumnElement, Connection, Integer, column, func, select, values

from cam.engine.measure import LedgerCount, Wording
from cam.engine.vocabulary import MessageStatus, ReplyClass, State
from cam.store.tables import EnrollmentRow, EventRow, InboundMessageRow, MessageRow, SequenceRow

enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]
inbound = InboundMessageRow.__table__  # type: ignore[attr-defined]
event = EventRow.__table__  # type: ignore[attr-defined]
message = MessageRow.__table__  # type: ignore[attr-defined]
sequence = SequenceRow.__table__  # type: ignore[attr-defined]

LEAD_MARKED = "lead.marked"


@dataclass(frozen=True, kw_only=True)
class Funnel:
    """Leads of a campaign by state, and how many of them got a first touch."""

    leads: Mapping[State, int]
    contacted: int


@dataclass(frozen=True, kw_only=True)
class LedgerMoment:
    """When one ledger row was begun, or ended; has_bounced: its lead has ended as bounced."""

    at: datetime
    mailbox_id: int | None
    has_bounced: bool


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A human's word about a lead.  wording: of the last message before it, or two empty texts."""

    campaign_id: int
    lead_id: int
    at: datetime
    mark: str
    wording: Wording


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came in about one send, as it counts.  begun_at: when the send was; at: when the answer came."""

    campaign_id: int
    lead_id: int
    message_row_id: int
    at: datetime
    begun_at: datetime | None
    reply_class: ReplyClass
    bounce_kind: str
    bounce_cause: str
    mailbox_id: int | None
    wording: Wording


def funnel(connection: Connection, campaign_id: int) -> Funnel:
    """Return where a campaign's leads are now."""
    rows = connection.execute(
        select(
            enrollment.c.state,
            func.count().label("n"),
            func.count(enrollment.c.first_touch_at).label("touched"),
        )
        .where(enrollment.c.campaign_id == campaign_id)
        .group_by(enrollment.c.state)
    ).all()
    return Funnel(leads={State(row.state): row.n for row in rows}, contacted=sum(row.touched for row in rows))


def won(connection: Connection, campaign_id: int, lead_ids: Iterable[int]) -> tuple[int, float]:
    """Return how many of these leads were won in a campaign, and their monthly revenue together."""
    deals = [
        row.mrr or 0.0
        for chunk in _chunks(lead_ids)
        for row in connection.execute(
            select(enrollment.c.mrr).where(
                enrollment.c.campaign_id == campaign_id, enrollment.c.lead_id.in_(chunk), enrollment.c.won
            )
        )
    ]
    return len(deals), sum(deals)


def ledger_counts(connection: Connection, campaign_id: int, *, since: datetime | None) -> list[LedgerCount]:
    """
    Return the counts of a campaign's ledger.

    since: only what was begun from then on, which leaves out the statuses that have no such moment (failed).
    """
    what = (message.c.step_id, message.c.variant, message.c.status, message.c.mailbox_id)
    query = select(*what, func.count().label("n")).where(message.c.campaign_id == campaign_id).group_by(*what)
    if since is not None:
        query = query.where(message.c.begun_at >= since)
    return [
        LedgerCount(
            wording=(row.step_id, row.variant),
            status=MessageStatus(row.status),
            mailbox_id=row.mailbox_id,
            count=row.n,
        )
        for row in connection.execute(query)
    ]


def contacted_since(connection: Connection, campaign_id: int, *, since: datetime) -> int:
    """Return how many leads of a campaign got a message that was begun from then on."""
    return connection.execute(
        select(func.count(message.c.lead_id.distinct())).where(
            message.c.campaign_id == campaign_id,
            message.c.begun_at >= since,
            message.c.status == MessageStatus.SENT,
        )
    ).scalar_one()


def moments(
    connection: Connection, campaign_id: int, *, wording: Wording, status: MessageStatus
) -> list[LedgerMoment]:
    """Return the single rows behind a count; for the statuses that few rows have, never for SENT."""
    rows = connection.execute(
        select(
            func.coalesce(message.c.begun_at, message.c.updated_at).label("at"),
            message.c.mailbox_id,
            enrollment.c.state,
        )
        .join_from(message, enrollment, enrollment.c.id == message.c.enrollment_id)
        .where(
            message.c.campaign_id == campaign_id,
            message.c.step_id == wording[0],
            message.c.variant == wording[1],
            message.c.status == status,
        )
    )
    return [
        LedgerMoment(
            at=row.at,
            mailbox_id=row.mailbox_id,
            has_bounced=row.state == State.BOUNCED,
        )
        for row in rows
    ]


def first_begun(connection: Connection, campaign_id: int) -> datetime | None:
    """Return the moment at which the oldest message of a campaign was begun, or None."""
    return connection.execute(
        select(message.c.begun_at)
        .where(message.c.campaign_id == campaign_id, message.c.begun_at.is_not(None))
        .order_by(message.c.begun_at)
        .limit(1)
    ).scalar()


def begun_between(
    connection: Connection, campaign_id: int, spans: Sequence[tuple[datetime, datetime]]
) -> list[int]:
    """
    Return how many messages of a campaign were begun in each half-open span.

    The spans are days of a zone, which SQL cannot cut: each is one range of the index, all in one statement.
    """
    if not spans:
        return []
    moment = message.c.begun_at.type
    day = (
        values(column("n", Integer), column("start", moment), column("stop", moment), name="day")
        .data([(n, start, stop) for n, (start, stop) in enumerate(spans)])
        .cte("day")
    )
    begun = (
        select(func.count())
        .where(
            message.c.campaign_id == campaign_id,
            message.c.begun_at >= day.c.start,
            message.c.begun_at < day.c.stop,
        )
        .scalar_subquery()
    )
    found = {row.n: row.begun for row in connection.execute(select(day.c.n, begun.label("begun")))}
    return [found[n] for n in range(len(spans))]


def marks(connection: Connection, campaign_ids: Collection[int]) -> list[Mark]:
    """Return what humans said about the leads of these campaigns, oldest first; as many rows as words."""
    query = (
        select(event.c.campaign_id, event.c.lead_id, event.c.at, event.c.details)
        .where(event.c.name == LEAD_MARKED, _unindexed(event.c.campaign_id).in_(list(campaign_ids)))
        .order_by(event.c.id)
    )
    return [
        Mark(
            campaign_id=row.campaign_id,
            lead_id=row.lead_id,
            at=row.at,
            mark=row.details["mark"],
            wording=(row.details.get("step") or "", row.details.get("variant") or ""),
        )
        for row in connection.execute(query)
    ]


def answers(connection: Connection, campaign_ids: Collection[int]) -> list[Answer]:
    """Return what came in about the sends of these campaigns, oldest first; guesses are left out."""
    counts = func.coalesce(func.nullif(inbound.c.human_class, ""), inbound.c.reply_class)
    query = (
        select(
            inbound.c.campaign_id, inbound.c.lead_id, inbound.c.received_at, inbound.c.bounce_kind,
            inbound.c.bounce_cause, inbound.c.message_row_id, counts.label("reply_class"), message.c.step_id,
            message.c.variant, message.c.begun_at, message.c.mailbox_id,
        )
        .join_from(inbound, message, message.c.id == inbound.c.message_row_id)
        .where(
            inbound.c.campaign_id.in_(list(campaign_ids)),
            inbound.c.writer == "them",
            inbound.c.status == "done",
            (~inbound.c.is_guess) | (inbound.c.human_class != ""),
        )
        .order_by(inbound.c.id)
    )  # fmt: skip
    return [
        Answer(
            campaign_id=row.campaign_id,
            lead_id=row.lead_id,
            message_row_id=row.message_row_id,
            at=row.received_at,
            begun_at=row.begun_at,
            reply_class=ReplyClass(row.reply_class),
            bounce_kind=row.bounce_kind,
            bounce_cause=row.bounce_cause,
            mailbox_id=row.mailbox_id,
            wording=(row.step_id, row.variant),
        )
        for row in connection.execute(query)
    ]


def sent_to(
    connection: Connection, campaign_id: int, lead_ids: Iterable[int], *, since: datetime
) -> set[tuple[int, str]]:
    """Return (lead, step) of what was sent to these leads and begun from a moment on."""
    return {
        (row.lead_id, row.step_id)
        for chunk in _chunks(lead_ids)
        for row in connection.execute(
            select(message.c.lead_id, message.c.step_id).where(
                message.c.lead_id.in_(chunk),
                _unindexed(message.c.campaign_id) == campaign_id,
                message.c.begun_at >= since,
            )
        )
    }


def wordings(connection: Connection, sequence_id: int | None) -> list[Wording]:
    """Return the wordings of one version of a sequence, in its order."""
    content = connection.execute(select(sequence.c.content).where(sequence.c.id == sequence_id)).scalar()
    steps = json.loads(content)["steps"] if content else []
    return [(step["id"], variant["id"]) for step in steps for variant in step["variants"]]


def _unindexed(key: ColumnElement[int]) -> ColumnElement[int]:
    """
    Return a column that no index is chosen for.

    A campaign has hundreds of thousands of messages and events, a lead a handful, and humans say few words; without
    statistics the planner takes the campaign's index all the same.
    """
    return key + 0


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    """Give the ids in lists that are below every database's limit on parameters."""
    rest = iter(ids)
    while chunk := list(islice(rest, 1000)):
        yield chunk
