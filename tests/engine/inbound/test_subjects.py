"""Subjects are compared without what mail programs and gateways add to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.inbound.subjects import normal_subject


@pytest.mark.parametrize(
    "subject",
    [
        "Your fleet", "Re: Your fleet", "RE: re: Your Fleet", "AW: WG: Your fleet", "SV: Your fleet",
        "Antw: Your fleet",
        "RE[2]: Your fleet", "Re(3): Your fleet", "Re : Your fleet", "RES: ENC: Your fleet", "Rép : Your fleet",
        "[EXTERNAL] Re: Your fleet", "Re: [EXT] Your fleet", "*****SPAM***** Your fleet",
        "[External Sender] AW: Your fleet",
        "回复: Your fleet", "Re：Your fleet", "Automatic reply: Your fleet", "Out of Office: Re: Your fleet",
        "Undeliverable: Your fleet", "Odp: Your fleet", "Vá: Your fleet", "Fwd: Your  fleet (fwd)", "R: I: Your fleet",
        "Ynt: Your fleet", "Отв: Your fleet", "Automatische Antwort: Your fleet", "CAUTION: Your fleet",
        "[Caution: External] Re: Your fleet", "[Ticket#4411] AW: Your fleet", "[Acme] Your fleet",
    ],
)  # fmt: skip
def test_what_stands_before_a_subject_falls_away(subject: str) -> None:
    assert normal_subject(subject) == "your fleet"


@pytest.mark.parametrize(
    "subject", ["Reform of your fleet", "Is: this one kept", "[Acme]", "Real estate: now"]
)
def test_a_word_that_only_looks_so_is_kept(subject: str) -> None:
    assert normal_subject(subject) == subject.lower()


@given(st.text(max_size=200))
def test_it_is_normal_once_and_for_ever(text: str) -> None:
    once = normal_subject(text)
    assert len(once) <= 6_000
    assert normal_subject("Re: " + text) == once
