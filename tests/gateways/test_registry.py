"""Every provider has its sender, and none reads a secret before it is opened."""

import io
import sys
from datetime import UTC, datetime

import pytest

from cam.engine.campaigns import Mailbox
from cam.engine.vocabulary import Provider, Tls
from cam.errors import Misconfigured
from cam.gateways.ports import Accepted
from cam.gateways.registry import sender_for
from tests.gateways.smtp_matrix import LOGINS, envelope
from tests.servers.recording_smtp import RecordingSmtp


def mailbox(provider: Provider, **settings: object) -> Mailbox:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    return Mailbox(id=1, address="ana@firm.test", provider=provider, created_at=at, **settings)  # type: ignore[arg-type]


def no_secret(reference: str) -> str:
    raise Misconfigured(f"secret {reference}: it is not set")


@pytest.mark.parametrize("provider", Provider)
def test_every_provider_has_a_sender_that_is_made_without_a_secret(provider: Provider) -> None:
    assert sender_for(mailbox(provider, smtp_user="ana", smtp_password_ref="env:X"), no_secret).describe()


def test_smtp_takes_its_settings_from_the_mailbox_and_its_secret_when_it_opens() -> None:
    asked: list[str] = []

    def secret(reference: str) -> str:
        asked.append(reference)
        return LOGINS.password

    with RecordingSmtp(logins=LOGINS) as server:
        settings = {"smtp_host": "127.0.0.1", "smtp_port": server.port, "smtp_tls": Tls.NONE}
        sender = sender_for(
            mailbox(Provider.SMTP, smtp_user="ana", smtp_password_ref="env:PASSWORD", **settings), secret
        )
        assert asked == []
        sender.open()
        assert asked == ["env:PASSWORD"]
        assert isinstance(sender.send(envelope()), Accepted)
        sender.close()


def test_a_missing_secret_is_said_by_its_reference_when_the_mailbox_opens() -> None:
    settings = {"smtp_host": "127.0.0.1", "smtp_port": 25, "smtp_tls": Tls.NONE, "smtp_user": "ana"}
    sender = sender_for(mailbox(Provider.SMTP, smtp_password_ref="env:PASSWORD", **settings), no_secret)
    with pytest.raises(Misconfigured, match="env:PASSWORD"):
        sender.open()


def test_without_a_server_smtp_says_what_to_set() -> None:
    with pytest.raises(Misconfigured, match="make no server"):
        sender_for(mailbox(Provider.SMTP), no_secret).open()


def test_the_console_prints_beside_the_commands_own_output(capsys: pytest.CaptureFixture[str]) -> None:
    sender_for(mailbox(Provider.CONSOLE), no_secret).send(envelope())
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "hello" in captured.err


def test_the_console_prints_where_it_is_told() -> None:
    stream = io.StringIO()
    sender_for(mailbox(Provider.CONSOLE), no_secret, console=stream).send(envelope())
    assert "hello" in stream.getvalue()
    assert stream is not sys.stderr


def test_no_provider_names_the_mailbox() -> None:
    with pytest.raises(Misconfigured, match=r"mailbox ana@firm\.test: no provider"):
        sender_for(mailbox(Provider.NONE), no_secret).open()
