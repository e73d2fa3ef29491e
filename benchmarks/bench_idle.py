"""
An idle worker, hour by hour, and the idle ticks of cron, in workspaces of growing size: all of it must be flat.

    python benchmarks/bench_idle.py --leads 10000 1000000

Each lead has got three messages and events to them; nobody is due, one in ten is held back.  The hour is the worker's
own loop over a clock that is moved where it would wait; the floor beside it is sqlite3 asking each campaign for its
least due moment and storing one heartbeat, once a minute.  The ticks are processes of their own, beside bare Python.
"""

import argparse
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from bench_start import cam
from large import build
from sqlalchemy import event
from turns import machine, row
from workspace import desk_on

from cam.usecases import worker
from cam.usecases.course import Step
from cam.usecases.worker import CycleDone, Shift

CAMPAIGNS = 10
MESSAGES = 3  # of each lead
TICKS = {"run-auto": ["run-auto", "--all", "--no-dry-run"], "worker --once": ["worker", "--once"]}
LEAST = "SELECT min(next_action_at) FROM enrollment WHERE campaign_id = ? AND next_action_at IS NOT NULL"
BEAT = "UPDATE worker SET seen_at = ?"


@dataclass(frozen=True, kw_only=True)
class Hour:
    """What one size took.  cpu, floor: milliseconds of the processor a cycle; statements: of SQL a cycle."""

    leads: int
    megabytes: float
    cycles: int
    cpu: float
    floor: float
    statements: float
    memory: float
    first: float


def main() -> None:
    """Measure every size, and print how the last compares with the first."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--leads", type=int, nargs="+", default=[1_000, 20_000])
    options.add_argument("--repeats", type=int, default=5, help="of the ticks")
    options.add_argument("--dir", default=None, help="folder for the workspaces")
    chosen = options.parse_args()
    print(f"idle ({machine()})")
    hours, ticks = [], []
    with tempfile.TemporaryDirectory(dir=chosen.dir) as name:
        for leads in chosen.leads:
            folder = Path(name) / str(leads)
            folder.mkdir()
            subprocess.run(cam("init", "--yes"), cwd=folder, check=True, capture_output=True)
            hours.append(apart(folder, leads))
            show(hours[-1])
            ticks.append(measured(folder, repeats=chosen.repeats))
    print(f"the largest takes {hours[-1].cpu / hours[0].cpu:.2f} x the smallest an hour", end="")
    for title in TICKS:
        print(f", {ticks[-1][title] / ticks[0][title]:.2f} x a tick of {title}", end="")
    print(" (flat: about 1)")
    least, most = hours[0], hours[-1]
    spent = most.cpu * most.cycles / 1000
    row(
        f"idle hour of the worker, {most.leads:,} leads, {most.leads * MESSAGES:,} messages",
        floor=f"least due moment and heartbeat by sqlite3 {most.floor:.2f} ms a minute",
        cam=f"{most.cpu:.0f} ms of the processor a cycle of {CAMPAIGNS} campaigns, {most.statements:.0f} statements;"
        f" {spent:.1f} s an hour, {spent / 36:.2f} % of a core; {most.memory:.0f} MB; {most.cpu / least.cpu:.2f} x"
        f" {least.leads:,} leads",
        target="flat",
        is_met=most.cpu / least.cpu <= 1.5,
    )
    for title in TICKS:
        row(
            f"idle tick of {title}, {most.leads:,} leads",
            floor="bare Python",
            cam=f"{ticks[-1][title]:.1f} x; {ticks[0][title]:.1f} x at {least.leads:,}",
            target="<= 10 x, flat",
            is_met=ticks[-1][title] <= 10,
        )


def show(hour: Hour) -> None:
    """Print the idle hour of one size."""
    print(f"{hour.leads:,} leads, {hour.leads * MESSAGES:,} messages, {hour.megabytes:,.0f} MB")
    print(f"  first cycle, which measures           {hour.first:8.1f} ms of the processor")
    print(
        f"  idle cycle of the worker              {hour.cpu:8.1f} ms, {hour.cpu / hour.floor:.0f} x the floor of"
        f" {hour.floor:.2f} ms; {hour.statements:.0f} statements"
    )
    seconds = hour.cpu * hour.cycles / 1000
    print(
        f"  idle hour: {hour.cycles} cycles                  {seconds:8.2f} s, {seconds / 36:.3f} % of a core"
    )
    print(f"  memory                                {hour.memory:8.1f} MB at its peak")


def apart(folder: Path, leads: int) -> Hour:
    """Return what an hour takes, in a process of its own."""
    ours, theirs = get_context("spawn").Pipe()
    filled = get_context("spawn").Process(target=fill, args=(folder, leads))
    filled.start()
    filled.join()
    process = get_context("spawn").Process(target=send, args=(theirs, folder, leads))
    process.start()
    theirs.close()  # where it dies there is nothing to wait for
    found: Hour = ours.recv()
    process.join()
    return found


def fill(folder: Path, leads: int) -> None:
    """Make a workspace in which nobody is due for two days."""
    now = int(time.time())
    day = 86_400
    made = build(
        folder,
        "cam",
        leads=leads,
        messages=MESSAGES * leads,
        campaigns=CAMPAIGNS,
        now=now,
        held_until=now + day,
    )
    made.db.close()
    (folder / "cam.db").chmod(0o600)


def send(pipe: Connection, folder: Path, leads: int) -> None:
    """Measure an hour, and send what was found."""
    pipe.send(hour(folder, leads))


class Moved(threading.Event):
    """The event by which a worker is stopped; whoever waits for it moves the clock instead."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime.now(UTC) - timedelta(
            minutes=70
        )  # the ticks that come after see nothing of the future

    def wait(self, timeout: float | None = None) -> bool:
        """Let the time pass."""
        self.now += timedelta(seconds=timeout or 0)
        return self.is_set()


class Teller:
    """Notes what each cycle took, and ends the work after an hour."""

    def __init__(self, clock: Moved, statements: list[int]) -> None:
        self.clock = clock
        self.begun = clock.now
        self.statements = statements
        self.marks = [(time.process_time(), 0)]

    def step(self, cycle: int, step: Step) -> None:
        """Hear of a step."""
        if not step.ok:
            raise SystemExit(f"cycle {cycle}: {step}")

    def cycle(self, done: CycleDone) -> None:
        """Note the end of a cycle."""
        if done.run is None or any(one.messages for one in done.run.campaigns):
            raise SystemExit(f"this was no idle cycle: {done}")
        self.marks.append((time.process_time(), len(self.statements)))
        if self.clock.now - self.begun >= timedelta(hours=1):
            self.clock.set()

    def note(self, text: str) -> None:
        """Hear of something beside."""
        raise SystemExit(text)


def hour(folder: Path, leads: int) -> Hour:
    """Return what an idle hour of the worker takes, with the floor measured before and after it."""
    clock = Moved()
    path = folder / "cam.db"
    # the clock outruns a lease, which hearts renew by a clock of their own
    desk = desk_on(path, clock=lambda: clock.now, stopping=clock, worker={"lease_seconds": 1_000_000})
    sent: list[int] = []
    event.listen(desk.db.engine, "before_cursor_execute", lambda *_: sent.append(1))
    teller = Teller(clock, sent)
    begun = clock.now
    worker.work(
        lambda: desk, Shift(worker_id="bench"), teller, steady=lambda: (clock.now - begun).total_seconds()
    )
    desk.db.close()
    pairs = list(zip(teller.marks, teller.marks[1:], strict=False))
    spent = [(end[0] - start[0], end[1] - start[1]) for start, end in pairs]
    return Hour(
        leads=leads,
        megabytes=path.stat().st_size / 1e6,
        cycles=len(spent),
        first=spent[0][0] * 1000,
        cpu=statistics.median(cpu for cpu, _ in spent[2:]) * 1000,
        statements=statistics.median(count for _, count in spent[2:]),
        floor=floor(path) * 1000,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def floor(path: Path) -> float:
    """Return the seconds of the processor that sqlite3 takes to find the least due moment and to store a heartbeat."""
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA synchronous = FULL")
    taken = []
    for number in range(60):
        begun = time.process_time()
        for campaign in range(1, CAMPAIGNS + 1):
            raw.execute(LEAST, (campaign,)).fetchone()
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(BEAT, (f"2026-03-02 10:{number:02}:00.000000",))
        raw.execute("COMMIT")
        taken.append(time.process_time() - begun)
    raw.close()
    return statistics.median(taken)


def measured(folder: Path, *, repeats: int) -> dict[str, float]:
    """Print and return how many times as long as bare Python an idle tick takes, by its command."""
    taken: dict[str, list[float]] = {"bare python": [], **{title: [] for title in TICKS}}
    for number in range(
        repeats + 2
    ):  # the first measures the campaigns, the second notes that nothing is to do
        for title, command in {"bare python": [sys.executable, "-c", ""], **TICKS}.items():
            words = cam(*command) if title in TICKS else command
            begun = time.perf_counter()
            subprocess.run(words, cwd=folder, check=True, capture_output=True)
            if number > 1:
                taken[title].append(time.perf_counter() - begun)
    medians = {title: statistics.median(seconds) for title, seconds in taken.items()}
    bare = medians.pop("bare python")
    for title, seconds in medians.items():
        print(
            f"  idle tick of {title:<18} {seconds * 1000:14.1f} ms, {seconds / bare:.1f} x bare python (<= 10)"
        )
    return {title: seconds / bare for title, seconds in medians.items()}


if __name__ == "__main__":
    main()
