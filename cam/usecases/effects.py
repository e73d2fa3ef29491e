"""What an answer does: life cycle, suppression, withdrawn sends, alert and audit, in the transaction of its message."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine import planning
from cam.engine.answers import EVENTS, SOFT_IN_A_ROW, away_until
from cam.engine.enrollments import LedgerMessage
from cam.engine.refusals import is_ours
from cam.engine.state_machine import Event, Refusal, transition
from cam.engine.suppressions import Target, parse_target
from cam.engine.vocabulary import MessageStatus, ReplyClass, State
from cam.errors import InputError
from cam.store import (
    campaigns,
    lead_views,
    ledger,
    marks,
    progress,
    proposals,
    replies,
    suppressions,
)
from cam.store.lead_views import InCampaign
from cam.usecases import reply_alerts
from cam.usecases.desk import Desk
from cam.usecases.escalate import escalate
from cam.usecases.proofs import proved_sent
from cam.usecases.reply_alerts import Case


@dataclass(kw_only=True)
class Effects:
    """
    What was done, so that a human's correction can take it back.

    moved: (enrollment, state before, state after).  paused, answered, away: enrollments.
    suppressed: values that were not before.  is_dead: a soft bounce too many says that the address is dead.
    """

    moved: list[tuple[int, str, str]] = field(default_factory=list)
    paused: list[int] = field(default_factory=list)
    answered: list[int] = field(default_factory=list)
    away: list[int] = field(default_factory=list)
    suppressed: list[str] = field(default_factory=list)
    is_dead: bool = False

    def document(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "moved": [list(one) for one in self.moved],
            "paused": self.paused,
            "answered": self.answered,
            "away": self.away,
            "suppressed": self.suppressed,
        }


def follow(connection: Connection, desk: Desk, case: Case, *, at: datetime) -> Effects:
    """
    Carry out what an answer means, and return what that changed.

    A guess stops the lead and asks; it neither ends nor suppresses anybody.
    """
    before = _states(connection, case)
    done = Effects()
    _carry_out(connection, desk, case, done, at=at)
    done.moved = [
        (key, before[key], after) for key, after in _states(connection, case).items() if before[key] != after
    ]
    return done


def _states(connection: Connection, case: Case) -> dict[int, str]:
    found = lead_views.enrollments_of(connection, [case.row.lead_id])[case.row.lead_id]
    return {one.enrollment.id: one.enrollment.state.value for one in found}


def _carry_out(connection: Connection, desk: Desk, case: Case, done: Effects, *, at: datetime) -> None:
    answer = case.answer
    if answer.is_undecided:
        _stop_and_ask(connection, case, done, at=at)
        return
    match answer.reply_class:
        case ReplyClass.OOO:
            _wait(connection, desk, case, done, at=at)
        case ReplyClass.AUTO_REPLY:
            pass
        case ReplyClass.BOUNCE:
            _bounce(connection, case, done, at=at)
        case ReplyClass.UNSUBSCRIBE | ReplyClass.COMPLAINT:
            _opt_out(connection, case, done, at=at)
        case _:
            _answered(connection, case, EVENTS[answer.reply_class], done, at=at)
            zone = ZoneInfo(desk.settings.sender.timezone)
            reply_alerts.remind(connection, case, zone=zone, at=at)
    reply_alerts.tell(connection, case, at=at)
    if answer.reply_class is ReplyClass.REFERRAL and (answer.referred_address or answer.referred_name):
        _propose(connection, case, at=at)


def prove_sent(connection: Connection, desk: Desk, row: LedgerMessage, *, because: str) -> None:
    """Settle a send in doubt that somebody answered or returned, or whose copy is there: it went out."""
    if row.status in (MessageStatus.UNKNOWN, MessageStatus.PARKED):
        proved_sent(connection, desk, row, because=because)


def pause_leads(
    connection: Connection, lead_ids: Sequence[int], why: str, *, inbound_id: int, at: datetime
) -> Effects:
    """Pause whatever is on its way to these leads: a message stands between them and the next step."""
    done = Effects()
    for found in lead_views.enrollments_of(connection, lead_ids).values():
        _pause(connection, found, why, done, inbound_id=inbound_id, at=at)
    return done


def _enrollments(connection: Connection, case: Case) -> tuple[InCampaign, list[InCampaign]]:
    """Return the enrollment that was answered, and the person's others."""
    found = lead_views.enrollments_of(connection, [case.row.lead_id])[case.row.lead_id]
    main = next(one for one in found if one.enrollment.id == case.row.enrollment_id)
    return main, [one for one in found if one is not main]


def _answered(connection: Connection, case: Case, event: Event, done: Effects, *, at: datetime) -> None:
    """A person wrote: nothing more goes to them in any campaign, nor to colleagues where the campaign says so."""
    main, others = _enrollments(connection, case)
    _move(connection, case, main, event, at=at)
    _note_answer(connection, case, main, done, at=at)
    for one in others:
        if one.enrollment.is_open:
            _move(connection, case, one, Event.REPLY_NEUTRAL, at=at)
    ledger.cancel_open(connection, lead_ids=[case.row.lead_id], reason="the lead answered", at=at)
    _stop_colleagues(connection, case, at=at)


def _note_answer(
    connection: Connection, case: Case, main: InCampaign, done: Effects, *, at: datetime
) -> None:
    if main.enrollment.replied_at is None:
        marks.set_answered(connection, main.enrollment.id, at=min(case.received_at, at))
        done.answered.append(main.enrollment.id)


def _stop_colleagues(connection: Connection, case: Case, *, at: datetime) -> None:
    # the planner keeps them back from now on, by each campaign's rule
    ids = marks.colleagues(connection, case.row.lead_id)
    ledger.withdraw(connection, enrollment_ids=ids, reason="a colleague answered", at=at)
    marks.make_due(connection, ids, at=at)


def _move(connection: Connection, case: Case, one: InCampaign, event: Event, *, at: datetime) -> None:
    before = one.enrollment.state
    after = transition(before, event, score=case.person.score)
    if isinstance(after, Refusal) or after is before:
        return
    marks.set_state(connection, one.enrollment.id, after, at=at)
    marks.record(
        connection, f"lead.{after.value}", lead_id=case.row.lead_id, campaign_id=one.enrollment.campaign_id, at=at,
        before=before.value, after=after.value, reason=f"{case.answer.reply_class.value}, {case.source}",
    )  # fmt: skip
    if after is State.QUALIFIED:
        escalate(connection, one.enrollment.id, because=f"a positive {case.source}", at=at)


def _stop_and_ask(connection: Connection, case: Case, done: Effects, *, at: datetime) -> None:
    answer = case.answer
    if answer.is_human and not answer.is_guess:
        _answered(connection, case, Event.REPLY_NEUTRAL, done, at=at)
    elif answer.reply_class is not ReplyClass.BOUNCE:
        found = lead_views.enrollments_of(connection, [case.row.lead_id])[case.row.lead_id]
        reason = f"is this from them? cam replies show {case.inbound_id}"
        _pause(connection, found, reason, done, inbound_id=case.inbound_id, at=at)
    reply_alerts.ask(connection, case, at=at)


def _pause(
    connection: Connection,
    found: Sequence[InCampaign],
    reason: str,
    done: Effects,
    *,
    inbound_id: int,
    at: datetime,
) -> None:
    running = [one for one in found if one.enrollment.is_open and not one.enrollment.paused]
    ids = [one.enrollment.id for one in running]
    ledger.cancel_open_of_enrollments(connection, enrollment_ids=ids, reason="paused", at=at)
    for one in running:
        progress.pause(connection, one.enrollment.id, reason=reason, at=at)
        marks.record(
            connection, "lead.paused", lead_id=one.enrollment.lead_id, campaign_id=one.enrollment.campaign_id,
            at=at, reason=reason, inbound=inbound_id,
        )  # fmt: skip
    done.paused += ids


def _wait(connection: Connection, desk: Desk, case: Case, done: Effects, *, at: datetime) -> None:
    main, others = _enrollments(connection, case)
    campaign = campaigns.get_campaign(connection, case.row.campaign_id)
    zone = planning.lead_zone(case.person.lead, campaign, default=ZoneInfo(desk.settings.sender.timezone))
    until = away_until(
        case.answer,
        received_at=min(case.received_at, at),  # servers' clocks are wrong at times
        default_days=desk.settings.timing.out_of_office_days,
        zone=zone,
    )
    if until <= at:
        return
    ids = [one.enrollment.id for one in (main, *others) if one.enrollment.is_open]
    ledger.withdraw(connection, enrollment_ids=ids, reason="the lead is away", at=at)
    progress.wait_until(connection, ids, until=until, at=at)
    done.away += ids
    for one in (main, *others):
        if one.enrollment.id in ids:
            marks.record(
                connection, "lead.away", lead_id=case.row.lead_id, campaign_id=one.enrollment.campaign_id, at=at,
                until=until.isoformat(), reason=case.source,
            )  # fmt: skip


def _bounce(connection: Connection, case: Case, done: Effects, *, at: datetime) -> None:
    kind = case.answer.bounce_kind
    is_counted = kind == "soft" and not is_ours(case.answer.bounce_cause)
    if is_counted and replies.soft_in_a_row(connection, case.row) + 1 >= SOFT_IN_A_ROW:
        kind = "hard"
        done.is_dead = True
    if kind != "hard":
        return
    main, _others = _enrollments(connection, case)
    _move(connection, case, main, Event.HARD_BOUNCE, at=at)
    ledger.cancel_open(connection, lead_ids=[case.row.lead_id], reason="the address bounced", at=at)
    _suppress(connection, case, [case.row.recipient], "bounced", done, at=at)


def _opt_out(connection: Connection, case: Case, done: Effects, *, at: datetime) -> None:
    """Nobody writes to this person again: every enrollment ends, every address that is known of them is suppressed."""
    main, others = _enrollments(connection, case)
    for one in (main, *others):
        _move(connection, case, one, EVENTS[case.answer.reply_class], at=at)
    ledger.cancel_open(connection, lead_ids=[case.row.lead_id], reason="the lead opted out", at=at)
    lead = case.person.lead
    keys = [lead.email, lead.linkedin_url]
    if case.answer.reply_class is ReplyClass.UNSUBSCRIBE:
        _note_answer(connection, case, main, done, at=at)
        _stop_colleagues(connection, case, at=at)
        keys.append(case.sender)
    reason = "complained" if case.answer.reply_class is ReplyClass.COMPLAINT else "unsubscribed"
    _suppress(connection, case, keys, reason, done, at=at)


def _suppress(
    connection: Connection, case: Case, keys: Sequence[str], reason: str, done: Effects, *, at: datetime
) -> None:
    targets = _targets(keys)
    before = suppressions.standing(connection, [target.value for target in targets])
    source = f"{case.source}, {case.received_at:%Y-%m-%d}"
    suppressions.suppress_all(connection, targets, reason=reason, source=source, at=at)
    done.suppressed += [target.value for target in targets if target.value not in before]


def _targets(keys: Sequence[str]) -> list[Target]:
    found = []
    for key in dict.fromkeys(filter(None, keys)):
        try:
            found.append(parse_target(key))
        except InputError:  # an address in a header that is none: the lead's own is among the keys
            continue
    return found


def _propose(connection: Connection, case: Case, *, at: datetime) -> None:
    answer = case.answer
    made = proposals.propose(
        connection,
        inbound_id=case.inbound_id,
        campaign_id=case.row.campaign_id,
        referred_by=case.row.lead_id,
        name=answer.referred_name,
        email=answer.referred_address,
        at=at,
    )
    if made is not None:
        marks.record(
            connection, "lead.proposed", lead_id=case.row.lead_id, campaign_id=case.row.campaign_id, at=at,
            proposal=made, person=answer.referred_name, email=answer.referred_address, reason=case.source,
        )  # fmt: skip
