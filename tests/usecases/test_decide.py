"""Deciding: figures come from rows, what follows is done at once and told, and a human's word holds."""

from pathlib import Path

import pytest
from sqlalchemy import update

from cam.engine.campaigns import Campaign
from cam.engine.vocabulary import CampaignStatus, State
from cam.errors import Refused
from cam.store import alerts, campaigns, decisions
from cam.store.database import Database
from cam.store.tables import EnrollmentRow
from cam.usecases import why
from cam.usecases.campaign_options import CampaignOptions
from cam.usecases.campaigns import edit_campaign, pause_campaign, resume_campaign
from cam.usecases.decide import decide
from tests.world import World

enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def sent_campaign(world: World, leads: int = 40, **values: object) -> Campaign:
    campaign = world.campaign(boxes=[world.mailbox()], daily_cap=1000, **values)
    world.leads(campaign, leads)
    world.run(campaign)
    return campaign


def put(world: World, state: State, number: int, *, first: int = 0, replied: bool = False) -> None:
    """Put so many leads into a state, as replies and bounces would; something happened, so there is an event."""
    values = {"state": state, "next_action_at": None} | ({"replied_at": world.now} if replied else {})
    with world.db.write() as connection:
        ids = range(first + 1, first + number + 1)
        connection.execute(update(enrollment).where(enrollment.c.id.in_(ids)).values(values))
        campaigns.change(connection, 1, {"offer": f"{state} {number} {first}"}, at=world.now)


def now(world: World) -> Campaign:
    with world.db.read() as connection:
        return campaigns.get_campaign(connection, 1)


def test_too_many_bounces_pause_the_campaign_and_a_human_hears_why(world: World) -> None:
    sent_campaign(world)
    put(world, State.BOUNCED, 2)
    assert decide(world.desk) == []
    put(world, State.BOUNCED, 3)
    [verdict] = decide(world.desk)

    assert verdict.says == "3 of 40 sends bounced (7.5%, at most 5.0%)"
    assert (now(world).status, now(world).paused_reason) == (CampaignStatus.PAUSED, verdict.says)
    with world.db.read() as connection:
        [(_, kind, title)] = alerts.waiting(connection, now=world.now)
        [decision] = decisions.of_campaign(connection, 1)
    assert (kind, title) == ("CAMPAIGN_PAUSED", f"campaign Q1 was paused: {verdict.says}")
    assert decision.numbers["bounced"] == 3
    assert verdict.says in why.about_campaign(world.desk, "Q1").says


def test_a_humans_resume_holds_until_there_is_new_evidence(world: World) -> None:
    sent_campaign(world)
    put(world, State.BOUNCED, 3)
    decide(world.desk)
    resume_campaign(world.desk, "Q1")
    put(world, State.BOUNCED, 3)

    assert decide(world.desk) == []
    put(world, State.BOUNCED, 4)
    assert [one.evidence for one in decide(world.desk)] == [4]


def test_few_answers_halve_the_cap_and_better_ones_give_it_back(world: World) -> None:
    sent_campaign(world, 60)
    put(world, State.NURTURE, 51)
    put(world, State.REPLIED, 1, first=50, replied=True)
    [verdict] = decide(world.desk)

    assert verdict.says == "1 of 51 leads whose sequence is over have answered, below 2.0%"
    assert (now(world).status, now(world).cap_today) == (CampaignStatus.ACTIVE, 500)
    assert now(world).degraded_reason == verdict.says
    assert decide(world.desk) == [], "once is enough"
    put(world, State.REPLIED, 3, first=50, replied=True)
    decide(world.desk)
    assert now(world).cap_today == 1000


def test_a_human_lifts_a_degraded_cap(world: World) -> None:
    sent_campaign(world, 60)
    put(world, State.NURTURE, 51)
    decide(world.desk)
    resume_campaign(world.desk, "Q1")

    assert now(world).cap_today == 1000
    put(world, State.NURTURE, 51)
    assert decide(world.desk) == []


def test_bounces_are_no_cohort(world: World) -> None:
    sent_campaign(world, 60)
    put(world, State.BOUNCED, 3)
    assert decide(world.desk) == []


def test_a_complete_campaign_goes_on_only_with_a_higher_target(world: World) -> None:
    sent_campaign(world, target_clients=2)
    put(world, State.QUALIFIED, 2, replied=True)
    [verdict] = decide(world.desk)

    assert (now(world).status, now(world).paused_reason) == (CampaignStatus.COMPLETE, verdict.says)
    with pytest.raises(Refused, match="it is complete: 2 qualified leads reach the target of 2"):
        resume_campaign(world.desk, "Q1")
    edit_campaign(world.desk, "Q1", CampaignOptions(target_clients=3))
    assert resume_campaign(world.desk, "Q1").status is CampaignStatus.ACTIVE


def test_pauses_do_not_count_for_the_age(world: World) -> None:
    sent_campaign(world)
    world.pass_time(days=60)
    pause_campaign(world.desk, "Q1")
    world.pass_time(days=60)
    resume_campaign(world.desk, "Q1")
    world.pass_time(days=30)
    assert decide(world.desk) == []
    world.pass_time(days=1)
    [verdict] = decide(world.desk)
    assert verdict.says == "91 days have brought no qualified lead (at most 90)"


def test_a_campaign_to_which_nothing_happened_is_not_measured_again_that_day(world: World) -> None:
    sent_campaign(world)
    decide(world.desk)
    with world.db.read() as connection:
        assert decisions.is_measured(connection, 1, day="2026-03-02")
        assert not decisions.is_measured(connection, 1, day="2026-03-03")


def test_own_thresholds_are_set_like_any_setting(world: World) -> None:
    sent_campaign(world)
    edit_campaign(world.desk, "Q1", CampaignOptions(thresholds=("bounce_rate=0.2",)))
    put(world, State.BOUNCED, 8)
    assert decide(world.desk) == []
