"""One batch by hand: each due message ready to paste, recorded as a task that a human finishes."""

from dataclasses import dataclass, replace
from shlex import quote

from sqlalchemy import Connection

from cam.engine.campaigns import Campaign
from cam.engine.names import as_written
from cam.engine.vocabulary import CampaignStatus, Channel
from cam.errors import Refused
from cam.store import drafts, progress, switches
from cam.usecases import choose
from cam.usecases.desk import Desk
from cam.usecases.ground import Options
from cam.usecases.plan import Plan, Planned, plan_campaign, tally
from cam.usecases.workshop import Workshop

BY_HAND = frozenset({CampaignStatus.DRAFT, CampaignStatus.ACTIVE})


@dataclass(frozen=True, kw_only=True)
class HandTouch:
    """One message to paste.  task: its id for `tasks done`, 0 in a dry run.  to: an address or a LinkedIn URL."""

    task: int
    lead: str
    to: str
    channel: str
    step: str
    subject: str
    body: str


@dataclass(frozen=True, kw_only=True)
class HandBatch:
    """A batch by hand.  skipped: due leads that got none, by reason."""

    campaign: str
    touches: tuple[HandTouch, ...]
    skipped: dict[str, int]


def run_once(desk: Desk, *, campaign: str | None, options: Options, steps: int | None = None) -> HandBatch:
    """
    Return the due messages of one batch and record each as a task; a dry run records none.

    steps: only leads whose next step is among the first so many.  Caps of campaign and channel hold, send windows
    and mailboxes do not matter: a human sends.  Raises Refused where the campaign is over or paused, or sending off.
    """
    options = replace(options, is_by_hand=True)
    if options.is_dry_run:
        with desk.db.read() as connection:
            chosen, _, plan = _plan(connection, desk, campaign, options)
        return _batch(chosen, plan, [(planned, 0) for planned in _among(plan, steps)])
    with (
        desk.db.write() as connection
    ):  # planned and recorded in one transaction: nobody sends the same meanwhile
        chosen, workshop, plan = _plan(connection, desk, campaign, options)
        _refuse(connection, chosen)
        recorded = [
            (planned, _record(connection, desk, workshop, planned)) for planned in _among(plan, steps)
        ]
    return _batch(chosen, plan, [(planned, task) for planned, task in recorded if task])


def _plan(
    connection: Connection, desk: Desk, name: str | None, options: Options
) -> tuple[Campaign, Workshop, Plan]:
    chosen = choose.one_campaign(connection, name, settings=desk.settings)
    workshop = Workshop.open(connection, desk, chosen)
    as_planned = replace(options, is_dry_run=True)  # a draft is planned as if launched: no mailbox is needed
    return chosen, workshop, plan_campaign(connection, desk, workshop, options=as_planned)


def _among(plan: Plan, steps: int | None) -> list[Planned]:
    return [one for one in plan.planned if steps is None or one.candidate.enrollment.position < steps]


def _refuse(connection: Connection, campaign: Campaign) -> None:
    if campaign.status not in BY_HAND:
        raise Refused(
            f"campaign {campaign.name}: it is {campaign.status.value}; no task was made",
            guard="campaign_not_active",
            hint=f"cam campaign resume {quote(campaign.name)}",
        )
    if switches.sending_is_off(connection):
        raise Refused("sending is switched off; no task was made", guard="off_switch", hint="cam start")


def _record(connection: Connection, desk: Desk, workshop: Workshop, planned: Planned) -> int:
    now = desk.clock()
    draft = workshop.draft(planned.candidate, planned.step, planned.rendered, mailbox_id=None, now=now)
    row = drafts.queue(connection, [replace(draft, by_hand=True)], at=now)[0]
    if row is None:
        return 0
    progress.assign(connection, draft.enrollment_id, mailbox_id=None, sequence_id=draft.sequence_id, at=now)
    progress.schedule(connection, draft.enrollment_id, next_action_at=None, at=now)
    return row.id


def _batch(campaign: Campaign, plan: Plan, done: list[tuple[Planned, int]]) -> HandBatch:
    return HandBatch(
        campaign=campaign.name,
        touches=tuple(_touch(planned, task) for planned, task in done),
        skipped={reason.value: number for reason, number in tally(plan).items()},
    )


def _touch(planned: Planned, task: int) -> HandTouch:
    lead = planned.candidate.lead
    return HandTouch(
        task=task,
        lead=as_written(lead).full_name or lead.key,
        to=lead.email if planned.step.channel is Channel.EMAIL else lead.linkedin_url,
        channel=planned.step.channel.value,
        step=planned.step.id,
        subject=planned.rendered.subject,
        body=planned.rendered.text,
    )
