"""Header to field: which column is what, by name first and by what stands in it where the name leaves a doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from cam.engine import addresses
from cam.engine.intake.cells import looks_like_address
from cam.engine.intake.name_columns import settle_names
from cam.engine.intake.spelling import header_words, squash
from cam.engine.intake.synonyms import (
    ADDRESS_WORDS,
    COMPANY_WORDS,
    GLUE,
    NOT_AN_ADDRESS,
    PERSON_WORDS,
    PLACE_WORDS,
    QUESTION_WORDS,
    SALUTATIONS,
    SHARED_WITH_COMPANY,
    SOMEBODY_ELSES,
    SYNONYMS,
)
from cam.engine.intake.tongues import MORE_SYNONYMS

_UMLAUT = re.compile("(?<=[aou])e")  # geschaeftlich: as it is written where there is no ä
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_GUESS = 78  # of 100: below this a guess confuses more than it helps
_BY_WORDS = 200  # what is only recognised by its words comes after every full name
_UNLIKELY = 200
_NEARLY_ALL = 0.8  # of the cells
_EMPTY = 500  # a column without a value gives way to any other
_LAST_RESORT = 1000
_SEVERAL = 3
_WORDY = frozenset(("first_name", "last_name", "full_name", "company", "title"))
_ASKS = frozenset(("what", "whats", "which", "who", "where", "your", "please", "enter"))


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a header may mean.  rank: 0 is the best; the least rank of a field wins."""

    field: str
    rank: int


@lru_cache(maxsize=4096)
def wish(header: str) -> Wish | None:
    """Return the field that a header names, or None for a custom field."""
    words = header_words(header)
    field, rank = _named("".join(words))
    if field:
        return Wish(field=field, rank=rank)
    return (
        _address_wish(words)
        or _qualified_wish(words)
        or _profile_wish(words)
        or _unbracketed_wish(header)
        or _asked_wish(words)
        or _either_wish(header)
    )


def choose(headers: Sequence[str], samples: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """
    Return for each field its columns, the best first; only email has more than one.

    samples: some rows below the header, which decide where a name is ambiguous (Name, Title, URL).
    """
    wishes: dict[str, list[tuple[int, int]]] = {}
    for index, header in enumerate(headers):
        cells = [cell for cell in _column(samples, index) if cell]
        found = wish(header) or _unlikely_wish(header, cells)
        if found is not None:
            field, rank = _by_content(found, header, cells)
            if field:
                wishes.setdefault(field, []).append((rank, index))
    chosen = {field: [index for _, index in sorted(options)] for field, options in wishes.items()}
    return settle_names(chosen, headers, samples)


def closest_guess(headers: Sequence[str], samples: Sequence[Sequence[str]]) -> tuple[str, str] | None:
    """Return the field and header of who a row is most likely about though the name does not say so, or None."""
    for index, header in enumerate(headers):
        cells = [cell for cell in _column(samples, index) if cell]
        for field, holds in (("email", looks_like_address), ("linkedin_url", addresses.normalise_profile)):
            if cells and sum(bool(holds(cell)) for cell in cells) * 2 > len(cells):
                return field, header
    names = {header: squash(header) for header in headers if header.strip()}
    for wanted, field in (("email", "email"), ("emailaddress", "email"), ("linkedinurl", "linkedin_url")):
        found = process.extractOne(wanted, names, scorer=fuzz.ratio, score_cutoff=_GUESS)
        if found is not None:
            return field, str(found[2])
    return None


@lru_cache(maxsize=1)
def _ranks() -> dict[str, tuple[str, int]]:
    """Return squashed name to field and its place among the field's names."""
    ranks: dict[str, tuple[str, int]] = {}
    for field, names in SYNONYMS.items():
        more = [squash(name) for line in MORE_SYNONYMS.get(field, ()) for name in line.split(",")]
        for rank, name in enumerate([*names.split(), *more]):
            ranks.setdefault(name, (field, rank))
    return ranks


def _named(name: str) -> tuple[str, int]:
    """Return the field of that squashed name, and its place among the field's names; "" where there is none."""
    ranks = _ranks()
    return ranks.get(name) or ranks.get(_UMLAUT.sub("", name)) or ("", 0)


def _address_wish(words: tuple[str, ...]) -> Wish | None:
    """Return how much a column is wanted that speaks of an address in a way of its own: `Email (Work) 2`."""
    joined = "".join(words)
    if not (ADDRESS_WORDS & set(words) or "email" in joined) or NOT_AN_ADDRESS & set(words):
        return None
    rank = _BY_WORDS + sum((PLACE_WORDS | PERSON_WORDS).get(word, 0) for word in words)
    rank += sum(40 for word in words if word in COMPANY_WORDS)  # often info@
    rank += sum(10 * int(word) for word in words if word.isdecimal() and len(word) < 3)
    return Wish(field="email", rank=rank)


def _unlikely_wish(header: str, cells: Sequence[str]) -> Wish | None:
    """Return email for a column like `Verified Email` where its cells are addresses indeed."""
    words = set(header_words(header))
    if not words & ADDRESS_WORDS or words & SOMEBODY_ELSES:
        return None
    read = sum(isinstance(addresses.normalise(cell), str) for cell in cells)
    return Wish(field="email", rank=_BY_WORDS + _UNLIKELY) if read > _NEARLY_ALL * len(cells) else None


def _qualified_wish(words: tuple[str, ...]) -> Wish | None:
    """Return the field of `Person - Name`, `Organization - Name`, `Mailing City`, `Address 1 - Country`."""
    qualifiers = PERSON_WORDS | PLACE_WORDS | COMPANY_WORDS
    penalty = sum(qualifiers.get(word, 0) for word in words)
    penalty += sum(3 * int(word) for word in words if word.isdecimal() and len(word) < 3)
    content = [word for word in words if word not in qualifiers and not word.isdecimal()]
    content = content[1:] if len(content) > 1 and content[0] == "name" else content  # `Name > First name`
    rest = "".join(word for word in content if word not in GLUE)
    of_company = bool(COMPANY_WORDS.keys() & set(words))
    if (
        of_company
        and rest in ("", "name")
        and (
            not PLACE_WORDS.keys() & set(words) or _named(words[-1])[0] == "company"  # `Billing Company`
        )
    ):
        return Wish(field="company", rank=_BY_WORDS + penalty)
    field, rank = _named(rest)
    of_place = of_company or bool(PLACE_WORDS.keys() & set(words))
    if not field or (of_place and field not in SHARED_WITH_COMPANY):
        return None
    return Wish(field=field, rank=_BY_WORDS + rank + penalty)


def _profile_wish(words: tuple[str, ...]) -> Wish | None:
    is_page = {"url", "profile", "link", "page"} & set(words)
    if (
        {"linkedin", "li"} & set(words)
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


def _asked_wish(words: tuple[str, ...]) -> Wish | None:
    """Return the field that a form asks for: `What company do you work for?`; yes-or-no questions ask for none."""
    asked = tuple(word for word in words if word not in QUESTION_WORDS)
    if not asked or words[0] not in _ASKS:
        return None
    field, rank = _named("".join(asked))
    found = Wish(field=field, rank=_BY_WORDS + rank) if field else None
    return found or _address_wish(asked) or _qualified_wish(asked)


def _either_wish(header: str) -> Wish | None:
    """Return the field of `Vorname / Prénom`, which says one thing twice."""
    names = [_named(squash(part)) for part in re.split(r"[/|]", header)]
    fields = {field for field, _ in names if field}
    if fields & {"first_name", "last_name"}:
        fields.discard("full_name")  # `Nachname / Nom`
    return Wish(field=names[0][0], rank=_BY_WORDS + names[0][1]) if fields == {names[0][0]} else None


def _column(samples: Sequence[Sequence[str]], index: int) -> Iterator[str]:
    return (row[index].strip() for row in samples if index < len(row))


def _by_content(found: Wish, header: str, cells: Sequence[str]) -> tuple[str, int]:
    """Return the field and rank after a look at the cells that hold anything; "" where the name misleads."""
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
    if found.field == "email" and len(cells) >= _SEVERAL and len(set(cells)) == 1:
        return "email", found.rank + _LAST_RESORT  # the seller's own, on every row
    if found.field == "email" and not any("@" in cell for cell in cells):
        return ("email", found.rank + _LAST_RESORT) if found.rank < _BY_WORDS else ("", 0)
    return found.field, found.rank
