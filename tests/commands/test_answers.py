"""What a founder reads of the answers: the run, the list, one of them, what to do next; all in 80 columns."""

import json
import os
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from freezegun import freeze_time
from sqlalchemy import text
from typer.testing import CliRunner

from cam.cli import app
from cam.store.database import Database
from tests.world import World

MONDAY, TUESDAY = "2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z"
YES, REFERS, GONE = "lead0@company0.example", "lead1@company1.example", "lead2@company2.example"
runner = CliRunner()


@pytest.fixture
def world(workspace: Path) -> Iterator[World]:
    database = Database(f"sqlite:///{workspace / 'cam.db'}")
    yield World(database, workspace)
    database.close()


def said(*words: str) -> str:
    with freeze_time(TUESDAY):
        result = runner.invoke(app, list(words), env={"COLUMNS": "80"})
    assert result.exit_code == 0, result.output
    assert [line for line in result.output.splitlines() if len(line) > 80 and "workspace" not in line] == []
    return result.output


def put(world: World, maildir: Path, who: str, words: str, *, number: int, headers: str = "") -> None:
    """Let a message arrive that answers what this person got."""
    with world.db.read() as connection:
        query = text("select message_id from message where recipient = :who")
        message_id = str(connection.execute(query, {"who": who}).scalar_one()).strip("<>")
    at = datetime.fromisoformat(TUESDAY)
    sender = "mailer-daemon@mx.example" if headers else who
    lines = (
        f"From: {sender}", "To: ana@firm.example", "Subject: Re: Hello", f"Message-ID: <{number}@x.example>",
        f"In-Reply-To: <{message_id}>", f"Date: {format_datetime(at)}", *headers.splitlines(), "", words, "",
    )  # fmt: skip
    path = maildir / "new" / f"{number}.mail"
    path.write_bytes("\r\n".join(lines).encode())
    os.utime(path, (at.timestamp() + number, at.timestamp() + number))


@pytest.fixture
def _answered(world: World, tmp_path: Path) -> None:
    maildir = tmp_path / "mail"
    for folder in ("cur", "new", "tmp"):
        (maildir / folder).mkdir(parents=True)
    box = world.mailbox(provider="console", maildir=str(maildir), replies_by_hand=False)
    world.leads(world.campaign(boxes=[box]), 3)
    with freeze_time(MONDAY):
        runner.invoke(app, ["run-auto", "--no-dry-run"])
    put(world, maildir, YES, "Yes, I would like to hear more. Could you call me on Thursday?", number=1)
    put(
        world,
        maildir,
        REFERS,
        "I am not the right person, please write to Bo Stone <bo@company1.example>.",
        number=2,
    )
    report = (
        '--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n'
        f"Final-Recipient: rfc822; {GONE}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n--b--"
    )  # fmt: skip
    kind = 'MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"'
    put(world, maildir, GONE, report, number=3, headers=kind)


@pytest.mark.usefixtures("_answered")
def test_a_run_says_what_came_in_and_the_next_one_does_not_repeat_it() -> None:
    first, second = said("run-auto", "--no-dry-run"), said("run-auto", "--no-dry-run")

    assert first.startswith("3 came in: 1 ")
    assert "; cam replies list\n\ncampaign Q1 (active)\n" in first
    assert second.startswith("campaign Q1 (active)\n")


@pytest.mark.usefixtures("_answered")
def test_the_answers_are_listed_with_whom_they_are_about() -> None:
    said("run-auto", "--no-dry-run")

    listed = said("replies", "list")

    assert "  positive, 96% sure  lead0@company0.example in Q1\n     Yes, I would like" in listed
    assert "  bounce, 100% sure  lead2@company2.example in Q1\n     550 5.1.1 no such user\n" in listed
    assert "never written to" in said("lead", "show", GONE)


@pytest.mark.usefixtures("_answered")
def test_cam_alone_tells_of_the_alert_and_of_the_person_who_was_named() -> None:
    said("run-auto", "--no-dry-run")

    seen = said()

    assert "\nalerts     1 waits for you: cam alerts list\n" in seen
    assert "next  cam lead list --proposed\n      an answer named the right person\n" in seen
    listed = re.sub(r"reply \d", "reply N", said("lead", "list", "--proposed"))  # one tick, either order
    assert listed == (
        "  1  Bo Stone <bo@company1.example>, named by lead1@company1.example in reply N,\n"
        "     Q1\n"
        "next: cam lead accept 1, or cam lead reject 1\n"
    )
    assert said("alerts", "done") == "1 alert taken off the list\n"
    assert said("lead", "reject", "1")
    assert "--proposed" not in said()
    assert "alerts " not in said()


@pytest.mark.usefixtures("_answered")
def test_a_human_who_agrees_is_not_told_of_a_change() -> None:
    said("run-auto", "--no-dry-run")
    number = next(line.split()[0] for line in said("replies", "list").splitlines() if "positive" in line)

    assert said("replies", "reclassify", number, "positive").startswith(
        f"reply {number} counts as positive, as cam took it\n"
    )
    assert said("replies", "reclassify", number, "neutral").startswith(
        f"reply {number} counts as neutral, no longer as positive\n"
    )
    assert said("lead", "mark", YES, "replied") == f"{YES} is marked replied in Q1: it stays replied\n"


@pytest.mark.usefixtures("_answered")
def test_the_document_of_a_run_says_what_came_in() -> None:
    assert json.loads(said("run-auto", "--json"))["inbox"] is None
    assert json.loads(said("run-auto", "--no-dry-run", "--json"))["inbox"] == {
        "read": 1,
        "unread": [],
        "messages": 3,
        "replies": {"positive": 1, "referral": 1, "bounce": 1},
        "undecided": 0,
    }
