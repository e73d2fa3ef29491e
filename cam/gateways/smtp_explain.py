"""Why a server cannot be used, in one line that says what happened and one that says what to do."""

import ssl
from collections.abc import Callable

from cam.engine.vocabulary import Tls
from cam.errors import GatewayError, Misconfigured, Permanent, Transient
from cam.gateways.ports import Throttled
from cam.gateways.presets import login_hint
from cam.gateways.smtp_auth import NotOffered, Rejected
from cam.gateways.smtp_codes import Phase, judge
from cam.gateways.smtp_session import SmtpServer
from cam.gateways.smtp_wire import Fault, WireError

IMPLICIT_PORT = 465
STARTTLS_PORT = 587

# OpenSSL's X509_V_ERR numbers: what is wrong with a certificate, and what to do
_CERTIFICATE_FAULTS: dict[int, tuple[str, str]] = {
    9: ("is not valid yet", "check this machine's clock"),
    10: ("has expired", "check this machine's clock; if it is right, the server's operator has to renew it"),
    62: ("is for another name", "use the host name that the certificate is made for"),
    64: ("is for another name", "use the host name that the certificate is made for, not an address"),
}
_UNTRUSTED = (
    "is not trusted",
    "is it the right host? for a CA of your own: export SSL_CERT_FILE=/path/ca.pem; it is never ignored",
)


def explain(server: SmtpServer, error: WireError | Rejected | NotOffered) -> GatewayError:
    """Return the error to raise for a server that could not be opened."""
    if isinstance(error, Rejected):
        return _rejected(server, error)
    if isinstance(error, NotOffered):
        return _not_offered(server, error)
    return _EXPLANATIONS[error.fault](server, error)


def _rejected(server: SmtpServer, error: Rejected) -> GatewayError:
    verdict = judge(error.phase, error.reply)
    if error.phase is Phase.AUTH:
        what = f"{_where(server)}: log-in as {server.user!r} refused ({error.reply.answer})"
        hint = login_hint(server.host) or "check the user and the secret behind the password reference"
    else:
        what = f"{_where(server)}: the server refuses at {error.phase} ({error.reply.answer})"
        hint = _PHASE_HINTS.get(error.phase, "")
    if verdict.is_permanent:
        return Permanent(
            what, hint=hint, code="login_refused" if error.phase is Phase.AUTH else "server_refused"
        )
    hint = verdict.hint or "it may pass by itself; cam tries again later"
    if verdict.retry_after_seconds:
        return Throttled(what, hint=hint, retry_after_seconds=verdict.retry_after_seconds)
    return Transient(what, hint=hint)


_PHASE_HINTS = {
    Phase.BANNER: "it may not want mail from this network; use your provider's submission server",
    Phase.EHLO: "is this a mail server for submission? ports 465 and 587 are",
    Phase.STARTTLS: "try --smtp-tls implicit with port 465",
}


def _not_offered(server: SmtpServer, error: NotOffered) -> GatewayError:
    if error.phase is Phase.STARTTLS:
        return Permanent(
            f"{_where(server)}: the server offers no STARTTLS, and nothing is sent in the clear",
            hint=f"try --smtp-tls implicit with port {IMPLICIT_PORT}; if it worked before, somebody on the way may be "
            "stripping it",
            code="no_starttls",
        )
    if error.what:
        return Permanent(
            f"{_where(server)}: the server takes none of PLAIN, LOGIN and CRAM-MD5, only {error.what}",
            hint=login_hint(server.host) or "ask the provider for an app password or an SMTP token",
            code="no_login",
        )
    return Misconfigured(
        f"{_where(server)}: the server offers no log-in, and a user is set",
        hint="leave out --smtp-user, or use the submission port 465 or 587",
        code="no_login",
    )


def _host_unknown(server: SmtpServer, _error: WireError) -> GatewayError:
    return Transient(
        f"{_where(server)}: host {server.host!r} is unknown",
        hint="check the spelling of the host and this machine's network",
        code="host_unknown",
    )


def _unreachable(server: SmtpServer, error: WireError) -> GatewayError:
    if server.tls is Tls.NONE and error.cause is None:
        return not_loopback(server, detail=error.detail)
    return Transient(
        f"{_where(server)}: {error.detail}",
        hint=f"is the server up, and {server.port} its port? submission is {IMPLICIT_PORT} with implicit TLS or "
        f"{STARTTLS_PORT} with starttls",
        code="unreachable",
    )


def _timed_out(server: SmtpServer, error: WireError) -> GatewayError:
    if error.phase is Phase.CONNECT:
        hint = f"check host and port; some networks block port {server.port}"
    else:
        hint = _tls_mode_hint(server, error) or "the server may be overloaded; cam tries again later"
    return Transient(f"{_where(server)}: {error.detail} at {error.phase}", hint=hint, code="timed_out")


def _dropped(server: SmtpServer, error: WireError) -> GatewayError:
    hint = _tls_mode_hint(server, error) or "it may pass by itself; cam tries again later"
    return Transient(f"{_where(server)}: {error.detail} at {error.phase}", hint=hint, code="dropped")


def _garbage(server: SmtpServer, error: WireError) -> GatewayError:
    hint = _tls_mode_hint(server, error) or "is this a mail server, and is nothing in between?"
    return Transient(f"{_where(server)}: {error.detail}", hint=hint, code="garbage")


def _tls_refused(server: SmtpServer, error: WireError) -> GatewayError:
    cause = error.cause
    if isinstance(cause, ssl.SSLCertVerificationError):
        fault, hint = _CERTIFICATE_FAULTS.get(cause.verify_code, _UNTRUSTED)
        return Permanent(
            f"{_where(server)}: its certificate {fault} ({cause.verify_message})",
            hint=hint,
            code="certificate",
        )
    if error.phase is Phase.TLS and error.detail in _PLAIN_TEXT_IN_TLS:
        return Misconfigured(
            f"{_where(server)}: the server does not begin with TLS",
            hint=f"try --smtp-tls starttls, usual on port {STARTTLS_PORT}, or port {IMPLICIT_PORT} with implicit",
            code="tls_mode",
        )
    return Permanent(
        f"{_where(server)}: no secure connection ({error.detail.lower().replace('_', ' ')})",
        hint="the server has to speak TLS 1.2 or later and must not have been tampered with",
        code="tls_refused",
    )


_PLAIN_TEXT_IN_TLS = frozenset(
    {"WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "UNKNOWN_PROTOCOL", "HTTP_REQUEST"}
)

_EXPLANATIONS: dict[Fault, Callable[[SmtpServer, WireError], GatewayError]] = {
    Fault.HOST_UNKNOWN: _host_unknown,
    Fault.UNREACHABLE: _unreachable,
    Fault.TIMED_OUT: _timed_out,
    Fault.DROPPED: _dropped,
    Fault.GARBAGE: _garbage,
    Fault.TLS_REFUSED: _tls_refused,
}


def not_loopback(server: SmtpServer, *, detail: str = "") -> Misconfigured:
    """Return the refusal to talk in the clear to another machine."""
    return Misconfigured(
        f"{_where(server)}: {detail or 'TLS is none'}, and without TLS cam talks to this machine only",
        hint="use --smtp-tls implicit or --smtp-tls starttls",
        code="tls_required",
    )


def _tls_mode_hint(server: SmtpServer, error: WireError) -> str:
    """A server that waits for TLS from the first byte says nothing to somebody who waits for its banner."""
    if error.phase is Phase.BANNER and server.tls is not Tls.IMPLICIT and server.port == IMPLICIT_PORT:
        return f"port {IMPLICIT_PORT} speaks TLS from the first byte: try --smtp-tls implicit"
    return ""


def _where(server: SmtpServer) -> str:
    return f"smtp {server.host}:{server.port}"
