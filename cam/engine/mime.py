"""MIME: one message to the bytes that leave, guarded after they are made."""

import binascii
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.errors import MultipartInvariantViolationDefect
from email.header import decode_header
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import format_datetime
from urllib.parse import quote, urlsplit

from cam.engine.headers import Address, ascii_domain, check_address, header_problem, mailbox, refused, words
from cam.errors import InputError

__all__ = ["Address", "build", "check_address", "header_problem", "new_message_id"]

MAX_REFERENCES = 50
_NOT_ASCII = bytes(range(128, 256))
_LINE_END = re.compile(r"\r\n|\r|\n")
_HTTPS = re.compile(r"https://[!#-;=?-\[\]_a-z~]{1,800}")
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*>")


_OURS = re.compile("[0-9a-f]{36}")


def new_message_id(domain: str, *, seed: str) -> str:
    """Return a Message-ID with angle brackets on the domain; the same seed gives the same id."""
    unique = hashlib.blake2b(seed.encode(errors="surrogatepass"), digest_size=18).hexdigest()
    return f"<{unique}@{ascii_domain(domain, 'Message-ID')}>"


def is_our_form(message_id: str) -> bool:
    """Return whether a Message-ID has the form of those that new_message_id makes."""
    return _OURS.fullmatch(message_id.strip("<>").partition("@")[0]) is not None


def build(
    *,
    sender: Address,
    recipient: Address,
    subject: str,
    text: str,
    html: str,
    message_id: str,
    date: datetime,
    reply_to: Address | None = None,
    in_reply_to: str = "",
    references: tuple[str, ...] = (),
    list_unsubscribe_mailto: str = "",
    list_unsubscribe_url: str = "",
) -> bytes:
    """
    Return the message's bytes: CRLF, ASCII, no line over 998 octets, text and HTML part.

    date: aware.  message_id, in_reply_to, references: with angle brackets, oldest first.
    list_unsubscribe_mailto: a plain address.  list_unsubscribe_url: https, adds one-click (RFC 8058).
    Raises InputError for CR, LF, NUL or C0 in a header, also hidden in an RFC 2047 word, for what is no address, and
    where the parsed bytes hold other headers than were meant.
    """
    headers = [
        ("From", mailbox(sender, "From")),
        *([("Reply-To", mailbox(reply_to, "Reply-To"))] if reply_to else []),
        ("To", mailbox(recipient, "To")),
        ("Subject", words(subject, "Subject")),
        ("Date", _date(date)),
        ("Message-ID", _message_id(message_id, "Message-ID")),
        *_thread(in_reply_to, references),
        *_unsubscribe(list_unsubscribe_mailto, list_unsubscribe_url),
        ("MIME-Version", "1.0"),
    ]
    boundary = f"=_{hashlib.blake2b(message_id.encode(), digest_size=12).hexdigest()}"
    headers.append(("Content-Type", f'multipart/alternative;\r\n boundary="{boundary}"'))
    head = "".join(f"{name}: {value}\r\n" for name, value in headers).encode("ascii")
    parts = b"".join(
        b"--%b\r\n%b\r\n" % (boundary.encode(), _part(subtype, content))
        for subtype, content in (("plain", text), ("html", html))
    )
    message = b"%b\r\n%b--%b--\r\n" % (head, parts, boundary.encode())
    _guard(message, head, headers, subject=subject)
    return message


def _date(date: datetime) -> str:
    if date.tzinfo is None:
        raise ValueError(f"a message needs an aware time, not {date!r}")
    return format_datetime(date.replace(microsecond=0))


def _message_id(value: str, where: str) -> str:
    if len(value) > 250 or not _MESSAGE_ID.fullmatch(value) or "=?" in value:
        raise refused(where, "is no message id", value)
    return value


def _thread(in_reply_to: str, references: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if in_reply_to:
        yield "In-Reply-To", _message_id(in_reply_to, "In-Reply-To")
    chain = references or ((in_reply_to,) if in_reply_to else ())
    if len(chain) > MAX_REFERENCES:
        # the first one names the thread, the last ones place the message in it (RFC 5322 3.6.4)
        chain = (chain[0], *chain[-MAX_REFERENCES + 1 :])
    if chain:
        yield "References", "\r\n ".join(_message_id(one, "References") for one in chain)


def _unsubscribe(mailto: str, url: str) -> Iterator[tuple[str, str]]:
    ways = [f"<{_https(url)}>"] if url else []
    if mailto:
        address = quote(check_address(mailto, where="List-Unsubscribe"), safe="@")
        ways.append(f"<mailto:{address}?subject=unsubscribe>")
    if ways:
        yield "List-Unsubscribe", ",\r\n ".join(ways)
    if url:
        yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"


def _https(url: str) -> str:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    if not host or not _HTTPS.fullmatch(url) or header_problem(url):
        raise refused("List-Unsubscribe", "is no https address", url)
    return url


def _part(subtype: str, content: str) -> bytes:
    try:
        raw = "\r\n".join(_LINE_END.split(content.rstrip())).encode() + b"\r\n"
    except UnicodeEncodeError as error:
        raise InputError(
            f"{subtype} part: a character that no mail can carry", hint="clean the lead's fields"
        ) from error
    encoding, encoded = _transfer(raw)
    head = f"Content-Type: text/{subtype}; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return head.encode() + encoded


def _transfer(raw: bytes) -> tuple[str, bytes]:
    # quoted-printable while most of it is ASCII: a person can read it, and so can a spam filter
    special = 0 if raw.isascii() else len(raw) - len(raw.translate(None, _NOT_ASCII))
    if special * 5 > len(raw) * 2:
        lines = (raw[at : at + 57] for at in range(0, len(raw), 57))
        return "base64", b"".join(binascii.b2a_base64(line, newline=False) + b"\r\n" for line in lines)
    return "quoted-printable", binascii.b2a_qp(raw, istext=True)


def _guard(message: bytes, head: bytes, headers: list[tuple[str, str]], *, subject: str) -> None:
    """Raise unless a stranger who parses these bytes finds exactly the headers that were meant."""
    parsed = BytesHeaderParser(policy=compat32).parsebytes(head)
    found = Counter((name, value) for name, value in parsed.raw_items())
    # until Python 3.11.4 the parser misses in a head alone the parts that it announces
    defects = [one for one in parsed.defects if not isinstance(one, MultipartInvariantViolationDefect)]
    if defects or found != Counter(headers) or not message.isascii():
        raise InputError("message: its headers do not survive being read", hint="clean the lead's fields")
    lines = message.split(b"\r\n")
    # as many of each as of both: none stands alone
    is_bare = not message.count(b"\r") == message.count(b"\n") == len(lines) - 1
    if is_bare or b"\x00" in message or max(map(len, lines)) > 998:
        raise InputError("message: a line is too long or badly ended", hint="clean the lead's fields")
    words = decode_header(str(parsed["Subject"]).replace("\r\n", ""))
    shown = "".join(
        word.decode(charset or "ascii") if isinstance(word, bytes) else word for word, charset in words
    )
    if shown != subject.strip(" "):
        raise refused("Subject", "does not survive being read", subject)
