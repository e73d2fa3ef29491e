"""Whom an answer names."""

import pytest

from tests.engine.judgement.replies import judged


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("Please reach out to our CMO, Dan", "Dan", ""),
        ("You should speak with Mike in operations", "Mike", ""),
        ("Bitte sprechen Sie mit Herrn Dr. Krüger aus dem Einkauf.", "Krüger", ""),
        ("Wenden Sie sich an unsere Abteilung Marketing.", "", ""),
        ("Try procurement@acme.example", "", "procurement@acme.example"),
        ("Contact Maria de la Cruz (maria@x.example)", "Maria de la Cruz", "maria@x.example"),
        ("My colleague Jean-Luc Picard handles this", "Jean-Luc Picard", ""),
        ("Bob left the company. Ask Linda Park instead.", "Linda Park", ""),
        ("Wrong person, sorry", "", ""),
    ],
)
def test_the_name_and_the_address(text: str, name: str, address: str) -> None:
    found = judged(text)
    assert (found.reply_class.value, found.referred_name, found.referred_address) == (
        "referral",
        name,
        address,
    )


def test_the_writers_own_address_is_nobody_else() -> None:
    found = judged("Wrong person. You wrote to anna@firm.example", sender="anna@firm.example")
    assert found.referred_address == ""
