"""Records: quotes that nobody closed cost one row, not the rest of the file."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.intake.dialect import FIELD_SIZE
from cam.engine.intake.records import Record, read_records


def records(text: str, *, delimiter: str = ",", width: int = 3) -> list[Record]:
    """Return the records of a text."""
    return list(read_records(io.StringIO(text, newline=""), delimiter, width=width))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_records_have_the_number_of_their_first_line(line_end: str) -> None:
    found = records(line_end.join(['a,b,"c', 'd"', "", "e,f,g"]))

    assert [(record.line, record.problem) for record in found] == [(1, ""), (3, ""), (4, "")]
    assert found[0].cells[2].split() == ["c", "d"]


def test_a_quote_that_stays_open_to_the_end_costs_its_row_only() -> None:
    found = records('a,"b,c\nd,e,f\ng,h,i\n')

    assert [record.cells for record in found] == [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]]
    assert [bool(record.problem) for record in found] == [True, False, False]


def test_a_quote_that_is_closed_by_the_next_one_far_below_costs_its_row_only() -> None:
    found = records('1,"b,c\n2,e,f\n3,"h",i\n4,k,l\n')

    assert [(record.line, record.cells[0]) for record in found] == [(1, "1"), (2, "2"), (3, "3"), (4, "4")]
    assert [bool(record.problem) for record in found] == [True, False, False, False]


def test_a_quote_open_for_longer_than_a_cell_may_be_costs_its_row_only() -> None:
    rows = 3 * FIELD_SIZE // 8
    found = records('0,"b,c\n' + "".join(f"{number},x\n" for number in range(1, rows)), width=2)

    assert len(found) == rows
    assert [record.line for record in found if record.problem] == [1]


def test_one_huge_cell_is_a_problem_of_its_row() -> None:
    found = records("a,b,c\n" + "x" * (FIELD_SIZE + 1) + ",2,3\nd,e,f\n")

    assert [record.problem for record in found] == [
        "",
        f"a cell is longer than {FIELD_SIZE:,} characters",
        "",
    ]
    assert found[2].cells == ["d", "e", "f"]


def test_honest_notes_of_several_lines_stay_whole() -> None:
    found = records('a,"Dear Ada,\nit was nice, thank you\nBob",c\n')

    assert found == [Record(1, ["a", "Dear Ada,\nit was nice, thank you\nBob", "c"], "")]


def test_more_lines_than_are_read_ahead_come_through() -> None:
    text = "".join(f'{number},"x\ny",z\n' for number in range(5_000))

    found = records(text)

    assert [record.line for record in found] == list(range(1, 10_000, 2))


@given(st.text(alphabet='ab,"\n\r', max_size=80))
def test_no_text_breaks_the_reading_and_no_line_is_read_twice(text: str) -> None:
    lines = [record.line for record in records(text)]

    assert lines == sorted(set(lines))
