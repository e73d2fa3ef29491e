"""The brief: what is known of a lead, the offer and the audience."""

from dataclasses import dataclass

from cam.engine import roles
from cam.engine.campaigns import Campaign
from cam.engine.leads import Lead
from cam.engine.names import written_name

CONSTRAINTS = (
    "under 120 words",
    "one question, one link at most",
    "no customer, number or result that the offer does not name",
)


@dataclass(frozen=True, kw_only=True)
class Brief:
    """
    What a strategist may know: one lead, one campaign, its goals and constraints; unknown is "".

    role_family, seniority, industry_family: of engine.roles.  goals: what the campaign wants, "3 clients".
    """

    first_name: str
    company: str
    title: str
    industry: str
    role_family: str
    seniority: str
    industry_family: str
    campaign: str
    offer: str
    audience: str
    goals: tuple[str, ...] = ()
    constraints: tuple[str, ...] = CONSTRAINTS


def make_brief(lead: Lead, campaign: Campaign) -> Brief:
    """Return what the strategist may know of this lead and this campaign."""
    return Brief(
        first_name=_line(written_name(lead.first_name)),
        company=_line(lead.company),
        title=_line(lead.title),
        industry=_line(lead.industry),
        role_family=roles.role_family(lead.title),
        seniority=roles.seniority(lead.title),
        industry_family=roles.industry_family(lead.industry),
        campaign=campaign.name,
        offer=_line(campaign.offer),
        audience=_line(campaign.audience),
        goals=_goals(campaign),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _goals(campaign: Campaign) -> tuple[str, ...]:
    goals = []
    if campaign.target_clients:
        goals.append(f"{campaign.target_clients} clients" if campaign.target_clients > 1 else "1 client")
    if campaign.target_mrr:
        goals.append(f"{campaign.target_mrr:g} of monthly revenue")
    return tuple(goals)
