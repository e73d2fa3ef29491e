"""Simulating: the same cycles on a copy; what it foresees is what then happens, and the workspace is untouched."""

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from cam.engine.campaigns import Campaign
from cam.errors import NotFound
from cam.store import switches
from cam.store.database import Database
from cam.store.tables import metadata
from cam.usecases import worker as usecase
from cam.usecases.simulate import simulate
from cam.usecases.worker import Shift
from tests.usecases.test_worker import Heard
from tests.world import MONDAY, World

pytestmark = pytest.mark.both_databases


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def dump(db: Database) -> dict[str, list[str]]:
    with db.read() as connection:
        return {
            name: sorted(map(repr, connection.execute(table.select())))
            for name, table in metadata.tables.items()
        }


def filled(world: World, *, leads: int = 5, **values: object) -> Campaign:
    campaign = world.campaign(boxes=[world.mailbox(imap_host="imap.firm.example")], **values)
    world.leads(campaign, leads)
    return campaign


def test_it_shows_every_step_of_everybody_and_changes_nothing(world: World) -> None:
    filled(world, leads=3)
    before = dump(world.db)

    found = simulate(world.desk, days=21)

    assert dump(world.db) == before
    assert world.senders == {}
    steps = sorted((touch.lead, touch.step) for touch in found.touches)
    assert steps == [
        (f"lead{i}@company{i}.example", step) for i in range(3) for step in ("bump", "close", "intro")
    ]
    assert {touch.mailbox for touch in found.touches} == {"ana@firm.example"}
    assert found.until == MONDAY + timedelta(days=21)


def test_windows_caps_gaps_and_waits_hold(world: World) -> None:
    filled(world, leads=30, daily_cap=4)

    found = simulate(world.desk, days=14)

    moments = [touch.at for touch in found.touches]
    assert all(moment.weekday() < 5 and 9 <= moment.hour < 18 for moment in moments)
    days: dict[object, int] = {}
    for moment in moments:
        days[moment.date()] = days.get(moment.date(), 0) + 1
    assert set(days.values()) == {4}
    assert len(days) == 11
    apart = [(late - early).total_seconds() for early, late in pairwise(moments)]
    assert min(apart) >= 90


def test_what_it_foresees_for_the_first_hour_the_worker_then_does(world: World) -> None:
    world.with_settings(worker={"lease_seconds": 100_000})
    filled(world, leads=8)
    foreseen = [
        touch for touch in simulate(world.desk, days=1).touches if touch.at < MONDAY + timedelta(hours=1)
    ]
    until = MONDAY + timedelta(hours=1)

    def wait(desk: object, *, seconds: float, inboxes: object) -> bool:
        world.now += timedelta(seconds=seconds)
        if world.now >= until:
            world.desk.stopping.set()
        return False

    def steady() -> float:
        return (world.now - MONDAY).total_seconds()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(usecase, "wait", wait)
        shift = Shift(worker_id="one", interval_seconds=3600)
        usecase.work(lambda: world.desk, shift, Heard(), steady=steady)

    assert world.sent() == [touch.lead for touch in foreseen]
    assert len(foreseen) == 8


def test_a_draft_that_is_named_is_played_as_if_it_were_launched(world: World) -> None:
    filled(world, leads=1, launched=False)

    assert simulate(world.desk, days=3).notes == (
        "no campaign is launched; --campaign NAME plays a draft as if it were",
    )
    assert len(simulate(world.desk, days=3, names=["Q1"]).touches) == 1
    with pytest.raises(NotFound):
        simulate(world.desk, days=3, names=["Q2"])


def test_the_off_switch_is_told(world: World) -> None:
    filled(world)
    with world.db.write() as connection:
        switches.turn_sending(connection, is_on=False, reason="", at=world.now)

    found = simulate(world.desk, days=2)

    assert found.touches == ()
    assert found.notes == ("sending is switched off, so nothing would be sent; cam start",)


def test_it_shows_each_moment_at_which_the_clock_stopped(world: World) -> None:
    filled(world, leads=1)
    seen: list[datetime] = []

    found = simulate(world.desk, days=2, after_cycle=lambda now, _copy: seen.append(now))

    assert len(seen) == found.cycles
    assert seen == sorted(set(seen))
    assert seen[0] == MONDAY
