"""What was sent under a clock that was years ahead: it is told, and a human's word mends it."""

from datetime import timedelta
from pathlib import Path

import pytest

from cam.engine.campaigns import Campaign
from cam.errors import InputError, Refused
from cam.store.database import Database
from cam.usecases import redate, why
from cam.usecases.clock_doubt import doubts
from cam.usecases.holding import holding
from cam.usecases.status import status
from tests.world import MONDAY, World

pytestmark = pytest.mark.both_databases

ADA = "ada@lovelace.example"
AHEAD = timedelta(days=3 * 364)  # a Monday as well


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


@pytest.fixture
def campaign(world: World) -> Campaign:
    """Return a campaign that sent two messages, all there may be in a day, years ahead of the clock of today."""
    made = world.campaign(
        boxes=[world.mailbox(imap_host="imap.firm.example")], daily_cap=2, thresholds={"max_days": 9999.0}
    )
    world.lead(made, ADA)
    world.lead(made, "bea@b.example")
    world.now += AHEAD
    world.run(made)
    world.now -= AHEAD
    world.lead(made, "cleo@c.example")
    return made


def test_it_counts_against_today_once_and_no_longer(world: World, campaign: Campaign) -> None:
    assert world.run(campaign).campaigns[0].deferred_by == {"campaign_cap": 1}
    assert "cam db redate" in " ".join(status(world.desk).problems)
    done = redate.redate(world.desk)
    assert (done.moments["message.begun_at"], done.leads) == (2, 2)
    assert doubts(world.desk) == []
    assert redate.look(world.desk).moments == {}
    assert world.run(campaign).campaigns[0].deferred_by == {"campaign_cap": 1}
    world.pass_time(days=1)
    assert world.run(campaign).total("sent") == 1


def test_follow_ups_are_reckoned_from_now(world: World, campaign: Campaign) -> None:
    redate.redate(world.desk)
    assert why.about_lead(world.desk, ADA)[0].next_at == MONDAY + timedelta(days=3)
    world.pass_time(days=3)
    assert world.run(campaign).campaigns[0].followups_sent == 2


def test_answers_are_read_again(world: World, campaign: Campaign) -> None:
    redate.redate(world.desk)
    world.answer(ADA, "Please take me off your list.")
    world.pass_time(days=3)
    world.run(campaign)
    assert world.sent().count(ADA) == 1


def test_where_nothing_is_late_nothing_is_done(world: World) -> None:
    assert redate.look(world.desk).moments == {}
    with pytest.raises(InputError, match="nothing is dated later than tomorrow"):
        redate.redate(world.desk)


@pytest.mark.usefixtures("campaign")
def test_not_while_somebody_works(world: World) -> None:
    with holding(world.desk, holder="worker-1"), pytest.raises(Refused, match="at work"):
        redate.redate(world.desk)
