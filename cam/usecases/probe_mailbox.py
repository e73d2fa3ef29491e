"""Probe a mailbox: let it write to itself, and learn what its provider does to a message on the way."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from time import monotonic

from cam.engine.campaigns import Mailbox
from cam.engine.headers import Address
from cam.engine.mime import build, new_message_id
from cam.errors import GatewayError, InputError
from cam.gateways.ports import Accepted, EmailSender, Envelope, Fetched, Inbox, Place, Refused, SentFolder
from cam.store import mailboxes
from cam.usecases.desk import Desk

WAIT_SECONDS = 60
LOOK_SECONDS = 2.0
HEADER_BYTES = 65_536
SUBJECT = "cam writes to itself"


@dataclass(frozen=True, kw_only=True)
class Probe:
    """
    What was learned.

    arrived_after: seconds until it lay in the inbox, None where it did not come in time.  folder: where it lay.
    keeps_message_id: None where it did not come.  files_sent: None where the Sent folder cannot be asked.
    sent_after: seconds until the copy was there.
    """

    mailbox: Mailbox
    arrived_after: float | None = None
    folder: str = ""
    keeps_message_id: bool | None = None
    files_sent: bool | None = None
    sent_after: float | None = None


def probe(desk: Desk, address: str, *, seconds: float = WAIT_SECONDS) -> Probe:
    """
    Send a message from a mailbox to itself, wait so long for what becomes of it, keep and return what was learned.

    Raises InputError where nobody reads its inbox, GatewayError where the message was not taken or nothing is read.
    """
    with desk.db.read() as connection:
        box = mailboxes.get_mailbox(connection, address)
    reader = desk.inbox_for(box)
    if reader is None:
        raise InputError(
            f"mailbox {box.address}: a probe needs an inbox that cam reads",
            hint=f"cam mailbox edit {box.address} --imap-host HOST, or --maildir DIR",
        )
    try:
        reader.open()
        watch = _Watch(reader, message_id=_send(desk, box), since=desk.clock(), ticks=monotonic)
        watch.run(desk, seconds)
    except GatewayError as error:
        raise type(error)(f"mailbox {box.address}: {error.what}", hint=error.hint, code=error.code) from error
    finally:
        reader.close()
    found = {
        "keeps_message_id": watch.keeps_message_id,
        "files_sent": watch.files_sent,
        "sent_delay_seconds": None if watch.sent_after is None else round(watch.sent_after),
    }
    with desk.db.write() as connection:
        learned = mailboxes.learn(connection, box.id, found, at=desk.clock())
    return Probe(
        mailbox=learned,
        arrived_after=watch.arrived_after,
        folder=watch.folder,
        keeps_message_id=watch.keeps_message_id,
        files_sent=watch.files_sent,
        sent_after=watch.sent_after,
    )


def _send(desk: Desk, box: Mailbox) -> str:
    """Send the message and return its id."""
    domain = box.address.rpartition("@")[2]
    message_id = new_message_id(domain, seed=secrets.token_hex(16))
    me = Address(name=box.name, addr=box.address)
    text = "cam sent this message to see what your provider does to it. It may be deleted.\n"
    mime = build(
        sender=me, recipient=me, subject=f"{SUBJECT} {message_id.strip('<>').partition('@')[0]}", text=text,
        html=f"<p>{text.strip()}</p>", message_id=message_id, date=desk.clock(),
    )  # fmt: skip
    sender = desk.sender_for(box)
    try:
        sender.open()
        _hand_over(sender, box, mime, message_id)
    finally:
        sender.close()
    return message_id


def _hand_over(sender: EmailSender, box: Mailbox, mime: bytes, message_id: str) -> None:
    outcome = sender.send(
        Envelope(
            sender=box.address,
            recipient=box.address,
            mime=mime,
            message_id=message_id,
            idempotency_key=f"probe/{message_id}",
        )
    )
    if isinstance(outcome, Accepted):
        return
    if isinstance(outcome, Refused):
        raise GatewayError(f"the message to itself was refused: {outcome.answer}", hint=outcome.hint)
    raise GatewayError(
        f"nobody knows whether the message to itself left: {outcome.detail}", hint="probe once more"
    )


class _Watch:
    """Looks for one message in the inbox and for its copy in the Sent folder, until both are known."""

    def __init__(
        self, reader: Inbox, *, message_id: str, since: datetime, ticks: Callable[[], float]
    ) -> None:
        self.reader = reader
        self.message_id = message_id
        self.mark = message_id.strip("<>").partition("@")[0]
        self.since = since - timedelta(days=1)
        self.arrived_after: float | None = None
        self.folder = ""
        self.keeps_message_id: bool | None = None
        self.files_sent: bool | None = None
        self.sent_after: float | None = None
        self._ids = {message_id}
        self._places: dict[str, Place] = {}
        self._ticks = ticks
        self._begun = ticks()

    def run(self, desk: Desk, seconds: float) -> None:
        """Look until there is nothing more to learn, the time is over or the process is to stop."""
        while True:
            self._look()
            left = seconds - self._elapsed()
            if self._knows_all() or left <= 0 or desk.stopping.is_set():
                break
            self.reader.wait(seconds=min(left, LOOK_SECONDS), stopping=desk.stopping)
        if isinstance(self.reader, SentFolder) and self.files_sent is None and not desk.stopping.is_set():
            self.files_sent = False  # it would be there by now

    def _look(self) -> None:
        if self.arrived_after is None:
            for folder in self.reader.folders():
                for one in self.reader.fetch(folder, after=self._places.get(folder), since=self.since):
                    self._places[folder] = one.place
                    self._regard(one)
        if (
            isinstance(self.reader, SentFolder)
            and self.files_sent is None
            and any(self.reader.holds(message_id) for message_id in sorted(self._ids))
        ):
            self.files_sent, self.sent_after = True, self._elapsed()

    def _regard(self, one: Fetched) -> None:
        head = message_from_bytes(one.raw[:HEADER_BYTES], policy=policy.compat32)
        if self.mark not in str(head["Subject"] or ""):
            return
        found = str(head["Message-ID"] or "").strip()
        self.arrived_after, self.folder = self._elapsed(), one.folder
        self.keeps_message_id = found == self.message_id
        self._ids.add(found)

    def _knows_all(self) -> bool:
        asks_sent = isinstance(self.reader, SentFolder)
        return self.arrived_after is not None and (self.files_sent is not None or not asks_sent)

    def _elapsed(self) -> float:
        return self._ticks() - self._begun


def said(found: Probe) -> str:
    """Return in plain words what was learned."""
    if found.arrived_after is None:
        parts = ["the message to itself did not come back in time"]
    else:
        parts = [f"the message to itself came into {found.folder} after {found.arrived_after:.0f} s"]
        parts.append(
            "its Message-ID is kept"
            if found.keeps_message_id
            else "its Message-ID is replaced on the way, so answers are matched by other means"
        )
    if found.files_sent:
        parts.append(f"the provider files sent mail itself, after {found.sent_after or 0:.0f} s")
    elif found.files_sent is False:
        parts.append("the provider files no copies of sent mail, so cam does")
    return ", ".join(parts)
