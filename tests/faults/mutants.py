"""
Mutants: the mistakes that each harness must catch, planted in the harness's own process and its children.

Every one keeps to the transitions that the database allows, so that only the harness can find it.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, text, update

from cam.engine import alerts as rules
from cam.engine.ledger import TRANSITIONS
from cam.engine.planning import Block
from cam.engine.vocabulary import MessageStatus, Reason
from cam.gateways.ports import Envelope
from cam.store import alerts as alerts_store
from cam.store import inbox, leases, ledger
from cam.store.database import Database
from cam.store.leases import Lease
from cam.store.tables import EnrollmentRow, LeaseRow, MessageRow
from cam.usecases import alerts, cycle, poll, replies, send, worker
from cam.usecases.holding import Held
from cam.usecases.outcomes import store_outcome

message = MessageRow.__table__  # type: ignore[attr-defined]
enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]
lease = LeaseRow.__table__  # type: ignore[attr-defined]
LEASE = timedelta(minutes=1)
BETWEEN = 0.01  # seconds in which somebody else may come between, so that a few cycles find it


def mark_after_send(batch, planned, row):  # type: ignore[no-untyped-def]
    """Hand over first and write it down afterwards, as most senders do."""
    if batch._open(row.mailbox_id) is not None:
        return send.Sent(planned=planned)
    outcome = batch._senders[row.mailbox_id].send(
        Envelope(
            sender=batch.workshop.mailboxes[row.mailbox_id].address,
            recipient=row.recipient,
            mime=_mime(batch, row),
            message_id=row.message_id,
            idempotency_key=row.idempotency_key,
        )
    )
    begun = batch._begin(planned, row)
    if isinstance(begun, Block):
        return batch._withdraw(planned, row, begun)
    now = batch.desk.clock()
    with batch.desk.db.write() as connection:
        settled = store_outcome(connection, begun, outcome, settings=batch.desk.settings, now=now)
    return send.Sent(planned=planned, settled=settled)


def _mime(batch, row) -> bytes:  # type: ignore[no-untyped-def]
    with batch.desk.db.read() as connection:
        return ledger.mime_of(connection, row.id)


def blind_resend(connection: Connection, *, settle_until: datetime, at: datetime) -> list[int]:
    """Send again whatever another process was sending, because its lease is over."""
    del settle_until
    assert (MessageStatus.SENDING, MessageStatus.RETRY) in TRANSITIONS
    sending = message.c.status == MessageStatus.SENDING
    rows = [row.enrollment_id for row in connection.execute(message.select().where(sending))]
    connection.execute(update(enrollment).where(enrollment.c.id.in_(rows)).values(next_action_at=at))
    connection.execute(update(message).where(sending).values(status=MessageStatus.RETRY, begun_at=None))
    return []


def check_then_insert(database: Database, *, holder: str, now: datetime) -> Lease | None:
    """Look whether the lease is free, and then take it."""
    with database.read() as connection:
        if leases.current(connection, leases.WORKSPACE, now=now) is not None:
            return None
    free = text("INSERT INTO lease (name, holder, token, acquired_at, expires_at) VALUES "
                "(:name, '', 0, '2000-01-01', '2000-01-01') ON CONFLICT DO NOTHING")  # fmt: skip
    with database.write() as connection:
        connection.execute(free, {"name": leases.WORKSPACE})
        taken = {"holder": holder, "acquired_at": now, "expires_at": now + LEASE}
        connection.execute(
            update(lease).where(lease.c.name == leases.WORKSPACE).values(token=lease.c.token + 1, **taken)
        )
        row = connection.execute(lease.select()).mappings().one()
    return Lease(**row)


class _Everybody:
    """Gives the lease to whoever asks."""

    def __init__(self, desk, *, holder, also=None):  # type: ignore[no-untyped-def]
        now = desk.clock()
        self.held = Held(
            Lease(name=leases.WORKSPACE, holder=holder, token=1, acquired_at=now, expires_at=now)
        )
        self.held.stands = lambda *_, **__: True  # type: ignore[method-assign]

    def __enter__(self) -> Held:
        return self.held

    def __exit__(self, *_: object) -> None:
        return None


def decide_apart(batch, planned, row):  # type: ignore[no-untyped-def]
    """Decide in one transaction and begin in another: whoever comes between spends the same allowance."""
    now = batch.desk.clock()
    with batch.desk.db.read() as connection:
        attempt = batch._checked(connection, planned, row, now=now)
    if isinstance(attempt, Block):
        return attempt
    batch.desk.stopping.wait(BETWEEN)
    with batch.desk.db.write() as connection:
        if not ledger.begin(connection, row.id, token=attempt.token, at=now):
            return Block(reason=Reason.ENDED, detail="begun elsewhere")
    return attempt


def _no_lease_of_workers() -> None:
    worker.holding = _Everybody  # type: ignore[assignment]


def _no_lease_and_decide_apart() -> None:
    cycle.holding = _Everybody  # type: ignore[assignment]
    send.leases = _Held  # type: ignore[assignment]
    cycle.doubt = cycle.park = lambda *_: None
    send.Batch._begin = decide_apart  # type: ignore[method-assign]
    send.Batch._may_follow = lambda *_: False  # type: ignore[method-assign]


class _Held:
    @staticmethod
    def is_held(*_: object, **__: object) -> bool:
        return True


class _NoGuards:
    @staticmethod
    def blocks(*_: object, **__: object) -> Iterator[Block]:
        return iter(())


def _suppressions_at_load_alone() -> None:
    """Look at opt-outs when the batch is planned, and never again."""
    send.guards = _NoGuards  # type: ignore[assignment]
    ledger.cancel_open = lambda *_, **__: 0


def _mark_after_send() -> None:
    send.Batch._send = mark_after_send  # type: ignore[method-assign]


def _blind_resend() -> None:
    ledger.orphans_to_unknown = blind_resend


def cursor_first(desk, box, folder, chunk, *, own):  # type: ignore[no-untyped-def]
    """Move the place in a folder before what was read is stored."""
    spot = inbox.Spot(uid_validity=chunk[-1].place.uid_validity, uid=chunk[-1].place.uid)
    with desk.db.write() as connection:
        inbox.move(connection, box.id, folder, spot, at=desk.clock())
    return _store(desk, box, folder, chunk, own=own)


def effects_apart(desk, inbound_id, done):  # type: ignore[no-untyped-def]
    """Mark an answer as processed in one transaction, and do what follows from it in another."""
    postponed: list[tuple[Any, ...]] = []

    def mark(connection: Connection, *arguments: Any) -> None:
        postponed.append(arguments)
        inbox.finish(connection, inbound_id, {})

    replies._carry_out = mark
    _process(desk, inbound_id, done)
    for arguments in postponed:
        with desk.db.write() as connection:
            _carry_out(connection, *arguments)


def alert_marked_first(desk, due, channels, *, bundles):  # type: ignore[no-untyped-def]
    """Mark alerts as delivered before anybody has taken them."""
    names = [channel.name for channel in channels]
    with desk.db.write() as connection:
        alerts_store.delivered(
            connection, [one.id for one in due], to=names, is_complete=True, at=desk.clock()
        )
    for channel in channels:
        for notice, _ in rules.bundles(due) if bundles else [(rules.notice_of(one), one) for one in due]:
            alerts._try(channel, notice)
    return alerts.Delivery(delivered=len(due))


_store, _process, _carry_out = poll._store, replies._process, replies._carry_out


def _cursor_first() -> None:
    poll._store = cursor_first


def _effects_apart() -> None:
    replies._process = effects_apart


def _alert_marked_first() -> None:
    alerts._deliver = alert_marked_first


PLANT: dict[str, Callable[[], None]] = {
    "mark-after-send": _mark_after_send,
    "blind-resend": _blind_resend,
    "decide-apart": _no_lease_and_decide_apart,
    "no-lease": _no_lease_of_workers,
    "opt-outs-at-load": _suppressions_at_load_alone,
    "cursor-first": _cursor_first,
    "effects-apart": _effects_apart,
    "alert-marked-first": _alert_marked_first,
}


def plant(name: str | None) -> None:
    """Plant one mutant in this process and its children; nothing where no name of PLANT is given."""
    if name in PLANT:
        PLANT[name]()
