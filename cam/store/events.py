"""The audit log: what happened, when, to whom; rows are only ever added."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from cam.store.tables import EventRow, LeadRow

event = EventRow.__table__  # type: ignore[attr-defined]
_ADD = event.insert()
_LAST_ID = select(func.max(event.c.id))
_NEWEST_ID_OF_CAMPAIGN = (
    select(event.c.id)
    .where(event.c.campaign_id == bindparam("campaign_id"))
    .order_by(event.c.id.desc())
    .limit(1)
)
lead = LeadRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, kw_only=True)
class AuditEvent:
    """One entry of the audit log.  details: plain JSON values, never a secret or a body."""

    id: int
    at: datetime
    name: str
    campaign_id: int | None
    lead_id: int | None
    message_row_id: int | None
    mailbox_id: int | None
    details: Mapping[str, Any]


def record(
    connection: Connection,
    name: str,
    *,
    at: datetime,
    campaign_id: int | None = None,
    lead_id: int | None = None,
    message_row_id: int | None = None,
    mailbox_id: int | None = None,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Add one entry, in the transaction of the fact that it tells of."""
    connection.execute(
        _ADD,
        {
            "at": at,
            "name": name,
            "campaign_id": campaign_id,
            "lead_id": lead_id,
            "message_row_id": message_row_id,
            "mailbox_id": mailbox_id,
            "details": dict(details or {}),
        },
    )


def of_lead(connection: Connection, lead_id: int) -> list[AuditEvent]:
    """Return everything that happened to one lead, oldest first."""
    rows = connection.execute(select(event).where(event.c.lead_id == lead_id).order_by(event.c.id))
    return [AuditEvent(**row) for row in rows.mappings()]


def newest(connection: Connection, *, limit: int) -> list[AuditEvent]:
    """Return the newest entries, newest first."""
    return select_newest(connection, Where(), limit=limit)[::-1]


@dataclass(frozen=True, kw_only=True)
class Where:
    """Which entries.  name: a whole name, or a beginning that ends with a dot; "" is any."""

    campaign_id: int | None = None
    lead_id: int | None = None
    name: str = ""
    since: datetime | None = None


def select_newest(connection: Connection, where: Where, *, limit: int) -> list[AuditEvent]:
    """Return the newest entries that fit, oldest first."""
    query = select(event).where(*_conditions(where)).order_by(event.c.id.desc()).limit(limit)
    return [AuditEvent(**row) for row in reversed(connection.execute(query).mappings().all())]


def select_after(connection: Connection, where: Where, *, last: int, limit: int = 1000) -> list[AuditEvent]:
    """Return the entries that fit and came after one, oldest first."""
    query = select(event).where(event.c.id > last, *_conditions(where)).order_by(event.c.id).limit(limit)
    return [AuditEvent(**row) for row in connection.execute(query).mappings()]


def last_id(connection: Connection) -> int:
    """Return the id of the newest entry, 0 where there is none."""
    return connection.scalar(_LAST_ID) or 0


def newest_id(connection: Connection, campaign_id: int) -> int:
    """Return the id of the newest entry on a campaign, 0 where there is none."""
    return connection.scalar(_NEWEST_ID_OF_CAMPAIGN, {"campaign_id": campaign_id}) or 0


def lead_keys(connection: Connection, lead_ids: Collection[int]) -> dict[int, str]:
    """Return the keys of leads by their ids."""
    rows = connection.execute(select(lead.c.id, lead.c.key).where(lead.c.id.in_(lead_ids)))
    return {row.id: row.key for row in rows}


def _conditions(where: Where) -> Iterator[ColumnElement[bool]]:
    if where.campaign_id is not None:
        yield event.c.campaign_id == where.campaign_id
    if where.lead_id is not None:
        yield event.c.lead_id == where.lead_id
    if where.name.endswith("."):
        yield event.c.name.startswith(where.name, autoescape=True)
    elif where.name:
        yield event.c.name == where.name
    if where.since is not None:
        yield event.c.at >= where.since
