"""When something may go out: send windows, waits, gaps and local days, in named zones, across DST."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Protocol
from zoneinfo import ZoneInfo

from cam.errors import InputError

DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# The end of a window that lasts until midnight; written 24:00.
END_OF_DAY = time.max

_MIDNIGHT = time(0)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)

# The calendar may skip a weekday (Apia, 2011-12-30), a clock change an opening; never three weeks in a row.
_SEARCH_DAYS = 22

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


class Rng(Protocol):
    """A source of random numbers that the caller has seeded."""

    def uniform(self, a: float, b: float, /) -> float:
        """Return a number between a and b."""
        ...


@dataclass(frozen=True, kw_only=True)
class Window:
    """
    Weekdays (Monday is 0) and local hours, half-open: open from start until just before end.

    end: END_OF_DAY stands for 24:00.  The zone's wall clock decides: an hour that it repeats is open twice.
    Raises InputError where the window could never open.
    """

    start: time
    end: time
    days: frozenset[int]

    def __post_init__(self) -> None:
        problems = []
        if self.start.tzinfo or self.end.tzinfo:
            problems.append("window: its hours must be plain local times, without a zone")
        elif self.start >= self.end:
            problems.append(f"window {format_window(self)}: it ends before it opens")
        if not self.days:
            problems.append("window: it has no day")
        strangers = self.days - set(range(7))
        problems += [f"window: day {day} is not one of 0 (monday) to 6 (sunday)" for day in strangers]
        if problems:
            hint = "write it as 09:00-18:00" + ("" if self.days else " and mon-fri")
            raise InputError(problems[0], hint=hint, problems=problems)


def parse_window(text: str) -> tuple[time, time]:
    """Return the opening and the end of `09:00-18:00`; 24:00 is allowed as the end."""
    parts = [part.strip() for part in re.split("[-\u2013]", text)]
    if len(parts) != 2:
        raise InputError(f"window: {text!r} is not two local times", hint="write it as 09:00-18:00")
    start, end = _parse_clock(parts[0]), _parse_clock(parts[1])
    Window(start=start, end=end, days=frozenset({0}))
    return start, end


def parse_days(text: str) -> frozenset[int]:
    """Return the weekdays of `mon-fri`, `mon,wed,fri` or `fri-mon`; Monday is 0."""
    days: set[int] = set()
    for part in text.lower().replace("\u2013", "-").split(","):
        first, dash, last = (word.strip() for word in part.partition("-"))
        begin = _parse_day(first, text=text)
        end = _parse_day(last, text=text) if dash else begin
        days.update((begin + offset) % 7 for offset in range((end - begin) % 7 + 1))
    return frozenset(days)


def make_window(start_text: str, end_text: str, days_text: str) -> Window:
    """Return the window that the three stored texts describe."""
    return Window(start=_parse_clock(start_text), end=_parse_clock(end_text), days=parse_days(days_text))


def format_window(window: Window) -> str:
    """Return the hours as `09:00-18:00`."""
    return f"{_format_clock(window.start)}-{_format_clock(window.end)}"


def format_days(days: frozenset[int]) -> str:
    """Return the weekdays as `mon-fri` or `mon,wed,fri`, from Monday on."""
    # Neighbours are those whose distance to their place in the row is the same.
    runs = [
        [day for _, day in run]
        for _, run in groupby(enumerate(sorted(days)), key=lambda pair: pair[1] - pair[0])
    ]
    names = ((DAY_NAMES[run[0]][:3], DAY_NAMES[run[-1]][:3]) for run in runs)
    return ",".join(first if first == last else f"{first}-{last}" for first, last in names)


def is_open(window: Window, zone: ZoneInfo, now: datetime) -> bool:
    """Return whether the zone's wall clock shows a moment inside the window."""
    local = _local(now, zone)
    if local.weekday() not in window.days:
        return False
    return window.start <= local.time() and (local.time() < window.end or window.end == END_OF_DAY)


def next_open(window: Window, zone: ZoneInfo, now: datetime) -> datetime:
    """
    Return the first moment from now on at which the window is open, in UTC; now itself where it is open.

    An opening that the clock skips moves forward to the end of the gap, where that is inside the window.
    """
    if is_open(window, zone, now):
        return now.astimezone(UTC)
    today = _local(now, zone).date()
    for offset in range(_SEARCH_DAYS):
        moments = _openings(window, zone, today + timedelta(days=offset))
        found = [moment for moment in moments if moment >= now and is_open(window, zone, moment)]
        if found:
            return min(found)
    raise InputError(
        f"window {format_window(window)} {format_days(window.days)}: it never opens in {zone.key}",
        hint="choose hours that the clock of this zone shows",
    )


def local_day(zone: ZoneInfo, now: datetime) -> date:
    """Return the zone's calendar day; it never goes back, even where the clock goes back over midnight."""
    day = _local(now, zone).date()
    tomorrow = day + timedelta(days=1)
    return tomorrow if _day_begin(zone, tomorrow) <= now else day


def day_start(zone: ZoneInfo, now: datetime) -> datetime:
    """Return the UTC moment at which the zone's present day began; never after now."""
    return _day_begin(zone, local_day(zone, now))


def next_day_start(zone: ZoneInfo, now: datetime) -> datetime:
    """Return the UTC moment at which the zone's next day begins; always after now."""
    day = local_day(zone, now) + timedelta(days=1)
    while _day_begin(zone, day) <= now:  # a day that the calendar skips begins together with the day after it
        day += timedelta(days=1)
    return _day_begin(zone, day)


def after_wait(since: datetime, days: float, zone: ZoneInfo) -> datetime:
    """
    Return the UTC moment that many days after `since`, at the same local time.

    A local time that is missing on that day moves forward by the gap; one that comes twice means the first.
    A fraction of a day is added as hours.  Raises ValueError for a negative wait.
    """
    if days < 0:
        raise ValueError(f"a wait is not negative: {days}")
    local, whole = _local(since, zone), int(days)
    # On the same day it is the moment itself, also in the second pass of an hour that the clock repeats.
    begin = _moment(zone, local.date() + timedelta(days=whole), local.time()) if whole else since
    return begin.astimezone(UTC) + timedelta(days=days - whole)


def follow_up_deadline(last_touch_at: datetime, days: float, zone: ZoneInfo) -> datetime:
    """Return the last moment at which a follow-up may become due: that many days after the last touch."""
    return after_wait(last_touch_at, days, zone)


def next_look(now: datetime, minutes: int) -> datetime:
    """
    Return when whoever is held back now is looked at again: within so many minutes, at a moment common to all.

    Moments of their own would wake the worker for each of them.
    """
    _require_aware(now)
    step = timedelta(minutes=minutes)
    return _EPOCH + ((now - _EPOCH) // step + 1) * step


def next_gap(last_begun_at: datetime, gap_seconds: tuple[float, float], *, rng: Rng) -> datetime:
    """
    Return the moment from which a mailbox may begin its next message.

    gap_seconds: the least and the most.  rng: seed it with the last message, so that asking again gives the
    same moment; a fresh draw at every look would let the shortest gap win.  Raises InputError for a bad pair.
    """
    least, most = gap_seconds
    if not 0 <= least <= most:
        raise InputError(f"gap_seconds: [{least}, {most}] is no least and most", hint="write it as [90, 140]")
    _require_aware(last_begun_at)
    return last_begun_at.astimezone(UTC) + timedelta(seconds=rng.uniform(least, most))


def _parse_clock(text: str) -> time:
    match = _CLOCK.fullmatch(text.strip())
    if match and text.strip() == "24:00":
        return END_OF_DAY
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    raise InputError(f"window: {text!r} is not a local time", hint="write it as 09:00")


def _format_clock(moment: time) -> str:
    return "24:00" if moment == END_OF_DAY else f"{moment:%H:%M}"


def _parse_day(word: str, *, text: str) -> int:
    for number, name in enumerate(DAY_NAMES):
        if len(word) >= 3 and name.startswith(word):
            return number
    raise InputError(f"days {text!r}: {word!r} is not a weekday", hint="write them as mon-fri or mon,wed,fri")


def _require_aware(moment: datetime) -> None:
    # astimezone would take a naive value for the machine's own zone, and the guard would be evaluated in it.
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a zone: {moment}")


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    _require_aware(moment)
    return moment.astimezone(zone)


def _moment(zone: ZoneInfo, day: date, clock: time, *, fold: int = 0) -> datetime:
    """Return the UTC moment of a local time; fold 0 is the first of two, and moves a missing one forward."""
    return datetime.combine(day, clock, tzinfo=zone).replace(fold=fold).astimezone(UTC)


def _day_begin(zone: ZoneInfo, day: date) -> datetime:
    """Return the first UTC moment at which the zone's calendar shows that day, or a later one."""
    begin = _moment(zone, day, _MIDNIGHT)
    if begin.astimezone(zone).replace(tzinfo=None) == datetime.combine(day, _MIDNIGHT):
        return begin
    # Midnight is skipped (Beirut, Havana, Apia): the day begins where the gap ends.
    before = _moment(zone, day, _MIDNIGHT, fold=1)
    return _first(before, begin, lambda moment: moment.astimezone(zone).date() >= day)


def _openings(window: Window, zone: ZoneInfo, day: date) -> list[datetime]:
    """Return the moments of a day at which the window can open: its hour (both of them), a clock change."""
    begin, end = _day_begin(zone, day), _day_begin(zone, day + timedelta(days=1))
    moments = [begin, *(_moment(zone, day, window.start, fold=fold) for fold in (0, 1))]
    offset = begin.astimezone(zone).utcoffset()
    if end.astimezone(zone).utcoffset() != offset:
        moments.append(_first(begin, end, lambda moment: moment.astimezone(zone).utcoffset() != offset))
    return moments


def _first(low: datetime, high: datetime, holds: Callable[[datetime], bool]) -> datetime:
    """Return the first whole second after low at which it holds; it does not at low and does at high."""
    while high - low > _SECOND:
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
