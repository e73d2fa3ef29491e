"""Nurture: silent leads hear once more, much later; nobody else does, and nobody twice."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from cam.engine.campaigns import Campaign
from cam.engine.vocabulary import State
from cam.errors import InputError
from cam.gateways.ports import Unknown
from cam.gateways.recording import RecordingSender
from cam.store import campaigns as campaign_store
from cam.store import suppressions
from cam.store.database import Database
from cam.usecases import campaigns, goings, marks, simulate, why
from cam.usecases.campaign_options import CampaignOptions
from cam.usecases.ground import Options
from cam.usecases.marks import Mark
from cam.usecases.preview import preview
from cam.usecases.report import report
from tests.world import MONDAY, World

pytestmark = pytest.mark.both_databases

DRY = Options(is_dry_run=True, batch_size=100)
ADA = "ada@lovelace.example"
ANA = "ana@firm.example"
AGAIN = """
name: again
steps:
  - id: hello
    subject: A year at {{ company }}
    body: Hi {{ first_name }}, much is new.
  - id: last
    wait: 4
    body: Still there, {{ first_name }}?
"""


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


@pytest.fixture
def again(tmp_path: Path) -> Path:
    path = tmp_path / "again.yaml"
    path.write_text(AGAIN, encoding="utf-8")
    return path


def nurturing(world: World, again: Path, *, days: int = 60, name: str = "Q1") -> Campaign:
    """Return a launched campaign that nurtures after so many days."""
    boxes = [world.mailbox()] if name == "Q1" else []
    campaign = world.campaign(name, boxes=boxes)
    options = CampaignOptions(nurture_sequence=again, nurture_after=days)
    return campaigns.edit_campaign(world.desk, name, options).campaign if boxes else campaign


def stay_silent(world: World, *found: Campaign) -> None:
    """Let the whole sequence go out, and the time for an answer pass: 0, 3, 10 and 17 days after the beginning."""
    for days in (0, 3, 7, 7):
        world.pass_time(days=days)
        world.run(*found)


def state_of(world: World, lead: str = ADA) -> State:
    return State(why.about_lead(world.desk, lead)[0].state)


def steps_sent(world: World) -> list[str]:
    query = text("SELECT step_id FROM message WHERE status = 'sent' ORDER BY id")
    with world.db.read() as connection:
        return list(connection.scalars(query))


def test_a_silent_lead_hears_again_so_many_days_after_it_was_put_by(world: World, again: Path) -> None:
    campaign = nurturing(world, again)
    world.lead(campaign, ADA)
    stay_silent(world, campaign)
    assert state_of(world) is State.NURTURE
    world.pass_time(days=58)
    assert world.run(campaign).total("processed") == 0
    world.pass_time(days=2)
    dry = world.run(campaign, options=DRY).campaigns[0]
    assert [message.step for message in dry.messages] == ["nurture-hello"]
    assert state_of(world) is State.NURTURE
    done = world.run(campaign).campaigns[0]
    assert (done.sent, done.followups_sent, state_of(world)) == (1, 1, State.CONTACTED)
    world.pass_time(days=4)
    world.run(campaign)
    assert steps_sent(world) == ["intro", "bump", "close", "nurture-hello", "nurture-last"]


def test_it_begins_a_thread_of_its_own_from_the_mailbox_that_the_lead_knows(
    world: World, again: Path
) -> None:
    campaign = nurturing(world, again)
    world.lead(campaign, ADA)
    stay_silent(world, campaign)
    world.mailbox("bob@firm.example")
    campaigns.edit_campaign(world.desk, "Q1", CampaignOptions(mailboxes=("bob@firm.example",)))
    world.pass_time(days=60)
    world.run(campaign)
    world.pass_time(days=4)
    world.run(campaign)
    hello, last = world.senders[ANA].accepted[-2:]
    assert b"In-Reply-To" not in hello.mime
    assert f"References: {hello.message_id}".encode() in last.mime


def test_after_its_end_the_lead_is_put_by_for_good(world: World, again: Path) -> None:
    campaign = nurturing(world, again)
    world.lead(campaign, ADA)
    with world.db.write() as connection:
        connection.execute(text("UPDATE enrollment SET score = 0.41"))
    stay_silent(world, campaign)
    with world.db.write() as connection:
        connection.execute(text("UPDATE enrollment SET score = 0.1"))  # a low score does not lose it now
    for days in (60, 4, 7):
        world.pass_time(days=days)
        world.run(campaign)
    assert state_of(world) is State.NURTURE
    answer = why.about_lead(world.desk, ADA)[0]
    assert (answer.next_at, answer.says) == (
        None,
        "nothing comes: the lead is put by (nurture); it had its nurture sequence",
    )
    for _ in range(12):
        world.pass_time(days=60)
        assert world.run(campaign).total("processed") == 0
    assert len(steps_sent(world)) == 5


def test_a_cold_lead_that_a_human_put_by_is_nurtured(world: World, again: Path) -> None:
    campaign = nurturing(world, again, days=7)
    world.lead(campaign, ADA)
    with world.db.write() as connection:
        connection.execute(text("UPDATE enrollment SET score = 0.1"))
    marks.mark(world.desk, ADA, Mark.NURTURE)
    world.pass_time(days=7)
    assert world.run(campaign).total("sent") == 1
    assert state_of(world) is State.CONTACTED


@pytest.mark.parametrize("word", ["Not interested, thanks.", "What does it cost?"])
def test_who_answered_meanwhile_hears_nothing(world: World, again: Path, word: str) -> None:
    campaign = world.campaign(boxes=[world.mailbox(imap_host="imap.firm.example")])
    campaigns.edit_campaign(world.desk, "Q1", CampaignOptions(nurture_sequence=again, nurture_after=60))
    world.lead(campaign, ADA)
    stay_silent(world, campaign)
    world.pass_time(days=30)
    world.answer(ADA, word)
    world.run(campaign)
    world.pass_time(days=60)
    assert world.run(campaign).total("processed") == 0
    marks.mark(world.desk, ADA, Mark.NURTURE)
    world.pass_time(days=120)
    assert world.run(campaign).total("processed") == 0
    assert "who has answered gets no nurture sequence" in why.about_lead(world.desk, ADA)[0].says


def test_an_answer_in_another_campaign_stops_it_too(world: World, again: Path) -> None:
    first = nurturing(world, again)
    lead_id = world.lead(first, ADA)
    stay_silent(world, first)
    second = world.campaign("Q2")
    from cam.store import enrollments

    with world.db.write() as connection:
        enrollments.enroll(connection, campaign_id=second.id, lead_ids=[lead_id], at=world.now)
    marks.mark(world.desk, ADA, Mark.REPLIED, campaign="Q2")
    world.pass_time(days=90)
    assert world.run(first).total("processed") == 0


def test_who_is_suppressed_or_lost_meanwhile_hears_nothing(world: World, again: Path) -> None:
    campaign = nurturing(world, again)
    others = ["bea@b.example", "cleo@c.example"]
    for who in (ADA, *others):
        world.lead(campaign, who)
    stay_silent(world, campaign)
    with world.db.write() as connection:
        suppressions.suppress(
            connection, kind="address", value=ADA, reason="asked", source="test", at=world.now
        )
    marks.mark(world.desk, others[0], Mark.LOST)
    world.pass_time(days=60)
    assert world.run(campaign).total("sent") == 1
    assert world.sent()[-1] == others[1]


def test_a_colleague_who_answered_keeps_it_back(world: World, again: Path) -> None:
    campaign = nurturing(world, again)
    world.lead(campaign, ADA)
    world.lead(campaign, "bob@lovelace.example")
    stay_silent(world, campaign)
    marks.mark(world.desk, "bob@lovelace.example", Mark.REPLIED)
    world.pass_time(days=60)
    assert world.run(campaign).campaigns[0].skipped == {"company_replied": 1}


def test_one_who_is_paused_waits_and_goes_on(world: World, again: Path) -> None:
    campaign = nurturing(world, again)
    world.lead(campaign, ADA)
    stay_silent(world, campaign)
    goings.pause_lead(world.desk, ADA)
    world.pass_time(days=61)
    assert world.run(campaign).total("processed") == 0
    goings.resume_lead(world.desk, ADA)
    assert world.run(campaign).total("sent") == 1


def test_a_pause_that_ends_before_its_day_does_not_bring_it_forward(world: World, again: Path) -> None:
    campaign = nurturing(world, again)
    world.lead(campaign, ADA)
    stay_silent(world, campaign)
    goings.pause_lead(world.desk, ADA)
    going = goings.resume_lead(world.desk, ADA)[0]
    assert going.next_at == MONDAY + timedelta(days=17 + 60)


def test_a_first_message_in_doubt_is_not_written_anew(world: World, again: Path) -> None:
    campaign = nurturing(world, again)
    world.lead(campaign, ADA)
    stay_silent(world, campaign)
    world.senders[ANA] = RecordingSender([Unknown(detail="no answer", phase="dot")])
    world.pass_time(days=60)
    world.run(campaign)
    world.pass_time(days=1)
    world.run(campaign)
    assert len(world.senders[ANA].attempts) == 1
    from cam.usecases import unknown
    from cam.usecases.unknown import Resolution

    (row,) = unknown.list_unknown(world.desk)
    unknown.resolve(world.desk, row.id, Resolution.SENT)
    assert state_of(world) is State.CONTACTED
    world.pass_time(days=3)
    assert world.run(campaign).total("sent") == 1


def test_leads_that_are_put_by_already_are_reached_by_a_later_edit(world: World, again: Path) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, ADA)
    world.lead(campaign, "bea@b.example")
    stay_silent(world, campaign)
    marks.mark(world.desk, "bea@b.example", Mark.REPLIED)
    saved = campaigns.edit_campaign(
        world.desk, "Q1", CampaignOptions(nurture_sequence=again, nurture_after=30)
    )
    assert saved.awaited is not None
    assert (saved.awaited.leads, saved.awaited.first) == (1, MONDAY + timedelta(days=47))
    saved = campaigns.edit_campaign(world.desk, "Q1", CampaignOptions(nurture_after=10))
    assert saved.awaited is not None
    assert saved.awaited.first == MONDAY + timedelta(days=27)
    saved = campaigns.edit_campaign(world.desk, "Q1", CampaignOptions(no_nurture=True))
    assert saved.awaited is not None
    assert (saved.awaited.leads, saved.nurture) == (0, "")
    world.pass_time(days=60)
    assert world.run(campaign).total("processed") == 0


def test_a_new_version_is_for_who_has_not_begun_and_with_move_leads_for_the_others(
    world: World, again: Path
) -> None:
    campaign = nurturing(world, again)
    world.lead(campaign, ADA)
    stay_silent(world, campaign)
    world.pass_time(days=60)
    world.run(campaign)
    again.write_text(AGAIN.replace("Still there", "Are you there"), encoding="utf-8")
    campaigns.edit_campaign(world.desk, "Q1", CampaignOptions(nurture_sequence=again))
    world.pass_time(days=4)
    old = world.run(campaign, options=DRY).campaigns[0].messages[0].body
    saved = campaigns.edit_campaign(
        world.desk, "Q1", CampaignOptions(nurture_sequence=again), move_leads=True
    )
    new = world.run(campaign, options=DRY).campaigns[0].messages[0].body
    assert (saved.moved, "Still there" in old, "Are you there" in new) == (1, True, True)


def test_a_change_of_the_campaigns_own_sequence_leaves_the_nurture_round_alone(
    world: World, again: Path, tmp_path: Path
) -> None:
    campaign = nurturing(world, again)
    world.lead(campaign, ADA)
    stay_silent(world, campaign)
    own = tmp_path / "own.yaml"
    own.write_text(AGAIN.replace("name: again", "name: own"), encoding="utf-8")
    campaigns.edit_campaign(world.desk, "Q1", CampaignOptions(sequence=own), move_leads=True)
    world.pass_time(days=60)
    world.run(campaign)
    assert steps_sent(world)[-1] == "nurture-hello"


def test_reopening_by_hand_begins_with_the_campaigns_own_sequence_and_gives_another_chance(
    world: World, again: Path
) -> None:
    campaign = nurturing(world, again)
    world.lead(campaign, ADA)
    stay_silent(world, campaign)
    marks.mark(world.desk, ADA, Mark.REOPEN)
    assert state_of(world) is State.NEW
    world.pass_time(days=4)
    stay_silent(world, campaign)
    world.pass_time(days=60)
    world.run(campaign)
    assert steps_sent(world) == ["intro", "bump", "close"] * 2 + ["nurture-hello"]


def test_why_names_the_step_and_the_day(world: World, again: Path) -> None:
    campaign = nurturing(world, again)
    world.lead(campaign, ADA)
    stay_silent(world, campaign)
    answer = why.about_lead(world.desk, ADA)[0]
    assert (answer.next_step, answer.next_at, answer.blocked_by) == (
        "nurture-hello",
        MONDAY + timedelta(days=77),
        (),
    )
    assert answer.says == "the lead is put by (nurture); step nurture-hello begins its nurture sequence"


def test_preview_simulate_and_report_know_its_steps(world: World, again: Path) -> None:
    campaign = nurturing(world, again, days=32)
    world.lead(campaign, ADA)
    _, lines = preview(world.desk, campaign="Q1", nurture=True)
    assert [(line.step, line.subject) for line in lines] == [
        ("nurture-hello", "A year at Lovelace"),
        ("nurture-last", "Re: A year at Lovelace"),
    ]
    played = simulate.simulate(world.desk, days=60)
    steps = [touch.step for touch in played.touches]
    assert steps == ["intro", "bump", "close", "nurture-hello", "nurture-last"]
    stay_silent(world, campaign)
    world.pass_time(days=32)
    world.run(campaign)
    figures = report(world.desk, campaign="Q1").campaigns[0]
    assert {step.step: step.sent for step in figures.steps}["nurture-hello"] == 1
    assert figures.contacted == 1


def test_a_time_without_a_sequence_is_refused(world: World) -> None:
    world.campaign(boxes=[world.mailbox()])
    with pytest.raises(InputError, match="it has no nurture sequence"):
        campaigns.edit_campaign(world.desk, "Q1", CampaignOptions(nurture_after=10))
    with pytest.raises(InputError, match="goes with neither"):
        campaigns.edit_campaign(world.desk, "Q1", CampaignOptions(nurture_after=10, no_nurture=True))


def test_silence_that_ends_in_nurture_twice_is_no_loss_to_the_campaign(world: World, again: Path) -> None:
    campaign = nurturing(world, again, days=11)
    for number in range(20):
        world.lead(campaign, f"lead{number}@company{number}.example")
    stay_silent(world, campaign)
    for days in (11, 4, 7):
        world.pass_time(days=days)
        world.run(campaign)
    with world.db.read() as connection:
        now = campaign_store.campaign_by_id(connection, campaign.id)
    assert now.paused_reason == ""
