"""The first day on which a person who is away works again."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from cam.engine.judgement.dates import Day, days, is_plausible
from cam.engine.judgement.tokens import fold, fold_text
from cam.engine.judgement.words import dates_others
from cam.engine.judgement.words.dates import AWAY, BACK, INCLUDING, UNTIL

_NEAR = 60  # letters between the word that tells and the day it tells of
_SENTENCE = re.compile(
    r"(?<=[!?\n\u3002])|(?<=[^\d\s.]{3}\.)(?<!mon\.)(?<!tue\.)(?<!wed\.)(?<!thu\.)(?<!fri\.)(?<!lun\.)(?<!mar\.)(?<!apr\.)(?<!jan\.)(?<!feb\.)(?<!aug\.)(?<!sep\.)(?<!oct\.)(?<!okt\.)(?<!nov\.)(?<!dec\.)(?<!dez\.)(?=\s)|(?<=\d{4}\.)(?=\s)"
)
_ENGLISH = re.compile(r"\b(?:the|office|back|returning|will|out|until|away|from|through)\b")
_DAY_LEADS = re.compile(r"(?<![\d/-])(?:1[3-9]|2\d|3[01])[/-]\d{1,2}(?!\d)")


@lru_cache(maxsize=1)
def tellers() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of: back, until, including, away."""
    return (
        re.compile("|".join(map(folded, (*BACK, *dates_others.BACK)))),
        re.compile("|".join(map(folded, (*UNTIL, *dates_others.UNTIL)))),
        re.compile(f"{folded(INCLUDING)}|{folded(dates_others.INCLUDING)}"),
        re.compile(f"{folded(AWAY)}|{folded(dates_others.AWAY)}"),
    )


@lru_cache(maxsize=1)
def tellers_behind() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of: back, until, in the languages that say so behind the day."""
    behind = (dates_others.BACK_BEHIND, dates_others.UNTIL_BEHIND)
    back, until = (re.compile("|".join(map(folded, words))) for words in behind)
    return back, until


def folded(pattern: str) -> str:
    """Return a pattern for folded text; its classes and escapes keep their case."""
    return re.sub(r"[^\x00-\x7f]", lambda found: fold(found[0]) if found[0].isalpha() else found[0], pattern)


def return_date(text: str, *, sent_on: date) -> date | None:
    """
    Return the first day somebody is back, None where no day is stated.

    sent_on: the day the message was written; days without a year, and weekdays, are read from there.  "Until and
    including Friday" is back on the day after; a mere "until" leaves the day itself.
    """
    plain = fold_text(text)
    is_month_first = bool(_ENGLISH.search(plain)) and not _DAY_LEADS.search(plain)
    best: tuple[int, date] | None = None
    for sentence in _SENTENCE.split(plain):
        named = days(sentence, sent_on=sent_on, is_month_first=is_month_first)
        found = told(sentence, named, sent_on)
        if found is not None and (
            best is None or found[0] > best[0] or (found[0] == best[0] and found[1] > best[1])
        ):
            best = found
    return best[1] if best else None


def told(sentence: str, named: Sequence[Day], sent_on: date) -> tuple[int, date] | None:
    """Return the day that a sentence tells of, and how surely: 3 back on, 2 until, 1 merely away then."""
    back, until, including, away = tellers()
    fitting = [day for day in named if is_plausible(day.day, sent_on)]
    if not fitting:
        return None
    for match in reversed(list(back.finditer(sentence))):
        after = near_after(fitting, match.end())
        if after and not until.search(sentence[match.end() : after.start]):
            return 3, after.day
        before = (
            near_before(fitting, match.start())
            if match[0].startswith(("wieder", "weer", "zuruck", "zurueck", "terug"))
            else None
        )
        if before and not until.search(sentence[max(0, before.start - 12) : before.start]):
            return 3, before.day
    behind = told_behind(sentence, fitting)
    if behind is not None:
        return behind
    for match in reversed(list(until.finditer(sentence))):
        after = near_after(fitting, match.end())
        if after and (away.search(sentence) or not after.is_weekday):
            around = sentence[max(0, match.start() - 12) : after.end + 22]
            return 2, after.day + timedelta(days=1) if including.search(around) else after.day
    dated = [day for day in fitting if not day.is_weekday]
    if away.search(sentence) and (len(dated) > 1 or any(day.is_range for day in dated)):
        return 1, max(day.day for day in dated)
    return None


def told_behind(sentence: str, fitting: Sequence[Day]) -> tuple[int, date] | None:
    """Return the day before a word that says "back" or "until" behind it, and how surely."""
    for sureness, pattern in zip((3, 2), tellers_behind(), strict=True):
        for match in reversed(list(pattern.finditer(sentence))):
            before = near_before(fitting, match.start())
            if before is not None:
                return sureness, before.day
    return None


def near_after(named: Sequence[Day], place: int) -> Day | None:
    """Return the day named soon after a place; a weekday gives way to the date that follows it."""
    found = [day for day in named if 0 <= day.start - place <= _NEAR]
    if len(found) > 1 and found[0].is_weekday and found[1].start - found[0].end <= 8:
        return found[1]
    return found[0] if found else None


def near_before(named: Sequence[Day], place: int) -> Day | None:
    """Return the day named shortly before a place."""
    found = [day for day in named if 0 <= place - day.end <= _NEAR / 2]
    return found[-1] if found else None
