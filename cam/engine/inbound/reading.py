"""Reading: the bytes of a message, however hostile, to a value; nothing is judged here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from cam.engine.inbound.anatomy import Fields, Leaf, content_type, first, leaves, split_head
from cam.engine.inbound.mentions import addresses, message_ids
from cam.engine.inbound.message import Inbound, Part
from cam.engine.inbound.wording import decoded_words

MAX_BYTES = 32_000_000  # of a message; what is behind is not looked at
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
    """
    Return what a message says of itself.  It never raises; work and memory are bounded.

    raw: the message or its beginning, with any line ends; a line of an mbox file before it is passed over.
    """
    text, html, parts = _bodies(leaves(readable(raw)))
    return replace(read_head(raw, is_truncated=is_truncated), text=text, html=html, parts=parts)


def read_head(raw: bytes, *, is_truncated: bool = False) -> Inbound:
    """Return what the headers of a message say, its body left out: a fifth of the work of reading all of it."""
    fields, _ = split_head(readable(raw))
    return Inbound(
        headers=_headers(fields),
        message_id=next(iter(message_ids(first(fields, "message-id"))), ""),
        in_reply_to=message_ids(" ".join(_all(fields, "in-reply-to"))),
        references=message_ids(" ".join(_all(fields, "references"))),
        sender=_sender(fields),
        sender_name=_sender_name(first(fields, "from")),
        to=tuple(_recipients(fields)),
        subject=" ".join(decoded_words(first(fields, "subject")[: MAX_SUBJECT * 8]).split())[:MAX_SUBJECT],
        date=read_date(first(fields, "date")),
        content_type=content_type(fields),
        is_truncated=is_truncated or len(raw) > MAX_BYTES,
    )


def readable(raw: bytes) -> bytes:
    """Return as much of a message as is looked at, its lines ended in a way that is understood."""
    kept = raw[:MAX_BYTES]
    return kept if b"\n" in kept else kept.replace(b"\r", b"\n")


def read_date(value: str) -> datetime | None:
    """Return the moment that a Date header names, in UTC, or None."""
    try:
        found = parsedate_to_datetime(value[:200])
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, LookupError, OverflowError, AttributeError):
        return None


def _headers(fields: Fields) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in fields:
        found[name].append(decoded_words(value))
    return {name: tuple(values) for name, values in found.items()}


def _all(fields: Fields, name: str) -> Iterable[str]:
    return (value for found, value in fields if found == name)


def _sender(fields: Fields) -> str:
    for value in _all(fields, "from"):
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


def _recipients(fields: Fields) -> list[str]:
    values = [value[:MAX_ADDRESS_FIELD] for name in _RECIPIENT_FIELDS for value in _all(fields, name)][:100]
    return list(dict.fromkeys(one for value in values for one in addresses(value) if one))[:200]


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
