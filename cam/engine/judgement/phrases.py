"""
Phrases that tell something, written as data, and how they are read from it.

A phrase is a row of places: `word`, `one|another`, `interest*` (any ending), `me?` (may be absent), `@group` (words of
the language that share a role, such as its negations), `..` (up to three words of one clause between), `...` (up to
six), `^` and `$` (the sentence begins, ends), `,` (a mark that parts clauses), `NAME` (a word with a capital letter),
`NUMBER` (a word that begins with a digit).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from cam.engine.judgement.tokens import Word, fold
from cam.engine.judgement.typing_errors import slips

_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})  # as German is written without its own letters
STEM = 3  # letters by which a word with any ending is looked up
_SHORT_GAP, _LONG_GAP = 3, 6
WILLING = frozenset({"interest", "request", "meeting", "agree"})  # cues that a negation turns round
START, _END, _NAME, _NUMBER = "^", "$", "NAME", "NUMBER"
_NOT_NAMES = """
i ich je you sie pm am ok q1 q2 q3 q4 linkedin google zoom teams whatsapp skype telegram signal slack
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
"""
NOT_NAMES = frozenset(_NOT_NAMES.split())


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a phrase: exact words, stems, a gap of so many words, or an anchor."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    gap: int = 0
    is_optional: bool = False
    anchor: str = ""

    is_name: bool = False
    is_number: bool = False

    def takes(self, word: Word, *, is_first: bool) -> bool:
        """Tell whether a word stands here; what begins a sentence is no name for its capital alone."""
        if word.text in self.words or (self.stems and word.text.startswith(self.stems)):
            return True
        if self.is_number and word.text[:1].isdigit():
            return True
        return self.is_name and word.is_capital and not is_first and word.text not in NOT_NAMES


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of places and the cue it gives."""

    cue: str
    places: tuple[Place, ...]
    source: str


class Room(Protocol):
    """
    What a room of words holds.

    GROUPS: "neg", the negations, among them.  PHRASES: by cue.  BREAKERS: what a gap does not reach over.  CONTRASTS:
    "but".  CONDITIONS: "if".  NEGATES_AFTER: a negation may follow what it turns round.  COMMON: everyday words that
    tell the language.  OFTEN_MISTYPED: words mended before they are looked up.
    """

    @property
    def GROUPS(self) -> Mapping[str, str]: ...  # noqa: N802
    @property
    def PHRASES(self) -> Mapping[str, str]: ...  # noqa: N802
    @property
    def BREAKERS(self) -> str: ...  # noqa: N802
    @property
    def CONTRASTS(self) -> str: ...  # noqa: N802
    @property
    def CONDITIONS(self) -> str: ...  # noqa: N802
    @property
    def NEGATES_AFTER(self) -> bool: ...  # noqa: N802
    @property
    def COMMON(self) -> str: ...  # noqa: N802
    @property
    def OFTEN_MISTYPED(self) -> str: ...  # noqa: N802


@dataclass(frozen=True)
class Lexicon:
    """The phrases of one language, looked up by their first word."""

    by_word: Mapping[str, tuple[Phrase, ...]]
    by_stem: Mapping[str, tuple[Phrase, ...]]
    breakers: frozenset[str]
    negations: frozenset[str]
    stops: frozenset[str]
    negates_after: bool
    slips: Mapping[str, str]
    known: frozenset[str]
    contrasts: frozenset[str]
    conditions: frozenset[str]


def compile_lexicon(room: Room) -> Lexicon:
    """Return the lexicon of a language."""
    by_word: dict[str, list[Phrase]] = {}
    by_stem: dict[str, list[Phrase]] = {}
    for cue, block in room.PHRASES.items():
        for line in filter(None, map(str.strip, block.replace(" / ", "\n").splitlines())):
            for places in variants(parse_places(line, room.GROUPS)):
                index(Phrase(cue, places, line), by_word, by_stem)
    common = folded(room.OFTEN_MISTYPED)
    known = folded(room.COMMON) | frozenset(by_word) | common
    return Lexicon(
        slips=slips(sorted(common), known=known),
        known=known,
        by_word={key: tuple(found) for key, found in by_word.items()},
        by_stem={key: tuple(found) for key, found in by_stem.items()},
        breakers=folded(room.BREAKERS) | {","},
        negations=folded(room.GROUPS["neg"]),
        stops=folded(room.GROUPS["neg"]) | folded(room.BREAKERS) | {","},
        negates_after=room.NEGATES_AFTER,
        contrasts=folded(room.CONTRASTS),
        conditions=folded(room.CONDITIONS),
    )


def folded(words: str) -> frozenset[str]:
    """Return words as they are compared."""
    return frozenset(map(fold, words.split()))


def parse_places(line: str, groups: Mapping[str, str]) -> list[Place]:
    """Return the places of one written phrase."""
    return [parse_place(written, groups) for written in line.split()]


def parse_place(written: str, groups: Mapping[str, str]) -> Place:
    """Return one place."""
    if written in (START, _END):
        return Place(anchor=written)
    if written in ("..", "..."):
        return Place(gap=_SHORT_GAP if written == ".." else _LONG_GAP)
    is_optional = written.endswith("?")
    words: set[str] = set()
    stems: list[str] = []
    names = written.rstrip("?").split("|")
    for name in (name for name in names if name not in (_NAME, _NUMBER)):
        for word in groups[name[1:]].split() if name.startswith("@") else (name,):
            spellings = {fold(word.rstrip("*")), fold(word.rstrip("*").translate(_SPELT_OUT))}
            if word.endswith("*"):
                stems += sorted(spellings)
            else:
                words |= spellings
    return Place(
        words=frozenset(words),
        stems=tuple(stems),
        is_optional=is_optional,
        is_name=_NAME in names,
        is_number=_NUMBER in names,
    )


def variants(places: Sequence[Place]) -> Iterable[tuple[Place, ...]]:
    """Return the phrase without the places that may be absent at its head: what is left begins with a word."""
    yield tuple(places)
    head = next((k for k, place in enumerate(places) if not place.anchor), 0)
    if places[head].is_optional:
        yield from variants([*places[:head], *places[head + 1 :]])


def index(phrase: Phrase, by_word: dict[str, list[Phrase]], by_stem: dict[str, list[Phrase]]) -> None:
    """File a phrase under every first word or stem it may have."""
    first = next(place for place in phrase.places if not place.anchor)
    for word in first.words:
        by_word.setdefault(word, []).append(phrase)
    for stem in first.stems:
        by_stem.setdefault(stem[:STEM], []).append(phrase)
