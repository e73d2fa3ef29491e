"""The day to ask again, where somebody says "not now" and names a time."""

import re
from datetime import date, timedelta
from functools import lru_cache

from cam.engine.judgement.dates import days, is_plausible
from cam.engine.judgement.tokens import fold, fold_text
from cam.engine.judgement.words.dates import MONTHS
from cam.engine.judgement.words.spans import AFTER, LATE, MIDDLE, NEXT, NUMBERS, SEASONS, UNITS

_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_DAYS_IN = {"day": 1, "week": 7}
_SHORTEST_NAME = 3
_FEW = 3
_AMBIGUOUS = frozenset({"may", "mar", "set", "mag", "out", "dic", "sep", "gen", "marco", "juin"})
_LEADS = (
    r"(?:in|im|until|till|by|from|around|since|of|en|em|a|ad|au|à|vers|dès|a\s+partir\s+de|de|ab|bis|ende|anfang|mitte|nach"
    r"|na|vanaf|rond|op|per|entro|hasta|para|tot|até|start|end|mid|early|late|before|after|again|next)"
)


@lru_cache(maxsize=1)
def patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns of a time to come, by what they name."""
    units = "|".join(f"(?P<{unit}>{words.replace(' ', '|')})" for unit, words in UNITS.items())
    numbers = "|".join(
        sorted((fold(word) for words in NUMBERS.values() for word in words.split()), key=len, reverse=True)
    )
    names = "|".join(sorted((name for name in month_names()), key=len, reverse=True))
    after, following = AFTER.replace(" ", "|"), NEXT.replace(" ", "|")
    seasons = "|".join(words.replace(" ", "|") for words in SEASONS.values())
    behind = units.replace("?P<", "?P<b_")
    article = (
        r"(?:the\s+|dem\s+|der\s+|den\s+|l\W?|les?\s+|la\s+|el\s+|las\s+|os?\s+|as?\s+|de\s+|il\s+|le\s+)?"
    )
    return {
        "span": re.compile(
            r"\b(?:in|dans|en|dentro de|tra|fra|over|em|daqui a|d ici|binnen|after|nach|within)\s+"
            r"(?:about\s+|ca\s+|etwa\s+|a\s+)?"
            rf"(?P<number>{numbers})\s+(?P<few>paar\s+)?(?:of\s+|more\s+|weitere\w*\s+)?(?:{units})\b"
        ),
        "next": re.compile(
            rf"\b(?:(?:{following})\s+(?:\w+\s+)?(?:{units})|(?:{behind})\s+(?:{following}))\b"
        ),
        "quarter": re.compile(r"\b(?:q([1-4])|t([1-4])|([1-4])[.\s]*quartal)\b(?:\s+(20\d\d))?"),
        "month": re.compile(
            rf"\b(?:{_LEADS})\s+(?:{_LEADS}\s+|the\s+|of\s+|de\s+|le\s+)*(?P<name>{names})\b(?:\s+(?:de\s+)?(?P<year>20\d\d))?"
        ),
        "season": re.compile(rf"(?P<after>\b(?:{after})\s+{article})?\b(?P<season>{seasons})\b"),
    }


@lru_cache(maxsize=1)
def month_names() -> dict[str, int]:
    """Return the months by their folded names."""
    return {
        fold(name): number
        for number, words in MONTHS.items()
        for name in words.split()
        if len(name) >= _SHORTEST_NAME
    }


def come_back(text: str, *, sent_on: date) -> date | None:
    """Return the day to ask again that a text names, None where it names none; the first of a span is meant."""
    plain = fold_text(text).replace("'", " ").replace("\u2019", " ")
    exact = [
        found.day for found in days(plain, sent_on=sent_on, is_month_first=False) if not found.is_weekday
    ]
    for day in exact:
        if day > sent_on and is_plausible(day, sent_on):
            return day
    for reader in (by_month, by_quarter, by_span, by_next, by_season):
        found = reader(plain, sent_on)
        if found is not None and found > sent_on:
            return found
    return None


def by_month(text: str, sent_on: date) -> date | None:
    """Return the day of "in May", "early June", "end of 2027's March"."""
    match = patterns()["month"].search(text)
    if match is None or (match["name"] in _AMBIGUOUS and match["name"] != "may"):
        return None
    month = month_names()[match["name"]]
    year = int(match["year"]) if match["year"] else sent_on.year + (month <= sent_on.month)
    said = match[0].split()
    day = 25 if set(said) & set(LATE.split()) else 15 if set(said) & set(MIDDLE.split()) else 1
    if set(said) & set(AFTER.split()):
        return first_of(year, month + 1)
    return date(year, month, day)


def by_quarter(text: str, sent_on: date) -> date | None:
    """Return the first day of a quarter."""
    match = patterns()["quarter"].search(text)
    if match is None:
        return None
    month = 3 * int(match[1] or match[2] or match[3]) - 2
    year = int(match[4]) if match[4] else sent_on.year + (month <= sent_on.month)
    return date(year, month, 1)


def by_span(text: str, sent_on: date) -> date | None:
    """Return the day after "in three months"."""
    match = patterns()["span"].search(text)
    if match is None:
        return None
    number = (
        _FEW
        if match["few"]
        else next(n for n, words in NUMBERS.items() if match["number"] in map(fold, words.split()))
    )
    unit = next(unit for unit in UNITS if match[unit])
    if unit in _DAYS_IN:
        return sent_on + timedelta(days=number * _DAYS_IN[unit])
    month = first_of(sent_on.year, sent_on.month + number * _MONTHS_IN[unit])
    return month.replace(day=min(sent_on.day, 28))


def by_next(text: str, sent_on: date) -> date | None:
    """Return the first day of "next quarter"."""
    match = patterns()["next"].search(text)
    if match is None:
        return None
    unit = next(unit for unit in UNITS if match[unit] or match[f"b_{unit}"])
    if unit in _DAYS_IN:
        return sent_on + timedelta(days=7 - sent_on.weekday()) if unit == "week" else None
    size = _MONTHS_IN[unit]
    return first_of(sent_on.year, ((sent_on.month - 1) // size + 1) * size + 1)


def by_season(text: str, sent_on: date) -> date | None:
    """Return the first day of a season, or of what follows it."""
    match = patterns()["season"].search(text)
    if match is None:
        return None
    months = next(
        both
        for both, words in SEASONS.items()
        if any(re.fullmatch(word, match["season"]) for word in words.split())
    )
    month = months[1] if match["after"] else months[0]
    return date(sent_on.year + (month <= sent_on.month), month, 1)


def first_of(year: int, month: int) -> date:
    """Return the first of a month that may be counted beyond December."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
