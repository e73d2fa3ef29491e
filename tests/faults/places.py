"""Where a stage keeps its database: a SQLite file in its folder, or a database of its own on a PostgreSQL server."""

import itertools
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, make_url, text

from cam.store.database import Database
from cam.store.upgrade import ensure_current, upgrade
from tests.world import MONDAY

_numbers = itertools.count(1)


def fresh(folder: Path, server_url: str) -> str:
    """Return the URL of a new database that went through every migration."""
    url = f"sqlite:///{folder / 'cam.db'}"
    if server_url:
        url = _on_server(server_url, "CREATE DATABASE {name}")
    database = Database(url)
    if database.is_sqlite:
        ensure_current(database, now=MONDAY)
    else:
        upgrade(database, now=MONDAY)
    database.close()
    return url


def copied(url: str, folder: Path) -> str:
    """Return the URL of a copy, for which nobody may be connected to the original."""
    if _is_file(url):
        shutil.copyfile(str(make_url(url).database), folder / "cam.db")
        return f"sqlite:///{folder / 'cam.db'}"
    return _on_server(url, f"CREATE DATABASE {{name}} TEMPLATE {make_url(url).database}")


def drop(url: str) -> None:
    """Remove a database from its server; a file goes with its folder."""
    if not _is_file(url):
        _run(url, f"DROP DATABASE IF EXISTS {make_url(url).database} WITH (FORCE)")


def ledger_rows(url: str) -> list[tuple[str, str]]:
    """Return (recipient, status) of the whole ledger, read without any of cam's own code."""
    return [(str(row[0]), str(row[1])) for row in ask(url, "SELECT recipient, status FROM message")]


def ask(url: str, query: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query, asked without any of cam's own code."""
    if _is_file(url):
        with closing(sqlite3.connect(str(make_url(url).database))) as connection:
            return connection.execute(query).fetchall()
    engine = create_engine(url)
    with engine.connect() as found:
        rows = [tuple(row) for row in found.execute(text(query))]
    engine.dispose()
    return rows


def _is_file(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


def _on_server(url: str, statement: str) -> str:
    name = f"cam_fault_{os.getpid()}_{next(_numbers)}"
    _run(url, statement.format(name=name))
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _run(url: str, statement: str) -> None:
    engine = create_engine(make_url(url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
