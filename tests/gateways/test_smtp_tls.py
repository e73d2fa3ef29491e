"""TLS is always verified, on every way in, and never given up for the clear."""

import ssl
from pathlib import Path

import pytest
import trustme

from cam.engine.vocabulary import Tls
from cam.errors import Misconfigured, Permanent
from cam.gateways.ports import Accepted
from cam.gateways.smtp import SmtpSender, default_context
from tests.gateways.smtp_matrix import LOGINS, envelope
from tests.servers.recording_smtp import RecordingSmtp

MODES = pytest.mark.parametrize("mode", ["implicit", "starttls"])


def sender_to(port: int, mode: str, context: ssl.SSLContext | None, *, host: str = "127.0.0.1") -> SmtpSender:
    return SmtpSender(
        host=host, port=port, tls=Tls(mode), user="ana", password=lambda: LOGINS.password, context=context
    )


@MODES
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_trusted_certificate_for_the_host_is_taken(
    mode: str, host: str, server_context: ssl.SSLContext, client_context: ssl.SSLContext
) -> None:
    with RecordingSmtp(tls=mode, context=server_context, logins=LOGINS) as server:
        sender = sender_to(server.port, mode, client_context, host=host)
        sender.open()
        assert isinstance(sender.send(envelope()), Accepted)
        assert "TLSv1.3" in sender.describe()
        sender.close()


@MODES
@pytest.mark.parametrize(
    ("fault", "words"),
    [("untrusted", "is not trusted"), ("wrong name", "is for another name"), ("expired", "has expired")],
)
def test_a_bad_certificate_is_refused_before_the_log_in(
    mode: str, fault: str, words: str, bad_contexts: dict[str, ssl.SSLContext], client_context: ssl.SSLContext
) -> None:
    with RecordingSmtp(tls=mode, context=bad_contexts[fault], logins=LOGINS) as server:
        with pytest.raises(Permanent, match=words) as caught:
            sender_to(server.port, mode, client_context).open()
        assert caught.value.code == "certificate"
        assert caught.value.hint
        assert "AUTH" not in server.commands()


@MODES
def test_the_default_context_trusts_no_unknown_authority(mode: str, server_context: ssl.SSLContext) -> None:
    with (
        RecordingSmtp(tls=mode, context=server_context, logins=LOGINS) as server,
        pytest.raises(Permanent, match="is not trusted"),
    ):
        sender_to(server.port, mode, None).open()


@MODES
def test_tls_before_1_2_is_refused(mode: str, authority: trustme.CA, client_context: ssl.SSLContext) -> None:
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(old)
    with pytest.warns(DeprecationWarning, match="deprecated"):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.warns(DeprecationWarning, match="deprecated"):
        old.minimum_version = ssl.TLSVersion.TLSv1
    old.set_ciphers("ALL:@SECLEVEL=0")
    with RecordingSmtp(tls=mode, context=old, logins=LOGINS) as server:
        with pytest.raises(Permanent, match="no secure connection"):
            sender_to(server.port, mode, client_context).open()
        assert "AUTH" not in server.commands()


def test_the_default_context_verifies_and_is_made_once() -> None:
    context = default_context()
    assert context is default_context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


@MODES
def test_an_authority_of_ones_own_is_named_by_the_standard_variable(
    mode: str,
    authority: trustme.CA,
    server_context: ssl.SSLContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with RecordingSmtp(tls=mode, context=server_context, logins=LOGINS) as server:
        sender = sender_to(server.port, mode, None)
        sender.open()
        assert isinstance(sender.send(envelope()), Accepted)
        sender.close()


def test_an_authority_that_is_not_there_is_said_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "missing.pem"))
    with pytest.raises(Misconfigured, match="SSL_CERT_FILE"):
        sender_to(465, "implicit", None).open()


def test_a_server_that_stopped_offering_starttls_gets_neither_log_in_nor_mail() -> None:
    with RecordingSmtp(logins=LOGINS) as server:
        with pytest.raises(Permanent, match="offers no STARTTLS") as caught:
            sender_to(server.port, "starttls", None).open()
        assert caught.value.code == "no_starttls"
        assert server.commands() == ["EHLO"]


def test_implicit_tls_on_a_starttls_port_is_recognised(
    server_context: ssl.SSLContext, client_context: ssl.SSLContext
) -> None:
    with RecordingSmtp(tls="starttls", context=server_context) as server:
        with pytest.raises(Misconfigured, match="does not begin with TLS") as caught:
            sender_to(server.port, "implicit", client_context).open()
        assert "--smtp-tls starttls" in caught.value.hint


@pytest.mark.parametrize("host", ["mail.firm.test", "192.0.2.1", "10.0.0.1", "127.0.0.1.firm.test"])
def test_the_clear_is_for_this_machine_only(host: str) -> None:
    with pytest.raises(Misconfigured, match="this machine only"):
        SmtpSender(host=host, port=25, tls=Tls.NONE).open()


def test_localhost_that_is_another_machine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    elsewhere = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.1", 25))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: elsewhere)
    with pytest.raises(Misconfigured, match=r"192\.0\.2\.1, which is not this machine"):
        SmtpSender(host="localhost", port=25, tls=Tls.NONE).open()
