"""PostgreSQL: connections that can be trusted like SQLite's, one writer at a time, and what its errors mean."""

import re
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from cam.errors import DatabaseError

DRIVER = "postgresql+psycopg"
SPELLINGS = frozenset({"postgres", "postgresql", DRIVER})
CONNECT_SECONDS = 10
LOCK_SECONDS = 10
IDLE_SECONDS = 60
WRITERS = int.from_bytes(b"cam")  # the number of the lock that every writer of a database takes
SECRET_OPTIONS = frozenset({"password", "sslpassword", "passfile", "oauth_client_secret"})

_SESSION = (
    "SET TIME ZONE 'UTC'",
    f"SET lock_timeout = '{LOCK_SECONDS}s'",
    # a stopped process, or one whose machine is gone, must not keep every other writer waiting
    f"SET idle_in_transaction_session_timeout = '{IDLE_SECONDS}s'",
    # a SENT that power loss forgets would be sent again, whatever the server's own default is
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
)


def make_engine(url: URL) -> Engine:
    """Return the engine of a server; raises DatabaseError where the driver is not installed."""
    own = url.set(drivername=DRIVER)
    defaults = {"connect_timeout": CONNECT_SECONDS, "application_name": "cam"}
    try:
        engine = create_engine(
            own,
            isolation_level="READ COMMITTED",  # what is read after the writers' lock is what the last one left
            max_overflow=-1,  # every mailbox has a thread; a thread never waits for another's connection
            pool_pre_ping=True,  # a server that was restarted between two sends costs no outcome
            connect_args={name: value for name, value in defaults.items() if name not in own.query},
        )
    except ImportError as error:
        raise DatabaseError(
            f"database {name_of(url)}: the driver for PostgreSQL is not installed",
            hint="pip install '.[postgres]' in the clone of cam",
        ) from error

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        with connection.cursor() as cursor:
            for statement in _SESSION:
                cursor.execute(statement)
        connection.commit()
        _let_texts_pass(connection)

    return engine


def _let_texts_pass(connection: Any) -> None:
    """Store a text that holds a NUL, which PostgreSQL refuses, with the replacement character in its place."""
    from psycopg.types.string import StrDumperUnknown

    class WithoutNul(StrDumperUnknown):
        def dump(self, obj: str) -> Any:
            return super().dump(obj.replace("\0", "\ufffd"))

    connection.adapters.register_dumper(str, WithoutNul)


def read_only(connection: Connection) -> None:
    """Make the transaction that is about to begin one snapshot, in which nothing can be written."""
    connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def wait_for_writers(connection: Connection) -> None:
    """
    Let this transaction alone write to the database until it ends, as BEGIN IMMEDIATE does on SQLite.

    Whoever holds it sees all that was committed before.  Source: docs/adr/0008.
    """
    connection.execute(text("SELECT pg_advisory_xact_lock(:writers)"), {"writers": WRITERS})


def name_of(url: URL) -> str:
    """Return what a person calls the database: its URL without a password, wherever that stands in it."""
    return url.difference_update_query(SECRET_OPTIONS).render_as_string()


def unsafe_settings(connection: Connection) -> list[str]:
    """Return the settings of the server with which a committed send may be forgotten, or a letter be lost."""
    safe = {"fsync": "on", "full_page_writes": "on", "server_encoding": "UTF8"}
    rows = connection.execute(
        text("SELECT name, setting FROM pg_settings WHERE name = ANY(:names) ORDER BY name"),
        {"names": list(safe)},
    )
    return [
        f"{row.name} is {row.setting}, not {safe[row.name]}" for row in rows if row.setting != safe[row.name]
    ]


_BY_CODE = (
    ("55P03", "is locked by another program", "wait for it to finish, and run the command again"),
    ("40", "is locked by another program", "run the command again"),
    ("25P03", "ended a transaction that stood still too long", "run the command again"),
    ("53100", "cannot be written, the disk is full", "free some space on the server and run the command again"),
    ("53", "has no room for another connection", "close some, or raise max_connections on the server"),
    ("25006", "is read-only", "name the primary server in the URL, not a copy of it"),
    ("42501", "does not let this user do that", "make the user the owner of the database and of its tables"),
    ("42P01", "is not a cam database of this version", "run 'cam db upgrade'"),
    ("42703", "is not a cam database of this version", "run 'cam db upgrade'"),
    ("3F000", "has no schema to work in", "create the schema that search_path names, or grant its use"),
    ("57P", "ended the connection", "check that the server runs, and run the command again"),
    ("58", "cannot be read or written, its disk reports errors", "look into the server's log"),
    ("XX", "is damaged", "look into the server's log, and restore a backup"),
)  # fmt: skip

# a connection that was never made has no code, only words
_BY_WORDS = (
    (("password authentication", "no password supplied", "no pg_hba.conf entry", "authentication failed"),
     "does not let this user in", "check the user and the password in CAM_DATABASE_URL"),
    (("role ", "does not exist"), "does not know this user", "check the user in CAM_DATABASE_URL, or create it"),
    (("database ", "does not exist"), "is not there", "create it with 'createdb', then run 'cam db upgrade'"),
    (("remaining connection slots", "too many clients", "too many connections"),
     "has no room for another connection", "close some, or raise max_connections on the server"),
    (("starting up", "shutting down", "recovery mode"), "is starting or stopping", "run the command again in a moment"),
    (("certificate", "ssl "), "cannot be reached safely", "check sslmode and sslrootcert in CAM_DATABASE_URL"),
)  # fmt: skip
_ALL_OF = ("role ", "database ")


def explain(error: DBAPIError, where: str) -> DatabaseError | None:
    """Return what an operational failure means to the user, or None where it is a bug of ours."""
    code = getattr(error.orig, "sqlstate", None)
    if code is None:
        return _without_code(error, where)
    for prefix, what, hint in _BY_CODE:
        if code.startswith(prefix):
            return DatabaseError(f"database {where}: {what}", hint=hint)
    return None


def _without_code(error: DBAPIError, where: str) -> DatabaseError | None:
    said = str(error.orig)
    if error.connection_invalidated or not _is_about_connecting(said):
        is_lost = error.connection_invalidated or "connection" in said.lower()
        return _lost(where) if is_lost else None
    reason = _reason(said)
    for words, what, hint in _BY_WORDS:
        wanted = all if words[0] in _ALL_OF else any
        if wanted(word in reason.lower() for word in words):
            return DatabaseError(f"database {where}: {what}: {reason}", hint=hint)
    return DatabaseError(
        f"database {where}: cannot be reached: {reason}",
        hint="check that the server runs, and the host and the port in CAM_DATABASE_URL",
    )


def _lost(where: str) -> DatabaseError:
    return DatabaseError(
        f"database {where}: the connection was lost",
        hint="check that the server runs, and run the command again",
    )


def _is_about_connecting(said: str) -> bool:
    return (
        re.search(
            r"connection (failed|is bad)|connection timeout|could not (connect|translate)|resolve", said
        )
        is not None
    )


def _reason(said: str) -> str:
    """Return the last word of the driver: without the attempts and addresses that led to it."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    tries = [line for line in lines if "failed: " in line] or lines[-1:]
    last = tries[-1].rpartition("failed: ")[2]
    return re.sub(r"^(FATAL|ERROR):\s+", "", last).strip()
