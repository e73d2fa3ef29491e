"""The audit log, read with names instead of numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.store import campaigns, events, lead_views, mailboxes
from cam.usecases.desk import Desk
from cam.usecases.since import begin_of


@dataclass(frozen=True, kw_only=True)
class Filter:
    """
    Which entries.  name: whole, or a beginning that ends with a dot.

    since: a day as `begin_of` reads it, "" for everything.
    """

    campaign: str | None = None
    lead: str | None = None
    name: str = ""
    since: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """One entry.  campaign, lead, mailbox: as a person names them, or "".  message: id of the ledger's row."""

    id: int
    at: datetime
    name: str
    campaign: str
    lead: str
    mailbox: str
    message: int | None
    details: Mapping[str, Any]


def list_events(desk: Desk, chosen: Filter, *, limit: int) -> list[Told]:
    """
    Return the newest entries that fit, oldest first.

    Raises NotFound for an unknown campaign or lead, InputError for a day that is none or to come.
    """
    with desk.db.read() as connection:
        return _named(
            connection, events.select_newest(connection, _where(connection, desk, chosen), limit=limit)
        )


def after(desk: Desk, chosen: Filter, last: int) -> list[Told]:
    """Return the entries that came after one, oldest first."""
    with desk.db.read() as connection:
        return _named(
            connection, events.select_after(connection, _where(connection, desk, chosen), last=last)
        )


def _where(connection: Connection, desk: Desk, chosen: Filter) -> events.Where:
    zone = ZoneInfo(desk.settings.sender.timezone)
    return events.Where(
        campaign_id=campaigns.get_campaign(connection, chosen.campaign).id if chosen.campaign else None,
        lead_id=lead_views.get_person(connection, chosen.lead).lead.id if chosen.lead else None,
        name=chosen.name,
        since=begin_of(chosen.since, zone=zone, now=desk.clock()) if chosen.since else None,
    )


def _named(connection: Connection, found: list[events.AuditEvent]) -> list[Told]:
    names = {one.id: one.name for one in campaigns.all_campaigns(connection)}
    boxes = {box.id: box.address for box in mailboxes.all_mailboxes(connection)}
    keys = events.lead_keys(connection, {one.lead_id for one in found if one.lead_id is not None})
    return [
        Told(
            id=one.id,
            at=one.at,
            name=one.name,
            campaign=names.get(one.campaign_id or 0, ""),
            lead=keys.get(one.lead_id or 0, ""),
            mailbox=boxes.get(one.mailbox_id or 0, ""),
            message=one.message_row_id,
            details=one.details,
        )
        for one in found
    ]
