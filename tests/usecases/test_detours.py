"""Leads that leave the straight way: doubt, another round, another version, steps that do not apply."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from cam.engine.campaigns import Campaign
from cam.engine.sequence import Sequence, Step, Variant
from cam.errors import InputError
from cam.gateways.ports import Blame, Envelope, Outcome, Refused, Unknown
from cam.gateways.recording import RecordingSender
from cam.store import leases
from cam.store.database import Database
from cam.usecases import campaigns, goings, marks, unknown
from cam.usecases.campaign_options import CampaignOptions
from cam.usecases.cycle_report import CampaignReport
from cam.usecases.ground import Options
from cam.usecases.marks import Mark
from cam.usecases.unknown import Resolution
from tests.world import LIVE, MONDAY, World, linkedin_step

pytestmark = pytest.mark.both_databases

DRY = Options(is_dry_run=True, batch_size=100)
ADA = "ada@lovelace.example"
ANA = "ana@firm.example"
NO_ANSWER = Unknown(detail="no answer", phase="dot")
GREYLISTED = Refused(code=451, answer="try later", is_permanent=False, blame=Blame.RECIPIENT, phase="rcpt")

WITH_A_STEP_MORE = """
name: three
steps:
  - id: intro
    subject: Hello
    body: Hi {{ first_name }}.
  - id: extra
    wait: 1
    body: One thing more.
  - id: bump
    wait: 1
    body: Did you see it?
"""


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def in_doubt(world: World) -> Campaign:
    """Return a campaign whose only lead has a first touch that may have left."""
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, ADA)
    world.senders[ANA] = RecordingSender([NO_ANSWER])
    world.run(campaign)
    return campaign


def step(step_id: str, *, wait: float = 0, condition: str = "") -> Step:
    variant = Variant(id="a", subject=f"About {step_id}", body="Hi {{ first_name }}.")
    return Step(id=step_id, wait=wait, condition=condition, variants=(variant,))


def enrollment(world: World, columns: str) -> tuple[object, ...]:
    with world.db.read() as connection:
        return tuple(connection.execute(text(f"SELECT {columns} FROM enrollment ORDER BY id")).one())


def named(report: CampaignReport) -> list[tuple[str, str, str]]:
    return [(message.email, message.step, message.reason) for message in report.messages]


def test_a_step_that_does_not_apply_gives_way_at_once_to_one_without_a_wait(world: World) -> None:
    steps = (step("bosses", condition="title"), step("others"), step("bump", wait=3))
    campaign = world.campaign(boxes=[world.mailbox()], sequence=Sequence(name="either", steps=steps))
    world.lead(campaign, ADA)
    dry = world.run(campaign, options=DRY).campaigns[0]
    real = world.run(campaign).campaigns[0]
    assert named(dry) == named(real) == [(ADA, "others", "")]
    assert (dry.planned, real.sent) == (1, 1)
    world.pass_time(days=3)
    assert [message.step for message in world.run(campaign).campaigns[0].messages] == ["bump"]
    assert world.sent() == [ADA, ADA]


def test_a_task_behind_a_step_that_does_not_apply_moves_the_lead_when_it_is_done(world: World) -> None:
    from cam.usecases import tasks

    steps = (step("bosses", condition="title"), linkedin_step(), step("bump", wait=3))
    campaign = world.campaign(boxes=[world.mailbox()], sequence=Sequence(name="either", steps=steps))
    world.lead(campaign, ADA, linkedin_url="https://www.linkedin.com/in/ada")
    world.run(campaign)
    tasks.finish_tasks(world.desk, [1])
    world.pass_time(days=3)
    assert [message.step for message in world.run(campaign).campaigns[0].messages] == ["bump"]


def test_cold_leads_that_were_held_are_counted_once_when_they_are_included(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 10)
    with world.db.write() as connection:
        connection.execute(text("UPDATE enrollment SET score = 0.1"))
    assert world.run(campaign).campaigns[0].skipped == {"cold": 10}
    few = Options(is_dry_run=True, batch_size=3, include_cold=True)
    dry = world.run(campaign, options=few).campaigns[0]
    assert (dry.planned, dry.skipped, dry.deferred_by, dry.processed) == (3, {"cold": 7}, {}, 10)


def test_a_dry_run_sees_that_a_step_is_in_doubt_as_the_real_run_does(world: World) -> None:
    campaign = in_doubt(world)
    goings.pause_lead(world.desk, ADA)
    goings.resume_lead(world.desk, ADA)
    dry = world.run(campaign, options=DRY).campaigns[0]
    assert named(dry) == named(world.run(campaign).campaigns[0]) == [(ADA, "intro", "in_doubt")]


def test_what_a_human_says_of_an_earlier_round_does_not_move_the_present_one(world: World) -> None:
    campaign = in_doubt(world)
    marks.mark(world.desk, ADA, Mark.LOST)
    marks.mark(world.desk, ADA, Mark.REOPEN)
    world.run(campaign)
    before = enrollment(world, "round, position, next_action_at, paused")
    unknown.resolve(world.desk, 1, Resolution.SENT)
    assert enrollment(world, "round, position, next_action_at, paused") == before
    assert world.statuses() == ["sent", "sent"]


def test_dropping_a_doubt_of_an_earlier_round_does_not_pause_the_present_one(world: World) -> None:
    in_doubt(world)
    marks.mark(world.desk, ADA, Mark.LOST)
    marks.mark(world.desk, ADA, Mark.REOPEN)
    unknown.resolve(world.desk, 1, Resolution.DROP)
    assert enrollment(world, "paused") == (0,)


@pytest.mark.parametrize("marked", [[Mark.REPLIED], [Mark.LOST, Mark.REOPEN]])
def test_a_doubt_is_not_resent_to_a_lead_that_went_another_way(world: World, marked: list[Mark]) -> None:
    campaign = in_doubt(world)
    for word in marked:
        marks.mark(world.desk, ADA, word)
    before = enrollment(world, "state, next_action_at")
    with pytest.raises(InputError, match=r"nothing goes to it any more|moved on since"):
        unknown.resolve(world.desk, 1, Resolution.RESEND)
    assert (world.statuses(), enrollment(world, "state, next_action_at")) == (["unknown"], before)
    world.run(campaign)
    assert len(world.senders[ANA].attempts) == len(marked)


def test_a_lead_that_was_reopened_is_not_kept_back_by_what_waited_in_its_earlier_round(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, ADA)
    world.senders[ANA] = RecordingSender([GREYLISTED])
    world.run(campaign)
    goings.pause_lead(world.desk, ADA)
    marks.mark(world.desk, ADA, Mark.LOST)
    marks.mark(world.desk, ADA, Mark.REOPEN)
    assert world.run(campaign).total("sent") == 1


def test_a_message_that_waits_for_a_retry_is_withdrawn_when_its_sequence_is_over(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, ADA)
    world.run(campaign)
    world.pass_time(days=3)
    world.senders[ANA] = RecordingSender([GREYLISTED])
    world.run(campaign)
    world.pass_time(days=40)
    world.run(campaign)
    assert (enrollment(world, "state"), world.statuses()) == (("nurture",), ["sent", "cancelled"])


def test_a_retry_of_the_old_version_does_not_go_out_in_the_place_of_a_step_of_the_new_one(
    world: World, tmp_path: Path
) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, ADA)
    world.run(campaign)
    world.pass_time(days=3)
    world.senders[ANA] = RecordingSender([GREYLISTED])
    world.run(campaign)
    moved_to(world, tmp_path)
    steps = []
    for _ in range(3):
        world.pass_time(days=1)
        steps += [(m.step, m.body.partition("\n")[0]) for m in world.run(campaign).campaigns[0].messages]
        world.pass_time(days=2 if world.now.weekday() == 4 else 0)
    assert steps == [("extra", "One thing more."), ("bump", "Did you see it?")]


def test_a_task_of_the_old_version_is_given_out_again_by_the_new_one(world: World, tmp_path: Path) -> None:
    old = Sequence(name="old", steps=(step("intro"), linkedin_step("call")))
    campaign = world.campaign(boxes=[world.mailbox()], sequence=old)
    world.lead(campaign, ADA, linkedin_url="https://www.linkedin.com/in/ada")
    world.run(campaign)
    world.run(campaign)
    moved_to(world, tmp_path)
    assert [message.step for message in world.run(campaign).campaigns[0].messages] == ["extra"]
    assert world.statuses() == ["sent", "cancelled", "sent"]


def moved_to(world: World, folder: Path) -> None:
    (folder / "new.yml").write_text(WITH_A_STEP_MORE, encoding="utf-8")
    options = CampaignOptions(sequence=folder / "new.yml")
    campaigns.edit_campaign(world.desk, "Q1", options, move_leads=True)


class DyingSender(RecordingSender):
    """A process that ends in the middle of a send."""

    def send(self, envelope: Envelope) -> Outcome:
        raise SystemExit(9)


def test_a_lead_that_was_only_queued_is_free_to_get_another_mailbox_when_its_own_is_paused(
    world: World,
) -> None:
    boxes = [world.mailbox(), world.mailbox("bea@firm.example", daily_cap=50)]
    campaign = world.campaign(boxes=boxes)
    world.leads(campaign, 3)
    world.senders[ANA] = DyingSender()
    with pytest.raises(SystemExit):
        world.run(campaign)
    with world.db.write() as connection:
        connection.execute(text("UPDATE mailbox SET status = 'paused' WHERE id = 1"))
    assert world.run(campaign).total("sent") == 2
    assert world.sent("bea@firm.example") == ["lead1@company1.example", "lead2@company2.example"]


def test_a_mailbox_that_is_paused_during_a_batch_sends_nothing_for_the_leads_of_the_batch(
    world: World,
) -> None:
    boxes = [world.mailbox(), world.mailbox("bea@firm.example", daily_cap=50)]
    campaign = world.campaign(boxes=boxes)
    world.leads(campaign, 3)
    world.senders[ANA] = PausingSender(world)
    report = world.run(campaign).campaigns[0]
    assert (report.sent, report.deferred_by) == (1, {"mailbox_paused": 2})
    assert world.sent() == ["lead0@company0.example"]


class PausingSender(RecordingSender):
    """A mailbox that a human pauses while it sends its first message."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world

    def send(self, envelope: Envelope) -> Outcome:
        with self.world.db.write() as connection:
            connection.execute(text("UPDATE mailbox SET status = 'paused' WHERE id = 1"))
        return super().send(envelope)


def test_a_clock_that_was_a_year_ahead_does_not_keep_the_workspace_shut_for_a_year(world: World) -> None:
    campaign = world.campaign(thresholds={"max_days": 1000}, boxes=[world.mailbox()])
    world.leads(campaign, 3)
    world.pass_time(days=364)
    world.run(campaign, options=replace(LIVE, batch_size=1))
    world.pass_time(days=-364)
    assert world.run(campaign).total("sent") == 2


def test_a_lease_that_ends_a_little_later_than_ours_would_is_not_taken_over(db: Database) -> None:
    with db.write() as connection:
        ahead = MONDAY + timedelta(seconds=30)
        held = leases.take(connection, name="worker", holder="one", now=ahead, seconds=60)
        assert held is not None
        assert leases.take(connection, name="worker", holder="two", now=MONDAY, seconds=60) is None
