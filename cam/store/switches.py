"""The workspace's switches; `sending` is the off switch."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from cam.store import events
from cam.store.tables import SwitchRow

switch = SwitchRow.__table__  # type: ignore[attr-defined]

SENDING = "sending"
_SENDING = select(switch).where(switch.c.name == SENDING)


@dataclass(frozen=True, kw_only=True)
class Switch:
    """A switch and why it stands so.  changed_at: None where nobody ever touched it."""

    is_on: bool
    reason: str
    changed_at: datetime | None


def sending(connection: Connection) -> Switch:
    """Return whether sends may begin in this workspace; on where nobody ever touched the switch."""
    row = connection.execute(_SENDING).mappings().first()
    if row is None:
        return Switch(is_on=True, reason="", changed_at=None)
    return Switch(is_on=row["is_on"], reason=row["reason"], changed_at=row["changed_at"])


def sending_is_off(connection: Connection) -> bool:
    """Return whether the off switch is thrown: no send may begin."""
    return not sending(connection).is_on


def turn_sending(connection: Connection, *, is_on: bool, reason: str, at: datetime) -> bool:
    """Set the switch, and record it; return False where it stood so already (a new reason is kept all the same)."""
    before = sending(connection)
    if before.is_on == is_on and before.reason == reason:
        return False
    values = {"is_on": is_on, "reason": reason, "changed_at": at}
    if before.changed_at is None:
        connection.execute(switch.insert().values(name=SENDING, **values))
    else:
        connection.execute(update(switch).where(switch.c.name == SENDING).values(values))
    name = "sending.started" if is_on else "sending.stopped"
    events.record(connection, name, at=at, details={"reason": reason} if reason else {})
    return before.is_on != is_on
