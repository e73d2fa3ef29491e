"""What an answer without any known phrase is likened to: a guess, for a human to decide."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from cam.engine.answers import SURE
from cam.engine.judgement import likeness as scoring
from cam.engine.judgement.likeness import likeness
from cam.engine.judgement.tokens import sentences
from cam.engine.vocabulary import ReplyClass
from tests.engine.judgement.replies import judged

SCRIPT = Path(__file__).parents[3] / "tools" / "make_likeness.py"


def make_likeness() -> ModuleType:
    spec = spec_from_file_location("make_likeness", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["make_likeness"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_weights_are_those_of_the_labelled_set() -> None:
    module = make_likeness()
    begin, penalties = module.train(module.read(module.LABELLED))
    classes, stored_begin, stored = scoring.weights()
    assert (tuple(classes), tuple(stored_begin)) == (tuple(map(ReplyClass, module.CLASSES)), begin)
    assert stored == penalties


def test_a_guess_is_left_to_a_human_and_says_which_words_spoke_for_it() -> None:
    module = make_likeness()
    answers = [(f"blorp{label} quux{label}", label) for label in module.CLASSES] * 20
    with module.weighed_by(*module.train(answers)):
        found = judged("blorpnegative quuxnegative")
    assert (found.reply_class, found.confidence < SURE) == (ReplyClass.NEGATIVE, True)
    assert found.reasons == ('"blorpnegative", "quuxnegative": as in other answers of this kind',)


@pytest.mark.parametrize("text", ["", "zzz qqq", "!!!", "12 34"])
def test_words_nobody_has_used_before_are_like_nothing(text: str) -> None:
    found = likeness(sentences(text))
    assert found is None or not found.is_enough


def test_an_opt_out_and_a_machine_are_never_guessed() -> None:
    for text in ("remove list subscribe emails", "office vacation return monday automatic"):
        found = likeness(sentences(text))
        assert found is not None
        assert found.is_enough is (found.reply_class not in (ReplyClass.UNSUBSCRIBE, ReplyClass.OOO))
