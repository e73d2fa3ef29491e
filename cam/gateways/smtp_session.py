"""One SMTP session: from the connection to the log-in, then one message at a time with its outcome."""

import ssl
from dataclasses import dataclass, field

from cam.engine.vocabulary import Tls
from cam.gateways.ports import Accepted, Blame, Envelope, Outcome, Refused, Unknown
from cam.gateways.smtp_auth import NotOffered, Rejected, log_in
from cam.gateways.smtp_codes import Phase, Reply, judge, platform_id
from cam.gateways.smtp_guard import refusal
from cam.gateways.smtp_wire import Deadlines, Wire
from cam.gateways.wire import Fault, WireError, monotonic


@dataclass(frozen=True, kw_only=True)
class SmtpServer:
    """A server and how to get in.  user: "" for no log-in.  context: what certificates must satisfy."""

    host: str
    port: int
    tls: Tls
    user: str = ""
    password: str = field(default="", repr=False)
    context: ssl.SSLContext | None = field(default=None, repr=False)


class Session:
    """
    A connection on which messages may be sent.

    Made by open_session.  messages: handed over so far.  used_at: monotonic seconds.  fault: how it died, if it did.
    """

    def __init__(self, wire: Wire, server: SmtpServer, deadlines: Deadlines) -> None:
        self.wire = wire
        self.deadlines = deadlines
        self.extensions: dict[str, str] = {}
        self.mechanism = ""
        self.messages = 0
        self.used_at = monotonic()
        self.fault: Fault | None = None
        self._server = server
        self._needs_reset = False

    def is_ready(self) -> bool:
        """Tell whether a message may be begun here without asking the server for anything first."""
        return self.wire.is_open and not self._needs_reset and not self.wire.has_something_to_say()

    def is_fit(self) -> bool:
        """Tell whether a message may be begun here: alive, in step, and with no transaction left open."""
        if not self.wire.is_open or self.wire.has_something_to_say():
            return False
        if not self._needs_reset:
            return True
        self.wire.limit(self.deadlines.goodbye)
        self.wire.begin(Phase.RSET, self.deadlines.goodbye)
        try:
            self._needs_reset = self.wire.ask("RSET").code != 250
        except WireError:
            return False
        return not self._needs_reset

    def transact(self, envelope: Envelope, *, until: float) -> Outcome:
        """
        Hand over one message and return what became of it.

        until: monotonic seconds by which the final dot must be on its way.
        """
        parameters = self._parameters(envelope)
        if isinstance(parameters, Refused):
            return parameters
        self.messages += 1
        self.wire.limit(until - monotonic())
        try:
            refused = self._envelope(envelope, parameters) or self._body(envelope.mime)
        except WireError as error:
            return self._not_accepted(error)
        outcome = refused or self._dot()
        self.used_at = monotonic()
        return outcome

    def goodbye(self) -> None:
        """Part from the server in peace; nothing that happens here matters any more."""
        if self.wire.is_open:
            self.wire.limit(self.deadlines.goodbye)
            self.wire.begin(Phase.QUIT, self.deadlines.goodbye)
            try:
                self.wire.ask("QUIT")
            except WireError as error:
                self.fault = error.fault
        self.wire.close()

    def greet(self) -> None:
        """Introduce ourselves and learn what the server can do."""
        address = self.wire.own_address.partition("%")[0]
        name = f"[IPv6:{address}]" if ":" in address else f"[{address}]"
        self.wire.begin(Phase.EHLO, self.deadlines.reply)
        reply = self.wire.ask(f"EHLO {name}")
        self.extensions = _extensions(reply) if reply.code == 250 else {}
        if 500 <= reply.code <= 599:
            reply = self.wire.ask(f"HELO {name}")
        if reply.code != 250:
            raise Rejected(Phase.EHLO, reply)

    def _envelope(self, envelope: Envelope, parameters: str) -> Refused | None:
        for phase, line, wanted in (
            (Phase.MAIL, f"MAIL FROM:<{envelope.sender}>{parameters}", 2),
            (Phase.RCPT, f"RCPT TO:<{envelope.recipient}>", 2),
            (Phase.DATA, "DATA", 3),
        ):
            self.wire.begin(phase, self.deadlines.reply)
            self._needs_reset = True
            reply = self.wire.ask(line, encoding="utf-8")
            if reply.code // 100 != wanted:
                return self._refused(phase, reply)
        return None

    def _body(self, mime: bytes) -> Refused | None:
        self.wire.begin(Phase.BODY, self.deadlines.body)
        stuffed = mime.replace(b"\r\n.", b"\r\n..")
        stuffed = b"." + stuffed if stuffed.startswith(b".") else stuffed
        self.wire.write(stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n")
        if not self.wire.has_something_to_say():
            return None
        # an answer before the dot: it cannot be about a whole message, so the dot is not sent
        reply = self.wire.reply()
        self.wire.close()
        return self._refused(Phase.BODY, reply)

    def _dot(self) -> Outcome:
        self.wire.limit(self.deadlines.dot)
        self.wire.begin(Phase.DOT, self.deadlines.dot)
        # from here on the server may have the whole message, whatever the next line raises
        try:
            self.wire.write(b".\r\n")
            reply = self.wire.reply()
        except WireError as error:
            self.fault = error.fault
            return Unknown(detail=error.detail, phase=Phase.DOT.value)
        self._needs_reset = False
        if 200 <= reply.code <= 299:
            return Accepted(answer=reply.answer, platform_id=platform_id(reply.text))
        if reply.code < 400:
            self.wire.close()
            return Unknown(detail=f"neither yes nor no: {reply.answer}", phase=Phase.DOT.value)
        return self._refused(Phase.DOT, reply)

    def _parameters(self, envelope: Envelope) -> str | Refused:
        """Return what MAIL has to announce, or why this server cannot carry the message."""
        is_international = not (envelope.sender + envelope.recipient).isascii()
        if is_international and "smtputf8" not in self.extensions:
            return refusal("recipient or sender: the server takes no address beyond ASCII (SMTPUTF8)")
        is_8bit = is_international or not envelope.mime.isascii()
        if is_8bit and "8bitmime" not in self.extensions:
            return refusal("message: it has 8-bit bytes and the server takes none (8BITMIME)")
        limit = self.size_limit
        if limit and len(envelope.mime) > limit:
            return refusal(f"message: {len(envelope.mime)} octets, the server takes {limit}")
        size = f" SIZE={len(envelope.mime)}" if "size" in self.extensions else ""
        return size + (" BODY=8BITMIME" if is_8bit else "") + (" SMTPUTF8" if is_international else "")

    @property
    def size_limit(self) -> int:
        """The largest message that the server takes, in octets; 0 where it does not say."""
        text = self.extensions.get("size", "")
        return int(text) if text.isascii() and text.isdigit() else 0

    def _refused(self, phase: Phase, reply: Reply) -> Refused:
        # 421 is a farewell, and after an answer that is none of 4yz and 5yz nobody knows where we stand
        if reply.code == 421 or not 400 <= reply.code <= 599:
            self.fault = Fault.DROPPED
            self.wire.close()
        verdict = judge(phase, reply)
        return Refused(
            code=reply.code,
            enhanced=reply.enhanced,
            answer=reply.answer,
            is_permanent=verdict.is_permanent,
            blame=verdict.blame,
            phase=phase.value,
            retry_after_seconds=verdict.retry_after_seconds,
            hint=verdict.hint,
        )

    def _not_accepted(self, error: WireError) -> Refused:
        self.fault = error.fault
        # a server that hangs, or leaves before it has seen a recipient, is in trouble itself
        is_ours = error.phase is Phase.MAIL or error.fault is Fault.TIMED_OUT
        return Refused(
            code=0,
            answer=error.detail,
            is_permanent=False,
            blame=Blame.MAILBOX if is_ours else Blame.MESSAGE,
            phase=error.phase.value,
        )


def open_session(server: SmtpServer, *, deadlines: Deadlines, seconds: float) -> Session:
    """
    Return a session that is connected, protected and logged in.

    seconds: how long all of it may take.  Raises WireError, Rejected, NotOffered; nothing is left open then.
    """
    wire = Wire()
    wire.limit(seconds)
    session = Session(wire, server, deadlines)
    try:
        _establish(session, server)
    except BaseException:
        wire.close()
        raise
    return session


def _establish(session: Session, server: SmtpServer) -> None:
    wire, deadlines = session.wire, session.deadlines
    wire.begin(Phase.CONNECT, deadlines.connect)
    wire.connect(server.host, server.port, is_loopback_only=server.tls is Tls.NONE)
    if server.tls is Tls.IMPLICIT:
        wire.begin(Phase.TLS, deadlines.reply)
        wire.protect(_context(server), server.host)
    wire.begin(Phase.BANNER, deadlines.reply)
    banner = wire.reply()
    if banner.code != 220:
        raise Rejected(Phase.BANNER, banner)
    session.greet()
    if server.tls is Tls.STARTTLS:
        _start_tls(session, server)
    if server.user:
        if "auth" not in session.extensions:
            raise NotOffered(Phase.AUTH, "")
        wire.begin(Phase.AUTH, deadlines.reply)
        session.mechanism = log_in(
            wire, offered=session.extensions["auth"], user=server.user, password=server.password
        )


def _start_tls(session: Session, server: SmtpServer) -> None:
    if "starttls" not in session.extensions:
        raise NotOffered(Phase.STARTTLS, "")
    session.wire.begin(Phase.STARTTLS, session.deadlines.reply)
    reply = session.wire.ask("STARTTLS")
    if reply.code != 220:
        raise Rejected(Phase.STARTTLS, reply)
    session.wire.protect(_context(server), server.host)
    session.greet()  # RFC 3207: what was said in the clear counts for nothing


def _context(server: SmtpServer) -> ssl.SSLContext:
    if server.context is None:
        raise ValueError("a protected connection needs a context")
    return server.context


def _extensions(reply: Reply) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in reply.lines[1:]:
        name, _, value = line.replace("=", " ", 1).partition(" ")
        found[name.lower()] = f"{found.get(name.lower(), '')} {value}".strip()
    return found
