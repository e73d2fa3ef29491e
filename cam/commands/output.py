"""Text for people and JSON for programs: cells, tables, times, and no escape sequence from data."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

# C0 without tab and newline, DEL, C1, the bidirectional overrides, line separators and lone surrogates
_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BLANKS = re.compile(r"[\t\r\n]+")
GAP = "  "
NOTHING = "-"  # a cell of which nothing is known
INDENT = "    "  # of the columns of a row that stand below the first ones


def clean(text: str) -> str:
    """Return the text with all that could steer a terminal made visible: an escape shows as `\\x1b`."""
    return _HOSTILE.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def width(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shorten(text: str, columns: int) -> str:
    """Return the text in at most that many columns, with an ellipsis where something was cut."""
    if width(text) <= columns:
        return text
    kept, used = "", 0
    for character in text:
        used += _columns(character)
        if used > columns - 1:
            break
        kept += character
    return kept.rstrip() + "…"


def wrapped(text: str, columns: int, *, indent: str = "", hanging: str | None = None) -> list[str]:
    """
    Return a text in lines of at most that many columns, broken between words; a word is never cut, no line is lost.

    indent: before every line.  hanging: before the second and further lines of a paragraph, where it differs.
    """
    lines = []
    for paragraph in text.splitlines() or [""]:
        current = indent
        is_bare = True
        for word in paragraph.rstrip().split(" "):
            if not is_bare and width(current) + 1 + width(word) > columns:
                lines.append(current.rstrip())
                current, is_bare = indent if hanging is None else hanging, True
            current += word if is_bare else f" {word}"
            is_bare = False
        lines.append(current.rstrip())
    return lines


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, which takes an s for every number but one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def local_time(moment: datetime, zone: "ZoneInfo") -> str:
    """Return a moment as a person of that zone reads it: 2026-03-03 09:00."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def zoned_time(moment: datetime, zone: "ZoneInfo") -> str:
    """Return the same with the name of the zone: 2026-03-03 09:00 America/Lima."""
    return f"{local_time(moment, zone)} {zone.key}"


def rfc3339(moment: datetime) -> str:
    """Return a moment in UTC: 2026-03-03T14:00:00Z, with microseconds only where there are some."""
    if moment.tzinfo is None:
        raise ValueError(f"a naive time cannot be printed: {moment!r}")
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def to_json(document: object, *, indent: int | None = 2) -> str:
    """
    Return one JSON document; without indent on one line.

    Times are RFC 3339 in UTC, enums their values, dataclasses objects. Only ASCII leaves, so that neither
    the encoding of the terminal nor an escape sequence in a lead's name matters.
    """
    import json

    return json.dumps(document, default=_plain, indent=indent)


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return rfc3339(value)
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, PurePath):
        return str(value)
    raise TypeError(f"cannot write {type(value).__name__} as JSON")


def cell(value: object, zone: "ZoneInfo") -> str:
    """Return one cell of a table: one line, harmless; what is unknown is a dash."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return local_time(value, zone)
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return cell(", ".join(str(item) for item in value), zone)
    return clean(_BLANKS.sub(" ", str(value)).strip()) or NOTHING


@dataclass(frozen=True, kw_only=True)
class Table:
    """The lines of a table: its heading, of one line or more, and what stands below it."""

    heading: tuple[str, ...]
    rows: tuple[str, ...]


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    zone: "ZoneInfo",
    columns_of_terminal: int | None,
    spare: Sequence[str] = (),
) -> Table:
    """
    Return a table: a heading, then the rows, numbers to the right.

    columns_of_terminal: where a row is wider, first the spare columns go, in their order; then the last columns stand
    below the first ones, indented, and what is wider still is broken between words; nothing is cut, and a lower line
    without anything is left out.  None: each row is one line, with all its columns.
    """
    values = [list(row) for row in rows]
    cells = [[cell(value, zone) for value in row] for row in values]
    widths = [
        max([width(heading), *(width(row[index]) for row in cells)]) for index, heading in enumerate(columns)
    ]
    right = [_is_number_column([row[index] for row in values]) for index in range(len(columns))]
    kept = _kept(widths, [columns.index(name) for name in spare], columns_of_terminal)
    folds = _folds(widths, kept, columns_of_terminal)
    heading, *below = [
        tuple(_lines(row, folds, widths, right, room=columns_of_terminal)) for row in [list(columns), *cells]
    ]
    return Table(heading=heading, rows=tuple(line for lines in below for line in lines))


def _kept(widths: Sequence[int], spare: Sequence[int], room: int | None) -> list[int]:
    """Return the columns without the spare ones for which there is no room in the line."""
    kept = list(range(len(widths)))
    for index in spare:
        if room is None or sum(widths[i] for i in kept) + len(GAP) * (len(kept) - 1) <= room:
            break
        kept.remove(index)
    return kept


def _folds(widths: Sequence[int], kept: Sequence[int], room: int | None) -> list[list[int]]:
    """Return which columns stand together in a line, as many as there is room for; all of them where it is endless."""
    folds: list[list[int]] = [[]]
    used = 0
    for index in kept:
        columns = widths[index]
        if folds[-1] and room is not None and used + len(GAP) + columns > room:
            folds.append([])
            used = len(INDENT)
        used += columns + (len(GAP) if folds[-1] else 0)
        folds[-1].append(index)
    return folds


def _lines(
    row: Sequence[str],
    folds: Sequence[Sequence[int]],
    widths: Sequence[int],
    right: Sequence[bool],
    *,
    room: int | None,
) -> Iterator[str]:
    for number, fold in enumerate(folds):
        if number and all(row[i] == NOTHING for i in fold):
            continue
        indent = INDENT if number else ""
        text = indent + _line(
            [row[i] for i in fold], [widths[i] for i in fold], right=[right[i] for i in fold]
        )
        if room is None or width(text) <= room:
            yield text
        else:
            yield from wrapped(text.lstrip(), room, indent=indent, hanging=INDENT * 2)


def _is_number_column(values: Sequence[object]) -> bool:
    known = [value for value in values if value is not None and value != ""]
    return bool(known) and all(
        isinstance(value, (int, float)) and not isinstance(value, bool) for value in known
    )


def _line(cells: Sequence[str], widths: Sequence[int], *, right: Sequence[bool]) -> str:
    parts = []
    for text, columns, is_right in zip(cells, widths, right, strict=True):
        padding = " " * (columns - width(text))
        parts.append(padding + text if is_right else text + padding)
    return GAP.join(parts).rstrip()
