"""What a person's words ask for: cues, weighed by where they stand."""

from collections import defaultdict
from collections.abc import Sequence

from cam.engine.judgement.evidence import MEANING, WEIGHTS
from cam.engine.judgement.languages import ROOMS, language_of, lexicon
from cam.engine.judgement.phrases import Hit, hits, quoted
from cam.engine.judgement.tokens import Sentence, sentences
from cam.engine.judgement.values import Intent
from cam.engine.vocabulary import ReplyClass

_MACHINE = (ReplyClass.OOO, ReplyClass.AUTO_REPLY, ReplyClass.BOUNCE)


def intent(text: str, subject: str = "") -> Intent:
    """
    Return what the words ask for.

    text: the writer's own words, without quote and signature.  subject: it speaks where the text does not.
    """
    found = sentences(text)
    languages = languages_to_read(found)
    cues = [hit for number, sentence in enumerate(found) for hit in read(sentence, languages, number)]
    if not cues and subject:
        return from_subject(subject)
    reply_class, confidence = weigh(cues, found)
    return Intent(
        reply_class=reply_class,
        confidence=confidence,
        reasons=reasons(text, found, cues, reply_class),
        language=languages[0] if languages else "",
    )


def languages_to_read(found: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the languages whose lexicons are asked."""
    told = language_of(found)
    return told[:2] or tuple(ROOMS)


def read(sentence: Sentence, languages: Sequence[str], number: int) -> list[Hit]:
    """Return the cues of a sentence, in the first language that finds any."""
    for language in languages:
        found = hits(sentence.words, lexicon(language), number=number)
        if found:
            return found
    return []


def from_subject(subject: str) -> Intent:
    """Return what a subject says of an answer without words of its own."""
    inner = intent(subject)
    if inner.reply_class is ReplyClass.UNSUBSCRIBE:
        return inner
    return Intent(reply_class=ReplyClass.NEUTRAL, confidence=0.3)


def scores(cues: Sequence[Hit]) -> dict[ReplyClass, float]:
    """Return the weight of each class: the strongest cue counts in full, every further one a third."""
    by_class: dict[ReplyClass, dict[str, float]] = defaultdict(dict)
    for hit in cues:
        if hit.cue in WEIGHTS:
            reply_class, weight = WEIGHTS[hit.cue]
            by_class[reply_class][hit.cue] = max(weight, by_class[reply_class].get(hit.cue, 0))
    return {
        reply_class: max(weights.values()) + (sum(weights.values()) - max(weights.values())) / 3
        for reply_class, weights in by_class.items()
    }


def weigh(cues: Sequence[Hit], found: Sequence[Sentence]) -> tuple[ReplyClass, float]:
    """Return the class the cues speak for, and how sure."""
    total = scores(cues)
    if not total:
        asks = any(sentence.is_question for sentence in found)
        return (ReplyClass.QUESTION, 0.6) if asks else (ReplyClass.NEUTRAL, 0.4)
    best = max(total, key=lambda reply_class: total[reply_class])
    rest = max((weight for reply_class, weight in total.items() if reply_class is not best), default=0.0)
    return best, round(min(0.97, 0.5 + 0.12 * (total[best] - rest) + 0.05 * total[best]), 2)


def reasons(text: str, found: Sequence[Sentence], cues: Sequence[Hit], chosen: ReplyClass) -> tuple[str, ...]:
    """Return the words that decided, those of the chosen class first."""
    told = [hit for hit in cues if hit.cue in WEIGHTS]
    told.sort(key=lambda hit: (WEIGHTS[hit.cue][0] is not chosen, -WEIGHTS[hit.cue][1]))
    lines = (
        f'"{quoted(text, found[hit.sentence], hit)}" in line {found[hit.sentence].line}: {MEANING[hit.cue]}'
        for hit in told
    )
    return tuple(dict.fromkeys(lines))[:5]
