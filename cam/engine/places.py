"""Which country, state or town a text means, and which time zone holds there, where that is beyond doubt."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from cam.engine.place_names import ALPHA_3, COUNTRY_ALIASES, NAMESAKES, STATES, TOWNS
from cam.engine.zone_table import COUNTRIES


@dataclass(frozen=True, kw_only=True)
class Place:
    """A country, a state of it, or a town; zone: IANA name, "" where the place has several."""

    country: str
    state: str = ""
    zone: str = ""


# Letters that Unicode does not take apart into a base and an accent.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "&": " "})

# What directories put around the name of a town: "Greater Munich Metropolitan Area", "80331 München".
_AROUND = frozenset({"greater", "metropolitan", "metro", "area", "bay", "region", "city", "downtown"})

_FILLERS = frozenset({"the", "and", "of"})


def country_code(text: str) -> str | None:
    """Return the ISO alpha-2 code of a country: by code, or by name in English and six other languages."""
    return _countries().get(_country_key(text))


def town_key(text: str) -> str:
    """Return the spelling by which towns are compared: no case, accents, punctuation or directory words."""
    words = _fold(text).split()
    if " ".join(words) in _towns():
        return " ".join(words)
    return " ".join(word for word in words if word not in _AROUND and not word.isdigit())


@lru_cache(maxsize=4096)
def zone_name(*, country: str, state: str, city: str) -> str | None:
    """
    Return the IANA name of the zone in which a person lives, or None where that is in doubt.

    city: also with its surroundings, "Portland, OR, USA".  What is given must agree: New York in Germany is nowhere,
    and a country that nobody knows proves nothing.  Only a state may name a town of its own: Vienna, VA.
    """
    within = _meanings(country, column="country")
    if country.strip() and not within:
        return None
    head, *rest = [part.strip() for part in city.split(",")]
    given = (within, _meanings(state, column="state"), *(_meanings(text) for text in rest))
    hints = [meanings for meanings in given if meanings]
    towns = [*_towns().get(town_key(head), ()), *(_namesakes().get(town_key(head), ()) if hints else ())]
    agreeing = [town for town in towns if all(any(_joined(town, place) for place in hint) for hint in hints)]
    around = _narrow(hints)
    if towns and (agreeing or not (around and all(place.state for place in around))):
        return _only_zone(agreeing)
    return _only_zone(_narrow([*hints, *([] if towns else filter(None, [_meanings(head)]))]))


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    words = re.sub(r"[^\w\s]|_", " ", re.sub(r"[\u0300-\u036f.'’]", "", plain)).split()
    return " ".join("saint" if word == "st" else word for word in words)


def _country_key(text: str) -> str:
    plain = _fold(text)
    return " ".join(word for word in plain.split() if word not in _FILLERS) or plain  # AND is Andorra


@cache
def _countries() -> Mapping[str, str]:
    codes: dict[str, str] = {}
    for code, names in COUNTRY_ALIASES.items():
        codes.update((_country_key(name), code) for name in names.split(","))
    for pair in ALPHA_3.split():
        codes.update((_country_key(key), pair[:2]) for key in (pair[:2], pair[3:]))
    for code, name, *_ in _table():
        codes[_country_key(name.replace("_", " "))] = code
    return codes


@cache
def _table() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(entry.split(";")) for entry in COUNTRIES.split())


@cache
def _country_zones() -> Mapping[str, str]:
    return {code: zone for code, _, zone, *_ in _table()}


@cache
def _states() -> Mapping[str, tuple[Place, ...]]:
    """Return the states by code and by name; WA is one of the US and one of Australia."""
    found: dict[str, list[Place]] = defaultdict(list)
    for country, text in STATES.items():
        for entry in re.split(r"[;\n]", text.strip()):
            code, name, *zone = entry.split()
            place = Place(country=country, state=code, zone="".join(zone))
            for key in (code, name):
                found[_fold(key.replace("_", " "))].append(place)
    return {key: tuple(places) for key, places in found.items()}


@cache
def _towns() -> Mapping[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for code, _, *zones in _table():
        for zone in filter(None, zones):
            found[_fold(zone.rpartition("/")[2].replace("_", " "))].append(Place(country=code, zone=zone))
    for key, places in _by_hand(TOWNS).items():
        found[key] += places
    return {key: tuple(places) for key, places in found.items()}


@cache
def _namesakes() -> Mapping[str, list[Place]]:
    return _by_hand(NAMESAKES)


def _by_hand(table: Mapping[str, str]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for key, names in table.items():
        where, _, zone = key.partition(" ")
        country, _, state = where.partition("-")
        known = zone or (_state_zone(country, state) if state else _country_zones()[country])
        for name in names.split(","):
            found[_fold(name)].append(Place(country=country, state=state, zone=known))
    return found


def _state_zone(country: str, state: str) -> str:
    return next(place.zone for place in _states()[state.lower()] if place.country == country)


def _meanings(text: str, *, column: str = "") -> tuple[Place, ...]:
    """
    Return the countries and states that a text can mean; none where it is neither.

    column: where it stands.  CA is Canada among countries, California among states, and either behind a town.
    """
    code = country_code(text)
    countries = (Place(country=code, zone=_country_zones().get(code, "")),) if code else ()
    states = _states().get(_fold(text), ())
    if column == "country" and countries and len(text.strip()) <= 3:
        return countries
    return states if column == "state" and states else (*countries, *states)


def _joined(place: Place, other: Place) -> Place | None:
    """Return the narrower of two places, None where neither lies in the other."""
    if place.country != other.country or (place.state and other.state and place.state != other.state):
        return None
    return place if place.state or not other.state else other


def _narrow(hints: Sequence[tuple[Place, ...]]) -> list[Place]:
    pool = list(hints[0]) if hints else []
    for hint in hints[1:]:
        pool = [joined for place in pool for other in hint if (joined := _joined(place, other)) is not None]
    return pool


def _only_zone(places: Iterable[Place]) -> str | None:
    zones = {place.zone for place in places}
    return zones.pop() or None if len(zones) == 1 else None
