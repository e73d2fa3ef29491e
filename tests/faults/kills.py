"""
Kill a sending process at random moments, start it again, and leave the ledger and the server's journal to be compared.

python -m tests.faults.kills FOLDER --port PORT --kills 50 --leads 400 --seed 1 [--mutant blind-resend]
Prints one JSON line: how many processes were killed, how many ended by themselves, and the seed.
"""

import argparse
import json
import os
import random
import signal
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.sequence import Sequence, Step, Variant
from cam.gateways.ports import EmailSender
from cam.gateways.registry import sender_for
from cam.store import ledger
from cam.store.database import Database
from tests.world import LIVE, World

ONE_STEP = Sequence(
    name="one",
    steps=(Step(id="intro", variants=(Variant(id="a", subject="Hello", body="Hi {{ first_name }}."),)),),
)
BATCH = 20  # small, so that kills fall into sends and not into planning
AFTER_A_KILL = timedelta(minutes=20)  # past the lease and past the settle time, without waiting for either


def build(folder: Path, *, port: int, leads: int) -> tuple[World, Campaign]:
    """Return a world whose mailbox speaks to a real server, with that many leads due at once."""
    world = World(
        Database(f"sqlite:///{folder / 'cam.db'}"),
        folder,
        limits={"per_batch": 1000, "per_domain_per_day": None},
        timing={"settle_minutes": 15},
    )
    box = world.mailbox(
        provider="smtp", smtp_host="127.0.0.1", smtp_port=port, smtp_tls="none", daily_cap=100_000
    )
    always = {"window_start": "00:00", "window_end": "24:00", "days": "mon-sun"}
    campaign = world.campaign(boxes=[box], sequence=ONE_STEP, daily_cap=100_000, **always)
    world.leads(campaign, leads)
    return world, campaign


def over_smtp(box: Mailbox) -> EmailSender:
    """Return the real sender of a mailbox that needs no log-in."""
    return sender_for(box, lambda _reference: "")


def cycle_in_a_child(world: World, campaign: Campaign) -> int:
    """Run one cycle in a process of its own and return its id."""
    world.db.close()
    child = os.fork()
    if child:
        return child
    world.run(campaign, options=replace(LIVE, batch_size=BATCH))
    world.db.close()
    os._exit(0)


def main() -> None:
    """Kill as often as asked, then let cycles run until nothing is left to do."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--leads", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=0.25, metavar="SECONDS")
    parser.add_argument("--mutant", choices=["blind-resend"])
    options = parser.parse_args()
    if options.mutant:
        ledger.orphans_to_unknown = blind_resend  # type: ignore[assignment]
    world, campaign = build(options.folder, port=options.port, leads=options.leads)
    world.desk = replace(world.desk, sender_for=over_smtp)
    rng = random.Random(options.seed)
    killed = 0
    for _ in range(options.kills):
        child = cycle_in_a_child(world, campaign)
        time.sleep(rng.uniform(0, options.longest))
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        world.now += AFTER_A_KILL
    for _ in range(options.leads // BATCH + 3):
        os.waitpid(cycle_in_a_child(world, campaign), 0)
        world.now += AFTER_A_KILL
    print(json.dumps({"kills": killed, "finished": options.kills - killed, "seed": options.seed}))


def blind_resend(connection, *, settle_until, at):  # type: ignore[no-untyped-def]
    """The mutant: what a dead process was sending is simply sent again."""
    del settle_until
    from sqlalchemy import text

    connection.execute(
        text("UPDATE enrollment SET next_action_at = :at WHERE id IN "
             "(SELECT enrollment_id FROM message WHERE status = 'sending')"),
        {"at": at.strftime("%Y-%m-%d %H:%M:%S.%f")},
    )  # fmt: skip
    connection.execute(text("UPDATE message SET status = 'retry', begun_at = NULL WHERE status = 'sending'"))
    return []


if __name__ == "__main__":
    main()
