"""Sizes and sums as lists write them: `51-200`, `10.001+`, `$1.5M`, `2,5 Mio. EUR`."""

import re
from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, kw_only=True)
class Span:
    """The numbers from least to most, both included; most is infinite where only a lower end is known."""

    least: float
    most: float = inf

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two have a number in common."""
        return self.least <= other.most and other.least <= self.most

    def widened(self, factor: float) -> "Span":
        """Return the span that also holds what is that many times too small or too large."""
        return Span(least=self.least / factor, most=self.most * factor)


_UNITS = {
    "k": 1e3, "tsd": 1e3, "thousand": 1e3, "mille": 1e3, "mil": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6,
    "million": 1e6, "millions": 1e6, "millionen": 1e6, "millones": 1e6, "milioni": 1e6, "miljoen": 1e6, "milhoes": 1e6,
    "b": 1e9, "bn": 1e9, "mrd": 1e9, "billion": 1e9, "billions": 1e9, "milliarden": 1e9, "milliards": 1e9,
}  # fmt: skip

_AMOUNT = re.compile(r"(\d+(?:[.,' \u00a0\u202f]\d+)*)\s*([a-z]+)?")
_LESS = re.compile(r"^\W*(<|under|up to|less than|below|bis|unter|moins de|menos de|meno di|minder dan)")
_MORE = re.compile(
    r"^\W*(>|over|more than|above|at least|ab |über|plus de|más de|oltre|meer dan)"
    r"|\+|\b(or|and) (more|above)|und mehr|et plus|o más"
)


def parse_span(text: str) -> Span | None:
    """Return the numbers that a text names, or None where it names none; a currency is passed over."""
    plain = text.strip().lower()
    found = _AMOUNT.findall(plain)
    if not found:
        return None
    # The unit of "1-5M" belongs to both numbers.
    last = next((unit for _, unit in reversed(found[:2]) if unit in _UNITS), "")
    numbers = sorted(_number(digits) * _UNITS.get(unit, _UNITS.get(last, 1)) for digits, unit in found[:2])
    if len(numbers) == 1 and _LESS.search(plain):
        return Span(least=0, most=numbers[0])
    if len(numbers) == 1 and _MORE.search(plain):
        return Span(least=numbers[0])
    return Span(least=numbers[0], most=numbers[-1])


def _number(digits: str) -> float:
    """Return the number of digits with separators: three digits behind each mean thousands, else a decimal point."""
    parts = re.split(r"[.,' \u00a0\u202f]", digits)
    if len(parts) > 1 and not all(len(part) == 3 for part in parts[1:]):
        return float("".join(parts[:-1]) + "." + parts[-1])
    return float("".join(parts))
