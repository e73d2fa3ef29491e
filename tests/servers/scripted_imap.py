"""
A small IMAP server that does what real ones never admit to: drops, hangs, lies about lengths, repeats UIDs.

with ScriptedImap(messages=[...], faults=[ImapFault("fetch", "cut")]) as server: ... server.port, server.lines
"""

import re
import socket
import ssl
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

PHASES = ("banner", "login", "list", "select", "search", "fetch", "idle", "append", "noop", "starttls")


@dataclass
class ImapFault:
    """
    One misbehaviour.

    phase: at which command.  uids: only at a FETCH that names one of these.  times: how often, None for ever.
    skip: how many occasions pass unharmed.  action:
    reply: answers with the text instead ("NO ..." is tagged, "* ..." is sent as it is and the connection closed).
    drop, hang: says nothing more.  cut: breaks off in the middle of a literal.
    short, long: announces a literal as shorter or longer than it is.
    nil: says NIL in place of every literal.
    raw, after: sends the text before or behind the true answer, in one segment.
    drip: gives the true answer a byte at a time, slowly.
    """

    phase: str
    action: str
    text: str = ""
    uids: frozenset[int] = frozenset()
    times: int | None = None
    skip: int = 0

    def __post_init__(self) -> None:
        if self.phase not in PHASES:
            raise ValueError(f"no phase {self.phase!r}")


@dataclass(frozen=True)
class Stored:
    """A message as this server has it."""

    uid: int
    raw: bytes
    date: str = "02-Mar-2026 10:00:00 +0000"


class _Over(Exception):
    """This connection is done with."""


@dataclass
class ScriptedImap:
    """
    The server, a context manager, with one folder of messages (INBOX) and others that are empty.

    tls: none, starttls or implicit, with the context.  listing: the LIST answers.  partial: whether <0.N> is honoured.
    Afterwards: lines (every command), connections.
    """

    messages: Sequence[Stored] = ()
    faults: Sequence[ImapFault] = ()
    uid_validity: int = 7
    tells_uid_next: bool = True
    abilities: str = "IMAP4rev1 AUTH=PLAIN IDLE"
    password: str = "secret"
    listing: Sequence[bytes] = (b'() "/" INBOX',)
    tls: str = "none"
    context: ssl.SSLContext | None = None
    partial: bool = True
    lines: list[str] = field(default_factory=list)
    connections: int = 0

    def __post_init__(self) -> None:
        self.stopping = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._listener.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []

    def __enter__(self) -> "ScriptedImap":
        self._spawn(self._listen)
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        for one in [self._listener, *self._sockets]:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        for thread in self._threads:
            thread.join(30)

    def _spawn(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        while not self.stopping.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._sockets.append(connection)
            self._spawn(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        try:
            if self.tls == "implicit" and self.context:
                connection = self.context.wrap_socket(connection, server_side=True)
                self._sockets.append(connection)
            _Dialogue(self, connection).run()
        except (_Over, OSError, ValueError):
            pass
        finally:
            connection.close()


class _Dialogue:
    def __init__(self, server: ScriptedImap, connection: socket.socket) -> None:
        self.server = server
        self.connection = connection
        self.file = connection.makefile("rb")
        self.tag = b"*"

    def run(self) -> None:
        self.answer("banner", b"* OK [CAPABILITY " + self.server.abilities.encode() + b"] ready\r\n", "")
        while line := self.file.readline():
            text = line.decode("latin-1").rstrip("\r\n")
            self.server.lines.append(text)
            tag, _, rest = text.partition(" ")
            self.tag = tag.encode()
            name, _, arguments = rest.partition(" ")
            if name.upper() == "UID":
                name, _, arguments = arguments.partition(" ")
            getattr(self, f"do_{name.lower()}", self.do_unknown)(arguments)
            if name.upper() == "LOGOUT":
                return

    def do_unknown(self, _arguments: str) -> None:
        self.send(self.tag + b" BAD what\r\n")

    def do_capability(self, _arguments: str) -> None:
        self.send(b"* CAPABILITY " + self.server.abilities.encode() + b"\r\n" + self.ok())

    def do_starttls(self, _arguments: str) -> None:
        self.answer("starttls", self.ok(), "")
        if self.server.context:
            self.connection.getpeername()  # of a connection that was reset, wrap_socket leaves a socket open
            self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
            self.server._sockets.append(self.connection)
            self.file = self.connection.makefile("rb")

    def do_authenticate(self, _arguments: str) -> None:
        import base64

        self.send(b"+ \r\n")
        secret = base64.b64decode(self.file.readline()).split(b"\0")
        good = secret[-1].decode() == self.server.password
        self.answer("login", self.ok() if good else self.no("[AUTHENTICATIONFAILED] wrong"), "")

    def do_login(self, arguments: str) -> None:
        good = arguments.endswith(f'"{self.server.password}"')
        self.answer("login", self.ok() if good else self.no("wrong"), "")

    def do_list(self, _arguments: str) -> None:
        lines = b"".join(b"* LIST " + line + b"\r\n" for line in self.server.listing)
        self.answer("list", lines + self.ok(), "")

    def do_examine(self, _arguments: str) -> None:
        last = max((one.uid for one in self.server.messages), default=0)
        lines = f"* {len(self.server.messages)} EXISTS\r\n* OK [UIDVALIDITY {self.server.uid_validity}] x\r\n"
        if self.server.tells_uid_next:
            lines += f"* OK [UIDNEXT {last + 1}] x\r\n"
        self.answer("select", lines.encode() + self.tag + b" OK [READ-ONLY] done\r\n", "")

    def do_search(self, arguments: str) -> None:
        # as real servers do, "n:*" names the last message even where it is below n
        wanted = [one.uid for one in self.server.messages]
        if found := re.search(r"UID (\d+):\*", arguments):
            wanted = [uid for uid in wanted if uid >= int(found[1])] or wanted[-1:]
        self.answer("search", b"* SEARCH " + " ".join(map(str, wanted)).encode() + b"\r\n" + self.ok(), "")

    def do_fetch(self, arguments: str) -> None:
        uids, _, what = arguments.partition(" ")
        wanted = {int(uid) for uid in uids.split(",")}
        parts = [
            self.part(number, one, what)
            for number, one in enumerate(self.server.messages, 1)
            if one.uid in wanted
        ]
        self.answer("fetch", b"".join(parts) + self.ok(), uids)

    def part(self, number: int, one: Stored, what: str) -> bytes:
        said = f"* {number} FETCH (UID {one.uid}".encode()
        if "RFC822.SIZE" in what:
            said += f' RFC822.SIZE {len(one.raw)} INTERNALDATE "{one.date}"'.encode()
        if "BODY" not in what:
            return said + b")\r\n"
        body = one.raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if "HEADER" in what else one.raw
        limit = re.search(r"<0\.(\d+)>", what)
        if limit and self.server.partial:
            body = body[: int(limit[1])]
        name = b"BODY[HEADER]<0>" if "HEADER" in what else b"BODY[]<0>"
        return said + b" " + name + b" {%d}\r\n" % len(body) + body + b")\r\n"

    def do_append(self, arguments: str) -> None:
        size = int(arguments.rpartition("{")[2].rstrip("}"))
        self.send(b"+ go on\r\n")
        self.file.read(size + 2)
        self.answer("append", self.ok(), "")

    def do_noop(self, _arguments: str) -> None:
        self.answer("noop", self.ok(), "")

    def do_idle(self, _arguments: str) -> None:
        tag = self.tag
        self.answer("idle", b"+ idling\r\n", "")
        self.file.readline()
        self.send(tag + b" OK done\r\n")

    def do_logout(self, _arguments: str) -> None:
        self.send(b"* BYE see you\r\n" + self.ok())

    def ok(self) -> bytes:
        return self.tag + b" OK done\r\n"

    def no(self, text: str) -> bytes:
        return self.tag + b" NO " + text.encode() + b"\r\n"

    def answer(self, phase: str, truth: bytes, uids: str) -> None:
        fault = self.fault(phase, uids)
        if fault is None:
            self.send(truth)
            return
        text = fault.text.encode("latin-1")
        match fault.action:
            case "reply" if text.startswith(b"*"):
                self.send(text + b"\r\n")
                raise _Over
            case "reply":
                self.send(self.tag + b" " + text + b"\r\n")
            case "raw":
                self.send(text + b"\r\n" + truth)
            case "after":
                self.send(truth + text + b"\r\n")
            case "hang":
                self.server.stopping.wait()
                raise _Over
            case "cut":
                self.send(truth[: truth.find(b"}\r\n") + 8])
                raise _Over
            case "short" | "long":
                more = 9 if fault.action == "long" else -9
                self.send(re.sub(rb"\{(\d+)\}", lambda m: b"{%d}" % (int(m[1]) + more), truth))
            case "nil":
                self.send(_without_literals(truth))
            case "drip":
                for byte in truth:
                    if self.server.stopping.wait(0.05):
                        raise _Over
                    self.send(bytes([byte]))
            case _:
                raise _Over

    def fault(self, phase: str, uids: str) -> ImapFault | None:
        wanted = {int(uid) for uid in uids.split(",") if uid}
        for fault in self.server.faults:
            if fault.phase != phase or fault.times == 0 or (fault.uids and not fault.uids & wanted):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            if fault.times is not None:
                fault.times -= 1
            return fault
        return None

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)


def _without_literals(answer: bytes) -> bytes:
    given = b""
    while found := re.search(rb"\{(\d+)\}\r\n", answer):
        given += answer[: found.start()] + b"NIL"
        answer = answer[found.end() + int(found[1]) :]
    return given + answer
