"""Suppressions and their consequences, one transaction on real SQLite."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from cam.engine.suppressions import Kind
from cam.engine.vocabulary import Channel, MessageStatus, State
from cam.store import drafts, events, lead_views, ledger, suppressions
from cam.store.database import Database
from cam.store.drafts import Draft
from cam.store.tables import EnrollmentRow, SuppressionRow
from tests.world import World

pytestmark = pytest.mark.both_databases

enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]
suppression = SuppressionRow.__table__  # type: ignore[attr-defined]


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def suppress(world: World, value: str, *, kind: Kind = Kind.ADDRESS) -> suppressions.Consequences:
    with world.db.write() as connection:
        return suppressions.suppress(
            connection, kind=kind, value=value, reason="asked to", source="by hand", at=world.now
        )


def state_of(world: World, lead_id: int) -> tuple[str, object]:
    with world.db.read() as connection:
        row = connection.execute(select(enrollment).where(enrollment.c.lead_id == lead_id)).one()
    return row.state, row.next_action_at


def queue(world: World, lead_id: int, *, by_hand: bool = False) -> int:
    with world.db.write() as connection:
        enrolled = lead_views.enrollments_of(connection, [lead_id])[lead_id][0].enrollment
        draft = Draft(
            enrollment_id=enrolled.id, campaign_id=enrolled.campaign_id, lead_id=lead_id, mailbox_id=None,
            sequence_id=None, channel=Channel.EMAIL, round=1, step_id="intro", position=0, first_touch=True,
            variant="a", by_hand=by_hand, message_id=f"<{lead_id}@x>", idempotency_key=str(lead_id), in_reply_to="",
            recipient="x@x.example", recipient_domain="", subject="Hi", text="Hi", mime=b"Hi",
        )  # fmt: skip
        row = drafts.queue(connection, [draft], at=world.now)[0]
    assert row is not None
    return row.id


def test_a_suppressed_address_ends_the_person_in_every_campaign(world: World) -> None:
    first, second = world.campaign("Q1"), world.campaign("Q2")
    lead_id = world.lead(first, "ana@firm.example")
    with world.db.write() as connection:
        from cam.store import enrollments

        enrollments.enroll(connection, campaign_id=second.id, lead_ids=[lead_id], at=world.now)

    done = suppress(world, "ana@firm.example")

    assert suppressions.Consequences(added=1, leads=1, enrollments=2) == done
    with world.db.read() as connection:
        rows = connection.execute(
            select(enrollment.c.state, enrollment.c.next_action_at, enrollment.c.ended_at)
        ).all()
    assert [(State.SUPPRESSED, None, world.now)] * 2 == [tuple(row) for row in rows]


def test_what_is_queued_and_what_a_human_was_told_to_do_is_withdrawn(world: World) -> None:
    campaign = world.campaign()
    queued = queue(world, world.lead(campaign, "ana@firm.example"))
    task = queue(world, world.lead(campaign, "bo@firm.example"), by_hand=True)
    other = queue(world, world.lead(campaign, "cy@other.example"))

    assert suppress(world, "firm.example", kind=Kind.DOMAIN).cancelled == 2

    with world.db.read() as connection:
        rows = {key: ledger.get(connection, key) for key in (queued, task, other)}
    statuses = {key: row.status for key, row in rows.items() if row is not None}
    assert statuses == {
        queued: MessageStatus.CANCELLED, task: MessageStatus.CANCELLED, other: MessageStatus.QUEUED,
    }  # fmt: skip


def test_a_domain_covers_what_is_below_it_and_nothing_that_only_ends_like_it(world: World) -> None:
    campaign = world.campaign()
    below = world.lead(campaign, "ana@mail.firm.example", company_domain="firm.example")
    alike = world.lead(campaign, "bo@otherfirm.example")

    suppress(world, "firm.example", kind=Kind.DOMAIN)

    assert state_of(world, below)[0] == State.SUPPRESSED
    assert state_of(world, alike)[0] == State.NEW


def test_a_free_mail_domain_covers_its_people_too(world: World) -> None:
    lead_id = world.lead(world.campaign(), "ana@gmail.com", company_domain="")

    assert suppress(world, "gmail.com", kind=Kind.DOMAIN).leads == 1
    assert state_of(world, lead_id)[0] == State.SUPPRESSED


def test_a_profile_stops_a_lead_that_is_known_by_its_address(world: World) -> None:
    url = "https://www.linkedin.com/in/ana"
    lead_id = world.lead(world.campaign(), "ana@firm.example", linkedin_url=url)

    suppress(world, url)

    assert state_of(world, lead_id)[0] == State.SUPPRESSED


def test_suppressing_twice_keeps_the_first_reason_and_says_so(world: World) -> None:
    suppress(world, "ana@firm.example")

    with world.db.write() as connection:
        again = suppressions.suppress(
            connection, kind="address", value="ana@firm.example", reason="other", source="file", at=world.now
        )
        found = suppressions.is_suppressed(connection, "ana@firm.example")

    assert again.added == 0
    assert found is not None
    assert (found.reason, found.source) == ("asked to", "by hand")


def test_an_opt_out_and_a_bounce_are_not_hidden_by_the_suppression_that_they_make(world: World) -> None:
    lead_id = world.lead(world.campaign(), "ana@firm.example")
    with world.db.write() as connection:
        connection.execute(enrollment.update().values(state=State.UNSUBSCRIBED.value))

    suppress(world, "ana@firm.example")

    assert state_of(world, lead_id) == (State.UNSUBSCRIBED, None)


def test_a_failure_in_the_middle_leaves_neither_the_suppression_nor_its_consequences(world: World) -> None:
    lead_id = world.lead(world.campaign(), "ana@firm.example")

    def fail_after_suppressing() -> None:
        with world.db.write() as connection:
            suppressions.suppress(
                connection, kind="address", value="ana@firm.example", reason="", source="", at=world.now
            )
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        fail_after_suppressing()

    assert state_of(world, lead_id)[0] == State.NEW
    with world.db.read() as connection:
        assert suppressions.count(connection) == 0


def test_the_closest_suppression_explains_itself(world: World) -> None:
    suppress(world, "firm.example", kind=Kind.DOMAIN)

    with world.db.read() as connection:
        reasons = suppressions.suppressed_reasons(connection, ["ana@x.firm.example", "bo@free.example"])
        values = suppressions.suppressed_values(connection, ["ana@x.firm.example", "bo@free.example"])

    assert reasons == {"ana@x.firm.example": "firm.example is suppressed: asked to"}
    assert values == {"ana@x.firm.example"}


def test_many_keys_are_looked_up_in_chunks(world: World) -> None:
    suppress(world, "lead1200@firm.example")

    with world.db.read() as connection:
        keys = [f"lead{i}@firm.example" for i in range(1500)]
        assert suppressions.suppressed_values(connection, keys) == {"lead1200@firm.example"}


def test_removing_one_revives_nobody(world: World) -> None:
    lead_id = world.lead(world.campaign(), "ana@firm.example")
    suppress(world, "ana@firm.example")

    with world.db.write() as connection:
        removed = suppressions.remove(connection, value="ana@firm.example", at=world.now + timedelta(days=1))
        assert suppressions.remove(connection, value="ana@firm.example", at=world.now) is None

    assert removed is not None
    assert state_of(world, lead_id) == (State.SUPPRESSED, None)


def test_every_change_is_in_the_audit_log(world: World) -> None:
    lead_id = world.lead(world.campaign(), "ana@firm.example")
    suppress(world, "ana@firm.example")
    with world.db.write() as connection:
        suppressions.remove(connection, value="ana@firm.example", at=world.now)

    with world.db.read() as connection:
        names = [one.name for one in events.newest(connection, limit=3)]
        own = events.of_lead(connection, lead_id)[-1]

    assert names == ["suppression.removed", "lead.suppressed", "suppression.added"]
    assert own.details == {"from": "new", "to": "suppressed", "reason": "asked to"}


@pytest.mark.sqlite_only
def test_the_lookup_of_an_address_uses_the_unique_index(world: World) -> None:
    with world.db.read() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT * FROM suppression WHERE value IN ('a', 'b', 'c')"
        ).all()

    assert "USING INDEX" in str(plan)
