"""An inbox in memory that is filled by hand and answers as it was told: for rehearsals and tests."""

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from cam.errors import GatewayError, Permanent
from cam.gateways.imap_fetch import MAX_BYTES
from cam.gateways.imap_guard import is_message_id
from cam.gateways.ports import Fetched, Place


class RecordingInbox:
    """
    The Inbox and SentFolder in memory.

    names: of its folders, all of which are read.  openings: what the next calls of open() raise, None for a success.
    Afterwards `calls` has the order of it all, `filed` the copies in the Sent folder with their moments.
    """

    def __init__(
        self, names: Iterable[str] = ("INBOX",), *, openings: Iterable[GatewayError | None] = ()
    ) -> None:
        self.calls: list[str] = []
        self.filed: list[tuple[bytes, datetime]] = []
        self._folders: dict[str, list[Fetched]] = {name: [] for name in names}
        self._lives = dict.fromkeys(self._folders, 1)
        self._openings = deque(openings)
        self._news = threading.Condition()
        self._arrivals = 0
        self._noticed = 0

    def deliver(
        self, raw: bytes, *, folder: str = "INBOX", arrived_at: datetime | None = None, uid: int = 0
    ) -> None:
        """Put a message into a folder.  uid: 0 for the next one."""
        with self._news:
            messages = self._folders[folder]
            last = max((message.place.uid for message in messages), default=0)
            messages.append(
                Fetched(
                    folder=folder,
                    place=Place(uid_validity=self._lives[folder], uid=uid or last + 1),
                    raw=raw[:MAX_BYTES],
                    size=len(raw),
                    arrived_at=arrived_at or datetime.now(UTC),
                    is_truncated=len(raw) > MAX_BYTES,
                )
            )
            self._arrivals += 1
            self._news.notify_all()

    def renew(self, folder: str = "INBOX", *, keeps: bool = True) -> None:
        """Let a folder begin another life, with the same messages or with none."""
        messages, self._folders[folder] = self._folders[folder], []
        self._lives[folder] += 1
        for message in messages if keeps else ():
            self.deliver(message.raw, folder=folder, arrived_at=message.arrived_at)

    def open(self) -> None:
        """Be ready, or raise what was foreseen."""
        self.calls.append("open")
        error = self._openings.popleft() if self._openings else None
        if error is not None:
            raise error

    def folders(self) -> tuple[str, ...]:
        """Return the names of the folders."""
        return tuple(self._folders)

    def fetch(self, folder: str, *, after: Place | None, since: datetime) -> Iterator[Fetched]:
        """Give the messages after a place, as the port has it."""
        self.calls.append(f"fetch {folder}")
        if folder not in self._folders:
            raise Permanent(f"recording: there is no folder {folder!r}", code="no_folder")
        self._noticed = self._arrivals
        if after is not None and after.uid_validity != self._lives[folder]:
            after = None
        day = since.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        for message in sorted(self._folders[folder], key=lambda message: message.place.uid):
            if message.place.uid > after.uid if after is not None else message.arrived_at >= day:
                yield message

    def wait(self, *, seconds: float, stopping: threading.Event) -> bool:
        """Wait for deliver() to be called in another thread."""
        self.calls.append("wait")
        with self._news:
            # in steps, for nobody tells this condition that the event was set
            for _ in range(max(1, round(seconds / _STEP))):
                if stopping.is_set():
                    return False
                if self._arrivals > self._noticed or self._news.wait(min(seconds, _STEP)):
                    return True
        return False

    def holds(self, message_id: str) -> bool:
        """Return whether a copy of that id was filed."""
        return is_message_id(message_id) and any(message_id.encode() in mime for mime, _ in self.filed)

    def file(self, mime: bytes, *, sent_at: datetime) -> None:
        """Keep a copy."""
        self.calls.append("file")
        self.filed.append((mime, sent_at))

    def describe(self) -> str:
        """Return how many messages are there."""
        count = sum(map(len, self._folders.values()))
        return f"recording: {count} messages in {', '.join(self._folders)}"

    def close(self) -> None:
        """Be closed; what was kept stays."""
        self.calls.append("close")


_STEP = 0.1
