"""Outages: what cannot be reached is told once, where it lasts; and it is told that it is over where that came late."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from cam.engine.campaigns import Mailbox
from cam.store import alerts

CHANNEL = "CHANNEL_UNREACHABLE"
PATIENCE = timedelta(minutes=1)  # what is over sooner was nothing


def mailbox_down(connection: Connection, box: Mailbox, *, why: str, retry_at: datetime, at: datetime) -> None:
    """Note the first of a row of failures to reach a mailbox's provider; told unless the next attempt works."""
    alerts.raise_alert(
        connection,
        key=f"{_of_mailbox(box.id)}{at:%Y%m%d%H%M%S%f}",
        type="MAILBOX_UNREACHABLE",
        title=f"mailbox {box.address} sends nothing: its provider cannot be reached",
        body=f"since {at:%Y-%m-%d %H:%M} UTC: {why}\ncam tries again by itself; cam mailbox verify {box.address}",
        at=at,
        not_before=max(retry_at, at + PATIENCE),
    )


def mailbox_back(connection: Connection, box_id: int, *, at: datetime) -> None:
    """Note that a mailbox's provider was reached again, or that the mailbox is paused and nobody tries any more."""
    _over(connection, _of_mailbox(box_id), at=at)


def inbox_down(
    connection: Connection, box: Mailbox, *, why: str, last_read: datetime | None, at: datetime
) -> None:
    """
    Note that an inbox cannot be read; told once, if it lasts.

    last_read: when that last worked, the same for one outage.
    """
    alerts.raise_alert(
        connection,
        key=f"{_of_inbox(box.id)}{last_read or box.created_at:%Y%m%d%H%M%S%f}",
        type="INBOX_UNREAD",
        title=f"mailbox {box.address} sends nothing: its inbox cannot be read",
        body=f"since {at:%Y-%m-%d %H:%M} UTC: {why}\ncam tries again by itself; cam mailbox verify {box.address}",
        at=at,
        not_before=at + PATIENCE,
    )


def inbox_back(connection: Connection, box_id: int, *, at: datetime) -> None:
    """Note that an inbox was read again, or that its mailbox is paused and nobody tries any more."""
    _over(connection, _of_inbox(box_id), at=at)


def channel_down(connection: Connection, name: str, *, why: str, first_id: int, at: datetime) -> None:
    """
    Note that a channel takes no alerts; the others are told once, if it lasts.

    first_id: the oldest alert that it has not taken, the same for one outage.
    """
    alerts.raise_alert(
        connection,
        key=f"{_of_channel(name)}{first_id}",
        type=CHANNEL,
        title=f"alerts cannot be delivered: {name}",
        body=f"since {at:%Y-%m-%d %H:%M} UTC: {why}\ncam tries again by itself; cam alerts list",
        at=at,
        not_before=at + PATIENCE,
        delivered_to=[name],
    )


def channel_back(connection: Connection, name: str, *, at: datetime) -> None:
    """Note that a channel takes alerts again."""
    _over(connection, _of_channel(name), at=at)


def _over(connection: Connection, prefix: str, *, at: datetime) -> None:
    alerts.end(connection, prefix=prefix, said=f"over since {at:%Y-%m-%d %H:%M} UTC")


def _of_mailbox(box_id: int) -> str:
    return f"mailbox-down:{box_id}:"


def _of_inbox(box_id: int) -> str:
    return f"inbox-down:{box_id}:"


def _of_channel(name: str) -> str:
    return f"channel-down:{name}:"
