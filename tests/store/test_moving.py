"""A SQLite workspace moves to PostgreSQL with all that it knows, and never sends from both."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from cam.errors import InputError
from cam.store import campaigns, leases, moving, switches
from cam.store.database import Database
from cam.store.tables import metadata
from tests.world import World


@pytest.fixture
def new(postgresql_url: str) -> Iterator[Database]:
    """Give an empty database on the server."""
    with closing(Database(postgresql_url)) as database:
        yield database


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    """Return a world on a SQLite file with leads, of whom two were written to."""
    world = World(db, tmp_path)
    campaign = world.campaign(boxes=[world.mailbox()], daily_cap=2)
    world.leads(campaign, 5)
    world.lead(campaign, "nul@firm.example", company="a\0b", tags=["ü\0"])
    world.run(campaign)
    world.pass_time(minutes=5)
    return world


def rows(database: Database, *, but: set[str]) -> dict[str, list[str]]:
    with database.read() as connection:
        return {
            name: sorted(map(repr, connection.execute(table.select())))
            for name, table in metadata.tables.items()
            if name not in but
        }


def test_everything_moves_and_the_old_file_sends_no_more(world: World, new: Database) -> None:
    before = rows(world.db, but={"lead", "switch"})
    counts = moving.move(world.db, new, at=world.now)

    assert (counts["lead"], counts["message"]) == (6, 2)
    after = rows(new, but={"lead", "switch"})
    stopped = [line for line in after.pop("event") if "sending.stopped" in line]
    assert len(stopped) == 1
    assert after == {name: lines for name, lines in before.items() if name != "event"}
    with world.db.read() as old, new.read() as moved:
        assert switches.sending(old).reason == f"moved to {new.name}"
        assert switches.sending(moved).is_on
        assert moved.scalar(text("SELECT company FROM lead WHERE email LIKE 'nul@%'")) == "a\ufffdb"


def test_the_new_database_goes_on_where_the_old_one_stood(world: World, new: Database) -> None:
    moving.move(world.db, new, at=world.now)
    there = World(new, world.desk.root)
    there.now = world.now
    with new.read() as connection:
        first = campaigns.get_campaign(connection, 1)

    assert there.campaign("Q2", launched=False).id == 2
    assert there.run(first).total("sent") == 0
    there.pass_time(days=1)
    assert there.run(first).total("sent") == 2


def test_a_database_with_rows_is_not_overwritten(world: World, new: Database) -> None:
    moving.move(world.db, new, at=world.now)

    with pytest.raises(InputError, match="it is not empty"):
        moving.move(world.db, new, at=world.now)


def test_a_workspace_at_work_is_not_moved(world: World, new: Database) -> None:
    with world.db.write() as connection:
        leases.take(connection, name=leases.WORKSPACE, holder="worker 7", now=world.now, seconds=60)

    with pytest.raises(InputError, match="worker 7 is at work on it until 10:06:00 UTC"):
        moving.move(world.db, new, at=world.now)


def test_a_move_that_fails_leaves_the_old_one_sending(
    world: World, new: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(moving, "_as_before", fail)
    with pytest.raises(KeyboardInterrupt):
        moving.move(world.db, new, at=world.now)

    with world.db.read() as old, new.read() as moved:
        assert switches.sending(old).is_on
        assert moved.scalar(text("SELECT count(*) FROM lead")) == 0
