"""What a report gives back: the headers of the message that we sent, and the words before it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cam.engine.inbound.anatomy import Fields, read_fields
from cam.engine.inbound.mentions import addresses, message_ids
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.wording import decoded_words, text_of_html

MESSAGE_TYPES = ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global")
# gateways that replace the Message-ID keep the old one in one of these
_ID_FIELDS = (
    "message-id", "x-microsoft-original-message-id", "x-google-original-message-id", "x-original-message-id",
    "original-message-id", "x-ms-original-message-id", "x-mailer-message-id", "resent-message-id",
)  # fmt: skip
_FIELD_LINE = re.compile(
    r"[> \t]{0,10}(?:[A-Za-z][A-Za-z0-9-]{1,60}:(?:[ \t]|$)|(?:Received|Message-ID|From|To|Subject|Date):\S)",
    re.IGNORECASE,
)
_OF_A_LETTER = frozenset(
    ("from", "to", "subject", "date", "message-id", "received", "return-path", "mime-version")
)
_QUOTE = re.compile(r"^[> \t]{0,10}")
_LOOSE_ID = re.compile(
    r"^[> \t]{0,20}(?:Original-)?Message-I[dD][ \t]{0,10}:[ \t]{0,10}(<[^<>\s]{3,500}>)", re.MULTILINE
)
_LOOSE_SUBJECT = re.compile(
    r"^[> \t]{0,20}(?:Subject|Betreff|Objet|Asunto|Oggetto|Onderwerp|Assunto)[ \t]{0,10}:[ \t]{0,20}(\S[^\n]{0,300})",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Returned:
    """
    What is known of a message that came back.

    notice: the words of the machine, before the returned message.  fields: of the returned message, () where none is.
    """

    notice: str
    fields: Fields = ()

    def first(self, name: str) -> str:
        """Return the first value of a field of the returned message, or ""."""
        return next((value for found, value in self.fields if found == name), "")

    @property
    def recipients(self) -> tuple[str, ...]:
        """The addresses that the returned message was for."""
        values = [value for name, value in self.fields if name in ("to", "cc", "bcc", "x-original-to")]
        return tuple(dict.fromkeys(one for value in values for one in addresses(value[:4000]) if one))

    @property
    def ids(self) -> tuple[str, ...]:
        """Its Message-ID and the one it had before a gateway replaced it."""
        return tuple(
            dict.fromkeys(
                one for name, value in self.fields if name in _ID_FIELDS for one in message_ids(value)
            )
        )

    @property
    def subject(self) -> str:
        """Its subject, decoded; or the one that the notice quotes."""
        found = self.first("subject")
        if not found and (quoted := _LOOSE_SUBJECT.search(self.notice)):
            found = quoted[1]
        return " ".join(decoded_words(found[:2000]).split())[:500]

    @property
    def is_quoted(self) -> bool:
        """Whether a mail program quotes it in an answer: those write when it was sent, servers give its date."""
        return bool(self.first("sent")) and not self.first("date")

    @property
    def is_there(self) -> bool:
        """Whether anything of a message came back."""
        return bool(self.fields)


def find_returned(inbound: Inbound) -> Returned:
    """Return what came back with a report: from a part of its own, else from the text."""
    words = inbound.text if inbound.text.strip() else inbound.html and text_of_html(inbound.html)
    notice, fields = _split_text(words)
    for part in inbound.parts:
        if part.content_type in MESSAGE_TYPES and (attached := message_fields(part.text)):
            return Returned(notice=notice, fields=attached)
    return Returned(notice=notice, fields=fields)


def message_fields(text: str) -> Fields:
    """Return the header fields of a message that is there as text."""
    return read_fields(text.lstrip("\n").partition("\n\n")[0])


def loose_ids(text: str) -> tuple[str, ...]:
    """Return the ids of lines that look like a Message-ID field, wherever they stand."""
    return tuple(dict.fromkeys(_LOOSE_ID.findall(text)))[:20]


def _split_text(text: str) -> tuple[str, Fields]:
    """Return the words before a returned message, and its header fields; all the words where there is none."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        end = _end_of_block(lines, at)
        if end - at >= 3:
            block = read_fields("\n".join(_unquoted(lines[at:end])))
            if len({name for name, _ in block} & _OF_A_LETTER) >= 3:
                return "\n".join(lines[:at]), block
        at = max(end, at + 1)
    return text, ()


def _end_of_block(lines: list[str], start: int) -> int:
    """Return the line after a run of header fields that begins here; start where none does."""
    if not _FIELD_LINE.match(lines[start]):
        return start
    end = start + 1
    while end < len(lines) and (_FIELD_LINE.match(lines[end]) or _is_folded(lines[end])):
        end += 1
    return end


def _is_folded(line: str) -> bool:
    inner = line.lstrip("> ") if line.startswith(">") else line
    return bool(inner.strip()) and (line[:1] in " \t" or (line.startswith(">") and inner[:1] in ("\t", " ")))


def _unquoted(lines: list[str]) -> Iterable[str]:
    depth = len(quote[0]) if (quote := _QUOTE.match(lines[0])) else 0
    return (line[depth:] if not line[:depth].strip("> \t") else line for line in lines)
