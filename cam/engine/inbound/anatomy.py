"""The anatomy of a message: header fields and the leaves of its tree, from any bytes, with bounded work."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cam.engine.inbound.wording import decoded, unpacked

MAX_HEAD = (
    256_000  # bytes of one header block that are read; RFC 5322 sets no limit, real ones stay under 64 KB
)
MAX_FIELDS = 2_000
MAX_VALUE = 32_000  # characters
MAX_LEAVES = 100
MAX_BYTES = 32_000_000  # of a message; what is behind is not looked at
_WORK = 64_000_000  # bytes looked at for boundaries, over all levels: a bomb of nested parts ends here
_BLANK_AT_ONCE = re.compile(rb"^(\r?)$", re.MULTILINE)
# a pattern that begins with a plain letter, as a line end is to re, is looked for ten times as fast
_BLANK = re.compile(rb"\n(\r?)(?=\n|\Z)")
_NO_FIELD = re.compile(rb"^(?![!-9;-~]{1,200}[ \t]*:|[ \t])", re.MULTILINE)
_FIELD = re.compile(r"\n([!-9;-~]{1,200})[ \t]*:")
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
class Opened:
    """
    A message, or a part of one, whose header was taken apart.

    raw: of the whole message.  fields: the values by name, in order.  body, end: where its body lies in raw.
    """

    raw: bytes
    fields: Mapping[str, Sequence[str]]
    body: int
    end: int
    default_type: str = "text/plain"
    is_truncated: bool = False

    def all(self, name: str) -> Sequence[str]:
        """Return every value of a field."""
        return self.fields.get(name, ())

    def first(self, name: str) -> str:
        """Return the first value of a field, or ""."""
        values = self.fields.get(name)
        return values[0] if values else ""

    @cached_property
    def content_type(self) -> str:
        """The type that it says it has, in lower case, without parameters."""
        found = _TYPE.match(self.first("content-type"))
        return found[1].lower() if found else self.default_type


def opened(raw: bytes, *, is_truncated: bool = False) -> Opened:
    """
    Return a message whose header is taken apart, and nothing else of it.

    raw: the message or its beginning, with any line ends; a line of an mbox file before it is passed over.
    """
    kept = raw[:MAX_BYTES]
    read = kept if b"\n" in kept else kept.replace(b"\r", b"\n")
    return _opened(read, _beginning(read), len(read), is_truncated=is_truncated or len(raw) > MAX_BYTES)


def read_fields(block: str) -> Fields:
    """
    Return the fields of a header block, unfolded, names in lower case, in order.

    A line that is no field is left out, unless the block begins with it: then there are no fields.
    """
    pieces = _FIELD.split(f"\n{block}", maxsplit=MAX_FIELDS + 1)
    before = pieces[0]
    if before and any(line.strip() and line[0] not in " \t" for line in before.split("\n")):
        return []
    names, values = pieces[1 : 2 * MAX_FIELDS : 2], pieces[2 : 2 * MAX_FIELDS + 1 : 2]
    return [(name.lower(), _unfolded(value)) for name, value in zip(names, values, strict=True)]


def _unfolded(value: str) -> str:
    if "\n" not in value and len(value) <= MAX_VALUE:
        return value.strip()
    begun, *more = value.split("\n")
    lines = (begun, *(line for line in more if line[:1] in (" ", "\t")))
    return " ".join(line.strip() for line in lines)[:MAX_VALUE].strip()


def first(fields: Fields, name: str) -> str:
    """Return the first value of a field, or ""."""
    return next((value for found, value in fields if found == name), "")


def leaves(message: Opened) -> Iterator[Leaf]:
    """
    Give the leaves of a message in order, at most MAX_LEAVES.

    A message within the message is one leaf.  A multipart without its boundary is one leaf of text.
    """
    work, given = _WORK, 0
    waiting: list[Iterator[Opened]] = [iter((message,))]
    while waiting and given < MAX_LEAVES:
        part = next(waiting[-1], None)
        if part is None:
            waiting.pop()
            continue
        kind = part.content_type
        if kind.startswith("multipart/") and work > 0:
            work -= part.end - part.body
            spans = _inside(part)
            if spans:
                waiting.append(_parts(part, spans))
                continue
        given += 1
        yield _leaf(part, kind)


def _beginning(raw: bytes) -> int:
    """Return where the header begins: behind empty lines and the line that mbox files put before a message."""
    found = _FROM_LINE.match(raw)
    return found.end() if found else 0


def _opened(
    raw: bytes, start: int, end: int, *, default_type: str = "text/plain", is_truncated: bool = False
) -> Opened:
    stop, body = end, end
    if blank := _BLANK_AT_ONCE.match(raw, start, end) or _BLANK.search(raw, start, end):
        stop, body = blank.start(1), min(blank.end(1) + 1, end)
    elif broken := _NO_FIELD.search(raw, start, end):  # no empty line at all between head and body
        stop = body = broken.start()
    fields: dict[str, list[str]] = {}
    for name, value in read_fields(decoded(raw[start : min(stop, start + MAX_HEAD)])):
        if name in fields:
            fields[name].append(value)
        else:
            fields[name] = [value]
    body = body if fields or stop == start else start
    return Opened(
        raw=raw, fields=fields, body=body, end=end, default_type=default_type, is_truncated=is_truncated
    )


def _parts(whole: Opened, spans: Iterable[tuple[int, int]]) -> Iterator[Opened]:
    """Give the parts of a multipart, each opened when it is its turn."""
    default = "message/rfc822" if whole.content_type == "multipart/digest" else "text/plain"
    return (_opened(whole.raw, start, max(start, end), default_type=default) for start, end in spans)


def _inside(whole: Opened) -> list[tuple[int, int]]:
    """Return where each part of a multipart begins and ends."""
    raw, start, end = whole.raw, whole.body, whole.end
    named = parameter(_BOUNDARY, whole.first("content-type"))
    bounds = _delimiters(raw, start, end, boundary=named.encode("utf-8", "replace")) if named else []
    if not bounds and (found := _ANY_DELIMITER.search(raw, start, min(end, start + MAX_HEAD))):
        bounds = _delimiters(raw, start, end, boundary=found[1])
    return bounds


def _delimiters(raw: bytes, start: int, end: int, *, boundary: bytes) -> list[tuple[int, int]]:
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


def _leaf(part: Opened, kind: str) -> Leaf:
    is_multipart = kind.startswith("multipart/")
    encoding = "" if is_multipart else part.first("content-transfer-encoding")
    return Leaf(
        content_type="text/plain" if is_multipart else kind,
        charset=parameter(_CHARSET, part.first("content-type")),
        encoding=encoding.partition(";")[0].strip().lower(),
        raw=part.raw[part.body : part.end],
        is_attached=part.first("content-disposition").lower().lstrip().startswith("attachment"),
    )
