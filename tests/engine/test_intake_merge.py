"""Merging: a list adds to what is known and never takes away."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cam.engine.intake.drafts import TEXTS, LeadDraft, merge

BLANK = LeadDraft(**dict.fromkeys(TEXTS, ""), tags=(), custom={})  # type: ignore[arg-type]


def person(**values: Any) -> LeadDraft:
    """Return a person of whom only this is known."""
    email = values.get("email", "ada@x.example")
    return BLANK._replace(
        **{"key": email, "email": email, "company_domain": "x.example", "domain": "x.example"} | values
    )


def test_a_value_wins_and_a_blank_never_erases() -> None:
    merged = merge(person(company="Old", city="Rome"), person(company="New"))

    assert (merged.company, merged.city) == ("New", "Rome")


def test_nothing_new_is_equal_to_what_was_known() -> None:
    known = person(company="Acme", tags=("a",), custom={"x": "1"})

    assert merge(known, person(company="Acme", derived=frozenset({"domain"}))) == known


def test_tags_and_custom_fields_are_joined() -> None:
    merged = merge(
        person(tags=("a", "b"), custom={"x": "1", "y": "2"}), person(tags=("b", "c"), custom={"x": "3"})
    )

    assert merged.tags == ("a", "b", "c")
    assert merged.custom == {"x": "3", "y": "2"}


def test_what_was_worked_out_only_fills_a_gap() -> None:
    known = person(full_name="Dr. Ada Brandt", first_name="Ada", last_name="Brandt", domain="acme.example")
    row = person(
        full_name="Ada Brandt",
        first_name="Ada",
        last_name="Brandt",
        derived=frozenset({"full_name", "domain"}),
    )

    merged = merge(known, row)

    assert (merged.full_name, merged.domain) == ("Dr. Ada Brandt", "acme.example")


def test_what_was_worked_out_follows_its_parts() -> None:
    known = person(first_name="Ada", last_name="Brand", full_name="Ada Brand")

    corrected = merge(
        known, person(last_name="Brandt", website="https://acme.example", derived=frozenset({"domain"}))
    )

    assert (corrected.full_name, corrected.domain) == ("Ada Brandt", "acme.example")


def test_halves_that_were_split_follow_a_corrected_full_name() -> None:
    known = person(full_name="Ada Brand", first_name="Ada", last_name="Brand")
    row = person(
        full_name="Adah Brandt",
        first_name="Adah",
        last_name="Brandt",
        derived=frozenset({"first_name", "last_name"}),
    )

    merged = merge(known, row)

    assert (merged.first_name, merged.last_name) == ("Adah", "Brandt")


def test_an_address_gives_a_linkedin_lead_its_key() -> None:
    url = "https://www.linkedin.com/in/ada"
    known = person(email="", key=url, linkedin_url=url, domain="", company_domain="")

    merged = merge(known, person(linkedin_url=url))

    assert (merged.key, merged.email, merged.company_domain) == (
        "ada@x.example",
        "ada@x.example",
        "x.example",
    )


VALUES = st.fixed_dictionaries(
    {
        name: st.sampled_from(["", "A", "B C"])
        for name in ("first_name", "last_name", "full_name", "company", "notes")
    }
)


@given(VALUES, VALUES)
def test_merging_twice_changes_nothing(known: dict[str, str], row: dict[str, str]) -> None:
    once = merge(person(**known), person(**row))

    assert merge(once, person(**row)) == once
