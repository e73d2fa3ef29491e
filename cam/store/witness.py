"""
The witness: a small file beside the database that remembers one of its newest events.

A database that does not know that event has lost what came after it: it was restored from a copy, rolled back, or is
another one. The file is written after a commit and never before, so that a crash leaves the database ahead of it.
"""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, select

from cam.errors import DatabaseError
from cam.store.database import Database
from cam.store.tables import EventRow, MessageRow

event = EventRow.__table__  # type: ignore[attr-defined]
message = MessageRow.__table__  # type: ignore[attr-defined]

NEVER = 0  # the number of no event: a database that remembers it is always in doubt
NAME = "cam.db-mark"  # of a PostgreSQL workspace; .gitignore of a workspace covers cam.db*


@dataclass(frozen=True, kw_only=True)
class Witness:
    """An event of the audit log, known by its number and its moment."""

    event: int
    at: datetime


def path_of(database: Database, root: Path) -> Path:
    """Return where the file lies: beside a SQLite file, else in the workspace's folder."""
    return root / NAME if database.path is None else database.path.with_name(f"{database.path.name}-mark")


def read(path: Path) -> Witness | None:
    """Return what the file remembers; None where there is none, or none that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Witness(event=int(found["event"]), at=datetime.fromisoformat(found["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(path: Path, witness: Witness) -> None:
    """Remember an event; it is on the disk when this returns.  Raises DatabaseError."""
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")  # two processes may write at once
    text = json.dumps({"event": witness.event, "at": witness.at.isoformat()})
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        why = (error.strerror or "cannot be written").lower()
        raise DatabaseError(
            f"{path}: {why}; it tells whether the database was restored",
            hint="check the folder and the free space",
        ) from error


def newest(connection: Connection) -> Witness | None:
    """Return the newest event; None where nothing ever happened."""
    row = connection.execute(select(event.c.id, event.c.at).order_by(event.c.id.desc()).limit(1)).first()
    return Witness(event=row.id, at=row.at) if row is not None else None


def is_known(connection: Connection, witness: Witness) -> bool:
    """Return whether the event is part of this database's history."""
    return connection.scalar(select(event.c.at).where(event.c.id == witness.event)) == witness.at


def has_sent(connection: Connection) -> bool:
    """Return whether anything was ever begun from this database."""
    return connection.scalar(select(message.c.id).where(message.c.begun_at.is_not(None)).limit(1)) is not None
