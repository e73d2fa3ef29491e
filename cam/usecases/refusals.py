"""Warn, once in a while, of a mailbox whose mail is refused for reasons of its own."""

from datetime import datetime

from sqlalchemy import Connection

from cam.engine.refusals import WATCHED, is_ours
from cam.store import alerts, mailboxes, refusals
from cam.usecases.reply_alerts import Case

SAID = 300


def warn(connection: Connection, case: Case, *, at: datetime) -> None:
    """Tell a human that a mailbox's mail is refused, in the transaction of the bounce; at most once in WATCHED."""
    mailbox_id = case.row.mailbox_id
    if mailbox_id is None or case.answer.is_undecided or not is_ours(case.answer.bounce_cause):
        return
    found = refusals.by_mailbox(connection, since=at - WATCHED).get(mailbox_id)
    prefix = f"refused:{mailbox_id}:"
    if found is None or not found.is_trouble:
        return
    if alerts.is_raised(connection, prefix=prefix, since=at - WATCHED):
        return
    address = mailboxes.mailbox_by_id(connection, mailbox_id).address
    alerts.raise_alert(
        connection,
        key=f"{prefix}{case.inbound_id}",
        type="MAIL_REFUSED",
        title=f"mailbox {address}: its mail is refused",
        body="\n".join(
            (
                found.in_words,
                f"the last: {case.answer.text[:SAID]}",
                found.advice,
                "cam doctor looks at your domain; cam replies list --class bounce shows all",
            )
        ),
        at=at,
    )
