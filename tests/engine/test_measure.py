"""From counts to figures: known campaigns, and what must add up for every one."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.measure import Evidence, Failure, LedgerCount, Mark, first_marks, measure
from cam.engine.schedule import make_window
from cam.engine.statistics import Verdict
from cam.engine.vocabulary import CampaignStatus, MailboxStatus, MessageStatus, Provider, State

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
MOMENT = datetime(2026, 3, 2, tzinfo=UTC)
CAMPAIGN = Campaign(
    id=1, name="Q1", status=CampaignStatus.ACTIVE, window=make_window("09:00", "18:00", "mon-fri"), created_at=MOMENT,
    target_clients=3,
)  # fmt: skip
BOX = Mailbox(
    id=7, address="ana@firm.example", provider=Provider.SMTP, status=MailboxStatus.ACTIVE, created_at=MOMENT
)
INTRO_A, INTRO_B, BUMP = ("intro", "a"), ("intro", "b"), ("bump", "a")
NOTHING = Evidence(
    campaign=CAMPAIGN, mailboxes=[BOX], wordings=[INTRO_A, INTRO_B, BUMP], leads={}, contacted=0, won=0, mrr=0.0,
    counts=[], failures=[], marks=[], sent_by_day={},
)  # fmt: skip


def test_a_campaign_that_sent_nothing_has_every_number_at_zero_and_every_wording_listed() -> None:
    found = measure(NOTHING)

    assert (found.sent, found.replied, found.rates.reply, found.rates.loss) == (0, 0, 0.0, 0.0)
    assert found.leads == dict.fromkeys(State, 0)
    assert [step.step for step in found.steps] == ["intro", "bump"]
    assert [(variant.step, variant.variant) for variant in found.variants] == [INTRO_A, INTRO_B, BUMP]
    assert (found.cost, found.cost_per_qualified, found.days) == (None, None, ())


def test_replies_go_to_the_step_and_the_variant_that_earned_them() -> None:
    found = measure(
        evidence(
            contacted=50,
            counts=[sent(INTRO_A, 30), sent(INTRO_B, 20), sent(BUMP, 40)],
            marks=[mark(1, "replied", INTRO_A), mark(2, "qualified", INTRO_B), mark(3, "replied", BUMP)],
        )
    )

    assert [(step.step, step.sent, step.replied, step.positive) for step in found.steps] == [
        ("intro", 50, 2, 1),
        ("bump", 40, 1, 0),
    ]
    assert [(one.variant, one.replied, one.reply_rate) for one in found.variants if one.step == "intro"] == [
        ("a", 1, 1 / 30),
        ("b", 1, 1 / 20),
    ]
    assert (found.replied, found.rates.reply, found.positive) == (3, 3 / 50, 1)


def test_a_lead_counts_once_however_much_is_said_of_it() -> None:
    said = [mark(1, "replied", INTRO_A), mark(1, "qualified", INTRO_A), mark(1, "won", BUMP)]

    found = measure(evidence(contacted=1, counts=[sent(INTRO_A, 1), sent(BUMP, 1)], marks=said))

    assert (found.replied, found.positive) == (1, 1)
    assert first_marks(said, frozenset({"won"})) == [said[2]]


def test_lost_and_nurture_say_nothing_about_an_answer() -> None:
    found = measure(evidence(contacted=2, marks=[mark(1, "lost", INTRO_A), mark(2, "nurture", INTRO_A)]))

    assert found.replied == 0


def test_whoever_got_no_message_of_ours_did_not_answer_one() -> None:
    assert measure(evidence(marks=[mark(1, "replied", ("", ""))])).replied == 0


def test_a_refusal_for_the_address_is_a_bounce_and_every_refusal_is_a_failure() -> None:
    refused = [
        failure(INTRO_A, is_bounce=True),
        failure(INTRO_A, is_bounce=False),
        failure(BUMP, is_bounce=True),
    ]

    found = measure(evidence(counts=[sent(INTRO_A, 8)], failures=refused))

    assert (found.failed, found.bounced, found.rates.bounce) == (3, 2, 2 / 10)
    assert [(step.step, step.bounced) for step in found.steps] == [("intro", 1), ("bump", 1)]
    assert [box.failed for box in found.mailboxes] == [3]


def test_parked_and_interrupted_sends_are_of_unknown_outcome() -> None:
    counts = [
        count(INTRO_A, status)
        for status in (
            MessageStatus.UNKNOWN,
            MessageStatus.PARKED,
            MessageStatus.SENDING,
            MessageStatus.RETRY,
        )
    ]

    found = measure(evidence(counts=counts))

    assert (found.sent, found.unknown, found.mailboxes[0].unknown) == (0, 3, 3)


def test_the_loss_rate_counts_nurture_as_ended_and_leaves_out_whom_we_may_not_write_to() -> None:
    leads = {State.LOST: 2, State.NURTURE: 5, State.QUALIFIED: 1, State.SUPPRESSED: 90, State.CONTACTED: 7}

    assert measure(evidence(leads=leads)).rates.loss == 2 / 8


def test_days_without_anything_are_left_out_and_the_others_stand_in_order() -> None:
    found = measure(
        evidence(
            counts=[sent(INTRO_A, 4)],
            sent_by_day={TUESDAY: 4, MONDAY: 0},
            failures=[failure(INTRO_A, is_bounce=False)],
            marks=[mark(1, "qualified", INTRO_A, day=TUESDAY)],
        )
    )

    assert [(day.day, day.sent, day.failed, day.replied, day.positive) for day in found.days] == [
        (MONDAY, 0, 1, 0, 0),
        (TUESDAY, 4, 0, 1, 1),
    ]


def test_a_wording_of_an_older_version_keeps_its_figures() -> None:
    found = measure(evidence(counts=[sent(("intro", "old"), 9)]))

    assert [(one.step, one.variant, one.sent) for one in found.variants if one.step == "intro"] == [
        ("intro", "a", 0),
        ("intro", "b", 0),
        ("intro", "old", 9),
    ]


def test_an_answer_to_a_send_of_unknown_outcome_is_no_more_than_one_answer_to_one_message() -> None:
    unknown = count(INTRO_A, MessageStatus.UNKNOWN)

    found = measure(evidence(counts=[unknown], marks=[mark(1, "replied", INTRO_A)]))

    assert (found.variants[0].reply_rate, found.variants[0].verdict) == (1.0, Verdict.TOO_EARLY)


@st.composite
def histories(draw: st.DrawFn) -> Evidence:
    wordings = st.sampled_from([INTRO_A, INTRO_B, BUMP, ("gone", "x")])
    counts = draw(st.lists(st.builds(sent, wordings, st.integers(1, 300)), max_size=8))
    words = st.sampled_from(["replied", "qualified", "won", "lost", "nurture", "reopen"])
    marks = st.builds(mark, st.integers(1, 50), words, wordings, day=st.sampled_from([MONDAY, TUESDAY]))
    return evidence(
        contacted=sum(one.count for one in counts),
        counts=counts,
        failures=draw(st.lists(st.builds(failure, wordings, is_bounce=st.booleans()), max_size=8)),
        marks=draw(st.lists(marks, max_size=30)),
        leads=draw(st.dictionaries(st.sampled_from(State), st.integers(0, 500))),
    )


@given(histories())
def test_steps_variants_days_and_mailboxes_add_up_to_the_campaign(known: Evidence) -> None:
    found = measure(known)

    assert sum(step.sent for step in found.steps) == sum(one.sent for one in found.variants) == found.sent
    assert sum(box.sent for box in found.mailboxes) == found.sent
    assert sum(step.bounced for step in found.steps) == found.bounced <= found.failed
    assert sum(day.failed for day in found.days) == found.failed
    assert sum(day.replied for day in found.days) == found.replied
    assert found.positive <= found.replied


@given(histories())
def test_the_rates_of_variants_are_fractions_inside_their_intervals(known: Evidence) -> None:
    for one in measure(known).variants:
        assert 0.0 <= one.ci_low <= one.reply_rate <= one.ci_high <= 1.0


def evidence(**known: Any) -> Evidence:
    return replace(NOTHING, **known)


def sent(wording: tuple[str, str], number: int) -> LedgerCount:
    return LedgerCount(wording=wording, status=MessageStatus.SENT, mailbox_id=BOX.id, count=number)


def count(wording: tuple[str, str], status: MessageStatus) -> LedgerCount:
    return LedgerCount(wording=wording, status=status, mailbox_id=BOX.id, count=1)


def failure(wording: tuple[str, str], *, is_bounce: bool) -> Failure:
    return Failure(wording=wording, mailbox_id=BOX.id, day=MONDAY, is_bounce=is_bounce)


def mark(lead_id: int, word: str, wording: tuple[str, str], *, day: date = MONDAY) -> Mark:
    return Mark(lead_id=lead_id, mark=word, day=day, wording=wording)
