"""tasks: touches that a human does."""

from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import door
from cam.commands.options import CampaignFilter, ReasonOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cam.usecases.tasks import Task

app = typer.Typer(no_args_is_help=True, help="Touches that a human does, such as LinkedIn messages.")

COLUMNS = ("id", "campaign", "lead", "channel", "step", "recipient", "since")
DETAILS = ("subject", "body", "status")

Ids = Annotated[list[int], typer.Argument(metavar="ID", help="From 'cam tasks list'.")]


@app.command("list")
def list_command(
    campaign: CampaignFilter = None,
    full: Annotated[bool, typer.Option("--full", help="Show the words to paste.")] = False,
) -> None:
    """
    List the tasks that are still to be done, the oldest first.

        cam tasks list --full
    """
    from cam.usecases.tasks import list_tasks

    with door().desk(read_only=True) as desk:
        found = list_tasks(desk, campaign=campaign)
    door().emit([_row(task) for task in found], lambda: _print(found, full=full))


@app.command("done")
def done_command(ids: Ids) -> None:
    """
    Record that you did these; each lead goes on with its next step after the wait.

        cam tasks done 12 13
    """
    from cam.usecases.tasks import finish_tasks

    with door().desk() as desk:
        done = finish_tasks(desk, ids)
    door().emit([_row(task) for task in done], lambda: _print_each(done, "done"))


@app.command("skip")
def skip_command(ids: Ids, reason: ReasonOption = "") -> None:
    """
    Leave these out; each lead goes on with its next step after the wait.

        cam tasks skip 12 --reason "profile is gone"
    """
    from cam.usecases.tasks import skip_tasks

    with door().desk() as desk:
        skipped = skip_tasks(desk, ids, reason=reason)
    door().emit([_row(task) for task in skipped], lambda: _print_each(skipped, "skipped"))


def _row(task: "Task") -> dict[str, object]:
    return {name: getattr(task, name) for name in (*COLUMNS, *DETAILS)}


def _print(found: "Sequence[Task]", *, full: bool) -> None:
    if not found:
        door().note("no task waits; 'cam run-once' makes some")
    elif not full:
        door().table(COLUMNS, [[getattr(task, name) for name in COLUMNS] for task in found])
        door().note("next: 'cam tasks list --full' shows the words, 'cam tasks done ID' records one")
    else:
        for task in found:
            _print_words(task)


def _print_words(task: "Task") -> None:
    say = door().say
    say(door().bold(f"task {task.id}: {task.channel} to {task.lead} ({task.campaign}, step {task.step})"))
    say(f"to: {task.recipient}")
    if task.subject:
        say(f"subject: {task.subject}")
    say()
    say(task.body)
    say()


def _print_each(tasks: "Sequence[Task]", what: str) -> None:
    for task in tasks:
        door().say(f"task {task.id} {what}: step {task.step} of {task.lead}")
