"""Campaigns: their settings, their status and the mailboxes that they send from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from rapidfuzz import process
from sqlalchemy import Connection, RowMapping, bindparam, select, update

from cam.engine.campaigns import Campaign
from cam.engine.schedule import make_window
from cam.engine.vocabulary import CampaignStatus
from cam.errors import InputError, NotFound
from cam.store import events
from cam.store.tables import CampaignMailboxRow, CampaignRow, MailboxRow

campaign = CampaignRow.__table__  # type: ignore[attr-defined]
campaign_mailbox = CampaignMailboxRow.__table__  # type: ignore[attr-defined]
mailbox = MailboxRow.__table__  # type: ignore[attr-defined]

# built once: they are asked in every cycle, and the first before every message
_BY_ID = select(campaign).where(campaign.c.id == bindparam("campaign_id"))
_ALL = select(campaign).order_by(campaign.c.id)
_OF_STATUSES = _ALL.where(campaign.c.status.in_(bindparam("statuses", expanding=True)))
_NAMED_MAILBOXES = select(campaign_mailbox).order_by(campaign_mailbox.c.mailbox_id)
_EVERY_MAILBOX = select(mailbox.c.id).order_by(mailbox.c.id)
_MAILBOXES = (
    select(campaign_mailbox.c.mailbox_id)
    .where(campaign_mailbox.c.campaign_id == bindparam("campaign_id"))
    .order_by(campaign_mailbox.c.mailbox_id)
)

NAME_LENGTH = 200
CLOSE_ENOUGH = 60  # of 100: below this a guess confuses more than it helps


def find_campaign(connection: Connection, name_or_id: str | int) -> Campaign | None:
    """
    Return the campaign of that name or id, or None.

    The exact name wins, then the name whatever its case, then the id.
    """
    ids = {row.name: row.id for row in connection.execute(select(campaign.c.id, campaign.c.name))}
    wanted = str(name_or_id).strip()
    folded = {name.casefold(): key for name, key in ids.items()}
    found = ids.get(wanted) or folded.get(wanted.casefold())
    if found is None and wanted.isascii() and wanted.isdigit() and int(wanted) in ids.values():
        found = int(wanted)
    return _one(connection, found) if found is not None else None


def get_campaign(connection: Connection, name_or_id: str | int) -> Campaign:
    """Return the campaign of that name or id; raise NotFound with the closest name."""
    found = find_campaign(connection, name_or_id)
    if found is not None:
        return found
    names = list(connection.scalars(select(campaign.c.name)))
    close = process.extractOne(str(name_or_id), names, score_cutoff=CLOSE_ENOUGH)
    hint = "" if close else ("run 'cam campaign list'" if names else "run 'cam campaign create NAME'")
    raise NotFound(
        f"campaign {str(name_or_id)!r}: there is none of that name",
        near=close[0] if close else None,
        hint=hint,
    )


def campaign_by_id(connection: Connection, campaign_id: int) -> Campaign:
    """Return the campaign of an id that the database gave out, its mailboxes left out."""
    return _value(connection.execute(_BY_ID, {"campaign_id": campaign_id}).mappings().one(), {}, ())


def all_campaigns(connection: Connection, *, statuses: Sequence[CampaignStatus] = ()) -> list[Campaign]:
    """Return the campaigns in the order in which they were made, only those of the statuses where some are given."""
    chosen = {"statuses": [status.value for status in statuses]}
    rows = connection.execute(_OF_STATUSES, chosen) if statuses else connection.execute(_ALL)
    named, every = _named_mailboxes(connection), _every_mailbox(connection)
    return [_value(row, named, every) for row in rows.mappings()]


def create_draft(connection: Connection, *, name: str, daily_cap: int, at: datetime) -> Campaign:
    """
    Add a campaign that sends nothing until it is launched.

    Raises InputError where the name cannot be one, or is taken (names differ in more than their case).
    """
    name = _checked(name)
    taken = find_campaign(connection, name)
    if taken is not None and taken.name.casefold() == name.casefold():
        raise InputError(
            f"campaign {taken.name!r}: it exists already", hint="choose another name, or edit that one"
        )
    row = {"name": name, "daily_cap": daily_cap, "status": CampaignStatus.DRAFT.value, "created_at": at}
    made = connection.execute(campaign.insert().values(row).returning(campaign.c.id)).scalar_one()
    events.record(connection, "campaign.created", at=at, campaign_id=made, details={"name": name})
    return _one(connection, made)


def find_or_create(connection: Connection, *, name: str, daily_cap: int, at: datetime) -> Campaign:
    """Return the campaign of that name or id, or a new draft where there is none."""
    return find_campaign(connection, name) or create_draft(connection, name=name, daily_cap=daily_cap, at=at)


def change(connection: Connection, campaign_id: int, changes: Mapping[str, Any], *, at: datetime) -> Campaign:
    """
    Set the named columns of a campaign and return it as it is now.

    changes: column name to plain value; what stands already is left alone and makes no audit event.
    """
    before = connection.execute(select(campaign).where(campaign.c.id == campaign_id)).mappings().one()
    real = {column: value for column, value in changes.items() if before[column] != value}
    if real:
        connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(real))
        events.record(connection, "campaign.changed", at=at, campaign_id=campaign_id, details=real)
    return _one(connection, campaign_id)


def set_status(
    connection: Connection, campaign_id: int, status: CampaignStatus, *, at: datetime, reason: str = ""
) -> Campaign:
    """
    Set the status of a campaign, and record it.

    The reason is kept while the campaign is paused or complete.  The first launch sets launched_at, which then stays.
    """
    paused_reason = reason if status in (CampaignStatus.PAUSED, CampaignStatus.COMPLETE) else ""
    values: dict[str, Any] = {"status": status.value, "paused_reason": paused_reason}
    values |= _activity(_one(connection, campaign_id), status, at=at)
    connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(values))
    if status is CampaignStatus.ACTIVE:
        never = (campaign.c.id == campaign_id) & campaign.c.launched_at.is_(None)
        connection.execute(update(campaign).where(never).values(launched_at=at))
    details = {"reason": reason} if reason else {}
    events.record(connection, f"campaign.{status.value}", at=at, campaign_id=campaign_id, details=details)
    return _one(connection, campaign_id)


def _activity(found: Campaign, status: CampaignStatus, *, at: datetime) -> dict[str, Any]:
    is_active = status is CampaignStatus.ACTIVE
    if is_active == (found.active_since is not None):
        return {}
    if is_active:
        return {"active_since": at}
    return {"active_seconds": int(found.active_for(at).total_seconds()), "active_since": None}


def degrade(connection: Connection, campaign_id: int, *, cap: int | None, reason: str = "") -> None:
    """Lower a campaign's daily cap until further notice, or with None lift that."""
    values = {"degraded_cap": cap, "degraded_reason": reason}
    connection.execute(update(campaign).where(campaign.c.id == campaign_id).values(values))


def add_mailboxes(
    connection: Connection, campaign_id: int, mailbox_ids: Sequence[int], *, at: datetime
) -> Campaign:
    """Let a campaign send from these mailboxes too; those it has already stay as they are."""
    known = _named_mailboxes(connection).get(campaign_id, ())
    for key in dict.fromkeys(mailbox_ids):
        if key in known:
            continue
        connection.execute(campaign_mailbox.insert().values(campaign_id=campaign_id, mailbox_id=key))
        events.record(connection, "campaign.mailbox_added", at=at, campaign_id=campaign_id, mailbox_id=key)
    return _one(connection, campaign_id)


def remove_mailbox(connection: Connection, campaign_id: int, mailbox_id: int, *, at: datetime) -> Campaign:
    """Let a campaign send from this mailbox no longer; leads on the way with it wait, because a thread holds."""
    named = (campaign_mailbox.c.campaign_id == campaign_id) & (campaign_mailbox.c.mailbox_id == mailbox_id)
    if connection.execute(campaign_mailbox.delete().where(named)).rowcount:
        events.record(
            connection, "campaign.mailbox_removed", at=at, campaign_id=campaign_id, mailbox_id=mailbox_id
        )
    return _one(connection, campaign_id)


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name or not name.isprintable() or len(name) > NAME_LENGTH:
        raise InputError(f"campaign {name[:40]!r}: a name is 1 to {NAME_LENGTH} printable characters")
    if name.isascii() and name.isdigit():
        raise InputError(
            f"campaign {name!r}: a name of digits only would be taken for an id", hint="add a letter"
        )
    return name


def _named_mailboxes(connection: Connection) -> dict[int, tuple[int, ...]]:
    ids: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
    for row in connection.execute(_NAMED_MAILBOXES):
        ids[row.campaign_id] += (row.mailbox_id,)
    return ids


def _every_mailbox(connection: Connection) -> tuple[int, ...]:
    return tuple(connection.scalars(_EVERY_MAILBOX))


def _one(connection: Connection, campaign_id: int) -> Campaign:
    own = {"campaign_id": campaign_id}
    row = connection.execute(_BY_ID, own).mappings().one()
    named = tuple(connection.execute(_MAILBOXES, own).scalars())
    is_draft = row["status"] == CampaignStatus.DRAFT
    every = _every_mailbox(connection) if is_draft and not named else ()
    return _value(row, {campaign_id: named} if named else {}, every)


def _value(row: RowMapping, named: Mapping[int, tuple[int, ...]], every: tuple[int, ...]) -> Campaign:
    columns = dict(row)
    window = make_window(columns.pop("window_start"), columns.pop("window_end"), columns.pop("days"))
    columns["status"] = CampaignStatus(columns["status"])
    # a draft that names none would send from every mailbox; its launch names them, so that later ones do not join
    unnamed = every if columns["status"] is CampaignStatus.DRAFT else ()
    return Campaign(**columns, window=window, mailbox_ids=named.get(row["id"], unnamed))
