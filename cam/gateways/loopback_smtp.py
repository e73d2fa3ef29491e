"""A small SMTP server on this machine that keeps what it receives, for demonstrations and rehearsals."""

import socketserver
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

LINE_LENGTH = 1002
MESSAGE_BYTES = 25_000_000
IDLE_SECONDS = 300


@dataclass(frozen=True, kw_only=True)
class Received:
    """One accepted message: its envelope and its bytes with CRLF lines.  number: from 1, in order of arrival."""

    number: int
    sender: str
    recipient: str
    mime: bytes


class LoopbackSmtp:
    """
    An SMTP server on 127.0.0.1 that delivers nothing; a context manager.

    folder: each message is kept there too, as 00001.eml and so on, before it is accepted.  refuse: answers to RCPT by
    address ("550 5.1.1 no such user").  on_message: called with each message, before it is accepted, one at a time.
    port: 0 takes a free one; afterwards it is the one in use.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        folder: Path | None = None,
        refuse: Mapping[str, str] | None = None,
        on_message: Callable[[Received], None] | None = None,
    ) -> None:
        self.messages: list[Received] = []
        self.refuse = dict(refuse or {})
        self._folder = folder
        self._on_message = on_message
        self._one_at_a_time = threading.Lock()
        keeper = self

        class Handler(_Dialogue):
            server_of_messages = keeper

        self._server = _Server(("127.0.0.1", port), Handler)
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> "LoopbackSmtp":
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def keep(self, sender: str, recipient: str, mime: bytes) -> Received:
        """Keep one message and return it with its number."""
        with self._one_at_a_time:
            received = Received(number=len(self.messages) + 1, sender=sender, recipient=recipient, mime=mime)
            if self._folder is not None:
                (self._folder / f"{received.number:05}.eml").write_bytes(mime)
            self.messages.append(received)
            if self._on_message is not None:
                self._on_message(received)
        return received


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True


class _Dialogue(socketserver.StreamRequestHandler):
    server_of_messages: LoopbackSmtp
    timeout = IDLE_SECONDS
    disable_nagle_algorithm = True

    def handle(self) -> None:
        self._sender = self._recipient = ""
        try:
            self._say("220 localhost cam keeps your mail")
            while line := self.rfile.readline(LINE_LENGTH):
                verb, _, argument = line.decode("utf-8", "replace").strip().partition(" ")
                self._say(self._answer(verb.upper(), argument))
                if verb.upper() == "QUIT":
                    return
        except (OSError, _Gone):
            return

    def _answer(self, verb: str, argument: str) -> str:
        match verb:
            case "EHLO":
                return f"250-localhost\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE {MESSAGE_BYTES}"
            case "HELO" | "NOOP":
                return "250 localhost"
            case "MAIL":
                self._sender, self._recipient = _address(argument), ""
                return "250 2.1.0 ok"
            case "RCPT" if self._sender:
                return self._name_recipient(_address(argument))
            case "DATA" if self._recipient:
                return self._take()
            case "RSET":
                self._sender = self._recipient = ""
                return "250 2.0.0 ok"
            case "QUIT":
                return "221 2.0.0 bye"
            case "RCPT" | "DATA":
                return "503 5.5.1 not now"
        return "502 5.5.1 not known here"

    def _name_recipient(self, address: str) -> str:
        answer = self.server_of_messages.refuse.get(address)
        if answer is not None:
            return answer
        if self._recipient:
            return "452 4.5.3 one recipient at a time"
        self._recipient = address
        return "250 2.1.5 ok"

    def _take(self) -> str:
        self._say("354 end with a dot alone on a line")
        lines: list[bytes] = []
        size = 0
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                raise _Gone
            size += len(line)
            if size <= MESSAGE_BYTES:
                lines.append(line[1:] if line.startswith(b".") else line)
        sender, recipient, self._sender, self._recipient = self._sender, self._recipient, "", ""
        if size > MESSAGE_BYTES:
            return "552 5.3.4 too large"
        received = self.server_of_messages.keep(sender, recipient, b"".join(lines))
        return f"250 2.0.0 ok: queued as {received.number:05}"

    def _say(self, answer: str) -> None:
        self.wfile.write(f"{answer}\r\n".encode())


class _Gone(Exception):
    pass


def _address(argument: str) -> str:
    _, _, rest = argument.partition("<")
    return rest.partition(">")[0]
