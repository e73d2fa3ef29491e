"""Proposed leads: whom replies named as the right people; a human accepts or rejects them."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from cam.engine import addresses
from cam.engine.guards import REFERRED
from cam.engine.intake.drafts import LeadDraft
from cam.engine.intake.names import split_name
from cam.errors import InputError, NotFound, Refused
from cam.store import campaigns, enrollments, leads, marks, proposals
from cam.store.proposals import Proposal
from cam.store.suppressions import is_suppressed
from cam.usecases.desk import Desk


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A proposal that was decided.  lead_id: the lead that it became, None where it was rejected."""

    proposal: Proposal
    lead_id: int | None


def list_proposed(desk: Desk, *, campaign: str | None = None) -> list[Proposal]:
    """Return the proposals that nobody has decided on, oldest first."""
    with desk.db.read() as connection:
        wanted = campaigns.get_campaign(connection, campaign).id if campaign else None
        return proposals.waiting(connection, campaign_id=wanted)


def accept(desk: Desk, proposal_id: int, *, email: str = "") -> Decided:
    """
    Make a lead of a proposal, in the campaign of the conversation, and return it; it is due at once.

    email: where the reply gave a name alone, or a wrong address.  A colleague of whoever replied is not kept back for
    that reply.  Raises NotFound, InputError without an address, Refused where the person is never written to.
    """
    at = desk.clock()
    with desk.db.write() as connection:
        found = _open(connection, proposal_id)
        address = _address(found, email)
        held = is_suppressed(connection, address)
        if held is not None:
            raise Refused(
                f"proposal {proposal_id}: {held.value} is suppressed: {held.reason or held.source}",
                guard="suppressed", hint=f"cam lead reject {proposal_id}",
            )  # fmt: skip
        lead_id = _enroll(connection, replace(found, email=address), at=at)
        proposals.decide(connection, proposal_id, status="accepted", lead_id=lead_id, at=at)
        marks.record(
            connection, "lead.accepted", lead_id=lead_id, campaign_id=found.campaign_id, at=at,
            proposal=proposal_id, referred_by=found.referred_by, reply=found.reply,
        )  # fmt: skip
    return Decided(proposal=replace(found, email=address, status="accepted"), lead_id=lead_id)


def reject(desk: Desk, proposal_id: int) -> Decided:
    """Leave a proposal, and return it; nobody is written to.  Raises NotFound, and InputError where it was decided."""
    at = desk.clock()
    with desk.db.write() as connection:
        found = _open(connection, proposal_id)
        proposals.decide(connection, proposal_id, status="rejected", at=at)
        marks.record(
            connection, "lead.rejected", lead_id=found.referred_by_id, campaign_id=found.campaign_id, at=at,
            proposal=proposal_id, person=found.name, email=found.email,
        )  # fmt: skip
    return Decided(proposal=replace(found, status="rejected"), lead_id=None)


def _open(connection: Connection, proposal_id: int) -> Proposal:
    found = proposals.find(connection, proposal_id)
    if found is None:
        raise NotFound(
            f"proposal {proposal_id}: there is none", hint="cam lead list --proposed shows the ids"
        )
    if found.status != "proposed":
        raise InputError(
            f"proposal {proposal_id}: it was {found.status} before", hint="cam lead list --proposed"
        )
    return found


def _address(found: Proposal, email: str) -> str:
    given = email or found.email
    if not given:
        raise InputError(
            f"proposal {found.id}: the reply names {found.name} without an address",
            hint=f"cam lead accept {found.id} --email ADDRESS",
        )
    address = addresses.normalise(given)
    if not isinstance(address, str):
        raise InputError(
            f"proposal {found.id}: {given!r}: {address.why}", hint="write an address with --email"
        )
    return address


def _enroll(connection: Connection, found: Proposal, *, at: datetime) -> int:
    first, last = split_name(found.name)
    company = addresses.company_domain(found.email)
    is_colleague = bool(company) and company == addresses.company_domain(found.referred_by)
    values = dict.fromkeys(LeadDraft._fields[:20], "") | {
        "key": found.email, "email": found.email, "first_name": first, "last_name": last, "full_name": found.name,
        "company": found.company if is_colleague else "", "domain": company, "company_domain": company,
        "source": f"referred by {found.referred_by} in reply {found.reply}",
    }  # fmt: skip
    draft = LeadDraft(**values, tags=(REFERRED,), custom={})  # type: ignore[arg-type]  # texts by name
    compared = leads.compare(connection, [draft])
    new = leads.apply(connection, compared, batch_id=None, at=at)
    lead_id = new[0] if new else compared.ids[draft.key]
    enrollments.enroll(connection, campaign_id=found.campaign_id, lead_ids=[lead_id], at=at)
    return lead_id
