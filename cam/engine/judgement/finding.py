"""Where the phrases of a language stand in a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cam.engine.judgement.phrases import START, STEM, WILLING, Lexicon, Phrase, Place
from cam.engine.judgement.tokens import Sentence, Word

_NEVER_LOST = ("opt_out", "legal")  # no phrase but an idiom explains them away


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: words begin to end of a sentence."""

    cue: str
    sentence: int
    begin: int
    end: int
    solid: int  # words that the phrase names, gaps left out


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
    for letters in range(1, STEM + 1):
        if letters <= len(word):
            yield from lexicon.by_stem.get(word[:letters], ())


def reach(phrase: Phrase, words: Sequence[Word], begin: int, breakers: frozenset[str]) -> int:
    """Return where a phrase that begins here ends, or -1."""
    places = phrase.places
    if places[0].anchor == START:
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
