"""Addresses and profiles: one spelling for one person, and what an address tells."""

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from cam.engine import addresses
from cam.engine.addresses import AddressProblem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ada@firm.example", "ada@firm.example"),
        ("  Ada.Love@Firm.EXAMPLE ", "ada.love@firm.example"),
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"),
        ("a+b/c=d@firm.example", "a+b/c=d@firm.example"),
        ("o'brien@firm.example", "o'brien@firm.example"),
        ("ada@пример.рф", "ada@xn--e1afmkfd.xn--p1ai"),
        ("{ada}|!#$%^~@7-eleven.com", "{ada}|!#$%^~@7-eleven.com"),
        ("ada@firm.travelersinsurance", "ada@firm.travelersinsurance"),
        (f"{'a' * 64}@firm.example", f"{'a' * 64}@firm.example"),
    ],
)
def test_an_address_has_one_spelling(text: str, expected: str) -> None:
    assert addresses.normalise(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "ada", "ada@", "@firm.example", "ada@firm", "a b@firm.example", "ada@firm..example", "ada@-firm.example",
        "ada@firm.example.", "ada@localhost", "ada@firm.test", "ada@firm.123", "josé@firm.example",
        '"ada"@firm.example', "ada@[127.0.0.1]", "ada@firm.example\n", "ada@fi\u200brm.example",
        f"{'a' * 65}@firm.example", "Ada <ada@firm.example>", "ada@yy--0.example", ".ada@firm.example",
        "ada@firm.1a", "ada@firm.com/", "ada@firm,com", "ada@fi_rm.com",
        "ada(at)firm.com",
        "ada@firm.com\x00", "ada@@firm.com", "ada@firm.com?subject=x", "ada@*.firm.com", "ada..b@firm.com",
    ],
)  # fmt: skip
def test_what_cannot_be_delivered_is_refused_with_a_reason(text: str) -> None:
    found = addresses.normalise(text)

    assert isinstance(found, AddressProblem)
    assert found.why
    assert found.why[0].islower()


@given(st.from_regex(r"[a-z0-9._+&'-]{1,12}@[a-z0-9.-]{1,14}\.[a-z]{2,9}", fullmatch=True))
def test_the_quick_expression_accepts_nothing_that_the_validator_refuses(text: str) -> None:
    found = addresses.normalise(text)

    try:
        validate_email(text, check_deliverability=False, allow_smtputf8=False, strict=True)
    except EmailNotValidError:
        assert isinstance(found, AddressProblem)
    else:
        assert isinstance(found, str)


@given(st.text(max_size=40))
def test_normalising_is_done_once_for_all(text: str) -> None:
    found = addresses.normalise(text)

    if isinstance(found, str):
        assert addresses.normalise(found) == found


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("sales.acme.co.uk", "acme.co.uk"),
        ("acme.co.uk", "acme.co.uk"),
        ("co.uk", "co.uk"),
        ("mail.eu.acme.example", "acme.example"),
        ("ACME.example.", "acme.example"),
    ],
)
def test_the_registrable_domain_is_what_somebody_registered(domain: str, expected: str) -> None:
    assert addresses.registrable_domain(domain) == expected


@pytest.mark.parametrize("domain", ["gmail.com", "GMX.de", "hey.com", "mailinator.com", "sfr.fr"])
def test_free_mail_says_nothing_of_a_company(domain: str) -> None:
    assert addresses.is_free_mail(domain)
    assert addresses.company_domain(f"ada@{domain.lower()}") == ""


def test_a_company_is_known_by_its_registrable_domain() -> None:
    assert addresses.company_domain("ada@sales.acme.co.uk") == "acme.co.uk"
    assert addresses.company_domain("ada@acme.example") == "acme.example"


@pytest.mark.parametrize(
    "local", ["info", "sales", "kontakt", "no-reply", "no_reply", "customer.service", "info+x"]
)
def test_a_desk_is_no_person(local: str) -> None:
    assert addresses.is_role(f"{local}@firm.example")


@pytest.mark.parametrize("local", ["ada", "salesforce.fan", "information", "ada.sales"])
def test_a_person_is_no_desk(local: str) -> None:
    assert not addresses.is_role(f"{local}@firm.example")


@pytest.mark.parametrize(
    "local", ["abuse", "postmaster", "noreply", "no-reply", "do.not.reply", "noreply-news", "mailer-daemon"]
)
def test_nobody_writes_to_postmasters_and_robots(local: str) -> None:
    assert addresses.is_refused(f"{local}@firm.example")
    assert not addresses.is_refused("info@firm.example")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://www.linkedin.com/in/ada-love", "https://www.linkedin.com/in/ada-love"),
        ("http://de.linkedin.com/in/Ada-Love/en?trk=x#top", "https://www.linkedin.com/in/ada-love"),
        ("linkedin.com/in/ada-love/", "https://www.linkedin.com/in/ada-love"),
        ("https://www.linkedin.com/in/j%C3%BCrgen", "https://www.linkedin.com/in/jürgen"),
        ("https://www.linkedin.com/pub/ada/1/2b/3", "https://www.linkedin.com/pub/ada/1/2b/3"),
        (
            "https://www.linkedin.com/sales/people/ACwAb-c,NAME,x",
            "https://www.linkedin.com/sales/lead/ACwAb-c",
        ),
        ("https://www.linkedin.com/company/acme", ""),
        ("https://example.com/in/ada", ""),
        ("https://notlinkedin.com/in/ada", ""),
        ("https://www.linkedin.com/in/%0d%0abcc", ""),
        ("ada", ""),
    ],
)
def test_a_profile_has_one_spelling(text: str, expected: str) -> None:
    assert addresses.normalise_profile(text) == expected
