"""Every phase of SMTP with every fault: what a sender must make of it, and the harness that looks."""

import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from cam.errors import GatewayError
from cam.gateways.ports import Accepted, EmailSender, Envelope, Outcome, Refused, Throttled, Unknown
from cam.gateways.smtp_wire import Deadlines
from tests.servers.faults import Fault, Logins
from tests.servers.recording_smtp import RecordingSmtp

# only the cells that wait for a deadline get short ones, so that a busy machine fails no others
PATIENT = Deadlines(opening=20, connect=10, reply=10, body=10, before_dot=20, dot=10, goodbye=0.5)
HASTY = Deadlines(opening=20, connect=0.4, reply=0.4, body=0.4, before_dot=20, dot=0.4, goodbye=0.4)

# No measurement: whoever waits for the server alone waits for ever, a busy machine only a little longer.
PATIENCE_SECONDS = 30

LOGINS = Logins(user="ana", password="open sesame")
BIG = 24_000_000


def envelope(recipient: str = "bo@firm.test", *, size: int = 0) -> Envelope:
    """A message; with a size, of at least so many octets."""
    head = b"Subject: hello\r\nMessage-ID: <1@firm.test>\r\n\r\nhello\r\n"
    line = b"x" * 76 + b"\r\n"
    return Envelope(
        sender="ana@firm.test",
        recipient=recipient,
        mime=head + line * (size // len(line)),
        message_id="<1@firm.test>",
        idempotency_key="k1",
    )


@dataclass(frozen=True)
class Cell:
    """
    One cell.

    expected: how open() or send() ends, in the words of `verdict`.  kept: how many copies the server then has; None
    where that is the very doubt.  size: of the message.  server: further settings of it.  tls: of the client.
    """

    phase: str
    fault: Fault | None
    expected: str
    kept: int | None = 0
    size: int = 0
    server: dict[str, Any] = field(default_factory=dict)
    tls: str = "none"

    @property
    def name(self) -> str:
        """Phase, fault, and what is special."""
        parts = [
            self.phase,
            self.fault.action if self.fault else "none",
            self.fault.text[:24] if self.fault else "",
        ]
        return " ".join(part for part in [*parts, self.tls if self.tls != "none" else ""] if part).strip()

    @property
    def deadlines(self) -> Deadlines:
        """Short ones where the cell is about waiting."""
        is_waiting = self.fault is not None and self.fault.action in ("hang", "drip", "accept-hang")
        return HASTY if is_waiting else PATIENT


def answers(phase: str, table: Sequence[tuple[str, str]], **options: Any) -> list[Cell]:
    """Cells in which the server answers so."""
    return [Cell(phase, Fault(phase, "reply", text), expected, **options) for text, expected in table]


def silences(phase: str, expected: str, *actions: str, **options: Any) -> list[Cell]:
    """Cells in which it says nothing, or too slowly."""
    return [
        Cell(phase, Fault(phase, action), expected, **options)
        for action in actions or ("drop", "rst", "hang", "drip")
    ]


NO_ENTRY = "open: transient"
SHUT = "open: permanent"
STARTTLS = {"tls": "starttls"}
LOGIN = {"server": {"logins": LOGINS}}

CELLS: list[Cell] = [
    # banner
    *answers(
        "banner", [("450 4.3.2 busy", NO_ENTRY), ("421 4.3.2 closing", NO_ENTRY), ("250 hello", NO_ENTRY)]
    ),
    *answers("banner", [("554 5.7.1 go away", SHUT), ("500 no", SHUT)]),
    *silences("banner", NO_ENTRY),
    Cell("banner", Fault("banner", "raw", "HTTP/1.1 400 Bad Request\r\n\r\n"), NO_ENTRY),
    Cell("banner", Fault("banner", "raw", "2" * 10_000), NO_ENTRY),
    Cell("banner", Fault("banner", "raw", "220-more\r\n" * 500), NO_ENTRY),
    Cell("banner", Fault("banner", "raw", "220-one\r\n250 two\r\n"), NO_ENTRY),
    Cell("banner", Fault("banner", "raw", "220 hello\r\n250 and an answer too many\r\n"), NO_ENTRY),
    # EHLO; a server that knows only HELO is used where nothing more is needed
    *answers("ehlo", [("450 4.3.0 later", NO_ENTRY), ("421 4.3.0 closing", NO_ENTRY)]),
    *answers("ehlo", [("502 5.5.1 what", "accepted")], kept=1),
    *answers("ehlo", [("502 5.5.1 what", SHUT)], tls="starttls", server=STARTTLS),
    *answers("ehlo", [("502 5.5.1 what", "open: misconfigured")], server={"logins": LOGINS}),
    *silences("ehlo", NO_ENTRY),
    Cell("ehlo", Fault("ehlo", "raw", "\x00\xff\xfe\r\n"), NO_ENTRY),
    # STARTTLS
    Cell("starttls", None, "accepted", kept=1, tls="starttls", server=STARTTLS),
    Cell("starttls", None, SHUT, tls="starttls"),  # not offered
    *answers(
        "starttls", [("454 4.3.0 not now", NO_ENTRY), ("421 bye", NO_ENTRY)], tls="starttls", server=STARTTLS
    ),
    *answers("starttls", [("501 5.5.4 no", SHUT), ("554 5.7.3 no", SHUT)], tls="starttls", server=STARTTLS),
    *silences("starttls", NO_ENTRY, tls="starttls", server=STARTTLS),
    Cell("starttls", Fault("starttls", "inject", "250 x"), NO_ENTRY, tls="starttls", server=STARTTLS),
    # the handshake
    *silences("tls", NO_ENTRY, "drop", "rst", "hang", tls="starttls", server=STARTTLS),
    *silences("tls", NO_ENTRY, "drop", "rst", "hang", tls="implicit", server={"tls": "implicit"}),
    Cell("tls", None, "accepted", kept=1, tls="implicit", server={"tls": "implicit"}),
    # AUTH
    Cell("auth", None, "accepted", kept=1, **LOGIN),
    *answers(
        "auth",
        [("454 4.7.0 later", "open: throttled 900"), ("421 4.7.0 bye", "open: throttled 900")],
        **LOGIN,
    ),
    *answers(
        "auth", [("451 Authentication failed: Maximum credits exceeded", "open: throttled 86400")], **LOGIN
    ),
    *answers(
        "auth", [("535 5.7.8 no", SHUT), ("534 5.7.9 app password", SHUT), ("538 5.7.11 TLS", SHUT)], **LOGIN
    ),
    *answers("auth", [("503 5.5.1 not enabled", SHUT)], **LOGIN),
    *silences("auth", NO_ENTRY, **LOGIN),
    # MAIL
    *answers(
        "mail",
        [
            ("451 4.3.0 later", "refused: mailbox temporary"),
            ("421 4.7.0 bye", "refused: mailbox temporary"),
            ("550 5.7.1 not you", "refused: mailbox permanent"),
            ("550 5.1.7 bad sender", "refused: mailbox permanent"),
            ("550 5.1.8 bad outbound sender", "refused: mailbox permanent"),
            ("530 5.7.0 log in first", "refused: mailbox permanent"),
            ("550 5.4.5 Daily user sending limit exceeded", "refused: mailbox temporary 86400"),
            ("552 5.3.4 too large", "refused: message permanent"),
            ("354 what", "refused: mailbox temporary"),
        ],
    ),
    *silences("mail", "refused: mailbox temporary"),
    Cell("mail", Fault("mail", "raw", "ok\r\n"), "refused: mailbox temporary"),
    # RCPT
    *answers(
        "rcpt",
        [
            ("450 4.2.0 greylisted", "refused: recipient temporary 300"),
            ("451 4.7.1 greylisted", "refused: recipient temporary 300"),
            ("550 5.1.1 unknown", "refused: recipient permanent"),
            ("550 5.1.10 unknown", "refused: recipient permanent"),
            ("550 5.2.1 disabled", "refused: recipient permanent"),
            ("552 5.2.2 full", "refused: recipient temporary 3600"),
            ("550 5.7.1 policy", "refused: message permanent"),
            ("554 5.7.1 relay access denied", "refused: mailbox permanent"),
            ("550 5.7.26 unauthenticated", "refused: mailbox permanent"),
            ("550 5.4.5 daily limit", "refused: mailbox temporary 86400"),
            ("421 4.3.2 bye", "refused: mailbox temporary"),
            ("354 what", "refused: mailbox temporary"),
        ],
    ),
    *silences("rcpt", "refused: message temporary", "drop", "rst"),
    *silences("rcpt", "refused: mailbox temporary", "hang", "drip"),
    Cell("rcpt", Fault("rcpt", "raw", "ok\r\n"), "refused: message temporary"),
    Cell("rcpt", Fault("rcpt", "raw", "250 ok\r\n250 one too many\r\n"), "refused: message temporary"),
    # DATA
    *answers(
        "data",
        [
            ("451 4.3.0 later", "refused: message temporary"),
            ("421 4.3.0 bye", "refused: message temporary"),
            ("554 5.5.1 no", "refused: message permanent"),
            ("250 what", "refused: mailbox temporary"),
        ],
    ),
    *silences("data", "refused: message temporary", "drop", "rst"),
    *silences("data", "refused: mailbox temporary", "hang", "drip"),
    # body, larger than what the socket swallows: the dot was never handed over
    *silences("body", "refused: message temporary", "drop", "rst", size=BIG),
    *silences("body", "refused: mailbox temporary", "hang", size=BIG),
    Cell(
        "body", Fault("body", "hang"), "unknown"
    ),  # a small one is gone, dot and all, before anybody can tell
    # the dot
    *answers(
        "dot",
        [
            ("451 4.3.0 later", "refused: message temporary"),
            ("421 4.3.0 bye", "refused: message temporary"),
            ("554 5.6.0 spam", "refused: message permanent"),
            ("550 5.1.1 unknown", "refused: recipient permanent"),
            ("550 5.7.515 unauthenticated", "refused: mailbox permanent"),
            ("421 4.7.28 unusual rate", "refused: mailbox temporary 3600"),
            ("354 what", "unknown"),
        ],
    ),
    *silences("dot", "unknown", "drop", "rst", "hang"),
    *silences("dot", "unknown", "drip", "accept-drop", "accept-rst", "accept-hang", kept=1),
    Cell("dot", Fault("dot", "raw", "garbage\r\n"), "unknown"),
    # QUIT: whatever it is, the message was accepted
    Cell("quit", None, "accepted", kept=1),
    *answers("quit", [("500 no", "accepted"), ("421 bye", "accepted"), ("451 later", "accepted")], kept=1),
    *silences("quit", "accepted", kept=1),
    Cell("quit", Fault("quit", "raw", "garbage"), "accepted", kept=1),
]

MakeSender = Callable[[RecordingSmtp, Cell, ssl.SSLContext], EmailSender]


def verdict(result: Outcome | GatewayError) -> str:
    """The result in the words of the table."""
    match result:
        case Accepted():
            return "accepted"
        case Unknown():
            return "unknown"
        case Refused():
            lasting = "permanent" if result.is_permanent else "temporary"
            wait = f" {result.retry_after_seconds}" if result.retry_after_seconds else ""
            return f"refused: {result.blame.value} {lasting}{wait}"
        case Throttled():
            return f"open: throttled {result.retry_after_seconds}"
        case GatewayError():
            return f"open: {type(result).__name__.lower()}"


def check(
    cell: Cell, make_sender: MakeSender, server_context: ssl.SSLContext, client_context: ssl.SSLContext
) -> None:
    """Let a sender go through one cell and fail where it does not end as stated."""
    faults = [Fault(cell.fault.phase, cell.fault.action, cell.fault.text)] if cell.fault else []
    with RecordingSmtp(faults=faults, context=server_context, **cell.server) as server:
        sender = make_sender(server, cell, client_context)
        began = perf_counter()
        result: Outcome | GatewayError
        try:
            sender.open()
            result = sender.send(envelope(size=cell.size))
        except GatewayError as error:
            result = error
        sender.close()
        took = perf_counter() - began
        assert cell.expected == verdict(result), result
        assert took < PATIENCE_SECONDS, f"{cell.name} took {took:.1f} s"
        if cell.kept is not None:
            assert cell.kept == len(server.accepted)
        assert not server.violations
