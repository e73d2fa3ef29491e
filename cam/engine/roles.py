"""What a title and an industry say: role family, seniority and industry family, by tables that a person can read."""

import re
from functools import lru_cache

from cam.engine import titles

# The first row with a word in the title decides: somebody who founded a company is a founder whatever else they are.
FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("founder", (
        "founder", "cofounder", "co-founder", "founding", "owner", "ceo", "chief executive", "managing director",
        "managing partner", "president", "proprietor", "geschäftsführer", "geschäftsführerin", "inhaber", "gründer",
        "gründerin", "directeur général", "fondateur", "fondatrice", "fundador", "fundadora", "gerente general",
    )),
    ("engineering", (
        "cto", "cio", "ciso", "chief technology", "chief information", "engineering", "engineer", "developer",
        "software", "technology", "technical", "devops", "sre", "infrastructure", "platform", "architect", "it",
        "data", "security", "entwickler", "entwicklerin", "développeur", "ingénieur", "ingeniero", "qa",
    )),
    ("product", ("cpo", "chief product", "product", "produkt", "produit", "producto", "ux", "design", "designer")),
    ("marketing", (
        "cmo", "chief marketing", "marketing", "growth", "brand", "content", "seo", "communications", "demand",
        "advertising", "pr",
    )),
    ("sales", (
        "cro", "cso", "chief revenue", "chief commercial", "sales", "revenue", "account executive", "account manager",
        "business development", "bdr", "sdr", "commercial", "partnerships", "customer success", "vertrieb", "ventas",
    )),
    ("finance", (
        "cfo", "chief financial", "finance", "financial", "controller", "controlling", "accounting", "accountant",
        "treasurer", "treasury", "finanzen", "finanzas", "fp&a", "buchhaltung",
    )),
    ("people", (
        "chro", "chief people", "chief human", "hr", "human resources", "people", "talent", "recruiting", "recruiter",
        "personal", "recursos humanos", "ressources humaines", "culture",
    )),
    ("operations", (
        "coo", "chief operating", "operations", "operation", "ops", "supply chain", "logistics", "procurement",
        "purchasing", "office", "facility", "plant", "production", "project", "program", "betrieb", "operaciones",
    )),
)  # fmt: skip

# ranks of engine.titles by what they are called here; the highest one is split by whether the company is theirs
SENIORITIES = {
    "founder or C-level": "c_level",
    "vice president": "vp",
    "director": "director",
    "head": "head",
    "manager": "manager",
    "lead": "lead",
    "senior": "senior",
}

INDUSTRIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("software", ("software", "saas", "internet", "information technology", "it services", "computer", "tech", "ai")),
    ("financial services", ("bank", "banking", "fintech", "financial", "insurance", "investment", "venture capital")),
    ("healthcare", ("health", "healthcare", "hospital", "medical", "pharma", "pharmaceutical", "biotech", "dental")),
    ("manufacturing", ("manufacturing", "machinery", "industrial", "automotive", "chemicals", "electronics")),
    ("retail", ("retail", "e-commerce", "ecommerce", "consumer goods", "apparel", "fashion", "wholesale", "d2c")),
    ("logistics", ("logistics", "transportation", "trucking", "shipping", "freight", "warehousing", "supply chain")),
    ("construction", ("construction", "building materials", "civil engineering", "architecture")),
    ("real estate", ("real estate", "property", "immobilien")),
    ("education", ("education", "e-learning", "edtech", "university", "school", "training")),
    ("hospitality", ("hospitality", "hotel", "hotels", "restaurant", "restaurants", "travel", "tourism", "food")),
    ("media", ("media", "publishing", "entertainment", "broadcast", "music", "games", "gaming")),
    ("energy", ("energy", "utilities", "oil", "gas", "renewables", "solar", "wind")),
    ("public sector", ("government", "public", "municipal", "administration")),
    ("non-profit work", ("non-profit", "nonprofit", "charity", "ngo", "civic")),
    ("professional services", (
        "consulting", "legal", "law", "accounting", "marketing and advertising", "agency", "staffing", "recruiting",
        "professional services", "design",
    )),
)  # fmt: skip

FOUNDER, OTHER = "founder", "other"


@lru_cache(maxsize=8192)
def role_family(title: str) -> str:
    """Return the role family of a job title; "other" where none is known."""
    # a product owner owns no company, and the assistant of a founder founded none
    is_top = titles.seniority(title)[0] == 1.0
    return _first(title, FAMILIES if is_top else FAMILIES[1:])


@lru_cache(maxsize=8192)
def seniority(title: str) -> str:
    """Return founder, c_level, vp, director, head, manager, lead, senior or other."""
    rank = SENIORITIES.get(titles.seniority(title)[1], OTHER)
    return FOUNDER if rank == "c_level" and role_family(title) == FOUNDER else rank


@lru_cache(maxsize=8192)
def industry_family(industry: str) -> str:
    """Return the industry family; "other" where none is known."""
    return _first(industry, INDUSTRIES)


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _first(text: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    lower = text[:200].lower()
    return next((name for name, words in table if _pattern(words).search(lower)), OTHER)
