"""Columns of names that only their cells and their neighbours tell apart: a whole name or half of one."""

from collections.abc import Mapping, Sequence

from cam.engine.intake.spelling import squash

# a whole name, but half of one beside the other half
_HALF_NAMES = frozenset(
    ("name", "nombre", "nome", "naam", "nom", "namn", "navn", "nimi", "nume", "isim", "nev", "jmeno", "имя")
)


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
    return {field: columns for field, columns in settled.items() if columns}


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
