from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.first_touches import due_at, wait_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(("score", "minutes"), [(1.0, 30), (0.92, 30), (0.9, 36), (0.5, 180), (0.0, 360)])
def test_the_better_the_score_the_sooner_the_first_touch(score: float, minutes: float) -> None:
    assert timedelta(minutes=minutes) == pytest.approx(wait_of(score), abs=timedelta(seconds=1))


@given(score=st.floats(0, 1))
def test_nobody_waits_less_than_half_an_hour_or_more_than_six(score: float) -> None:
    assert timedelta(minutes=30) <= wait_of(score) <= timedelta(hours=6)


@pytest.mark.parametrize(
    ("launched_at", "since"),
    [(None, NOON), (NOON - timedelta(days=9), NOON), (NOON + timedelta(hours=2), NOON + timedelta(hours=2))],
)
def test_the_wait_begins_with_the_launch_or_the_later_import(
    launched_at: datetime | None, since: datetime
) -> None:
    assert since + timedelta(hours=3) == due_at(enrolled_at=NOON, launched_at=launched_at, score=0.5)
