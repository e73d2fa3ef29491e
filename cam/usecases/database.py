"""Care for the database: upgrade it, copy it, check it."""

from dataclasses import dataclass
from pathlib import Path

from cam.clock import Clock
from cam.errors import InputError
from cam.store import integrity, moving, upgrade
from cam.store.database import Database
from cam.store.integrity import Finding


@dataclass(frozen=True, kw_only=True)
class Upgraded:
    """What `db upgrade` did.  before: None for a new database.  backup: None where none was needed."""

    before: str | None
    version: str
    backup: Path | None


def upgrade_database(database: Database, *, clock: Clock) -> Upgraded:
    """Return what was done to bring the schema to this version."""
    if database.path is not None and not database.path.exists():
        upgrade.ensure_current(database, now=clock())
        return Upgraded(before=None, version=upgrade.HEAD, backup=None)
    with database.read() as connection:
        before = upgrade.version(connection, database.name)
    copy = upgrade.upgrade(database, now=clock())
    return Upgraded(before=before, version=upgrade.HEAD, backup=copy)


def back_up(database: Database, *, clock: Clock, to: Path | None) -> Path:
    """Return the copy made of a database that may be in use."""
    _must_exist(database)
    return upgrade.backup(database, now=clock(), to=to)


def move_database(file: Path, new: Database, *, clock: Clock) -> dict[str, int]:
    """Return how many rows of each table were moved from a SQLite file, which sends no more, into this database."""
    if new.path is not None:
        raise InputError(
            f"database {new.name}: it is a SQLite file, which is simply copied",
            hint="name a PostgreSQL database in CAM_DATABASE_URL",
        )
    if not file.is_file():
        raise InputError(f"{file}: there is no such file", hint="name the cam.db of the workspace to move")
    old = Database(f"sqlite:///{file.absolute()}")
    try:
        upgrade.ensure_current(old, now=clock())
        upgrade.ensure_current(new, now=clock())
        return moving.move(old, new, at=clock())
    finally:
        old.close()


def check_database(database: Database, *, is_quick: bool) -> list[Finding]:
    """Return every check with what it found; nothing is changed."""
    _must_exist(database)
    return integrity.check(database, is_quick=is_quick)


def _must_exist(database: Database) -> None:
    if database.path is not None and not database.path.exists():
        raise InputError(
            f"database {database.path}: it is not there yet", hint="run 'cam db upgrade' to make it"
        )
