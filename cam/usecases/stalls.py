"""Stalls: nothing goes out although leads are due, for a day, and no other alert need have told it."""

from datetime import timedelta
from shlex import quote

from cam.engine.campaigns import Campaign
from cam.engine.vocabulary import Reason
from cam.store import alerts, ledger
from cam.usecases.cycle_report import CampaignReport
from cam.usecases.desk import Desk

STALLED = "NOTHING_GOES_OUT"
PATIENCE = timedelta(days=1)
# what keeps due leads waiting and is neither a limit nor the hour: all of it is about the mailboxes
TROUBLE = (
    Reason.MAILBOX_PAUSED, Reason.MAILBOX_UNREACHABLE, Reason.NO_PROVIDER, Reason.INBOX_UNREAD,
)  # fmt: skip


def note(desk: Desk, campaign: Campaign, done: CampaignReport) -> None:
    """Note whether a live turn sent nothing for trouble with the mailboxes; told once, where it lasts for a day."""
    prefix = f"stalled:{campaign.id}:"
    at = desk.clock()
    if done.sent or done.planned:
        _over(desk, prefix)
        return
    reasons = {one.value: done.deferred_by[one.value] for one in TROUBLE if one.value in done.deferred_by}
    if not reasons:
        return
    waiting = ", ".join(f"{reason} {number}" for reason, number in reasons.items())
    with desk.db.write() as connection:
        since = ledger.last_sent_at(connection, campaign.id) or campaign.launched_at or at
        alerts.raise_alert(
            connection,
            key=f"{prefix}{since:%Y%m%d%H%M%S%f}",
            type=STALLED,
            title=f"campaign {campaign.name}: nothing goes out although leads are due",
            body=f"{waiting}; nothing was sent since {since:%Y-%m-%d %H:%M} UTC\n"
            f"cam why --campaign {quote(campaign.name)}",
            at=at,
            not_before=at + PATIENCE,
        )


def _over(desk: Desk, prefix: str) -> None:
    with desk.db.read() as connection:
        if not alerts.is_waiting(connection, prefix=prefix):
            return
    with desk.db.write() as connection:
        alerts.end(connection, prefix=prefix, said=f"over since {desk.clock():%Y-%m-%d %H:%M} UTC")
