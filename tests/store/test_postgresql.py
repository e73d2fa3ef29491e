"""What PostgreSQL must be told before it can be trusted like a SQLite file, and what its errors mean."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import IntegrityError

from cam.errors import DatabaseError, InputError
from cam.store import integrity, postgresql, upgrade
from cam.store.database import URLS, Database
from tests.servers.postgresql import KEYED, PostgreSql

NOW = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
PATIENCE = 30  # seconds, only to end a hang
ADD = text("INSERT INTO switch (name, is_on, reason, changed_at) VALUES (:name, true, '', now())")
COUNT = text("SELECT count(*) FROM switch")


@pytest.fixture
def server_db(postgresql_url: str) -> Iterator[Database]:
    """Give a fresh database on the server."""
    with closing(Database(postgresql_url)) as database:
        yield database


@contextmanager
def keyed(server: PostgreSql, url: str) -> Iterator[tuple[str, str]]:
    """Give the URL for a user who has a password and owns nothing, and the name of the database."""
    database = str(make_url(url).database)
    server.run(f"CREATE ROLE {KEYED} LOGIN PASSWORD 'right'")
    try:
        yield server.url(database, user=KEYED, password="right"), database
    finally:
        server.run(f"DROP OWNED BY {KEYED}", database=database)
        server.run(f"DROP ROLE {KEYED}")


def told(url: str, query: str = "SELECT 1 FROM lead") -> DatabaseError:
    """Return the error that a read of that database ends with."""
    with (
        closing(Database(url)) as database,
        pytest.raises(DatabaseError) as caught,
        database.read() as connection,
    ):
        connection.execute(text(query))
    return caught.value


def count_and_add(database: Database, cap: int, *, name: str, counted: Event, go_on: Event) -> None:
    """Add a row where fewer than the cap are there, with a pause between the count and the row."""
    with database.write() as connection:
        used = connection.scalar(COUNT)
        counted.set()
        assert go_on.wait(PATIENCE)
        if used < cap:
            connection.execute(ADD, {"name": name})


def two_at_once(database: Database) -> int:
    """Let two writers count and add under a cap of one at the same moment, and return how many rows there are."""
    first, second, go_on, at_once = Event(), Event(), Event(), Event()
    at_once.set()
    one = Thread(target=count_and_add, args=(database, 1),
                 kwargs={"name": "one", "counted": first, "go_on": go_on})  # fmt: skip
    two = Thread(target=count_and_add, args=(database, 1),
                 kwargs={"name": "two", "counted": second, "go_on": at_once})  # fmt: skip
    one.start()
    assert first.wait(PATIENCE)
    two.start()
    # the second either waits for the lock of the writers, or has counted while the first has not committed yet
    while not (second.is_set() or is_anybody_waiting(database)):
        pass
    go_on.set()
    for thread in (one, two):
        thread.join(PATIENCE)
    with database.read() as connection:
        return int(connection.scalar(COUNT) or 0)


def is_anybody_waiting(database: Database) -> bool:
    query = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    with database.read() as connection:
        return bool(connection.scalar(query))


def test_two_writers_at_one_instant_never_get_over_a_cap(server_db: Database) -> None:
    assert two_at_once(server_db) == 1


def test_the_same_harness_catches_a_count_without_the_lock(
    server_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "wait_for_writers", lambda _connection: None)

    assert two_at_once(server_db) == 2


def test_a_server_with_careless_defaults_is_told_better(
    server_db: Database, postgresql_server: PostgreSql
) -> None:
    for name, value in (
        ("default_transaction_isolation", "serializable"),
        ("synchronous_commit", "off"),
        ("timezone", "America/Lima"),
        ("lock_timeout", "0"),
    ):
        postgresql_server.run(f"ALTER DATABASE {server_db.url.database} SET {name} = '{value}'")

    with server_db.write() as connection:
        assert setting(connection, "transaction_isolation") == "read committed"
        assert setting(connection, "synchronous_commit") == "on"
        assert setting(connection, "timezone") == "UTC"
        assert setting(connection, "lock_timeout") == "10s"
    with server_db.read() as connection:
        assert setting(connection, "transaction_isolation") == "repeatable read"


def test_a_stricter_server_stays_strict(server_db: Database, postgresql_server: PostgreSql) -> None:
    postgresql_server.run(f"ALTER DATABASE {server_db.url.database} SET synchronous_commit = 'remote_apply'")

    with server_db.write() as connection:
        assert setting(connection, "synchronous_commit") == "remote_apply"


def setting(connection: Connection, name: str) -> Any:
    return connection.exec_driver_sql(f"SHOW {name}").scalar()


def test_a_snapshot_does_not_move_and_cannot_write(server_db: Database) -> None:
    with server_db.read() as snapshot:
        assert snapshot.scalar(COUNT) == 0
        with server_db.write() as connection:
            connection.execute(ADD, {"name": "new"})
        assert snapshot.scalar(COUNT) == 0
    with pytest.raises(DatabaseError, match="is read-only"), server_db.read() as snapshot:
        snapshot.execute(ADD, {"name": "never"})
    with server_db.write() as connection:
        assert connection.scalar(COUNT) == 1


def add_twice(database: Database) -> None:
    with database.write() as connection:
        connection.execute(ADD, {"name": "x"})
        connection.execute(ADD, {"name": "x"})


def test_a_block_that_raises_leaves_nothing(server_db: Database) -> None:
    with pytest.raises(IntegrityError):
        add_twice(server_db)
    with server_db.read() as connection:
        assert connection.scalar(COUNT) == 0


def test_a_writer_that_waits_too_long_says_who_is_to_blame(server_db: Database) -> None:
    with server_db.engine.connect() as connection:  # which goes back to the pool as it is
        connection.exec_driver_sql("SET lock_timeout = '10ms'")
        connection.commit()
    url = server_db.url.render_as_string(hide_password=False)
    with (
        closing(Database(url)) as other,
        other.write(),
        pytest.raises(DatabaseError, match="is locked by another program"),
        server_db.write(),
    ):
        pass


def test_a_server_that_restarted_meanwhile_is_asked_again(
    server_db: Database, postgresql_server: PostgreSql
) -> None:
    with server_db.read() as connection:
        assert connection.scalar(COUNT) == 0
    postgresql_server.run(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{server_db.url.database}'"
    )
    with server_db.write() as connection:
        assert connection.scalar(COUNT) == 0


def test_a_connection_that_ends_in_the_middle_undoes_all_and_says_so(
    server_db: Database, postgresql_server: PostgreSql
) -> None:
    def write() -> None:
        with server_db.write() as connection:
            connection.execute(ADD, {"name": "x"})
            pid = connection.scalar(text("SELECT pg_backend_pid()"))
            postgresql_server.run(f"SELECT pg_terminate_backend({pid}, 10000)")
            connection.execute(COUNT)

    with pytest.raises(DatabaseError, match="connection"):
        write()
    with server_db.read() as connection:
        assert connection.scalar(COUNT) == 0


def test_a_wrong_password_is_named_and_never_printed(
    postgresql_server: PostgreSql, postgresql_url: str
) -> None:
    with keyed(postgresql_server, postgresql_url) as (right, database):
        wrong = right.replace("right", "s3cret")
        queried = postgresql_server.url(database, user=KEYED) + "&password=s3cret"
        for url in (wrong, queried, postgresql_server.url(database, user=KEYED)):
            error = told(url)
            assert "does not let this user in" in error.what
            assert error.hint == "check the user and the password in CAM_DATABASE_URL"
            assert "s3cret" not in f"{error.what} {error.hint}"
            assert "\n" not in error.what


def test_a_user_without_rights_is_told_so(postgresql_server: PostgreSql, postgresql_url: str) -> None:
    with keyed(postgresql_server, postgresql_url) as (url, _):
        assert "does not let this user do that" in told(url).what


def test_a_full_server_says_so(postgresql_server: PostgreSql, postgresql_url: str) -> None:
    with keyed(postgresql_server, postgresql_url) as (url, _):
        postgresql_server.run(f"ALTER ROLE {KEYED} CONNECTION LIMIT 0")
        assert "has no room for another connection" in told(url).what


def test_a_database_or_user_that_is_not_there_is_named(postgresql_server: PostgreSql) -> None:
    database, user = told(postgresql_server.url("nowhere")), told(postgresql_server.url("x", user="nobody"))

    assert database.what.endswith('is not there: database "nowhere" does not exist')
    assert database.hint == "create it with 'createdb', then run 'cam db upgrade'"
    assert user.what.endswith('does not know this user: role "nobody" does not exist')


@pytest.mark.parametrize("host", ["127.0.0.1:9", "no-such-host.invalid"])
def test_a_server_that_is_not_there_is_named_in_one_line(host: str) -> None:
    pytest.importorskip("psycopg")
    error = told(f"postgresql+psycopg://ana:s3cret@{host}/cam")

    assert error.what.startswith(f"database postgresql+psycopg://ana:***@{host}/cam: cannot be reached: ")
    assert error.hint == "check that the server runs, and the host and the port in CAM_DATABASE_URL"
    assert "\n" not in error.what
    assert "s3cret" not in error.what
    assert error.exit_code == 1


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_the_url_is_understood(scheme: str, postgresql_url: str) -> None:
    url = postgresql_url.replace("postgresql+psycopg", scheme)
    with closing(Database(url)) as database, database.read() as connection:
        assert connection.scalar(COUNT) == 0


@pytest.mark.parametrize(
    "url", ["mysql://ana:s3cret@host/cam", "s3cret", "postgresql://ana:s3cret@host:port/x"]
)
def test_a_url_that_is_none_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(DatabaseError) as caught:
        Database(url)

    assert "s3cret" not in caught.value.what
    assert caught.value.hint == URLS


def test_without_the_extra_the_hint_is_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(DatabaseError) as caught:
        Database("postgresql+psycopg://ana:s3cret@host/cam")

    assert caught.value.what == (
        "database postgresql+psycopg://ana:***@host/cam: the driver for PostgreSQL is not installed"
    )
    assert caught.value.hint == "pip install '.[postgres]' in the clone of cam"


def test_an_empty_database_waits_for_its_owners_word(postgresql_server: PostgreSql) -> None:
    name = postgresql_server.new()
    with closing(Database(postgresql_server.url(name))) as database:
        with pytest.raises(DatabaseError, match="it is empty") as caught:
            upgrade.ensure_current(database, now=NOW)
        assert caught.value.hint == "run 'cam db upgrade'"
        assert upgrade.upgrade(database, now=NOW) is None
        upgrade.ensure_current(database, now=NOW)
    postgresql_server.drop(name)


def test_a_foreign_database_is_left_alone(postgresql_server: PostgreSql) -> None:
    name = postgresql_server.new()
    postgresql_server.run("CREATE TABLE lead (id integer)", database=name)
    with (
        closing(Database(postgresql_server.url(name))) as database,
        pytest.raises(DatabaseError, match="tables of another program"),
    ):
        upgrade.upgrade(database, now=NOW)
    postgresql_server.drop(name)


def test_two_upgrades_at_once_are_one(postgresql_server: PostgreSql) -> None:
    name = postgresql_server.new()
    databases = [Database(postgresql_server.url(name)) for _ in range(2)]
    threads = [Thread(target=upgrade.upgrade, args=(one,), kwargs={"now": NOW}) for one in databases]
    for thread in threads:
        thread.start()
    for thread, database in zip(threads, databases, strict=True):
        thread.join(PATIENCE)
        upgrade.ensure_current(database, now=NOW)
        database.close()
    postgresql_server.drop(name)


def test_a_backup_is_left_to_the_server(server_db: Database) -> None:
    with pytest.raises(InputError) as caught:
        upgrade.backup(server_db, now=NOW)
    assert caught.value.hint.startswith("pg_dump ")


def test_the_check_finds_lost_guards_and_a_careless_server(server_db: Database) -> None:
    with server_db.write() as connection:
        connection.execute(text("ALTER TABLE event DISABLE TRIGGER event_is_never_deleted"))
        connection.execute(text("DROP TRIGGER message_body_is_frozen ON message_body"))

    found = {one.check: (one.is_ok, one.detail) for one in integrity.check(server_db)}

    assert list(found) == ["version", "server", "transitions", "guards"]
    # the server of the tests need not survive a loss of power
    assert found["server"] == (False, "fsync is off, not on, full_page_writes is off, not on")
    assert found["guards"] == (False, "missing: event_is_never_deleted, message_body_is_frozen")
