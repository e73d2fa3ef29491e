"""Measuring by turns: contenders run one after the other in every round, so that noise falls on all alike."""

import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping


def by_turns(
    contenders: Mapping[str, Callable[[], object]], *, repeats: int, warm_up: bool = True
) -> dict[str, float]:
    """
    Return the median seconds of our processor that each contender takes; a first round that warms up is not counted.

    For work that waits for nothing: what other programs do meanwhile is not measured.
    """
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(repeats + warm_up):
        for name, run in contenders.items():
            begun = time.process_time()
            run()
            if number >= warm_up:
                seconds[name].append(time.process_time() - begun)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def machine() -> str:
    """Return where this was measured, in general terms."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}{load}"
