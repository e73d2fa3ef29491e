"""The fingerprint: one for every copy of a message, another for every other message."""

from cam.engine.inbound.fingerprint import fingerprint
from cam.engine.inbound.reading import read

MAIL = b"From: ada@engines.example\r\nMessage-ID: <1@engines.example>\r\nSubject: hi\r\n\r\nhello\r\n"


def of(raw: bytes, *, is_truncated: bool = False) -> str:
    return fingerprint(raw, read(raw, is_truncated=is_truncated))


def test_the_way_through_servers_changes_nothing() -> None:
    assert of(b"Received: from a by b\r\nX-Spam: 1\r\n" + MAIL) == of(MAIL)
    assert of(MAIL.replace(b"\r\n", b"\n")) == of(MAIL)


def test_other_words_under_the_same_id_are_another_message() -> None:
    assert of(MAIL.replace(b"hello", b"unsubscribe")) != of(MAIL)
    assert of(MAIL.replace(b"Subject: hi", b"Subject: ho")) != of(MAIL)
    assert of(MAIL.replace(b"ada@", b"bob@")) != of(MAIL)


def test_how_much_of_a_large_message_was_read_does_not_count() -> None:
    assert of(MAIL + b"x" * 50, is_truncated=True) == of(MAIL + b"x" * 90, is_truncated=True)
