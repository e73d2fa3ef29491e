"""A lead's name as a letter writes it."""

import pytest

from cam.engine.leads import Lead
from cam.engine.names import as_written, written_name


@pytest.mark.parametrize(
    ("listed", "written"),
    [
        ("GRACE", "Grace"),
        ("grace", "Grace"),
        ("MARY-JANE", "Mary-Jane"),
        ("MARY ANN", "Mary Ann"),
        ("O'BRIEN", "O'Brien"),
        ("d\u2019angelo", "D\u2019Angelo"),
        ("ÁLVAREZ", "Álvarez"),
        ("ŁUKASZ", "Łukasz"),
        ("müller", "Müller"),
    ],
)
def test_a_name_without_a_change_of_case_is_written_word_by_word(listed: str, written: str) -> None:
    assert written == written_name(listed)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "JP",
        "J.P.",
        "ANA",
        "bob",
        "Grace",
        "van der Berg",
        "McDonald",
        "DeShawn",
        "田中",
        "გიორგი",
        "محمد",
    ],
)
def test_initials_mixed_case_and_scripts_without_case_are_left_alone(name: str) -> None:
    assert name == written_name(name)


@pytest.mark.parametrize(
    ("first", "last", "full", "written"),
    [
        ("GRACE", "ADEYEMI", "GRACE ADEYEMI", "Grace Adeyemi"),
        ("Jean", "DUPONT", "Jean DUPONT", "Jean Dupont"),
        ("JP", "MORGAN", "JP MORGAN", "JP Morgan"),
        ("", "", "GRACE ADEYEMI", "Grace Adeyemi"),
        ("Ada", "Brandt", "Dr. Ada Brandt", "Dr. Ada Brandt"),
    ],
)
def test_the_full_name_follows_its_halves(first: str, last: str, full: str, written: str) -> None:
    lead = Lead(first_name=first, last_name=last, full_name=full)

    assert written == as_written(lead).full_name
    assert full == lead.full_name


def test_a_lead_that_is_written_well_is_the_same_value() -> None:
    lead = Lead(first_name="Ada", last_name="Brandt", full_name="Ada Brandt")

    assert as_written(lead) is lead
