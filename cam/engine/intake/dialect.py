"""Delimiter and header row, found in the first part of a file by what a lead list looks like."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cam.engine.intake.cells import looks_like_address
from cam.engine.intake.headers import wish
from cam.engine.intake.spelling import squash
from cam.errors import InputError

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
FIELD_SIZE = 131_072  # characters of one cell, as the csv module has it
_SEP_LINE = re.compile(r'"?sep=(.)"?[,;\t|]*(?:\r\n|\r|\n)', re.IGNORECASE)
_HEADER_DEPTH = 30  # rows that may stand above the header: titles, notes, blank lines
_SAMPLE_ROWS = 200
_LONG = 80  # characters: a longer cell is a sentence, not a header
_KEYS = frozenset(("email", "linkedin_url"))


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """
    How the rows of a file are written.

    skipped: characters of the text before the first record that is read (a `sep=` line).  header: index of the
    header among the records from there, counting blank ones; None for a file that has none.
    samples: rows below the header, for questions that only content answers.
    """

    delimiter: str
    skipped: int
    header: int | None
    headers: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    delimiter: str
    rows: Sequence[list[str]]
    header: int
    score: float


def parse_delimiter(text: str) -> str:
    """Return the delimiter that a text names: a character, its name, or `\\t`; raise InputError for none."""
    named = DELIMITERS.get(text.strip().lower(), "\t" if text in ("\\t", "\t") else text)
    if len(named) != 1 or named in '"\r\n' or named.isalnum():
        names = ", ".join(DELIMITERS)
        raise InputError(f"delimiter {text!r}: it must be one character", hint=f"or one of {names}")
    return named


def detect(sample: str, *, delimiter: str = "", wanted: Sequence[str] = (), is_whole: bool = True) -> Dialect:
    """
    Return how a file is written, judged on its beginning.

    delimiter: used as it is where given.  wanted: headers that the user named, which mark the header row.
    is_whole: whether the sample is the whole file; if not, its last row is cut off and not looked at.
    """
    skipped = 0
    told = _SEP_LINE.match(sample)
    if told:
        skipped, delimiter = told.end(), delimiter or told[1]
    text = sample[skipped:]
    wishes = frozenset(map(squash, wanted))
    options = [delimiter] if delimiter else list(DELIMITERS.values())
    candidates = [_candidate(text, option, wishes, is_whole=is_whole) for option in options]
    best = max(candidates, key=lambda candidate: candidate.score)
    return _dialect(best, skipped)


def parsed(lines: Iterable[str], delimiter: str) -> "Reader":
    """Return the csv reader of a file's lines; it raises csv.Error where a cell exceeds FIELD_SIZE."""
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True)


def is_blank(row: Sequence[str]) -> bool:
    """Return whether a row has nothing in it; such a row is no row."""
    return not any(map(str.strip, row))


def _candidate(text: str, delimiter: str, wishes: frozenset[str], *, is_whole: bool) -> _Candidate:
    rows = _some_rows(text, delimiter, is_whole=is_whole)
    widths = Counter(len(row) for row in rows if not is_blank(row))
    width, same = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(1, 0))
    evenness = same / (sum(widths.values()) or 1)
    scores = [_header_score(row, wishes) for row in rows[:_HEADER_DEPTH]]
    top = max(scores, default=0.0)
    if top > 0:
        return _Candidate(
            delimiter=delimiter, rows=rows, header=scores.index(top), score=100 * top + evenness
        )
    header = next((i for i, row in enumerate(rows) if len(row) == width and _is_filled(row)), 0)
    return _Candidate(
        delimiter=delimiter, rows=rows, header=header, score=evenness * (width > 1) + min(width, 50) / 100
    )


def _some_rows(text: str, delimiter: str, *, is_whole: bool) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in parsed(io.StringIO(text, newline=""), delimiter):
            rows.append(row)
            if len(rows) > _SAMPLE_ROWS:
                return rows
    except csv.Error:
        return rows
    return rows if is_whole or len(rows) < 2 else rows[:-1]


def _header_score(row: Sequence[str], wishes: frozenset[str]) -> float:
    """Return how many fields a row names; rows with an address in them name none."""
    if any(map(looks_like_address, row)):
        return 0
    names = [cell for cell in map(str.strip, row) if cell and len(cell) <= _LONG]
    fields = {found.field for found in map(wish, names) if found}
    wished = sum(squash(name) in wishes for name in names)
    return len(fields) + 2 * len(fields & _KEYS) + 3 * wished


def _is_filled(row: Sequence[str]) -> bool:
    return sum(bool(cell.strip()) for cell in row) * 2 > len(row)


def _dialect(best: _Candidate, skipped: int) -> Dialect:
    rows = best.rows
    header = tuple(cell.strip() for cell in rows[best.header]) if rows else ()
    if any(map(looks_like_address, header)):
        first = next(i for i, row in enumerate(rows) if not is_blank(row))
        return _without_header(best, skipped, rows[first:])
    below = tuple(tuple(row) for row in rows[best.header + 1 :] if not is_blank(row))
    return Dialect(
        delimiter=best.delimiter, skipped=skipped, header=best.header, headers=header, samples=below
    )


def _without_header(best: _Candidate, skipped: int, rows: Sequence[list[str]]) -> Dialect:
    width = max(map(len, rows))
    names = tuple(f"column {number + 1}" for number in range(width))
    samples = tuple(tuple(row) for row in rows if not is_blank(row))
    return Dialect(delimiter=best.delimiter, skipped=skipped, header=None, headers=names, samples=samples)
