"""What `db check` looks at: the file, the references, the ledger's rules, the version."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    DateTime,
    Float,
    Integer,
    String,
    TypeDecorator,
    inspect,
    select,
    text,
)  # fmt: skip
from sqlalchemy.types import TypeEngine

from cam.engine.ledger import TRANSITIONS
from cam.store import postgresql
from cam.store.database import Database
from cam.store.tables import MessageTransitionRow, metadata
from cam.store.upgrade import HEAD, version

message_transition = MessageTransitionRow.__table__  # type: ignore[attr-defined]

TRIGGERS = frozenset({
    "message_transition_is_legal",
    "message_body_is_frozen",
    "event_is_never_changed",
    "event_is_never_deleted",
})  # fmt: skip
SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that was looked at.  detail: what was found, in one line."""

    check: str
    is_ok: bool
    detail: str


def check(database: Database, *, is_quick: bool = False) -> list[Finding]:
    """Return what was looked at and found; is_quick: indexes are not compared with their tables."""
    with database.read() as connection:
        findings = [_version(connection, database)]
        if database.is_sqlite:
            findings += [_file(connection, is_quick=is_quick), _references(connection)]
            findings += [_values(connection)] if findings[0].is_ok and not is_quick else []
        else:
            findings.append(_server(connection))
        if findings[0].is_ok:
            findings += [_transitions(connection), _triggers(connection, is_sqlite=database.is_sqlite)]
    return findings


def _version(connection: Connection, database: Database) -> Finding:
    found = version(connection, database.name)
    is_ok = found == HEAD
    return Finding(
        check="version", is_ok=is_ok, detail=f"{found}" if is_ok else f"{found}, this cam needs {HEAD}"
    )


def _file(connection: Connection, *, is_quick: bool) -> Finding:
    said = [
        row[0]
        for row in connection.exec_driver_sql("PRAGMA quick_check" if is_quick else "PRAGMA integrity_check")
    ]
    is_ok = said == ["ok"]
    return Finding(check="file", is_ok=is_ok, detail="intact" if is_ok else "; ".join(said[:SHOWN]))


def _references(connection: Connection) -> Finding:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    shown = ", ".join(f"{row[0]} row {row[1]} without its {row[2]}" for row in broken[:SHOWN])
    return Finding(
        check="references",
        is_ok=not broken,
        detail=f"{len(broken)} broken: {shown}" if broken else "all rows point somewhere",
    )


def _server(connection: Connection) -> Finding:
    odd = postgresql.unsafe_settings(connection)
    return Finding(
        check="server", is_ok=not odd, detail=", ".join(odd) or "what is committed survives a loss of power"
    )


def _values(connection: Connection) -> Finding:
    """Look for what cam never writes and a hand may: text where a number stands, a time that is none, broken JSON."""
    there = set(inspect(connection).get_table_names())
    odd = [f"table {name} is missing" for name in metadata.tables if name not in there]
    for name, table in metadata.tables.items():
        tests = {each.name: test for each in table.c if (test := _odd(each.type))}
        if name in there and tests:
            counts = ", ".join(
                f'coalesce(sum("{column}" IS NOT NULL AND ({test.format(column)})), 0)'
                for column, test in tests.items()
            )
            found = connection.exec_driver_sql(f'SELECT {counts} FROM "{name}"').one()  # noqa: S608 - our own names
            odd += [
                f"{name}.{column} in {rows} rows" for column, rows in zip(tests, found, strict=True) if rows
            ]
    detail = "all readable" if not odd else f"not as cam writes them: {', '.join(odd[:SHOWN])}"
    return Finding(check="values", is_ok=not odd, detail=detail)


def _odd(kind: TypeEngine[Any]) -> str:
    """Return the SQL, with the column as {0}, that is true of what cam never writes into a column of this kind."""
    match kind.impl_instance if isinstance(kind, TypeDecorator) else kind:
        case JSON():
            return """NOT json_valid("{0}")"""
        case DateTime():
            return """julianday("{0}") IS NULL"""
        case Integer() | Boolean():
            return """typeof("{0}") <> 'integer'"""
        case Float():
            return """typeof("{0}") NOT IN ('real', 'integer')"""
        case String():
            return """typeof("{0}") <> 'text'"""
        case _:
            return ""


def _transitions(connection: Connection) -> Finding:
    stored = {(row.old, row.new) for row in connection.execute(select(message_transition))}
    known = {(old.value, new.value) for old, new in TRANSITIONS}
    odd = ", ".join(f"{old} -> {new}" for old, new in sorted(stored ^ known))
    return Finding(
        check="transitions",
        is_ok=not odd,
        detail=f"not as in this cam: {odd}" if odd else f"{len(known)} as they should be",
    )


def _triggers(connection: Connection, *, is_sqlite: bool) -> Finding:
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if is_sqlite
        else "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D' AND pg_table_is_visible(tgrelid)"
    )
    missing = ", ".join(sorted(TRIGGERS - {row[0] for row in connection.execute(text(query))}))
    return Finding(
        check="guards",
        is_ok=not missing,
        detail=f"missing: {missing}" if missing else f"all {len(TRIGGERS)} in place",
    )
