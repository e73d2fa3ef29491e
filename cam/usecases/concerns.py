"""Whom an inbound message is about: the send that it answers or returns, or the lead whom its owner wrote to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import Connection

from cam.engine import addresses
from cam.engine.enrollments import LedgerMessage
from cam.engine.inbound import matching
from cam.engine.inbound.anatomy import opened
from cam.engine.inbound.bounces import Bounce, read_bounce
from cam.engine.inbound.complaints import Complaint, read_complaint
from cam.engine.inbound.matching import Clues, SentMessage, plain_id
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.reading import read, read_head, with_body
from cam.engine.inbound.sieve import body_matters
from cam.engine.inbound.subjects import normal_subject
from cam.store import mailboxes
from cam.store import matching as store
from cam.store.matching import Keys

SAME_MOMENT = timedelta(hours=2)  # between a send and its copy, which carries the date of its making


class Writer(StrEnum):
    """Who wrote an inbound message."""

    THEM = "them"
    CAM = "cam"  # a copy of our own, in Sent or by Bcc
    OWNER = "owner"  # the mailbox's owner, by hand


@dataclass(frozen=True, kw_only=True)
class Understood:
    """What the bytes say."""

    inbound: Inbound
    bounce: Bounce | None
    complaint: Complaint | None
    clues: Clues


@dataclass(frozen=True, kw_only=True)
class Concern:
    """
    Whom a message is about.

    row: the send, None where the owner wrote to leads by hand.  lead_ids: of those.
    by: what it was found by; is_guess: by likeness only.
    """

    writer: Writer
    row: LedgerMessage | None = None
    lead_ids: tuple[int, ...] = ()
    by: str = ""
    is_guess: bool = False


def understand(raw: bytes, *, is_truncated: bool) -> Understood:
    """Return what the bytes of a message say, with nothing looked up yet."""
    return _understood(read(raw, is_truncated=is_truncated))


def glance(raw: bytes, *, is_truncated: bool) -> Understood:
    """Return what `find` goes by, with as little work as that takes: of most mail the headers tell it."""
    message = opened(raw, is_truncated=is_truncated)
    head = read_head(message)
    if body_matters(head, message):
        return _understood(with_body(head, message))
    return Understood(inbound=head, bounce=None, complaint=None, clues=matching.clues(head))


def _understood(inbound: Inbound) -> Understood:
    bounce = read_bounce(inbound)
    complaint = read_complaint(inbound)
    clues = matching.clues(inbound, bounce=bounce, complaint=complaint)
    return Understood(inbound=inbound, bounce=bounce, complaint=complaint, clues=clues)


def own_addresses(connection: Connection) -> frozenset[str]:
    """Return the addresses that we send from."""
    return frozenset(person_key(address) for address in mailboxes.addresses(connection).values())


def find(connection: Connection, understood: Understood, *, own: frozenset[str]) -> Concern | None:
    """Return whom a message is about, or None for strangers' mail."""
    inbound = understood.inbound
    if matching.is_own_copy(inbound, own):
        concern = _own(connection, understood, own=own)
        if concern is not None or not _answers_us(connection, understood):
            return concern
    return _theirs(connection, understood)


def likely_leads(connection: Connection, sender: str, refers_to: Sequence[str]) -> list[int]:
    """Return whom a message may be about, of which nothing is known but who wrote it and which messages it names."""
    people = store.leads_of(connection, [person_key(sender)] if sender else [])
    named = store.by_ids(connection, [plain_id(one) for one in refers_to])
    return sorted({*people.values(), *(row.lead_id for row in named)})


def may_concern(
    connection: Connection, several: Sequence[Understood], *, own: frozenset[str]
) -> list[Understood]:
    """Return those of several messages for which `find` may find anything; for no other it does."""
    wanted = [_keys(one, own=own) for one in several]
    known = store.known(connection, Keys.of_all(wanted))
    return [one for one, keys in zip(several, wanted, strict=True) if keys.shares(known)]


def _keys(understood: Understood, *, own: frozenset[str]) -> Keys:
    """Return everything that `find` may look a message up by."""
    inbound, clues = understood.inbound, understood.clues
    people = {clues.sender, *clues.failed}
    ids = set(clues.ids)
    if matching.is_own_copy(inbound, own):
        people.update(inbound.to)
        ids.add(plain_id(inbound.message_id))
    return Keys(
        ids=frozenset(ids),
        platform_ids=frozenset(clues.platform_ids),
        people=frozenset(person_key(address) for address in people if address),
        companies=frozenset((clues.sender_domain,) if clues.sender_domain else ()),
    )


def person_key(address: str) -> str:
    """Return an address as a lead's key is spelled; in lower case where it cannot be."""
    found = addresses.normalise(address)
    return found if isinstance(found, str) else address.lower()


def _answers_us(connection: Connection, understood: Understood) -> bool:
    """Return whether one of our own mailboxes, a lead of ours as well, answers what was sent to it."""
    rows = store.by_ids(connection, understood.clues.reference_ids)
    return any(row.recipient == person_key(understood.inbound.sender) for row in rows)


def _own(connection: Connection, understood: Understood, *, own: frozenset[str]) -> Concern | None:
    """Return what a message from one of our addresses is: a copy of a send, or mail to leads by the owner's hand."""
    inbound = understood.inbound
    rows = store.by_ids(connection, [plain_id(inbound.message_id)]) if inbound.message_id else []
    if rows:
        return Concern(writer=Writer.CAM, row=rows[0], by="message_id")
    recipients = {person_key(address) for address in inbound.to} - own
    subject = normal_subject(inbound.subject)
    copied = [
        row for row in store.by_addresses(connection, recipients) if normal_subject(row.subject) == subject
    ]
    if copied and _looks_sent(inbound, copied[-1]):  # its id was rewritten on the way to the Sent folder
        return Concern(writer=Writer.CAM, row=copied[-1], by="subject")
    found = store.leads_of(connection, recipients)
    if not found or is_automatic(inbound):
        return None
    return Concern(writer=Writer.OWNER, lead_ids=tuple(sorted(found.values())), by="recipient")


def _looks_sent(inbound: Inbound, row: LedgerMessage) -> bool:
    """Return whether a message from our address is the copy of a send, by its thread and the moment it was written."""
    if row.begun_at is None or inbound.date is None or bool(row.in_reply_to) != bool(inbound.in_reply_to):
        return False
    return abs(inbound.date - row.begun_at) < SAME_MOMENT


def is_automatic(inbound: Inbound) -> bool:
    """Return whether a message says of itself that a machine wrote it (RFC 3834)."""
    return inbound.header("auto-submitted").strip().lower() not in ("", "no")


def _theirs(connection: Connection, understood: Understood) -> Concern | None:
    rows = {row.id: row for row in _candidates(connection, understood.clues)}
    boxes = mailboxes.addresses(connection) if rows else {}
    match = matching.match(understood.clues, [_sent(row, boxes) for row in rows.values()])
    if match is None:
        return None
    return Concern(writer=Writer.THEM, row=rows[match.row_id], by=match.by, is_guess=match.is_guess)


def _candidates(connection: Connection, clues: Clues) -> list[LedgerMessage]:
    """Return the sends that fit any clue: those that are named, else those to the person, else to the company."""
    named = store.by_ids(connection, clues.ids, platform_ids=clues.platform_ids)
    if named:
        return named
    wanted = clues.failed if clues.is_report else (clues.sender,)
    people = store.by_addresses(connection, {person_key(address) for address in wanted if address})
    return people or ([] if clues.is_report else store.by_company(connection, clues.sender_domain))


def _sent(row: LedgerMessage, boxes: Mapping[int, str]) -> SentMessage:
    return SentMessage(
        row_id=row.id,
        message_id=row.message_id,
        recipient=row.recipient,
        platform_id=row.platform_id,
        recipient_domain=row.recipient_domain,
        subject=row.subject,
        sent_at=row.sent_at or row.begun_at,
        mailbox=boxes.get(row.mailbox_id or 0, ""),
    )
