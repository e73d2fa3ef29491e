"""Columns of names that only their cells and their neighbours tell apart: a whole name or half of one."""

from collections.abc import Mapping, Sequence

from cam.engine.intake.names import is_firm
from cam.engine.intake.spelling import squash

# a whole name, but half of one beside the other half
_HALF_NAMES = frozenset(
    map(
        squash,
        (
            "name",
            "nombre",
            "nome",
            "naam",
            "nom",
            "namn",
            "navn",
            "nimi",
            "nume",
            "isim",
            "név",
            "이름",
            "名前",
        ),
    )
)
_OF_WHATEVER = _HALF_NAMES | {"displayname"}  # of the company, where another column names the person


def settle_names(
    chosen: Mapping[str, list[int]], headers: Sequence[str], samples: Sequence[Sequence[str]]
) -> dict[str, list[int]]:
    """Return the columns of each field, `Nom` beside `Prénom` and `Name` beside `Vorname` being half of a name."""
    settled = dict(chosen)
    names = settled.get("full_name", [])
    first, last = settled.get("first_name"), settled.get("last_name")
    if not first and not last:
        if names and squash(headers[names[0]]) == "nom" and _is_half(samples, names[0]):
            settled["last_name"], settled["full_name"] = names[:1], names[1:]
    elif not (first and last):
        half = _other_half(names, headers, samples, first=first, last=last)
        if half is not None:
            settled["last_name" if first else "first_name"] = [half]
            settled["full_name"] = [index for index in names if index != half]
    settled |= _company(settled, headers, samples)
    return {field: columns for field, columns in settled.items() if columns}


def _company(
    settled: Mapping[str, list[int]], headers: Sequence[str], samples: Sequence[Sequence[str]]
) -> dict[str, list[int]]:
    """
    Return the company's column where no header names one: a `Name` of firms, a plain `Name` beside `Contact Name`.
    """
    person, *others = settled.get("full_name") or [-1]
    if settled.get("company") or person < 0:
        return {}
    names = [row[person] for row in samples if len(row) > person and row[person].strip()]
    if sum(map(is_firm, names)) * 2 > len(names):
        return {"company": [person], "full_name": others}
    if not others or squash(headers[person]) in _OF_WHATEVER:
        return {}
    name = next((index for index in others if squash(headers[index]) in _OF_WHATEVER), None)
    if (
        name is None
        or _contains(samples, whole=name, part=person)
        or _contains(samples, whole=person, part=name)
    ):
        return {}
    return {"company": [name], "full_name": [index for index in (person, *others) if index != name]}


def _other_half(
    names: Sequence[int], headers: Sequence[str], samples: Sequence[Sequence[str]],
    *, first: Sequence[int] | None, last: Sequence[int] | None,
) -> int | None:  # fmt: skip
    """Return the column among those of whole names that holds what the only half lacks, or None."""
    known = (first or last or names)[0]
    for index in names:
        could_be = squash(headers[index]) in _HALF_NAMES or (bool(first) and index == names[0])
        if could_be and not _contains(samples, whole=index, part=known):
            return index
    return None


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
