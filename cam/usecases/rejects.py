"""The rejects file: the rows that made no lead, with the reason, ready to be mended and imported again."""

import csv
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any

from cam.engine.cells import safe_cell
from cam.engine.intake.mapping import REASON
from cam.errors import InputError

DELIMITERS = ",;\t|"  # the rejects of another list may stand there, written as that list was


def refuse_overwriting(path: Path, *, delimiter: str) -> None:
    """Raise InputError where the rejects would take the place of a file that holds something else: a list, settings."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            headers = [_header(file, one) for one in {delimiter, *DELIMITERS}]
    except FileNotFoundError:
        return
    except (OSError, csv.Error) as error:
        raise _taken(path) from error
    if any(headers) and not any(header and header[-1].strip() == REASON for header in headers):
        raise _taken(path)


def _header(file: IO[str], delimiter: str) -> list[str]:
    file.seek(0)
    return next(csv.reader(file, delimiter=delimiter), [])


def _taken(path: Path) -> InputError:
    return InputError(
        f"--rejects {path}: it is there already and holds no rejected rows", hint="name another file"
    )


class RejectsFile:
    """
    Collects rejected rows beside its final place, and takes that place at once and whole, or not at all.

    headers: of the list, in its order; a rejects file that is imported again gets its reasons anew.
    The first row makes the file; without one there is none.
    """

    def __init__(self, path: Path, *, headers: Sequence[str], delimiter: str) -> None:
        self.path = path
        is_rejects = bool(headers) and headers[-1] == REASON
        self._headers = headers[:-1] if is_rejects else headers
        self._of_list = len(headers)
        self._delimiter = delimiter
        self._file: IO[str] | None = None
        self._writer: Any = None

    def add(self, cells: Sequence[str], reason: str) -> None:
        """Add one row as the list has it, padded to the header's width."""
        if self._writer is None:
            self._begin()
        width = len(self._headers)
        row = [*cells[:width], *[""] * (width - len(cells))]
        # what stood too far right stays there: it is not lost, and the row is refused until somebody mends it
        self._write([*row, reason, *cells[self._of_list :]])

    def keep(self) -> Path | None:
        """Put the file into its place and return the path, None where no row was rejected."""
        if self._file is None:
            return None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        Path(self._file.name).replace(self.path)
        self._file = None
        return self.path

    def discard(self) -> None:
        """Leave nothing behind; does nothing after keep()."""
        if self._file is not None:
            self._file.close()
            Path(self._file.name).unlink(missing_ok=True)
            self._file = None

    def _begin(self) -> None:
        try:
            self._file = tempfile.NamedTemporaryFile(  # noqa: SIM115 - it lives as long as the import
                "w",
                encoding="utf-8-sig",
                newline="",
                dir=self.path.parent,
                prefix=f".{self.path.name}.",
                delete=False,
            )
        except OSError as error:
            what = (error.strerror or str(error)).lower()
            hint = "name a place that you can write to with --rejects FILE"
            raise InputError(f"{self.path}: the rejects cannot be written: {what}", hint=hint) from error
        self._writer = csv.writer(self._file, delimiter=self._delimiter)
        self._write([*self._headers, REASON])

    def _write(self, row: Iterable[str]) -> None:
        self._writer.writerow([safe_cell(cell) for cell in row])
