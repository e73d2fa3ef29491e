"""Signals: the first one asks to stop after the message that is being handed over, the second one stops."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from cam.commands.door import door
from cam.gateways.hang_up import hang_up, reopen

PATIENCE = 6.0


@contextmanager
def stopping_on_signals(stopping: threading.Event) -> Iterator[None]:
    """
    Let SIGINT and SIGTERM set the event for the length of the block.

    A server that still keeps the process waiting PATIENCE seconds later is hung up on: what it may have of a message
    is in doubt then, and the ledger says so.
    """

    note = door().note
    watch = threading.Timer(PATIENCE, hang_up)
    watch.daemon = True
    asked = False

    def ask() -> None:
        stopping.set()
        watch.start()
        note("stopping after the message at hand; once more stops at once")

    def stop(number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            signal.signal(number, before[signal.Signals(number)])
            signal.raise_signal(number)
            return
        asked = True
        # in a thread: this one may be holding the event's lock, or be in the middle of a line, at this very moment
        threading.Thread(target=ask, name="stopping", daemon=True).start()

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        watch.cancel()
        reopen()
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def reloading_on_hangup(reload: threading.Event) -> Iterator[None]:
    """Let SIGHUP set the event for the length of the block, where there is such a signal."""
    hangup = getattr(signal, "SIGHUP", None)
    if hangup is None or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ask(_number: int, _frame: FrameType | None) -> None:
        threading.Thread(target=reload.set, name="reloading", daemon=True).start()

    before = signal.signal(hangup, ask)
    try:
        yield
    finally:
        signal.signal(hangup, before)
