"""The condition of a workspace: when it last ran, and what stands open."""

from datetime import datetime

from sqlalchemy import Connection, select

from cam.store.leases import WORKSPACE
from cam.store.tables import LeaseRow

lease = LeaseRow.__table__  # type: ignore[attr-defined]


def last_cycle(connection: Connection) -> datetime | None:
    """Return when a live cycle last began in this workspace, whoever ran it; None: never."""
    return connection.execute(select(lease.c.acquired_at).where(lease.c.name == WORKSPACE)).scalar()
