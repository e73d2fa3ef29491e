"""Restore: a kept copy takes the place of the database; what left since is looked for, and a human lets it send."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from cam.engine.vocabulary import CampaignStatus
from cam.errors import DatabaseError, InputError, Refused
from cam.store import backups, campaigns, due, events, mailboxes, upgrade, witness
from cam.store.database import Database
from cam.usecases import restored
from cam.usecases.adopt import ADOPTED
from cam.usecases.cycle import holder_name
from cam.usecases.desk import Desk
from cam.usecases.holding import current_holder, holding
from cam.usecases.poll import poll
from cam.usecases.replies import process


@dataclass(frozen=True, kw_only=True)
class Box:
    """A mailbox that may have sent since the copy.  is_readable: cam looks through its Sent folder by itself."""

    mailbox: str
    is_readable: bool


@dataclass(frozen=True, kw_only=True)
class Situation:
    """
    What stands between a restored database and the next message.

    doubt: None where there is nothing to confirm.  due: touches whose time has come in active campaigns.
    backups: the copies that are kept, the newest first.
    """

    doubt: restored.Doubt | None
    due: int
    boxes: tuple[Box, ...]
    backups: tuple[Path, ...]


@dataclass(frozen=True, kw_only=True)
class Restored:
    """backup: what took the database's place.  kept: the copy of the one before.  situation: what is to be done now."""

    backup: Path
    kept: Path
    situation: Situation


@dataclass(frozen=True, kw_only=True)
class Confirmed:
    """
    What was found before sending goes on.

    adopted: sends that a Sent folder proved, and the ledger has again.  paused: leads who got something that fits no
    step.  unread: mailboxes whose Sent folder could not be looked through.  due: touches that go out next.
    """

    says: str
    adopted: int
    paused: int
    unread: tuple[str, ...]
    due: int


def situation(desk: Desk) -> Situation:
    """Return whether the database was restored, and what a human is to look at before it sends."""
    with desk.db.read() as connection:
        found = restored.doubt(connection, desk)
        boxes = mailboxes.all_mailboxes(connection)
        waiting = _due(connection, now=desk.clock())
    return Situation(
        doubt=found,
        due=waiting,
        boxes=tuple(Box(mailbox=box.address, is_readable=box.has_inbox) for box in boxes),
        backups=tuple(backups.kept(desk.db)),
    )


def restore(desk: Desk, backup: Path) -> Restored:
    """
    Put a copy into the place of the database, which is copied to backups/ first; nothing is sent until it is confirmed.

    backup: a file, or the name of one in backups/.  Raises InputError where it is no database of cam, Refused where
    another process is at work.
    """
    source = backups.find(desk.db, backup)
    with holding(desk, holder=holder_name()) as held:
        if held is None:
            raise _busy(desk)
        with desk.db.read() as connection:
            newest = witness.read(witness.path_of(desk.db, desk.root)) or witness.newest(connection)
        kept = backups.restore(desk.db, source, now=desk.clock())
        upgrade.ensure_current(desk.db, now=desk.clock())
    return _restored(desk, source, kept=kept, newest=newest)


def mend(database: Database, backup: Path, *, now: datetime) -> Path | None:
    """
    Put a copy where the database is missing or cannot be read; return what was put aside, None where it is sound.

    Raises InputError where the copy is no database of cam.
    """
    source = backups.find(database, backup)
    assert database.path is not None  # noqa: S101 - find() refuses what is no file
    if database.path.exists():
        try:
            with database.read() as connection:
                upgrade.version(connection, database.name)
            return None
        except DatabaseError:
            pass
    return backups.replace(database, source, now=now)


def mended(desk: Desk, backup: Path, *, kept: Path) -> Restored:
    """Return what is to be done after `mend` put a copy into the place of a database that could not be read."""
    with desk.db.read() as connection:
        newest = witness.read(witness.path_of(desk.db, desk.root)) or witness.newest(connection)
    return _restored(desk, backups.find(desk.db, backup), kept=kept, newest=newest)


def _restored(desk: Desk, source: Path, *, kept: Path, newest: witness.Witness | None) -> Restored:
    with desk.db.write() as connection:
        if newest is None or witness.is_known(connection, newest):
            # nothing that cam knows of was lost; a human asked for another past all the same, and confirms it
            newest = witness.Witness(event=witness.NEVER, at=desk.clock())
        events.record(
            connection,
            restored.RESTORED,
            at=desk.clock(),
            details={"backup": str(source), "kept": str(kept)},
        )
    witness.write(witness.path_of(desk.db, desk.root), newest)
    return Restored(backup=source, kept=kept, situation=situation(desk))


def confirm(desk: Desk) -> Confirmed:
    """
    Let a restored database send again, after its inboxes and Sent folders were read as far as that is possible.

    Raises InputError where there is nothing to confirm, and Refused where another process is at work.
    """
    with holding(desk, holder=holder_name()) as held:
        if held is None:
            raise _busy(desk)
        with desk.db.read() as connection:
            found = restored.doubt(connection, desk)
            before = witness.newest(connection)
        if found is None:
            raise InputError(
                "the database was not restored: there is nothing to confirm",
                hint="'cam db restore BACKUP' puts a copy into its place",
            )
        unread = [one.mailbox for one in poll(desk) if one.trouble]
        process(desk)
        process(desk)  # what answers a send that was found in a Sent folder just now
        return _confirm(desk, found, last_event=before.event if before else 0, unread=unread)


def _confirm(desk: Desk, found: restored.Doubt, *, last_event: int, unread: list[str]) -> Confirmed:
    now = desk.clock()
    with desk.db.write() as connection:
        adopted = len(events.select_after(connection, events.Where(name=ADOPTED), last=last_event))
        by_hand = events.select_after(connection, events.Where(name="reply.by_hand"), last=last_event)
        blind = [box.address for box in mailboxes.all_mailboxes(connection) if not box.has_inbox]
        events.record(
            connection, restored.CONFIRMED, at=now, details={"says": found.says, "adopted": adopted}
        )
        newest = witness.newest(connection)
        waiting = _due(connection, now=now)
    assert newest is not None  # noqa: S101 - one was recorded above
    witness.write(witness.path_of(desk.db, desk.root), newest)
    return Confirmed(
        says=found.says,
        adopted=adopted,
        paused=sum(int(one.details.get("paused", 0)) for one in by_hand),
        unread=tuple(dict.fromkeys([*unread, *blind])),
        due=waiting,
    )


def _due(connection: Connection, *, now: datetime) -> int:
    active = campaigns.all_campaigns(connection, statuses=[CampaignStatus.ACTIVE])
    return sum(due.count(connection, one.id, now=now) for one in active)


def _busy(desk: Desk) -> Refused:
    held = current_holder(desk)
    who = held.holder if held is not None else "another process"
    return Refused(
        f"{who} is at work in this workspace",
        guard="lease",
        hint="stop the worker first, then run this again",
    )
