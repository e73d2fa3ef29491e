"""The command line: one table of commands, each imported only when it is called."""

import contextlib
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from io import TextIOWrapper
from typing import Any

import typer

from cam import __version__
from cam.commands.door import Door, opened
from cam.commands.help import CamGroup, dress, dress_command, write_section


@dataclass(frozen=True)
class Entry:
    """One command of the table: the panel that it stands in and its line in `cam --help`."""

    panel: str
    help: str


START, WORK, PEOPLE, CARE = "Start", "Every day", "Campaigns and people", "Safety and upkeep"

COMMANDS = {
    "init": Entry(START, "make a workspace"),
    "demo": Entry(START, "play the whole journey on this machine; nothing leaves it"),
    "import-csv": Entry(START, "import leads from a CSV file into a campaign"),
    "preview": Entry(START, "the real messages for real leads, checked"),
    "run-auto": Entry(WORK, "one automated cycle; a dry run unless you say --no-dry-run"),
    "worker": Entry(WORK, "cycles for ever: what run-auto does, by itself"),
    "run-once": Entry(WORK, "one batch by hand: messages ready to paste"),
    "tasks": Entry(WORK, "touches that a human does: list, done, skip"),
    "replies": Entry(WORK, "what came in and what it means: list, show, reclassify, judge"),
    "status": Entry(WORK, "what is due, used and wrong right now"),
    "why": Entry(WORK, "what happens next to a lead or campaign, and which rule decides"),
    "simulate": Entry(WORK, "what the next days would send, played on a copy"),
    "report": Entry(WORK, "what was sent, who answered, what works"),
    "campaign": Entry(PEOPLE, "create, show, edit, launch, pause campaigns"),
    "mailbox": Entry(PEOPLE, "the addresses that cam sends from and reads"),
    "sequence": Entry(PEOPLE, "check a sequence file, print its schema, write an example"),
    "lead": Entry(PEOPLE, "one person: show, tag, mark, pause"),
    "suppress": Entry(CARE, "addresses and domains that are never written to"),
    "doctor": Entry(CARE, "what keeps mail from going out or arriving, and how to mend it"),
    "unknown": Entry(CARE, "sends whose outcome nobody can prove"),
    "alerts": Entry(CARE, "what you were or are to be told: list, done, test, retry"),
    "events": Entry(CARE, "the audit log: what happened, when, to whom"),
    "stop": Entry(CARE, "the off switch: no send begins until start"),
    "start": Entry(CARE, "release the off switch"),
    "db": Entry(CARE, "upgrade, back up, restore, move and check the database"),
}


class Cam(CamGroup):
    """The root: knows every command's name and help line without importing its module."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer's signature
        """Return the names of all commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - Typer's signature
        """Import the command's module and return the command, or None for an unknown name."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            module = importlib.import_module(f"cam.commands.{cmd_name.replace('-', '_')}")
            is_noun = hasattr(module, "app")
            self.commands[cmd_name] = (
                dress(module.app, name=cmd_name) if is_noun else dress_command(module.command, name=cmd_name)
            )
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or name the closest one that exists."""
        if args and args[0] not in COMMANDS and not ctx.resilient_parsing:
            near = get_close_matches(args[0], COMMANDS, n=1)
            ctx.fail(f"no such command {args[0]!r}" + (f". Did you mean {near[0]!r}?" if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's signature
        """Write the commands in their panels, from the table alone."""
        for panel in dict.fromkeys(entry.panel for entry in COMMANDS.values()):
            rows = [(name, entry.help) for name, entry in COMMANDS.items() if entry.panel == panel]
            write_section(formatter, panel, rows)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Complete command names from the table, and options as every command does."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        from typer._click.shell_completion import CompletionItem

        matching = [(name, entry) for name, entry in COMMANDS.items() if name.startswith(incomplete)]
        return [CompletionItem(name, help=entry.help) for name, entry in matching]

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002 - Typer's signature
        windows_expand_args: bool = True,  # noqa: ARG002 - Typer's signature
        **extra: Any,
    ) -> Any:
        """Run one invocation and leave with its exit code; every failure is said once, in one form."""
        words = list(sys.argv[1:] if args is None else args)
        name = prog_name or "cam"

        def invoke() -> None:
            self._main_shell_completion(extra, name, complete_var)
            with self.make_context(name, words, **extra) as context:
                self.invoke(context)

        with opened(Door()) as door:
            door.words = tuple(words)
            # known before parsing, so that a wrong command line is reported in the form that was asked for
            door.as_json = "--json" in words[: words.index("--") if "--" in words else None]
            sys.exit(_exit_code(door, invoke))


def _exit_code(door: Door, invoke: Callable[[], None]) -> int:
    _make_streams_safe()
    try:
        code = _asked_for(invoke)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        return 1
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last door: a bug becomes a line and a log
        from cam.commands.failures import report

        return report(door, error)
    return code


def _asked_for(invoke: Callable[[], None]) -> int:
    try:
        invoke()
    except typer.Exit as done:
        return done.exit_code
    return 0


def _make_streams_safe() -> None:
    # a name that the terminal cannot show must not stop a send half-way
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _let_go_of_stdout() -> None:
    # whoever read us is gone; nothing may be written at shutdown either
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_version(value: bool) -> None:
    if value:
        print(f"cam {__version__}")
        raise typer.Exit


app = typer.Typer(name="cam", cls=Cam, invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def root(
    ctx: typer.Context,
    _version: bool = typer.Option(
        False,
        "--version",
        "-V",
        help="Print the version.",
        callback=_print_version,
        is_eager=True,
        expose_value=False,
    ),
) -> None:
    """
    Client acquisition from the terminal: personal outreach inside hard limits.

    Watch the whole journey on this machine, with no mail leaving it:

        cam demo
    """
    if ctx.invoked_subcommand is None:
        from cam.commands import overview

        overview.command()
