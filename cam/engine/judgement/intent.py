"""What a person's words ask for."""

from cam.engine.judgement.evidence import MEANING, WEIGHTS
from cam.engine.judgement.finding import quoted
from cam.engine.judgement.likeness import likeness
from cam.engine.judgement.reading import Cue, Reading, read
from cam.engine.judgement.values import Intent
from cam.engine.judgement.weighing import weigh
from cam.engine.vocabulary import ReplyClass

_REASONS = 5


def intent(text: str, subject: str = "") -> Intent:
    """
    Return what the words ask for.

    text: the writer's own words, without quote and signature.  subject: it speaks where the text does not.
    """
    reading = read(text)
    if not reading.sentences and subject:
        return from_subject(subject)
    reply_class, confidence = weigh(reading)
    return Intent(
        reply_class=reply_class,
        confidence=confidence,
        reasons=reasons(text, reading, reply_class),
        language=reading.language,
    )


def from_subject(subject: str) -> Intent:
    """Return what a subject says of an answer without words of its own: only a wish to be left alone counts."""
    found = intent(subject)
    if found.reply_class is ReplyClass.UNSUBSCRIBE:
        return found
    return Intent(reply_class=ReplyClass.NEUTRAL, confidence=0.3)


def reasons(text: str, reading: Reading, chosen: ReplyClass) -> tuple[str, ...]:
    """Return the words that decided, those of the chosen class first."""
    told = [cue for cue in reading.cues if cue.kind in WEIGHTS]
    if not told and chosen is not ReplyClass.NEUTRAL:
        return resembled(reading)
    told.sort(key=lambda cue: (WEIGHTS[cue.kind][0] is not chosen, -WEIGHTS[cue.kind][1] * cue.factor))
    return tuple(dict.fromkeys(told_as(text, reading, cue) for cue in told))[:_REASONS]


def resembled(reading: Reading) -> tuple[str, ...]:
    """Return why an answer without any known phrase was taken for its class: the words it shares with such answers."""
    found = likeness(reading.sentences)
    if found is None or not found.words:
        return ()
    words = dict.fromkeys(word.strip("^$_?").replace("_", " ") for word in found.words)
    shared = ", ".join(f'"{word}"' for word in words if word)
    return (f"{shared}: as in other answers of this kind",)


def told_as(text: str, reading: Reading, cue: Cue) -> str:
    """Return one reason: the words, where they stand, and what they mean."""
    sentence = reading.sentences[cue.hit.sentence]
    return f'"{quoted(text, sentence, cue.hit)}" in line {sentence.line}: {MEANING[cue.kind]}'
