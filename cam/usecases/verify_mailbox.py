"""Verify a mailbox: connect, protect, log in, and say what was found; no mail is sent and nothing is stored."""

from cam.engine.campaigns import Mailbox
from cam.gateways.ports import Checkable
from cam.usecases.desk import Desk


def verify(desk: Desk, mailbox: Mailbox) -> str:
    """
    Return in one line what stands behind a mailbox that could send now.

    Raises GatewayError, whose `what` says why it could not, whose `hint` what to do, and whose `retryable` whether
    it may pass by itself.
    """
    sender = desk.sender_for(mailbox)
    try:
        sender.open()
        if isinstance(sender, Checkable):
            sender.check()
        return sender.describe()
    finally:
        sender.close()
