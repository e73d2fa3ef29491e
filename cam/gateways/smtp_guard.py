"""What may not reach a wire: envelopes that carry a second command, bytes that carry a second message."""

import re

from cam.gateways.ports import Blame, Envelope, Refused
from cam.gateways.smtp_codes import Phase

ADDRESS_LENGTH = 254
LINE_LENGTH = 998

# one dot-atom or quoted-free local part and a domain; whitespace, brackets and controls end a command or begin another
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\\\"@\x00-\x20\x7f-\x9f]+@[^\s<>()\[\],;:\\\"@\x00-\x20\x7f-\x9f]+")
_BARE = re.compile(rb"\r(?!\n)|(?<!\r)\n|\x00")


def fault(envelope: Envelope) -> str:
    """Return what forbids this envelope on any wire, in one line, or ""."""
    for name, address in (("sender", envelope.sender), ("recipient", envelope.recipient)):
        if not is_plain(address):
            return f"{name}: {address[:80]!r} is not one plain address"
    if not envelope.mime:
        return "message: it is empty"
    return _bytes_fault(envelope.mime)


def _bytes_fault(mime: bytes) -> str:
    # counting runs at memory speed; the expression is for telling where
    pairs = mime.count(b"\r\n")
    if mime.count(b"\r") != pairs or mime.count(b"\n") != pairs or b"\0" in mime:
        bare = _BARE.search(mime)
        where = f"{bare[0]!r} at byte {bare.start()}" if bare else "a bare line end"
        return f"message: {where}; lines end with CRLF and have no NUL"
    if max(map(len, mime.split(b"\r\n"))) > LINE_LENGTH:
        return f"message: a line is longer than {LINE_LENGTH} octets"
    return ""


def is_plain(address: str) -> bool:
    """Tell whether the text is one address and nothing else (RFC 5321 4.1.2; no quoted local parts)."""
    octets = len(address.encode("utf-8", "surrogatepass"))
    return (
        octets <= ADDRESS_LENGTH and _ADDRESS.fullmatch(address) is not None and not _has_surrogate(address)
    )


def refusal(what: str) -> Refused:
    """Return our own refusal of a message: certain, permanent, before a byte left."""
    return Refused(code=0, answer=what, is_permanent=True, blame=Blame.MESSAGE, phase=Phase.GUARD.value)


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
