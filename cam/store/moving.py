"""Moving: every row of one database into another that holds none, the ledger and its doubts included."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, Table, func, select, text

from cam.errors import InputError
from cam.store import leases, switches
from cam.store.database import Database
from cam.store.tables import MessageTransitionRow, SwitchRow, metadata

ROWS_A_STATEMENT = 500
SETTLED = {MessageTransitionRow.__tablename__}  # made by the migrations, alike everywhere
switch = SwitchRow.__table__  # type: ignore[attr-defined]


def move(old: Database, new: Database, *, at: datetime) -> dict[str, int]:
    """
    Copy all rows and return how many of each table; afterwards the off switch of the old database is thrown.

    Both have the schema of this version.  The old one stops sending before the first row is read, so that no two
    databases ever send to the same people; where the copy fails, it is as it was.
    Raises InputError where the new one holds rows, or where a process is at work on the old one.
    """
    with new.read() as connection:
        _must_be_empty(connection, new.name)
    with old.write() as connection:
        _must_be_idle(connection, old.name, at=at)
        before = switches.sending(connection)
        switches.turn_sending(connection, is_on=False, reason=f"moved to {new.name}", at=at)
    try:
        with old.read() as source, new.write() as target:
            _must_be_empty(target, new.name)
            counts = copy_rows(source, target)
            _as_before(target, before)
            return counts
    except BaseException:
        with old.write() as connection:
            switches.turn_sending(connection, is_on=before.is_on, reason=before.reason, at=at)
        raise


def copy_rows(source: Connection, target: Connection) -> dict[str, int]:
    """Copy every row of one snapshot into an empty database of the same schema; return how many of each table."""
    return {table.name: _copy(source, target, table) for table in _tables()}


def _tables() -> list[Table]:
    return [table for table in metadata.sorted_tables if table.name not in SETTLED]


def _must_be_empty(connection: Connection, name: str) -> None:
    filled = [table.name for table in _tables() if connection.execute(select(table).limit(1)).first()]
    if filled:
        raise InputError(
            f"database {name}: it is not empty, there are rows in {', '.join(filled)}",
            hint="name a new one in CAM_DATABASE_URL and run 'cam db upgrade'",
            code="not_empty",
        )


def _must_be_idle(connection: Connection, name: str, *, at: datetime) -> None:
    held = leases.current(connection, leases.WORKSPACE, now=at)
    if held is not None:
        raise InputError(
            f"database {name}: {held.holder} is at work on it until {held.expires_at:%H:%M:%S} UTC",
            hint="stop that process, and run the command again",
            code="busy",
        )


def _copy(source: Connection, target: Connection, table: Table) -> int:
    copied = 0
    for rows in _portions(source, table):
        target.execute(table.insert(), rows)
        copied += len(rows)
    if "id" in table.c and target.dialect.name != "sqlite":
        _count_on(target, table)
    return copied


def _portions(source: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    found = source.execution_options(yield_per=ROWS_A_STATEMENT).execute(table.select()).mappings()
    for rows in found.partitions():
        yield [dict(row) for row in rows]


def _count_on(target: Connection, table: Table) -> None:
    """Let the next id of a table be the one after the last that was copied."""
    last = select(func.max(table.c.id)).scalar_subquery()
    sequence = func.pg_get_serial_sequence(text(f"'{table.name}'"), text("'id'"))
    target.execute(select(func.setval(sequence, func.coalesce(last, 1), last.is_not(None))))


def _as_before(target: Connection, before: switches.Switch) -> None:
    """Let the new database send where the old one did until it was moved."""
    own = switch.c.name == switches.SENDING
    if before.changed_at is None:
        target.execute(switch.delete().where(own))
    else:
        values = {"is_on": before.is_on, "reason": before.reason, "changed_at": before.changed_at}
        target.execute(switch.update().where(own).values(values))
