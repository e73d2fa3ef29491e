"""Alerts through any service that Apprise speaks: Slack, Telegram, ntfy, Matrix, Pushover and a hundred more."""

import logging
from collections.abc import Callable

from cam.engine.alerts import Notice
from cam.errors import Misconfigured, Transient

_TYPES = {"info": "info", "warning": "warning", "error": "failure"}


class AppriseAlerter:
    """One Apprise URL, which is a secret: only the name of its reference is ever said."""

    def __init__(self, name: str, *, url: Callable[[], str]) -> None:
        self.name = name
        self._url = url

    def deliver(self, notice: Notice) -> None:
        """Hand the notice to the service; raises GatewayError where it does not take it."""
        try:
            import apprise
        except ImportError:
            raise Misconfigured(
                f"{self.name}: the library that speaks to it is not installed",
                hint="pip install '.[alerts]' in the clone of cam",
            ) from None
        logging.getLogger("apprise").setLevel(logging.CRITICAL)  # its log repeats the address
        service = apprise.Apprise()
        if not service.add(self._url()):
            raise Misconfigured(
                f"{self.name}: what stands behind it is no Apprise URL",
                hint="see https://github.com/caronc/apprise/wiki for the form of each service",
            )
        body = f"{notice.body}\n\n{notice.id}"
        if not service.notify(title=notice.title, body=body, notify_type=_TYPES[notice.level]):
            raise Transient(f"{self.name}: the service did not take it", hint="cam tries again later")
