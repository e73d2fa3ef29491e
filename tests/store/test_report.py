"""The report's queries: what they count, and which index serves them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event

from cam.engine.vocabulary import MessageStatus, State
from cam.store import events, report
from cam.store.database import Database
from cam.store.tables import CampaignRow, EnrollmentRow, LeadRow, MailboxRow, MessageRow, SequenceRow

pytestmark = pytest.mark.both_databases

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def filled(db: Database) -> Database:
    """Two campaigns with three leads each; the same people are not in both."""
    with db.write() as connection:
        for campaign_id in (1, 2):
            add(connection, CampaignRow, id=campaign_id, name=f"campaign {campaign_id}", created_at=MONDAY)
            add(connection, MailboxRow, id=campaign_id, address=f"m{campaign_id}@firm.example", provider="console",
                created_at=MONDAY)  # fmt: skip
        for number in range(1, 7):
            enroll(connection, number, campaign_id=1 if number < 4 else 2)
    return db


def test_the_funnel_counts_leads_by_state_and_those_who_were_touched(filled: Database) -> None:
    with filled.write() as connection:
        enroll(connection, 7, campaign_id=1, state="contacted", first_touch_at=MONDAY)

    with filled.read() as connection:
        found = report.funnel(connection, 1)

    assert (found.leads, found.contacted) == ({State.NEW: 3, State.CONTACTED: 1}, 1)


def test_the_ledger_is_counted_by_wording_status_and_mailbox_of_one_campaign(filled: Database) -> None:
    with filled.write() as connection:
        for number in (1, 2, 3):
            write(connection, number, status="sent" if number < 3 else "failed", variant="a")
        write(connection, 4, campaign_id=2)

    with filled.read() as connection:
        found = report.ledger_counts(connection, 1, since=None)

    assert [(one.wording, one.status, one.mailbox_id, one.count) for one in found] == [
        (("intro", "a"), MessageStatus.FAILED, 1, 1),
        (("intro", "a"), MessageStatus.SENT, 1, 2),
    ]


def test_since_counts_only_what_was_begun_from_then_on(filled: Database) -> None:
    with filled.write() as connection:
        for number in (1, 2, 3):
            write(connection, number, begun_at=MONDAY + number * DAY)

    with filled.read() as connection:
        found = report.ledger_counts(connection, 1, since=MONDAY + 2 * DAY)
        contacted = report.contacted_since(connection, 1, since=MONDAY + 2 * DAY)
        sent_to = report.sent_to(connection, 1, [1, 2, 3, 4], since=MONDAY + 2 * DAY)

    assert ([one.count for one in found], contacted, sent_to) == ([2], 2, {(2, "intro"), (3, "intro")})


def test_each_span_holds_its_begin_and_not_its_end(filled: Database) -> None:
    with filled.write() as connection:
        for number, at in enumerate(
            (MONDAY, MONDAY + DAY - timedelta(microseconds=1), MONDAY + DAY), start=1
        ):
            write(connection, number, begun_at=at)

    with filled.read() as connection:
        spans = [(MONDAY + day * DAY, MONDAY + (day + 1) * DAY) for day in range(3)]
        found = report.begun_between(connection, 1, spans)
        first = report.first_begun(connection, 1)
        assert (found, first) == ([2, 1, 0], MONDAY)
        assert report.begun_between(connection, 1, []) == []
        assert report.first_begun(connection, 2) is None


def test_a_failure_tells_its_moment_and_whether_it_ended_the_lead(filled: Database) -> None:
    with filled.write() as connection:
        enroll(connection, 7, campaign_id=1, state="bounced")
        write(connection, 1, status="failed", updated_at=MONDAY + DAY)
        write(connection, 7, status="failed", updated_at=MONDAY)

    with filled.read() as connection:
        found = report.moments(connection, 1, wording=("intro", "a"), status=MessageStatus.FAILED)

    assert [(one.at, one.has_bounced) for one in found] == [(MONDAY + DAY, False), (MONDAY, True)]


def test_the_words_of_humans_come_back_in_order_with_the_message_that_they_answer(filled: Database) -> None:
    with filled.write() as connection:
        for lead_id, campaign_id, details in (
            (1, 1, {"mark": "replied", "step": "intro", "variant": "b"}),
            (4, 2, {"mark": "lost"}),
            (1, 1, {"mark": "qualified", "step": "intro", "variant": "b"}),
        ):
            events.record(
                connection,
                "lead.marked",
                at=MONDAY,
                campaign_id=campaign_id,
                lead_id=lead_id,
                details=details,
            )

    with filled.read() as connection:
        assert [(one.mark, one.wording) for one in report.marks(connection, [1])] == [
            ("replied", ("intro", "b")),
            ("qualified", ("intro", "b")),
        ]
        assert [one.wording for one in report.marks(connection, [1, 2]) if one.campaign_id == 2] == [("", "")]


def test_won_counts_the_deals_that_stand(filled: Database) -> None:
    with filled.write() as connection:
        enroll(connection, 7, campaign_id=1, won=True, mrr=900.0)
        enroll(connection, 8, campaign_id=1, won=True, mrr=None)
        enroll(connection, 9, campaign_id=1, won=False, mrr=50.0)

    with filled.read() as connection:
        assert report.won(connection, 1, [7, 8, 9]) == (2, 900.0)
        assert report.won(connection, 1, []) == (0, 0)


def test_more_leads_than_a_statement_takes_parameters_are_asked_for_in_turns(filled: Database) -> None:
    with filled.write() as connection:
        enroll(connection, 7, campaign_id=1, won=True, mrr=1.0)

    with filled.read() as connection:
        assert report.won(connection, 1, range(1, 300_000)) == (1, 1.0)


def test_the_wordings_come_in_the_order_of_the_sequence(filled: Database) -> None:
    content = '{"steps": [{"id": "z", "variants": [{"id": "b"}, {"id": "a"}]}, {"id": "a", "variants": [{"id": "a"}]}]}'
    with filled.write() as connection:
        add(
            connection, SequenceRow, id=1, name="s", version=1, digest="d", content=content, created_at=MONDAY
        )

    with filled.read() as connection:
        assert report.wordings(connection, 1) == [("z", "b"), ("z", "a"), ("a", "a")]
        assert report.wordings(connection, None) == []


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("query", "index"),
    [
        (lambda c: report.funnel(c, 1), "COVERING INDEX ix_enrollment_campaign_state (campaign_id=?)"),
        (lambda c: report.ledger_counts(c, 1, since=None), "COVERING INDEX ix_message_report (campaign_id=?)"),
        (lambda c: report.begun_between(c, 1, [(MONDAY, MONDAY + DAY)]),
         "COVERING INDEX ix_message_campaign_day (campaign_id=? AND begun_at>? AND begun_at<?)"),
        (lambda c: report.first_begun(c, 1), "COVERING INDEX ix_message_campaign_day (campaign_id=?"),
        (lambda c: report.moments(c, 1, wording=("intro", "a"), status=MessageStatus.FAILED),
         "INDEX ix_message_report (campaign_id=? AND step_id=? AND variant=? AND status=?)"),
        (lambda c: report.marks(c, [1]), "INDEX ix_event_name (name=?)"),
        (lambda c: report.won(c, 1, [1]), "(campaign_id=? AND lead_id=?)"),
        (lambda c: report.sent_to(c, 1, [1], since=MONDAY), "INDEX ix_message_lead (lead_id=?)"),
    ],
)  # fmt: skip
def test_every_query_is_served_by_its_index(
    filled: Database, query: Callable[[Connection], object], index: str
) -> None:
    plans = plans_of(filled, query)

    assert any(index in line for line in plans), plans
    assert not [
        line for line in plans if line.startswith(("SCAN message", "SCAN e")) or "TEMP B-TREE" in line
    ]


def plans_of(database: Database, query: Callable[[Connection], object]) -> list[str]:
    """Return what SQLite says it would do for the statements of a query."""
    said: list[tuple[str, Any]] = []

    def listen(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        said.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", listen)
    try:
        with database.read() as connection:
            query(connection)
        event.remove(database.engine, "before_cursor_execute", listen)
        with database.read() as connection:
            return [
                row[3]
                for statement, parameters in said
                if statement.startswith(("SELECT", "WITH"))
                for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            ]
    finally:
        if event.contains(database.engine, "before_cursor_execute", listen):
            event.remove(database.engine, "before_cursor_execute", listen)


def add(connection: Connection, row: Any, **values: Any) -> None:
    connection.execute(row.__table__.insert().values(**values))


def enroll(connection: Connection, number: int, *, campaign_id: int, **values: Any) -> None:
    times = {"created_at": MONDAY, "updated_at": MONDAY}
    add(
        connection,
        LeadRow,
        id=number,
        key=f"lead{number}@x.example",
        tags=[],
        custom={},
        score_parts={},
        **times,
    )
    add(connection, EnrollmentRow, id=number, lead_id=number, campaign_id=campaign_id, **{**times, **values})


def write(connection: Connection, number: int, *, campaign_id: int = 1, **values: Any) -> None:
    """Add a message to a lead, sent on Monday unless told otherwise."""
    row = {
        "enrollment_id": number, "campaign_id": campaign_id, "lead_id": number, "mailbox_id": campaign_id,
        "channel": "email", "round": 1, "step_id": "intro", "position": 0, "first_touch": True, "variant": "a",
        "status": "sent", "message_id": f"<{number}@firm.example>", "idempotency_key": f"{number}",
        "recipient": f"lead{number}@x.example", "subject": "Hello", "begun_at": MONDAY, "created_at": MONDAY,
        "updated_at": MONDAY,
    } | values  # fmt: skip
    if row["status"] == "failed":
        row["begun_at"] = None
    add(connection, MessageRow, **row)
