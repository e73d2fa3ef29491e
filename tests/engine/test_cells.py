"""No cell of ours runs in anybody's spreadsheet."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.cells import FORMULA_STARTS, safe_cell


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+49 30",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "  =cmd()",
        "\x00=1",
        "\n=1",
    ],
)
def test_what_begins_a_formula_stands_behind_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("value", ["Q1 founders", "", "a=b", "2026-03-02", 0, -3, 0.5, None, True])
def test_everything_else_is_left_as_it_is(value: object) -> None:
    assert safe_cell(value) == value


@given(st.text())
def test_no_text_begins_a_formula_afterwards_not_even_behind_spaces(text: str) -> None:
    cell = str(safe_cell(text))

    assert not {cell[:1], cell.lstrip()[:1]} & FORMULA_STARTS
    assert cell in (text, "'" + text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")))
def test_a_csv_reader_gets_the_safe_cell_back(text: str) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerow([safe_cell(text), "end"])
    stream.seek(0)

    assert next(csv.reader(stream)) == [safe_cell(text), "end"]
