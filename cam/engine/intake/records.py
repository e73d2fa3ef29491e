"""Lines to records, with a quote that nobody closed mended instead of swallowing the rest of the file."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from cam.engine.intake.dialect import FIELD_SIZE, parsed

_UNCLOSED = "a quote is opened and not closed in this row"
_TOO_LONG = f"a cell is longer than {FIELD_SIZE:,} characters"
_BATCH = 4096  # lines read ahead, so that no line costs a Python call of its own


class Record(NamedTuple):
    """One record.  line: number of its first line in the file.  problem: why it cannot be read, "" if it can."""

    line: int
    cells: list[str]
    problem: str


def read_records(lines: Iterable[str], delimiter: str, *, width: int) -> Iterator[Record]:
    """
    Return the records of a file one by one.

    lines: with their line ends.  width: cells of a whole record.  Where a quote stays open, its line alone is a
    record with a problem, and reading goes on behind it: no other row is lost.
    """
    source = _Source(lines)
    reader, before = parsed(source.all(), delimiter), 0
    while True:
        problem = ""
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            problem, cells = _TOO_LONG, []
        read = before + reader.line_num
        if problem or read - source.begun > 1:
            problem = _trouble(source, cells, read, delimiter, width=width, so_far=problem)
        if problem:
            first, others = source.held(source.begun, source.begun + 1)[0], source.held(source.begun + 1)
            cells = [_unquoted(cell) for cell in first.rstrip("\r\n")[:FIELD_SIZE].split(delimiter)]
            before = read = source.begun + 1
            reader = parsed(chain(others, source.all()), delimiter)
        yield Record(source.begun + 1, cells, problem)
        source.begun = read


class _Source:
    """The lines of a file, with those since the beginning of the record in hand kept to be read again."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._held: list[str] = []
        self._before = 0  # lines of the file before the held ones
        self.begun = 0  # lines of the file before the record in hand
        self.is_exhausted = False

    def all(self) -> Iterator[str]:
        """Return the lines that were not given out yet."""
        return chain.from_iterable(self._batches())

    def held(self, begin: int, end: int | None = None) -> Sequence[str]:
        """Return the kept lines from one place in the file to another."""
        return self._held[begin - self._before : None if end is None else end - self._before]

    def ends_at(self, line: int) -> bool:
        """Return whether the file was read to its end, which is there."""
        return self.is_exhausted and line == self._before + len(self._held)

    def _batches(self) -> Iterator[list[str]]:
        while batch := list(islice(self._lines, _BATCH)):
            del self._held[: self.begun - self._before]
            self._before = self.begun
            self._held += batch
            yield batch
        self.is_exhausted = True


def _unquoted(cell: str) -> str:
    """Return a cell without the quote that was opened and not closed, so that it is whole once a human agrees."""
    return cell.removeprefix('"') if cell.count('"') % 2 else cell


def _trouble(
    source: _Source, cells: Sequence[str], read: int, delimiter: str, *, width: int, so_far: str
) -> str:
    """Return what is wrong with a record of several lines, "" for an honest one."""
    lines = source.held(source.begun, read)
    if so_far:
        return so_far if len(lines) < 2 else _UNCLOSED
    if source.ends_at(read) and sum(line.count('"') for line in lines) % 2:
        return _UNCLOSED
    # whole records inside one cell: its quote was closed by the next one, far below
    enough = max(width - 1, 2)
    swallowed = (line for cell in cells if "\n" in cell or "\r" in cell for line in cell.splitlines()[1:])
    return _UNCLOSED if any(line.count(delimiter) >= enough for line in swallowed) else ""
