"""Reading: the bytes of a message, however hostile, to a value; nothing is judged here."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from cam.engine.inbound.anatomy import Leaf, Opened, leaves, opened
from cam.engine.inbound.mentions import addresses, message_ids
from cam.engine.inbound.message import Headers, Inbound, Part
from cam.engine.inbound.wording import decoded_words

MAX_TEXT = 256_000  # bytes of the text, and as many of the HTML
MAX_PART = 128_000
MAX_PARTS_TEXT = 512_000  # characters of all other parts together
MAX_SUBJECT = 1_000
MAX_ADDRESS_FIELD = 8_000
_RECIPIENT_FIELDS = (
    "to", "cc", "bcc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to",
    "apparently-to", "resent-to",
)  # fmt: skip


def read(raw: bytes, *, is_truncated: bool = False) -> Inbound:
    """Return what a message says of itself, of bytes as `opened` takes them.  It never raises; its work is bounded."""
    message = opened(raw, is_truncated=is_truncated)
    return with_body(read_head(message), message)


def read_head(message: Opened) -> Inbound:
    """Return what the headers of a message say, its body left out: a fifth of the work of reading all of it."""
    return Inbound(
        headers=Headers(message.fields),
        message_id=next(iter(message_ids(message.first("message-id"))), ""),
        in_reply_to=message_ids(" ".join(message.all("in-reply-to"))),
        references=message_ids(" ".join(message.all("references"))),
        sender=_sender(message),
        sender_name=_sender_name(message.first("from")),
        to=_recipients(message),
        subject=" ".join(decoded_words(message.first("subject")[: MAX_SUBJECT * 8]).split())[:MAX_SUBJECT],
        date=read_date(message.first("date")),
        content_type=message.content_type,
        is_truncated=message.is_truncated,
    )


def with_body(head: Inbound, message: Opened) -> Inbound:
    """Return what a message says of itself, of which the headers were read."""
    text, html, parts = _bodies(leaves(message))
    return replace(head, text=text, html=html, parts=parts)


def read_date(value: str) -> datetime | None:
    """Return the moment that a Date header names, in UTC, or None."""
    try:
        found = parsedate_to_datetime(value[:200])
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, LookupError, OverflowError, AttributeError):
        return None


def _sender(message: Opened) -> str:
    for value in message.all("from"):
        kept = value[:MAX_ADDRESS_FIELD]
        # some mailers encode the address with the name
        found = addresses(kept, most=1) or addresses(decoded_words(kept), most=1)
        if found:
            return found[0]
    return ""


def _sender_name(value: str) -> str:
    name = value[:MAX_ADDRESS_FIELD].partition("<")[0].strip()
    shown = " ".join(decoded_words(name).replace('"', " ").split())
    return "" if "@" in shown and "<" not in value else shown[:200]


def _recipients(message: Opened) -> tuple[str, ...]:
    values = [value for name in _RECIPIENT_FIELDS for value in message.all(name)][:100]
    found = dict.fromkeys(one for value in values for one in addresses(value[:MAX_ADDRESS_FIELD]) if one)
    return tuple(found)[:200]


def _bodies(found: Iterator[Leaf]) -> tuple[str, str, tuple[Part, ...]]:
    texts: list[str] = []
    html: list[str] = []
    parts: list[Part] = []
    left = {id(texts): MAX_TEXT, id(html): MAX_TEXT}
    room = MAX_PARTS_TEXT
    for leaf in found:
        own = {"text/plain": texts, "text/html": html}.get(leaf.content_type)
        if own is not None and not leaf.is_attached and left[id(own)] > 0:
            own.append(leaf.text(left[id(own)]))
            left[id(own)] -= len(own[-1])
            continue
        text = leaf.text(min(MAX_PART, room)) if room > 0 and _is_readable(leaf.content_type) else ""
        room -= len(text)
        parts.append(Part(content_type=leaf.content_type, text=text))
    return "\n".join(texts), "\n".join(html), tuple(parts)


def _is_readable(kind: str) -> bool:
    return kind.startswith(("text/", "message/"))
