"""The words of every language can be met in a text, and the labelled set is understood as well as it was."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from cam.engine.judgement.languages import ROOMS, room
from cam.engine.judgement.tokens import sentences
from cam.engine.judgement.words.others import OTHERS

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"
MARKS = {"^", "$", "..", "...", ",", ",?", "NAME", "NUMBER"}


def written(phrases: dict[str, str]) -> list[str]:
    lines = [line for block in phrases.values() for line in block.replace(" / ", "\n").splitlines()]
    return [
        word
        for line in lines
        for place in line.split()
        if place not in MARKS
        for word in place.rstrip("?").split("|")
    ]


@pytest.mark.parametrize("language", [*ROOMS, *OTHERS])
def test_every_word_of_a_room_can_be_met_in_a_text(language: str) -> None:
    words = room(language)
    known = {f"@{name}" for name in words.GROUPS}
    singles = [
        *written(dict(words.PHRASES)),
        *(word for group in words.GROUPS.values() for word in group.split()),
    ]
    unmet = {
        word
        for word in singles
        if word not in known | MARKS
        and [len(sentence.words) for sentence in sentences(word.rstrip("*"))] != [1]
    }
    assert unmet == set()


def reply_accuracy() -> ModuleType:
    name = "reply_accuracy"
    spec = spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_labelled_set_is_understood() -> None:
    module = reply_accuracy()
    cases = module.read(BENCHMARKS / "replies.csv")
    right = sum(case.is_right for case in cases)
    assert right / len(cases) >= 0.98
    assert {name: count for name, (count, _) in module.hard_mistakes(cases).items() if count} == {}


def test_confidence_below_the_threshold_is_rare_and_above_it_right() -> None:
    cases = reply_accuracy().read(BENCHMARKS / "replies.csv")
    sure = [case for case in cases if case.found.confidence >= 0.6]
    assert len(sure) / len(cases) >= 0.9
    assert sum(case.is_right for case in sure) / len(sure) >= 0.97
