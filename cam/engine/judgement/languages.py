"""Which language a text is in, and its lexicon."""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module

from cam.engine.judgement.phrases import Lexicon, compile_lexicon
from cam.engine.judgement.tokens import Sentence, fold

ROOMS = {
    "en": "english",
}


@lru_cache(maxsize=32)
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language that has one; it is compiled when first asked for."""
    room = import_module(f"cam.engine.judgement.words.{ROOMS[language]}")
    return compile_lexicon(room.PHRASES, groups=room.GROUPS, breakers=room.BREAKERS)


@lru_cache(maxsize=1)
def common_words() -> dict[str, tuple[str, ...]]:
    """Return the everyday words that tell a language, each with the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language, name in ROOMS.items():
        for word in import_module(f"cam.engine.judgement.words.{name}").COMMON.split():
            found[fold(word)] = (*found.get(fold(word), ()), language)
    return found


def language_of(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the languages a text may be in, the likeliest first; empty where nothing tells."""
    score: dict[str, float] = {}
    known = common_words()
    for sentence in sentences:
        for word in sentence.words:
            languages = known.get(word.text, ())
            for language in languages:
                score[language] = score.get(language, 0) + 1 / len(languages)
    return tuple(sorted(score, key=lambda language: -score[language]))
