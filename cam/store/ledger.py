"""The send ledger: rows are begun and finished, each in a transaction of its own; `drafts` queues them."""

from collections.abc import Collection, Iterable
from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Connection,
    Row,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    text,
    union_all,
    update,
)

from cam.engine.enrollments import LedgerMessage
from cam.engine.quotas import Scope
from cam.engine.vocabulary import Channel, MessageStatus
from cam.store.tables import IS_OPEN, MailboxRow, MessageBodyRow, MessageRow

mailbox = MailboxRow.__table__  # type: ignore[attr-defined]
message = MessageRow.__table__  # type: ignore[attr-defined]
body = MessageBodyRow.__table__  # type: ignore[attr-defined]

COLUMNS = [message.c[field.name] for field in fields(LedgerMessage)]
is_open = text(f"message.{IS_OPEN}")  # with it the planner sees that the index of open rows serves
OPEN = (MessageStatus.PENDING, MessageStatus.QUEUED, MessageStatus.RETRY)

# what every message costs is built once: building a statement takes longer than running it
_OWN = message.c.id == bindparam("row_id")
_MINE = and_(_OWN, message.c.lease_token == bindparam("token"))
_IS = {status: message.c.status == status for status in MessageStatus}
_BEGIN = (
    update(message)
    .where(_OWN, or_(_IS[MessageStatus.QUEUED], _IS[MessageStatus.RETRY]))
    .values(attempts=message.c.attempts + 1)
)
_FINISH = update(message).where(_MINE, _IS[MessageStatus.SENDING])
_LATE = update(message).where(
    _MINE, or_(_IS[MessageStatus.SENDING], _IS[MessageStatus.UNKNOWN], _IS[MessageStatus.PARKED])
)
_OVERDUE = select(*COLUMNS).where(
    is_open,
    message.c.status == MessageStatus.UNKNOWN,
    message.c.settle_until <= bindparam("now", type_=message.c.settle_until.type),
)
_OPEN_IN = select(*COLUMNS).where(is_open, message.c.status.in_(bindparam("statuses", expanding=True)))
_USED_BY_DOMAIN = (
    select(message.c.recipient_domain, func.count().label("used"))
    .where(
        message.c.recipient_domain.in_(bindparam("domains", expanding=True)),
        message.c.begun_at >= bindparam("since", type_=message.c.begun_at.type),
    )
    .group_by(message.c.recipient_domain)
)
_SENDS = (
    select(message.c.begun_at)
    .where(message.c.mailbox_id == mailbox.c.id, message.c.begun_at.is_not(None))
    .limit(1)
)  # min and max apart: each is one step into the index
_MAILBOX_DAYS = select(
    mailbox.c.id,
    _SENDS.order_by(message.c.begun_at.asc()).scalar_subquery().label("first"),
    _SENDS.order_by(message.c.begun_at.desc()).scalar_subquery().label("last"),
).where(mailbox.c.id.in_(bindparam("ids", expanding=True)))
_THREADS = (
    select(*COLUMNS)
    .where(message.c.enrollment_id.in_(bindparam("enrollment_ids", expanding=True)), _IS[MessageStatus.SENT])
    .order_by(message.c.enrollment_id, message.c.id)
)
_MIME = select(body.c.mime).where(body.c.message_row_id == bindparam("row_id"))


def to_message(row: Row[Any]) -> LedgerMessage:
    """Return the value of one row selected by COLUMNS."""
    values = dict(row._mapping)
    values["channel"] = Channel(values["channel"])
    values["status"] = MessageStatus(values["status"])
    return LedgerMessage(**values)


def begin(connection: Connection, row_id: int, *, token: int, at: datetime) -> bool:
    """Move one row from QUEUED or RETRY to SENDING; return False where it is in neither any more."""
    values = {"status": MessageStatus.SENDING, "begun_at": at, "lease_token": token, "updated_at": at}
    return connection.execute(_BEGIN, {"row_id": row_id, **values}).rowcount == 1


def finish(
    connection: Connection,
    row_id: int,
    *,
    status: MessageStatus,
    at: datetime,
    token: int,
    outcome: str,
    platform_id: str = "",
    settle_until: datetime | None = None,
) -> bool:
    """
    Store what became of a row that this holder of the lease began; return False where somebody decided before.

    A late answer may still settle a row that was taken for UNKNOWN or PARKED meanwhile, because the token is its own.
    """
    counts = status in (MessageStatus.SENT, MessageStatus.UNKNOWN)
    values: dict[str, Any] = {
        "status": status,
        "outcome": outcome,
        "platform_id": platform_id,
        "settle_until": settle_until,
        "updated_at": at,
    }
    if not counts:
        values["begun_at"] = None
    if status is MessageStatus.SENT:
        values["sent_at"] = at
    own = {"row_id": row_id, "token": token}
    return connection.execute(_LATE if status is MessageStatus.SENT else _FINISH, own | values).rowcount == 1


def settle(
    connection: Connection,
    row_id: int,
    *,
    old: MessageStatus,
    new: MessageStatus,
    at: datetime,
    outcome: str,
    platform_id: str = "",
) -> bool:
    """Move one row by proof or by a human's word; return False where it is no longer in the old status."""
    values: dict[str, Any] = {"status": new, "outcome": outcome, "updated_at": at, "settle_until": None}
    if new is MessageStatus.SENT:
        values["sent_at"] = message.c.begun_at
    elif new is not MessageStatus.PARKED:
        values["begun_at"] = None
    values |= {"platform_id": platform_id} if platform_id else {}
    done = connection.execute(
        update(message).where(message.c.id == row_id, message.c.status == old).values(**values)
    )
    return done.rowcount == 1


def orphans_to_unknown(connection: Connection, *, settle_until: datetime, at: datetime) -> list[int]:
    """
    Move every SENDING row to UNKNOWN and return their ids.

    Only for the holder of the workspace's lease before it begins anything: whoever began these rows is gone.
    """
    rows = connection.execute(
        update(message)
        .where(is_open, message.c.status == MessageStatus.SENDING)
        .values(
            status=MessageStatus.UNKNOWN,
            settle_until=settle_until,
            outcome="interrupted while it was handed over",
            updated_at=at,
        )
        .returning(message.c.id)
    )
    return [row.id for row in rows]


def await_proof(connection: Connection, row_id: int, *, until: datetime) -> None:
    """Let an UNKNOWN row wait for proof until that moment."""
    is_unknown = (message.c.id == row_id) & (message.c.status == MessageStatus.UNKNOWN)
    connection.execute(update(message).where(is_unknown).values(settle_until=until))


def cancel_unbegun(connection: Connection, *, at: datetime) -> int:
    """Cancel what was queued and never begun; only for the holder of the lease before it queues anything."""
    return _cancel(connection, message.c.status == MessageStatus.QUEUED, reason="planned again", at=at)


def has_doubts(connection: Connection) -> bool:
    """Return whether there is a send that may have left and whose outcome nobody knows yet."""
    doubts = message.c.status.in_([MessageStatus.SENDING, MessageStatus.UNKNOWN])
    return connection.execute(select(message.c.id).where(is_open, doubts).limit(1)).first() is not None


def overdue_unknown(connection: Connection, *, now: datetime) -> list[LedgerMessage]:
    """Return the UNKNOWN rows whose time to settle by proof is over."""
    rows = connection.execute(_OVERDUE, {"now": now})
    return [to_message(row) for row in rows]


def accepted_ids(connection: Connection, mailbox_id: int, *, since: datetime, limit: int) -> list[str]:
    """Return the Message-IDs of the last messages that a mailbox's provider took itself, begun since a moment."""
    rows = connection.execute(
        select(message.c.message_id)
        .where(
            message.c.mailbox_id == mailbox_id,
            message.c.begun_at >= since,
            message.c.status == MessageStatus.SENT,
            message.c.by_hand.is_(False),
        )
        .order_by(message.c.begun_at.desc())
        .limit(limit)
    )
    return list(rows.scalars())


def cancel_open(connection: Connection, *, lead_ids: Collection[int], reason: str, at: datetime) -> int:
    """Cancel everything that is queued, waits for a retry or is a task for these leads; return how many rows."""
    return _cancel(connection, message.c.lead_id.in_(list(lead_ids)), reason=reason, at=at)


def cancel_open_of_enrollments(
    connection: Connection, *, enrollment_ids: Collection[int], reason: str, at: datetime
) -> int:
    """Cancel everything that is queued, waits for a retry or is a task in these enrollments."""
    return _cancel(connection, message.c.enrollment_id.in_(list(enrollment_ids)), reason=reason, at=at)


def withdraw(connection: Connection, *, enrollment_ids: Collection[int], reason: str, at: datetime) -> int:
    """Cancel what is queued or waits for a retry in these enrollments, to be planned anew; tasks stay."""
    which = message.c.enrollment_id.in_(list(enrollment_ids)) & (message.c.status != MessageStatus.PENDING)
    return _cancel(connection, which, reason=reason, at=at)


def cancel_open_of_campaign(connection: Connection, *, campaign_id: int, reason: str, at: datetime) -> int:
    """Cancel what is queued or waits for a retry in one campaign; tasks stay with their human."""
    return _cancel(
        connection,
        # few rows are open, and a campaign has many: the index of the open ones finds them
        (message.c.campaign_id + 0 == campaign_id) & (message.c.status != MessageStatus.PENDING),
        reason=reason,
        at=at,
    )


def _cancel(connection: Connection, which: ColumnElement[bool], *, reason: str, at: datetime) -> int:
    done = connection.execute(
        update(message)
        .where(is_open, message.c.status.in_(OPEN), which)
        .values(status=MessageStatus.CANCELLED, begun_at=None, outcome=reason, updated_at=at)
    )
    return done.rowcount


def last_sent_at(connection: Connection, campaign_id: int) -> datetime | None:
    """Return when the newest message of a campaign that went out was begun."""
    sent = (message.c.campaign_id == campaign_id) & message.c.begun_at.is_not(None)
    query = select(message.c.begun_at).where(sent, _IS[MessageStatus.SENT])
    return connection.execute(query.order_by(message.c.begun_at.desc()).limit(1)).scalar()


def get(connection: Connection, row_id: int) -> LedgerMessage | None:
    """Return one row, or None."""
    row = connection.execute(select(*COLUMNS).where(message.c.id == row_id)).first()
    return to_message(row) if row else None


def mime_of(connection: Connection, row_id: int) -> bytes:
    """Return the frozen bytes of one message."""
    return bytes(connection.execute(_MIME, {"row_id": row_id}).scalar_one())


def text_of(connection: Connection, row_id: int) -> str:
    """Return the words of one message."""
    return str(connection.execute(select(body.c.text).where(body.c.message_row_id == row_id)).scalar_one())


def with_status(connection: Connection, statuses: Iterable[MessageStatus]) -> list[LedgerMessage]:
    """Return the open rows in these statuses, oldest first."""
    rows = connection.execute(_OPEN_IN, {"statuses": list(statuses)})
    return sorted((to_message(row) for row in rows), key=lambda row: row.id)


def of_lead(connection: Connection, lead_id: int) -> list[LedgerMessage]:
    """Return every row of one lead, oldest first."""
    rows = connection.execute(select(*COLUMNS).where(message.c.lead_id == lead_id).order_by(message.c.id))
    return [to_message(row) for row in rows]


def thread(connection: Connection, enrollment_ids: Collection[int]) -> dict[int, list[LedgerMessage]]:
    """Return what was sent to each of these enrollments, oldest first."""
    found: dict[int, list[LedgerMessage]] = {}
    if enrollment_ids:
        for row in connection.execute(_THREADS, {"enrollment_ids": list(enrollment_ids)}):
            found.setdefault(row.enrollment_id, []).append(to_message(row))
    return found


def used(
    connection: Connection, keys: Iterable[tuple[Scope, str]], *, since: datetime, campaign_id: int
) -> dict[tuple[Scope, str], int]:
    """
    Return how many rows count against each key since a moment (the local midnight), straight from the indexes.

    keys: (scope, name), the name being the id of the campaign or mailbox, the channel, or the recipient's domain.
    """
    wanted = list(keys)
    if not wanted:
        return {}
    names = {f"name_{index}": _name(scope, name, campaign_id) for index, (scope, name) in enumerate(wanted)}
    rows = connection.execute(_counts(tuple(scope for scope, _ in wanted)), {"since": since, **names})
    return {wanted[row.key]: row.used for row in rows}


@cache
def _counts(scopes: tuple[Scope, ...]) -> CompoundSelect[Any]:
    """Return the statement that counts in these scopes since a moment, each by its index."""
    return union_all(
        *(
            select(literal(index).label("key"), func.count().label("used")).where(
                message.c.begun_at >= bindparam("since", type_=message.c.begun_at.type),
                _counted_by(scope, f"name_{index}"),
            )
            for index, scope in enumerate(scopes)
        )
    )


def used_by_domain(connection: Connection, domains: Collection[str], *, since: datetime) -> dict[str, int]:
    """Return how many rows count against each recipient domain since a moment; absent where none does."""
    rows = connection.execute(_USED_BY_DOMAIN, {"domains": list(domains), "since": since})
    return {row.recipient_domain: row.used for row in rows}


def _name(scope: Scope, name: str, campaign_id: int) -> int | str:
    """Return what a scope's rows are found by; first touches and follow-ups are those of one campaign."""
    if scope in (Scope.NEW_LEADS, Scope.FOLLOWUPS):
        return campaign_id
    return int(name) if scope in (Scope.CAMPAIGN, Scope.MAILBOX) else name


def _counted_by(scope: Scope, name: str) -> ColumnElement[bool]:
    own: BindParameter[Any] = bindparam(name)
    match scope:
        case Scope.CAMPAIGN:
            return and_(message.c.campaign_id == own)
        case Scope.MAILBOX:
            return and_(message.c.mailbox_id == own)
        case Scope.CHANNEL:
            return and_(message.c.channel == own)
        case Scope.DOMAIN:
            return and_(message.c.recipient_domain == own)
        case Scope.NEW_LEADS:
            return and_(message.c.campaign_id == own, message.c.first_touch)
        case Scope.FOLLOWUPS:
            return and_(message.c.campaign_id == own, ~message.c.first_touch)


def mailbox_days(
    connection: Connection, mailbox_ids: Collection[int]
) -> dict[int, tuple[datetime, datetime]]:
    """Return (first, last) moment at which each mailbox began a message; absent where it never did."""
    rows = connection.execute(_MAILBOX_DAYS, {"ids": list(mailbox_ids)}) if mailbox_ids else ()
    return {row.id: (row.first, row.last) for row in rows if row.last is not None}


def counts_by_status(connection: Connection) -> dict[str, int]:
    """Return how many open rows are in each status."""
    open_statuses = (*OPEN, MessageStatus.SENDING, MessageStatus.UNKNOWN, MessageStatus.PARKED)
    rows = connection.execute(
        select(message.c.status, func.count().label("n"))
        .where(is_open, message.c.status.in_(open_statuses))
        .group_by(message.c.status)
    )
    return {row.status: row.n for row in rows}


def hand_done(connection: Connection, row_id: int, *, at: datetime) -> bool:
    """Record that a human did a task; return False where it was done or skipped before."""
    done = connection.execute(
        update(message)
        .where(message.c.id == row_id, message.c.status == MessageStatus.PENDING)
        .values(
            status=MessageStatus.SENT,
            sent_at=at,
            begun_at=case((message.c.begun_at > at, message.c.begun_at), else_=at),
            outcome="done by hand",
            updated_at=at,
        )
    )
    return done.rowcount == 1
