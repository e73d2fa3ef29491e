"""Write cam/engine/zone_table.py from the zone.tab and iso3166.tab of the installed tzdata."""

import textwrap
from collections import defaultdict
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import tzdata

ENGINE = Path(__file__).parents[1] / "cam" / "engine"

# Countries whose zones differ, where 99 of 100 people live by one of them or the law knows only one.
ONE_ZONE_IN_PRACTICE = {
    "CN": "Asia/Shanghai",
    "EC": "America/Guayaquil",
    "NZ": "Pacific/Auckland",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}

# Zones named after no town, or after one too small to be told from others of the same name.
NOT_A_TOWN = ("Antarctica/", "America/Indiana/", "America/North_Dakota/", "America/Kentucky/Monticello")
YET_A_TOWN = "America/Indiana/Indianapolis"

# Nobody there has an office.
EMPTY = {"AQ", "BV", "HM", "UM"}

# Two zones are one where their clocks agree on all these days.
DAYS = [datetime(y, m, d, tzinfo=UTC) for y in range(2025, 2031) for m in range(1, 13) for d in (1, 15)]


def main() -> None:
    """Write the module."""
    (ENGINE / "zone_table.py").write_text(module(), encoding="utf-8")


def module() -> str:
    """Return the text of the module."""
    return f'''"""
Zones and countries of tzdata {tzdata.IANA_VERSION}, as text, so that the engine reads no file.

Made by tools/make_zone_table.py; change that and run it again.
"""

# Every name of a zone, in its own spelling.
ZONES = """
{_wrap(sorted(set(_read("zones").split()) - {"Factory"}))}
"""

# Country code, English name, the one zone of the country or nothing, further zones named after a town.
COUNTRIES = """
{_wrap(_countries())}
"""
'''


def _countries() -> list[str]:
    zones: dict[str, list[str]] = defaultdict(list)
    for code, _, zone in _rows("zone.tab"):
        zones[code].append(zone)
    return [
        ";".join([code, name.replace(" ", "_"), *_ordered(code, zones[code])])
        for code, name in sorted(_rows("iso3166.tab"))
        if code not in EMPTY
    ]


def _wrap(words: list[str]) -> str:
    return textwrap.fill(" ".join(words), width=109, break_long_words=False, break_on_hyphens=False)


def _read(name: str) -> str:
    folder = resources.files("tzdata")
    return (folder / name if name == "zones" else folder / "zoneinfo" / name).read_text(encoding="utf-8")


def _rows(name: str) -> list[list[str]]:
    columns = 3 if name == "zone.tab" else 2
    return [line.split("\t")[:columns] for line in _read(name).splitlines() if line and line[0] != "#"]


def _ordered(code: str, zones: list[str]) -> list[str]:
    clocks = {tuple(day.astimezone(ZoneInfo(zone)).utcoffset() for day in DAYS) for zone in zones}
    only = ONE_ZONE_IN_PRACTICE.get(code, zones[0] if len(clocks) == 1 else "")
    towns = [zone for zone in zones if not zone.startswith(NOT_A_TOWN) or zone == YET_A_TOWN]
    return [only, *(zone for zone in towns if zone != only)]


if __name__ == "__main__":
    main()
