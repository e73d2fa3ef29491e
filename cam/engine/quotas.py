"""How much may still go out today: caps, warm-up, and an allowance that a planner counts down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from cam.engine.campaigns import Mailbox
from cam.engine.schedule import local_day


class Scope(StrEnum):
    """What a cap stands over; several hold at the same time."""

    CAMPAIGN = "campaign"
    MAILBOX = "mailbox"
    CHANNEL = "channel"
    DOMAIN = "domain"
    NEW_LEADS = "new_leads"
    FOLLOWUPS = "followups"


# The order in which the rows of the scopes are locked, and in which a refusal is named.
ORDER = (Scope.CHANNEL, Scope.CAMPAIGN, Scope.NEW_LEADS, Scope.FOLLOWUPS, Scope.MAILBOX, Scope.DOMAIN)

# A scope and the name within it: (Scope.MAILBOX, "7").
Key = tuple[Scope, str]


def warm_up_day(*, first_send: datetime | None, now: datetime, zone: ZoneInfo) -> int:
    """Return which day of warm-up this is: 1 on the local day of the mailbox's first send, and before it."""
    if first_send is None:
        return 1
    return max(0, (local_day(zone, now) - local_day(zone, first_send)).days) + 1


def warm_up_cap(
    *,
    first_send: datetime | None,
    now: datetime,
    zone: ZoneInfo,
    daily_cap: int,
    start: int = 5,
    step: int = 5,
) -> int:
    """Return a warming mailbox's cap of today: start on day one, step more each day, up to its own cap."""
    day = warm_up_day(first_send=first_send, now=now, zone=zone)
    return max(0, min(daily_cap, start + step * (day - 1)))


class Allowance:
    """
    What is left of every cap, counted down in memory while a batch is planned.

    remaining: by key; a key that is not in it has no limit.  Less than nothing left counts as nothing.
    """

    def __init__(self, remaining: Mapping[Key, int]) -> None:
        self._left = {key: max(0, left) for key, left in remaining.items()}

    def refusal(self, keys: Iterable[Key]) -> Scope | None:
        """Return the first scope, in ORDER, with nothing left for a touch with these keys, or None."""
        empty = {scope for scope, name in keys if self._left.get((scope, name)) == 0}
        return next((scope for scope in ORDER if scope in empty), None)

    def take(self, keys: Iterable[Key]) -> None:
        """Count one touch against each key.  Raises ValueError, and takes nothing, where one is empty."""
        counted = {key for key in keys if key in self._left}
        refused = self.refusal(counted)
        if refused is not None:
            raise ValueError(f"nothing is left for {refused.value}")
        for key in counted:
            self._left[key] -= 1

    def learn(self, key: Key, left: int) -> None:
        """Note what is left for a key that was not known before: a recipient domain that a batch comes across."""
        self._left.setdefault(key, max(0, left))

    def left(self, key: Key) -> int | None:
        """Return what is left for a key, None where it has no limit."""
        return self._left.get(key)


@dataclass(frozen=True, kw_only=True)
class Limit:
    """
    One cap of today and what was counted against it.

    name: of the campaign, mailbox, channel or domain.  note: why the cap is so, "" where it is as set.
    """

    scope: Scope
    name: str
    cap: int
    used: int = 0
    note: str = ""

    @property
    def left(self) -> int:
        """Return the quota: what may still go out today."""
        return max(0, self.cap - self.used)

    @property
    def explanation(self) -> str:
        """Return the cap in plain words: `mailbox ana@x.example: warm-up day 2, 10 a day`."""
        note = f"{self.note}, " if self.note else ""
        return f"{_subject(self)}: {note}{self.cap} a day"

    @property
    def usage(self) -> str:
        """Return what is used of it in plain words: `mailbox ana@x.example: 10 of 10 used today`."""
        note = f" ({self.note})" if self.note else ""
        return f"{_subject(self)}: {self.used} of {self.cap} used today{note}"


def mailbox_limit(
    mailbox: Mailbox,
    *,
    first_send: datetime | None,
    now: datetime,
    zone: ZoneInfo,
    used: int = 0,
    start: int = 5,
    step: int = 5,
) -> Limit:
    """Return the limit that stands over a mailbox today: its own cap, or its warm-up where that is lower."""
    if not mailbox.warm_up:
        return Limit(scope=Scope.MAILBOX, name=mailbox.address, cap=mailbox.daily_cap, used=used)
    cap = warm_up_cap(
        first_send=first_send, now=now, zone=zone, daily_cap=mailbox.daily_cap, start=start, step=step
    )
    day = warm_up_day(first_send=first_send, now=now, zone=zone)
    note = f"warm-up day {day}" if cap < mailbox.daily_cap else ""
    return Limit(scope=Scope.MAILBOX, name=mailbox.address, cap=cap, used=used, note=note)


def together(limits: Iterable[Limit]) -> Limit | None:
    """Return what several mailboxes may send between them, as one limit; None where there is none."""
    several = list(limits)
    if len(several) < 2:
        return several[0] if several else None
    notes = sorted({limit.note for limit in several if limit.note})
    return Limit(
        scope=several[0].scope,
        name=", ".join(limit.name for limit in several),
        cap=sum(limit.cap for limit in several),
        used=sum(min(limit.used, limit.cap) for limit in several),
        note=", ".join(notes),
    )


def binding_limit(limits: Iterable[Limit]) -> Limit | None:
    """
    Return the limit that decides how much goes out today: the least left, then the lowest cap, then ORDER.

    Limits that are off are not passed in.  None: there is no limit at all.
    """
    return min(limits, key=lambda limit: (limit.left, limit.cap, ORDER.index(limit.scope)), default=None)


def _subject(limit: Limit) -> str:
    match limit.scope:
        case Scope.NEW_LEADS:
            return f"new leads of {limit.name}"
        case Scope.FOLLOWUPS:
            return f"follow-ups of {limit.name}"
        case Scope.MAILBOX if ", " in limit.name:
            return f"mailboxes {limit.name}"
        case _:
            return f"{limit.scope.value} {limit.name}"
