"""A folder's messages in batches: memory bounded by their size, round trips by their number, and none stops others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from imapclient.datetime_util import parse_to_datetime

from cam.errors import GatewayError, Transient
from cam.gateways.imap_answers import Part
from cam.gateways.ports import Fetched, Place

# A reply's own words, and the headers that a bounce returns, stand in front of what is large: a delivery report is a
# short text, its fields, then the message that it returns, headers first (RFC 6522).  The longest explanations and
# HTML parts seen are below 200 KB, and 1 MB headers are an attack.
MAX_BYTES = 262_144
LISTED_AT_ONCE = 1_000
FETCHED_AT_ONCE = 500
BATCH_BYTES = 4_000_000
# a few messages that a server cannot hand out are its messages' fault; more are the server's
UNREADABLE = 3

LISTING = "(UID RFC822.SIZE INTERNALDATE)"
WHOLE = f"(UID BODY.PEEK[]<0.{MAX_BYTES}>)"
HEADERS = f"(UID BODY.PEEK[HEADER]<0.{MAX_BYTES // 4}>)"


class Broken(Exception):
    """A FETCH failed on a connection that had stood.  error: what to raise if it is not the messages' fault."""

    def __init__(self, error: GatewayError) -> None:
        super().__init__(error.what)
        self.error = error


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What is known of a message before its body.  size: 0 where the server does not say."""

    uid: int
    size: int
    arrived_at: datetime


@dataclass(kw_only=True)
class Reading:
    """
    One reading of a folder.

    ask: fetches parts of messages by UID; raises Broken, after which it connects anew.
    not_before: what arrived earlier is left out.  unknown_arrival: for a message whose date the server does not tell.
    """

    folder: str
    uid_validity: int
    ask: Callable[[Sequence[int], str], list[Part]]
    unknown_arrival: datetime
    not_before: datetime | None = None
    unreadable: int = field(default=0, init=False)

    def messages(self, uids: Sequence[int]) -> Iterator[Fetched]:
        """Give the messages of these UIDs, which ascend."""
        for start in range(0, len(uids), LISTED_AT_ONCE):
            for batch in _batches(self._listing(uids[start : start + LISTED_AT_ONCE])):
                yield from self._bodies(batch)

    def _listing(self, uids: Sequence[int]) -> list[Listed]:
        found = {}
        wanted = frozenset(uids)
        for failed, parts in self._resilient(uids, LISTING):
            if parts is None:
                found[failed[0]] = Listed(uid=failed[0], size=0, arrived_at=self.unknown_arrival)
            for part in parts or ():
                uid, size = part.get(b"UID"), part.get(b"RFC822.SIZE")
                if uid in wanted and isinstance(size, int):
                    found[uid] = Listed(uid=uid, size=size, arrived_at=self._arrival(part))
        listing = [found[uid] for uid in uids if uid in found]
        return [one for one in listing if self.not_before is None or one.arrived_at >= self.not_before]

    def _bodies(self, batch: Sequence[Listed]) -> Iterator[Fetched]:
        known = {one.uid: one for one in batch}
        for uids, parts in self._resilient([one.uid for one in batch], WHOLE):
            found: dict[int, list[bytes]] = {uid: [] for uid in uids}
            for part in parts or ():
                if part.get(b"UID") in found and (body := _body(part)) is not None:
                    found[part[b"UID"]].append(body)
            for uid, bodies in found.items():
                yield from (self._fetched(known[uid], body) for body in bodies)
                # servers say OK to what they cannot hand out, too, and NIL or nothing of the message
                if not bodies and (head := self._without_body(known[uid])) is not None:
                    yield head

    def _resilient(self, uids: Sequence[int], what: str) -> Iterator[tuple[Sequence[int], list[Part] | None]]:
        """Ask for all at once; where that fails, for halves, down to the one message that it fails for: None."""
        try:
            yield uids, self.ask(uids, what)
        except Broken as broken:
            if not broken.error.retryable or broken.error.code == "timed_out":
                raise broken.error from broken
            if len(uids) == 1:
                self.unreadable += 1
                if self.unreadable > UNREADABLE:
                    raise broken.error from broken
                yield uids, None
                return
            middle = len(uids) // 2
            yield from self._resilient(uids[:middle], what)
            yield from self._resilient(uids[middle:], what)

    def _without_body(self, one: Listed) -> Fetched | None:
        """
        Return the headers of a message whose whole the server cannot hand out; they tell whom it answers.

        None where it is not there any more.  Raises Transient where even they cannot be had: to go on would be to lose
        it, and nobody would know.
        """
        error: Broken | None = None
        parts: list[Part] = []
        try:
            parts = self.ask([one.uid], HEADERS)
        except Broken as broken:
            error = broken
        told = [_body(part) for part in parts if part.get(b"UID") == one.uid]
        raw = next((body for body in told if body is not None), None)
        if error is None and not told:
            return None
        if raw is None:
            what = error.error.what if error else "the server hands out nothing"
            raise Transient(
                f"{what}; it is message {one.uid} of {self.folder}",
                hint="look at that message, and move it to a folder that cam does not read",
                code="unreadable",
            ) from error
        return self._fetched(one, raw, is_truncated=True)

    def _fetched(self, one: Listed, raw: bytes, *, is_truncated: bool = False) -> Fetched:
        return Fetched(
            folder=self.folder,
            place=Place(uid_validity=self.uid_validity, uid=one.uid),
            raw=raw[:MAX_BYTES],
            size=max(one.size, len(raw)),
            arrived_at=one.arrived_at,
            is_truncated=is_truncated or (len(raw) >= MAX_BYTES and max(one.size, len(raw)) > MAX_BYTES),
        )

    def _arrival(self, part: Part) -> datetime:
        try:
            arrived_at: datetime = parse_to_datetime(part[b"INTERNALDATE"], normalise=False)
            return arrived_at.astimezone(UTC)
        except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
            return self.unknown_arrival


def _batches(listing: Sequence[Listed]) -> Iterator[list[Listed]]:
    batch: list[Listed] = []
    size = 0
    for one in listing:
        weight = min(one.size, MAX_BYTES)
        if batch and (len(batch) >= FETCHED_AT_ONCE or size + weight > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += weight
    if batch:
        yield batch


def _body(part: Part) -> bytes | None:
    """Return the body of an answer that has one; an unasked word about flags has none, nor has NIL."""
    for name, value in part.items():
        if name.startswith(b"BODY["):
            return value if isinstance(value, bytes) else None
    return None
