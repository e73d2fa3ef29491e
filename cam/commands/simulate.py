"""simulate: what the next days would send."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import door

if TYPE_CHECKING:
    from cam.store.scratch import Touch

MESSAGE_COLUMNS = ("at", "mailbox", "campaign", "lead", "step", "variant", "channel", "subject")
DAY_COLUMNS = ("day", "mailbox", "campaign", "messages", "first_touches", "followups", "first", "last")
# the lead and the step first: a narrow terminal folds what comes last
ON_A_TERMINAL = ("at", "lead", "step", "variant", "channel", "mailbox", "campaign", "subject")
KEPT = frozenset({"at", "lead", "step", "subject"})
BY_HAND = "by hand"
MOST_DAYS = 366


class By(StrEnum):
    """What a line is."""

    MESSAGE = "message"
    DAY = "day"


def command(
    days: Annotated[
        int, typer.Option(min=1, max=MOST_DAYS, metavar="N", help="How many days from now to play.")
    ] = 7,
    campaign: Annotated[
        list[str] | None,
        typer.Option(
            "--campaign",
            "--campaign-name",
            metavar="NAME",
            help="Only this one, a draft as if it were launched; may be repeated.",
        ),
    ] = None,
    by: Annotated[
        By, typer.Option(metavar="|".join(By), help="A line a message, or a day and mailbox.")
    ] = By.MESSAGE,
) -> None:
    """
    Play the next days on a copy of this workspace: what would be sent, when, by which mailbox, if nobody answers.

    The worker's own cycles run under a clock that jumps from one due moment to the next. Nothing is sent, and
    nothing in the workspace changes.

        cam simulate --days 7 --by day
    """
    from cam.commands.signals import stopping_on_signals
    from cam.usecases.simulate import simulate

    with door().desk(read_only=True) as desk, stopping_on_signals(desk.stopping):
        with door().progress("playing", total=days) as advance:
            begun = desk.clock()
            reached = 0

            def show(now: object, _copy: object) -> None:
                nonlocal reached
                passed = (now - begun).days  # type: ignore[operator]
                advance(passed - reached)
                reached = passed

            found = simulate(desk, days=days, names=campaign or (), after_cycle=show)
        was_stopped = desk.stopping.is_set()
    if by is By.DAY:
        door().rows(DAY_COLUMNS, _days(found.touches), empty="nothing would be sent")
    else:
        _print_messages(found.touches)
    for note in found.notes:
        door().note(f"note: {note}")
    if found.touches:
        number = len(found.touches)
        said = f"{number} {'message' if number == 1 else 'messages'} until {door().local(found.until)}"
        door().note(f"{said}, if nobody answers; nothing was sent")
    if was_stopped:
        from cam.commands.failures import INTERRUPTED

        raise typer.Exit(INTERRUPTED)


def _print_messages(touches: "Sequence[Touch]") -> None:
    """Print a line a message; on a terminal what is the same in all of them is said once, below."""
    shared: list[str] = []
    columns = list(MESSAGE_COLUMNS)
    if sys.stdout.isatty() and not door().as_json:
        columns = [
            name for name in ON_A_TERMINAL if len({_value(one, name) for one in touches}) > 1 or name in KEPT
        ]
        shared = [
            f"{name} {_value(touches[0], name)}"
            for name in MESSAGE_COLUMNS
            if touches and name not in columns
        ]
    rows = [[_value(one, name) for name in columns] for one in touches]
    door().rows(columns, rows, empty="nothing would be sent")
    if shared:
        door().note(f"all of them: {', '.join(shared)}")


def _value(one: "Touch", name: str) -> object:
    return getattr(one, name) or (BY_HAND if name == "mailbox" else "")


def _days(touches: "Iterable[Touch]") -> list[tuple[object, ...]]:
    found: dict[tuple[str, str, str], list[Touch]] = defaultdict(list)
    for one in touches:
        day = one.at.astimezone(door().zone).date().isoformat()
        found[day, one.mailbox or BY_HAND, one.campaign].append(one)
    return [
        (
            *key, len(some), sum(one.first_touch for one in some), sum(not one.first_touch for one in some),
            some[0].at, some[-1].at,
        )
        for key, some in found.items()
    ]  # fmt: skip
