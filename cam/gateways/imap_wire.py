"""imapclient on a connection of ours: every wait has a deadline, every answer a limit, every log-in TLS around it."""

import imaplib
import io
import selectors
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from imapclient import IMAPClient

from cam.gateways.imap_answers import Part, parts_of
from cam.gateways.wire import CHUNK, Connection, Fault, clean

# a search in a folder of a million messages answers in one line of eight million octets
LINE_LENGTH = 16_000_000
# no command asks for more; a server that sends more of it is broken or hostile
COMMAND_BYTES = 64_000_000


class Phase(StrEnum):
    """Where in the dialogue something happened."""

    CONNECT = "connect"
    TLS = "tls"
    BANNER = "banner"
    STARTTLS = "starttls"
    LOGIN = "login"
    LIST = "list"
    SELECT = "select"
    SEARCH = "search"
    FETCH = "fetch"
    IDLE = "idle"
    APPEND = "append"
    NOOP = "noop"
    LOGOUT = "logout"


@dataclass(frozen=True, kw_only=True)
class Deadlines:
    """Total seconds that each part of the work may take, however slowly the server talks."""

    opening: float = 120.0
    connect: float = 30.0
    reply: float = 60.0
    transfer: float = 180.0
    goodbye: float = 5.0


class Refusal(Exception):
    """The server said no to a command.  phase: to which.  answer: its words, as one line."""

    def __init__(self, phase: Phase, answer: str) -> None:
        super().__init__(f"{phase}: {answer}")
        self.phase = phase
        self.answer = answer


class Wire(Connection):
    """Lines and literals in, bytes out."""

    CONNECT = Phase.CONNECT

    def __init__(self) -> None:
        super().__init__()
        self._reader = io.BufferedReader(_Source(self), CHUNK)
        self._allowance = COMMAND_BYTES
        self._is_asking = True

    def begin(self, phase: StrEnum, seconds: float) -> None:
        """Enter a phase that ends after so many seconds and so many octets at the latest."""
        super().begin(phase, seconds)
        self._allowance = COMMAND_BYTES

    def line(self) -> bytes:
        """Read one line with its end."""
        line = self._reader.readline(LINE_LENGTH + 1)
        if len(line) > LINE_LENGTH:
            raise self._fail(Fault.GARBAGE, f"a line of more than {LINE_LENGTH} octets")
        return line

    def literal(self, size: int) -> bytes:
        """Read so many octets."""
        if size > COMMAND_BYTES:
            raise self._fail(Fault.GARBAGE, f"a literal of {size} octets, where none so long was asked for")
        return self._reader.read(size)

    def secure(self, context: ssl.SSLContext, host: str) -> None:
        """Speak TLS from here on; what came before it counts for nothing, and may not wait behind it."""
        if self.is_ahead():
            raise self._fail(Fault.GARBAGE, "an answer nobody asked for, before TLS")
        self.protect(context, host)

    def is_ahead(self) -> bool:
        """Tell whether something was read that nobody has asked for yet."""
        self._is_asking = False
        try:
            return bool(self._buffer or self._reader.peek(1))
        finally:
            self._is_asking = True

    def fill(self, target: Any) -> int | None:
        """Read what is there into the buffer, waiting for the first octet."""
        if not self._is_asking:
            return None
        if not self._buffer:
            self._buffer += self._receive()
        count = min(len(target), len(self._buffer))
        self._allowance -= count
        if self._allowance < 0:
            raise self._fail(Fault.GARBAGE, f"more than {COMMAND_BYTES} octets in one answer")
        target[:count] = self._buffer[:count]
        del self._buffer[:count]
        return count

    def listen(self, seconds: float) -> bool:
        """Wait until the server says something by itself; return whether it did, or has gone."""
        if self.is_ahead() or self.has_something_to_say():
            return True
        with selectors.DefaultSelector() as selector:
            selector.register(self._open_socket(), selectors.EVENT_READ)
            selector.select(seconds)
        return self.has_something_to_say()


class _Source(io.RawIOBase):
    """What the buffered reader reads from."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, target: Any) -> int | None:
        return self._wire.fill(target)


class _Imap4(imaplib.IMAP4):
    """imaplib over a wire that is open already."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        super().__init__()

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:
        """Do nothing: the wire is connected."""

    def read(self, size: int) -> bytes:
        """Read a literal."""
        return self.wire.literal(size)

    def readline(self) -> bytes:
        """Read a line."""
        return self.wire.line()

    def send(self, data: Any) -> None:
        """Hand the bytes over."""
        self.wire.write(bytes(data))

    def shutdown(self) -> None:
        """Drop the connection."""
        self.wire.close()

    def socket(self) -> socket.socket:
        """Refuse: nothing may read past the wire's deadlines."""
        raise NotImplementedError


class Client(IMAPClient):  # type: ignore[misc]
    """
    The IMAPClient of one wire, for the commands that cam needs.

    Folder names are the server's own bytes, so that a name which nobody can decode still works.
    """

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        super().__init__("", port=993)
        self.folder_encode = False
        self._imap.debug = 0  # imapclient formats every line for its log otherwise, whoever listens

    @property
    def is_preauthenticated(self) -> bool:
        """Whether the server let us in without a log-in."""
        return bool(self._imap.state == "AUTH")

    def ask(self, name: str, *arguments: str) -> list[Any]:
        """Send a command of plain words and return what came with its OK; raise Refusal otherwise."""
        kind, data = self._imap._simple_command(name, *arguments)
        if kind != "OK":
            raise Refusal(Phase(str(self.wire.phase)), _words(data))
        return list(data)

    def authenticate_plain(self, user: str, password: str) -> None:
        """Log in by SASL PLAIN, which knows neither quotes nor charsets; raise imaplib's errors otherwise."""
        secret = f"\0{user}\0{password}"
        self._imap.authenticate("PLAIN", lambda _challenge: secret)
        self._cached_capabilities = None

    def renew(self) -> None:
        """Forget what the server said before TLS, and ask again what it can do."""
        self._imap._get_capabilities()
        self._cached_capabilities = None

    def let_in(self) -> None:
        """Note that LOGIN worked: other commands are legal now, and the server's abilities may be others."""
        self._imap.state = "AUTH"
        self._cached_capabilities = None

    def examine(self, raw: str) -> dict[bytes, Any]:
        """Select a folder for reading only, by its raw name, and return what the server says of it."""
        kind, data = self._imap.select(self._normalise_folder(raw), readonly=True)
        if kind != "OK":
            raise Refusal(Phase.SELECT, _words(data))
        return dict(self._process_select_response(self._imap.untagged_responses))

    def parts(self, uids: Sequence[int], what: str) -> list[Part]:
        """
        Fetch by UID and return each answer by itself.

        IMAPClient.fetch() merges answers of the same UID, and of two messages with one UID a reply would be lost.
        """
        self._imap.untagged_responses.pop("FETCH", None)
        self.ask("UID", "FETCH", ",".join(map(str, uids)), what)
        _, data = self._imap._untagged_response("OK", [None], "FETCH")
        return parts_of(data)

    def _create_IMAP4(self) -> imaplib.IMAP4:  # noqa: N802 - imapclient's name
        return _Imap4(self.wire)

    def _set_read_timeout(self) -> None:
        """Do nothing: the wire has its deadlines."""


def _words(data: list[Any]) -> str:
    return clean(b" ".join(item for item in data if isinstance(item, bytes)).decode("utf-8", "replace"))
