"""Nothing goes out although leads are due: told once, after a day, and not where it is over by then."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from cam.engine.campaigns import Campaign
from cam.store import mailboxes, switches
from cam.store.database import Database
from cam.usecases.campaigns import pause_campaign, resume_campaign
from cam.usecases.stalls import STALLED
from tests.world import MONDAY, World

pytestmark = pytest.mark.both_databases


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


@pytest.fixture
def campaign(world: World) -> Campaign:
    made = world.campaign(boxes=[world.mailbox()])
    world.leads(made, 3)
    return made


def mailbox(world: World, status: str) -> None:
    with world.db.write() as connection:
        connection.execute(
            text("UPDATE mailbox SET status = :status, paused_reason = 'why'"), {"status": status}
        )


def stalls(world: World) -> list[tuple[str, object]]:
    with world.db.read() as connection:
        query = text("SELECT status, title FROM alert WHERE type = :type ORDER BY id")
        return [(row.status, row.title) for row in connection.execute(query, {"type": STALLED})]


def test_a_day_without_a_message_for_a_mailbox_in_trouble_is_told_once(
    world: World, campaign: Campaign
) -> None:
    mailbox(world, "paused")

    world.run(campaign)
    world.now += timedelta(hours=23)
    world.run(campaign)
    world.now += timedelta(hours=2)
    world.run(campaign)

    assert stalls(world) == [("waiting", "campaign Q1: nothing goes out although leads are due")]
    with world.db.read() as connection:
        first, body = connection.execute(
            text("SELECT next_at, body FROM alert WHERE type = :type"), {"type": STALLED}
        ).one()
    assert str(first)[:16] == f"{MONDAY + timedelta(days=1):%Y-%m-%d %H:%M}"
    assert body.startswith("mailbox_paused 3; nothing was sent since 2026-03-02 ")
    assert body.endswith("\ncam why --campaign Q1")


def test_what_goes_out_within_the_day_is_nothing_to_tell(world: World, campaign: Campaign) -> None:
    mailbox(world, "paused")
    world.run(campaign)

    mailbox(world, "active")
    world.now += timedelta(hours=1)
    assert world.run(campaign).campaigns[0].sent == 3

    assert stalls(world) == []


def test_limits_closed_windows_and_held_leads_are_no_stall(world: World, campaign: Campaign) -> None:
    world.now = MONDAY + timedelta(hours=12)
    assert world.run(campaign).campaigns[0].deferred_by == {"window_closed": 3}

    assert stalls(world) == []


def test_a_campaign_that_its_owner_pauses_within_the_day_is_nothing_to_tell(
    world: World, campaign: Campaign
) -> None:
    mailbox(world, "paused")
    world.run(campaign)

    pause_campaign(world.desk, campaign.name)

    assert stalls(world) == []


def test_a_mailbox_that_is_mended_at_night_is_nothing_to_tell(world: World, campaign: Campaign) -> None:
    mailbox(world, "paused")
    world.run(campaign)

    mailbox(world, "active")
    world.now += timedelta(hours=12)
    assert world.run(campaign).campaigns[0].deferred_by == {"window_closed": 3}

    assert stalls(world) == []


def test_a_mailbox_in_trouble_that_nobody_tries_at_night_is_told_of(world: World, campaign: Campaign) -> None:
    with world.db.write() as connection:
        mailboxes.back_off(connection, 1, until=world.now + timedelta(hours=2), reason="no route")
    world.run(campaign)

    world.now += timedelta(hours=12)
    assert world.run(campaign).campaigns[0].deferred_by == {"window_closed": 3}

    assert [status for status, _ in stalls(world)] == ["waiting"]


def test_what_cam_stop_holds_is_nothing_to_tell(world: World, campaign: Campaign) -> None:
    mailbox(world, "paused")
    world.run(campaign)

    with world.db.write() as connection:
        switches.turn_sending(connection, is_on=False, reason="a pause", at=world.now)
    world.run(campaign)

    assert stalls(world) == []


def test_a_campaign_that_is_resumed_into_the_same_trouble_is_told_of_after_a_day_of_its_own(
    world: World, campaign: Campaign
) -> None:
    mailbox(world, "paused")
    world.run(campaign)
    pause_campaign(world.desk, campaign.name)
    world.now += timedelta(days=1, hours=1)

    resumed = resume_campaign(world.desk, campaign.name)
    world.run(resumed)

    with world.db.read() as connection:
        next_at = connection.scalar(text("SELECT next_at FROM alert WHERE type = :type"), {"type": STALLED})
    assert str(next_at)[:16] == f"{world.now + timedelta(days=1):%Y-%m-%d %H:%M}"
