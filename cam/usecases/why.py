"""Why: what happens next to a lead, when, and which rule decides; or why a campaign is not sending."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from shlex import quote
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine import planning, schedule, zones
from cam.engine.campaigns import Campaign
from cam.engine.enrollments import Candidate, Enrollment
from cam.engine.planning import Block, Ground
from cam.engine.state_machine import in_words
from cam.engine.vocabulary import CampaignStatus, MessageStatus, Nurture, Reason, State
from cam.errors import NotFound
from cam.store import decisions, due, lead_views, ledger
from cam.store.decisions import Decision
from cam.usecases import choose, plan
from cam.usecases import ground as grounds
from cam.usecases.desk import Desk
from cam.usecases.ground import Options
from cam.usecases.plan import Blocked, all_blocks, plan_campaign, tally
from cam.usecases.restored import doubt
from cam.usecases.workshop import Workshop

DECISIONS_SHOWN = 3
IN_DOUBT = (MessageStatus.SENDING, MessageStatus.UNKNOWN, MessageStatus.PARKED)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """
    What comes next, and what keeps it back.

    lead: "" where the question was about a campaign.  next_step: "" where none is to come.  next_at: UTC.
    counts: due and held leads of a campaign by rule.  says: one plain sentence.
    decided: what the engine decided of a campaign, newest first.
    """

    campaign: str
    lead: str = ""
    state: str
    next_step: str = ""
    next_at: datetime | None = None
    blocked_by: tuple[Block, ...] = ()
    counts: dict[str, int] | None = None
    says: str = ""
    decided: tuple[Decision, ...] = ()


def about_lead(desk: Desk, name: str, *, campaign: str | None = None) -> list[Answer]:
    """Return one answer for each campaign that a lead is in; raises NotFound for an unknown lead."""
    with desk.db.read() as connection:
        person = lead_views.get_person(connection, name)
        candidates = due.of_lead(connection, person.lead.id)
        if campaign is not None:
            chosen = choose.one_campaign(connection, campaign, settings=desk.settings)
            candidates = [one for one in candidates if one.enrollment.campaign_id == chosen.id]
        if not candidates:
            raise NotFound(
                f"lead {person.lead.key}: in no campaign", hint="cam import-csv puts leads into one"
            )
        return [_about(connection, desk, candidate) for candidate in candidates]


def _about(connection: Connection, desk: Desk, candidate: Candidate) -> Answer:
    now = desk.clock()
    campaign = choose.one_campaign(connection, str(candidate.enrollment.campaign_id), settings=desk.settings)
    workshop = Workshop.open(connection, desk, campaign)
    workshop.learn(connection, [candidate])
    ground = _ground(connection, desk, campaign, workshop, candidate, now=now)
    enrolled = candidate.enrollment
    step = planning.step_of(candidate, ground)
    doubt = _in_doubt(connection, candidate)
    blocks: tuple[Block, ...] = doubt
    if not doubt and enrolled.is_open:
        blocks = _at_its_time(candidate, all_blocks(connection, candidate, ground, workshop, now=now))
    elif not doubt:
        blocks = (Block(reason=Reason.ENDED, detail=_ended(enrolled)),)
    next_at = _next_at(candidate, blocks, now=now)
    if next_at is not None and step is not None:
        next_at = schedule.next_open(campaign.window, planning.zone_of(candidate, ground), next_at)
    return Answer(
        campaign=campaign.name,
        lead=candidate.lead.key,
        state=enrolled.state.value,
        next_step=step.id if step and enrolled.is_open else "",
        next_at=next_at,
        blocked_by=blocks,
        says=_says(candidate, step.id if step else "", blocks, now=now),
    )


def _at_its_time(candidate: Candidate, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """
    Return the rules that still hold when the touch is due: today's cap says nothing of a step of next week.

    Of who is away the touch is due on the return, and the absence is why.
    """
    due_at = candidate.enrollment.next_action_at
    return tuple(
        block
        for block in blocks
        if not block.is_deferral
        or due_at is None
        or block.until is None
        or block.until > due_at
        or block.reason is Reason.OUT_OF_OFFICE
    )


def _ground(
    connection: Connection,
    desk: Desk,
    campaign: Campaign,
    workshop: Workshop,
    candidate: Candidate,
    *,
    now: datetime,
) -> Ground:
    found = doubt(connection, desk)
    ground = grounds.lay(
        connection,
        campaign,
        workshop.sequences,
        settings=desk.settings,
        options=Options(is_dry_run=False, spreads=True),
        now=now,
        restored=found.says if found is not None else "",
    )
    domains = {candidate.company_domain}
    grounds.learn_domains(connection, ground, domains, settings=desk.settings, now=now)
    return ground


def _in_doubt(connection: Connection, candidate: Candidate) -> tuple[Block, ...]:
    rows = [
        row
        for row in ledger.of_lead(connection, candidate.lead.id)
        if row.enrollment_id == candidate.enrollment.id and row.status in (*IN_DOUBT, MessageStatus.PENDING)
    ]
    blocks = []
    for row in rows:
        if row.status is MessageStatus.PENDING:
            detail = f"a human does step {row.step_id}: cam tasks done {row.id}"
        elif row.status is MessageStatus.SENDING:
            detail = f"step {row.step_id} is being handed over at this moment"
        else:
            detail = f"nobody knows whether step {row.step_id} went out: cam unknown list"
        blocks.append(Block(reason=Reason.IN_DOUBT if row.status in IN_DOUBT else Reason.TASK, detail=detail))
    return tuple(blocks)


def _next_at(candidate: Candidate, blocks: tuple[Block, ...], *, now: datetime) -> datetime | None:
    """Return the earliest moment at which the touch may go out, None where nothing comes by itself."""
    due_at = candidate.enrollment.next_action_at
    if due_at is None or any(block.until is None and not block.is_deferral for block in blocks):
        return None
    untils = [block.until for block in blocks if block.until is not None]
    return max([due_at, *untils]) if untils or due_at > now else now


def _says(candidate: Candidate, step: str, blocks: tuple[Block, ...], *, now: datetime) -> str:
    enrolled = candidate.enrollment
    if not enrolled.is_open:
        return f"nothing comes: {_ended(enrolled)}"
    if enrolled.awaits_nurture and step and (enrolled.next_action_at or now) > now:
        return f"{in_words(enrolled.state)}; step {step} begins its nurture sequence"
    if not step:
        return "the last step went out; an answer is awaited"
    if blocks:
        return f"step {step} waits: {blocks[0].detail}"
    if enrolled.next_action_at is not None and enrolled.next_action_at > now:
        held = f", held back: {enrolled.hold.replace('_', ' ')}" if enrolled.hold else ""
        return f"step {step} is not due yet{held}"
    return f"step {step} goes out with the next run"


def _ended(enrolled: Enrollment) -> str:
    said = in_words(enrolled.state)
    if enrolled.state is not State.NURTURE:
        return said
    if enrolled.replied_at is not None:
        return f"{said}; who has answered gets no nurture sequence, 'cam lead mark' reopens the lead"
    return f"{said}; it had its nurture sequence" if enrolled.nurture is Nurture.OVER else said


def about_campaign(desk: Desk, name: str | None) -> Answer:
    """Return what a campaign would do now, and how many of its leads each rule keeps back."""
    with desk.db.read() as connection:
        now = desk.clock()
        campaign = choose.one_campaign(connection, name, settings=desk.settings)
        workshop = Workshop.open(connection, desk, campaign)
        options = Options(is_dry_run=False, batch_size=desk.settings.limits.per_batch, spreads=True)
        planned = plan_campaign(connection, desk, workshop, options=options)
        counts = Counter({reason.value: number for reason, number in tally(planned).items()})
        blocks = {block.reason: block for block in _blocks(planned.decisions)} | planned.left_because
        next_moment = due.next_moment(connection, campaign.id)
        decided = decisions.of_campaign(connection, campaign.id, limit=DECISIONS_SHOWN)
    sending = len(planned.planned)
    return Answer(
        campaign=campaign.name,
        state=campaign.status.value,
        next_at=now
        if sending
        else _campaign_next(
            tuple(blocks.values()),
            next_moment,
            campaign,
            zone=ZoneInfo(desk.settings.sender.timezone),
            now=now,
        ),
        blocked_by=tuple(blocks.values()),
        counts=dict(counts),
        says=_campaign_says(campaign, sending, counts, tuple(blocks.values()), next_moment),
        decided=tuple(decided),
    )


def _blocks(planned: list[plan.Decision]) -> list[Block]:
    return [decision.block for decision in planned if isinstance(decision, Blocked)]


def _campaign_next(
    blocks: tuple[Block, ...],
    next_moment: datetime | None,
    campaign: Campaign,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> datetime | None:
    """Return when the campaign may next send, by the hours of its own zone; a lead of another may come earlier."""
    if campaign.status is not CampaignStatus.ACTIVE:
        return None
    opening = partial(
        schedule.next_open, campaign.window, zones.zone(campaign.timezone) if campaign.timezone else zone
    )
    moments = [
        block.until if block.reason is Reason.WINDOW_CLOSED else opening(block.until)
        for block in blocks
        if block.until is not None
    ]
    if next_moment is not None and next_moment > now:
        moments.append(opening(next_moment))
    return min(moments, default=None)


def _campaign_says(
    campaign: Campaign,
    sending: int,
    counts: Counter[str],
    blocks: tuple[Block, ...],
    next_moment: datetime | None,
) -> str:
    if campaign.status is CampaignStatus.DRAFT:
        return f"it was not launched: cam campaign launch {quote(campaign.name)}"
    if campaign.status is not CampaignStatus.ACTIVE:
        why = f": {campaign.paused_reason}" if campaign.paused_reason else ""
        return f"it is {campaign.status.value}{why}"
    if sending:
        return "1 lead may be written to now" if sending == 1 else f"{sending} leads may be written to now"
    if not counts and next_moment is None:
        return "no lead has a step to come"
    if not counts:
        return "nothing is due yet"
    worst = counts.most_common(1)[0][0]
    return next((block.detail for block in blocks if block.reason.value == worst), worst.replace("_", " "))
