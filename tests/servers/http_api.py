"""An HTTP mail provider on loopback that records, repeats answers by key, and misbehaves as it is told."""

import json
import socket
import ssl
import struct
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

ACTIONS = ("reply", "drop", "rst", "hang", "drip", "cut", "raw")


@dataclass(frozen=True, kw_only=True)
class Told:
    """
    What to do with one request.

    reply: answers with status, headers and body.  raw: writes the body as it is.  cut: announces more than it sends.
    drop, rst, hang: says nothing.  drip: a byte at a time.  keeps: the message is accepted before that happens, so
    that a repeat of its key is answered as a first request would have been.
    """

    action: str = "reply"
    status: int = 200
    body: object = None
    headers: Mapping[str, str] = field(default_factory=dict)
    keeps: bool = False

    def __post_init__(self) -> None:
        if self.action not in ACTIONS:
            raise ValueError(f"no action {self.action!r}")


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request as it came.  headers: names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def fields(self) -> Any:
        """The body read as JSON."""
        return json.loads(self.body)


class HttpApi:
    """
    POST /emails accepts once a key; GET /domains lists.  told: what to do with the next requests, in order.

    Afterwards `requests` are all that came, `accepted` the requests that a provider would deliver: one a key.
    """

    def __init__(
        self,
        told: tuple[Told, ...] | list[Told] = (),
        *,
        key: str = "re_secret",
        domains: list[dict[str, str]] | None = None,
        gone: str = "",
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.requests: list[Request] = []
        self.accepted: list[Request] = []
        self.key = key
        self.domains = [{"name": "firm.test", "status": "verified"}] if domains is None else domains
        self.gone = gone
        self.connections = 0
        self._told = deque(told)
        self._answers: dict[str, tuple[bytes, dict[str, str]]] = {}
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._context = context
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.api = self
        if context is not None:
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """The base address."""
        scheme = "https" if self._context else "http"
        return f"{scheme}://127.0.0.1:{self._server.server_address[1]}"

    def tell(self, *told: Told) -> None:
        """Add to what is done with the next requests."""
        self._told.extend(told)

    def __enter__(self) -> "HttpApi":
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def take(self, request: Request) -> Told:
        """Record a request and return what to do with it."""
        with self._lock:
            self.requests.append(request)
            told = self._told.popleft() if self._told else None
            if told is None:
                return self._usual(request)
            if told.keeps:
                self._usual(request)
            return told

    def _usual(self, request: Request) -> Told:
        if request.headers.get("authorization") != f"Bearer {self.key}":
            return Told(status=403, body={"name": "invalid_api_key", "message": "API key is invalid"})
        if (request.method, request.path.partition("?")[0]) == ("GET", "/domains"):
            return Told(body={"object": "list", "has_more": False, "data": self.domains})
        if (request.method, request.path) != ("POST", "/emails"):
            return Told(status=404, body={"name": "not_found", "message": "The endpoint does not exist"})
        return self._email(request)

    def _email(self, request: Request) -> Told:
        if self.gone and self.gone in str(request.fields["to"]):
            message = "Invalid `to` field. The email address needs to follow the `email@example.com` format."
            return Told(status=422, body={"name": "validation_error", "message": message})
        key = request.headers.get("idempotency-key", "")
        if key in self._answers:
            body, answer = self._answers[key]
            if body != request.body:
                message = "Same idempotency key used with a different request payload."
                return Told(status=409, body={"name": "invalid_idempotent_request", "message": message})
            return Told(body=answer)
        answer = {"id": f"49a3999c-0ce1-4ea6-ab68-{len(self.accepted):012d}"}
        if key:
            self._answers[key] = (request.body, answer)
        self.accepted.append(request)
        return Told(body=answer)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    api: HttpApi

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that goes away is what the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def setup(self) -> None:
        self.server.api.connections += 1
        super().setup()

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(method=self.command, path=self.path, headers=headers, body=body)
        told = self.server.api.take(request)
        getattr(self, f"_{told.action}")(told)

    def _reply(self, told: Told) -> None:
        self._head(told, len(_bytes(told.body)))
        self.wfile.write(_bytes(told.body))

    def _cut(self, told: Told) -> None:
        self._head(told, len(_bytes(told.body)) + 100)
        self.wfile.write(_bytes(told.body))
        self.close_connection = True

    def _raw(self, told: Told) -> None:
        self.wfile.write(_bytes(told.body))
        self.close_connection = True

    def _drop(self, _told: Told) -> None:
        self.close_connection = True

    def _rst(self, _told: Told) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def _hang(self, _told: Told) -> None:
        self.server.api._over.wait(30)
        self.close_connection = True

    def _drip(self, _told: Told) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 10_000:
            if self.server.api._over.wait(0.05):
                break
            self.wfile.write(bytes([byte]))
        self.close_connection = True

    def _head(self, told: Told, length: int) -> None:
        self.send_response_only(told.status)
        for name, value in {"Content-Type": "application/json", **told.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()


def _bytes(body: object) -> bytes:
    return body if isinstance(body, bytes) else json.dumps(body).encode()
