"""From cues to a class: what outweighs what, and how sure that is."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from cam.engine.judgement.evidence import WEIGHTS
from cam.engine.judgement.likeness import likeness
from cam.engine.judgement.reading import Cue, Reading, apart
from cam.engine.vocabulary import ReplyClass as Class

# How clear a choice is, and the share of such choices that was right on answers never seen before (docs/judgement.md).
_CALIBRATION = ((0.0, 0.3), (0.25, 0.4), (0.45, 0.62), (0.55, 0.75), (0.65, 0.88), (0.8, 0.95), (1.0, 0.98))
_GUESSED = 0.55  # of four such guesses three were right, but nobody is written to, or given up, on a guess
_FURTHER = 1 / 3  # a second kind of cue for the same class counts so much
_SURE = 2.4  # a class that reaches this is said, not hinted at
_HINTED = 1.5
_ASKS = 1.3  # a question of whatever kind
_NOTICES = 2  # phrases of a help desk that a person does not use together


def weigh(reading: Reading) -> tuple[Class, float]:
    """Return the class the cues speak for, and how clearly, 0 to 1."""
    cues = mended(reading)
    total = scores(cues)
    if is_asking(reading):
        total[Class.QUESTION] = max(total.get(Class.QUESTION, 0), _ASKS)
    if not total:
        return guessed(reading)
    chosen = decided(total, cues, asks=any(sentence.is_question for sentence in reading.sentences))
    return chosen, calibrated(clarity(total, chosen))


def guessed(reading: Reading) -> tuple[Class, float]:
    """Return what an answer without any known phrase is like; a human decides in any case."""
    found = likeness(reading.sentences)
    if found is None or not found.is_enough:
        return Class.NEUTRAL, calibrated(0.0)
    return found.reply_class, _GUESSED


def is_asking(reading: Reading) -> bool:
    """Tell whether there is a question that neither agrees nor proposes something."""
    willing = {
        cue.hit.sentence
        for cue in reading.cues
        if cue.kind in ("interest", "meeting", "request", "opt_out", "later")
    }
    return any(
        sentence.is_question and number not in willing for number, sentence in enumerate(reading.sentences)
    )


def mended(reading: Reading) -> list[Cue]:
    """Return the cues with those turned that mean something else in a question."""
    found = []
    for cue in reading.cues:
        asked = reading.sentences[cue.hit.sentence].is_question
        kind = "privacy" if cue.kind == "legal" and asked else cue.kind
        found.append(Cue(kind, cue.hit, cue.factor, cue.is_after_contrast))
    return found


def scores(cues: Sequence[Cue]) -> dict[Class, float]:
    """Return the weight of each class: its strongest kind of cue in full, every further kind a third."""
    kinds: dict[Class, dict[str, float]] = defaultdict(dict)
    for cue in cues:
        if cue.kind in WEIGHTS:
            reply_class, weight = WEIGHTS[cue.kind]
            kinds[reply_class][cue.kind] = max(weight * cue.factor, kinds[reply_class].get(cue.kind, 0))
    return {
        reply_class: max(weights.values()) + (sum(weights.values()) - max(weights.values())) * _FURTHER
        for reply_class, weights in kinds.items()
    }


def decided(total: dict[Class, float], cues: Sequence[Cue], *, asks: bool) -> Class:
    """Return the class that wins: what must not be missed comes first."""
    kinds = {cue.kind for cue in cues}
    if "opt_out" in kinds and total[Class.UNSUBSCRIBE] >= _SURE:
        return Class.UNSUBSCRIBE
    if total.get(Class.BOUNCE, 0) >= _SURE - 0.3 and not kinds & {"interest", "meeting", "refusal"}:
        return Class.BOUNCE
    if "away" in kinds and is_away(total, cues, asks=asks):
        return Class.OOO
    if kinds & {"closed", "robot", "challenge"} and not kinds & {"refusal", "rude"} and not asks:
        return Class.AUTO_REPLY
    if kinds & {"legal", "spam"} and total.get(Class.POSITIVE, 0) < 2 and total[Class.UNSUBSCRIBE] >= _SURE:
        return Class.UNSUBSCRIBE
    if kinds & {"referral", "gone", "wrong"} and points_away(total, kinds):
        return Class.REFERRAL
    if kinds & {"refusal", "later", "rude"}:
        return refused(total, cues)
    if sum(cue.kind in ("auto", "ack") for cue in cues) < _NOTICES:
        total.pop(Class.AUTO_REPLY, None)
    said = {
        reply_class: weight for reply_class, weight in total.items() if reply_class is not Class.OOO
    } or total
    return max(said, key=lambda reply_class: said[reply_class], default=Class.NEUTRAL)


def is_away(total: dict[Class, float], cues: Sequence[Cue], *, asks: bool) -> bool:
    """Tell whether an absence is what the answer is about, not what it mentions on the way to something else."""
    kinds = {cue.kind for cue in cues}
    if total[Class.OOO] < _HINTED or asks or (kinds & {"gone", "refusal"} and "later" not in kinds):
        return False
    willing = [cue for cue in cues if cue.kind in ("interest", "agree", "meeting")]
    if any(cue.is_after_contrast for cue in willing) or ("interest" in kinds and len(willing) > 1):
        return False
    absences = sum(cue.kind == "away" for cue in apart(cues))
    return len(willing) <= absences and ("interest" not in kinds or len(willing) < absences)


def points_away(total: dict[Class, float], kinds: set[str]) -> bool:
    """Tell whether somebody else is named rather than something wanted or refused."""
    referral = total[Class.REFERRAL]
    if "refusal" in kinds and not kinds & {"wrong", "gone"}:
        return referral > total.get(Class.NEGATIVE, 0)
    return referral >= total.get(Class.POSITIVE, 0) and referral >= total.get(Class.QUESTION, 0) - 0.5


def refused(total: dict[Class, float], cues: Sequence[Cue]) -> Class:
    """Return what a refusal amounts to beside interest or a question in the same answer."""
    negative, positive = total.get(Class.NEGATIVE, 0.0), total.get(Class.POSITIVE, 0.0)
    willing_after = any(
        cue.is_after_contrast and cue.kind in ("interest", "request", "meeting") for cue in cues
    )
    refusing_after = any(cue.is_after_contrast and cue.kind in ("refusal", "later") for cue in cues)
    if (positive > negative and willing_after and not refusing_after) or proposes_after(cues):
        return Class.POSITIVE
    if negative < 1.5 and total.get(Class.QUESTION, 0.0) >= negative:
        return Class.QUESTION
    if negative < 1.5 and positive > negative:
        return Class.POSITIVE
    if total.get(Class.NEUTRAL, 0.0) > negative:
        return Class.NEUTRAL
    return Class.NEGATIVE


def proposes_after(cues: Sequence[Cue]) -> bool:
    """Tell whether somebody who only puts off goes on to propose a talk ("swamped this week. How about Friday?")."""
    if any(cue.kind in ("refusal", "rude") for cue in cues):
        return False
    put_off = [cue.hit.sentence for cue in cues if cue.kind == "later"]
    return (
        any(cue.kind == "meeting" and cue.hit.sentence > max(put_off) for cue in cues) if put_off else False
    )


def clarity(total: dict[Class, float], chosen: Class) -> float:
    """Return how clear a choice is: its own weight, less what speaks for the strongest other class."""
    rest = max((weight for reply_class, weight in total.items() if reply_class is not chosen), default=0.0)
    own = total.get(chosen, 0.0)
    return max(0.0, min(1.0, 0.35 + 0.14 * own - 0.1 * max(0.0, rest - 0.6)))


def calibrated(clear: float) -> float:
    """Return the confidence that goes with how clear a choice is: the share that proved right, rather too low."""
    for (low, least), (high, most) in pairwise(_CALIBRATION):
        if clear <= high:
            return round(least + (most - least) * max(0.0, clear - low) / (high - low), 2)
    return _CALIBRATION[-1][1]
