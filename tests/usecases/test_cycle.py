"""The cycle, end to end over a real database and a recording mailbox."""

from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes
from pathlib import Path

import pytest
from sqlalchemy import text

from cam.engine.sequence import Sequence, Step, Variant
from cam.engine.vocabulary import MessageStatus, State
from cam.errors import Permanent, Transient
from cam.gateways.ports import Accepted, Blame, Envelope, Outcome, Refused, Unknown
from cam.gateways.recording import RecordingSender
from cam.store import alerts, leases, ledger, progress, suppressions, switches
from cam.store.database import Database
from cam.store.tables import metadata
from cam.usecases import why
from cam.usecases.ground import Options
from tests.world import LIVE, World, linkedin_step

pytestmark = pytest.mark.both_databases

DRY = Options(is_dry_run=True, batch_size=100)
DEAD = Refused(
    code=550, enhanced="5.1.1", answer="no such user", is_permanent=True, blame=Blame.RECIPIENT, phase="rcpt"
)
GREYLISTED = Refused(code=451, answer="try later", is_permanent=False, blame=Blame.RECIPIENT, phase="rcpt")
SPAM = Refused(code=554, answer="looks like spam", is_permanent=True, blame=Blame.MESSAGE, phase="dot")


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def dump(db: Database) -> dict[str, list[str]]:
    with db.read() as connection:
        return {
            name: sorted(map(repr, connection.execute(table.select())))
            for name, table in metadata.tables.items()
        }


def scalar(world: World, query: str) -> object:
    with world.db.read() as connection:
        return connection.execute(text(query)).scalar()


def column(world: World, query: str) -> list[object]:
    with world.db.read() as connection:
        return list(connection.execute(text(query)).scalars())


def test_a_dry_run_names_what_the_real_run_sends_and_changes_nothing(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()], daily_cap=3)
    world.leads(campaign, 5)
    world.lead(campaign, "nameless@firm9.example", first_name="")
    before = dump(world.db)
    dry = world.run(campaign, options=DRY).campaigns[0]
    assert dump(world.db) == before
    real = world.run(campaign).campaigns[0]
    assert [(m.email, m.subject, m.body) for m in dry.messages] == [
        (m.email, m.subject, m.body) for m in real.messages
    ]
    assert [m.status for m in dry.messages] == ["planned"] * 3
    assert [m.status for m in real.messages] == ["sent"] * 3
    assert (dry.deferred_by, dry.skipped) == (real.deferred_by, real.skipped)
    assert dry.processed == real.processed == 6


def test_the_campaigns_cap_holds_over_runs_and_frees_itself_the_next_day(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()], daily_cap=20)
    world.leads(campaign, 50)
    assert world.run(campaign).total("sent") == 20
    assert world.run(campaign).campaigns[0].deferred_by == {"campaign_cap": 30}
    world.pass_time(days=1)
    assert world.run(campaign).total("sent") == 20
    assert len(set(world.sent())) == 40


def test_follow_ups_come_after_their_wait_and_in_the_thread(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@lovelace.example")
    world.run(campaign)
    world.pass_time(days=2, hours=23)
    assert world.run(campaign).total("processed") == 0
    world.pass_time(hours=1)
    assert world.run(campaign).campaigns[0].followups_sent == 1
    world.pass_time(days=7)
    world.run(campaign)
    first, second, third = (message_from_bytes(e.mime) for e in world.senders["ana@firm.example"].accepted)
    assert second["In-Reply-To"] == first["Message-ID"]
    assert third["References"].split() == [first["Message-ID"], second["Message-ID"]]
    assert second["Subject"] == third["Subject"] == f"Re: {first['Subject']}"


def test_a_lead_that_never_answers_ends_in_nurture_or_lost(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@lovelace.example")
    world.lead(campaign, "low@score.example", score=0.2)
    with world.db.write() as connection:
        connection.execute(text("UPDATE enrollment SET score = 0.2 WHERE lead_id = 2"))
    for _ in range(5):
        world.run(campaign, options=replace(LIVE, include_cold=True))
        world.pass_time(days=7)
    assert len(world.sent()) == 6
    states = column(world, "SELECT state FROM enrollment ORDER BY lead_id")
    assert states == ["nurture", "lost"]


@pytest.mark.parametrize(
    ("hours", "reason"), [(-4, "window_closed"), (9, "window_closed"), (5 * 24, "window_closed")]
)
def test_nothing_leaves_at_night_or_on_a_weekend(world: World, hours: int, reason: str) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@lovelace.example")
    world.pass_time(hours=hours)
    if hours < 0:
        with world.db.write() as connection:  # imported in the night
            connection.execute(text("UPDATE enrollment SET next_action_at = '2026-03-01 00:00:00.000000'"))
    report = world.run(campaign)
    assert (report.total("sent"), report.campaigns[0].deferred_by) == (0, {reason: 1})


def test_the_recipients_own_hours_count(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ken@tokyo.example", timezone="Asia/Tokyo")  # 19:00 there
    world.lead(campaign, "ada@london.example", timezone="Europe/London")
    assert world.run(campaign).total("sent") == 1
    assert world.sent() == ["ada@london.example"]


def test_a_refused_address_ends_the_lead_and_is_suppressed(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "gone@firm1.example")
    world.lead(campaign, "ada@lovelace.example")
    world.senders["ana@firm.example"] = RecordingSender(by_recipient={"gone@firm1.example": DEAD})
    report = world.run(campaign)
    assert (report.total("sent"), report.total("failed")) == (1, 1)
    assert scalar(world, "SELECT state FROM enrollment WHERE lead_id = 1") == "bounced"
    with world.db.read() as connection:
        assert suppressions.is_suppressed(connection, "gone@firm1.example") is not None


def test_a_refused_message_fails_and_pauses_its_lead_and_no_other(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@lovelace.example")
    world.lead(campaign, "bob@firm1.example")
    world.senders["ana@firm.example"] = RecordingSender([SPAM])
    assert world.run(campaign).total("sent") == 1
    assert world.statuses() == ["failed", "sent"]
    assert scalar(world, "SELECT paused FROM enrollment WHERE lead_id = 1") == 1
    assert world.run(campaign).total("processed") == 0


def test_a_passing_refusal_is_retried_with_the_same_bytes(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@lovelace.example")
    world.senders["ana@firm.example"] = RecordingSender([GREYLISTED])
    report = world.run(campaign)
    assert [m.status for m in report.campaigns[0].messages] == ["retry"]
    assert world.run(campaign).total("processed") == 0
    world.pass_time(minutes=1)
    assert world.run(campaign).total("sent") == 1
    attempts = world.senders["ana@firm.example"].attempts
    assert attempts[0] == attempts[1]
    assert world.statuses() == ["sent"]


def test_a_message_is_given_up_after_five_retries(world: World) -> None:
    campaign = world.campaign(
        boxes=[world.mailbox()], window_start="00:00", window_end="24:00", days="mon-sun"
    )
    world.lead(campaign, "ada@lovelace.example")
    world.senders["ana@firm.example"] = RecordingSender([GREYLISTED] * 6)
    for minutes in (0, 1, 5, 30, 120, 360):
        world.pass_time(minutes=minutes)
        world.run(campaign)
    assert world.statuses() == ["failed"]
    assert len(world.senders["ana@firm.example"].attempts) == 6


def test_an_uncertain_send_is_never_repeated_and_ends_parked_with_an_alert(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@lovelace.example")
    world.senders["ana@firm.example"] = RecordingSender([Unknown(detail="no answer", phase="dot")])
    assert world.run(campaign).total("failed") == 1
    world.pass_time(minutes=14)
    world.run(campaign)
    assert world.statuses() == ["unknown"]
    world.pass_time(minutes=1)
    world.run(campaign)
    assert world.statuses() == ["parked"]
    with world.db.read() as connection:
        assert alerts.count_waiting(connection, now=world.now) == 1
    world.pass_time(days=30)
    world.run(campaign)
    assert len(world.senders["ana@firm.example"].attempts) == 1


def test_what_a_dead_process_was_sending_is_uncertain(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@lovelace.example")
    world.senders["ana@firm.example"] = DyingSender()
    with pytest.raises(SystemExit):
        world.run(campaign)
    assert world.statuses() == ["sending"]
    del world.senders["ana@firm.example"]
    world.pass_time(minutes=2)
    world.run(campaign)
    assert world.statuses() == ["unknown"]
    assert world.sent() == []


class DyingSender(RecordingSender):
    """A process that ends in the middle of a send."""

    def send(self, envelope: Envelope) -> Outcome:
        raise SystemExit(9)


def test_what_was_queued_and_not_begun_is_planned_again(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 2)
    world.senders["ana@firm.example"] = DyingSender()
    with pytest.raises(SystemExit):
        world.run(campaign)
    del world.senders["ana@firm.example"]
    world.run(campaign)
    assert world.sent() == ["lead1@company1.example"]
    assert world.statuses() == ["unknown", "cancelled", "sent"]


def test_a_mailbox_that_refuses_log_in_pauses_itself_and_the_others_go_on(world: World) -> None:
    first, second = world.mailbox(daily_cap=50), world.mailbox("bea@firm.example", daily_cap=50)
    campaign = world.campaign(boxes=[first, second])
    world.leads(campaign, 4)
    world.senders["ana@firm.example"] = RecordingSender(
        openings=[Permanent("mailbox ana@firm.example: wrong password", hint="cam mailbox edit")]
    )
    report = world.run(campaign).campaigns[0]
    assert (report.sent, report.deferred_by) == (2, {"mailbox_paused": 2})
    assert report.errors == ("mailbox ana@firm.example: wrong password; cam mailbox edit",)
    assert scalar(world, "SELECT status FROM mailbox WHERE id = 1") == "paused"
    assert world.run(campaign).total("sent") == 2
    with world.db.read() as connection:
        assert alerts.count_waiting(connection, now=world.now) == 1


def test_a_mailbox_that_cannot_be_reached_is_left_alone_for_a_while(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@lovelace.example")
    sender = RecordingSender(openings=[Transient("mailbox ana@firm.example: connection refused")])
    world.senders["ana@firm.example"] = sender
    assert world.run(campaign).campaigns[0].deferred_by == {"mailbox_unreachable": 1}
    assert world.statuses() == []
    again = world.run(campaign).campaigns[0]
    assert again.deferred_by == {"mailbox_unreachable": 1}
    assert "could not be reached: mailbox ana@firm.example: connection refused" in again.notes[0]
    assert sender.calls.count("open") == 1
    world.pass_time(minutes=1)
    assert world.run(campaign).total("sent") == 1
    assert scalar(world, "SELECT failures FROM mailbox") == 0
    assert scalar(world, "SELECT paused_reason FROM mailbox") == ""


def test_where_sending_broke_off_no_cap_is_named_that_was_not_used(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()], daily_cap=2)
    world.leads(campaign, 5)
    world.senders["ana@firm.example"] = RecordingSender(openings=[Transient("connection refused")])
    report = world.run(campaign).campaigns[0]
    assert (report.sent, report.notes, report.errors) == (0, (), ("connection refused",))


def test_a_second_process_finds_the_lease_taken_and_sends_nothing(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@lovelace.example")
    with world.db.write() as connection:
        leases.take(connection, name="worker", holder="other", now=world.now, seconds=60)
    report = world.run(campaign)
    assert report.busy is not None
    assert report.busy.holder == "other"
    assert world.sent() == []


def test_whoever_lost_the_lease_begins_nothing_more(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 3)

    def steal() -> None:
        world.pass_time(minutes=2)
        with world.db.write() as connection:
            leases.take(connection, name="worker", holder="other", now=world.now, seconds=60)

    world.senders["ana@firm.example"] = InterruptedSender(steal)
    report = world.run(campaign).campaigns[0]
    assert (report.sent, report.deferred_by) == (1, {"lease_lost": 2})


class InterruptedSender(RecordingSender):
    """A sender during whose first message something happens elsewhere."""

    def __init__(self, happen: Callable[[], None]) -> None:
        super().__init__()
        self.happen: Callable[[], None] | None = happen

    def send(self, envelope: Envelope) -> Outcome:
        outcome = super().send(envelope)
        if self.happen is not None:
            happen, self.happen = self.happen, None
            happen()
        return outcome


def test_an_opt_out_that_comes_while_the_batch_is_sent_is_honoured_at_once(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 3)

    def opt_out() -> None:
        with world.db.write() as connection:
            suppressions.suppress(
                connection,
                kind="address",
                value="lead1@company1.example",
                reason="asked",
                source="test",
                at=world.now,
            )

    world.senders["ana@firm.example"] = InterruptedSender(opt_out)
    world.run(campaign)
    assert world.sent() == ["lead0@company0.example", "lead2@company2.example"]
    assert sorted(world.statuses()) == ["cancelled", "sent", "sent"]


def test_the_off_switch_stops_a_batch_before_its_next_message(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 3)

    def stop() -> None:
        with world.db.write() as connection:
            switches.turn_sending(connection, is_on=False, reason="", at=world.now)

    world.senders["ana@firm.example"] = InterruptedSender(stop)
    assert world.run(campaign).campaigns[0].deferred_by == {"off_switch": 2}
    assert len(world.sent()) == 1


def test_an_answer_during_the_send_is_not_overwritten_by_its_outcome(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@lovelace.example")

    def answer() -> None:
        with world.db.write() as connection:
            connection.execute(text("UPDATE enrollment SET state = 'replied', next_action_at = NULL"))

    world.senders["ana@firm.example"] = InterruptedSender(answer)
    world.run(campaign)
    assert scalar(world, "SELECT state FROM enrollment") == "replied"
    assert scalar(world, "SELECT next_action_at FROM enrollment") is None
    assert world.statuses() == ["sent"]


def test_a_lead_with_a_hole_in_its_message_is_held_and_looked_at_again_later(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "nameless@firm1.example", first_name="")
    first = world.run(campaign).campaigns[0]
    assert (first.skipped, first.lacking, first.notes) == ({"missing_variable": 1}, ("first_name",), ())
    again = world.run(campaign).campaigns[0]
    assert again.skipped == {"missing_variable": 1}
    assert "lead nameless@firm1.example has no first_name" in again.notes[0]
    answer = why.about_campaign(world.desk, "Q1")
    assert "lead nameless@firm1.example has no first_name" in answer.says
    assert answer.counts == {"missing_variable": 1}
    assert world.sent() == []
    with world.db.write() as connection:
        connection.execute(text("UPDATE lead SET first_name = 'Nell'"))
    world.pass_time(hours=1)
    assert world.run(campaign).total("sent") == 1


def test_colleagues_of_somebody_who_answered_get_nothing(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@lovelace.example")
    world.lead(campaign, "bob@lovelace.example", company_domain="lovelace.example")
    with world.db.write() as connection:
        connection.execute(
            text("UPDATE enrollment SET state='replied', replied_at='2026-03-01 10:00:00.000000', "
                 "next_action_at=NULL WHERE lead_id = 1")
        )  # fmt: skip
    assert world.run(campaign).campaigns[0].skipped == {"company_replied": 1}
    assert world.sent() == []


def test_a_company_gets_at_most_five_messages_a_day(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    for number in range(7):
        world.lead(campaign, f"person{number}@big.example")
    report = world.run(campaign).campaigns[0]
    assert (report.sent, report.deferred_by) == (5, {"domain_cap": 2})
    world.pass_time(days=1)
    assert world.run(campaign).total("sent") == 2


def test_follow_ups_need_somebody_who_sees_the_answers(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox(replies_by_hand=False)])
    world.lead(campaign, "ada@lovelace.example")
    assert world.run(campaign).total("sent") == 1
    world.pass_time(days=3)
    assert world.run(campaign).campaigns[0].skipped == {"replies_unseen": 1}


def test_a_warming_mailbox_sends_five_on_its_first_day_and_ten_on_its_second(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox(warm_up=True)], daily_cap=100)
    world.leads(campaign, 40)
    assert world.run(campaign).campaigns[0].deferred_by == {"mailbox_cap": 35}
    assert len(world.sent()) == 5
    world.pass_time(days=1)
    assert world.run(campaign).total("sent") == 10


def test_first_touches_are_shared_between_mailboxes_and_a_lead_keeps_its_own(world: World) -> None:
    boxes = [world.mailbox(daily_cap=2), world.mailbox("bea@firm.example", daily_cap=2)]
    campaign = world.campaign(boxes=boxes)
    world.leads(campaign, 5)
    assert world.run(campaign).campaigns[0].deferred_by == {"mailbox_cap": 1}
    assert (len(world.sent()), len(world.sent("bea@firm.example"))) == (2, 2)
    world.pass_time(days=3)
    world.run(campaign)
    first, second = world.sent()[:2], world.sent()[2:]
    assert sorted(second) == sorted(first)


def test_a_linkedin_step_becomes_a_task_and_counts_against_its_channel(world: World) -> None:
    sequence = Sequence(name="touch", steps=(linkedin_step(),))
    world.with_settings(limits={"linkedin_per_day": 2})
    campaign = world.campaign(sequence=sequence)
    for number in range(3):
        world.lead(
            campaign, f"p{number}@firm{number}.example", linkedin_url=f"https://www.linkedin.com/in/p{number}"
        )
    report = world.run(campaign).campaigns[0]
    assert (report.planned, report.deferred_by) == (2, {"channel_cap": 1})
    assert world.statuses() == ["pending", "pending"]


def test_a_step_whose_condition_is_false_is_passed_over(world: World) -> None:
    steps = (
        Step(
            id="only-bosses",
            wait=0,
            condition="title",
            variants=(Variant(id="a", subject="Boss", body="Hi boss."),),
        ),
        Step(id="all", wait=2, variants=(Variant(id="a", subject="Hello", body="Hi {{ first_name }}."),)),
    )
    campaign = world.campaign(boxes=[world.mailbox()], sequence=Sequence(name="if", steps=steps))
    world.lead(campaign, "ada@lovelace.example")
    assert world.run(campaign).campaigns[0].skipped == {"condition_false": 1}
    world.pass_time(days=2)
    assert world.run(campaign).total("sent") == 1


def test_a_field_that_would_forge_a_header_holds_its_lead_and_no_other(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "eve@firm1.example", company="=?utf-8?q?Al=0D=0ABcc=3A_evil=40x.test?=")
    world.lead(campaign, "ada@lovelace.example")
    report = world.run(campaign).campaigns[0]
    assert world.sent() == ["ada@lovelace.example"]
    assert report.skipped == {"render_error": 1}


def test_a_message_whose_bytes_cannot_be_made_is_an_error_that_says_which(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "eve@firm_1.example")
    world.lead(campaign, "ada@lovelace.example")

    report = world.run(campaign).campaigns[0]

    assert world.sent() == ["ada@lovelace.example"]
    assert report.skipped == {"render_error": 1}
    said = "header To: 'firm_1.example' has no domain that exists"
    assert report.errors == (f"step intro of eve@firm_1.example: {said}",)


def test_a_paused_campaign_reports_why_and_sends_nothing(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 2)
    with world.db.write() as connection:
        connection.execute(text("UPDATE campaign SET status = 'paused', paused_reason = 'holidays'"))
    report = world.run(campaign, options=DRY).campaigns[0]
    assert report.deferred_by == {"campaign_not_active": 2}
    assert report.notes == ("campaign Q1 is paused: holidays",)


def test_a_campaign_that_breaks_is_reported_and_its_neighbour_is_served(world: World) -> None:
    box = world.mailbox()
    broken, fine = world.campaign("broken", boxes=[box]), world.campaign("fine", boxes=[box])
    world.lead(broken, "ada@lovelace.example")
    world.lead(fine, "bob@firm1.example")
    with world.db.write() as connection:
        connection.execute(text("UPDATE campaign SET sequence_id = NULL WHERE name = 'broken'"))
        connection.execute(text("UPDATE enrollment SET sequence_id = NULL WHERE campaign_id = 1"))
    report = world.run(broken, fine)
    assert report.campaigns[0].errors
    assert report.campaigns[1].sent == 1


def test_a_stopped_process_withdraws_what_it_had_not_begun(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 3)
    world.senders["ana@firm.example"] = InterruptedSender(world.desk.stopping.set)
    world.run(campaign)
    assert world.statuses() == ["sent", "cancelled", "cancelled"]
    world.desk.stopping.clear()
    assert world.run(campaign).total("sent") == 2


def test_the_outcome_of_a_message_that_was_taken_for_lost_still_settles_it(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@lovelace.example")

    def take_over() -> None:
        world.pass_time(minutes=2)
        with world.db.write() as connection:
            ledger.orphans_to_unknown(connection, settle_until=world.now, at=world.now)

    world.senders["ana@firm.example"] = InterruptedSender(take_over)
    world.run(campaign)
    assert world.statuses() == [MessageStatus.SENT]


def test_accepted_is_the_only_answer_that_moves_a_lead(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 3)
    answers: list[Outcome] = [
        Unknown(detail="?", phase="dot"),
        GREYLISTED,
        Accepted(answer="250 ok", platform_id="x1"),
    ]
    world.senders["ana@firm.example"] = RecordingSender(answers)
    world.run(campaign)
    touched = column(world, "SELECT lead_id FROM enrollment WHERE touched")
    assert touched == [3]
    assert scalar(world, "SELECT platform_id FROM message WHERE status = 'sent'") == "x1"


def test_an_answer_that_came_after_the_plan_is_not_overwritten_by_the_end_of_the_sequence(
    world: World,
) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@lovelace.example")
    with world.db.write() as connection:
        connection.execute(text("UPDATE enrollment SET state = 'replied', next_action_at = NULL"))
        ended = progress.end(connection, 1, state=State.LOST, at=world.now, before=State.CONTACTED)
        progress.hold(connection, [(1, "cold", world.now)])
    assert not ended
    assert scalar(world, "SELECT state || hold FROM enrollment") == "replied"
    assert scalar(world, "SELECT next_action_at FROM enrollment") is None
