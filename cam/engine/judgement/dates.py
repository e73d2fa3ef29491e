"""Days named in a text: numbers, month names and weekdays, with the year worked out from the day of writing."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from cam.engine.judgement.tokens import fold, fold_text
from cam.engine.judgement.words import dates_others
from cam.engine.judgement.words.dates import MONTHS, TOMORROW, WEEKDAYS

_PAST_DAYS = 45  # a day without a year lies in the past only if it is as near as this
_FAR_DAYS = 550  # nobody is away longer


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written: where, and which.  is_weekday: only its name is given.  is_range: the last of several days."""

    start: int
    end: int
    day: date
    is_weekday: bool = False
    is_range: bool = False


@lru_cache(maxsize=1)
def names() -> tuple[dict[str, int], dict[str, int]]:
    """Return the months and the weekdays by their folded names."""
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for known, tables in (
        (months, (MONTHS, dates_others.MONTHS)),
        (weekdays, (WEEKDAYS, dates_others.WEEKDAYS)),
    ):
        for number, words in (entry for table in tables for entry in table.items()):
            for name in words.split():
                known.setdefault(fold_text(name), number)
    return months, weekdays


@lru_cache(maxsize=1)
def patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a day, the surest first."""
    months, weekdays = names()
    month = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    weekday = "|".join(
        sorted((name for name in map(re.escape, weekdays) if len(name) > 2), key=len, reverse=True)
    )
    ordinal = r"(?:st|nd|rd|th|er|º|ª|°|\.|e|ste|de)?"
    year = r"(?:[\s,.]*(?:de |del )?(?P<year>20\d\d|['\u2019]\d\d(?!\d)))?"
    return (
        re.compile(r"(?<![\d.])(?P<year>20\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d])"),
        re.compile(
            r"(?:(?P<year>20\d\d)\s?[年년]\s?)?(?<!\d)(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日号號일]"
        ),
        re.compile(
            rf"(?<!\d)(?P<day>\d{{1,2}}){ordinal}\s*(?:-|–|,|of |de |di |do |d')?\s*(?:the )?"
            rf"(?P<name>{month})\b\.?{year}"
        ),
        re.compile(
            rf"\b(?P<name>{month})\b\.?\s*(?:the )?(?P<day>\d{{1,2}})(?!\d|:\d|h\d){ordinal}(?!\w)"
            r"(?:\s*(?:-|–|to|through|thru|until|till|and)\s*(?P<last>\d{1,2})(?:st|nd|rd|th)?(?![\d:/.]\d|\d))?"
            rf"{year}"
        ),
        re.compile(
            r"(?<![\d.,/-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d{2}))?(?![\d/]|[.,-]\d)"
        ),
        re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s(?P<month>\d{1,2})\.(?:\s?(?P<year>20\d\d))?(?!\d)"),
        re.compile(
            rf"\b(?:{weekday})\b,?\s+(?:the\s+|den\s+|dem\s+)?(?P<only>\d{{1,2}})(?P<alone>(?!))?(?:st|nd|rd|th|\.)?"
            r"(?![\d:/%\w]|[.,]\d|\s*\d|\s+(?:uhr|h|heures?|horas?|ore|uur|am|pm|o)\b)"
        ),
        re.compile(r"(?<![\d月월])(?P<only>\d{1,2})(?P<alone>(?!))?\s?[日일](?=以降|より|から|に|부터|에)"),
        re.compile(
            r"\b(?:(?:the|on)\s+(?P<only>\d{1,2})(?:st|nd|rd|th)"
            r"|(?:zum|am|den|dem|au|le|al|el|il|dia|de)\s+(?:dia\s+|giorno\s+)?(?P<alone>\d{1,2})(?:er|e|\.|º)?)"
            r"(?![\d:/%\w]|[.,]\d|\s*\d|\s+(?:uhr|h|heures?|jours?|horas?|dias?|ore|giorni|uur|dagen|stunden|tage|of)\b)"
        ),
        re.compile(rf"\b(?P<weekday>{weekday}|{'|'.join(map(fold, TOMORROW.split()))})\b(?!-)"),
    )


def days(text: str, *, sent_on: date, is_month_first: bool) -> list[Day]:
    """
    Return the days named in a text, in their order.

    text: folded.  is_month_first: how 6/9 is meant where the numbers do not tell.
    """
    found: list[Day] = []
    for pattern in patterns():
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            day = day_of(match, sent_on=sent_on, is_month_first=is_month_first)
            if day is not None:
                part = match.groupdict()
                found.append(Day(match.start(), match.end(), day, "weekday" in part, bool(part.get("last"))))
    return sorted(found, key=lambda day: day.start)


def day_of(match: re.Match[str], *, sent_on: date, is_month_first: bool) -> date | None:
    """Return the day that a match means, None where there is no such day."""
    part = match.groupdict()
    months, weekdays = names()
    if "weekday" in part:
        return next_weekday(weekdays.get(match["weekday"]), sent_on)
    if "only" in part:
        return next_day(int(match["only"] or match["alone"]), sent_on)
    if "name" in part:
        day = max(int(match["day"]), int(part.get("last") or 0))
        return with_year(day, months[match["name"]], part["year"], sent_on)
    if "first" in part:
        first, second = int(match["first"]), int(match["second"])
        if (
            match["mark"] == "."
            and not part["year"]
            and match.string[match.end() : match.end() + 1] != "."
            and match["second"][0] != "0"
            and second > 12
        ):
            return None
        both = [
            with_year(day, month, part["year"], sent_on)
            for day, month in (
                (first, second),
                (second, first) if match["mark"] != "." or second > 12 else (0, 0),
            )
        ]
        weekday = weekday_before(match)
        fitting = [day for day in both if day and day.weekday() == weekday]
        if fitting:
            return min(fitting, key=lambda day: abs(day - sent_on))
        is_swapped = (match["mark"] != "." and is_month_first and first <= 12) or second > 12
        return both[is_swapped]
    return with_year(int(match["day"]), int(match["month"]), match["year"], sent_on)


def weekday_before(match: re.Match[str]) -> int | None:
    """Return the weekday that stands right before a day, None where there is none."""
    before = re.findall(r"\w+", match.string[max(0, match.start() - 14) : match.start()])
    return names()[1].get(before[-1]) if before else None


def next_weekday(weekday: int | None, sent_on: date) -> date:
    """Return the next such day after the day of writing; None is tomorrow."""
    if weekday is None:
        return sent_on + timedelta(days=1)
    return sent_on + timedelta(days=(weekday - sent_on.weekday() - 1) % 7 + 1)


def next_day(day: int, sent_on: date) -> date | None:
    """Return the next day of a month with such a number."""
    months = (
        (sent_on.year + (sent_on.month + ahead - 1) // 12, (sent_on.month + ahead - 1) % 12 + 1)
        for ahead in range(3)
    )
    found = (made(year, month, day) for year, month in months)
    return next((day for day in found if day and day > sent_on), None)


def with_year(day: int, month: int, year: str | None, sent_on: date) -> date | None:
    """Return the day in the year that is written, or in the one that brings it nearest after the day of writing."""
    if year:
        digits = year.lstrip("'\u2019")
        return made(int(digits) + (2000 if len(digits) == 2 else 0), month, day)
    for candidate in (sent_on.year, sent_on.year + 1):
        found = made(candidate, month, day)
        if found and (sent_on - found).days <= _PAST_DAYS:
            return found
    return None


def made(year: int, month: int, day: int) -> date | None:
    """Return a day, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_plausible(day: date, sent_on: date) -> bool:
    """Tell whether somebody who writes on one day may be back on the other."""
    return 0 <= (day - sent_on).days <= _FAR_DAYS
