"""suppress: addresses and domains that are never written to."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import door
from cam.commands.options import ReasonOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cam.engine.suppressions import Suppression
    from cam.store.suppressions import Consequences
    from cam.usecases.suppress import Imported

app = typer.Typer(no_args_is_help=True, help="Addresses and domains that are never written to.")

COLUMNS = ("id", "kind", "value", "reason", "source", "created_at")
SHOWN = 10


@app.command("add")
def add_command(
    values: Annotated[
        list[str], typer.Argument(metavar="VALUE", help="Addresses, domains or LinkedIn URLs.")
    ],
    reason: ReasonOption = "",
) -> None:
    """
    Never write to these again, in any campaign. A domain covers everything below it.

        cam suppress add ana@firm.example competitor.example
    """
    from cam.usecases.suppress import suppress

    with door().desk() as desk:
        found, done = suppress(desk, values, reason=reason)
    door().emit([_row(one) for one in found], lambda: _print_added(found, done))


@app.command("list")
def list_command(
    search: Annotated[str, typer.Option("--search", metavar="TEXT", help="Only values with this text.")] = "",
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help="Show at most this many.")
    ] = None,
) -> None:
    """
    List who is never written to, newest first.

        cam suppress list --search firm.example
    """
    from cam.usecases.suppress import list_suppressions

    with door().desk(read_only=True) as desk:
        found = list_suppressions(desk, search=search, limit=limit)
    empty = f"no suppression contains {search!r}" if search else "nobody is suppressed"
    door().rows(COLUMNS, [[getattr(one, name) for name in COLUMNS] for one in found], empty=empty)


@app.command("import")
def import_command(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Text or CSV, one address or domain a line.")],
    reason: ReasonOption = "",
) -> None:
    """
    Suppress everybody in a file; what stands already stays, and nothing is ever taken away.

        cam suppress import unsubscribed.csv --reason "old tool"
    """
    from cam.usecases.suppress import import_suppressions

    with door().desk() as desk:
        done = import_suppressions(desk, path, reason=reason)
    door().emit([done], lambda: _print_imported(done))


@app.command("remove")
def remove_command(
    value: Annotated[str, typer.Argument(metavar="VALUE", help="As 'cam suppress list' shows it.")],
) -> None:
    """
    Take a suppression away. Nobody is written to again by this alone.

        cam suppress remove ana@firm.example
    """
    from cam.usecases.suppress import unsuppress

    with door().desk() as desk:
        removed = unsuppress(desk, value)
    door().emit([_row(removed)], lambda: _print_removed(removed))


def _row(one: "Suppression") -> dict[str, object]:
    return {name: getattr(one, name) for name in COLUMNS}


def _print_added(found: "Sequence[Suppression]", done: "Consequences") -> None:
    known = len(found) - done.added
    for one in found[:SHOWN]:
        door().say(f"{one.value} is never written to")
    if len(found) > SHOWN:
        door().say(f"... and {len(found) - SHOWN} more")
    if known:
        door().say(f"{known} stood already")
    door().say(_effect(done.leads, done.cancelled))


def _effect(leads: int, cancelled: int) -> str:
    people = "1 known lead" if leads == 1 else f"{leads} known leads"
    rows = "1 queued message" if cancelled == 1 else f"{cancelled} queued messages"
    return f"it covers {people}; {rows} withdrawn"


def _print_imported(done: "Imported") -> None:
    door().say(
        f"{done.path}: {done.added} suppressed, {done.known} stood already, {len(done.problems)} not understood"
    )
    door().say(_effect(done.leads, done.cancelled))
    for problem in done.problems[:SHOWN]:
        door().note(f"  {problem}")
    if len(done.problems) > SHOWN:
        door().note(f"  ... and {len(done.problems) - SHOWN} more")


def _print_removed(removed: "Suppression") -> None:
    door().say(f"{removed.value} is no longer suppressed (it was: {removed.reason or removed.source})")
    person = removed.value if removed.kind == "address" else "EMAIL"
    door().note(f"nobody is written to again by this alone: cam lead mark {person} reopen")
