"""Which sends an inbound message may be about: looked up by what it names, each by its index."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, select, text

from cam.engine.enrollments import LedgerMessage
from cam.engine.vocabulary import MessageStatus
from cam.store import ledger
from cam.store.tables import LeadRow

lead = LeadRow.__table__  # type: ignore[attr-defined]
message = ledger.message

OF_A_COMPANY = 200  # newest sends to one company that a guess is made from
OF_PEOPLE = 200
IDS_AT_ONCE = 400

# What may lie in somebody's mailbox: a message that was refused or withdrawn cannot be answered.
MAY_HAVE_LEFT = (
    MessageStatus.SENT,
    MessageStatus.SENDING,
    MessageStatus.UNKNOWN,
    MessageStatus.PARKED,
    MessageStatus.PENDING,
)


def by_ids(
    connection: Connection, ids: Collection[str], *, platform_ids: Collection[str] = ()
) -> list[LedgerMessage]:
    """Return the sends of these Message-IDs (without brackets), or of ids that a provider gave instead."""
    ours = [f"<{one}>" for one in ids]
    theirs = [spelled for one in platform_ids for spelled in (one, one.upper())]
    has_platform_id = text("message.platform_id <> ''")  # in the letters of the partial index
    found = [
        ledger.to_message(row)
        for column, wanted, extra in (
            (message.c.message_id, ours, None),
            (message.c.platform_id, theirs, has_platform_id),
        )
        for begin in range(0, len(wanted), IDS_AT_ONCE)
        for row in connection.execute(
            select(*ledger.COLUMNS).where(
                column.in_(wanted[begin : begin + IDS_AT_ONCE]), *([extra] if extra is not None else [])
            )
        )
    ]
    return sorted({row.id: row for row in found}.values(), key=lambda row: row.id)


def by_addresses(connection: Connection, addresses: Collection[str]) -> list[LedgerMessage]:
    """Return the newest sends to these people that may have left, oldest first."""
    people = leads_of(connection, addresses)
    return _newest(connection, _sends().where(message.c.lead_id.in_(list(people.values()))), OF_PEOPLE)


def by_company(connection: Connection, company: str) -> list[LedgerMessage]:
    """Return the newest sends to people at a company's registrable domain that may have left, oldest first."""
    if not company:
        return []
    people = select(lead.c.id).where(lead.c.company_domain == company)
    return _newest(connection, _sends().where(message.c.lead_id.in_(people)), OF_A_COMPANY)


def leads_of(connection: Connection, addresses: Collection[str]) -> dict[str, int]:
    """Return the lead behind each of these addresses; absent where there is none."""
    rows = connection.execute(select(lead.c.key, lead.c.id).where(lead.c.key.in_(list(addresses))))
    return {row.key: row.id for row in rows}


def _sends() -> Select[Any]:
    return select(*ledger.COLUMNS).where(message.c.status.in_(MAY_HAVE_LEFT), message.c.channel == "email")


def _newest(connection: Connection, query: Select[Any], limit: int) -> list[LedgerMessage]:
    rows = connection.execute(query.order_by(message.c.id.desc()).limit(limit))
    return [ledger.to_message(row) for row in rows][::-1]
