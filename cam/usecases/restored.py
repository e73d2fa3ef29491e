"""A database that was restored: noticed before anything is sent, brought up to date as far as proof goes, confirmed."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from cam.errors import DatabaseError, Refused
from cam.store import alerts, events, witness
from cam.usecases.desk import Desk

CONFIRM = "cam db restore --confirm"
RESTORED, CONFIRMED = "database.restored", "database.confirmed"


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """
    Why a database may not know what was sent.

    says: in one line.  since: its newest event; what came later is not in it.  until: the newest event of which the
    witness knows, None where there is no witness.
    """

    says: str
    since: datetime | None
    until: datetime | None = None


def doubt(connection: Connection, desk: Desk) -> Doubt | None:
    """Return why this database may not know what was sent; None where it is the one that cam worked with last."""
    if desk.db.is_scratch:
        return None
    remembered = witness.read(witness.path_of(desk.db, desk.root))
    if remembered is not None and witness.is_known(connection, remembered):
        return None
    newest = witness.newest(connection)
    since = newest.at if newest is not None else None
    if remembered is not None:
        says = (
            f"the database is older than what cam did at {remembered.at:%Y-%m-%d %H:%M} UTC:"
            " it was restored or replaced"
        )
        return Doubt(says=says, since=since, until=remembered.at)
    # a second machine on one server has no witness yet; a file that came without its own was copied from elsewhere
    if desk.db.is_sqlite and witness.has_sent(connection):
        name = witness.path_of(desk.db, desk.root).name
        return Doubt(says=f"the database came without {name}: it was restored or copied", since=since)
    return None


def remember(desk: Desk) -> None:
    """
    Let the witness know the newest event, on the disk, before anything is sent.

    Raises Refused where the database was restored meanwhile, DatabaseError where the file cannot be written.
    """
    if desk.db.is_scratch:
        return
    path = witness.path_of(desk.db, desk.root)
    with desk.db.read() as connection:
        found = doubt(connection, desk)
        newest = witness.newest(connection)
    if found is not None:
        raise refusal(found)
    if newest is not None and newest != witness.read(path):
        witness.write(path, newest)


def remember_quietly(desk: Desk) -> None:
    """Do the same after work is done, where what cannot be written may wait for the next time."""
    with suppress(DatabaseError, Refused):
        remember(desk)


def refuse(desk: Desk) -> None:
    """Raise Refused where nothing may be sent from this database before a human has said so."""
    with desk.db.read() as connection:
        found = doubt(connection, desk)
    if found is not None:
        raise refusal(found)


def refusal(found: Doubt) -> Refused:
    """Return the refusal to send from a restored database."""
    return Refused(
        f"{found.says}; nothing was sent",
        guard="restored",
        hint=f"'cam db restore' says what to check, '{CONFIRM}' lets it send",
    )


def tell(desk: Desk, found: Doubt) -> None:
    """Tell a human once that the database was restored and nothing is sent from it."""
    at = desk.clock()
    known = f"{found.since:%Y-%m-%d %H:%M} UTC" if found.since is not None else "nothing at all"
    with desk.db.write() as connection:
        last = events.select_newest(connection, events.Where(name="database."), limit=1)
        if last and last[0].name == RESTORED:
            return
        events.record(connection, RESTORED, at=at, details={"says": found.says})
        alerts.raise_alert(
            connection,
            key=f"restored:{at:%Y%m%d%H%M%S}",
            type="DATABASE_RESTORED",
            title="the database was restored, and nothing is sent until you confirm it",
            body=f"{found.says}\nit knows of what happened until {known}\ncam db restore says what to check",
            at=at,
        )
