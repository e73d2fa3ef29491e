"""However many leads are kept back or over, a cycle stays small, and nobody is forgotten."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event, text

from cam.store.database import Database
from cam.usecases import plan
from tests.world import LIVE, World

LEADS = 7


@pytest.fixture
def world(db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(plan, "LISTED", 3)
    return World(db, tmp_path, limits={"gap_seconds": [0, 0]})


def test_who_is_kept_back_beyond_the_listed_is_counted_and_held_alike(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    for number in range(LEADS):
        world.lead(campaign, f"ada{number}@firm{number}.example", company="")

    report = world.run(campaign).campaigns[0]

    assert report.processed == LEADS
    assert report.skipped == {"missing_variable": LEADS}
    assert len(report.messages) == plan.LISTED
    assert holds(world) == ["missing_variable"] * LEADS
    assert world.run(campaign).campaigns[0].skipped == {"missing_variable": LEADS}


def test_a_lead_that_may_be_written_to_is_found_behind_them(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    for number in range(LEADS):
        world.lead(campaign, f"ada{number}@firm{number}.example", company="")
    world.lead(campaign, "grace@navy.example")

    report = world.run(campaign).campaigns[0]

    assert (report.sent, report.skipped) == (1, {"missing_variable": LEADS})


def test_leads_whose_sequence_is_over_end_in_as_many_cycles_as_it_takes(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, LEADS)
    world.run(campaign)
    with world.db.write() as connection:
        connection.execute(text("UPDATE enrollment SET position = 99, next_action_at = created_at"))

    for _ in range(3):
        world.run(campaign)

    with world.db.read() as connection:
        assert set(connection.scalars(text("SELECT next_action_at FROM enrollment"))) == {None}


@pytest.mark.both_databases
def test_where_nobody_is_due_a_worker_asks_the_same_few_things_however_many_are_held(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    for number in range(LEADS):
        world.lead(campaign, f"ada{number}@firm{number}.example", company="")
    world.run(campaign)

    with asked(world.db) as statements:
        report = world.run(campaign, options=replace(LIVE, keeps_gap=True)).campaigns[0]

    assert report.processed == 0
    of_leads = [sql for sql in statements if "FROM enrollment" in sql]
    assert [sql for sql in of_leads if "LIMIT" not in sql] == []


@pytest.mark.both_databases
def test_while_its_mailbox_keeps_its_gap_a_campaign_is_not_planned(db: Database, tmp_path: Path) -> None:
    world = World(db, tmp_path, limits={"gap_seconds": [60, 60]})
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 2)
    as_a_worker = replace(LIVE, keeps_gap=True)
    assert world.run(campaign, options=as_a_worker).total("sent") == 1

    with asked(world.db) as statements:
        report = world.run(campaign, options=as_a_worker).campaigns[0]

    assert report.processed == 0
    assert [sql for sql in statements if "JOIN lead" in sql] == []
    world.pass_time(seconds=60)
    assert world.run(campaign, options=as_a_worker).total("sent") == 1


@contextmanager
def asked(db: Database) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(connection: object, cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def holds(world: World) -> list[str]:
    with world.db.read() as connection:
        return list(connection.scalars(text("SELECT hold FROM enrollment")))
