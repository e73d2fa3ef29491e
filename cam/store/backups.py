"""The kept copies of a SQLite database: which there are, and one of them in the place of the database."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from cam.errors import DatabaseError, InputError
from cam.store.database import Database, private_file
from cam.store.upgrade import BACKUP_FOLDER, REVISIONS, backup, free_name

BUSY_SECONDS = 10


def kept(database: Database) -> list[Path]:
    """Return the copies in backups/ beside the database, the newest first; none on PostgreSQL."""
    if database.path is None:
        return []
    folder = database.path.parent / BACKUP_FOLDER
    return sorted(folder.glob(f"{database.path.stem}-*.db"), reverse=True)


def find(database: Database, named: Path) -> Path:
    """
    Return the copy that is meant: a file, or the name of one in backups/.

    Raises InputError where there is none, or where it is no sound database of this cam.
    """
    if database.path is None:
        raise InputError(
            f"database {database.name}: only SQLite is restored by cam",
            hint="pg_restore --dbname=NAME cam.dump restores a copy; then 'cam db restore'",
            code="no_backup",
        )
    inside = database.path.parent / BACKUP_FOLDER / named.name
    found = named if named.is_file() else inside
    if not found.is_file():
        raise InputError(f"{named}: there is no such copy", hint="'cam db restore' lists those in backups/")
    if found.samefile(database.path):
        raise InputError(f"{named}: it is the database itself", hint="'cam db restore' lists the copies")
    _check(found)
    return found


def restore(database: Database, source: Path, *, now: datetime) -> Path:
    """Put a copy into the place of the database and return the copy that was made of the one before."""
    path = database.path
    assert path is not None  # noqa: S101 - find() refuses what is no file
    before = backup(database, now=now, to=free_name(path.parent / BACKUP_FOLDER, path.stem, now))
    database.close()
    try:
        with (
            closing(_read_only(source)) as old,
            closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as new,
        ):
            old.backup(new)
    except sqlite3.Error as error:
        raise DatabaseError(
            f"database {path}: could not be replaced by {source}: {error}",
            hint="nothing was changed; see that no other program has it open",
        ) from error
    return before


def replace(database: Database, source: Path, *, now: datetime) -> Path:
    """
    Put a copy where the database is missing or cannot be read; return where the old file and its logs are now.

    Where there was none, that name is free.
    """
    path = database.path
    assert path is not None  # noqa: S101 - find() refuses what is no file
    database.close()
    aside = free_name(path.parent / BACKUP_FOLDER, f"damaged-{path.stem}", now)
    try:
        for ending in ("", "-wal", "-shm"):
            part = path.with_name(path.name + ending)
            if part.exists():
                part.replace(aside.with_name(aside.name + ending))
        part = path.with_name(f"{path.name}.part")
        private_file(part)
        shutil.copyfile(source, part)
        part.replace(path)
    except OSError as error:
        raise DatabaseError(
            f"database {path}: {(error.strerror or 'cannot be replaced').lower()}",
            hint="check the folder and the free space",
        ) from error
    return aside


def _check(source: Path) -> None:
    try:
        with closing(_read_only(source)) as connection:
            said = [row[0] for row in connection.execute("PRAGMA quick_check")]
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise InputError(
            f"{source}: is no database of cam: {error}", hint="name a copy from backups/"
        ) from error
    if said != ["ok"]:
        raise InputError(f"{source}: is damaged: {said[0]}", hint="name another copy from backups/")
    if found is None or found[0] not in REVISIONS:
        raise InputError(f"{source}: was made by another version of cam", hint="install that cam again")


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)
