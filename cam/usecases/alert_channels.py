"""Which channels tell a human, and which tools get qualified leads: the settings as things that deliver."""

from collections.abc import Callable

from cam.engine.alerts import Notice
from cam.engine.campaigns import Mailbox
from cam.engine.vocabulary import MailboxStatus, Provider
from cam.errors import Misconfigured
from cam.gateways.alert_apprise import AppriseAlerter
from cam.gateways.alert_mail import MailAlerter
from cam.gateways.alert_webhook import WebhookAlerter
from cam.gateways.ports import Alerter
from cam.store import mailboxes
from cam.usecases.desk import Desk

SENDS = frozenset({Provider.SMTP, Provider.RESEND})


def human_channels(desk: Desk) -> list[Alerter]:
    """Return every channel that the settings name, without asking whether it works."""
    wanted = desk.settings.alerts
    if not wanted.enabled:
        return []
    channels: list[Alerter] = [
        AppriseAlerter(reference, url=_secret(desk, reference)) for reference in wanted.urls
    ]
    if wanted.emails:
        channels.append(_MailLater(desk))
    if wanted.webhook:
        channels.append(_webhook(desk, "webhook", wanted.webhook))
    return channels


def escalation_channels(desk: Desk) -> list[Alerter]:
    """Return the receiver of qualified leads, if one is set: a reference to nothing is none."""
    wanted = desk.settings.alerts.escalation_webhook
    if not desk.settings.alerts.enabled or not wanted:
        return []
    if _is_reference(wanted):
        try:
            desk.secret(wanted)
        except Misconfigured:
            return []
    return [_webhook(desk, "escalation webhook", wanted)]


class _MailLater:
    """The mail channel; its mailbox is looked up when there is something to tell, for it may be paused by then."""

    name = "mail"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def deliver(self, notice: Notice) -> None:
        box = mailbox_for_alerts(self._desk)
        recipients = self._desk.settings.alerts.emails
        MailAlerter(self._desk.sender_for(box), address=box.address, recipients=recipients).deliver(notice)


def mailbox_for_alerts(desk: Desk) -> Mailbox:
    """Return the mailbox that alerts by mail go out through now; raises Misconfigured where there is none."""
    wanted = desk.settings.alerts.mailbox
    with desk.db.read() as connection:
        boxes = mailboxes.all_mailboxes(connection)
    able = [box for box in boxes if box.status is MailboxStatus.ACTIVE and box.provider in SENDS]
    chosen = [box for box in able if not wanted or box.address == wanted]
    if not chosen:
        which = f"mailbox {wanted} cannot send now" if wanted else "no mailbox can send now"
        raise Misconfigured(
            f"alerts by mail: {which}",
            hint="set alerts.mailbox in cam.toml, or add another channel",
        )
    return chosen[0]


def _webhook(desk: Desk, name: str, wanted: str) -> Alerter:
    key = desk.settings.alerts.webhook_secret
    url = _secret(desk, wanted) if _is_reference(wanted) else (lambda: wanted)
    return WebhookAlerter(name, url=url, key=lambda: _optional(desk, key), clock=desk.clock)


def _is_reference(text: str) -> bool:
    return not text.startswith(("https://", "http://"))


def _secret(desk: Desk, reference: str) -> Callable[[], str]:
    return lambda: desk.secret(reference)


def _optional(desk: Desk, reference: str) -> str:
    try:
        return desk.secret(reference)
    except Misconfigured:
        return ""
