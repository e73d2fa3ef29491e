"""Waiting: until something is due or mail comes, never longer than asked, and never deaf to being asked to stop."""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from cam.clock import steady_seconds
from cam.engine.campaigns import Campaign, Mailbox
from cam.gateways.ports import Inbox
from cam.store import due, inbox, mailboxes, wakes
from cam.usecases import ground as grounds
from cam.usecases.desk import Desk

LOOK_SECONDS = 0.5  # how soon a word that does not come through the inboxes is heard
LISTENERS = 20  # inboxes that are listened to at a time; the others are asked in the ordinary rhythm
PARTING_SECONDS = 5.0
A_MOMENT = 0.01  # past what is waited for, so that it is over when one looks


class KeptInboxes:
    """The readers of inboxes, each made once: it knows what it has seen, and so what is new while one waits."""

    def __init__(self, make: Callable[[Mailbox], Inbox | None]) -> None:
        self._make = make
        self._kept: dict[tuple[object, ...], Inbox | None] = {}

    def __call__(self, box: Mailbox) -> Inbox | None:
        """Return the reader of a mailbox's inbox, None where it has none."""
        key = _settings_of(box)
        if key not in self._kept:
            self._kept[key] = self._make(box)
        return self._kept[key]

    def forget(self, box: Mailbox) -> None:
        """Make a new reader the next time: the old one is not to be had back."""
        self._kept.pop(_settings_of(box), None)


def _settings_of(box: Mailbox) -> tuple[object, ...]:
    return (
        box.id, box.address, box.provider, box.imap_host, box.imap_port, box.imap_user, box.imap_password_ref,
        box.imap_tls, box.smtp_user, box.smtp_password_ref, box.maildir, box.folders,
    )  # fmt: skip


def next_moment(desk: Desk, campaigns: Sequence[Campaign], *, after: datetime) -> datetime | None:
    """
    Return the least moment after this one at which something is due, the end of a mailbox's gap included.

    What comes due while all mailboxes of its campaign keep their gaps is due when the first of these is over.
    """
    with desk.db.read() as connection:
        boxes = mailboxes.all_mailboxes(connection)
        rests = grounds.resting(connection, [box.id for box in boxes], settings=desk.settings)
        moments = [wakes.next_wake(connection, after=after)]
        for one in campaigns:
            ends = [rests.get(box_id, after) for box_id in one.mailbox_ids]
            touch = due.next_moment(connection, one.id)
            if touch is not None and touch <= after:  # it waits for a gap, or for what no moment ends
                moments += ends
                touch = wakes.next_touch(connection, one.id, after=after)
            if touch is not None:
                moments.append(max(touch, min(ends, default=after)))
    return min((moment for moment in moments if moment is not None and moment > after), default=None)


def wait(desk: Desk, *, seconds: float, inboxes: KeptInboxes) -> bool:
    """
    Wait so long, or until mail may have come, or until cam is asked to stop; return whether mail may have come.

    Inboxes that could not be read the last time are not listened to: they are tried again in the next cycle.
    """
    heard, over = threading.Event(), threading.Event()
    listeners = [_listener(box, inboxes, seconds=seconds, heard=heard, over=over) for box in _readable(desk)]
    if not listeners:
        desk.stopping.wait(seconds)
        return False
    until = steady_seconds() + seconds
    while not heard.is_set() and (left := until - steady_seconds()) > 0:
        if desk.stopping.wait(min(left, LOOK_SECONDS)):
            break
    over.set()
    parting = steady_seconds() + PARTING_SECONDS
    for box, thread in listeners:
        thread.join(timeout=max(0.0, parting - steady_seconds()))
        if thread.is_alive():
            inboxes.forget(box)
    return heard.is_set()


def _listener(
    box: Mailbox, inboxes: KeptInboxes, *, seconds: float, heard: threading.Event, over: threading.Event
) -> tuple[Mailbox, threading.Thread]:
    reader = inboxes(box)

    def listen() -> None:
        if reader is None:
            return
        try:
            if reader.wait(seconds=seconds, stopping=over) and not over.is_set():
                heard.set()
        except Exception:  # noqa: BLE001 - whatever is wrong is met and told by the next reading
            return
        finally:
            reader.close()

    thread = threading.Thread(target=listen, name=f"listen {box.address}", daemon=True)
    thread.start()
    return box, thread


def _readable(desk: Desk) -> list[Mailbox]:
    with desk.db.read() as connection:
        readings = inbox.readings(connection)
        boxes = mailboxes.all_mailboxes(connection)
    read = [box for box in boxes if box.has_inbox and box.id in readings and not readings[box.id].trouble]
    return read[:LISTENERS]


def seconds_until(moment: datetime | None, *, now: datetime, at_most: float, at_least: float) -> float:
    """Return for how long to wait for a moment, within bounds; None: as long as allowed."""
    wanted = at_most if moment is None else (moment - now) / timedelta(seconds=1) + A_MOMENT
    return max(at_least, min(at_most, wanted))
