"""What words ask for: negation, contrast, typing errors, threats, and the words that decided."""

import pytest

from cam.engine.judgement import intent
from cam.engine.vocabulary import ReplyClass
from tests.engine.judgement.replies import judged


@pytest.mark.parametrize(
    ("text", "reply_class"),
    [
        ("Thanks, but no.", "negative"),
        ("I would be interested, but we have no budget.", "negative"),
        ("Not bad at all, tell me more.", "positive"),
        ("No problem, call me on Monday.", "positive"),
        ("I can't wait to see it.", "positive"),
        ("If you stop by on Tuesday we can talk.", "positive"),
        ("intrested, pls send detials", "positive"),
        ("unsuscribe", "unsubscribe"),
        ("Can your customers unsubscribe by themselves?", "question"),
        ("Not interested. Remove me.", "unsubscribe"),
        ("Fuck off", "negative"),
        ("Do you comply with GDPR?", "question"),
        ("Delete my data under GDPR, or my lawyer will write to you.", "unsubscribe"),
        ("Kein Interesse, danke.", "negative"),
        ("Interessiert uns leider nicht.", "negative"),
        ("Ça ne nous intéresse pas.", "negative"),
        ("退订", "unsubscribe"),
        ("Нет, спасибо", "negative"),
        ("Tak, jestem zainteresowany", "positive"),
        ("I left Acme in May; Tom Baker tom.baker@acme.com has taken over.", "referral"),
        ("I'll forward this to the team", "neutral"),
        ("I'll forward my thoughts later this week", "neutral"),
        ("Loop in my assistant Jane to set up a call", "positive"),
        ("Can you do Friday 2pm?", "positive"),
        ("Wrong number?", "question"),
        ("F*** off", "negative"),
        ("Is there a free trial?", "question"),
        ("Proposez-vous une période d'essai ?", "question"),
        ("We're not happy with our current provider, so let's talk", "positive"),
        ("Sorry, been swamped. Yes, still interested", "positive"),
        ("I'm slammed until the 14th. How about the 15th at 10?", "positive"),
        ("Kindly unsubscribe my email id", "unsubscribe"),
        ("Dadme de baja por favor", "unsubscribe"),
        ("Please be so kind and never write to me again", "unsubscribe"),
        ("Estoy de baja por maternidad.", "ooo"),
        ("Skamba gerai, susitarkime dėl skambučio", "positive"),
        ("Lūdzu, izņemiet mani no saraksta", "unsubscribe"),
        ("الرجاء إزالتي من القائمة البريدية", "unsubscribe"),
        ("Nemáme záujem, ďakujeme", "negative"),
        ("Ne hvala, nismo zainteresirani", "negative"),
    ],
)
def test_words_are_read_in_their_place(text: str, reply_class: str) -> None:
    assert judged(text).reply_class == ReplyClass(reply_class)


def test_the_reasons_quote_the_words_that_decided() -> None:
    assert judged("Hello Ana\n\nno thanks").reasons == ('"no thanks" in line 3: refusal',)


def test_a_threat_is_an_opt_out_that_says_so() -> None:
    found = judged("If you contact me again, I will call my lawyer.")
    assert found.reply_class is ReplyClass.UNSUBSCRIBE
    assert any("threatens" in reason for reason in found.reasons)


def test_words_that_say_nothing_are_left_to_a_human() -> None:
    assert judged("asdf qwerty zzz").confidence < 0.6


def test_a_subject_alone_can_opt_out() -> None:
    assert intent("", "Unsubscribe").reply_class is ReplyClass.UNSUBSCRIBE
