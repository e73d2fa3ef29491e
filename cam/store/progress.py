"""How an enrollment moves: touched, deferred, held, ended."""

from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, func, literal, select, text, update

from cam.engine.vocabulary import State
from cam.store.tables import IS_HELD, EnrollmentRow

enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]

HELD_AT_ONCE = 1000

# built once, for every message: the columns to set are those that the call names
_OWN = update(enrollment).where(enrollment.c.id == bindparam("enrollment_id"))
_HOLD = (
    update(enrollment)
    .where(enrollment.c.id == bindparam("key"), enrollment.c.next_action_at.is_not(None))
    .values(hold=bindparam("why"), next_action_at=bindparam("until"))
)
_TOUCHED_AT = bindparam("touched_at", type_=enrollment.c.first_touch_at.type)
_TOUCH = _OWN.values(first_touch_at=func.coalesce(enrollment.c.first_touch_at, _TOUCHED_AT))


def first_held(connection: Connection, campaign_id: int, reason: str) -> int | None:
    """Return the enrollment of a campaign that is held back for this reason and looked at next, or None."""
    held = (enrollment.c.campaign_id == campaign_id) & (enrollment.c.hold == reason)
    return connection.scalar(
        select(enrollment.c.id)
        .where(held, text(f"enrollment.{IS_HELD}"), enrollment.c.next_action_at.is_not(None))
        .order_by(enrollment.c.next_action_at, enrollment.c.id)
        .limit(1)
    )


def touch(
    connection: Connection,
    enrollment_id: int,
    *,
    state: State,
    position: int,
    at: datetime,
    next_action_at: datetime | None,
) -> None:
    """Record that a touch went out: the next step is at `position` and comes at `next_action_at`."""
    values = {"state": state, "position": position, "touched": True, "hold": "", "last_touch_at": at}
    times = {"touched_at": at, "next_action_at": next_action_at, "updated_at": at}
    connection.execute(_TOUCH, {"enrollment_id": enrollment_id} | values | times)


def advance(
    connection: Connection,
    enrollment_id: int,
    *,
    position: int,
    next_action_at: datetime | None,
    at: datetime,
) -> None:
    """Move past a step that sent nothing."""
    _update(
        connection, enrollment_id, position=position, next_action_at=next_action_at, hold="", updated_at=at
    )


def pass_over(connection: Connection, enrollment_id: int, *, old: int, new: int, at: datetime) -> None:
    """Move past steps that do not apply to a lead, where it still stands at the old one; the new one is due now."""
    connection.execute(
        update(enrollment)
        .where(enrollment.c.id == enrollment_id, enrollment.c.position == old)
        .values(position=new, updated_at=at)
    )


def assign(
    connection: Connection,
    enrollment_id: int,
    *,
    mailbox_id: int | None,
    sequence_id: int | None,
    at: datetime,
) -> None:
    """Bind a lead to the version that it begins with and to the mailbox that writes to it, for all steps."""
    mailbox = {"mailbox_id": mailbox_id} if mailbox_id is not None else {}
    _update(connection, enrollment_id, sequence_id=sequence_id, updated_at=at, **mailbox)


def schedule(
    connection: Connection, enrollment_id: int, *, next_action_at: datetime | None, at: datetime
) -> None:
    """Set when the next action comes; None: nothing comes by itself, the ledger has the lead."""
    _update(connection, enrollment_id, next_action_at=next_action_at, hold="", updated_at=at)


def hold(connection: Connection, held: Iterable[tuple[int, str, datetime]]) -> None:
    """Keep leads back until a moment: (enrollment id, reason, until); who has ended meanwhile is left alone."""
    rows = ({"key": key, "why": why, "until": until} for key, why, until in held)
    while some := list(islice(rows, HELD_AT_ONCE)):
        connection.execute(_HOLD, some)


def pause(connection: Connection, enrollment_id: int, *, reason: str, at: datetime) -> None:
    """Stop one enrollment, its state kept, until a human goes on with it."""
    _update(
        connection,
        enrollment_id,
        paused=True,
        paused_reason=reason,
        next_action_at=None,
        hold="",
        updated_at=at,
    )


def wait_until(
    connection: Connection, enrollment_ids: Collection[int], *, until: datetime, at: datetime
) -> None:
    """Let nothing go out before a moment: whoever is away is written to after the return."""
    ids = enrollment.c.id.in_(list(enrollment_ids))
    moment = literal(until, enrollment.c.away_until.type)
    is_earlier = enrollment.c.away_until.is_(None) | (enrollment.c.away_until < until)
    connection.execute(update(enrollment).where(ids, is_earlier).values(away_until=moment, updated_at=at))
    comes_before = enrollment.c.next_action_at.is_not(None) & (enrollment.c.next_action_at < until)
    connection.execute(update(enrollment).where(ids, comes_before).values(next_action_at=moment, hold=""))


def come_back(connection: Connection, enrollment_ids: Collection[int], *, at: datetime) -> None:
    """Forget that somebody is away: it was no out-of-office."""
    ids = enrollment.c.id.in_(list(enrollment_ids))
    connection.execute(update(enrollment).where(ids).values(away_until=None, updated_at=at))


def end(
    connection: Connection, enrollment_id: int, *, state: State, at: datetime, before: State | None = None
) -> bool:
    """
    Put an enrollment into a state in which nothing comes by itself; return whether it was done.

    before: only where it is in this state still; an answer that came meanwhile is not overwritten.
    """
    wanted = enrollment.c.id == enrollment_id
    if before is not None:
        wanted &= enrollment.c.state == before
    done = connection.execute(
        update(enrollment)
        .where(wanted)
        .values(state=state, next_action_at=None, hold="", ended_at=at, updated_at=at)
    )
    return done.rowcount == 1


def funnel(connection: Connection, campaign_id: int) -> dict[State, int]:
    """Return how many leads of a campaign are in each state."""
    rows = connection.execute(
        select(enrollment.c.state, func.count().label("n"))
        .where(enrollment.c.campaign_id == campaign_id)
        .group_by(enrollment.c.state)
    )
    return {State(row.state): row.n for row in rows}


def _update(connection: Connection, enrollment_id: int, **values: Any) -> None:
    connection.execute(_OWN, {"enrollment_id": enrollment_id, **values})
