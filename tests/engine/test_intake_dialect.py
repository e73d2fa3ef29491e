"""Delimiter and header row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.intake.dialect import detect, parse_delimiter
from cam.errors import InputError


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_the_one_that_gives_known_columns(delimiter: str, line_end: str) -> None:
    rows = [["Email", "First Name", "Notes"], ["ada@x.example", "Ada", "one, two; three"]] * 2
    text = line_end.join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)

    found = detect(text)

    assert (found.delimiter, found.header) == (delimiter, 0)
    assert found.headers == ("Email", "First Name", "Notes")


@pytest.mark.parametrize("line", ["sep=;\r\n", '"sep=;"\n', "SEP=;\r"])
def test_a_sep_line_names_the_delimiter_and_is_no_row(line: str) -> None:
    found = detect(line + "Email;Name\nada@x.example;Ada\n")

    assert (found.delimiter, found.skipped, found.headers) == (";", len(line), ("Email", "Name"))


def test_titles_and_notes_above_the_header_are_passed_over() -> None:
    above = 'Notes:\n"When exporting, you may notice, that\nsome are missing"\n\n'
    text = above + "First Name,Email Address\nAda,a@x.example\n"

    found = detect(text)

    assert (found.header, found.headers) == (3, ("First Name", "Email Address"))
    assert found.samples == (("Ada", "a@x.example"),)


def test_a_header_named_by_the_user_marks_the_header_row() -> None:
    found = detect("Export of today\nWho;Where\nada@x.example;Rome\n", wanted=["Who"])

    assert (found.delimiter, found.headers) == (";", ("Who", "Where"))


def test_a_list_without_a_header_is_seen() -> None:
    found = detect("ada@x.example,Ada\nbob@x.example,Bob\n")

    assert found.header is None
    assert found.headers == ("column 1", "column 2")
    assert len(found.samples) == 2


def test_the_last_row_of_a_sample_is_not_looked_at() -> None:
    assert detect("Email\nada@x.example\nbob@x.exa", is_whole=False).samples == (("ada@x.example",),)


@pytest.mark.parametrize(("text", "expected"), [("tab", "\t"), ("\\t", "\t"), ("Semicolon", ";"), ("|", "|")])
def test_a_delimiter_may_be_named(text: str, expected: str) -> None:
    assert parse_delimiter(text) == expected


@pytest.mark.parametrize("text", [";;", "", '"', "a", "\n"])
def test_other_delimiters_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="must be one character"):
        parse_delimiter(text)


@given(st.text(alphabet='ab@.,;\t|"\n\r =\x00é', max_size=120))
def test_any_text_has_a_dialect(text: str) -> None:
    found = detect(text)

    assert len(found.delimiter) == 1
