"""The stage of every fault harness: a server that writes down what it accepts, a world to copy, cycles in children."""

import argparse
import json
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from ctypes import c_double
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from multiprocessing.sharedctypes import RawValue
from pathlib import Path
from typing import NoReturn

from sqlalchemy import make_url

from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.sequence import Sequence, Step, Variant
from cam.errors import CamError
from cam.gateways.ports import EmailSender
from cam.gateways.registry import sender_for
from cam.store.database import Database
from tests.faults import places
from tests.faults.history import Numbers, judge
from tests.servers.recording_smtp import RecordingSmtp
from tests.world import LIVE, MONDAY, World

ONE_STEP = Sequence(
    name="one",
    steps=(Step(id="intro", variants=(Variant(id="a", subject="Hello", body="Hi {{ first_name }}."),)),),
)
ALWAYS = {"window_start": "00:00", "window_end": "24:00", "days": "mon-sun"}
PAST_THE_LEASE = timedelta(minutes=2)
PAST_ALL_DOUBT = timedelta(minutes=20)  # past the lease and past the settle time, without waiting for either
SHOWN = 12  # odd recipients that are printed
LOOK_SECONDS = 1.0  # how often a server looks whether its harness still lives
FAILED = 70  # a child's exit code where cam itself broke
REFUSED = 71  # where cam said what was wrong, as with a full disk


@dataclass(frozen=True)
class Journal:
    """What one server accepted.  port: where it listens."""

    path: Path
    port: int

    def recipients(self) -> list[str]:
        """Return who got a message, in order, copies and all."""
        if not self.path.exists():
            return []
        return [json.loads(line)["recipient"] for line in self.path.read_text(encoding="utf-8").splitlines()]


@contextmanager
def server(folder: Path, *, port: int = 0, accept_seconds: float = 0.0) -> Iterator[Journal]:
    """Serve from a process of its own; when the block is over, all that was on its way has been written down."""
    recording = RecordingSmtp(journal=folder / "journal", port=port, accept_seconds=accept_seconds)
    with in_a_process(recording):
        yield Journal(folder / "journal", recording.port)


@contextmanager
def in_a_process(recording: RecordingSmtp) -> Iterator[None]:
    """Let a server that was made here serve from a process of its own."""
    child = fork(lambda: _serve(recording))
    recording._listener.close()
    try:
        yield
    finally:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)


def until_told() -> None:
    """Wait for the harness to say that it is enough; nobody is left to say so where it was killed itself."""
    harness = os.getppid()
    while signal.sigtimedwait({signal.SIGTERM}, LOOK_SECONDS) is None and os.getppid() == harness:
        continue


def _serve(recording: RecordingSmtp) -> None:
    with recording:
        until_told()
        for dialogue in recording._threads[1:]:  # their clients are gone: what they said is read to its end
            dialogue.join(5)


def fork(work: Callable[[], object]) -> int:
    """Do the work in a child and return its id; it exits as the work says, with REFUSED or with FAILED."""
    sys.stdout.flush()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    child = os.fork()
    if child:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        return child
    code = FAILED
    try:
        work()
        code = 0
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else FAILED
    except CamError:
        code = REFUSED
    except BaseException:  # noqa: BLE001 - the child's last words
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def shared_number(value: float) -> c_double:
    """Return a number for all processes; without a lock, which a killed one would hold for ever."""
    return RawValue(c_double, value)


def over_smtp(box: Mailbox) -> EmailSender:
    """Return the real sender of a mailbox that needs no log-in."""
    return sender_for(box, lambda _reference: "")


class Stage:
    """
    A database in a folder whose one mailbox speaks to a server, with leads that are due at once.

    The clock of all its processes is one number in shared memory, in seconds after Monday at ten.
    """

    def __init__(
        self, folder: Path, *, leads: int, batch: int = 20, server_url: str = "", **mailbox: object
    ) -> None:
        self.folder = folder
        self.options = replace(LIVE, batch_size=batch)
        self.port = 0
        self._clock = shared_number(0.0)
        self.url = places.fresh(folder, server_url)
        self.world = self._world()
        self.boxes = [
            self.world.mailbox(
                **{"provider": "smtp", "smtp_host": "127.0.0.1", "smtp_port": 9, "smtp_tls": "none",
                   "daily_cap": 100_000} | mailbox
            )
        ]  # fmt: skip
        self.campaigns: list[Campaign] = []
        self.due: set[str] = set()
        self.campaign(leads)
        self.world.run(
            *self.campaigns, options=replace(self.options, is_dry_run=True)
        )  # imports, for all children
        over_smtp(self.boxes[0])
        self.world.db.close()

    def campaign(self, leads: int, *, name: str = "Q1") -> None:
        """Add a launched campaign with so many leads."""
        made = self.world.campaign(name, boxes=self.boxes, sequence=ONE_STEP, daily_cap=100_000, **ALWAYS)
        self.campaigns.append(made)
        for number in range(leads):
            address = f"{name.lower()}-{number}@company{number}.example"
            self.world.lead(made, address)
            self.due.add(address)
        self.world.db.close()

    def pass_time(self, delta: timedelta) -> None:
        """Move the clock of every process."""
        self._clock.value += delta.total_seconds()

    def cycle(self, *, alone: Campaign | None = None) -> None:
        """Run one cycle in this process, as a process of its own would."""
        told = self.world.run(*([alone] if alone else self.campaigns), options=self.options)
        self.world.db.close()
        errors = [error for campaign in told.campaigns for error in campaign.errors]
        if errors:
            raise RuntimeError("; ".join(errors))

    def cycle_in_a_child(self) -> int:
        """Run one cycle in a process of its own and return its id."""
        return fork(self.cycle)

    def until_quiet(self, cycles: int = 3) -> None:
        """Restart as often as it takes, at moments at which every lease and every doubt is over."""
        for _ in range(cycles):
            self.pass_time(PAST_ALL_DOUBT)
            status = os.waitpid(self.cycle_in_a_child(), 0)[1]
            if status:
                raise RuntimeError(f"a cycle that nobody disturbed ended with {status}")

    def rows(self) -> list[tuple[str, str]]:
        """Return (recipient, status) of the whole ledger."""
        return places.ledger_rows(self.url)

    def numbers(self, journal: Journal, *, touches: int = 1) -> Numbers:
        """Return what the history proves; only after the server's block is over."""
        return judge(self.due, accepted=journal.recipients(), rows=self.rows(), touches=touches)

    @contextmanager
    def copy(self) -> Iterator["Stage"]:
        """Give the same stage on a fresh copy of the database as it is now, and clean up afterwards."""
        with tempfile.TemporaryDirectory(dir=self.folder) as name:
            fresh = self.copy_to(Path(name))
            try:
                yield fresh
            finally:
                places.drop(fresh.url)

    def copy_to(self, folder: Path) -> "Stage":
        """Return the same stage on a copy of the database in another folder."""
        new = object.__new__(Stage)
        new.__dict__ |= vars(self)
        new.folder = folder
        new._clock = shared_number(self._clock.value)
        new.url = places.copied(self.url, folder)
        new.world = new._world()
        return new

    def _world(self) -> World:
        world = World(
            Database(self.url),
            self.folder,
            limits={"per_batch": 1000, "per_domain_per_day": None},
            timing={"settle_minutes": 15},
        )
        world.desk = replace(
            world.desk,
            clock=lambda: MONDAY + timedelta(seconds=self._clock.value),
            sender_for=lambda box: over_smtp(replace(box, smtp_port=self.port)),
        )
        return world

    @contextmanager
    def serve(self, *, accept_seconds: float = 0.0, at: Path | None = None) -> Iterator[Journal]:
        """Serve this stage: its mailbox speaks to the server from here on.  at: where the journal is kept."""
        with server(at or self.folder, port=self.port, accept_seconds=accept_seconds) as journal:
            self.port = journal.port
            yield journal


@contextmanager
def staged(*, leads: int, options: argparse.Namespace, batch: int = 20, **mailbox: object) -> Iterator[Stage]:
    """Give a stage in a folder of its own, on the database that was asked for, and clean up afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), leads=leads, batch=batch, server_url=options.database_url, **mailbox)
        try:
            yield stage
        finally:
            stage.world.db.close()
            places.drop(stage.url)


def options_of(parser: argparse.ArgumentParser, *, mutants: Iterable[str]) -> argparse.Namespace:
    """Return a harness's options, with those that all of them have."""
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--mutant", choices=list(mutants), help="plant a mistake, which the harness must find"
    )
    parser.add_argument(
        "--database-url", default="", metavar="URL", help="a PostgreSQL server; else SQLite files"
    )
    return parser.parse_args()


def tell(
    harness: str,
    numbers: Numbers,
    *,
    options: argparse.Namespace,
    is_bad: bool = False,
    proves: bool,
    **figures: object,
) -> NoReturn:
    """
    Print one JSON line with the numbers, the figures, the options and the history of whatever was odd; then exit.

    is_bad: a promise was broken that the numbers do not show.  proves: enough faults fell for the run to mean anything.
    Exit code 0: clean, or a planted mutant was caught; 1: neither; 2: it proves nothing.
    """
    is_clean = numbers.is_clean and not is_bad
    said = {name: value for name, value in vars(options).items() if value not in (None, "", False)}
    if options.database_url:
        said["database_url"] = make_url(options.database_url).render_as_string(hide_password=True)
    history = {"odd": numbers.odd[:SHOWN], "odd_in_all": len(numbers.odd)} if numbers.odd else {}
    five = {name: value for name, value in asdict(numbers).items() if name != "odd"}
    print(
        json.dumps({"harness": harness, **five, **figures, "options": said, "history": history}, default=str),
        flush=True,
    )
    sys.exit(2 if not proves else int(is_clean == bool(options.mutant)))
