"""Alerts by mail, through one of the workspace's own mailboxes."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from cam.engine.alerts import Notice
from cam.errors import Permanent, Transient
from cam.gateways.ports import Accepted, EmailSender, Envelope, Refused
from cam.gateways.wire import clean

SUBJECT_LENGTH = 150


class MailAlerter:
    """Mails each notice to every recipient.  address: of the mailbox that sends."""

    name = "mail"

    def __init__(self, sender: EmailSender, *, address: str, recipients: Sequence[str]) -> None:
        self._sender = sender
        self._address = address
        self._recipients = tuple(recipients)

    def deliver(self, notice: Notice) -> None:
        """Mail the notice; raises GatewayError unless every recipient's mail was accepted."""
        self._sender.open()
        try:
            for recipient in self._recipients:
                self._mail(notice, recipient)
        finally:
            self._sender.close()

    def _mail(self, notice: Notice, recipient: str) -> None:
        outcome = self._sender.send(envelope(notice, sender=self._address, recipient=recipient))
        if isinstance(outcome, Accepted):
            return
        said = outcome.answer if isinstance(outcome, Refused) else outcome.detail
        kind = Permanent if isinstance(outcome, Refused) and outcome.is_permanent else Transient
        raise kind(f"mail to {recipient}: {clean(said)}", hint="cam tries again later")


def envelope(notice: Notice, *, sender: str, recipient: str) -> Envelope:
    """Return the notice as one message; a repeat has the same Message-ID, so that mail programs show it once."""
    unique = hashlib.blake2b(f"{notice.id} {recipient}".encode(), digest_size=12).hexdigest()
    message_id = f"<{notice.id}.{unique}@{sender.rpartition('@')[2]}>"
    message = EmailMessage(policy=SMTP)
    message["From"] = f"cam <{sender}>"
    message["To"] = recipient
    message["Subject"] = f"[cam] {clean(notice.title, limit=SUBJECT_LENGTH)}"
    message["Date"] = _date(notice.at)
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"
    message["X-Alert-Type"] = notice.type
    message["X-Alert-Level"] = notice.level
    message["X-Alert-Id"] = notice.id
    message.set_content(notice.body or notice.title)
    return Envelope(
        sender=sender,
        recipient=recipient,
        mime=message.as_bytes(),
        message_id=message_id,
        idempotency_key=f"{notice.id}/{unique}",
    )


def _date(moment: datetime) -> str:
    return format_datetime(moment.replace(microsecond=0))
