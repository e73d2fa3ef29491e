"""kill -9 at random moments: nobody gets a step twice, nothing is lost, every doubt is listed."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.servers.recording_smtp import RecordingSmtp

LEADS = 300


def kill(
    folder: Path, database: Path, *arguments: str, kills: int
) -> tuple[Counter[str], list[tuple[str, str]], str]:
    """Return what the server accepted by recipient, the ledger's rows, and the harness's own line."""
    shutil.copyfile(database, folder / "cam.db")
    with RecordingSmtp(journal=folder / "journal", accept_seconds=0.004) as server:
        run = subprocess.run(
            [sys.executable, "-m", "tests.faults.kills", str(folder), "--port", str(server.port),
             "--kills", str(kills), "--leads", str(LEADS), *arguments],
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
    assert run.returncode == 0, run.stderr
    journal = [json.loads(line) for line in (folder / "journal").read_text(encoding="utf-8").splitlines()]
    with sqlite3.connect(folder / "cam.db") as connection:
        rows = connection.execute(
            "SELECT recipient, status FROM message WHERE status <> 'cancelled'"
        ).fetchall()
    connection.close()
    return Counter(entry["recipient"] for entry in journal), rows, run.stdout


@pytest.mark.slow
def test_nobody_gets_a_step_twice_and_every_doubt_is_listed(tmp_path: Path, empty_database: Path) -> None:
    accepted, rows, told = kill(tmp_path, empty_database, kills=50)
    assert json.loads(told)["kills"] >= 20, told
    assert max(accepted.values()) == 1, told
    assert {status for _, status in rows} <= {"sent", "unknown", "parked"}, told
    assert {recipient for recipient, _ in rows} == {f"lead{i}@company{i}.example" for i in range(LEADS)}
    sent = {recipient for recipient, status in rows if status == "sent"}
    assert sent <= set(accepted), told
    assert set(accepted) <= {recipient for recipient, _ in rows}, told


@pytest.mark.slow
def test_the_same_harness_catches_a_blind_resend(tmp_path: Path, empty_database: Path) -> None:
    accepted, _, told = kill(tmp_path, empty_database, "--mutant", "blind-resend", kills=40)
    assert max(accepted.values()) > 1, told
