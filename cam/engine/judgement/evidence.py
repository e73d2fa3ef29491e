"""What each cue speaks for, and how strongly."""

from cam.engine.vocabulary import ReplyClass

WEIGHTS: dict[str, tuple[ReplyClass, float]] = {
    "opt_out": (ReplyClass.UNSUBSCRIBE, 4.0),
    "legal": (ReplyClass.UNSUBSCRIBE, 3.0),
    "spam": (ReplyClass.UNSUBSCRIBE, 2.5),
    "rude": (ReplyClass.NEGATIVE, 2.2),
    "refusal": (ReplyClass.NEGATIVE, 3.0),
    "later": (ReplyClass.NEGATIVE, 2.0),
    "interest": (ReplyClass.POSITIVE, 2.0),
    "request": (ReplyClass.POSITIVE, 1.6),
    "meeting": (ReplyClass.POSITIVE, 2.2),
    "agree": (ReplyClass.POSITIVE, 1.5),
    "price": (ReplyClass.QUESTION, 1.5),
    "privacy": (ReplyClass.QUESTION, 3.0),
    "identity": (ReplyClass.QUESTION, 2.0),
    "asks": (ReplyClass.QUESTION, 1.3),
    "referral": (ReplyClass.REFERRAL, 2.5),
    "wrong": (ReplyClass.REFERRAL, 1.5),
    "gone": (ReplyClass.REFERRAL, 2.0),
    "receipt": (ReplyClass.NEUTRAL, 0.6),
    "promise": (ReplyClass.NEUTRAL, 1.6),
    "away": (ReplyClass.OOO, 2.0),
    "auto": (ReplyClass.AUTO_REPLY, 1.6),
    "ack": (ReplyClass.AUTO_REPLY, 1.6),
    "robot": (ReplyClass.AUTO_REPLY, 2.4),
    "challenge": (ReplyClass.AUTO_REPLY, 2.4),
    "closed": (ReplyClass.AUTO_REPLY, 2.4),
    "bounce": (ReplyClass.BOUNCE, 2.4),
}

MEANING = {
    "opt_out": "wants no more mail", "legal": "threatens or claims a right", "spam": "calls it spam", "rude": "rude",
    "refusal": "refusal", "later": "not now", "interest": "interest", "request": "asks for more",
    "meeting": "offers to talk", "agree": "says yes", "price": "asks the price", "privacy": "asks about data",
    "identity": "asks who writes", "asks": "question", "referral": "names somebody else", "wrong": "wrong person",
    "gone": "has left", "receipt": "takes note", "promise": "will come back to it", "away": "is away",
    "auto": "as a help desk writes", "ack": "confirms what came in", "robot": "says that a machine wrote it",
    "challenge": "asks whether we are real",
    "closed": "mailbox is not read", "bounce": "was not delivered",
}  # fmt: skip
