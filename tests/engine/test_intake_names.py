"""Names: split where that is safe, left whole where it is not."""

import pytest

from cam.engine.intake.names import join_name, split_name


@pytest.mark.parametrize(
    ("full_name", "expected"),
    [
        ("Ada Brandt", ("Ada", "Brandt")),
        ("Dr. Ada King Lovelace, PhD", ("Ada", "King Lovelace")),
        ("Brandt, Ada", ("Ada", "Brandt")),
        ("Herr Prof. Dr. Max Muster", ("Max", "Muster")),
        ("John Smith Jr.", ("John", "Smith")),
        ("Ludwig van Beethoven", ("Ludwig", "van Beethoven")),
        ("Jean-Luc Picard", ("Jean-Luc", "Picard")),
        ("BRANDT Ada", ("Ada", "BRANDT")),
        ("VAN DER BERG Ada Maria", ("Ada", "Maria VAN DER BERG")),
        ("ADA BRANDT", ("ADA", "BRANDT")),
        ("JP Morgan", ("JP", "Morgan")),
        ("Ada Brandt (she/her)", ("Ada", "Brandt")),
        ("Dr.-Ing. Ada Brandt", ("Ada", "Brandt")),
        ("Ada", ("Ada", "")),
    ],
)
def test_a_full_name_is_split_at_the_first_name(full_name: str, expected: tuple[str, str]) -> None:
    assert split_name(full_name) == expected


@pytest.mark.parametrize(
    "full_name",
    ["", "王小明", "Acme Widgets GmbH", "Accident Commission", "Team 7", "ada@x.example", "A & B", "..."],
)
def test_a_name_in_doubt_is_left_whole(full_name: str) -> None:
    assert split_name(full_name) == ("", "")


def test_halves_are_joined_by_one_blank() -> None:
    assert join_name("Ada", "Brandt") == "Ada Brandt"
    assert join_name("", "Brandt") == "Brandt"
    assert join_name("Ada", "") == "Ada"
