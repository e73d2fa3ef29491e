"""
Run the real command line on a disk or a database that is full, read-only, locked, damaged or not ours; let a worker
work while the disk is full, and go on when there is room.

python -m tests.faults.disks --headrooms 24 --pages 40 --seed 1 [--mutant mark-after-send]
Mounts small file systems in memory: as root, else in a user namespace of its own (unshare). Prints one JSON line with
the exit codes and every answer that no user should get (a traceback, a bug report, silence).
"""

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import text

from cam.cli import app
from cam.commands import door
from cam.settings_sources import template
from cam.store import database
from cam.usecases import worker
from cam.usecases.desk import Desk
from cam.usecases.worker import CycleDone, Shift
from tests.faults import mutants
from tests.faults.history import Numbers
from tests.faults.stage import PAST_ALL_DOUBT, Journal, Stage, fork, options_of, over_smtp, staged, tell

LEADS = 4
RUNS_WHILE_BROKEN = 5
DISK = 3 * 1024 * 1024
MOST_ROOM = 192 * 1024  # bytes that are left on the disk: from none to more than a cycle needs
PAGE = 4096
BUSY_SECONDS = 0.05
NO_MOUNT = 3
MENDED = "mended"
LONG_ENOUGH = 2.0  # for a worker to meet the trouble, where there is any
OURS = "CAM_FAULTS_IN_A_NAMESPACE"


@dataclass
class Answers:
    """What the command line said.  odd: whatever no user should get; felt: how many runs named the expected trouble."""

    codes: Counter[int] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)
    felt: Counter[str] = field(default_factory=Counter)
    cases: Counter[str] = field(default_factory=Counter)

    def add(self, case: str, code: int, said: str, *, expected: str = "", must: bool = False) -> bool:
        """Keep one answer and tell whether it named the trouble; it is odd where it should have and did not."""
        self.codes[code] += 1
        lines = [line for line in said.splitlines() if line.strip()]
        is_short = bool(lines) and not any("Traceback" in line or "bug in cam" in line for line in lines)
        is_named = bool(expected) and any(expected in line for line in lines)
        if code not in (0, 1) or (code == 1 and not is_short) or (must and not (is_named and code == 1)):
            self.odd.append(f"{case}: exit {code}: {' | '.join(lines)[-300:]}")
        return is_named


@contextmanager
def small_disk(size: int = DISK) -> Iterator[Path]:
    """Give a folder on a file system of its own that holds so many bytes."""
    with tempfile.TemporaryDirectory() as name:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", name], check=True)
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "--lazy", name], check=True)


@dataclass
class Site:
    """A workspace with a fault.  case: its name; notes: where a run's standard error goes."""

    stage: Stage
    case: str
    answers: Answers
    notes: Path

    def run(self, *, expected: str = "", must: bool = False) -> bool:
        """Run `cam run-auto --all --no-dry-run` in a child; tell whether it named the trouble."""
        self.stage.pass_time(PAST_ALL_DOUBT)
        status = os.waitpid(fork(self._work), 0)[1]
        said = self.notes.read_text(encoding="utf-8", errors="replace")
        return self.answers.add(
            self.case, os.waitstatus_to_exitcode(status), said, expected=expected, must=must
        )

    def _work(self) -> None:
        for number, target in ((1, Path(os.devnull)), (2, self.notes)):
            os.dup2(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
        os.chdir("/")
        stage = self.stage
        door.utc_now = stage.world.desk.clock
        door.Door._sender_for = lambda _self, box: over_smtp(replace(box, smtp_port=stage.port))  # type: ignore[method-assign]
        database.BUSY_TIMEOUT_SECONDS = BUSY_SECONDS  # type: ignore[assignment]
        app(["run-auto", "--all", "--no-dry-run", "--workspace", str(stage.folder)], prog_name="cam")


def suffer(
    stage: Stage,
    case: str,
    *,
    answers: Answers,
    disk: Path,
    fault: Callable[[Site], Callable[[], None] | None],
) -> Numbers:
    """
    Break a workspace on that disk, run, mend it, run until quiet; return what the whole history proves.

    fault: breaks it, runs it and returns how to mend it; None: it cannot be mended, and only copies are counted.
    """
    settings = {("sender", "name"): "Ana Silva", ("sender", "postal_address"): "1 Main Street, Springfield"}
    with tempfile.TemporaryDirectory() as elsewhere:
        fresh = stage.copy_to(disk)
        (disk / "cam.toml").write_text(template(settings), encoding="utf-8")
        site = Site(fresh, case, answers, Path(elsewhere) / "notes")
        with fresh.serve(at=Path(elsewhere)) as journal:
            mend = fault(site)
            if mend:
                mend()
                for _ in range(3):
                    site.run()
        answers.cases[case.partition(" ")[0]] += 1
        return (fresh.numbers(journal) if mend else _copies(journal)).at(case)


def _copies(journal: Journal) -> Numbers:
    again = {recipient: number for recipient, number in Counter(journal.recipients()).items() if number > 1}
    return Numbers(duplicated=sum(again.values()) - len(again), odd=tuple(f"{each}: twice" for each in again))


def full(room: int) -> Callable[[Site], Callable[[], None]]:
    """Return a fault: the disk is full but for so many bytes."""

    def fault(site: Site) -> Callable[[], None]:
        filler = _fill(site.stage.folder, room)
        told = [site.run(expected="the disk is full") for _ in range(RUNS_WHILE_BROKEN)]
        site.answers.felt["full"] += any(told)
        return filler.unlink

    return fault


class Log:
    """What a worker says, in a file; it stops after two good cycles once the disk was mended."""

    def __init__(self, desk: Desk, notes: Path) -> None:
        self.desk, self.notes = desk, notes
        self.good = 0

    def step(self, cycle: int, step: object) -> None:
        """Hear nothing."""

    def note(self, text: str) -> None:
        """Write it down."""
        with self.notes.open("a", encoding="utf-8") as file:
            file.write(text + "\n")

    def cycle(self, done: CycleDone) -> None:
        """Count."""
        self.good += done.ok and (self.notes.parent / MENDED).exists()
        if self.good >= 2:
            self.desk.stopping.set()


def working(room: int) -> Callable[[Site], Callable[[], None]]:
    """Return a fault: a worker works while the disk is full but for so many bytes, and goes on when there is room."""

    def fault(site: Site) -> Callable[[], None]:
        site.notes.touch()
        site.stage.pass_time(PAST_ALL_DOUBT)
        (is_up, up), (full_now, fill_up) = os.pipe(), os.pipe()
        child = fork(lambda: _work_on(site, up=up, full_now=full_now))
        os.read(is_up, 1)
        filler = _fill(site.stage.folder, room)
        os.write(fill_up, b".")
        for end in (is_up, up, full_now, fill_up):
            os.close(end)
        until = time.monotonic() + LONG_ENOUGH
        while time.monotonic() < until and not site.notes.read_text(encoding="utf-8"):
            time.sleep(0.01)
        filler.unlink()
        (site.notes.parent / MENDED).touch()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said = site.notes.read_text(encoding="utf-8")
        if code:
            site.answers.odd.append(f"{site.case}: the worker ended with {code}: {said[-300:]}")
        site.answers.felt["working"] += "the disk is full" in said
        return lambda: None

    return fault


def _work_on(site: Site, *, up: int, full_now: int) -> None:
    worker.RETRY_SECONDS = 0.05  # type: ignore[assignment]
    worker.wait = lambda *_, **__: False
    world = site.stage._world()
    world.with_settings(limits={"gap_seconds": [0, 0]})
    with world.db.read() as connection:
        connection.execute(text("SELECT 1"))
    os.write(up, b".")
    os.read(full_now, 1)
    worker.work(lambda: world.desk, Shift(worker_id="worker"), Log(world.desk, site.notes))


def _fill(folder: Path, room: int) -> Path:
    """Fill the disk but for so many bytes, and return the file that does."""
    disk = os.statvfs(folder)
    (folder / "filler").write_bytes(b"\0" * max(0, disk.f_bavail * disk.f_frsize - room))
    return folder / "filler"


def read_only(site: Site) -> Callable[[], None]:
    """Mount the disk read-only."""
    mount = ["mount", "-o", "remount,{},size={}", str(site.stage.folder)]
    remount = lambda how: subprocess.run([part.format(how, DISK) for part in mount], check=True)  # noqa: E731
    remount("ro")
    site.answers.felt["read-only"] += site.run(expected="read-only", must=True)
    return lambda: remount("rw")  # type: ignore[return-value]


def locked(site: Site) -> Callable[[], None]:
    """Let another program hold the write lock for longer than cam is ready to wait."""
    other = sqlite3.connect(site.stage.folder / "cam.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for _ in range(RUNS_WHILE_BROKEN):
        site.answers.felt["locked"] += site.run(expected="locked by another program", must=True)
    return other.close


def damaged(page: int, rng: random.Random) -> Callable[[Site], None]:
    """Return a fault: one page of the database is garbage."""

    def fault(site: Site) -> None:
        with (site.stage.folder / "cam.db").open("r+b") as file:
            file.seek(page * PAGE)
            file.write(rng.randbytes(PAGE))
        site.answers.felt["damaged"] += site.run(expected="damaged")

    return fault


def foreign(content: bytes | str) -> Callable[[Site], Callable[[], None]]:
    """Return a fault: another file stands where the database was.  str: the SQL that makes it."""

    def fault(site: Site) -> Callable[[], None]:
        path, aside = site.stage.folder / "cam.db", site.stage.folder / "aside"
        path.rename(aside)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            with closing(sqlite3.connect(path)) as other:
                other.executescript(content)
        before = path.read_bytes()
        site.answers.felt["foreign"] += site.run(expected="database", must=True)
        if path.read_bytes() != before:
            site.answers.odd.append(f"{site.case}: the file was changed")
        return lambda: aside.replace(path)  # type: ignore[return-value]

    return fault


FOREIGN: tuple[bytes | str, ...] = (
    b"Name,Email\nAda,ada@one.example\n" * 40,
    b"SQLite format 3\0" + b"\xff" * 8000,
    "CREATE TABLE customers (id INTEGER); INSERT INTO customers VALUES (1);",
    "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('9999');",
)


def main() -> None:
    """Fill, lock and damage, and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--headrooms", type=int, default=24)
    parser.add_argument("--pages", type=int, default=40)
    options = options_of(parser, mutants=("mark-after-send",))
    _be_allowed_to_mount(parser)
    mutants.plant(options.mutant)
    rng, answers, total = random.Random(options.seed), Answers(), Numbers()
    with staged(leads=LEADS, options=options) as stage:
        pages = range((stage.folder / "cam.db").stat().st_size // PAGE)
        faults = {f"full {room}": full(room) for room in _spread(options.headrooms)}
        faults |= {f"working {room}": working(room) for room in _spread(options.headrooms)}
        faults |= {"read-only": read_only, "locked": locked}
        faults |= {f"foreign {number}": foreign(content) for number, content in enumerate(FOREIGN)}
        faults |= {
            f"damaged {page}": damaged(page, rng)
            for page in rng.sample(pages, min(options.pages, len(pages)))
        }
        for case, fault in faults.items():
            with small_disk() as disk:
                total += suffer(stage, case, answers=answers, disk=disk, fault=fault)
    figures = {
        "cases": answers.cases,
        "felt": answers.felt,
        "exit_codes": answers.codes,
        "odd_answers": answers.odd[:12],
    }
    is_felt = all(answers.felt[name] for name in answers.cases if name != "damaged")
    tell("disks", total, options=options, is_bad=bool(answers.odd), proves=is_felt, **figures)


def _spread(number: int) -> list[int]:
    return [MOST_ROOM * index // max(1, number - 1) for index in range(number)]


def _be_allowed_to_mount(parser: argparse.ArgumentParser) -> None:
    with tempfile.TemporaryDirectory() as name:
        tried = subprocess.run(
            ["mount", "-t", "tmpfs", "tmpfs", name], capture_output=True, text=True, check=False
        )
        if tried.returncode == 0:
            subprocess.run(["umount", name], check=True)
            return
    if OURS in os.environ or shutil.which("unshare") is None:
        parser.exit(NO_MOUNT, f"disks: no small file system can be mounted: {tried.stderr.strip()}\n")
    os.environ[OURS] = "yes"
    words = [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        sys.executable,
        "-m",
        "tests.faults.disks",
        *sys.argv[1:],
    ]
    os.execvp("unshare", words)


if __name__ == "__main__":
    main()
