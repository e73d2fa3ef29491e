"""run-once: one batch by hand, ready to paste."""

from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import door
from cam.commands.options import BATCH_SIZE, BatchSizeOption, CampaignOption, ChannelOption, DryRunOption

if TYPE_CHECKING:
    from cam.usecases.desk import Desk
    from cam.usecases.run_once import HandBatch, HandTouch


def command(
    campaign: CampaignOption = None,
    channel: ChannelOption = None,
    batch_size: BatchSizeOption = BATCH_SIZE,
    steps: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Only leads whose next step is among the first N.")
    ] = None,
    mark_sent: Annotated[
        bool, typer.Option("--mark-sent", help="Ask after each message whether you sent it, and record it.")
    ] = False,
    dry_run: DryRunOption = False,
) -> None:
    """
    Print each due message ready to paste, and record it as a task.

        cam run-once --campaign "Q1" --channel linkedin --mark-sent
    """
    from cam.usecases.ground import Options
    from cam.usecases.run_once import run_once

    options = Options(is_dry_run=dry_run, batch_size=batch_size, channel=channel)
    with door().desk(read_only=dry_run) as desk:
        batch = run_once(desk, campaign=campaign, options=options, steps=steps)
        rows = [vars(touch) for touch in batch.touches]
        door().emit(rows, lambda: _print(desk, batch, mark_sent=mark_sent and not dry_run))


def _print(desk: "Desk", batch: "HandBatch", *, mark_sent: bool) -> None:
    from cam.usecases.tasks import finish_tasks

    finished = 0
    for number, touch in enumerate(batch.touches, start=1):
        _print_touch(touch, number=number, total=len(batch.touches))
        if mark_sent and door().confirm("did you send it?"):
            finish_tasks(desk, [touch.task])
            finished += 1
    for reason, count in batch.skipped.items():
        door().note(f"no message for {count}: {reason.replace('_', ' ')}")
    waiting = len(batch.touches) - finished
    if not batch.touches:
        door().note(f"campaign {batch.campaign}: nothing is due")
    elif any(touch.task for touch in batch.touches):
        door().note(f"{finished} done, {waiting} wait as tasks: cam tasks list; then cam tasks done ID")


def _print_touch(touch: "HandTouch", *, number: int, total: int) -> None:
    say = door().say
    task = f", task {touch.task}" if touch.task else ""
    say(door().bold(f"--- {number} of {total}: {touch.lead}, {touch.channel}, step {touch.step}{task} ---"))
    say(f"To: {touch.to}")
    if touch.subject:
        say(f"Subject: {touch.subject}")
    say()
    say(touch.body)
    say()
