"""worker: cycles for ever, alone."""

import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cam import glance
from cam.commands.door import door
from cam.errors import InputError, Refused

if TYPE_CHECKING:
    from cam.settings import Settings
    from cam.usecases.desk import Desk
    from cam.usecases.worker import CycleDone, Ended, Teller

SOME_FAILED = 1
OFF = "the worker is switched off: [worker] enabled = false"


class LogFormat(StrEnum):
    """How a worker says what it does."""

    TEXT = "text"
    JSON = "json"


def command(
    once: Annotated[bool, typer.Option("--once", help="One cycle, then leave: for cron.")] = False,
    wait: Annotated[bool, typer.Option("--wait", help="Stand by while another holds the lease.")] = False,
    campaign: Annotated[
        list[str] | None,
        typer.Option("--campaign", "--campaign-name", metavar="NAME", help="Only this one; may be repeated."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Plan, send nothing, change nothing.")] = False,
    interval: Annotated[
        float, typer.Option(min=1.0, metavar="S", help="Seconds from one cycle's start to the next, at most.")
    ] = 60.0,
    worker_id: Annotated[str, typer.Option(metavar="ID", help="Its name; else host and process.")] = "",
    log_format: Annotated[
        LogFormat, typer.Option(metavar="|".join(LogFormat), help="Lines for people, or JSON.")
    ] = LogFormat.TEXT,
    print_systemd: Annotated[
        bool, typer.Option("--print-systemd", help="Print a unit for systemd that runs it, and leave.")
    ] = False,
    print_cron: Annotated[
        bool, typer.Option("--print-cron", help="Print lines for a crontab instead of it, and leave.")
    ] = False,
) -> None:
    """
    Work by itself: cycle after cycle over the launched campaigns, for real, until it is stopped.

    One worker holds the workspace. Ctrl-C or SIGTERM stops it after the message at hand, SIGHUP has it read the
    settings again. It sleeps until something is due or mail comes, at most the interval.

        cam worker --log-format json
    """
    if print_systemd or print_cron:
        _print_deployment(is_unit=print_systemd, is_cron=print_cron)
        return
    from cam.commands.signals import reloading_on_hangup, stopping_on_signals
    from cam.usecases.clock_doubt import doubts
    from cam.usecases.cycle import holder_name
    from cam.usecases.worker import Shift, work

    if door().as_json and not once:
        raise InputError(
            "--json prints one document, so it needs --once",
            hint="--log-format json prints a line for every step",
            code="usage",
        )
    if not worker_id.isprintable():
        raise InputError(f"--worker-id {worker_id!r} has a line break or a control character")
    shift = Shift(
        worker_id=worker_id.strip() or holder_name(),
        campaigns=tuple(campaign or ()),
        interval_seconds=interval,
        is_once=once,
        stands_by=wait,
        is_dry_run=dry_run,
    )
    reload = threading.Event()
    with (
        door().desk(read_only=dry_run) as desk,
        stopping_on_signals(desk.stopping),
        reloading_on_hangup(reload),
    ):
        teller = _teller(log_format, shift.worker_id)
        event = glance.newest_event(desk.db.path)
        warnings = doubts(desk)
        for said in warnings:
            door().note(f"warning: {said}")
        ended = work(_desks(desk, reload, teller), shift, teller)
        was_stopped = desk.stopping.is_set()
        if once and not (dry_run or was_stopped or warnings):
            _note_idle(desk, ended, teller, event=event)
    _leave(ended, is_once=once, was_stopped=was_stopped, worker_id=shift.worker_id)


def _note_idle(desk: "Desk", ended: "Ended", teller: "Teller", *, event: int) -> None:
    """Note a cycle of cron that found nothing to do and nothing to say beside, for the glance of the next one."""
    from cam.commands.run_auto import is_idle, note_idle
    from cam.commands.worker_log import Lines, of_a_glance

    done = ended.last
    is_plain = isinstance(teller, Lines) and not teller.has_noted and not sys.stdout.isatty()
    if not (is_plain and desk.db.path and done and done.ok and done.run is not None and is_idle(done.run)):
        return
    note_idle(desk, done.run, said=of_a_glance(done), event=event, is_log=True)


def _print_deployment(*, is_unit: bool, is_cron: bool) -> None:
    """Print how to keep cam running here: paths of this workspace and of this very cam."""
    from getpass import getuser

    from cam.usecases.deploy import cron_lines, executable, systemd_unit

    root, cam = door().workspace.root, executable()
    texts = {}
    if is_unit:
        texts["systemd"] = systemd_unit(command=cam, workspace=root, user=getuser())
    if is_cron:
        texts["cron"] = cron_lines(command=cam, workspace=root)
    door().emit(texts, lambda: door().say("\n".join(texts.values()).rstrip("\n")))


def _teller(log_format: LogFormat, worker_id: str) -> "Teller":
    from cam.commands.worker_log import JsonLines, Lines, Silence

    if door().as_json:
        return Silence()
    return (JsonLines if log_format is LogFormat.JSON else Lines)(worker_id=worker_id)


def _desks(desk: "Desk", reload: threading.Event, teller: "Teller") -> "Callable[[], Desk]":
    """Return what gives the desk of the next cycle: with new settings where somebody asked for them."""
    current = replace(desk, halted=_halted())

    def desk_now() -> "Desk":
        nonlocal current
        if reload.is_set():
            reload.clear()
            try:
                current = replace(current, settings=_settings())
                teller.note("the settings were read again")
            except InputError as error:
                problems = "; ".join(getattr(error, "problems", ()) or (error.what,))
                teller.note(f"the settings have mistakes, the old ones stand: {problems}")
        return current

    return desk_now


def _settings() -> "Settings":
    from cam.settings_sources import read

    return read(door().workspace.settings_path, door().environ)


def _halted() -> "Callable[[], str]":
    """Return what says, before every send, whether cam.toml lets a worker send; the file is read where it changed."""
    path, environ = door().workspace.settings_path, door().environ
    seen: tuple[int, str] | None = None

    def halted() -> str:
        nonlocal seen
        from cam.settings_sources import read

        try:
            changed = path.stat().st_mtime_ns
            if seen is None or seen[0] != changed:
                seen = changed, "" if read(path, environ).worker.enabled else OFF
        except OSError as error:
            return f"{path} cannot be read: {error.strerror}"
        except InputError as error:
            return f"{error.what}: {'; '.join(getattr(error, 'problems', ())) or path}"
        return seen[1]

    return halted


def _leave(ended: "Ended", *, is_once: bool, was_stopped: bool, worker_id: str) -> None:
    busy = ended.busy
    if busy is not None:
        until = door().local(busy.expires_at)
        said = f"another cam process is at work: {busy.holder}, its lease ends {until} or later"
        if not is_once:
            raise Refused(said, guard="lease_held", hint="--wait stands by until it ends")
        door().note(said)
    if is_once and door().as_json:
        door().emit(document(worker_id, ended.last), lambda: None)
    if is_once and ended.last is not None and not was_stopped:
        code = _exit_code(ended.last)
        if code:
            raise typer.Exit(code)


def document(worker_id: str, done: "CycleDone | None") -> dict[str, object]:
    """Return the JSON document of one cycle; without one, of none."""
    return {
        "worker_id": worker_id,
        "cycle": done.cycle if done else 0,
        "ok": done.ok if done else True,
        "seconds": done.seconds if done else 0.0,
        "steps": [vars(step) for step in done.steps] if done else [],
    }


def _exit_code(done: "CycleDone") -> int:
    from cam.commands.run_auto import exit_code

    code = exit_code(done.run) if done.run is not None and not done.run.is_dry_run else 0
    return code or (0 if done.ok else SOME_FAILED)
