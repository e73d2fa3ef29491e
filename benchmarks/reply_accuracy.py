"""
How well answers are understood: the tables and the confusion matrix of a labelled set.

A set is a CSV file with the columns text, subject (may be absent) and class or label: one of the classes, or several
joined by | where more than one is right; a column acceptable, where there is one, says which are right.  A column of
languages (language or lang) gives a table by language.

    python benchmarks/reply_accuracy.py benchmarks/replies.csv --failures 20
"""

import argparse
import csv
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from cam.engine.inbound.message import Inbound
from cam.engine.judgement import Judgement, judge

RECEIVED = datetime(2026, 3, 2, 10, tzinfo=UTC)
ALIKE = {"other": "neutral", "auto": "auto_reply", "not_interested": "negative", "interested": "positive"}
BINS = (0.0, 0.4, 0.6, 0.7, 0.8, 0.9, 1.01)
REFUSING = {"negative", "unsubscribe"}
MACHINES = {"ooo", "auto_reply", "bounce"}


@dataclass(frozen=True)
class Case:
    """One labelled answer and what was made of it.  right: the classes that are right, the label first."""

    text: str
    right: tuple[str, ...]
    language: str
    found: Judgement
    milliseconds: float

    @property
    def is_right(self) -> bool:
        """Whether one of the right classes was found; both kinds of automatic answer count as one."""
        given = self.found.reply_class.value
        return given in self.right or (given == "auto_reply" and "ooo" in self.right)


def read(path: Path) -> list[Case]:
    """Return the judged cases of a labelled file."""
    usual = csv.field_size_limit(10_000_000)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [judged(row) for row in csv.DictReader(file)]
    finally:
        csv.field_size_limit(usual)  # it holds for the whole process


def judged(row: Mapping[str, str]) -> Case:
    """Return one row, judged."""
    label = row.get("class") or row.get("label") or ""
    named = [label, *(row.get("acceptable") or "").split("|")]
    right = [ALIKE.get(name, name) for joined in named for name in joined.lower().split("|") if name]
    inbound = Inbound(text=row["text"], subject=row.get("subject") or "")
    begun = time.perf_counter()
    found = judge(inbound, received_at=RECEIVED)
    taken = (time.perf_counter() - begun) * 1000
    language = row.get("language") or row.get("lang") or "-"
    return Case(row["text"], tuple(dict.fromkeys(right)), language, found, taken)


def share(cases: Iterable[Case]) -> str:
    """Return how many of the cases are right."""
    told = [case.is_right for case in cases]
    return f"{sum(told)}/{len(told)} = {sum(told) / len(told):.1%}" if told else "0/0"


def by(cases: Iterable[Case], key: str) -> str:
    """Return one line with the share of every group."""
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        groups[case.language if key == "language" else case.right[0]].append(case)
    ordered = sorted(groups.items(), key=lambda entry: -len(entry[1]))
    return f"by {key}: " + "; ".join(f"{name} {share(found)}" for name, found in ordered)


def hard_mistakes(cases: list[Case]) -> dict[str, tuple[int, int]]:
    """Return the mistakes that hurt: how many, of how many that could be."""
    found: dict[str, list[bool]] = defaultdict(list)
    for case in cases:
        label, given, right = case.right[0], case.found.reply_class.value, set(case.right)
        if label == "unsubscribe":
            found["unsubscribe missed"].append(given != "unsubscribe" and not case.is_right)
        if "unsubscribe" not in right:
            found["called unsubscribe wrongly"].append(given == "unsubscribe")
        if label in REFUSING | MACHINES and "positive" not in right:
            found["refusal or machine called positive"].append(given == "positive")
        if label == "positive":
            found["interest called refusal"].append(given in (REFUSING | {"bounce"}) - right)
    return {name: (sum(told), len(told)) for name, told in found.items()}


def matrix(cases: Iterable[Case]) -> str:
    """Return the confusion matrix: a row for each label, a column for each class given."""
    counted = Counter((case.right[0], case.found.reply_class.value) for case in cases)
    labels = sorted({label for label, _ in counted})
    given = sorted({name for _, name in counted})
    head = "label \\ given " + "".join(f"{name[:8]:>9}" for name in given)
    rows = [
        f"{label:<14}" + "".join(f"{counted[label, name] or '.':>9}" for name in given) for label in labels
    ]
    return "\n".join([head, *rows])


def calibration(cases: list[Case]) -> str:
    """Return the share that is right in each band of confidence."""
    lines = []
    for low, high in pairwise(BINS):
        band = [case for case in cases if low <= case.found.confidence < high]
        if band:
            mean = statistics.fmean(case.found.confidence for case in band)
            lines.append(f"  {low:.1f} to {min(high, 1):.1f}: said {mean:.0%}, right {share(band)}")
    return "\n".join(lines)


def report(cases: list[Case], *, failures: int) -> None:
    """Print everything."""
    print(f"right: {share(cases)}")
    print(by(cases, "label"))
    print(by(cases, "language"))
    for name, (count, of) in hard_mistakes(cases).items():
        print(f"{name}: {count}/{of}")
    print(f"\n{matrix(cases)}\n\nconfidence\n{calibration(cases)}")
    times = sorted(case.milliseconds for case in cases)
    print(
        f"\nmedian {statistics.median(times):.2f} ms, 95 of 100 within {times[int(0.95 * len(times))]:.2f} ms"
    )
    for case in [case for case in cases if not case.is_right][:failures]:
        found, text = case.found, " ".join(case.text.split())[:110]
        print(f"  {case.right[0]} -> {found.reply_class.value} ({found.confidence:.2f}): {text}")
        for reason in found.reasons:
            print(f"      {reason}")


def main() -> None:
    """Read the set and print."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("path", type=Path, nargs="?", default=Path(__file__).parent / "replies.csv")
    options.add_argument("--failures", type=int, default=10)
    chosen = options.parse_args()
    cases = read(chosen.path)
    if not cases:
        sys.exit(f"{chosen.path}: no rows")
    report(cases, failures=chosen.failures)


if __name__ == "__main__":
    main()
