"""Logging in to an SMTP server: PLAIN, LOGIN, CRAM-MD5, and a wrong password tried once."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable

from cam.gateways.smtp_codes import Phase, Reply
from cam.gateways.smtp_wire import Wire

# smtplib tries a refused password again with every mechanism on offer, which is how mailboxes get locked;
# here the next mechanism follows only where the server says that it does not know this one
_UNKNOWN_MECHANISM = frozenset({500, 502, 504})


class Rejected(Exception):
    """The server answered no before there was a message.  phase: to what.  reply: in its words."""

    def __init__(self, phase: Phase, reply: Reply) -> None:
        super().__init__(f"{phase}: {reply.answer}")
        self.phase = phase
        self.reply = reply


class NotOffered(Exception):
    """The server lacks what we insist on.  what: the extension or the mechanisms that it has instead."""

    def __init__(self, phase: Phase, what: str) -> None:
        super().__init__(what)
        self.phase = phase
        self.what = what


def log_in(wire: Wire, *, offered: str, user: str, password: str) -> str:
    """
    Return the mechanism with which the server let us in.

    offered: what it listed behind AUTH.  Raises Rejected, NotOffered, WireError; the secret is in none of them.
    """
    mechanisms = [name for name in _MECHANISMS if name in offered.upper().split()]
    if not mechanisms:
        raise NotOffered(Phase.AUTH, offered)
    for name in mechanisms:
        reply = _MECHANISMS[name](wire, user, password)
        if reply.code == 235:
            return name
        if reply.code not in _UNKNOWN_MECHANISM:
            break
    raise Rejected(Phase.AUTH, _scrubbed(reply, user, password))


def _plain(wire: Wire, user: str, password: str) -> Reply:
    secret = _plain_secret(user, password)
    reply = wire.ask(f"AUTH PLAIN {secret}")
    return wire.ask(secret) if reply.code == 334 else reply


def _login(wire: Wire, user: str, password: str) -> Reply:
    reply = wire.ask("AUTH LOGIN")
    for answer in (user, password):
        if reply.code != 334:
            return reply
        reply = wire.ask(_base64(answer.encode()))
    return reply


def _cram_md5(wire: Wire, user: str, password: str) -> Reply:
    reply = wire.ask("AUTH CRAM-MD5")
    if reply.code != 334:
        return reply
    try:
        challenge = base64.b64decode(reply.text, validate=True)
    except binascii.Error:
        return wire.ask("*")  # RFC 4954: cancels the exchange, answered with 501
    digest = hmac.new(password.encode(), challenge, hashlib.md5).hexdigest()
    return wire.ask(_base64(f"{user} {digest}".encode()))


# in the order of preference: inside TLS the password is safe, and LOGIN and CRAM-MD5 are obsolete
_MECHANISMS: dict[str, Callable[[Wire, str, str], Reply]] = {
    "PLAIN": _plain,
    "LOGIN": _login,
    "CRAM-MD5": _cram_md5,
}


def _plain_secret(user: str, password: str) -> str:
    return _base64(f"\0{user}\0{password}".encode())


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _scrubbed(reply: Reply, user: str, password: str) -> Reply:
    # some servers repeat the line that they refuse
    text = reply.text
    for secret in (_plain_secret(user, password), _base64(password.encode()), password):
        if secret:
            text = text.replace(secret, "***")
    return Reply(reply.code, text)
