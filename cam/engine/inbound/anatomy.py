"""The anatomy of a message: header fields and the leaves of its tree, from any bytes, with bounded work."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cam.engine.inbound.wording import decoded, unpacked

MAX_HEAD = (
    256_000  # bytes of one header block that are read; RFC 5322 sets no limit, real ones stay under 64 KB
)
MAX_FIELDS = 2_000
MAX_VALUE = 32_000  # characters
MAX_LEAVES = 100
_WORK = 64_000_000  # bytes looked at for boundaries, over all levels: a bomb of nested parts ends here
_BLANK = re.compile(rb"^\r?$", re.MULTILINE)
_NO_FIELD = re.compile(rb"^(?![!-9;-~]{1,200}[ \t]*:|[ \t])", re.MULTILINE)
_FIELD = re.compile(r"([!-9;-~]{1,200})[ \t]*:(.*)", re.DOTALL)
_FROM_LINE = re.compile(rb"(?:[ \t\r\n]{0,1000}>?From [^\r\n]{0,1000}\r?\n)?[\r\n]{0,1000}")
_PARAMETER = r"""(?i:(?:^|;)\s{0,20}%s\s{0,20}=\s{0,20}(?:"([^"]{0,300})"?|([^\s;]{1,300})))"""
_BOUNDARY = re.compile(_PARAMETER % "boundary")
_CHARSET = re.compile(_PARAMETER % "charset")
_TYPE = re.compile(r"\s{0,20}([A-Za-z0-9!#$&^_.+-]{1,80}/[A-Za-z0-9!#$&^_.+-]{1,80})")
_ANY_DELIMITER = re.compile(rb"^--([^\s-][^\r\n]{0,200}?|-+[^\s-][^\r\n]{0,200}?)[ \t]*\r?$", re.MULTILINE)
_REST_OF_DELIMITER = re.compile(rb"(--)?[ \t]*\r?(?:\n|\Z)")

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """
    A part that holds no parts.

    content_type: in lower case, without parameters.  raw: its bytes as sent.  is_attached: meant as a file.
    """

    content_type: str
    charset: str
    encoding: str
    raw: bytes
    is_attached: bool

    def text(self, most: int) -> str:
        """Return its text, made of at most so many bytes."""
        cut = self.raw[: most * 2 if self.encoding in ("base64", "quoted-printable") else most]
        return decoded(unpacked(cut, self.encoding)[:most], self.charset)


@dataclass(frozen=True, kw_only=True)
class _Span:
    """A stretch of the message that is still to be looked at, headers and all."""

    start: int
    end: int
    default_type: str = "text/plain"


def split_head(raw: bytes) -> tuple[Fields, int]:
    """Return the header fields of a message, and where its body begins.  See read_fields."""
    return _head(raw, _beginning(raw), len(raw))


def read_fields(block: str) -> Fields:
    """
    Return the fields of a header block, unfolded, names in lower case, in order.

    A line that is no field is left out, unless the block begins with it: then there are no fields.
    """
    found: list[tuple[str, list[str]]] = []
    for line in block.split("\n"):
        if line[:1] in (" ", "\t"):
            if found:
                found[-1][1].append(line.strip())
        elif field := _FIELD.match(line):
            if len(found) == MAX_FIELDS:
                break
            found.append((field[1].lower(), [field[2].strip()]))
        elif line.strip() and not found:
            return []
    return [(name, " ".join(lines)[:MAX_VALUE].strip()) for name, lines in found]


def first(fields: Fields, name: str) -> str:
    """Return the first value of a field, or ""."""
    return next((value for found, value in fields if found == name), "")


def content_type(fields: Fields, default: str = "text/plain") -> str:
    """Return the type that a part says it has, in lower case, without parameters."""
    found = _TYPE.match(first(fields, "content-type"))
    return found[1].lower() if found else default


def leaves(raw: bytes) -> Iterator[Leaf]:
    """
    Give the leaves of a message in order, at most MAX_LEAVES.

    A message within the message is one leaf.  A multipart without its boundary is one leaf of text.
    """
    work, given = _WORK, 0
    waiting = [_Span(start=_beginning(raw), end=len(raw))]
    while waiting and given < MAX_LEAVES:
        span = waiting.pop()
        fields, body = _head(raw, span.start, span.end)
        kind = content_type(fields, span.default_type)
        if kind.startswith("multipart/") and work > 0:
            work -= span.end - body
            inner = _inside(raw, body, span.end, fields=fields)
            if inner:
                waiting.extend(reversed(inner))
                continue
        given += 1
        yield _leaf(raw[body : span.end], fields, kind)


def _beginning(raw: bytes) -> int:
    """Return where the header begins: behind empty lines and the line that mbox files put before a message."""
    found = _FROM_LINE.match(raw)
    return found.end() if found else 0


def _head(raw: bytes, start: int, end: int) -> tuple[Fields, int]:
    stop, body = end, end
    if blank := _BLANK.search(raw, start, end):
        stop, body = blank.start(), min(blank.end() + 1, end)
    elif broken := _NO_FIELD.search(raw, start, end):  # no empty line at all between head and body
        stop = body = broken.start()
    fields = read_fields(decoded(raw[start : min(stop, start + MAX_HEAD)]))
    return (fields, body) if fields or stop == start else ([], start)


def _inside(raw: bytes, start: int, end: int, *, fields: Fields) -> list[_Span]:
    named = parameter(_BOUNDARY, first(fields, "content-type"))
    bounds = _delimiters(raw, start, end, boundary=named.encode("utf-8", "replace")) if named else []
    if not bounds and (found := _ANY_DELIMITER.search(raw, start, min(end, start + MAX_HEAD))):
        bounds = _delimiters(raw, start, end, boundary=found[1])
    default = "message/rfc822" if content_type(fields) == "multipart/digest" else "text/plain"
    return [_Span(start=after, end=max(after, before), default_type=default) for after, before in bounds]


def _delimiters(raw: bytes, start: int, end: int, *, boundary: bytes) -> list[tuple[int, int]]:
    """Return where each part of a multipart begins and ends."""
    spans: list[tuple[int, int]] = []
    begun = -1
    for at, found in _delimiter_lines(raw, start, end, delimiter=b"--" + boundary.rstrip()):
        if begun >= 0:
            spans.append((begun, _without_line_end(raw, at)))
        begun = -1 if found[1] else found.end()
        if found[1] or len(spans) > MAX_LEAVES:
            break
    if begun >= 0:
        spans.append((begun, end))
    return spans


def _delimiter_lines(
    raw: bytes, start: int, end: int, *, delimiter: bytes
) -> Iterator[tuple[int, re.Match[bytes]]]:
    """Give where each line of a delimiter begins, and the rest of it; a pattern of its own would cost more to make."""
    at = raw.find(delimiter, start, end)
    while at >= 0:
        after = at + 1
        if at == 0 or raw[at - 1 : at] == b"\n":
            found = _REST_OF_DELIMITER.match(raw, at + len(delimiter), end)
            if found:
                yield at, found
                after = found.end()
        at = raw.find(delimiter, after, end)


def _without_line_end(raw: bytes, end: int) -> int:
    end -= raw[end - 1 : end] == b"\n"
    return end - (raw[end - 1 : end] == b"\r")


def parameter(pattern: re.Pattern[str], value: str) -> str:
    """Return the parameter of a field that a pattern finds, or ""."""
    found = pattern.search(value)
    return (found[1] or found[2] or "") if found else ""


def _leaf(raw: bytes, fields: Fields, kind: str) -> Leaf:
    is_multipart = kind.startswith("multipart/")
    return Leaf(
        content_type="text/plain" if is_multipart else kind,
        charset=parameter(_CHARSET, first(fields, "content-type")),
        encoding=""
        if is_multipart
        else first(fields, "content-transfer-encoding").partition(";")[0].strip().lower(),
        raw=raw,
        is_attached=first(fields, "content-disposition").lower().lstrip().startswith("attachment"),
    )
