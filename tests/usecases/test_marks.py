"""Marks by hand, with everything that follows from them."""

from pathlib import Path

import pytest
from sqlalchemy import select

from cam.engine.suppressions import Kind
from cam.engine.vocabulary import State
from cam.errors import NotFound, Refused, UsageError
from cam.store import enrollments, events, lead_views, suppressions
from cam.store.database import Database
from cam.store.lead_views import InCampaign
from cam.store.report import LEAD_MARKED
from cam.store.tables import EnrollmentRow
from cam.usecases.marks import Mark, mark
from tests.world import World

pytestmark = pytest.mark.both_databases

enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def enrolled(world: World, email: str) -> dict[str, InCampaign]:
    with world.db.read() as connection:
        person = lead_views.get_person(connection, email)
        return {
            one.campaign: one
            for one in lead_views.enrollments_of(connection, [person.lead.id])[person.lead.id]
        }


def set_score(world: World, value: float) -> None:
    from cam.store.tables import LeadRow

    with world.db.write() as connection:
        connection.execute(LeadRow.__table__.update().values(score=value))  # type: ignore[attr-defined]


def test_an_answer_stops_the_person_in_every_campaign(world: World) -> None:
    first, second = world.campaign("Q1", boxes=[world.mailbox()]), world.campaign("Q2")
    lead_id = world.lead(first, "ana@firm.example")
    with world.db.write() as connection:
        enrollments.enroll(connection, campaign_id=second.id, lead_ids=[lead_id], at=world.now)
    world.run(first)

    marked = mark(world.desk, "ana@firm.example", Mark.REPLIED)

    assert (marked.campaign, marked.before, marked.after) == ("Q1", State.CONTACTED, State.REPLIED)
    assert marked.stopped == ("Q2",)
    after = enrolled(world, "ana@firm.example")
    assert {name: one.enrollment.state for name, one in after.items()} == {"Q1": "replied", "Q2": "replied"}
    assert {one.enrollment.next_action_at for one in after.values()} == {None}
    assert after["Q1"].enrollment.replied_at == world.now
    assert after["Q2"].enrollment.replied_at is None


def test_after_an_answer_no_follow_up_goes_out(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ana@firm.example")
    world.run(campaign)
    mark(world.desk, "ana@firm.example", Mark.REPLIED)

    world.pass_time(days=7)
    world.run(campaign)

    assert world.sent() == ["ana@firm.example"]


@pytest.mark.parametrize(("rule", "expected"), [("stop", []), ("delay", []), ("off", ["bo@firm.example"])])
def test_colleagues_are_kept_back_by_the_rule_of_the_campaign(
    world: World, rule: str, expected: list[str]
) -> None:
    campaign = world.campaign(boxes=[world.mailbox()], company_reply=rule)
    world.lead(campaign, "ana@firm.example")
    mark(world.desk, "ana@firm.example", Mark.REPLIED)
    world.lead(campaign, "bo@firm.example")

    world.run(campaign)

    assert expected == world.sent()


def test_colleagues_at_a_free_mail_domain_are_none(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ana@gmail.com", company_domain="")
    world.lead(campaign, "bo@gmail.com", company_domain="")

    assert mark(world.desk, "ana@gmail.com", Mark.REPLIED).colleagues == 0

    world.run(campaign)
    assert world.sent() == ["bo@gmail.com"]


def test_the_event_says_which_wording_earned_the_answer(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    lead_id = world.lead(campaign, "ana@firm.example")
    world.run(campaign)

    mark(world.desk, "ana@firm.example", Mark.REPLIED, reason="she called")

    with world.db.read() as connection:
        found = [one for one in events.of_lead(connection, lead_id) if one.name == LEAD_MARKED]
    assert [one.details for one in found] == [
        {
            "mark": "replied", "before": "contacted", "after": "replied", "reason": "she called", "step": "intro",
            "variant": "a",
        }
    ]  # fmt: skip


def test_won_keeps_the_revenue_and_counts_as_qualified(world: World) -> None:
    world.lead(world.campaign(), "ana@firm.example")

    mark(world.desk, "ana@firm.example", Mark.WON, mrr=250.0)

    one = enrolled(world, "ana@firm.example")["Q1"]
    assert (one.enrollment.state, one.won, one.mrr) == (State.QUALIFIED, True, 250.0)


def test_a_lead_that_is_given_up_is_given_up_everywhere_unless_a_campaign_is_named(world: World) -> None:
    first, second = world.campaign("Q1"), world.campaign("Q2")
    for email in ("ana@firm.example", "bo@other.example"):
        lead_id = world.lead(first, email)
        with world.db.write() as connection:
            enrollments.enroll(connection, campaign_id=second.id, lead_ids=[lead_id], at=world.now)

    mark(world.desk, "ana@firm.example", Mark.LOST)
    mark(world.desk, "bo@other.example", Mark.LOST, campaign="Q2")

    states = {
        email: {name: one.enrollment.state.value for name, one in enrolled(world, email).items()}
        for email in ("ana@firm.example", "bo@other.example")
    }
    assert states == {
        "ana@firm.example": {"Q1": "lost", "Q2": "lost"},
        "bo@other.example": {"Q1": "new", "Q2": "lost"},
    }


def test_reopening_begins_another_round_that_is_due_at_once(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ana@firm.example")
    world.run(campaign)
    mark(world.desk, "ana@firm.example", Mark.LOST)
    world.pass_time(days=1)

    marked = mark(world.desk, "ana@firm.example", Mark.REOPEN)
    world.run(campaign)

    assert (marked.before, marked.after) == (State.LOST, State.NEW)
    assert world.sent() == ["ana@firm.example", "ana@firm.example"]
    assert enrolled(world, "ana@firm.example")["Q1"].enrollment.round == 2


def test_a_suppressed_person_is_not_reopened_before_the_suppression_is_removed(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ana@firm.example")
    world.run(campaign)
    with world.db.write() as connection:
        suppressions.suppress(
            connection, kind=Kind.DOMAIN, value="firm.example", reason="rival", source="by hand", at=world.now
        )

    with pytest.raises(Refused, match=r"firm\.example is suppressed: rival") as refused:
        mark(world.desk, "ana@firm.example", Mark.REOPEN)
    assert "cam suppress remove firm.example" in refused.value.hint

    with world.db.write() as connection:
        suppressions.remove(connection, value="firm.example", at=world.now)
    marked = mark(world.desk, "ana@firm.example", Mark.REOPEN)

    # only what the suppression did is undone: the sequence goes on after its wait, it does not begin anew
    assert (marked.before, marked.after) == (State.SUPPRESSED, State.CONTACTED)
    world.run(campaign)
    assert world.sent() == ["ana@firm.example"]
    world.pass_time(days=3)
    world.run(campaign)
    assert world.sent() == ["ana@firm.example"] * 2


def test_an_end_that_is_the_leads_own_wish_wins_over_any_mark(world: World) -> None:
    world.lead(world.campaign(), "ana@firm.example")
    with world.db.write() as connection:
        connection.execute(enrollment.update().values(state="unsubscribed"))

    with pytest.raises(Refused, match="opted out") as refused:
        mark(world.desk, "ana@firm.example", Mark.QUALIFIED)

    assert (refused.value.guard, refused.value.exit_code) == ("unsubscribed", 3)


def test_typical_mistakes_are_told(world: World) -> None:
    campaign = world.campaign()
    world.lead(campaign, "ana@firm.example")
    world.campaign("Q2")

    with pytest.raises(NotFound, match=r"'anna@firm\.example'") as missing:
        mark(world.desk, "anna@firm.example", Mark.REPLIED)
    assert missing.value.near == "ana@firm.example"
    with pytest.raises(NotFound, match="not in campaign Q2"):
        mark(world.desk, "ana@firm.example", Mark.REPLIED, campaign="Q2")
    with pytest.raises(UsageError, match="--mrr"):
        mark(world.desk, "ana@firm.example", Mark.LOST, mrr=3)
    with pytest.raises(Refused, match="on its way already"):
        mark(world.desk, "ana@firm.example", Mark.REOPEN)


def test_a_refused_mark_changes_nothing(world: World) -> None:
    first, second = world.campaign("Q1"), world.campaign("Q2")
    lead_id = world.lead(first, "ana@firm.example")
    with world.db.write() as connection:
        enrollments.enroll(connection, campaign_id=second.id, lead_ids=[lead_id], at=world.now)
        connection.execute(
            enrollment.update().where(enrollment.c.campaign_id == first.id).values(state="bounced")
        )

    with pytest.raises(Refused):
        mark(world.desk, "ana@firm.example", Mark.REPLIED)

    with world.db.read() as connection:
        states = connection.scalars(select(enrollment.c.state).order_by(enrollment.c.id)).all()
    assert states == ["bounced", "new"]
