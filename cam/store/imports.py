"""Import batches: each run of an import, so that a lead can say where it came from."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, select, update

from cam.engine.suppressions import covering_values
from cam.store import events, suppressions
from cam.store.tables import ImportBatchRow, SuppressionRow

suppression = SuppressionRow.__table__  # type: ignore[attr-defined]
CACHE_KIB = 12_000

import_batch = ImportBatchRow.__table__  # type: ignore[attr-defined]


def begin_batch(connection: Connection, *, campaign_id: int, path: str, sha256: str, at: datetime) -> int:
    """Return the id of a new batch; it counts nothing until it is finished."""
    row = {"campaign_id": campaign_id, "path": path, "sha256": sha256, "counts": {}, "started_at": at}
    return int(
        connection.execute(import_batch.insert().values(row).returning(import_batch.c.id)).scalar_one()
    )


def finish_batch(
    connection: Connection, batch_id: int, *, campaign_id: int, counts: Mapping[str, int], at: datetime
) -> None:
    """Keep the counts of a batch that ran to its end, with the audit event of it."""
    finished = update(import_batch).where(import_batch.c.id == batch_id)
    connection.execute(finished.values(counts=dict(counts), finished_at=at))
    details = {"batch": batch_id, **counts}
    events.record(connection, "import_finished", at=at, campaign_id=campaign_id, details=details)


def spare_memory(connection: Connection) -> None:
    """Keep less of a SQLite file in memory than a workspace may: a bulk load gains little from more."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")


def suppressed_keys(connection: Connection, keys: Collection[str]) -> set[str]:
    """Return those of the keys (addresses, LinkedIn URLs) that are never written to; quick for many keys."""
    standing = suppressions.count(connection)
    if not standing:
        return set()
    if standing > len(keys) * 2:
        return suppressions.suppressed_values(connection, keys)
    values = frozenset(connection.scalars(select(suppression.c.value)))
    return {key for key in keys if not values.isdisjoint(covering_values(key))}
