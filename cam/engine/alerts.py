"""What a human is told: what goes into one notice, when a failed delivery is tried again, when silence grows loud."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

MOST_ALONE = 3  # alerts of one type in one cycle; more become one digest
SHOWN = 10  # titles that a digest names
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
LOUD_AFTER = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class Notice:
    """
    What one channel is handed.

    id: stable; whoever gets a notice twice knows it by that.  level: info, warning or error.
    payload: what programs read, plain JSON values.
    """

    id: str
    type: str
    level: str
    title: str
    body: str
    at: datetime
    payload: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Alert:
    """
    A row of the outbox.

    delivered_to: the channels that have taken it.  attempts: of the channels that have not.  sent_at: when the last of
    all channels took it.
    """

    id: int
    key: str
    route: str
    type: str
    level: str
    title: str
    body: str
    payload: Mapping[str, Any]
    status: str
    delivered_to: tuple[str, ...]
    attempts: int
    error: str
    next_at: datetime | None
    created_at: datetime
    sent_at: datetime | None


def notice_of(alert: Alert) -> Notice:
    """Return the notice of one alert."""
    return Notice(
        id=f"cam-alert-{alert.id}",
        type=alert.type,
        level=alert.level,
        title=alert.title,
        body=alert.body,
        at=alert.created_at,
        payload=alert.payload,
    )


def bundles(alerts: Iterable[Alert]) -> list[tuple[Notice, tuple[Alert, ...]]]:
    """Return what is to be told with the alerts that it tells of: many of one type become a digest, never a flood."""
    told: list[tuple[Notice, tuple[Alert, ...]]] = []
    for _, group in groupby(sorted(alerts, key=lambda one: (one.type, one.id)), key=lambda one: one.type):
        found = tuple(group)
        if len(found) <= MOST_ALONE:
            told += [(notice_of(one), (one,)) for one in found]
        else:
            told.append((_digest(found), found))
    return told


def _digest(alerts: Sequence[Alert]) -> Notice:
    # the same rows make the same id, so that a repeat of the whole digest is known as one
    ids = hashlib.blake2b(repr([one.id for one in alerts]).encode(), digest_size=8).hexdigest()
    lines = [f"- {one.title}" for one in alerts[:SHOWN]]
    if len(alerts) > SHOWN:
        lines.append(f"and {len(alerts) - SHOWN} more")
    return Notice(
        id=f"cam-digest-{ids}",
        type=alerts[0].type,
        level=max((one.level for one in alerts), key=("info", "warning", "error").index),
        title=f"{len(alerts)} x {alerts[0].type.lower().replace('_', ' ')}",
        body="\n".join([*lines, "", "all of them: cam alerts list"]),
        at=alerts[-1].created_at,
        payload={"alerts": [{"id": f"cam-alert-{one.id}", **one.payload} for one in alerts]},
    )


def next_try(*, attempts: int, now: datetime) -> datetime:
    """Return when a delivery that failed so many times is tried again: 1, 2, 4 ... minutes, at most an hour."""
    doublings = min(attempts - 1, 10)
    return now + min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def is_loud(alert: Alert, *, now: datetime) -> bool:
    """Return whether an alert has waited so long that its silence is trouble by itself."""
    return alert.status == "waiting" and alert.attempts > 0 and now - alert.created_at >= LOUD_AFTER
