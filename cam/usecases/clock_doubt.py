"""Whether the clock of this machine can be believed: what the database remembers must not lie in the future."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection

from cam.store import events, ledger, mailboxes
from cam.usecases.desk import Desk

TOLERATED = timedelta(minutes=5)  # clocks of two machines on one database may differ a little


def clock_doubts(connection: Connection, *, now: datetime) -> Iterator[str]:
    """Give what cannot be, if the clock is right."""
    is_now = f"the clock says {now:%Y-%m-%d %H:%M} UTC"
    last = events.newest(connection, limit=1)
    if last and last[0].at > now + TOLERATED:
        yield f"{is_now}, yet cam was last at work at {last[0].at:%Y-%m-%d %H:%M}; set the clock of this machine right"
    boxes = {box.id: box.address for box in mailboxes.all_mailboxes(connection)}
    for box_id, (_, latest) in ledger.mailbox_days(connection, list(boxes)).items():
        if latest > now + TOLERATED:
            counted = (
                "it counts against every day until then; 'cam db redate' mends that once the clock is right"
            )
            yield f"{is_now}, yet mailbox {boxes[box_id]} sent at {latest:%Y-%m-%d %H:%M}; {counted}"


def doubts(desk: Desk) -> list[str]:
    """Return what cannot be, if the clock is right."""
    with desk.db.read() as connection:
        return list(clock_doubts(connection, now=desk.clock()))
