"""
Ask `cam worker` to stop in the middle of a batch of 200, and measure how long it takes; the next one goes on.

python -m tests.faults.stops --rounds 40 --seed 1 [--mutant deaf]
Every fourth round the server has the message and says nothing more when the signal comes. Prints one JSON line with the
slowest exit of each kind in seconds, from the signal to the end of the process. The limit is ten seconds.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from cam.clock import utc_now
from cam.settings_sources import template
from cam.store.database import Database
from tests.faults import places
from tests.faults.history import Numbers, judge
from tests.faults.stage import ALWAYS, ONE_STEP, options_of, tell
from tests.servers.faults import Fault
from tests.servers.recording_smtp import RecordingSmtp
from tests.world import World

LEADS = 200
ACCEPT_SECONDS = 0.02
LIMIT_SECONDS = 10.0
PATIENCE = 120.0
LOOK_SECONDS = 0.002
DEAF = """
import signal, sys
from cam.commands import signals
signals.hang_up = lambda: None
from cam.cli import app
app(sys.argv[1:], prog_name="cam")
"""


@dataclass
class Exits:
    """How the workers ended.  slowest: seconds by kind of round; left: rows by status, after a stop; odd: in words."""

    slowest: dict[str, float] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)


def workspace(folder: Path, *, port: int) -> set[str]:
    """Make a workspace with a batch that is due, and return who is to get a message."""
    settings = {
        ("sender", "name"): "Ana Silva",
        ("sender", "postal_address"): "1 Main Street",
        ("limits", "gap_seconds"): (0, 0),
        ("limits", "per_batch"): LEADS,
    }
    (folder / "cam.toml").write_text(template(settings), encoding="utf-8")
    places.fresh(folder, "")
    (folder / "cam.db").chmod(0o600)
    world = World(Database(f"sqlite:///{folder / 'cam.db'}"), folder)
    world.now = utc_now()
    box = world.mailbox(
        provider="smtp", smtp_host="127.0.0.1", smtp_port=port, smtp_tls="none", daily_cap=LEADS
    )
    campaign = world.campaign(boxes=[box], sequence=ONE_STEP, daily_cap=LEADS, **ALWAYS)
    world.leads(campaign, LEADS)
    world.db.close()
    return {f"lead{number}@company{number}.example" for number in range(LEADS)}


def worker(folder: Path, *words: str, is_deaf: bool = False) -> "subprocess.Popen[bytes]":
    """Start the command."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("CAM_")}
    command = ["-c", DEAF] if is_deaf else ["-m", "cam"]
    return subprocess.Popen(
        [sys.executable, *command, "worker", *words, "--workspace", str(folder)],
        env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def stopped(
    folder: Path, due: set[str], *, port: int, after: int, hangs: bool, exits: Exits, is_deaf: bool
) -> Numbers:
    """Stop a worker after so many messages, let another go on, and return what the history proves."""
    kind = "silent server" if hangs else "sending"
    faults = [Fault("dot", "accept-hang", times=1, skip=after - 1)] if hangs else []
    with RecordingSmtp(port=port, accept_seconds=ACCEPT_SECONDS, faults=faults) as server:
        process = worker(folder, is_deaf=is_deaf)
        try:
            until = time.monotonic() + PATIENCE
            while len(server.accepted) < after and time.monotonic() < until and process.poll() is None:
                time.sleep(LOOK_SECONDS)
            asked = time.monotonic()
            process.send_signal(signal.SIGTERM)
            code = process.wait(LIMIT_SECONDS * 2)
            seconds = time.monotonic() - asked
        except subprocess.TimeoutExpired:
            code, seconds = -1, LIMIT_SECONDS * 2
        finally:
            process.kill()
            process.wait()
        exits.slowest[kind] = max(exits.slowest.get(kind, 0.0), round(seconds, 2))
        left = Counter(status for _, status in places.ledger_rows(f"sqlite:///{folder / 'cam.db'}"))
        exits.left += left
        if code or seconds > LIMIT_SECONDS or left["sending"]:
            exits.odd.append(
                f"{kind} after {after}: exit {code} in {seconds:.1f} s, {left['sending']} left sending"
            )
        server.faults = []
        if not is_deaf and worker(folder, "--once").wait(PATIENCE):
            exits.odd.append(f"{kind} after {after}: the next one failed")
        accepted = [message.recipient for message in server.accepted]
    return judge(due, accepted=accepted, rows=places.ledger_rows(f"sqlite:///{folder / 'cam.db'}"))


def main() -> None:
    """Stop as many workers as asked and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=8)
    options = options_of(parser, mutants=("deaf",))
    rng, exits, total = random.Random(options.seed), Exits(), Numbers()
    with tempfile.TemporaryDirectory() as name:
        first = Path(name) / "first"
        first.mkdir()
        with RecordingSmtp() as free:
            port = free.port
        due = workspace(first, port=port)
        for number in range(options.rounds):
            folder = Path(name) / str(number)
            shutil.copytree(first, folder)
            hangs = bool(options.mutant) or number % 4 == 3
            after = rng.randint(1, LEADS * 3 // 4)
            total += stopped(
                folder, due, port=port, after=after, hangs=hangs, exits=exits, is_deaf=options.mutant == "deaf"
            ).at(f"round {number}")  # fmt: skip
            shutil.rmtree(folder)
    tell(
        "stops", Numbers() if options.mutant else total, options=options, is_bad=bool(exits.odd),
        proves=options.rounds > 0, slowest_exit=exits.slowest, left=dict(exits.left), bad=exits.odd[:12],
    )  # fmt: skip


if __name__ == "__main__":
    main()
