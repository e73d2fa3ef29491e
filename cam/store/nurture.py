"""The nurture round of an enrollment: laid out when the lead is put by, begun by its first message, over once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, update

from cam.engine.enrollments import Enrollment
from cam.engine.vocabulary import Nurture, State
from cam.store import events, ledger
from cam.store.tables import EnrollmentRow

enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]

IS_AWAITED = (enrollment.c.state == State.NURTURE.value) & (enrollment.c.nurture == Nurture.OPEN.value)


def lay_out(
    connection: Connection, due: Iterable[tuple[Enrollment, datetime | None]], *, at: datetime
) -> None:
    """
    Let leads that are put by get the campaign's nurture sequence from a moment on, as a round of its own.

    due: None for one that is paused.  Where the round is laid out already, its moment alone changes.
    """
    fresh = [(one.id, moment) for one, moment in due if one.nurture is Nurture.NONE]
    moved = [(one.id, moment) for one, moment in due if one.nurture is Nurture.OPEN]
    values: dict[str, Any] = {"next_action_at": bindparam("moment"), "hold": "", "updated_at": at}
    round_ = {
        "round": enrollment.c.round + 1,
        "position": 0,
        "sequence_id": None,
        "nurture": Nurture.OPEN.value,
    }
    for rows, changes in ((fresh, values | round_), (moved, values)):
        if rows:
            connection.execute(
                update(enrollment).where(enrollment.c.id == bindparam("key")).values(changes),
                [{"key": key, "moment": moment} for key, moment in rows],
            )


def begun(connection: Connection, enrolled: Enrollment, *, at: datetime) -> None:
    """Record that the first message of the nurture sequence went out: the lead has not ended any more."""
    own = enrollment.c.id == enrolled.id
    connection.execute(update(enrollment).where(own).values(ended_at=None))
    events.record(
        connection,
        "lead.nurtured",
        at=at,
        campaign_id=enrolled.campaign_id,
        lead_id=enrolled.lead_id,
        details={"because": "the first message of the nurture sequence went out", "round": enrolled.round},
    )


def close(connection: Connection, enrollment_id: int, *, at: datetime) -> None:
    """Let no nurture sequence come any more: it is over, or a human's word stands against it."""
    own = enrollment.c.id == enrollment_id
    values = {"nurture": Nurture.OVER.value, "next_action_at": None, "hold": "", "updated_at": at}
    connection.execute(update(enrollment).where(own).values(values))


def call_off(connection: Connection, campaign_id: int, *, at: datetime) -> int:
    """Take the nurture sequence back from every lead of a campaign that awaits its first message; return how many."""
    ids = list(
        connection.scalars(
            update(enrollment)
            .where(enrollment.c.campaign_id == campaign_id, IS_AWAITED)
            .values(nurture=Nurture.NONE.value, sequence_id=None, next_action_at=None, hold="", updated_at=at)
            .returning(enrollment.c.id)
        )
    )
    ledger.cancel_open_of_enrollments(
        connection, enrollment_ids=ids, reason="the campaign has no nurture sequence any more", at=at
    )
    return len(ids)
