"""Every EmailSender under the one contract: SMTP against four servers, console, recording, none."""

import io
import ssl
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from cam.engine.vocabulary import Tls
from cam.errors import Permanent, Transient
from cam.gateways.console import ConsoleSender
from cam.gateways.loopback_smtp import LoopbackSmtp
from cam.gateways.none import NoProvider
from cam.gateways.ports import Accepted, Blame, EmailSender, Refused, Unknown
from cam.gateways.recording import RecordingSender
from cam.gateways.smtp import SmtpSender
from tests.gateways.sender_contract import GONE, NothingLeavesContract, SenderContract, World
from tests.gateways.smtp_matrix import LOGINS, envelope
from tests.servers.recording_smtp import RecordingSmtp

NO_SUCH_USER = "550 5.1.1 no such user"


class TestSmtpInTheClearOnLoopback(SenderContract):
    @pytest.fixture
    def world(self) -> Iterator[World]:
        with RecordingSmtp(refuse={GONE: NO_SUCH_USER}) as server:
            sender = SmtpSender(host="127.0.0.1", port=server.port, tls=Tls.NONE)
            yield World(sender, lambda: [(each.recipient, each.mime) for each in server.accepted])
            sender.close()
            assert not server.violations


class TestSmtpWithStarttlsAndLogIn(SenderContract):
    @pytest.fixture
    def world(self, server_context: ssl.SSLContext, client_context: ssl.SSLContext) -> Iterator[World]:
        refuse = {GONE: NO_SUCH_USER}
        with RecordingSmtp(tls="starttls", context=server_context, logins=LOGINS, refuse=refuse) as server:
            sender = SmtpSender(
                host="localhost",
                port=server.port,
                tls=Tls.STARTTLS,
                user=LOGINS.user,
                password=lambda: LOGINS.password,
                context=client_context,
            )
            yield World(sender, lambda: [(each.recipient, each.mime) for each in server.accepted])
            sender.close()


class TestSmtpAgainstOurLoopbackServer(SenderContract):
    @pytest.fixture
    def world(self) -> Iterator[World]:
        with LoopbackSmtp(refuse={GONE: NO_SUCH_USER}) as server:
            sender = SmtpSender(host="127.0.0.1", port=server.port, tls=Tls.NONE)
            yield World(sender, lambda: [(each.recipient, each.mime) for each in server.messages])
            sender.close()


class Keeper:
    """aiosmtpd's side of a message."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, bytes]] = []

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address == GONE:
            return NO_SUCH_USER
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.kept.append((envelope.rcpt_tos[0], bytes(envelope.content or b"")))
        return "250 2.0.0 taken"


class AnyPort(Controller):
    """A controller that takes a free port and knows it."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class TestSmtpAgainstAiosmtpd(SenderContract):
    """A second opinion, by people who are not us: STARTTLS, log-in, strict about the order of commands."""

    @pytest.fixture
    def world(self, server_context: ssl.SSLContext, client_context: ssl.SSLContext) -> Iterator[World]:
        def authenticate(
            server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
        ) -> AuthResult:
            good = isinstance(data, LoginPassword) and data == LoginPassword(b"ana", b"open sesame")
            return AuthResult(success=good)

        keeper = Keeper()
        controller = AnyPort(
            keeper,
            hostname="127.0.0.1",
            port=0,
            tls_context=server_context,
            require_starttls=True,
            auth_required=True,
            authenticator=authenticate,
        )
        controller.start()
        sender = SmtpSender(
            host="127.0.0.1",
            port=controller.port,
            tls=Tls.STARTTLS,
            user=LOGINS.user,
            password=lambda: LOGINS.password,
            context=client_context,
        )
        yield World(sender, lambda: list(keeper.kept))
        sender.close()
        controller.stop(no_assert=True)


class TestConsole(SenderContract):
    can_refuse = False

    @pytest.fixture
    def world(self) -> World:
        stream = io.StringIO()

        def delivered() -> list[tuple[str, bytes]]:
            text = stream.getvalue()
            recipients = [line.split(" -> ")[1] for line in text.splitlines() if " -> " in line]
            return [(recipient, text.encode()) for recipient in recipients]

        return World(ConsoleSender(stream), delivered)


class TestRecording(SenderContract):
    @pytest.fixture
    def world(self) -> World:
        refused = Refused(
            code=550, answer=NO_SUCH_USER, is_permanent=True, blame=Blame.RECIPIENT, phase="rcpt"
        )
        sender = RecordingSender(by_recipient={GONE: refused})
        return World(sender, lambda: [(each.recipient, each.mime) for each in sender.accepted])

    def test_it_answers_in_the_order_it_was_told(self) -> None:
        told = [Unknown(detail="hung", phase="dot"), Accepted(answer="250 fine")]
        sender = RecordingSender(told)
        sender.open()
        assert told == [sender.send(envelope("one@firm.test")), sender.send(envelope("two@firm.test"))]
        assert [each.recipient for each in sender.doubtful] == ["one@firm.test"]
        assert [each.recipient for each in sender.accepted] == ["two@firm.test"]

    def test_it_fails_to_open_as_often_as_it_was_told(self) -> None:
        sender = RecordingSender(openings=[Transient("busy"), None])
        with pytest.raises(Transient):
            sender.open()
        sender.open()
        assert sender.calls == ["open", "open"]

    def test_a_failing_opening_inside_send_is_an_outcome_like_smtps(self) -> None:
        outcome = RecordingSender(openings=[Permanent("no", hint="do")]).send(envelope())
        assert isinstance(outcome, Refused)
        assert (
            outcome.code,
            outcome.is_permanent,
            outcome.blame,
            outcome.hint,
        ) == (0, True, Blame.MAILBOX, "do")


class TestNone(NothingLeavesContract):
    @pytest.fixture
    def sender(self) -> EmailSender:
        return NoProvider()
