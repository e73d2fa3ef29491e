"""The next moments at which something is due by itself; each straight from an index."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ScalarSelect, bindparam, func, select, text

from cam.engine.vocabulary import MessageStatus
from cam.store.alerts import ESCALATION, HUMAN, alert
from cam.store.tables import IS_OPEN, EnrollmentRow, MailboxRow, MessageRow

enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]
mailbox = MailboxRow.__table__  # type: ignore[attr-defined]
message = MessageRow.__table__  # type: ignore[attr-defined]

_AFTER = bindparam("after", type_=enrollment.c.next_action_at.type)


def _next_alert(route: str) -> ScalarSelect[Any]:
    is_waiting = (alert.c.status == "waiting") & (alert.c.route == route) & (alert.c.next_at > _AFTER)
    return select(func.min(alert.c.next_at)).where(is_waiting).scalar_subquery()


# built once, and asked in one statement: every cycle ends with them
_WAKES = select(
    select(func.min(message.c.settle_until))
    .where(text(IS_OPEN), message.c.status == MessageStatus.UNKNOWN, message.c.settle_until > _AFTER)
    .scalar_subquery(),
    _next_alert(HUMAN),
    _next_alert(ESCALATION),
    select(func.min(mailbox.c.not_before)).where(mailbox.c.not_before > _AFTER).scalar_subquery(),
)
_NEXT_TOUCH = (
    select(enrollment.c.next_action_at)
    .where(
        enrollment.c.campaign_id == bindparam("campaign_id"),
        enrollment.c.next_action_at.is_not(None),
        enrollment.c.next_action_at > _AFTER,
    )
    .order_by(enrollment.c.next_action_at)
    .limit(1)
)


def next_wake(connection: Connection, *, after: datetime) -> datetime | None:
    """
    Return the least moment after this one at which a cycle has something new to do besides touches, or None.

    A doubt that is over, an alert that is tried again, a mailbox that has waited.
    """
    moments = connection.execute(_WAKES, {"after": after}).one()
    return min((moment for moment in moments if moment is not None), default=None)


def next_touch(connection: Connection, campaign_id: int, *, after: datetime) -> datetime | None:
    """Return the least moment after this one at which a touch or a retry of a campaign comes due, or None."""
    return connection.execute(_NEXT_TOUCH, {"campaign_id": campaign_id, "after": after}).scalar()
