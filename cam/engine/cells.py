"""Cells of a CSV file that a spreadsheet must not take for formulas."""

# Each begins a formula somewhere; the full-width ones are folded to the plain ones by some spreadsheets.
FORMULA_STARTS = frozenset("=+-@\t\r\n\x00＝＋－＠")


def safe_cell(value: object) -> object:
    """
    Return a cell as it is, or behind an apostrophe where a spreadsheet would run it.

    Only text is changed: a number cannot be a formula.  Source: OWASP, CSV injection; CWE-1236.
    """
    if isinstance(value, str) and {value[:1], value.lstrip()[:1]} & FORMULA_STARTS:
        return "'" + value
    return value
