"""The judgement of answers: what a person wrote, whether a machine wrote it, and what it means."""

from cam.engine.judgement.intent import intent
from cam.engine.judgement.judging import judge
from cam.engine.judgement.machine import machine
from cam.engine.judgement.own_words import own_words
from cam.engine.judgement.return_dates import return_date
from cam.engine.judgement.values import VERSION, Judgement

__all__ = ["VERSION", "Judgement", "intent", "judge", "machine", "own_words", "return_date"]
