"""The pulse of a worker: what its heartbeat row says of it, kept in memory and stored with every beat."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from cam.store import alerts, events, workers
from cam.store.workers import Heartbeat
from cam.usecases.course import Step


class Pulse:
    """What a worker does now, and how its last cycle went."""

    def __init__(self, worker_id: str) -> None:
        self.worker_id = worker_id
        self.step = ""
        self.cycle = 0
        self.cycle_at: datetime | None = None
        self.counts: Mapping[str, int] = {}
        self.error = ""
        self._has_begun = False

    def begin(self, connection: Connection, now: datetime) -> None:
        """Note that this worker has the lease; who had it before and never said goodbye has crashed, which is told."""
        before = workers.last(connection)
        is_ours = before is not None and before.worker_id == self.worker_id and self._has_begun
        if not is_ours:
            workers.begin(connection, self.worker_id, at=now)
            if before is not None and before.state == workers.RUNNING:
                _tell_of_crash(connection, before, by=self.worker_id, at=now)
        self._has_begun = True
        self.beat(connection, now)

    def begin_cycle(self, now: datetime) -> None:
        """Note that a cycle begins."""
        self.cycle += 1
        self.cycle_at = now

    def begin_step(self, name: str) -> None:
        """Note which step the cycle is in."""
        self.step = name

    def end_cycle(self, steps: Sequence[Step]) -> None:
        """Note how a cycle went."""
        self.step = ""
        self.counts = {f"{step.name}.{name}": count for step in steps for name, count in step.counts.items()}
        self.error = "; ".join(f"{step.name}: {step.error}" for step in steps if step.error)

    def beat(self, connection: Connection, now: datetime) -> None:
        """Store it."""
        workers.beat(
            connection,
            self.worker_id,
            at=now,
            step=self.step,
            cycle=self.cycle,
            cycle_at=self.cycle_at,
            counts=self.counts,
            error=self.error,
        )


def _tell_of_crash(connection: Connection, before: Heartbeat, *, by: str, at: datetime) -> None:
    where = f" in step {before.step}" if before.step else ""
    seen = f"it was last seen at {before.seen_at:%Y-%m-%d %H:%M} UTC{where}"
    details = {
        "worker": before.worker_id,
        "seen_at": before.seen_at.isoformat(),
        "step": before.step,
        "by": by,
    }
    events.record(connection, "worker.recovered", at=at, details=details)
    alerts.raise_alert(
        connection,
        key=f"worker-recovered:{before.worker_id}:{before.started_at:%Y%m%d%H%M%S%f}",
        type="WORKER_RECOVERED",
        title=f"worker {before.worker_id} ended without a word; {by} has taken over",
        body=f"{seen}; nothing is sent twice: what is in doubt waits for proof\ncam unknown list",
        at=at,
    )
