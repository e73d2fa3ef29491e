"""The queries of a cycle are served by their indexes: no scan of a table, no sorting aside."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from cam.engine.quotas import Scope
from cam.engine.vocabulary import MessageStatus
from cam.store import due, leases, ledger
from cam.store.database import Database
from tests.world import MONDAY, World


@pytest.fixture
def filled(db: Database, tmp_path: Path) -> World:
    """Return a world with a few leads and messages, so that every query has something to find."""
    world = World(db, tmp_path)
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 4)
    world.run(campaign)
    world.leads(campaign, 0)
    world.lead(campaign, "late@firm99.example")
    return world


def plans(db: Database, query: Callable[[Connection], object]) -> list[str]:
    """Return the query plan of every statement that the call sends."""
    seen: list[tuple[str, object]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if re.match(r"\s*(SELECT|UPDATE)", statement):
            seen.append((statement, parameters))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        with db.write() as connection:
            found = query(connection)
            if isinstance(found, Iterator):
                list(found)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    raw = db.engine.raw_connection()
    try:
        return [
            row[3]
            for statement, parameters in seen
            for row in raw.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()  # type: ignore[arg-type]
        ]
    finally:
        raw.close()


LATER = MONDAY + timedelta(days=4)
USED = [(Scope.CAMPAIGN, "1"), (Scope.MAILBOX, "1"), (Scope.CHANNEL, "email"), (Scope.FOLLOWUPS, "1")]


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (lambda c: due.followups(c, 1, now=LATER), "ix_enrollment_followups"),
        (lambda c: due.first_touches(c, 1, now=LATER), "ix_enrollment_first_touches"),
        (lambda c: due.count(c, 1, now=LATER), "ix_enrollment_due"),
        (lambda c: due.count(c, 1, now=LATER, touched=True), "ix_enrollment_followups"),
        (lambda c: due.held_counts(c, 1, now=LATER), "COVERING INDEX ix_enrollment_hold"),
        (lambda c: due.next_moment(c, 1), "COVERING INDEX ix_enrollment_due"),
        (lambda c: due.one(c, 1), "INTEGER PRIMARY KEY"),
        (
            lambda c: ledger.used(c, USED, since=MONDAY, campaign_id=1),
            "COVERING INDEX ix_message_mailbox_day",
        ),
        (
            lambda c: ledger.used(c, USED, since=MONDAY, campaign_id=1),
            "COVERING INDEX ix_message_campaign_day",
        ),
        (
            lambda c: ledger.used(c, USED, since=MONDAY, campaign_id=1),
            "COVERING INDEX ix_message_channel_day",
        ),
        (
            lambda c: ledger.used_by_domain(c, ["a.example"], since=MONDAY),
            "COVERING INDEX ix_message_domain_day",
        ),
        (lambda c: ledger.mailbox_days(c, [1]), "COVERING INDEX ix_message_mailbox_day"),
        (lambda c: ledger.orphans_to_unknown(c, settle_until=LATER, at=MONDAY), "ix_message_open"),
        (lambda c: ledger.overdue_unknown(c, now=MONDAY), "ix_message_open"),
        (lambda c: ledger.cancel_unbegun(c, at=MONDAY), "ix_message_open"),
        (lambda c: ledger.with_status(c, [MessageStatus.PARKED]), "ix_message_open"),
        (lambda c: ledger.counts_by_status(c), "COVERING INDEX ix_message_open"),
        (lambda c: ledger.cancel_open(c, lead_ids=[1], reason="", at=MONDAY), "ix_message_"),
        (lambda c: leases.current(c, "worker", now=MONDAY), "sqlite_autoindex_lease_1"),
    ],
)
def test_every_query_of_a_cycle_is_served_by_its_index(
    filled: World, query: Callable[[Connection], object], index: str
) -> None:
    lines = plans(filled.db, query)
    assert any(index in line for line in lines), lines
    scans = [
        line
        for line in lines
        if line.startswith("SCAN") and "subquery" not in line.lower() and "CONSTANT" not in line
    ]
    assert scans == []
    assert not [line for line in lines if "TEMP B-TREE" in line], lines
