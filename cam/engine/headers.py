"""Header values of a mail: names, addresses and text to ASCII, folded; what could smuggle a header is refused."""

import re
from binascii import Error as Base64Error
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from functools import lru_cache

from cam.errors import InputError

MAX_ADDRESS = 254
MAX_HEADER = 900  # octets of one unfolded value that a person wrote
FOLD_AT = 76
_ENVELOPE = len("=?utf-8?q??=")

_CONTROL = re.compile(r"[\x00-\x1f\x7f\x80-\x9f\u2028\u2029\ud800-\udfff]")
_ATEXT = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATEXT}(?:\.{_ATEXT})*")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_PLAIN_PHRASE = re.compile(rf"{_ATEXT}(?: {_ATEXT})*")
_PLAIN_TEXT = re.compile(r"[\x21-\x7e]{1,60}(?: [\x21-\x7e]{1,60})*")


@dataclass(frozen=True)
class Address:
    """A display name, which may be empty, and one plain address."""

    name: str
    addr: str


def header_problem(text: str) -> str:
    """Return why a text may not stand in a header, or "": controls, also hidden in RFC 2047 words, or too long."""
    if _CONTROL.search(text):
        return "has a line break or control character"
    if len(text.encode()) > MAX_HEADER:
        return f"has more than {MAX_HEADER} octets"
    if "=?" not in text:
        return ""
    try:
        parts = decode_header(text)
        decoded = [
            word.decode(charset or "latin-1", "replace") if isinstance(word, bytes) else word
            for word, charset in parts
        ]
    except (HeaderParseError, LookupError, ValueError, Base64Error):
        return "has an encoded word that cannot be read"
    hidden = any(_CONTROL.search(word) for word in decoded)
    return "hides a line break or control character in an encoded word" if hidden else ""


def refused(where: str, what: str, value: str) -> InputError:
    """Return the error for a value that may not stand in a header."""
    return InputError(f"header {where}: {value[:80]!r} {what}", hint="clean the field that it comes from")


def _clean(value: str, where: str) -> str:
    problem = header_problem(value)
    if problem:
        raise refused(where, problem, value)
    return value


def check_address(address: str, *, where: str = "address") -> str:
    """
    Return one addr-spec as it stands in an envelope: its domain in ASCII.

    Raises InputError for anything else: a name, brackets, spaces, quotes, controls, over 254 octets (RFC 5321 4.1.2).
    """
    local, _, domain = address.rpartition("@")
    if not _LOCAL.fullmatch(local) or len(local) > 64 or "=?" in local:
        raise refused(where, "is no plain address", address)
    plain = f"{local}@{ascii_domain(domain, where)}"
    if len(plain) > MAX_ADDRESS:
        raise refused(where, f"is longer than {MAX_ADDRESS} octets", address)
    return plain


def ascii_domain(domain: str, where: str) -> str:
    """Return a domain as DNS has it; raises InputError for what is none."""
    try:
        name = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise refused(where, "has no domain that exists", domain) from error
    if not _DOMAIN.fullmatch(name) or len(name) > 253:
        raise refused(where, "has no domain that exists", domain)
    return name


def mailbox(address: Address, where: str) -> str:
    """Return a name and address as they stand in a header, folded."""
    plain = check_address(address.addr, where=where)
    name = _clean(address.name, where).strip(" ")
    if not name:
        return plain
    if _PLAIN_PHRASE.fullmatch(name) and "=?" not in name and len(name) + len(where) < FOLD_AT - 2:
        phrase = name
    elif name.isascii() and "=?" not in name and len(name) + len(where) < FOLD_AT - 6:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        phrase = f'"{escaped}"'
    else:
        phrase = _encoded(name, where)
    last = phrase.rpartition("\r\n")[2]
    width = len(last) + (len(where) + 2 if last == phrase else 0)
    return f"{phrase}{' ' if width + len(plain) + 3 <= FOLD_AT else chr(13) + chr(10) + ' '}<{plain}>"


def words(value: str, where: str) -> str:
    """Return unstructured text as it stands in a header, folded; encoded words where it is not plain ASCII."""
    value = _clean(value, where).strip(" ")
    # what looks like an encoded word is encoded itself, so that it arrives as it was written
    if value and (not _PLAIN_TEXT.fullmatch(value) or "=?" in value):
        return _encoded(value, where)
    return "\r\n ".join(_folded(value, FOLD_AT - len(where) - 2))


def _encoded(value: str, where: str) -> str:
    # RFC 2047: words of at most 75 characters, each whole in itself, a character never cut in two
    letters = [_q(character) for character in value]
    done, word, room = [], "", FOLD_AT - len(where) - 2 - _ENVELOPE
    for letter in letters:
        if len(word) + len(letter) > room:
            done.append(word)
            word, room = "", FOLD_AT - 1 - _ENVELOPE
        word += letter
    return "\r\n ".join(f"=?utf-8?q?{one}?=" for one in [*done, word])


@lru_cache(maxsize=4096)
def _q(character: str) -> str:
    if character == " ":
        return "_"
    if character.isascii() and (character.isalnum() or character in "!*+-/"):
        return character
    return "".join(f"={octet:02X}" for octet in character.encode())


def _folded(value: str, first: int) -> Iterator[str]:
    # a fold is a line break before one space: unfolding gives the value back to the character
    line, room = "", first
    for word in value.split(" "):
        if line and len(line) + 1 + len(word) > room:
            yield line
            line, room = word, FOLD_AT - 1
        else:
            line = f"{line} {word}" if line else word
    yield line
