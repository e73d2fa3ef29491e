"""
Let everybody opt out in the middle of a batch, at every step of it, and look at who is still written to.

python -m tests.faults.optouts [--every 5] [--mutant opt-outs-at-load]
Prints one JSON line. At a step the sending process is stopped, another one commits the opt-outs, and it goes on.
late: messages begun after the commit; what was begun before it may be on its way and is finished.
"""

import argparse
import os
import signal

from sqlalchemy import select

from cam.store import suppressions
from cam.store.tables import MessageRow
from tests.faults import mutants
from tests.faults.history import Numbers
from tests.faults.pauses import Steps, steps_of_a_cycle, watch
from tests.faults.stage import Stage, fork, options_of, staged, tell

LEADS = 4
NOT_BEGUN = ("queued", "retry", "cancelled")
message = MessageRow.__table__  # type: ignore[attr-defined]


def late_at(stage: Stage, step: int) -> tuple[Numbers, bool]:
    """Return what is proved by one batch that opt-outs interrupt, and whether the process really stopped."""
    with stage.copy() as fresh:
        with fresh.serve() as journal:
            begun, was_stopped = _interrupted(fresh, step)
        late = [recipient for recipient in journal.recipients() if was_stopped and recipient not in begun]
    return Numbers(
        unexpected=len(late), odd=tuple(f"{each}: written to after the opt-out" for each in late)
    ), was_stopped


def _interrupted(stage: Stage, step: int) -> tuple[set[str], bool]:
    def work() -> None:
        watch(Steps(step))
        stage.cycle()

    sender = fork(work)
    was_stopped = os.WIFSTOPPED(os.waitpid(sender, os.WUNTRACED)[1])
    begun: set[str] = set()
    if was_stopped:
        try:
            begun = _opt_all_out(stage)
        finally:
            os.kill(sender, signal.SIGCONT)
            ended = os.waitpid(sender, 0)[1]
        if ended:
            raise RuntimeError(f"the process that was stopped at step {step} ended with {ended}")
    return begun, was_stopped


def _opt_all_out(stage: Stage) -> set[str]:
    """Suppress every recipient in one transaction and return whose message was begun before it."""
    now = stage.world.desk.clock()
    with stage.world.db.write() as connection:
        begun = select(message.c.recipient).where(message.c.status.not_in(NOT_BEGUN))
        found = {row.recipient for row in connection.execute(begun)}
        for address in sorted(stage.due):
            suppressions.suppress(
                connection, kind="address", value=address, reason="asked", source="test", at=now
            )
    stage.world.db.close()
    return found


def main() -> None:
    """Opt out at every step and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--every", type=int, default=1, metavar="K")
    options = options_of(parser, mutants=("opt-outs-at-load",))
    mutants.plant(options.mutant)
    total, stopped = Numbers(), 0
    with staged(leads=LEADS, options=options) as stage:
        steps = steps_of_a_cycle(stage, of_worker=False)
        taken = range(1 + options.seed % options.every, steps + 1, options.every)
        for step in taken:
            numbers, was_stopped = late_at(stage, step)
            total += numbers.at(f"step {step}")
            stopped += was_stopped
    tell(
        "optouts",
        total,
        options=options,
        proves=stopped == len(taken),
        stopped=stopped,
        steps=steps,
        late=total.unexpected,
    )


if __name__ == "__main__":
    main()
