"""Words that were mistyped, mended: one letter too many, too few, wrong, or two that changed places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cam.engine.judgement.tokens import Sentence, Word

_SHORTEST = 6  # letters of a word that is mended: in shorter ones a slip makes another word


def slips(words: Iterable[str], *, known: frozenset[str]) -> Mapping[str, str]:
    """
    Return the word meant, by itself and by every spelling that lacks one of its letters.

    known: words that are no slips.
    """
    meant: dict[str, str] = {}
    for word in words:
        for spelling in (word, *sorted(shortened(word))):
            meant.setdefault(spelling, word)
    return {spelling: word for spelling, word in meant.items() if spelling == word or spelling not in known}


def shortened(word: str) -> set[str]:
    """Return a word without one of its letters, each in turn."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def mended(sentence: Sentence, *, meant: Mapping[str, str], known: frozenset[str]) -> Sentence:
    """Return a sentence with its slips mended; the places of its words stay."""
    words = [mend(word, meant=meant, known=known) for word in sentence.words]
    return replace(sentence, words=tuple(words)) if words != list(sentence.words) else sentence


def mend(word: Word, *, meant: Mapping[str, str], known: frozenset[str]) -> Word:
    """Return the word that was meant: both spellings have one in common that lacks a letter."""
    text = word.text
    if len(text) < _SHORTEST or text in known or not text.isalpha():
        return word
    found = candidate(text, meant)
    return replace(word, text=found) if found and found[0] == text[0] else word


def candidate(text: str, meant: Mapping[str, str]) -> str:
    """Return the word that a spelling is one slip away from, or ""."""
    if text in meant:
        return meant[text]
    shorter: Sequence[str] = sorted(shortened(text))
    for short in shorter:
        if short in meant and len(meant[short]) in (len(text), len(text) - 1):
            return meant[short]
    return ""
