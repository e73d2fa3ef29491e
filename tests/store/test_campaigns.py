"""Campaigns in the store: names, settings, mailboxes, status."""

from pathlib import Path

import pytest

from cam.engine.vocabulary import CampaignStatus
from cam.errors import InputError, NotFound
from cam.store import campaigns, events, mailboxes
from cam.store.database import Database
from tests.world import World

pytestmark = pytest.mark.both_databases


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def test_a_draft_has_the_defaults_of_the_product(world: World) -> None:
    with world.db.write() as connection:
        made = campaigns.create_draft(connection, name="  Spring   2026 ", daily_cap=20, at=world.now)

    assert (
        made.name, made.status, made.daily_cap, made.company_reply,
    ) == ("Spring 2026", CampaignStatus.DRAFT, 20, "stop")  # fmt: skip
    assert made.created_at == world.now


@pytest.mark.parametrize("name", ["Q1", "q1", "1", " Q1 "])
def test_a_campaign_is_found_by_its_name_in_any_case_and_by_its_id(world: World, name: str) -> None:
    made = world.campaign("Q1")

    with world.db.read() as connection:
        assert made == campaigns.find_campaign(connection, name)


def test_a_name_wins_over_an_id(world: World) -> None:
    world.campaign("Q1")
    second = world.campaign("1st")

    with world.db.read() as connection:
        assert campaigns.get_campaign(connection, "1st") == second


def test_an_unknown_name_gets_the_closest_one(world: World) -> None:
    world.campaign("Spring list")

    with world.db.read() as connection:
        assert campaigns.find_campaign(connection, "Sprng list") is None
        with pytest.raises(NotFound, match="campaign 'Sprng list'") as missing:
            campaigns.get_campaign(connection, "Sprng list")

    assert missing.value.near == "Spring list"


@pytest.mark.parametrize("name", ["", "  ", "7", "x" * 201, "a\x1b[2Jb", "q1"])
def test_a_name_that_cannot_be_one_or_is_taken_is_refused(world: World, name: str) -> None:
    world.campaign("Q1")

    with world.db.write() as connection, pytest.raises(InputError):
        campaigns.create_draft(connection, name=name, daily_cap=20, at=world.now)


def test_find_or_create_makes_one_campaign_however_often_it_is_asked(world: World) -> None:
    with world.db.write() as connection:
        first = campaigns.find_or_create(connection, name="Q1", daily_cap=20, at=world.now)
        second = campaigns.find_or_create(connection, name="q1", daily_cap=99, at=world.now)

    assert first == second


def test_a_change_that_changes_nothing_is_no_event(world: World) -> None:
    made = world.campaign()
    with world.db.write() as connection:
        campaigns.change(connection, made.id, {"daily_cap": 50}, at=world.now)
        campaigns.change(connection, made.id, {"daily_cap": 50}, at=world.now)
        names = [one.name for one in events.newest(connection, limit=10)]

    assert names.count("campaign.changed") == 2  # the sequence of the fixture, and the cap once


def test_the_first_launch_stands_through_pause_and_resume(world: World) -> None:
    made = world.campaign()
    started = world.now
    world.pass_time(days=1)
    with world.db.write() as connection:
        paused = campaigns.set_status(
            connection, made.id, CampaignStatus.PAUSED, at=world.now, reason="price"
        )
        resumed = campaigns.set_status(connection, made.id, CampaignStatus.ACTIVE, at=world.now)

    assert (paused.paused_reason, resumed.paused_reason) == ("price", "")
    assert resumed.launched_at == started


def test_a_draft_without_mailboxes_has_all_of_them_and_others_have_what_they_name(world: World) -> None:
    one, two = world.mailbox("one@firm.example"), world.mailbox("two@firm.example")
    draft = world.campaign("Draft", launched=False)
    named = world.campaign("Named", boxes=[two])
    bare = world.campaign("Bare")

    with world.db.read() as connection:
        sending = {one.name: one.mailbox_ids for one in campaigns.all_campaigns(connection)}
        boxes = [box.address for box in mailboxes.mailboxes_of(connection, draft.id)]
        none = mailboxes.mailboxes_of(connection, bare.id)

    assert sending == {"Draft": (one.id, two.id), "Named": (two.id,), "Bare": ()}
    assert boxes == ["one@firm.example", "two@firm.example"]
    assert none == []
    assert named.mailbox_ids == (two.id,)


def test_a_mailbox_is_taken_off_a_campaign(world: World) -> None:
    one, two = world.mailbox("one@firm.example"), world.mailbox("two@firm.example")
    made = world.campaign(boxes=[one, two])

    with world.db.write() as connection:
        assert campaigns.remove_mailbox(connection, made.id, one.id, at=world.now).mailbox_ids == (two.id,)
