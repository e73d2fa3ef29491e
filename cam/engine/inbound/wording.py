"""Bytes of a letter to text: whatever charset, encoding or damage, harmless to print and never an error."""

import binascii
import codecs
import re
from functools import lru_cache
from html import unescape

# Python knows codecs that are no charsets; some of them are slow on long input or read escapes
_NO_CHARSETS = frozenset(
    ("idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "mbcs", "oem")
)
_ALIASES = {
    "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8", "cp-850": "cp850", "x-sjis": "cp932",
    "shift_jis": "cp932", "shift-jis": "cp932", "windows-31j": "cp932", "x-gbk": "gb18030", "gb2312": "gb18030",
    "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "x-mac-cyrillic": "mac-cyrillic",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "x-unknown": "cp1252",
    "iso-2022-jp": "iso2022_jp_ext", "windows-874": "cp874", "x-euc-jp": "euc_jp", "utf-8-sig": "utf-8",
}  # fmt: skip
_HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_HARMFUL_ASCII = bytes([*range(9), 11, 12, *range(14, 32), 127])
_MORE_LINE_ENDS = ("\x85", "\u2028", "\u2029")
# the same, and the line ends, beyond ASCII in UTF-8: three patterns that begin with a plain letter are looked for in a
# tenth of the time that one takes
_HARMFUL_UTF8 = (
    re.compile(rb"\xc2[\x80-\x9f]"), re.compile(rb"\xe2\x80[\xa8-\xae]"), re.compile(rb"\xe2\x81[\xa6-\xa9]"),
)  # fmt: skip
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bqBQ])\?([^?\r\n]{0,2000})\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)[ \t\r\n]{1,200}(?==\?[^?\s]{1,60}\?[bqBQ]\?)")
_UNSEEN = re.compile(r"<(?:style|script|title)\b[^<]{0,100000}", re.IGNORECASE)
_BLOCK = re.compile(
    r"<(?:br|/?p|/?div|/?tr|/?li|/?h[1-6]|/?table|/?blockquote|hr)\b[^<>]{0,2000}>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_BASE64 = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
_NOT_BASE64 = bytes(set(range(256)) - _BASE64)
_SHIFTED = (b"\x1b$B", b"\x1b$@", b"\x1b(J")  # ISO-2022-JP, often undeclared


def decoded(raw: bytes, charset: str = "") -> str:
    """
    Return bytes as text, with \\n line ends and without what could steer a terminal.

    charset: as declared, "" where nothing is.  One that is unknown or does not fit is not believed: then it is UTF-8
    where that fits, else Windows-1252, else the declared one with marks where it fails.
    """
    return harmless(_decoded(raw, charset))


def harmless(text: str) -> str:
    """Return a text with \\n line ends, and without control characters, lone surrogates and turned writing."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    raw = lines.encode("utf-8", "surrogatepass")
    # as nearly all is; this takes a tenth of the time
    if lines.isascii() or not (b"\xed" in raw or any(one.search(raw) for one in _HARMFUL_UTF8)):
        return raw.translate(None, _HARMFUL_ASCII).decode()
    for end in _MORE_LINE_ENDS:
        lines = lines.replace(end, "\n")
    return _HARMFUL.sub("", lines)


def decoded_words(value: str) -> str:
    """Return a header's value on one line, its encoded words read (RFC 2047), also those that cut a letter in two."""
    if "=?" not in value:
        return value
    pieces: list[str] = []
    held, charset, end = b"", "", 0
    joined = _BETWEEN_WORDS.sub(r"\1", value)
    for word in _WORD.finditer(joined):
        if word.start() > end or word[1].lower() != charset:
            pieces += [_decoded(held, charset), joined[end : word.start()]]
            held = b""
        charset, end = word[1].lower(), word.end()
        held += _word_bytes(word[2], word[3])
    return harmless("".join([*pieces, _decoded(held, charset), joined[end:]])).replace("\n", " ")


def text_of_html(html: str) -> str:
    """Return the words of an HTML text, a line for each block; enough to search, not to show."""
    return harmless(without_tags(html)).replace("\xa0", " ")


def without_tags(html: str) -> str:
    """Return what an HTML text shows, with whatever stands in it, a line for each block."""
    first, *commented = html.split("<!--")
    plain = _UNSEEN.sub(" ", first + "".join(one.partition("-->")[2] for one in commented))
    return unescape(_TAG.sub("", _BLOCK.sub("\n", plain)))


def unpacked(raw: bytes, encoding: str) -> bytes:
    """Return the bytes that a Content-Transfer-Encoding stands for, as many of them as can be read."""
    match encoding:
        case "base64":
            return from_base64(raw)
        case "quoted-printable":
            return binascii.a2b_qp(raw)
        case _:
            return raw


def from_base64(raw: bytes) -> bytes:
    """Return what base64 says; strange characters are skipped, a cut end is cut off."""
    clean = raw.translate(None, _NOT_BASE64)
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def _word_bytes(kind: str, text: str) -> bytes:
    raw = text.encode("utf-8", "replace")
    return from_base64(raw) if kind in "bB" else binascii.a2b_qp(raw, header=True)


def _decoded(raw: bytes, charset: str) -> str:
    if not raw:
        return ""
    name = _codec(charset.partition("*")[0])  # RFC 2231 adds a language
    if b"\x1b" in raw and any(mark in raw for mark in _SHIFTED) and name in ("", "cp1252", "utf-8"):
        name = "iso2022_jp_ext"
    if name and name != "cp1252":
        try:
            return raw.decode(name)
        except (UnicodeError, ValueError):
            pass
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if name in ("", "cp1252") and error.reason != "unexpected end of data":  # only cut short
            return raw.decode("cp1252", "replace").replace("\ufffd", "?")
    return raw.decode(name or "utf-8", "replace")


@lru_cache(maxsize=256)
def _codec(charset: str) -> str:
    """Return Python's name of a charset, "" for one that it cannot read."""
    asked = charset.strip(" \t\"'").lower()
    name = _ALIASES.get(asked, asked)
    if not name or not name.isascii() or "\x00" in name:
        return ""
    try:
        "a".encode(name)  # refuses what is a codec but no charset
        return "" if codecs.lookup(name).name.replace("-", "_") in _NO_CHARSETS else name
    except (LookupError, ValueError):
        return ""
