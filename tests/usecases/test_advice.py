"""What `cam` alone advises, from the empty workspace to the daily work."""

import shlex
from pathlib import Path

import pytest

from cam.engine.vocabulary import CampaignStatus, MailboxStatus
from cam.store import campaigns, switches
from cam.store.database import Database
from cam.usecases.overview import overview
from tests.world import World


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def advised(world: World) -> str:
    return overview(world.desk).next.command


def test_the_first_thing_is_a_mailbox(world: World) -> None:
    assert advised(world) == "cam mailbox add you@your-domain.com"


def test_a_mailbox_that_is_not_verified_comes_next(world: World) -> None:
    world.mailbox(status=MailboxStatus.UNVERIFIED.value)

    assert advised(world) == "cam mailbox verify ana@firm.example"


def test_then_leads_into_the_campaign_that_is_there(world: World) -> None:
    box = world.mailbox()
    assert advised(world) == "cam import-csv leads.csv --campaign Q1"

    world.campaign("Spring", boxes=[box], launched=False)
    assert advised(world) == "cam import-csv leads.csv --campaign Spring"


def test_a_name_is_quoted_for_a_shell(world: World) -> None:
    world.campaign("O'Hara $HOME \\ 1", boxes=[world.mailbox()], launched=False)

    assert shlex.split(advised(world))[-2:] == ["--campaign", "O'Hara $HOME \\ 1"]


def test_a_draft_is_read_before_it_is_launched(world: World) -> None:
    world.leads(world.campaign(boxes=[world.mailbox()], launched=False), 2)

    assert advised(world) == "cam preview --campaign Q1"


def test_what_is_due_is_shown_and_then_the_report(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 2)
    assert advised(world) == "cam run-auto --campaign Q1"

    world.run(campaign)
    assert advised(world) == "cam report"


def test_the_off_switch_comes_before_everything(world: World) -> None:
    with world.db.write() as connection:
        switches.turn_sending(connection, is_on=False, reason="holiday", at=world.now)

    assert advised(world) == "cam start"
    assert overview(world.desk).status.problems[0].startswith("sending is switched off (holiday)")


def test_campaigns_are_counted_and_archived_ones_left_out(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 3)
    old = world.campaign("old")
    with world.db.write() as connection:
        campaigns.set_status(connection, old.id, CampaignStatus.ARCHIVED, at=world.now)

    (line,) = overview(world.desk).campaigns

    assert (line.name, line.status, line.leads, line.due) == ("Q1", CampaignStatus.ACTIVE, 3, 3)
