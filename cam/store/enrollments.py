"""Enrolling: leads enter a campaign, and are looked at again when something about them changed."""

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from cam.engine.vocabulary import State
from cam.store.suppressions import count, suppressed_values
from cam.store.tables import CampaignRow, EnrollmentRow, LeadRow

enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]
campaign = CampaignRow.__table__  # type: ignore[attr-defined]
lead = LeadRow.__table__  # type: ignore[attr-defined]

CHUNK = 500
NEUTRAL_SCORE = 0.5


def enroll(
    connection: Connection,
    *,
    campaign_id: int,
    lead_ids: Collection[int],
    at: datetime,
    suppressed: Collection[int] | None = None,
) -> int:
    """
    Enroll the leads that are not in the campaign yet, due at once, and return how many were new.

    Suppressed people are enrolled as suppressed, and nothing is ever due for them.  suppressed: which of the leads
    are, where the caller knows already.
    """
    if suppressed is None:
        suppressed = suppressed_leads(connection, lead_ids)
    stopped = set(suppressed)
    new = _add(connection, campaign_id, [key for key in lead_ids if key not in stopped], State.NEW, at=at)
    return new + _add(
        connection, campaign_id, [key for key in lead_ids if key in stopped], State.SUPPRESSED, at=at
    )


def enrolled(connection: Connection, *, campaign_id: int, lead_ids: Collection[int]) -> set[int]:
    """Return those of the leads that are in the campaign."""
    found: set[int] = set()
    for first, last in _runs(lead_ids):
        inside = (enrollment.c.campaign_id == campaign_id) & enrollment.c.lead_id.between(first, last)
        found.update(connection.scalars(select(enrollment.c.lead_id).where(inside)))
    return found


def suppressed_leads(connection: Connection, lead_ids: Collection[int]) -> set[int]:
    """Return those of the leads that are never written to."""
    found: set[int] = set()
    if not count(connection):
        return found
    ids = list(lead_ids)
    for start in range(0, len(ids), CHUNK):
        rows = connection.execute(
            select(lead.c.id, lead.c.key).where(lead.c.id.in_(ids[start : start + CHUNK]))
        )
        keys = {row.key: row.id for row in rows}
        found |= {keys[key] for key in suppressed_values(connection, list(keys))}
    return found


def look_again(connection: Connection, lead_ids: Collection[int], *, at: datetime) -> int:
    """Let leads that were held back be looked at again now, because something about them changed."""
    done = 0
    for first, last in _runs(lead_ids):
        held = enrollment.c.lead_id.between(first, last) & (enrollment.c.hold != "")
        done += connection.execute(update(enrollment).where(held).values(hold="", next_action_at=at)).rowcount
    return done


def _add(
    connection: Connection, campaign_id: int, lead_ids: Collection[int], state: State, *, at: datetime
) -> int:
    """Enroll in one statement for each run of ids: leads of one import stand in a row."""
    is_due = state is State.NEW
    moment = literal(at, enrollment.c.created_at.type)
    columns = {
        "lead_id": lead.c.id,
        "campaign_id": literal(campaign_id),
        "sequence_id": select(campaign.c.sequence_id).where(campaign.c.id == campaign_id).scalar_subquery(),
        "state": literal(state.value),
        "score": func.coalesce(lead.c.score, NEUTRAL_SCORE),
        "next_action_at": moment if is_due else literal(None, enrollment.c.next_action_at.type),
        "ended_at": literal(None, enrollment.c.ended_at.type) if is_due else moment,
        "created_at": moment,
        "updated_at": moment,
    }
    upsert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    new = 0
    for first, last in _runs(lead_ids):
        leads = select(*columns.values()).where(lead.c.id.between(first, last)).order_by(lead.c.id)
        statement = upsert(enrollment).from_select(list(columns), leads)
        counted = statement.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
        new += connection.execute(counted).rowcount
    return new


def _runs(ids: Collection[int]) -> Iterator[tuple[int, int]]:
    """Return the first and last of every unbroken run of the ids."""
    ordered = sorted(set(ids))
    if ordered and ordered[-1] - ordered[0] + 1 == len(ordered):  # one import's leads: the common case
        yield ordered[0], ordered[-1]
        return
    for _, run in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        members = [key for _, key in run]
        yield members[0], members[-1]
