"""Redating: what was written under a clock that was ahead gets the present moment, so that today counts again."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, DateTime, Table, TypeDecorator, func, select, update

from cam.store.tables import EnrollmentRow, metadata

enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]

APPEND_ONLY = frozenset({"event"})
# what may lie in the future by right; where it was reckoned from a moment that never was, it is reckoned anew
FUTURE = frozenset({"next_action_at", "away_until"})


def late_rows(connection: Connection, *, after: datetime) -> dict[str, int]:
    """Return how many moments that cannot be later than this are, by column, only where there are some."""
    found = {}
    for table, column in _moments():
        rows = connection.scalar(select(func.count()).select_from(table).where(table.c[column] > after))
        if rows:
            found[f"{table.name}.{column}"] = int(rows)
    return found


def late_touches(connection: Connection, *, after: datetime) -> list[int]:
    """Return the enrollments whose last touch is later than that: what comes next was reckoned from it."""
    return list(connection.scalars(select(enrollment.c.id).where(enrollment.c.last_touch_at > after)))


def bring_back(connection: Connection, *, after: datetime, at: datetime) -> None:
    """Give every moment that is later than that, and cannot be, the present one."""
    for table, column in _moments():
        late = table.c[column] > after
        connection.execute(update(table).where(late).values({column: at}))


def _moments() -> list[tuple[Table, str]]:
    return [
        (table, column.name)
        for table in metadata.sorted_tables
        if table.name not in APPEND_ONLY
        for column in table.c
        if _is_moment(column.type) and column.name not in FUTURE
    ]


def _is_moment(kind: Any) -> bool:
    return isinstance(kind.impl_instance if isinstance(kind, TypeDecorator) else kind, DateTime)
