"""
Stop a sending process in the middle of its work until its lease is long over, let another take over, and wake it.

python -m tests.faults.pauses --rounds 200 --seed 1 [--workers] [--mutant blind-resend]
Prints one JSON line. The process stops itself at a step: before it writes to the server, before it reads an answer,
before a transaction, after one. Every other round the pause outlasts the settle time too, so that doubt is parked.
--workers: the processes are workers, and the other is still at work when the first wakes, which then has to end itself.
"""

import argparse
import os
import random
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Connection

from cam.gateways.smtp_codes import Reply
from cam.gateways.smtp_wire import Wire
from cam.settings import Settings
from cam.store.database import Database
from cam.usecases import worker
from cam.usecases.desk import Desk
from cam.usecases.worker import CycleDone, Shift
from tests.faults import mutants
from tests.faults.history import Numbers
from tests.faults.stage import PAST_ALL_DOUBT, PAST_THE_LEASE, REFUSED, Stage, fork, options_of, staged, tell

LEADS = 3
HELD = 3  # how a worker exits that another keeps out
PATIENCE = 60.0


class Steps:
    """Counts the steps of this process and stops it at one of them; 0: at none."""

    def __init__(self, stop_at: int) -> None:
        self.stop_at = stop_at
        self.taken = 0

    def step(self) -> None:
        self.taken += 1
        if self.taken == self.stop_at:
            os.kill(os.getpid(), signal.SIGSTOP)


def watch(steps: Steps) -> None:
    """Make every write, read and transaction of this process a step."""
    write, reply, transaction = Wire.write, Wire.reply, Database.write

    def stepping_write(self: Wire, data: bytes) -> None:
        steps.step()
        write(self, data)

    def stepping_reply(self: Wire) -> Reply:
        steps.step()
        return reply(self)

    @contextmanager
    def stepping_transaction(self: Database) -> Iterator[Connection]:
        steps.step()
        with transaction(self) as connection:
            yield connection
        steps.step()

    Wire.write = stepping_write  # type: ignore[method-assign]
    Wire.reply = stepping_reply  # type: ignore[method-assign]
    Database.write = stepping_transaction  # type: ignore[assignment]


def steps_of_a_cycle(stage: Stage, *, of_worker: bool) -> int:
    """Return how many steps an undisturbed cycle takes."""
    with stage.copy() as fresh, fresh.serve():
        inlet, outlet = os.pipe()

        def work() -> None:
            steps = Steps(0)
            watch(steps)
            if of_worker:
                desk = _desk(fresh)
                worker.work(lambda: desk, Shift(worker_id="first", is_once=True), Bell(desk))
            else:
                fresh.cycle()
            os.write(outlet, str(steps.taken).encode())

        os.waitpid(fork(work), 0)
        taken = int(os.read(inlet, 20))
        os.close(inlet)
        os.close(outlet)
    stage.port = fresh.port
    return taken


def paused_at(stage: Stage, step: int, *, outlasts_doubt: bool, of_worker: bool) -> tuple[Numbers, bool]:
    """Return what is proved by a history with one pause, and whether the process really stopped."""
    with stage.copy() as fresh:
        with fresh.serve() as journal:
            pause = _pause_worker if of_worker else _pause
            was_stopped = pause(fresh, step, outlasts_doubt=outlasts_doubt)
            fresh.until_quiet()
        return fresh.numbers(journal), was_stopped


def _pause(stage: Stage, step: int, *, outlasts_doubt: bool) -> bool:
    def work() -> None:
        watch(Steps(step))
        stage.cycle()

    sleeper = fork(work)
    was_stopped = os.WIFSTOPPED(os.waitpid(sleeper, os.WUNTRACED)[1])
    if not was_stopped:
        return False
    try:
        for _ in range(2 if outlasts_doubt else 1):
            stage.pass_time(PAST_ALL_DOUBT if outlasts_doubt else PAST_THE_LEASE)
            ended = os.waitpid(stage.cycle_in_a_child(), 0)[1]
            if ended:
                raise RuntimeError(f"the cycle that took over at step {step} ended with {ended}")
    finally:
        os.kill(sleeper, signal.SIGCONT)
        woken = os.waitpid(sleeper, 0)[1]
    if os.waitstatus_to_exitcode(woken) not in (0, REFUSED):  # it may say that another has taken over
        raise RuntimeError(f"the process that was woken at step {step} ended with {woken}")
    return True


class Bell:
    """Tells at the end of a worker's first cycle, and lets it stop once it is told to; without ears it goes on."""

    def __init__(self, desk: Desk, *, rings: int = -1, hears: int = -1) -> None:
        self.desk, self.rings, self.hears = desk, rings, hears

    def step(self, cycle: int, step: object) -> None:
        """Hear nothing."""

    def note(self, text: str) -> None:
        """Hear nothing."""

    def cycle(self, done: CycleDone) -> None:
        """Ring and wait."""
        if self.rings >= 0:
            os.write(self.rings, str(done.cycle).encode())
            os.read(self.hears, 1)
            self.desk.stopping.set()


def _desk(stage: Stage) -> Desk:
    settings = stage.world.desk.settings.model_dump()
    settings["worker"] |= {"heartbeat_seconds": 1}
    settings["limits"] |= {"gap_seconds": (0, 0)}
    return replace(stage._world().desk, settings=Settings.model_validate(settings))


def _serve(stage: Stage, name: str, **bell: int) -> None:
    worker.wait = lambda *_, **__: False
    desk = _desk(stage)
    ended = worker.work(lambda: desk, Shift(worker_id=name), Bell(desk, **bell))
    sys.exit(HELD if ended.busy is not None else 0)


def _pause_worker(stage: Stage, step: int, *, outlasts_doubt: bool) -> bool:
    """Stop a worker, let another take over, wake the first while that one is at work; it has to end by itself."""

    def work() -> None:
        watch(Steps(step))
        _serve(stage, "sleeper")

    sleeper = fork(work)
    if not os.WIFSTOPPED(os.waitpid(sleeper, os.WUNTRACED)[1]):
        return False
    stage.pass_time(PAST_ALL_DOUBT if outlasts_doubt else PAST_THE_LEASE)
    (rung, rings), (hears, tells) = os.pipe(), os.pipe()
    other = fork(lambda: _serve(stage, "other", rings=rings, hears=hears))
    try:
        has_rung = bool(select.select([rung], [], [], PATIENCE)[0])
    finally:
        os.kill(sleeper, signal.SIGCONT)
        woken = os.waitstatus_to_exitcode(os.waitpid(sleeper, 0)[1])
        os.write(tells, b".")
        ended = os.waitstatus_to_exitcode(os.waitpid(other, 0)[1])
        for end in (rung, rings, hears, tells):
            os.close(end)
    if not has_rung or (woken, ended) != (HELD, 0):
        raise RuntimeError(f"step {step}: the one that woke ended with {woken}, the other with {ended}")
    return True


def main() -> None:
    """Pause as often as asked and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--workers", action="store_true")
    options = options_of(parser, mutants=("blind-resend",))
    mutants.plant(options.mutant)
    total, pauses = Numbers(), 0
    with staged(leads=LEADS, options=options) as stage:
        steps = steps_of_a_cycle(stage, of_worker=options.workers)
        shuffled = random.Random(options.seed).sample(range(1, steps + 1), steps)
        for number in range(options.rounds):
            step = shuffled[number % steps]
            is_long = (number + number // steps) % 2 == 1
            numbers, was_stopped = paused_at(stage, step, outlasts_doubt=is_long, of_worker=options.workers)
            total += numbers.at(f"step {step}")
            pauses += was_stopped
    tell("pauses", total, options=options, proves=pauses == options.rounds, pauses=pauses, steps=steps)


if __name__ == "__main__":
    main()
