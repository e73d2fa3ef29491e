"""The first day on which a person who is away works again."""

import re
from datetime import date

_ISO = re.compile(
    r"\b(?:until|back|return\w*|bis|zurück)\b[^.\n]{0,30}?\b(\d{4})-(\d\d)-(\d\d)\b", re.IGNORECASE
)


def return_date(text: str, *, sent_on: date) -> date | None:
    """Return the day somebody is back, None where no day is stated.  sent_on: the day the message was written."""
    found = _ISO.search(text)
    day = date(*map(int, found.groups())) if found else None
    return day if day and day >= sent_on else None
