"""A lead list on disk: what it is, judged on all of it, and its records, read one by one in constant memory."""

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from cam.engine.intake.dialect import Dialect, detect, is_blank, parse_delimiter, parsed
from cam.engine.intake.encoding import Encoding, Survey, known_encoding
from cam.engine.intake.mapping import Columns, header_names, map_columns
from cam.engine.intake.records import Record, read_records
from cam.errors import InputError

_BLOCK = 1 << 20
_SAMPLE = 256_000  # characters: enough for a long preamble and some hundred rows
_EVERY = 2_000  # records between two reports of progress
REJECTS_SUFFIX = ".rejects.csv"


@dataclass(frozen=True, kw_only=True)
class LeadFile:
    """A list that can be imported.  sha256: of its bytes, in hex.  size: in bytes.  lines: about so many."""

    path: Path
    size: int
    lines: int
    sha256: str
    encoding: Encoding
    dialect: Dialect
    columns: Columns

    def records(self, advance: Callable[[int], None] = lambda _bytes: None) -> Iterator[Record]:
        """Return the rows below the header that hold anything; advance: called with bytes read since the last time."""
        with _text(self.path, self.encoding) as (text, binary):
            text.read(self.dialect.skipped)
            lines = iter(text)
            above = parsed(lines, self.dialect.delimiter)
            for _ in range(0 if self.dialect.header is None else self.dialect.header + 1):
                next(above)
            begun = above.line_num + bool(self.dialect.skipped)
            told = 0
            width = len(self.columns.headers)
            for number, record in enumerate(read_records(lines, self.dialect.delimiter, width=width)):
                if number % _EVERY == 0:
                    advance(binary.tell() - told)
                    told = binary.tell()
                if record.problem or not is_blank(record.cells):
                    yield record._replace(line=record.line + begun)
            advance(self.size - told)


def open_list(path: Path, *, named: Sequence[str] = (), encoding: str = "", delimiter: str = "") -> LeadFile:
    """
    Return what a file is, after a look at all of its bytes.

    named: FIELD=HEADER each.  encoding, delimiter: as the user names them, "" to find them.
    Raises InputError for what is no list of leads: missing, a folder, empty, binary, without a column that tells who
    a row is about, and for a mistake in the three options.
    """
    where = path.name
    if encoding:
        known_encoding(encoding)
    wanted_delimiter = parse_delimiter(delimiter) if delimiter else ""
    with _opened(path):
        survey, digest, size = Survey(where=where, named=encoding), hashlib.sha256(), 0
        with path.open("rb", buffering=0) as file:
            while block := file.read(_BLOCK):
                size += len(block)
                digest.update(block)
                survey.feed(block)
        found = survey.finish()
        with _text(path, found) as (text, _):
            sample = text.read(_SAMPLE)
            is_whole = not text.read(1)
    dialect = detect(sample, delimiter=wanted_delimiter, wanted=header_names(named), is_whole=is_whole)
    columns = map_columns(dialect, where=where, named=named, is_rejects=where.endswith(REJECTS_SUFFIX))
    return LeadFile(
        path=path,
        size=size,
        lines=survey.line_ends,
        sha256=digest.hexdigest(),
        encoding=found,
        dialect=dialect,
        columns=columns,
    )


@contextmanager
def _text(path: Path, encoding: Encoding) -> Iterator[tuple[io.TextIOWrapper, io.BufferedReader]]:
    with (
        path.open("rb") as binary,
        io.TextIOWrapper(binary, encoding=encoding.codec, errors=encoding.errors, newline="") as text,
    ):
        yield text, binary


@contextmanager
def _opened(path: Path) -> Iterator[None]:
    """Turn what the file system says about a path into what the user can mend."""
    try:
        mode = path.stat().st_mode
        if S_ISDIR(mode):
            raise InputError(f"{path}: this is a folder, not a file", hint=_csv_inside(path))
        if not S_ISREG(mode):
            raise InputError(f"{path}: this is not a regular file", hint="save the list to a file first")
        yield
    except FileNotFoundError as error:
        if path.name == "-":
            raise InputError("-: a list is read from a file", hint="save it to a file first") from error
        raise InputError(f"{path}: there is no such file", hint=_similar(path)) from error
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise InputError(
            f"{path}: the file cannot be read: {what}", hint="check the path and its permissions"
        ) from error


def _similar(path: Path) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except OSError:
        return f"there is no folder {str(path.parent)!r} either"
    near = get_close_matches(path.name, names, n=1)
    return f"did you mean {str(path.parent / near[0])!r}?" if near else "check the path"


def _csv_inside(path: Path) -> str:
    try:
        inside = sorted(entry.name for entry in path.glob("*.csv"))
    except OSError:
        inside = []
    return f"did you mean {str(path / inside[0])!r}?" if inside else "name a CSV file"
