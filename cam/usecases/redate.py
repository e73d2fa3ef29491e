"""Redate: after a clock that was ahead, what it dated later than now gets the present moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from cam.errors import InputError, Refused
from cam.store import due, events, progress, redating, upgrade
from cam.usecases.cycle import holder_name
from cam.usecases.desk import Desk
from cam.usecases.goings import due_again
from cam.usecases.holding import holding

LATE = timedelta(days=1)  # the caps of the day are over by then, whatever the zone
REDATED = "database.redated"


@dataclass(frozen=True, kw_only=True)
class Redated:
    """
    What is dated more than a day later than now.

    moments: how many, by table and column.  leads: whose next step was reckoned from one.  backup: the copy that was
    made before they were changed, None where nothing was.
    """

    moments: Mapping[str, int]
    leads: int
    backup: Path | None = None


def look(desk: Desk) -> Redated:
    """Return what would be redated; nothing is changed."""
    after = desk.clock() + LATE
    with desk.db.read() as connection:
        return Redated(
            moments=redating.late_rows(connection, after=after),
            leads=len(redating.late_touches(connection, after=after)),
        )


def redate(desk: Desk) -> Redated:
    """
    Give it the present moment, after a copy was made; what left counts against today, and the next steps follow it.

    Raises InputError where there is nothing to do, and Refused while another process is at work.
    """
    found = look(desk)
    if not found.moments:
        raise InputError("nothing is dated later than tomorrow", hint="cam doctor looks at the clock")
    with holding(desk, holder=holder_name()) as held:
        if held is None:
            raise Refused(
                "another process is at work in this workspace", guard="lease", hint="stop the worker first"
            )
        now = desk.clock()
        copy = upgrade.backup(desk.db, now=now) if desk.db.is_sqlite else None
        with desk.db.write() as connection:
            touched = redating.late_touches(connection, after=now + LATE)
            redating.bring_back(connection, after=now + LATE, at=now)
            for enrollment_id in touched:
                enrolled = due.enrollment_now(connection, enrollment_id)
                if enrolled is not None and enrolled.next_action_at is not None:
                    next_at = due_again(connection, desk, enrollment_id, at=now)
                    progress.schedule(connection, enrollment_id, next_action_at=next_at, at=now)
            details = {"moments": dict(found.moments), "leads": len(touched)}
            events.record(connection, REDATED, at=now, details=details)
    return Redated(moments=found.moments, leads=len(touched), backup=copy)
