"""What a history proves: the server's journal beside the ledger, in the five numbers of Jepsen's queue checker."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, fields, replace

IN_DOUBT = frozenset({"unknown", "parked"})
UNSETTLED = frozenset({"queued", "retry", "sending"})
NEVER_LEFT = frozenset({"failed", "cancelled"})


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """
    ok: accepted once, and the ledger says sent.  lost: accepted by nobody, and the ledger lists no doubt.
    unexpected: accepted, and the ledger does not know that it may have left.  duplicated: copies beyond the first.
    recovered: accepted, and listed as in doubt.  doubtful: not accepted, and listed as in doubt.
    unsettled: rows that are still open when all is quiet.  odd: whoever is not in order, in words.
    """

    ok: int = 0
    lost: int = 0
    unexpected: int = 0
    duplicated: int = 0
    recovered: int = 0
    doubtful: int = 0
    unsettled: int = 0
    odd: tuple[str, ...] = field(default=(), compare=False)

    def __add__(self, other: "Numbers") -> "Numbers":
        names = [each.name for each in fields(self)]
        return Numbers(**{name: getattr(self, name) + getattr(other, name) for name in names})

    def at(self, point: object) -> "Numbers":
        """Return the same numbers; what is odd says at which point of a sweep, or in which round, it was found."""
        return replace(self, odd=tuple(f"{point}: {said}" for said in self.odd))

    @property
    def is_clean(self) -> bool:
        """Whether nobody got anything twice, nothing is lost and the ledger knows of everything."""
        return not (self.lost or self.unexpected or self.duplicated or self.unsettled)


def judge(
    due: Collection[str], *, accepted: Iterable[str], rows: Iterable[tuple[str, str]], touches: int = 1
) -> Numbers:
    """
    Return the numbers of one history.

    due: who was to get the message.  accepted: the recipients in the server's journal.  rows: (recipient, status)
    of the whole ledger.  touches: 0 where a cap may keep some of them back, so that silence is no loss.
    """
    copies = Counter(accepted)
    known: dict[str, set[str]] = {}
    unsettled = 0
    for recipient, status in rows:
        unsettled += status in UNSETTLED
        known.setdefault(recipient, set()).add(status)
    classes = {
        recipient: _class(copies[recipient], known.get(recipient, set()), is_due=touches > 0)
        for recipient in due
    }
    numbers = Counter(classes.values())
    strangers = sum(number for recipient, number in copies.items() if recipient not in due)
    odd = tuple(
        f"{recipient}: {copies[recipient]} copies, the ledger says {sorted(known.get(recipient, ()))}"
        for recipient in sorted({*due, *copies})
        if copies[recipient] > 1 or classes.get(recipient, "unexpected") in ("lost", "unexpected")
    )
    return Numbers(
        ok=numbers["ok"],
        lost=numbers["lost"],
        unexpected=numbers["unexpected"] + strangers,
        duplicated=sum(number - 1 for number in copies.values() if number > 1),
        recovered=numbers["recovered"],
        doubtful=numbers["doubtful"],
        unsettled=unsettled,
        odd=odd,
    )


def _class(copies: int, statuses: set[str], *, is_due: bool) -> str:
    is_in_doubt = bool(statuses & IN_DOUBT)
    if copies == 0:
        if is_in_doubt:
            return "doubtful"
        return "lost" if is_due or "sent" in statuses else "kept back"
    if "sent" in statuses:
        return "ok"
    return "recovered" if is_in_doubt else "unexpected"
