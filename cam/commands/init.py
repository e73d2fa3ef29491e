"""`cam init`: make a workspace."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import Door, door
from cam.commands.options import YesOption
from cam.errors import InputError

if TYPE_CHECKING:
    from cam.usecases.init import Made

PURPOSE = {
    "cam.toml": "settings, every key with its default",
    "leads.csv": "an example list",
    ".gitignore": "keeps personal data out of version control",
}


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder; made where it is not there.")
    ] = Path(),
    sender_name: Annotated[str, typer.Option("--sender-name", metavar="TEXT", help="Your name.")] = "",
    postal_address: Annotated[
        str,
        typer.Option(
            "--postal-address", metavar="TEXT", help="Your postal address, for the end of every mail."
        ),
    ] = "",
    timezone: Annotated[
        str,
        typer.Option(
            "--timezone", metavar="IANA", help="Your time zone, like Europe/Lisbon; UTC if not given."
        ),
    ] = "",
    yes: YesOption = False,
) -> None:
    """
    Make a workspace: settings, sequences and an example list.

    On a terminal it asks for what is not given; elsewhere, and with --yes, it takes defaults. Nothing that
    is there is overwritten.

        cam init outreach --sender-name "Ana Silva"
    """
    from cam.usecases.init import init

    own = door()
    root = (Path.cwd() / folder.expanduser()).resolve()
    if own.is_tty and not yes:
        sender_name = sender_name or own.ask("Your name, as recipients see it")
        postal_address = postal_address or own.ask("Your postal address (every mail carries it)")
        timezone = timezone or own.ask("Your time zone", default=_system_zone())
    timezone = timezone or "UTC"
    _check_zone(timezone)
    made = init(root, sender_name=sender_name, postal_address=postal_address, timezone=timezone)
    document = {"workspace": str(made.root), "files": list(made.files), "kept": list(made.kept)}
    own.emit(document, lambda: _print(own, made, is_complete=bool(sender_name and postal_address)))


def _check_zone(name: str) -> None:
    from cam.settings import zone_name

    try:
        zone_name(name)
    except ValueError as error:
        raise InputError(
            f"--timezone: {name!r} {error}", hint="write an IANA name like Europe/Lisbon"
        ) from error


def _system_zone() -> str:
    """Return the machine's time zone by its IANA name, UTC where it does not say."""
    _, found, name = str(Path("/etc/localtime").resolve()).partition("/zoneinfo/")
    return name if found else "UTC"


def _print(own: Door, made: "Made", *, is_complete: bool) -> None:
    own.say(f"made a workspace in {made.root}")
    for name in made.files:
        own.say(f"  {name:<28} {PURPOSE.get(name, 'a sequence to start from')}")
    for name in made.kept:
        own.say(f"  {name:<28} was there and stays as it is")
    if not is_complete:
        own.note("before you launch: set name and postal_address under [sender] in cam.toml")
    where = "" if made.root == Path.cwd() else f"cd {made.root} && "
    own.say(f"next: {where}cam mailbox add you@your-domain.com")
