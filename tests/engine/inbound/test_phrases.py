"""Phrases: the short way through texts without letters beyond ASCII finds what the long way finds."""

import re

import pytest

from cam.engine.inbound.phrases import any_of


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("bo[iî]te pleine", "la boite pleine"),
        ("prö?be", "eine prbe"),
        ("(?:größe|size) limit", "size limit"),
        ("n[ãa]o existe", "conta nao existe"),
        ("é{0,2}chec", "chec"),
        ("bulunamadı", "kullanici bulunamadi"),  # without its dot, to re the same letter
        ("größe | full", "mailbox is full"),
    ],
)
def test_what_can_stand_in_ascii_is_found_there(phrase: str, text: str) -> None:
    assert text.isascii()
    assert any_of(phrase).are_in(text)


@pytest.mark.parametrize("phrase", ["用户不存在", "schránka je plná", "größe"])
def test_what_needs_other_letters_is_found_among_them_and_not_looked_for_elsewhere(phrase: str) -> None:
    phrases = any_of(phrase)
    assert phrases.are_in(f"<kim@shop.example>: {phrase}")
    assert not phrases.are_in("mailbox is full")
    assert re.compile(phrase, re.IGNORECASE).search("mailbox is full") is None
