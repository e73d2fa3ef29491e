"""Which version of a sequence a campaign's leads are on, and how they move to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, select, update

from cam.engine.state_machine import MAY_SEND
from cam.engine.vocabulary import MessageStatus, Nurture, State
from cam.store import events
from cam.store.ledger import OPEN, is_open, message
from cam.store.tables import CampaignRow, EnrollmentRow

enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]
campaign = CampaignRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where leads of a campaign stand: so many at this position of this version, touched in their round."""

    sequence_id: int
    position: int
    leads: int


def set_sequence(connection: Connection, campaign_id: int, sequence_id: int, *, at: datetime) -> None:
    """
    Let a campaign write by this version.

    Leads without a version of their own go by the campaign's; whoever is on the way keeps the one it began with.
    """
    before = connection.scalar(select(campaign.c.sequence_id).where(campaign.c.id == campaign_id))
    if before == sequence_id:
        return
    own = (enrollment.c.campaign_id == campaign_id) & (enrollment.c.nurture == "")
    begun = enrollment.c.touched | (enrollment.c.position > 0)
    unbound = own & enrollment.c.sequence_id.is_(None) & begun
    connection.execute(update(enrollment).where(unbound).values(sequence_id=before))
    unbegun = own & enrollment.c.sequence_id.is_not(None) & ~begun
    connection.execute(update(enrollment).where(unbegun).values(sequence_id=None))
    connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(sequence_id=sequence_id))
    details = {"sequence_id": sequence_id, "before": before}
    events.record(connection, "campaign.sequence_changed", at=at, campaign_id=campaign_id, details=details)


def set_nurture(
    connection: Connection, campaign_id: int, sequence_id: int | None, *, days: int, at: datetime
) -> None:
    """
    Let a campaign nurture by this version, so many days after a lead was put by; None: not at all.

    Who has begun with another one keeps it; who awaits the first message goes by the campaign's.
    """
    own = campaign.c.id == campaign_id
    before = connection.execute(select(campaign).where(own)).mappings().one()
    if (before["nurture_sequence_id"], before["nurture_after_days"]) == (sequence_id, days):
        return
    values = {"nurture_sequence_id": sequence_id, "nurture_after_days": days}
    connection.execute(update(campaign).where(own).values(values))
    details = {**values, "before": before["nurture_sequence_id"]}
    events.record(connection, "campaign.nurture_changed", at=at, campaign_id=campaign_id, details=details)


def _on_the_way(*, nurture: bool) -> ColumnElement[bool]:
    """Return whose round is the nurture sequence's and runs, or whose is the campaign's own."""
    states = [*MAY_SEND, State.NURTURE] if nurture else MAY_SEND
    kind = Nurture.OPEN if nurture else Nurture.NONE
    return and_(enrollment.c.state.in_(states), enrollment.c.nurture == kind.value)


def places(
    connection: Connection, campaign_id: int, *, other_than: int, nurture: bool = False
) -> list[Place]:
    """Return where the leads on their way by another version stand.  nurture: in the nurture sequence."""
    rows = connection.execute(
        select(enrollment.c.sequence_id, enrollment.c.position, func.count().label("leads"))
        .where(
            enrollment.c.campaign_id == campaign_id,
            _on_the_way(nurture=nurture),
            enrollment.c.sequence_id.is_not(None),
            enrollment.c.sequence_id != other_than,
        )
        .group_by(enrollment.c.sequence_id, enrollment.c.position)
        .order_by(enrollment.c.sequence_id, enrollment.c.position)
    )
    return [Place(sequence_id=row.sequence_id, position=row.position, leads=row.leads) for row in rows]


def withdraw(
    connection: Connection, campaign_id: int, *, other_than: int, at: datetime, nurture: bool = False
) -> set[int]:
    """
    Cancel what is queued, waits for a retry or is a task by another version, and return whose tasks that were.

    Their words are the old version's, and their place in it says nothing in the new one.
    """
    rows = connection.execute(
        select(message.c.id, message.c.enrollment_id, message.c.status)
        .join(enrollment, enrollment.c.id == message.c.enrollment_id)
        .where(
            is_open,
            _on_the_way(nurture=nurture),
            message.c.campaign_id == campaign_id,
            message.c.sequence_id != other_than,
            message.c.status.in_(OPEN),
        )
    ).all()
    for row in rows:
        values = {"begun_at": None, "outcome": "the lead was moved to another version", "updated_at": at}
        connection.execute(
            update(message).where(message.c.id == row.id).values(status=MessageStatus.CANCELLED, **values)
        )
    return {row.enrollment_id for row in rows if row.status == MessageStatus.PENDING}


def move(
    connection: Connection,
    campaign_id: int,
    positions: Mapping[Place, int],
    *,
    sequence_id: int,
    at: datetime,
    nurture: bool = False,
) -> int:
    """Put the leads of each place onto another version, at the position that stands for theirs; return how many."""
    moved = 0
    # the version changes with the position, so that a lead that was moved is in no later place
    for place, position in positions.items():
        done = connection.execute(
            update(enrollment)
            .where(
                enrollment.c.campaign_id == campaign_id,
                _on_the_way(nurture=nurture),
                enrollment.c.sequence_id == place.sequence_id,
                enrollment.c.position == place.position,
            )
            .values(sequence_id=sequence_id, position=position, updated_at=at)
        )
        moved += done.rowcount
    if moved:
        details = {"sequence_id": sequence_id, "leads": moved}
        events.record(connection, "campaign.leads_moved", at=at, campaign_id=campaign_id, details=details)
    return moved


def look_again(connection: Connection, campaign_id: int, *, at: datetime) -> int:
    """Have every lead of a campaign that was held back looked at again, because the campaign changed."""
    held = (enrollment.c.campaign_id == campaign_id) & (enrollment.c.hold != "")
    done = connection.execute(update(enrollment).where(held).values(hold="", next_action_at=at))
    return done.rowcount
