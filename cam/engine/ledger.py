"""The life of a ledger row: which status may follow which, and which ones count against a cap."""

from cam.engine.vocabulary import MessageStatus as M

TRANSITIONS: frozenset[tuple[M, M]] = frozenset({
    (M.QUEUED, M.SENDING),
    (M.QUEUED, M.CANCELLED),
    (M.RETRY, M.SENDING),
    (M.RETRY, M.CANCELLED),
    (M.RETRY, M.FAILED),
    (M.SENDING, M.SENT),
    (M.SENDING, M.RETRY),
    (M.SENDING, M.FAILED),
    (M.SENDING, M.UNKNOWN),
    (M.UNKNOWN, M.SENT),
    (M.UNKNOWN, M.RETRY),
    (M.UNKNOWN, M.PARKED),
    (M.PARKED, M.SENT),
    (M.PARKED, M.RETRY),
    (M.PARKED, M.FAILED),
    (M.PENDING, M.SENT),
    (M.PENDING, M.CANCELLED),
})  # fmt: skip

# Whatever may have left counts; so does a task, which a human was told to do.
COUNTING: frozenset[M] = frozenset({M.SENDING, M.SENT, M.UNKNOWN, M.PARKED, M.PENDING})

FINAL: frozenset[M] = frozenset({M.SENT, M.FAILED, M.CANCELLED})
