"""Verify a mailbox: log in where it sends and where it is read, and say what was found; nothing is sent or stored."""

from cam.engine.campaigns import Mailbox
from cam.errors import GatewayError
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
        found = sender.describe()
    finally:
        sender.close()
    return f"{found}; {_inbox(desk, mailbox)}" if mailbox.has_inbox else found


def _inbox(desk: Desk, mailbox: Mailbox) -> str:
    reader = desk.inbox_for(mailbox)
    if reader is None:
        return "no inbox is read"
    try:
        reader.open()
        reader.folders()
        return f"inbox: {reader.describe()}"
    except GatewayError as error:
        raise type(error)(f"inbox: {error.what}", hint=error.hint, code=error.code) from error
    finally:
        reader.close()
