"""Rates, intervals and verdicts: known values, and what must hold for every pair of counts."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.statistics import LEAST_TRIALS, Interval, Tally, Verdict, difference, rate, verdicts, wilson


@st.composite
def tallies(draw: st.DrawFn, *, least: int = 0) -> Tally:
    trials = draw(st.integers(least, 5000))
    return Tally(trials=trials, successes=draw(st.integers(0, trials)))


# Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3
@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_values(successes: int, trials: int, low: float, high: float) -> None:
    interval = wilson(Tally(trials=trials, successes=successes))

    assert (low, high) == (round(interval.low, 4), round(interval.high, 4))


# Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10
@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 10), -0.2775, 0.2775),
    ],
)
def test_the_difference_gives_the_published_values(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    interval = difference(_tally(one), _tally(other))

    assert (low, high) == (round(interval.low, 4), round(interval.high, 4))


@given(tallies())
def test_the_interval_lies_in_0_to_1_and_holds_the_observed_rate(tally: Tally) -> None:
    interval = wilson(tally)

    assert 0.0 <= interval.low <= rate(tally.successes, tally.trials) <= interval.high <= 1.0


@given(tallies(), st.integers(2, 50))
def test_more_of_the_same_narrows_the_interval(tally: Tally, times: int) -> None:
    few, many = wilson(tally), wilson(Tally(trials=tally.trials * times, successes=tally.successes * times))

    assert many.high - many.low <= few.high - few.low


@given(tallies())
def test_counting_failures_instead_mirrors_the_interval(tally: Tally) -> None:
    interval = wilson(tally)
    mirrored = wilson(Tally(trials=tally.trials, successes=tally.trials - tally.successes))

    assert (1 - mirrored.high, 1 - mirrored.low) == pytest.approx((interval.low, interval.high))


def test_where_nothing_was_sent_every_rate_is_possible() -> None:
    assert Interval(low=0.0, high=1.0) == wilson(Tally(trials=0, successes=0))
    assert rate(0, 0) == 0.0


@given(tallies(), tallies())
def test_of_two_variants_one_is_better_exactly_where_the_other_is_worse(one: Tally, other: Tally) -> None:
    first, second = verdicts([one, other])

    assert (first is Verdict.BETTER) == (second is Verdict.WORSE)
    assert (first is Verdict.WORSE) == (second is Verdict.BETTER)


@given(st.lists(tallies(), max_size=5))
def test_a_better_variant_has_the_higher_rate(variants: list[Tally]) -> None:
    trials, successes = sum(v.trials for v in variants), sum(v.successes for v in variants)
    for variant, verdict in zip(variants, verdicts(variants), strict=True):
        own = rate(variant.successes, variant.trials)
        others = rate(successes - variant.successes, trials - variant.trials)
        assert verdict is not Verdict.BETTER or own > others
        assert verdict is not Verdict.WORSE or own < others


@given(st.tuples(tallies(), tallies(), tallies()), st.permutations(range(3)))
def test_the_order_of_the_variants_does_not_matter(variants: tuple[Tally, ...], order: list[int]) -> None:
    said = verdicts(variants)

    assert tuple(said[i] for i in order) == verdicts([variants[i] for i in order])


@given(st.integers(0, LEAST_TRIALS - 1), tallies())
def test_a_handful_of_messages_is_always_too_early(few: int, other: Tally) -> None:
    assert verdicts([Tally(trials=few, successes=few), other]) == (Verdict.TOO_EARLY, Verdict.TOO_EARLY)


@given(tallies())
def test_a_variant_without_siblings_has_nobody_to_beat(tally: Tally) -> None:
    assert verdicts([tally]) == (Verdict.TOO_EARLY,)


@given(tallies(), st.integers(1, 20))
def test_equal_rates_are_never_told_apart(tally: Tally, times: int) -> None:
    twin = Tally(trials=tally.trials * times, successes=tally.successes * times)

    assert verdicts([tally, twin]) == (Verdict.TOO_EARLY, Verdict.TOO_EARLY)


def test_a_clear_winner_is_named() -> None:
    assert verdicts([_tally((20, 100)), _tally((5, 100))]) == (Verdict.BETTER, Verdict.WORSE)


def test_three_variants_need_more_evidence_than_two() -> None:
    pair = [_tally((20, 100)), _tally((10, 100))]
    trio = [_tally((20, 100)), _tally((5, 50)), _tally((5, 50))]

    assert Verdict.BETTER is verdicts(pair)[0]
    assert Verdict.TOO_EARLY is verdicts(trio)[0]


@pytest.mark.parametrize("trials", [LEAST_TRIALS, 50, 100])
@pytest.mark.parametrize("truth", [0.02, 0.05, 0.1, 0.3])
def test_two_equal_wordings_are_told_apart_in_at_most_one_of_twenty_campaigns(
    trials: int, truth: float
) -> None:
    chance = [comb(trials, k) * truth**k * (1 - truth) ** (trials - k) for k in range(trials + 1)]

    wrong = sum(
        chance[a] * chance[b]
        for a in range(trials + 1)
        for b in range(a)
        if Verdict.TOO_EARLY is not verdicts([_tally((a, trials)), _tally((b, trials))])[0]
    )

    assert 2 * wrong <= 0.055


def test_more_answers_than_messages_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="3 successes of 2 trials"):
        Tally(trials=2, successes=3)


def _tally(counts: tuple[int, int]) -> Tally:
    return Tally(successes=counts[0], trials=counts[1])
