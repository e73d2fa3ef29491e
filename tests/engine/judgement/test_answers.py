"""The common answers mean the same in every language, whatever mail programs put around them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.judgement.replies import LANGUAGES, NOTICES, QUOTES, SIGNATURES, answers, judged

ANSWERS = answers()
SAID = [row[language] for row in ANSWERS for language in LANGUAGES]
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_there_are_sixty_common_answers() -> None:
    assert len(ANSWERS) == 60


@pytest.mark.parametrize("row", ANSWERS, ids=lambda row: row["en"][:40])
def test_an_answer_means_the_same_in_seven_languages(row: dict[str, str]) -> None:
    right = row["class"].split("|")
    wrong = {
        language: judged(row[language]).reply_class.value
        for language in LANGUAGES
        if judged(row[language]).reply_class.value not in right
    }
    assert wrong == {}


@FEW
@given(answer=st.sampled_from(SAID), quote=st.sampled_from(sorted(QUOTES)))
def test_a_quoted_original_changes_nothing(answer: str, quote: str) -> None:
    alone, quoting = judged(answer), judged(f"{answer}\n\n{QUOTES[quote]}\n")
    assert (alone.reply_class, alone.own_words) == (quoting.reply_class, quoting.own_words)


@FEW
@given(answer=st.sampled_from(SAID), signature=st.sampled_from(SIGNATURES))
def test_a_signature_changes_nothing(answer: str, signature: str) -> None:
    alone, signed = judged(answer), judged(f"{answer}\n\n{signature}\n")
    assert (alone.reply_class, alone.own_words) == (signed.reply_class, signed.own_words)


@FEW
@given(answer=st.sampled_from(SAID), notice=st.sampled_from(NOTICES), signature=st.sampled_from(SIGNATURES))
def test_the_notice_of_a_lawyer_changes_nothing(answer: str, notice: str, signature: str) -> None:
    assert judged(answer).reply_class == judged(f"{answer}\n\n{notice}\n").reply_class
    assert judged(answer).reply_class == judged(f"{answer}\n\n{signature}\n\n{notice}\n").reply_class


@FEW
@given(
    answer=st.sampled_from(SAID), quote=st.sampled_from(sorted(QUOTES)), signature=st.sampled_from(SIGNATURES)
)
def test_all_of_it_together_changes_nothing(answer: str, quote: str, signature: str) -> None:
    assert judged(answer).reply_class == judged(f"{answer}\n\n{signature}\n\n{QUOTES[quote]}\n").reply_class


@FEW
@given(st.text(max_size=400), st.text(max_size=60))
def test_whatever_comes_in_is_judged(text: str, subject: str) -> None:
    found = judged(text, subject=subject)
    assert 0 <= found.confidence <= 1


@pytest.mark.parametrize(
    "piece", ["a", " ", "@", "a@a.", "until 5 ", "Anna ", "please remove me ", "in 3 months ", "不", "("]
)
def test_a_hostile_message_is_judged_in_a_moment(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert 0 <= judged(text, subject=text).confidence <= 1
