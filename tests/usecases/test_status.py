"""The status: caps and what was counted against them, and every condition that degrades a workspace."""

from datetime import timedelta
from pathlib import Path

import pytest

from cam.engine.vocabulary import MailboxStatus
from cam.gateways.ports import Outcome, Unknown
from cam.gateways.recording import RecordingSender
from cam.store import alerts, leases, mailboxes, switches
from cam.store.database import Database
from cam.usecases.status import Usage, status
from tests.world import World

pytestmark = pytest.mark.both_databases

SILENT = Unknown(detail="the connection broke after the dot", phase="dot")


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def test_a_new_workspace_is_healthy_and_empty(world: World) -> None:
    found = status(world.desk)

    assert (found.worker, found.last_cycle, found.due, found.problems) == (None, None, 0, ())


def test_what_was_sent_today_stands_beside_every_cap(world: World) -> None:
    box = world.mailbox(daily_cap=50, warm_up=True)
    campaign = world.campaign(boxes=[box], daily_cap=3)
    world.leads(campaign, 5)
    world.run(campaign)

    found = status(world.desk)

    assert found.sent_today == {
        "campaign:Q1": Usage(used=3, cap=3),
        "mailbox:ana@firm.example": Usage(used=3, cap=5),
        "channel:email": Usage(used=3, cap=None),
        "channel:linkedin": Usage(used=0, cap=10),
    }
    assert (found.due, found.last_cycle) == (2, world.now)


def test_a_clock_that_was_set_back_is_named_until_it_is_right_again(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 1)
    world.run(campaign)
    assert status(world.desk).problems == ()

    world.pass_time(hours=-25)
    said = status(world.desk).problems
    world.pass_time(hours=25)

    assert said[0].startswith(
        "the clock says 2026-03-01 09:00 UTC, yet cam was last at work at 2026-03-02 10:00"
    )
    assert "yet mailbox ana@firm.example sent at 2026-03-02 10:00" in said[1]
    assert status(world.desk).problems == ()


def test_a_new_day_begins_at_the_workspaces_midnight(world: World) -> None:
    world.with_settings(sender={"timezone": "America/Lima"})
    campaign = world.campaign(
        boxes=[world.mailbox()], window_start="00:00", window_end="24:00", days="mon-sun"
    )
    world.leads(campaign, 2)
    world.run(campaign)  # 05:00 in Lima

    world.pass_time(hours=18)  # 23:00
    before = status(world.desk).sent_today["campaign:Q1"].used
    world.pass_time(hours=1)

    assert (before, status(world.desk).sent_today["campaign:Q1"].used) == (2, 0)


def test_drafts_are_not_due(world: World) -> None:
    world.leads(world.campaign(launched=False), 3)

    assert status(world.desk).due == 0


def test_the_off_switch_degrades_and_says_why(world: World) -> None:
    with world.db.write() as connection:
        switches.turn_sending(connection, is_on=False, reason="price list is wrong", at=world.now)

    assert status(world.desk).problems == ("sending is switched off (price list is wrong); cam start",)


def test_a_send_of_unknown_outcome_degrades_and_so_does_a_parked_one(world: World) -> None:
    outcomes: dict[str, Outcome] = {"lead0@company0.example": SILENT}
    world.senders["ana@firm.example"] = RecordingSender(by_recipient=outcomes)
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 1)
    world.run(campaign)
    doubtful = status(world.desk)
    world.pass_time(minutes=16)
    world.run(campaign)
    parked = status(world.desk)

    assert (doubtful.unknown, doubtful.parked) == (1, 0)
    assert doubtful.problems == ("1 send of unknown outcome, waiting for proof; cam unknown list",)
    assert (parked.unknown, parked.parked, parked.alerts_waiting) == (0, 1, 1)
    assert parked.problems == ("1 send whose outcome nobody can prove; cam unknown list",)
    assert "lead0@company0.example" in parked.alerts[0][1]


def test_a_mailbox_that_cannot_send_degrades_and_so_does_the_campaign_that_has_no_other(world: World) -> None:
    box = world.mailbox()
    world.campaign(boxes=[box])
    with world.db.write() as connection:
        mailboxes.set_status(connection, box.id, MailboxStatus.PAUSED, at=world.now, reason="log-in refused")

    assert status(world.desk).problems == (
        "mailbox ana@firm.example: paused (log-in refused); cam mailbox resume ana@firm.example",
        "campaign Q1: no mailbox that can send; cam campaign show Q1",
    )


def test_an_unverified_mailbox_degrades(world: World) -> None:
    world.mailbox(status=MailboxStatus.UNVERIFIED.value)

    assert status(world.desk).problems == (
        "mailbox ana@firm.example: not verified; cam mailbox verify ana@firm.example",
    )


def test_an_unreachable_mailbox_degrades_until_it_is_tried_again(world: World) -> None:
    world.mailbox(not_before=world.now + timedelta(minutes=5), failures=3)

    assert len(status(world.desk).problems) == 1
    world.pass_time(minutes=6)
    assert status(world.desk).problems == ()


def test_an_alert_that_waits_is_shown_and_does_not_degrade(world: World) -> None:
    with world.db.write() as connection:
        alerts.raise_alert(connection, key="k", type="T", title="something happened", body="", at=world.now)

    found = status(world.desk)

    assert (found.alerts_waiting, found.alerts, found.problems) == (
        1,
        ((world.now, "something happened"),),
        (),
    )


def test_whoever_holds_the_lease_is_the_worker(world: World) -> None:
    with world.db.write() as connection:
        leases.take(connection, name=leases.WORKSPACE, holder="host:1", now=world.now, seconds=60)

    worker = status(world.desk).worker
    assert worker is not None
    assert (worker.id, worker.since) == ("host:1", world.now)
    world.pass_time(minutes=2)
    assert status(world.desk).worker is None
