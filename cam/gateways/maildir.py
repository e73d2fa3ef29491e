"""Reading a Maildir that another program fills (mbsync, getmail, a mail server); nothing in it is ever changed."""

import os
import stat
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cam.errors import Misconfigured, NotFound, Permanent
from cam.gateways.imap_fetch import MAX_BYTES
from cam.gateways.imap_folders import SENT_NAMES, Folder, chosen, decoded, named, special
from cam.gateways.ports import Fetched, Place
from cam.gateways.wire import monotonic

# Maildirs have no UIDs.  What stands in for one is when the file came here, or was last renamed: st_ctime, which no
# program can set; milliseconds since 2020, then bits of the name that tell files of one moment apart.
EPOCH_MS = 1_577_836_800_000
NAME_BITS = 22
# kernels tell the time of files in ticks of up to 10 ms; what came in the last of them is looked at in the next round
TICK_SECONDS = 0.02
STEP_SECONDS = 1.0
WAIT_SECONDS = 1.0
DEPTH = 4
FOLDERS = 1_000


@dataclass(frozen=True, kw_only=True, order=True)
class _Entry:
    uid: int
    path: str
    size: int
    arrived_at: datetime


class MaildirInbox:
    """
    The Inbox over a Maildir.

    path: the Maildir itself, with the folders of Maildir++ (.Junk) in it, or a directory that has one Maildir for
    each folder (INBOX, Junk).  wanted: the folders to read beside the one for spam.
    A message that is renamed (read, flagged, moved) is given once more; whoever stores knows it by its fingerprint.
    """

    def __init__(self, path: str | Path, *, wanted: Sequence[str] = ("INBOX",)) -> None:
        self.path = Path(path).expanduser()
        self.wanted = tuple(wanted)
        self._seen: tuple[int, ...] = ()

    def open(self) -> None:
        """See that there is a Maildir that may be read."""
        if not self._folders():
            what = "there is no Maildir" if self.path.is_dir() else "there is no such directory"
            raise Misconfigured(
                f"maildir {self.path}: {what}",
                hint="name the directory that has cur and new in it, or the one above it",
                code="no_maildir",
            )

    def folders(self) -> tuple[str, ...]:
        """Return the names of the folders that are read."""
        self.open()
        return tuple(folder.name for folder in chosen(self._folders(), self.wanted))

    def sent_folder(self) -> str | None:
        """Return the name of the folder for sent mail, or None."""
        self.open()
        folder = special(self._folders(), "\\sent", SENT_NAMES)
        return folder.name if folder else None

    def fetch(self, folder: str, *, after: Place | None, since: datetime) -> Iterator[Fetched]:
        """Give the folder's messages after a place, in the order in which they came here; see the port."""
        home = self._home(folder)
        life = _life(home)
        now = _now()
        if after is not None and (after.uid_validity != life or _moment(after.uid) > now + STEP_SECONDS):
            after = None  # another folder, or the clock was set back: places of before say nothing any more
        day = since.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        for entry in self._entries(home):
            if entry.uid <= after.uid if after is not None else entry.arrived_at < day:
                continue
            raw = _content(entry.path)
            if raw is not None:
                yield Fetched(
                    folder=folder,
                    place=Place(uid_validity=life, uid=entry.uid),
                    raw=raw,
                    size=entry.size,
                    arrived_at=entry.arrived_at,
                    is_truncated=entry.size > len(raw),
                )

    def wait(self, *, seconds: float, stopping: threading.Event) -> bool:
        """Look at the directories once a second until one changes; return whether one did."""
        until = monotonic() + seconds
        while not stopping.is_set():
            if self._times() != self._seen:
                return True
            left = until - monotonic()
            if left <= 0:
                return False
            stopping.wait(min(left, WAIT_SECONDS))
        return False

    def describe(self) -> str:
        """Return where it is and which folders are read."""
        names = ", ".join(folder.name for folder in chosen(self._folders(), self.wanted))
        return f"maildir {self.path}, reads {names or 'nothing'}"

    def close(self) -> None:
        """Do nothing: no file is kept open."""

    def _home(self, name: str) -> Path:
        self.open()
        folder = named(self._folders(), name)
        if folder is None:
            raise Permanent(
                f"maildir {self.path}: there is no folder {name!r}",
                hint="cam mailbox edit ADDRESS --folder names those to read",
                code="no_folder",
            )
        return Path(folder.raw)

    def _folders(self) -> tuple[Folder, ...]:
        found = (
            [Folder(name="INBOX", raw=str(self.path), flags=frozenset())] if _is_maildir(self.path) else []
        )
        found += _below(self.path, prefix="", depth=DEPTH)
        return tuple(found[:FOLDERS])

    def _entries(self, home: Path) -> list[_Entry]:
        self._seen = self._times()
        if any(_now() - _changed_at(home / part) < TICK_SECONDS for part in ("new", "cur")):
            time.sleep(TICK_SECONDS)
        before = _now() - TICK_SECONDS / 2
        # new first: a message that moves to cur meanwhile is seen twice rather than never
        found = {entry.uid: entry for part in ("new", "cur") for entry in _listed(home / part, before=before)}
        return sorted(found.values())

    def _times(self) -> tuple[int, ...]:
        homes = [Path(folder.raw) for folder in chosen(self._folders(), self.wanted)]
        return tuple(_changed_ns(home / part) for home in homes for part in ("new", "cur"))


def _below(path: Path, *, prefix: str, depth: int) -> list[Folder]:
    found: list[Folder] = []
    if depth == 0:
        return found
    try:
        with os.scandir(path) as entries:
            children = sorted(entry.name for entry in entries if _is_directory(entry))
    except OSError:
        return found
    for name in children:
        child = path / name
        if name in ("cur", "new", "tmp"):
            continue
        if name.startswith("."):
            if not prefix and _is_maildir(child):  # Maildir++: .Customers.Old is a folder in a folder
                found.append(Folder(name=decoded(name[1:]), raw=str(child), flags=frozenset(), delimiter="."))
            continue
        if _is_maildir(child):
            found.append(
                Folder(name=decoded(prefix + name), raw=str(child), flags=frozenset(), delimiter="/")
            )
        found += _below(child, prefix=f"{prefix}{name}/", depth=depth - 1)
    return found


def _listed(directory: Path, *, before: float) -> Iterator[_Entry]:
    try:
        with os.scandir(directory) as files:
            for file in files:
                entry = _entry(file, before=before)
                if entry is not None:
                    yield entry
    except FileNotFoundError:
        return  # some programs make cur or new only when they need it
    except OSError as error:
        raise Misconfigured(
            f"maildir {directory}: it cannot be read ({error.strerror})",
            hint="give the user that runs cam the right to read it",
            code="no_maildir",
        ) from error


def _entry(file: "os.DirEntry[str]", *, before: float) -> _Entry | None:
    if file.name.startswith("."):
        return None
    try:
        found = file.stat(follow_symlinks=False)
    except OSError:
        return None  # it went away
    if not stat.S_ISREG(found.st_mode) or found.st_ctime >= before:
        return None
    name = file.name.partition(":")[0]  # what follows are flags, which change
    return _Entry(
        uid=(max(0, found.st_ctime_ns // 1_000_000 - EPOCH_MS) << NAME_BITS)
        + zlib.crc32(os.fsencode(name)) % (1 << NAME_BITS),
        path=file.path,
        size=found.st_size,
        arrived_at=datetime.fromtimestamp(max(0.0, found.st_mtime), UTC),
    )


def _content(path: str) -> bytes | None:
    """Return the first MAX_BYTES; None for a file that went away, nothing for one that may not be read."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        try:
            # not even the time of the last access is to change; only the owner may ask for that
            descriptor = os.open(path, flags | getattr(os, "O_NOATIME", 0))
        except PermissionError:
            descriptor = os.open(path, flags)
        with os.fdopen(descriptor, "rb") as file:
            return file.read(MAX_BYTES)
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def _is_maildir(path: Path) -> bool:
    return any((path / part).is_dir() for part in ("cur", "new"))


def _is_directory(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _life(home: Path) -> int:
    """Return a number that changes when the folder is made anew."""
    try:
        return zlib.crc32(str(home.stat().st_ino).encode())
    except OSError as error:
        raise NotFound(f"maildir {home}: it went away") from error


def _moment(uid: int) -> float:
    return ((uid >> NAME_BITS) + EPOCH_MS) / 1000


def _changed_at(path: Path) -> float:
    return _changed_ns(path) / 1e9


def _changed_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _now() -> float:
    # the clock of the files, which flows on where a test has stopped time.time
    return time.clock_gettime(time.CLOCK_REALTIME)
