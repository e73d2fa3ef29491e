"""Sizes and sums as lists write them."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.amounts import Span, parse_span


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("51-200", 51, 200),
        ("11–50", 11, 50),
        ("200 to 500", 200, 500),
        ("1-10 employees", 1, 10),
        ("1,000+", 1000, inf),
        ("10.001+", 10_001, inf),
        ("10,001 or more", 10_001, inf),
        ("> 250", 250, inf),
        ("<10", 0, 10),
        ("bis 50", 0, 50),
        ("about 50", 50, 50),
        ("$1.5M", 1.5e6, 1.5e6),
        ("2,5 Mio. EUR", 2.5e6, 2.5e6),
        ("$10M - $50M", 1e7, 5e7),
        ("1-5M", 1e6, 5e6),
        ("500K-1M", 5e5, 1e6),
        ("1 000 000", 1e6, 1e6),
        ("€500.000", 5e5, 5e5),
        ("1'200", 1200, 1200),
        ("1.2B", 1.2e9, 1.2e9),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, least: float, most: float) -> None:
    assert Span(least=least, most=most) == parse_span(text)


@pytest.mark.parametrize("text", ["", "unknown", "Self-employed", "-", "n/a"])
def test_a_text_without_a_number_is_not_known(text: str) -> None:
    assert parse_span(text) is None


@given(st.text(max_size=60))
def test_any_text_gives_a_span_in_order_or_none(text: str) -> None:
    span = parse_span(text)

    assert span is None or 0 <= span.least <= span.most


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_written_span_is_read_back(one: int, other: int) -> None:
    least, most = sorted((one, other))

    assert Span(least=least, most=most) == parse_span(f"{least}-{most}")
    assert Span(least=least, most=most) == parse_span(f"{least:,} - {most:,}")


def test_spans_that_touch_overlap() -> None:
    assert Span(least=1, most=10).overlaps(Span(least=10, most=50))
    assert not Span(least=1, most=10).overlaps(Span(least=11))
    assert Span(least=1, most=10).overlaps(Span(least=20, most=50).widened(2))
