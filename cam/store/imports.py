"""Import batches: each run of an import, so that a lead can say where it came from."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, event, select, update

from cam.engine.suppressions import covering_values
from cam.store import events, suppressions
from cam.store.database import Database
from cam.store.tables import ImportBatchRow, SuppressionRow

suppression = SuppressionRow.__table__  # type: ignore[attr-defined]
# For a load of many rows: little memory; a commit that does not wait for the disk (WAL stays sound without it, power
# loss costs the last rows of an import that is run again anyway); pages go home to the file once, not at every commit.
_BULK = ("PRAGMA cache_size = -8000", "PRAGMA synchronous = NORMAL", "PRAGMA wal_autocheckpoint = 16000")

import_batch = ImportBatchRow.__table__  # type: ignore[attr-defined]


@contextmanager
def bulk(database: Database) -> Iterator[Database]:
    """
    Give the same database for a load of many rows, over connections of its own.

    Those of everybody else stay as durable as the ledger needs them; when the load is over, all of it is on the disk.
    """
    own = Database(database.url.render_as_string(hide_password=False))
    if own.is_sqlite:
        event.listen(own.engine, "connect", _prepare)
    try:
        yield own
        if own.is_sqlite:
            with own.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")
    finally:
        own.close()


def _prepare(connection: Any, _record: object) -> None:
    for pragma in _BULK:
        connection.execute(pragma)


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


def suppressed_keys(connection: Connection, keys: Collection[str]) -> set[str]:
    """Return those of the keys (addresses, LinkedIn URLs) that are never written to; quick for many keys."""
    standing = suppressions.count(connection)
    if not standing:
        return set()
    if standing > len(keys) * 2:
        return suppressions.suppressed_values(connection, keys)
    values = frozenset(connection.scalars(select(suppression.c.value)))
    return {key for key in keys if not values.isdisjoint(covering_values(key))}
