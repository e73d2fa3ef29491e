"""One campaign's turn in a cycle: planned, sent, what is over ended; whatever breaks here stays in it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from cam.engine.campaigns import Campaign
from cam.engine.planning import DEFERRING
from cam.engine.schedule import next_look
from cam.engine.state_machine import Event, Refusal, transition
from cam.engine.vocabulary import Nurture, Reason, State
from cam.errors import CamError
from cam.store import due, events, ledger, progress
from cam.usecases import stalls
from cam.usecases.course import Course, record_error, told_error
from cam.usecases.cycle_report import CampaignReport, report
from cam.usecases.desk import Desk
from cam.usecases.ground import Options
from cam.usecases.holding import Held
from cam.usecases.nurture import put_by
from cam.usecases.plan import Over, Passed, Plan, plan_campaign
from cam.usecases.send import Batch, Sent
from cam.usecases.workshop import Workshop

# Deferrals of one lead that end at a moment of its own: it is looked at again then, not in every cycle.
WAITING_FOR = frozenset({Reason.WINDOW_CLOSED, Reason.DOMAIN_CAP, Reason.OUT_OF_OFFICE, Reason.BY_SCORE})


def take_turn(course: Course, campaign: Campaign, *, options: Options, held: Held | None) -> CampaignReport:
    """
    Give one campaign its turn, its time and numbers added to the steps plan, send and timeouts, and return its report.

    held: None for a dry run, which plans and stops there.
    """
    name = "plan"
    try:
        with course.on("plan") as part:
            plan, workshop = _planned(course.desk, campaign, options)
            if held is None:
                planned = report(plan, workshop, sent=None)
                part.counts.update(due=planned.processed, planned=planned.planned)
                return planned
            _hold(course.desk, plan)
            part.counts.update(planned=len(plan.planned))
        name = "send"
        with course.on("send") as part:
            if plan.planned:
                course.acts()
            batch = Batch(course.desk, held, campaign, workshop, options=options)
            sent = batch.run(plan)
            _hold_refused(course.desk, sent)
            done = report(plan, workshop, sent=sent, errors=batch.errors)
            part.counts.update(sent=done.sent, failed=done.failed, deferred=done.deferred)
            part.counts.update(skipped=sum(done.skipped.values()), tasks=done.planned)
            part.errors += batch.errors
        name = "timeouts"
        with course.on("timeouts") as part:
            part.counts["over"] += _end_what_is_over(course.desk, plan)
            stalls.note(course.desk, campaign, done)
    except Exception as error:  # noqa: BLE001 - the error boundary of the cycle
        said = _said(campaign, error)
        if held is not None and not isinstance(error, CamError):
            record_error(course.desk, "campaign", error, campaign_id=campaign.id)
        with course.on(name) as part:
            part.errors.append(said)
        return CampaignReport(campaign=campaign.name, status=campaign.status.value, errors=(said,))
    return done


def _said(campaign: Campaign, error: Exception) -> str:
    if isinstance(error, CamError):
        return told_error(error)
    mend = "'cam db check' finds what was edited by hand, else it is a bug"
    return f"campaign {campaign.name}: {told_error(error)}; {mend}"


def _planned(desk: Desk, campaign: Campaign, options: Options) -> tuple[Plan, Workshop]:
    with desk.db.read() as connection:
        workshop = Workshop.open(connection, desk, campaign, from_name=options.from_name)
        return plan_campaign(connection, desk, workshop, options=options), workshop


def _hold(desk: Desk, plan: Plan) -> None:
    """Store what the plan decided without a message: who is looked at again later, and who moves past a step."""
    if not plan.decisions:
        return
    now = desk.clock()
    recheck = next_look(now, desk.settings.timing.recheck_minutes)
    held = (
        (enrollment_id, reason.value, until or recheck)
        for enrollment_id, reason, until in plan.kept_back()
        if reason not in DEFERRING or reason in WAITING_FOR
    )
    with desk.db.write() as connection:
        for decision in plan.decisions:
            if isinstance(decision, Passed):
                _pass(connection, decision, at=now)
        progress.hold(connection, held)


def _end_what_is_over(desk: Desk, plan: Plan) -> int:
    """End the leads whose sequence is over, where they stand as they were planned, and return how many."""
    over = [decision for decision in plan.decisions if isinstance(decision, Over)]
    if not over:
        return 0
    with desk.db.write() as connection:
        return sum(_end(connection, desk, decision, at=desk.clock()) for decision in over)


def _hold_refused(desk: Desk, sent: Sequence[Sent]) -> None:
    """Hold the leads whose message could not be built, so that the next cycle does not try them at once."""
    now = desk.clock()
    until = next_look(now, desk.settings.timing.recheck_minutes)
    held = [
        (one.planned.candidate.enrollment.id, one.block.reason.value, until)
        for one in sent
        if one.block is not None and not one.block.is_deferral
    ]
    if held:
        with desk.db.write() as connection:
            progress.hold(connection, held)


def _pass(connection: Connection, passed: Passed, *, at: datetime) -> None:
    planned_for = passed.candidate.enrollment
    current = due.one(connection, planned_for.id)
    if current is not None and current.enrollment.next_action_at == planned_for.next_action_at:
        progress.advance(
            connection, planned_for.id, position=passed.position, next_action_at=passed.next_action_at, at=at
        )


def _end(connection: Connection, desk: Desk, decision: Over, *, at: datetime) -> bool:
    enrolled = decision.candidate.enrollment
    current = due.enrollment_now(connection, enrolled.id)
    if current is None or current.next_action_at != enrolled.next_action_at:
        return False  # something has happened since it was planned
    event = Event.NO_REPLY_TIMEOUT if enrolled.touched else Event.FINISHED
    if enrolled.nurture is Nurture.OPEN:
        event = Event.NURTURE_OVER
    state = transition(enrolled.state, event, score=enrolled.score)
    if isinstance(state, Refusal):
        progress.schedule(connection, enrolled.id, next_action_at=None, at=at)
        return False
    if not progress.end(connection, enrolled.id, state=state, at=at, before=enrolled.state):
        return False
    ledger.cancel_open_of_enrollments(
        connection, enrollment_ids=[enrolled.id], reason="the sequence is over", at=at
    )
    events.record(
        connection,
        f"lead.{state.value}",
        at=at,
        campaign_id=enrolled.campaign_id,
        lead_id=enrolled.lead_id,
        details={"because": f"the {'nurture ' if enrolled.nurture else ''}sequence ended without an answer"},
    )
    if state is State.NURTURE:
        put_by(connection, desk, enrolled.id, at=at)
    return True
