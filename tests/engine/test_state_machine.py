"""The life cycle: the whole table, its promises, and the page that shows it."""

from itertools import product
from pathlib import Path
from runpy import run_path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cam.engine.state_machine import (
    ABSOLUTE,
    ENDED,
    MAY_SEND,
    NURTURING,
    REOPENING,
    TABLE,
    Event,
    Refusal,
    Why,
    markdown_table,
    mermaid,
    transition,
)
from cam.engine.vocabulary import State

PAIRS = list(product(State, Event))
SCORES = st.none() | st.floats(0, 1, allow_nan=False)
REPLIES = (
    Event.REPLY_POSITIVE,
    Event.REPLY_NEGATIVE,
    Event.REPLY_QUESTION,
    Event.REPLY_NEUTRAL,
    Event.REFERRAL,
)
MARKS = tuple(event for event in Event if event.name.startswith("MARK_"))
OPT_OUTS = (Event.UNSUBSCRIBED, Event.COMPLAINT)
TIMERS = (Event.NO_REPLY_TIMEOUT, Event.NURTURE_OVER)


def test_every_pair_of_state_and_event_is_defined() -> None:
    assert set(PAIRS) == set(TABLE)


@pytest.mark.parametrize(("state", "event"), PAIRS)
@given(score=SCORES, before=st.none() | st.sampled_from(State))
@settings(max_examples=10)
def test_every_pair_gives_a_state_or_a_refusal_that_says_why(
    state: State, event: Event, score: float | None, before: State | None
) -> None:
    result = transition(state, event, score=score, before=before)

    assert isinstance(result, State) or (result.state, result.event, bool(result.why)) == (state, event, True)


@pytest.mark.parametrize(
    ("state", "event", "expected"),
    [
        # the way forward
        (State.NEW, Event.IMPORTED, State.NEW),
        (State.NEW, Event.ENRICHED, State.ENRICHED),
        (State.NEW, Event.SENT, State.CONTACTED),
        (State.ENRICHED, Event.SENT, State.CONTACTED),
        (State.CONTACTED, Event.SENT, State.CONTACTED),
        # answers
        (State.CONTACTED, Event.REPLY_POSITIVE, State.QUALIFIED),
        (State.CONTACTED, Event.REPLY_NEGATIVE, State.LOST),
        (State.CONTACTED, Event.REPLY_QUESTION, State.REPLIED),
        (State.CONTACTED, Event.REPLY_NEUTRAL, State.REPLIED),
        (State.CONTACTED, Event.REFERRAL, State.REPLIED),
        (State.LOST, Event.REPLY_POSITIVE, State.QUALIFIED),
        (State.NURTURE, Event.REPLY_QUESTION, State.REPLIED),
        (State.QUALIFIED, Event.REPLY_NEGATIVE, State.QUALIFIED),
        # machines
        (State.CONTACTED, Event.OUT_OF_OFFICE, State.CONTACTED),
        (State.CONTACTED, Event.AUTO_REPLY, State.CONTACTED),
        (State.CONTACTED, Event.SOFT_BOUNCE, State.CONTACTED),
        (State.CONTACTED, Event.HARD_BOUNCE, State.BOUNCED),
        # the end of a sequence
        (State.CONTACTED, Event.FINISHED, State.CONTACTED),
        (State.NEW, Event.FINISHED, State.NURTURE),
        # the nurture sequence
        (State.NURTURE, Event.NURTURED, State.CONTACTED),
        (State.CONTACTED, Event.NURTURED, State.CONTACTED),
        (State.REPLIED, Event.NURTURED, State.REPLIED),
        (State.UNSUBSCRIBED, Event.NURTURED, State.UNSUBSCRIBED),
        (State.CONTACTED, Event.NURTURE_OVER, State.NURTURE),
        (State.NURTURE, Event.NURTURE_OVER, State.NURTURE),
        # hands
        (State.NEW, Event.MARK_QUALIFIED, State.QUALIFIED),
        (State.CONTACTED, Event.MARK_REPLIED, State.REPLIED),
        (State.QUALIFIED, Event.MARK_WON, State.QUALIFIED),
        (State.REPLIED, Event.MARK_WON, State.QUALIFIED),
        (State.UNSUBSCRIBED, Event.MARK_WON, State.UNSUBSCRIBED),
        (State.QUALIFIED, Event.MARK_LOST, State.LOST),
        (State.LOST, Event.MARK_REOPEN, State.NEW),
        (State.BOUNCED, Event.MARK_REOPEN, State.NEW),
        (State.SUPPRESSED, Event.MARK_REOPEN, State.NEW),
        # ends meet
        (State.BOUNCED, Event.UNSUBSCRIBED, State.UNSUBSCRIBED),
        (State.SUPPRESSED, Event.COMPLAINT, State.UNSUBSCRIBED),
        (State.UNSUBSCRIBED, Event.SUPPRESSED, State.UNSUBSCRIBED),
        (State.BOUNCED, Event.SUPPRESSED, State.BOUNCED),
        (State.SUPPRESSED, Event.HARD_BOUNCE, State.SUPPRESSED),
        (State.QUALIFIED, Event.SUPPRESSED, State.SUPPRESSED),
        # a mail that was on its way when the end came
        (State.UNSUBSCRIBED, Event.SENT, State.UNSUBSCRIBED),
        (State.REPLIED, Event.SENT, State.REPLIED),
    ],
)
def test_what_follows_what(state: State, event: Event, expected: State) -> None:
    assert expected is transition(state, event)


@pytest.mark.parametrize(
    ("state", "event", "why"),
    [
        (State.NEW, Event.NO_REPLY_TIMEOUT, Why.NOT_TOUCHED),
        (State.REPLIED, Event.NO_REPLY_TIMEOUT, Why.NOTHING_AWAITED),
        (State.CONTACTED, Event.MARK_REOPEN, Why.ON_ITS_WAY),
        (State.UNSUBSCRIBED, Event.MARK_REOPEN, Why.OPTED_OUT),
        (State.BOUNCED, Event.MARK_QUALIFIED, Why.BOUNCED),
        (State.SUPPRESSED, Event.MARK_NURTURE, Why.SUPPRESSED),
        (State.NEW, Event.TAGGED_HOT, Why.NOT_TOUCHED),
        (State.LOST, Event.TAGGED_HOT, Why.LOST),
        (State.REPLIED, Event.NURTURE_OVER, Why.NOTHING_AWAITED),
        (State.NEW, Event.NURTURE_OVER, Why.NOT_TOUCHED),
        (State.SUPPRESSED, Event.NURTURE_OVER, Why.SUPPRESSED),
    ],
)
def test_what_is_refused_and_why(state: State, event: Event, why: Why) -> None:
    assert Refusal(state=state, event=event, why=why) == transition(state, event)


@pytest.mark.parametrize(
    ("score", "expected"),
    [(0.39, State.LOST), (0.40, State.NURTURE), (1.0, State.NURTURE), (None, State.NURTURE)],
)
def test_silence_leads_to_nurture_from_a_score_of_0_40(score: float | None, expected: State) -> None:
    assert expected is transition(State.CONTACTED, Event.NO_REPLY_TIMEOUT, score=score)


@pytest.mark.parametrize("state", [State.CONTACTED, State.REPLIED, State.NURTURE])
def test_the_tag_hot_qualifies_above_0_70_only(state: State) -> None:
    assert State.QUALIFIED is transition(state, Event.TAGGED_HOT, score=0.71)
    for score in (0.70, None):
        assert Refusal(state=state, event=Event.TAGGED_HOT, why=Why.NOT_HOT) == transition(
            state, Event.TAGGED_HOT, score=score
        )


@pytest.mark.parametrize("before", [State.NEW, State.CONTACTED, State.REPLIED, State.QUALIFIED])
def test_taking_a_suppression_away_undoes_only_what_it_did(before: State) -> None:
    assert before is transition(State.SUPPRESSED, Event.UNSUPPRESSED, before=before)


@pytest.mark.parametrize("before", [None, State.UNSUBSCRIBED, State.BOUNCED, State.SUPPRESSED])
def test_nobody_gets_mail_again_because_what_was_before_is_not_known(before: State | None) -> None:
    assert State.LOST is transition(State.SUPPRESSED, Event.UNSUPPRESSED, before=before)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("event", OPT_OUTS)
def test_an_opt_out_wins_everywhere(state: State, event: Event) -> None:
    assert State.UNSUBSCRIBED is transition(state, event)


@pytest.mark.parametrize("event", Event)
def test_who_opted_out_stays_so_whatever_happens(event: Event) -> None:
    result = transition(State.UNSUBSCRIBED, event, score=1.0, before=State.NEW)

    assert result is State.UNSUBSCRIBED or isinstance(result, Refusal)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize(
    "event", [event for event in Event if event not in {*MARKS, *TIMERS, Event.TAGGED_HOT}]
)
def test_a_fact_is_never_refused(state: State, event: Event) -> None:
    assert isinstance(transition(state, event), State)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("event", Event)
def test_the_same_event_twice_changes_nothing_more(state: State, event: Event) -> None:
    once = transition(state, event, score=0.9, before=State.REPLIED)

    if isinstance(once, State):
        twice = transition(once, event, score=0.9, before=State.REPLIED)
        assert once is twice or isinstance(twice, Refusal)


def test_every_state_is_either_on_its_way_or_over() -> None:
    assert (frozenset(State), frozenset()) == (MAY_SEND | ENDED, MAY_SEND & ENDED)
    assert ABSOLUTE < ENDED


class Life(RuleBasedStateMachine):
    """One enrollment through anything that can happen, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.state = State.NEW
        self.before: State | None = None
        self.spoke = self.opted_out = False

    @rule(
        event=st.sampled_from([event for event in Event if event not in REOPENING | NURTURING.keys()]),
        score=SCORES,
    )
    def happen(self, event: Event, score: float | None) -> None:
        was = self.state
        self.take(transition(was, event, score=score))
        assert was not in ABSOLUTE or self.state in {was, State.UNSUBSCRIBED}
        assert was not in ENDED or self.state in ENDED
        if self.state is State.SUPPRESSED and was is not State.SUPPRESSED:
            self.before = was
        if event in REPLIES or event is Event.MARK_REPLIED:
            self.spoke = True
            # an answer to a lead that is suppressed is kept beside it
            self.before = State.REPLIED if self.state is State.SUPPRESSED else self.before
        self.opted_out = self.opted_out or event in OPT_OUTS

    @precondition(lambda self: self.state is NURTURING[Event.NURTURED] and not self.spoke)
    @rule()
    def hear_again_after_a_long_silence(self) -> None:
        self.take(transition(self.state, Event.NURTURED))
        assert self.state is State.CONTACTED

    @precondition(lambda self: self.state in ENDED)
    @rule()
    def reopen_by_hand(self) -> None:
        result = transition(self.state, Event.MARK_REOPEN)
        if isinstance(result, State):
            self.spoke = False
        self.take(result)

    @rule()
    def take_the_suppression_away(self) -> None:
        self.take(transition(self.state, Event.UNSUPPRESSED, before=self.before))

    def take(self, result: State | Refusal) -> None:
        self.state = result if isinstance(result, State) else self.state

    @invariant()
    def nobody_who_answered_is_written_to_until_a_human_reopens(self) -> None:
        assert not (self.spoke and self.state in MAY_SEND)

    @invariant()
    def nobody_who_opted_out_is_ever_written_to(self) -> None:
        assert not self.opted_out or self.state is State.UNSUBSCRIBED


Life.TestCase.settings = settings(max_examples=200, stateful_step_count=25, deadline=None)
TestLife = Life.TestCase


def test_the_diagram_has_every_state_and_every_event_that_moves_one() -> None:
    moving = {
        event for (state, event), cell in TABLE.items() if cell is not state and not isinstance(cell, Why)
    }

    assert not [state for state in State if f" {state}" not in mermaid()]
    assert not [event for event in moving if event not in mermaid()]


def test_the_table_has_a_row_for_every_event() -> None:
    rows = markdown_table().splitlines()

    assert len(Event) + 2 == len(rows)
    assert {len(State) + 2} == {row.count("|") for row in rows}


def test_the_page_of_the_life_cycle_is_up_to_date() -> None:
    docs = Path(__file__).parents[2] / "docs"

    fresh = run_path(str(docs / "state_machine_page.py"))["page"]()

    assert fresh == (docs / "state-machine.md").read_text(encoding="utf-8"), "run: make docs"
