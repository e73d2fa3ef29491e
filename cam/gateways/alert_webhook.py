"""Alerts as signed JSON over HTTPS, after the Standard Webhooks specification."""

import base64
import hashlib
import hmac
import json
import ssl
import urllib.parse
from collections.abc import Callable
from datetime import UTC, datetime

from cam.engine.alerts import Notice
from cam.errors import GatewayError, Misconfigured, Permanent, Transient
from cam.gateways.http_client import HttpClient, NoAnswer, NotSent
from cam.gateways.smtp import new_context
from cam.gateways.wire import clean

DEADLINE_SECONDS = 20.0


class WebhookAlerter:
    """
    One receiver of signed JSON: POST {id, type, level, title, body, at, ...payload}.

    Headers: webhook-id (the notice's, stable), webhook-timestamp (seconds), webhook-signature `v1,` and the base64 of
    HMAC-SHA256 over `id.timestamp.body`; without a key the notice goes unsigned.  url: may itself be a secret.
    """

    def __init__(
        self,
        name: str,
        *,
        url: Callable[[], str],
        key: Callable[[], str],
        clock: Callable[[], datetime],
        context: Callable[[], ssl.SSLContext] = new_context,
        deadline: float = DEADLINE_SECONDS,
    ) -> None:
        self.name = name
        self._url = url
        self._key = key
        self._clock = clock
        self._context = context
        self._deadline = deadline

    def deliver(self, notice: Notice) -> None:
        """Post the notice; only an answer of 2xx counts.  Raises GatewayError, which never names the address."""
        body = json.dumps(document(notice), ensure_ascii=False, separators=(",", ":")).encode()
        moment = str(int(self._clock().timestamp()))
        headers = {
            "Content-Type": "application/json",
            "webhook-id": notice.id,
            "webhook-timestamp": moment,
            "X-Alert-Type": notice.type,
            "X-Alert-Level": notice.level,
        }
        key = self._key()
        if key:
            headers["webhook-signature"] = signature(key, id=notice.id, timestamp=moment, body=body)
        status = self._post(body, headers)
        if not 200 <= status < 300:
            raise self._refused(status)

    def _post(self, body: bytes, headers: dict[str, str]) -> int:
        parts = urllib.parse.urlsplit(self._url())
        base = urllib.parse.urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        try:
            client = HttpClient(base, context=self._context, deadline=self._deadline)
        except Misconfigured:  # whose words repeat the address
            raise Misconfigured(
                f"{self.name}: it is no https address", hint="write https://HOST/PATH, or a reference to it"
            ) from None
        path = urllib.parse.urlunsplit(("", "", parts.path or "/", parts.query, ""))
        try:
            return client.exchange("POST", path, headers=headers, body=body).status
        except (NotSent, NoAnswer) as error:
            raise Transient(f"{self.name}: {clean(str(error))}", hint="cam tries again later") from None
        finally:
            client.close()

    def _refused(self, status: int) -> GatewayError:
        what = f"{self.name}: the receiver answered {status}"
        if status in (408, 425, 429) or status >= 500:
            return Transient(what, hint="cam tries again later")
        return Permanent(what, hint="check the address and what the receiver expects; cam tries again later")


def document(notice: Notice) -> dict[str, object]:
    """Return what is posted; the notice's own fields win over those of its payload."""
    return {
        **notice.payload,
        "id": notice.id,
        "type": notice.type,
        "level": notice.level,
        "title": notice.title,
        "body": notice.body,
        "at": notice.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def signature(key: str, *, id: str, timestamp: str, body: bytes) -> str:
    """Return the signature header; a key that begins with whsec_ is base64, any other is taken as it is."""
    secret = base64.b64decode(key.removeprefix("whsec_")) if key.startswith("whsec_") else key.encode()
    signed = b".".join((id.encode(), timestamp.encode(), body))
    return "v1," + base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()
