"""Listen: read the inboxes and carry out what came, before anything is planned or sent."""

from dataclasses import dataclass, field
from datetime import datetime

from cam.usecases.desk import Desk
from cam.usecases.poll import Polled, poll
from cam.usecases.replies import Processed, process


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What one look into the inboxes brought."""

    inboxes: tuple[Polled, ...] = ()
    processed: Processed = field(default_factory=Processed)


def listen(desk: Desk, *, not_since: datetime | None = None) -> Heard:
    """
    Read every inbox, carry out what came, and return both; a mailbox that cannot be read is noted and sends nothing.

    not_since: leave the inboxes alone that were read at this moment or later.
    Only the holder of the lease may call it.
    Raises DatabaseError where nothing can be stored: then nothing may be sent either.
    """
    polled = poll(desk, not_since=not_since)
    return Heard(inboxes=tuple(polled), processed=process(desk))
