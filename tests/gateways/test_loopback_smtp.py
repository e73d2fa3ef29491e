"""The small server for demonstrations keeps what it accepts and refuses what it is told to, on this machine only."""

import smtplib
import socket
from pathlib import Path

import pytest

from cam.gateways.loopback_smtp import LoopbackSmtp, Received

MAIL = b"Subject: hi\r\n\r\n.dot\r\n..two\r\nhello\r\n"


def test_it_listens_on_this_machine_only() -> None:
    with LoopbackSmtp() as server:
        assert server._server.server_address[0] == "127.0.0.1"


def test_a_message_is_kept_in_memory_in_a_file_and_handed_on(tmp_path: Path) -> None:
    seen: list[Received] = []
    with (
        LoopbackSmtp(folder=tmp_path / "mail", on_message=seen.append) as server,
        smtplib.SMTP("127.0.0.1", server.port, timeout=5) as client,
    ):
        client.sendmail("ana@firm.test", "bo@far.test", MAIL)
        client.sendmail("ana@firm.test", "cy@far.test", MAIL)
    expected = Received(number=1, sender="ana@firm.test", recipient="bo@far.test", mime=MAIL)
    assert server.messages[0] == expected
    assert seen == server.messages
    assert (tmp_path / "mail" / "00001.eml").read_bytes() == MAIL
    assert [path.name for path in sorted((tmp_path / "mail").iterdir())] == ["00001.eml", "00002.eml"]


def test_a_refused_address_gets_its_answer_and_nothing_is_kept() -> None:
    refuse = {"gone@far.test": "550 5.1.1 no such user"}
    with (
        LoopbackSmtp(refuse=refuse) as server,
        smtplib.SMTP("127.0.0.1", server.port, timeout=5) as client,
        pytest.raises(smtplib.SMTPRecipientsRefused) as caught,
    ):
        client.sendmail("ana@firm.test", "gone@far.test", MAIL)
    assert caught.value.recipients == {"gone@far.test": (550, b"5.1.1 no such user")}
    assert server.messages == []


@pytest.mark.parametrize(
    ("commands", "answers"),
    [
        (["DATA"], [503]),
        (["RCPT TO:<bo@far.test>"], [503]),
        (["MAIL FROM:<a@x.test>", "DATA"], [250, 503]),
        (["MAIL FROM:<a@x.test>", "RCPT TO:<b@x.test>", "RCPT TO:<c@x.test>"], [250, 250, 452]),
        (["MAIL FROM:<a@x.test>", "RSET", "RCPT TO:<b@x.test>"], [250, 250, 503]),
        (["WHAT"], [502]),
        (["HELO me", "NOOP"], [250, 250]),
    ],
)
def test_commands_out_of_order_are_refused(commands: list[str], answers: list[int]) -> None:
    with LoopbackSmtp() as server, smtplib.SMTP("127.0.0.1", server.port, timeout=5) as client:
        assert [client.docmd(command)[0] for command in commands] == answers


def test_a_message_that_is_cut_off_is_not_kept() -> None:
    with LoopbackSmtp() as server:
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as client:
            for line in (
                b"EHLO x",
                b"MAIL FROM:<a@x.test>",
                b"RCPT TO:<b@x.test>",
                b"DATA",
                b"half a message",
            ):
                client.recv(1000)
                client.sendall(line + b"\r\n")
        with smtplib.SMTP("127.0.0.1", server.port, timeout=5) as second:
            second.sendmail("ana@firm.test", "bo@far.test", MAIL)
        assert [each.recipient for each in server.messages] == ["bo@far.test"]
