"""Marks: what a human knows of a lead (it answered, it buys, it is lost), with everything that follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection

from cam.engine.state_machine import MAY_SEND, Event, Refusal, Why, transition
from cam.engine.vocabulary import State
from cam.errors import NotFound, Refused, UsageError
from cam.store import campaigns, due, lead_views, ledger, marks
from cam.store.lead_views import InCampaign, Person
from cam.store.report import LEAD_MARKED
from cam.usecases.desk import Desk
from cam.usecases.escalate import escalate
from cam.usecases.goings import due_again
from cam.usecases.nurture import put_by

NEVER = datetime.min.replace(tzinfo=UTC)


class Mark(StrEnum):
    """What a human says of a lead."""

    REPLIED = "replied"
    QUALIFIED = "qualified"
    WON = "won"
    LOST = "lost"
    NURTURE = "nurture"
    REOPEN = "reopen"


EVENTS = {
    Mark.REPLIED: Event.MARK_REPLIED,
    Mark.QUALIFIED: Event.MARK_QUALIFIED,
    Mark.WON: Event.MARK_WON,
    Mark.LOST: Event.MARK_LOST,
    Mark.NURTURE: Event.MARK_NURTURE,
    Mark.REOPEN: Event.MARK_REOPEN,
}

# Whoever is marked so has answered, by whatever road: the other campaigns and the colleagues stop as well.
ANSWERED = frozenset({Mark.REPLIED, Mark.QUALIFIED, Mark.WON})


@dataclass(frozen=True, kw_only=True)
class Marked:
    """
    What a mark changed.  campaign: the one that it counts for; before, after: the state there.

    stopped: the other campaigns in which the person gets nothing more.  colleagues: people on their way at the same
    company whom the campaigns' company_reply now keeps back.  cancelled: ledger rows that will not go out.
    """

    lead: str
    mark: Mark
    campaign: str
    before: State
    after: State
    stopped: tuple[str, ...] = ()
    colleagues: int = 0
    cancelled: int = 0


def mark(
    desk: Desk,
    name: str,
    word: Mark,
    *,
    campaign: str | None = None,
    mrr: float | None = None,
    reason: str = "",
) -> Marked:
    """
    Take a human's word about a lead, with all consequences in one transaction.

    It counts for the named campaign, else for the one that touched the lead last, else for the first. An answer stops
    the person in every campaign; a lead that is given up is given up in all of them, unless a campaign is named.
    Raises NotFound, UsageError, and Refused where an end wins over the mark.
    """
    if mrr is not None and word is not Mark.WON:
        raise UsageError(f"--mrr: a lead marked {word.value} has no revenue", hint="it goes with won")
    at = desk.clock()
    with desk.db.write() as connection:
        person = lead_views.get_person(connection, name)
        main, others = _choose(connection, person, campaign)
        if word is Mark.REOPEN:
            return _reopen(connection, desk, person, main, reason=reason, at=at)
        others = others if campaign is None or word in ANSWERED else []
        said = _Said(mrr=mrr, reason=reason, at=at)
        return _mark(connection, desk, person, main, word, others=others, said=said)


@dataclass(frozen=True, kw_only=True)
class _Said:
    """What was said beside the word, and when."""

    mrr: float | None
    reason: str
    at: datetime


def _mark(
    connection: Connection,
    desk: Desk,
    person: Person,
    main: InCampaign,
    word: Mark,
    *,
    others: Sequence[InCampaign],
    said: _Said,
) -> Marked:
    after = _apply(connection, desk, person, main, word, said=said)
    if word in ANSWERED:
        marks.set_answered(connection, main.enrollment.id, at=said.at)
    if word is Mark.WON:
        marks.set_won(connection, main.enrollment.id, mrr=said.mrr)
    stopped = _stop_others(connection, desk, person, others, word, at=said.at)
    cancelled = ledger.cancel_open_of_enrollments(
        connection,
        enrollment_ids=[one.enrollment.id for one in (main, *stopped)],
        reason=f"marked {word.value}",
        at=said.at,
    )
    kept_back = _stop_colleagues(connection, person, at=said.at) if word in ANSWERED else 0
    return Marked(
        lead=person.lead.key, mark=word, campaign=main.campaign, before=main.enrollment.state, after=after,
        stopped=tuple(one.campaign for one in stopped), colleagues=kept_back, cancelled=cancelled,
    )  # fmt: skip


def _choose(
    connection: Connection, person: Person, campaign: str | None
) -> tuple[InCampaign, list[InCampaign]]:
    found = lead_views.enrollments_of(connection, [person.lead.id]).get(person.lead.id, ())
    if not found:
        raise NotFound(f"lead {person.lead.key}: in no campaign", hint="import it into one: cam import-csv")
    if campaign is None:
        main = max(found, key=lambda one: (one.enrollment.last_touch_at or NEVER, -one.enrollment.id))
    else:
        wanted = campaigns.get_campaign(connection, campaign)
        mine = [one for one in found if one.enrollment.campaign_id == wanted.id]
        if not mine:
            raise NotFound(f"lead {person.lead.key}: not in campaign {wanted.name}",
                           hint=f"it is in {', '.join(one.campaign for one in found)}")  # fmt: skip
        main = mine[0]
    return main, [one for one in found if one is not main]


def _apply(
    connection: Connection, desk: Desk, person: Person, main: InCampaign, word: Mark, *, said: _Said
) -> State:
    before = main.enrollment.state
    after = transition(before, EVENTS[word], score=person.score)
    if isinstance(after, Refusal):
        raise _refused(person, main, after)
    marks.set_state(connection, main.enrollment.id, after, at=said.at)
    step, variant = marks.last_sent(connection, main.enrollment.id)
    marks.record(
        connection, LEAD_MARKED, lead_id=person.lead.id, campaign_id=main.enrollment.campaign_id, at=said.at,
        mark=word.value, before=before.value, after=after.value, reason=said.reason, step=step, variant=variant,
        mrr=said.mrr,
    )  # fmt: skip
    if after is State.NURTURE:
        put_by(connection, desk, main.enrollment.id, at=said.at)
    if after is State.QUALIFIED and before is not after:
        escalate(connection, main.enrollment.id, because=f"marked {word.value}", at=said.at)
    return after


def _refused(person: Person, main: InCampaign, refusal: Refusal) -> Refused:
    what = f"lead {person.lead.key}, campaign {main.campaign}: {refusal.why.value}"
    return Refused(what, guard=refusal.state.value, hint=_way_out(person, refusal.why))


def _way_out(person: Person, why: Why) -> str:
    match why:
        case Why.SUPPRESSED if person.suppressed:
            return f"run 'cam suppress remove {person.suppressed.partition(' ')[0]}', then mark it reopen"
        case Why.SUPPRESSED | Why.BOUNCED:
            return f"run 'cam lead mark {person.lead.key} reopen'"
        case Why.ON_ITS_WAY:
            return f"run 'cam why {person.lead.key}'"
        case _:
            return ""


def _stop_others(
    connection: Connection,
    desk: Desk,
    person: Person,
    others: Sequence[InCampaign],
    word: Mark,
    *,
    at: datetime,
) -> list[InCampaign]:
    """End the person's other enrollments that are on their way; what ended otherwise keeps its state."""
    event = Event.MARK_REPLIED if word in ANSWERED else EVENTS[word]
    stopped = []
    for one in others:
        after = transition(one.enrollment.state, event)
        if not one.enrollment.is_open or isinstance(after, Refusal):
            continue
        marks.set_state(connection, one.enrollment.id, after, at=at)
        marks.record(
            connection, "lead.stopped", lead_id=person.lead.id, campaign_id=one.enrollment.campaign_id, at=at,
            before=one.enrollment.state.value, after=after.value, reason=f"marked {word.value} in another campaign",
        )  # fmt: skip
        if after is State.NURTURE:
            put_by(connection, desk, one.enrollment.id, at=at)
        stopped.append(one)
    return stopped


def _stop_colleagues(connection: Connection, person: Person, *, at: datetime) -> int:
    """
    Withdraw what was on its way to colleagues; the planner keeps them back from now on, by each campaign's rule.

    Return how many people that are.
    """
    ids = marks.colleagues(connection, person.lead.id)
    ledger.cancel_open_of_enrollments(connection, enrollment_ids=ids, reason="a colleague answered", at=at)
    marks.make_due(connection, ids, at=at)
    return len(ids)


def _reopen(
    connection: Connection, desk: Desk, person: Person, main: InCampaign, *, reason: str, at: datetime
) -> Marked:
    if person.suppressed:
        raise Refused(
            f"lead {person.lead.key}: {person.suppressed}", guard="suppressed",
            hint=f"run 'cam suppress remove {person.suppressed.partition(' ')[0]}' first, if the person agrees",
        )  # fmt: skip
    # what waits belongs to the round that is over
    ledger.cancel_open_of_enrollments(
        connection, enrollment_ids=[main.enrollment.id], reason="marked reopen", at=at
    )
    before = main.enrollment.state
    state = _unsuppressed(connection, main) if before is State.SUPPRESSED else before
    if before is State.SUPPRESSED and state in MAY_SEND:
        # the suppression alone had stopped it: the sequence goes on where it was
        next_at = due_again(connection, desk, main.enrollment.id, at=at)
        marks.go_on(connection, main.enrollment.id, state=state, next_action_at=next_at, at=at)
        after = state
    else:
        after = state if _is_held_elsewhere(connection, main) else _reopened(person, main, state)
        marks.reopen(connection, main.enrollment.id, state=after, at=at)
    marks.record(
        connection, LEAD_MARKED, lead_id=person.lead.id, campaign_id=main.enrollment.campaign_id, at=at,
        mark=Mark.REOPEN.value, before=before.value, after=after.value, reason=reason,
    )  # fmt: skip
    return Marked(lead=person.lead.key, mark=Mark.REOPEN, campaign=main.campaign, before=before, after=after)


def _is_held_elsewhere(connection: Connection, main: InCampaign) -> bool:
    """Return whether a lead has not been written to here, for the person answered in another campaign."""
    candidate = due.one(connection, main.enrollment.id)
    is_waiting = main.enrollment.state in MAY_SEND and not main.enrollment.touched
    return is_waiting and candidate is not None and candidate.is_answered_elsewhere


def _reopened(person: Person, main: InCampaign, state: State) -> State:
    after = transition(state, Event.MARK_REOPEN)
    if isinstance(after, Refusal):
        raise _refused(person, main, after)
    return after


def _unsuppressed(connection: Connection, main: InCampaign) -> State:
    enrolled = main.enrollment
    before = marks.state_before_suppression(connection, enrolled.lead_id, enrolled.campaign_id)
    state = transition(State.SUPPRESSED, Event.UNSUPPRESSED, before=before)
    return state if isinstance(state, State) else State.LOST
