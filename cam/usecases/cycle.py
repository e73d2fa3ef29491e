"""The cycle: listen, settle doubt, plan, send, end what is over; one campaign's failure never stops its neighbours."""

import os
import socket
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from cam.engine.campaigns import Campaign
from cam.engine.enrollments import LedgerMessage
from cam.engine.state_machine import Event, Refusal, transition
from cam.engine.vocabulary import MessageStatus, Reason
from cam.errors import CamError
from cam.store import alerts, due, events, ledger, progress
from cam.store.leases import Lease
from cam.usecases import cycle_events
from cam.usecases.alerts import deliver
from cam.usecases.cycle_report import CampaignReport, report
from cam.usecases.decide import decide
from cam.usecases.desk import Desk
from cam.usecases.file_copies import file_copies
from cam.usecases.ground import Options
from cam.usecases.holding import Held, current_holder, holding
from cam.usecases.listening import Heard, listen
from cam.usecases.plan import Blocked, Over, Passed, Plan, plan_campaign
from cam.usecases.repeat import ask_again, keep_asking
from cam.usecases.send import Batch, Sent
from cam.usecases.workshop import Workshop

# Deferrals of one lead that end at a moment of its own: it is looked at again then, not in every cycle.
WAITING_FOR = frozenset({Reason.WINDOW_CLOSED, Reason.DOMAIN_CAP, Reason.OUT_OF_OFFICE})


@dataclass(frozen=True, kw_only=True)
class RunReport:
    """
    One cycle over some campaigns.

    busy: the lease of another process, which then does the work.  heard: what the inboxes brought before it.
    unfiled: why copies are missing in a Sent folder.
    undelivered: why a human could not be told.
    """

    is_dry_run: bool
    campaigns: tuple[CampaignReport, ...] = ()
    busy: Lease | None = None
    heard: Heard = field(default_factory=Heard)
    unfiled: tuple[str, ...] = ()
    undelivered: tuple[str, ...] = ()

    def total(self, name: str) -> int:
        """Return the sum of one number over all campaigns."""
        return sum(getattr(campaign, name) for campaign in self.campaigns)


def holder_name() -> str:
    """Return who this process is, for people who read `status`."""
    return f"{socket.gethostname()}:{os.getpid()}"


def run(desk: Desk, campaigns: Sequence[Campaign], *, options: Options) -> RunReport:
    """Run one cycle over these campaigns; a dry run only reads."""
    if options.is_dry_run:
        reports = [_guarded(desk, campaign, options, None) for campaign in campaigns]
        return RunReport(is_dry_run=True, campaigns=tuple(reports))
    with holding(desk, holder=holder_name()) as held:
        if held is None:
            return RunReport(is_dry_run=False, busy=current_holder(desk))
        begun = cycle_events.began(desk, campaigns)
        doubt(desk)
        heard = listen(desk)
        park(desk)
        ask_again(desk, held)
        reports = [
            _with_heard(_guarded(desk, campaign, options, held), campaign, heard) for campaign in campaigns
        ]
        told = _judge_and_tell(desk)
        done = RunReport(
            is_dry_run=False, campaigns=tuple(reports), heard=heard, unfiled=_filed(desk), undelivered=told
        )
        cycle_events.ended(desk, begun, done)
        return done


def _filed(desk: Desk) -> tuple[str, ...]:
    """File copies of what was sent, inside an error boundary: the sends are done."""
    try:
        return file_copies(desk)
    except Exception as error:  # noqa: BLE001 - the error boundary of the cycle
        return (_unexpected(desk, "copies", error),)


def _judge_and_tell(desk: Desk) -> tuple[str, ...]:
    """Judge the campaigns and tell whom it concerns, inside an error boundary: what was sent stays reported."""
    try:
        decide(desk)
        return deliver(desk).errors
    except Exception as error:  # noqa: BLE001 - the error boundary of the cycle
        return (_unexpected(desk, "decide", error),)


def _unexpected(desk: Desk, stage: str, error: Exception) -> str:
    said = error.what if isinstance(error, CamError) else f"unexpected {type(error).__name__}: {error}"
    with desk.db.write() as connection:
        details = {"stage": stage, "error": said, "traceback": traceback.format_exc()}
        events.record(connection, "cam.error", at=desk.clock(), details=details)
    return f"{stage}: {said}"


def _with_heard(found: CampaignReport, campaign: Campaign, heard: Heard) -> CampaignReport:
    """Return a campaign's report with what the inboxes brought for it, and which of its own could not be read."""
    unread = [
        f"inbox of {one.mailbox}: {one.trouble}"
        for one in heard.inboxes
        if one.trouble and one.mailbox_id in campaign.mailbox_ids
    ]
    hot = heard.processed.positive[campaign.id]
    return replace(found, hot_leads_detected=hot, errors=(*found.errors, *unread, *heard.processed.troubles))


def doubt(desk: Desk) -> None:
    """
    Take what a dead process was sending for UNKNOWN, and cancel what it had queued and not begun.

    The leads of the latter are due still and are planned again from what is now known.
    Only the holder of the lease may call it, before it begins anything.
    """
    now = desk.clock()
    with desk.db.write() as connection:
        ledger.cancel_unbegun(connection, at=now)
        until = now + timedelta(minutes=desk.settings.timing.settle_minutes)
        for row_id in ledger.orphans_to_unknown(connection, settle_until=until, at=now):
            row = ledger.get(connection, row_id)
            if row is not None:
                keep_asking(connection, desk, row, now=now)
                _tell(connection, "message.unknown", row, at=now)


def park(desk: Desk) -> None:
    """Put aside for a human what no proof has settled in time; the inboxes were asked for proof before."""
    now = desk.clock()
    with desk.db.write() as connection:
        for row in ledger.overdue_unknown(connection, now=now):
            outcome = f"{row.outcome}; no proof came in time"
            ledger.settle(
                connection,
                row.id,
                old=MessageStatus.UNKNOWN,
                new=MessageStatus.PARKED,
                at=now,
                outcome=outcome,
            )
            _tell(connection, "message.parked", row, at=now)
            alerts.raise_alert(
                connection,
                key=f"parked:{row.id}",
                type="SENDS_PARKED",
                title=f"nobody can prove whether {row.recipient} got '{row.subject}'",
                body=f"look into the Sent folder or ask, then: cam unknown resolve {row.id} --sent|--resend|--drop",
                at=now,
            )


def _tell(connection: Connection, name: str, row: LedgerMessage, *, at: datetime) -> None:
    events.record(
        connection,
        name,
        at=at,
        campaign_id=row.campaign_id,
        lead_id=row.lead_id,
        message_row_id=row.id,
        mailbox_id=row.mailbox_id,
        details={"step": row.step_id},
    )


def _guarded(desk: Desk, campaign: Campaign, options: Options, held: Held | None) -> CampaignReport:
    """Run one campaign inside the cycle's error boundary: what breaks here is reported, the others go on."""
    try:
        return _run_campaign(desk, campaign, options, held)
    except CamError as error:
        said = f"{error.what}; {error.hint}" if error.hint else error.what
        return CampaignReport(campaign=campaign.name, status=campaign.status.value, errors=(said,))
    except Exception as error:  # noqa: BLE001 - the error boundary of the cycle
        what = f"unexpected {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        said = f"campaign {campaign.name}: {what}; 'cam db check' finds what was edited by hand, else it is a bug"
        if not options.is_dry_run:
            with desk.db.write() as connection:
                details = {"stage": "campaign", "error": said, "traceback": traceback.format_exc()}
                events.record(
                    connection, "cam.error", at=desk.clock(), campaign_id=campaign.id, details=details
                )
        return CampaignReport(campaign=campaign.name, status=campaign.status.value, errors=(said,))


def _run_campaign(desk: Desk, campaign: Campaign, options: Options, held: Held | None) -> CampaignReport:
    with desk.db.read() as connection:
        workshop = Workshop.open(connection, desk, campaign, from_name=options.from_name)
        plan = plan_campaign(connection, desk, workshop, options=options)
    if held is None:
        return report(plan, workshop, sent=None)
    _apply(desk, plan)
    batch = Batch(desk, held, campaign, workshop, options=options)
    sent = batch.run(plan)
    _hold_refused(desk, sent)
    return report(plan, workshop, sent=sent, errors=batch.errors)


def _apply(desk: Desk, plan: Plan) -> None:
    """Store what the plan decided without a message: who is looked at again later, moves past a step, is over."""
    now = desk.clock()
    recheck = now + timedelta(minutes=desk.settings.timing.recheck_minutes)
    held = []
    with desk.db.write() as connection:
        for decision in plan.decisions:
            match decision:
                case Blocked(block=block) if not block.is_deferral:
                    held.append(
                        (decision.candidate.enrollment.id, block.reason.value, block.until or recheck)
                    )
                case Blocked(block=block) if block.reason in WAITING_FOR:
                    held.append(
                        (decision.candidate.enrollment.id, block.reason.value, block.until or recheck)
                    )
                case Passed():
                    _pass(connection, decision, at=now)
                case Over():
                    _end(connection, decision, at=now)
                case _:
                    pass
        progress.hold(connection, held)


def _hold_refused(desk: Desk, sent: Sequence[Sent]) -> None:
    """Hold the leads whose message could not be built, so that the next cycle does not try them at once."""
    now = desk.clock()
    until = now + timedelta(minutes=desk.settings.timing.recheck_minutes)
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


def _end(connection: Connection, decision: Over, *, at: datetime) -> None:
    enrolled = decision.candidate.enrollment
    event = Event.NO_REPLY_TIMEOUT if enrolled.touched else Event.FINISHED
    state = transition(enrolled.state, event, score=enrolled.score)
    if isinstance(state, Refusal):
        progress.schedule(connection, enrolled.id, next_action_at=None, at=at)
        return
    if not progress.end(connection, enrolled.id, state=state, at=at, before=enrolled.state):
        return
    ledger.cancel_open_of_enrollments(
        connection, enrollment_ids=[enrolled.id], reason="the sequence is over", at=at
    )
    events.record(
        connection,
        f"lead.{state.value}",
        at=at,
        campaign_id=enrolled.campaign_id,
        lead_id=enrolled.lead_id,
        details={"because": "the sequence ended without an answer"},
    )
