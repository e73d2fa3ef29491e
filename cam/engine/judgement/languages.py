"""Which language a text is in, and its lexicon."""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from typing import cast

from cam.engine.judgement.phrases import Lexicon, Room, compile_lexicon
from cam.engine.judgement.tokens import Sentence, fold
from cam.engine.judgement.words.letters import LETTERS
from cam.engine.judgement.words.others import OTHERS

ROOMS = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
}
_AT_MOST, _WORTH_READING, _TOLD = 3, 0.45, 2.0


@lru_cache(maxsize=64)
def room(language: str) -> Room:
    """Return the words of a language."""
    if language in ROOMS:
        return cast(Room, import_module(f"cam.engine.judgement.words.{ROOMS[language]}"))
    return OTHERS[language]


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language; it is compiled when first asked for."""
    return compile_lexicon(room(language))


@lru_cache(maxsize=1)
def common_words() -> dict[str, tuple[str, ...]]:
    """Return the everyday words that tell a language, each with the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language in (*ROOMS, *OTHERS):
        for word in room(language).COMMON.split():
            found[fold(word)] = (*found.get(fold(word), ()), language)
    return found


@lru_cache(maxsize=1)
def own_letters() -> dict[str, tuple[str, ...]]:
    """Return the letters that few languages write, each with those languages."""
    found: dict[str, tuple[str, ...]] = {}
    for language, letters in LETTERS.items():
        for letter in letters:
            found[letter] = (*found.get(letter, ()), language)
    return found


def candidates(text: str, sentences: Sequence[Sentence]) -> list[tuple[str, float]]:
    """Return the languages a text may be in with their evidence, the likeliest first; all where nothing tells."""
    score: dict[str, float] = {}
    known = common_words()
    letters = own_letters()
    for letter in set() if text.isascii() else set(text.lower()):
        for language in letters.get(letter, ()):
            score[language] = score.get(language, 0) + 1 / len(letters[letter])
    for sentence in sentences:
        for word in sentence.words:
            languages = known.get(word.text, ())
            for language in languages:
                score[language] = score.get(language, 0) + 1 / len(languages)
    ranked = sorted(score.items(), key=lambda entry: -entry[1])
    if not ranked or ranked[0][1] < _TOLD:
        return ranked + [(language, 0.0) for language in (*ROOMS, *OTHERS) if language not in score]
    return [entry for entry in ranked if entry[1] >= _WORTH_READING * ranked[0][1]][:_AT_MOST]
