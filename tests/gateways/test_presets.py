"""The presets are complete, and what only the customer knows is asked for at once."""

import pytest

from cam.engine.vocabulary import Tls
from cam.errors import InputError, NotFound
from cam.gateways.presets import PRESETS, SmtpSettings, complete, login_hint, preset

NAMES = ("gmail", "outlook", "sendgrid", "postmark", "mailgun", "ses", "fastmail", "migadu")


def test_the_promised_presets_are_there() -> None:
    assert tuple(PRESETS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_preset_is_protected_and_says_how_to_log_in(name: str) -> None:
    known = preset(name)
    assert known.tls is not Tls.NONE
    assert known.port == (465 if known.tls is Tls.IMPLICIT else 587)
    assert known.login_hint
    assert known.host or known.host_example
    assert known.user or known.user_example
    assert login_hint(known.host or known.host_example) == known.login_hint


def test_a_preset_fills_what_was_not_said() -> None:
    expected = SmtpSettings(host="smtp.gmail.com", port=465, tls=Tls.IMPLICIT, user="ana@firm.test")
    assert complete("Gmail", address="ana@firm.test") == expected


def test_what_was_said_stands() -> None:
    settings = complete("outlook", address="a@x.test", host="smtp-mail.outlook.com", port=2587, user="me")
    assert settings == SmtpSettings(host="smtp-mail.outlook.com", port=2587, tls=Tls.STARTTLS, user="me")


def test_the_user_of_sendgrid_is_a_word() -> None:
    assert complete("sendgrid", address="a@x.test").user == "apikey"


def test_ses_asks_for_region_and_user_in_one_go() -> None:
    with pytest.raises(InputError) as caught:
        complete("ses", address="a@x.test")
    assert len(caught.value.problems) == 2
    assert "email-smtp.eu-west-1.amazonaws.com" in caught.value.hint


def test_an_unknown_preset_names_the_known_ones() -> None:
    with pytest.raises(NotFound) as caught:
        preset("hotmail")
    assert "outlook" in caught.value.hint


@pytest.mark.parametrize("host", ["notgmail.com", "mail.firm.test", "gmail.com.firm.test", "localhost"])
def test_a_host_of_nobody_known_gets_no_hint(host: str) -> None:
    assert login_hint(host) == ""
