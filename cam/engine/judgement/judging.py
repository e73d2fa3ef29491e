"""One judgement of one message: own words, machine or person, intent, facts."""

from collections.abc import Sequence
from datetime import datetime

from cam.engine.inbound.message import Inbound
from cam.engine.judgement.intent import intent
from cam.engine.judgement.machine import machine
from cam.engine.judgement.own_words import own_words
from cam.engine.judgement.return_dates import return_date
from cam.engine.judgement.values import Judgement
from cam.engine.vocabulary import ReplyClass


def judge(inbound: Inbound, *, sent: Sequence[str] = (), received_at: datetime) -> Judgement:
    """
    Return what a message means.

    sent: the texts we had sent to this person, so that their quoted copies are known.  received_at: aware; dates are
    read relative to the message's own date, or to this one where it has none.
    """
    words = own_words(text=inbound.text, html=inbound.html, sent=sent)
    meant = intent(words, inbound.subject)
    by = machine(inbound)
    sent_on = (inbound.date or received_at).date()
    if by is not None:
        back = return_date(f"{inbound.subject}\n{words}", sent_on=sent_on)
        return Judgement(
            reply_class=ReplyClass.OOO if back or meant.reply_class is ReplyClass.OOO else ReplyClass.AUTO_REPLY,
            confidence=0.95,
            reasons=(f'"{by.words}" in {by.place}: written by a machine',),
            own_words=words, return_date=back, language=meant.language,
        )  # fmt: skip
    back = return_date(words, sent_on=sent_on) if meant.reply_class is ReplyClass.OOO else None
    return Judgement(
        reply_class=meant.reply_class, confidence=meant.confidence, reasons=meant.reasons, own_words=words,
        return_date=back, language=meant.language,
    )  # fmt: skip
