"""Hanging up: when the process has to end, no conversation with the world may keep it."""

import socket
import threading
import weakref
from contextlib import suppress


class _Lines:
    """The open sockets of this process."""

    def __init__(self) -> None:
        self._open: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self._lock = threading.Lock()
        self.is_over = False

    def add(self, connected: socket.socket) -> None:
        with self._lock:
            self._open.add(connected)
        if self.is_over:
            _shut(connected)

    def hang_up(self) -> None:
        self.is_over = True
        with self._lock:
            found = list(self._open)
        for connected in found:
            _shut(connected)

    def reopen(self) -> None:
        self.is_over = False


_lines = _Lines()


def watched(connected: socket.socket) -> socket.socket:
    """Return the socket, from now on one of those that are shut when the process hangs up."""
    _lines.add(connected)
    return connected


def is_over() -> bool:
    """Tell whether this process has hung up: no conversation goes on and none begins."""
    return _lines.is_over


def hang_up() -> None:
    """
    Shut every connection of this process, whoever waits on it, and let none begin any more.

    A message whose last byte may have left is UNKNOWN then, any other has not left: its sender knows which.
    """
    _lines.hang_up()


def reopen() -> None:
    """Let conversations begin again: the process did not end after all."""
    _lines.reopen()


def _shut(connected: socket.socket) -> None:
    with suppress(OSError):
        # past the method of TLS sockets, which would pull the session from under whoever reads
        socket.socket.shutdown(connected, socket.SHUT_RDWR)
