"""The off switch: no send begins anywhere in this workspace until it is released."""

from dataclasses import dataclass
from datetime import datetime

from cam.engine.vocabulary import MessageStatus
from cam.store import ledger, switches
from cam.usecases.desk import Desk


@dataclass(frozen=True, kw_only=True)
class Switched:
    """The switch as it stands now.  is_new: whether this changed it; in_flight: messages handed over right now."""

    sending: bool
    reason: str
    changed_at: datetime | None
    is_new: bool
    in_flight: int


def turn_sending(desk: Desk, *, is_on: bool, reason: str = "") -> Switched:
    """
    Throw or release the off switch and return how it stands.

    It counts from the moment this returns: every send asks for it in the transaction in which it begins. What is
    being handed over already arrives.
    """
    with desk.db.write() as connection:
        is_new = switches.turn_sending(connection, is_on=is_on, reason=reason, at=desk.clock())
        stands = switches.sending(connection)
        in_flight = len(ledger.with_status(connection, [MessageStatus.SENDING]))
    return Switched(
        sending=stands.is_on,
        reason=stands.reason,
        changed_at=stands.changed_at,
        is_new=is_new,
        in_flight=in_flight,
    )
