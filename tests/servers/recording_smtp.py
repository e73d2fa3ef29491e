"""
An SMTP server that writes down what it accepts, durably and before it says so, and can fail in every phase.

In process:   with RecordingSmtp(faults=[Fault("dot", "accept-drop")]) as server: ... server.port, server.accepted
As a process: python -m tests.servers.recording_smtp --port 0 --journal FILE [--fault PHASE:ACTION[:TEXT[:TIMES]]]...
prints its port on the first line; the journal has one JSON object a line, synced to disk before its 250.
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.servers.faults import Fault, Logins

DRIP_SECONDS = 0.08


class _Over(Exception):
    """This connection is done with."""


@dataclass(frozen=True, kw_only=True)
class Message:
    """One accepted message."""

    sender: str
    recipient: str
    mime: bytes
    connection: int


@dataclass
class RecordingSmtp:
    """
    The server, a context manager.

    tls: none, starttls or implicit, with the server's context.  extensions: further EHLO lines.
    refuse: answers to RCPT by address.  journal: see above.  accept_seconds: how long it takes to accept.
    Afterwards: accepted; lines, as (connection, command); violations (bare CR or LF on the wire); connections;
    finished_bodies (dots seen, accepted or not).
    """

    faults: Sequence[Fault] = ()
    tls: str = "none"
    context: ssl.SSLContext | None = None
    logins: Logins | None = None
    extensions: Sequence[str] = ("8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "SIZE 50000000")
    refuse: Mapping[str, str] = field(default_factory=dict)
    journal: Path | None = None
    accept_seconds: float = 0.0
    port: int = 0

    def __post_init__(self) -> None:
        self.accepted: list[Message] = []
        self.lines: list[tuple[int, str]] = []
        self.violations: list[str] = []
        self.connections = 0
        self.finished_bodies = 0
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", self.port), backlog=128)
        self.port = self._listener.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []

    def __enter__(self) -> "RecordingSmtp":
        thread = threading.Thread(target=self._listen, daemon=True)
        thread.start()
        self._threads.append(thread)
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in list(self._sockets):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        for thread in self._threads:
            thread.join(5)

    def commands(self, connection: int | None = None) -> list[str]:
        """Return the verbs that were sent, of one connection (from 1) or of all."""
        with self.lock:
            return [line.split(" ")[0].upper() for number, line in self.lines if connection in (None, number)]

    def take_fault(self, phase: str) -> Fault | None:
        """Return the fault that strikes here now, counted."""
        with self.lock:
            for fault in self.faults:
                if fault.phase != phase:
                    continue
                if fault.skip > 0:
                    fault.skip -= 1
                elif fault.times is None:
                    return fault
                elif fault.times > 0:
                    fault.times -= 1
                    return fault
        return None

    def accept(self, message: Message) -> None:
        """Write a message down so that it survives, whatever is said or not said next."""
        with self.lock:
            self.accepted.append(message)
            if self.journal is not None:
                entry = {
                    "n": len(self.accepted),
                    "sender": message.sender,
                    "recipient": message.recipient,
                    "sha256": hashlib.sha256(message.mime).hexdigest(),
                    "mime": message.mime.decode("latin-1"),
                }
                with self.journal.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(entry) + "\n")
                    file.flush()
                    os.fsync(file.fileno())

    def _listen(self) -> None:
        while not self.stopping.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self.lock:
                self.connections += 1
                number = self.connections
            self._sockets.append(connection)
            thread = threading.Thread(target=_Dialogue(self, connection, number).run, daemon=True)
            self._threads.append(thread)
            thread.start()


class _Dialogue:
    def __init__(self, server: RecordingSmtp, connection: socket.socket, number: int) -> None:
        self.server = server
        self.connection = connection
        self.number = number
        self.buffer = b""
        self.sender = self.recipient = ""
        self.is_protected = False

    def run(self) -> None:
        try:
            if self.server.tls == "implicit":
                self.strike_silently("tls")
                self.protect()
            self.answer("banner", "220 recording.test ESMTP")
            while True:
                line = self.line()
                with self.server.lock:
                    self.server.lines.append((self.number, line))
                verb, _, argument = line.partition(" ")
                self.obey(verb.upper(), argument)
        except (_Over, OSError):
            pass
        finally:
            self.connection.close()

    def obey(self, verb: str, argument: str) -> None:
        match verb:
            case "EHLO":
                self.answer("ehlo", "\n".join(["250 recording.test", *self.extensions()]))
            case "HELO" | "NOOP":
                self.write("250 ok")
            case "STARTTLS" if self.server.tls == "starttls":
                self.answer("starttls", "220 2.0.0 go ahead")
                self.strike_silently("tls")
                self.protect()
            case "AUTH" if self.server.logins:
                self.answer("auth", partial(self.log_in, argument, self.server.logins))
            case "MAIL":
                self.sender, self.recipient = _address(argument), ""
                self.answer("mail", "250 2.1.0 ok")
            case "RCPT":
                self.recipient = _address(argument)
                refusal = self.server.refuse.get(self.recipient)
                self.write(refusal) if refusal else self.answer("rcpt", "250 2.1.5 ok")
            case "DATA":
                if self.answer("data", "354 go ahead"):
                    self.take()
            case "RSET":
                self.sender = self.recipient = ""
                self.answer("rset", "250 2.0.0 ok")
            case "QUIT":
                self.answer("quit", "221 2.0.0 bye")
                raise _Over
            case _:
                self.write("502 5.5.1 not known here")

    def extensions(self) -> list[str]:
        found = list(self.server.extensions)
        if self.server.tls == "starttls" and not self.is_protected:
            found.append("STARTTLS")
        if self.server.logins:
            found.append(f"AUTH {' '.join(self.server.logins.mechanisms)}")
        return found

    def log_in(self, argument: str, logins: Logins) -> str:
        mechanism, _, initial = argument.partition(" ")
        if mechanism not in logins.mechanisms:
            return "504 5.5.4 no such mechanism"
        if mechanism == "PLAIN":
            good = base64.b64decode(initial) == f"\0{logins.user}\0{logins.password}".encode()
        elif mechanism == "LOGIN":
            said = [self.challenge("Username:"), self.challenge("Password:")]
            good = said == [logins.user.encode(), logins.password.encode()]
        else:
            nonce = "<1896.697170952@recording.test>"
            digest = hmac.new(logins.password.encode(), nonce.encode(), hashlib.md5).hexdigest()
            good = self.challenge(nonce) == f"{logins.user} {digest}".encode()
        return "235 2.7.0 welcome" if good else "535 5.7.8 who are you"

    def challenge(self, text: str) -> bytes:
        self.write(f"334 {base64.b64encode(text.encode()).decode()}")
        return base64.b64decode(self.line())

    def take(self) -> None:
        """Read the body and the dot, and accept the message."""
        fault = self.server.take_fault("body")
        if fault:
            self.receive()
            if fault.action == "early":
                self.write(fault.text)
                self.linger()
            self.fail(fault, "")
        data = self.until_dot()
        with self.server.lock:
            self.server.finished_bodies += 1
        if _has_bare(data):
            self.server.violations.append(f"bare CR or LF in message {self.server.finished_bodies}")
        mime = (b"\r\n" + data).replace(b"\r\n..", b"\r\n.")[2:]
        message = Message(sender=self.sender, recipient=self.recipient, mime=mime, connection=self.number)
        self.server.stopping.wait(self.server.accept_seconds)
        fault = self.server.take_fault("dot")
        if fault is None or fault.action.startswith("accept") or fault.action == "drip":
            self.server.accept(message)
        accepted = f"250 2.0.0 ok: queued as R{len(self.server.accepted):05}"
        self.fail(fault, accepted) if fault else self.write(accepted)

    def answer(self, phase: str, usual: str | Callable[[], str]) -> bool:
        """Give the usual answer, or what a fault makes of it; tell whether it was the usual one."""
        fault = self.server.take_fault(phase)
        if fault is None:
            self.write(usual if isinstance(usual, str) else usual())
            return True
        self.fail(fault, usual if isinstance(usual, str) else "235 2.7.0 welcome")
        return fault.action == "drip" and not fault.text

    def fail(self, fault: Fault, usual: str) -> None:
        match fault.action.removeprefix("accept-"):
            case "reply":
                self.write(fault.text)
                if fault.text.startswith("421"):
                    raise _Over
            case "raw":
                self.connection.sendall(fault.text.encode("latin-1"))
            case "inject":
                self.connection.sendall(f"{usual}\r\n{fault.text}\r\n".encode())
            case "drip":
                for octet in _lines(fault.text or usual):
                    self.connection.sendall(bytes([octet]))
                    if self.server.stopping.wait(DRIP_SECONDS):
                        raise _Over
            case "hang":
                self.server.stopping.wait()
                raise _Over
            case "rst":
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                raise _Over
            case "drop":
                raise _Over
            case other:
                raise ValueError(f"no action {other!r}")

    def linger(self) -> None:
        """Read on until the client leaves, so that no reset overtakes what was said."""
        while True:
            self.receive()

    def strike_silently(self, phase: str) -> None:
        fault = self.server.take_fault(phase)
        if fault:
            self.fail(fault, "")

    def protect(self) -> None:
        assert self.server.context is not None
        self.connection.getpeername()  # of a connection that was reset, wrap_socket leaves a socket open
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.is_protected = True

    def write(self, text: str) -> None:
        self.connection.sendall(_lines(text))

    def line(self) -> str:
        while b"\n" not in self.buffer:
            self.buffer += self.receive()
        line, _, self.buffer = self.buffer.partition(b"\n")
        if not line.endswith(b"\r"):
            self.server.violations.append(f"bare LF in a command: {line!r}")
        return line.rstrip(b"\r").decode("utf-8", "replace")

    def until_dot(self) -> bytes:
        data, end = b"\r\n" + self.buffer, b"\r\n.\r\n"
        parts = [data]
        tail = data[-8:]
        while end not in tail and end not in data:
            data = self.receive()
            parts.append(data)
            data = tail + data
            tail = data[-8:]
        whole = b"".join(parts)
        body, _, self.buffer = whole.partition(end)
        return body[2:] + b"\r\n"

    def receive(self) -> bytes:
        data = self.connection.recv(65536)
        if not data:
            raise _Over
        return data


def _lines(text: str) -> bytes:
    """Return an answer's lines, all but the last with a hyphen behind the code."""
    first, *rest = text.split("\n")
    code = first[:3]
    whole = [first, *(f"{code} {line}" for line in rest)]
    return b"".join(
        (line if n == len(whole) - 1 else f"{line[:3]}-{line[4:]}").encode() + b"\r\n"
        for n, line in enumerate(whole)
    )


def _address(argument: str) -> str:
    return argument.partition("<")[2].partition(">")[0]


def _has_bare(data: bytes) -> bool:
    rest = data.replace(b"\r\n", b"")
    return b"\r" in rest or b"\n" in rest


def main() -> None:
    """Serve until the process is ended."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--journal", type=Path, required=True)
    parser.add_argument(
        "--fault", action="append", type=Fault.parse, default=[], metavar="PHASE:ACTION[:TEXT[:TIMES]]"
    )
    parser.add_argument("--refuse", action="append", default=[], metavar="ADDRESS=ANSWER")
    parser.add_argument("--accept-seconds", type=float, default=0.0)
    options = parser.parse_args()
    server = RecordingSmtp(
        faults=options.fault,
        refuse=dict(each.split("=", 1) for each in options.refuse),
        journal=options.journal,
        accept_seconds=options.accept_seconds,
        port=options.port,
    )
    with server:
        print(server.port, flush=True)
        server.stopping.wait()


if __name__ == "__main__":
    main()
