"""What an answer without any known phrase most likely means, by its likeness to labelled answers."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cam.engine.judgement.tokens import Sentence
from cam.engine.vocabulary import ReplyClass

_LONGEST = 60  # words; what a longer text is about shows in its known phrases
_TELLING = 3  # pairs and words that are told as reasons
# How probable a class must be.  A refusal must never be taken for interest; opt-outs and machines are never guessed.
_ENOUGH = {
    ReplyClass.NEGATIVE: 0.95,
    ReplyClass.QUESTION: 0.8,
    ReplyClass.REFERRAL: 0.9,
    ReplyClass.POSITIVE: 0.99,
}


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """A class, how probable it is among all of them, and the words that spoke for it, most telling first."""

    reply_class: ReplyClass
    probability: float
    words: tuple[str, ...]

    @property
    def is_enough(self) -> bool:
        """Whether the class may be said."""
        return self.probability >= _ENOUGH.get(self.reply_class, math.inf)


@lru_cache(maxsize=1)
def weights() -> tuple[tuple[ReplyClass, ...], tuple[float, ...], dict[str, tuple[int, ...]]]:
    """Return the classes, what each has to begin with, and the penalties of every known word and pair."""
    from cam.engine.judgement.words.likeness import BEGIN, CLASSES, PENALTIES

    known = {}
    for entry in PENALTIES.split():
        feature, _, digits = entry.rpartition(":")
        known[feature] = tuple(map(int, digits))
    return tuple(map(ReplyClass, CLASSES.split())), tuple(map(float, BEGIN.split())), known


def features(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Return the words of a text and the pairs of words that follow each other; a pair is joined by a low line."""
    left = _LONGEST
    for sentence in sentences:
        words = [word.text.replace(":", "") for word in sentence.words if word.text != ","][:left]
        left -= len(words)
        if not words:
            continue
        yield from words
        marked = ["^", *words, "?" if sentence.is_question else "$"]
        yield from map("_".join, pairwise(marked))


def likeness(sentences: Sequence[Sentence]) -> Likeness | None:
    """Return the class whose labelled answers the text is most like, None where it knows none of its words."""
    classes, begin, known = weights()
    found = {feature: known[feature] for feature in features(sentences) if feature in known}
    if not found:
        return None
    scores = [
        start - sum(penalties[at] for penalties in found.values()) / 2 for at, start in enumerate(begin)
    ]
    best = max(range(len(classes)), key=scores.__getitem__)
    total = sum(math.exp(score - scores[best]) for score in scores)

    def tells(feature: str) -> float:
        penalties = found[feature]
        return penalties[best] - sum(penalties) / len(penalties)

    telling = tuple(feature for feature in sorted(found, key=tells) if tells(feature) < -1)
    return Likeness(reply_class=classes[best], probability=1 / total, words=telling[:_TELLING])
