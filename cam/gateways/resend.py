"""Sending over Resend's API: one request a message, under a key that lets it be repeated without a second one."""

import ssl
from collections.abc import Callable
from time import sleep

from cam.errors import GatewayError, Misconfigured, Permanent, Transient
from cam.gateways import resend_answers
from cam.gateways.http_client import DEADLINE_SECONDS, Answer, HttpClient, NoAnswer, NotSent
from cam.gateways.ports import Blame, Envelope, Outcome, Refused, Throttled, Unknown
from cam.gateways.resend_answers import Said
from cam.gateways.resend_payload import Unreadable, payload, request_key
from cam.gateways.smtp import new_context
from cam.gateways.smtp_guard import fault, refusal

API_URL = "https://api.resend.com"
TEST_DOMAIN = "resend.dev"  # Resend's own; it stands in nobody's list
SHORT_WAIT = 5  # seconds; a pace that is right again so soon is no trouble of the mailbox
ATTEMPTS = 3


class ResendSender:
    """
    The EmailSender over Resend.

    address: the mailbox's.  key: called when the sender opens; may raise Misconfigured.  base_url: https, or http on
    this machine.  deadline: seconds over one exchange.  wait: how a short wait that Resend asks for is spent.
    Not to be shared between threads.
    """

    def __init__(
        self,
        *,
        address: str,
        key: Callable[[], str],
        base_url: str = API_URL,
        deadline: float = DEADLINE_SECONDS,
        context: Callable[[], ssl.SSLContext] = new_context,
        wait: Callable[[float], None] = sleep,
    ) -> None:
        self.address = address
        self.base_url = base_url
        self.deadline = deadline
        self._key = key
        self._context = context
        self._wait = wait
        self._secret = ""
        self._client: HttpClient | None = None
        self._found = ""

    def open(self) -> None:
        """Have the key at hand; the connection comes with the first request, and nothing is asked here."""
        if self._client is None:
            client = HttpClient(self.base_url, context=self._context, deadline=self.deadline)
            self._secret = _checked_key(self._key())
            self._client = client

    def is_open(self) -> bool:
        """Tell whether the key is at hand."""
        return self._client is not None

    def send(self, envelope: Envelope) -> Outcome:
        """Hand over one message, or ask again what became of it: the key makes both the same request."""
        what = fault(envelope)
        if what:
            return refusal(what)
        try:
            self.open()
            body = payload(envelope)
        except GatewayError as error:
            return _not_sent(error.what, is_permanent=not error.retryable, hint=error.hint)
        except Unreadable as error:
            return refusal(str(error))
        try:
            said = self._post(body, key=request_key(envelope.idempotency_key))
        except NotSent as error:
            hint = "" if not error.is_trust else _TRUST_HINT
            return _not_sent(f"{self.base_url}: {error}", is_permanent=error.is_trust, hint=hint)
        except NoAnswer as error:
            return Unknown(detail=str(error), phase="request")
        return resend_answers.judge(said)

    def check(self) -> None:
        """
        Ask Resend whether the key holds and the sender's domain is verified; no mail is sent.

        A key that may only send cannot see the domains: then the key alone is known.  Raises what open() raises.
        """
        self.open()
        try:
            said = self._read(self._exchange("GET", "/domains?limit=100"))
        except NotSent as error:
            kind = Permanent if error.is_trust else Transient
            hint = _TRUST_HINT if error.is_trust else "check this machine's network; cam tries again later"
            raise kind(f"resend {self.base_url}: {error}", hint=hint, code="unreachable") from error
        except NoAnswer as error:
            raise Transient(
                f"resend {self.base_url}: {error}", hint="cam tries again later", code="timed_out"
            ) from error
        if said.name == "restricted_api_key":
            self._found = "the key may send; it cannot see whether the domain is verified"
            return
        if said.status != 200:
            raise _complaint(said)
        self._found = self._domain_found(said)

    def describe(self) -> str:
        """Return where messages go, and what check() found."""
        host = self.base_url.removeprefix("https://").removeprefix("http://")
        if self._client is None:
            return f"resend {host}, not opened"
        return f"resend {host}, {self._found or 'key at hand'}"

    def close(self) -> None:
        """Close the connection and forget the key."""
        client, self._client, self._secret, self._found = self._client, None, "", ""
        if client is not None:
            client.close()

    def _post(self, body: bytes, *, key: str) -> Said:
        for _ in range(ATTEMPTS - 1):
            said = self._read(self._exchange("POST", "/emails", body=body, key=key))
            if not (resend_answers.is_rate(said) and 0 < said.wait <= SHORT_WAIT):
                return said
            self._wait(said.wait)
        return self._read(self._exchange("POST", "/emails", body=body, key=key))

    def _exchange(self, method: str, path: str, *, body: bytes = b"", key: str = "") -> Answer:
        assert self._client is not None  # noqa: S101 - every way here opens first
        headers = {"Authorization": f"Bearer {self._secret}", "Accept": "application/json"}
        if body:
            headers |= {"Content-Type": "application/json", "Idempotency-Key": key}
        return self._client.exchange(method, path, headers=headers, body=body)

    def _read(self, answer: Answer) -> Said:
        return resend_answers.read(answer, secret=self._secret)

    def _domain_found(self, said: Said) -> str:
        domain = self.address.rpartition("@")[2].lower()
        listed = said.fields.get("data")
        if domain == TEST_DOMAIN or not isinstance(listed, list):
            return "key accepted"
        statuses = {
            str(one.get("name", "")).lower(): str(one.get("status", ""))
            for one in listed
            if isinstance(one, dict)
        }
        if statuses.get(domain) == "verified":
            return f"key accepted, domain {domain} verified"
        if domain not in statuses and said.fields.get("has_more"):
            return "key accepted; the account has more domains than one page tells"
        state = f"is {statuses[domain]!r} there" if domain in statuses else "is not in the account"
        raise Permanent(
            f"resend: domain {domain} {state}", hint=resend_answers.DOMAIN_HINT, code="domain_unverified"
        )


_TRUST_HINT = (
    "a proxy or a wrong clock? for a CA of your own: export SSL_CERT_FILE=/path/ca.pem; it is never ignored"
)


def _checked_key(key: str) -> str:
    if not key or not key.isascii() or not key.isprintable() or " " in key:
        raise Misconfigured(
            "resend: what stands behind --api-key-ref is no API key",
            hint=resend_answers.KEY_HINT,
            code="no_key",
        )
    return key


def _complaint(said: Said) -> GatewayError:
    what = f"resend: {said.answer}"
    outcome = resend_answers.judge(said)
    if isinstance(outcome, Refused) and outcome.is_permanent:
        return Permanent(what, hint=outcome.hint or resend_answers.API_HINT, code="key_refused")
    if isinstance(outcome, Refused):
        return Throttled(what, hint=outcome.hint, retry_after_seconds=outcome.retry_after_seconds)
    return Transient(what, hint="it may pass by itself; cam tries again later")


def _not_sent(what: str, *, is_permanent: bool, hint: str) -> Refused:
    return Refused(
        code=0, answer=what, is_permanent=is_permanent, blame=Blame.MAILBOX, phase="connect", hint=hint
    )
