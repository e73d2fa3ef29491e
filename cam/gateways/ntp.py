"""Another clock, asked once over SNTP (RFC 4330)."""

import os
import socket
import struct

from cam.clock import Clock
from cam.errors import Transient
from cam.gateways.wire import clean

SECONDS = 3.0
PORT = 123
_SINCE_1900 = 2_208_988_800  # seconds from 1900, where NTP begins, to 1970
_PACKET = struct.Struct("!BBbb3I4Q")
_CLIENT, _SERVER, _VERSION = 3, 4, 4
_UNSYNCHRONISED = 3


class NtpServer:
    """Asks NTP servers.  clock: the one that is compared.  port, seconds: of the server, and for its answer."""

    def __init__(self, clock: Clock, *, port: int = PORT, seconds: float = SECONDS) -> None:
        self._clock = clock
        self._port = port
        self._seconds = seconds

    def offset_seconds(self, address: str) -> float:
        """Return how much later it is there than here; raises Transient where no answer comes that can be used."""
        cookie = int.from_bytes(os.urandom(8), "big")  # it comes back, so that nobody else can answer
        question = _PACKET.pack(_VERSION << 3 | _CLIENT, 0, 0, 0, 0, 0, 0, 0, 0, 0, cookie)
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as connection:
                connection.settimeout(self._seconds)
                connection.connect((address, self._port))
                left = self._clock().timestamp()
                connection.send(question)
                answer = connection.recv(512)
                came = self._clock().timestamp()
        except TimeoutError:
            raise Transient(f"time server {address}: no answer in time") from None
        except OSError as error:
            raise Transient(
                f"time server {address}: {clean((error.strerror or str(error)).lower())}"
            ) from error
        received, sent = _read(answer, cookie, where=f"time server {address}")
        return ((received - left) + (sent - came)) / 2


def _read(answer: bytes, cookie: int, *, where: str) -> tuple[float, float]:
    """Return when a server received the question and when it sent this answer."""
    if len(answer) < _PACKET.size:
        raise Transient(f"{where}: an answer of {len(answer)} bytes, which is none")
    first, stratum, _, _, _, _, _, _, origin, received, sent = _PACKET.unpack(answer[: _PACKET.size])
    if first & 7 != _SERVER or origin != cookie:
        raise Transient(f"{where}: an answer to another question")
    if first >> 6 == _UNSYNCHRONISED or not 1 <= stratum <= 15 or not sent:
        raise Transient(f"{where}: it does not know the time itself")
    return _seconds(received), _seconds(sent)


def _seconds(stamp: int) -> float:
    seconds = stamp / 2**32 - _SINCE_1900
    return seconds if seconds >= 0 else seconds + 2**32  # the first era ends in 2036
