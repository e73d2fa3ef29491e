"""How well a lead fits and how likely it is to buy: a score from 0 to 1 with its parts, and its grade."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cam.engine.amounts import Span, parse_span
from cam.engine.leads import Lead
from cam.engine.places import country_code, town_key
from cam.engine.titles import key_words, seniority

UNKNOWN = 0.5

# Half of the score is fit, half opportunity; within each half the weights add up to one.
FIT = {"company_size": 0.30, "industry": 0.30, "revenue": 0.25, "location": 0.15}
OPPORTUNITY = {"title_match": 0.35, "seniority": 0.25, "buying_signals": 0.40}


class Grade(StrEnum):
    """What a score means for the order of work; cold leads are for nurture only."""

    HOT = "hot"
    WARM = "warm"
    COOL = "cool"
    COLD = "cold"


@dataclass(frozen=True, kw_only=True)
class Profile:
    """
    The ideal customer of a campaign; what is left empty is not asked for, and counts as neutral.

    sizes: numbers of people.  revenue: a year, in whatever currency the list uses.  locations: countries, by code or
    name, and towns.  signals: words that show an intent to buy, looked for in tags, notes and custom fields.
    """

    sizes: tuple[Span, ...] = ()
    industries: tuple[str, ...] = ()
    revenue: Span | None = None
    locations: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a score.  weight: its share of the whole.  value: 0 to 1.  reason: in plain words."""

    name: str
    weight: float
    value: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class Score:
    """A score from 0 to 1, to four decimals, and what it is made of."""

    value: float
    parts: tuple[Part, ...]

    def as_mapping(self) -> dict[str, float]:
        """Return the value of each part by its name, as it is stored and shown."""
        return {part.name: part.value for part in self.parts}


def score(lead: Lead, *, profile: Profile) -> Score:
    """Return how well a lead fits the profile and how likely it is to buy, from what is known of it."""
    judged = {
        "company_size": _size(lead, profile),
        "industry": _industry(lead, profile),
        "revenue": _revenue(lead, profile),
        "location": _location(lead, profile),
        "title_match": _title(lead, profile),
        "seniority": seniority(lead.title),
        "buying_signals": _signals(lead, profile),
    }
    parts = tuple(
        Part(name=name, weight=weight / 2, value=judged[name][0], reason=judged[name][1])
        for name, weight in (*FIT.items(), *OPPORTUNITY.items())
    )
    return Score(value=round(sum(part.weight * part.value for part in parts), 4), parts=parts)


def grade(value: float | None) -> Grade:
    """Return the grade of a score; one that is not known counts as 0.5."""
    known = UNKNOWN if value is None else value
    for least, name in ((0.85, Grade.HOT), (0.65, Grade.WARM), (0.40, Grade.COOL)):
        if known >= least:
            return name
    return Grade.COLD


_Judged = tuple[float, str]


def _size(lead: Lead, profile: Profile) -> _Judged:
    return _in_spans(lead.employees, profile.sizes, what="size")


def _revenue(lead: Lead, profile: Profile) -> _Judged:
    return _in_spans(lead.revenue, (profile.revenue,) if profile.revenue else (), what="revenue")


def _in_spans(text: str, wanted: Sequence[Span], *, what: str) -> _Judged:
    """Judge a number: inside what is wanted 1, up to twice too large or too small 0.5, else 0."""
    known = parse_span(text)
    if not wanted:
        return UNKNOWN, f"no {what} is asked for"
    if known is None:
        return UNKNOWN, f"the {what} is not known"
    if any(known.overlaps(span) for span in wanted):
        return 1.0, f"{what} {text} is as wanted"
    if any(known.overlaps(span.widened(2)) for span in wanted):
        return 0.5, f"{what} {text} is near what is wanted"
    return 0.0, f"{what} {text} is not what is wanted"


def _industry(lead: Lead, profile: Profile) -> _Judged:
    if not profile.industries:
        return UNKNOWN, "no industry is asked for"
    known = key_words(lead.industry)
    if not known:
        return UNKNOWN, "the industry is not known"
    if any(known <= wanted or wanted <= known for wanted in map(key_words, profile.industries) if wanted):
        return 1.0, f"industry {lead.industry} is as wanted"
    return 0.0, f"industry {lead.industry} is not what is wanted"


def _location(lead: Lead, profile: Profile) -> _Judged:
    if not profile.locations:
        return UNKNOWN, "no location is asked for"
    where = ", ".join(filter(None, (lead.city, lead.country)))
    if not where:
        return UNKNOWN, "the location is not known"
    town, country = town_key(lead.city.partition(",")[0]), country_code(lead.country)
    for wanted in profile.locations:
        code = country_code(wanted)
        if (code is not None and code == country) or (town and town == town_key(wanted)):
            return 1.0, f"location {where} is as wanted"
    asks_for_towns = any(country_code(wanted) is None for wanted in profile.locations)
    if (country is None) if not asks_for_towns else (not town):
        return UNKNOWN, f"location {where} does not say enough"
    return 0.0, f"location {where} is not what is wanted"


def _title(lead: Lead, profile: Profile) -> _Judged:
    if not profile.titles:
        return UNKNOWN, "no title is asked for"
    known = key_words(lead.title)
    if not known:
        return UNKNOWN, "the title is not known"
    shared = max(
        (len(known & wanted) / len(wanted) for wanted in map(key_words, profile.titles) if wanted),
        default=0.5,
    )
    if shared == 1:
        return 1.0, f"title {lead.title} is as wanted"
    return round(shared / 2, 4), f"title {lead.title} {'is near' if shared else 'is not'} what is wanted"


def _signals(lead: Lead, profile: Profile) -> _Judged:
    said = key_words(" ".join([*lead.tags, lead.notes, *_texts(lead.custom)]))
    found = [signal for signal in profile.signals if key_words(signal) and key_words(signal) <= said]
    if found:
        return 1.0, f"signal {', '.join(found)}"
    # That a list does not mention a signal says nothing about the lead.
    return UNKNOWN, "no signal is known"


def _texts(custom: Mapping[str, str]) -> list[str]:
    return [text for pair in sorted(custom.items()) for text in pair]
