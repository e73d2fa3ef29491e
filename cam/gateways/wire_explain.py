"""Why a server could not be reached or trusted, in one line that says what happened and one that says what to do."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass

from cam.engine.vocabulary import Tls
from cam.errors import GatewayError, Misconfigured, Permanent, Transient
from cam.gateways.wire import Fault, WireError


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """
    A server as its errors name it.

    protocol: as in the names of the options (--smtp-tls).  implicit_port, starttls_port: the usual ones.
    The phases connect, tls and banner are called so in every protocol.
    """

    protocol: str
    host: str
    port: int
    tls: Tls
    implicit_port: int
    starttls_port: int

    @property
    def where(self) -> str:
        """What its errors begin with."""
        return f"{self.protocol} {self.host}:{self.port}"


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


def explain_wire(at: Endpoint, error: WireError) -> GatewayError:
    """Return the error to raise for a connection that broke."""
    return _EXPLANATIONS[error.fault](at, error)


def _host_unknown(at: Endpoint, _error: WireError) -> GatewayError:
    return Transient(
        f"{at.where}: host {at.host!r} is unknown",
        hint="check the spelling of the host and this machine's network",
        code="host_unknown",
    )


def _unreachable(at: Endpoint, error: WireError) -> GatewayError:
    if at.tls is Tls.NONE and error.cause is None:
        return not_loopback(at, detail=error.detail)
    return Transient(
        f"{at.where}: {error.detail}",
        hint=f"is the server up, and {at.port} its port? usual are {at.implicit_port} with implicit TLS and "
        f"{at.starttls_port} with starttls",
        code="unreachable",
    )


def _timed_out(at: Endpoint, error: WireError) -> GatewayError:
    if error.phase == "connect":
        hint = f"check host and port; some networks block port {at.port}"
    else:
        hint = _tls_mode_hint(at, error) or "the server may be overloaded; cam tries again later"
    return Transient(f"{at.where}: {error.detail} at {error.phase}", hint=hint, code="timed_out")


def _dropped(at: Endpoint, error: WireError) -> GatewayError:
    hint = _tls_mode_hint(at, error) or "it may pass by itself; cam tries again later"
    return Transient(f"{at.where}: {error.detail} at {error.phase}", hint=hint, code="dropped")


def _garbage(at: Endpoint, error: WireError) -> GatewayError:
    hint = _tls_mode_hint(at, error) or "is this a mail server, and is nothing in between?"
    return Transient(f"{at.where}: {error.detail}", hint=hint, code="garbage")


def _tls_refused(at: Endpoint, error: WireError) -> GatewayError:
    cause = error.cause
    if isinstance(cause, ssl.SSLCertVerificationError):
        fault, hint = _CERTIFICATE_FAULTS.get(cause.verify_code, _UNTRUSTED)
        return Permanent(
            f"{at.where}: its certificate {fault} ({cause.verify_message})",
            hint=hint,
            code="certificate",
        )
    if error.phase == "tls" and error.detail in _PLAIN_TEXT_IN_TLS:
        return Misconfigured(
            f"{at.where}: the server does not begin with TLS",
            hint=f"try --{at.protocol}-tls starttls, usual on port {at.starttls_port}, or port {at.implicit_port} "
            "with implicit",
            code="tls_mode",
        )
    return Permanent(
        f"{at.where}: no secure connection ({error.detail.lower().replace('_', ' ')})",
        hint="the server has to speak TLS 1.2 or later and must not have been tampered with",
        code="tls_refused",
    )


_PLAIN_TEXT_IN_TLS = frozenset(
    {"WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "UNKNOWN_PROTOCOL", "HTTP_REQUEST"}
)

_EXPLANATIONS: dict[Fault, Callable[[Endpoint, WireError], GatewayError]] = {
    Fault.HOST_UNKNOWN: _host_unknown,
    Fault.UNREACHABLE: _unreachable,
    Fault.TIMED_OUT: _timed_out,
    Fault.DROPPED: _dropped,
    Fault.GARBAGE: _garbage,
    Fault.TLS_REFUSED: _tls_refused,
}


def not_loopback(at: Endpoint, *, detail: str = "") -> Misconfigured:
    """Return the refusal to talk in the clear to another machine."""
    return Misconfigured(
        f"{at.where}: {detail or 'TLS is none'}, and without TLS cam talks to this machine only",
        hint=f"use --{at.protocol}-tls implicit or --{at.protocol}-tls starttls",
        code="tls_required",
    )


def _tls_mode_hint(at: Endpoint, error: WireError) -> str:
    """A server that waits for TLS from the first byte says nothing to somebody who waits for its banner."""
    if error.phase == "banner" and at.tls is not Tls.IMPLICIT and at.port == at.implicit_port:
        return f"port {at.implicit_port} speaks TLS from the first byte: try --{at.protocol}-tls implicit"
    return ""
