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
_ESCAPED = re.compile(r"(\\.)")
# what re takes for one letter where case does not matter, and str.lower() does not
_LIKE = (("\u0130", "i"), ("ı", "i"), ("ſ", "s"), ("µ", "μ"), ("ς", "σ"))


class Phrases:
    """
    Many phrases as one pattern, which is compiled when first needed: who reads no mail pays nothing.

    Most mail is ASCII: phrases that need other letters are not looked for in such a text, which takes half the time.
    Letters are made small before: a pattern that minds no case takes five times as long.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _phrases(self) -> list[str]:
        return [_small_phrase(one) for one in _BETWEEN.split(self._text.strip())]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _compiled(self._phrases)

    @cached_property
    def _ascii_pattern(self) -> re.Pattern[str]:
        return _compiled([one for one in self._phrases if not _needs_more_than_ascii(one)] or [r"(?!)"])

    @cached_property
    def _replaced(self) -> re.Pattern[str]:
        return _compiled(self._phrases, re.IGNORECASE)

    def are_in(self, text: str) -> bool:
        """Return whether one of the phrases stands in a text."""
        small = _small(text)
        return (self._ascii_pattern if small.isascii() else self._pattern).search(small) is not None

    def sub(self, new: str, text: str) -> str:
        """Return the text with something else in place of each phrase."""
        return self._replaced.sub(new, text)


def _compiled(phrases: list[str], flags: int = 0) -> re.Pattern[str]:
    joined = "|".join(phrases)
    for short, meaning in _SHORT.items():
        joined = joined.replace(short, meaning)
    return re.compile(joined, flags)


def _small(text: str) -> str:
    """Return a text in small letters, those that are alike as one."""
    if text.isascii():
        return text.lower()
    small = text.replace(*_LIKE[0]).lower()  # which would become two letters
    for letter, like in _LIKE:
        small = small.replace(letter, like)
    return small


def _small_phrase(phrase: str) -> str:
    return "".join(one if one[:1] == "\\" else _small(one) for one in _ESCAPED.split(phrase))


def _needs_more_than_ascii(phrase: str) -> bool:
    """Return whether a phrase has a letter beyond ASCII that no match of it can do without."""
    bare = _without_groups(phrase)
    return "|" not in bare and not bare.isascii()


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
