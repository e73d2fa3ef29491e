"""The audit log: what happened, when, to whom; rows are only ever added."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from cam.store.tables import EventRow

event = EventRow.__table__  # type: ignore[attr-defined]
_ADD = event.insert()


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
    rows = connection.execute(select(event).order_by(event.c.id.desc()).limit(limit))
    return [AuditEvent(**row) for row in rows.mappings()]
