"""`cam run-auto` and `cam why` as a person reads them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from freezegun import freeze_time
from typer.testing import CliRunner

from cam.cli import app
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
def test_a_rehearsal_ends_with_how_to_send(world: World) -> None:
    world.leads(world.campaign(boxes=[world.mailbox(provider="console")]), 1)

    result = runner.invoke(app, ["run-auto"])

    assert result.stdout == (
        "[DRY RUN] campaign Q1 (active)\n"
        "\n"
        "[DRY RUN] To: lead0@company0.example\n"
        "[DRY RUN] Subject: Hello Company0\n"
        "[DRY RUN] Step: intro, variant a, from ana@firm.example\n"
        "    Hi Lead0.\n"
        "    Ana Silva\n"
        "    --\n"
        "    1 Main Street, 12345 Springfield\n"
        "    ...\n"
        "\n"
        "Processed 1  Planned 1  Sent 0  Failed 0  Deferred 0\n"
    )
    assert result.stderr == "nothing was sent; --no-dry-run sends\n"


@freeze_time(MONDAY)
def test_the_rehearsal_of_a_draft_ends_with_its_launch(world: World) -> None:
    world.leads(world.campaign("My Q1", boxes=[world.mailbox(provider="console")], launched=False), 1)

    result = runner.invoke(app, ["run-auto"])

    assert result.stderr == "nothing was sent; next: cam campaign launch 'My Q1'\n"


@freeze_time(MONDAY)
def test_quiet_does_not_hide_an_error(world: World) -> None:
    box = world.mailbox(provider="smtp", smtp_host="127.0.0.1", smtp_port=1, smtp_tls="none")
    world.leads(world.campaign(boxes=[box]), 1)

    result = runner.invoke(app, ["run-auto", "--no-dry-run", "--quiet"])

    assert result.exit_code == 4
    assert result.stderr.startswith("  error: ")


@freeze_time(MONDAY)
def test_why_says_a_reason_once(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox(provider="console", daily_cap=0)])
    world.leads(campaign, 2)

    lead, whole = runner.invoke(app, ["why", "lead0@company0.example"]), runner.invoke(app, ["why"])

    assert lead.stdout == (
        "lead0@company0.example in Q1 (new)\n"
        "  step intro waits: the cap of mailbox ana@firm.example is used up today\n"
        "  next: intro, 2026-03-03 09:00 UTC\n"
        "  rule mailbox cap: until 2026-03-03 00:00 UTC\n"
    )
    assert whole.stdout == (
        "campaign Q1 (active)\n"
        "  the cap of mailbox ana@firm.example is used up today\n"
        "  next: 2026-03-03 09:00 UTC\n"
        "  rule mailbox cap: 2 leads, until 2026-03-03 00:00 UTC\n"
    )


@freeze_time(MONDAY)
def test_a_variable_that_leads_lack_is_named(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox(provider="console")])
    world.leads(campaign, 2, first_name="")

    run = runner.invoke(app, ["run-auto", "--no-dry-run"])
    whole = runner.invoke(app, ["why"])

    assert "  held back: 2 missing variable: first_name (lead0@company0.example," in run.stdout
    assert "step intro: lead lead0@company0.example has no first_name" in " ".join(whole.stdout.split())
