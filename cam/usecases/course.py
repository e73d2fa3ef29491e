"""The course of a cycle: its steps, each named, counted and timed; what breaks in one is told and stays in it."""

import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from cam.clock import steady_seconds
from cam.errors import CamError, DatabaseError
from cam.store import events
from cam.usecases.desk import Desk


@dataclass(frozen=True, kw_only=True)
class Step:
    """
    One step of a cycle, when it is over.

    ok: whether all of it worked.  seconds: of its own, waits included.  counts: what it did, by name; what is nothing
    is left out.  error: what went wrong, "" where nothing did.
    """

    name: str
    ok: bool
    seconds: float
    counts: Mapping[str, int] = field(default_factory=dict)
    error: str = ""


class Part:
    """A step that is being taken: whoever takes it counts and says what went wrong."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.counts: Counter[str] = Counter()
        self.errors: list[str] = []


def _nobody(_told: object) -> None:
    """Tell nobody."""


class Course:
    """
    One cycle's way through its steps.

    begins: told the name of each step as it begins.  ends: told each step when it is over.
    Afterwards steps has them all in their order, broken the exceptions that ended some.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        begins: Callable[[str], None] = _nobody,
        ends: Callable[[Step], None] = _nobody,
    ) -> None:
        self.desk = desk
        self.steps: list[Step] = []
        self.broken: list[Exception] = []
        self._begins = begins
        self._ends = ends
        self._parts: dict[str, Part] = {}
        self.before_acting: Callable[[], None] | None = None  # once, before the cycle does something

    def acts(self) -> None:
        """Let it be known that the cycle does something now, before it does."""
        before, self.before_acting = self.before_acting, None
        if before is not None:
            before()

    def take(self, name: str, work: Callable[[Part], None]) -> bool:
        """Take a step from beginning to end inside an error boundary; return whether it was not broken off."""
        is_whole = True
        with self.on(name) as part:
            try:
                work(part)
            except Exception as error:  # noqa: BLE001 - the error boundary of the cycle
                is_whole = False
                self.broken.append(error)
                part.errors.append(told_error(error))
                record_error(self.desk, name, error)
        self.end(name)
        return is_whole

    @contextmanager
    def on(self, name: str) -> Iterator[Part]:
        """Give a step for a part of it; its time is added up until it ends."""
        self._begins(name)
        part = self._parts.setdefault(name, Part())
        begun = steady_seconds()
        try:
            yield part
        finally:
            part.seconds += steady_seconds() - begun

    def end(self, *names: str) -> None:
        """End steps, in this order."""
        for name in names:
            part = self._parts.pop(name, Part())
            step = Step(
                name=name,
                ok=not part.errors,
                seconds=round(part.seconds, 6),
                counts={key: count for key, count in part.counts.items() if count},
                error="; ".join(dict.fromkeys(part.errors)),
            )
            self.steps.append(step)
            self._ends(step)


def told_error(error: Exception) -> str:
    """Return what is said of an error that a step met, in one line."""
    if isinstance(error, CamError):
        return f"{error.what}; {error.hint}" if error.hint else error.what
    return f"unexpected {type(error).__name__}: {' '.join(str(error).split())[:200]}"


def record_error(desk: Desk, stage: str, error: Exception, *, campaign_id: int | None = None) -> None:
    """Keep an error in the audit log with its traceback; where the database is the trouble, it cannot be kept."""
    said = "".join(traceback.format_exception(error))
    details = {"stage": stage, "error": told_error(error), "traceback": said}
    try:
        with desk.db.write() as connection:
            events.record(connection, "cam.error", at=desk.clock(), campaign_id=campaign_id, details=details)
    except DatabaseError:
        return
