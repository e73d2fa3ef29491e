"""The inbox: how far each folder was read, how reading went, and what came in, each message once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from cam.store.driver_rows import insert_many
from cam.store.tables import (
    IS_STRANGE,
    IS_UNREAD,
    InboundMessageRow,
    InboundRawRow,
    InboxPlaceRow,
    InboxReadingRow,
)

inbound = InboundMessageRow.__table__  # type: ignore[attr-defined]
inbound_raw = InboundRawRow.__table__  # type: ignore[attr-defined]
place = InboxPlaceRow.__table__  # type: ignore[attr-defined]
reading = InboxReadingRow.__table__  # type: ignore[attr-defined]

# with the conditions of the partial indexes in their own letters the planner sees that they serve
is_new = text(f"inbound_message.{IS_UNREAD}")
is_strange = text(f"inbound_message.{IS_STRANGE}")

# built once: they are asked in every cycle
_READINGS = select(reading)
_OLDEST_LOOK = select(func.min(reading.c.tried_at)).where(reading.c.refusals < bindparam("refusals"))
_SPOTS = select(place).where(place.c.mailbox_id == bindparam("mailbox_id"))
_UNREAD_IDS = select(inbound.c.id).where(is_new).order_by(inbound.c.id)
_PURGE = delete(inbound).where(
    is_strange, inbound.c.stored_at < bindparam("before", type_=inbound.c.stored_at.type)
)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How the last try to read an inbox went.  trouble: "" where it worked.  refusals: of the log-in, in a row."""

    mailbox_id: int
    tried_at: datetime
    read_at: datetime | None
    failures: int
    refusals: int
    trouble: str


@dataclass(frozen=True, kw_only=True)
class Spot:
    """How far a folder was read."""

    uid_validity: int
    uid: int


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """
    A message as it is stored on its arrival.

    raw: its bytes where it concerns us, None of a stranger's.  refers_to: the ids that it names.
    """

    folder: str
    spot: Spot
    fingerprint: str
    message_id: str
    refers_to: tuple[str, ...]
    sender: str
    sender_name: str
    subject: str
    received_at: datetime
    raw: bytes | None
    is_truncated: bool


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A stored message that was not processed yet."""

    id: int
    mailbox_id: int
    received_at: datetime
    attempts: int
    raw: bytes
    is_truncated: bool


def readings(connection: Connection) -> dict[int, Reading]:
    """Return how the last reading of every inbox went, by mailbox; absent where none was tried."""
    return {row["mailbox_id"]: Reading(**row) for row in connection.execute(_READINGS).mappings()}


def note_read(connection: Connection, mailbox_id: int, *, at: datetime) -> None:
    """Note that an inbox was read to its end."""
    _note(connection, mailbox_id, tried_at=at, read_at=at, failures=0, refusals=0, trouble="")


def note_trouble(
    connection: Connection, mailbox_id: int, *, why: str, is_refusal: bool, at: datetime
) -> Reading:
    """Note that an inbox could not be read, and return how things stand; a log-in that was refused counts apart."""
    before = readings(connection).get(mailbox_id)
    failures = (before.failures if before else 0) + 1
    refusals = (before.refusals if before else 0) + 1 if is_refusal else 0
    read_at = before.read_at if before else None
    _note(
        connection,
        mailbox_id,
        tried_at=at,
        read_at=read_at,
        failures=failures,
        refusals=refusals,
        trouble=why,
    )
    return readings(connection)[mailbox_id]


def forget_trouble(connection: Connection, mailbox_id: int) -> None:
    """Begin the count of refused log-ins anew: somebody mended it, or says so."""
    connection.execute(
        update(reading).where(reading.c.mailbox_id == mailbox_id).values(failures=0, refusals=0, trouble="")
    )


def _note(connection: Connection, mailbox_id: int, **values: Any) -> None:
    known = connection.execute(update(reading).where(reading.c.mailbox_id == mailbox_id).values(**values))
    if not known.rowcount:
        connection.execute(reading.insert().values(mailbox_id=mailbox_id, **values))


def oldest_look(connection: Connection, *, refusals: int) -> datetime | None:
    """Return the oldest last try to read an inbox, of those that are read still; None where there is none."""
    moment: datetime | None = connection.scalar(_OLDEST_LOOK, {"refusals": refusals})
    return moment


def spots(connection: Connection, mailbox_id: int) -> dict[str, Spot]:
    """Return how far each folder of a mailbox was read; absent where it never was."""
    rows = connection.execute(_SPOTS, {"mailbox_id": mailbox_id})
    return {row.folder: Spot(uid_validity=row.uid_validity, uid=row.uid) for row in rows}


def move(connection: Connection, mailbox_id: int, folder: str, spot: Spot, *, at: datetime) -> None:
    """Remember how far a folder was read, in the transaction that stores what was read."""
    values = {"uid_validity": spot.uid_validity, "uid": spot.uid, "moved_at": at}
    where = (place.c.mailbox_id == mailbox_id) & (place.c.folder == folder)
    if not connection.execute(update(place).where(where).values(**values)).rowcount:
        connection.execute(place.insert().values(mailbox_id=mailbox_id, folder=folder, **values))


def known(connection: Connection, fingerprints: Collection[str]) -> set[str]:
    """Return those of the fingerprints that are stored already."""
    query = select(inbound.c.fingerprint).where(inbound.c.fingerprint.in_(list(fingerprints)))
    return set(connection.scalars(query))


def add(connection: Connection, mailbox_id: int, arrivals: Iterable[Arrival], *, at: datetime) -> int:
    """Store messages that are not stored yet, and return how many of them concern us."""
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    unknown = insert(inbound).on_conflict_do_nothing(index_elements=[inbound.c.fingerprint])
    statement = unknown.returning(inbound.c.id)
    common = {"mailbox_id": mailbox_id, "stored_at": at}
    concerning = 0
    strange = []
    for one in arrivals:
        values = _columns(one)
        if one.raw is None:
            strange.append(values)
            continue
        words = {"sender_name": one.sender_name, "subject": one.subject, "status": "new"}
        made = connection.execute(statement, values | common | words).scalar()
        if made is not None:
            kept = {"inbound_id": made, "raw": one.raw, "is_truncated": one.is_truncated}
            connection.execute(inbound_raw.insert(), kept)
            concerning += 1
    # nearly all that comes in
    insert_many(connection, inbound, strange, common=common | {"status": "unmatched"}, unless="fingerprint")
    return concerning


def _columns(one: Arrival) -> dict[str, Any]:
    return {
        "folder": one.folder, "uid_validity": one.spot.uid_validity, "uid": one.spot.uid,
        "fingerprint": one.fingerprint, "message_id": one.message_id, "refers_to": list(one.refers_to),
        "sender": one.sender, "received_at": one.received_at,
    }  # fmt: skip


def unread_ids(connection: Connection) -> list[int]:
    """Return the ids of what is stored and not processed, oldest first."""
    return list(connection.scalars(_UNREAD_IDS))


def unread(connection: Connection, inbound_id: int) -> Unread | None:
    """Return one message with its bytes, or None where it was processed meanwhile."""
    row = connection.execute(
        select(
            inbound.c.id, inbound.c.mailbox_id, inbound.c.received_at, inbound.c.attempts, inbound_raw.c.raw,
            inbound_raw.c.is_truncated,
        )
        .join(inbound_raw, inbound_raw.c.inbound_id == inbound.c.id)
        .where(inbound.c.id == inbound_id, inbound.c.status == "new")
    ).mappings().first()  # fmt: skip
    return Unread(**(dict(row) | {"raw": bytes(row["raw"])})) if row else None


def written_by(connection: Connection, inbound_id: int) -> tuple[str, list[str]]:
    """Return who wrote a message, and the ids of the messages that it names, as they were stored on its arrival."""
    row = connection.execute(
        select(inbound.c.sender, inbound.c.refers_to).where(inbound.c.id == inbound_id)
    ).one()
    return row.sender, row.refers_to


def is_unread(connection: Connection, inbound_id: int) -> bool:
    """Return whether nobody has processed a message yet."""
    return connection.scalar(select(inbound.c.status).where(inbound.c.id == inbound_id)) == "new"


def stored_at(connection: Connection, inbound_id: int) -> datetime:
    """Return when a message was stored."""
    moment: datetime = connection.execute(
        select(inbound.c.stored_at).where(inbound.c.id == inbound_id)
    ).scalar_one()
    return moment


def drop_bytes(connection: Connection, inbound_id: int) -> None:
    """Let the bytes of a message go: what it says is stored, or is in the ledger."""
    connection.execute(delete(inbound_raw).where(inbound_raw.c.inbound_id == inbound_id))


def let_be(connection: Connection, inbound_id: int) -> None:
    """Leave a message alone that concerns nobody we know: its words and bytes go, what matching goes by stays."""
    drop_bytes(connection, inbound_id)
    values = {"status": "unmatched", "subject": "", "sender_name": "", "text": ""}
    connection.execute(update(inbound).where(inbound.c.id == inbound_id).values(**values))


def note_failure(connection: Connection, inbound_id: int, *, why: str, last_attempt: int) -> bool:
    """Count one more failed attempt to process a message; return whether it was the last and it is put aside."""
    attempts = connection.execute(
        update(inbound)
        .where(inbound.c.id == inbound_id, inbound.c.status == "new")
        .values(attempts=inbound.c.attempts + 1, trouble=why)
        .returning(inbound.c.attempts)
    ).scalar()
    if attempts is None or attempts < last_attempt:
        return False
    connection.execute(update(inbound).where(inbound.c.id == inbound_id).values(status="quarantined"))
    return True


def purge(connection: Connection, *, before: datetime) -> int:
    """Forget strangers' mail that was stored before a moment; return how many messages that were."""
    return connection.execute(_PURGE, {"before": before}).rowcount


def finish(connection: Connection, inbound_id: int, values: dict[str, Any]) -> None:
    """Store what a message was found to mean, and what it did; it is processed now."""
    connection.execute(
        update(inbound).where(inbound.c.id == inbound_id).values(**values, status="done", trouble="")
    )


def counts_by_status(connection: Connection, statuses: Sequence[str]) -> dict[str, int]:
    """Return how many messages are in each of these statuses."""
    found = {}
    for status in statuses:
        ids = select(inbound.c.id).where(inbound.c.status == status)
        found[status] = len(connection.execute(ids).all())
    return found
