"""
Phrases that tell something, written as data, and the matcher that finds them in a sentence.

A phrase is a row of places: `word`, `one|another`, `interest*` (any ending), `me?` (may be absent), `@group` (words of
the language that share a role, such as its negations), `..` (up to three words of one clause between), `...` (up to
six), `^` and `$` (the sentence begins, ends), `,` (a mark that parts clauses), `NAME` (a word with a capital letter),
`NUMBER` (a word that begins with a digit).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from cam.engine.judgement.tokens import Sentence, Word, fold
from cam.engine.judgement.typing_errors import slips

_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})  # as German is written without its own letters
_STEM = 3  # letters by which a word with any ending is looked up
_SHORT_GAP, _LONG_GAP = 3, 6
_NEVER_LOST = ("opt_out", "legal")  # no phrase but an idiom explains them away
WILLING = frozenset({"interest", "request", "meeting", "agree"})  # cues that a negation turns round
_START, _END, _NAME, _NUMBER = "^", "$", "NAME", "NUMBER"
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


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: words begin to end of a sentence."""

    cue: str
    sentence: int
    begin: int
    end: int
    solid: int  # words that the phrase names, gaps left out


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
    if written in (_START, _END):
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
        by_stem.setdefault(stem[:_STEM], []).append(phrase)


def hits(sentence: Sequence[Word], lexicon: Lexicon, *, number: int = 0) -> list[Hit]:
    """Return every cue of a sentence; one that lies within the words of a longer one is not told."""
    found: dict[tuple[str, int, int], Hit] = {}
    for begin, word in enumerate(sentence):
        for phrase in begun_by(word.text, lexicon):
            stops = lexicon.stops if phrase.cue in WILLING else lexicon.breakers
            end = reach(phrase, sentence, begin, stops)
            if end > begin:
                solid = sum(1 for place in phrase.places if not place.anchor and not place.gap)
                found.setdefault((phrase.cue, begin, end), Hit(phrase.cue, number, begin, end, solid))
    return widest(found.values())


def begun_by(word: str, lexicon: Lexicon) -> Iterator[Phrase]:
    """Return the phrases whose first place a word may take."""
    yield from lexicon.by_word.get(word, ())
    for letters in range(1, _STEM + 1):
        if letters <= len(word):
            yield from lexicon.by_stem.get(word[:letters], ())


def reach(phrase: Phrase, words: Sequence[Word], begin: int, breakers: frozenset[str]) -> int:
    """Return where a phrase that begins here ends, or -1."""
    places = phrase.places
    if places[0].anchor == _START:
        if any(word.text != "," for word in words[:begin]):
            return -1
        places = places[1:]
    return follow(places, words, begin, breakers)


def follow(places: Sequence[Place], words: Sequence[Word], at: int, breakers: frozenset[str]) -> int:
    """Return the end of the rest of a phrase from here, or -1."""
    if not places:
        return at
    place, rest = places[0], places[1:]
    if place.anchor:
        return at if all(word.text == "," for word in words[at:]) else -1
    if place.gap:
        for skipped in range(place.gap + 1):
            end = follow(rest, words, at + skipped, breakers)
            if end >= 0:
                return end
            if at + skipped >= len(words) or words[at + skipped].text in breakers:
                return -1
        return -1
    if at < len(words) and place.takes(words[at], is_first=at == 0):
        end = follow(rest, words, at + 1, breakers)
        if end >= 0:
            return end
    return follow(rest, words, at, breakers) if place.is_optional else -1


def widest(found: Iterable[Hit]) -> list[Hit]:
    """Return the hits that lie in no wider one which names as many words."""
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.begin - hit.end, -hit.solid)):
        if not any(
            (
                hit.cue not in _NEVER_LOST
                or other.cue in (*_NEVER_LOST, "idiom", "closed", "bounce", "privacy", "away")
            )
            and other.begin <= hit.begin
            and hit.end <= other.end
            and (other.end - other.begin > hit.end - hit.begin)
            and other.solid >= hit.solid
            for other in kept
        ):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.begin)


def quoted(text: str, sentence: Sentence, hit: Hit) -> str:
    """Return the writer's own words of a hit."""
    words = sentence.words[hit.begin : hit.end]
    return " ".join(text[words[0].start : words[-1].end].split())
