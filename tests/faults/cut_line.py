"""A line between a program and a server that breaks when it is told to."""

import socket
import threading
from contextlib import suppress

END_SECONDS = 30.0


class CutLine:
    """
    The line, a context manager.

    port_behind: of the server on this machine.  cut_after: octets of answers after which each next connection breaks,
    used up one by one; with none left connections hold.  broken: how many broke.
    """

    def __init__(self, port_behind: int) -> None:
        self.port_behind = port_behind
        self.cut_after: list[int] = []
        self.broken = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._listener.getsockname()[1]
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> "CutLine":
        self._spawn(self._listen)
        return self

    def __exit__(self, *_: object) -> None:
        for one in [self._listener, *self._sockets]:
            _end(one)
        for thread in self._threads:
            thread.join(END_SECONDS)

    def _spawn(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self.port_behind), END_SECONDS)
            except OSError:
                return
            far.settimeout(None)
            self._sockets += [near, far]
            most = self.cut_after.pop() if self.cut_after else None
            self._spawn(self._carry, near, far, None)
            self._spawn(self._carry, far, near, most)

    def _carry(self, source: socket.socket, target: socket.socket, most: int | None) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                if most is not None and len(data) > most:
                    target.sendall(data[:most])
                    self.broken += 1
                    break
                most = most - len(data) if most is not None else None
                target.sendall(data)
        _end(source)
        _end(target)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
