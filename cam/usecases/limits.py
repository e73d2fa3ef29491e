"""Which limit binds: of all caps that stand over a campaign, the one that decides how much goes out a day."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.quotas import Limit, Scope, binding_limit, mailbox_limit, together
from cam.engine.vocabulary import Channel, MailboxStatus, Provider
from cam.settings import Settings
from cam.store import ledger, mailboxes, sequences


def can_send(box: Mailbox) -> bool:
    """Return whether a mailbox may send at all: active, with a provider."""
    return box.status is MailboxStatus.ACTIVE and box.provider is not Provider.NONE


def limits_of(
    connection: Connection, campaign: Campaign, *, settings: Settings, now: datetime
) -> list[Limit]:
    """Return every cap of today that stands over a campaign's messages, as if nothing had been sent yet."""
    workspace = settings.limits
    channels = _channels(connection, campaign)
    found = [Limit(scope=Scope.CAMPAIGN, name=campaign.name, cap=campaign.cap_today)]
    for scope, name, cap in (
        (Scope.CHANNEL, Channel.EMAIL.value, workspace.email_per_day),
        (Scope.CHANNEL, Channel.LINKEDIN.value, workspace.linkedin_per_day),
        (Scope.NEW_LEADS, campaign.name, workspace.new_leads_per_day),
        (Scope.FOLLOWUPS, campaign.name, workspace.followups_per_day),
    ):
        if cap is not None and (scope is not Scope.CHANNEL or name in channels):
            found.append(Limit(scope=scope, name=name, cap=cap))
    if Channel.EMAIL not in channels:
        return found
    boxes = [box for box in mailboxes.mailboxes_of(connection, campaign.id) if can_send(box)]
    mail = together(_mailbox_limits(connection, boxes, settings=settings, now=now))
    return found if mail is None else [*found, mail]


def _channels(connection: Connection, campaign: Campaign) -> set[Channel]:
    """Return the channels of the campaign's first step, whose limit every lead meets; email without a sequence."""
    if campaign.sequence_id is None:
        return {Channel.EMAIL}
    return {
        step.channel for step in sequences.get_version(connection, campaign.sequence_id).sequence.steps[:1]
    }


def binding(connection: Connection, campaign: Campaign, *, settings: Settings, now: datetime) -> str:
    """Return the limit that binds today in plain words: `mailbox ana@x.example: warm-up day 1, 5 a day`."""
    found = binding_limit(limits_of(connection, campaign, settings=settings, now=now))
    return found.explanation if found is not None else ""


def _mailbox_limits(
    connection: Connection, boxes: Iterable[Mailbox], *, settings: Settings, now: datetime
) -> list[Limit]:
    boxes = list(boxes)
    days = ledger.mailbox_days(connection, [box.id for box in boxes])
    return [
        mailbox_limit(
            box,
            first_send=days[box.id][0] if box.id in days else None,
            now=now,
            zone=ZoneInfo(settings.sender.timezone),
            start=settings.limits.warm_up_start,
            step=settings.limits.warm_up_step,
        )
        for box in boxes
    ]
