"""Poll: read what is new in every inbox and store it, each message once; one mailbox's trouble never stops others."""

import traceback
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from cam.engine.campaigns import Mailbox
from cam.engine.inbound.fingerprint import fingerprint
from cam.engine.inbound.message import Inbound
from cam.engine.vocabulary import MailboxStatus
from cam.errors import DatabaseError, GatewayError
from cam.gateways.ports import Fetched, Inbox, Place, SentReader
from cam.store import alerts, events, inbox, ledger, mailboxes, matching
from cam.store.inbox import Arrival, Reading, Spot
from cam.usecases import concerns, outages
from cam.usecases.ahead import ahead
from cam.usecases.concerns import Understood
from cam.usecases.desk import Desk
from cam.usecases.restored import doubt

CHUNK = 500  # messages in one transaction: as many as are fetched at once
CHUNK_BYTES = 8_000_000
REFUSALS = 3  # log-ins refused in a row, after which the mailbox is paused
LOOK_BACK = timedelta(days=3)  # before the last reading, where a folder has to be read anew
STRANGERS_KEPT = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Polled:
    """
    One inbox, read.

    stored: new messages, strangers' included.  concerning: those that are processed now.
    trouble: why it could not be read to its end, "" where it was; what was read until then stands.
    """

    mailbox: str
    mailbox_id: int
    stored: int = 0
    concerning: int = 0
    trouble: str = ""


def poll(desk: Desk, *, not_since: datetime | None = None) -> list[Polled]:
    """
    Read every inbox and return what came; what cannot be read is noted and keeps its mailbox from sending.

    not_since: leave the inboxes alone that were read at this moment or later.
    Raises DatabaseError where nothing can be stored at all; nothing is lost then, it is read again.
    """
    now = desk.clock()
    with desk.db.write() as connection:
        inbox.purge(connection, before=now - STRANGERS_KEPT)
    with desk.db.read() as connection:
        boxes = mailboxes.all_mailboxes(connection)
        readings = inbox.readings(connection)
    return [
        _guarded(desk, box, readings.get(box.id))
        for box in boxes
        if box.has_inbox and _is_wanted(readings.get(box.id), not_since) and not desk.stopping.is_set()
    ]


def _is_wanted(last: Reading | None, not_since: datetime | None) -> bool:
    if last is None:
        return True
    if last.refusals >= REFUSALS:
        return False  # it is paused; asking on and on with a wrong password locks accounts
    return not_since is None or bool(last.trouble) or last.read_at is None or last.read_at < not_since


def _guarded(desk: Desk, box: Mailbox, last: Reading | None) -> Polled:
    """Read one inbox inside an error boundary of its own."""
    reader = None
    counts = [0, 0]
    try:
        reader = desk.inbox_for(box)
        if reader is None:
            raise GatewayError(f"mailbox {box.address}: it has no inbox that can be read")
        _read(desk, box, reader, last, counts=counts)
    except GatewayError as error:
        said = f"{error.what}; {error.hint}" if error.hint else error.what
        _trouble(desk, box, said, is_refusal=not error.retryable)
        return Polled(
            mailbox=box.address, mailbox_id=box.id, stored=counts[0], concerning=counts[1], trouble=said
        )
    except DatabaseError as error:
        _trouble(desk, box, error.what, is_refusal=False)
        return Polled(
            mailbox=box.address, mailbox_id=box.id, stored=counts[0], concerning=counts[1], trouble=error.what
        )
    except Exception as error:  # noqa: BLE001 - the error boundary of the cycle
        said = f"unexpected {type(error).__name__}: {error}"
        _trouble(desk, box, said, is_refusal=False, details={"traceback": traceback.format_exc()})
        return Polled(
            mailbox=box.address, mailbox_id=box.id, stored=counts[0], concerning=counts[1], trouble=said
        )
    finally:
        if reader is not None:
            reader.close()
    with desk.db.write() as connection:
        at = desk.clock()
        inbox.note_read(connection, box.id, at=at)
        if last is not None and last.trouble:
            outages.inbox_back(connection, box.id, at=at)
    return Polled(mailbox=box.address, mailbox_id=box.id, stored=counts[0], concerning=counts[1])


def _read(desk: Desk, box: Mailbox, reader: Inbox, last: Reading | None, *, counts: list[int]) -> None:
    reader.open()
    since = (last.read_at if last and last.read_at else box.created_at) - LOOK_BACK
    with desk.db.read() as connection:
        own = concerns.own_addresses(connection)
        reached = inbox.spots(connection, box.id)
    for folder in _folders(reader):
        spot = reached.get(folder)
        after = Place(uid_validity=spot.uid_validity, uid=spot.uid) if spot else None
        # the server hands out the next chunk while this one is judged and stored
        with closing(ahead(_chunks(reader.fetch(folder, after=after, since=since)))) as chunks:
            for chunk in chunks:
                stored, concerning = _store(desk, box, folder, chunk, own=own)
                counts[0] += stored
                counts[1] += concerning


def _folders(reader: Inbox) -> list[str]:
    """Return the folders to read: those for what comes in, then the one in which the owner's own mail lies."""
    sent = reader.sent_folder() if isinstance(reader, SentReader) else None
    return list(dict.fromkeys([*reader.folders(), *([sent] if sent else [])]))


def _chunks(fetched: Iterator[Fetched]) -> Iterator[list[Fetched]]:
    """
    Give the messages in lists that are small enough for one transaction and for the memory.

    Where the connection breaks, what was given until then comes first: it is stored, and not fetched once more.
    """
    chunk: list[Fetched] = []
    size = 0
    try:
        for one in fetched:
            chunk.append(one)
            size += len(one.raw)
            if len(chunk) >= CHUNK or size >= CHUNK_BYTES:
                yield chunk
                chunk, size = [], 0
    except GatewayError:
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk


def _store(
    desk: Desk, box: Mailbox, folder: str, chunk: list[Fetched], *, own: frozenset[str]
) -> tuple[int, int]:
    """Store a chunk and move the place behind it, in one transaction."""
    read = [(one, _glanced(one)) for one in chunk]
    prints = [fingerprint(one.raw, known.inbound if known else Inbound()) for one, known in read]
    last = chunk[-1].place
    with desk.db.write() as connection:
        at = desk.clock()
        seen = inbox.known(connection, prints)
        new: dict[str, tuple[Fetched, Understood | None]] = {}
        for found, print_ in zip(read, prints, strict=True):
            if print_ not in seen:
                new.setdefault(print_, found)  # copies come in one chunk too
        read_now = [known for _, known in new.values() if known]
        ours = _ours(connection, read_now, own=own)
        if doubt(connection, desk) is not None:
            ours |= _perhaps_ours(connection, read_now)
        arrivals = [
            _arrival(one, known, print_, is_ours=known is None or id(known) in ours)
            for print_, (one, known) in new.items()
        ]
        concerning = inbox.add(connection, box.id, arrivals, at=at)
        inbox.move(connection, box.id, folder, Spot(uid_validity=last.uid_validity, uid=last.uid), at=at)
    return len(arrivals), concerning


def _glanced(one: Fetched) -> Understood | None:
    """Return what a message says; None where it cannot be read, which is found out and told when it is processed."""
    try:
        return concerns.glance(one.raw, is_truncated=one.is_truncated)
    except Exception:  # noqa: BLE001 - the error boundary of one message: its neighbours are stored
        return None


def _ours(connection: Connection, read: list[Understood], *, own: frozenset[str]) -> set[int]:
    """Return which of several messages are no strangers'; by identity, for messages have no order to go by."""
    likely = concerns.may_concern(connection, read, own=own)
    ours = {id(known) for known in likely if concerns.find(connection, known, own=own) is not None}
    if ledger.has_doubts(connection):
        # what names a message may answer a send whose id a provider changed and of which nobody knows yet
        ours |= {id(known) for known in read if known.clues.ids}
    return ours


def _perhaps_ours(connection: Connection, read: list[Understood]) -> set[int]:
    """Return which messages may answer what a restored database has forgotten: they name a message, or a lead wrote."""
    senders = {id(one): concerns.person_key(one.clues.sender) for one in read if one.clues.sender}
    leads = matching.leads_of(connection, set(senders.values()))
    return {id(one) for one in read if one.clues.ids or senders.get(id(one)) in leads}


def _arrival(one: Fetched, known: Understood | None, print_: str, *, is_ours: bool) -> Arrival:
    inbound = known.inbound if known else Inbound()
    return Arrival(
        folder=one.folder,
        spot=Spot(uid_validity=one.place.uid_validity, uid=one.place.uid),
        fingerprint=print_,
        message_id=inbound.message_id,
        refers_to=tuple(dict.fromkeys([*inbound.in_reply_to, *inbound.references])),
        sender=inbound.sender,
        sender_name=inbound.sender_name,
        subject=inbound.subject,
        received_at=one.arrived_at,
        raw=one.raw if is_ours else None,
        is_truncated=one.is_truncated,
    )


def _trouble(
    desk: Desk, box: Mailbox, why: str, *, is_refusal: bool, details: dict[str, str] | None = None
) -> None:
    """Note that an inbox could not be read; a log-in that is refused time and again pauses its mailbox."""
    at = desk.clock()
    with desk.db.write() as connection:
        noted = inbox.note_trouble(connection, box.id, why=why, is_refusal=is_refusal, at=at)
        said = {"reason": why, "failures": noted.failures} | (details or {})
        events.record(connection, "inbox.unread", at=at, mailbox_id=box.id, details=said)
        if not is_refusal:
            outages.inbox_down(connection, box, why=why, last_read=noted.read_at, at=at)
        if noted.refusals == REFUSALS:
            outages.inbox_back(connection, box.id, at=at)
            _pause(connection, box, why, at=at)


def _pause(connection: Connection, box: Mailbox, why: str, *, at: datetime) -> None:
    reason = f"its inbox refused the log-in {REFUSALS} times: {why}"
    if box.status is not MailboxStatus.PAUSED:
        mailboxes.set_status(connection, box.id, MailboxStatus.PAUSED, at=at, reason=reason)
    alerts.raise_alert(
        connection,
        key=f"inbox-refused:{box.id}:{at:%Y%m%d%H%M%S}",
        type="MAILBOX_REFUSED",
        title=f"mailbox {box.address} is paused: nobody can read its inbox",
        body=f"{why}\nmend it, then: cam mailbox verify {box.address}",
        at=at,
    )
