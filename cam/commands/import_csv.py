"""import-csv: a real, dirty list becomes the leads of a campaign."""

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import door
from cam.errors import UsageError

if TYPE_CHECKING:
    from cam.usecases.import_leads import Counts, ImportReport

FATES = ("imported", "updated", "unchanged", "duplicates", "suppressed", "rejected")
NAMES = {"\t": "tab", ",": "comma", ";": "semicolon", "|": "pipe"}
NOTHING_ACCEPTED = 1


def command(
    path: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="The CSV file.", show_default=False)
    ] = None,
    path_option: Annotated[
        Path | None, typer.Option("--path", metavar="FILE", help="The CSV file, named by an option.")
    ] = None,
    campaign: Annotated[
        str | None,
        typer.Option(
            "--campaign",
            "--campaign-name",
            metavar="NAME",
            help="Campaign, by name or id; a new name makes a draft.",
        ),
    ] = None,
    named: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=HEADER", help="Take a field from this column; may be repeated."),
    ] = None,
    encoding: Annotated[
        str, typer.Option(metavar="NAME", help="Encoding, where the one found is wrong.")
    ] = "",
    delimiter: Annotated[
        str, typer.Option(metavar="CHARACTER", help="Delimiter: a character, or comma, semicolon, tab, pipe.")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would happen and change nothing.")
    ] = False,
    rejects: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where rejected rows go instead of PATH.rejects.csv.")
    ] = None,
) -> None:
    """
    Import leads from a CSV file into a campaign, which is made where it is new.

    Encoding, delimiter and columns are found; known leads are updated and never blanked; a row that cannot be used
    goes to PATH.rejects.csv with the reason. Importing a file again changes nothing.

        cam import-csv leads.csv --campaign "Q1"
    """  # fmt: skip
    from cam.usecases.import_leads import ImportOptions, import_leads

    if (path is None) is (path_option is None):
        said = "no file was named" if path is None else f"two files were named, {path} and {path_option}"
        raise UsageError(f"cam import-csv: {said}", hint="cam import-csv leads.csv --campaign NAME")
    file = path or path_option or Path()
    options = ImportOptions(
        path=file, campaign=campaign, named=tuple(named or ()), encoding=encoding, delimiter=delimiter,
        is_dry_run=dry_run, rejects=rejects,
    )  # fmt: skip
    size = file.stat().st_size if file.is_file() else None
    with (
        door().desk(read_only=dry_run) as desk,
        door().progress(f"importing {file.name}", total=size) as advance,
    ):
        report = import_leads(desk, options, advance=advance)
    door().emit(document(report), lambda: _print(report))
    if report.counts.rejected == report.counts.rows:
        raise typer.Exit(NOTHING_ACCEPTED)


def document(report: "ImportReport") -> dict[str, object]:
    """Return the JSON document of an import (docs/reference/json.md)."""
    counts = report.counts
    return {
        "campaign": report.campaign,
        "path": str(report.path),
        "rows": counts.rows,
        **{fate: getattr(counts, fate) for fate in FATES},
        "enrolled": counts.enrolled,
        "rejects_file": str(report.rejects_file) if report.rejects_file else None,
        "encoding": report.encoding,
        "delimiter": report.delimiter,
        "mapping": report.mapping,
        "custom_fields": list(report.custom_fields),
        "seconds": round(report.seconds, 3),
    }


def _print(report: "ImportReport") -> None:
    say, counts = door().say, report.counts
    kind = NAMES.get(report.delimiter, repr(report.delimiter))
    prefix = "[DRY RUN] " if report.is_dry_run else ""
    say(
        f"{prefix}{report.path}: {counts.rows:,} {'row' if counts.rows == 1 else 'rows'}, {report.encoding}, {kind}"
    )
    say()
    for field, header in report.mapping.items():
        say(f"  {field:<13} {header}")
    if report.custom_fields:
        shown = ", ".join(report.custom_fields[:8])
        more = len(report.custom_fields) - 8
        say(f"  {'custom':<13} {shown}" + (f" and {more} more" if more > 0 else ""))
    say()
    told = [f"{getattr(counts, fate):,} {_named(fate, counts)}" for fate in FATES if getattr(counts, fate)]
    say(", ".join(told))
    is_made = report.is_new_campaign and counts.rejected < counts.rows
    new = " (new)" if is_made else ""
    verb = "would join" if report.is_dry_run else "joined"
    if counts.rejected < counts.rows:  # else there may be no such campaign
        leads = "lead" if counts.enrolled == 1 else "leads"
        say(f"{counts.enrolled:,} {leads} {verb} campaign {report.campaign!r}{new}")
    _print_rejects(report)
    _print_next(report)


def _named(fate: str, counts: "Counts") -> str:
    return "duplicate" if fate == "duplicates" and counts.duplicates == 1 else fate


def _print_rejects(report: "ImportReport") -> None:
    if not report.counts.rejected:
        return
    door().say()
    for line, reason in report.first_rejects:
        door().prose(f"line {line}: {reason}", indent="  ", hanging="    ")
    more = report.counts.rejected - len(report.first_rejects)
    if more > 0:
        door().say(f"  and {more:,} more")
    if report.rejects_file:
        door().prose(
            f"rejected rows are in {report.rejects_file}: mend them there and import that file", hanging="  "
        )


def _print_next(report: "ImportReport") -> None:
    again = f"cam import-csv {quote(str(report.path))} --campaign {quote(report.campaign)}"
    preview = f"cam preview --campaign {quote(report.campaign)}"
    if report.counts.rejected == report.counts.rows:
        return
    door().note(f"next: {again if report.is_dry_run else preview}")
