"""A database that cannot be worked with: told while that lasts, past the outbox that is kept in it, and kept later."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection

from cam.engine.alerts import Notice
from cam.errors import DatabaseError, GatewayError
from cam.store import alerts, events
from cam.usecases.alert_channels import human_channels
from cam.usecases.desk import Desk

TYPE = "DATABASE_TROUBLE"
TITLE = "cam cannot work with its database, and sends nothing"
PATIENCE = timedelta(seconds=20)  # what is over sooner was nothing


class DatabaseTrouble:
    """
    What one process knows of the trouble that its database makes.

    steady: seconds that no change of the wall clock touches.
    """

    def __init__(self, steady: Callable[[], float]) -> None:
        self._steady = steady
        self._since: tuple[datetime, float] | None = None
        self._why = ""
        self._told: list[str] = []

    def met(self, desk: Desk, why: str) -> None:
        """Tell every channel that does not know yet, where the trouble lasts; nothing can be written down now."""
        if self._since is None:
            self._since, self._why = (desk.clock(), self._steady()), why
        if not self._lasts():
            return
        for channel in human_channels(desk):
            if channel.name in self._told or desk.stopping.is_set():
                continue
            try:
                channel.deliver(self._notice(self._since[0]))
            except (GatewayError, DatabaseError):
                continue  # told in the next round, or by the outbox once that can be written
            self._told.append(channel.name)

    def over(self, connection: Connection, *, at: datetime) -> bool:
        """Write down that there was trouble, for those whom nobody could tell; return whether there was any."""
        if self._since is None:
            return False
        since = self._since[0]
        details = {"since": since.isoformat(), "reason": self._why}
        events.record(connection, "database.recovered", at=at, details=details)
        if self._told or self._lasts():
            alerts.raise_alert(
                connection,
                key=f"database:{since:%Y%m%d%H%M%S%f}",
                type=TYPE,
                level="error",
                title=TITLE,
                body=f"{_body(since, self._why)}\nover since {at:%Y-%m-%d %H:%M} UTC; all is caught up with",
                at=at,
                delivered_to=self._told,
            )
        return True

    def forget(self) -> None:
        """Begin anew, once what `over` wrote is committed."""
        self._since, self._told = None, []

    def _lasts(self) -> bool:
        return self._since is not None and self._steady() - self._since[1] >= PATIENCE / timedelta(seconds=1)

    def _notice(self, since: datetime) -> Notice:
        return Notice(
            id=f"cam-database-{since:%Y%m%d%H%M%S}",
            type=TYPE,
            level="error",
            title=TITLE,
            body=f"{_body(since, self._why)}\ncam tries again by itself; nothing is lost",
            at=since,
        )


def _body(since: datetime, why: str) -> str:
    return f"since {since:%Y-%m-%d %H:%M} UTC: {why}"
