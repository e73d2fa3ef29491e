"""`cam` alone."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from freezegun import freeze_time
from typer.testing import CliRunner

from cam.cli import app
from cam.store.database import Database
from tests.world import World

runner = CliRunner()


@pytest.fixture
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CAM_WORKSPACE", raising=False)


@pytest.mark.usefixtures("_nowhere")
def test_where_there_is_no_workspace_it_names_the_two_ways_to_begin() -> None:
    result = runner.invoke(app, [])

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("There is no workspace here.\n\n  cam demo ")
    assert "  cam init " in result.stdout


@pytest.mark.usefixtures("_nowhere")
def test_where_there_is_none_a_program_learns_it_too() -> None:
    assert json.loads(runner.invoke(app, ["--json"]).stdout) == {"workspace": None, "next": "cam init"}


@pytest.mark.usefixtures("_nowhere")
def test_a_workspace_that_was_named_and_is_not_there_is_an_error() -> None:
    result = runner.invoke(app, ["--workspace", "nowhere"])

    assert result.exit_code == 1
    assert result.stderr == "--workspace: 'nowhere' is no folder\nmake one with 'cam init nowhere'\n"


@freeze_time("2026-03-02 10:00:00")
def test_it_shows_campaigns_problems_and_the_next_command(workspace: Path) -> None:
    database = Database(f"sqlite:///{workspace / 'cam.db'}")
    world = World(database, workspace)
    world.leads(world.campaign(boxes=[world.mailbox()]), 2)
    world.mailbox("bob@firm.example", status="paused", paused_reason="by hand")
    database.close()

    plain, as_json = runner.invoke(app, []), runner.invoke(app, ["--json"])

    assert plain.stdout == (
        f"workspace  {workspace}\n"
        "mailboxes  ana@firm.example (active), bob@firm.example (paused)\n"
        "\n"
        "campaign  status  leads  due  next\n"
        "Q1        active      2    2  2026-03-02 10:00\n"
        "\n"
        "! mailbox bob@firm.example: paused (by hand); cam mailbox resume\n"
        "  bob@firm.example\n"
        "\n"
        "next  cam run-auto --campaign Q1\n"
        "      touches are due; this shows which\n"
    )
    document = json.loads(as_json.stdout)
    assert document["campaigns"] == [
        {"name": "Q1", "status": "active", "leads": 2, "due": 2, "next_at": "2026-03-02T10:00:00Z"}
    ]
    assert (document["due"], document["tasks"], document["next"]) == (2, 0, "cam run-auto --campaign Q1")


@freeze_time("2026-03-02 10:00:00")
@pytest.mark.parametrize(
    ("mailbox", "command", "reason"),
    [
        ({"status": "paused"}, "cam mailbox verify ana@firm.example", "no mailbox is ready to send"),
        (
            {"not_before": datetime(2026, 3, 2, 11, tzinfo=UTC), "failures": 1},
            "cam doctor",
            "touches are due and no mailbox sends; this says why",
        ),
        ({"daily_cap": 0}, "cam report", "today's caps are used up; the rest goes from tomorrow on"),
    ],
)
def test_it_does_not_advise_a_run_that_could_send_nothing(
    workspace: Path, mailbox: dict[str, Any], command: str, reason: str
) -> None:
    database = Database(f"sqlite:///{workspace / 'cam.db'}")
    world = World(database, workspace)
    world.leads(world.campaign(boxes=[world.mailbox(**mailbox)]), 2)
    database.close()

    shown = runner.invoke(app, []).stdout

    assert shown.endswith(f"next  {command}\n      {reason}\n")


def test_looking_changes_nothing(workspace: Path) -> None:
    before = (workspace / "cam.db").read_bytes()

    runner.invoke(app, [])

    assert before == (workspace / "cam.db").read_bytes()
