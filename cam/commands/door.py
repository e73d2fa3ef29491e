"""The door of one invocation: what every command needs to come in and to speak, and nothing else."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cam.clock import utc_now
from cam.commands import output
from cam.errors import InputError
from cam.workspace import NO_WORKSPACE

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from cam.engine.campaigns import Mailbox
    from cam.gateways.ports import EmailSender, Inbox, Resolver, TimeServer
    from cam.settings import Settings
    from cam.store.database import Database
    from cam.usecases.desk import Desk
    from cam.workspace import Workspace

READING_WIDTH = 80
MIN_WIDTH = 40

_current: ContextVar["Door"] = ContextVar("door")


def door() -> "Door":
    """Return the door of this invocation."""
    return _current.get()


@contextmanager
def opened(new: "Door") -> Iterator["Door"]:
    """Make this the door of everything inside the block."""
    token = _current.set(new)
    try:
        yield new
    finally:
        _current.reset(token)


class Styled(str):
    """Text that is clean already and carries only escape sequences of ours."""

    __slots__ = ()


class Door:
    """
    One invocation: the shared options, the workspace behind them, and the ways to speak.

    Data goes to stdout through emit, rows, say and table; all else to stderr through note and progress.
    words: the command line.  as_json, quiet, verbose, workspace_option: as given there, before or after the command.
    """

    def __init__(self, *, environ: Mapping[str, str] = os.environ) -> None:
        self.words: tuple[str, ...] = ()
        self.as_json = False
        self.quiet = False
        self.verbose = False
        self.workspace_option: Path | None = None
        self.environ = environ

    @cached_property
    def workspace(self) -> "Workspace":
        """Return the workspace of this invocation; raises InputError where there is none."""
        from cam.workspace import find

        return find(self.workspace_option, self.environ, cwd=Path.cwd())

    @cached_property
    def settings(self) -> "Settings":
        """Return the workspace's settings, read once; raises InputError that lists every mistake."""
        from cam.settings_sources import read

        return read(self.workspace.settings_path, self.environ)

    @cached_property
    def zone(self) -> "ZoneInfo":
        """Return the workspace's time zone, in which people read times; UTC where there is no workspace."""
        from zoneinfo import ZoneInfo

        try:
            return ZoneInfo(self.settings.sender.timezone)
        except InputError as error:
            if error.code != NO_WORKSPACE:
                raise
            return ZoneInfo("UTC")

    @contextmanager
    def desk(self, *, read_only: bool = False) -> Iterator["Desk"]:
        """
        Give the desk of this workspace: database upgraded and opened, settings, clock, gateways.

        read_only: a write is a bug that says so; a database of an older version is upgraded all the same.
        """
        from cam.store.upgrade import ensure_current
        from cam.usecases.desk import Desk

        with self.database(read_only=read_only) as database:
            ensure_current(database, now=utc_now(), note=self.note)
            desk = Desk(
                db=database,
                settings=self.settings,
                clock=utc_now,
                root=self.workspace.root,
                sender_for=self._sender_for,
                inbox_for=self._inbox_for,
                secret=self._secret,
                resolver=self._resolver(),
                time_server=self._time_server(),
            )
            yield desk
            if not read_only:
                from cam.usecases.restored import remember_quietly

                remember_quietly(desk)

    @contextmanager
    def database(self, *, read_only: bool = False) -> Iterator["Database"]:
        """Give the database as it is, neither made nor upgraded."""
        from cam.store.database import Database
        from cam.store.read_only import ReadOnlyDatabase

        kind = ReadOnlyDatabase if read_only else Database
        database = kind(self.workspace.database_url(self.settings.database.url))
        try:
            yield database
        finally:
            database.close()

    def _secret(self, reference: str) -> str:
        from cam.secrets import resolve

        return resolve(reference, environ=self.environ, root=self.workspace.root)

    def _resolver(self) -> "Resolver":
        from cam.gateways.dns import DnsResolver

        return DnsResolver(servers=self.settings.doctor.name_servers)

    @staticmethod
    def _time_server() -> "TimeServer":
        from cam.gateways.ntp import NtpServer

        return NtpServer(utc_now)

    def _sender_for(self, mailbox: "Mailbox") -> "EmailSender":
        from cam.gateways.registry import sender_for

        return sender_for(mailbox, self._secret)

    def _inbox_for(self, mailbox: "Mailbox") -> "Inbox | None":
        from cam.gateways.registry import inbox_for

        return inbox_for(mailbox, self._secret)

    @property
    def is_tty(self) -> bool:
        """Return whether a person sits at both ends: questions may be asked."""
        return sys.stdin.isatty() and sys.stdout.isatty()

    def emit(self, document: object, text: Callable[[], None]) -> None:
        """Print exactly one JSON document with --json, else let text() speak."""
        if self.as_json:
            print(output.to_json(document))
        else:
            text()

    def rows(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[object]],
        *,
        empty: str,
        spare: Sequence[str] = (),
    ) -> None:
        """Print a table, or with --json a list of objects with the columns' names; empty: said of none."""
        found = list(rows)
        document = [dict(zip(columns, row, strict=True)) for row in found]
        self.emit(document, lambda: self.table(columns, found, spare=spare) if found else self.note(empty))

    def table(
        self, columns: Sequence[str], rows: Iterable[Sequence[object]], *, spare: Sequence[str] = ()
    ) -> None:
        """
        Print a table that fits the terminal; where stdout is no terminal each row is one line.

        spare: columns that a narrow terminal does without, the first to go first.
        """
        room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        found = output.table(columns, rows, zone=self.zone, columns_of_terminal=room, spare=spare)
        for line in found.heading:
            print(self.bold(line))
        for line in found.rows:
            print(line)

    def say(self, text: str = "") -> None:
        """Print text to stdout, harmless for the terminal; what bold() made stays bold."""
        print(text if isinstance(text, Styled) else output.clean(text))

    def wrap(self, text: str, *, indent: str = "", hanging: str | None = None) -> list[str]:
        """Return prose in lines that fit the terminal; where there is none, 80 columns."""
        return output.wrapped(output.clean(text), reading_width(), indent=indent, hanging=hanging)

    def prose(self, text: str, *, indent: str = "", hanging: str | None = None) -> None:
        """Print prose to stdout in lines that fit the terminal."""
        for line in self.wrap(text, indent=indent, hanging=hanging):
            print(line)

    def note(self, text: str) -> None:
        """Print text to stderr unless --quiet: what is said beside the data."""
        if not self.quiet:
            print(output.clean(text), file=sys.stderr)

    def error(self, text: str) -> None:
        """Print to stderr what went wrong in a command that goes on; --quiet does not hide it."""
        print(output.clean(text), file=sys.stderr)

    def bold(self, text: str) -> "Styled":
        """Return the text cleaned, and in bold where stdout is a terminal that wants colours."""
        harmless = output.clean(text)
        is_welcome = wants_colour(sys.stdout.isatty(), self.environ)
        return Styled(typer.style(harmless, bold=True) if is_welcome else harmless)

    @staticmethod
    def clean(text: str) -> str:
        """Return the text with everything that could steer a terminal made visible."""
        return output.clean(text)

    def local(self, moment: datetime | None) -> str:
        """Return a moment as a person of the workspace's zone reads it, the zone named, or a dash."""
        return output.zoned_time(moment, self.zone) if moment else "-"

    def confirm(self, question: str, *, default: bool = False) -> bool:
        """Return a person's answer; the default where nobody is there to ask."""
        if not self.is_tty or self.as_json:
            return default
        return typer.confirm(output.clean(question), default=default, err=True)

    def ask(self, question: str, *, default: str = "") -> str:
        """Return what a person typed; the default where nobody is there to ask."""
        if not self.is_tty or self.as_json:
            return default
        return str(
            typer.prompt(output.clean(question), default=default, show_default=bool(default), err=True)
        )

    @contextmanager
    def progress(self, label: str, *, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """Give a function that advances a bar on stderr; silent where stderr is no terminal."""
        if self.quiet or self.as_json or not sys.stderr.isatty():
            yield lambda _units: None
            return
        from rich.console import Console
        from rich.markup import escape
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(escape(output.clean(label)), total=total)
            yield lambda units: progress.advance(task, units)


def reading_width() -> int:
    """Return the columns that prose takes: those of the terminal, and no more than 80, for longer lines tire."""
    return max(MIN_WIDTH, min(READING_WIDTH, shutil.get_terminal_size((READING_WIDTH, 24)).columns))


def wants_colour(is_terminal: bool, environ: Mapping[str, str]) -> bool:
    """Return whether colour is welcome: a terminal, not a dumb one, and no NO_COLOR."""
    return is_terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
