"""The main job through the command line, over days: caps, hours, waits and threads, each run rehearsed before."""

import csv
import hashlib
import json
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from freezegun import freeze_time
from typer.testing import CliRunner

from cam.cli import app
from tests.servers.recording_smtp import RecordingSmtp

LEADS = 200
runner = CliRunner()


@pytest.fixture
def server() -> Iterator[RecordingSmtp]:
    with RecordingSmtp() as running:
        yield running


def cam(*words: str) -> Any:
    """Run a command that must end well, and return its JSON document."""
    result = runner.invoke(app, [*words, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def launched(workspace: Path, server: RecordingSmtp) -> None:
    with (workspace / "list.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["Email", "First Name", "Company", "Title"])
        rows.writerows([f"p{n}@firm{n}.example", f"Pat{n}", f"Firm {n}", "CTO"] for n in range(LEADS))
    cam("mailbox", "add", "ana@firm.example", "--smtp-host", "127.0.0.1", "--smtp-port", str(server.port),
        "--smtp-tls", "none", "--no-warm-up", "--daily-cap", "100", "--replies-by-hand")  # fmt: skip
    cam("campaign", "create", "Q1", "--daily-cap", "20", "--offer", "less cost", "--audience", "CTOs")
    assert cam("import-csv", "list.csv", "--campaign", "Q1")["enrolled"] == LEADS
    cam("campaign", "launch", "Q1")


def state_of(workspace: Path) -> dict[str, str]:
    """Return what the database's files are, so that a rehearsal that writes is found out."""
    files = [path for path in workspace.glob("cam.db*") if path.suffix != ".db-shm" and path.stat().st_size]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def run(workspace: Path, server: RecordingSmtp, moment: str) -> list[Message]:
    """Rehearse at that moment, then run for real, hold the two against each other, and return what arrived."""
    words = ("run-auto", "--campaign", "Q1", "--batch-size", "100")
    before = len(server.accepted)
    with freeze_time(moment):
        at_first = state_of(workspace)
        dry = cam(*words)
        assert (state_of(workspace), len(server.accepted)) == (at_first, before)
        live = cam(*words, "--no-dry-run")
    assert (dry["planned"], dry["sent"]) == (live["sent"], 0)
    assert [told(one, "planned") for one in dry["campaigns"]] == [
        told(one, "sent") for one in live["campaigns"]
    ]
    assert live["sent"] == len(server.accepted) - before
    return [message_from_bytes(one.mime) for one in server.accepted[before:]]


def told(campaign: dict[str, Any], done: str) -> dict[str, Any]:
    """Return who gets which words and why the others get none, of a rehearsal or of a live run."""
    messages = [
        {key: done if message["status"] == done and key == "status" else message[key] for key in message}
        for message in campaign["messages"]
    ]
    for message in messages:
        message["status"] = "goes" if message["status"] == done else message["status"]
    return {
        "messages": messages,
        "skipped": campaign["skipped"],
        "deferred": campaign["deferred"],
        "deferred_by": campaign["deferred_by"],
        "processed": campaign["processed"],
    }


@pytest.mark.slow
def test_twenty_a_day_in_working_hours_then_the_follow_ups(workspace: Path, server: RecordingSmtp) -> None:
    with freeze_time("2026-03-02T08:00:00Z"):
        launched(workspace, server)

    early = run(workspace, server, "2026-03-02T08:59:00Z")
    monday = run(workspace, server, "2026-03-02T09:00:00Z")
    again = run(workspace, server, "2026-03-02T15:00:00Z")
    night = run(workspace, server, "2026-03-02T23:30:00Z")
    tuesday = run(workspace, server, "2026-03-03T10:00:00Z")
    thursday = run(workspace, server, "2026-03-05T10:00:00Z")
    saturday = run(workspace, server, "2026-03-07T10:00:00Z")
    next_monday = run(workspace, server, "2026-03-09T10:00:00Z")

    sizes = [len(part) for part in (early, monday, again, night, tuesday, thursday, saturday, next_monday)]
    assert sizes == [0, 20, 0, 0, 20, 20, 0, 20]
    assert not {one["To"] for one in monday} & {one["To"] for one in tuesday}
    for firsts, followups in ((monday, thursday), (tuesday, next_monday)):
        first = {one["To"]: one for one in firsts}
        assert {one["To"] for one in followups} == set(first)
        for one in followups:
            opened = first[one["To"]]
            assert one["In-Reply-To"] == one["References"] == opened["Message-ID"]
            assert one["Subject"] == f"Re: {opened['Subject']}"
