"""From sentences to cues: what each says, in its language, with its negations, contrasts and conditions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cam.engine.judgement.finding import Hit, hits
from cam.engine.judgement.languages import candidates, lexicon
from cam.engine.judgement.phrases import WILLING, Lexicon
from cam.engine.judgement.tokens import Sentence, Word, sentences
from cam.engine.judgement.typing_errors import mended
from cam.engine.judgement.words.others import OTHERS

_BEFORE, _AFTER = 2, 3  # words between a negation and what it turns round
_COVERED = 0.4  # a word that a phrase explains tells less of the language than an everyday word does
_QUESTIONED = {
    "refusal": 0.4,
    "wrong": 0.4,
    "ack": 0.3,
    "robot": 0.3,
    "challenge": 0.3,
    "later": 0.6,
    "agree": 0.4,
    "gone": 0.5,
    "away": 0.4,
    "auto": 0.3,
    "closed": 0.4,
    "promise": 0.5,
}
_ABSENT = ("away", "ack", "robot", "closed")
_CONDITION = 0.4
_ASKED = 0.5
_YIELDS, _INSISTS = 0.7, 1.3  # what stands before and after a "but"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue with its weight in its place: 1 where nothing weakens or strengthens it."""

    kind: str
    hit: Hit
    factor: float = 1.0
    is_after_contrast: bool = False


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a text says.  language: "" where nothing tells."""

    sentences: tuple[Sentence, ...]
    cues: tuple[Cue, ...]
    language: str


def read(text: str) -> Reading:
    """Return the cues of a text, in the language that explains it best."""
    found = sentences(text)
    return read_in(found, candidates(text, found))


def read_in(sentences: Sequence[Sentence], likely: Sequence[tuple[str, float]]) -> Reading:
    """Return the cues of sentences in the one of the likely languages that explains them best."""
    best: list[list[Cue]] = []
    language, most = "", -1.0
    length = sum(len(sentence.words) for sentence in sentences)
    for name, evidence in likely:
        if not evidence and name in OTHERS and 2 * sum(map(covered, best)) >= length:
            break
        found = cues_in(sentences, name)
        explained = evidence + _COVERED * sum(covered(cues) for cues in found)
        if explained > most:
            best, language, most = found, name, explained
    cues = tuple(cue for cues in best for cue in cues)
    return Reading(sentences=tuple(sentences), cues=cues, language=language if most > 0 else "")


def cues_in(sentences: Sequence[Sentence], language: str) -> list[list[Cue]]:
    """Return the cues of each sentence, read in one language."""
    words = lexicon(language)
    return [
        cues_of(mended(sentence, meant=words.slips, known=words.known), words, number)
        for number, sentence in enumerate(sentences)
    ]


def apart(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Return the cues without those that say the same as the one before them with some of its words."""
    last: dict[str, Hit] = {}
    for cue in cues:
        before = last.get(cue.kind)
        if before is None or before.sentence != cue.hit.sentence or before.end <= cue.hit.begin:
            last[cue.kind] = cue.hit
            yield cue


def covered(cues: Sequence[Cue]) -> int:
    """Return how many words of a sentence the cues explain."""
    return len({at for cue in cues for at in range(cue.hit.begin, cue.hit.end)})


def cues_of(sentence: Sentence, words: Lexicon, number: int) -> list[Cue]:
    """Return the cues of one sentence."""
    found = [negated(hit, sentence.words, words) for hit in hits(sentence.words, words, number=number)]
    found = [
        hit
        for hit in found
        if not is_shadowed(hit, found) and not is_eager(hit, found, sentence.words, words)
    ]
    contrast = place_of(sentence.words, words.contrasts, last=True)
    condition = place_of(sentence.words, words.conditions)
    asked = [usual_factor(hit, found) for hit in found]
    return [
        weighed(hit, sentence, contrast, condition, usual=usual)
        for hit, usual in zip(found, asked, strict=True)
    ]


def usual_factor(hit: Hit, found: Sequence[Hit]) -> float:
    """Return less than 1 for a mere noun in a sentence that begins as a question ("is there a trial")."""
    is_noun = hit.cue in ("interest", "request") and hit.solid == 1
    return _ASKED if is_noun and any(other.cue == "asks" and other.begin == 0 for other in found) else 1.0


def negated(hit: Hit, sentence: Sequence[Word], words: Lexicon) -> Hit:
    """Return a refusal for something willing that a negation of the same clause turns round."""
    if hit.cue not in WILLING or hit.cue == "agree":
        return hit
    before = clause_back(sentence, hit.begin, words.breakers)[:_BEFORE]
    after = clause_on(sentence, hit.end, words.breakers)[:_AFTER] if words.negates_after else []
    if any(word in words.negations for word in (*before, *after)):
        wider = hit.begin - len(before) if any(word in words.negations for word in before) else hit.begin
        return replace(hit, cue="refusal", begin=wider)
    return hit


def clause_back(sentence: Sequence[Word], at: int, breakers: frozenset[str]) -> list[str]:
    """Return the words before a place, nearest first, as far as its clause goes."""
    found = []
    for word in reversed(sentence[:at]):
        if word.text in breakers:
            break
        found.append(word.text)
    return found


def clause_on(sentence: Sequence[Word], at: int, breakers: frozenset[str]) -> list[str]:
    """Return the words after a place, as far as its clause goes."""
    found = []
    for word in sentence[at:]:
        if word.text in breakers:
            break
        found.append(word.text)
    return found


def is_shadowed(hit: Hit, found: Sequence[Hit]) -> bool:
    """Tell whether an idiom, or a mailbox that nobody reads, already explains these words."""
    stronger = {"idiom"} if hit.cue != "idiom" else set()
    if hit.cue not in ("closed", "bounce", "idiom"):
        stronger.add("closed")
    if hit.cue in ("refusal", "later") and any(
        other.cue in _ABSENT and overlap(hit, other) and other.solid >= hit.solid for other in found
    ):
        return True  # "will not be able to read mail before Monday"
    if hit.cue == "referral" and any(
        other.cue == "promise" and other.begin < hit.begin < other.end for other in found
    ):
        return True  # "let me talk to my boss"
    if hit.cue in ("meeting", "request", "referral", "interest", "agree") and any(
        other.cue == "urgent" and (other.begin < hit.begin or hit.cue == "meeting") for other in found
    ):
        return True  # whom to ask in an emergency is no answer to us
    return any(
        other.cue in stronger
        and other.solid > 1
        and overlap(hit, other)
        and (other.solid > hit.solid or not holds(hit, other))
        for other in found
        if other is not hit
    )


def overlap(one: Hit, other: Hit) -> bool:
    """Tell whether two hits share words."""
    return one.begin < other.end and other.begin < one.end


def holds(one: Hit, other: Hit) -> bool:
    """Tell whether a hit is wider than another and holds all of it."""
    return one.begin <= other.begin and other.end <= one.end and one.end - one.begin > other.end - other.begin


def is_eager(hit: Hit, found: Sequence[Hit], sentence: Sequence[Word], words: Lexicon) -> bool:
    """Tell whether a seeming refusal is eagerness that is worded with a negation ("cannot wait")."""
    return hit.cue in ("refusal", "later") and any(
        other.cue in WILLING and other.solid > 1 and sentence[other.begin].text in words.negations
        for other in found
        if other.begin < hit.end and hit.begin < other.end
    )


def place_of(sentence: Sequence[Word], wanted: frozenset[str], *, last: bool = False) -> int:
    """Return where a word of a set stands, or -1."""
    places = [at for at, word in enumerate(sentence) if word.text in wanted]
    return (places[-1] if last else places[0]) if places else -1


def weighed(hit: Hit, sentence: Sentence, contrast: int, condition: int, *, usual: float) -> Cue:
    """Return the cue with what its place makes of it."""
    is_apart = (
        hit.cue == "agree" and sentence.words[hit.end : hit.end + 1] and sentence.words[hit.end].text == ","
    )
    factor = usual * (_QUESTIONED.get(hit.cue, 1.0) if sentence.is_question and not is_apart else 1.0)
    is_after = 0 < contrast <= hit.begin
    if contrast > 0 and hit.cue not in ("opt_out", "legal"):
        factor *= _INSISTS if is_after else _YIELDS
    if 0 <= condition < hit.begin and hit.cue in ("interest", "refusal", "agree", "away"):
        factor *= _CONDITION
    return Cue(hit.cue, hit, factor, is_after)
