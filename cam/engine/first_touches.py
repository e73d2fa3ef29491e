"""When a first touch comes where first touches are spread by score: the best leads early, nobody in one burst."""

from datetime import UTC, datetime, timedelta

LEAST_MINUTES, MOST_MINUTES = 30, 360


def wait_of(score: float) -> timedelta:
    """Return how long the first touch of a lead waits: half an hour for the best, six hours for a score of 0."""
    return timedelta(minutes=max(LEAST_MINUTES, MOST_MINUTES * (1 - score)))


def due_at(*, enrolled_at: datetime, launched_at: datetime | None, score: float) -> datetime:
    """Return the UTC moment of a lead's first touch; it waits since it could be written to first."""
    since = max(enrolled_at, launched_at or enrolled_at)
    return since.astimezone(UTC) + wait_of(score)
