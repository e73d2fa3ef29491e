"""What an answer means for the lead: the class that was heard, how sure that is, and which event of life it is."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cam.engine import schedule
from cam.engine.state_machine import Event
from cam.engine.vocabulary import ReplyClass

SURE = 0.6  # below it a human decides
BELIEVED = timedelta(days=366)  # a return later than this is a slip of the pen
SOFT_IN_A_ROW = 3  # soft bounces that together say that the address is dead

# What a person wrote; everything else is a machine's word, and never counts as a reply.
HUMAN: frozenset[ReplyClass] = frozenset({
    ReplyClass.POSITIVE,
    ReplyClass.NEGATIVE,
    ReplyClass.QUESTION,
    ReplyClass.NEUTRAL,
    ReplyClass.REFERRAL,
    ReplyClass.UNSUBSCRIBE,
})  # fmt: skip

EVENTS = {
    ReplyClass.POSITIVE: Event.REPLY_POSITIVE,
    ReplyClass.NEGATIVE: Event.REPLY_NEGATIVE,
    ReplyClass.QUESTION: Event.REPLY_QUESTION,
    ReplyClass.NEUTRAL: Event.REPLY_NEUTRAL,
    ReplyClass.REFERRAL: Event.REFERRAL,
    ReplyClass.UNSUBSCRIBE: Event.UNSUBSCRIBED,
    ReplyClass.OOO: Event.OUT_OF_OFFICE,
    ReplyClass.AUTO_REPLY: Event.AUTO_REPLY,
    ReplyClass.BOUNCE: Event.SOFT_BOUNCE,
    ReplyClass.COMPLAINT: Event.COMPLAINT,
}


@dataclass(frozen=True, kw_only=True)
class Answer:
    """
    What one inbound message says.

    text: the person's own words.  returns_on: the day that an out-of-office names.  come_back: "not now, try in May".
    bounce_kind: hard, soft or delayed, "" where it is no bounce.  bounce_cause: why, as inbound.causes names it.
    referred_name, referred_address: the right person.  is_guess: it is not sure whom it is about.
    """

    reply_class: ReplyClass
    confidence: float
    reasons: tuple[str, ...] = field(default=())
    text: str = ""
    language: str = ""
    returns_on: date | None = None
    come_back: date | None = None
    bounce_kind: str = ""
    bounce_recipient: str = ""
    bounce_status: str = ""
    bounce_cause: str = ""
    referred_name: str = ""
    referred_address: str = ""
    is_guess: bool = False

    @property
    def is_undecided(self) -> bool:
        """Return whether a human has to say what it means; a machine's word changes nothing, whomever it is about."""
        is_doubtful = self.is_guess and self.reply_class is not ReplyClass.AUTO_REPLY
        return is_doubtful or self.confidence < SURE

    @property
    def is_human(self) -> bool:
        """Return whether a person wrote it."""
        return self.reply_class in HUMAN


def away_until(answer: Answer, *, received_at: datetime, default_days: int, zone: ZoneInfo) -> datetime:
    """Return when whoever is away may be written to again: the midnight after the day of return, in their zone."""
    day = answer.returns_on
    if day is None or day > received_at.date() + BELIEVED:
        return received_at + timedelta(days=default_days)
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=zone)
    return schedule.next_day_start(zone, noon)
