"""Suppressions: who is never written to; one stands from the same transaction on as its consequences."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from cam.engine.state_machine import Event, transition
from cam.engine.suppressions import Kind, Suppression, Target, covering_values, lookup_domain, parse_target
from cam.engine.vocabulary import State
from cam.store import events, ledger
from cam.store.tables import EnrollmentRow, LeadRow, SuppressionRow

suppression = SuppressionRow.__table__  # type: ignore[attr-defined]
lead = LeadRow.__table__  # type: ignore[attr-defined]
enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]

_WITH_VALUES = select(suppression).where(suppression.c.value.in_(bindparam("wanted", expanding=True)))
CHUNK = 500  # values in one IN list: far below what any database takes, and short transactions


@dataclass(frozen=True, kw_only=True)
class Consequences:
    """What a suppression changed.  added: new suppressions; leads: people it covers; cancelled: ledger rows."""

    added: int = 0
    leads: int = 0
    enrollments: int = 0
    cancelled: int = 0

    def __add__(self, other: "Consequences") -> "Consequences":
        """Return both together."""
        return Consequences(
            added=self.added + other.added,
            leads=self.leads + other.leads,
            enrollments=self.enrollments + other.enrollments,
            cancelled=self.cancelled + other.cancelled,
        )


def is_suppressed(connection: Connection, key: str) -> Suppression | None:
    """
    Return the suppression that covers a lead's key (address or LinkedIn URL), or None.

    An address is covered by itself and by its domain or any domain above it.
    """
    row = (
        connection.execute(
            select(suppression)
            .where(suppression.c.value.in_(covering_values(key)))
            .order_by(suppression.c.kind, suppression.c.id)
            .limit(1)
        )
        .mappings()
        .first()
    )
    return _value(row) if row else None


def suppressed_reasons(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    """Return, for those of the keys that are never written to, what covers them and why, in plain words."""
    covering = {key: covering_values(key) for key in keys}
    found = _by_value(connection, {value for values in covering.values() for value in values})
    reasons = {}
    for key, values in covering.items():
        hit = next((found[value] for value in values if value in found), None)
        if hit is not None:
            reasons[key] = (
                f"{hit.value} is suppressed: {hit.reason}" if hit.reason else f"{hit.value} is suppressed"
            )
    return reasons


def suppressed_values(connection: Connection, values: Collection[str]) -> set[str]:
    """Return those of the keys (addresses, LinkedIn URLs) that are never written to."""
    return set(suppressed_reasons(connection, values))


def standing(connection: Connection, values: Collection[str]) -> set[str]:
    """Return those of the values that are suppressed by themselves, not by a domain above them."""
    return set(_by_value(connection, values))


def suppress(
    connection: Connection, *, kind: Kind | str, value: str, reason: str, source: str, at: datetime
) -> Consequences:
    """
    Suppress one address, LinkedIn URL or domain, with all consequences, in the transaction of the caller.

    Every enrollment of the people it covers becomes SUPPRESSED and has no next action; what is queued, waits for a
    retry or is a task for them is cancelled. One that stands already keeps its reason, and its consequences are
    seen to again.
    """
    target = Target(kind=Kind(kind), value=value)
    return suppress_all(connection, [target], reason=reason, source=source, at=at)


def suppress_all(
    connection: Connection, targets: Iterable[Target], *, reason: str, source: str, at: datetime
) -> Consequences:
    """Suppress many at once, as `suppress` does, in the transaction of the caller; at most CHUNK is wise."""
    wanted = list(dict.fromkeys(targets))
    if not wanted:
        return Consequences()
    added = _insert(connection, wanted, reason=reason, source=source, at=at)
    for target in added:
        details = {"kind": target.kind.value, "value": target.value, "reason": reason, "source": source}
        events.record(connection, "suppression.added", at=at, details=details)
    lead_ids = _covered_leads(connection, wanted)
    return _stop(connection, lead_ids, reason=reason, at=at) + Consequences(
        added=len(added), leads=len(lead_ids)
    )


def suppress_lead(
    connection: Connection, *, lead_id: int, reason: str, source: str, at: datetime
) -> Consequences:
    """Suppress one person by every key that is known: the address and the LinkedIn URL."""
    row = connection.execute(select(lead.c.email, lead.c.linkedin_url).where(lead.c.id == lead_id)).one()
    targets = [parse_target(key) for key in (row.email, row.linkedin_url) if key]
    return suppress_all(connection, targets, reason=reason, source=source, at=at)


def remove(connection: Connection, *, value: str, at: datetime) -> Suppression | None:
    """
    Take one suppression away and return it; None where it does not stand.

    Enrollments that it ended stay ended: only a human's `lead mark EMAIL reopen` revives them.
    """
    found = connection.execute(select(suppression).where(suppression.c.value == value)).mappings().first()
    if found is None:
        return None
    connection.execute(suppression.delete().where(suppression.c.id == found["id"]))
    details = {"kind": found["kind"], "value": value, "reason": found["reason"], "source": found["source"]}
    events.record(connection, "suppression.removed", at=at, details=details)
    return _value(found)


def all_suppressions(
    connection: Connection, *, limit: int | None = None, search: str = ""
) -> list[Suppression]:
    """Return the suppressions, newest first; search: only those whose value contains it."""
    query = select(suppression).order_by(suppression.c.id.desc()).limit(limit)
    if search:
        query = query.where(suppression.c.value.contains(search.lower(), autoescape=True))
    return [_value(row) for row in connection.execute(query).mappings()]


def count(connection: Connection) -> int:
    """Return how many suppressions stand."""
    return int(connection.scalar(select(func.count()).select_from(suppression)) or 0)


def closest(connection: Connection, value: str) -> str | None:
    """Return a suppressed value that looks like this one: the domain above it, or one at the same domain."""
    covering = _by_value(connection, covering_values(value))
    if covering:
        return next(iter(covering))
    domain = value.rpartition("@")[2]
    query = select(suppression.c.value).where(suppression.c.value.endswith(domain, autoescape=True)).limit(1)
    found = connection.scalar(query)
    return str(found) if found else None


def _by_value(connection: Connection, values: Collection[str]) -> Mapping[str, Suppression]:
    ordered = sorted(values)
    found: dict[str, Suppression] = {}
    for begin in range(0, len(ordered), CHUNK):
        chunk = ordered[begin : begin + CHUNK]
        rows = connection.execute(_WITH_VALUES, {"wanted": chunk}).mappings()
        found |= {row["value"]: _value(row) for row in rows}
    return found


def _insert(
    connection: Connection, targets: Sequence[Target], *, reason: str, source: str, at: datetime
) -> list[Target]:
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    rows = [
        {
            "kind": target.kind.value,
            "value": target.value,
            "reason": reason,
            "source": source,
            "created_at": at,
        }
        for target in targets
    ]
    statement = insert(suppression).on_conflict_do_nothing(index_elements=[suppression.c.value])
    added = connection.execute(statement.values(rows).returning(suppression.c.kind, suppression.c.value))
    return [Target(kind=Kind(row.kind), value=row.value) for row in added]


def _covered_leads(connection: Connection, targets: Sequence[Target]) -> list[int]:
    keys = [target.value for target in targets if target.kind is Kind.ADDRESS]
    conditions: list[ColumnElement[bool]] = []
    if keys:
        conditions.append(lead.c.key.in_(keys))
    urls = [key for key in keys if "@" not in key]
    if urls:
        conditions.append(lead.c.linkedin_url.in_(urls))
    conditions += [_at_domain(target.value) for target in targets if target.kind is Kind.DOMAIN]
    found: set[int] = set()
    for condition in conditions:
        found.update(connection.scalars(select(lead.c.id).where(condition)))
    return sorted(found)


def _at_domain(domain: str) -> ColumnElement[bool]:
    """Return the condition that a lead's address is at a domain or below it, by index where there is one."""
    at_or_below = or_(
        lead.c.email.endswith(f"@{domain}", autoescape=True),
        lead.c.email.endswith(f".{domain}", autoescape=True),
    )
    company = lookup_domain(domain)
    return (lead.c.company_domain == company) & at_or_below if company else at_or_below


def _stop(connection: Connection, lead_ids: Sequence[int], *, reason: str, at: datetime) -> Consequences:
    ended = cancelled = 0
    for begin in range(0, len(lead_ids), CHUNK):
        chunk = lead_ids[begin : begin + CHUNK]
        cancelled += ledger.cancel_open(connection, lead_ids=chunk, reason="suppressed", at=at)
        ended += _end(connection, chunk, reason=reason, at=at)
    return Consequences(enrollments=ended, cancelled=cancelled)


def _end(connection: Connection, lead_ids: Sequence[int], *, reason: str, at: datetime) -> int:
    ended = 0
    for state in State:
        after = transition(state, Event.SUPPRESSED)
        if not isinstance(after, State) or after is state:
            continue
        rows = connection.execute(
            update(enrollment)
            .where(enrollment.c.lead_id.in_(lead_ids), enrollment.c.state == state.value)
            .values(
                state=after.value, next_action_at=None, hold="", updated_at=at,
                ended_at=func.coalesce(enrollment.c.ended_at, literal(at, enrollment.c.ended_at.type)),
            )
            .returning(enrollment.c.lead_id, enrollment.c.campaign_id)
        ).all()  # fmt: skip
        for row in rows:
            details = {"from": state.value, "to": after.value, "reason": reason}
            events.record(
                connection,
                "lead.suppressed",
                at=at,
                lead_id=row.lead_id,
                campaign_id=row.campaign_id,
                details=details,
            )
        ended += len(rows)
    # an end keeps its state, and nothing comes for it by itself either
    still_due = enrollment.c.lead_id.in_(lead_ids) & enrollment.c.next_action_at.is_not(None)
    connection.execute(
        update(enrollment).where(still_due).values(next_action_at=None, hold="", updated_at=at)
    )
    return ended


def _value(row: RowMapping) -> Suppression:
    return Suppression(**{**row, "kind": Kind(row["kind"])})
