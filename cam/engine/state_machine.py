"""The life of an enrollment: one table that says, for every state and event, what comes next or why not."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from itertools import product

from cam.engine.vocabulary import State


class Event(StrEnum):
    """What can happen to an enrollment."""

    IMPORTED = "imported"
    ENRICHED = "enriched"
    SENT = "sent"
    REPLY_POSITIVE = "reply_positive"
    REPLY_NEGATIVE = "reply_negative"
    REPLY_QUESTION = "reply_question"
    REPLY_NEUTRAL = "reply_neutral"
    REFERRAL = "referral"
    OUT_OF_OFFICE = "out_of_office"
    AUTO_REPLY = "auto_reply"
    SOFT_BOUNCE = "soft_bounce"
    HARD_BOUNCE = "hard_bounce"
    UNSUBSCRIBED = "unsubscribed"
    COMPLAINT = "complaint"
    FINISHED = "finished"
    NO_REPLY_TIMEOUT = "no_reply_timeout"
    NURTURED = "nurtured"
    NURTURE_OVER = "nurture_over"
    TAGGED_HOT = "tagged_hot"
    MARK_REPLIED = "mark_replied"
    MARK_QUALIFIED = "mark_qualified"
    MARK_WON = "mark_won"
    MARK_LOST = "mark_lost"
    MARK_NURTURE = "mark_nurture"
    MARK_REOPEN = "mark_reopen"
    SUPPRESSED = "suppressed"
    UNSUPPRESSED = "unsuppressed"


class Why(StrEnum):
    """Why an event is refused, in words that a command can print."""

    OPTED_OUT = "the lead opted out, and nothing undoes that"
    BOUNCED = "the address does not exist; reopen the lead once it does"
    SUPPRESSED = "the lead is suppressed; reopen it once the suppression is removed"
    ON_ITS_WAY = "the lead is on its way already"
    NOT_TOUCHED = "the lead has had no message yet"
    NOTHING_AWAITED = "no answer is awaited from the lead"
    LOST = "the lead is lost; mark it qualified or reopen it"
    NOT_HOT = "the score is not above 0.70; mark the lead qualified to say so yourself"


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """An event that changes nothing in this state, and must not be carried out."""

    state: State
    event: Event
    why: Why


class _Rule(Enum):
    """A cell that needs more than state and event."""

    BY_SCORE = "`nurture` from a score of 0.40, else `lost`"
    IF_HOT = "`qualified` above a score of 0.70, else refused"
    AS_BEFORE = "as before the suppression, else `lost`"


_Cell = State | Why | _Rule

NURTURE_SCORE = 0.40
HOT_SCORE = 0.70
UNKNOWN_SCORE = 0.5

# States in which a sequence goes on.
MAY_SEND: frozenset[State] = frozenset({State.NEW, State.ENRICHED, State.CONTACTED})

# States in which it is over, until somebody reopens the lead.
ENDED: frozenset[State] = frozenset(State) - MAY_SEND

# Ends that win over everything that happens later; no message, reply or mark leads out of them.
ABSOLUTE: frozenset[State] = frozenset({State.UNSUBSCRIBED, State.BOUNCED, State.SUPPRESSED})

# The only events that lead from an end back to where a sequence goes on. A human gives both.
REOPENING: frozenset[Event] = frozenset({Event.MARK_REOPEN, Event.UNSUPPRESSED})

# The one event by which a sequence goes on that no human gives: the campaign's nurture sequence, from this end alone.
NURTURING: Mapping[Event, State] = {Event.NURTURED: State.NURTURE}

_WORDS = {
    State.REPLIED: "the lead has answered",
    State.NURTURE: "the lead is put by (nurture)",
    State.UNSUBSCRIBED: "the lead has opted out",
    State.BOUNCED: "mail to the lead bounced",
}


def in_words(state: State) -> str:
    """Return a state as a sentence: the lead has answered."""
    return _WORDS.get(state, f"the lead is {state.value}")


_COLUMNS = tuple(State)
_GROUPS = {"open": frozenset(State) - ABSOLUTE, "on_the_way": MAY_SEND}  # of the diagram, the larger first
_E, _N = Event, State.NEW
_ENR, _CON, _REP, _QUA = State.ENRICHED, State.CONTACTED, State.REPLIED, State.QUALIFIED
_NUR, _LOS, _UNS, _BOU, _SUP = State.NURTURE, State.LOST, State.UNSUBSCRIBED, State.BOUNCED, State.SUPPRESSED
_X_U, _X_B, _X_S, _X_L = Why.OPTED_OUT, Why.BOUNCED, Why.SUPPRESSED, Why.LOST
_X_W, _X_N, _X_A = Why.ON_ITS_WAY, Why.NOT_TOUCHED, Why.NOTHING_AWAITED
_SCO, _HOT, _WAS = _Rule.BY_SCORE, _Rule.IF_HOT, _Rule.AS_BEFORE

# What happened is a fact and is never refused: where an end wins, the state stays. What somebody or a timer
# wants may be refused, with the reason. A cell that repeats its column means that the state stays.
# fmt: off
_ROWS: dict[Event, tuple[_Cell, ...]] = {
    #                     new   enri- con-  rep-  qua-  nur-  lost  unsub- boun- sup-
    #                           ched  tacted lied lified ture       scribed ced   pressed
    # A list that is imported again changes nothing, least of all an end.
    _E.IMPORTED:         (_N,   _ENR, _CON, _REP, _QUA, _NUR, _LOS, _UNS, _BOU, _SUP),
    _E.ENRICHED:         (_ENR, _ENR, _CON, _REP, _QUA, _NUR, _LOS, _UNS, _BOU, _SUP),
    # Without an enricher NEW goes straight on. A mail that was on its way when an end came changes nothing.
    _E.SENT:             (_CON, _CON, _CON, _REP, _QUA, _NUR, _LOS, _UNS, _BOU, _SUP),
    # A late yes counts, whatever a timer or a human had given up.
    _E.REPLY_POSITIVE:   (_QUA, _QUA, _QUA, _QUA, _QUA, _QUA, _QUA, _UNS, _BOU, _SUP),
    # A no is an answer and an end. Somebody qualified stays with the human, who alone may give them up.
    _E.REPLY_NEGATIVE:   (_LOS, _LOS, _LOS, _LOS, _QUA, _LOS, _LOS, _UNS, _BOU, _SUP),
    # Whoever answers is a human's to answer, late ones too.
    _E.REPLY_QUESTION:   (_REP, _REP, _REP, _REP, _QUA, _REP, _REP, _UNS, _BOU, _SUP),
    _E.REPLY_NEUTRAL:    (_REP, _REP, _REP, _REP, _QUA, _REP, _REP, _UNS, _BOU, _SUP),
    _E.REFERRAL:         (_REP, _REP, _REP, _REP, _QUA, _REP, _REP, _UNS, _BOU, _SUP),
    # Machines do not answer: an out-of-office moves the next touch, the others not even that.
    _E.OUT_OF_OFFICE:    (_N,   _ENR, _CON, _REP, _QUA, _NUR, _LOS, _UNS, _BOU, _SUP),
    _E.AUTO_REPLY:       (_N,   _ENR, _CON, _REP, _QUA, _NUR, _LOS, _UNS, _BOU, _SUP),
    _E.SOFT_BOUNCE:      (_N,   _ENR, _CON, _REP, _QUA, _NUR, _LOS, _UNS, _BOU, _SUP),
    # The lead's own wish is the strongest end. An opt-out and a hard bounce make a suppression in the same
    # transaction, which must not hide them: so `suppressed` does not move them.
    _E.HARD_BOUNCE:      (_BOU, _BOU, _BOU, _BOU, _BOU, _BOU, _BOU, _UNS, _BOU, _SUP),
    _E.UNSUBSCRIBED:     (_UNS, _UNS, _UNS, _UNS, _UNS, _UNS, _UNS, _UNS, _UNS, _UNS),
    # Reporting us as spam says it louder.
    _E.COMPLAINT:        (_UNS, _UNS, _UNS, _UNS, _UNS, _UNS, _UNS, _UNS, _UNS, _UNS),
    # The last step is out and the wait for an answer begins. Where every `if` was false nothing was sent, so
    # nothing is lost.
    _E.FINISHED:         (_NUR, _NUR, _CON, _REP, _QUA, _NUR, _LOS, _UNS, _BOU, _SUP),
    _E.NO_REPLY_TIMEOUT: (_X_N, _X_N, _SCO, _X_A, _X_A, _X_A, _X_A, _X_U, _X_B, _X_S),
    # The first message of the nurture sequence went out: the lead is on the way again. At its end it is put by for
    # good, whatever its score: somebody who stayed silent twice was not lost twice.
    _E.NURTURED:         (_CON, _CON, _CON, _REP, _QUA, _CON, _LOS, _UNS, _BOU, _SUP),
    _E.NURTURE_OVER:     (_X_N, _X_N, _NUR, _X_A, _X_A, _NUR, _X_A, _X_U, _X_B, _X_S),
    # The tag qualifies who was touched; a mark by hand qualifies anybody.
    _E.TAGGED_HOT:       (_X_N, _X_N, _HOT, _HOT, _QUA, _HOT, _X_L, _X_U, _X_B, _X_S),
    _E.MARK_REPLIED:     (_REP, _REP, _REP, _REP, _QUA, _REP, _REP, _X_U, _X_B, _X_S),
    _E.MARK_QUALIFIED:   (_QUA, _QUA, _QUA, _QUA, _QUA, _QUA, _QUA, _X_U, _X_B, _X_S),
    # Won is a flag. Who bought by telephone and wants no mail is won, and gets no mail.
    _E.MARK_WON:         (_QUA, _QUA, _QUA, _QUA, _QUA, _QUA, _QUA, _UNS, _BOU, _SUP),
    _E.MARK_LOST:        (_LOS, _LOS, _LOS, _LOS, _LOS, _LOS, _LOS, _X_U, _X_B, _X_S),
    _E.MARK_NURTURE:     (_NUR, _NUR, _NUR, _NUR, _NUR, _NUR, _NUR, _X_U, _X_B, _X_S),
    # Another round begins at its beginning. A bounced address may exist again, a suppression may be gone (one that
    # stands keeps every message back, whatever the state); an opt-out is for ever.
    _E.MARK_REOPEN:      (_X_W, _X_W, _X_W, _N,   _N,   _N,   _N,   _X_U, _N,   _N),
    _E.SUPPRESSED:       (_SUP, _SUP, _SUP, _SUP, _SUP, _SUP, _SUP, _UNS, _BOU, _SUP),
    # Only what the suppression did is undone: who had answered does not get mail again by it.
    _E.UNSUPPRESSED:     (_N,   _ENR, _CON, _REP, _QUA, _NUR, _LOS, _UNS, _BOU, _WAS),
}
# fmt: on

TABLE: Mapping[tuple[State, Event], State | Why | _Rule] = {
    (state, event): cell for event, row in _ROWS.items() for state, cell in zip(_COLUMNS, row, strict=True)
}


def transition(
    state: State, event: Event, *, score: float | None = None, before: State | None = None
) -> State | Refusal:
    """
    Return the state that follows, or why the event is refused; every pair is defined.

    score: None counts as 0.5.  before: for `unsuppressed` alone, the state from which the lead was suppressed
    (NEW where it was enrolled as suppressed, REPLIED where it answered since); unknown, the lead is LOST.
    """
    cell = TABLE[state, event]
    match cell:
        case _Rule.BY_SCORE:
            return State.NURTURE if _known(score) >= NURTURE_SCORE else State.LOST
        case _Rule.IF_HOT:
            hot = _known(score) > HOT_SCORE
            return State.QUALIFIED if hot else Refusal(state=state, event=event, why=Why.NOT_HOT)
        case _Rule.AS_BEFORE:
            return before if before is not None and before not in ABSOLUTE else State.LOST
        case Why():
            return Refusal(state=state, event=event, why=cell)
        case _:
            return cell


def mermaid() -> str:
    """Return the diagram of every change of state, as a Mermaid state diagram."""
    later = [state for state in _COLUMNS if state in _GROUPS["open"] - MAY_SEND]
    lines = ["stateDiagram-v2", f"    [*] --> {State.NEW}", "    state open {", "        state on_the_way {"]
    lines += [f"            {state}" for state in _COLUMNS if state in MAY_SEND]
    lines += ["        }", *(f"        {state}" for state in later), "    }"]
    lines += [
        f"    {source} --> {target}: {', '.join(events)}" for (source, target), events in _edges().items()
    ]
    return "\n".join(lines) + "\n"


def markdown_table() -> str:
    """Return the whole table as Markdown, one row an event; `-` where the state stays."""
    header = ["event", *(f"`{state}`" for state in _COLUMNS)]
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    for event in Event:
        cells = [_shown(state, TABLE[state, event]) for state in _COLUMNS]
        lines.append("| " + " | ".join([f"`{event}`", *cells]) + " |")
    return "\n".join(lines) + "\n"


def _known(score: float | None) -> float:
    return UNKNOWN_SCORE if score is None else score


def _targets(state: State, cell: _Cell) -> list[tuple[str, str]]:
    """Return what else a cell can lead to, each with its condition."""
    match cell:
        case _Rule.BY_SCORE:
            return [(State.NURTURE, f" (score from {NURTURE_SCORE:.2f})"), (State.LOST, " (lower score)")]
        case _Rule.IF_HOT:
            return [(State.QUALIFIED, f" (score above {HOT_SCORE:.2f})")]
        case _Rule.AS_BEFORE:
            return [("open", " (as it was before)"), (State.LOST, " (nobody knows what was before)")]
        case State() if cell is not state:
            return [(cell, "")]
        case _:
            return []


def _edges() -> dict[tuple[str, str], list[str]]:
    """Return the events by source and target; an edge that a whole group shares starts at the group."""
    sources: dict[tuple[Event, str, str], set[State]] = defaultdict(set)
    for event, state in product(Event, _COLUMNS):
        for target, condition in _targets(state, TABLE[state, event]):
            sources[event, condition, target].add(state)
    edges: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (event, condition, target), found in sources.items():
        group = next((name for name, states in _GROUPS.items() if states <= found | {target}), None)
        rest = found - _GROUPS[group] if group else found
        for source in [*([group] if group else []), *sorted(rest, key=_COLUMNS.index)]:
            edges[source, target].append(event.value + condition)
    return edges


def _shown(state: State, cell: _Cell) -> str:
    match cell:
        case Why():
            return f"refused: {cell.name.lower().replace('_', ' ')}"
        case _Rule():
            return cell.value
        case _:
            return "-" if cell is state else f"`{cell}`"
