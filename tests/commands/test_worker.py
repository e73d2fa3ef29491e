"""`cam worker` and `cam simulate` as a person or a log reads them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from freezegun import freeze_time
from typer.testing import CliRunner

from cam.cli import app
from cam.clock import utc_now
from cam.store import leases
from cam.store.database import Database
from tests.world import World

MONDAY = "2026-03-02T10:00:00Z"
runner = CliRunner()


@pytest.fixture
def world(workspace: Path) -> Iterator[World]:
    database = Database(f"sqlite:///{workspace / 'cam.db'}")
    yield World(database, workspace)
    database.close()


@freeze_time(MONDAY)
def test_a_log_has_the_time_and_a_line_for_what_did_something(world: World) -> None:
    world.leads(world.campaign(boxes=[world.mailbox(provider="console")]), 1)

    result = runner.invoke(app, ["worker", "--once"])

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.partition(";")[0] for line in lines[:-1]] == [
        "2026-03-02T10:00:00Z cycle 1 plan: 1 planned",
        "2026-03-02T10:00:00Z cycle 1 send: 1 sent",
        "2026-03-02T10:00:00Z cycle 1 metrics: 1 measured",
    ]
    assert lines[-1].startswith("2026-03-02T10:00:00Z cycle 1 done in ")


@freeze_time(MONDAY)
def test_one_cycle_as_json_is_one_document(world: World) -> None:
    world.leads(world.campaign(boxes=[world.mailbox(provider="console")]), 1)

    result = runner.invoke(app, ["worker", "--once", "--json", "--worker-id", "w1"])

    document = json.loads(result.stdout)
    assert set(document) == {"worker_id", "cycle", "ok", "seconds", "steps"}
    assert (document["worker_id"], document["cycle"], document["ok"]) == ("w1", 1, True)
    assert all(set(step) == {"name", "ok", "seconds", "counts", "error"} for step in document["steps"])


@freeze_time(MONDAY)
def test_a_log_for_programs_has_one_object_a_line(world: World) -> None:
    world.leads(world.campaign(boxes=[world.mailbox(provider="console")]), 1)

    result = runner.invoke(app, ["worker", "--once", "--log-format", "json", "--worker-id", "w1"])

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["event"] for line in lines] == ["step"] * 11 + ["cycle"]
    assert {line["worker_id"] for line in lines} == {"w1"}
    assert {line["at"] for line in lines} == {MONDAY}


@freeze_time(MONDAY)
def test_a_held_lease_is_no_error_for_one_cycle_and_one_for_a_worker_that_stays(world: World) -> None:
    with world.db.write() as connection:
        leases.take(connection, name=leases.WORKSPACE, holder="other", now=utc_now(), seconds=60)

    once, stays = runner.invoke(app, ["worker", "--once", "--json"]), runner.invoke(app, ["worker"])

    assert (once.exit_code, json.loads(once.stdout)["steps"]) == (0, [])
    assert "another cam process is at work: other" in once.stderr
    assert stays.exit_code == 3
    assert "--wait stands by" in stays.stderr


@freeze_time(MONDAY)
def test_a_mailbox_that_cannot_be_reached_fails_a_single_cycle(world: World) -> None:
    box = world.mailbox(provider="smtp", smtp_host="127.0.0.1", smtp_port=1, smtp_tls="none")
    world.leads(world.campaign(boxes=[box]), 1)

    result = runner.invoke(app, ["worker", "--once", "--quiet"])

    assert result.exit_code == 4
    assert "send: smtp 127.0.0.1:1" in result.stdout


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--json"], 1, "needs --once"),
        (["--once", "--campaign", "nowhere"], 1, "nowhere"),
        (["--interval", "0"], 2, "--interval"),
        (["--worker-id", "a\nb", "--once"], 1, "line break"),
    ],
)
def test_a_wrong_command_line_is_said_at_once(words: list[str], code: int, said: str) -> None:
    result = runner.invoke(app, ["worker", *words])
    assert result.exit_code == code
    assert said in result.stdout + result.stderr


@freeze_time(MONDAY)
def test_a_rehearsal_changes_nothing(world: World, workspace: Path) -> None:
    world.leads(world.campaign(boxes=[world.mailbox(provider="console")]), 2)
    world.db.close()
    before = (workspace / "cam.db").read_bytes()

    result = runner.invoke(app, ["worker", "--once", "--dry-run"])

    assert result.exit_code == 0
    assert "plan: 2 due, 1 planned" in result.stdout
    assert (workspace / "cam.db").read_bytes() == before


@freeze_time(MONDAY)
def test_a_simulation_prints_what_when_and_by_which_mailbox(world: World, workspace: Path) -> None:
    world.leads(world.campaign(boxes=[world.mailbox(provider="console")]), 2)
    world.db.close()
    before = (workspace / "cam.db").read_bytes(), sorted(path.name for path in workspace.iterdir())

    each = runner.invoke(app, ["simulate", "--days", "5", "--json"])
    table = runner.invoke(app, ["simulate", "--days", "5", "--by", "day"])

    assert ((workspace / "cam.db").read_bytes(), sorted(path.name for path in workspace.iterdir())) == before
    rows = json.loads(each.stdout)
    assert [(row["lead"], row["step"], row["mailbox"]) for row in rows] == [
        ("lead0@company0.example", "intro", "ana@firm.example"),
        ("lead1@company1.example", "intro", "ana@firm.example"),
        ("lead0@company0.example", "bump", "ana@firm.example"),
        ("lead1@company1.example", "bump", "ana@firm.example"),
    ]
    assert rows[0]["at"] == MONDAY
    assert table.stdout.splitlines()[0].split() == [
        "day", "mailbox", "campaign", "messages", "first_touches", "followups", "first", "last",
    ]  # fmt: skip
    assert table.stdout.splitlines()[1].split()[:6] == ["2026-03-02", "ana@firm.example", "Q1", "2", "2", "0"]
    assert table.stderr.endswith("if nobody answers; nothing was sent\n")


@freeze_time(MONDAY)
def test_a_simulation_of_an_empty_workspace_says_what_to_do(workspace: Path) -> None:
    result = runner.invoke(app, ["simulate", "--days", "2"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "nothing would be sent\nnote: no campaign is launched; --campaign NAME plays a draft as if it were\n"
    )
