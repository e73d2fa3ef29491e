"""What holds of a restored database on either kind of database."""

from pathlib import Path

import pytest

from cam.errors import InputError, Refused
from cam.store import witness
from cam.store.database import Database
from cam.usecases import restore, run_auto
from tests.world import LIVE, World

pytestmark = pytest.mark.both_databases


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    made = World(db, tmp_path)
    campaign = made.campaign(boxes=[made.mailbox()])
    made.leads(campaign, 2)
    return made


def live(world: World) -> int:
    return run_auto.run_auto(world.desk, campaign="Q1", every=False, options=LIVE).total("sent")


def test_a_database_behind_its_witness_sends_nothing_until_it_is_confirmed(world: World) -> None:
    path = witness.path_of(world.db, world.desk.root)
    witness.write(path, witness.Witness(event=10_000, at=world.now))
    with pytest.raises(Refused, match="it was restored or replaced"):
        live(world)
    restore.confirm(world.desk)
    assert live(world) == 2


def test_an_event_of_another_moment_is_another_history(world: World) -> None:
    live(world)
    path = witness.path_of(world.db, world.desk.root)
    known = witness.read(path)
    assert known is not None
    world.pass_time(seconds=1)
    witness.write(path, witness.Witness(event=known.event, at=world.now))
    with pytest.raises(Refused):
        live(world)


def test_a_machine_that_is_new_to_a_server_may_send_and_a_file_that_came_alone_may_not(world: World) -> None:
    live(world)
    witness.path_of(world.db, world.desk.root).unlink()
    assert (restore.situation(world.desk).doubt is not None) is world.db.is_sqlite


def test_a_server_is_restored_with_its_own_tools(world: World, tmp_path: Path) -> None:
    said = "there is no such copy" if world.db.is_sqlite else "only SQLite is restored by cam"
    with pytest.raises(InputError, match=said):
        restore.restore(world.desk, tmp_path / "cam.dump")
