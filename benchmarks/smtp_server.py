"""
A mail server that keeps nothing, for measurements: it says 250 at once, or after a wait, and never uses our processor.

with running(accept_seconds=0.05) as port: ...   a process of its own; every connection has its thread.
"""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

EXTENSIONS = b"250-bench.example\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 50000000\r\n"
WITH_LOGIN = b"250-bench.example\r\n250-8BITMIME\r\n250-AUTH PLAIN\r\n250 SIZE 50000000\r\n"
WITH_STARTTLS = b"250-bench.example\r\n250 STARTTLS\r\n"


@contextmanager
def running(*, accept_seconds: float = 0.0, certificate: Path | None = None) -> Iterator[int]:
    """Give the port of a server; certificate: PEM file with its key, for STARTTLS and a log-in with any password."""
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(
        target=serve, args=(theirs, accept_seconds, certificate), daemon=True
    )
    process.start()
    try:
        yield int(ours.recv())
    finally:
        process.terminate()
        process.join()


def serve(pipe: Connection, accept_seconds: float, certificate: Path | None) -> None:
    """Serve for ever; the port goes into the pipe."""
    context = None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    pipe.send(listener.getsockname()[1])
    for number in count(1):
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        arguments = (connection, number, accept_seconds, context)
        threading.Thread(target=dialogue, args=arguments, daemon=True).start()


def dialogue(
    connection: socket.socket, number: int, accept_seconds: float, context: ssl.SSLContext | None
) -> None:
    """Answer one client until it says QUIT or goes; XNUMBER asks how many connections there were before its own."""
    greeting = WITH_STARTTLS if context else EXTENSIONS
    connection.sendall(b"220 bench.example\r\n")
    reader = connection.makefile("rb")
    while line := reader.readline():
        verb = line[:4].upper()
        if verb == b"STAR" and context:
            connection.sendall(b"220 go ahead\r\n")
            connection = context.wrap_socket(connection, server_side=True)
            reader, greeting = connection.makefile("rb"), WITH_LOGIN
        elif verb == b"EHLO":
            connection.sendall(greeting)
        elif verb == b"AUTH":
            connection.sendall(b"235 welcome\r\n")
        elif verb == b"DATA":
            connection.sendall(b"354 go ahead\r\n")
            while reader.readline() != b".\r\n":
                pass
            if accept_seconds:
                time.sleep(accept_seconds)
            connection.sendall(b"250 2.0.0 ok\r\n")
        elif verb == b"XNUM":
            connection.sendall(f"250 {number - 1}\r\n".encode())
        elif verb == b"QUIT":
            connection.sendall(b"221 bye\r\n")
            return
        else:
            connection.sendall(b"250 ok\r\n")
