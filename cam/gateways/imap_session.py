"""From a server's address to a client that is connected, protected and logged in, or to the reason why not."""

import imaplib
import re
import ssl
from dataclasses import dataclass, field

from cam.engine.vocabulary import Tls
from cam.errors import GatewayError, Misconfigured, Permanent, Transient
from cam.gateways.imap_wire import Client, Deadlines, Phase, Refusal, Wire
from cam.gateways.ports import Throttled
from cam.gateways.presets import inbox_hint
from cam.gateways.wire import WireError, clean
from cam.gateways.wire_explain import Endpoint, explain_wire

IMPLICIT_PORT = 993
STARTTLS_PORT = 143
LOGIN_WAIT = 900

# RFC 5530 and RFC 9051: the server is busy or ill; the words are of servers without codes
_PASSING_CODES = frozenset({"UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "THROTTLED", "OVERQUOTA"})
_LASTING_CODES = frozenset({"AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "EXPIRED", "PRIVACYREQUIRED"})
_PASSING_WORDS = re.compile(
    r"too many|simultaneous|temporar|try again|later|throttl|rate limit|bandwidth|busy|unavailable|maximum number",
    re.IGNORECASE,
)
_CODE = re.compile(r"\[([A-Z][A-Z0-9-]*)")

# what imaplib and imapclient raise where an answer is not what the protocol allows
GARBLED = (imaplib.IMAP4.error, ValueError, LookupError, TypeError, OverflowError, RecursionError)


@dataclass(frozen=True, kw_only=True)
class ImapServer:
    """A server and how to get in.  context: what certificates must satisfy, None where tls is none."""

    host: str
    port: int
    tls: Tls
    user: str = ""
    password: str = field(default="", repr=False)
    context: ssl.SSLContext | None = field(default=None, repr=False)

    @property
    def endpoint(self) -> Endpoint:
        """The server as errors name it."""
        return Endpoint(
            protocol="imap",
            host=self.host,
            port=self.port,
            tls=self.tls,
            implicit_port=IMPLICIT_PORT,
            starttls_port=STARTTLS_PORT,
        )


def open_client(server: ImapServer, *, deadlines: Deadlines) -> Client:
    """
    Return a client that is logged in.

    Raises Transient (or Throttled), Permanent or Misconfigured; nothing is left open then, and the secret is in none.
    """
    wire = Wire()
    wire.limit(deadlines.opening)
    try:
        return _establish(wire, server, deadlines)
    except (WireError, Refusal, *GARBLED) as error:
        raise explain(server, error, phase=wire.phase) from _without_secret(error)
    finally:
        wire.limit(float("inf"))


def _establish(wire: Wire, server: ImapServer, deadlines: Deadlines) -> Client:
    is_established = False
    try:
        wire.begin(Phase.CONNECT, deadlines.connect)
        wire.connect(server.host, server.port, is_loopback_only=server.tls is Tls.NONE)
        if server.tls is Tls.IMPLICIT:
            wire.begin(Phase.TLS, deadlines.reply)
            wire.protect(_context(server), server.host)
        wire.begin(Phase.BANNER, deadlines.reply)
        client = Client(wire)
        if server.tls is Tls.STARTTLS:
            _start_tls(client, server, deadlines)
        if not client.is_preauthenticated:
            wire.begin(Phase.LOGIN, deadlines.reply)
            _log_in(client, server)
        is_established = True
        return client
    finally:
        if not is_established:
            wire.close()


def _start_tls(client: Client, server: ImapServer, deadlines: Deadlines) -> None:
    wire = client.wire
    wire.begin(Phase.STARTTLS, deadlines.reply)
    # a PREAUTH greeting before TLS is a known way to keep a client in the clear
    if client.is_preauthenticated or b"STARTTLS" not in client.capabilities():
        raise Permanent(
            f"{server.endpoint.where}: the server offers no STARTTLS, and nothing is read in the clear",
            hint=f"try --imap-tls implicit with port {IMPLICIT_PORT}; if it worked before, somebody on the way may "
            "be stripping it",
            code="no_starttls",
        )
    client.ask("STARTTLS")
    wire.secure(_context(server), server.host)
    client.renew()  # what was said in the clear counts for nothing


def _log_in(client: Client, server: ImapServer) -> None:
    abilities = client.capabilities()
    if b"AUTH=PLAIN" in abilities:
        try:
            client.authenticate_plain(server.user, server.password)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            if b"LOGINDISABLED" in abilities or " BAD " not in str(error):
                raise Refusal(Phase.LOGIN, _answer(error)) from None
        else:
            return
    if b"LOGINDISABLED" in abilities:
        raise Permanent(
            f"{server.endpoint.where}: the server takes neither AUTH PLAIN nor LOGIN",
            hint=inbox_hint(server.host) or "ask the provider for an app password",
            code="no_login",
        )
    client.ask("LOGIN", _quoted(server, server.user), _quoted(server, server.password))
    client.let_in()


def _quoted(server: ImapServer, text: str) -> str:
    if not text.isascii() or not text.isprintable():
        raise Misconfigured(
            f"{server.endpoint.where}: this server's log-in takes printable ASCII only",
            hint="choose a password without other letters, or an app password",
            code="no_login",
        )
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def explain(server: ImapServer, error: Exception, *, phase: object) -> GatewayError:
    """Return the error to raise for whatever broke a dialogue."""
    where = server.endpoint.where
    if isinstance(error, WireError):
        return explain_wire(server.endpoint, error)
    if isinstance(error, Refusal):
        return _refused(server, error)
    said = clean(_scrubbed(server, _answer(error)), limit=200)
    if isinstance(error, imaplib.IMAP4.abort) or said.startswith("* BYE"):
        return _busy(server, said) or Transient(
            f"{where}: the server ended the dialogue at {phase} ({said})",
            hint="it may pass by itself; cam tries again later",
            code="dropped",
        )
    return Transient(
        f"{where}: an answer at {phase} is not IMAP ({said})",
        hint="is this a mail server, and is nothing in between?",
        code="garbage",
    )


def _refused(server: ImapServer, error: Refusal) -> GatewayError:
    where, said = server.endpoint.where, _scrubbed(server, error.answer)
    if error.phase is not Phase.LOGIN:
        return _busy(server, said) or Transient(
            f"{where}: the server refuses at {error.phase} ({said})",
            hint="it may pass by itself; cam tries again later",
            code="refused",
        )
    busy = _busy(server, said)
    if busy is not None:
        return busy
    return Permanent(
        f"{where}: log-in as {server.user!r} refused ({said})",
        hint=inbox_hint(server.host)
        or "check the user and the secret behind the password reference; many providers "
        "want an app password, and IMAP turned on in their settings",
        code="login_refused",
    )


def _busy(server: ImapServer, said: str) -> Throttled | None:
    codes = set(_CODE.findall(said))
    if codes & _PASSING_CODES or (not codes & _LASTING_CODES and _PASSING_WORDS.search(said)):
        return Throttled(
            f"{server.endpoint.where}: the server lets nobody in for now ({said})",
            hint="it may pass by itself; cam tries again later",
            retry_after_seconds=LOGIN_WAIT,
        )
    return None


def _answer(error: Exception) -> str:
    return clean(str(error).removeprefix("b'").removesuffix("'")) or type(error).__name__


def _scrubbed(server: ImapServer, text: str) -> str:
    # some servers repeat the line that they refuse
    return text.replace(server.password, "***") if server.password else text


def _without_secret(error: Exception) -> Exception | None:
    return error if isinstance(error, WireError) else None


def _context(server: ImapServer) -> ssl.SSLContext:
    if server.context is None:
        raise ValueError("a protected connection needs a context")
    return server.context
