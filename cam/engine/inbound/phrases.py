"""Phrases to look for, written as plain text: one pattern made of many."""

import re

_BETWEEN = re.compile(r"\s+\|\s+|\s*\n\s*")
_SHORT = {
    "<who>": (
        r"\b(?:user|userid|recipient|addressee?|e-?mail|mail ?box|in-?box|account|alias|customer|person|group|id)s?\b"
    ),
    "<where>": r"\b(?:host|domain)(?: name)?s?\b",
    "<few>": r"(?:\w+ ){0,3}",
    "<gap>": r"[^.\n]{0,60}",
}


def any_of(text: str) -> re.Pattern[str]:
    """
    Return one pattern for many phrases, whatever their case.

    text: regular expressions, parted by line ends or by a | with blanks around it.  Every repetition in them has a
    bound.  <who>, <where>: words for a recipient, for a host; <few>: up to three words; <gap>: within a sentence.
    """
    joined = "|".join(_BETWEEN.split(text.strip()))
    for short, meaning in _SHORT.items():
        joined = joined.replace(short, meaning)
    return re.compile(joined, re.IGNORECASE)
