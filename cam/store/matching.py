"""Which sends an inbound message may be about: looked up by what it names, each by its index."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, TextClause, select, text

from cam.engine.enrollments import LedgerMessage
from cam.engine.vocabulary import MessageStatus
from cam.store import ledger
from cam.store.tables import LeadRow

lead = LeadRow.__table__  # type: ignore[attr-defined]
message = ledger.message

OF_A_COMPANY = 200  # newest sends to one company that a guess is made from
OF_PEOPLE = 200
IDS_AT_ONCE = 400
HAS_PLATFORM_ID = "message.platform_id <> ''"  # in the letters of the partial index

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
    has_platform_id = text(HAS_PLATFORM_ID)
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


@dataclass(frozen=True, kw_only=True)
class Keys:
    """What sends and leads are looked up by, as `by_ids`, `by_addresses` and `by_company` are asked."""

    ids: frozenset[str] = frozenset()
    platform_ids: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()

    @classmethod
    def of_all(cls, several: Sequence["Keys"]) -> "Keys":
        """Return the keys of several together."""
        return cls(
            ids=frozenset().union(*(one.ids for one in several)),
            platform_ids=frozenset().union(*(one.platform_ids for one in several)),
            people=frozenset().union(*(one.people for one in several)),
            companies=frozenset().union(*(one.companies for one in several)),
        )

    def shares(self, other: "Keys") -> bool:
        """Return whether a key is in both."""
        return bool(
            self.ids & other.ids
            or self.platform_ids & other.platform_ids
            or self.people & other.people
            or self.companies & other.companies
        )


def known(connection: Connection, keys: Keys) -> Keys:
    """Return those of many keys by which anything can be found, in as few statements as their number allows."""
    theirs = [spelled for one in keys.platform_ids for spelled in (one, one.upper())]
    platform_ids = _present(connection, message.c.platform_id, theirs, text(HAS_PLATFORM_ID))
    return Keys(
        ids=frozenset(
            one[1:-1] for one in _present(connection, message.c.message_id, [f"<{one}>" for one in keys.ids])
        ),
        platform_ids=keys.platform_ids & {spelled for one in platform_ids for spelled in (one, one.lower())},
        people=_present(connection, lead.c.key, list(keys.people)),
        companies=_present(connection, lead.c.company_domain, list(keys.companies - {""})),
    )


def _present(
    connection: Connection,
    column: ColumnElement[str],
    wanted: list[str],
    *more: ColumnElement[bool] | TextClause,
) -> frozenset[str]:
    return frozenset(
        value
        for begin in range(0, len(wanted), IDS_AT_ONCE)
        for value in connection.scalars(
            select(column).where(column.in_(wanted[begin : begin + IDS_AT_ONCE]), *more).distinct()
        )
    )


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
