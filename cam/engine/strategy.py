"""The offline strategist: one brief to one strategy, by rules that a person can read."""

import re
from dataclasses import dataclass

from cam.engine.brief import Brief

MAX_COMPANY = 50  # a longer name reads like a form letter


@dataclass(frozen=True, kw_only=True)
class Strategy:
    """
    How one lead is addressed; each is text for a template.

    goal: what we ask for, as a noun ("a 15-minute call").  angle, proof: whole sentences.
    call_to_action: one question.  tone: a few words.
    """

    goal: str
    angle: str
    proof: str
    call_to_action: str
    tone: str


# One observation a role; {company} is the company's name or "your company". They claim nothing about the reader.
ANGLES = {
    "founder": "Running a company like {company} means that every hour given to one thing is taken from another.",
    "engineering": "Engineering teams are there to build, yet a good part of every week goes to work nobody planned.",
    "product": "Product work is mostly deciding what not to do, and the list of wishes never gets shorter.",
    "marketing": "Marketing is asked for more results every quarter, rarely with more people to get them.",
    "sales": "Selling takes a few good conversations a week, and most of the week goes to everything around them.",
    "finance": "Finance sees what a decision costs long before anybody else does.",
    "people": "People teams are asked to hire well, keep everybody and stay inside the budget, all at once.",
    "operations": "Good operations go unnoticed, right up to the day when something does not arrive.",
    "other": "I came across {company} and thought that this might be useful to you.",
}

INDUSTRY_LINES = {
    "software": "In software the roadmap is always longer than the quarter.",
    "financial services": "In financial services every shortcut also has to survive an audit.",
    "healthcare": "In healthcare a change has to be safe before it may be useful.",
    "manufacturing": "In manufacturing a day of standstill costs more than most tools do in a year.",
    "retail": "In retail the next season never waits for the last one.",
    "logistics": "In logistics a small delay in the morning is a large one by the evening.",
    "construction": "In construction one late trade holds up all the others.",
    "real estate": "In real estate one slow week can cost a deal.",
    "education": "In education the calendar decides more than the plan does.",
    "hospitality": "In hospitality the guest notices long before the report does.",
    "media": "In media the deadline is always today.",
    "energy": "In energy the plans are long and the surprises come quickly.",
    "public sector": "In the public sector a good idea still has to fit the procedure.",
    "non-profit work": "In non-profit work whatever is spent on running things is missed elsewhere.",
    "professional services": "In professional services every hour that is not billed is paid by somebody.",
}

# seniority: what we ask for, and how
ASKS = {
    "founder": ("a 15-minute call", "Is that worth 15 minutes of your time next week?"),
    "c_level": (
        "a 15-minute call",
        "Is that worth 15 minutes next week, or is somebody on your team closer to it?",
    ),
    "vp": ("a 15-minute call", "Would 15 minutes next week be enough to see whether this fits your team?"),
    "director": (
        "a 15-minute call",
        "Would 15 minutes next week be enough to see whether this fits your team?",
    ),
    "head": ("a 15-minute call", "Would 15 minutes next week be enough to see whether this fits your team?"),
    "manager": (
        "your view on a short example",
        "May I send you a short example, so that you can judge for yourself?",
    ),
    "lead": (
        "your view on a short example",
        "May I send you a short example, so that you can judge for yourself?",
    ),
    "senior": (
        "your view on a short example",
        "May I send you a short example, so that you can judge for yourself?",
    ),
    "other": (
        "a pointer to the right person",
        "Is this something you look after, or is there somebody I should ask?",
    ),
}

TONES = {
    "founder": "direct and brief",
    "engineering": "concrete, no slogans",
    "product": "concrete, no slogans",
    "marketing": "friendly and concrete",
    "sales": "friendly and concrete",
    "people": "friendly and concrete",
    "finance": "sober, in numbers where there are some",
    "operations": "sober and practical",
    "other": "polite and brief",
}

_CLAUSE = re.compile(r"(we|i|our|my|you|your|it|they|this|that|there)(?:'\w+|’\w+)?\s", re.IGNORECASE)
_COMMON = {
    "agencies", "agency", "b2b", "business", "businesses", "companies", "company", "consultants", "developers",
    "directors", "engineering", "engineers", "everybody", "everyone", "executives", "finance", "firms", "founders",
    "freelancers", "heads", "leaders", "local", "managers", "marketers", "marketing", "mid-size", "owners", "people",
    "product", "sales", "small", "solo", "start-ups", "startups", "teams", "technical", "the",
}  # fmt: skip


def choose_strategy(brief: Brief) -> Strategy:
    """Return the strategy for one brief: the same brief gives the same strategy, for ever, offline."""
    goal, call_to_action = ASKS.get(brief.seniority, ASKS["other"])
    return Strategy(
        goal=goal,
        angle=_angle(brief),
        proof=_proof(brief),
        call_to_action=call_to_action,
        tone=TONES.get(brief.role_family, TONES["other"]),
    )


def _angle(brief: Brief) -> str:
    company = brief.company if 0 < len(brief.company) <= MAX_COMPANY else ""
    line = ANGLES.get(brief.role_family, ANGLES["other"]).format(company=company or "yours")
    if not company:
        line = line.replace("I came across yours and thought", "I thought")
    industry = INDUSTRY_LINES.get(brief.industry_family, "")
    # who says nothing about the role cannot go on about the industry
    return (
        f"{line} {industry}"
        if industry and brief.role_family in ANGLES and brief.role_family != "other"
        else line
    )


def _proof(brief: Brief) -> str:
    offer, audience = _sentence(brief.offer), _audience(brief.audience)
    if not offer and not audience:
        return "I would rather show you one concrete example than send you a brochure."
    if not offer:
        return f"I work with {audience}, and I would rather show you one concrete example than send you a brochure."
    if not audience:
        return offer
    return f"{offer} {_doer(brief.offer)} for {audience}."


def _sentence(offer: str) -> str:
    """Return the founder's words as a sentence of their own, whatever they are grammatically."""
    words = offer.strip().strip("-–—•*:;, ")
    if not words:
        return ""
    words = words if words[-1] in ".!?…" else f"{words}."
    if not _CLAUSE.match(words):
        return f"What I offer, in short: {words}"
    # "iOS teams ..." keeps its letter, "we cut ..." gets a capital
    return words[0].upper() + words[1:] if words.split()[0].islower() else words


def _doer(offer: str) -> str:
    first = (re.match(r"\w+", offer.strip().lower()) or [""])[0]
    return {"we": "We do this", "our": "We do this", "i": "I do this", "my": "I do this"}.get(
        first, "This is"
    )


def _audience(audience: str) -> str:
    """Return the audience so that it stands well behind "for"."""
    words = re.sub(r"^for\s+", "", audience.strip().rstrip(".!;:, "), flags=re.IGNORECASE)
    first = words.split(" ")[0]
    return words[0].lower() + words[1:] if first.istitle() and first.lower() in _COMMON else words
