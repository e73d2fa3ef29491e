"""A connection whose every wait has a total deadline and whose every fault has a phase, whatever is spoken on it."""

import ipaddress
import socket
import ssl
import threading
import time
from enum import StrEnum
from typing import Any, ClassVar

from cam.gateways.hang_up import is_over, watched

CHUNK = 65536
ADDRESSES = 8
ANSWER_LENGTH = 500


class Fault(StrEnum):
    """How a dialogue broke."""

    HOST_UNKNOWN = "host_unknown"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    DROPPED = "dropped"
    GARBAGE = "garbage"  # not the protocol, or answers to questions that nobody asked
    TLS_REFUSED = "tls_refused"


class WireError(Exception):
    """
    The connection is of no use any more.

    phase: where.  fault: how.  detail: in a few words.  cause: of a failed connection or TLS handshake.
    """

    def __init__(self, phase: StrEnum, fault: Fault, detail: str, *, cause: OSError | None = None) -> None:
        super().__init__(f"{phase}: {detail}")
        self.phase = phase
        self.fault = fault
        self.detail = detail
        self.cause = cause


class Connection:
    """
    Bytes out, bytes in.

    begin() sets the phase and how long it may take in total; limit() caps every phase after it.
    Every method raises WireError; after one the wire is closed.
    """

    CONNECT: ClassVar[StrEnum]
    """The phase in which a host is looked up and connected to."""

    def __init__(self) -> None:
        self.phase: StrEnum = self.CONNECT
        self._socket: socket.socket | None = None
        self._buffer = bytearray()
        self._deadline = 0.0
        self._limit = float("inf")

    def begin(self, phase: StrEnum, seconds: float) -> None:
        """Enter a phase that ends after so many seconds at the latest."""
        self.phase = phase
        self._deadline = min(monotonic() + seconds, self._limit)

    def limit(self, seconds: float) -> None:
        """Let no phase from now on end later than this."""
        self._limit = monotonic() + seconds

    def connect(self, host: str, port: int, *, is_loopback_only: bool) -> None:
        """Connect to the first of the host's addresses that answers, giving each a fair share of the time."""
        found = self._resolve(host, port)
        failure = OSError("no address")
        for left, (family, kind, protocol, _, address) in zip(range(len(found), 0, -1), found, strict=True):
            if is_loopback_only and not is_loopback(str(address[0])):
                raise self._fail(Fault.UNREACHABLE, f"{host} is {address[0]}, which is not this machine")
            self._socket = watched(socket.socket(family, kind, protocol))
            try:
                # the final buffer is small and follows a large one: else it waits for a delayed acknowledgement
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._socket.settimeout(self._left() / left)
                self._socket.connect(address)
            except OSError as error:
                failure = error
                self._socket.close()
            else:
                return
        raise self._broken(failure) from failure

    def protect(self, context: ssl.SSLContext, host: str) -> None:
        """Speak TLS from here on, with a certificate that is trusted and names the host."""
        plain = self._open_socket()
        # what an attacker slipped in behind the 220 would be read as if it had come through TLS
        self._refuse_unasked()
        try:
            plain.settimeout(self._left())
            plain.getpeername()  # raises where the server has gone; wrap_socket would then leak the socket
            protected = context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
            self._socket = watched(protected)
            protected.do_handshake()
        except OSError as error:
            raise self._broken(error) from error

    def write(self, data: bytes) -> None:
        """Hand all of the bytes to the socket."""
        connection = self._open_socket()
        rest = memoryview(data)
        while rest:
            try:
                connection.settimeout(self._left())
                rest = rest[connection.send(rest[:CHUNK]) :]
            except OSError as error:
                raise self._broken(error) from error

    def has_something_to_say(self) -> bool:
        """Tell whether the server spoke or left without being asked; a wire that is closed did."""
        if self._buffer or self._socket is None:
            return True
        try:
            self._socket.settimeout(0)
            data = self._socket.recv(CHUNK)
        except (BlockingIOError, ssl.SSLWantReadError):
            return False
        except OSError:
            data = b""
        self._buffer += data
        return True

    def close(self) -> None:
        """Drop the connection without another word."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None
        self._buffer.clear()

    @property
    def is_open(self) -> bool:
        """Whether nothing has closed this wire yet."""
        return self._socket is not None

    @property
    def own_address(self) -> str:
        """Our end's IP address."""
        return str(self._open_socket().getsockname()[0])

    @property
    def tls_version(self) -> str:
        """The version of TLS in use, or ""."""
        return (self._socket.version() or "") if isinstance(self._socket, ssl.SSLSocket) else ""

    def _resolve(self, host: str, port: int) -> list[Any]:
        # the resolver knows no deadline of its own: asked in a thread that may be left behind
        answers: list[Any] = []
        failures: list[OSError | UnicodeError] = []

        def look_up() -> None:
            try:
                answers.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            except (OSError, UnicodeError) as error:
                failures.append(error)

        thread = threading.Thread(target=look_up, daemon=True, name="resolve")
        thread.start()
        while thread.is_alive() and not is_over() and monotonic() < self._deadline:
            thread.join(min(0.5, max(0.0, self._deadline - monotonic())))
        if answers:
            return answers[:ADDRESSES]
        if failures:
            raise self._fail(Fault.HOST_UNKNOWN, f"host {host!r} is not known") from failures[0]
        raise self._fail(Fault.TIMED_OUT, "the name server does not answer")

    def _receive(self) -> bytes:
        connection = self._open_socket()
        try:
            connection.settimeout(self._left())
            data = connection.recv(CHUNK)
        except OSError as error:
            raise self._broken(error) from error
        if not data:
            raise self._fail(Fault.DROPPED, "the server closed the connection")
        return data

    def _refuse_unasked(self) -> None:
        # an answer more than questions: every later answer would be taken for the one after it
        if self._buffer:
            raise self._fail(
                Fault.GARBAGE, f"an answer nobody asked for: {clean(repr(bytes(self._buffer[:60])))}"
            )

    def _open_socket(self) -> socket.socket:
        if self._socket is None:
            raise WireError(self.phase, Fault.DROPPED, "the connection is closed")
        return self._socket

    def _left(self) -> float:
        left = self._deadline - monotonic()
        if left <= 0 or is_over():
            raise TimeoutError("deadline passed")
        return left

    def _broken(self, error: OSError) -> WireError:
        if isinstance(error, TimeoutError):
            return self._fail(Fault.TIMED_OUT, "no answer in time", error)
        if isinstance(error, ssl.SSLError) and not isinstance(
            error, ssl.SSLEOFError | ssl.SSLZeroReturnError
        ):
            return self._fail(Fault.TLS_REFUSED, clean(error.reason or str(error)), error)
        fault = Fault.UNREACHABLE if self.phase is self.CONNECT else Fault.DROPPED
        return self._fail(fault, clean((error.strerror or str(error)).lower()), error)

    def _fail(self, fault: Fault, detail: str, cause: OSError | None = None) -> WireError:
        self.close()
        return WireError(self.phase, fault, detail, cause=cause)


def clean(text: str, *, limit: int = ANSWER_LENGTH) -> str:
    """Return the text as one line without control characters, at most `limit` characters long."""
    text = text[: 4 * limit]
    printable = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    line = " ".join(printable.split())
    return line if len(line) <= limit else line[: limit - 3] + "..."


def monotonic() -> float:
    """Return seconds that only grow; unlike time.monotonic they flow on where a test has stopped the clock."""
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def is_loopback(address: str) -> bool:
    """Tell whether the IP address is this machine."""
    try:
        return ipaddress.ip_address(address.partition("%")[0]).is_loopback
    except ValueError:
        return False
