"""The report over a real ledger: cycles are run, humans mark answers, and the numbers tell it."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cam.engine.sequence import Sequence, Step, Variant
from cam.engine.vocabulary import State
from cam.errors import InputError, NotFound
from cam.gateways.ports import Blame, Outcome, Refused, Unknown
from cam.gateways.recording import RecordingSender
from cam.store import campaigns
from cam.store.database import Database
from cam.usecases import marks
from cam.usecases.report import report
from cam.usecases.since import begin_of
from tests.world import World

pytestmark = pytest.mark.both_databases

DEAD = Refused(
    code=550, enhanced="5.1.1", answer="no such user", is_permanent=True, blame=Blame.RECIPIENT, phase="rcpt"
)
LOST_LINE = Unknown(detail="the connection broke after the dot", phase="dot")
TWO_WORDINGS = Sequence(
    name="two",
    steps=(
        Step(
            id="intro",
            wait=0,
            variants=(
                Variant(id="a", subject="Hello {{ company }}", body="Hi {{ first_name }}."),
                Variant(id="b", subject="A question, {{ first_name }}", body="Hi {{ first_name }}."),
            ),
        ),
        Step(id="bump", wait=3, variants=(Variant(id="a", body="Did you see it, {{ first_name }}?"),)),
    ),
)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def test_what_was_sent_is_counted_by_step_variant_mailbox_and_day(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()], sequence=TWO_WORDINGS)
    world.leads(campaign, 6)
    world.run(campaign)
    world.pass_time(days=3)
    world.run(campaign)

    found = report(world.desk, campaign="Q1").campaigns[0]

    assert (found.sent, found.delivered, found.contacted, found.failed, found.unknown) == (12, 12, 6, 0, 0)
    assert [(step.step, step.sent) for step in found.steps] == [("intro", 6), ("bump", 6)]
    assert sum(one.sent for one in found.variants if one.step == "intro") == 6
    assert [(box.mailbox, box.sent) for box in found.mailboxes] == [("ana@firm.example", 12)]
    assert [(day.day, day.sent) for day in found.days] == [(date(2026, 3, 2), 6), (date(2026, 3, 5), 6)]
    assert found.leads[State.CONTACTED] == 6


def test_a_marked_answer_counts_for_the_step_and_the_wording_that_the_lead_got_last(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()], sequence=TWO_WORDINGS)
    world.leads(campaign, 4)
    world.run(campaign)
    marks.mark(world.desk, "lead0@company0.example", marks.Mark.REPLIED)
    world.pass_time(days=3)
    world.run(campaign)
    marks.mark(world.desk, "lead1@company1.example", marks.Mark.WON, mrr=1200.0)

    found = report(world.desk).campaigns[0]

    assert [(step.step, step.sent, step.replied, step.positive) for step in found.steps] == [
        ("intro", 4, 1, 0),
        ("bump", 3, 1, 1),
    ]
    assert (found.replied, found.rates.reply, found.positive, found.won, found.mrr) == (2, 0.5, 1, 1, 1200.0)
    assert [(day.day, day.replied) for day in found.days] == [(date(2026, 3, 2), 1), (date(2026, 3, 5), 1)]


def test_bounces_and_sends_of_unknown_outcome_stand_apart_from_what_was_sent(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 4)
    outcomes: dict[str, Outcome] = {"lead0@company0.example": DEAD, "lead1@company1.example": LOST_LINE}
    world.senders["ana@firm.example"] = RecordingSender(by_recipient=outcomes)
    world.run(campaign)

    found = report(world.desk).campaigns[0]

    assert (found.sent, found.failed, found.bounced, found.unknown) == (2, 1, 1, 1)
    assert [(day.sent, day.failed) for day in found.days] == [(2, 1)]
    assert (found.mailboxes[0].sent, found.mailboxes[0].failed, found.mailboxes[0].unknown) == (2, 1, 1)
    assert found.rates.bounce == 1 / 3


def test_since_reports_on_the_messages_of_the_period_and_the_answers_to_them(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()], sequence=TWO_WORDINGS)
    world.leads(campaign, 4)
    world.run(campaign)
    world.pass_time(days=3)
    marks.mark(world.desk, "lead0@company0.example", marks.Mark.REPLIED)
    world.run(campaign)
    marks.mark(world.desk, "lead1@company1.example", marks.Mark.QUALIFIED)

    found = report(world.desk, since="2026-03-04").campaigns[0]

    assert (found.sent, found.contacted, found.replied, found.rates.reply) == (3, 3, 1, 1 / 3)
    assert [(step.step, step.sent, step.replied) for step in found.steps] == [("intro", 0, 0), ("bump", 3, 1)]
    assert [day.day for day in found.days] == [date(2026, 3, 5)]
    assert found.leads[State.REPLIED] == 1


def test_a_day_is_the_workspaces_day(world: World) -> None:
    world.with_settings(sender={"timezone": "Asia/Tokyo"})
    campaign = world.campaign(
        boxes=[world.mailbox()], window_start="00:00", window_end="24:00", days="mon-sun"
    )
    world.leads(campaign, 2)
    world.now = datetime(2026, 3, 2, 14, 59, tzinfo=UTC)
    world.run(campaign)
    world.pass_time(minutes=2)
    world.lead(campaign, "late@other.example")
    world.run(campaign)

    found = report(world.desk).campaigns[0]

    assert [(day.day, day.sent) for day in found.days] == [(date(2026, 3, 2), 2), (date(2026, 3, 3), 1)]


def test_without_a_name_every_campaign_is_reported_but_the_archived(world: World) -> None:
    for name in ("one", "two", "old"):
        world.campaign(name)
    with world.db.write() as connection:
        old = campaigns.get_campaign(connection, "old")
        campaigns.set_status(connection, old.id, campaigns.CampaignStatus.ARCHIVED, at=world.now)

    assert [one.campaign for one in report(world.desk).campaigns] == ["one", "two"]
    assert [one.campaign for one in report(world.desk, campaign="old").campaigns] == ["old"]


def test_the_default_campaign_of_the_settings_is_meant_unless_every_one_is_asked_for(world: World) -> None:
    world.campaign("one")
    world.campaign("two")
    world.with_settings(defaults={"campaign": "two"})

    assert [one.campaign for one in report(world.desk).campaigns] == ["two"]
    assert [one.campaign for one in report(world.desk, every=True).campaigns] == ["one", "two"]


def test_a_campaign_that_does_not_exist_is_named_with_the_closest_one(world: World) -> None:
    world.campaign("founders")

    with pytest.raises(NotFound) as caught:
        report(world.desk, campaign="fonders")

    assert caught.value.near == "founders"


def test_a_workspace_without_campaigns_has_an_empty_report(world: World) -> None:
    assert report(world.desk).campaigns == ()


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("2026-03-01", datetime(2026, 2, 28, 23, 0, tzinfo=UTC)),
        ("1d", datetime(2026, 3, 31, 22, 0, tzinfo=UTC)),
        ("7d", datetime(2026, 3, 25, 23, 0, tzinfo=UTC)),  # before summer time began
        (" 1W ", datetime(2026, 3, 25, 23, 0, tzinfo=UTC)),
        ("0001-01-01", datetime(1999, 12, 31, 23, 0, tzinfo=UTC)),
    ],
)
def test_a_period_begins_at_a_local_midnight(text: str, begin: datetime) -> None:
    assert begin_of(text, zone=BERLIN, now=datetime(2026, 4, 1, 12, 0, tzinfo=UTC)) == begin


@pytest.mark.parametrize("text", ["yesterday", "0d", "7", "2026-13-01", "7 d", "-1d", "99999d"])
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InputError, match=r"--since: .* is no date") as caught:
        begin_of(text, zone=BERLIN, now=datetime(2026, 4, 1, 12, 0, tzinfo=UTC))

    assert "2026-03-01" in caught.value.hint


def test_a_day_to_come_is_refused() -> None:
    with pytest.raises(InputError, match="in the future"):
        begin_of("2026-04-02", zone=BERLIN, now=datetime(2026, 4, 1, 12, 0, tzinfo=UTC))
