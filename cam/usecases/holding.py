"""Hold the workspace's lease while work goes on: a heartbeat renews it, and whoever lost it is told."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection

from cam.errors import DatabaseError
from cam.store import leases
from cam.store.leases import Lease
from cam.usecases.desk import Desk

Also = Callable[[Connection, datetime], None]  # what is stored with every beat of the heart


def _nothing(_connection: Connection, _now: datetime) -> None:
    """Store nothing."""


class Held:
    """A lease that is ours until `is_lost`; begin asks the database again in its own transaction."""

    def __init__(self, lease: Lease) -> None:
        self.lease = lease
        self._over = threading.Event()
        self._lost = threading.Event()

    @property
    def is_lost(self) -> bool:
        """Return whether the heartbeat could not renew the lease."""
        return self._lost.is_set()

    def stands(self, connection: Connection, *, now: datetime) -> bool:
        """Return whether the lease is still ours, asked in the transaction of what depends on that; lost stays lost."""
        if not leases.is_held(connection, self.lease, now=now):
            self._lost.set()
        return not self.is_lost

    def _beat(self, desk: Desk, also: Also) -> None:
        worker = desk.settings.worker
        while not self._over.wait(worker.heartbeat_seconds):
            try:
                with desk.db.write() as connection:
                    now = desk.clock()
                    kept = leases.renew(connection, self.lease, now=now, seconds=worker.lease_seconds)
                    if kept:
                        also(connection, now)
            except DatabaseError:
                continue  # a full or locked disk may recover before the lease ends; begin decides either way
            if not kept:
                self._lost.set()
                return


@contextmanager
def holding(desk: Desk, *, holder: str, also: Also = _nothing) -> Iterator[Held | None]:
    """
    Take the workspace's lease for the block and give it, or give None while another holds it.

    also: stored with every beat, in its transaction.
    """
    with desk.db.write() as connection:
        lease = leases.take(
            connection,
            name=leases.WORKSPACE,
            holder=holder,
            now=desk.clock(),
            seconds=desk.settings.worker.lease_seconds,
        )
    if lease is None:
        yield None
        return
    held = Held(lease)
    heart = threading.Thread(target=held._beat, args=(desk, also), name="heartbeat", daemon=True)
    heart.start()
    try:
        yield held
    finally:
        held._over.set()
        heart.join(timeout=desk.settings.worker.lease_seconds)
        with desk.db.write() as connection:
            leases.release(connection, lease, now=desk.clock())


def current_holder(desk: Desk) -> Lease | None:
    """Return the lease that somebody holds on this workspace now, or None."""
    with desk.db.read() as connection:
        return leases.current(connection, leases.WORKSPACE, now=desk.clock())
