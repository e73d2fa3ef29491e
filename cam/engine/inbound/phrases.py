"""Phrases to look for, written as plain text: one pattern made of many."""

import re
from functools import cached_property

_BETWEEN = re.compile(r"\s+\|\s+|\s*\n\s*")
_SHORT = {
    "<who>": (
        r"\b(?:user|userid|recipient|addressee?|e-?mail|mail ?box|in-?box|account|alias|customer|person|group|id)s?\b"
    ),
    "<where>": r"\b(?:host|domain)(?: name)?s?\b",
    "<few>": r"(?:\w+ ){0,3}",
    "<gap>": r"[^.\n]{0,60}",
}


class Phrases:
    """Many phrases as one pattern, which is compiled when first needed: who reads no mail pays nothing."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        joined = "|".join(_BETWEEN.split(self._text.strip()))
        for short, meaning in _SHORT.items():
            joined = joined.replace(short, meaning)
        return re.compile(joined, re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first place where one of the phrases stands, or None."""
        return self._pattern.search(text)

    def sub(self, new: str, text: str) -> str:
        """Return the text with something else in place of each phrase."""
        return self._pattern.sub(new, text)


def any_of(text: str) -> Phrases:
    """
    Return one pattern for many phrases, whatever their case.

    text: regular expressions, parted by line ends or by a | with blanks around it.  Every repetition in them has a
    bound.  <who>, <where>: words for a recipient, for a host; <few>: up to three words; <gap>: within a sentence.
    """
    return Phrases(text)
