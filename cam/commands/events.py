"""events: the audit log."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import door
from cam.commands.options import CampaignFilter
from cam.commands.output import cell, to_json

if TYPE_CHECKING:
    from cam.usecases.desk import Desk
    from cam.usecases.events import Filter, Told

COLUMNS = ("id", "at", "name", "campaign", "lead", "mailbox", "message", "details")
EVERY_SECONDS = 1.0


def command(
    campaign: CampaignFilter = None,
    lead: Annotated[str | None, typer.Option("--lead", metavar="LEAD", help="Of one lead.")] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Of one name, or a beginning: message.")
    ] = None,
    since: Annotated[
        str, typer.Option("--since", metavar="DAY", help="From a day on: 2026-03-01, 7d, 4w.")
    ] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="The newest so many.")] = 20,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on as things happen.")] = False,
) -> None:
    """
    Print what happened, oldest first; --follow goes on, one line an event.

        cam events --lead ada@acme.example
    """
    from cam.usecases.events import Filter, list_events

    with door().desk(read_only=True) as desk:
        chosen = Filter(campaign=campaign, lead=lead, name=name or "", since=since)
        found = list_events(desk, chosen, limit=limit)
        if follow:
            _follow(desk, chosen, found)
        else:
            rows = [_row(one) for one in found]
            door().emit(rows, lambda: _print(found))


def _row(one: "Told") -> dict[str, object]:
    return {name: getattr(one, name) for name in COLUMNS}


def _print(found: list["Told"]) -> None:
    if not found:
        door().note("nothing like that has happened")
    for one in found:
        _print_line(one)


def _print_line(one: "Told") -> None:
    about = [text for text in (one.campaign, one.lead, one.mailbox) if text]
    details = [
        f"{key}={cell(value, door().zone)}"
        for key, value in one.details.items()
        if key != "traceback" and value != ""
    ]
    door().prose("  ".join([door().local(one.at), one.name, *about, *details]), hanging="    ")


def _follow(desk: "Desk", chosen: "Filter", found: list["Told"]) -> None:
    """Print what is there and what comes, until interrupted; with --json a line is a document."""
    from threading import Event

    from cam.usecases.events import after

    last, pause = 0, Event()
    while True:
        for one in found:
            last = one.id
            if door().as_json:
                door().say(to_json(_row(one), indent=None))
            else:
                _print_line(one)
        sys.stdout.flush()
        pause.wait(EVERY_SECONDS)
        found = after(desk, chosen, last)
