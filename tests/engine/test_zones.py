"""Names of zones, as people and exports write them, and the zone of a lead."""

from contextlib import suppress
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.leads import Lead
from cam.engine.zone_table import ZONES
from cam.engine.zones import zone, zone_for
from cam.errors import InputError


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (" europe/berlin ", "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        ("us_slash_eastern", "US/Eastern"),
        ("CET", "CET"),
        ("cest", "CET"),
        ("MEZ", "CET"),
        ("UTC", "UTC"),
        ("Z", "UTC"),
        ("Eastern Time", "America/New_York"),
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("India Standard Time", "Asia/Kolkata"),
        ("UTC+2", "Etc/GMT-2"),
        ("GMT-05:00", "Etc/GMT+5"),
        ("+05:30", "Asia/Kolkata"),
        ("UTC+5:45", "Asia/Kathmandu"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern", "Etc/GMT-1"),
    ],
)
def test_a_zone_is_known_by_its_name_and_by_common_spellings(text: str, name: str) -> None:
    assert name == zone(text).key


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Europe/Berlim", "did you mean 'Europe/Berlin'?"),
        ("Berlin", "did you mean 'Europe/Berlin'?"),
        ("Kathmandu", "did you mean 'Asia/Kathmandu'?"),
        ("EST", "did you mean 'America/New_York'?"),
        ("IST", "write an IANA name such as Europe/Berlin"),
        ("", "write an IANA name such as Europe/Berlin"),
        ("UTC+9:30", "write an IANA name such as Europe/Berlin"),
        ("Middle of nowhere at all", "write an IANA name such as Europe/Berlin"),
    ],
)
def test_what_is_no_zone_is_refused_with_the_closest_that_is(text: str, hint: str) -> None:
    with pytest.raises(InputError, match="is not a zone") as caught:
        zone(text)

    assert caught.value.hint.startswith(hint)


@pytest.mark.parametrize(
    "text", ["../../etc/passwd", "/etc/localtime", "posix/UTC\0", "a" * 10_000, "Europe/", "utc+99"]
)
def test_no_text_reaches_the_file_system(text: str) -> None:
    with pytest.raises(InputError):
        zone(text)


@given(st.text(max_size=40))
def test_any_text_is_a_zone_or_wrong_input(text: str) -> None:
    with suppress(InputError):
        assert isinstance(zone(text), ZoneInfo)


@pytest.mark.parametrize("name", sorted(set(ZONES.split()) - {"EST", "MST"}))
def test_every_name_of_tzdata_is_known_in_any_case(name: str) -> None:
    assert name == zone(name.lower()).key


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        (Lead(timezone="Asia/Tokyo", country="Germany"), "Asia/Tokyo"),
        (Lead(timezone="Pacific Time", city="Berlin"), "America/Los_Angeles"),
        (Lead(timezone="nonsense", country="Germany"), "Europe/Berlin"),
        (Lead(country="Germany"), "Europe/Berlin"),
        (Lead(city="San Francisco"), "America/Los_Angeles"),
        (Lead(country="USA", city="Portland", custom={"State": "OR"}), "America/Los_Angeles"),
        (Lead(country="USA", custom={"Company State": "California"}), "America/Los_Angeles"),
        (Lead(country="USA", custom={"state/province": "TX"}, city="Austin"), "America/Chicago"),
        (Lead(custom={"Location": "Berlin, Germany"}), "Europe/Berlin"),
        # an offset is right for half of the year: what is known of the place comes first
        (Lead(timezone="UTC+2", country="Germany"), "Europe/Berlin"),
        (Lead(timezone="UTC+2"), "Etc/GMT-2"),
        (Lead(timezone="UTC-5", country="USA"), "Etc/GMT+5"),
    ],
)
def test_a_lead_lives_in_its_own_zone(lead: Lead, name: str) -> None:
    found = zone_for(lead)

    assert found is not None
    assert name == found.key


@pytest.mark.parametrize(
    "lead",
    [
        Lead(),
        Lead(country="USA"),
        Lead(city="Portland"),
        Lead(city="New York", country="Germany"),
        Lead(city="Nowhereville"),
        Lead(timezone="EST"),
        Lead(custom={"favourite colour": "blue"}),
    ],
)
def test_a_lead_of_whom_too_little_is_known_has_no_zone(lead: Lead) -> None:
    assert zone_for(lead) is None


@given(
    st.builds(Lead, timezone=st.text(max_size=20), country=st.text(max_size=20), city=st.text(max_size=30))
)
def test_no_list_is_too_dirty(lead: Lead) -> None:
    found = zone_for(lead)

    assert found is None or isinstance(found, ZoneInfo)
