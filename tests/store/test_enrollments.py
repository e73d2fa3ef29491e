"""Enrolling: who is new to a campaign, and who never gets anything."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select, update

from cam.engine.vocabulary import State
from cam.store import campaigns, enrollments, suppressions
from cam.store.database import Database
from cam.store.tables import EnrollmentRow, LeadRow

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
lead = LeadRow.__table__  # type: ignore[attr-defined]
enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]


@pytest.fixture
def campaign(db: Database) -> int:
    """Return the id of a campaign, with nine leads in the store."""
    with db.write() as connection:
        for number in range(9):
            row = {
                "key": f"lead{number}@x{number}.example", "email": f"lead{number}@x{number}.example", "tags": [],
                "custom": {}, "score_parts": {}, "score": 0.9 if number == 1 else None,
                "company_domain": f"x{number}.example", "created_at": NOW, "updated_at": NOW,
            }  # fmt: skip
            connection.execute(insert(lead).values(row))
        return campaigns.create_draft(connection, name="Q1", daily_cap=20, at=NOW).id


def test_new_leads_are_due_at_once_with_their_score(db: Database, campaign: int) -> None:
    with db.write() as connection:
        new = enrollments.enroll(connection, campaign_id=campaign, lead_ids=[1, 2, 7], at=NOW)
        rows = connection.execute(select(enrollment).order_by(enrollment.c.lead_id)).mappings().all()

    assert new == 3
    assert [(row["lead_id"], row["score"]) for row in rows] == [(1, 0.5), (2, 0.9), (7, 0.5)]
    assert {(row["state"], row["next_action_at"], row["ended_at"]) for row in rows} == {("new", NOW, None)}


def test_a_lead_is_enrolled_once(db: Database, campaign: int) -> None:
    with db.write() as connection:
        enrollments.enroll(connection, campaign_id=campaign, lead_ids=[2, 3], at=NOW)
        new = enrollments.enroll(connection, campaign_id=campaign, lead_ids=[1, 2, 3, 4, 4], at=LATER)
        times = (
            connection.execute(select(enrollment.c.created_at).order_by(enrollment.c.lead_id)).scalars().all()
        )

    assert new == 2
    assert times == [LATER, NOW, NOW, LATER]


def test_suppressed_people_are_enrolled_as_suppressed(db: Database, campaign: int) -> None:
    with db.write() as connection:
        suppressions.suppress(connection, kind="domain", value="x2.example", reason="", source="test", at=NOW)
        enrollments.enroll(connection, campaign_id=campaign, lead_ids=[2, 3], at=NOW)
        rows = connection.execute(select(enrollment).order_by(enrollment.c.lead_id)).mappings().all()

    assert [(row["state"], row["next_action_at"]) for row in rows] == [("new", NOW), (State.SUPPRESSED, None)]


def test_it_tells_who_is_in_a_campaign(db: Database, campaign: int) -> None:
    with db.write() as connection:
        enrollments.enroll(connection, campaign_id=campaign, lead_ids=[2, 3, 9], at=NOW)

        assert enrollments.enrolled(connection, campaign_id=campaign, lead_ids=[1, 2, 3, 8]) == {2, 3}


def test_only_those_who_were_held_back_are_looked_at_again(db: Database, campaign: int) -> None:
    with db.write() as connection:
        enrollments.enroll(connection, campaign_id=campaign, lead_ids=[1, 2, 3], at=NOW)
        held = update(enrollment).where(enrollment.c.lead_id < 3)
        connection.execute(held.values(hold="missing_variable", next_action_at=None))
        done = enrollments.look_again(connection, [2, 3], at=LATER)
        rows = connection.execute(select(enrollment).order_by(enrollment.c.lead_id)).mappings().all()

    assert done == 1
    assert [(row["hold"], row["next_action_at"]) for row in rows] == [
        ("missing_variable", None), ("", LATER), ("", NOW),
    ]  # fmt: skip
