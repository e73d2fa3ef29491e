"""The frozen message as Resend takes it: JSON made from the bytes alone, so that every attempt is the same request."""

import hashlib
import json
import re
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from cam.gateways.ports import Envelope

KEY_LENGTH = 256
_OWN_FIELDS = frozenset({"from", "to", "subject", "reply-to"})
# Resend, or the SES behind it, makes these itself
_MADE_THERE = frozenset({"date", "message-id", "references", "mime-version"})
_FOLD = re.compile(r"\r?\n[ \t]*")
_PLAIN_NAME = re.compile(r"[\w .'&+!?-]+")


class Unreadable(ValueError):
    """The bytes cannot be told as JSON; the text says why."""


def payload(envelope: Envelope) -> bytes:
    """
    Return the body of POST /emails; the same envelope gives the same bytes, for ever.

    Resend makes a Message-ID of its own.  Ours goes last into References, which is left alone: so follow-ups hang
    together in the recipient's mailbox, and most answers name it.  Raises Unreadable.
    """
    try:
        message = message_from_bytes(envelope.mime)
        fields = _fields(message, envelope)
    except (ValueError, LookupError, UnicodeError) as error:
        raise Unreadable(f"message: {error}") from error
    return json.dumps(fields, separators=(",", ":")).encode("ascii")


def request_key(key: str) -> str:
    """Return an idempotency key that Resend takes: itself, or its digest where it is too long or not plain."""
    if 0 < len(key) <= KEY_LENGTH and key.isascii() and key.isprintable() and key == key.strip():
        return key
    return f"cam/{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _fields(message: Message, envelope: Envelope) -> dict[str, object]:
    fields: dict[str, object] = {
        "from": _address(message["From"], envelope.sender),
        "to": [_address(message["To"], envelope.recipient)],
        "subject": _words(message["Subject"]),
    }
    reply_to = parseaddr(_unfolded(message["Reply-To"]))[1]
    if reply_to:
        fields["reply_to"] = reply_to
    bodies = _bodies(message)
    if not bodies:
        raise Unreadable("message: it has neither a text nor an HTML part")
    return {**fields, **bodies, "headers": _headers(message, envelope)}


def _headers(message: Message, envelope: Envelope) -> dict[str, str]:
    kept = {
        name: _unfolded(value)
        for name, value in message.items()
        if name.lower() not in _OWN_FIELDS | _MADE_THERE and not name.lower().startswith("content-")
    }
    thread = [*_unfolded(message["References"]).split(), envelope.message_id]
    return {**kept, "References": " ".join(dict.fromkeys(thread))}


def _bodies(message: Message) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in message.walk():
        name = {"text/plain": "text", "text/html": "html"}.get(part.get_content_type(), "")
        content = part.get_payload(decode=True)
        if name and name not in found and isinstance(content, bytes):
            found[name] = content.decode(part.get_content_charset("utf-8")).replace("\r\n", "\n")
        elif not name and not part.is_multipart():
            raise Unreadable(f"message: a part of type {part.get_content_type()} has no place in the request")
    return found


def _address(header: object, address: str) -> str:
    """Return the address with the display name of the header, where that is about the same address."""
    name, found = parseaddr(_unfolded(header))
    name = _words(name).strip()
    if found != address or not name:
        return address
    if not _PLAIN_NAME.fullmatch(name):
        name = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{name} <{address}>"


def _words(value: object) -> str:
    text = _unfolded(value)
    return str(make_header(decode_header(text))) if text else ""


def _unfolded(value: object) -> str:
    return "" if value is None else _FOLD.sub(" ", str(value)).strip()
