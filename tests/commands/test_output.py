"""What people and programs read."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.commands.output import Table, cell, clean, local_time, rfc3339, shorten, table, to_json, width
from cam.engine.vocabulary import State

LISBON = ZoneInfo("Europe/Lisbon")
WHEN = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("a\rb", "a\\x0db"),
        ("\x9b2J", "\\x9b2J"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("\ud800", "\\ud800"),
        ("Zoë\t名前\n", "Zoë\t名前\n"),
    ],
)
def test_nothing_in_data_steers_the_terminal(hostile: str, harmless: str) -> None:
    assert harmless == clean(hostile)


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("名前", 4), ("e\u0301", 1), ("👍", 2), ("", 0)])
def test_width_counts_columns_not_characters(text: str, columns: int) -> None:
    assert columns == width(text)


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abc def", 5, "abc…"), ("名前名前", 5, "名前…")],
)
def test_what_is_too_long_ends_in_an_ellipsis(text: str, columns: int, expected: str) -> None:
    assert expected == shorten(text, columns)
    assert width(expected) <= columns


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "-"),
        ("", "-"),
        (True, "yes"),
        (0, "0"),
        (0.125, "0.12"),
        (WHEN, "2026-07-01 09:30"),
        (State.CONTACTED, "contacted"),
        (("a", "b"), "a, b"),
        ("two\nlines", "two lines"),
        ("\x1b[2J", "\\x1b[2J"),
    ],
)
def test_a_cell_is_one_harmless_line(value: object, expected: str) -> None:
    assert expected == cell(value, LISBON)


def test_a_table_puts_numbers_to_the_right_and_cuts_nothing_in_a_pipe() -> None:
    rows = [("ada@x.example", 7, None), ("a-very-long-address@of-a-very-long-domain.example", 1200, "x")]

    found = table(("email", "sent", "note"), rows, zone=LISBON, columns_of_terminal=None)

    assert found == Table(
        heading=("email                                              sent  note",),
        rows=(
            "ada@x.example                                         7  -",
            "a-very-long-address@of-a-very-long-domain.example  1200  x",
        ),
    )


def test_on_a_narrow_terminal_the_last_columns_stand_below_the_first() -> None:
    rows = [("ada@x.example", 7, "Hello Lovelace"), ("bo@y.example", 1200, "Re: Hello")]

    found = table(("email", "sent", "subject"), rows, zone=LISBON, columns_of_terminal=24)

    assert found == Table(
        heading=("email          sent", "    subject"),
        rows=("ada@x.example     7", "    Hello Lovelace", "bo@y.example   1200", "    Re: Hello"),
    )


def test_what_is_wider_than_the_terminal_is_broken_between_words_and_never_cut() -> None:
    words = "a title that says at some length what has happened"

    found = table(("id", "title"), [(1, words), (2, "名" * 20)], zone=LISBON, columns_of_terminal=24)

    assert found.heading == ("id", "    title")
    assert found.rows[:4] == (
        " 1", "    a title that says at", "        some length what", "        has happened",
    )  # fmt: skip
    assert "名" * 20 in found.rows[-1]


@given(
    rows=st.lists(st.tuples(st.text("ab ", max_size=30), st.integers(0, 10**6), st.text("xy ", max_size=60))),
    room=st.integers(20, 100),
)
def test_no_table_loses_a_word(rows: list[tuple[str, int, str]], room: int) -> None:
    found = table(("name", "number", "title"), rows, zone=LISBON, columns_of_terminal=room)

    shown = " ".join(found.rows).split()
    words = [word for row in rows for value in row for word in str(value).split()]
    assert [word for word in shown if word != "-"] == words


def test_json_is_ascii_with_times_in_utc() -> None:
    @dataclass
    class Row:
        name: str
        at: datetime

    eastern = WHEN.astimezone(timezone(timedelta(hours=-5)))
    document = {"rows": [Row("Zoë\x9b", eastern)], "state": State.NEW, "path": Path("a"), "tags": {"b", "a"}}

    text = to_json(document)

    assert text.isascii()
    assert json.loads(text) == {
        "rows": [{"name": "Zoë\x9b", "at": "2026-07-01T08:30:00Z"}],
        "state": "new",
        "path": "a",
        "tags": ["a", "b"],
    }


def test_what_json_cannot_say_is_a_bug() -> None:
    with pytest.raises(TypeError, match="cannot write object as JSON"):
        to_json(object())


def test_a_naive_time_is_a_bug() -> None:
    with pytest.raises(ValueError, match="a naive time"):
        rfc3339(datetime(2026, 7, 1))


def test_people_read_the_time_of_their_zone() -> None:
    assert local_time(datetime(2026, 1, 1, 8, 30, tzinfo=UTC), ZoneInfo("America/Lima")) == "2026-01-01 03:30"


def test_a_narrow_terminal_does_without_the_spare_columns_and_then_folds() -> None:
    columns = ("email", "name", "title", "next", "tags")
    row = ("somebody@a-long-domain.example", "Ada", "Head of all the Operations", WHEN, "met_in_lisbon")

    def headings(room: int | None) -> list[list[str]]:
        found = table(columns, [row], zone=LISBON, columns_of_terminal=room, spare=("tags", "title"))
        assert room is None or all(width(line) <= room for line in (*found.heading, *found.rows))
        return [line.split() for line in found.heading]

    assert headings(None) == headings(120) == [list(columns)]
    assert headings(90) == [["email", "name", "title", "next"]]
    assert headings(60) == [["email", "name", "next"]]
    assert headings(40) == [["email", "name"], ["next"]]
