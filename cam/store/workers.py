"""The heartbeat row of a worker: what `status` reads, and by which the next one sees that the last one crashed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from cam.store.leases import WORKSPACE
from cam.store.tables import WorkerRow

worker = WorkerRow.__table__  # type: ignore[attr-defined]

RUNNING, STOPPED = "running", "stopped"


@dataclass(frozen=True, kw_only=True)
class Heartbeat:
    """
    What a worker last said of itself.

    state: running, or stopped where it said goodbye.  step: of the cycle that ran then, "" between two.
    cycle: how many it began; cycle_at: when the last of them.  counts, error: of its last cycle.
    """

    worker_id: str
    state: str
    started_at: datetime
    seen_at: datetime
    step: str
    cycle: int
    cycle_at: datetime | None
    counts: Mapping[str, int]
    error: str


def last(connection: Connection) -> Heartbeat | None:
    """Return what the workspace's worker last said of itself, None where there never was one."""
    row = connection.execute(select(worker).where(worker.c.name == WORKSPACE)).mappings().first()
    return Heartbeat(**{key: value for key, value in row.items() if key != "name"}) if row else None


def begin(connection: Connection, worker_id: str, *, at: datetime) -> None:
    """Note that a worker begins; only for the holder of the lease."""
    values = {
        "worker_id": worker_id, "state": RUNNING, "started_at": at, "seen_at": at, "step": "", "cycle": 0,
        "cycle_at": None, "counts": {}, "error": "",
    }  # fmt: skip
    if last(connection) is None:
        connection.execute(worker.insert().values(name=WORKSPACE, **values))
    else:
        connection.execute(update(worker).where(worker.c.name == WORKSPACE).values(**values))


def beat(
    connection: Connection,
    worker_id: str,
    *,
    at: datetime,
    step: str,
    cycle: int,
    cycle_at: datetime | None,
    counts: Mapping[str, int],
    error: str,
) -> None:
    """Note that a worker is alive, and what it does."""
    values = {"seen_at": at, "step": step, "cycle": cycle, "cycle_at": cycle_at, "counts": dict(counts)}
    connection.execute(_own(worker_id).values(**values, error=error))


def end(connection: Connection, worker_id: str, *, at: datetime) -> None:
    """Note that a worker stopped as it should."""
    connection.execute(_own(worker_id).values(state=STOPPED, seen_at=at, step=""))


def _own(worker_id: str):  # type: ignore[no-untyped-def]
    is_own = (worker.c.worker_id == worker_id) & (worker.c.state == RUNNING)
    return update(worker).where(worker.c.name == WORKSPACE, is_own)
