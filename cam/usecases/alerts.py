"""Alerts: told at least once on every channel, tried again until they are, and listed for whoever asks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cam.engine import alerts as rules
from cam.engine.alerts import Alert, Notice
from cam.errors import GatewayError, InputError, Misconfigured, NotFound
from cam.gateways.ports import Alerter
from cam.store import alerts, events
from cam.usecases import alert_channels, outages
from cam.usecases.desk import Desk

AT_ONCE = 200  # alerts of one delivery


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """What one delivery did.  delivered, failed: alerts.  errors: what the channels said, each once."""

    delivered: int = 0
    failed: int = 0
    errors: tuple[str, ...] = ()

    def __add__(self, other: "Delivery") -> "Delivery":
        return Delivery(
            delivered=self.delivered + other.delivered,
            failed=self.failed + other.failed,
            errors=tuple(dict.fromkeys(self.errors + other.errors)),
        )


def deliver(desk: Desk) -> Delivery:
    """
    Tell what is due on every channel, and hand qualified leads to the tool that wants them.

    A row is marked only after a channel has taken it: killed between the two it is told again, under the same id.
    Without a channel alerts wait; leads to hand over do not, for nobody asked for them.
    """
    human, escalation = alert_channels.human_channels(desk), alert_channels.escalation_channels(desk)
    done = _deliver_due(desk, alerts.HUMAN, human) + _deliver_due(desk, alerts.ESCALATION, escalation)
    # that a channel is down is told once it has been tried: it may be up again
    return done + _deliver_due(desk, alerts.HUMAN, human, of_channels=True)


def _deliver_due(
    desk: Desk, route: str, channels: Sequence[Alerter], *, of_channels: bool = False
) -> Delivery:
    if not channels and route == alerts.HUMAN:
        return Delivery()
    with desk.db.read() as connection:
        found = alerts.due(connection, route=route, now=desk.clock(), limit=AT_ONCE)
    due = [one for one in found if (one.type == outages.CHANNEL) is of_channels]
    if not due:
        return Delivery()
    if channels:
        return _deliver(desk, due, channels, bundles=route == alerts.HUMAN)
    with desk.db.write() as connection:
        alerts.close(connection, [one.id for one in due], error="no escalation webhook is set")
    return Delivery()


def _deliver(desk: Desk, due: Sequence[Alert], channels: Sequence[Alerter], *, bundles: bool) -> Delivery:
    done = Delivery()
    open_alerts = list(due)
    names = {channel.name for channel in channels}
    for channel in channels:
        missing = [one for one in open_alerts if channel.name not in one.delivered_to]
        told = rules.bundles(missing) if bundles else [(rules.notice_of(one), (one,)) for one in missing]
        taken: set[int] = set()
        for notice, group in told:
            if desk.stopping.is_set():
                break
            error = _try(channel, notice)
            _note(desk, channel, error, missing, is_alone=bundles and len(names) == 1)
            if error is None:
                taken |= {one.id for one in group}
                _mark(desk, group, channel.name)
            else:
                done += Delivery(errors=(error.what,))
                if not isinstance(error, Misconfigured) and error.retryable:
                    break  # the channel is down: the others of this cycle would wait for it in vain
        open_alerts = [
            replace(one, delivered_to=(*one.delivered_to, channel.name)) if one.id in taken else one
            for one in open_alerts
        ]
    return done + _settle(desk, open_alerts, names, done.errors)


def _try(channel: Alerter, notice: Notice) -> GatewayError | None:
    try:
        channel.deliver(notice)
    except GatewayError as error:
        return error
    return None


def _note(
    desk: Desk, channel: Alerter, error: GatewayError | None, missing: Sequence[Alert], *, is_alone: bool
) -> None:
    """Note whether a channel takes alerts; where it is alone nobody could be told that it does not."""
    if is_alone:
        return
    at, name = desk.clock(), channel.name
    with desk.db.write() as connection:
        if error is None:
            outages.channel_back(connection, name, at=at)
            return
        waiting = [one for one in alerts.undelivered(connection) if one.route == missing[0].route]
        first = min(one.id for one in (*missing, *waiting) if name not in one.delivered_to)
        outages.channel_down(connection, name, why=error.what, first_id=first, at=at)


def _mark(desk: Desk, group: Sequence[Alert], name: str) -> None:
    now = desk.clock()
    with desk.db.write() as connection:
        for one in group:
            told = (*one.delivered_to, name)
            alerts.delivered(connection, [one.id], to=told, is_complete=False, at=now)


def _settle(desk: Desk, found: Sequence[Alert], names: set[str], errors: Sequence[str]) -> Delivery:
    now = desk.clock()
    complete = [one for one in found if names <= set(one.delivered_to)]
    failed = [one for one in found if not names <= set(one.delivered_to)]
    with desk.db.write() as connection:
        for one in complete:
            alerts.delivered(connection, [one.id], to=one.delivered_to, is_complete=True, at=now)
            events.record(connection, "alert.delivered", at=now, details={"id": one.id, "type": one.type})
        for one in failed:
            attempts = one.attempts + 1
            alerts.failed(
                connection,
                one.id,
                attempts=attempts,
                error="; ".join(errors) or "stopped before its turn",
                next_at=rules.next_try(attempts=attempts, now=now),
            )
    return Delivery(delivered=len(complete), failed=len(failed))


def list_alerts(desk: Desk, *, limit: int, with_closed: bool = False) -> list[Alert]:
    """Return the newest alerts, newest first.  with_closed: also what is off the list, and what no tool wanted."""
    with desk.db.read() as connection:
        return alerts.newest(connection, limit=limit, with_closed=with_closed)


def retry(desk: Desk, alert_id: int | None) -> Delivery:
    """Deliver what waits, or one alert, at once; raises NotFound, and InputError where it was delivered already."""
    now = desk.clock()
    with desk.db.write() as connection:
        if alert_id is not None:
            found = alerts.get(connection, alert_id)
            if found is None:
                raise NotFound(f"alert {alert_id}: there is none", hint="cam alerts list")
            if found.status == "delivered":
                raise InputError(f"alert {alert_id}: it was delivered at {found.sent_at:%Y-%m-%d %H:%M} UTC")
        alerts.retry_now(connection, alert_id=alert_id, at=now)
    _refuse_without_channel(desk)
    return deliver(desk)


def take_off(desk: Desk, alert_ids: Sequence[int] = ()) -> list[int]:
    """Take alerts that a human has read off the list, all that wait without ids; return which.  Raises NotFound."""
    with desk.db.write() as connection:
        for alert_id in alert_ids:
            if alerts.get(connection, alert_id) is None:
                raise NotFound(f"alert {alert_id}: there is none", hint="cam alerts list")
        taken = alerts.close_waiting(
            connection, alert_ids, reason="taken off the list by hand", now=desk.clock()
        )
        for alert_id in taken:
            events.record(connection, "alert.closed", at=desk.clock(), details={"id": alert_id})
    return taken


def send_test(desk: Desk) -> list[tuple[str, str]]:
    """Tell every channel that alerts work, and return (channel, error or ""); raises InputError without a channel."""
    _refuse_without_channel(desk)
    now = desk.clock()
    notice = Notice(
        id=f"cam-test-{now:%Y%m%d%H%M%S}",
        type="TEST",
        level="info",
        title="alerts of cam arrive here",
        body="This is a test; nothing happened. A positive reply will look like this.",
        at=now,
    )
    said = []
    for channel in (*alert_channels.human_channels(desk), *alert_channels.escalation_channels(desk)):
        error = _try(channel, notice)
        said.append((channel.name, error.what + (f"; {error.hint}" if error.hint else "") if error else ""))
    return said


def _refuse_without_channel(desk: Desk) -> None:
    if alert_channels.human_channels(desk) or alert_channels.escalation_channels(desk):
        return
    off = not desk.settings.alerts.enabled
    what = "alerts are switched off" if off else "no channel is set, so alerts wait here"
    hint = (
        "alerts.enabled = true in cam.toml"
        if off
        else "set emails, urls or webhook under [alerts] in cam.toml"
    )
    raise InputError(f"alerts: {what}", hint=hint)
