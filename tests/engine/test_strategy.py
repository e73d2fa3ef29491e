"""The offline strategist: deterministic, and its sentences read well whatever the founder wrote."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine import roles
from cam.engine.leads import Lead
from cam.engine.strategy import ANGLES, ASKS, INDUSTRY_LINES, TONES, choose_strategy
from tests.engine.touches import brief_of


@pytest.mark.parametrize(
    ("title", "family", "seniority"),
    [
        ("Founder & CTO", "founder", "founder"),
        ("Co-Founder", "founder", "founder"),
        ("CEO", "founder", "founder"),
        ("Geschäftsführerin", "founder", "founder"),
        ("President", "founder", "founder"),
        ("Vice President, Sales", "sales", "vp"),
        ("VP of Engineering", "engineering", "vp"),
        ("CTO", "engineering", "c_level"),
        ("Chief Marketing Officer", "marketing", "c_level"),
        ("Director of IT", "engineering", "director"),
        ("Head of People", "people", "head"),
        ("Marketing Manager", "marketing", "manager"),
        ("Lead Product Designer", "product", "lead"),
        ("Senior Accountant", "finance", "senior"),
        ("COO", "operations", "c_level"),
        ("Barista", "other", "other"),
        ("Product Owner", "product", "other"),
        ("Executive Assistant to the CEO", "other", "other"),
        ("", "other", "other"),
    ],
)
def test_a_title_names_a_role_and_a_seniority(title: str, family: str, seniority: str) -> None:
    assert (roles.role_family(title), roles.seniority(title)) == (family, seniority)


@pytest.mark.parametrize(
    ("industry", "family"),
    [
        ("Information Technology & Services", "software"),
        ("Hospital & Health Care", "healthcare"),
        ("Retail", "retail"),
        ("Law Practice", "professional services"),
        ("Underwater basket weaving", "other"),
        ("", "other"),
    ],
)
def test_an_industry_has_a_family(industry: str, family: str) -> None:
    assert roles.industry_family(industry) == family


@pytest.mark.parametrize(
    ("offer", "audience", "proof"),
    [
        ("we cut cloud bills by a third", "CTOs of SaaS firms",
         "We cut cloud bills by a third. We do this for CTOs of SaaS firms."),
        ("I'll run your payroll.", "Founders", "I'll run your payroll. I do this for founders."),
        ("cloud cost audits", "for marketing teams.",
         "What I offer, in short: cloud cost audits. This is for marketing teams."),
        ("Helping SaaS firms cut churn!", "", "What I offer, in short: Helping SaaS firms cut churn!"),
        ("Our tool finds waste", "German companies", "Our tool finds waste. We do this for German companies."),
        ("- we   write\n code -", "", "We write code."),
        ("", "the CFOs of clinics",
         "I work with the CFOs of clinics, and I would rather show you one concrete example than send you a brochure."),
        ("", "", "I would rather show you one concrete example than send you a brochure."),
        ("iOS apps", "", "What I offer, in short: iOS apps."),
    ],
)  # fmt: skip
def test_any_offer_and_audience_become_sentences(offer: str, audience: str, proof: str) -> None:
    brief = brief_of(Lead(), offer=" ".join(offer.split()), audience=audience)
    assert choose_strategy(brief).proof == proof


def test_the_angle_speaks_of_role_company_and_industry() -> None:
    lead = Lead(title="CEO", company="Acme", industry="Logistics")
    assert choose_strategy(brief_of(lead)).angle == (
        "Running a company like Acme means that every hour given to one thing is taken from another. "
        "In logistics a small delay in the morning is a large one by the evening."
    )
    assert choose_strategy(brief_of(Lead())).angle == "I thought that this might be useful to you."
    assert choose_strategy(brief_of(Lead(company="Acme"))).angle == (
        "I came across Acme and thought that this might be useful to you."
    )
    assert "like yours means" in choose_strategy(brief_of(Lead(title="CEO", company="x" * 60))).angle


def test_every_family_has_its_words() -> None:
    families = {name for name, _ in roles.FAMILIES} | {roles.OTHER}
    assert set(ANGLES) == set(TONES) == families
    assert set(ASKS) == {*roles.SENIORITIES.values(), roles.FOUNDER, roles.OTHER}
    assert set(INDUSTRY_LINES) == {name for name, _ in roles.INDUSTRIES}


SENTENCE = re.compile(r"[^a-z\s].*[.!?…]", re.DOTALL)


@given(
    title=st.sampled_from(["", "CEO", "CTO", "CFO", "Head of HR", "Sales rep", "Product lead", "x"]),
    company=st.text(max_size=60),
    industry=st.sampled_from(["", "Software", "Banking", "x"]),
    offer=st.text(max_size=80),
    audience=st.text(max_size=60),
)
def test_the_same_brief_gives_the_same_whole_sentences(
    title: str, company: str, industry: str, offer: str, audience: str
) -> None:
    lead = Lead(title=title, company=" ".join(company.split()), industry=industry)
    brief = brief_of(lead, offer=" ".join(offer.split()), audience=" ".join(audience.split()))
    strategy = choose_strategy(brief)
    assert strategy == choose_strategy(brief)
    for text in (strategy.angle, strategy.call_to_action):
        assert SENTENCE.fullmatch(text)
    assert strategy.proof.strip()[-1] in ".!?…"
    assert strategy.call_to_action.endswith("?")
    assert strategy.goal.startswith(("a ", "your "))
