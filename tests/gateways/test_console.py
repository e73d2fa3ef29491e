"""The console prints what a person can read and a terminal survives."""

import io

from cam.gateways.console import ConsoleSender, as_text
from cam.gateways.ports import Accepted, Blame, Envelope, Refused
from tests.gateways.smtp_matrix import envelope

MAIL = (
    b"From: =?utf-8?q?Ana_P=C3=A9rez?= <ana@firm.test>\r\n"
    b"To: bo@far.test\r\n"
    b"Subject: =?utf-8?b?Z3LDvMOfZQ==?=\r\n"
    b"X-Hidden: nobody needs this\r\n"
    b'Content-Type: multipart/alternative; boundary="b"\r\n'
    b"\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    b"SGFsbG8gQm8sCmdyw7zDn2UK\r\n--b\r\nContent-Type: text/html\r\n\r\n<b>no</b>\r\n--b--\r\n"
)


def letter(mime: bytes) -> Envelope:
    return Envelope(
        sender="ana@firm.test", recipient="bo@far.test", mime=mime, message_id="<1@x>", idempotency_key="k"
    )


def test_a_message_is_shown_with_decoded_headers_and_its_text() -> None:
    rule = "-" * 72
    expected = (
        f"{rule}\nana@firm.test -> bo@far.test\n\n"
        "From: Ana Pérez <ana@firm.test>\nTo: bo@far.test\nSubject: grüße\n\n"
        f"Hallo Bo,\ngrüße\n{rule}\n"
    )
    assert as_text(letter(MAIL)) == expected


def test_escape_sequences_do_not_reach_the_terminal() -> None:
    mime = b"Subject: =?utf-8?q?=1B]0=3Bowned=07?=\r\n\r\n\x1b[2Jhello\r\n"
    text = as_text(letter(mime))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "hello" in text


def test_strange_mail_is_shown_all_the_same() -> None:
    for mime in (
        b"Subject: =?nonsense?q?x?=\r\n\r\nhi\r\n",
        b"Content-Type: text/plain; charset=nonsense\r\n\r\nhi\r\n",
        b"Subject: =?utf-8?b?!!!?=\r\n\r\nhi\r\n",
        b"Content-Transfer-Encoding: base64\r\n\r\n###\r\n",
        b"no header at all\r\n",
    ):
        assert isinstance(ConsoleSender(io.StringIO()).send(letter(mime)), Accepted)


def test_a_stream_that_is_gone_is_the_mailboxs_trouble() -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError(32, "Broken pipe")

    outcome = ConsoleSender(Gone()).send(envelope())
    assert isinstance(outcome, Refused)
    assert (outcome.blame, outcome.is_permanent, outcome.answer) == (
        Blame.MAILBOX,
        False,
        "console: broken pipe",
    )
