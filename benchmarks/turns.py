"""Measuring by turns: contenders run one after the other in every round, so that noise falls on all alike."""

import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path


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


def row(work: str, *, floor: str, cam: str, target: str, is_met: bool | None) -> None:
    """Print a line for the table of docs/benchmarks.md.  is_met: None where this size does not tell."""
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])
    met = {True: "yes", False: "no", None: "see text"}[is_met]
    print(f"| {work} | `{command}` | {floor} | {cam} | {target} | {met} |")


def machine() -> str:
    """Return where this was measured, in general terms."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}{load}"
