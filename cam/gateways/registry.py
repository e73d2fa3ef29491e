"""Which adapter sends for a mailbox; a new one is a file beside this and a line in the table."""

import os
import sys
from collections.abc import Callable
from typing import TextIO

from cam.engine.campaigns import Mailbox
from cam.engine.vocabulary import Provider
from cam.gateways.console import ConsoleSender
from cam.gateways.none import NoProvider
from cam.gateways.ports import EmailSender
from cam.gateways.resend import API_URL, ResendSender
from cam.gateways.smtp import SmtpSender

Secret = Callable[[str], str]


def sender_for(mailbox: Mailbox, secret: Secret, *, console: TextIO | None = None) -> EmailSender:
    """
    Return the sender of a mailbox; nothing is connected and no secret read before it is opened.

    secret: gives the secret behind a reference, or raises Misconfigured.  console: where a console mailbox prints;
    standard error by default, for standard output belongs to the command.
    """
    return _SENDERS[mailbox.provider](mailbox, secret, console or sys.stderr)


def _smtp(mailbox: Mailbox, secret: Secret, _console: TextIO) -> EmailSender:
    reference = mailbox.smtp_password_ref
    return SmtpSender(
        host=mailbox.smtp_host,
        port=mailbox.smtp_port,
        tls=mailbox.smtp_tls,
        user=mailbox.smtp_user,
        password=(lambda: secret(reference)) if reference else None,
    )


def _resend(mailbox: Mailbox, secret: Secret, _console: TextIO) -> EmailSender:
    reference = mailbox.smtp_password_ref
    return ResendSender(
        address=mailbox.address,
        key=lambda: secret(reference),
        base_url=os.environ.get("RESEND_API_URL") or API_URL,  # the variable of Resend's own libraries
    )


_SENDERS: dict[Provider, Callable[[Mailbox, Secret, TextIO], EmailSender]] = {
    Provider.SMTP: _smtp,
    Provider.RESEND: _resend,
    Provider.CONSOLE: lambda _mailbox, _secret, console: ConsoleSender(console),
    Provider.NONE: lambda mailbox, _secret, _console: NoProvider(f"mailbox {mailbox.address}"),
}
