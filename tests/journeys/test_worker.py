"""Workers as processes: started at one instant, stopped in the middle, killed and taken over from."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from cam.settings_sources import template
from cam.store.database import Database
from tests.servers.faults import Fault
from tests.servers.recording_smtp import RecordingSmtp
from tests.world import World

HANG = 60.0  # seconds, only to end what hangs
ALWAYS = {"window_start": "00:00", "window_end": "24:00", "days": "mon-sun"}


@pytest.fixture
def root(empty_database: Path, tmp_path: Path) -> Path:
    settings = {
        ("sender", "name"): "Ana Silva",
        ("sender", "postal_address"): "1 Main Street",
        ("limits", "gap_seconds"): (0, 0),
        ("limits", "per_batch"): 500,
        ("worker", "lease_seconds"): 2,
        ("worker", "heartbeat_seconds"): 1,
    }
    (tmp_path / "cam.toml").write_text(template(settings), encoding="utf-8")
    shutil.copyfile(empty_database, tmp_path / "cam.db")
    (tmp_path / "cam.db").chmod(0o600)
    return tmp_path


def fill(root: Path, *, leads: int, port: int = 9) -> None:
    from datetime import UTC, datetime

    database = Database(f"sqlite:///{root / 'cam.db'}")
    world = World(database, root)
    world.now = datetime.now(UTC)
    box = world.mailbox(
        provider="smtp", smtp_host="127.0.0.1", smtp_port=port, smtp_tls="none", daily_cap=1000
    )
    world.leads(world.campaign(boxes=[box], daily_cap=1000, **ALWAYS), leads)
    database.close()


@contextmanager
def worker(root: Path, *words: str) -> Iterator["subprocess.Popen[str]"]:
    """Give a worker that runs; whatever is left of it is killed at the end."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("CAM_")}
    with subprocess.Popen(
        [sys.executable, "-m", "cam", "worker", *words],
        cwd=root, env=environ, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def ask(root: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(root / "cam.db", timeout=30)) as connection:
        return connection.execute(query).fetchall()


def until_cycle(process: "subprocess.Popen[str]") -> None:
    """Wait until a worker with --log-format json tells of a whole cycle."""
    assert process.stdout is not None
    ending = threading.Timer(HANG, process.kill)
    ending.start()
    try:
        for line in process.stdout:
            if json.loads(line)["event"] == "cycle":
                return
    finally:
        ending.cancel()
    raise AssertionError("it ended without a cycle")


def statuses(root: Path) -> Counter[object]:
    return Counter(row[0] for row in ask(root, "SELECT status FROM message"))


@pytest.mark.slow
def test_of_workers_started_at_one_instant_one_works_and_the_others_leave(root: Path) -> None:
    fill(root, leads=1)
    for _ in range(3):
        with worker(root) as one, worker(root) as two:
            ending = threading.Timer(HANG, lambda: (one.kill(), two.kill()))
            ending.start()
            while one.poll() is None and two.poll() is None:
                os.sched_yield()
            ending.cancel()
            loser, winner = (one, two) if one.poll() is not None else (two, one)
            assert loser.returncode == 3
            assert "another cam process is at work" in loser.communicate(timeout=HANG)[1]
            assert winner.poll() is None
            winner.send_signal(signal.SIGTERM)
            winner.communicate(timeout=HANG)
            assert winner.returncode == 0
    assert ask(root, "SELECT state FROM worker") == [("stopped",)]


@pytest.mark.slow
def test_asked_to_stop_in_the_middle_of_200_it_ends_and_the_next_one_goes_on(root: Path) -> None:
    with RecordingSmtp(accept_seconds=0.05) as server:
        fill(root, leads=200, port=server.port)
        with worker(root) as process:
            ending = threading.Timer(HANG, process.kill)
            ending.start()
            while len(server.accepted) < 5 and process.poll() is None:
                os.sched_yield()
            ending.cancel()
            process.send_signal(signal.SIGTERM)
            said = process.communicate(timeout=HANG)
            assert process.returncode == 0, said
        first = len(server.accepted)
        assert 5 <= first < 200
        assert set(statuses(root)) <= {"sent", "cancelled", "queued"}
        assert statuses(root)["sent"] == first
        assert ask(root, "SELECT state FROM worker") == [("stopped",)]
        with worker(root, "--once", "--json") as process:
            document = json.loads(process.communicate(timeout=HANG)[0])
            assert process.returncode == 0
    recipients = [message.recipient for message in server.accepted]
    assert len(recipients) == len(set(recipients)) == 200
    assert {step["name"]: step["counts"] for step in document["steps"]}["send"]["sent"] == 200 - first


@pytest.mark.slow
def test_a_server_that_says_nothing_does_not_keep_it_from_stopping(root: Path) -> None:
    with RecordingSmtp(faults=[Fault("dot", "accept-hang")]) as server:
        fill(root, leads=3, port=server.port)
        with worker(root) as process:
            ending = threading.Timer(HANG, process.kill)
            ending.start()
            while not server.accepted and process.poll() is None:
                os.sched_yield()
            ending.cancel()
            process.send_signal(signal.SIGINT)
            said = process.communicate(timeout=HANG)
    assert process.returncode == 0, said
    assert statuses(root)["unknown"] == 1
    assert statuses(root)["sending"] == 0


@pytest.mark.slow
def test_whoever_stands_by_takes_over_from_one_that_was_killed(root: Path) -> None:
    fill(root, leads=0)
    with worker(root, "--log-format", "json", "--worker-id", "first") as first:
        until_cycle(first)
        with worker(root, "--log-format", "json", "--worker-id", "second", "--wait") as second:
            first.kill()
            first.wait(timeout=HANG)
            until_cycle(second)
            assert ask(root, "SELECT worker_id, state FROM worker") == [("second", "running")]
            second.send_signal(signal.SIGTERM)
            second.communicate(timeout=HANG)
            assert second.returncode == 0
    assert ("WORKER_RECOVERED",) in ask(root, "SELECT type FROM alert")


@pytest.mark.slow
def test_it_reads_its_settings_again_and_a_switched_off_worker_sends_nothing(root: Path) -> None:
    with RecordingSmtp() as server:
        fill(root, leads=2, port=server.port)
        settings = (root / "cam.toml").read_text(encoding="utf-8")
        off = settings.replace("\nenabled = true", "\nenabled = false", 1)
        assert off != settings
        assert off.index("enabled = false") > off.index("[worker]")
        (root / "cam.toml").write_text(off, encoding="utf-8")
        with worker(root, "--once") as process:
            said = process.communicate(timeout=HANG)[0]
            assert process.returncode == 0
        assert "[worker] enabled = false" in said
        assert server.accepted == []
        with worker(root, "--log-format", "json", "--interval", "1") as process:
            until_cycle(process)
            (root / "cam.toml").write_text(settings, encoding="utf-8")
            process.send_signal(signal.SIGHUP)
            assert process.stdout is not None
            ending = threading.Timer(HANG, process.kill)
            ending.start()
            told = [
                json.loads(line)
                for line in iter(process.stdout.readline, "")
                if stop_after_two(server, process)
            ]
            ending.cancel()
        assert any(line.get("message") == "the settings were read again" for line in told)
    assert len(server.accepted) == 2


def stop_after_two(server: RecordingSmtp, process: "subprocess.Popen[str]") -> bool:
    if len(server.accepted) == 2:
        process.send_signal(signal.SIGTERM)
    return True
