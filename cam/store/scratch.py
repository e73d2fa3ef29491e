"""A scratch copy of a database: everything that is in it, to be played with and thrown away."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, select, update

from cam.store import moving, upgrade
from cam.store.database import Database
from cam.store.tables import CampaignRow, LeadRow, LeaseRow, MailboxRow, MessageRow

campaign = CampaignRow.__table__  # type: ignore[attr-defined]
lead = LeadRow.__table__  # type: ignore[attr-defined]
lease = LeaseRow.__table__  # type: ignore[attr-defined]
mailbox = MailboxRow.__table__  # type: ignore[attr-defined]
message = MessageRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, kw_only=True)
class Touch:
    """A touch of the ledger, as people read it.  mailbox: "" where a human does it."""

    at: datetime
    campaign: str
    mailbox: str
    channel: str
    lead: str
    step: str
    variant: str
    subject: str
    first_touch: bool


@contextmanager
def copy_of(database: Database, folder: Path, *, now: datetime) -> Iterator[Database]:
    """
    Give a copy of a database in a folder, whichever kind it is: a SQLite file that nobody holds a lease on.

    It is closed at the end. Nothing there survives a power cut, and nothing has to.
    """
    path = folder / "cam.db"
    if database.is_sqlite:
        upgrade.backup(database, now=now, to=path)
    copy = Database(f"sqlite:///{path}")
    copy.is_scratch = True
    event.listen(copy.engine, "connect", _hurry)
    try:
        if not database.is_sqlite:
            upgrade.ensure_current(copy, now=now)
            with database.read() as source, copy.write() as target:
                moving.copy_rows(source, target)
        with copy.write() as connection:
            connection.execute(update(lease).values(expires_at=now, acquired_at=now))
        yield copy
    finally:
        copy.close()


def _hurry(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")


def touches_since(connection: Connection, since: datetime) -> list[Touch]:
    """Return every touch that was begun at this moment or later, in order."""
    rows = connection.execute(
        select(
            message.c.begun_at.label("at"), campaign.c.name.label("campaign"),
            mailbox.c.address.label("mailbox"), message.c.channel, lead.c.key.label("lead"),
            message.c.step_id.label("step"), message.c.variant, message.c.subject, message.c.first_touch,
        )
        .join(campaign, campaign.c.id == message.c.campaign_id)
        .join(lead, lead.c.id == message.c.lead_id)
        .outerjoin(mailbox, mailbox.c.id == message.c.mailbox_id)
        .where(message.c.begun_at >= since)
        .order_by(message.c.begun_at, message.c.id)
    ).mappings()  # fmt: skip
    return [Touch(**(dict(row) | {"mailbox": row["mailbox"] or ""})) for row in rows]
