"""A person's name: splitting a full name where that is safe, joining its halves."""

import re

from cam.engine.intake.synonyms import SALUTATIONS
from cam.engine.wordlist import words

_SUFFIXES = words(
    "jr sr ii iii iv phd md mba msc bsc ma ba cpa esq dds pmp cfa llm jd mph rn dphil dba meng mscit"
)
# a name with one of these belongs to an office or a firm, not to a person
_NO_PERSON = words(
    """
    ltd limited inc llc llp corp corporation gmbh ag kg ohg ug sarl sas sa srl spa bv nv plc oy ab as aps sl
    slu kft team department office sales support info council commission ministry authority agency board
    university college school institute foundation association society trust committee group holding holdings
    company services service bank hospital museum club verein stiftung universitat hotel restaurant
    """
)
_INITIALS = 2  # letters
_WORD = re.compile(r"[^\W\d_]")
_ASIDE = re.compile(r"\s\([^()]*\)")  # (she/her), (Bob), (Acme)


def join_name(first_name: str, last_name: str) -> str:
    """Return the full name of its halves, of which either may be empty."""
    return f"{first_name} {last_name}" if first_name and last_name else first_name or last_name


def split_name(full_name: str) -> tuple[str, str]:
    """
    Return first and last name, both empty where it is in doubt.

    `Dr. Ada King Lovelace, PhD` gives Ada and King Lovelace; `Lovelace, Ada` and `LOVELACE Ada` are turned
    around; one word alone is a first name. Offices and firms, names with digits or an @, and scripts that write no
    blank are left whole.
    """
    full_name = _ASIDE.sub(" ", full_name)
    front, comma, back = full_name.partition(",")
    if comma and back.strip() and not _is_suffix(back):
        full_name = f"{back.strip()} {front.strip()}"
    words = (full_name if not comma or not _is_suffix(back) else front).split()
    while words and _folded(words[0]) in SALUTATIONS and len(words) > 1:
        words.pop(0)
    while len(words) > 1 and _folded(words[-1]) in _SUFFIXES:
        words.pop()
    if not words or not _is_person(words):
        return "", ""
    shouted = next((place for place, word in enumerate(words) if not _is_shouted(word)), 0)
    words = words[shouted:] + words[:shouted]  # KELLER Anna
    return words[0], " ".join(words[1:])


def _is_shouted(word: str) -> bool:
    """Return whether a word is in capitals as surnames are in some countries; initials are so everywhere."""
    return word.isupper() and sum(map(str.isalpha, word)) > _INITIALS


def is_firm(name: str) -> bool:
    """Return whether a name has a word that only firms and offices have."""
    return any(_folded(word) in _NO_PERSON for word in name.split())


def _is_suffix(text: str) -> bool:
    return all(_folded(word) in _SUFFIXES for word in text.replace(",", " ").split())


def _folded(word: str) -> str:
    return word.replace(".", "").replace("-", "").strip("(),").casefold()


def _is_person(words: list[str]) -> bool:
    if any(set(word) & set("@&/\\|<>0123456789") or _folded(word) in _NO_PERSON for word in words):
        return False
    first = words[0]
    return (
        len(words) <= 6 and bool(_WORD.match(first)) and first[0] < "\u2e80"
    )  # from there on: no blanks between names
