"""Answers to FETCH: what is read at once is what imapclient's parser reads, and all else is left to it."""

from typing import Any

import pytest
from imapclient.exceptions import ProtocolError
from imapclient.response_parser import parse_response

from cam.gateways import imap_answers
from cam.gateways.imap_answers import parts_of

LISTED = b'1 (UID 5 RFC822.SIZE 3453 INTERNALDATE "02-Mar-2026 10:00:00 +0000")'
BODY = [(b"2 (UID 6 BODY[]<0> {5}", b"a\r\n b"), b")"]
USUAL = {
    "listed": [LISTED, LISTED.replace(b"1 (UID 5", b"2 (UID 6")],
    "a day of one digit": [LISTED.replace(b"02-Mar", b" 2-Mar")],
    "small letters": [LISTED.lower()],
    "a body": BODY,
    "a body before its UID": [(b"2 (BODY[] {5}", b"a\r\n b"), b' UID 6 RFC822.SIZE 5 INTERNALDATE "x")'],
    "a head": [(b"2 (UID 6 body[header]<0> {3}", b"a\r\n"), b")"],
    "an empty body": [(b"2 (UID 6 BODY[]<0> {0}", b""), b")"],
    "both": [LISTED, *BODY, LISTED],
    "the same twice": BODY * 2,
}
UNUSUAL = {
    "nothing": [None],
    "flags": [LISTED, b"2 (FLAGS (\\Seen) UID 6)"],
    "a body that is no literal": [b'2 (UID 6 BODY[]<0> "short")'],
    "no body": [b"2 (UID 6 BODY[]<0> NIL)"],
    "a quote in a quoted text": [b'2 (UID 6 X "a\\"b")'],
    "some fields of a head": [(b"2 (UID 6 BODY[HEADER.FIELDS (DATE TO)] {3}", b"a\r\n"), b")"],
    "two literals": [(b"2 (UID 6 BODY[1] {1}", b"a"), (b" BODY[2] {1}", b"b"), b")"],
}


def by_library(data: list[Any]) -> list[dict[bytes, Any]]:
    return [
        {name.upper(): value for name, value in zip(items[::2], items[1::2], strict=True)}
        for items in parse_response(data)[1::2]
    ]


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in (USUAL | UNUSUAL).items()])
def test_every_answer_says_what_the_library_reads_in_it(data: list[Any]) -> None:
    assert parts_of(data) == by_library(data)


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in USUAL.items()])
def test_usual_answers_do_without_the_library(data: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap_answers, "parse_response", None)
    assert len(parts_of(data)) == len([one for one in data if one[:1] not in (b")", b" ")])


@pytest.mark.parametrize("data", [[b"2 (UID 6"], [b'2 (UID "6)'], [(b"2 (UID 6 BODY[] {5}", b"a"), b")"]])
def test_what_is_not_imap_is_refused_as_the_library_refuses_it(data: list[Any]) -> None:
    with pytest.raises((ProtocolError, ValueError)):
        parts_of(data)
