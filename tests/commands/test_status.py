"""`cam status`."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from freezegun import freeze_time
from typer.testing import CliRunner

from cam.cli import app
from cam.engine.vocabulary import CampaignStatus
from cam.store import campaigns, switches, workers
from cam.store.database import Database
from tests.world import World

runner = CliRunner()


@pytest.fixture
def world(workspace: Path) -> Iterator[World]:
    """The workspace of the command line, with hands to fill it."""
    database = Database(f"sqlite:///{workspace / 'cam.db'}")
    yield World(database, workspace)
    database.close()


@freeze_time("2026-03-02 14:00:00")
def test_a_healthy_workspace_is_one_glance_and_exit_0(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 2)
    world.run(campaign)

    result = runner.invoke(app, ["status"])

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "Last cycle  2026-03-02 10:00 UTC\n"
        "Due now     0\n"
        "\n"
        "counted today             used  cap\n"
        "campaign:Q1                  2  20\n"
        "mailbox:ana@firm.example     2  100\n"
        "channel:email                2  off\n"
        "channel:linkedin             0  10\n"
        "\n"
        "mailbox           provider  status  reason\n"
        "ana@firm.example  console   active  -\n"
        "\n"
        "Nothing is wrong.\n"
    )


def test_a_degraded_workspace_exits_1_and_names_the_way_out(world: World) -> None:
    with world.db.write() as connection:
        switches.turn_sending(connection, is_on=False, reason="", at=world.now)

    result = runner.invoke(app, ["status"])

    assert result.exit_code == 1
    assert result.stdout.endswith("! sending is switched off; cam start\n")


@freeze_time("2026-03-02 14:00:00")
def test_a_worker_that_said_goodbye_has_ended_and_sending_has_not(world: World) -> None:
    with world.db.write() as connection:
        workers.begin(connection, "vm:21310", at=world.now)
        workers.end(connection, "vm:21310", at=world.now)

    result = runner.invoke(app, ["status"])

    assert "\nWorker      vm:21310, ended 2026-03-02 10:00 UTC\n" in result.stdout
    assert result.exit_code == 0


@freeze_time("2026-03-02 14:00:00")
def test_campaigns_that_rest_are_named_where_no_other_one_sends(world: World) -> None:
    paused = world.campaign("Q1 founders", boxes=[world.mailbox()])
    with world.db.write() as connection:
        campaigns.set_status(connection, paused.id, CampaignStatus.PAUSED, at=world.now)
    said = "Paused, so nothing is sent for: Q1 founders; cam campaign resume 'Q1 founders'\n"

    result = runner.invoke(app, ["status"])
    world.campaign("Q2", boxes=[world.mailbox("bo@firm.example")])
    beside_another = runner.invoke(app, ["status"])

    assert result.stdout.endswith(f"\n{said}Nothing is wrong.\n")
    assert result.exit_code == 0
    assert "Paused" not in beside_another.stdout


@freeze_time("2026-03-02 14:00:00")
def test_json_has_exactly_the_keys_of_the_contract(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 1)
    world.run(campaign)

    document = json.loads(runner.invoke(app, ["status", "--json"]).stdout)

    assert " ".join(document) == (
        "worker last_cycle due sent_today unknown parked alerts_waiting mailboxes problems"
    )
    assert document["worker"] is None
    assert document["last_cycle"] == "2026-03-02T10:00:00Z"
    assert document["sent_today"]["mailbox:ana@firm.example"] == {"used": 1, "cap": 100}
    assert [box["mailbox"] for box in document["mailboxes"]] == ["ana@firm.example"]
