"""Cells: what people and programs put into them, and what is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.addresses import AddressProblem
from cam.engine.cells import safe_cell
from cam.engine.intake import cells


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("  Ada \xa0 Brandt\u200b ", "Ada Brandt"),
        ("Chief\r\nOperating Officer", "Chief Operating Officer"),
        ("\u202aAda\u202c", "Ada"),
        ("Ada\x00\x1bBrandt", "Ada Brandt"),
        ("'+49 30 555", "+49 30 555"),
        ("'=1+1", "=1+1"),
        ("'t Hooft", "'t Hooft"),
        ("A\x00da", "Ada"),
        ('="Acme"', "Acme"),
        ("'Acme, Inc'", "Acme, Inc"),
        ("Keller &amp; S&ouml;hne &#8211; J&#246;rg", "Keller & Söhne – Jörg"),
        ("a.example/?x=1&copy=2; b", "a.example/?x=1&copy=2; b"),
        ("JÃ¼rgen MÃ¼ller â€“ Ãrlig", "JÃ¼rgen MÃ¼ller â€“ Ãrlig"),  # not all of it: nobody knows what it was
        ("JÃ¼rgen MÃ¼ller â€“ Ã\x85rlig", "Jürgen Müller – Årlig"),
        ("SÃO PAULO, CONCEIÇÃO", "SÃO PAULO, CONCEIÇÃO"),
        ("N/A", ""),
        (" - ", ""),
        ("#REF!", ""),
        ("NULL", ""),
        ("Null", "Null"),  # a surname
        ("Na", "Na"),  # another
    ],
)
def test_a_cell_is_one_line_of_plain_text(cell: str, expected: str) -> None:
    assert cells.clean(cell) == expected


@pytest.mark.parametrize(
    "cell",
    [
        "“ada@x.example”", "e-mail: ada@x.example", "E-Mail:ada@x.example", "mailto:ada@x.example?subject=hi",
        "‚ada@x.example‘", '="ada@x.example"', "[ada@x.example](mailto:ada@x.example)", "<ada@x.example>;",
        "ada@x.example / bob@x.example", "ada@x.example\nbob@x.example", "`ada@x.example`", "ada@x.example\x00",
    ],
)  # fmt: skip
def test_an_address_is_read_out_of_what_stands_around_it(cell: str) -> None:
    assert cells.read_address(cell) == "ada@x.example"


def test_the_reason_speaks_of_the_cell_as_it_stands() -> None:
    found = cells.read_address('"ada king"@x.example')

    assert isinstance(found, AddressProblem)
    assert "quoting" in found.why


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Ada King <ada@x.example>", "Ada King"),
        ('"King, Ada" <ada@x.example>', "King, Ada"),
        ("<ada@x.example>", ""),
        ("ada@x.example <ada@x.example>", ""),
        ("ada@x.example", ""),
    ],
)
def test_a_name_may_stand_before_an_address(cell: str, name: str) -> None:
    assert cells.name_beside(cell) == name


def test_notes_keep_their_lines() -> None:
    assert cells.clean_lines("one\r\n  two  three \n\n\n\nfour ") == "one\ntwo three\n\nfour"
    assert cells.clean_lines("'- first\n- second") == "- first\n- second"
    assert cells.clean_lines(" n/a ") == ""


@given(st.text(max_size=60))
def test_a_cell_of_a_rejects_file_reads_as_the_cell_it_was(cell: str) -> None:
    assert cells.clean(str(safe_cell(cells.clean(cell)))) == cells.clean(cells.clean(cell))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("ada@x.example", "ada@x.example"),
        ("Ada <ada@x.example>", "ada@x.example"),
        ('"Brandt, Ada" <ada@x.example>', "ada@x.example"),
        ("Ada Brandt (ada@x.example)", "ada@x.example"),
        ("mailto:ada@x.example?subject=Hi", "ada@x.example"),
        ("<mailto:ada@x.example>", "ada@x.example"),
        ("ada@x.example ::: b@y.example", "ada@x.example"),
        ("ada@x.example; b@y.example", "ada@x.example"),
        ("ada@x.example, n/a", "ada@x.example"),
        ("ada@x.example b@y.example", "ada@x.example"),
        ("ada@x.example\nb@y.example", "ada@x.example"),
        ("ada@x.example.", "ada@x.example"),
        ("\ufeff ada@x.example\xa0", "ada@x.example"),
        ("ada@\u200bx.example", "ada@x.example"),
        ("'ada@x.example'", "ada@x.example"),
        ("broken@; ada@x.example", "ada@x.example"),
        ("", ""),
        ("N/A", ""),
        ("-", ""),
    ],
)
def test_the_first_address_of_a_cell_is_taken(cell: str, expected: str) -> None:
    assert cells.read_address(cell) == expected


@pytest.mark.parametrize(
    "cell",
    [
        "ada at x.example",
        "ada brandt@x.example",
        "ada @x.example",
        "brandt, ada@x.example",
        "ada@",
        "x@@y.example",
    ],
)
def test_half_an_address_is_never_guessed(cell: str) -> None:
    assert isinstance(cells.read_address(cell), AddressProblem)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('"lead","2026"', ("lead", "2026")),
        ("* myContacts ::: * Work", ("mycontacts", "work")),
        ("Trade Fair; hot, HOT", ("trade_fair", "hot")),
        ("Do not contact", ("do_not_contact",)),
        ("do-not-contact", ("do_not_contact",)),
        (" ; ,", ()),
    ],
)
def test_tags_have_one_spelling(cell: str, expected: tuple[str, ...]) -> None:
    assert cells.split_tags(cell) == expected


@pytest.mark.parametrize(
    ("website", "expected"),
    [
        ("https://www.acme.example", "acme.example"),
        ("acme.example/", "acme.example"),
        ("http://shop.acme.co.uk:8080/x?y", "acme.co.uk"),
        ("www.bücher.example", "xn--bcher-kva.example"),
        ("https://www.linkedin.com/company/acme", ""),
        ("https://facebook.com/acme", ""),
        ("https://www.gmail.com", ""),
        ("not a website", ""),
        ("http://", ""),
        ("..", ""),
        ("", ""),
    ],
)
def test_a_website_tells_the_company_where_it_has_one_of_its_own(website: str, expected: str) -> None:
    assert cells.website_domain(website) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("E-Mail Status", "e_mail_status"),
        ("Straße", "strasse"),
        ("2nd Line", "_2nd_line"),
        ("公司", "公司"),
        ("🚀", ""),
    ],
)
def test_a_header_becomes_a_name_that_templates_can_use(header: str, expected: str) -> None:
    assert cells.slug(header) == expected


@given(st.text(max_size=40))
def test_no_header_makes_a_name_that_templates_cannot_use(header: str) -> None:
    name = cells.slug(header)

    assert name == "" or name.isidentifier()
