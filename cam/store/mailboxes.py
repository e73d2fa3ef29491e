"""Mailboxes: the addresses that cam sends from, with their caps, credential references and health."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from rapidfuzz import process
from sqlalchemy import Connection, RowMapping, bindparam, select, update

from cam.engine.campaigns import Mailbox
from cam.engine.vocabulary import CampaignStatus, MailboxStatus, Provider, Tls
from cam.errors import InputError, NotFound
from cam.store import events
from cam.store.tables import CampaignMailboxRow, CampaignRow, EventRow, MailboxRow

mailbox = MailboxRow.__table__  # type: ignore[attr-defined]
event = EventRow.__table__  # type: ignore[attr-defined]
campaign_mailbox = CampaignMailboxRow.__table__  # type: ignore[attr-defined]
campaign = CampaignRow.__table__  # type: ignore[attr-defined]

_OF_CAMPAIGN = (
    select(mailbox)
    .join(campaign_mailbox, campaign_mailbox.c.mailbox_id == mailbox.c.id)
    .where(campaign_mailbox.c.campaign_id == bindparam("campaign_id"))
    .order_by(mailbox.c.id)
)
_ALL = select(mailbox).order_by(mailbox.c.id)
_ADDRESSES = select(mailbox.c.id, mailbox.c.address)
_ONE_OF_CAMPAIGN = _OF_CAMPAIGN.where(mailbox.c.id == bindparam("mailbox_id"))
CLOSE_ENOUGH = 60  # of 100: below this a guess confuses more than it helps


def find_mailbox(connection: Connection, address_or_id: str | int) -> Mailbox | None:
    """Return the mailbox of that address (whatever its case) or id, or None."""
    wanted = str(address_or_id).strip()
    ids = {row.address.casefold(): row.id for row in connection.execute(_ADDRESSES)}
    found = ids.get(wanted.casefold())
    if found is None and wanted.isascii() and wanted.isdigit() and int(wanted) in ids.values():
        found = int(wanted)
    return mailbox_by_id(connection, found) if found is not None else None


def get_mailbox(connection: Connection, address_or_id: str | int) -> Mailbox:
    """Return the mailbox of that address or id; raise NotFound with the closest address."""
    found = find_mailbox(connection, address_or_id)
    if found is not None:
        return found
    addresses = list(connection.scalars(select(mailbox.c.address)))
    close = process.extractOne(str(address_or_id), addresses, score_cutoff=CLOSE_ENOUGH)
    hint = (
        "" if close else ("run 'cam mailbox list'" if addresses else f"run 'cam mailbox add {address_or_id}'")
    )
    raise NotFound(
        f"mailbox {str(address_or_id)!r}: there is none", near=close[0] if close else None, hint=hint
    )


def mailbox_by_id(connection: Connection, mailbox_id: int) -> Mailbox:
    """Return the mailbox of an id that the database gave out."""
    return _value(connection.execute(select(mailbox).where(mailbox.c.id == mailbox_id)).mappings().one())


def all_mailboxes(connection: Connection) -> list[Mailbox]:
    """Return every mailbox, in the order in which they were added."""
    return [_value(row) for row in connection.execute(_ALL).mappings()]


def addresses(connection: Connection) -> dict[int, str]:
    """Return the address of every mailbox, by id."""
    return {row.id: row.address for row in connection.execute(_ADDRESSES)}


def mailboxes_of(connection: Connection, campaign_id: int) -> list[Mailbox]:
    """Return the mailboxes that a campaign sends from: those it names, and every one where a draft names none."""
    named = [_value(row) for row in connection.execute(_OF_CAMPAIGN, {"campaign_id": campaign_id}).mappings()]
    if named:
        return named
    status = connection.scalar(select(campaign.c.status).where(campaign.c.id == campaign_id))
    return all_mailboxes(connection) if status == CampaignStatus.DRAFT else []


def mailbox_of(connection: Connection, campaign_id: int, mailbox_id: int) -> Mailbox | None:
    """Return one mailbox that a launched campaign names, or None where it does not, or not any more."""
    own = {"campaign_id": campaign_id, "mailbox_id": mailbox_id}
    row = connection.execute(_ONE_OF_CAMPAIGN, own).mappings().first()
    return _value(row) if row else None


def add_mailbox(connection: Connection, values: Mapping[str, Any], *, at: datetime) -> Mailbox:
    """
    Add a mailbox and return it; columns that are not named take their defaults.

    values: column name to plain value, with address and provider.  Raises InputError where the address is taken.
    """
    address = values["address"]
    if find_mailbox(connection, address) is not None:
        raise InputError(f"mailbox {address!r}: it exists already", hint=f"run 'cam mailbox edit {address}'")
    row = {**values, "created_at": at}
    made = connection.execute(mailbox.insert().values(row).returning(mailbox.c.id)).scalar_one()
    details = {"address": address, "provider": values["provider"]}
    events.record(connection, "mailbox.added", at=at, mailbox_id=made, details=details)
    return mailbox_by_id(connection, made)


def change(connection: Connection, mailbox_id: int, changes: Mapping[str, Any], *, at: datetime) -> Mailbox:
    """Set the named columns of a mailbox and return it as it is now; what stands already makes no audit event."""
    before = connection.execute(select(mailbox).where(mailbox.c.id == mailbox_id)).mappings().one()
    real = {column: value for column, value in changes.items() if before[column] != value}
    if real:
        connection.execute(update(mailbox).where(mailbox.c.id == mailbox_id).values(real))
        events.record(connection, "mailbox.changed", at=at, mailbox_id=mailbox_id, details=real)
    return mailbox_by_id(connection, mailbox_id)


def set_status(
    connection: Connection, mailbox_id: int, status: MailboxStatus, *, at: datetime, reason: str = ""
) -> Mailbox:
    """Set the status of a mailbox, and record it; a reason is kept while it is paused or cannot be reached."""
    paused_reason = reason if status is MailboxStatus.PAUSED else ""
    values: dict[str, Any] = {"status": status.value, "paused_reason": paused_reason}
    if status is MailboxStatus.ACTIVE:
        values |= {"not_before": None, "failures": 0}
    connection.execute(update(mailbox).where(mailbox.c.id == mailbox_id).values(values))
    details = {"reason": reason} if reason else {}
    events.record(connection, f"mailbox.{status.value}", at=at, mailbox_id=mailbox_id, details=details)
    return mailbox_by_id(connection, mailbox_id)


def set_verified(connection: Connection, mailbox_id: int, *, at: datetime) -> Mailbox:
    """Note that log-in worked at this moment; an unverified mailbox is active now, a paused one stays so."""
    connection.execute(
        update(mailbox).where(mailbox.c.id == mailbox_id).values(verified_at=at, not_before=None, failures=0)
    )
    others = (mailbox.c.id == mailbox_id) & (mailbox.c.status != MailboxStatus.PAUSED.value)
    connection.execute(update(mailbox).where(others).values(paused_reason=""))
    unverified = (mailbox.c.id == mailbox_id) & (mailbox.c.status == MailboxStatus.UNVERIFIED.value)
    connection.execute(update(mailbox).where(unverified).values(status=MailboxStatus.ACTIVE.value))
    events.record(connection, "mailbox.verified", at=at, mailbox_id=mailbox_id)
    return mailbox_by_id(connection, mailbox_id)


def learn(connection: Connection, mailbox_id: int, found: Mapping[str, Any], *, at: datetime) -> Mailbox:
    """Keep what a probe found out about a mailbox's provider, by column, and record it."""
    connection.execute(update(mailbox).where(mailbox.c.id == mailbox_id).values(dict(found)))
    events.record(connection, "mailbox.probed", at=at, mailbox_id=mailbox_id, details=found)
    return mailbox_by_id(connection, mailbox_id)


def probed_at(connection: Connection, mailbox_id: int) -> datetime | None:
    """Return when a mailbox was probed last, None where it never was."""
    moment: datetime | None = connection.scalar(
        select(event.c.at)
        .where(event.c.name == "mailbox.probed", event.c.mailbox_id == mailbox_id)
        .order_by(event.c.id.desc())
        .limit(1)
    )
    return moment


def back_off(connection: Connection, mailbox_id: int, *, until: datetime, reason: str = "") -> int:
    """Note one more failed connection and why: nothing is tried before `until`; return the failures in a row."""
    return int(
        connection.execute(
            update(mailbox)
            .where(mailbox.c.id == mailbox_id)
            .values(not_before=until, failures=mailbox.c.failures + 1, paused_reason=reason)
            .returning(mailbox.c.failures)
        ).scalar_one()
    )


def recover(connection: Connection, mailbox_id: int) -> None:
    """Forget failed connections, because one has worked."""
    failed = (mailbox.c.id == mailbox_id) & ((mailbox.c.failures > 0) | mailbox.c.not_before.is_not(None))
    connection.execute(update(mailbox).where(failed).values(not_before=None, failures=0, paused_reason=""))


def _value(row: RowMapping) -> Mailbox:
    columns = dict(row)
    columns["provider"] = Provider(columns["provider"])
    columns["smtp_tls"] = Tls(columns["smtp_tls"])
    columns["imap_tls"] = Tls(columns["imap_tls"])
    columns["folders"] = tuple(columns["folders"])
    columns["status"] = MailboxStatus(columns["status"])
    return Mailbox(**columns)
