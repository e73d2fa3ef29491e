"""How headers are compared: without case, accents, blanks and punctuation."""

import re
import unicodedata

_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])")
_WORD = re.compile(r"[^\W_]+")
_TWICE = re.compile("[ÂÃ][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€")
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`´"))
_PLAIN_LETTERS = str.maketrans({"ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae"})


def mended(text: str) -> str:
    """Return the text as it was before it was written in UTF-8 and read in Windows-1252: JÃ¼rgen is Jürgen."""
    if not _TWICE.search(text):
        return text
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except ValueError:
        return text


def _byte(letter: str) -> bytes:
    return letter.encode("latin-1" if letter <= "\xff" else "cp1252")


def header_words(header: str) -> tuple[str, ...]:
    """Return the words of a header in plain lower-case letters: `firstName`, `E-mail1` are two words and three."""
    text = mended(header).replace("LinkedIn", "Linkedin").translate(_APOSTROPHES)
    apart = _BOUNDARY.sub(" ", text).casefold()
    plain = "".join(c for c in unicodedata.normalize("NFKD", apart) if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain.translate(_PLAIN_LETTERS)))


def squash(header: str) -> str:
    """Return a header as it is compared: lower case, no accents, letters and digits only."""
    return "".join(header_words(header))
