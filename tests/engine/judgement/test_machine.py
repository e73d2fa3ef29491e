"""Machines are told from people by headers, subjects and words."""

import pytest

from cam.engine.inbound.message import Inbound
from cam.engine.judgement import machine
from cam.engine.vocabulary import ReplyClass
from tests.engine.judgement.replies import judged


def inbound(text: str = "Hello", subject: str = "Re: Hello", **headers: str) -> Inbound:
    named = {name.replace("_", "-"): (value,) for name, value in headers.items()}
    return Inbound(headers=named, text=text, subject=subject)


@pytest.mark.parametrize(
    "headers",
    [
        {"auto_submitted": "auto-replied"},
        {"auto_submitted": "auto-generated (rejected)"},
        {"precedence": "auto_reply"},
        {"x_autoreply": "yes"},
        {"x_autorespond": "away"},
    ],
)
def test_a_header_says_that_a_machine_wrote(headers: dict[str, str]) -> None:
    assert machine(inbound(**headers)) is not None


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"auto_submitted": "no"},
        {"precedence": "list", "list_id": "<dev.example>"},
        {"precedence": "bulk", "list_post": "<mailto:dev@lists.example>"},
        {"x_auto_response_suppress": "All"},
    ],
)
def test_people_and_mailing_lists_are_no_machines(headers: dict[str, str]) -> None:
    assert machine(inbound(**headers)) is None


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Hello", "Out of Office: Re: Hello", "Automatische Antwort: Hallo", "Réponse automatique : Bonjour",
        "Respuesta automática: Hola", "Risposta automatica: Ciao", "Automatisch antwoord: Hallo", "Resposta automática: Olá",
        "Autosvar: Hej", "Автоответ: Привет", "自動返信: Hello", "자동 회신: Hello", "Odpowiedź automatyczna: Hello",
        "Abwesenheitsnotiz: Hallo", "Fuori ufficio", "Fuera de la oficina", "Afwezig: Hallo",
    ],
)  # fmt: skip
def test_a_subject_says_that_a_machine_wrote(subject: str) -> None:
    assert machine(inbound(text=".", subject=subject)) is not None


@pytest.mark.parametrize(
    "subject",
    ["Re: Out of office policy", "Automation at Firm", "A question about your vacation rental", "Re: Hello"],
)
def test_an_ordinary_subject_says_nothing(subject: str) -> None:
    assert (
        machine(Inbound(headers={"in-reply-to": ("<1@x>",)}, subject=subject, text="Yes, let us talk."))
        is None
    )


@pytest.mark.parametrize(
    "text",
    [
        "Sorry for the late reply, I was out of the office last week. Sounds good, can we talk on Friday?",
        "Can you call me when you are back in the office?",
        "Danke für Ihre Nachricht. Ich war im Urlaub, daher erst jetzt die Antwort. Das klingt interessant.",
        "Our support team uses Zendesk, does it integrate?",
        "We will return the signed papers on Monday.",
    ],
)
def test_a_person_who_mentions_an_absence_is_a_person(text: str) -> None:
    assert judged(text).reply_class not in (ReplyClass.OOO, ReplyClass.AUTO_REPLY)


def test_somebody_who_has_left_is_a_referral_to_the_one_named() -> None:
    found = judged(
        "Bob Reed no longer works at Firm. Please contact Linda Park: linda@firm.example",
        subject="Automatic reply",
    )
    assert (found.reply_class, found.referred_name, found.referred_address) == (
        ReplyClass.REFERRAL, "Linda Park", "linda@firm.example",
    )  # fmt: skip


def test_a_closed_mailbox_is_no_holiday() -> None:
    found = judged("This mailbox is no longer monitored.")
    assert (found.reply_class, found.return_date) == (ReplyClass.AUTO_REPLY, None)
