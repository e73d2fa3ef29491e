"""Mapping: what the columns of a file feed, and what is refused with a way out."""

from collections.abc import Sequence

import pytest

from cam.engine.intake.dialect import detect
from cam.engine.intake.mapping import Columns, header_names, map_columns
from cam.errors import InputError


def mapped(text: str, *named: str, is_rejects: bool = False) -> Columns:
    """Return the mapping of a small file."""
    dialect = detect(text, wanted=header_names(named))
    return map_columns(dialect, where="list.csv", named=named, is_rejects=is_rejects)


def refusal(text: str, *named: str) -> InputError:
    """Return why a small file is refused."""
    with pytest.raises(InputError) as caught:
        mapped(text, *named)
    return caught.value


def test_known_columns_feed_fields_and_all_others_are_custom() -> None:
    found = mapped("Email,First Name,Ice Breaker,Email Status\na@x.example,Ada,Hello,ok\n")

    assert found.shown == {"email": "Email", "first_name": "First Name"}
    assert found.custom == {"ice_breaker": 2, "email_status": 3}


def test_a_custom_field_never_hides_a_field() -> None:
    found = mapped("Title,Job Title,Email,Tag Line,tag-line,Not\nDr,CTO,a@x.example,1,2,3\n")

    assert found.custom == {"title_2": 0, "tag_line": 3, "tag_line_2": 4, "not_2": 5}


def test_nameless_columns_are_kept_only_where_they_hold_something() -> None:
    assert mapped("Email,,\na@x.example,,more\n").custom == {"column_3": 2}


def test_what_the_user_names_wins() -> None:
    found = mapped("Email,Mail 2,Who\na@x.example,b@y.example,Ada\n", "email=mail-2", "First Name=Who")

    assert found.shown == {"email": "Mail 2", "first_name": "Who"}
    assert found.emails == (1, 0)


def test_every_mistake_in_what_the_user_names_is_told_at_once() -> None:
    error = refusal(
        "Email,Name\na@x.example,Ada\n", "emial=Email", "email=Emial", "company", "email=Name", "email=Email"
    )

    assert [problem.partition(":")[0] for problem in error.problems] == [
        "--map emial=Email", "--map email=Emial", "--map company", "--map email=Email",
    ]  # fmt: skip
    assert "did you mean 'email'" in error.problems[0]
    assert "did you mean 'Email'" in error.problems[1]
    assert "'Email', 'Name'" in error.hint


@pytest.mark.parametrize(
    ("word", "field"), [("firma", "company"), ("Vorname", "first_name"), ("work_email", "email")]
)
def test_a_field_named_as_a_header_would_be_is_recognised_in_the_advice(word: str, field: str) -> None:
    error = refusal("Email,Firma\na@x.example,Ada\n", f"{word}=Firma")

    assert f"did you mean {field!r}?" in error.what


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Who,Where\nada@x.example,Rome\n", "--map email=Who"),
        ("Emial,Name\n,Ada\n", "--map email=Emial"),
        ("a,b\n1,2\n", "add a column 'email'"),
        ("Contact's post,b\nada@x.example,2\n", "--map email='Contact'\\''s post'"),
    ],
)
def test_a_file_about_nobody_is_refused_with_its_headers_and_the_closest_guess(text: str, hint: str) -> None:
    error = refusal(text)

    assert "no column holds an email address or a LinkedIn URL" in error.what
    assert repr(text.partition(",")[0]) in error.what
    assert hint in error.hint


def test_a_list_without_a_header_is_refused_with_a_way_out() -> None:
    error = refusal("Ada,ada@x.example\nBob,bob@x.example\n")

    assert error.what == "list.csv: there is no header row, it begins with 'ada@x.example'"
    assert "--map email='column 2'" in error.hint


def test_a_list_without_a_header_can_be_mapped_by_hand() -> None:
    found = mapped("Ada,ada@x.example\n", "email=column 2", "first_name=column 1")

    assert found.shown == {"email": "column 2", "first_name": "column 1"}


def test_one_column_of_addresses_needs_no_header() -> None:
    assert mapped("ada@x.example\nbob@x.example\n").shown == {"email": "column 1"}


def test_ten_thousand_columns_are_no_lead_list() -> None:
    text = "email," + ",".join(f"c{number}" for number in range(10_000)) + "\n"

    assert refusal(text).what == "list.csv: 10,001 columns, a list has at most 1,000"


def test_the_reason_of_an_earlier_import_is_no_field() -> None:
    text = "Email,Reason,reason\na@x.example,late,no address\n"

    assert mapped(text, is_rejects=True).custom == {"reason": 1}


def names(columns: Columns, indexes: Sequence[int]) -> list[str]:
    """Return the headers at these places."""
    return [columns.headers[index] for index in indexes]


def test_all_email_columns_are_known() -> None:
    found = mapped("E-mail Address,E-mail 2 Address\na@x.example,b@x.example\n")

    assert names(found, found.emails) == ["E-mail Address", "E-mail 2 Address"]
