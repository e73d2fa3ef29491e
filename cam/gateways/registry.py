"""Which adapter sends for a mailbox; a new one is a file beside this and a line in the table."""

import os
import sys
from collections.abc import Callable
from typing import TextIO

from cam.engine.campaigns import Mailbox
from cam.engine.vocabulary import Provider, Tls
from cam.gateways.console import ConsoleSender
from cam.gateways.none import NoProvider
from cam.gateways.ports import EmailSender, Inbox
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


def inbox_for(mailbox: Mailbox, secret: Secret) -> Inbox | None:
    """Return the inbox of a mailbox, None where none is configured; nothing is connected before it is opened."""
    for is_meant, make in _INBOXES:
        if is_meant(mailbox):
            return make(mailbox, secret)
    return None


def _imap(mailbox: Mailbox, secret: Secret) -> Inbox:
    from cam.gateways.imap import ImapInbox
    from cam.gateways.imap_session import IMPLICIT_PORT, STARTTLS_PORT

    # where nothing is said, the log-in that sends is meant, as with most providers; an API key is never shown about
    is_same = mailbox.provider is Provider.SMTP
    reference = mailbox.imap_password_ref or (mailbox.smtp_password_ref if is_same else "")
    return ImapInbox(
        host=mailbox.imap_host,
        port=mailbox.imap_port or (IMPLICIT_PORT if mailbox.imap_tls is Tls.IMPLICIT else STARTTLS_PORT),
        tls=mailbox.imap_tls,
        user=mailbox.imap_user or (mailbox.smtp_user if is_same else "") or mailbox.address,
        password=lambda: secret(reference) if reference else "",
        wanted=mailbox.folders,
    )


def _maildir(mailbox: Mailbox, _secret: Secret) -> Inbox:
    from cam.gateways.maildir import MaildirInbox

    return MaildirInbox(mailbox.maildir, wanted=mailbox.folders)


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

_INBOXES: tuple[tuple[Callable[[Mailbox], bool], Callable[[Mailbox, Secret], Inbox]], ...] = (
    (lambda mailbox: bool(mailbox.imap_host), _imap),
    (lambda mailbox: bool(mailbox.maildir), _maildir),
)
