"""Templates: what they may contain, what is absent, and that nobody gets out of the sandbox."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.template_filters import url, url_part
from cam.engine.template_rules import Names
from cam.engine.templating import (
    MAX_OUTPUT_CHARACTERS,
    MissingVariableError,
    RenderError,
    compile_template,
    condition_source,
    examine,
    examine_expression,
    render,
)


def shown(source: str, *, is_html: bool = False, **context: object) -> str:
    assert examine(source)[0] == ()
    return render(compile_template(source, is_html=is_html), dict(context))


def mistakes(source: str) -> list[str]:
    return [f"{problem.line}: {problem.what}" for problem in examine(source)[0]]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Hi {{ first_name }}", "Hi Ada"),
        ("{{ title | default('team') }}", "team"),
        ("{{ title | lower | default('team') }}", "team"),
        ("{{ first_name | default('there') }}", "Ada"),
        ("{% if title %}x{% else %}y{% endif %}", "y"),
        ("{% if title == 'CEO' %}x{% elif first_name == 'Ada' %}y{% endif %}", "y"),
        ("{% if 'ceo' in title %}x{% endif %}", ""),
        ("{% if not title and first_name %}x{% endif %}", "x"),
        ("{% if title is defined %}x{% else %}y{% endif %}", "y"),
        ("{% if employees | int > 50 %}big{% endif %}", "big"),
        ("{% if title | int > 50 %}big{% endif %}", ""),
        ("{% if title < 'x' or title >= 'x' %}x{% endif %}", ""),
        ("{{ 'a' if title else 'b' }}", "b"),
        ("{{ campaign.offer }}", "an offer"),
        ("{{ custom['Job Level'] }} {{ lead.first_name }}", "7 Ada"),
        ("{{ shout | title }}", "O'neil Mc Carthy"),
        ("{{ shout | capitalize }}{{ shout | upper }}", "O'neil mc carthyO'NEIL MC CARTHY"),
        ("{{ 'a long company name' | truncate(12) }}", "a long…"),
        ("{{ '  a b ' | trim }}{{ 'Ada Moss' | first_word }}{{ 'abc' | length }}", "a bAda3"),
        ("{{ '1,200' | int }} {{ 'x' | int }} {{ '2.5' | float }}", "1200 0 2.5"),
        ("a{# a comment #}b", "ab"),
    ],
)
def test_a_template_prints_what_it_says(source: str, expected: str) -> None:
    context = {
        "first_name": "Ada",
        "employees": "120",
        "shout": "O'NEIL mc carthy",
        "campaign": {"offer": "an offer"},
        "custom": {"Job Level": "7"},
        "lead": {"first_name": "Ada"},
    }
    assert expected == shown(source, **context)


@pytest.mark.parametrize(
    "source", ["{{ title }}", "{{ title | lower }}", "{{ lead.title }}", "{{ title and 'x' }}"]
)
def test_a_missing_variable_is_never_a_hole(source: str) -> None:
    with pytest.raises(MissingVariableError) as found:
        shown(source, lead={})
    assert found.value.name == "title"


def test_lead_data_is_escaped_in_html_and_plain_in_text() -> None:
    hostile = "<script>alert('x')</script> & \"y\""
    assert shown("{{ a }}", a=hostile) == hostile
    assert shown("{{ a }}", a=hostile, is_html=True) == (
        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &#34;y&#34;"
    )


def test_lead_data_is_never_read_as_a_template() -> None:
    assert shown("{{ a }}", a="{{ b }}{% if x %}") == "{{ b }}{% if x %}"


ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ first_name.__init__.__globals__ }}",
    "{{ lead.__class__ }}",
    "{{ custom['__class__']['__mro__'] }}",
    "{{ self.__init__ }}",
    "{{ self }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ first_name.format(lead) }}",
    "{{ '%s' | format(lead) }}",
    "{{ first_name | attr('__class__') }}",
    "{{ lead | map(attribute='x') | list }}",
    "{{ ['a'] | sum }}",
    "{{ {'a': 1} }}",
    "{{ _s0 }}",
    "{{ a | _url }}",
    "{{ namespace() }}",
    "{% set a = 1 %}",
    "{% set a %}x{% endset %}",
    "{% macro m() %}{% endmacro %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% block b %}{% endblock %}",
    "{% filter upper %}x{% endfilter %}",
    "{% call m() %}{% endcall %}",
    "{% with a = 1 %}{% endwith %}",
    "{% autoescape false %}{{ a }}{% endautoescape %}",
    "{{ a | default(*b) }}",
    "{{ a | default(**b) }}",
    "{{ a | safe }}",
    "{{ a is sameas b }}",
    "{% trans %}x{% endtrans %}",
    "{% do a %}",
]
BOMBS = [
    "{% for x in y %}{% endfor %}",
    "{% for x in range(10**9) %}x{% endfor %}",
    "{{ 'a' * 10**9 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ 'a' ~ 'b' }}",
    "{{ 'a' + 'b' }}",
    "{{ range(10**9) | list }}",
    "{{ 'a' | center(1000000000) }}",
    "{{ 'aaaa' | replace('a', 'aaaa') }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "not " * 5000 + "a }}",
    "{{ a" + " | lower" * 5000 + " }}",
    "{% if a %}" * 500 + "{% endif %}" * 500,
    "{{ a }}" * 20000,
]


@pytest.mark.parametrize("source", ESCAPES + BOMBS)
def test_what_is_not_on_the_list_is_refused_before_it_runs(source: str) -> None:
    assert examine(source)[0]


def test_a_long_field_that_is_printed_often_stops_in_time() -> None:
    with pytest.raises(RenderError, match="256 KB"):
        shown("{{ a }}" * 1000, a="x" * 1_000_000)
    assert len(shown("{{ a }}", a="x" * MAX_OUTPUT_CHARACTERS)) == MAX_OUTPUT_CHARACTERS


def test_values_that_cannot_be_compared_are_an_error_of_that_lead() -> None:
    with pytest.raises(RenderError):
        shown("{% if a > 5 %}x{% endif %}", a="text")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a\n{{ b | lwoer }}", ["2: no filter 'lwoer'; did you mean lower"]),
        ("{{ strategy.angel }}", ["1: strategy has no part 'angel'; did you mean angle"]),
        ("{{ a if b }}", ["1: an if inside {{ }} needs its else, as in {{ title if title else \"team\" }}"]),
        ("{{ title is divisibleby 2 }}", ["1: no test 'divisibleby'"]),
        ("\n\n{{ a", ["3: unexpected end of template, expected 'end of print statement'"]),
        ("{{ first_name.x }}", [
            "1: only lead, strategy, sender, campaign, custom have parts, as in {{ campaign.offer }}"
        ]),
        ("{{ x | a }}\n{{ x | b }}", ["1: no filter 'a'", "2: no filter 'b'"]),
    ],
)  # fmt: skip
def test_a_mistake_names_its_line_and_the_closest_word(source: str, expected: list[str]) -> None:
    assert expected == mistakes(source)


@pytest.mark.parametrize(
    ("source", "required"),
    [
        ("{{ a }}{{ b | default('x') }}{% if c %}{{ c }}{% else %}{{ d }}{% endif %}", {"a", "d"}),
        ("{% if a and b %}{{ a }}{{ b | lower }}{{ e }}{% endif %}", {"e"}),
        ("{{ campaign.offer | title }}{{ custom['x y'] }}{{ lead.city }}", {"campaign.offer", "x y", "city"}),
        ("{{ a if a else b }}", {"b"}),
        ("{{ a or b }}{{ a is defined }}", set()),
    ],
)
def test_only_what_is_printed_unguarded_is_required(source: str, required: set[str]) -> None:
    problems, names = examine(source)
    assert (problems, names.required) == ((), frozenset(required))


@pytest.mark.parametrize("source", ["{{ a }}", "{% if a %}", "a %}{{ b }}{% if c", "a }}"])
def test_a_condition_is_an_expression_without_braces(source: str) -> None:
    assert examine_expression(source)[0]


def test_a_condition_may_stand_on_two_lines() -> None:
    assert examine_expression("title and\n company")[0] == ()
    assert (
        render(compile_template(condition_source("title and\n company")), {"title": "a", "company": "b"})
        == "1"
    )


@pytest.mark.parametrize("value", ["https://a.example/x?y=1", "HTTP://a.example", "mailto:a@b.example"])
def test_a_link_of_a_known_kind_stays(value: str) -> None:
    assert url(value) == value


@pytest.mark.parametrize("value", ["acme.example", "acme.example/path?x=1", "acme.example:8080"])
def test_a_bare_host_becomes_a_link(value: str) -> None:
    assert url(value) == f"https://{value}"


@pytest.mark.parametrize(
    "value",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html;base64,x", "vbscript:x", " \tjavascript:x",
     "java\nscript:x", "//evil.example", "/path", "acme", "", "file:///etc/passwd", "a b.example", "x:y.z", "[::1"],
)  # fmt: skip
def test_any_other_link_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="link"):
        url(value)


def test_a_value_inside_a_link_cannot_leave_its_place() -> None:
    assert url_part('a/../b?c=d&e#f"><') == "a%2F..%2Fb%3Fc%3Dd%26e%23f%22%3E%3C"


JINJA = st.lists(
    st.sampled_from(
        ["{{", "}}", "{%", "%}", "{#", "#}", "if", "endif", "else", "elif", "for", " ", "\n", "a", "|", "lower",
         "default", "(", ")", "'", '"', "x", "==", "not", "and", "1", ".", "[", "]", "-", "raw", "endraw", "is", "in"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(st.one_of(JINJA, st.text(max_size=200)))
def test_any_text_is_a_template_or_a_list_of_problems(source: str) -> None:
    problems, names = examine(source)
    assert problems or isinstance(names, Names)
    if not problems:
        with contextlib.suppress(MissingVariableError, RenderError):
            render(compile_template(source), {"a": "b"})
