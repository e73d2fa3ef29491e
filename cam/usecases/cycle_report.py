"""The report of a cycle: what became of every due lead, in numbers that add up and in lines."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cam.engine.names import as_written
from cam.engine.planning import DEFERRING, SCOPE_REASONS, Block
from cam.engine.vocabulary import MessageStatus, Reason
from cam.usecases.plan import Blocked, Over, Passed, Plan, Planned
from cam.usecases.send import Sent
from cam.usecases.workshop import Workshop

CAP_REASONS = frozenset(SCOPE_REASONS.values())
NO_CONNECTION = frozenset(
    {Reason.MAILBOX_UNREACHABLE, Reason.MAILBOX_PAUSED, Reason.NO_PROVIDER, Reason.INBOX_UNREAD}
)


@dataclass(frozen=True, kw_only=True)
class MessageReport:
    """One line of the report: a touch and what became of it, or why it did not come to it."""

    lead: str
    email: str
    step: str
    variant: str
    channel: str
    mailbox: str
    subject: str
    body: str
    status: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class CampaignReport:
    """
    What one cycle did to one campaign.

    processed == planned + sent + failed + deferred + sum(skipped).  A message that waits for a retry is deferred,
    one whose outcome nobody knows is failed.  deferred_by: the same number by reason.  unreachable: planned touches
    that their mailbox could not hand over.  lacking: the variables that leads lack who were looked at.
    window_opens_at: UTC, the first of the send windows that are closed.
    """

    campaign: str
    status: str
    planned: int = 0
    sent: int = 0
    failed: int = 0
    deferred: int = 0
    followups_sent: int = 0
    hot_leads_detected: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    deferred_by: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    messages: tuple[MessageReport, ...] = ()
    errors: tuple[str, ...] = ()
    unreachable: int = 0
    lacking: tuple[str, ...] = ()
    window_opens_at: datetime | None = None

    @property
    def processed(self) -> int:
        """Return how many due leads the cycle dealt with."""
        return self.planned + self.sent + self.failed + self.deferred + sum(self.skipped.values())


def report(
    plan: Plan, workshop: Workshop, *, sent: Sequence[Sent] | None, errors: Sequence[str] = ()
) -> CampaignReport:
    """Return what one cycle did to one campaign; sent: None for a dry run."""
    counts: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    deferred: Counter[str] = Counter()
    messages = []
    became = {id(one.planned): one for one in sent or ()}
    for decision in plan.decisions:
        match decision:
            case Planned():
                line = _planned_line(decision, workshop, became.get(id(decision)))
            case Blocked():
                status = "deferred" if decision.block.is_deferral else "skipped"
                line = _line(decision, workshop, status=status, reason=decision.block.reason.value)
            case Passed():
                line = _line(decision, workshop, status="skipped", reason=Reason.CONDITION_FALSE.value)
            case Over():
                continue
        messages.append(line)
        counts[line.status] += 1
        if line.status == "skipped":
            skipped[line.reason] += 1
        elif line.status == "deferred":
            deferred[line.reason] += 1
        elif line.status == "retry":
            deferred["retry"] += 1
    for reason, number in plan.left.items():
        (deferred if reason in DEFERRING else skipped)[reason.value] += number
    return CampaignReport(
        campaign=plan.campaign.name,
        status=plan.campaign.status.value,
        planned=counts["planned"],
        sent=counts["sent"],
        failed=counts["failed"] + counts["unknown"],
        deferred=deferred.total(),
        followups_sent=sum(
            1
            for one in sent or ()
            if one.settled
            and one.settled.status is MessageStatus.SENT
            and one.planned.candidate.enrollment.touched
        ),
        skipped=dict(skipped),
        deferred_by=dict(deferred),
        notes=tuple(_notes(plan, has_failed=bool(errors))),
        messages=tuple(messages),
        errors=tuple(errors),
        unreachable=sum(
            1 for one in sent or () if one.block is not None and one.block.reason in NO_CONNECTION
        )
        + deferred[Reason.INBOX_UNREAD.value],
        lacking=tuple(sorted({block.variable for block in _blocks(plan)} - {""})),
        window_opens_at=_opens_at(plan),
    )


def _notes(plan: Plan, *, has_failed: bool) -> Iterator[str]:
    for block in plan.left_because.values():
        # the plan took the whole allowance; where sending broke off, that is not what keeps the rest back
        if not (has_failed and block.reason in CAP_REASONS):
            yield block.detail


def _blocks(plan: Plan) -> Iterator[Block]:
    return (decision.block for decision in plan.decisions if isinstance(decision, Blocked))


def _opens_at(plan: Plan) -> datetime | None:
    moments = [block.until for block in _blocks(plan) if block.reason is Reason.WINDOW_CLOSED and block.until]
    return min(moments, default=None)


def _planned_line(planned: Planned, workshop: Workshop, sent: Sent | None) -> MessageReport:
    if sent is None or sent.is_task:
        return _line(planned, workshop, status="planned", reason="")
    if sent.block is not None:
        status = "deferred" if sent.block.is_deferral else "skipped"
        return _line(planned, workshop, status=status, reason=sent.block.reason.value)
    assert sent.settled is not None  # noqa: S101 - neither task nor block
    return _line(planned, workshop, status=sent.settled.status.value, reason=sent.settled.reason)


def _line(
    decision: Planned | Blocked | Passed, workshop: Workshop, *, status: str, reason: str
) -> MessageReport:
    lead = decision.candidate.lead
    rendered = decision.rendered if isinstance(decision, Planned) else None
    box_id = (
        decision.mailbox_id if isinstance(decision, Planned) else decision.candidate.enrollment.mailbox_id
    )
    box = workshop.mailboxes.get(box_id or 0)
    return MessageReport(
        lead=as_written(lead).full_name or lead.key,
        email=lead.email,
        step=decision.step.id,
        variant=rendered.variant if rendered else "",
        channel=decision.step.channel.value,
        mailbox=box.address if box else "",
        subject=rendered.subject if rendered else "",
        body=rendered.text if rendered else "",
        status=status,
        reason=reason,
    )
