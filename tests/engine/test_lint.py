"""Lint: which remarks stop a message and which only advise."""

from dataclasses import replace

import pytest

from cam.engine.layout import compile_layout
from cam.engine.leads import Lead
from cam.engine.lint import SPAM_PHRASES, lint
from cam.engine.personalization import Rendered
from cam.engine.sequence import parse_sequence
from cam.engine.vocabulary import Channel
from tests.engine.touches import LAYOUT, SENDER, TEMPLATES, brief_of, message, sequence_of

GOOD = message(sequence_of("Hi Ada, may I ask you something about Acme?"))


def rules(
    rendered: Rendered, *, position: int = 0, channel: Channel = Channel.EMAIL
) -> list[tuple[str, str]]:
    found = lint(rendered, position=position, is_reply=rendered.continues_thread, channel=channel)
    return [(finding.level, finding.rule) for finding in found]


def body(words: str, *, subject: str = "Hello") -> Rendered:
    return message(sequence_of("{{ notes }}", subject=subject), lead=Lead(email="a@b.example", notes=words))


def test_a_good_message_gets_no_remark() -> None:
    assert rules(GOOD) == []


@pytest.mark.parametrize(
    ("rendered", "expected"),
    [
        (replace(GOOD, subject=""), ("error", "subject_missing")),
        (replace(GOOD, subject="x" * 61), ("warning", "subject_long")),
        (replace(GOOD, subject="Re: your question"), ("error", "false_reply")),
        (replace(GOOD, subject="FWD: x"), ("error", "false_reply")),
        (replace(GOOD, subject="Aw[2]: x"), ("error", "false_reply")),
        (replace(GOOD, subject="BUY THIS"), ("warning", "shouting")),
        (replace(GOOD, body=" "), ("error", "body_empty")),
        (replace(GOOD, subject="Hi {{ first_name }}"), ("error", "placeholder")),
        (body("Hi {first_name}, x"), ("error", "placeholder")),
        (body("Hi [First_Name], x"), ("error", "placeholder")),
        (body("Hi %name%, x"), ("error", "placeholder")),
        (body("x {% if y"), ("error", "placeholder")),
        (body("word " * 151), ("warning", "body_long")),
        (body("https://a.example www.b.example"), ("warning", "links")),
        (body("this is REALLY AMAZING"), ("warning", "shouting")),
        (body("do it now!!"), ("warning", "shouting")),
        (body("it is guaranteed"), ("warning", "spam_phrase")),
        (replace(GOOD, html=f'<img src="x">{GOOD.html}'), ("warning", "images")),
        (replace(GOOD, postal_address=""), ("error", "postal_address")),
        (replace(GOOD, opt_out_line=""), ("error", "opt_out")),
        (replace(GOOD, text=GOOD.text.replace("Springfield", "")), ("error", "postal_address")),
        (replace(GOOD, html=GOOD.html.replace("unsubscribe&#39;", "")), ("error", "opt_out")),
        (replace(GOOD, html=f"<!-- {GOOD.html} -->"), ("error", "postal_address")),
    ],
)
def test_each_rule_finds_its_mistake(rendered: Rendered, expected: tuple[str, str]) -> None:
    assert expected in rules(rendered)


def test_errors_come_first() -> None:
    found = rules(replace(GOOD, subject="x" * 70, postal_address=""))
    assert found == [("error", "postal_address"), ("warning", "subject_long")]


def test_a_follow_up_may_be_a_reply_and_may_be_longer() -> None:
    rendered = replace(
        body("word " * 151), continues_thread=True, opens_channel=False, subject=f"Re: {'x' * 60}"
    )
    assert rules(rendered, position=1) == []


def test_the_first_touch_of_a_channel_counts_as_first_wherever_it_stands() -> None:
    assert rules(body("word " * 151), position=3) == [("warning", "body_long")]


@pytest.mark.parametrize(
    ("length", "opens", "expected"), [(300, True, 0), (301, True, 1), (301, False, 0), (8001, False, 1)]
)
def test_linkedin_takes_only_so_much(length: int, opens: bool, expected: int) -> None:
    words = "x" * length
    rendered = Rendered(
        variant="a", subject="", text=words, html="", body=words, continues_thread=False, opens_channel=opens
    )
    assert len(rules(rendered, position=1, channel=Channel.LINKEDIN)) == expected


def test_a_postal_address_with_signs_that_html_escapes_is_found() -> None:
    sender = replace(SENDER, postal_address="A & B \"Ltd\"\n'x' <y>")
    assert rules(message(sequence_of("Hi there"), sender=sender)) == []


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize(
    ("offer", "audience"), [("", ""), ("we cut cloud bills by a third", "CTOs"), ("Audits", "")]
)
@pytest.mark.parametrize("lead", [
    Lead(email="a@b.example"),
    Lead(email="a@b.example", first_name="Ada", company="Acme Corporation of North America", title="CEO",
         industry="Hospital & Health Care"),
])  # fmt: skip
def test_the_built_in_sequences_get_no_remark(
    lead: Lead, offer: str, audience: str, channel: Channel
) -> None:
    source = (TEMPLATES / "sequences" / f"{channel}.yaml").read_text(encoding="utf-8")
    sequence = parse_sequence(source, name="x", source="x", read_body=lambda name: name)
    for position in range(len(sequence.steps)):
        brief = brief_of(lead, offer=offer, audience=audience)
        thread = "A question" if position and channel is Channel.EMAIL else ""
        found = message(sequence, position, lead=lead, brief=brief, thread_subject=thread)
        assert rules(found, position=position, channel=channel) == []


def test_the_brand_can_move_the_footer_and_lint_still_finds_it() -> None:
    layout = compile_layout("<p>{{ footer }}</p>{{ body }}", opt_out_line=LAYOUT.opt_out_line)
    assert rules(message(sequence_of("Hi there"), layout=layout)) == []


def test_spam_phrases_are_lower_case_and_sorted_out_once() -> None:
    assert len(SPAM_PHRASES) == len({phrase.lower() for phrase in SPAM_PHRASES})
    assert all(phrase == phrase.lower() for phrase in SPAM_PHRASES)
