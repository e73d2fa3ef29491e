"""The queries of a cycle are served by their indexes: no scan of a table, no sorting aside."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from cam.engine.quotas import Scope
from cam.engine.vocabulary import MessageStatus
from cam.store import campaigns, decisions, due, inbox, leases, ledger, matching, replies, report
from cam.store.database import Database
from tests.world import MONDAY, World


@pytest.fixture
def filled(db: Database, tmp_path: Path) -> World:
    """Return a world with a few leads and messages, so that every query has something to find."""
    return fill(World(db, tmp_path))


def fill(world: World) -> World:
    """Let a few leads of a campaign be written to, and one more be due."""
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
        if re.match(r"\s*(SELECT|UPDATE|DELETE)", statement):
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
        (lambda c: ledger.cancel_open_of_campaign(c, campaign_id=1, reason="", at=MONDAY), "ix_message_open"),
        (
            lambda c: decisions.measure(c, campaigns.campaign_by_id(c, 1), now=LATER),
            "COVERING INDEX ix_enrollment_answered",
        ),
        (lambda c: leases.current(c, "worker", now=MONDAY), "sqlite_autoindex_lease_1"),
        (lambda c: ledger.has_doubts(c), "ix_message_open"),
        (lambda c: inbox.unread_ids(c), "COVERING INDEX ix_inbound_message_new"),
        (lambda c: inbox.purge(c, before=MONDAY), "ix_inbound_message_strange"),
        (lambda c: inbox.unread(c, 1), "INTEGER PRIMARY KEY"),
        (lambda c: inbox.known(c, ["a", "b"]), "sqlite_autoindex_inbound_message_1"),
        (lambda c: inbox.spots(c, 1), "sqlite_autoindex_inbox_place_1"),
        (lambda c: matching.by_ids(c, ["1@firm.example"]), "sqlite_autoindex_message_"),
        (lambda c: matching.by_ids(c, [], platform_ids=["abc"]), "ix_message_platform_id"),
        (lambda c: matching.leads_of(c, ["ada@firm.example"]), "sqlite_autoindex_lead_1"),
        (lambda c: replies.quarantined_count(c), "ix_inbound_message_quarantined"),
        (lambda c: report.answers(c, [1]), "ix_inbound_message_campaign"),
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


ON_POSTGRESQL = [
    (lambda c: due.followups(c, 1, now=LATER), "ix_enrollment_followups"),
    (lambda c: due.first_touches(c, 1, now=LATER), "ix_enrollment_first_touches"),
    (lambda c: due.held_counts(c, 1, now=LATER), "ix_enrollment_hold"),
    (lambda c: due.next_moment(c, 1), "ix_enrollment_"),
    (lambda c: due.one(c, 1), "pk_enrollment"),
    (lambda c: ledger.used(c, USED, since=MONDAY, campaign_id=1), "ix_message_mailbox_day"),
    (lambda c: ledger.used(c, USED, since=MONDAY, campaign_id=1), "ix_message_channel_day"),
    (lambda c: ledger.used_by_domain(c, ["a.example"], since=MONDAY), "ix_message_domain_day"),
    (lambda c: ledger.mailbox_days(c, [1]), "ix_message_mailbox_day"),
    (lambda c: ledger.orphans_to_unknown(c, settle_until=LATER, at=MONDAY), "ix_message_open"),
    (lambda c: ledger.overdue_unknown(c, now=MONDAY), "ix_message_open"),
    (lambda c: ledger.cancel_unbegun(c, at=MONDAY), "ix_message_open"),
    (lambda c: ledger.counts_by_status(c), "ix_message_open"),
]  # fmt: skip


def test_on_postgresql_too(postgresql_url: str, tmp_path: Path) -> None:
    """A server looks at its figures before it takes an index: so there are some thousands of old leads."""
    with closing(Database(postgresql_url)) as db:
        grow_old(fill(World(db, tmp_path)).db)
        for query, index in ON_POSTGRESQL:
            lines = plans_on_postgresql(db, query)
            assert any(index in line for line in lines), lines
            assert not [line for line in lines if re.search(r"Seq Scan on (message|enrollment|lead)", line)]


def grow_old(db: Database, leads: int = 4000) -> None:
    """Add leads that were written to long ago, copies of the first one."""
    for table, changes in (
        ("lead", "'id', n, 'key', n"),
        ("enrollment", "'id', n, 'lead_id', n, 'state', 'lost', 'next_action_at', null, 'touched', true"),
        ("message", "'id', n, 'enrollment_id', n, 'lead_id', n, 'message_id', n, 'idempotency_key', n,"
         " 'recipient_domain', n, 'begun_at', date '2025-01-01' + mod(n, 300)"),
    ):  # fmt: skip
        with db.write() as connection:
            connection.exec_driver_sql(
                f"INSERT INTO {table} SELECT (jsonb_populate_record(old, jsonb_build_object({changes}))).*"
                f" FROM {table} AS old, generate_series(1001, {1000 + leads}) AS n WHERE old.id = 1"
            )
            connection.exec_driver_sql(f"ANALYZE {table}")


def plans_on_postgresql(db: Database, query: Callable[[Connection], object]) -> list[str]:
    """Return the plan of every statement that the call sends, each asked for just before it runs."""
    lines: list[str] = []

    def explain(_c: object, cursor: Any, statement: str, parameters: object, *_: object) -> None:
        if re.match(r"\s*(SELECT|UPDATE|DELETE)", statement):
            cursor.execute(f"EXPLAIN {statement}", parameters)
            lines.extend(row[0] for row in cursor.fetchall())

    with db.write() as connection:
        event.listen(db.engine, "before_cursor_execute", explain)
        try:
            found = query(connection)
            if isinstance(found, Iterator):
                list(found)
        finally:
            event.remove(db.engine, "before_cursor_execute", explain)
    return lines
