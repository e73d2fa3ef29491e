"""
Start several processes at one instant: for the lease itself, and for whole cycles on one mailbox with a cap.

python -m tests.faults.starts --processes 8 --rounds 500 [--cycles 20] [--mutant check-then-insert|decide-apart]
Prints one JSON line: rounds with two holders, rounds with none, and what the cycles sent over the cap.
"""

import argparse
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing import get_context

from cam.store import leases
from cam.store.database import Database
from cam.store.leases import Lease
from tests.faults import mutants
from tests.faults.history import Numbers
from tests.faults.stage import PAST_ALL_DOUBT, Stage, fork, options_of, staged, tell
from tests.world import MONDAY

LEASE_SECONDS = 60
PATIENCE = 60.0  # seconds at a barrier, after which the round has failed
CAP = 6
LEADS = 8  # of each campaign, so that two of them want far more than the cap
ACCEPT_SECONDS = 0.002


@dataclass(frozen=True)
class Rounds:
    """How many rounds had so many holders.  stale: rounds whose token did not grow."""

    holders: Counter[int]
    stale: int


def take(database: Database, *, holder: str, now: datetime) -> Lease | None:
    """Try to take the workspace's lease as `holding` does."""
    with database.write() as connection:
        return leases.take(connection, name=leases.WORKSPACE, holder=holder, now=now, seconds=LEASE_SECONDS)


Take = Callable[..., Lease | None]
TAKE: dict[str | None, Take] = {"check-then-insert": mutants.check_then_insert}


def race(url: str, *, processes: int, rounds: int, take: Take = take) -> Rounds:
    """
    Let so many processes reach for one lease at one instant, round after round.

    Between the rounds the clock jumps past the lease, so that the next one begins with a free lease that nobody
    released; in every other round it was released instead.
    """
    context = get_context("fork")
    barrier = context.Barrier(processes)
    tokens = context.Array("q", processes)
    found = context.Array("q", rounds * 2)

    def work(me: int) -> None:
        opened = Database(url)
        with opened.read():
            pass
        now = MONDAY
        last = 0
        for number in range(rounds):
            barrier.wait(PATIENCE)
            lease = take(opened, holder=str(me), now=now)
            tokens[me] = lease.token if lease else 0
            barrier.wait(PATIENCE)
            held = sorted(token for token in tokens if token)
            if me == 0:
                found[number * 2] = len(held)
                found[number * 2 + 1] = bool(held) and held[0] <= last
            last = max([last, *held])
            barrier.wait(PATIENCE)
            if lease and number % 2:
                with opened.write() as connection:
                    leases.release(connection, lease, now=now)
            now += timedelta(seconds=0 if number % 2 else LEASE_SECONDS)
            barrier.wait(PATIENCE)
        opened.close()

    children = [fork(lambda me=me: work(me)) for me in range(processes)]
    ended = [os.waitpid(child, 0)[1] for child in children]
    if any(ended):
        raise RuntimeError(f"a process ended with {ended}")
    return Rounds(Counter(found[0::2]), sum(found[1::2]))


def cycles_at_once(stage: Stage, *, processes: int) -> tuple[Numbers, int]:
    """Run whole cycles at one instant, each on a campaign of its own; return what is proved, and sends over the cap."""
    barrier = get_context("fork").Barrier(processes)
    with stage.copy() as fresh:

        def work(me: int) -> None:
            barrier.wait(PATIENCE)
            fresh.cycle(alone=fresh.campaigns[me % len(fresh.campaigns)])

        with fresh.serve(accept_seconds=ACCEPT_SECONDS) as journal:
            children = [fork(lambda me=me: work(me)) for me in range(processes)]
            ended = [os.waitpid(child, 0)[1] for child in children]
            if any(ended):
                raise RuntimeError(f"a cycle ended with {ended}")
            fresh.pass_time(PAST_ALL_DOUBT)
            os.waitpid(fresh.cycle_in_a_child(), 0)  # the cap is spent by now, or nobody had come through
        sent = len(journal.recipients())
        return fresh.numbers(journal, touches=0), sent - CAP


def main() -> None:
    """Race and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--cycles", type=int, default=20)
    options = options_of(parser, mutants=("check-then-insert", "decide-apart"))
    mutants.plant(options.mutant)
    total, over, short = Numbers(), 0, 0
    with staged(leads=LEADS, options=options, daily_cap=CAP) as stage:
        stage.campaign(LEADS, name="Q2")
        rounds = race(
            stage.url, processes=options.processes, rounds=options.rounds, take=TAKE.get(options.mutant, take)
        )
        for number in range(options.cycles):
            numbers, beyond = cycles_at_once(stage, processes=options.processes)
            total += numbers.at(f"cycle {number}")
            over += max(0, beyond)
            short += max(0, -beyond)
    broken = {
        "two_holders": sum(number for held, number in rounds.holders.items() if held > 1),
        "no_holder": rounds.holders[0],
        "stale_tokens": rounds.stale,
        "over_the_cap": over,
        "short_of_the_cap": short,
    }
    tell("starts", total, options=options, is_bad=any(broken.values()), proves=options.rounds > 0, **broken)


if __name__ == "__main__":
    main()
