"""Escalation: a qualified lead is handed to the founder's other tools, through the same outbox as an alert."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from cam.engine.leads import FIELDS, Lead
from cam.store import alerts, campaigns, due, events

TYPE = "LEAD_QUALIFIED"


def escalate(connection: Connection, enrollment_id: int, *, because: str, at: datetime) -> bool:
    """
    Put a lead that has just become qualified into the outbox, in the transaction of that fact.

    Returns False where that was done before in this round: one hand-over, whatever is said of the lead later.
    """
    candidate = due.one(connection, enrollment_id)
    if candidate is None:
        return False
    lead, enrolled = candidate.lead, candidate.enrollment
    campaign = campaigns.get_campaign(connection, enrolled.campaign_id)
    is_new = alerts.raise_alert(
        connection,
        key=f"qualified:{enrolled.id}:{enrolled.round}",
        route=alerts.ESCALATION,
        type=TYPE,
        level="info",
        title=f"{lead.full_name or lead.key} is qualified",
        body=because,
        payload={"campaign": campaign.name, "because": because, "lead": _plain(lead)},
        at=at,
    )
    if is_new:
        events.record(
            connection, "lead.escalated", at=at, campaign_id=campaign.id, lead_id=lead.id,
            details={"because": because},
        )  # fmt: skip
    return is_new


def _plain(lead: Lead) -> Mapping[str, Any]:
    fields = {name: getattr(lead, name) for name in FIELDS}
    return {**fields, "id": lead.id, "tags": list(lead.tags), "custom": dict(lead.custom)}
