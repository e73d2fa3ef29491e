"""What a suppression covers, from the text that a person writes."""

import pytest

from cam.engine.suppressions import Kind, Target, covering_values, lookup_domain, parse_target
from cam.errors import InputError


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (" Ana@Firm.Example ", Kind.ADDRESS, "ana@firm.example"),
        ("ana+list@firm.example", Kind.ADDRESS, "ana+list@firm.example"),
        ("Firm.Example", Kind.DOMAIN, "firm.example"),
        ("@firm.example", Kind.DOMAIN, "firm.example"),
        ("*.firm.example", Kind.DOMAIN, "firm.example"),
        ("firm.example.", Kind.DOMAIN, "firm.example"),
        ("münchen.example", Kind.DOMAIN, "xn--mnchen-3ya.example"),
        ("linkedin.com/in/Ada/?trk=x", Kind.ADDRESS, "https://www.linkedin.com/in/ada"),
    ],
)
def test_an_address_a_domain_and_a_profile_are_told_apart(text: str, kind: Kind, value: str) -> None:
    assert Target(kind=kind, value=value) == parse_target(text)


@pytest.mark.parametrize(
    "text", ["", "ana", "ana@", "ana@firm", "a b.example", "https://www.linkedin.com/company/x"]
)
def test_what_is_none_of_them_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(InputError, match="cannot be suppressed") as refused:
        parse_target(text)

    assert repr(text) in refused.value.what


def test_an_address_is_covered_by_itself_and_every_domain_above_it_but_no_top_level() -> None:
    expected = ("ana@eu.mail.firm.example", "eu.mail.firm.example", "mail.firm.example", "firm.example")

    assert expected == covering_values("ana@eu.mail.firm.example")


def test_a_profile_is_covered_by_itself_alone() -> None:
    assert covering_values("https://www.linkedin.com/in/ada") == ("https://www.linkedin.com/in/ada",)


@pytest.mark.parametrize(
    ("domain", "company"),
    [("sales.acme.co.uk", "acme.co.uk"), ("acme.example", "acme.example"), ("gmail.com", ""), ("co.uk", "")],
)
def test_leads_are_looked_up_by_the_company_domain_where_they_all_carry_it(domain: str, company: str) -> None:
    assert company == lookup_domain(domain)
