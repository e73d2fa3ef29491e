"""Sequences: their content, versioned; a version never changes, so leads on the way keep what they began with."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from cam.engine.steps import Sequence
from cam.errors import NotFound
from cam.store.tables import SequenceRow

sequence = SequenceRow.__table__  # type: ignore[attr-defined]
_BY_IDS = select(sequence).where(sequence.c.id.in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True, kw_only=True)
class StoredSequence:
    """One version of a sequence.  version: from 1 on, per name.  digest: SHA-256 of its content."""

    id: int
    name: str
    version: int
    digest: str
    sequence: Sequence
    created_at: datetime


def save_version(connection: Connection, content: Sequence, *, at: datetime) -> StoredSequence:
    """Store a version and return it; the same name and content is the same version, whatever came between."""
    canonical = content.canonical()
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    known = connection.execute(
        select(sequence).where(sequence.c.name == content.name, sequence.c.digest == digest)
    ).one_or_none()
    if known is not None:
        return _stored(known)
    last = connection.scalar(select(func.max(sequence.c.version)).where(sequence.c.name == content.name))
    values = {
        "name": content.name,
        "version": (last or 0) + 1,
        "digest": digest,
        "content": canonical,
        "created_at": at,
    }
    key = connection.execute(sequence.insert().values(**values)).inserted_primary_key
    assert key is not None  # noqa: S101 - an insert of one row has one
    return get_version(connection, key[0])


def get_version(connection: Connection, version_id: int) -> StoredSequence:
    """Return the version of an id; raises NotFound."""
    found = get_versions(connection, [version_id])
    if version_id not in found:
        raise NotFound(f"sequence version {version_id}: there is none")
    return found[version_id]


def get_versions(connection: Connection, version_ids: Iterable[int]) -> dict[int, StoredSequence]:
    """Return the versions of these ids, by id; one that does not exist is left out."""
    rows = connection.execute(_BY_IDS, {"ids": sorted(set(version_ids))})
    return {row.id: _stored(row) for row in rows}


def latest_version(connection: Connection, name: str) -> StoredSequence | None:
    """Return the newest version of a name, or None."""
    row = connection.execute(
        select(sequence).where(sequence.c.name == name).order_by(sequence.c.version.desc()).limit(1)
    ).one_or_none()
    return _stored(row) if row is not None else None


@lru_cache(maxsize=64)
def _read(content: str) -> Sequence:
    # a version never changes, and every cycle asks for those that are in use
    return Sequence.model_validate_json(content)


def _stored(row: Row[Any]) -> StoredSequence:
    return StoredSequence(
        id=row.id,
        name=row.name,
        version=row.version,
        digest=row.digest,
        sequence=_read(row.content),
        created_at=row.created_at,
    )
