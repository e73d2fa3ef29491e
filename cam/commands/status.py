"""status: what is due, used and wrong right now."""

from dataclasses import asdict
from shlex import quote
from typing import TYPE_CHECKING

import typer

from cam.commands.door import door

if TYPE_CHECKING:
    from cam.usecases.status import Status, Worker

DEGRADED = 1


def command() -> None:
    """
    Show what is due, how much of each cap is used today, and what is wrong.

    Exit code 1 while anything keeps messages back or asks for a human: the off switch, sends of unknown outcome, a
    mailbox that is paused, unverified or unreachable, an active campaign without a mailbox.

        cam status || cam why
    """
    from cam.usecases import status as usecase

    with door().desk(read_only=True) as desk:
        found = usecase.status(desk)
    document = asdict(found)
    for beside in ("alerts", "paused", "replies_undecided", "troubled"):
        document.pop(beside)
    door().emit(document, lambda: _print(found))
    if found.problems:
        raise typer.Exit(DEGRADED)


def _worker(worker: "Worker") -> str:
    if worker.state == "running":
        return f"{worker.id}, runs since {door().local(worker.since)}"
    end = "ended" if worker.state == "stopped" else "dead, last seen"
    return f"{worker.id}, {end} {door().local(worker.last_seen)}"


def _print(found: "Status") -> None:
    say = door().say
    say(f"Last cycle  {door().local(found.last_cycle) if found.last_cycle else 'never'}")
    if found.worker is not None:
        say(f"Worker      {_worker(found.worker)}")
    say(f"Due now     {found.due}")
    say()
    rows = [
        (scope, one.used, "off" if one.cap is None else str(one.cap))
        for scope, one in found.sent_today.items()
    ]
    door().table(("counted today", "used", "cap"), rows)
    if found.mailboxes:
        say()
        lines = [(box.mailbox, box.provider, box.status, box.paused_reason) for box in found.mailboxes]
        door().table(("mailbox", "provider", "status", "reason"), lines)
    if found.replies_undecided:
        say(f"\nReplies that need your word: {found.replies_undecided}; cam replies list --undecided")
    if found.alerts_waiting:
        say(f"\nAlerts that wait for you: {found.alerts_waiting}")
        for at, title in found.alerts:
            door().prose(f"{door().local(at)}  {title}", indent="  ", hanging="    ")
    say()
    if found.paused:
        names = ", ".join(found.paused)
        one = found.paused[0]
        way = f"cam campaign resume {quote(one)}" if len(found.paused) == 1 else "cam campaign resume NAME"
        door().prose(f"Paused, so nothing is sent for: {names}; {way}", hanging="  ")
    for problem in found.problems:
        door().prose(f"! {problem}", hanging="  ")
    if not found.problems:
        say("Nothing is wrong.")
