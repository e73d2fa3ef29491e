"""The database: connections, transactions and what SQLite must be told before it can be trusted."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import DatabaseError as SqlDatabaseError

from cam.errors import DatabaseError
from cam.store import postgresql

BUSY_TIMEOUT_SECONDS = 10
URLS = "CAM_DATABASE_URL, or url in [database] of cam.toml, is sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
LEAST_ROOM = 256 * 1024  # bytes: a disk with less is full, for the log needs about as much
LACKS = "run 'cam db upgrade'; where that changes nothing, restore a copy from backups/"


class Database:
    """
    One database and its transactions.

    url: sqlite:///PATH or postgresql+psycopg://...  read() gives a snapshot that cannot write; write() gives
    one short transaction that holds the write lock from its first statement (BEGIN IMMEDIATE, or the lock of
    all writers on PostgreSQL), commits at the end of the block and rolls back on any exception. Nothing waits
    for the network inside either. Raises DatabaseError, with the path and what to do, where the file is locked,
    full, read-only or no database, and where the server cannot be reached.
    """

    def __init__(self, url: str) -> None:
        self.url = _parsed(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.path = Path(self.url.database) if self.is_sqlite and self.url.database else None
        self.is_scratch = False  # a copy to be played with and thrown away
        self.name = str(self.path or postgresql.name_of(self.url))  # for people: never with a password
        self._turn = threading.Lock()
        self.engine: Engine = _sqlite_engine(url) if self.is_sqlite else postgresql.make_engine(self.url)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection on one consistent snapshot; a statement that writes fails."""
        with self._translated(), self.engine.connect() as connection:
            if self.is_sqlite:
                _tell(connection, "PRAGMA query_only = ON", "BEGIN")
            else:
                postgresql.read_only(connection)
            try:
                yield connection
            finally:
                connection.rollback()
                if self.is_sqlite:
                    ending = ["ROLLBACK"] if _in_transaction(connection) else []
                    _tell(connection, *ending, "PRAGMA query_only = OFF")

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection inside one write transaction."""
        with self._translated(), self._our_turn(), self.engine.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                postgresql.wait_for_writers(connection)
            try:
                yield connection
            except BaseException:
                _end(connection, "ROLLBACK", is_sqlite=self.is_sqlite)
                raise
            _end(connection, "COMMIT", is_sqlite=self.is_sqlite)

    @contextmanager
    def _our_turn(self) -> Iterator[None]:
        """Let the threads of this process write one after the other; SQLite's own waiting is sleeping and looking."""
        if not self.is_sqlite:
            yield
            return
        if not self._turn.acquire(timeout=2 * BUSY_TIMEOUT_SECONDS):
            raise DatabaseError(
                f"database {self.path}: is locked", hint="wait for the other program to finish"
            )
        try:
            yield
        finally:
            self._turn.release()

    def close(self) -> None:
        """Close every connection; the last one of a SQLite file folds the WAL back into it."""
        self.engine.dispose()

    def explain(self, error: DBAPIError | sqlite3.Error) -> DatabaseError | None:
        """Return what an operational failure means to the user, or None where it is a bug of ours."""
        if isinstance(error, sqlite3.Error):  # of what was told to the driver itself
            return explain(error, self.name)
        return explain(error.orig, self.name) if self.is_sqlite else postgresql.explain(error, self.name)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (OperationalError, SqlDatabaseError, sqlite3.DatabaseError) as error:
            problem = self.explain(error)
            if problem is None:
                raise
            raise problem from error


def explain(error: BaseException | None, where: str) -> DatabaseError | None:
    """Return what a failure of SQLite means to the user, or None where it is a bug of ours."""
    said = str(error).lower()
    if "unable to open" in said and _is_read_only(where):
        said = "readonly"
    if "disk i/o" in said and _is_full(where):
        said = "disk is full"
    for words, what, hint in (
        ("locked", "is locked by another program", "wait for it to finish, or close it"),
        ("disk is full", "cannot be written, the disk is full", "free some space and run the command again"),
        ("readonly", "is read-only", "give this user write access to the file and its folder"),
        ("read-only", "is read-only", "give this user write access to the file and its folder"),
        ("unable to open", "cannot be opened", "check the path and its permissions"),
        ("not a database", "is not a cam database", "move it away, or name another with CAM_DATABASE_URL"),
        ("malformed", "is damaged", "restore a copy from backups/ and run 'cam db check'"),
        (
            "disk i/o",
            "cannot be read or written, the disk reports errors",
            "check the disk, then 'cam db check'",
        ),
        ("no such table", "is not a cam database of this version, or was changed by hand", LACKS),
        ("no such column", "is not a cam database of this version, or was changed by hand", LACKS),
    ):
        if words in said:
            return DatabaseError(f"database {where}: {what}", hint=hint)
    return None


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:  # the text may hold a password: none of it is repeated
        raise DatabaseError("the URL of the database cannot be read", hint=URLS) from error
    if parsed.get_backend_name() != "sqlite" and parsed.drivername not in postgresql.SPELLINGS:
        raise DatabaseError(f"database {parsed.drivername}: cam keeps nothing there", hint=URLS)
    return parsed


def _is_read_only(where: str) -> bool:
    # a log beside the file cannot be made there, which SQLite words as a file that it cannot open
    return Path(where).is_file() and not os.access(Path(where).parent, os.W_OK)


def _is_full(where: str) -> bool:
    # the log's index cannot grow on a full disk, which SQLite words as an error of the disk
    try:
        disk = os.statvfs(Path(where).parent)
    except OSError:
        return False
    return disk.f_bavail * disk.f_frsize < LEAST_ROOM


def _tell(connection: Connection, *statements: str) -> None:
    """Tell the driver itself: a cycle reads some twenty times, and SQLAlchemy takes ten times as long to pass it on."""
    driver = cast(sqlite3.Connection, connection.connection.dbapi_connection)
    for statement in statements:
        driver.execute(statement)


def _in_transaction(connection: Connection) -> bool:
    return bool(connection.connection.dbapi_connection.in_transaction)  # type: ignore[union-attr]


def _end(connection: Connection, verb: str, *, is_sqlite: bool) -> None:
    # SQLite ends a transaction by itself on some errors (full disk); there is nothing left to end then
    if is_sqlite:
        if _in_transaction(connection):
            connection.exec_driver_sql(verb)
    elif verb == "COMMIT":
        connection.commit()
    else:
        connection.rollback()


def _sqlite_engine(url: str) -> Engine:
    engine = create_engine(
        url,
        isolation_level="AUTOCOMMIT",  # the transactions are ours: BEGIN IMMEDIATE, never an upgrade
        connect_args={"timeout": BUSY_TIMEOUT_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        # the journal's mode is written into the file: one of another program stays as it was
        if _is_ours(cursor):
            cursor.execute("PRAGMA journal_mode = WAL")
        for pragma in (
            "PRAGMA synchronous = FULL",  # a SENT that power loss forgets would be sent again
            "PRAGMA foreign_keys = ON",
            "PRAGMA recursive_triggers = ON",  # REPLACE must not slip past the guards of the ledger
            "PRAGMA cache_size = -4000",  # more makes nothing faster: the system keeps the file's pages as well
            "PRAGMA temp_store = MEMORY",
        ):
            cursor.execute(pragma)
        cursor.close()

    return engine


def _is_ours(cursor: Any) -> bool:
    tables = {row[0] for row in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return not tables or "message_transition" in tables


def private_file(path: Path) -> None:
    """Make an empty file that only its owner can read, where none is; a database holds personal data."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
