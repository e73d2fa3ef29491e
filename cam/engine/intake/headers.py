"""Header to field: which column is what, by name first and by what stands in it where the name leaves a doubt."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from cam.engine import addresses
from cam.engine.intake.cells import looks_like_address
from cam.engine.intake.synonyms import (
    ADDRESS_WORDS,
    COMPANY_WORDS,
    NOT_AN_ADDRESS,
    PERSON_WORDS,
    PLACE_WORDS,
    SALUTATIONS,
    SHARED_WITH_COMPANY,
    SYNONYMS,
)

_RANKS = {
    name: (field, rank)
    for field in reversed(SYNONYMS)
    for rank, name in reversed(list(enumerate(SYNONYMS[field].split())))
}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_GUESS = 78  # of 100: below this a guess confuses more than it helps
_BY_WORDS = 200  # what is only recognised by its words comes after every full name
_EMPTY = 500  # a column without a value gives way to any other
_LAST_RESORT = 1000
_WORDY = frozenset(("first_name", "last_name", "full_name", "company", "title"))
_HALF_NAMES = frozenset(("name", "nombre", "nome", "naam"))


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a header may mean.  rank: 0 is the best; the least rank of a field wins."""

    field: str
    rank: int


def squash(header: str) -> str:
    """Return a header as it is compared: lower case, no accents, letters and digits only."""
    return "".join(_words(header))


@lru_cache(maxsize=4096)
def wish(header: str) -> Wish | None:
    """Return the field that a header names, or None for a custom field."""
    words = _words(header)
    name = "".join(words)
    if name in _RANKS:
        field, rank = _RANKS[name]
        return Wish(field=field, rank=rank)
    return _address_wish(words) or _qualified_wish(words) or _profile_wish(words) or _unbracketed_wish(header)


def choose(headers: Sequence[str], samples: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """
    Return for each field its columns, the best first; only email has more than one.

    samples: some rows below the header, which decide where a name is ambiguous (Name, Title, URL).
    """
    wishes: dict[str, list[tuple[int, int]]] = {}
    for index, header in enumerate(headers):
        found = wish(header)
        if found is not None:
            field, rank = _by_content(found, headers[index], list(_column(samples, index)))
            if field:
                wishes.setdefault(field, []).append((rank, index))
    chosen = {field: [index for _, index in sorted(options)] for field, options in wishes.items()}
    return _settle_names(chosen, headers, samples)


def closest_guess(headers: Sequence[str], samples: Sequence[Sequence[str]]) -> str | None:
    """Return the header most likely to hold addresses though its name does not say so, or None."""
    for index, header in enumerate(headers):
        cells = [cell for cell in _column(samples, index) if cell]
        if cells and sum(map(_is_key, cells)) * 2 > len(cells):
            return header
    names = {header: squash(header) for header in headers if header.strip()}
    for wanted in ("email", "emailaddress", "linkedinurl"):
        found = process.extractOne(wanted, names, scorer=fuzz.ratio, score_cutoff=_GUESS)
        if found is not None:
            return str(found[2])
    return None


def _words(header: str) -> tuple[str, ...]:
    apart = _CAMEL.sub(" ", header.replace("’", "").replace("'", "")).casefold().replace("ß", "ss")
    plain = "".join(c for c in unicodedata.normalize("NFKD", apart) if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain))


def _address_wish(words: tuple[str, ...]) -> Wish | None:
    """Return how much a column is wanted that speaks of an address in a way of its own: `Email (Work) 2`."""
    joined = "".join(words)
    if not (ADDRESS_WORDS & set(words) or "email" in joined) or NOT_AN_ADDRESS & set(words):
        return None
    rank = _BY_WORDS + sum((PLACE_WORDS | PERSON_WORDS).get(word, 0) for word in words)
    rank += sum(40 for word in words if word in COMPANY_WORDS)  # often info@
    rank += sum(10 * int(word) for word in words if word.isdecimal() and len(word) < 3)
    return Wish(field="email", rank=rank)


def _qualified_wish(words: tuple[str, ...]) -> Wish | None:
    """Return the field of `Person - Name`, `Organization - Name`, `Mailing City`, `Address 1 - Country`."""
    qualifiers = PERSON_WORDS | PLACE_WORDS | COMPANY_WORDS
    penalty = sum(qualifiers.get(word, 0) for word in words)
    penalty += sum(3 * int(word) for word in words if word.isdecimal() and len(word) < 3)
    rest = "".join(word for word in words if word not in qualifiers and not word.isdecimal())
    of_company = bool(COMPANY_WORDS.keys() & set(words))
    if of_company and rest in ("", "name") and not PLACE_WORDS.keys() & set(words):
        return Wish(field="company", rank=_BY_WORDS + penalty)
    field, rank = _RANKS.get(rest, ("", 0))
    of_place = of_company or bool(PLACE_WORDS.keys() & set(words))
    if not field or (of_place and field not in SHARED_WITH_COMPANY):
        return None
    return Wish(field=field, rank=_BY_WORDS + rank + penalty)


def _profile_wish(words: tuple[str, ...]) -> Wish | None:
    is_page = {"url", "profile", "link", "page"} & set(words)
    if (
        "linkedin" in words
        and is_page
        and not (COMPANY_WORDS.keys() | {"image", "picture", "id", "job"}) & set(words)
    ):
        return Wish(field="linkedin_url", rank=_BY_WORDS)
    return None


def _unbracketed_wish(header: str) -> Wish | None:
    """Return the field of `Revenue (in 000s USD)`: of what stands outside the brackets."""
    outside = _BRACKETS.sub(" ", header)
    found = wish(outside) if outside != header else None
    return Wish(field=found.field, rank=_BY_WORDS + found.rank) if found else None


def _column(samples: Sequence[Sequence[str]], index: int) -> Iterator[str]:
    return (row[index].strip() for row in samples if index < len(row))


def _is_key(cell: str) -> bool:
    return looks_like_address(cell) or bool(addresses.normalise_profile(cell))


def _by_content(found: Wish, header: str, column: Sequence[str]) -> tuple[str, int]:
    """Return the field and rank after a look at the cells; "" where the name misleads."""
    cells = [cell for cell in column if cell]
    profiles = sum(bool(addresses.normalise_profile(cell)) for cell in cells)
    mostly_profiles = profiles * 2 > len(cells)
    if not cells:
        return found.field, found.rank + _EMPTY
    if found.field == "website" and mostly_profiles:
        return "linkedin_url", found.rank + _BY_WORDS
    if found.field == "linkedin_url":
        if not profiles:
            return ("linkedin_url", found.rank + _LAST_RESORT) if "linkedin" in squash(header) else ("", 0)
        sales = sum("/sales/" in cell for cell in cells)
        return "linkedin_url", found.rank + (50 if sales else 0)
    if found.field == "title" and all(squash(cell) in SALUTATIONS for cell in cells):
        return "", 0
    if found.field in _WORDY and all(cell.isdecimal() for cell in cells):
        return "", 0
    if found.field == "email" and not any("@" in cell for cell in cells):
        return ("email", found.rank + _LAST_RESORT) if found.rank < _BY_WORDS else ("", 0)
    return found.field, found.rank


def _settle_names(
    chosen: dict[str, list[int]], headers: Sequence[str], samples: Sequence[Sequence[str]]
) -> dict[str, list[int]]:
    """`Nom` beside `Prénom`, `Name` beside `Vorname`, `Nombre` beside `Apellidos`: half of a name, not all of it."""
    names = chosen.get("full_name", [])
    first, last = chosen.get("first_name"), chosen.get("last_name")
    if (
        names
        and not first
        and not last
        and squash(headers[names[0]]) == "nom"
        and _is_half(samples, names[0])
    ):
        chosen["last_name"], chosen["full_name"] = names[:1], names[1:]
    if names and bool(first) is not bool(last):
        other = (first or last or names)[0]
        could_be_first = bool(first) or squash(headers[names[0]]) in _HALF_NAMES
        if could_be_first and not _contains(samples, whole=names[0], part=other):
            chosen["last_name" if first else "first_name"] = names[:1]
            chosen["full_name"] = names[1:]
    return {field: columns for field, columns in chosen.items() if columns}


def _is_half(samples: Sequence[Sequence[str]], column: int) -> bool:
    """Tell whether a French `Nom` holds surnames: single words but for the odd `Le Gall`; no letter greets by them."""
    words = [len(row[column].split()) for row in samples if len(row) > column and row[column].strip()]
    return bool(words) and 4 * sum(number > 1 for number in words) <= len(words)


def _contains(samples: Sequence[Sequence[str]], *, whole: int, part: int) -> bool:
    both = [
        (row[whole].casefold(), row[part].casefold().strip())
        for row in samples
        if len(row) > max(whole, part) and row[whole].strip() and row[part].strip()
    ]
    return sum(name in full for full, name in both) * 2 > len(both)
