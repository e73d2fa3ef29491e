"""
Train what answers without any known phrase are likened to, and write cam/engine/judgement/words/likeness.py.

A naive Bayes model over words and pairs of words, trained on the project's own labelled answers.  Its weights are
stored as penalties: how many half nats a word speaks against each class, compared with the class it speaks for most.

    python tools/make_likeness.py            write the weights
    python tools/make_likeness.py --folds 10 print how often such a guess is right on folds it was not trained on
"""

import argparse
import csv
import math
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from cam.engine.judgement import likeness as scoring
from cam.engine.judgement.tokens import sentences
from cam.engine.vocabulary import ReplyClass

ROOT = Path(__file__).parents[1]
LABELLED = ROOT / "benchmarks" / "replies.csv"
WEIGHTS = ROOT / "cam" / "engine" / "judgement" / "words" / "likeness.py"
CLASSES = ("positive", "negative", "question", "referral", "neutral", "unsubscribe", "ooo")
ALIKE = {"auto_reply": "ooo", "other": "neutral"}
SMOOTHING, RAREST, WORST = 0.4, 2, 9
Answer = tuple[str, str]


def read(path: Path) -> list[Answer]:
    """Return the labelled answers: the text and its first class."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["text"], row["class"].split("|")[0]) for row in csv.DictReader(file)]
    named = [(text, ALIKE.get(label, label)) for text, label in rows]
    return [(text, label) for text, label in named if label in CLASSES]


def train(answers: Iterable[Answer]) -> tuple[tuple[float, ...], dict[str, tuple[int, ...]]]:
    """Return what each class has to begin with, and the penalties of each word and pair."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    of_class: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for text, label in answers:
        of_class[label] += 1
        for feature in set(scoring.features(sentences(text))):
            seen[feature][label] += 1
            total[label] += 1
    every = sum(of_class.values())
    begin = tuple(round(math.log(max(1, of_class[label]) / every) / 2, 2) for label in CLASSES)
    penalties = {}
    for feature, counts in seen.items():
        if sum(counts.values()) < RAREST:
            continue
        logs = [
            math.log((counts[label] + SMOOTHING) / (total[label] + SMOOTHING * len(seen)))
            for label in CLASSES
        ]
        row = tuple(min(WORST, round(2 * (max(logs) - log))) for log in logs)
        if len(set(row)) > 1:
            penalties[feature] = row
    return begin, penalties


def write(begin: tuple[float, ...], penalties: dict[str, tuple[int, ...]]) -> None:
    """Write the weights as a module."""
    entries = " ".join(f"{feature}:{''.join(map(str, row))}" for feature, row in sorted(penalties.items()))
    lines = "\n".join(textwrap.wrap(entries, 400, break_long_words=False, break_on_hyphens=False))
    WEIGHTS.write_text(
        '"""How much each word speaks against each class, in half nats; written by tools/make_likeness.py."""\n\n'
        f'CLASSES = "{" ".join(CLASSES)}"\n'
        f'BEGIN = "{" ".join(map(str, begin))}"\n'
        f'PENALTIES = r"""\n{lines}\n"""\n',
        encoding="utf-8",
    )


@contextmanager
def weighed_by(begin: tuple[float, ...], penalties: dict[str, tuple[int, ...]]) -> Iterator[None]:
    """Score with weights that are not written."""
    stored = scoring.weights
    scoring.weights = lambda: (tuple(map(ReplyClass, CLASSES)), begin, penalties)  # type: ignore[assignment]
    try:
        yield
    finally:
        scoring.weights = stored


def cross_validate(answers: list[Answer], folds: int) -> None:
    """Print, for each class that may be guessed, how many guesses were sure enough and how many of them right."""
    guessed: Counter[str] = Counter()
    right: Counter[str] = Counter()
    fatal = 0
    for fold in range(folds):
        kept = [answer for answer in answers if crc32(answer[0].encode()) % folds != fold]
        with weighed_by(*train(kept)):
            for text, label in set(answers).difference(kept):
                found = scoring.likeness(sentences(text))
                if found is not None and found.is_enough:
                    guessed[found.reply_class] += 1
                    right[found.reply_class] += found.reply_class == label
                    fatal += found.reply_class == "positive" and label in ("negative", "unsubscribe")
    for name, count in guessed.items():
        print(f"{name}: {right[name]}/{count} = {right[name] / count:.1%}")
    print(f"sure enough: {sum(guessed.values())} of {len(answers)}; refusals taken for interest: {fatal}")


def main() -> None:
    """Write the weights, or say how good they are."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--folds", type=int, default=0)
    chosen = options.parse_args()
    answers = read(LABELLED)
    if chosen.folds:
        cross_validate(answers, chosen.folds)
    else:
        write(*train(answers))


if __name__ == "__main__":
    main()
