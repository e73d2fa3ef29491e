"""Fixtures of all tests: a database with the current schema, on SQLite or PostgreSQL, and a workspace."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import freezegun
import pytest

from cam.store.database import Database
from cam.store.upgrade import ensure_current, upgrade
from tests.servers import postgresql
from tests.servers.postgresql import PostgreSql

NOW = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
freezegun.configure(extend_ignore_list=["_pytest.timing"])  # or --durations counts from 1970


@pytest.fixture(autouse=True)
def _stays_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test, and no process that it starts, ask a name server or a clock beyond this machine."""
    monkeypatch.setenv("CAM_DOCTOR__NAME_SERVERS", "127.0.0.1:9")
    monkeypatch.setenv("CAM_DOCTOR__TIME_SERVER", "")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database file that went through every migration and holds nothing; copy it, never open it."""
    path = tmp_path_factory.mktemp("schema") / "cam.db"
    database = Database(f"sqlite:///{path}")
    ensure_current(database, now=NOW)
    database.close()
    return path


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let every test of a module marked both_databases run on SQLite and on PostgreSQL."""
    marked = metafunc.definition.get_closest_marker
    if "db" in metafunc.fixturenames and marked("both_databases") and not marked("sqlite_only"):
        metafunc.parametrize("db", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgreSql]:
    """Give a real server for the session; what needs one is skipped, and says so, where there is none to be had."""
    pytest.importorskip("psycopg", reason="no driver for PostgreSQL: pip install 'psycopg[binary]'")
    try:
        with postgresql.running() as server:
            yield server
    except postgresql.NoServer as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: PostgreSql) -> str:
    """Return the name of a database that went through every migration and holds nothing; copy it, never open it."""
    name = postgresql_server.new()
    database = Database(postgresql_server.url(name))
    upgrade(database, now=NOW)
    database.close()
    return name


@pytest.fixture
def postgresql_url(postgresql_server: PostgreSql, postgresql_template: str) -> Iterator[str]:
    """Give the URL of a fresh database on PostgreSQL, with the current schema."""
    name = postgresql_server.new(postgresql_template)
    yield postgresql_server.url(name)
    postgresql_server.drop(name)


@pytest.fixture
def sqlite_url(empty_database: Path, tmp_path: Path) -> str:
    """Return the URL of a fresh SQLite file, with the current schema."""
    path = tmp_path / "cam.db"
    shutil.copyfile(empty_database, path)
    path.chmod(0o600)
    return f"sqlite:///{path}"


@pytest.fixture
def db(request: pytest.FixtureRequest) -> Iterator[Database]:
    """Give a fresh database with the current schema: a SQLite file, and PostgreSQL too in marked modules."""
    database = Database(request.getfixturevalue(f"{getattr(request, 'param', 'sqlite')}_url"))
    yield database
    database.close()


@pytest.fixture
def workspace(empty_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    Return the folder of a workspace with default settings and an empty database, made the current folder.

    No variable of the tester's own environment reaches the command line under test.
    """
    from cam.settings_sources import template

    root = tmp_path / "workspace"
    root.mkdir()
    settings = {
        ("sender", "name"): "Ana Silva",
        ("sender", "postal_address"): "1 Main Street, 12345 Springfield",
        ("doctor", "time_server"): "",  # no test asks a machine that is not its own
    }
    (root / "cam.toml").write_text(template(settings), encoding="utf-8")
    shutil.copyfile(empty_database, root / "cam.db")
    (root / "cam.db").chmod(0o600)
    monkeypatch.chdir(root)
    for name in ("CAM_WORKSPACE", "CAM_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return root
