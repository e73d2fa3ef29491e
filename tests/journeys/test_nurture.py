"""Somebody who never answered hears once more, much later, through the command line and a mail server."""

import json
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from freezegun import freeze_time
from typer.testing import CliRunner

from cam.cli import app
from tests.servers.recording_smtp import RecordingSmtp

AGAIN = """
steps:
  - subject: A year at {{ company }}
    body: Hi {{ first_name }}, much is new.
  - wait: 4
    body: Still there, {{ first_name }}?
"""
runner = CliRunner()


@pytest.fixture
def server() -> Iterator[RecordingSmtp]:
    with RecordingSmtp() as running:
        yield running


def cam(day: str, *words: str) -> Any:
    """Run a command at ten on that day, which must end well, and return its JSON document."""
    with freeze_time(f"{day} 10:00"):
        result = runner.invoke(app, [*words, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_silent_lead_is_nurtured_once_and_the_one_who_answered_is_not(
    workspace: Path, server: RecordingSmtp
) -> None:
    (workspace / "again.yaml").write_text(AGAIN, encoding="utf-8")
    (workspace / "list.csv").write_text(
        "Email,First Name,Company\nada@lovelace.example,Ada,Lovelace\nbea@b.example,Bea,B\n", encoding="utf-8"
    )
    begin = "2026-03-02"
    cam(begin, "mailbox", "add", "ana@firm.example", "--smtp-host", "127.0.0.1", "--smtp-port", str(server.port),
        "--smtp-tls", "none", "--no-warm-up", "--replies-by-hand")  # fmt: skip
    cam(begin, "campaign", "create", "Q1", "--offer", "less cost", "--audience", "CTOs",
        "--nurture-sequence", "again.yaml", "--nurture-after", "60")  # fmt: skip
    cam(begin, "import-csv", "list.csv", "--campaign", "Q1")
    cam(begin, "campaign", "launch", "Q1", "--force")
    run = ("run-auto", "--campaign", "Q1", "--no-dry-run")
    for day in (begin, "2026-03-05", "2026-03-12", "2026-03-19"):
        cam(day, *run)
    assert cam("2026-03-20", "lead", "mark", "bea@b.example", "replied")
    answer = cam("2026-03-20", "why", "ada@lovelace.example")
    assert (answer["state"], answer["next_step"], answer["next_at"]) == (
        "nurture", "nurture-step-1", "2026-05-18T10:00:00Z",
    )  # fmt: skip
    assert cam("2026-05-15", *run)["sent"] == 0
    assert cam("2026-05-18", "run-auto", "--campaign", "Q1")["planned"] == 1
    assert [cam(day, *run)["sent"] for day in ("2026-05-18", "2026-05-22", "2026-05-29")] == [1, 1, 0]
    assert cam("2027-03-01", *run)["processed"] == 0
    first, last = (message_from_bytes(one.mime) for one in server.accepted[-2:])
    assert (first["Subject"], first["In-Reply-To"]) == ("A year at Lovelace", None)
    assert (last["To"].endswith("<ada@lovelace.example>"), last["In-Reply-To"]) == (True, first["Message-ID"])
    (figures,) = cam("2027-03-01", "report", "--campaign", "Q1")["campaigns"]
    assert {step["step"]: step["sent"] for step in figures["steps"]}["nurture-step-2"] == 1
    assert figures["leads"]["nurture"] == 1
