"""The outbox of what a human is to be told; a row waits until somebody or something delivers it."""

from datetime import datetime

from sqlalchemy import Connection, func, select, update

from cam.store.tables import AlertRow

alert = AlertRow.__table__  # type: ignore[attr-defined]


def raise_alert(
    connection: Connection,
    *,
    key: str,
    type: str,
    title: str,
    body: str,
    at: datetime,
    level: str = "warning",
) -> bool:
    """Add an alert, in the transaction of its fact; return False where one with this key stands already."""
    if connection.execute(select(alert.c.id).where(alert.c.key == key)).first():
        return False
    connection.execute(
        alert.insert(),
        {
            "key": key,
            "type": type,
            "level": level,
            "title": title,
            "body": body,
            "status": "waiting",
            "created_at": at,
        },
    )
    return True


def count_waiting(connection: Connection) -> int:
    """Return how many alerts nobody has been told of."""
    return int(connection.scalar(select(func.count()).where(alert.c.status == "waiting")) or 0)


def waiting(connection: Connection, *, limit: int = 20) -> list[tuple[datetime, str, str]]:
    """Return (when, type, title) of the alerts that wait, oldest first."""
    rows = connection.execute(
        select(alert.c.created_at, alert.c.type, alert.c.title)
        .where(alert.c.status == "waiting")
        .order_by(alert.c.id)
        .limit(limit)
    )
    return [(row.created_at, row.type, row.title) for row in rows]


def close_alert(connection: Connection, *, key: str) -> None:
    """Take an alert off the list because what it told of has been dealt with."""
    connection.execute(update(alert).where(alert.c.key == key).values(status="closed"))
