"""An inbox in memory for tests: messages in folders, a life that can begin anew, and troubles on demand."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from cam.errors import GatewayError
from cam.gateways.ports import Fetched, Place


@dataclass
class ListInbox:
    """Folders of messages.  refuses: raised by open.  breaks_after: a fetch breaks after so many messages."""

    messages: list[tuple[str, bytes, datetime]] = field(default_factory=list)
    uid_validity: int = 1
    refuses: GatewayError | None = None
    breaks_after: int | None = None
    trouble: Exception | None = None
    opened: int = 0

    def put(self, raw: bytes, *, at: datetime, folder: str = "INBOX") -> None:
        self.messages.append((folder, raw, at))

    def open(self) -> None:
        self.opened += 1
        if self.refuses is not None:
            raise self.refuses

    def folders(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(["INBOX", *(folder for folder, _, _ in self.messages)]))

    def fetch(self, folder: str, *, after: Place | None, since: datetime) -> Iterator[Fetched]:
        known = after.uid if after is not None and after.uid_validity == self.uid_validity else 0
        given = 0
        mine = [(raw, at) for name, raw, at in self.messages if name == folder]
        for uid, (raw, at) in enumerate(mine, 1):
            if uid <= known:
                continue
            if given == self.breaks_after and self.trouble is not None:
                raise self.trouble
            place = Place(uid_validity=self.uid_validity, uid=uid)
            yield Fetched(folder=folder, place=place, raw=raw, size=len(raw), arrived_at=at)
            given += 1

    def wait(self, *, seconds: float, stopping: threading.Event) -> bool:
        return False

    def describe(self) -> str:
        return "inbox in memory"

    def close(self) -> None:
        pass
