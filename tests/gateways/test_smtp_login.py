"""Logging in: every mechanism, a wrong password tried once, and no secret in any word that leaves."""

import base64

import pytest

from cam.engine.vocabulary import Tls
from cam.errors import Misconfigured, Permanent
from cam.gateways.smtp import SmtpSender
from tests.servers.faults import Fault, Logins
from tests.servers.recording_smtp import RecordingSmtp

SECRET = "s3cr3t-pässword"


def sender_to(server: RecordingSmtp, *, user: str = "ana", password: str = SECRET) -> SmtpSender:
    return SmtpSender(host="127.0.0.1", port=server.port, tls=Tls.NONE, user=user, password=lambda: password)


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN", "CRAM-MD5"])
def test_every_mechanism_logs_in_even_with_letters_beyond_ascii(mechanism: str) -> None:
    with RecordingSmtp(logins=Logins(user="ana", password=SECRET, mechanisms=(mechanism,))) as server:
        sender = sender_to(server)
        sender.open()
        assert f"logged in as ana ({mechanism})" in sender.describe()
        sender.close()


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN", "CRAM-MD5"])
def test_a_wrong_password_is_tried_once_and_appears_nowhere(mechanism: str) -> None:
    mechanisms = (mechanism, *(each for each in ("PLAIN", "LOGIN", "CRAM-MD5") if each != mechanism))
    offered = mechanisms if mechanism == "PLAIN" else (mechanism,)
    with RecordingSmtp(logins=Logins(user="ana", password="right", mechanisms=offered)) as server:
        sender = sender_to(server)
        with pytest.raises(Permanent, match="log-in as 'ana' refused") as caught:
            sender.open()
        assert server.commands().count("AUTH") == 1
        assert SECRET not in repr((caught.value.what, caught.value.hint, sender, vars(sender)))


def test_a_server_that_repeats_the_line_does_not_spread_the_secret() -> None:
    line = base64.b64encode(f"\0ana\0{SECRET}".encode()).decode()
    logins = Logins(user="ana", password=SECRET)
    with RecordingSmtp(
        logins=logins, faults=[Fault("auth", "reply", f"535 5.7.8 no: {line} {SECRET}")]
    ) as server:
        with pytest.raises(Permanent) as caught:
            sender_to(server).open()
        assert SECRET not in caught.value.what
        assert line not in caught.value.what
        assert SECRET not in repr(caught.value.__cause__)


def test_the_next_mechanism_follows_only_where_the_server_does_not_know_the_first() -> None:
    logins = Logins(user="ana", password=SECRET)
    fault = Fault("auth", "reply", "504 5.5.4 not that one", times=1)
    with RecordingSmtp(logins=logins, faults=[fault]) as server:
        sender = sender_to(server)
        sender.open()
        assert "LOGIN" in sender.describe()
        sender.close()
        assert server.commands().count("AUTH") == 2


def test_a_server_with_unknown_mechanisms_only_is_refused_with_their_names() -> None:
    with (
        RecordingSmtp(logins=Logins(user="ana", password=SECRET, mechanisms=("XOAUTH2",))) as server,
        pytest.raises(Permanent, match="only XOAUTH2"),
    ):
        sender_to(server).open()


def test_a_server_without_log_in_is_refused_where_a_user_is_set() -> None:
    with RecordingSmtp() as server, pytest.raises(Misconfigured, match="offers no log-in"):
        sender_to(server).open()


def test_without_a_user_no_log_in_is_tried() -> None:
    with RecordingSmtp(logins=Logins(user="ana", password=SECRET)) as server:
        sender = sender_to(server, user="")
        sender.open()
        assert "no log-in" in sender.describe()
        sender.close()
        assert "AUTH" not in server.commands()


def test_a_user_without_a_password_is_refused_before_anything_is_connected() -> None:
    with RecordingSmtp() as server:
        with pytest.raises(Misconfigured, match="has no password"):
            sender_to(server, password="").open()
        assert server.connections == 0


def test_a_challenge_that_is_no_base64_is_cancelled() -> None:
    logins = Logins(user="ana", password=SECRET, mechanisms=("CRAM-MD5",))
    with (
        RecordingSmtp(logins=logins, faults=[Fault("auth", "reply", "334 ???")]) as server,
        pytest.raises(Permanent),
    ):
        sender_to(server).open()
