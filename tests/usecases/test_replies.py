"""Replies: from what lies in the inbox to what it does, over a real database and an inbox in memory."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from cam.engine.campaigns import Campaign
from cam.engine.inbound.message import Inbound
from cam.engine.judgement import Judgement
from cam.engine.vocabulary import Reason, ReplyClass, State
from cam.errors import Permanent, Transient
from cam.gateways.ports import Envelope, Outcome, Unknown
from cam.gateways.recording import RecordingSender
from cam.store import alerts, due, enrollments, replies, suppressions
from cam.store.database import Database
from cam.usecases import concerns, leads, marks, proposed_leads, reply_book, why
from cam.usecases import replies as processing
from tests.world import World

ADA, BOB = "ada@lovelace.example", "bob@lovelace.example"
BO = "bo@firm.example"


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def started(world: World, *people: str) -> Campaign:
    """Let a campaign write its first message to these people, from a mailbox that is read."""
    campaign = world.campaign(boxes=[world.mailbox(imap_host="imap.firm.example", replies_by_hand=False)])
    for person in people or (ADA,):
        world.lead(campaign, person)
    world.run(campaign)
    return campaign


def away(world: World) -> Campaign:
    """Let a campaign write its first message to somebody who is not there until the 12th."""
    campaign = started(world)
    words = "I am out of the office until 2026-03-12 and will answer then."
    world.answer(ADA, words, headers="Auto-Submitted: auto-replied\r\n")
    return campaign


def state(world: World, lead_id: int = 1) -> State:
    with world.db.read() as connection:
        return due.of_lead(connection, lead_id)[0].enrollment.state


def scalar(world: World, query: str) -> object:
    with world.db.read() as connection:
        return connection.execute(text(query)).scalar()


def scalar_in(connection: Connection, query: str) -> int:
    return int(connection.execute(text(query)).scalar_one())


def told(world: World) -> list[str]:
    with world.db.read() as connection:
        return [kind for _, kind, _ in alerts.waiting(connection, now=world.now)]


def judged(
    monkeypatch: pytest.MonkeyPatch, meaning: ReplyClass, confidence: float = 0.9, **facts: str
) -> None:
    """Let every message mean this, whatever its words are."""

    def judge(inbound: Inbound, *, sent: Sequence[str] = (), received_at: datetime) -> Judgement:
        return Judgement(reply_class=meaning, confidence=confidence, own_words=inbound.text.strip(), **facts)

    monkeypatch.setattr(processing, "judge", judge)


def test_a_yes_qualifies_stops_the_sequence_and_is_told_once(world: World) -> None:
    campaign = started(world)
    world.answer(ADA, "Yes, good timing. Let us talk on Thursday.")
    world.pass_time(days=4)
    report = world.run(campaign)
    assert state(world) is State.QUALIFIED
    assert report.campaigns[0].hot_leads_detected == 1
    assert told(world) == ["POSITIVE_REPLY"]
    world.pass_time(days=10)
    world.run(campaign)
    assert world.sent() == [ADA]
    assert told(world) == ["POSITIVE_REPLY"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("No thanks, we are not interested.", State.LOST),
        ("What does it cost?", State.REPLIED),
        ("Please unsubscribe me from this list.", State.UNSUBSCRIBED),
    ],
)
def test_an_answer_ends_the_sequence_as_its_class_says(world: World, words: str, expected: State) -> None:
    campaign = started(world)
    world.answer(ADA, words)
    world.pass_time(days=4)
    world.run(campaign)
    assert state(world) is expected
    assert world.sent() == [ADA]


def test_an_opt_out_suppresses_the_address_everywhere_and_says_where_it_came_from(world: World) -> None:
    campaign = started(world)
    other = world.campaign("Q2", boxes=[])
    with world.db.write() as connection:
        enrollments.enroll(connection, campaign_id=other.id, lead_ids=[1], at=world.now)
    world.answer(ADA, "Please unsubscribe me.")
    world.run(campaign)
    with world.db.read() as connection:
        [found] = suppressions.all_suppressions(connection)
        states = [one.enrollment.state for one in due.of_lead(connection, 1)]
    assert (found.value, found.reason) == (ADA, "unsubscribed")
    assert found.source == "reply 1 to ana@firm.example, 2026-03-02"
    assert states == [State.UNSUBSCRIBED, State.UNSUBSCRIBED]


def test_a_person_who_is_away_gets_the_next_step_the_day_after_the_return(world: World) -> None:
    campaign = away(world)
    for _ in range(20):
        world.pass_time(days=1)
        before = len(world.sent())
        world.run(campaign)
        if len(world.sent()) > before:
            break
    assert state(world) is State.CONTACTED
    assert f"{world.now:%m-%d}" in ("03-12", "03-13")
    assert world.sent() == [ADA, ADA]


def test_why_tells_until_when_a_person_is_away(world: World) -> None:
    campaign = away(world)
    world.pass_time(days=1)
    world.run(campaign)
    (answer,) = why.about_lead(world.desk, ADA)
    (block,) = answer.blocked_by
    assert answer.says.endswith("waits: an out-of-office answer asks to wait until 2026-03-13")
    assert block.reason is Reason.OUT_OF_OFFICE
    assert answer.next_at is not None
    assert f"{answer.next_at:%m-%d}" == f"{block.until:%m-%d}" == "03-13"


def test_an_automatic_answer_changes_nothing(world: World) -> None:
    campaign = started(world)
    words = "Thank you for your message. Your ticket number is 4711."
    world.answer(ADA, words, headers="Auto-Submitted: auto-generated\r\n")
    world.pass_time(days=3)
    world.run(campaign)
    assert world.sent() == [ADA, ADA]


def test_a_hard_bounce_ends_the_lead_and_suppresses_its_address(world: World) -> None:
    campaign = started(world)
    world.bounce(ADA, "550 5.1.1 no such user")
    world.pass_time(days=4)
    world.run(campaign)
    assert state(world) is State.BOUNCED
    with world.db.read() as connection:
        [found] = suppressions.all_suppressions(connection)
    assert (found.value, found.reason) == (ADA, "bounced")


def test_a_soft_bounce_does_not_end_the_sequence_and_three_in_a_row_do(world: World) -> None:
    campaign = started(world)
    for _ in range(3):
        assert state(world) is State.CONTACTED
        world.bounce(ADA, "452 4.2.2 mailbox full")
        world.pass_time(days=8)
        world.run(campaign)
    assert state(world) is State.BOUNCED


def test_colleagues_are_kept_back_once_somebody_answered(world: World) -> None:
    campaign = started(world, ADA, BOB)
    world.answer(ADA, "What does it cost?")
    world.pass_time(days=4)
    report = world.run(campaign)
    assert sorted(world.sent()) == [ADA, BOB]
    assert report.campaigns[0].skipped == {"company_replied": 1}


def second_campaign(world: World, person: str = ADA) -> Campaign:
    """Return another launched campaign, into which somebody whom the first has written to is imported later."""
    later = world.campaign("Q2", boxes=[world.mailbox(BO, replies_by_hand=True)])
    with world.db.write() as connection:
        lead_id = scalar_in(connection, f"SELECT id FROM lead WHERE email = '{person}'")
        enrollments.enroll(connection, campaign_id=later.id, lead_ids=[lead_id], at=world.now)
    return later


@pytest.mark.parametrize("words", ["No, thanks, not for us.", "Yes, let us talk on Thursday."])
def test_who_answered_is_not_written_to_by_a_campaign_that_comes_later(world: World, words: str) -> None:
    campaign = started(world)
    world.answer(ADA, words)
    world.pass_time(days=1)
    world.run(campaign)
    later = second_campaign(world)
    report = world.run(later)
    assert report.campaigns[0].skipped == {"answered": 1}
    assert world.sent(BO) == []
    (_, answer) = why.about_lead(world.desk, ADA)
    assert "answered in another campaign on 2026-03-0" in answer.says
    # a human may say otherwise
    marks.mark(world.desk, ADA, marks.Mark.REOPEN, campaign="Q2")
    world.run(later)
    assert world.sent(BO) == [ADA]


def test_who_is_away_is_so_for_a_campaign_that_comes_later(world: World) -> None:
    campaign = away(world)
    world.pass_time(days=1)
    world.run(campaign)
    later = second_campaign(world)
    assert world.run(later).campaigns[0].deferred == 1
    assert world.sent(BO) == []
    (_, answer) = why.about_lead(world.desk, ADA)
    assert answer.blocked_by[0].reason is Reason.OUT_OF_OFFICE
    world.pass_time(days=14)
    world.run(later)
    assert world.sent(BO) == [ADA]


def test_a_referral_proposes_a_lead_with_its_conversation_as_the_source(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged(
        monkeypatch, ReplyClass.REFERRAL, referred_name="Bob Byron", referred_address="Bob@Lovelace.example"
    )
    campaign = started(world)
    world.answer(ADA, "I am not the right person. Please write to Bob Byron at bob@lovelace.example instead.")
    world.run(campaign)
    assert state(world) is State.REPLIED
    [proposal] = proposed_leads.list_proposed(world.desk)
    assert (proposal.email, proposal.referred_by) == (BOB, ADA)
    proposed_leads.accept(world.desk, proposal.id)
    card = leads.show_lead(world.desk, BOB)
    assert card.person.lead.source == f"referred by {ADA} in reply 1"
    world.run(campaign)
    assert world.sent() == [ADA, BOB]  # the answer of a colleague who named them keeps nobody back
    assert proposed_leads.list_proposed(world.desk) == []


def test_an_answer_proves_a_send_whose_outcome_nobody_knew(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox(imap_host="imap.firm.example")])
    world.lead(campaign, ADA)
    world.senders["ana@firm.example"] = RecordingSender(
        [Unknown(detail="no answer after the dot", phase="dot")]
    )
    world.run(campaign)
    assert world.statuses() == ["unknown"]
    world.answer(ADA, "What does it cost?")
    world.run(campaign)
    assert world.statuses() == ["sent"]
    assert state(world) is State.REPLIED


def test_what_strangers_write_is_not_kept(world: World) -> None:
    campaign = started(world)
    world.deliver(
        b"From: x@y.example\r\nSubject: a secret offer\r\nMessage-ID: <1@y.example>\r\n\r\nbuy this\r\n"
    )
    world.run(campaign)
    assert scalar(world, "SELECT count(*) FROM inbound_raw") == 0
    assert scalar(world, "SELECT status || subject || text FROM inbound_message") == "unmatched"
    world.pass_time(days=8)
    world.run(campaign)
    assert scalar(world, "SELECT count(*) FROM inbound_message") == 0


def test_the_same_message_seen_again_has_no_second_effect(world: World) -> None:
    campaign = started(world)
    world.answer(ADA, "Yes, good timing. Let us talk on Thursday.")
    world.run(campaign)
    box = world.inbox()
    box.uid_validity = 2
    box.put(box.messages[0][1], at=world.now, folder="Archive")
    world.run(campaign)
    assert scalar(world, "SELECT count(*) FROM inbound_message") == 1
    assert scalar(world, "SELECT count(*) FROM event WHERE name = 'reply.received'") == 1
    assert told(world) == ["POSITIVE_REPLY"]


def test_a_poison_message_is_put_aside_after_three_failures_and_delays_nobody(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = started(world, ADA, "eve@evil.example")
    world.answer("eve@evil.example", "POISON")
    world.answer(ADA, "No thanks, we are not interested.")
    real = concerns.understand

    def poisoned(raw: bytes, *, is_truncated: bool) -> concerns.Understood:
        if b"POISON" in raw:
            raise ValueError("crash")
        return real(raw, is_truncated=is_truncated)

    monkeypatch.setattr(concerns, "understand", poisoned)
    world.run(campaign)
    assert state(world) is State.LOST
    for _ in range(processing.ATTEMPTS):
        world.run(campaign)
    assert scalar(world, "SELECT status FROM inbound_message ORDER BY id LIMIT 1") == "quarantined"
    assert scalar(world, "SELECT count(*) FROM inbound_raw WHERE inbound_id = 1") == 1
    assert told(world) == ["MESSAGE_QUARANTINED"]
    # what nobody could read may be a no
    world.pass_time(days=10)
    world.run(campaign)
    assert world.sent().count("eve@evil.example") == 1
    (answer,) = why.about_lead(world.desk, "eve@evil.example")
    assert answer.blocked_by[0].detail == "an answer could not be read: cam replies show 1"


def test_mail_that_the_owner_wrote_by_hand_pauses_the_lead(world: World) -> None:
    campaign = started(world)
    world.deliver(
        b"From: Ana <ana@firm.example>\r\nTo: Ada <ada@lovelace.example>\r\nSubject: lunch\r\n"
        b"Message-ID: <hand@firm.example>\r\n\r\nShall we have lunch?\r\n",
        folder="Sent",
    )
    world.pass_time(days=4)
    report = world.run(campaign)
    assert report.total("sent") == 0
    with world.db.read() as connection:
        [one] = due.of_lead(connection, 1)
    assert (one.enrollment.paused, one.enrollment.state) == (True, State.CONTACTED)


def test_our_own_copy_is_no_reply(world: World) -> None:
    campaign = started(world)
    world.deliver(world.senders["ana@firm.example"].accepted[0].mime, folder="Sent")
    world.pass_time(days=3)
    world.run(campaign)
    assert world.sent() == [ADA, ADA]
    with world.db.read() as connection:
        assert replies.listed(connection) == []


def test_an_uncertain_answer_stops_the_sequence_and_asks_a_human(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged(monkeypatch, ReplyClass.UNSUBSCRIBE, confidence=0.4)
    campaign = started(world)
    world.answer(ADA, "hm")
    world.pass_time(days=4)
    world.run(campaign)
    assert (state(world), told(world), world.sent()) == (State.REPLIED, ["REPLY_UNDECIDED"], [ADA])
    with world.db.read() as connection:
        assert [one.undecided for one in replies.listed(connection, only_undecided=True)] == [True]
        assert suppressions.count(connection) == 0


def test_a_guess_pauses_the_lead_and_never_unsubscribes_it(world: World) -> None:
    campaign = started(world)
    world.deliver(
        b"From: Office <office@lovelace.example>\r\nTo: ana@firm.example\r\nSubject: Re: Hello Lovelace\r\n"
        b"Message-ID: <office@lovelace.example>\r\n\r\nPlease unsubscribe us.\r\n"
    )
    world.pass_time(days=4)
    world.run(campaign)
    with world.db.read() as connection:
        [one] = due.of_lead(connection, 1)
        [reply] = replies.listed(connection)
        assert suppressions.count(connection) == 0
    assert (one.enrollment.state, one.enrollment.paused) == (State.CONTACTED, True)
    assert (reply.is_guess, reply.undecided) == (True, True)
    assert world.sent() == [ADA]


def test_a_humans_word_takes_back_what_the_first_judgement_did(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged(monkeypatch, ReplyClass.UNSUBSCRIBE)
    campaign = started(world, ADA, BOB)
    world.answer(ADA, "We are on the list of exhibitors, out until Thursday.")
    world.run(campaign)
    assert state(world) is State.UNSUBSCRIBED

    corrected = reply_book.reclassify(world.desk, 1, ReplyClass.AUTO_REPLY)

    assert (corrected.before, corrected.state) == ("unsubscribe", "contacted")
    with world.db.read() as connection:
        assert suppressions.count(connection) == 0
        [kept] = replies.listed(connection)
    assert (kept.reply_class, kept.judged, kept.human) == ("auto_reply", "unsubscribe", True)
    world.pass_time(days=4)
    world.run(campaign)
    assert sorted(world.sent()) == [ADA, ADA, BOB, BOB]


def test_a_humans_word_settles_a_guess(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    judged(monkeypatch, ReplyClass.NEUTRAL, confidence=0.3)
    campaign = started(world)
    world.answer(ADA, "maybe")
    world.run(campaign)
    reply_book.reclassify(world.desk, 1, ReplyClass.POSITIVE)
    assert state(world) is State.QUALIFIED
    assert told(world) == ["POSITIVE_REPLY"]
    with world.db.read() as connection:
        assert replies.undecided_count(connection) == 0


def test_a_mailbox_whose_inbox_cannot_be_read_sends_nothing_and_the_others_go_on(world: World) -> None:
    boxes = [
        world.mailbox(imap_host="imap.firm.example"),
        world.mailbox("bea@firm.example", imap_host="x.example"),
    ]
    campaign = world.campaign(boxes=boxes)
    world.leads(campaign, 4)
    world.run(campaign)
    world.inbox().refuses = Transient("imap.firm.example:993: refused")
    world.pass_time(days=3)
    report = world.run(campaign).campaigns[0]
    assert report.deferred_by == {"inbox_unread": 2}
    assert (len(world.sent()), len(world.sent("bea@firm.example"))) == (2, 4)
    world.inbox().refuses = None
    world.run(campaign)
    assert len(world.sent()) == 4


def test_a_password_that_is_refused_three_times_pauses_the_mailbox_with_an_alert(world: World) -> None:
    campaign = started(world)
    world.inbox().refuses = Permanent("imap.firm.example:993: log-in refused")
    for _ in range(5):
        world.run(campaign)
    assert world.inbox().opened == 1 + 3
    assert scalar(world, "SELECT status FROM mailbox") == "paused"
    assert told(world) == ["MAILBOX_REFUSED"]


def test_a_connection_that_breaks_loses_nothing_and_keeps_what_was_read(world: World) -> None:
    campaign = started(world, ADA, "eve@evil.example")
    world.answer(ADA, "What does it cost?")
    world.answer("eve@evil.example", "What does it cost?")
    box = world.inbox()
    box.breaks_after, box.trouble = 1, Transient("imap.firm.example:993: connection lost")
    world.run(campaign)
    box.breaks_after = None
    world.run(campaign)
    assert (state(world, 1), state(world, 2)) == (State.REPLIED, State.REPLIED)
    assert scalar(world, "SELECT count(*) FROM inbound_message") == 2


def test_an_opt_out_that_arrives_while_a_batch_is_sent_stops_the_next_message(world: World) -> None:
    campaign = started(world, ADA, "eve@evil.example")
    sender = world.senders["ana@firm.example"]
    world.pass_time(days=3)
    real = sender.send

    def send(envelope: Envelope) -> Outcome:
        answer = real(envelope)
        if len(sender.accepted) == 3:  # the first follow-up has just left
            other = next(who for who in (ADA, "eve@evil.example") if who != envelope.recipient)
            world.answer(other, "Please unsubscribe me.")
            world.pass_time(seconds=301)
        return answer

    sender.send = send  # type: ignore[method-assign]
    world.run(campaign)
    assert len(world.sent()) == 3
    assert scalar(world, "SELECT count(*) FROM suppression") == 1


def test_not_now_but_in_may_is_remembered_until_then(world: World) -> None:
    campaign = started(world)
    world.answer(ADA, "Not now, please try again in May.")
    world.run(campaign)

    assert state(world) in (State.LOST, State.REPLIED)
    assert "COME_BACK" not in told(world)
    world.pass_time(days=61)
    assert "COME_BACK" in told(world)


def test_a_question_is_told_to_a_human_who_alone_can_answer_it(world: World) -> None:
    campaign = started(world)
    world.answer(ADA, "What does it cost?")
    world.run(campaign)
    assert told(world) == ["QUESTION_REPLY"]
    reply_book.reclassify(world.desk, 1, ReplyClass.POSITIVE)
    assert told(world) == ["POSITIVE_REPLY"]
    reply_book.reclassify(world.desk, 1, ReplyClass.NEUTRAL)
    assert told(world) == []
