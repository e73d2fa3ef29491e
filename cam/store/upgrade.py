"""The database's version: made, upgraded after a backup, refused where it is not ours."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DatabaseError as SqlDatabaseError
from sqlalchemy.exc import OperationalError

from cam.errors import DatabaseError, InputError
from cam.store.database import Database, private_file

REVISIONS = ("0001",)  # every revision in order; comparing with the last one needs no Alembic
HEAD = REVISIONS[-1]
BACKUPS_KEPT = 5
BACKUP_FOLDER = "backups"


def ensure_current(
    database: Database, *, now: datetime, note: Callable[[str], None] = lambda _: None
) -> None:
    """
    Leave a database of this version: one row is compared, and nothing more happens where it is right.

    A new SQLite file is made, readable by its owner only; an older one is upgraded after a backup.
    note: told of an upgrade.  Raises DatabaseError for a newer or foreign database, and for an older
    PostgreSQL one, which `cam db upgrade` mends.
    """
    if database.path is not None:
        _make_private(database.path)
    with database.read() as connection:
        found = version(connection, database.name)
    if found == HEAD:
        return
    if found is None and database.path is not None:
        # what a witness beside it remembers is another database's history, which somebody threw away
        database.path.with_name(f"{database.path.name}-mark").unlink(missing_ok=True)
    if not database.is_sqlite:
        what = "is empty" if found is None else f"has version {found}, this cam needs {HEAD}"
        raise DatabaseError(f"database {database.name}: it {what}", hint="run 'cam db upgrade'")
    copy = upgrade(database, now=now)
    if copy is not None:
        note(f"the database was upgraded from version {found} to {HEAD}; the old one is {copy}")


def version(connection: Connection, name: str) -> str | None:
    """Return the schema's revision, None for an empty database; raises DatabaseError for one not ours."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    rows = (
        connection.execute(text("SELECT version_num FROM alembic_version")).all() if _is_ours(tables) else []
    )
    if len(rows) != 1:
        raise DatabaseError(
            f"database {name}: it holds tables of another program",
            hint="move it away, or name another database in [database] url",
        )
    found = str(rows[0][0])
    if found not in REVISIONS:
        raise DatabaseError(
            f"database {name}: it has version {found}, made by a newer cam; this one knows {HEAD}",
            hint="install that cam again, or restore a copy from backups/",
        )
    return found


def _is_ours(tables: set[str]) -> bool:
    return {"alembic_version", "message_transition", "enrollment"} <= tables


def upgrade(database: Database, *, now: datetime) -> Path | None:
    """
    Bring the schema to this version in one transaction; return the backup taken before, if any.

    Two processes may come at once: the second waits for the first and then finds nothing to do.
    """
    with _alone(database) as connection:
        found = version(connection, database.name)
        if found == HEAD:
            return None
        copy = backup(database, now=now) if found is not None and database.is_sqlite else None
        _migrate(connection)
    return copy


@contextmanager
def _alone(database: Database) -> Iterator[Connection]:
    """Give one write transaction; SQLite rebuilds tables, so foreign keys are checked at its end instead."""
    if not database.is_sqlite:
        with database.write() as connection:
            yield connection
        return
    try:
        with database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
                _check_references(connection)
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            else:
                connection.exec_driver_sql("COMMIT")
            finally:
                connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    except (OperationalError, SqlDatabaseError) as error:
        problem = database.explain(error)
        if problem is None:
            raise
        raise problem from error


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise DatabaseError(
            f"database: {len(broken)} rows of table {broken[0][0]} point nowhere after the upgrade",
            hint="nothing was changed; run 'cam db check'",
        )


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "cam.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def backup(database: Database, *, now: datetime, to: Path | None = None) -> Path:
    """
    Copy a SQLite database while it is in use; return the copy, readable by its owner only.

    to: the file to make, which must not exist; else one in backups/ beside the database, where five are kept.
    """
    source = database.path
    if source is None:
        raise InputError(
            f"database {database.name}: only SQLite is backed up by cam",
            hint="pg_dump --format=custom --file=cam.dump NAME copies it while it is in use",
            code="no_backup",
        )
    target = to or free_name(source.parent / BACKUP_FOLDER, source.stem, now)
    _copy(source, target)
    if to is None:
        _forget_oldest(target.parent, source.stem)
    return target


def free_name(folder: Path, stem: str, now: datetime) -> Path:
    """Return the name of a copy that is made now, in a folder that is there then."""
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{stem}-{now:%Y%m%dT%H%M%S.%fZ}.db"


def _copy(source: Path, target: Path) -> None:
    # written beside and renamed: a half-made copy never carries the name of a backup
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        if target.exists():
            raise InputError(f"{target}: it is there already", hint="name a file that does not exist")
        private_file(part)
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(part)) as new:
            old.backup(new)
            # one file, whatever the mode of the original: no -wal beside a copy that is moved around
            new.execute("PRAGMA journal_mode = DELETE")
        os.replace(part, target)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise DatabaseError(
            f"backup {target}: {error}", hint="check the folder and the free space"
        ) from error


def _forget_oldest(folder: Path, stem: str) -> None:
    for old in sorted(folder.glob(f"{stem}-*.db"))[:-BACKUPS_KEPT]:
        old.unlink(missing_ok=True)


def _make_private(path: Path) -> None:
    try:
        private_file(path)
    except OSError as error:
        raise DatabaseError(
            f"database {path}: {(error.strerror or 'cannot be made').lower()}",
            hint="check the folder and its permissions",
        ) from error
