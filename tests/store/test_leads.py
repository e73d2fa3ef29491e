"""Leads in bulk: what is new, what changes, what stays."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from cam.engine.intake.drafts import TEXTS, LeadDraft
from cam.store import leads
from cam.store.database import Database
from cam.store.tables import LeadRow

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
BLANK = LeadDraft(**dict.fromkeys(TEXTS, ""), tags=(), custom={})  # type: ignore[arg-type]
lead = LeadRow.__table__  # type: ignore[attr-defined]


def person(email: str, **values: Any) -> LeadDraft:
    """Return a person of whom only this is known."""
    return BLANK._replace(key=email, email=email, domain="x.example", company_domain="x.example")._replace(
        **values
    )


def store(db: Database, *drafts: LeadDraft, at: datetime = NOW) -> leads.Comparison:
    """Store the drafts as an import does, and return what was compared."""
    with db.write() as connection:
        found = leads.compare(connection, drafts)
        leads.apply(connection, found, batch_id=None, at=at)
    return found


def rows(db: Database) -> list[dict[str, Any]]:
    """Return all leads."""
    with db.read() as connection:
        return [dict(row) for row in connection.execute(select(lead).order_by(lead.c.id)).mappings()]


def test_a_new_person_is_stored_whole(db: Database) -> None:
    draft = person(
        "ada@x.example", first_name="Ada", tags=("a", "ü"), custom={"ice_breaker": 'So "nice"\n\x1f'}
    )

    found = store(db, draft)

    (row,) = rows(db)
    assert found.new == [draft]
    assert (row["key"], row["first_name"], row["company_domain"]) == ("ada@x.example", "Ada", "x.example")
    assert (row["tags"], row["custom"]) == (["a", "ü"], {"ice_breaker": 'So "nice"\n\x1f'})
    assert row["created_at"] == row["updated_at"] == NOW


def test_new_ids_come_in_the_order_of_the_drafts(db: Database) -> None:
    drafts = [person(f"{name}@x.example") for name in ("zoe", "ada", "bob")]

    with db.write() as connection:
        ids = leads.apply(connection, leads.compare(connection, drafts), batch_id=None, at=NOW)

    assert [row["key"] for key in ids for row in rows(db) if row["id"] == key] == [
        draft.key for draft in drafts
    ]


def test_the_same_again_changes_nothing(db: Database) -> None:
    draft = person("ada@x.example", company="Acme", tags=("a",), custom={"x": "1"})
    store(db, draft)
    before = rows(db)

    found = store(db, draft, at=LATER)

    assert (found.new, found.changed, found.unchanged) == ([], {}, [before[0]["id"]])
    assert rows(db) == before


def test_a_value_is_added_and_a_blank_takes_nothing_away(db: Database) -> None:
    store(db, person("ada@x.example", company="Acme", city="Rome"))

    found = store(db, person("ada@x.example", company="Acme Ltd", title="CTO"), at=LATER)

    (row,) = rows(db)
    assert list(found.changed) == [row["id"]]
    assert (row["company"], row["city"], row["title"]) == ("Acme Ltd", "Rome", "CTO")
    assert (row["created_at"], row["updated_at"]) == (NOW, LATER)


def test_a_row_that_says_less_is_unchanged_and_not_touched(db: Database) -> None:
    store(db, person("ada@x.example", company="Acme", custom={"x": "1"}))

    found = store(db, person("ada@x.example"), at=LATER)

    assert (len(found.unchanged), rows(db)[0]["updated_at"]) == (1, NOW)


def test_a_linkedin_lead_gets_the_address_that_a_list_knows(db: Database) -> None:
    url = "https://www.linkedin.com/in/ada"
    store(db, person("", key=url, linkedin_url=url, domain="", company_domain=""))

    found = store(db, person("ada@x.example", linkedin_url=url), person("bob@x.example", linkedin_url=url))

    assert [row["key"] for row in rows(db)] == ["ada@x.example", "bob@x.example"]
    assert len(found.changed) == 1


def test_comparing_writes_nothing(db: Database) -> None:
    store(db, person("ada@x.example", company="Acme"))
    before = rows(db)

    with db.read() as connection:
        found = leads.compare(connection, [person("ada@x.example", company="New"), person("bob@x.example")])

    assert (len(found.new), len(found.changed)) == (1, 1)
    assert rows(db) == before


@pytest.mark.sqlite_only
def test_many_keys_are_looked_up_by_index(db: Database) -> None:
    with db.read() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT id FROM lead WHERE key IN ('a', 'b')"
        ).fetchall()

    assert "SEARCH lead USING" in str(plan)
