"""Leads in bulk: what an import adds and changes, in plain SQL, a chunk at a time."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from cam.engine.intake.drafts import TEXTS, LeadDraft, merge
from cam.store.driver_rows import mark, processor
from cam.store.tables import LeadRow

lead = LeadRow.__table__  # type: ignore[attr-defined]

KEYS_A_STATEMENT = 1000
_COLUMNS = (*TEXTS, "tags", "custom")
_PROFILES = (
    "https://www.linkedin.com/",
    "https://www.linkedin.com0",
)  # every LinkedIn URL sorts between them
_quoted = json.encoder.encode_basestring  # a text as JSON; a whole encoder costs four times as much a row

_Row = tuple[Any, ...]


@dataclass(kw_only=True)
class Comparison:
    """
    What a chunk of drafts would do to the leads that are known.

    new: drafts of people who are not known.  changed: lead id to the person as it will be.
    unchanged: ids of leads to which nothing is added.  ids: lead id of each key that is known.
    """

    new: list[LeadDraft] = field(default_factory=list)
    changed: dict[int, LeadDraft] = field(default_factory=dict)
    unchanged: list[int] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)


def compare(connection: Connection, drafts: Sequence[LeadDraft]) -> Comparison:
    """
    Return what the drafts, of which each is another person, add to the store; nothing is written.

    A person known by a LinkedIn URL alone whose address is in the draft is that person.
    """
    known = _known(connection, [draft.key for draft in drafts])
    by_profile = _known_by_profile(connection, [draft for draft in drafts if draft.key not in known])
    result = Comparison()
    for draft in drafts:
        row = known.get(draft.key) or by_profile.pop(draft.linkedin_url, None)
        if row is None:
            result.new.append(draft)
            continue
        lead_id, *stored = row
        result.ids[draft.key] = lead_id
        if stored == list(_values(draft)):
            result.unchanged.append(lead_id)
            continue
        before = _person(stored)
        after = merge(before, draft)
        if after == before:
            result.unchanged.append(lead_id)
        else:
            result.changed[lead_id] = after
    return result


def apply(connection: Connection, result: Comparison, *, batch_id: int | None, at: datetime) -> list[int]:
    """Write a comparison made in this transaction, and return the ids of the new leads in the order of the drafts."""
    change = processor(connection, lead.c.created_at)
    stamp = change(at) if change else at
    if result.changed:
        settings = ", ".join(f"{name} = {mark(connection)}" for name in (*_COLUMNS, "updated_at"))
        rows = [(*_values(person), stamp, lead_id) for lead_id, person in result.changed.items()]
        connection.exec_driver_sql(f"UPDATE lead SET {settings} WHERE id = {mark(connection)}", rows)  # noqa: S608 - our own names
    return _insert(connection, [(*_values(draft), "{}", batch_id, stamp, stamp) for draft in result.new])


def newest_id(connection: Connection) -> int:
    """Return the id of the lead that came in last, 0 where there is none."""
    return connection.scalar(select(func.max(lead.c.id))) or 0


def count_after(connection: Connection, last: int) -> int:
    """Return how many leads came in after one."""
    return connection.scalar(select(func.count()).where(lead.c.id > last)) or 0


def _insert(connection: Connection, rows: Sequence[_Row]) -> list[int]:
    """Add rows and return their ids."""
    if not rows:
        return []
    columns = (*_COLUMNS, "score_parts", "import_batch_id", "created_at", "updated_at")
    before = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM lead").scalar_one()
    marks = ", ".join([mark(connection)] * len(columns))
    connection.exec_driver_sql(f"INSERT INTO lead ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608 - our own names
    if connection.dialect.name == "sqlite":  # one writer at a time: the ids stand in a row
        return list(range(before + 1, before + 1 + len(rows)))
    after = f"SELECT id, key FROM lead WHERE id > {mark(connection)}"  # noqa: S608 - our own names
    made = connection.exec_driver_sql(after, (before,))
    ids = {key: lead_id for lead_id, key in made}
    return [ids[row[0]] for row in rows]


def _known(connection: Connection, keys: Collection[str]) -> dict[str, _Row]:
    """Return the rows (id, then the columns of a draft) of those keys that are known."""
    names = ", ".join(("id", *_COLUMNS))
    found = {}
    for some in _portions(list(keys)):
        marks = ", ".join([mark(connection)] * len(some))
        rows = connection.exec_driver_sql(f"SELECT {names} FROM lead WHERE key IN ({marks})", tuple(some))  # noqa: S608
        found.update({row[1]: tuple(row) for row in rows})
    return found


def _known_by_profile(connection: Connection, drafts: Iterable[LeadDraft]) -> dict[str, _Row]:
    """Return the rows of people who are known by a LinkedIn URL alone and of whom a draft has the address."""
    urls = [draft.linkedin_url for draft in drafts if draft.email and draft.linkedin_url]
    value = mark(connection)
    any_at_all = f"SELECT 1 FROM lead WHERE key > {value} AND key < {value} LIMIT 1"  # noqa: S608 - our own names
    # only SQLite sorts text by its bytes everywhere; a server sorts by the language of the database
    is_worth_asking = connection.dialect.name == "sqlite"
    if not urls or (is_worth_asking and connection.exec_driver_sql(any_at_all, _PROFILES).first() is None):
        return {}
    return _known(connection, dict.fromkeys(urls))


def _portions(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + KEYS_A_STATEMENT] for start in range(0, len(keys), KEYS_A_STATEMENT))


def _values(draft: LeadDraft) -> _Row:
    """Return a draft as the columns of its row."""
    tags, custom = draft[20], draft[21]
    return (
        *draft[:20],
        f"[{','.join(map(_quoted, tags))}]",
        f"{{{','.join([f'{_quoted(name)}:{_quoted(value)}' for name, value in custom.items()])}}}",
    )


def _person(stored: Sequence[Any]) -> LeadDraft:
    return LeadDraft._make((*stored[:-2], tuple(_loaded(stored[-2])), _loaded(stored[-1]), frozenset()))


def _loaded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
