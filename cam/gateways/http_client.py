"""HTTP with an end: a deadline over the whole exchange, and word whether the request may have left."""

import re
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from cam import __version__
from cam.errors import Misconfigured
from cam.gateways.hang_up import watched
from cam.gateways.wire import clean, is_loopback

if TYPE_CHECKING:
    import httpx

ANSWER_BYTES = 65_536
CONNECT_SECONDS = 15.0
DEADLINE_SECONDS = 60.0


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a server said.  headers: names in lower case.  body: its first 64 KB, or what came before it broke off."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class NotSent(Exception):
    """The exchange failed before a byte of the request left; the text says how.  is_trust: a certificate is wrong."""

    def __init__(self, what: str, *, is_trust: bool = False) -> None:
        super().__init__(what)
        self.is_trust = is_trust


class NoAnswer(Exception):
    """The request may have left, and no answer came; the text says how it ended."""


def checked_url(url: str) -> str:
    """Return a base address without its last slash; raise Misconfigured unless it is https, or http on this machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        parts.port  # noqa: B018 - raises where it is none
    except ValueError:
        host = ""
    is_here = host.lower() == "localhost" or is_loopback(host)
    if not host or parts.username or parts.query or parts.fragment or not url.isascii():
        raise Misconfigured(f"address {clean(url, limit=120)!r}: it is none", hint="write https://HOST")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_here):
        raise Misconfigured(
            f"address {clean(url, limit=120)!r}: only https goes beyond this machine",
            hint="write https://HOST",
        )
    return url.rstrip("/")


class HttpClient:
    """
    Requests to one server over a connection that is kept.

    context: gives what certificates must satisfy, asked for at the first request; it is changed here, so it must not
    be anybody else's.  deadline: seconds over all of
    one exchange, however slowly the server drips.  Not to be shared between threads.
    """

    def __init__(
        self, base_url: str, *, context: Callable[[], ssl.SSLContext], deadline: float = DEADLINE_SECONDS
    ) -> None:
        self.base_url = checked_url(base_url)
        self.deadline = deadline
        self._context = context
        self._client: httpx.Client | None = None
        self._socket: socket.socket | None = None

    @property
    def host(self) -> str:
        """The server's name, with the port where it is an unusual one."""
        return urlsplit(self.base_url).netloc

    def exchange(self, method: str, path: str, *, headers: Mapping[str, str], body: bytes = b"") -> Answer:
        """Make one request and return the answer; redirects are not followed.  Raises NotSent or NoAnswer."""
        import httpx

        course = _Course(self, seconds=self.deadline)
        try:
            with (
                course,
                self._opened().stream(
                    method,
                    self.base_url + path,
                    headers=headers,
                    content=body or None,
                    extensions={"trace": course.on_event},
                ) as response,
            ):
                names = {name.lower(): value for name, value in response.headers.items()}
                return Answer(status=response.status_code, headers=names, body=_body(response))
        except httpx.ProxyError as error:  # the proxy let nothing through to the server
            self.close()
            raise NotSent(_said(error)) from error
        except (httpx.HTTPError, OSError, _Late) as error:
            self.close()
            what = f"no end within {self.deadline:g} seconds" if course.is_late else _said(error)
            if course.may_have_left:
                raise NoAnswer(what) from error
            raise NotSent(what, is_trust=_is_trust(error)) from error
        except BaseException:  # an interrupt in the middle: the connection is out of step
            self.close()
            raise

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        client, self._client = self._client, None
        self._hold(None)
        if client is not None:
            client.close()

    def _hold(self, connected: socket.socket | None) -> None:
        """Keep a second handle of the connection: TLS takes the first one, and who reads from it has to be woken."""
        if self._socket is not None:
            self._socket.close()
        self._socket = watched(connected.dup()) if connected is not None else None

    def _opened(self) -> "httpx.Client":
        import httpx

        if self._client is None:
            host = urlsplit(self.base_url).hostname or ""
            is_here = host.lower() == "localhost" or is_loopback(host)
            is_plain = self.base_url.startswith("http:")
            self._client = httpx.Client(
                verify=False if is_plain else self._context(),  # plain is for loopback alone
                trust_env=not is_here,  # proxies, where a network has one; never for this machine
                timeout=httpx.Timeout(self.deadline, connect=min(CONNECT_SECONDS, self.deadline)),
                limits=httpx.Limits(max_connections=1),
                headers={"User-Agent": f"cam/{__version__}", "Accept-Encoding": "identity"},
            )
        return self._client


class _Late(Exception):
    """The deadline passed while there was no socket to shut."""


class _Course:
    """The course of one exchange: whether the request may have left, and a watch that shuts the socket at its end."""

    def __init__(self, client: HttpClient, *, seconds: float) -> None:
        self.may_have_left = False
        self.is_late = False
        self._client = client
        self._until = monotonic() + seconds
        self._watch = threading.Timer(seconds, self._end)
        self._watch.daemon = True

    def __enter__(self) -> "_Course":
        self._watch.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._watch.cancel()
        self._watch.join()  # so that it cannot shut a connection that the next exchange uses

    def on_event(self, name: str, info: Mapping[str, Any]) -> None:
        # httpcore tells each step before it takes it
        if name == "connection.connect_tcp.complete":
            self._client._hold(info["return_value"].get_extra_info("socket"))
        elif name == "http11.send_request_headers.started":
            if monotonic() >= self._until:
                self.is_late = True
                raise _Late
            self.may_have_left = True

    def _end(self) -> None:
        self.is_late = True
        if self._client._socket is not None:
            with suppress(OSError):
                self._client._socket.shutdown(socket.SHUT_RDWR)


def _body(response: "httpx.Response") -> bytes:
    import httpx

    body = b""
    with suppress(httpx.HTTPError):  # the status stands, whatever becomes of the rest
        for chunk in response.iter_raw():
            body += chunk
            if len(body) >= ANSWER_BYTES:
                break
    return body[:ANSWER_BYTES]


def _said(error: BaseException) -> str:
    text = re.sub(r"^\[errno -?\d+\] ", "", clean(str(error)).lower())
    return text or type(error).__name__


def _is_trust(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
