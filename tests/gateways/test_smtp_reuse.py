"""One connection for many messages: when it is kept, when it is renewed, and that doubt never comes of it."""

import pytest

from cam.engine.vocabulary import Tls
from cam.errors import Transient
from cam.gateways.ports import Accepted, Blame, Refused, Unknown
from cam.gateways.smtp import SmtpSender
from cam.gateways.smtp_session import Session
from tests.gateways.smtp_matrix import HASTY, PATIENT, envelope
from tests.servers.faults import Fault
from tests.servers.recording_smtp import RecordingSmtp


def sender_to(server: RecordingSmtp, **options: object) -> SmtpSender:
    return SmtpSender(host="127.0.0.1", port=server.port, tls=Tls.NONE, **{"deadlines": PATIENT, **options})  # type: ignore[arg-type]


def test_many_messages_use_one_connection() -> None:
    with RecordingSmtp() as server:
        sender = sender_to(server)
        for _ in range(10):
            sender.open()
            assert isinstance(sender.send(envelope()), Accepted)
        sender.close()
        assert server.connections == 1
        assert server.commands().count("EHLO") == 1
        assert server.commands()[-1] == "QUIT"


def test_a_connection_is_renewed_after_its_limit_and_the_old_one_is_told_goodbye() -> None:
    with RecordingSmtp() as server:
        sender = sender_to(server, messages_per_connection=2)
        for _ in range(5):
            sender.open()
            sender.send(envelope())
        sender.close()
        assert (server.connections, len(server.accepted)) == (3, 5)
        assert [server.commands(number)[-1] for number in (1, 2, 3)] == ["QUIT", "QUIT", "QUIT"]


def test_a_connection_that_was_idle_too_long_is_renewed() -> None:
    with RecordingSmtp() as server:
        sender = sender_to(server, idle_seconds=0.0)
        for _ in range(2):
            sender.open()
            sender.send(envelope())
        sender.close()
        assert server.connections == 2


@pytest.mark.parametrize("text", ["550 5.1.1 unknown", "450 4.2.0 greylisted"])
def test_a_refused_transaction_is_reset_before_the_next(text: str) -> None:
    with RecordingSmtp(faults=[Fault("rcpt", "reply", text, times=1)]) as server:
        sender = sender_to(server)
        sender.open()
        assert isinstance(sender.send(envelope("gone@firm.test")), Refused)
        sender.open()
        assert isinstance(sender.send(envelope()), Accepted)
        sender.close()
        assert server.commands() == ["EHLO", "MAIL", "RCPT", "RSET", "MAIL", "RCPT", "DATA", "QUIT"]


@pytest.mark.parametrize("action", ["drop", "rst", "hang", "drip", "reply", "raw"])
def test_trouble_at_rset_means_another_connection_and_nothing_else(action: str) -> None:
    faults = [Fault("rcpt", "reply", "550 5.1.1 unknown", times=1), Fault("rset", action, "500 what\r\n"[:8])]
    with RecordingSmtp(faults=faults) as server:
        sender = sender_to(server, deadlines=HASTY)
        sender.open()
        sender.send(envelope("gone@firm.test"))
        sender.open()
        assert isinstance(sender.send(envelope()), Accepted)
        sender.close()
        assert server.connections == 2
        assert [each.recipient for each in server.accepted] == ["bo@firm.test"]


def test_a_connection_that_died_between_two_messages_is_noticed_before_the_next_is_begun() -> None:
    with RecordingSmtp(faults=[Fault("dot", "reply", "421 4.3.0 closing", times=1)]) as server:
        sender = sender_to(server)
        sender.open()
        assert isinstance(sender.send(envelope()), Refused)
        sender.open()
        assert isinstance(sender.send(envelope()), Accepted)
        sender.close()
        assert server.connections == 2


@pytest.mark.parametrize(
    "fault",
    [
        Fault("mail", "drop", times=1, skip=1),
        Fault("mail", "rst", times=1, skip=1),
        Fault("mail", "reply", "421 4.4.2 too many messages on this line"[:24], times=1, skip=1),
    ],
    ids=lambda fault: fault.action,
)
def test_a_reused_connection_that_ends_at_mail_is_renewed_once_within_the_same_send(fault: Fault) -> None:
    with RecordingSmtp(faults=[fault]) as server:
        sender = sender_to(server)
        sender.open()
        sender.send(envelope("one@firm.test"))
        assert isinstance(sender.send(envelope("two@firm.test")), Accepted)
        sender.close()
        assert server.connections == 2
        assert [each.recipient for each in server.accepted] == ["one@firm.test", "two@firm.test"]


def test_it_is_renewed_once_and_not_for_ever() -> None:
    faults = [Fault("mail", "drop", skip=1)]
    with RecordingSmtp(faults=faults) as server:
        sender = sender_to(server)
        sender.open()
        sender.send(envelope())
        outcome = sender.send(envelope())
        sender.close()
        assert isinstance(outcome, Refused)
        assert (outcome.blame, outcome.is_permanent, outcome.phase) == (Blame.MAILBOX, False, "mail")
        assert server.connections == 2


def test_a_new_connection_that_ends_at_mail_is_not_tried_again() -> None:
    with RecordingSmtp(faults=[Fault("mail", "drop")]) as server:
        sender = sender_to(server)
        sender.open()
        assert isinstance(sender.send(envelope()), Refused)
        sender.close()
        assert server.connections == 1


@pytest.mark.parametrize(("phase", "expected"), [("rcpt", Refused), ("data", Refused), ("dot", Unknown)])
def test_after_mail_nothing_is_ever_repeated(phase: str, expected: type) -> None:
    with RecordingSmtp(faults=[Fault(phase, "drop", skip=1, times=1)]) as server:
        sender = sender_to(server)
        sender.open()
        sender.send(envelope("one@firm.test"))
        assert isinstance(sender.send(envelope("two@firm.test")), expected)
        sender.close()
        assert server.connections == 1
        assert [each.recipient for each in server.accepted] == ["one@firm.test"]


def test_a_server_that_accepts_and_drops_has_one_copy_after_the_next_message() -> None:
    with RecordingSmtp(faults=[Fault("dot", "accept-drop", times=1)]) as server:
        sender = sender_to(server)
        sender.open()
        assert isinstance(sender.send(envelope("one@firm.test")), Unknown)
        sender.open()
        assert isinstance(sender.send(envelope("two@firm.test")), Accepted)
        sender.close()
        assert [each.recipient for each in server.accepted] == ["one@firm.test", "two@firm.test"]


def test_a_reconnection_that_is_refused_blames_the_mailbox_with_a_hint() -> None:
    faults = [Fault("mail", "drop", skip=1), Fault("banner", "reply", "554 5.7.1 no more", skip=1)]
    with RecordingSmtp(faults=faults) as server:
        sender = sender_to(server)
        sender.open()
        sender.send(envelope())
        outcome = sender.send(envelope())
        sender.close()
        assert isinstance(outcome, Refused)
        assert (outcome.blame, outcome.is_permanent) == (Blame.MAILBOX, True)
        assert "554 5.7.1 no more" in outcome.answer
        assert outcome.hint


def test_a_small_message_to_a_server_that_leaves_during_the_body_is_never_taken_for_accepted() -> None:
    for action in ("drop", "rst"):
        with RecordingSmtp(faults=[Fault("body", action)]) as server:
            sender = sender_to(server)
            sender.open()
            assert isinstance(sender.send(envelope()), Refused | Unknown)
            sender.close()
            assert not server.accepted


@pytest.mark.parametrize(
    ("text", "is_permanent"),
    [("552 5.3.4 too large", True), ("452 4.3.1 no room", False), ("250 fine already", False)],
)
def test_an_answer_before_the_dot_keeps_the_dot_back(text: str, is_permanent: bool) -> None:
    with RecordingSmtp(faults=[Fault("body", "early", text)]) as server:
        sender = sender_to(server)
        sender.open()
        outcome = sender.send(envelope(size=24_000_000))
        sender.close()
        assert isinstance(outcome, Refused)
        assert (outcome.is_permanent, outcome.phase) == (is_permanent, "body")
        assert (server.finished_bodies, len(server.accepted)) == (0, 0)


def test_an_interrupt_in_the_middle_leaves_no_dialogue_to_continue(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Session, mime: bytes) -> None:
        raise KeyboardInterrupt

    with RecordingSmtp() as server:
        sender = sender_to(server)
        sender.open()
        with monkeypatch.context() as patch:
            patch.setattr(Session, "_body", interrupted)
            with pytest.raises(KeyboardInterrupt):
                sender.send(envelope("one@firm.test"))
        sender.open()
        assert isinstance(sender.send(envelope("two@firm.test")), Accepted)
        sender.close()
        assert server.connections == 2
        assert [each.recipient for each in server.accepted] == ["two@firm.test"]


def test_a_closed_server_is_transient_at_the_next_opening() -> None:
    with RecordingSmtp() as server:
        sender = sender_to(server)
        sender.open()
        sender.send(envelope())
    with pytest.raises(Transient):
        sender.open()
