"""The fault matrix: every cell ends as stated, and senders with planted mistakes fail in the same harness."""

import smtplib
import ssl

import pytest

from cam.engine.vocabulary import Tls
from cam.errors import Transient
from cam.gateways import smtp_session
from cam.gateways.ports import Accepted, Blame, EmailSender, Envelope, Outcome, Refused, Unknown
from cam.gateways.smtp import SmtpSender
from cam.gateways.smtp_codes import Phase
from cam.gateways.smtp_session import Session
from cam.gateways.smtp_wire import Wire
from cam.gateways.wire import WireError
from tests.gateways.smtp_matrix import CELLS, LOGINS, Cell, check
from tests.servers.recording_smtp import RecordingSmtp


def settings(server: RecordingSmtp, cell: Cell, context: ssl.SSLContext) -> dict[str, object]:
    return {
        "host": "127.0.0.1",
        "port": server.port,
        "tls": Tls(cell.tls),
        "user": LOGINS.user if server.logins else "",
        "password": lambda: LOGINS.password,
        "deadlines": cell.deadlines,
        "context": context,
    }


def real(server: RecordingSmtp, cell: Cell, context: ssl.SSLContext) -> EmailSender:
    return SmtpSender(**settings(server, cell, context))  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.name)
def test_every_fault_in_every_phase_ends_in_its_class(
    cell: Cell, server_context: ssl.SSLContext, client_context: ssl.SSLContext
) -> None:
    check(cell, real, server_context, client_context)


def test_the_matrix_has_at_least_eighty_cells_and_every_phase() -> None:
    assert len(CELLS) >= 80
    assert {cell.phase for cell in CELLS} >= {phase.value for phase in Phase} - {"guard", "connect", "rset"}


# --- the test of the test -------------------------------------------------------------------------------------------


class NaiveSender:
    """The obvious client over smtplib; the mistakes are those that most programs make."""

    def __init__(self, server: RecordingSmtp, cell: Cell) -> None:
        self._port = server.port
        self._timeout = cell.deadlines.reply

    def open(self) -> None:
        pass

    def is_open(self) -> bool:
        return True

    def send(self, envelope: Envelope) -> Outcome:
        try:
            with smtplib.SMTP("127.0.0.1", self._port, timeout=self._timeout) as client:
                client.sendmail(envelope.sender, envelope.recipient, envelope.mime)
        except (smtplib.SMTPException, OSError) as error:
            return Refused(code=0, answer=str(error), is_permanent=False, blame=Blame.MESSAGE, phase="")
        return Accepted(answer="ok")

    def describe(self) -> str:
        return "naive"

    def close(self) -> None:
        pass


class TakesQuitErrorsAsFailures(SmtpSender):
    def send(self, envelope: Envelope) -> Outcome:
        outcome = super().send(envelope)
        assert self._session is not None
        self._session.wire.begin(Phase.QUIT, self.deadlines.goodbye)
        try:
            code = self._session.wire.ask("QUIT").code
        except WireError:
            code = 0
        if code != 221:
            return Refused(code=code, answer="quit", is_permanent=False, blame=Blame.MESSAGE, phase="quit")
        return outcome


class PerReceiveWire(Wire):
    """Every receive may take as long as the whole phase."""

    def begin(self, phase: Phase, seconds: float) -> None:
        super().begin(phase, seconds)
        self.seconds = seconds

    def _left(self) -> float:
        return self.seconds


class CredulousWire(Wire):
    """Takes what was sent unasked for the answer to the next question."""

    def _refuse_unasked(self) -> None:
        pass


def unknown_is_refused(self: Session) -> Outcome:
    outcome = true_dot(self)
    if isinstance(outcome, Unknown):
        return Refused(
            code=0, answer=outcome.detail, is_permanent=False, blame=Blame.MESSAGE, phase=outcome.phase
        )
    return outcome


true_dot = Session._dot


def cell_named(start: str) -> Cell:
    return next(cell for cell in CELLS if cell.name.startswith(start))


@pytest.mark.parametrize("name", ["quit reply 500", "quit drop", "quit hang"])
def test_a_sender_that_takes_quit_errors_as_failures_is_caught(
    name: str, server_context: ssl.SSLContext, client_context: ssl.SSLContext
) -> None:
    def mutant(server: RecordingSmtp, cell: Cell, context: ssl.SSLContext) -> EmailSender:
        return TakesQuitErrorsAsFailures(**settings(server, cell, context))  # type: ignore[arg-type]

    with pytest.raises(AssertionError):
        check(cell_named(name), mutant, server_context, client_context)


@pytest.mark.parametrize("name", ["mail drip", "dot drip", "banner drip"])
def test_a_sender_with_a_timeout_per_receive_only_is_caught(
    name: str, server_context: ssl.SSLContext, client_context: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp_session, "Wire", PerReceiveWire)
    with pytest.raises(AssertionError):
        check(cell_named(name), real, server_context, client_context)


@pytest.mark.parametrize("name", ["dot drop", "dot accept-drop", "dot hang"])
def test_a_sender_that_takes_silence_after_the_dot_for_a_no_is_caught(
    name: str, server_context: ssl.SSLContext, client_context: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "_dot", unknown_is_refused)
    with pytest.raises(AssertionError):
        check(cell_named(name), real, server_context, client_context)


@pytest.mark.parametrize("name", ["starttls inject", "rcpt raw 250 ok"])
def test_a_sender_that_reads_answers_it_did_not_ask_for_is_caught(
    name: str, server_context: ssl.SSLContext, client_context: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp_session, "Wire", CredulousWire)
    with pytest.raises(AssertionError):
        check(cell_named(name), real, server_context, client_context)


@pytest.mark.parametrize("name", ["quit reply 500", "dot accept-drop", "mail drip", "rcpt reply 550 5.1.1"])
def test_the_obvious_client_over_smtplib_is_caught(
    name: str, server_context: ssl.SSLContext, client_context: ssl.SSLContext
) -> None:
    with pytest.raises(AssertionError):
        check(
            cell_named(name),
            lambda server, cell, _: NaiveSender(server, cell),
            server_context,
            client_context,
        )


def test_a_naive_sender_passes_where_nothing_goes_wrong(
    server_context: ssl.SSLContext, client_context: ssl.SSLContext
) -> None:
    check(
        cell_named("quit none"),
        lambda server, cell, _: NaiveSender(server, cell),
        server_context,
        client_context,
    )


def test_transient_is_what_a_refused_connection_raises() -> None:
    with RecordingSmtp() as server:
        port = server.port
    with pytest.raises(Transient, match="connection refused"):
        SmtpSender(host="127.0.0.1", port=port, tls=Tls.NONE).open()
