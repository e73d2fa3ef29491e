"""The migrations make the tables of the code, and a database that refuses what must not happen."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import IntegrityError
from sqlmodel.sql.sqltypes import UTCDateTime

from cam.engine.ledger import COUNTING, TRANSITIONS
from cam.engine.vocabulary import MessageStatus
from cam.store.database import Database
from cam.store.tables import metadata
from tests.servers.postgresql import PostgreSql

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 3, 2, 14, tzinfo=UTC)


@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_the_migrations_make_the_tables_of_the_code(db: Database) -> None:
    """Indexes over expressions, which Alembic cannot read from SQLite, are for the next test."""

    def is_comparable(_thing: Any, name: str, kind: str, *_rest: Any) -> bool:
        return not (kind == "index" and name == "ix_enrollment_first_touches")

    options = {"compare_type": True, "include_object": is_comparable}
    with db.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)

    assert not differences


@pytest.mark.sqlite_only
def test_the_schema_is_the_one_of_the_tables_to_the_letter(db: Database) -> None:
    """What Alembic cannot compare, too: checks, expression indexes, partial indexes."""
    direct = create_engine("sqlite://")
    metadata.create_all(direct)
    query = "SELECT name, sql FROM sqlite_master WHERE type <> 'trigger' AND sql IS NOT NULL"
    with direct.connect() as made, db.read() as migrated:
        expected = {row.name: _normal(row.sql) for row in made.execute(text(query))}
        actual = {row.name: _normal(row.sql) for row in migrated.execute(text(query))}
    direct.dispose()
    del actual["alembic_version"]

    assert expected == actual


def test_on_postgresql_too(postgresql_url: str, postgresql_server: PostgreSql) -> None:
    name = postgresql_server.new()
    direct, migrated = Database(postgresql_server.url(name)), Database(postgresql_url)
    with direct.write() as connection:
        metadata.create_all(connection)
    expected, actual = definitions(direct), definitions(migrated)
    direct.close()
    migrated.close()
    postgresql_server.drop(name)

    assert expected == actual


def definitions(database: Database) -> set[tuple[str, ...]]:
    """Return every column, constraint and index of a server's database as the server writes them."""
    queries = (
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
        " WHERE table_schema = 'public'",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace",
        "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    )
    with database.read() as connection:
        rows = {tuple(row) for query in queries for row in connection.execute(text(query))}
    return {row for row in rows if row[0] != "alembic_version"}


def _normal(sql: str) -> set[str]:
    """Return the lines of a definition; constraints may stand in any order."""
    return {
        " ".join(line.strip(" ,").split())
        for line in sql.replace(", CONSTRAINT", ",\nCONSTRAINT").splitlines()
    }


@pytest.fixture
def writing(db: Database) -> Iterator[Connection]:
    with db.write() as connection:
        insert(connection, "campaign", id=1, name="Q1", status="draft", company_reply="stop")
        yield connection


def insert(connection: Connection, table: str, **given: Any) -> None:
    """Insert a row in which every column that must have a value has one."""
    columns = metadata.tables[table].columns
    values = {
        column.name: given.get(column.name, _blank(column))
        for column in columns
        if column.name in given or not (column.nullable or column.name == "id")
    }
    connection.execute(metadata.tables[table].insert().values(**values))


def _blank(column: Any) -> Any:
    if isinstance(column.type, UTCDateTime):
        return NOW
    return {str: "", int: 0, bool: False, float: 0.0, bytes: b"", dict: {}}.get(column.type.python_type, "")


def message(connection: Connection, status: MessageStatus) -> None:
    """Put one ledger row of that status into the database."""
    insert(connection, "lead", id=1, key="ada@x.example", tags=[], custom={}, score_parts={})
    insert(connection, "enrollment", id=1, lead_id=1, campaign_id=1, state="new", round=1)
    begun = NOW if status in COUNTING else None
    insert(
        connection, "message", id=1, enrollment_id=1, campaign_id=1, lead_id=1, channel="email", status=status.value,
        message_id="<1@x>", idempotency_key="1", begun_at=begun,
    )  # fmt: skip


@pytest.mark.parametrize(("old", "new"), list(product(MessageStatus, MessageStatus)))
def test_the_database_allows_the_legal_transitions_and_no_other(
    writing: Connection, old: MessageStatus, new: MessageStatus
) -> None:
    message(writing, old)
    begun = f"'{NOW:%F %T}.000000'" if new in COUNTING else "NULL"
    change = text(f"UPDATE message SET status = '{new}', begun_at = {begun} WHERE id = 1")

    if old == new or (old, new) in TRANSITIONS:
        assert writing.execute(change).rowcount == 1
    else:
        with pytest.raises(IntegrityError, match="this change of status is not legal"):
            writing.execute(change)


def test_the_bytes_of_a_message_are_frozen(writing: Connection) -> None:
    message(writing, MessageStatus.QUEUED)
    insert(writing, "message_body", message_row_id=1, mime=b"first")
    writing.execute(text("UPDATE message_body SET text = 'seen', mime = mime"))

    with pytest.raises(IntegrityError, match="the bytes of a message are frozen"):
        writing.execute(text("UPDATE message_body SET mime = :mime"), {"mime": b"\0"})


@pytest.mark.parametrize("change", ["UPDATE event SET name = 'x'", "DELETE FROM event"])
def test_the_audit_log_is_append_only(writing: Connection, change: str) -> None:
    insert(writing, "event", id=1, name="lead.imported", details={})

    with pytest.raises(IntegrityError, match="the audit log is append-only"):
        writing.execute(text(change))


def test_the_transitions_are_those_of_the_engine(db: Database) -> None:
    with db.read() as connection:
        stored = connection.execute(text("SELECT old, new FROM message_transition")).all()

    assert {(old.value, new.value) for old, new in TRANSITIONS} == {(row.old, row.new) for row in stored}
