"""Prints mail instead of sending it, in a form that a person reads and a terminal survives."""

from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from typing import TextIO

from cam.gateways.ports import Accepted, Blame, Envelope, Outcome, Refused
from cam.gateways.smtp_codes import Phase
from cam.gateways.smtp_guard import fault, refusal
from cam.gateways.wire import clean

SHOWN_HEADERS = ("From", "To", "Reply-To", "Subject", "Message-ID", "In-Reply-To", "List-Unsubscribe")
RULE = "-" * 72


class ConsoleSender:
    """The EmailSender that prints.  stream: where to; it stays open."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def open(self) -> None:
        """Be ready, as always."""

    def is_open(self) -> bool:
        """Return True: it always is."""
        return True

    def send(self, envelope: Envelope) -> Outcome:
        """Print one message: envelope, the headers that matter, the text part."""
        what = fault(envelope)
        if what:
            return refusal(what)
        try:
            self._stream.write(as_text(envelope))
            self._stream.flush()
        except OSError as error:
            return Refused(
                code=0,
                answer=f"console: {clean(error.strerror or str(error)).lower()}",
                is_permanent=False,
                blame=Blame.MAILBOX,
                phase=Phase.BODY.value,
            )
        return Accepted(answer="printed")

    def describe(self) -> str:
        """Return that mail is printed."""
        return "console: mail is printed, nothing leaves this machine"

    def close(self) -> None:
        """Do nothing; the stream is not ours."""


def as_text(envelope: Envelope) -> str:
    """Return the message as a person reads it, safe for a terminal."""
    message = message_from_bytes(envelope.mime)
    lines = [RULE, f"{clean(envelope.sender)} -> {clean(envelope.recipient)}", ""]
    lines += [f"{name}: {_decoded(message[name])}" for name in SHOWN_HEADERS if message[name] is not None]
    body = [_visible(line) for line in _text_of(message).splitlines()]
    return "\n".join([*lines, "", *body, RULE, ""])


def _decoded(value: object) -> str:
    text = str(value)
    with suppress(HeaderParseError, UnicodeError, LookupError, ValueError):  # else it is shown as it stands
        text = str(make_header(decode_header(text)))
    return clean(text, limit=1000)


def _text_of(message: Message) -> str:
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            payload = part.get_payload(decode=True)
            data = payload if isinstance(payload, bytes) else b""
            try:
                return data.decode(part.get_content_charset("utf-8"), "replace")
            except LookupError:
                return data.decode("latin-1")
    return ""


def _visible(line: str) -> str:
    return "".join(character if character.isprintable() or character == "\t" else "?" for character in line)
