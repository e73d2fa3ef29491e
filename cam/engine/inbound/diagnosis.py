"""The cause of a failure, found in what mail servers say about it."""

import re
from functools import lru_cache

from cam.engine.inbound.causes import Cause
from cam.engine.inbound.phrase_book import HINTS, PHRASES
from cam.engine.inbound.phrases import Phrases, any_of

# addresses, links and hosts say nothing of the cause, but hold words like "spam"
_NAMES = any_of(
    r"""
    [^\s<>]{1,200}@[^\s<>]{1,255} | https?://(?!\S{0,300}spam(?:haus|cop))\S{1,500} | \S{1,100}\[[\d.:a-f]{3,45}\]
    \b(?:rfc822|dns|smtp)\s?; | unknown address error
    """
)
_PATTERNS = tuple((cause, any_of(phrases)) for cause, phrases in PHRASES)
_HINT_PATTERNS = tuple((cause, any_of(phrases)) for cause, phrases in HINTS)
_MARGIN = re.compile(r"\s*\n[ \t>]*(?:[245]\d\d[- ])?(?:[245]\.\d{1,3}\.\d{1,3}[ \t])?|\s+")
_MOST = 6_000  # characters: a diagnosis is short


def cause_in_words(text: str) -> Cause | None:
    """Return the cause that a text speaks of, or None."""
    return _spoken_of(text[:_MOST])


@lru_cache(maxsize=32)
def _spoken_of(text: str) -> Cause | None:
    """Return the cause that a text speaks of; the words about one failure are asked about more than once."""
    return _first(text, _PATTERNS)


def cause_hinted_at(text: str) -> Cause | None:
    """Return the cause that a text may mean, where nothing else tells more, or None."""
    return _first(text, _HINT_PATTERNS)


def _first(text: str, patterns: tuple[tuple[Cause, Phrases], ...]) -> Cause | None:
    plain = _MARGIN.sub(" ", _NAMES.sub(" ", text[:_MOST].replace("’", "'")))
    return next((cause for cause, pattern in patterns if pattern.are_in(plain)), None)
