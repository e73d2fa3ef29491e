"""Verifying a mailbox says what was found, or in one line what is wrong and in one what to do."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from cam.clock import utc_now
from cam.engine.campaigns import Mailbox
from cam.engine.vocabulary import Provider, Tls
from cam.errors import GatewayError, Misconfigured, Permanent, Transient
from cam.gateways.ports import EmailSender
from cam.gateways.recording import RecordingSender
from cam.gateways.registry import sender_for
from cam.gateways.smtp_auth import Rejected
from cam.gateways.smtp_codes import Phase, Reply
from cam.gateways.smtp_explain import explain
from cam.gateways.smtp_session import SmtpServer
from cam.gateways.wire import Fault as WireFault
from cam.gateways.wire import WireError
from cam.settings import Settings
from cam.store.database import Database
from cam.usecases.desk import Desk
from cam.usecases.verify_mailbox import verify
from tests.servers.faults import Fault, Logins
from tests.servers.recording_smtp import RecordingSmtp

PASSWORD = "open sesame"
LOGINS = Logins(user="ana@firm.test", password=PASSWORD)


@pytest.fixture
def desk_with(tmp_path: Path) -> Callable[..., Desk]:
    def make(
        make_sender: Callable[[Mailbox], EmailSender] | None = None, *, password: str = PASSWORD
    ) -> Desk:
        return Desk(
            db=Database(f"sqlite:///{tmp_path / 'cam.db'}"),
            settings=Settings(),
            clock=utc_now,
            root=tmp_path,
            sender_for=make_sender or (lambda box: sender_for(box, lambda _: password)),
        )

    return make


def mailbox(
    port: int, *, tls: Tls = Tls.NONE, user: str = "ana@firm.test", host: str = "127.0.0.1"
) -> Mailbox:
    return Mailbox(
        id=1,
        address="ana@firm.test",
        provider=Provider.SMTP,
        smtp_host=host,
        smtp_port=port,
        smtp_tls=tls,
        smtp_user=user,
        smtp_password_ref="env:PASSWORD" if user else "",
        created_at=datetime(2026, 3, 2, tzinfo=UTC),
    )


def test_a_mailbox_that_works_is_described_and_left_politely_without_a_mail(
    desk_with: Callable[..., Desk],
) -> None:
    with RecordingSmtp(logins=LOGINS) as server:
        found = verify(desk_with(), mailbox(server.port))
        assert found == (
            f"127.0.0.1:{server.port}, no TLS, logged in as ana@firm.test (PLAIN), messages up to 50 MB"
        )
        assert server.commands() == ["EHLO", "AUTH", "QUIT"]


def test_the_sender_is_closed_whatever_happened(desk_with: Callable[..., Desk]) -> None:
    sender = RecordingSender(openings=[Permanent("no")])
    with pytest.raises(Permanent):
        verify(desk_with(lambda _: sender), mailbox(25))
    assert sender.calls == ["open", "close"]


def test_a_wrong_password_is_said_without_repeating_it(desk_with: Callable[..., Desk]) -> None:
    with (
        RecordingSmtp(logins=LOGINS) as server,
        pytest.raises(Permanent, match=r"log-in as 'ana@firm\.test' refused") as e,
    ):
        verify(desk_with(password="hunter2"), mailbox(server.port))
    assert "535 5.7.8" in e.value.what
    assert "password reference" in e.value.hint
    assert "hunter2" not in e.value.what + e.value.hint


def test_a_wrong_port_is_said(desk_with: Callable[..., Desk]) -> None:
    with RecordingSmtp() as server:
        port = server.port
    with pytest.raises(Transient, match="connection refused") as caught:
        verify(desk_with(), mailbox(port))
    assert "465" in caught.value.hint
    assert "587" in caught.value.hint


def test_implicit_tls_on_a_starttls_port_is_said(desk_with: Callable[..., Desk]) -> None:
    with RecordingSmtp() as server, pytest.raises(Misconfigured, match="does not begin with TLS") as caught:
        verify(desk_with(), mailbox(server.port, tls=Tls.IMPLICIT))
    assert "--smtp-tls starttls" in caught.value.hint


def test_a_certificate_of_nobody_known_is_said_with_the_way_to_trust_ones_own(
    desk_with: Callable[..., Desk],
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with (
        RecordingSmtp(tls="implicit", context=context) as server,
        pytest.raises(Permanent, match="not trusted") as e,
    ):
        verify(desk_with(), mailbox(server.port, tls=Tls.IMPLICIT))
    assert "SSL_CERT_FILE" in e.value.hint


def test_a_server_that_refuses_us_is_quoted(desk_with: Callable[..., Desk]) -> None:
    with (
        RecordingSmtp(faults=[Fault("banner", "reply", "554 5.7.1 not from\x1b[31m here")]) as server,
        pytest.raises(Permanent, match=r"refuses at banner \(554 5\.7\.1 not from \[31m here\)"),
    ):
        verify(desk_with(), mailbox(server.port))


@pytest.mark.parametrize(
    ("host", "word"),
    [
        ("smtp.gmail.com", "app password"),
        ("smtp.office365.com", "authenticated SMTP"),
        ("smtp.sendgrid.net", "apikey"),
        ("email-smtp.eu-west-1.amazonaws.com", "SMTP credentials"),
        ("mail.firm.test", "the secret behind the password reference"),
    ],
)
def test_a_refused_log_in_says_what_this_provider_wants(host: str, word: str) -> None:
    server = SmtpServer(host=host, port=465, tls=Tls.IMPLICIT, user="ana")
    error = explain(server, Rejected(Phase.AUTH, Reply(535, "5.7.8 no")))
    assert isinstance(error, Permanent)
    assert word in error.hint


def test_silence_on_port_465_without_tls_is_recognised() -> None:
    server = SmtpServer(host="mail.firm.test", port=465, tls=Tls.STARTTLS)
    for fault in (WireFault.TIMED_OUT, WireFault.DROPPED, WireFault.GARBAGE):
        error = explain(server, WireError(Phase.BANNER, fault, "nothing"))
        assert isinstance(error, Transient)
        assert "--smtp-tls implicit" in error.hint


@pytest.mark.parametrize("fault", WireFault)
@pytest.mark.parametrize("tls", Tls)
@pytest.mark.parametrize("phase", Phase)
def test_every_failure_is_one_line_with_a_hint(fault: WireFault, tls: Tls, phase: Phase) -> None:
    cause = ssl.SSLError(1, "x") if fault is WireFault.TLS_REFUSED else OSError("x")
    server = SmtpServer(host="mail.firm.test", port=587, tls=tls)
    error = explain(server, WireError(phase, fault, "what happened", cause=cause))
    assert isinstance(error, GatewayError)
    assert error.what.startswith("smtp mail.firm.test:587: ")
    assert "\n" not in error.what
    assert error.hint
