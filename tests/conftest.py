"""Fixtures of all tests: a database with the current schema, and a workspace."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cam.store.database import Database
from cam.store.upgrade import ensure_current

NOW = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database file that went through every migration and holds nothing; copy it, never open it."""
    path = tmp_path_factory.mktemp("schema") / "cam.db"
    database = Database(f"sqlite:///{path}")
    ensure_current(database, now=NOW)
    database.close()
    return path


@pytest.fixture
def db(empty_database: Path, tmp_path: Path) -> Iterator[Database]:
    """Give a fresh database on a SQLite file, with the current schema."""
    path = tmp_path / "cam.db"
    shutil.copyfile(empty_database, path)
    path.chmod(0o600)
    database = Database(f"sqlite:///{path}")
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
    }
    (root / "cam.toml").write_text(template(settings), encoding="utf-8")
    shutil.copyfile(empty_database, root / "cam.db")
    (root / "cam.db").chmod(0o600)
    monkeypatch.chdir(root)
    for name in ("CAM_WORKSPACE", "CAM_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return root
