"""First touches that are spread by score: in the worker, and nowhere else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from cam.engine.vocabulary import Reason
from cam.store.database import Database
from cam.usecases import marks, why
from cam.usecases.marks import Mark
from cam.usecases.simulate import simulate
from tests.world import LIVE, MONDAY, World

AS_WORKER = replace(LIVE, spreads=True)
ADA, BEA = "ada@a.example", "bea@b.example"


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    made = World(db, tmp_path, timing={"first_touch": "by_score"}, limits={"gap_seconds": (0, 0)})
    campaign = made.campaign(boxes=[made.mailbox()])
    for who, score in ((ADA, 0.95), (BEA, 0.5)):
        made.lead(campaign, who)
        with db.write() as connection:
            connection.execute(
                text(
                    "UPDATE enrollment SET score = :score WHERE lead_id = (SELECT id FROM lead WHERE key = :key)"
                ),
                {"score": score, "key": who},
            )
    return made


def cycle(world: World, *, as_worker: bool = True) -> dict[str, int]:
    """Run one cycle, and return what kept leads back."""
    with world.db.read() as connection:
        from cam.store import campaigns

        found = campaigns.get_campaign(connection, "Q1")
    return world.run(found, options=AS_WORKER if as_worker else LIVE).campaigns[0].deferred_by


def test_the_worker_writes_to_the_best_after_half_an_hour_and_to_the_middling_after_three(
    world: World,
) -> None:
    assert cycle(world) == {"by_score": 2}
    world.pass_time(minutes=29)
    cycle(world)
    assert world.sent() == []
    world.pass_time(minutes=1)
    cycle(world)
    assert world.sent() == [ADA]
    world.pass_time(minutes=150)
    cycle(world)
    assert world.sent() == [ADA, BEA]


def test_run_auto_sends_at_once_the_best_first_also_whom_a_worker_made_wait(world: World) -> None:
    cycle(world)
    cycle(world, as_worker=False)
    assert world.sent() == [ADA, BEA]


def test_without_the_setting_the_worker_sends_at_once_too(world: World) -> None:
    world.with_settings(timing={"first_touch": "by_order"})
    cycle(world)
    assert world.sent() == [ADA, BEA]


def test_follow_ups_keep_their_own_time(world: World) -> None:
    world.pass_time(hours=4)
    cycle(world)
    world.pass_time(hours=68)
    cycle(world)
    assert world.sent() == [ADA, BEA]
    world.pass_time(hours=4)
    cycle(world)
    assert world.sent() == [ADA, BEA, ADA, BEA]


def test_whom_a_human_reopens_is_written_to_at_once(world: World) -> None:
    marks.mark(world.desk, BEA, Mark.LOST)
    marks.mark(world.desk, BEA, Mark.REOPEN)
    cycle(world)
    assert world.sent() == [BEA]


def test_why_says_when_and_how_to_be_quicker(world: World) -> None:
    answer = why.about_lead(world.desk, BEA)[0]
    assert (answer.next_at, answer.blocked_by[0].reason) == (MONDAY + timedelta(hours=3), Reason.BY_SCORE)
    assert (
        "the worker spreads first touches: a score of 0.50 waits 180 minutes; 'cam run-auto' does not"
        in answer.says
    )
    assert why.about_campaign(world.desk, "Q1").counts == {"by_score": 2}


def test_simulate_plays_the_worker(world: World) -> None:
    touches = simulate(world.desk, days=1).touches
    assert [(touch.lead, touch.at - MONDAY) for touch in touches] == [
        (ADA, timedelta(minutes=30)),
        (BEA, timedelta(hours=3)),
    ]
