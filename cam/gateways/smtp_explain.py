"""Why a server cannot be used, in one line that says what happened and one that says what to do."""

from cam.errors import GatewayError, Misconfigured, Permanent, Transient
from cam.gateways.ports import Throttled
from cam.gateways.presets import login_hint
from cam.gateways.smtp_auth import NotOffered, Rejected
from cam.gateways.smtp_codes import Phase, judge
from cam.gateways.smtp_session import SmtpServer
from cam.gateways.wire import WireError
from cam.gateways.wire_explain import Endpoint, explain_wire

IMPLICIT_PORT = 465
STARTTLS_PORT = 587


def explain(server: SmtpServer, error: WireError | Rejected | NotOffered) -> GatewayError:
    """Return the error to raise for a server that could not be opened."""
    if isinstance(error, Rejected):
        return _rejected(server, error)
    if isinstance(error, NotOffered):
        return _not_offered(server, error)
    return explain_wire(endpoint(server), error)


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


def endpoint(server: SmtpServer) -> Endpoint:
    """Return the server as errors name it."""
    return Endpoint(
        protocol="smtp",
        host=server.host,
        port=server.port,
        tls=server.tls,
        implicit_port=IMPLICIT_PORT,
        starttls_port=STARTTLS_PORT,
    )


def _where(server: SmtpServer) -> str:
    return endpoint(server).where
