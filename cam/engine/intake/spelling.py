"""How headers are compared: without case, accents, blanks and punctuation."""

import re
import unicodedata

_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`´"))
_PLAIN_LETTERS = str.maketrans({"ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae"})


def header_words(header: str) -> tuple[str, ...]:
    """Return the words of a header in plain lower-case letters: `firstName`, `E-mail1` are two words and three."""
    apart = _BOUNDARY.sub(" ", header.translate(_APOSTROPHES)).casefold()
    plain = "".join(c for c in unicodedata.normalize("NFKD", apart) if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain.translate(_PLAIN_LETTERS)))


def squash(header: str) -> str:
    """Return a header as it is compared: lower case, no accents, letters and digits only."""
    return "".join(header_words(header))
