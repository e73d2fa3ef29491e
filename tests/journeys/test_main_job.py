"""The main job against a real SMTP server: the cap, the hours, the waits and the threads, over days and processes."""

import csv
import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from cam.gateways.loopback_smtp import LoopbackSmtp
from cam.store.database import Database
from tests.faults.stage import over_smtp
from tests.world import LIVE, World


def parsed(server: LoopbackSmtp) -> list[Message]:
    return [message_from_bytes(received.mime) for received in server.messages]


def test_two_hundred_leads_get_their_messages_day_by_day(db: Database, tmp_path: Path) -> None:
    world = World(db, tmp_path)
    with LoopbackSmtp() as server:
        box = world.mailbox(provider="smtp", smtp_host="127.0.0.1", smtp_port=server.port, smtp_tls="none")
        campaign = world.campaign(boxes=[box], daily_cap=20)
        world.leads(campaign, 200)
        world.desk = replace(world.desk, sender_for=over_smtp)
        arrived: dict[datetime, int] = {}
        for _ in range(7 * 8):  # a week, every three hours, from Monday at ten on
            before = len(server.messages)
            world.run(campaign, options=replace(LIVE, batch_size=100))
            arrived[world.now] = len(server.messages) - before
            world.pass_time(hours=3)
        messages = parsed(server)
    days = Counter[str]()
    for at, number in arrived.items():
        days[f"{at:%a}"] += number
        assert number == 0 or (at.weekday() < 5 and 9 <= at.hour < 18)
    assert days == {"Mon": 20, "Tue": 20, "Wed": 20, "Thu": 20, "Fri": 20, "Sat": 0, "Sun": 0}
    first = {m["To"]: m for m in messages if not m["In-Reply-To"]}
    followups = [m for m in messages if m["In-Reply-To"]]
    assert len(first) + len(followups) == 100
    assert len(followups) == 40  # Thursday's and Friday's caps went to whom Monday and Tuesday had written to
    for followup in followups:
        opened = first[followup["To"]]
        assert followup["In-Reply-To"] == opened["Message-ID"]
        assert followup["Subject"] == f"Re: {opened['Subject']}"


def cam(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cam", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def started(*arguments: str, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "cam", *arguments],
        cwd=cwd,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def workspace_with_leads(folder: Path, *, port: int, leads: int) -> None:
    with (folder / "list.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["Email", "First Name", "Last Name", "Company", "Title"])
        for number in range(leads):
            rows.writerow([f"p{number}@firm{number}.example", f"Pat{number}", "Doe", f"Firm {number}", "CTO"])
    always = ("--window", "00:00-24:00", "--days", "mon-sun", "--daily-cap", "20")
    for arguments in (
        ("init", ".", "--yes", "--sender-name", "Ana Silva", "--postal-address", "1 Main Street, Springfield"),
        ("mailbox", "add", "ana@firm.example", "--smtp-host", "127.0.0.1", "--smtp-port", str(port),
         "--smtp-tls", "none", "--no-warm-up", "--daily-cap", "100", "--replies-by-hand"),
        ("campaign", "create", "Q1", *always, "--offer", "we cut cloud bills by a third"),
        ("import-csv", "list.csv", "--campaign", "Q1"),
        ("campaign", "launch", "Q1"),
    ):  # fmt: skip
        run = cam(*arguments, cwd=folder)
        assert run.returncode == 0, (arguments, run.stderr)


@pytest.mark.slow
def test_two_processes_at_one_moment_stay_inside_the_cap(tmp_path: Path) -> None:
    with LoopbackSmtp() as server:
        workspace_with_leads(tmp_path, port=server.port, leads=60)
        go = ("run-auto", "--campaign", "Q1", "--batch-size", "100", "--no-dry-run", "--json")
        two = [started(*go, cwd=tmp_path) for _ in range(2)]
        outputs = [json.loads(one.communicate(timeout=120)[0]) for one in two]
        assert [one.returncode for one in two] == [0, 0]
        last = json.loads(cam(*go, cwd=tmp_path).stdout)
    recipients = [message["To"] for message in parsed(server)]
    assert len(recipients) == len(set(recipients)) == 20
    assert sum(output["sent"] for output in [*outputs, last]) == 20
    assert last["campaigns"][0]["deferred_by"] == {"campaign_cap": 40}


@pytest.mark.slow
def test_the_dry_run_of_the_command_says_what_the_live_one_then_does(tmp_path: Path) -> None:
    with LoopbackSmtp() as server:
        workspace_with_leads(tmp_path, port=server.port, leads=5)
        before = (tmp_path / "cam.db").read_bytes()
        dry = json.loads(cam("run-auto", "--json", cwd=tmp_path).stdout)
        assert (tmp_path / "cam.db").read_bytes() == before
        assert server.messages == []
        live = json.loads(cam("run-auto", "--json", "--no-dry-run", cwd=tmp_path).stdout)
    named = [(m["email"], m["subject"], m["body"]) for m in live["campaigns"][0]["messages"]]
    assert [(m["email"], m["subject"], m["body"]) for m in dry["campaigns"][0]["messages"]] == named
    assert (dry["planned"], live["sent"]) == (5, 5)
