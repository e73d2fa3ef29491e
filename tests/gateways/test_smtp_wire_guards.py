"""What reaches the wire: CRLF, stuffed dots, one envelope; and what never does."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cam.engine.vocabulary import Tls
from cam.gateways.ports import Accepted, Blame, Envelope, Outcome, Refused
from cam.gateways.smtp import SmtpSender
from cam.gateways.smtp_guard import fault, is_plain
from tests.gateways.smtp_matrix import envelope
from tests.servers.recording_smtp import RecordingSmtp

INTERNATIONAL = ("8BITMIME", "SMTPUTF8")


def deliver(server: RecordingSmtp, letter: Envelope) -> Outcome:
    sender = SmtpSender(host="127.0.0.1", port=server.port, tls=Tls.NONE)
    sender.open()
    try:
        return sender.send(letter)
    finally:
        sender.close()


@pytest.mark.parametrize(
    "mime",
    [
        b".\r\n",
        b".\r\n.\r\n",
        b"..\r\n",
        b"Subject: x\r\n\r\n.\r\nMAIL FROM:<eve@firm.test>\r\n.\r\n",
        b"a\r\n.b\r\n..c\r\n...\r\n",
        b"\r\n",
        b"x" * 998 + b"\r\n",
    ],
)
def test_a_message_full_of_dots_arrives_as_it_is_and_alone(mime: bytes) -> None:
    with RecordingSmtp() as server:
        assert isinstance(deliver(server, replace(envelope(), mime=mime)), Accepted)
        assert [each.mime for each in server.accepted] == [mime]
        assert server.commands() == ["EHLO", "MAIL", "RCPT", "DATA", "QUIT"]
        assert not server.violations


def test_a_large_message_arrives_whole() -> None:
    letter = envelope(size=3_000_000)
    with RecordingSmtp() as server:
        assert isinstance(deliver(server, letter), Accepted)
        assert server.accepted[0].mime == letter.mime


def test_a_message_without_its_last_line_end_gets_it() -> None:
    with RecordingSmtp() as server:
        deliver(server, replace(envelope(), mime=b"Subject: x\r\n\r\nhello"))
        assert server.accepted[0].mime == b"Subject: x\r\n\r\nhello\r\n"


@pytest.mark.parametrize(
    "mime",
    [
        b"",
        b"a\nb\r\n",
        b"a\rb\r\n",
        b"a\r\n\rb\r\n",
        b"a\r\n.\n",
        b"a\n.\r\nMAIL FROM:<eve@firm.test>\r\n",
        b"a\r\n.\r",
        b"a\0b\r\n",
        b"x" * 999 + b"\r\n",
    ],
)
def test_bytes_that_could_smuggle_a_second_message_never_leave(mime: bytes) -> None:
    with RecordingSmtp() as server:
        outcome = deliver(server, replace(envelope(), mime=mime))
        assert isinstance(outcome, Refused)
        assert (outcome.is_permanent, outcome.blame, outcome.phase) == (True, Blame.MESSAGE, "guard")
        assert server.commands() == ["EHLO", "QUIT"]


@pytest.mark.parametrize("field", ["sender", "recipient"])
@pytest.mark.parametrize(
    "address",
    [
        "bo@firm.test\r\nRCPT TO:<eve@firm.test>",
        "bo@firm.test> SIZE=1",
        "<bo@firm.test>",
        "Bo <bo@firm.test>",
        "bo@firm.test, eve@firm.test",
        "bo@eve@firm.test",
        "bo\x00@firm.test",
        "bo\u2028@firm.test",
        "bo\u0085@firm.test",
        "@firm.test",
        "bo@",
        "",
        "b" * 250 + "@firm.test",
        "\ud800@firm.test",
    ],
)
def test_an_address_that_is_more_or_less_than_one_never_reaches_the_wire(field: str, address: str) -> None:
    with RecordingSmtp() as server:
        outcome = deliver(server, replace(envelope(), **{field: address}))
        assert isinstance(outcome, Refused)
        assert server.commands() == ["EHLO", "QUIT"]


@given(st.text(max_size=40))
@example("bo@firm.test\r\nQUIT")
@example("a@b\x0b")
def test_a_plain_address_fits_into_one_command(address: str) -> None:
    if is_plain(address):
        command = f"RCPT TO:<{address}>"
        assert len(command.splitlines()) == 1
        assert (command.count("<"), command.count(">"), command.split()[1:]) == (1, 1, [command[5:]])


@pytest.mark.parametrize(
    "address", ["bo@firm.test", "b.o+x_y'z-1@a.b-c.firm.test", "björn@firm.test", "{a}|b@[", "x@y"]
)
def test_ordinary_addresses_pass(address: str) -> None:
    assert is_plain(address) == ("[" not in address)


def test_a_fault_names_the_field_and_the_value() -> None:
    assert fault(envelope("bo firm")) == "recipient: 'bo firm' is not one plain address"
    assert "at byte 1;" in fault(replace(envelope(), mime=b"a\nb\r\n"))


@pytest.mark.parametrize("letter", [envelope("björn@firm.test"), envelope("bo@bücher.test")])
def test_an_address_beyond_ascii_needs_a_server_that_takes_it(letter: Envelope) -> None:
    with RecordingSmtp(extensions=INTERNATIONAL) as server:
        assert isinstance(deliver(server, letter), Accepted)
        assert server.accepted[0].recipient == letter.recipient
        assert server.lines[1][1] == "MAIL FROM:<ana@firm.test> BODY=8BITMIME SMTPUTF8"
    with RecordingSmtp(extensions=("8BITMIME",)) as server:
        outcome = deliver(server, letter)
        assert isinstance(outcome, Refused)
        assert (outcome.is_permanent, outcome.blame) == (True, Blame.MESSAGE)
        assert "MAIL" not in server.commands()


def test_eight_bit_bytes_need_a_server_that_takes_them() -> None:
    letter = replace(envelope(), mime="Subject: x\r\n\r\ngrüße\r\n".encode())
    with RecordingSmtp(extensions=("8BITMIME",)) as server:
        assert isinstance(deliver(server, letter), Accepted)
        assert server.lines[1][1].endswith("BODY=8BITMIME")
    with RecordingSmtp(extensions=()) as server:
        assert isinstance(deliver(server, letter), Refused)


@pytest.mark.parametrize(
    ("extension", "is_sent"), [("SIZE 40", False), ("SIZE 0", True), ("SIZE", True), ("SIZE x", True)]
)
def test_a_message_beyond_the_servers_size_is_not_even_begun(extension: str, is_sent: bool) -> None:
    with RecordingSmtp(extensions=(extension,)) as server:
        outcome = deliver(server, envelope())
        assert isinstance(outcome, Accepted) == is_sent
        assert ("MAIL" in server.commands()) == is_sent


def test_the_greeting_gives_an_address_and_no_host_name() -> None:
    with RecordingSmtp() as server:
        deliver(server, envelope())
        assert server.lines[0][1] == "EHLO [127.0.0.1]"
