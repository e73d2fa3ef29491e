"""The sieve: whether the body of a message can change whom it concerns, found out without judging it."""

from cam.engine.inbound.anatomy import Leaf, Opened, leaves
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.nondelivery import FOR_NOBODY, signs_in_head
from cam.engine.inbound.reading import MAX_TEXT
from cam.engine.inbound.wording import unpacked, without_tags

# where ASCII stands for itself, so that a trace can be looked for in the bytes
_ASCII_BASED = frozenset(
    (
        "us-ascii", "ascii", "utf-8", "utf8", "iso-8859-1", "iso-8859-2", "iso-8859-9", "iso-8859-15", "latin1",
        "windows-1250", "windows-1251", "windows-1252", "windows-1254", "koi8-r",
    )
)  # fmt: skip
_CARRIERS = ("message/", "text/rfc822-headers", "text/delivery-status", "text/feedback-report")
_TRACES = (b"message-id", b"l-recipient", b"notificationtype")  # final and original ones
_OF_A_LETTER = (
    b"from", b"to", b"subject", b"date", b"message-id", b"received", b"return-path", b"mime-version",
)  # fmt: skip
_GIVEN_BACK = 3  # so many fields of a letter in a text may be a letter that came back
_SMALL = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz")
# blanks, controls, backslashes and all that is not ASCII: none of it can then stand between the letters of a trace
_NOISE = bytes([*range(33), 92, *range(127, 256)])


def body_matters(head: Inbound, message: Opened) -> bool:
    """
    Return whether a message must be read as a whole to know whom it concerns.

    head: what its headers say (`reading.read_head`).  False: it is no bounce and no complaint, and its body names no
    message, so that its headers tell everything.  True: it may be; most such messages are ordinary letters too.
    """
    declared = head.header("content-type").lower()
    if "delivery-status" in declared or "feedback-report" in declared:
        return True
    return any(sign != FOR_NOBODY for sign in signs_in_head(head)) or _body_shows(message)


def _body_shows(message: Opened) -> bool:
    is_worded = False
    html: list[Leaf] = []
    for leaf in leaves(message):
        if leaf.content_type.startswith(_CARRIERS):
            return True
        if not leaf.content_type.startswith("text/"):
            continue
        if leaf.content_type == "text/html" and not leaf.is_attached:
            html.append(leaf)
            continue
        letters = _letters(_ascii(leaf))
        if _show(letters):
            return True
        is_worded = is_worded or bool(letters and leaf.content_type == "text/plain" and not leaf.is_attached)
    # only where there is no text is the HTML looked at for what came back
    return not is_worded and bool(html) and _show(_letters(_worded(html)))


def _worded(html: list[Leaf]) -> bytes:
    # only ASCII letters count: to find out what the other bytes stand for would take longer than all else here;
    # without the zeros of UTF-16, which stands under any name of a charset, for they would part "&" from "#45;"
    joined = b"\n".join(map(_ascii, html)).replace(b"\0", b"").decode("latin-1")
    return without_tags(joined).encode("latin-1", "replace")


def _ascii(leaf: Leaf) -> bytes:
    """Return the text of a leaf as bytes in which ASCII stands for itself."""
    if leaf.charset.lower() in _ASCII_BASED or not leaf.charset:
        return unpacked(leaf.raw[: MAX_TEXT * 2], leaf.encoding)
    return leaf.text(MAX_TEXT).encode("utf-8", "replace")


def _letters(words: bytes) -> bytes:
    return words.translate(_SMALL, _NOISE)


def _show(letters: bytes) -> bool:
    return any(trace in letters for trace in _TRACES) or _are_of_a_letter(letters)


def _are_of_a_letter(letters: bytes) -> bool:
    # looking for every name in all of it would take several times as long
    named = [piece for piece in letters.split(b":")[:-1] if piece.endswith(_OF_A_LETTER)]
    if len(named) < _GIVEN_BACK:
        return False
    return sum(any(piece.endswith(name) for piece in named) for name in _OF_A_LETTER) >= _GIVEN_BACK
