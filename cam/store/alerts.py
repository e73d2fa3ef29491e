"""The outbox of what a human is to be told; a row waits until a channel has taken it, or the matter is closed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, func, or_, select, update

from cam.engine.alerts import Alert
from cam.store.tables import AlertRow

alert = AlertRow.__table__  # type: ignore[attr-defined]

HUMAN, ESCALATION = "human", "escalation"  # routes: to whoever is told, and to the founder's other tools

# built once: they are asked in every cycle
_DUE = (
    select(alert)
    .where(
        alert.c.status == "waiting",
        alert.c.route == bindparam("route"),
        or_(alert.c.next_at.is_(None), alert.c.next_at <= bindparam("now", type_=alert.c.next_at.type)),
    )
    .order_by(alert.c.id)
    .limit(bindparam("most"))
)
_PREFIX = bindparam("prefix", type_=alert.c.key.type)
_IS_WAITING = (
    select(alert.c.id)
    .where(alert.c.status == "waiting", func.substr(alert.c.key, 1, func.length(_PREFIX)) == _PREFIX)
    .limit(1)
)


def raise_alert(
    connection: Connection,
    *,
    key: str,
    type: str,
    title: str,
    body: str,
    at: datetime,
    level: str = "warning",
    route: str = HUMAN,
    payload: Mapping[str, Any] | None = None,
    not_before: datetime | None = None,
    delivered_to: Sequence[str] = (),
) -> bool:
    """
    Add an alert, in the transaction of its fact; return False where one with this key stands already.

    not_before: a reminder; nobody hears of it until then.  delivered_to: channels that need not hear of it.
    """
    if connection.execute(select(alert.c.id).where(alert.c.key == key)).first():
        return False
    values = {
        "key": key, "type": type, "level": level, "title": title, "body": body, "route": route,
        "payload": dict(payload or {}), "status": "waiting", "delivered_to": list(delivered_to), "attempts": 0,
        "error": "", "next_at": not_before or at, "created_at": not_before or at,
    }  # fmt: skip
    connection.execute(alert.insert(), values)
    return True


def is_raised(connection: Connection, *, prefix: str, since: datetime) -> bool:
    """Return whether an alert whose key begins so was raised since a moment, whatever became of it."""
    begins_so = (alert.c.key >= prefix) & (alert.c.key < f"{prefix}\uffff")
    return (
        connection.execute(select(alert.c.id).where(begins_so, alert.c.created_at >= since)).first()
        is not None
    )


def count_waiting(connection: Connection, *, now: datetime) -> int:
    """Return how many alerts nobody has been told of; a reminder counts from its day on."""
    is_waiting = (alert.c.status == "waiting") & (alert.c.route == HUMAN) & (alert.c.created_at <= now)
    return int(connection.scalar(select(func.count()).where(is_waiting)) or 0)


def waiting(connection: Connection, *, now: datetime, limit: int = 20) -> list[tuple[datetime, str, str]]:
    """Return (when, type, title) of the alerts that wait, oldest first."""
    rows = connection.execute(
        select(alert.c.created_at, alert.c.type, alert.c.title)
        .where(alert.c.status == "waiting", alert.c.route == HUMAN, alert.c.created_at <= now)
        .order_by(alert.c.id)
        .limit(limit)
    )
    return [(row.created_at, row.type, row.title) for row in rows]


def due(connection: Connection, *, route: str, now: datetime, limit: int) -> list[Alert]:
    """Return what is to be delivered now, oldest first."""
    rows = connection.execute(_DUE, {"route": route, "now": now, "most": limit})
    return [_value(row) for row in rows.mappings()]


def undelivered(connection: Connection, *, limit: int = 20) -> list[Alert]:
    """Return what waits although it was tried, oldest first."""
    rows = connection.execute(
        select(alert)
        .where(alert.c.status == "waiting", alert.c.attempts > 0)
        .order_by(alert.c.id)
        .limit(limit)
    )
    return [_value(row) for row in rows.mappings()]


def newest(connection: Connection, *, limit: int, with_closed: bool = True) -> list[Alert]:
    """Return the newest alerts, newest first.  with_closed: also those that nobody is to be told of any more."""
    query = select(alert).order_by(alert.c.id.desc()).limit(limit)
    rows = connection.execute(query if with_closed else query.where(alert.c.status != "closed"))
    return [_value(row) for row in rows.mappings()]


def get(connection: Connection, alert_id: int) -> Alert | None:
    """Return one alert, or None."""
    row = connection.execute(select(alert).where(alert.c.id == alert_id)).mappings().first()
    return _value(row) if row else None


def delivered(
    connection: Connection, ids: Sequence[int], *, to: Sequence[str], is_complete: bool, at: datetime
) -> None:
    """Remember which channels have these alerts; where they are all, nothing is left to do."""
    values: dict[str, Any] = {"delivered_to": list(to)}
    if is_complete:
        values |= {"status": "delivered", "sent_at": at, "error": "", "next_at": None}
    connection.execute(update(alert).where(alert.c.id.in_(ids), alert.c.status == "waiting").values(**values))


def failed(connection: Connection, alert_id: int, *, attempts: int, error: str, next_at: datetime) -> None:
    """Remember that a delivery failed, and when it is tried again."""
    connection.execute(
        update(alert)
        .where(alert.c.id == alert_id, alert.c.status == "waiting")
        .values(attempts=attempts, error=error, next_at=next_at)
    )


def retry_now(connection: Connection, *, alert_id: int | None, at: datetime) -> int:
    """Let what waits, or one alert, be tried at once; return how many wait now."""
    chosen = alert.c.status == "waiting"
    if alert_id is not None:
        chosen = (alert.c.id == alert_id) & alert.c.status.in_(("waiting", "closed"))
    done = connection.execute(update(alert).where(chosen).values(status="waiting", next_at=at))
    return done.rowcount


def close_alert(connection: Connection, *, key: str) -> None:
    """Take an alert off the list because what it told of has been dealt with."""
    connection.execute(
        update(alert).where(alert.c.key == key, alert.c.status == "waiting").values(status="closed")
    )


def is_waiting(connection: Connection, *, prefix: str) -> bool:
    """Tell whether an alert whose key begins so has not been told yet."""
    return connection.execute(_IS_WAITING, {"prefix": prefix}).first() is not None


def end(connection: Connection, *, prefix: str, said: str) -> None:
    """
    Let the alerts whose keys begin so end with what they tell of: what no channel was offered never is.

    said: a line that is added to the words of the others, which are told late.
    """
    waits = (alert.c.status == "waiting") & alert.c.key.startswith(prefix, autoescape=True)
    connection.execute(update(alert).where(waits, alert.c.attempts == 0).values(status="closed", error=said))
    connection.execute(update(alert).where(waits).values(body=alert.c.body + f"\n{said}"))


def forget_reminders(connection: Connection, *, prefix: str, now: datetime) -> None:
    """Delete the reminders whose keys begin so and whose day has not come: they may be raised anew."""
    is_to_come = (alert.c.status == "waiting") & (alert.c.created_at > now)
    connection.execute(alert.delete().where(is_to_come, alert.c.key.startswith(prefix, autoescape=True)))


def close(connection: Connection, ids: Sequence[int], *, error: str) -> None:
    """Take alerts off the list, with the reason."""
    connection.execute(update(alert).where(alert.c.id.in_(ids)).values(status="closed", error=error))


def close_waiting(connection: Connection, ids: Sequence[int], *, reason: str, now: datetime) -> list[int]:
    """
    Take what waits for a human off the list, of these alerts or, without ids, of all; return which that were.

    A reminder whose day has not come is on nobody's list yet: only its id takes it off.
    """
    chosen = (alert.c.status == "waiting") & (alert.c.route == HUMAN)
    chosen &= alert.c.id.in_(ids) if ids else alert.c.created_at <= now
    found = list(connection.execute(select(alert.c.id).where(chosen).order_by(alert.c.id)).scalars())
    close(connection, found, error=reason)
    return found


def _value(row: RowMapping) -> Alert:
    return Alert(**{**row, "delivered_to": tuple(row["delivered_to"])})
