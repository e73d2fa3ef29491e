"""The worker: cycle after cycle under one lease, until it is asked to stop."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from cam.clock import steady_seconds
from cam.engine.campaigns import Campaign
from cam.errors import CamError, DatabaseError
from cam.store import alerts, campaigns, events, leases, workers
from cam.store.leases import Lease
from cam.usecases import choose
from cam.usecases.clock_doubt import TOLERATED
from cam.usecases.course import Course, Step, told_error
from cam.usecases.cycle import RunReport, rehearse, turn
from cam.usecases.database_trouble import DatabaseTrouble
from cam.usecases.desk import Desk
from cam.usecases.ground import Options
from cam.usecases.holding import Held, current_holder, holding
from cam.usecases.pulse import Pulse
from cam.usecases.waiting import KeptInboxes, next_moment, seconds_until, wait

LEAST_PAUSE = 1.0  # seconds between two cycles, however much comes
RETRY_SECONDS = 30.0  # after which a database that could not be worked with is tried again
STAND_BY_SECONDS = 2.0  # how often whoever stands by looks whether the lease is free


@dataclass(frozen=True, kw_only=True)
class Shift:
    """
    How a worker works.

    campaigns: names or ids; none: all.  interval_seconds: from the start of a cycle to that of the next, at most.
    is_once: one cycle.  stands_by: waits for a lease that another holds.  is_dry_run: plans, and changes nothing.
    """

    worker_id: str
    campaigns: tuple[str, ...] = ()
    interval_seconds: float = 60.0
    is_once: bool = False
    stands_by: bool = False
    is_dry_run: bool = False


@dataclass(frozen=True, kw_only=True)
class CycleDone:
    """One cycle of a worker.  cycle: its number in this worker's life.  run: what it did, None where it broke off."""

    worker_id: str
    cycle: int
    ok: bool
    seconds: float
    steps: tuple[Step, ...]
    run: RunReport | None


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a worker ended.  last: its last cycle, None before the first.  busy: the lease that another holds."""

    last: CycleDone | None = None
    busy: Lease | None = None


class Teller(Protocol):
    """Whoever is told what the worker does, as it happens."""

    def step(self, cycle: int, step: Step) -> None:
        """Hear of a step that is over."""

    def cycle(self, done: CycleDone) -> None:
        """Hear of a cycle that is over."""

    def note(self, text: str) -> None:
        """Hear of something beside."""


def work(
    desk_now: Callable[[], Desk],
    shift: Shift,
    teller: Teller,
    *,
    steady: Callable[[], float] = steady_seconds,
) -> Ended:
    """
    Work until the desk's event says stop, or for one cycle, and return how it ended.

    desk_now: gives the desk of the next cycle; settings may have been read anew.
    steady: seconds that no change of the wall clock touches.
    Raises NotFound for a campaign that does not exist, and in a single cycle DatabaseError.
    """
    return _Worker(desk_now, shift, teller, steady).work()


class _Worker:
    def __init__(
        self, desk_now: Callable[[], Desk], shift: Shift, teller: Teller, steady: Callable[[], float]
    ) -> None:
        self.desk_now = desk_now
        self.shift = shift
        self.teller = teller
        self.steady = steady
        self.desk = desk_now()
        self.pulse = Pulse(shift.worker_id)
        self.inboxes = KeptInboxes(lambda box: self.desk_now().inbox_for(box))
        self.trouble = DatabaseTrouble(steady)
        self.last: CycleDone | None = None
        self._clocks: tuple[datetime, float] | None = None  # the wall's and the steady one, of one moment
        self._polled_at: float | None = None
        self._has_mail = False
        self._halted = ""
        self._lease: Lease | None = None  # that this worker took, until it was released
        self._sent_in: dict[str, int] = {}  # the last cycle in which a campaign sent something

    def work(self) -> Ended:
        """Take the lease and serve under it, again where it was lost, until it is time to go."""
        self._chosen()  # a campaign that does not exist is said at once
        if self.shift.is_dry_run:
            return self._rehearse()
        while True:
            try:
                busy = self._serve_under_lease()
            except DatabaseError as error:
                if self.shift.is_once:
                    raise
                self.trouble.met(self.desk, told_error(error))
                self.teller.note(f"{told_error(error)}; tried again in {RETRY_SECONDS:g} seconds")
                self.desk.stopping.wait(RETRY_SECONDS)
                busy = None
            if self._is_over():
                return Ended(last=self.last)
            if busy is not None and not self.shift.stands_by:
                return Ended(last=self.last, busy=busy)
            if busy is not None:
                self._stand_by(busy)

    def _is_over(self) -> bool:
        return self.desk.stopping.is_set() or (self.shift.is_once and self.last is not None)

    def _serve_under_lease(self) -> Lease | None:
        """Serve while the lease is ours; return the one that keeps us out, None where it was ours for a while."""
        self._let_go()
        with holding(self.desk, holder=self.shift.worker_id, also=self.pulse.beat) as held:
            if held is None:
                return current_holder(self.desk)
            self._lease = held.lease
            with self.desk.db.write() as connection:
                self.pulse.begin(connection, self.desk.clock())
            try:
                self._serve(held)
            finally:
                if self._is_over():
                    with self.desk.db.write() as connection:
                        workers.end(connection, self.shift.worker_id, at=self.desk.clock())
        self._lease = None
        return None

    def _let_go(self) -> None:
        """Release a lease of ours that could not be released, because the database could not be written then."""
        if self._lease is not None:
            with self.desk.db.write() as connection:
                leases.release(connection, self._lease, now=self.desk.clock())
            self._lease = None

    def _serve(self, held: Held) -> None:
        while self._stands(held):
            begun = self.steady()
            started_at = self.desk.clock()
            chosen = self._cycle(held)
            if self._is_over() or held.is_lost:
                return
            moment = next_moment(self.desk, chosen, after=started_at)
            left = self.shift.interval_seconds - (self.steady() - begun)
            seconds = seconds_until(moment, now=self.desk.clock(), at_most=left, at_least=LEAST_PAUSE)
            self._has_mail = wait(self.desk, seconds=seconds, inboxes=self.inboxes)
            if self.desk.stopping.is_set():
                return

    def _stands(self, held: Held) -> bool:
        """Return whether the lease is still ours: a machine that slept, or a process that was stopped, may be late."""
        with self.desk.db.read() as connection:
            return held.stands(connection, now=self.desk.clock())

    def _cycle(self, held: Held) -> list[Campaign]:
        """Run one cycle, tell of it and store its heartbeat; return the campaigns that it was over."""
        self.desk = replace(self.desk_now(), inbox_for=self.inboxes)
        now = self.desk.clock()
        self.pulse.begin_cycle(now)
        begun = self.steady()
        course = Course(self.desk, begins=self.pulse.begin_step, ends=self._tell_step)
        run = None
        chosen: list[Campaign] = []
        try:
            may_send = not self._has_jumped(now) and not self._is_halted()
            chosen = self._in_turn(self._chosen())
            run = turn(
                course,
                held,
                chosen,
                options=_live(self.desk),
                not_since=self._not_since(now),
                may_send=may_send,
            )
        except CamError as error:
            if self.shift.is_once:
                raise
            course.steps.append(Step(name="cycle", ok=False, seconds=0.0, error=told_error(error)))
        self._done(course, run, seconds=self.steady() - begun)
        return chosen

    def _done(self, course: Course, run: RunReport | None, *, seconds: float) -> None:
        done = CycleDone(
            worker_id=self.shift.worker_id,
            cycle=self.pulse.cycle,
            ok=all(step.ok for step in course.steps),
            seconds=round(seconds, 6),
            steps=tuple(course.steps),
            run=run,
        )
        self.last = done
        for one in run.campaigns if run is not None else ():
            if one.sent:
                self._sent_in[one.campaign] = done.cycle
        self.pulse.end_cycle(course.steps)
        self.teller.cycle(done)
        if not self.shift.is_dry_run:
            self._beat(course)

    def _beat(self, course: Course) -> None:
        """Store the heartbeat, and whatever there was to say of a database that works again."""
        bad = next((error for error in course.broken if isinstance(error, DatabaseError)), None)
        if bad is not None:
            self.trouble.met(self.desk, told_error(bad))
        with self.desk.db.write() as connection:
            now = self.desk.clock()
            self.pulse.beat(connection, now)
            is_over = bad is None and self.trouble.over(connection, at=now)
        if is_over:
            self.trouble.forget()

    def _tell_step(self, step: Step) -> None:
        self.teller.step(self.pulse.cycle, step)

    def _not_since(self, now: datetime) -> datetime | None:
        """Return what the inboxes must have been read after to be left alone; None: all are read."""
        oldest = min(self.shift.interval_seconds, self.desk.settings.timing.poll_seconds)
        steady = self.steady()
        is_time = self._polled_at is None or steady - self._polled_at >= oldest - LEAST_PAUSE
        if is_time or self._has_mail:
            self._polled_at, self._has_mail = steady, False
            return None
        return now - timedelta(seconds=oldest)

    def _chosen(self) -> list[Campaign]:
        """Return the launched campaigns that this worker serves, as they are now."""
        with self.desk.db.read() as connection:
            active = choose.active_campaigns(connection)
            if not self.shift.campaigns:
                return active
            wanted = {campaigns.get_campaign(connection, name).id for name in self.shift.campaigns}
        return [one for one in active if one.id in wanted]

    def _in_turn(self, found: list[Campaign]) -> list[Campaign]:
        """Let the campaign be first whose last message is longest ago: they share mailboxes and their gaps."""
        return sorted(found, key=lambda one: self._sent_in.get(one.name, 0))

    def _has_jumped(self, now: datetime) -> bool:
        """Notice that the wall clock was set while we worked; what depends on it waits for a cycle."""
        steady = self.steady()
        before, self._clocks = self._clocks, (now, steady)
        if before is None:
            return False
        jump = (now - before[0]) - timedelta(seconds=steady - before[1])
        if abs(jump) <= TOLERATED:
            return False
        seconds = round(jump / timedelta(seconds=1))
        said = f"the clock of this machine was moved by {seconds:+d} seconds while cam was at work"
        self.teller.note(f"{said}; nothing is sent in this cycle")
        with self.desk.db.write() as connection:
            events.record(connection, "clock.jumped", at=now, details={"seconds": seconds})
            alerts.raise_alert(
                connection,
                key=f"clock-jumped:{now:%Y%m%d%H%M%S}",
                type="CLOCK_JUMPED",
                title=said,
                body="windows and the caps of a day go by it; see that it is right\ncam status",
                at=now,
            )
        return True

    def _is_halted(self) -> bool:
        before, self._halted = self._halted, self.desk.halted()
        if self._halted and self._halted != before:
            self.teller.note(f"{self._halted}; nothing is sent, the rest goes on")
        return bool(self._halted)

    def _stand_by(self, busy: Lease) -> None:
        if self.desk.stopping.is_set():
            return
        now = self.desk.clock()
        with self.desk.db.read() as connection:
            current = leases.current(connection, busy.name, now=now) or busy
        seconds_left = (current.expires_at - now) / timedelta(seconds=1)
        self.desk.stopping.wait(min(STAND_BY_SECONDS, max(0.1, seconds_left)))

    def _rehearse(self) -> Ended:
        """Plan cycle after cycle on a database that cannot be written, and hold nothing."""
        while True:
            self.desk = self.desk_now()
            begun = self.steady()
            self.pulse.begin_cycle(self.desk.clock())
            course = Course(self.desk, ends=self._tell_step)
            options = replace(_live(self.desk), is_dry_run=True)
            run = rehearse(course, self._in_turn(self._chosen()), options=options)
            self._done(course, run, seconds=self.steady() - begun)
            if not self._is_over():
                self.desk.stopping.wait(
                    max(LEAST_PAUSE, self.shift.interval_seconds - (self.steady() - begun))
                )
            if self._is_over():
                return Ended(last=self.last)


def _live(desk: Desk) -> Options:
    return Options(is_dry_run=False, batch_size=desk.settings.limits.per_batch, keeps_gap=True, spreads=True)
