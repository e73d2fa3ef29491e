"""
Start several workers at one instant, round after round; then kill the one that works and see another take over.

python -m tests.faults.workers --rounds 200 --processes 2 --takeovers 10 [--mutant no-lease]
Prints one JSON line: rounds by the number of workers that held the workspace, the slowest takeover in seconds.
"""

import argparse
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.synchronize import Semaphore
from pathlib import Path

from cam.clock import utc_now
from cam.settings import Settings
from cam.usecases import worker
from cam.usecases.course import Step
from cam.usecases.desk import Desk
from cam.usecases.worker import CycleDone, Shift
from tests.faults import mutants
from tests.faults.history import Numbers
from tests.faults.stage import Stage, fork, options_of, tell

PATIENCE = 60.0
OTHERS_SECONDS = 10.0  # for which whoever works waits for the others to leave
LEASE_SECONDS, HEARTBEAT_SECONDS = 2, 1
TAKEOVER_SECONDS = LEASE_SECONDS + 5
SERVED, HELD = 0, 3


class Bell:
    """Rings at the end of every cycle."""

    def __init__(
        self, rung: Semaphore, desk: Desk, *, others: int = 0, left: Semaphore | None = None
    ) -> None:
        self.rung = rung
        self.desk = desk
        self.others = others
        self.left = left

    def step(self, cycle: int, step: Step) -> None:
        """Hear nothing."""

    def note(self, text: str) -> None:
        """Hear nothing."""

    def cycle(self, done: CycleDone) -> None:
        """Ring, and stop once the others have left."""
        self.rung.release()
        if self.left is not None:
            for _ in range(self.others):
                self.left.acquire(timeout=OTHERS_SECONDS)
            self.desk.stopping.set()


def desk_of(stage: Stage) -> Desk:
    """Return a desk of this process, on the real clock, with a short lease."""
    settings = stage.world.desk.settings.model_dump()
    settings["worker"] |= {"lease_seconds": LEASE_SECONDS, "heartbeat_seconds": HEARTBEAT_SECONDS}
    world = stage._world()
    return replace(world.desk, settings=Settings.model_validate(settings), clock=utc_now)


def race(stage: Stage, *, processes: int, rounds: int) -> Counter[int]:
    """Start so many workers at one instant, and return how many rounds had so many that worked."""
    context = get_context("fork")
    found: Counter[int] = Counter()
    for _ in range(rounds):
        barrier, left, rung = context.Barrier(processes), context.Semaphore(0), context.Semaphore(0)

        def work(me: int, barrier=barrier, left=left, rung=rung) -> None:  # type: ignore[no-untyped-def]
            desk = desk_of(stage)
            barrier.wait(PATIENCE)
            bell = Bell(rung, desk, others=processes - 1, left=left)
            ended = worker.work(lambda: desk, Shift(worker_id=str(me)), bell)
            left.release()
            sys.exit(HELD if ended.busy is not None else SERVED)

        children = [fork(lambda me=me: work(me)) for me in range(processes)]  # type: ignore[misc]
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        if set(codes) - {SERVED, HELD}:
            raise RuntimeError(f"a worker ended with {codes}")
        found[codes.count(SERVED)] += 1
    return found


def takeovers(stage: Stage, *, rounds: int) -> list[float]:
    """Kill a worker while another stands by, and return after how many seconds each time that one worked."""
    context = get_context("fork")
    found = []
    for number in range(rounds):
        first, second = context.Semaphore(0), context.Semaphore(0)

        def work(name: str, rung: Semaphore) -> None:
            desk = desk_of(stage)
            worker.work(lambda: desk, Shift(worker_id=name, stands_by=True), Bell(rung, desk))

        one = fork(lambda rung=first, n=number: work(f"one-{n}", rung))  # type: ignore[misc]
        assert first.acquire(timeout=PATIENCE)
        two = fork(lambda rung=second, n=number: work(f"two-{n}", rung))  # type: ignore[misc]
        killed = time.monotonic()
        os.kill(one, signal.SIGKILL)
        assert second.acquire(timeout=PATIENCE)
        found.append(time.monotonic() - killed)
        for child in (one, two):
            if child == two:
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        time.sleep(LEASE_SECONDS)  # the second's lease ends by itself: nobody released it
    return found


def main() -> None:
    """Run the rounds and print what happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--takeovers", type=int, default=5)
    options = options_of(parser, mutants=("no-lease",))
    mutants.plant(options.mutant)
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), leads=0, server_url=options.database_url)
        holders = race(stage, processes=options.processes, rounds=options.rounds)
        slowest = 0.0 if options.mutant else max(takeovers(stage, rounds=options.takeovers), default=0.0)
    tell(
        "workers", Numbers(), options=options, is_bad=set(holders) != {1} or slowest > TAKEOVER_SECONDS,
        proves=options.rounds > 0, holders=dict(holders), slowest_takeover=round(slowest, 2),
    )  # fmt: skip


if __name__ == "__main__":
    main()
