"""Mailboxes in the store: what is kept, and how failures are counted."""

from datetime import timedelta
from pathlib import Path

import pytest

from cam.engine.vocabulary import MailboxStatus
from cam.errors import InputError, NotFound
from cam.store import mailboxes
from cam.store.database import Database
from tests.world import World

pytestmark = pytest.mark.both_databases


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def test_a_new_mailbox_is_unverified_and_warms_up(world: World) -> None:
    with world.db.write() as connection:
        made = mailboxes.add_mailbox(
            connection, {"address": "a@firm.example", "provider": "smtp"}, at=world.now
        )

    assert (
        made.status, made.warm_up, made.daily_cap, made.replies_by_hand,
    ) == (MailboxStatus.UNVERIFIED, True, 20, False)  # fmt: skip


def test_an_address_is_there_once(world: World) -> None:
    world.mailbox("a@firm.example")

    with world.db.write() as connection, pytest.raises(InputError, match="exists already"):
        mailboxes.add_mailbox(connection, {"address": "A@firm.example", "provider": "smtp"}, at=world.now)


def test_an_unknown_address_gets_the_closest_one(world: World) -> None:
    world.mailbox("ana@firm.example")

    with world.db.read() as connection, pytest.raises(NotFound) as missing:
        mailboxes.get_mailbox(connection, "anna@firm.example")

    assert missing.value.near == "ana@firm.example"


def test_failures_are_counted_in_a_row_and_forgotten_when_one_connection_works(world: World) -> None:
    box = world.mailbox()
    until = world.now + timedelta(minutes=5)
    with world.db.write() as connection:
        counted = [mailboxes.back_off(connection, box.id, until=until) for _ in range(2)]
        waiting = mailboxes.mailbox_by_id(connection, box.id)
        mailboxes.recover(connection, box.id)
        well = mailboxes.mailbox_by_id(connection, box.id)

    assert counted == [1, 2]
    assert (waiting.failures, waiting.not_before) == (2, until)
    assert (well.failures, well.not_before) == (0, None)


def test_verifying_activates_an_unverified_mailbox_and_leaves_a_paused_one_paused(world: World) -> None:
    new = world.mailbox("new@firm.example", status="unverified")
    held = world.mailbox("held@firm.example", status="paused", paused_reason="holiday")
    with world.db.write() as connection:
        after = [mailboxes.set_verified(connection, box.id, at=world.now) for box in (new, held)]

    assert [box.status for box in after] == [MailboxStatus.ACTIVE, MailboxStatus.PAUSED]
    assert [world.now, world.now] == [box.verified_at for box in after]
