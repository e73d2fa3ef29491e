"""Time zones: by name, as people and exports write it, and for a lead, from what the list says of the person."""

import re
from collections.abc import Mapping
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cam.engine.leads import Lead
from cam.engine.places import zone_name
from cam.engine.zone_table import ZONES
from cam.errors import InputError

# What people write and means one zone. Abbreviations such as CST and IST mean several and are left out.
_SPELLINGS = {
    "z": "UTC", "coordinated universal time": "UTC", "greenwich mean time": "Europe/London",
    "cest": "CET", "central european time": "CET", "central european summer time": "CET", "mez": "CET", "mesz": "CET",
    "eest": "EET", "eastern european time": "EET", "western european time": "WET",
    "eastern time": "America/New_York", "eastern standard time": "America/New_York", "us eastern": "America/New_York",
    "central time": "America/Chicago", "central standard time": "America/Chicago", "us central": "America/Chicago",
    "mountain time": "America/Denver", "mountain standard time": "America/Denver", "us mountain": "America/Denver",
    "pacific time": "America/Los_Angeles", "pacific standard time": "America/Los_Angeles",
    "us pacific": "America/Los_Angeles", "us mountain standard time": "America/Phoenix",
    "alaska time": "America/Anchorage", "alaskan standard time": "America/Anchorage",
    "hawaii time": "Pacific/Honolulu", "hawaiian standard time": "Pacific/Honolulu",
    "atlantic time": "America/Halifax", "atlantic standard time": "America/Halifax",
    "newfoundland time": "America/St_Johns", "newfoundland standard time": "America/St_Johns",
    "gmt standard time": "Europe/London", "british time": "Europe/London", "british summer time": "Europe/London",
    "w europe standard time": "Europe/Berlin", "central europe standard time": "Europe/Budapest",
    "romance standard time": "Europe/Paris", "central european standard time": "Europe/Warsaw",
    "fle standard time": "Europe/Kyiv", "gtb standard time": "Europe/Bucharest",
    "e europe standard time": "Europe/Chisinau", "turkey standard time": "Europe/Istanbul",
    "russian standard time": "Europe/Moscow", "israel standard time": "Asia/Jerusalem",
    "arabian standard time": "Asia/Dubai", "india standard time": "Asia/Kolkata",
    "nepal standard time": "Asia/Kathmandu", "china standard time": "Asia/Shanghai",
    "singapore standard time": "Asia/Singapore", "tokyo standard time": "Asia/Tokyo",
    "korea standard time": "Asia/Seoul", "aus eastern standard time": "Australia/Sydney",
    "e australia standard time": "Australia/Brisbane", "new zealand standard time": "Pacific/Auckland",
    "e south america standard time": "America/Sao_Paulo", "argentina standard time": "America/Buenos_Aires",
    "sa pacific standard time": "America/Bogota", "south africa standard time": "Africa/Johannesburg",
}  # fmt: skip

# Names of tzdata that keep winter time all year, which nobody who writes them means.
_NOT_MEANT = {"est": "America/New_York", "mst": "America/Denver"}

# Offsets that one inhabited zone, or zones with one clock, use all year.
_ODD_OFFSETS = {"+03:30": "Asia/Tehran", "+04:30": "Asia/Kabul", "+05:30": "Asia/Kolkata", "+05:45": "Asia/Kathmandu",
                "+06:30": "Asia/Yangon", "+08:45": "Australia/Eucla", "-09:30": "Pacific/Marquesas"}  # fmt: skip

_OFFSET = re.compile(r"\(?(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?([0-5]\d))?(?:\).*)?", re.IGNORECASE)

# Columns of exports that hold a state; cam has no such field, so they stay custom fields.
_STATE_COLUMNS = frozenset(
    {"state", "province", "stateprovince", "stateregion", "region", "companystate", "bundesland"}
)


def zone(name: str) -> ZoneInfo:
    """
    Return the time zone that a name means: an IANA name in any case, or an unambiguous common spelling.

    Raises InputError, with the closest valid name as the hint.
    """
    known = _named(name) or _offset_zone(name)
    if known is None:
        near = _NOT_MEANT.get(name.strip().lower()) or _closest(name)
        hint = f"did you mean {near!r}?" if near else "write an IANA name such as Europe/Berlin"
        raise InputError(f"time zone: {name[:60]!r} is not a zone", hint=hint)
    return _load(known)


def zone_for(lead: Lead) -> ZoneInfo | None:
    """
    Return the zone in which a lead lives, or None where nothing says so without doubt.

    Its named time zone comes first, then its country, state and city, then a bare offset such as UTC+2, which is
    right for half of the year only.
    """
    known = _named(lead.timezone) or _of_place(lead) or _offset_zone(lead.timezone)
    return _load(known) if known else None


def _of_place(lead: Lead) -> str | None:
    if not lead.custom:
        return zone_name(country=lead.country, state="", city=lead.city)
    columns = {re.sub(r"[\W_]", "", name).lower(): value for name, value in lead.custom.items() if value}
    state = next((value for name, value in sorted(columns.items()) if name in _STATE_COLUMNS), "")
    return zone_name(country=lead.country, state=state, city=lead.city or columns.get("location", ""))


@cache
def _names() -> Mapping[str, str]:
    return {name.lower(): name for name in ZONES.split() if name.lower() not in _NOT_MEANT}


def _named(text: str) -> str | None:
    """Return the IANA name that a text spells."""
    plain = text.strip().lower()
    if not plain:
        return None
    iana = _names().get(plain.replace("_slash_", "/").replace(" ", "_"))
    return iana or _SPELLINGS.get(" ".join(re.sub(r"\(.*?\)|[^\w\s]|_", " ", plain).split()))


def _offset_zone(text: str) -> str | None:
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        return None
    sign, hours, minutes = match[1], int(match[2]), match[3] or "00"
    if minutes != "00":
        return _ODD_OFFSETS.get(f"{sign}{hours:02}:{minutes}")
    # POSIX counts westwards: Etc/GMT-2 is two hours ahead of Greenwich.
    name = f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"
    return _names().get(name.lower())


def _closest(text: str) -> str | None:
    from rapidfuzz import fuzz, process

    plain = text.strip().lower().replace(" ", "_")
    if len(plain) < 4:  # an abbreviation is close to every other
        return None
    towns = {name: name.lower().rpartition("/")[2] for name in _names().values()}
    by_town = process.extractOne(plain.rpartition("/")[2], towns, scorer=fuzz.ratio, score_cutoff=75)
    by_name = process.extractOne(
        plain, {name: name.lower() for name in towns}, scorer=fuzz.ratio, score_cutoff=60
    )
    best = max(filter(None, (by_name, by_town)), key=lambda found: found[1], default=None)
    return str(best[2]) if best else None


def _load(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError as error:
        hint = "the tzdata of this machine is older; update it: pip install --upgrade tzdata"
        raise InputError(f"time zone: {name!r} is unknown to this machine", hint=hint) from error
