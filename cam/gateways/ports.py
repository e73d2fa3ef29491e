"""The ports: what cam asks of the outside world, and the closed list of answers."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, runtime_checkable

from cam.engine.alerts import Notice
from cam.engine.mail_records.lookup import Lookup
from cam.engine.vocabulary import Provider
from cam.errors import Transient

# How long a repeated idempotency key gets the first answer again instead of a second message; Resend keeps its keys
# for 24 hours, of which one is left for clocks that differ.
ANSWERS_KEPT: Mapping[Provider, timedelta] = {Provider.RESEND: timedelta(hours=23)}


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """
    One message as it is handed over; the bytes are frozen and the same in every attempt.

    sender, recipient: one plain address each, as in the SMTP envelope.  mime: the whole message, CRLF lines.
    message_id: with angle brackets.  idempotency_key: for providers that repeat an answer instead of a send.
    """

    sender: str
    recipient: str
    mime: bytes
    message_id: str
    idempotency_key: str


class Blame(StrEnum):
    """What a refusal is about, which decides who pays for it."""

    RECIPIENT = "recipient"  # the address is dead: the lead ends
    MESSAGE = "message"  # this message, not the address
    MAILBOX = "mailbox"  # the sender: the mailbox pauses, the lead is untouched


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """The provider took responsibility.  platform_id: its own id, or "".  answer: what it said."""

    answer: str
    platform_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Refused:
    """
    The provider did not take the message, and that is certain.

    code: SMTP reply code or HTTP status, 0 where the connection failed before the message could leave, or we refused
    ourselves.
    enhanced: RFC 3463 code or "".  phase: where it happened.
    blame, is_permanent: RECIPIENT and permanent: the address is dead; MESSAGE and permanent: this one never goes out;
    MAILBOX and permanent: nothing goes out until a human mends it; not permanent: the same may work later.
    retry_after_seconds: the least wait that the provider asked for, 0 where it asked for none.
    hint: what a human can do about it, or "".
    """

    code: int
    answer: str
    is_permanent: bool
    blame: Blame
    phase: str
    enhanced: str = ""
    retry_after_seconds: int = 0
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class Unknown:
    """
    The message may have left and no answer came; it is never repeated without proof.

    is_final: the provider has said that it will never tell, so waiting for proof is over.
    """

    detail: str
    phase: str
    is_final: bool = False


Outcome = Accepted | Refused | Unknown


class Throttled(Transient):
    """The provider lets nobody in for now.  retry_after_seconds: the least wait."""

    code = "throttled"

    def __init__(self, what: str, *, hint: str = "", code: str = "", retry_after_seconds: int = 0) -> None:
        super().__init__(what, hint=hint, code=code)
        self.retry_after_seconds = retry_after_seconds


class EmailSender(Protocol):
    """Hands messages to one mailbox's provider, in order, over a connection that is reused."""

    def open(self) -> None:
        """
        Be ready to send: connect, protect, log in; does nothing where that stands.

        Called before each message is begun, so that the common failures never leave doubt.
        Raises Transient (or Throttled, which knows how long), Permanent or Misconfigured.
        """

    def is_open(self) -> bool:
        """Tell whether open() would have nothing to do now: the next message may be begun at once."""

    def send(self, envelope: Envelope) -> Outcome:
        """Hand over one message; what the provider does to it is a value, never an exception."""

    def describe(self) -> str:
        """Return in one line what an opened sender found: where it is, how it is protected, as whom."""

    def close(self) -> None:
        """Say goodbye; whatever happens here changes nothing.  open() begins anew."""


@runtime_checkable
class Checkable(Protocol):
    """A sender whose open() asks nobody, and which can go and ask."""

    def check(self) -> None:
        """Find out whether messages would be taken, without one; raises what open() raises."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """How far a folder was read.  uid_validity: the server's number for this life of the folder.  uid: the last one."""

    uid_validity: int
    uid: int


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """
    One message as it lies in a folder, untouched: never marked as read.

    raw: its bytes, only the first MAX_BYTES of a large one.  size: of the whole.  arrived_at: aware, UTC, the server's
    word.  place: what to remember once it is stored.
    """

    folder: str
    place: Place
    raw: bytes
    size: int
    arrived_at: datetime
    is_truncated: bool = False


@runtime_checkable
class Inbox(Protocol):
    """Reads one mailbox's folders, from where one stopped, and changes nothing there."""

    def open(self) -> None:
        """Connect, protect, log in; does nothing where that stands.  Raises what EmailSender.open raises."""

    def folders(self) -> tuple[str, ...]:
        """Return the folders that are read: those configured that exist, and the one for spam where there is one."""

    def fetch(self, folder: str, *, after: Place | None, since: datetime) -> Iterator[Fetched]:
        """
        Give the messages of a folder that came after a place, oldest first, a bounded part of each at a time.

        after: None where the folder was never read.  A folder that began another life (its uid_validity changed) is
        read from its beginning.  Then only messages that arrived on the day of `since` or later are given.
        Raises Transient where the connection breaks: what was given stands, the rest comes the next time.
        """

    def wait(self, *, seconds: float, stopping: threading.Event) -> bool:
        """Wait for new mail (IDLE, or until the time is over); return whether there may be some.  Ends on stopping."""

    def describe(self) -> str:
        """Return in one line what an opened inbox found: where it is, how it is protected, as whom, which folders."""

    def close(self) -> None:
        """Say goodbye; whatever happens here changes nothing.  open() begins anew."""


@runtime_checkable
class SentFolder(Protocol):
    """Knows what lies in a mailbox's Sent folder."""

    def holds(self, message_id: str) -> bool:
        """Return whether the Sent folder has a message of that id."""

    def file(self, mime: bytes, *, sent_at: datetime) -> None:
        """Put a copy there, marked as read."""


@runtime_checkable
class SentReader(Protocol):
    """An inbox that knows where sent mail lies, which its owner wrote as well as cam."""

    def sent_folder(self) -> str | None:
        """Return the name of the folder for sent mail, as `fetch` takes it; None where there is none."""


class Alerter(Protocol):
    """One channel on which a human is told.  name: how the outbox remembers it, never a secret."""

    name: str

    def deliver(self, notice: Notice) -> None:
        """Tell; returns only once the channel has taken it.  Raises Transient, Permanent or Misconfigured."""


class Resolver(Protocol):
    """Asks the DNS; whatever happens is an answer, never an exception."""

    def txt(self, name: str) -> Lookup:
        """Return the texts of a name, the strings of each record joined."""

    def mx(self, name: str) -> Lookup:
        """Return the hosts that receive a domain's mail, the preferred first; "." alone says that it takes none."""

    def addresses(self, name: str) -> Lookup:
        """Return the IP addresses of a name, of both versions."""


class TimeServer(Protocol):
    """Knows the time."""

    def offset_seconds(self, address: str) -> float:
        """Return how much later it is there than here, asked at an IP address; raises Transient."""
