"""Stalls: nothing goes out although leads are due, for a day, and no other alert need have told it."""

from datetime import datetime, timedelta
from shlex import quote

from sqlalchemy import Connection

from cam.engine import planning
from cam.engine.campaigns import Campaign
from cam.engine.vocabulary import Reason
from cam.store import alerts, ledger, mailboxes
from cam.usecases import ground as grounds
from cam.usecases.cycle_report import CampaignReport
from cam.usecases.desk import Desk

STALLED = "NOTHING_GOES_OUT"
PATIENCE = timedelta(days=1)
# what keeps due leads waiting and is neither a limit nor the hour: all of it is about the mailboxes
TROUBLE = (
    Reason.MAILBOX_PAUSED, Reason.MAILBOX_UNREACHABLE, Reason.NO_PROVIDER, Reason.INBOX_UNREAD,
)  # fmt: skip
BY_HAND = (Reason.OFF_SWITCH, Reason.RESTORED)  # nothing goes out because a human is to decide, and knows it


def note(desk: Desk, campaign: Campaign, done: CampaignReport) -> None:
    """Note whether a live turn sent nothing for trouble with the mailboxes; told once, where it lasts for a day."""
    reasons = {one.value: done.deferred_by[one.value] for one in TROUBLE if one.value in done.deferred_by}
    if done.sent or done.planned or not reasons:
        _settle(desk, campaign, done)
        return
    at = desk.clock()
    waiting = ", ".join(f"{reason} {number}" for reason, number in reasons.items())
    with desk.db.write() as connection:
        began = campaign.active_since or campaign.launched_at or at
        since = max(ledger.last_sent_at(connection, campaign.id) or began, began)
        alerts.raise_alert(
            connection,
            key=f"{_of(campaign.id)}{since:%Y%m%d%H%M%S%f}",
            type=STALLED,
            title=f"campaign {campaign.name}: nothing goes out although leads are due",
            body=f"{waiting}; nothing was sent since {since:%Y-%m-%d %H:%M} UTC\n"
            f"cam why --campaign {quote(campaign.name)}",
            at=at,
            not_before=at + PATIENCE,
        )


def over(connection: Connection, campaign_id: int, *, at: datetime) -> None:
    """Note that a campaign sends again, could send, or is to send nothing: what nobody was told is forgotten."""
    alerts.forget_reminders(connection, prefix=_of(campaign_id), now=at)
    alerts.end(connection, prefix=_of(campaign_id), said=f"over since {at:%Y-%m-%d %H:%M} UTC")


def _settle(desk: Desk, campaign: Campaign, done: CampaignReport) -> None:
    """End the alert after a turn without trouble, unless nobody tried: at night a broken mailbox looks sound."""
    with desk.db.read() as connection:
        if not alerts.is_waiting(connection, prefix=_of(campaign.id)):
            return
        is_decided = any(one.value in done.deferred_by for one in BY_HAND)
        if not (done.sent or done.planned or is_decided or _is_sound(connection, desk, campaign)):
            return
    with desk.db.write() as connection:
        over(connection, campaign.id, at=desk.clock())


def _is_sound(connection: Connection, desk: Desk, campaign: Campaign) -> bool:
    boxes = mailboxes.mailboxes_of(connection, campaign.id)
    unread = grounds.unread(connection, boxes)
    now = desk.clock()
    return any(
        planning.unusable(box, now=now) is None and not box.failures and box.id not in unread for box in boxes
    )


def _of(campaign_id: int) -> str:
    return f"stalled:{campaign_id}:"
