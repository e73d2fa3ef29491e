"""The fingerprint of a message: the same for every copy of it, whatever the folder or mailbox that it lies in."""

import hashlib
import re

from cam.engine.inbound.message import Inbound

# what a writer's program puts there once; the way through servers changes none of it
_OWN_HEADERS = (
    "date", "from", "to", "cc", "reply-to", "in-reply-to", "references", "content-type", "auto-submitted",
)  # fmt: skip
_END_OF_HEADERS = re.compile(rb"\n\r?\n")


def fingerprint(raw: bytes, inbound: Inbound) -> str:
    """
    Return what tells this message from every other: its id, who wrote it when, and its body.

    Headers that the way through servers adds (Received, X-...) do not count, nor does the form of line ends. Of a
    message of which only a part was read the body does not count, for the part depends on those headers.
    """
    said = (
        inbound.message_id,
        inbound.sender,
        inbound.subject,
        *(inbound.header(name) for name in _OWN_HEADERS),
    )
    digest = hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass"))
    if not inbound.is_truncated:
        end = _END_OF_HEADERS.search(raw)
        body = raw[end.end() :] if end else b""
        digest.update(body.translate(None, b"\r").rstrip())
    return digest.hexdigest()
