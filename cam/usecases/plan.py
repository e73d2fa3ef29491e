"""Plan a campaign: who gets which message now, and why the others get none. Pure reading, dry and real run alike."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from cam.engine import guards, planning, schedule
from cam.engine.campaigns import Campaign
from cam.engine.enrollments import Candidate
from cam.engine.lint import lint
from cam.engine.personalization import Hold, Rendered
from cam.engine.planning import Block, Ground
from cam.engine.sequence import Step
from cam.engine.vocabulary import Reason
from cam.store import due, ledger, progress
from cam.usecases import ground as grounds
from cam.usecases.desk import Desk
from cam.usecases.ground import Options
from cam.usecases.restored import doubt
from cam.usecases.workshop import Workshop

LISTED = 10_000  # leads of which a plan tells one by one; what it keeps of all others is little
FEW = 10  # leads looked at first where a mailbox sends one message: most often the first of them gets it


@dataclass(frozen=True, kw_only=True)
class Planned:
    """
    A touch that may go out now.

    rendered: the words; for a retry they are the frozen ones.  mailbox_id: None on a channel that a human serves.
    passed: how many steps before it do not apply to the lead.
    """

    candidate: Candidate
    step: Step
    mailbox_id: int | None
    rendered: Rendered
    passed: int = 0


@dataclass(frozen=True, kw_only=True)
class Blocked:
    """A due lead that gets nothing now, and the first rule that says so."""

    candidate: Candidate
    step: Step
    block: Block


@dataclass(frozen=True, kw_only=True)
class Passed:
    """A lead whose step does not apply to it: the next one is at `position` and comes at `next_action_at`."""

    candidate: Candidate
    step: Step
    position: int
    next_action_at: datetime


@dataclass(frozen=True, kw_only=True)
class Over:
    """A lead whose sequence is over without an answer."""

    candidate: Candidate


Decision = Planned | Blocked | Passed | Over


@dataclass(frozen=True, kw_only=True)
class Plan:
    """
    What one campaign does now.

    planned: the touches that may go out now, in their order; of the decisions, as they were made.
    left: due leads that are not told one by one, by the rule that keeps them back.  unlisted: enrollment, reason and
    end of those of them that were looked at.  looked_early: leads looked at though not due, by what held them back.
    """

    campaign: Campaign
    decisions: list[Decision] = field(default_factory=list)
    planned: list[Planned] = field(default_factory=list)
    unlisted: list[tuple[int, Reason, datetime | None]] = field(default_factory=list)
    looked_early: Counter[str] = field(default_factory=Counter)
    left: Counter[Reason] = field(default_factory=Counter)
    left_because: dict[Reason, Block] = field(default_factory=dict)

    def kept_back(self) -> Iterator[tuple[int, Reason, datetime | None]]:
        """Give enrollment, reason and end of all that were looked at one by one and get nothing now."""
        for decision in self.decisions:
            if isinstance(decision, Blocked):
                yield decision.candidate.enrollment.id, decision.block.reason, decision.block.until
        yield from self.unlisted


def plan_campaign(connection: Connection, desk: Desk, workshop: Workshop, *, options: Options) -> Plan:
    """Return what the campaign would do at this moment; nothing is written."""
    now = desk.clock()
    plan = Plan(campaign=workshop.campaign)
    if _may_be_due(connection, desk, plan.campaign, options=options, now=now):
        _plan_due(connection, desk, workshop, plan, options=options, now=now)
    # a worker tells minute by minute what it does, and not who is held back all the while
    if not options.keeps_gap:
        _count_held(connection, plan, workshop, now=now)
    return plan


def _may_be_due(
    connection: Connection, desk: Desk, campaign: Campaign, *, options: Options, now: datetime
) -> bool:
    """Tell at once, however many leads wait, whether any of them is to be looked at."""
    moment = due.next_moment(connection, campaign.id)
    if moment is None or (moment > now and not _also_held(desk, options)):
        return False
    if not options.keeps_gap:
        return True
    # while all its mailboxes keep their gaps nothing of it can leave; its tasks are made when the first gap is over
    rests = grounds.resting(connection, campaign.mailbox_ids, settings=desk.settings)
    return not rests or any(rests.get(key, now) <= now for key in campaign.mailbox_ids)


def _plan_due(
    connection: Connection, desk: Desk, workshop: Workshop, plan: Plan, *, options: Options, now: datetime
) -> None:
    found = doubt(connection, desk)
    ground = grounds.lay(
        connection, plan.campaign, workshop.sequences, settings=desk.settings, options=options, now=now,
        restored=found.says if found is not None else "",
    )  # fmt: skip
    for is_followup in (True, False):
        _plan_kind(
            connection, plan, ground, workshop, desk=desk, options=options, is_followup=is_followup, now=now
        )


def _plan_kind(
    connection: Connection,
    plan: Plan,
    ground: Ground,
    workshop: Workshop,
    *,
    desk: Desk,
    options: Options,
    is_followup: bool,
    now: datetime,
) -> None:
    if options.keeps_gap and _closes_early(connection, plan, ground, is_followup=is_followup, now=now):
        return
    room = min(options.batch_size, desk.settings.limits.per_batch)
    also_held = _also_held(desk, options)
    first_page = FEW if options.keeps_gap else due.PAGE
    pages = (
        due.followups(connection, plan.campaign.id, now=now, first_page=first_page)
        if is_followup
        else due.first_touches(
            connection, plan.campaign.id, now=now, also_held=also_held, first_page=first_page
        )
    )
    seen = 0
    for candidate in grounds.taught(
        pages, connection, ground, workshop=workshop, settings=desk.settings, now=now
    ):
        block = planning.closed(ground, is_followup=is_followup, now=now)
        if block is None and len(plan.planned) >= room:
            block = Block(
                reason=Reason.BATCH_FULL,
                detail=f"a batch has at most {room} message{'' if room == 1 else 's'}",
            )
        if block is not None:
            rest = due.count(connection, plan.campaign.id, now=now, touched=is_followup) - seen
            if rest:
                plan.left[block.reason] += rest
                plan.left_because.setdefault(block.reason, block)
            return
        is_due = _is_due(candidate, now=now)
        seen += is_due
        decision = decide(connection, candidate, ground, workshop, now=now)
        if (
            options.channel
            and isinstance(decision, Planned | Blocked)
            and decision.step.channel is not options.channel
        ):
            continue
        if not _enter(plan, decision):
            return
        if not is_due:
            plan.looked_early[candidate.enrollment.hold] += 1
        if isinstance(decision, Planned):
            ground.allowance.take(planning.quota_keys(candidate, decision.step, ground, now=now))
            _rest(ground, decision.mailbox_id, desk=desk, options=options, now=now)


def _also_held(desk: Desk, options: Options) -> tuple[str, ...]:
    """Return for which reasons leads were held that are looked at all the same: they do not hold in this run."""
    held = [Reason.COLD.value] if options.include_cold else []
    if desk.settings.timing.first_touch == grounds.BY_SCORE and not options.spreads:
        held.append(Reason.BY_SCORE.value)
    return tuple(held)


def _enter(plan: Plan, decision: Decision) -> bool:
    """
    Enter a decision into the plan, and return whether it has room for more.

    However many are kept back, memory stays small: beyond some thousands they are counted.  Whoever is past a step, or
    over, is not due any more after this cycle; so the next one goes on where there was no room.
    """
    is_full = len(plan.decisions) >= LISTED
    if is_full and isinstance(decision, Blocked):
        block = decision.block
        plan.left[block.reason] += 1
        plan.unlisted.append((decision.candidate.enrollment.id, block.reason, block.until))
        return True
    if is_full and not isinstance(decision, Planned):
        return False
    plan.decisions.append(decision)
    if isinstance(decision, Planned):
        plan.planned.append(decision)
    return True


def _closes_early(
    connection: Connection, plan: Plan, ground: Ground, *, is_followup: bool, now: datetime
) -> bool:
    """Count all who are due by the one rule that keeps them back, where there is one, and read none of them."""
    block = planning.closed(ground, is_followup=is_followup, now=now)
    if block is None:
        return False
    waiting = due.count(connection, plan.campaign.id, now=now, touched=is_followup)
    if waiting:
        plan.left[block.reason] += waiting
        plan.left_because.setdefault(block.reason, block)
    return True


def _rest(ground: Ground, mailbox_id: int | None, *, desk: Desk, options: Options, now: datetime) -> None:
    """Let a mailbox rest after a message that was planned, where gaps are kept by scheduling."""
    most = desk.settings.limits.gap_seconds[1]
    if options.keeps_gap and mailbox_id is not None and most:
        ground.resting[mailbox_id] = now + timedelta(seconds=most)


def _count_held(connection: Connection, plan: Plan, workshop: Workshop, *, now: datetime) -> None:
    for reason, number in due.held_counts(connection, plan.campaign.id, now=now).items():
        plan.left[Reason(reason)] += number - plan.looked_early[reason]
    if plan.left[Reason.MISSING_VARIABLE]:
        block = _lacks(connection, plan.campaign, workshop)
        if block is not None:
            plan.left_because.setdefault(block.reason, block)


def _lacks(connection: Connection, campaign: Campaign, workshop: Workshop) -> Block | None:
    """Return what the first lead lacks that is held back for a missing variable; the hold itself does not say it."""
    key = progress.first_held(connection, campaign.id, Reason.MISSING_VARIABLE)
    candidate = due.one(connection, key) if key is not None else None
    if candidate is None:
        return None
    workshop.learn(connection, [candidate])
    sequence = workshop.sequences[candidate.enrollment.sequence_id or 0]
    if candidate.enrollment.position >= len(sequence.steps):
        return None
    step = sequence.steps[candidate.enrollment.position]
    found = render(connection, candidate, step, workshop, mailbox_id=candidate.enrollment.mailbox_id)
    return found if isinstance(found, Block) and found.reason is Reason.MISSING_VARIABLE else None


def _is_due(candidate: Candidate, *, now: datetime) -> bool:
    """Return whether a candidate is due, and not looked at all the same because a held reason was lifted."""
    moment = candidate.enrollment.next_action_at
    return moment is not None and moment <= now


def decide(
    connection: Connection, candidate: Candidate, ground: Ground, workshop: Workshop, *, now: datetime
) -> Decision:
    """Return what happens to one due lead now."""
    begins_at = candidate.enrollment.position
    while True:
        step = planning.step_of(candidate, ground)
        if step is None or planning.is_over(candidate, ground, now=now):
            return Over(candidate=candidate)
        block = next(guards.blocks(candidate, step, ground, now=now), None)
        if block is not None:
            return Blocked(candidate=candidate, step=step, block=block)
        mailbox_id = planning.mailbox_of(candidate, ground, now=now) if step.channel == "email" else None
        result = render(connection, candidate, step, workshop, mailbox_id=mailbox_id)
        if isinstance(result, Rendered):
            passed = candidate.enrollment.position - begins_at
            return Planned(
                candidate=candidate, step=step, mailbox_id=mailbox_id, rendered=result, passed=passed
            )
        if result.reason is not Reason.CONDITION_FALSE:
            return Blocked(candidate=candidate, step=step, block=result)
        onward = _pass(candidate, step, ground, now=now)
        if isinstance(onward, Passed):
            return onward
        candidate = onward


def render(
    connection: Connection, candidate: Candidate, step: Step, workshop: Workshop, *, mailbox_id: int | None
) -> Rendered | Block:
    """Return the words of a touch, or the rule that keeps it back; a retry has its frozen words."""
    if candidate.retry is not None:
        text = ledger.text_of(connection, candidate.retry.id)
        return Rendered(
            variant=candidate.retry.variant,
            subject=candidate.retry.subject,
            text=text,
            html="",
            body=text,
            continues_thread=bool(candidate.retry.in_reply_to),
        )
    rendered = workshop.render(candidate, mailbox_id=mailbox_id)
    if isinstance(rendered, Hold):
        return Block(reason=rendered.reason, detail=rendered.detail, variable=rendered.variable or "")
    findings = lint(
        rendered,
        position=candidate.enrollment.position,
        is_reply=rendered.continues_thread,
        channel=step.channel,
    )
    errors = [finding.detail for finding in findings if finding.level == "error"]
    if errors:
        return Block(reason=Reason.LINT_ERROR, detail="; ".join(errors))
    return rendered


def _pass(candidate: Candidate, step: Step, ground: Ground, *, now: datetime) -> Passed | Candidate:
    """Return the candidate at its next step where that is due at once, else when it comes."""
    position = candidate.enrollment.position + 1
    onward = replace(candidate, enrollment=replace(candidate.enrollment, position=position))
    following = planning.step_of(onward, ground)
    if following is None or not following.wait:
        return onward
    due_at = schedule.after_wait(now, following.wait, planning.zone_of(candidate, ground))
    return Passed(candidate=candidate, step=step, position=position, next_action_at=due_at)


def all_blocks(
    connection: Connection, candidate: Candidate, ground: Ground, workshop: Workshop, *, now: datetime
) -> Iterator[Block]:
    """Give every rule that keeps a lead's next touch back now, not only the first: for people who ask why."""
    step = planning.step_of(candidate, ground)
    if step is None:
        return
    yield from guards.blocks(candidate, step, ground, now=now)
    mailbox_id = planning.mailbox_of(candidate, ground, now=now)
    result = render(connection, candidate, step, workshop, mailbox_id=mailbox_id)
    if isinstance(result, Block):
        yield result


def tally(plan: Plan) -> Mapping[Reason, int]:
    """Return how many due leads get nothing now, by reason."""
    counts = Counter(decision.block.reason for decision in plan.decisions if isinstance(decision, Blocked))
    counts += Counter(Reason.CONDITION_FALSE for decision in plan.decisions if isinstance(decision, Passed))
    return counts + plan.left
