"""`db check` finds what is wrong."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from cam.errors import DatabaseError
from cam.store.database import Database
from cam.store.integrity import check
from tests.world import World


def wrong(database: Database) -> dict[str, str]:
    return {one.check: one.detail for one in check(database) if not one.is_ok}


def unguarded(connection: Connection, *statements: str) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


def test_a_fresh_database_is_right(db: Database) -> None:
    assert [one.check for one in check(db)] == [
        "version",
        "file",
        "references",
        "values",
        "transitions",
        "guards",
    ]
    assert not wrong(db)
    assert all(one.is_ok for one in check(db, is_quick=True))


def test_a_row_without_its_parent_is_found(db: Database) -> None:
    with db.engine.connect() as connection:
        unguarded(
            connection,
            "PRAGMA foreign_keys = OFF",
            "INSERT INTO campaign_mailbox VALUES (7, 8)",
            "PRAGMA foreign_keys = ON",
        )

    assert wrong(db)["references"].startswith("2 broken: campaign_mailbox row ")


def test_a_lost_guard_and_a_forged_transition_are_found(db: Database) -> None:
    with db.write() as connection:
        unguarded(
            connection,
            "DROP TRIGGER event_is_never_deleted",
            "INSERT INTO message_transition VALUES ('sent', 'queued')",
        )

    assert wrong(db) == {
        "guards": "missing: event_is_never_deleted",
        "transitions": "not as in this cam: sent -> queued",
    }


def test_what_a_hand_wrote_and_cam_cannot_read_is_found(db: Database, tmp_path: Path) -> None:
    world = World(db, tmp_path)
    world.leads(world.campaign(boxes=[world.mailbox()]), 2)
    with db.write() as connection:
        unguarded(
            connection,
            "UPDATE lead SET tags = 'vip' WHERE id = 1",
            "UPDATE mailbox SET daily_cap = 'many'",
            "UPDATE enrollment SET next_action_at = 'soon'",
            "DROP TABLE suppression",
        )

    detail = wrong(db)["values"]
    for found in ("table suppression is missing", "lead.tags in 1 rows", "mailbox.daily_cap in 1 rows",
                  "enrollment.next_action_at in 2 rows"):  # fmt: skip
        assert found in detail


def test_damage_in_the_file_is_found(db: Database, tmp_path: Path) -> None:
    with db.write() as connection:
        for number in range(300):
            unguarded(
                connection, f"INSERT INTO switch VALUES ('{number:0500}', 1, '', '2026-03-02 14:00:00')"
            )
    db.close()
    path = tmp_path / "cam.db"
    content = bytearray(path.read_bytes())
    place = content.rindex(b"0" * 400)
    content[place - 40 : place + 10] = b"\xff" * 50
    path.write_bytes(content)

    try:
        found = wrong(db)
    except DatabaseError as error:
        found = {"file": error.what}

    assert "file" in found


def test_a_database_without_tables_is_said_to_be_old(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()

    with closing(Database(f"sqlite:///{tmp_path}/new.db")) as empty:
        assert wrong(empty) == {"version": "None, this cam needs 0001"}


@pytest.mark.parametrize("is_quick", [True, False])
def test_nothing_is_changed_by_looking(db: Database, tmp_path: Path, is_quick: bool) -> None:
    before = (tmp_path / "cam.db").read_bytes()

    check(db, is_quick=is_quick)
    db.close()

    assert before == (tmp_path / "cam.db").read_bytes()
