"""The only place that reads the clocks."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]

# counts on while a machine sleeps, where the system knows such a clock
_STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def utc_now() -> datetime:
    """Return this moment, aware, in UTC, to the microsecond."""
    return datetime.now(UTC)


def steady_seconds() -> float:
    """Return seconds that only grow, whatever is done to the wall clock: what durations are measured by."""
    return time.clock_gettime(_STEADY)
