"""Why a message does not arrive, and the numbers by which mail servers say so (RFC 3463)."""

from enum import StrEnum


class Cause(StrEnum):
    """What stood in the way."""

    NO_SUCH_USER = "no_such_user"
    NO_SUCH_HOST = "no_such_host"
    MOVED = "moved"
    DISABLED = "disabled"
    MAILBOX_FULL = "mailbox_full"
    TOO_BIG = "too_big"
    RATE = "rate"
    GREYLISTED = "greylisted"
    EXPIRED = "expired"
    NETWORK = "network"
    SYSTEM = "system"
    SENDER = "sender"
    SPAM = "spam"
    AUTHENTICATION = "authentication"
    POLICY = "policy"
    RELAY = "relay"
    UNKNOWN = "unknown"


# by class-less status; what is not here says too little by itself
STATUSES = {
    "1.1": Cause.NO_SUCH_USER, "1.2": Cause.NO_SUCH_HOST, "1.3": Cause.NO_SUCH_USER, "1.6": Cause.MOVED,
    "1.7": Cause.SENDER, "1.8": Cause.SENDER, "1.9": Cause.NETWORK, "1.10": Cause.NO_SUCH_USER,
    "1.351": Cause.NO_SUCH_USER, "2.1": Cause.DISABLED, "2.2": Cause.MAILBOX_FULL, "2.3": Cause.TOO_BIG,
    "2.4": Cause.SYSTEM, "3.1": Cause.SYSTEM, "3.2": Cause.SYSTEM, "3.4": Cause.TOO_BIG, "3.5": Cause.SYSTEM,
    "4.0": Cause.NETWORK, "4.1": Cause.NETWORK, "4.2": Cause.NETWORK, "4.3": Cause.NETWORK,
    "4.4": Cause.NO_SUCH_HOST, "4.5": Cause.RATE, "4.6": Cause.NETWORK, "4.7": Cause.EXPIRED, "5.3": Cause.RATE,
    "7.20": Cause.AUTHENTICATION, "7.21": Cause.AUTHENTICATION, "7.22": Cause.AUTHENTICATION,
    "7.23": Cause.AUTHENTICATION, "7.24": Cause.AUTHENTICATION, "7.25": Cause.AUTHENTICATION,
    "7.26": Cause.AUTHENTICATION, "7.27": Cause.AUTHENTICATION, "7.509": Cause.AUTHENTICATION,
    "7.515": Cause.AUTHENTICATION,
}  # fmt: skip
# what was refused for whom it came from, for what it says or how much there was of it: it says nothing of the address
OURS = frozenset((Cause.SPAM, Cause.AUTHENTICATION, Cause.POLICY, Cause.SENDER, Cause.RATE, Cause.TOO_BIG))


def cause_in_status(status: str) -> Cause | None:
    """Return the cause that a status like 5.1.1 stands for, or None where it says too little."""
    detail = status.partition(".")[2]
    return STATUSES.get(detail) or (Cause.POLICY if detail.startswith(("6.", "7.")) else None)
