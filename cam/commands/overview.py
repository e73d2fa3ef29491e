"""`cam` alone: the state of the workspace in a few lines and the most useful next command."""

from typing import TYPE_CHECKING

from cam.commands.door import Door, door
from cam.errors import InputError

if TYPE_CHECKING:
    from cam.usecases.overview import Overview

NEWCOMER = """\
There is no workspace here.

  cam demo    watch the whole journey on this machine; nothing leaves it
  cam init    make a workspace in this folder
  cam --help  see all commands"""


def command() -> None:
    """Show the state of the workspace; where there is none, the two ways to begin."""
    own = door()
    try:
        root = own.workspace.root
    except InputError:
        if own.workspace_option is not None or own.environ.get("CAM_WORKSPACE"):
            raise  # one was named, and it is not there
        own.emit({"workspace": None, "next": "cam init"}, lambda: own.say(NEWCOMER))
        return
    from cam.usecases.overview import overview

    with own.desk(read_only=True) as desk:
        seen = overview(desk)
    document = {
        "workspace": root,
        "campaigns": list(seen.campaigns),
        "mailboxes": [{"mailbox": box.mailbox, "status": box.status} for box in seen.status.mailboxes],
        "due": seen.status.due,
        "tasks": seen.tasks,
        "alerts_waiting": seen.status.alerts_waiting,
        "problems": list(seen.status.problems),
        "next": seen.next.command,
    }
    own.emit(document, lambda: _print(own, str(root), seen))


def _print(own: Door, root: str, seen: "Overview") -> None:
    boxes = ", ".join(f"{box.mailbox} ({box.status})" for box in seen.status.mailboxes)
    own.say(f"workspace  {root}")
    own.say(f"mailboxes  {boxes or 'none'}")
    if seen.status.alerts_waiting:
        verb = "waits" if seen.status.alerts_waiting == 1 else "wait"
        own.say(f"alerts     {seen.status.alerts_waiting} {verb} for you: cam alerts list")
    if seen.campaigns:
        own.say()
        rows = [(one.name, one.status, one.leads, one.due, one.next_at) for one in seen.campaigns]
        own.table(("campaign", "status", "leads", "due", "next"), rows)
    if seen.status.problems:
        own.say()
    for problem in seen.status.problems:
        own.prose(f"! {problem}", hanging="  ")
    own.say()
    own.say(f"next  {seen.next.command}")
    own.say(f"      {seen.next.reason}")
