"""The brief: what a strategist may know."""

from datetime import UTC, datetime

from cam.engine.brief import CONSTRAINTS, Brief, make_brief
from cam.engine.campaigns import Campaign
from cam.engine.leads import Lead
from cam.engine.schedule import make_window
from cam.engine.vocabulary import CampaignStatus


def test_a_brief_holds_what_is_known_of_lead_and_campaign() -> None:
    campaign = Campaign(
        id=1,
        name="Q1",
        status=CampaignStatus.DRAFT,
        window=make_window("09:00", "18:00", "mon-fri"),
        offer=" we cut\n bills ",
        audience="CTOs",
        target_clients=3,
        target_mrr=1500.0,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    lead = Lead(first_name="Ada", company=" Acme\tInc ", title="CTO", industry="Software")
    assert make_brief(lead, campaign) == Brief(
        first_name="Ada",
        company="Acme Inc",
        title="CTO",
        industry="Software",
        role_family="engineering",
        seniority="c_level",
        industry_family="software",
        campaign="Q1",
        offer="we cut bills",
        audience="CTOs",
        goals=("3 clients", "1500 of monthly revenue"),
        constraints=CONSTRAINTS,
    )
