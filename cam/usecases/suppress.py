"""Suppressions by hand: add, list, import and remove who is never written to."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from cam.engine.suppressions import Suppression, Target, parse_target
from cam.errors import InputError, NotFound
from cam.store import suppressions
from cam.store.suppressions import Consequences
from cam.usecases.desk import Desk

if TYPE_CHECKING:
    from _csv import Reader

BY_HAND = "by hand"
HEADERS = frozenset(
    {"email", "e-mail", "email address", "e-mail address", "address", "domain", "value", "recipient"}
)
SHOWN_PROBLEMS = 20
HEAD = 65_536


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What a file of suppressions did.  rows == added + known + len(problems)."""

    path: str
    rows: int
    added: int
    known: int
    leads: int
    cancelled: int
    problems: tuple[str, ...]


def suppress(desk: Desk, values: Sequence[str], *, reason: str) -> tuple[list[Suppression], Consequences]:
    """
    Suppress addresses, domains or LinkedIn URLs and return them with what that changed; all or none.

    Raises InputError with every value that is none of these.
    """
    targets, problems = _parsed(enumerate(values, 1), where="")
    if problems:
        raise InputError(
            problems[0] if len(problems) == 1 else f"{len(problems)} of {len(values)} cannot be suppressed",
            problems=problems if len(problems) > 1 else (),
            hint="write an address, a domain or a LinkedIn URL",
        )
    with desk.db.write() as connection:
        done = suppressions.suppress_all(connection, targets, reason=reason, source=BY_HAND, at=desk.clock())
        found = [suppressions.is_suppressed(connection, target.value) for target in targets]
    return [one for one in found if one is not None], done


def list_suppressions(desk: Desk, *, search: str = "", limit: int | None = None) -> list[Suppression]:
    """Return the suppressions, newest first."""
    with desk.db.read() as connection:
        return suppressions.all_suppressions(connection, search=search, limit=limit)


def unsuppress(desk: Desk, value: str) -> Suppression:
    """
    Take a suppression away and return it; nobody is written to again by this alone.

    Raises NotFound with what covers the value instead.
    """
    target = parse_target(value)
    with desk.db.write() as connection:
        removed = suppressions.remove(connection, value=target.value, at=desk.clock())
        if removed is None:
            near = suppressions.closest(connection, target.value)
            hint = "" if near else "run 'cam suppress list'"
            raise NotFound(f"suppression {target.value!r}: there is none", near=near, hint=hint)
        return removed


def import_suppressions(desk: Desk, path: Path, *, reason: str) -> Imported:
    """
    Suppress every address, domain and LinkedIn URL of a text or CSV file, one a line or in its first fitting column.

    Additive and safe to run again: chunk by chunk, each with its consequences in one transaction. Lines that hold
    none are told of and stop nothing.  Raises InputError where the file cannot be read, or no line of it fits.
    """
    source = f"file {path.name}"
    total, rows, problems = Consequences(), 0, list[str]()
    for chunk in _chunks(_lines(path)):
        targets, strays = _parsed(chunk, where=f"{path.name} line ")
        rows += len(chunk)
        problems += strays
        with desk.db.write() as connection:
            total += suppressions.suppress_all(
                connection, targets, reason=reason, source=source, at=desk.clock()
            )
    if rows == len(problems):
        what = "no line holds an address or a domain" if rows else "nothing is in it"
        raise InputError(
            f"{path}: {what}", hint="write one address or domain a line", problems=problems[:SHOWN_PROBLEMS]
        )
    return Imported(
        path=str(path), rows=rows, added=total.added, known=rows - total.added - len(problems), leads=total.leads,
        cancelled=total.cancelled, problems=tuple(problems),
    )  # fmt: skip


def _chunks(lines: Iterator[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    while chunk := list(islice(lines, suppressions.CHUNK)):
        yield chunk


def _parsed(values: Iterable[tuple[int, str]], *, where: str) -> tuple[list[Target], list[str]]:
    targets: list[Target] = []
    problems: list[str] = []
    for number, value in values:
        try:
            targets.append(parse_target(value))
        except InputError as error:
            problems.append(f"{where}{number}: {error.what}" if where else error.what)
    return targets, problems


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Give (line number, the cell that names somebody) of a text or CSV file, without comments and blank lines."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
        with path.open(encoding=_encoding(head, path), errors="replace", newline="") as text:
            rows = csv.reader(text, delimiter=_delimiter(head))
            yield from _cells(rows)
    except OSError as error:
        raise InputError(
            f"{path}: {(error.strerror or 'cannot be read').lower()}", hint="check the path"
        ) from error
    except (csv.Error, UnicodeError) as error:
        raise InputError(
            f"{path}: this is no text: {error}", hint="save it as text or CSV in UTF-8"
        ) from error


def _cells(rows: "Reader") -> Iterator[tuple[int, str]]:
    column = 0
    for row in rows:
        cells = [cell.strip().strip("<>") for cell in row]
        if not any(cells) or cells[0].startswith("#"):
            continue
        headings = [index for index, cell in enumerate(cells) if cell.lower() in HEADERS]
        if headings and not any("@" in cell for cell in cells):
            column = headings[0]
            continue
        yield rows.line_num, cells[column] if column < len(cells) else ""


def _encoding(head: bytes, path: Path) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in head:
        raise InputError(f"{path}: this is no text", hint="save it as text or CSV in UTF-8")
    return "utf-8-sig"


def _delimiter(head: bytes) -> str:
    first = head.splitlines()[0] if head else b""
    return max(",;\t|", key=lambda mark: first.count(mark.encode()))
