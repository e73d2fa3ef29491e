"""
Kill a sending process at random moments, start it again, and compare the ledger with the server's journal.

python -m tests.faults.kills --kills 200 --leads 600 --seed 1 [--mutant mark-after-send]
Prints one JSON line. A kill falls anywhere between the start of a cycle and a little after the usual end of one.
"""

import argparse
import os
import random
import signal
import time
from dataclasses import replace

from tests.faults import mutants
from tests.faults.stage import PAST_ALL_DOUBT, Stage, options_of, staged, tell

BATCH = 8  # small, so that kills fall into sends and not into planning
ACCEPT_SECONDS = 0.004
LONGER, SHORTER = 1.05, 0.9  # two of three are hit where both balance
MOST_AT_ONCE = 1000  # the stage's [limits] per_batch, whatever is asked for


def killed(stage: Stage, *, kills: int, rng: random.Random) -> int:
    """Start a cycle and kill it, so often; return how many were killed before they ended by themselves."""
    started = time.monotonic()
    os.waitpid(stage.cycle_in_a_child(), 0)
    longest = time.monotonic() - started
    hits = 0
    for _ in range(kills):
        stage.pass_time(PAST_ALL_DOUBT)
        child = stage.cycle_in_a_child()
        time.sleep(rng.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        was_hit = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        hits += was_hit
        longest *= LONGER if was_hit else SHORTER  # the machine is not always as busy as it was at first
    return hits


def main() -> None:
    """Run one history and print its figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--leads", type=int, default=300)
    options = options_of(parser, mutants=("mark-after-send", "blind-resend"))
    mutants.plant(options.mutant)
    with staged(leads=options.leads, batch=BATCH, options=options) as stage:
        with stage.serve(accept_seconds=ACCEPT_SECONDS) as journal:
            hits = killed(stage, kills=options.kills, rng=random.Random(options.seed))
            stage.options = replace(stage.options, batch_size=options.leads)
            stage.until_quiet(3 + options.leads // MOST_AT_ONCE)
        numbers = stage.numbers(journal)
    tell("kills", numbers, options=options, proves=hits > options.kills // 3, killed=hits)


if __name__ == "__main__":
    main()
