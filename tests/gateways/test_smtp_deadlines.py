"""Every wait ends: totals hold whatever the server does, and under a stopped clock too."""

import socket
import ssl
from collections.abc import Iterator
from datetime import timedelta
from time import perf_counter

import pytest
from freezegun import freeze_time

from cam.engine.vocabulary import Tls
from cam.errors import Transient
from cam.gateways.ports import Accepted, Blame, Refused, Unknown
from cam.gateways.smtp import SmtpSender
from cam.gateways.smtp_wire import Deadlines
from cam.gateways.wire import monotonic
from tests.gateways.smtp_matrix import HASTY, LOGINS, PATIENCE_SECONDS, envelope
from tests.servers.faults import Fault
from tests.servers.recording_smtp import RecordingSmtp


@pytest.fixture
def black_hole() -> Iterator[int]:
    """A port whose queue of connections is full: further ones get no answer at all."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=0)
    address = listener.getsockname()
    waiting = [socket.socket() for _ in range(4)]
    for each in waiting:
        each.setblocking(False)
        each.connect_ex(address)
    yield address[1]
    for each in (*waiting, listener):
        each.close()


def test_a_connection_that_nobody_answers_ends_in_time(black_hole: int) -> None:
    began = perf_counter()
    with pytest.raises(Transient, match="no answer in time at connect") as caught:
        SmtpSender(host="127.0.0.1", port=black_hole, tls=Tls.NONE, deadlines=HASTY).open()
    assert caught.value.code == "timed_out"
    assert perf_counter() - began < PATIENCE_SECONDS


def test_several_addresses_share_the_time_and_the_one_that_answers_is_taken(
    black_hole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with RecordingSmtp() as server:
        addresses = [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
            for port in (black_hole, server.port)
        ]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: addresses)
        sender = SmtpSender(host="localhost", port=25, tls=Tls.NONE, deadlines=HASTY)
        sender.open()
        assert isinstance(sender.send(envelope()), Accepted)
        sender.close()


def test_a_name_server_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    done = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: done.wait(10) and [])
    began = perf_counter()
    with pytest.raises(Transient, match="the name server does not answer"):
        SmtpSender(host="localhost", port=25, tls=Tls.NONE, deadlines=HASTY).open()
    assert perf_counter() - began < PATIENCE_SECONDS
    done.set()


@pytest.mark.parametrize(
    "error", [socket.gaierror(-2, "Name or service not known"), UnicodeError("label too long")]
)
def test_a_host_that_is_not_known_is_said_so(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Transient, match="'localhost' is unknown") as caught:
        SmtpSender(host="localhost", port=25, tls=Tls.NONE).open()
    assert caught.value.code == "host_unknown"


def test_opening_has_a_total_of_its_own() -> None:
    slow = [Fault("banner", "drip"), Fault("ehlo", "drip")]
    deadlines = Deadlines(opening=0.5, reply=30)
    began = perf_counter()
    with RecordingSmtp(faults=slow) as server, pytest.raises(Transient, match="no answer in time"):
        SmtpSender(host="127.0.0.1", port=server.port, tls=Tls.NONE, deadlines=deadlines).open()
    assert perf_counter() - began < PATIENCE_SECONDS


def test_everything_before_the_dot_has_a_total_of_its_own() -> None:
    slow = [Fault(phase, "drip") for phase in ("mail", "rcpt", "data")]
    with RecordingSmtp(faults=slow) as server:
        sender = SmtpSender(
            host="127.0.0.1", port=server.port, tls=Tls.NONE, deadlines=Deadlines(before_dot=0.5, goodbye=0.2)
        )
        sender.open()
        began = perf_counter()
        outcome = sender.send(envelope())
        assert perf_counter() - began < PATIENCE_SECONDS
        assert isinstance(outcome, Refused)
        assert (outcome.blame, outcome.is_permanent) == (Blame.MAILBOX, False)
        sender.close()


def test_the_wait_for_the_dot_is_not_cut_short_by_what_came_before() -> None:
    with RecordingSmtp(accept_seconds=0.8) as server:
        sender = SmtpSender(
            host="127.0.0.1", port=server.port, tls=Tls.NONE, deadlines=Deadlines(before_dot=0.5)
        )
        sender.open()
        assert isinstance(sender.send(envelope()), Accepted)
        sender.close()


def test_the_defaults_are_those_of_the_standard_and_a_message_ends_within_fifteen_minutes() -> None:
    assert Deadlines().dot == 600
    assert Deadlines().message == 900


@pytest.mark.parametrize("action", ["drip", "hang"])
def test_a_total_holds_inside_tls_too(
    action: str, server_context: ssl.SSLContext, client_context: ssl.SSLContext
) -> None:
    faults = [Fault("dot", action)]
    with RecordingSmtp(faults=faults, tls="implicit", context=server_context, logins=LOGINS) as server:
        sender = SmtpSender(
            host="127.0.0.1",
            port=server.port,
            tls=Tls.IMPLICIT,
            user=LOGINS.user,
            password=lambda: LOGINS.password,
            context=client_context,
            deadlines=Deadlines(dot=0.4, goodbye=0.2),
        )
        sender.open()
        began = perf_counter()
        assert isinstance(sender.send(envelope()), Unknown)
        assert perf_counter() - began < PATIENCE_SECONDS
        sender.close()


def test_a_large_body_into_a_server_that_stopped_reading_ends_in_time_inside_tls(
    server_context: ssl.SSLContext, client_context: ssl.SSLContext
) -> None:
    with RecordingSmtp(faults=[Fault("body", "hang")], tls="implicit", context=server_context) as server:
        sender = SmtpSender(
            host="127.0.0.1",
            port=server.port,
            tls=Tls.IMPLICIT,
            context=client_context,
            deadlines=Deadlines(body=0.4, goodbye=0.2),
        )
        sender.open()
        outcome = sender.send(envelope(size=24_000_000))
        assert isinstance(outcome, Refused)
        assert (outcome.phase, outcome.is_permanent) == ("body", False)
        sender.close()
        assert server.finished_bodies == 0


def test_a_stopped_clock_breaks_no_send_and_stops_no_deadline() -> None:
    with freeze_time("2026-03-02 09:00:00"), RecordingSmtp() as server:
        before = monotonic()
        sender = SmtpSender(host="127.0.0.1", port=server.port, tls=Tls.NONE)
        sender.open()
        assert isinstance(sender.send(envelope()), Accepted)
        sender.close()
        assert monotonic() > before
    with freeze_time("2026-03-02 09:00:00"), RecordingSmtp(faults=[Fault("mail", "drip")]) as server:
        sender = SmtpSender(host="127.0.0.1", port=server.port, tls=Tls.NONE, deadlines=HASTY)
        sender.open()
        assert isinstance(sender.send(envelope()), Refused)
        sender.close()


def test_a_clock_that_jumps_a_day_ahead_cuts_no_send_short() -> None:
    with freeze_time("2026-03-02 09:00:00") as clock, RecordingSmtp() as server:
        sender = SmtpSender(host="127.0.0.1", port=server.port, tls=Tls.NONE)
        sender.open()
        clock.tick(timedelta(days=1))
        assert isinstance(sender.send(envelope()), Accepted)
        sender.close()
        assert server.connections == 1
