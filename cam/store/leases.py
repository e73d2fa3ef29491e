"""Leases: a claim taken by one conditional statement, that ends by itself, with a fencing token."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from cam.store.tables import LeaseRow

lease = LeaseRow.__table__  # type: ignore[attr-defined]

WORKSPACE = "worker"
_HELD = select(lease.c.token).where(
    lease.c.name == bindparam("name"),
    lease.c.token == bindparam("token"),
    lease.c.holder == bindparam("holder"),
    lease.c.expires_at > bindparam("now"),
)


@dataclass(frozen=True, kw_only=True)
class Lease:
    """A claim on the workspace.  token: grows with every holder; holder: who, for people."""

    name: str
    holder: str
    token: int
    acquired_at: datetime
    expires_at: datetime


def take(connection: Connection, *, name: str, holder: str, now: datetime, seconds: int) -> Lease | None:
    """
    Return the lease, or None while another holds it; one statement decides.

    A lease that was taken in the future is none: the clock was wrong then, and the fencing token keeps its holder out.
    """
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    until = now + timedelta(seconds=seconds)
    row = connection.execute(
        insert(lease)
        .values(name=name, holder=holder, token=1, acquired_at=now, expires_at=until)
        .on_conflict_do_update(
            index_elements=[lease.c.name],
            set_={"holder": holder, "token": lease.c.token + 1, "acquired_at": now, "expires_at": until},
            where=or_(lease.c.expires_at <= now, lease.c.acquired_at > until),
        )
        .returning(lease)
    ).mappings().first()  # fmt: skip
    return Lease(**row) if row else None


def renew(connection: Connection, held: Lease, *, now: datetime, seconds: int) -> bool:
    """Move the end of a lease; return False where it is no longer ours."""
    done = connection.execute(
        update(lease)
        .where(_is(held), lease.c.expires_at > now)
        .values(expires_at=now + timedelta(seconds=seconds))
    )
    return done.rowcount == 1


def release(connection: Connection, held: Lease, *, now: datetime) -> None:
    """End a lease early; the row stays, so that the token keeps growing."""
    connection.execute(update(lease).where(_is(held)).values(expires_at=now))


def is_held(connection: Connection, held: Lease, *, now: datetime) -> bool:
    """Return whether the lease is still ours at this moment."""
    own = {"name": held.name, "token": held.token, "holder": held.holder, "now": now}
    return connection.execute(_HELD, own).first() is not None


def current(connection: Connection, name: str, *, now: datetime) -> Lease | None:
    """Return the lease that somebody holds now, or None."""
    row = (
        connection.execute(select(lease).where(lease.c.name == name, lease.c.expires_at > now))
        .mappings()
        .first()
    )
    return Lease(**row) if row else None


def _is(held: Lease):  # type: ignore[no-untyped-def]
    return and_(lease.c.name == held.name, lease.c.token == held.token, or_(lease.c.holder == held.holder))
