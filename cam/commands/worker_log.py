"""What a worker says as it goes: lines for people, for a log, or for a program."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cam.clock import utc_now
from cam.commands import output
from cam.commands.door import door

if TYPE_CHECKING:
    from cam.usecases.course import Step
    from cam.usecases.worker import CycleDone


class Lines:
    """
    One line a step on a terminal; else, with the time before each, for what did something, and one line a cycle.

    With --quiet only what went wrong is said.
    """

    def __init__(self, *, worker_id: str) -> None:
        self.worker_id = worker_id
        self.has_noted = False
        self._is_terminal = sys.stdout.isatty()

    def step(self, cycle: int, step: "Step") -> None:
        """Print a step."""
        if not step.ok:
            self._print(f"{step.name}: {step.error}", cycle)
        if door().quiet or not (self._is_terminal or step.counts):
            return
        if self._is_terminal:
            done = said(step.counts) or "nothing"
            print(output.clean(f"  {step.name:<9} {done}  ({step.seconds:.2f} s)"), flush=True)
        else:
            self._print(_step(step, seconds=step.seconds), cycle)

    def cycle(self, done: "CycleDone") -> None:
        """Print a cycle."""
        if not door().quiet:
            self._print(_cycle(done, seconds=done.seconds), done.cycle)

    def note(self, text: str) -> None:
        """Print something beside."""
        self.has_noted = True
        self._print(text, None)

    def _print(self, text: str, cycle: int | None) -> None:
        if self._is_terminal:
            at = utc_now().astimezone(door().zone).strftime("%H:%M:%S")
        else:
            at = output.rfc3339(utc_now().replace(microsecond=0))
        where = f"cycle {cycle} " if cycle is not None else ""
        print(output.clean(f"{at} {where}{text}"), flush=True)


class JsonLines:
    """One JSON object a line: every step, every cycle, every note."""

    def __init__(self, *, worker_id: str) -> None:
        self.worker_id = worker_id

    def step(self, cycle: int, step: "Step") -> None:
        """Print a step."""
        self._print({"event": "step", "cycle": cycle, **vars(step)})

    def cycle(self, done: "CycleDone") -> None:
        """Print a cycle."""
        self._print({"event": "cycle", "cycle": done.cycle, "ok": done.ok, "seconds": done.seconds})

    def note(self, text: str) -> None:
        """Print something beside."""
        self._print({"event": "note", "message": text})

    def _print(self, document: Mapping[str, object]) -> None:
        line = {"at": utc_now(), "worker_id": self.worker_id, **document}
        print(output.to_json(line, indent=None), flush=True)


class Silence:
    """Nothing on standard output: one document follows."""

    def step(self, cycle: int, step: "Step") -> None:
        """Say nothing: the document has it."""

    def cycle(self, done: "CycleDone") -> None:
        """Say nothing: the document has it."""

    def note(self, text: str) -> None:
        """Print it beside."""
        door().note(text)


def of_a_glance(done: "CycleDone") -> str:
    """Return the lines of an idle cycle as they are when it is over at a glance, without the time before each."""
    if door().quiet:
        return ""
    texts = [_step(step, seconds=0.0) for step in done.steps if step.counts]
    texts.append(_cycle(done, seconds=0.0))
    return "".join(f"cycle {done.cycle} {output.clean(text)}\n" for text in texts)


def _step(step: "Step", *, seconds: float) -> str:
    return f"{step.name}: {said(step.counts)}; {seconds:.2f} s"


def _cycle(done: "CycleDone", *, seconds: float) -> str:
    return f"{'done' if done.ok else 'done, with trouble'} in {seconds:.2f} s"


def said(counts: Mapping[str, int]) -> str:
    """Return counts as a person reads them."""
    return ", ".join(
        f"{count} {'inbox' if (count, name) == (1, 'inboxes') else name}" for name, count in counts.items()
    )
