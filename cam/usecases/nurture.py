"""Nurture: whoever stayed silent hears once more, much later, by a sequence of its own; who answered never does."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine import planning, schedule
from cam.engine.campaigns import Campaign
from cam.engine.enrollments import Candidate, Enrollment
from cam.engine.steps import Sequence
from cam.engine.vocabulary import Nurture, State
from cam.store import campaigns, due, nurture
from cam.usecases.desk import Desk

PREFIX = "nurture-"  # of the ids of its steps, so that a report tells them from the campaign's own


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """How many leads of a campaign that are put by await its nurture sequence, and when the first of them gets it."""

    leads: int
    first: datetime | None


def as_nurture(content: Sequence) -> Sequence:
    """Return a sequence with steps that are known as those of a nurture sequence: nurture-step-1."""
    steps = (
        step if step.id.startswith(PREFIX) else step.model_copy(update={"id": f"{PREFIX}{step.id}"[:64]})
        for step in content.steps
    )
    return content.model_copy(update={"steps": tuple(steps)})


def nurture_due(enrolled: Enrollment, campaign: Campaign, *, zone: ZoneInfo, at: datetime) -> datetime:
    """Return when a lead that is put by gets the first message of the nurture sequence, never before now."""
    moment = schedule.after_wait(enrolled.ended_at or at, campaign.nurture_after_days, zone)
    return max(at, moment, enrolled.away_until or at)


def put_by(connection: Connection, desk: Desk, enrollment_id: int, *, at: datetime) -> None:
    """
    Lay out the nurture round of a lead that went to nurture just now, where the campaign has one for it.

    Who ever answered gets nothing by itself, and nobody gets it twice: there it ends.
    """
    found = due.one(connection, enrollment_id)
    if found is None:
        return
    campaign = campaigns.campaign_by_id(connection, found.enrollment.campaign_id)
    if found.enrollment.nurture is Nurture.OPEN:
        nurture.close(connection, enrollment_id, at=at)
    elif campaign.nurture_sequence_id is not None and _may_hear(found.enrollment):
        nurture.lay_out(connection, [_laid(found, desk, campaign, at=at)], at=at)


def lay_out_all(connection: Connection, desk: Desk, campaign: Campaign, *, at: datetime) -> Awaited:
    """Bring every lead of a campaign that is put by in line with its nurture sequence, and return what is awaited."""
    if campaign.nurture_sequence_id is None:
        nurture.call_off(connection, campaign.id, at=at)
        return Awaited(leads=0, first=None)
    put_by_now = [
        _laid(one, desk, campaign, at=at)
        for one in due.of_campaign(connection, campaign.id, states=[State.NURTURE])
        if one.enrollment.awaits_nurture or _may_hear(one.enrollment)
    ]
    nurture.lay_out(connection, put_by_now, at=at)
    moments = [moment for _, moment in put_by_now if moment is not None]
    return Awaited(leads=len(put_by_now), first=min(moments, default=None))


def _may_hear(enrolled: Enrollment) -> bool:
    return enrolled.nurture is Nurture.NONE and enrolled.replied_at is None


def _laid(
    found: Candidate, desk: Desk, campaign: Campaign, *, at: datetime
) -> tuple[Enrollment, datetime | None]:
    if found.enrollment.paused:
        return found.enrollment, None
    zone = planning.lead_zone(found.lead, campaign, default=ZoneInfo(desk.settings.sender.timezone))
    return found.enrollment, nurture_due(found.enrollment, campaign, zone=zone, at=at)
