"""What a test server is told to do wrong, and whom it lets in."""

from dataclasses import dataclass

PHASES = ("banner", "tls", "ehlo", "starttls", "auth", "mail", "rcpt", "data", "body", "dot", "rset", "quit")


@dataclass
class Fault:
    """
    One misbehaviour.

    phase: where.  text: of an answer; "\\n" in it begins another line.  times: how often, None for ever.  skip: how
    many occasions pass unharmed first.  action:
    reply: answers with the text (421 closes).  raw: writes the text as it is.  drop, rst, hang: says nothing more.
    drip: gives the usual answer (or the text) a byte at a time.  early: answers in the middle of the body and closes.
    inject: adds the text in the clear behind the usual answer, in one segment.
    accept-drop, accept-rst, accept-hang: accepts the message, durably, and then does so instead of saying it.
    """

    phase: str
    action: str
    text: str = ""
    times: int | None = None
    skip: int = 0

    def __post_init__(self) -> None:
        if self.phase not in PHASES:
            raise ValueError(f"no phase {self.phase!r}")

    @classmethod
    def parse(cls, text: str) -> "Fault":
        """Return the fault that PHASE:ACTION[:TEXT[:TIMES]] means."""
        phase, action, *rest = text.split(":", 3)
        return cls(phase, action, rest[0] if rest else "", times=int(rest[1]) if len(rest) > 1 else None)


@dataclass(frozen=True, kw_only=True)
class Logins:
    """Who may log in, and how."""

    user: str
    password: str
    mechanisms: tuple[str, ...] = ("PLAIN", "LOGIN", "CRAM-MD5")
