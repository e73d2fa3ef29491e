"""The off switch."""

from datetime import UTC, datetime

import pytest

from cam.store import events, switches
from cam.store.database import Database

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def test_sending_is_on_where_nobody_ever_touched_the_switch(db: Database) -> None:
    with db.read() as connection:
        assert switches.sending(connection).is_on
        assert not switches.sending_is_off(connection)


def test_throwing_it_twice_is_one_change_and_keeps_the_newest_reason(db: Database) -> None:
    with db.write() as connection:
        changed = [
            switches.turn_sending(connection, is_on=False, reason=reason, at=NOW)
            for reason in ("a", "b", "b")
        ]
        stands = switches.sending(connection)

    assert changed == [True, False, False]
    assert (stands.is_on, stands.reason, stands.changed_at) == (False, "b", NOW)


def test_it_is_released_and_all_of_it_is_in_the_audit_log(db: Database) -> None:
    with db.write() as connection:
        switches.turn_sending(connection, is_on=False, reason="holiday", at=NOW)
        switches.turn_sending(connection, is_on=True, reason="", at=NOW)
        names = [one.name for one in events.newest(connection, limit=5)]
        is_off = switches.sending_is_off(connection)

    assert not is_off
    assert names == ["sending.started", "sending.stopped"]
