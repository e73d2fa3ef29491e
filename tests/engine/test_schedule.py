"""Windows, waits, gaps and local days, sampled where clocks misbehave."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from cam.engine.schedule import (
    END_OF_DAY,
    Window,
    after_wait,
    day_start,
    follow_up_deadline,
    format_days,
    format_window,
    is_open,
    local_day,
    make_window,
    next_day_start,
    next_gap,
    next_look,
    next_open,
    parse_days,
    parse_window,
)
from cam.errors import InputError
from tests.engine.clocks import shown_clock_is_inside, windows, zone_and_moment

WORKING_DAYS = frozenset(range(5))
OFFICE = make_window("09:00", "18:00", "mon-fri")


@given(windows(), zone_and_moment())
def test_the_next_opening_is_never_before_now_and_never_outside_the_window(
    window: Window, where: tuple[ZoneInfo, datetime]
) -> None:
    zone, now = where

    opening = next_open(window, zone, now)

    assert opening >= now
    assert opening.tzinfo is UTC
    assert shown_clock_is_inside(window, zone, opening)


@given(windows(), zone_and_moment())
def test_no_moment_before_the_next_opening_is_open(window: Window, where: tuple[ZoneInfo, datetime]) -> None:
    zone, now = where
    opening = next_open(window, zone, now)

    quarters = range(int((opening - now) / timedelta(minutes=15)) + 1)
    earlier = [now + timedelta(minutes=15 * i) for i in quarters] + [opening - timedelta(microseconds=1)]

    assert not [m for m in earlier if now <= m < opening and is_open(window, zone, m)]


@given(windows(), zone_and_moment())
def test_open_means_what_the_clock_on_the_wall_shows(
    window: Window, where: tuple[ZoneInfo, datetime]
) -> None:
    zone, now = where

    assert is_open(window, zone, now) == shown_clock_is_inside(window, zone, now)


@given(zone_and_moment())
def test_a_local_day_begins_before_it_ends_and_holds_its_moment(where: tuple[ZoneInfo, datetime]) -> None:
    zone, now = where

    begin, end = day_start(zone, now), next_day_start(zone, now)

    assert begin <= now < end
    assert timedelta(hours=20) <= end - begin <= timedelta(hours=27)
    assert local_day(zone, begin) == local_day(zone, end - timedelta(microseconds=1)) == local_day(zone, now)


@given(zone_and_moment())
def test_days_follow_each_other_without_a_hole(where: tuple[ZoneInfo, datetime]) -> None:
    zone, now = where

    end = next_day_start(zone, now)

    assert day_start(zone, end) == end
    assert day_start(zone, end - timedelta(microseconds=1)) == day_start(zone, now)


@given(zone_and_moment(), st.timedeltas(timedelta(0), timedelta(days=2)))
def test_the_day_never_goes_back(where: tuple[ZoneInfo, datetime], later: timedelta) -> None:
    zone, now = where

    assert local_day(zone, now) <= local_day(zone, now + later)
    assert day_start(zone, now) <= day_start(zone, now + later)


@given(zone_and_moment(), st.integers(0, 30))
def test_a_wait_ends_at_the_same_local_time_that_many_days_later(
    where: tuple[ZoneInfo, datetime], days: int
) -> None:
    zone, since = where

    due = after_wait(since, days, zone)

    before, after = since.astimezone(zone), due.astimezone(zone)
    wanted = before.replace(tzinfo=None) + timedelta(days=days)
    moved = after.replace(tzinfo=None) - wanted
    assert timedelta(0) <= moved <= timedelta(days=1)  # only a missing time moves, and forward
    if moved:
        assert (wanted.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)).replace(tzinfo=None) != wanted
    assert due >= since


@given(zone_and_moment(), st.floats(0, 30, allow_nan=False))
def test_a_wait_with_a_fraction_of_a_day_never_ends_before_it_began(
    where: tuple[ZoneInfo, datetime], days: float
) -> None:
    zone, since = where

    assert after_wait(since, days, zone) >= since


@pytest.mark.parametrize(
    ("zone", "now", "opening"),
    [
        # open already, closed before, after the last hour, over the weekend
        ("Europe/Berlin", "2026-03-02T09:00+01:00", "2026-03-02T09:00+01:00"),
        ("Europe/Berlin", "2026-03-02T08:59:59.999999+01:00", "2026-03-02T09:00+01:00"),
        ("Europe/Berlin", "2026-03-02T18:00+01:00", "2026-03-03T09:00+01:00"),
        ("Europe/Berlin", "2026-03-06T18:00+01:00", "2026-03-09T09:00+01:00"),
        # over both clock changes
        ("Europe/Berlin", "2026-03-27T18:00+01:00", "2026-03-30T09:00+02:00"),
        ("Europe/Berlin", "2026-10-23T18:00+02:00", "2026-10-26T09:00+01:00"),
        # the day before at home is a working day there, and the other way round
        ("Pacific/Apia", "2026-03-01T12:00+00:00", "2026-03-01T20:00+00:00"),
        ("Pacific/Apia", "2026-03-06T06:00+00:00", "2026-03-08T20:00+00:00"),
        ("Asia/Kathmandu", "2026-03-02T03:00+00:00", "2026-03-02T03:15+00:00"),
        # Apia went from Thursday to Saturday: Friday the 30th never was
        ("Pacific/Apia", "2011-12-29T20:00-10:00", "2012-01-02T09:00+14:00"),
    ],
)
def test_an_office_window_opens_at_nine_on_the_next_working_day(zone: str, now: str, opening: str) -> None:
    found = next_open(OFFICE, ZoneInfo(zone), datetime.fromisoformat(now))

    assert datetime.fromisoformat(opening) == found


def test_an_opening_that_the_clock_skips_moves_to_the_end_of_the_gap() -> None:
    window = make_window("02:30", "04:00", "sun")

    opening = next_open(window, ZoneInfo("Europe/Berlin"), datetime(2026, 3, 29, 0, 0, tzinfo=UTC))

    assert datetime(2026, 3, 29, 1, 0, tzinfo=UTC) == opening  # 03:00 on the wall


def test_a_window_inside_the_gap_waits_for_another_week() -> None:
    window = make_window("02:00", "03:00", "sun")

    opening = next_open(window, ZoneInfo("Europe/Berlin"), datetime(2026, 3, 29, 0, 0, tzinfo=UTC))

    assert datetime(2026, 4, 5, 0, 0, tzinfo=UTC) == opening


def test_an_hour_that_the_clock_repeats_is_open_twice() -> None:
    window, zone = make_window("02:00", "02:30", "sun"), ZoneInfo("Europe/Berlin")
    first, closed, second = (
        datetime(2026, 10, 25, 0, 0, tzinfo=UTC) + timedelta(minutes=m) for m in (0, 30, 60)
    )

    assert [is_open(window, zone, m) for m in (first, closed, second)] == [True, False, True]
    assert second == next_open(window, zone, closed)


def test_friday_alone_waits_a_fortnight_where_the_calendar_skips_one() -> None:
    friday = make_window("09:00", "18:00", "fri")

    opening = next_open(
        friday, ZoneInfo("Pacific/Apia"), datetime(2011, 12, 29, 12, tzinfo=ZoneInfo("Pacific/Apia"))
    )

    assert datetime(2012, 1, 6, 9, tzinfo=ZoneInfo("Pacific/Apia")) == opening


@pytest.mark.parametrize(
    ("zone", "now", "begin", "hours"),
    [
        ("Europe/Berlin", "2026-03-29T12:00+02:00", "2026-03-29T00:00+01:00", 23),
        ("Europe/Berlin", "2026-10-25T12:00+01:00", "2026-10-25T00:00+02:00", 25),
        ("America/Havana", "2026-03-08T12:00-04:00", "2026-03-08T01:00-04:00", 23),  # midnight is skipped
        ("America/Havana", "2026-11-01T12:00-05:00", "2026-11-01T00:00-04:00", 25),  # midnight comes twice
        ("Australia/Lord_Howe", "2026-04-05T12:00+10:30", "2026-04-05T00:00+11:00", 24.5),
        ("Pacific/Apia", "2011-12-31T12:00+14:00", "2011-12-31T00:00+14:00", 24),
    ],
)
def test_a_local_day_begins_at_its_first_moment_and_has_its_own_length(
    zone: str, now: str, begin: str, hours: float
) -> None:
    moment = datetime.fromisoformat(now)

    assert datetime.fromisoformat(begin) == day_start(ZoneInfo(zone), moment)
    assert datetime.fromisoformat(begin) + timedelta(hours=hours) == next_day_start(ZoneInfo(zone), moment)


def test_a_day_that_the_clock_reenters_does_not_begin_again() -> None:
    # At 00:01 on 7 November 2010 St John's went back to 23:01 of the sixth; no zone has done so since 2011.
    zone = ZoneInfo("America/St_Johns")
    shortly_after_midnight = datetime(2010, 11, 7, 2, 30, 30, tzinfo=UTC)
    same_evening_again = shortly_after_midnight + timedelta(minutes=30)

    assert date(2010, 11, 6) == same_evening_again.astimezone(zone).date()
    assert date(2010, 11, 7) == local_day(zone, same_evening_again) == local_day(zone, shortly_after_midnight)
    assert day_start(zone, shortly_after_midnight) == day_start(zone, same_evening_again)


@pytest.mark.parametrize(
    ("since", "days", "due"),
    [
        ("2026-03-26T10:00+01:00", 3, "2026-03-29T10:00+02:00"),
        ("2026-03-26T02:30+01:00", 3, "2026-03-29T03:30+02:00"),  # 02:30 is missing that day
        ("2026-10-22T02:30+02:00", 3, "2026-10-25T02:30+02:00"),  # 02:30 comes twice: the first
        ("2026-10-25T02:30+01:00", 0, "2026-10-25T02:30+01:00"),  # the second stays the second
        ("2026-03-02T10:00+01:00", 0.5, "2026-03-02T22:00+01:00"),
        ("2026-03-02T10:00+01:00", 1.25, "2026-03-03T16:00+01:00"),
    ],
)
def test_waits_in_berlin(since: str, days: float, due: str) -> None:
    found = after_wait(datetime.fromisoformat(since), days, ZoneInfo("Europe/Berlin"))

    assert datetime.fromisoformat(due) == found


def test_a_negative_wait_is_a_bug() -> None:
    with pytest.raises(ValueError, match="not negative"):
        after_wait(datetime(2026, 3, 2, tzinfo=UTC), -1, ZoneInfo("UTC"))


def test_the_deadline_of_follow_ups_is_the_same_local_time() -> None:
    found = follow_up_deadline(datetime(2026, 3, 2, 9, tzinfo=UTC), 30, ZoneInfo("Europe/Berlin"))

    assert datetime(2026, 4, 1, 8, tzinfo=UTC) == found


@pytest.mark.parametrize("call", [is_open, next_open])
def test_a_moment_without_a_zone_is_refused_instead_of_guessed(call: Callable[..., object]) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        call(OFFICE, ZoneInfo("UTC"), datetime(2026, 3, 2, 12))


@pytest.mark.parametrize("call", [day_start, next_day_start, local_day])
def test_a_day_is_not_guessed_either(call: Callable[..., object]) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        call(ZoneInfo("UTC"), datetime(2026, 3, 2, 12))


def test_a_gap_lies_between_its_least_and_its_most_and_is_the_same_for_the_same_seed() -> None:
    last = datetime(2026, 3, 2, 9, tzinfo=UTC)

    moments = [next_gap(last, (90, 140), rng=random.Random(seed)) for seed in range(200)]

    assert moments == [next_gap(last, (90, 140), rng=random.Random(seed)) for seed in range(200)]
    assert all(90 <= (moment - last).total_seconds() <= 140 for moment in moments)
    assert len(set(moments)) > 150


@pytest.mark.parametrize(
    ("now", "minutes", "look"),
    [
        ("2026-03-02T10:00:00+00:00", 60, "2026-03-02T11:00:00+00:00"),
        ("2026-03-02T10:59:59+00:00", 60, "2026-03-02T11:00:00+00:00"),
        ("2026-03-02T10:07:30.5+00:00", 15, "2026-03-02T10:15:00+00:00"),
        ("2026-03-02T10:07:30+01:00", 60, "2026-03-02T10:00:00+00:00"),
    ],
)
def test_whoever_is_held_back_is_looked_at_again_at_a_moment_common_to_all(
    now: str, minutes: int, look: str
) -> None:
    assert next_look(datetime.fromisoformat(now), minutes) == datetime.fromisoformat(look)


@pytest.mark.parametrize("pair", [(140, 90), (-1, 5)])
def test_an_impossible_gap_is_wrong_input(pair: tuple[float, float]) -> None:
    with pytest.raises(InputError, match="gap_seconds"):
        next_gap(datetime(2026, 3, 2, tzinfo=UTC), pair, rng=random.Random(1))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("09:00-18:00", (time(9), time(18))),
        (" 9:00 - 17:30 ", (time(9), time(17, 30))),
        ("00:00-24:00", (time(0), END_OF_DAY)),
        ("09:00–18:00", (time(9), time(18))),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, hours: tuple[time, time]) -> None:
    assert hours == parse_window(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9-5",
        "18:00-09:00",
        "09:00-09:00",
        "09:00",
        "25:00-26:00",
        "09:60-10:00",
        "24:00-24:00",
        "a-b",
        "--",
    ],
)
def test_hours_that_can_never_be_open_are_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_window(text)


@pytest.mark.parametrize(
    ("text", "days", "spelled"),
    [
        ("mon-fri", {0, 1, 2, 3, 4}, "mon-fri"),
        ("Mon,Wed,Fri", {0, 2, 4}, "mon,wed,fri"),
        ("sat-sun", {5, 6}, "sat-sun"),
        ("fri-mon", {4, 5, 6, 0}, "mon,fri-sun"),
        ("monday - wednesday, fri", {0, 1, 2, 4}, "mon-wed,fri"),
        ("tue", {1}, "tue"),
        ("mon-sun", set(range(7)), "mon-sun"),
        ("sun-sat", set(range(7)), "mon-sun"),
    ],
)
def test_days_are_read_and_written(text: str, days: set[int], spelled: str) -> None:
    assert days == parse_days(text)
    assert spelled == format_days(frozenset(days))


@given(st.frozensets(st.integers(0, 6), min_size=1))
def test_written_days_are_read_back(days: frozenset[int]) -> None:
    assert days == parse_days(format_days(days))


@given(windows())
def test_a_written_window_is_read_back(window: Window) -> None:
    start, end = format_window(window).split("-")

    assert window == make_window(start, end, format_days(window.days))


@pytest.mark.parametrize("text", ["", "m", "mon-", "mon-xyz", "funday", "1-5", "mon,,fri"])
def test_days_that_are_none_are_refused_with_the_word_that_is_wrong(text: str) -> None:
    with pytest.raises(InputError, match="is not a weekday"):
        parse_days(text)


def test_a_window_that_can_never_open_names_all_its_mistakes() -> None:
    with pytest.raises(InputError) as caught:
        Window(start=time(18), end=time(9), days=frozenset())

    assert caught.value.problems == ("window 18:00-09:00: it ends before it opens", "window: it has no day")


def test_a_window_wants_plain_hours_and_real_days() -> None:
    with pytest.raises(InputError, match="without a zone"):
        Window(start=time(9, tzinfo=UTC), end=time(18, tzinfo=UTC), days=WORKING_DAYS)
    with pytest.raises(InputError, match="day 7"):
        Window(start=time(9), end=time(18), days=frozenset({7}))


def naive_next_open(window: Window, zone: ZoneInfo, now: datetime) -> datetime:
    """Plan as if every day had 24 hours and today's offset. A mutant."""
    local = now.astimezone(zone)
    begin = local.replace(hour=window.start.hour, minute=window.start.minute, second=0, microsecond=0)
    openings = (begin.astimezone(UTC) + timedelta(days=i) for i in range(22))
    # The weekday is told by today's offset too, so there always is one.
    offset = local.utcoffset() or timedelta(0)
    return next(moment for moment in openings if moment >= now and (moment + offset).weekday() in window.days)


Planner = Callable[[Window, ZoneInfo, datetime], datetime]


def plan_outside_the_window(planner: Planner) -> object:
    """Return a case in which a planner opens while the wall clock says closed. Raises NoSuchExample."""
    return find(
        st.tuples(windows(), zone_and_moment()),
        lambda drawn: not shown_clock_is_inside(drawn[0], drawn[1][0], planner(drawn[0], *drawn[1])),
        settings=settings(max_examples=500, deadline=None),
    )


def test_the_property_of_windows_catches_naive_local_arithmetic() -> None:
    assert plan_outside_the_window(naive_next_open)


def test_the_same_property_finds_nothing_wrong_with_the_real_planner() -> None:
    with pytest.raises(NoSuchExample):
        plan_outside_the_window(next_open)
