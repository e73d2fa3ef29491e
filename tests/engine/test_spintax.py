"""Spintax: choices in the template's own words, stable per lead and step."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine import spintax
from cam.engine.leads import Lead
from cam.engine.template_source import split
from cam.engine.templating import compile_template, render
from tests.engine.touches import ADA, message, sequence_of


def every(words: str) -> set[str]:
    """Return every text that the words can become."""
    source, tags, problems = split(words)
    expanded, options, more = spintax.expand(source, tags, prefix="_s")
    assert (problems, more) == ((), ())
    template = compile_template(tags.restore(expanded))
    seeds = (f"seed-{n}" for n in range(300))
    return {render(template, {"x": "X", **spintax.choose(options, prefix="_s", seed=seed)}) for seed in seeds}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{Hi|Hello} you", {"Hi you", "Hello you"}),
        ("{Hi|Hello {there|you}}", {"Hi", "Hello there", "Hello you"}),
        ("{a|b}{c|d}", {"ac", "ad", "bc", "bd"}),
        ("{a|}", {"a", ""}),
        ("{a||b}", {"a", "", "b"}),
        ("{one {{ x }}|two}", {"one X", "two"}),
        ("{a|{% if x %}b{% endif %}}", {"a", "b"}),
        ("no {choice} here | there", {"no {choice} here | there"}),
        ("open { brace", {"open { brace"}),
        ("closed } brace", {"closed } brace"}),
        ("{a|b", {"{a|b"}),
        ("{ {a|b}", {"{ a", "{ b"}),
        (r"\{a|b\}", {r"\{a|b\}"}),
        (r"{a\|b|c}", {r"a\|b", "c"}),
    ],
)
def test_every_option_is_reached_and_nothing_else(words: str, expected: set[str]) -> None:
    assert every(words) == expected


def test_the_choice_is_the_same_for_a_lead_and_differs_between_leads_and_steps() -> None:
    sequence = sequence_of("{a|b|c|d|e|f}{a|b|c|d|e|f}", "{a|b|c|d|e|f}{a|b|c|d|e|f}")
    leads = [Lead(email=f"n{n}@x.example", full_name="") for n in range(60)]
    first = [message(sequence, lead=lead).body for lead in leads]
    assert first == [message(sequence, lead=lead).body for lead in leads]
    assert first != [message(sequence, 1, lead=lead).body for lead in leads]
    assert len(set(first)) > 15


def test_text_and_html_say_the_same() -> None:
    for n in range(30):
        found = message(sequence_of("{one|two} and {three|four}"), lead=Lead(email=f"n{n}@x.example"))
        assert f"<p>{found.body}</p>" in found.html


def test_options_are_spread_evenly() -> None:
    drawn = Counter(spintax.choose((4,), prefix="_s", seed=f"seed-{n}")["_s0"] for n in range(4000))
    assert all(900 < count < 1100 for count in drawn.values())


def test_spintax_in_a_leads_field_is_left_as_it_is() -> None:
    lead = Lead(email="a@b.example", company="{Acme|Evil} [x](http://evil.example) *Inc*")
    found = message(sequence_of("Hi {{ company }}", subject="{{ company }}"), lead=lead)
    assert found.subject == lead.company
    assert found.body == f"Hi {lead.company}"
    assert "<a href" not in found.html.split("Hi ")[1].split("</p>")[0]
    assert found.body in found.html


@pytest.mark.parametrize(
    "words",
    [
        "{a{% if x %}|b}{% endif %}",
        "{% if x %}{a|{% endif %}b}",
        "{a|{% else %}}",
        "{ " * 30 + "a|b" + "}" * 30,
    ],
)
def test_an_if_that_crosses_an_option_is_a_problem(words: str) -> None:
    source, tags, problems = split(words)
    assert problems or spintax.expand(source, tags, prefix="_s")[2]


@given(st.text(alphabet="{}|ab \\", max_size=60))
def test_any_words_can_be_expanded(words: str) -> None:
    _, tags, _ = split("")
    expanded, options, problems = spintax.expand(words, tags, prefix="_s")
    if not problems:
        choice = spintax.choose(options, prefix="_s", seed="x")
        assert len(render(compile_template(tags.restore(expanded)), dict(choice))) <= len(words)


def test_a_lead_is_known_by_its_key_alone() -> None:
    sequence = sequence_of("{a|b|c|d|e|f|g|h}")
    renamed = Lead(email=ADA.email, first_name="Other", company="Else")
    assert message(sequence).body == message(sequence, lead=renamed).body
