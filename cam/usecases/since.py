"""What --since means, wherever it is asked."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cam.engine.schedule import day_start, local_day
from cam.errors import InputError

BEFORE_EVERYTHING = date(2000, 1, 1)  # earlier days are beyond what a zone can be asked


def begin_of(text: str, *, zone: ZoneInfo, now: datetime) -> datetime:
    """
    Return the moment that `2026-03-01`, `7d` or `4w` means: a local midnight.

    7d is today and the six days before it.  Raises InputError for anything else, and for a day to come.
    """
    ago = re.fullmatch(r"([1-9]\d{0,3})([dw])", text.strip().lower())
    if ago:
        days = int(ago[1]) * (7 if ago[2] == "w" else 1)
        day = local_day(zone, now) - timedelta(days=days - 1)
    else:
        try:
            day = date.fromisoformat(text.strip())
        except ValueError as error:
            hint = "write a day (2026-03-01), days (7d) or weeks (4w)"
            raise InputError(f"--since: {text!r} is no date", hint=hint) from error
    if day > local_day(zone, now):
        raise InputError(
            f"--since: {text!r} is in the future", hint=f"today is {local_day(zone, now)} in {zone.key}"
        )
    day = max(day, BEFORE_EVERYTHING)
    return day_start(zone, datetime(day.year, day.month, day.day, 12, tzinfo=zone))
