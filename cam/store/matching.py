"""Which sends an inbound message may be about: looked up by what it names, each by its index."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Select, bindparam, select, text

from cam.engine.enrollments import LedgerMessage
from cam.engine.vocabulary import MessageStatus
from cam.store import ledger
from cam.store.tables import LeadRow

lead = LeadRow.__table__  # type: ignore[attr-defined]
message = ledger.message

MOST_SENDS = 200  # to some people, or to one company: the newest, which a message is most likely about
AT_ONCE = 400
HAS_PLATFORM_ID = "message.platform_id <> ''"  # in the letters of the partial index

# What may lie in somebody's mailbox: a message that was refused or withdrawn cannot be answered.
MAY_HAVE_LEFT = (
    MessageStatus.SENT,
    MessageStatus.SENDING,
    MessageStatus.UNKNOWN,
    MessageStatus.PARKED,
    MessageStatus.PENDING,
)


# built once: they are asked for every message that may concern us
_IN: BindParameter[Any] = bindparam("wanted", expanding=True)
_AMONG = text(HAS_PLATFORM_ID)
_SENDS = select(*ledger.COLUMNS)
_BY_ID = _SENDS.where(message.c.message_id.in_(_IN))
_BY_PLATFORM_ID = _SENDS.where(message.c.platform_id.in_(_IN), _AMONG)
_LETTERS = _SENDS.where(message.c.status.in_(MAY_HAVE_LEFT), message.c.channel == "email")
_NEWEST = _LETTERS.order_by(message.c.id.desc()).limit(MOST_SENDS)
_TO_LEADS = _NEWEST.where(message.c.lead_id.in_(_IN))
_TO_COMPANY = _NEWEST.where(
    message.c.lead_id.in_(select(lead.c.id).where(lead.c.company_domain == bindparam("company")))
)
_LEADS = select(lead.c.key, lead.c.id).where(lead.c.key.in_(_IN))
_KNOWN_IDS = select(message.c.message_id).where(message.c.message_id.in_(_IN)).distinct()
_KNOWN_PLATFORM_IDS = select(message.c.platform_id).where(message.c.platform_id.in_(_IN), _AMONG).distinct()
_KNOWN_PEOPLE = select(lead.c.key).where(lead.c.key.in_(_IN))
_KNOWN_COMPANIES = select(lead.c.company_domain).where(lead.c.company_domain.in_(_IN)).distinct()


def by_ids(
    connection: Connection, ids: Collection[str], *, platform_ids: Collection[str] = ()
) -> list[LedgerMessage]:
    """Return the sends of these Message-IDs (without brackets), or of ids that a provider gave instead."""
    named = [f"<{one}>" for one in ids]
    theirs = [spelled for one in platform_ids for spelled in (one, one.upper())]
    rows = (*_asked(connection, _BY_ID, named), *_asked(connection, _BY_PLATFORM_ID, theirs))
    found = {row.id: ledger.to_message(row) for row in rows}
    return [found[row_id] for row_id in sorted(found)]


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
    ids = _values(connection, _KNOWN_IDS, [f"<{one}>" for one in keys.ids])
    platform_ids = _values(connection, _KNOWN_PLATFORM_IDS, theirs)
    return Keys(
        ids=frozenset(one[1:-1] for one in ids),
        platform_ids=keys.platform_ids & {spelled for one in platform_ids for spelled in (one, one.lower())},
        people=_values(connection, _KNOWN_PEOPLE, list(keys.people)),
        companies=_values(connection, _KNOWN_COMPANIES, list(keys.companies - {""})),
    )


def by_addresses(connection: Connection, addresses: Collection[str]) -> list[LedgerMessage]:
    """Return the newest sends to these people that may have left, oldest first."""
    people = leads_of(connection, addresses)
    if not people:
        return []
    return _oldest_first(connection.execute(_TO_LEADS, {"wanted": list(people.values())}))


def by_company(connection: Connection, company: str) -> list[LedgerMessage]:
    """Return the newest sends to people at a company's registrable domain that may have left, oldest first."""
    return _oldest_first(connection.execute(_TO_COMPANY, {"company": company})) if company else []


def leads_of(connection: Connection, addresses: Collection[str]) -> dict[str, int]:
    """Return the lead behind each of these addresses; absent where there is none."""
    return {row.key: row.id for row in _asked(connection, _LEADS, list(addresses))}


def _asked(connection: Connection, query: Select[Any], wanted: Sequence[str]) -> Iterator[Row[Any]]:
    """Give the rows for so many values, a bounded number of them in one statement."""
    for begin in range(0, len(wanted), AT_ONCE):
        yield from connection.execute(query, {"wanted": wanted[begin : begin + AT_ONCE]})


def _values(connection: Connection, query: Select[Any], wanted: Sequence[str]) -> frozenset[str]:
    return frozenset(row[0] for row in _asked(connection, query, wanted))


def _oldest_first(newest: Iterable[Row[Any]]) -> list[LedgerMessage]:
    return [ledger.to_message(row) for row in newest][::-1]
