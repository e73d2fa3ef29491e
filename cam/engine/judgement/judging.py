"""One judgement of one message: own words, machine or person, intent, facts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from cam.engine.inbound.message import Inbound
from cam.engine.judgement.come_back import come_back
from cam.engine.judgement.intent import reasons
from cam.engine.judgement.machine import Machine, is_bulk, machine_of, may_be_notice
from cam.engine.judgement.own_words import own_words
from cam.engine.judgement.reading import Reading, read
from cam.engine.judgement.referrals import referred
from cam.engine.judgement.return_dates import return_date
from cam.engine.judgement.values import Judgement
from cam.engine.judgement.weighing import weigh
from cam.engine.vocabulary import ReplyClass

_WIDEST = 300  # letters of a subject
_READ = 6_000  # letters; what an answer is about stands in them
_NOTICES = frozenset({"away", "auto", "ack", "robot", "challenge", "closed", "bounce"})
_MAY_COME_BACK = (ReplyClass.NEGATIVE, ReplyClass.NEUTRAL)


def judge(inbound: Inbound, *, sent: Sequence[str] = (), received_at: datetime) -> Judgement:
    """
    Return what a message means.

    sent: the texts we had sent to this person, so that their quoted copies are known.  received_at: aware; dates are
    read relative to the message's own date, or to this one where it has none.
    """
    words = own_words(text=inbound.text, html=inbound.html, sent=sent)
    reading = read(words[:_READ])
    sent_on = (inbound.date or received_at).date()
    name, address = referred(words[:_READ], reading, own=(inbound.sender, *inbound.to))
    wrote = machine_of(inbound, reading)
    if wrote is None:
        reading = by_a_person(reading, inbound)
        reply_class, confidence = weigh(reading)
        told = reasons(words[:_READ], reading, reply_class)
    else:
        reply_class, confidence = by_machine(wrote, reading, names_somebody=bool(name or address))
        told = (
            f'"{wrote.words}" in {wrote.place}: written by a machine',
            *reasons(words[:_READ], reading, reply_class),
        )
    is_away = reply_class in (ReplyClass.OOO, ReplyClass.AUTO_REPLY)
    back = return_date(f"{words[:_READ]}\n{inbound.subject[:_WIDEST]}", sent_on=sent_on) if is_away else None
    if back and reply_class is ReplyClass.AUTO_REPLY:
        reply_class = ReplyClass.OOO
    if reply_class is not ReplyClass.REFERRAL:
        name, address = "", ""
    return Judgement(
        reply_class=reply_class, confidence=confidence, reasons=told, own_words=words, return_date=back,
        come_back=later(words, reading, sent_on=sent_on) if reply_class in _MAY_COME_BACK else None,
        referred_name=name, referred_address=address, language=reading.language,
    )  # fmt: skip


def by_a_person(reading: Reading, inbound: Inbound) -> Reading:
    """Return a reading in which what is no notice, a long text or a newsletter, speaks of absences only in passing."""
    if not any(cue.kind in _NOTICES for cue in reading.cues):
        return reading
    if may_be_notice(reading) and not is_bulk(inbound):
        return reading
    return replace(reading, cues=tuple(cue for cue in reading.cues if cue.kind not in _NOTICES))


def later(words: str, reading: Reading, *, sent_on: date) -> date | None:
    """Return the day to ask again, where the answer puts something off."""
    if not any(cue.kind == "later" for cue in reading.cues):
        return None
    return come_back(words[:_READ], sent_on=sent_on)


def by_machine(wrote: Machine, reading: Reading, *, names_somebody: bool) -> tuple[ReplyClass, float]:
    """Return the class of what a machine wrote: an absence, somebody who has left, or another notice."""
    kinds = {cue.kind for cue in reading.cues}
    if "bounce" in kinds and not kinds & {"away", "challenge"} and weigh(reading)[0] is ReplyClass.BOUNCE:
        return ReplyClass.BOUNCE, 0.8
    if "gone" in kinds and (names_somebody or "away" not in kinds):
        return ReplyClass.REFERRAL, 0.85
    if wrote.is_absence or "away" in kinds:
        return ReplyClass.OOO, 0.95
    return ReplyClass.AUTO_REPLY, 0.95 if wrote.place != "text" else 0.85
