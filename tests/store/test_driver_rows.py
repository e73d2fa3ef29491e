"""Rows as the driver takes them are the rows that SQLAlchemy would have written."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from cam.store.database import Database
from cam.store.driver_rows import insert_many
from cam.store.tables import InboundMessageRow
from tests.world import World

pytestmark = pytest.mark.both_databases

inbound = InboundMessageRow.__table__  # type: ignore[attr-defined]
AT = datetime(2026, 3, 2, 10, 0, 0, 5, tzinfo=UTC)


def row(fingerprint: str) -> dict[str, object]:
    return {
        "mailbox_id": 1, "folder": "INBOX", "uid_validity": 7, "uid": 1, "fingerprint": fingerprint,
        "refers_to": ["<é@b>", '"'], "received_at": AT, "stored_at": AT, "status": "unmatched",
    }  # fmt: skip


@pytest.fixture
def mailbox(db: Database, tmp_path) -> None:  # type: ignore[no-untyped-def]
    World(db, tmp_path).mailbox()


@pytest.mark.usefixtures("mailbox")
def test_every_column_has_what_sqlalchemy_would_have_written(db: Database) -> None:
    with db.write() as connection:
        own = row("a")
        common = {name: own.pop(name) for name in ("mailbox_id", "stored_at", "refers_to")}
        insert_many(connection, inbound, [own], common=common)
        insert_many(connection, inbound, [row("b")])
        connection.execute(inbound.insert(), row("c"))
        stored = connection.execute(select(inbound).order_by(inbound.c.fingerprint)).mappings().all()

    differ = {"id", "fingerprint"}
    first, second, usual = ({name: one[name] for name in one if name not in differ} for one in stored)
    assert first == second == usual
    assert (usual["refers_to"], usual["received_at"], usual["is_guess"]) == (["<é@b>", '"'], AT, False)


@pytest.mark.usefixtures("mailbox")
def test_what_is_known_already_is_passed_over(db: Database) -> None:
    with db.write() as connection:
        insert_many(connection, inbound, [row("a")], unless="fingerprint")
        insert_many(connection, inbound, [row("a"), row("b")], unless="fingerprint")
        insert_many(connection, inbound, [], unless="fingerprint")
        stored = connection.scalars(select(inbound.c.fingerprint)).all()

    assert sorted(stored) == ["a", "b"]
