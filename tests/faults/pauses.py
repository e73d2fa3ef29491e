"""
Stop a sending process in the middle of its work until its lease is long over, let another take over, and wake it.

python -m tests.faults.pauses --rounds 200 --seed 1 [--mutant blind-resend]
Prints one JSON line. The process stops itself at a step: before it writes to the server, before it reads an answer,
before a transaction, after one. Every other round the pause outlasts the settle time too, so that doubt is parked.
"""

import argparse
import os
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from cam.gateways.smtp_codes import Reply
from cam.gateways.smtp_wire import Wire
from cam.store.database import Database
from tests.faults import mutants
from tests.faults.history import Numbers
from tests.faults.stage import PAST_ALL_DOUBT, PAST_THE_LEASE, Stage, fork, options_of, staged, tell

LEADS = 3


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


def steps_of_a_cycle(stage: Stage) -> int:
    """Return how many steps an undisturbed cycle takes."""
    with stage.copy() as fresh, fresh.serve():
        inlet, outlet = os.pipe()

        def work() -> None:
            steps = Steps(0)
            watch(steps)
            fresh.cycle()
            os.write(outlet, str(steps.taken).encode())

        os.waitpid(fork(work), 0)
        taken = int(os.read(inlet, 20))
        os.close(inlet)
        os.close(outlet)
    stage.port = fresh.port
    return taken


def paused_at(stage: Stage, step: int, *, outlasts_doubt: bool) -> tuple[Numbers, bool]:
    """Return what is proved by a history with one pause, and whether the process really stopped."""
    with stage.copy() as fresh:
        with fresh.serve() as journal:
            was_stopped = _pause(fresh, step, outlasts_doubt=outlasts_doubt)
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
    if woken:
        raise RuntimeError(f"the process that was woken at step {step} ended with {woken}")
    return True


def main() -> None:
    """Pause as often as asked and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=20)
    options = options_of(parser, mutants=("blind-resend",))
    mutants.plant(options.mutant)
    total, pauses = Numbers(), 0
    with staged(leads=LEADS, options=options) as stage:
        steps = steps_of_a_cycle(stage)
        shuffled = random.Random(options.seed).sample(range(1, steps + 1), steps)
        for number in range(options.rounds):
            step = shuffled[number % steps]
            numbers, was_stopped = paused_at(stage, step, outlasts_doubt=(number + number // steps) % 2 == 1)
            total += numbers.at(f"step {step}")
            pauses += was_stopped
    tell("pauses", total, options=options, proves=pauses == options.rounds, pauses=pauses, steps=steps)


if __name__ == "__main__":
    main()
