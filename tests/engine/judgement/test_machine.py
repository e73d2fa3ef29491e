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


@pytest.mark.parametrize(
    "text",
    [
        "We have received your message and a member of the team will reply in due course.",
        "Wir bestätigen den Eingang Ihrer Nachricht und melden uns in Kürze.",
        "Votre demande a bien été prise en compte, nous reviendrons vers vous dans les meilleurs délais.",
        "Su consulta ha sido registrada con el número 4471. Un agente le atenderá lo antes posible.",
        "Ditt ärende har nummer 7731 och vi svarar normalt inom två arbetsdagar.",
        "Vaši zprávu jsme obdrželi a co nejdříve se ozveme.",
        "Ваше обращение зарегистрировано под номером 10234. Мы ответим вам в ближайшее время.",
        "お問い合わせを受け付けいたしました。2営業日以内に担当者よりご返信いたします。",
        "您的邮件已收到，我们会尽快回复。",
        "고객님의 문의가 정상적으로 접수되었습니다. 순차적으로 답변드리겠습니다.",
        "Your message is being held because you are not on my list of known senders. Click the link to confirm it.",
        "Momentálne som na dovolenke a nemám prístup k e-mailu.",
        "Sem na dopustu in nimam dostopa do elektronske pošte.",
        "Sóc fora de l'oficina de vacances. Respondré quan torni.",
        "I check email twice a day. If it is urgent, call me.",
    ],
)
def test_a_notice_is_known_by_its_words_alone(text: str) -> None:
    assert machine(inbound(text=text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "I'm out of the office on Friday, but Thursday works for me.",
        "hey, on holiday in Spain atm but this looks good, ping me when I'm back on the 20th",
        "My assistant is on vacation so please book directly in my calendar.",
        "I am on leave from Monday, so it has to be this week. Are you free tomorrow at 3?",
        "Wir haben Ihre Anfrage erhalten und möchten Ihnen leider absagen.",
        "Thank you for your email. We are not interested in your services.",
        "I have limited access to our budget. Ask my boss",
        "Attached is the revised schedule. The office is closed on the 6th and Maria is away until the 9th. "
        "Send me your corrections. I removed the old projects, so the totals changed. The split is new as well.",
    ],
)
def test_who_mentions_an_absence_on_the_way_to_something_else_is_a_person(text: str) -> None:
    assert machine(inbound(text=text)) is None
    assert judged(text).reply_class not in (ReplyClass.OOO, ReplyClass.AUTO_REPLY)


def test_a_newsletter_answers_nobody() -> None:
    text = "Please do not reply to this email.\n\nYou received this email because you are a member. To unsubscribe click here."
    assert machine(inbound(text=text)) is None
    assert (
        machine(inbound(text="This is an automated message.", list_unsubscribe="<mailto:x@y.example>"))
        is None
    )
    assert machine(inbound(text="This is an automated message.")) is not None


def test_who_to_ask_in_an_emergency_is_no_offer_to_talk() -> None:
    assert judged("I am away. In urgent cases call me on my cell.").reply_class is ReplyClass.OOO


def test_somebody_who_has_left_stops_what_we_send_him_even_where_nobody_is_named() -> None:
    assert judged("Bob Reed is no longer with the company.").reply_class is ReplyClass.REFERRAL
