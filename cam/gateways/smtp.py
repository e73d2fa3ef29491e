"""Sending over SMTP: one protected connection, reused, one recipient a message, and no doubt that can be avoided."""

import functools
import os
import ssl
from collections.abc import Callable
from pathlib import Path

from cam.engine.vocabulary import Tls
from cam.errors import GatewayError, Misconfigured
from cam.gateways.ports import Blame, Envelope, Outcome, Refused
from cam.gateways.smtp_auth import NotOffered, Rejected
from cam.gateways.smtp_codes import Phase
from cam.gateways.smtp_explain import endpoint, explain
from cam.gateways.smtp_guard import fault, refusal
from cam.gateways.smtp_session import Session, SmtpServer, open_session
from cam.gateways.smtp_wire import Deadlines
from cam.gateways.wire import Fault, WireError, is_loopback, monotonic
from cam.gateways.wire_explain import not_loopback

# some servers close a connection, or think less of it, after so many messages or so long a silence
MESSAGES_PER_CONNECTION = 50
IDLE_SECONDS = 30.0

_DIED_IN_SILENCE = frozenset({Fault.DROPPED, Fault.GARBAGE})


class SmtpSender:
    """
    The EmailSender over SMTP.

    password: called when a log-in is due, so that a missing secret stops this mailbox only; may raise Misconfigured.
    context: what certificates must satisfy; the system's store (or SSL_CERT_FILE) and TLS 1.2 where none is given.
    tls none is for this machine only.  Not to be shared between threads.
    """

    def __init__(
        self,
        *,
        host: str,
        port: int,
        tls: Tls,
        user: str = "",
        password: Callable[[], str] | None = None,
        deadlines: Deadlines | None = None,
        context: ssl.SSLContext | None = None,
        messages_per_connection: int = MESSAGES_PER_CONNECTION,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self.host = host
        self.port = port
        self.tls = tls
        self.user = user
        self.deadlines = deadlines or Deadlines()
        self.messages_per_connection = messages_per_connection
        self.idle_seconds = idle_seconds
        self._password = password
        self._given_context = context
        self._session: Session | None = None

    def open(self) -> None:
        """Be connected, protected and logged in; a connection that is alive, in step and not worn out is kept."""
        self._open(self.deadlines.opening)

    def is_open(self) -> bool:
        """Tell whether the connection is alive, in step, not worn out and has no transaction to be reset."""
        return self._session is not None and not self._is_worn_out(self._session) and self._session.is_ready()

    def send(self, envelope: Envelope) -> Outcome:
        """Hand over one message; all of it ends within deadlines.message."""
        what = fault(envelope)
        if what:
            return refusal(what)
        try:
            return self._send(envelope)
        except BaseException:  # an interrupt in the middle: what comes next must not continue this dialogue
            self._abort()
            raise

    def describe(self) -> str:
        """Return where, how protected, as whom and how large."""
        where = f"{self.host}:{self.port}"
        if self._session is None:
            return f"{where}, not connected"
        session = self._session
        parts = [where, session.wire.tls_version or "no TLS"]
        parts.append(f"logged in as {self.user} ({session.mechanism})" if session.mechanism else "no log-in")
        if session.size_limit:
            parts.append(f"messages up to {session.size_limit / 1_000_000:.0f} MB")
        return ", ".join(parts)

    def close(self) -> None:
        """Say goodbye."""
        if self._session is not None:
            session, self._session = self._session, None
            session.goodbye()

    def _send(self, envelope: Envelope) -> Outcome:
        until = monotonic() + self.deadlines.before_dot
        was_used = self._session is not None and self._session.messages > 0
        outcome = self._attempt(envelope, until=until)
        if was_used and self._was_left(outcome):
            # the connection had died between two messages; nothing of this one was taken, so once more is safe
            self._abort()
            outcome = self._attempt(envelope, until=until)
        return outcome

    def _attempt(self, envelope: Envelope, *, until: float) -> Outcome:
        if self._session is None:
            try:
                self._open(until - monotonic())
            except GatewayError as error:
                return _could_not_open(error)
        session = self._session
        assert session is not None  # noqa: S101 - _open raises otherwise
        return session.transact(envelope, until=until)

    def _was_left(self, outcome: Outcome) -> bool:
        return (
            isinstance(outcome, Refused)
            and outcome.phase == Phase.MAIL
            and outcome.code in (0, 421)
            and not outcome.retry_after_seconds
            and self._session is not None
            and self._session.fault in _DIED_IN_SILENCE
        )

    def _open(self, seconds: float) -> None:
        if self._session is not None:
            if not self._is_worn_out(self._session) and self._session.is_fit():
                return
            self.close()
        server = self._server()
        try:
            self._session = open_session(server, deadlines=self.deadlines, seconds=seconds)
        except (WireError, Rejected, NotOffered) as error:
            raise explain(server, error) from error

    def _is_worn_out(self, session: Session) -> bool:
        is_idle = monotonic() - session.used_at > self.idle_seconds
        return session.messages >= self.messages_per_connection or is_idle

    def _server(self) -> SmtpServer:
        """Return where to connect, after all that can be known to be wrong without connecting."""
        server = SmtpServer(host=self.host, port=self.port, tls=self.tls, user=self.user)
        if not self.host or not 0 < self.port < 65536:
            raise Misconfigured(
                f"smtp {self.host or '(no host)'}:{self.port}: host and port make no server",
                hint="set --smtp-host and --smtp-port, or --preset",
            )
        if self.tls is Tls.NONE:
            if self.host.lower() != "localhost" and not is_loopback(self.host):
                raise not_loopback(endpoint(server))
            context = None
        else:
            context = self._given_context or default_context()
        return SmtpServer(
            host=self.host,
            port=self.port,
            tls=self.tls,
            user=self.user,
            password=self._secret(),
            context=context,
        )

    def _secret(self) -> str:
        if not self.user:
            return ""
        secret = self._password() if self._password else ""
        if not secret:
            raise Misconfigured(
                f"smtp {self.host}:{self.port}: user {self.user!r} has no password",
                hint="set --smtp-password-ref to env:NAME, file:PATH or keyring:SERVICE/USER",
            )
        return secret

    def _abort(self) -> None:
        if self._session is not None:
            self._session.wire.close()
            self._session = None


def default_context() -> ssl.SSLContext:
    """Return the one context of this process: certificates and host names verified, TLS 1.2 or later."""
    return _context(os.environ.get("SSL_CERT_FILE", ""), os.environ.get("SSL_CERT_DIR", ""))


def new_context() -> ssl.SSLContext:
    """Return a context like the default one, for a client that changes what it is given."""
    # OpenSSL reads SSL_CERT_FILE and SSL_CERT_DIR itself, and passes over a file that is not there without a word
    ca_file = os.environ.get("SSL_CERT_FILE", "")
    if ca_file and not Path(ca_file).is_file():
        raise Misconfigured(
            f"SSL_CERT_FILE: there is no file {ca_file!r}", hint="name a PEM file, or unset it"
        )
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@functools.cache
def _context(_ca_file: str, _ca_directory: str) -> ssl.SSLContext:
    return new_context()


def _could_not_open(error: GatewayError) -> Refused:
    return Refused(
        code=0,
        answer=error.what,
        is_permanent=not error.retryable,
        blame=Blame.MAILBOX,
        phase=Phase.CONNECT.value,
        retry_after_seconds=getattr(error, "retry_after_seconds", 0),
        hint=error.hint,
    )
