"""Rows: one row, one draft or one reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.intake.dialect import detect
from cam.engine.intake.drafts import LeadDraft
from cam.engine.intake.mapping import map_columns
from cam.engine.intake.rows import Rejection, RowReader

HEADER = (
    "Email,Email 2,First Name,Last Name,Name,Company,Website,Domain,LinkedIn URL,Tags,Notes,Phone,Ice Breaker"
)
FIELDS = HEADER.split(",")


def reader() -> RowReader:
    """Return the reader of a file with these columns."""
    row = "a@x.example,b@x.example,Ada,Brandt,Ada Brandt,,,,https://www.linkedin.com/in/ada,,,,"
    return RowReader(map_columns(detect(f"{HEADER}\n{row}\n"), where="list.csv"))


def read(**cells: str) -> LeadDraft | Rejection:
    """Return what becomes of a row with these cells, named like fields."""
    values = {name.lower().replace(" ", "_"): "" for name in FIELDS} | cells
    return reader().read(list(values.values()))


def draft(**cells: str) -> LeadDraft:
    """Return the draft of a row with these cells."""
    found = read(**cells)
    assert isinstance(found, LeadDraft)
    return found


def test_a_row_becomes_a_person() -> None:
    found = draft(
        email=" Ada@ACME.example ",
        first_name="Ada",
        last_name="Brandt",
        company="Acme",
        ice_breaker="Nice talk",
    )

    assert found.key == found.email == "ada@acme.example"
    assert (found.full_name, found.company, found.domain) == ("Ada Brandt", "Acme", "acme.example")
    assert found.custom == {"ice_breaker": "Nice talk"}
    assert found.derived == {"full_name", "domain"}


def test_the_next_address_is_taken_where_the_first_is_blank() -> None:
    assert draft(email="n/a", email_2="ada@x.example").email == "ada@x.example"


def test_a_wrong_address_is_not_replaced_by_another() -> None:
    found = read(email="ada@", email_2="ada@x.example")

    assert isinstance(found, Rejection)
    assert found.reason == "column Email: 'ada@' is not an address: there must be something after the @-sign"


def test_somebody_known_by_linkedin_alone_is_a_lead() -> None:
    found = draft(linkedin_url="http://de.linkedin.com/in/Ada?x=1")

    assert found.key == found.linkedin_url == "https://www.linkedin.com/in/ada"
    assert (found.email, found.domain, found.tags) == ("", "", ())


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"first_name": "Ada"}, "no address and no LinkedIn URL"),
        (
            {"linkedin_url": "https://www.linkedin.com/company/acme"},
            "no address, and 'https://www.linkedin.com/company/acme' is not the LinkedIn URL of a person",
        ),
        (
            {"email": "ada@x.example", "company": "M\ufffdller"},
            "a letter is damaged (\ufffd): the file mixes encodings",
        ),
    ],
)
def test_a_row_that_is_no_lead_says_why(cells: dict[str, str], reason: str) -> None:
    assert read(**cells) == Rejection(reason)


def test_a_full_name_is_split_where_the_halves_are_missing() -> None:
    found = draft(email="a@x.example", name="Dr. Ada Brandt")

    assert (found.first_name, found.last_name, found.full_name) == ("Ada", "Brandt", "Dr. Ada Brandt")
    assert {"first_name", "last_name"} <= found.derived


def test_a_list_without_names_has_them_beside_the_addresses() -> None:
    named = draft(email="Ada King <ada@x.example>")
    assert (named.email, named.first_name, named.last_name) == ("ada@x.example", "Ada", "King")

    assert draft(email="Ada King <ada@x.example>", first_name="Adele").full_name == "Adele"


def test_a_name_that_is_the_company_is_nobodys() -> None:
    assert draft(email="a@x.example", name="Blue Sky", company="blue sky").first_name == ""


def test_the_domain_is_told_by_its_column_then_the_website_then_the_address() -> None:
    assert (
        draft(email="a@mail.example", website="https://acme.example", domain="www.acme.io").domain
        == "acme.io"
    )
    assert draft(email="a@mail.example", website="https://acme.example").domain == "acme.example"
    assert draft(email="a@mail.example").domain == "mail.example"
    assert draft(email="a@gmail.com").domain == ""


def test_desks_and_free_mail_are_tagged_and_kept() -> None:
    assert draft(email="info@acme.example", tags="x").tags == ("x", "role_account")
    assert draft(email="ada@gmail.com").tags == ("free_mail",)
    assert draft(email="info@gmail.com").tags == ("role_account", "free_mail")


def test_a_short_row_is_filled_up_and_a_long_one_only_passes_with_blanks() -> None:
    assert isinstance(reader().read(["a@x.example"]), LeadDraft)
    assert isinstance(reader().read(["a@x.example", *[""] * 20]), LeadDraft)
    assert reader().read(["a@x.example", *["x"] * 13]) == Rejection(
        "a cell more than the header has: is a delimiter not quoted?"
    )


def test_cells_are_cleaned() -> None:
    found = draft(
        email="\u200bada@x.example", first_name=" Ada\xa0", company="Acme\r\nInc", notes="a\r\nb", phone="'+49 1",
        ice_breaker="NULL",
    )  # fmt: skip

    assert (found.first_name, found.company, found.notes, found.phone) == ("Ada", "Acme Inc", "a\nb", "+49 1")
    assert found.custom == {}


def test_the_prefix_of_a_facebook_phone_is_cut() -> None:
    assert draft(email="ada@x.example", phone="p:+4915550000").phone == "+4915550000"


@given(st.lists(st.text(max_size=30), max_size=16))
def test_any_row_is_a_lead_or_a_reason(row: list[str]) -> None:
    found = reader().read(row)

    if isinstance(found, Rejection):
        assert found.reason
    else:
        assert found.key
        assert "\n" not in "".join((*found[:17], *found[18:20]))
