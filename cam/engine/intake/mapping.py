"""The mapping of a file: which column feeds which field, what stays a custom field, and what the user insists on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from cam.engine.intake.cells import read_address, slug
from cam.engine.intake.dialect import Dialect
from cam.engine.intake.headers import choose, closest_guess, wish
from cam.engine.intake.spelling import squash
from cam.engine.leads import FIELDS
from cam.engine.wordlist import words
from cam.errors import InputError

MAX_COLUMNS = 1000  # a list has at most a few hundred; more is another kind of file
REASON = "reason"  # the column that a rejects file has more than its list
_SHOWN = 12  # headers in an error message
# what a template could not tell from a field of the lead, a namespace or a word of the template language
_TAKEN = frozenset(FIELDS) | words(
    """
    lead strategy sender campaign custom brief not and or if else elif endif in is true false none loop
    """
)


@dataclass(frozen=True, kw_only=True)
class Columns:
    """
    Where the values of a row stand.

    headers: of the whole file.  fields: field to column.  emails: every column with addresses, the best first.
    custom: name of a custom field to column.
    """

    headers: tuple[str, ...]
    fields: Mapping[str, int]
    emails: tuple[int, ...]
    custom: Mapping[str, int]

    @property
    def shown(self) -> dict[str, str]:
        """Return field to header, in the order of the fields."""
        return {field: self.headers[self.fields[field]] for field in FIELDS if field in self.fields}


def map_columns(
    dialect: Dialect, *, where: str, named: Sequence[str] = (), is_rejects: bool = False
) -> Columns:
    """
    Return the mapping of a file's columns.

    where: the file's name, for errors.  named: FIELD=HEADER each, which win over what is found.
    is_rejects: the last column is the reason of an earlier import and no field.
    Raises InputError with every mistake in `named`, or where no column tells who a row is about.
    """
    headers = dialect.headers
    if len(headers) > MAX_COLUMNS:
        raise InputError(
            f"{where}: {len(headers):,} columns, a list has at most {MAX_COLUMNS:,}",
            hint="is it a CSV file, one lead a line?",
        )
    insisted = _insisted(named, headers, where=where)
    found = {} if dialect.header is None else choose(headers, dialect.samples)
    if dialect.header is None and not insisted:
        if len(headers) > 1 or not _is_of_addresses(dialect):
            raise _no_header(dialect, where=where)
        found = {"email": [0]}
    fields = {field: columns[0] for field, columns in found.items() if columns[0] not in insisted.values()}
    fields |= insisted
    emails = [column for column in found.get("email", ()) if column not in insisted.values()]
    emails = [insisted["email"], *emails] if "email" in insisted else emails
    if not emails and "linkedin_url" not in fields:
        raise _nobody(dialect, where=where)
    if emails:
        fields["email"] = emails[0]
    skipped = {len(headers) - 1} if is_rejects and squash(headers[-1]) == REASON else set()
    custom = _custom(dialect, used={*fields.values(), *skipped})
    return Columns(headers=headers, fields=fields, emails=tuple(emails), custom=custom)


def _is_of_addresses(dialect: Dialect) -> bool:
    """Return whether a file of one column is a list of addresses; other texts hold some too."""
    cells = [row[0] for row in dialect.samples]
    read = sum(isinstance(read_address(cell), str) for cell in cells)
    return read * 2 > len(cells)


def header_names(named: Sequence[str]) -> tuple[str, ...]:
    """Return the headers that FIELD=HEADER pairs speak of."""
    return tuple(pair.partition("=")[2].strip() for pair in named if pair.partition("=")[2].strip())


def _insisted(named: Sequence[str], headers: Sequence[str], *, where: str) -> dict[str, int]:
    problems: list[str] = []
    columns: dict[str, int] = {}
    known: dict[str, str] = {}
    exact = {header: index for index, header in reversed(list(enumerate(headers)))}
    folded = {squash(header): index for index, header in reversed(list(enumerate(headers)))}
    for pair in named:
        field, equals, header = (part.strip() for part in pair.partition("="))
        field = field.lower().replace("-", "_").replace(" ", "_")
        column = exact.get(header, folded.get(squash(header)))
        if not equals or not field or not header:
            problems.append(f"--map {pair}: it must be FIELD=HEADER, for example email='Work Email'")
        elif field not in FIELDS:
            meant = wish(field)
            near = (
                f", did you mean {meant.field!r}?"
                if meant and meant.field in FIELDS
                else _near(field, FIELDS)
            )
            problems.append(f"--map {pair}: there is no field {field!r}{near}")
            known["fields"] = f"the fields are {', '.join(FIELDS)}"
        elif column is None:
            problems.append(f"--map {pair}: {where} has no column {header!r}{_near(header, headers)}")
            known["columns"] = f"the columns are {_listed(headers)}"
        elif field in columns and columns[field] != column:
            problems.append(f"--map {pair}: {field} is mapped twice")
        else:
            columns[field] = column
    if problems:
        hint = "; ".join(known.values()) or f"the columns are {_listed(headers)}"
        raise InputError(
            problems[0] if len(problems) == 1 else "--map: not usable", hint=hint, problems=problems
        )
    return columns


def _near(text: str, known: Sequence[str]) -> str:
    found = process.extractOne(text, known, scorer=fuzz.WRatio, score_cutoff=60)
    return f", did you mean {found[0]!r}?" if found else ""


def _custom(dialect: Dialect, *, used: set[int]) -> dict[str, int]:
    """Return the remaining columns under names that templates can use; nameless empty ones are left out."""
    custom: dict[str, int] = {}
    for index, header in enumerate(dialect.headers):
        if index in used or not (
            header or any(row[index].strip() for row in dialect.samples if index < len(row))
        ):
            continue
        stem = slug(header) or f"column_{index + 1}"
        name, number = stem, 1
        while name in custom or name in _TAKEN:
            number += 1
            name = f"{stem}_{number}"
        custom[name] = index
    return custom


def _listed(headers: Sequence[str]) -> str:
    named = [repr(header[:40]) for header in headers if header]
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return ", ".join(named[:_SHOWN]) + more if named else "none"


def _nobody(dialect: Dialect, *, where: str) -> InputError:
    if not any(dialect.headers):
        return InputError(f"{where}: there is nothing in it but blank lines", hint="export the list again")
    guess = closest_guess(dialect.headers, dialect.samples)
    hint = "add a column 'email' or 'linkedin_url', or name one with --map email=HEADER"
    if len(dialect.headers) == 1 and not dialect.headers[0].isalnum():
        hint = "it was read as one column: name the character between the columns with --delimiter"
    elif guess is not None:
        field, header = guess
        hint = f"if {header!r} holds it, add --map {field}={_quoted(header)}"
    what = f"{where}: no column holds an email address or a LinkedIn URL; the columns are {_listed(dialect.headers)}"
    return InputError(what, hint=hint)


def _no_header(dialect: Dialect, *, where: str) -> InputError:
    if len(dialect.headers) == 1:
        return InputError(
            f"{where}: this is no list: few of its lines are addresses", hint="export it as CSV"
        )
    first = next((cell for row in dialect.samples for cell in row if "@" in cell), "")
    column = next((i for row in dialect.samples[:1] for i, cell in enumerate(row) if "@" in cell), 0)
    hint = (
        f"add one, such as 'email,first_name,company', or name the columns: --map email='column {column + 1}'"
    )
    return InputError(f"{where}: there is no header row, it begins with {first.strip()[:60]!r}", hint=hint)


def _quoted(header: str) -> str:
    return header if header.isalnum() else "'" + header.replace("'", "'\\''") + "'"
