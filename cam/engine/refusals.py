"""Refusals of our mail for what it is and whom it is from: when a strict receiver or two become a trouble of ours."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from cam.engine.inbound.causes import OURS, Cause

WATCHED = timedelta(days=7)
MANY = 3  # receivers; one or two have rules of their own
SHARE = 0.05  # of what was sent
_WORDS = {
    Cause.SPAM: "as spam",
    Cause.AUTHENTICATION: "as not authenticated",
    Cause.SENDER: "for the sender",
    Cause.RATE: "as too much at once",
    Cause.TOO_BIG: "as too big",
    Cause.POLICY: "by policy",
}
_ADVICE = {
    Cause.AUTHENTICATION: "receivers could not make sure that the mail is yours: mend SPF, DKIM or DMARC",
    Cause.SPAM: "plain words, fewer links and fewer sends a day help; so does asking the lists that are named",
    Cause.SENDER: "receivers do not take mail from this address or domain",
    Cause.RATE: "lower the mailbox's daily cap for some days",
    Cause.TOO_BIG: "the message is too big: make it smaller",
    Cause.POLICY: "the receivers' words say what they do not take",
}


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """One message that came back for a reason of ours.  said: the receiver's words."""

    recipient: str
    cause: str
    said: str


@dataclass(frozen=True, kw_only=True)
class Refusals:
    """What was refused of a mailbox's mail in the days that are watched, oldest first, and how much it sent."""

    sent: int
    refused: Sequence[Refusal]

    @property
    def is_trouble(self) -> bool:
        """
        Return whether the mailbox is to be looked after.

        A mailbox that cannot prove who it is will be refused again, so one such word is enough; of the rest it takes
        several receivers, and more than a few of what was sent.
        """
        if any(one.cause == Cause.AUTHENTICATION for one in self.refused):
            return True
        receivers = {one.recipient.lower() for one in self.refused}
        return len(receivers) >= MANY and len(self.refused) > SHARE * self.sent

    @property
    def in_words(self) -> str:
        """Return how many were refused, and why, on one line."""
        causes = Counter(one.cause for one in self.refused)
        why = ", ".join(f"{count} {_WORDS[Cause(cause)]}" for cause, count in causes.most_common())
        total = max(self.sent, len(self.refused))
        return f"{len(self.refused)} of {total} messages of the last {WATCHED.days} days were refused: {why}"

    @property
    def advice(self) -> str:
        """Return what helps against the reason that was given most."""
        causes = Counter(one.cause for one in self.refused)
        worst = Cause.AUTHENTICATION if Cause.AUTHENTICATION in causes else causes.most_common(1)[0][0]
        return _ADVICE[Cause(worst)]


def in_words(cause: str) -> str:
    """Return what a refusal for a reason of ours means."""
    return f"refused {_WORDS[Cause(cause)]}, which says nothing of the address"


def is_ours(cause: str) -> bool:
    """Return whether a bounce says nothing of the address: it was refused for whom or what it came from."""
    return cause in OURS
