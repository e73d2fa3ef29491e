"""Signals: the first one asks to stop after the message that is being handed over, the second one stops."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from cam.commands.door import door


@contextmanager
def stopping_on_signals(stopping: threading.Event) -> Iterator[None]:
    """Let SIGINT and SIGTERM set the event for the length of the block."""

    def stop(number: int, _frame: FrameType | None) -> None:
        if stopping.is_set():
            signal.signal(number, before[signal.Signals(number)])
            signal.raise_signal(number)
            return
        stopping.set()
        door().note("stopping after the message at hand; once more stops at once")

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
