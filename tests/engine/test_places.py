"""Countries, states and towns as lists write them, and the zone that follows."""

from pathlib import Path
from runpy import run_path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.place_names import ALPHA_3, COUNTRY_ALIASES, NAMESAKES, STATES, TOWNS
from cam.engine.places import country_code, town_key, zone_name
from cam.engine.zone_table import COUNTRIES, ZONES

CODES = {entry.split(";")[0] for entry in COUNTRIES.split()}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Germany", "DE"), ("Deutschland", "DE"), ("ALLEMAGNE", "DE"), ("alemania", "DE"), ("de", "DE"), ("DEU", "DE"),
        ("USA", "US"), ("U.S.A.", "US"), ("United States of America", "US"), ("Vereinigte Staaten", "US"),
        ("États-Unis", "US"), ("EE. UU.", "US"), ("UK", "GB"), ("U.K.", "GB"), ("England", "GB"), ("Royaume-Uni", "GB"),
        ("The Netherlands", "NL"), ("Pays-Bas", "NL"), ("Österreich", "AT"), ("Oesterreich", "AT"), ("Schweiz", "CH"),
        ("Côte d'Ivoire", "CI"), ("Korea, Republic of", "KR"), ("South Korea", "KR"), ("Bosnia and Herzegovina", "BA"),
        ("España", "ES"), ("Česko", "CZ"), ("Türkiye", "TR"), ("Viet Nam", "VN"), ("Brasil", "BR"), ("Danmark", "DK"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_code_and_by_name_in_many_languages(text: str, code: str) -> None:
    assert code == country_code(text)


@pytest.mark.parametrize("text", ["", " ", "Atlantis", "XX", "Europe", "-", "42"])
def test_what_is_no_country_has_no_code(text: str) -> None:
    assert country_code(text) is None


def zone_at(*, country: str = "", state: str = "", city: str = "") -> str | None:
    return zone_name(country=country, state=state, city=city)


@pytest.mark.parametrize(
    ("country", "city", "zone"),
    [
        ("Germany", "", "Europe/Berlin"),
        ("Deutschland", "Kleinkleckersdorf", "Europe/Berlin"),
        ("Nepal", "", "Asia/Kathmandu"),
        ("Argentina", "", "America/Argentina/Buenos_Aires"),
        ("China", "", "Asia/Shanghai"),
        ("New Zealand", "", "Pacific/Auckland"),
        ("", "Zürich", "Europe/Zurich"),
        ("", "80331 München", "Europe/Berlin"),
        ("", "Greater Munich Metropolitan Area", "Europe/Berlin"),
        ("", "San Francisco Bay Area", "America/Los_Angeles"),
        ("", "New York City", "America/New_York"),
        ("", "Berlin, Germany", "Europe/Berlin"),
        ("", "Portland, OR", "America/Los_Angeles"),
        ("", "Portland, Maine, USA", "America/New_York"),
        ("", "Washington, D.C.", "America/New_York"),
        ("", "Cambridge, MA", "America/New_York"),
        ("UK", "Cambridge", "Europe/London"),
        ("", "St. Louis", "America/Chicago"),
        ("", "São Paulo", "America/Sao_Paulo"),
        ("Spain", "Madrid", "Europe/Madrid"),
        ("Spain", "Las Palmas", "Atlantic/Canary"),
        ("", "London", "Europe/London"),
        ("Canada", "London", "America/Toronto"),
        ("UK", "Perth", "Europe/London"),
        ("US", "Vienna, VA", "America/New_York"),
        ("", "Germany", "Europe/Berlin"),
        ("", "California", "America/Los_Angeles"),
        ("Georgia", "Atlanta", "America/New_York"),
        ("Georgia", "Tbilisi", "Asia/Tbilisi"),
    ],
)
def test_a_place_that_is_beyond_doubt_has_one_zone(country: str, city: str, zone: str) -> None:
    assert zone == zone_at(country=country, city=city)


@pytest.mark.parametrize(
    ("country", "city"),
    [
        ("", ""),
        ("USA", ""),
        ("Spain", ""),
        ("Georgia", ""),
        ("", "Portland"),
        ("", "Springfield"),
        ("", "Smalltown, CA"),
        ("", "Smalltown, TX"),
        ("Germany", "New York"),
        ("Atlantis", "London"),
        ("", "Neverland"),
        ("USA", "Neverland"),
    ],
)
def test_a_place_in_doubt_has_none(country: str, city: str) -> None:
    assert zone_at(country=country, city=city) is None


@pytest.mark.parametrize(
    ("country", "state", "zone"),
    [
        ("US", "California", "America/Los_Angeles"),
        ("", "CA", "America/Los_Angeles"),
        ("CA", "ON", "America/Toronto"),
        ("AU", "WA", "Australia/Perth"),
        ("US", "WA", "America/Los_Angeles"),
        ("", "WA", None),
        ("US", "TX", None),
        ("US", "ON", None),
        ("Germany", "Bavaria", "Europe/Berlin"),
    ],
)
def test_a_state_says_which_zone_of_the_country(country: str, state: str, zone: str | None) -> None:
    assert zone == zone_at(country=country, state=state, city="Smalltown")


def test_the_same_town_is_recognised_in_any_spelling() -> None:
    assert {"sao paulo"} == {
        town_key(text) for text in ("São Paulo", "SAO PAULO", "Sao-Paulo", "Greater São Paulo Area")
    }


@given(st.text(max_size=30), st.text(max_size=10), st.text(max_size=30))
def test_any_text_gives_a_zone_of_tzdata_or_none(country: str, state: str, city: str) -> None:
    found = zone_at(country=country, state=state, city=city)

    assert found is None or found in ZONES.split()


def test_every_place_by_hand_lies_in_a_country_and_a_zone_that_exist() -> None:
    places = [key.partition(" ") for key in (*TOWNS, *NAMESAKES)]
    countries = {where.partition("-")[0] for where, _, _ in places} | set(COUNTRY_ALIASES) | set(STATES)
    zones = {zone for _, _, zone in places if zone} | {
        w for text in STATES.values() for w in text.split() if "/" in w
    }

    assert countries <= CODES
    assert not [zone for zone in zones if ZoneInfo(zone.rstrip(";")).key not in ZONES.split()]


def test_every_town_by_hand_has_a_zone() -> None:
    for key, names in {**TOWNS, **NAMESAKES}.items():
        where = key.partition(" ")[0]
        country, _, state = where.partition("-")
        for name in names.split(","):
            assert zone_at(country=country, state=state, city=name), f"{name} in {key}"


def test_no_alias_means_two_countries() -> None:
    seen: dict[str, str] = {}
    for code, names in COUNTRY_ALIASES.items():
        for name in names.split(","):
            assert seen.setdefault(name.strip().lower(), code) == code
            assert code == country_code(name)


def test_every_country_has_both_codes_and_its_english_name() -> None:
    pairs = dict(pair.split("-") for pair in ALPHA_3.split())

    assert set(pairs) == CODES
    assert len(set(pairs.values())) == len(CODES)
    for entry in COUNTRIES.split():
        code, name = entry.split(";")[:2]
        assert {code} == {country_code(text) for text in (code, pairs[code], name.replace("_", " "))}


def test_the_table_of_zones_is_what_its_tool_makes() -> None:
    tzdata = pytest.importorskip("tzdata")
    root = Path(__file__).parents[2]
    made = (root / "cam" / "engine" / "zone_table.py").read_text(encoding="utf-8")
    if f"tzdata {tzdata.IANA_VERSION}," not in made:
        pytest.skip(f"the table is of another tzdata than {tzdata.IANA_VERSION}")

    assert run_path(str(root / "tools" / "make_zone_table.py"))["module"]() == made
