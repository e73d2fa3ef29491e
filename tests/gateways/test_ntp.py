"""The clock of another machine, over real datagrams on loopback."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from cam.errors import Transient
from cam.gateways.ntp import NtpServer

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
SINCE_1900 = 2_208_988_800


def stamp(seconds: float) -> int:
    return int((seconds + SINCE_1900) % 2**32 * 2**32)


def answer(
    question: bytes, *, at: float, first: int = 0x24, stratum: int = 2, cookie: int | None = None
) -> bytes:
    asked = struct.unpack("!Q", question[40:48])[0] if cookie is None else cookie
    return struct.pack("!BBbb3I4Q", first, stratum, 0, 0, 0, 0, 0, 0, asked, stamp(at), stamp(at))


@contextmanager
def serving(make: Callable[[bytes], bytes]) -> Iterator[NtpServer]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.settimeout(30)

        def serve() -> None:
            question, sender = listening.recvfrom(512)
            listening.sendto(make(question), sender)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield NtpServer(lambda: NOW, port=listening.getsockname()[1], seconds=30)
        thread.join(timeout=30)


@pytest.mark.parametrize("ahead", [0.0, 12.5, -400.0])
def test_the_difference_is_what_the_other_clock_is_later(ahead: float) -> None:
    with serving(lambda question: answer(question, at=NOW.timestamp() + ahead)) as server:
        assert server.offset_seconds("127.0.0.1") == pytest.approx(ahead, abs=0.001)


def test_the_years_after_2036_are_read_too() -> None:
    later = datetime(2040, 1, 1, tzinfo=UTC).timestamp()
    with serving(lambda question: answer(question, at=later)) as server:
        assert server.offset_seconds("127.0.0.1") == pytest.approx(later - NOW.timestamp(), abs=0.001)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _: b"short", "an answer of 5 bytes"),
        (lambda question: answer(question, at=0, cookie=1), "another question"),
        (lambda question: answer(question, at=0, first=0x23), "another question"),
        (lambda question: answer(question, at=0, first=0xE4), "does not know the time"),
        (lambda question: answer(question, at=0, stratum=0), "does not know the time"),
    ],
)
def test_an_answer_that_proves_nothing_is_none(make: Callable[[bytes], bytes], said: str) -> None:
    with serving(make) as server, pytest.raises(Transient, match=said):
        server.offset_seconds("127.0.0.1")


def test_silence_is_not_waited_for() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        server = NtpServer(lambda: NOW, port=silent.getsockname()[1], seconds=0.1)
        with pytest.raises(Transient, match="no answer in time"):
            server.offset_seconds("127.0.0.1")
