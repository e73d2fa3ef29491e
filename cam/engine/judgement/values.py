"""What a judgement is: a class, how sure, why, and the facts that were read."""

from dataclasses import dataclass
from datetime import date

from cam.engine.vocabulary import ReplyClass

VERSION = (
    "2026.2"  # of the rules: stored beside a judgement, so that a later version can say what it would change
)


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """
    What an answer means.

    confidence: 0 to 1, the share of such judgements that is right (docs/judgement.md); below 0.6 a human decides.
    reasons: most telling first, each quotes the words that decided.  return_date: the first day a person who is away
    works again.  come_back: the day to ask again, where the answer names one.  referred_*: who to ask instead.
    language: two letters, "" where nothing tells.
    """

    reply_class: ReplyClass
    confidence: float
    reasons: tuple[str, ...] = ()
    own_words: str = ""
    return_date: date | None = None
    come_back: date | None = None
    referred_name: str = ""
    referred_address: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Intent:
    """What a person's words ask for: the class, how sure, and the words that decided."""

    reply_class: ReplyClass
    confidence: float
    reasons: tuple[str, ...] = ()
    language: str = ""
