"""A connection to an SMTP server: one command out, one answer in."""

import re
from dataclasses import dataclass

from cam.gateways.smtp_codes import Phase, Reply, reply_text
from cam.gateways.wire import Connection, Fault, clean

LINE_LENGTH = 4096
REPLY_LINES = 128


@dataclass(frozen=True, kw_only=True)
class Deadlines:
    """
    Total seconds that each part of the work may take, however slowly the server talks.

    before_dot: all of a message up to the final dot.  dot: the answer to it; RFC 5321 4.5.3.2.6 asks for
    600, since giving up earlier makes doubt out of slowness.  opening: everything up to the log-in.
    """

    opening: float = 120.0
    connect: float = 30.0
    reply: float = 60.0
    body: float = 120.0
    before_dot: float = 300.0
    dot: float = 600.0
    goodbye: float = 5.0

    @property
    def message(self) -> float:
        """The longest time that one message can take: whoever is still sending after it is not."""
        return self.before_dot + self.dot


class Wire(Connection):
    """Lines out, replies in."""

    CONNECT = Phase.CONNECT

    def ask(self, line: str, *, encoding: str = "ascii") -> Reply:
        """Send one command and return its answer."""
        self._refuse_unasked()
        self.write(f"{line}\r\n".encode(encoding))
        return self.reply()

    def reply(self) -> Reply:
        """Read one answer of one or many lines."""
        lines: list[bytes] = []
        code = b""
        while len(lines) < REPLY_LINES:
            line = self._line()
            if not _is_reply_line(line) or (code and line[:3] != code):
                raise self._fail(Fault.GARBAGE, f"not an SMTP answer: {clean(repr(line), limit=80)}")
            code = line[:3]
            lines.append(line[4:])
            if line[3:4] != b"-":
                return Reply(
                    int(code), reply_text(lines), tuple(clean(each.decode("latin-1")) for each in lines)
                )
        raise self._fail(Fault.GARBAGE, f"an answer of more than {REPLY_LINES} lines")

    def _line(self) -> bytes:
        while b"\n" not in self._buffer:
            if len(self._buffer) > LINE_LENGTH:
                raise self._fail(Fault.GARBAGE, f"a line of more than {LINE_LENGTH} octets")
            self._buffer += self._receive()
        line, _, rest = bytes(self._buffer).partition(b"\n")
        self._buffer = bytearray(rest)
        return line.rstrip(b"\r")


def _is_reply_line(line: bytes) -> bool:
    return re.fullmatch(rb"[2-5][0-9]{2}(?:[ -].*)?", line, re.DOTALL) is not None
