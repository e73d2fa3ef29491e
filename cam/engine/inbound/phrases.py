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


# what may be missing from a match: groups, classes, and whatever is followed by ? or *
_OPTIONAL = re.compile(r"\([^()]*\)|\[[^\]]*\]|\\?.(?:[?*]|\{0)")
_LIKE_ASCII = "ıİſ\u212a"  # which re takes for i, s and k where case does not matter


class Phrases:
    """
    Many phrases as one pattern, which is compiled when first needed: who reads no mail pays nothing.

    Most mail is ASCII: phrases that need other letters are not looked for in such a text, which takes half the time.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _phrases(self) -> list[str]:
        return _BETWEEN.split(self._text.strip())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _compiled(self._phrases)

    @cached_property
    def _ascii_pattern(self) -> re.Pattern[str]:
        return _compiled([one for one in self._phrases if not _needs_more_than_ascii(one)] or [r"(?!)"])

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first place where one of the phrases stands, or None."""
        return (self._ascii_pattern if text.isascii() else self._pattern).search(text)

    def sub(self, new: str, text: str) -> str:
        """Return the text with something else in place of each phrase."""
        return self._pattern.sub(new, text)


def _compiled(phrases: list[str]) -> re.Pattern[str]:
    joined = "|".join(phrases)
    for short, meaning in _SHORT.items():
        joined = joined.replace(short, meaning)
    return re.compile(joined, re.IGNORECASE)


def _needs_more_than_ascii(phrase: str) -> bool:
    """Return whether a phrase has a letter beyond ASCII that no match of it can do without."""
    if "|" in _without_groups(phrase):
        return False
    return any(not letter.isascii() and letter not in _LIKE_ASCII for letter in _without_groups(phrase))


def _without_groups(phrase: str) -> str:
    fewer = _OPTIONAL.sub("", phrase)
    return fewer if fewer == phrase else _without_groups(fewer)


def any_of(text: str) -> Phrases:
    """
    Return one pattern for many phrases, whatever their case.

    text: regular expressions, parted by line ends or by a | with blanks around it.  Every repetition in them has a
    bound.  <who>, <where>: words for a recipient, for a host; <few>: up to three words; <gap>: within a sentence.
    """
    return Phrases(text)
