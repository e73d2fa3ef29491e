"""What an outcome does: the ledger row, the lead, the mailbox and the audit log, in one transaction."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine import schedule
from cam.engine.campaigns import Mailbox
from cam.engine.enrollments import Candidate, LedgerMessage
from cam.engine.sequence import Sequence
from cam.engine.state_machine import MAY_SEND, Event, Refusal, transition
from cam.engine.vocabulary import MailboxStatus, MessageStatus, State
from cam.gateways.ports import ANSWERS_KEPT, Accepted, Blame, Outcome, Refused, Unknown
from cam.settings import Settings
from cam.store import alerts, due, events, ledger, mailboxes, nurture, progress, suppressions
from cam.usecases import outages


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One attempt that was begun.  mime: the frozen bytes.  token: of the lease it was under.  zone: the lead's."""

    candidate: Candidate
    row: LedgerMessage
    mime: bytes
    sequence: Sequence
    mailbox: Mailbox
    token: int
    zone: ZoneInfo


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What became of an attempt.  reason: the provider's words where it was not accepted."""

    status: MessageStatus
    reason: str = ""


def store_outcome(
    connection: Connection, attempt: Attempt, outcome: Outcome, *, settings: Settings, now: datetime
) -> Settled:
    """Store what the provider answered, with everything that follows from it."""
    match outcome:
        case Accepted():
            settled = Settled(status=MessageStatus.SENT)
        case Unknown():
            settled = Settled(status=MessageStatus.UNKNOWN, reason=f"{outcome.phase}: {outcome.detail}")
        case Refused():
            settled = _refused(attempt, outcome, settings=settings)
    settle_until = None
    if isinstance(outcome, Unknown):
        settle_until = (
            now if outcome.is_final else _proof_until(connection, attempt, settings=settings, now=now)
        )
    kept = ledger.finish(
        connection,
        attempt.row.id,
        status=settled.status,
        at=now,
        token=attempt.token,
        outcome=outcome.answer if isinstance(outcome, Accepted) else settled.reason,
        platform_id=outcome.platform_id if isinstance(outcome, Accepted) else "",
        settle_until=settle_until,
    )
    if not kept:  # somebody took this row for lost and decided; the ledger's word stands
        return settled
    _record(connection, attempt, settled, now=now)
    attempt = _as_it_is_now(connection, attempt)
    match outcome:
        case Accepted():
            _accepted(connection, attempt, now=now, settings=settings)
        case Refused():
            _follow_refusal(connection, attempt, outcome, settled, settings=settings, now=now)
    return settled


def asked_until(mailbox: Mailbox, *, begun_at: datetime, settings: Settings) -> datetime | None:
    """
    Return until when the provider can be asked again about a send, or None where it keeps no answers.

    That ends with the day whose caps the send counts against: the repeat may be the first that arrives.
    """
    kept = ANSWERS_KEPT.get(mailbox.provider)
    if kept is None:
        return None
    return min(begun_at + kept, schedule.next_day_start(ZoneInfo(settings.sender.timezone), begun_at))


def proof_until(
    mailbox: Mailbox, *, begun_at: datetime | None, settings: Settings, now: datetime
) -> datetime:
    """Return until when proof of an uncertain send may come by itself."""
    late = mailbox.sent_delay_seconds or 0 if mailbox.tells_what_was_sent else 0
    at_least = now + timedelta(minutes=settings.timing.settle_minutes, seconds=late)
    asked = asked_until(mailbox, begun_at=begun_at or now, settings=settings)
    return max(at_least, asked) if asked is not None else at_least


def _proof_until(connection: Connection, attempt: Attempt, *, settings: Settings, now: datetime) -> datetime:
    row = ledger.get(connection, attempt.row.id) or attempt.row
    return proof_until(attempt.mailbox, begun_at=row.begun_at, settings=settings, now=now)


def _refused(attempt: Attempt, refused: Refused, *, settings: Settings) -> Settled:
    answer = f"{refused.phase}: {refused.answer}"
    if refused.blame is Blame.MAILBOX:
        return Settled(status=MessageStatus.RETRY, reason=answer)
    if refused.is_permanent:
        return Settled(status=MessageStatus.FAILED, reason=answer)
    attempts = attempt.row.attempts + 1
    if attempts > len(settings.timing.retry_minutes):
        return Settled(status=MessageStatus.FAILED, reason=f"gave up after {attempts} attempts; {answer}")
    return Settled(status=MessageStatus.RETRY, reason=answer)


def _as_it_is_now(connection: Connection, attempt: Attempt) -> Attempt:
    """Return the attempt with the lead as it is at this moment: an answer may have come while the message left."""
    enrolled = due.enrollment_now(connection, attempt.row.enrollment_id)
    if enrolled is None:
        return attempt
    return replace(attempt, candidate=replace(attempt.candidate, enrollment=enrolled))


def _record(connection: Connection, attempt: Attempt, settled: Settled, *, now: datetime) -> None:
    events.record(
        connection,
        f"message.{settled.status.value}",
        at=now,
        campaign_id=attempt.row.campaign_id,
        lead_id=attempt.row.lead_id,
        message_row_id=attempt.row.id,
        mailbox_id=attempt.row.mailbox_id,
        details={"step": attempt.row.step_id, "variant": attempt.row.variant, "reason": settled.reason},
    )


def _accepted(connection: Connection, attempt: Attempt, *, now: datetime, settings: Settings) -> None:
    mark_touched(
        connection, attempt.candidate, attempt.sequence, at=now, settings=settings, zone=attempt.zone
    )
    if attempt.mailbox.failures or attempt.mailbox.not_before:
        mailboxes.recover(connection, attempt.mailbox.id)
        outages.mailbox_back(connection, attempt.mailbox.id, at=now)


def mark_touched(
    connection: Connection,
    candidate: Candidate,
    sequence: Sequence,
    *,
    at: datetime,
    settings: Settings,
    zone: ZoneInfo,
) -> None:
    """Move a lead past a step that went out: its state, its next step and when that comes, in the lead's zone."""
    enrolled = candidate.enrollment
    position = enrolled.position + 1
    wait = sequence.steps[position].wait if position < len(sequence.steps) else settings.timing.no_reply_days
    state = transition(enrolled.state, Event.NURTURED if enrolled.awaits_nurture else Event.SENT)
    due_at = max(schedule.after_wait(at, wait, zone), enrolled.away_until or at)
    progress.touch(
        connection,
        enrolled.id,
        state=enrolled.state if isinstance(state, Refusal) else state,
        position=position,
        at=at,
        next_action_at=due_at if state in MAY_SEND and not enrolled.paused else None,
    )
    if enrolled.awaits_nurture:
        nurture.begun(connection, enrolled, at=at)


def _follow_refusal(
    connection: Connection,
    attempt: Attempt,
    refused: Refused,
    settled: Settled,
    *,
    settings: Settings,
    now: datetime,
) -> None:
    enrolled = attempt.candidate.enrollment
    wait = retry_wait(settings, attempt.row.attempts + 1, at_least=refused.retry_after_seconds)
    if settled.status is MessageStatus.RETRY:
        _try_again(connection, attempt, at=now + wait, now=now)
    if refused.blame is Blame.MAILBOX:
        mailbox_trouble(
            connection,
            attempt.mailbox,
            reason=settled.reason,
            hint=refused.hint,
            is_permanent=refused.is_permanent,
            at_least=refused.retry_after_seconds,
            settings=settings,
            now=now,
        )
    elif settled.status is MessageStatus.RETRY:
        return
    elif refused.blame is Blame.RECIPIENT and refused.is_permanent:
        _bounced(connection, attempt, reason=settled.reason, now=now)
    else:
        progress.pause(connection, enrolled.id, reason=f"send failed: {settled.reason}", at=now)


def _try_again(connection: Connection, attempt: Attempt, *, at: datetime, now: datetime) -> None:
    """Let the same bytes go out again later, unless the lead has ended or was paused meanwhile."""
    enrolled = attempt.candidate.enrollment
    if enrolled.is_open and not enrolled.paused:
        progress.schedule(connection, enrolled.id, next_action_at=at, at=now)
    elif not enrolled.is_open:
        reason = f"the lead is {enrolled.state.value}"
        ledger.cancel_open_of_enrollments(connection, enrollment_ids=[enrolled.id], reason=reason, at=now)


def _bounced(connection: Connection, attempt: Attempt, *, reason: str, now: datetime) -> None:
    enrolled = attempt.candidate.enrollment
    state = transition(enrolled.state, Event.HARD_BOUNCE)
    progress.end(connection, enrolled.id, state=state if isinstance(state, State) else enrolled.state, at=now)
    suppressions.suppress(
        connection, kind="address", value=attempt.row.recipient, reason="bounced", source=reason, at=now
    )


def retry_wait(settings: Settings, attempts: int, *, at_least: int = 0) -> timedelta:
    """Return how long to wait before the next attempt, after so many."""
    steps = settings.timing.retry_minutes
    minutes = steps[min(attempts, len(steps)) - 1] if steps else 0
    return max(timedelta(minutes=minutes), timedelta(seconds=at_least))


def mailbox_trouble(
    connection: Connection,
    mailbox: Mailbox,
    *,
    reason: str,
    is_permanent: bool,
    settings: Settings,
    now: datetime,
    hint: str = "",
    at_least: int = 0,
) -> None:
    """Let a mailbox wait after a passing failure, or pause it with an alert after a lasting one."""
    if is_permanent:
        mailboxes.set_status(connection, mailbox.id, MailboxStatus.PAUSED, at=now, reason=reason)
        outages.mailbox_back(connection, mailbox.id, at=now)
        alerts.raise_alert(
            connection,
            key=f"mailbox-paused:{mailbox.id}:{now:%Y%m%d%H%M%S}",
            type="MAILBOX_REFUSED",
            title=f"mailbox {mailbox.address} is paused",
            body="\n".join(
                filter(None, (reason, hint, f"mend it, then: cam mailbox resume {mailbox.address}"))
            ),
            at=now,
        )
        return
    wait = retry_wait(settings, mailbox.failures + 1, at_least=at_least)
    failures = mailboxes.back_off(connection, mailbox.id, until=now + wait, reason=reason)
    if failures == 1:
        outages.mailbox_down(connection, mailbox, why=reason, retry_at=now + wait, at=now)
    details = {"reason": reason, "failures": failures}
    events.record(connection, "mailbox.unreachable", at=now, mailbox_id=mailbox.id, details=details)
