"""What a human says of one lead: tags, states, pauses; each with its audit event."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, literal, select, update

from cam.engine.state_machine import MAY_SEND
from cam.engine.vocabulary import MessageStatus, State
from cam.store import events
from cam.store.tables import CampaignRow, EnrollmentRow, EventRow, LeadRow, MessageRow

lead = LeadRow.__table__  # type: ignore[attr-defined]
enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]
campaign = CampaignRow.__table__  # type: ignore[attr-defined]
message = MessageRow.__table__  # type: ignore[attr-defined]
event = EventRow.__table__  # type: ignore[attr-defined]


def set_tags(connection: Connection, lead_id: int, tags: Sequence[str], *, at: datetime) -> None:
    """Give a lead exactly these tags."""
    connection.execute(update(lead).where(lead.c.id == lead_id).values(tags=list(tags), updated_at=at))


def set_state(connection: Connection, enrollment_id: int, state: State, *, at: datetime) -> None:
    """Put an enrollment into a state by a human's word; in an end nothing comes by itself."""
    values: dict[str, Any] = {"state": state.value, "hold": "", "updated_at": at}
    if state not in MAY_SEND:
        values |= {"next_action_at": None, "ended_at": func.coalesce(enrollment.c.ended_at, _moment(at))}
    connection.execute(update(enrollment).where(enrollment.c.id == enrollment_id).values(values))


def set_answered(connection: Connection, enrollment_id: int, *, at: datetime) -> None:
    """Note that the person answered, by whatever road; the first time stands."""
    answered = func.coalesce(enrollment.c.replied_at, _moment(at))
    connection.execute(update(enrollment).where(enrollment.c.id == enrollment_id).values(replied_at=answered))


def take_back_answer(connection: Connection, enrollment_ids: Collection[int]) -> None:
    """Forget the answer of enrollments: it was none."""
    ids = enrollment.c.id.in_(list(enrollment_ids))
    connection.execute(update(enrollment).where(ids).values(replied_at=None))


def set_won(connection: Connection, enrollment_id: int, *, mrr: float | None) -> None:
    """Note that the person became a client, with the monthly revenue where it is known."""
    values: dict[str, Any] = {"won": True} if mrr is None else {"won": True, "mrr": mrr}
    connection.execute(update(enrollment).where(enrollment.c.id == enrollment_id).values(values))


def reopen(connection: Connection, enrollment_id: int, *, state: State, at: datetime) -> None:
    """
    Begin another round, due at once, by the version that the campaign has then.

    What was sent and answered in earlier rounds stays known.
    """
    connection.execute(
        update(enrollment)
        .where(enrollment.c.id == enrollment_id)
        .values(
            state=state.value, sequence_id=None, round=enrollment.c.round + 1, nurture="", position=0, touched=False,
            hold="", next_action_at=at, away_until=None, paused=False, paused_reason="", ended_at=None, won=False,
            mrr=None, updated_at=at,
        )
    )  # fmt: skip


def go_on(
    connection: Connection, enrollment_id: int, *, state: State, next_action_at: datetime | None, at: datetime
) -> None:
    """Let an enrollment go on where it stands, no longer paused; one that is put by stays so until its day."""
    values: dict[str, Any] = {
        "state": state.value, "next_action_at": next_action_at, "hold": "", "paused": False, "paused_reason": "",
        "updated_at": at,
    }  # fmt: skip
    if state in MAY_SEND:
        values["ended_at"] = None
    connection.execute(update(enrollment).where(enrollment.c.id == enrollment_id).values(values))


def unpause(connection: Connection, enrollment_id: int, *, at: datetime) -> None:
    """Take the pause off an enrollment that has ended; nothing comes of it."""
    values = {"paused": False, "paused_reason": "", "updated_at": at}
    connection.execute(update(enrollment).where(enrollment.c.id == enrollment_id).values(values))


def state_before_suppression(connection: Connection, lead_id: int, campaign_id: int) -> State:
    """Return the state from which a lead was suppressed in a campaign; NEW where it was enrolled as suppressed."""
    details = connection.scalar(
        select(event.c.details)
        .where(
            event.c.lead_id == lead_id, event.c.campaign_id == campaign_id, event.c.name == "lead.suppressed"
        )
        .order_by(event.c.id.desc())
        .limit(1)
    )
    return State(details["from"]) if details else State.NEW


def colleagues(connection: Connection, lead_id: int) -> list[int]:
    """
    Return the enrollments on their way of other people at the same company, where the campaign minds answers.

    The company is the registrable domain of the address; free-mail is none.
    """
    own = select(lead.c.company_domain).where(lead.c.id == lead_id).scalar_subquery()
    query = (
        select(enrollment.c.id)
        .join(lead, lead.c.id == enrollment.c.lead_id)
        .join(campaign, campaign.c.id == enrollment.c.campaign_id)
        .where(
            lead.c.company_domain == own,
            lead.c.company_domain != "",
            lead.c.id != lead_id,
            enrollment.c.state.in_([state.value for state in MAY_SEND]),
            campaign.c.company_reply != "off",
        )
    )
    return list(connection.scalars(query))


def make_due(connection: Connection, enrollment_ids: Collection[int], *, at: datetime) -> None:
    """Have these enrollments looked at again where nothing would come by itself any more."""
    idle = and_(enrollment.c.id.in_(list(enrollment_ids)), enrollment.c.next_action_at.is_(None))
    running = idle & enrollment.c.state.in_([state.value for state in MAY_SEND]) & ~enrollment.c.paused
    connection.execute(update(enrollment).where(running).values(next_action_at=at, updated_at=at))


def last_sent(connection: Connection, enrollment_id: int) -> tuple[str, str]:
    """Return (step, variant) of the last touch that went out, two empty strings where none did."""
    row = connection.execute(
        select(message.c.step_id, message.c.variant)
        .where(message.c.enrollment_id == enrollment_id, message.c.status == MessageStatus.SENT.value)
        .order_by(message.c.id.desc())
        .limit(1)
    ).first()
    return (row.step_id, row.variant) if row else ("", "")


def last_failed(connection: Connection, enrollment_id: int) -> tuple[str, str] | None:
    """Return (step, why) where the newest ledger row of an enrollment has failed, else None."""
    row = connection.execute(
        select(message.c.step_id, message.c.outcome, message.c.status)
        .where(message.c.enrollment_id == enrollment_id)
        .order_by(message.c.id.desc())
        .limit(1)
    ).first()
    return (row.step_id, row.outcome) if row and row.status == MessageStatus.FAILED.value else None


def record(
    connection: Connection,
    name: str,
    *,
    lead_id: int,
    at: datetime,
    campaign_id: int | None = None,
    **details: Any,
) -> None:
    """Add an audit event of a lead; details that say nothing are left out."""
    said = {key: value for key, value in details.items() if value not in (None, "")}
    events.record(connection, name, at=at, lead_id=lead_id, campaign_id=campaign_id, details=said)


def _moment(at: datetime) -> Any:
    return literal(at, enrollment.c.replied_at.type)
