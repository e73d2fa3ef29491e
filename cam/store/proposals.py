"""Proposed leads: people whom a reply named as the right ones; a human takes or leaves them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select, update

from cam.store.tables import CampaignRow, InboundMessageRow, LeadRow, ProposedLeadRow

proposed = ProposedLeadRow.__table__  # type: ignore[attr-defined]
campaign = CampaignRow.__table__  # type: ignore[attr-defined]
lead = LeadRow.__table__  # type: ignore[attr-defined]
inbound = InboundMessageRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """
    Somebody whom a reply named.

    email: "" where only a name was given.  referred_by: the address of the lead who said so.  reply: its id.
    company: the lead's, where the address is at the same one.
    """

    id: int
    name: str
    email: str
    campaign: str
    campaign_id: int
    referred_by: str
    referred_by_id: int
    company: str
    reply: int
    text: str
    status: str
    created_at: datetime


def propose(
    connection: Connection,
    *,
    inbound_id: int,
    campaign_id: int,
    referred_by: int,
    name: str,
    email: str,
    at: datetime,
) -> int | None:
    """Add a proposal and return its id; None where this reply, or another about the same address, made one."""
    same = proposed.c.inbound_id == inbound_id
    if email:
        same |= (proposed.c.email == email) & (proposed.c.campaign_id == campaign_id)
    if connection.execute(select(proposed.c.id).where(same)).first():
        return None
    row = {"inbound_id": inbound_id, "campaign_id": campaign_id, "referred_by": referred_by, "name": name,
           "email": email, "status": "proposed", "created_at": at}  # fmt: skip
    return int(connection.execute(proposed.insert().values(row).returning(proposed.c.id)).scalar_one())


def waiting(connection: Connection, *, campaign_id: int | None = None) -> list[Proposal]:
    """Return the proposals that nobody has decided on, oldest first."""
    query = _proposals().where(proposed.c.status == "proposed").order_by(proposed.c.id)
    if campaign_id is not None:
        query = query.where(proposed.c.campaign_id == campaign_id)
    return [Proposal(**row) for row in connection.execute(query).mappings()]


def find(connection: Connection, proposal_id: int) -> Proposal | None:
    """Return one proposal, decided or not."""
    row = connection.execute(_proposals().where(proposed.c.id == proposal_id)).mappings().first()
    return Proposal(**row) if row else None


def decide(
    connection: Connection, proposal_id: int, *, status: str, at: datetime, lead_id: int | None = None
) -> None:
    """Note what a human decided."""
    values = {"status": status, "lead_id": lead_id, "decided_at": at}
    connection.execute(update(proposed).where(proposed.c.id == proposal_id).values(**values))


def withdraw(connection: Connection, inbound_ids: Sequence[int]) -> None:
    """Forget the undecided proposals that these replies made, for they meant something else."""
    connection.execute(
        proposed.delete().where(proposed.c.inbound_id.in_(list(inbound_ids)), proposed.c.status == "proposed")
    )


def _proposals() -> Select[Any]:
    return (
        select(
            proposed.c.id, proposed.c.name, proposed.c.email, campaign.c.name.label("campaign"),
            proposed.c.campaign_id, lead.c.key.label("referred_by"), proposed.c.referred_by.label("referred_by_id"),
            lead.c.company, proposed.c.inbound_id.label("reply"), inbound.c.text, proposed.c.status,
            proposed.c.created_at,
        )
        .join(campaign, campaign.c.id == proposed.c.campaign_id)
        .join(lead, lead.c.id == proposed.c.referred_by)
        .join(inbound, inbound.c.id == proposed.c.inbound_id)
    )  # fmt: skip
