"""Rates, their intervals, and what may be said about a variant beside its siblings."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.95
# Below this many messages on either side three lucky answers would crown a winner.
LEAST_TRIALS = 20


class Verdict(StrEnum):
    """What may be said about a variant beside the other variants of its step."""

    BETTER = "better"
    WORSE = "worse"
    TOO_EARLY = "too_early"


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Messages of one variant (trials) and the leads who answered them (successes, 0 to trials)."""

    trials: int
    successes: int

    def __post_init__(self) -> None:
        if not 0 <= self.successes <= self.trials:
            raise ValueError(f"tally: {self.successes} successes of {self.trials} trials")


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A range of rates, from 0 to 1, that holds the true one with a stated confidence."""

    low: float
    high: float


def rate(part: int, whole: int) -> float:
    """Return part / whole as a fraction, and 0.0 where there is no whole yet."""
    return part / whole if whole else 0.0


def wilson(tally: Tally, *, confidence: float = CONFIDENCE) -> Interval:
    """
    Return the Wilson score interval of a rate; 0 to 1 where nothing was tried.

    Source: E. B. Wilson, JASA 22 (1927) 209-212, equation (9).
    """
    if tally.trials == 0:
        return Interval(low=0.0, high=1.0)
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    n, p = tally.trials, tally.successes / tally.trials
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    # the bounds touch 0 and 1 exactly there; rounding would leave 1e-17
    low = 0.0 if tally.successes == 0 else max(0.0, centre - half)
    high = 1.0 if tally.successes == tally.trials else min(1.0, centre + half)
    return Interval(low=low, high=high)


def difference(one: Tally, other: Tally, *, confidence: float = CONFIDENCE) -> Interval:
    """
    Return the interval of rate(one) - rate(other), from -1 to 1.

    Both sides have been tried.  Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890,
    method 10: the squared distances to the Wilson bounds, added.
    """
    first, second = wilson(one, confidence=confidence), wilson(other, confidence=confidence)
    p, q = rate(one.successes, one.trials), rate(other.successes, other.trials)
    below = sqrt((p - first.low) ** 2 + (second.high - q) ** 2)
    above = sqrt((first.high - p) ** 2 + (q - second.low) ** 2)
    return Interval(low=p - q - below, high=p - q + above)


def verdicts(variants: Sequence[Tally]) -> tuple[Verdict, ...]:
    """
    Return a verdict for every variant of one step, each against all its siblings together.

    Better: the 95 % interval of the difference lies above zero.  Worse: it lies below.  Else, with fewer than
    LEAST_TRIALS messages on either side, or alone: too early.  Three variants and more are several questions
    asked at once, so that the 5 % is shared among them (Bonferroni).
    """
    questions = len(variants) if len(variants) > 2 else 1
    confidence = 1 - (1 - CONFIDENCE) / questions
    trials = sum(variant.trials for variant in variants)
    successes = sum(variant.successes for variant in variants)
    return tuple(
        _verdict(
            variant,
            Tally(trials=trials - variant.trials, successes=successes - variant.successes),
            confidence=confidence,
        )
        for variant in variants
    )


def _verdict(one: Tally, siblings: Tally, *, confidence: float) -> Verdict:
    if min(one.trials, siblings.trials) < LEAST_TRIALS:
        return Verdict.TOO_EARLY
    gap = difference(one, siblings, confidence=confidence)
    if gap.low > 0:
        return Verdict.BETTER
    return Verdict.WORSE if gap.high < 0 else Verdict.TOO_EARLY
