"""Zones, moments and windows at which clocks misbehave, for the property tests of time."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import assume
from hypothesis import strategies as st

from cam.engine.schedule import END_OF_DAY, Window

# Half-hour and quarter-hour offsets, clock changes at midnight, of half an hour and of two hours, a skipped day, no
# clock change at all.
ZONES = (
    "UTC", "Europe/Berlin", "America/New_York", "America/Havana", "America/Santiago", "America/Nuuk", "Asia/Beirut",
    "Africa/Cairo", "Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Asia/Kathmandu",
    "Asia/Kolkata", "America/St_Johns", "Antarctica/Troll", "Pacific/Kiritimati", "America/Lima",
)  # fmt: skip


@cache
def clock_changes(name: str) -> tuple[datetime, ...]:
    """Return the moments of 2012 to 2031 at which a zone's clock jumps, to the minute."""
    zone, found = ZoneInfo(name), []
    days = [datetime(2012, 1, 1, tzinfo=UTC) + timedelta(days=i) for i in range(365 * 19)]
    for low, high in itertools.pairwise(days):
        old = low.astimezone(zone).utcoffset()
        if high.astimezone(zone).utcoffset() != old:
            minutes = (low + timedelta(minutes=i) for i in range(1441))
            found.append(next(m for m in minutes if m.astimezone(zone).utcoffset() != old))
    return tuple(found)


@st.composite
def zone_and_moment(draw: st.DrawFn) -> tuple[ZoneInfo, datetime]:
    """Draw a zone, and a moment near a midnight or a clock change, or at the midnight before one."""
    name = draw(st.sampled_from(ZONES))
    zone = ZoneInfo(name)
    day, clock = draw(st.dates(date(2012, 1, 1), date(2030, 12, 31))), draw(st.just(time(0)) | st.times())
    anywhere = datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)
    change = draw(st.sampled_from([anywhere, *clock_changes(name)]))
    midnight = datetime.combine(change.astimezone(zone).date(), time(0), tzinfo=zone).astimezone(UTC)
    base = draw(st.sampled_from([anywhere, change, midnight]))
    seconds = draw(st.sampled_from([0, 1, 60, 1800, 3600, 7200, 86400])) * draw(st.sampled_from([-1, 1]))
    return zone, base + timedelta(seconds=seconds, microseconds=draw(st.integers(-1, 1)))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """Draw a window; many begin or end at an hour that clocks skip or repeat."""
    edge = st.sampled_from(
        [time(0), time(0, 30), time(1), time(1, 30), time(2), time(2, 30), time(3), time(9), time(18)]
    )
    start = draw(edge | st.times().map(lambda t: t.replace(second=0, microsecond=0)))
    end = draw(edge | st.just(END_OF_DAY) | st.times().map(lambda t: t.replace(second=0, microsecond=0)))
    assume(start < end)
    return Window(start=start, end=end, days=draw(st.frozensets(st.integers(0, 6), min_size=1)))


def shown_clock_is_inside(window: Window, zone: ZoneInfo, moment: datetime) -> bool:
    """Judge by what a person there reads off the wall, written without a look at the code under test."""
    wall = moment.astimezone(zone)
    minutes = wall.hour * 60 + wall.minute
    closes = 24 * 60 if window.end == END_OF_DAY else window.end.hour * 60 + window.end.minute
    return wall.weekday() in window.days and window.start.hour * 60 + window.start.minute <= minutes < closes
