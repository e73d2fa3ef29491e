"""Markdown-ish bodies: two parts that say the same, and lead data that is never markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.leads import Lead
from cam.engine.templating import MissingVariableError, RenderError, render
from cam.engine.vocabulary import Channel
from cam.engine.wording import Piece, compile_body
from tests.engine.touches import message, sequence_of


def parts(source: str, **context: object) -> tuple[str, str]:
    piece = compile_body(source, Channel.EMAIL)
    assert isinstance(piece, Piece), piece
    assert piece.html is not None
    values = dict(context) | piece.drawn("seed")
    return render(piece.text, values).strip(), render(piece.html, values).strip()


def problems(source: str) -> list[str]:
    found = compile_body(source, Channel.EMAIL)
    assert isinstance(found, tuple)
    return [f"{problem.line}: {problem.what}" for problem in found]


@pytest.mark.parametrize(
    ("source", "text", "html"),
    [
        ("Hi\nyou\n\nbye", "Hi\nyou\n\nbye", "<p>Hi<br>\nyou</p>\n<p>bye</p>"),
        ("**bold** and *thin*", "bold and thin", "<p><strong>bold</strong> and <em>thin</em></p>"),
        ("[us](https://x.example/a)", "us (https://x.example/a)", '<p><a href="https://x.example/a">us</a></p>'),
        ("see https://x.example/a.", "see https://x.example/a.",
         '<p>see <a href="https://x.example/a">https://x.example/a</a>.</p>'),
        ("<https://x.example>", "https://x.example", '<p><a href="https://x.example">https://x.example</a></p>'),
        ("[a@b.example](mailto:a@b.example)", "a@b.example", '<p><a href="mailto:a@b.example">a@b.example</a></p>'),
        ("- one\n- two", "- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("3. one\n4. two", "3. one\n4. two", '<ol start="3">\n<li>one</li>\n<li>two</li>\n</ol>'),
        ("> a\n> b", "> a\n> b", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>"),
        ("a <b>c</b> & d", "a <b>c</b> & d", "<p>a &lt;b&gt;c&lt;/b&gt; &amp; d</p>"),
        ("<script>x</script>", "<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("# no heading", "# no heading", "<p># no heading</p>"),
        ("Best\n---", "Best\n\n---", "<p>Best</p>\n<hr>"),
        ("    not code", "not code", "<p>not code</p>"),
        ("`x`", "x", "<p><code>x</code></p>"),
        (r"a \* b \{c\}", "a * b {c}", "<p>a * b {c}</p>"),
        ("x[a]: b", "x[a]: b", "<p>x[a]: b</p>"),
        ("\\{\\{ x \\}\\} {\\% y %}", "{{ x }} {% y %}", "<p>{{ x }} {% y %}</p>"),
    ],
)  # fmt: skip
def test_a_body_becomes_a_text_part_and_an_html_part(source: str, text: str, html: str) -> None:
    assert parts(source) == (text, html)


def test_values_stand_in_both_parts_and_are_escaped_in_one() -> None:
    text, html = parts("Hi {{ a }}, **{{ a }}**", a="<b>*x*</b>")
    assert text == "Hi <b>*x*</b>, <b>*x*</b>"
    assert html == "<p>Hi &lt;b&gt;*x*&lt;/b&gt;, <strong>&lt;b&gt;*x*&lt;/b&gt;</strong></p>"


def test_conditions_may_hold_paragraphs_lists_or_words() -> None:
    source = "Hi\n\n{% if a %}\n- one {{ a }}\n{% else %}\nnone\n{% endif %}\n\nyou{% if a %}, **{{ a }}**{% endif %}"
    assert parts(source, a="A")[0] == "Hi\n\n- one A\n\nyou, A"
    assert parts(source)[0] == "Hi\n\nnone\n\nyou"
    assert parts(source, a="A")[1] == "<p>Hi</p>\n<ul>\n<li>one A</li>\n</ul>\n<p>you, <strong>A</strong></p>"


def test_an_if_that_leaves_nothing_leaves_no_blank_paragraph() -> None:
    found = message(sequence_of("a\n\n{% if zzz %}b{% endif %}\n\nc"))
    assert found.body == "a\n\nc"
    assert "<p></p>" not in found.html


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a\n\n![x](https://x.example/y.png)", "3: a mail has no images; link to it: [the chart](https://...)"),
        ("a\n\n[x](/path)", "3: a link begins with https://, not '/path'"),
        ("[x](ftp://a.example)", "1: a link begins with https://, not 'ftp://a.example'"),
        ("a\n\n**b {% if c %}d** e{% endif %}",
         "3: an if, or a {a|b}, begins in one paragraph, list or link and ends in another"),
        ("{% raw %}x{% endraw %}", "1: templates have no raw; write \\{ for a brace"),
    ],
)  # fmt: skip
def test_what_a_mail_cannot_carry_is_named_with_its_line(source: str, expected: str) -> None:
    assert problems(source) == [expected]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:alert(1)", "vbscript:x", "&#106;avascript:x"],
)
def test_a_dangerous_address_in_the_words_is_never_a_link(address: str) -> None:
    found = compile_body(f"[x]({address}) <{address}>", Channel.EMAIL)
    if isinstance(found, Piece):
        assert found.html is not None
        assert "<a " not in render(found.html, {})


@pytest.mark.parametrize(
    "unit", ["[", "![", "*", "_a", "> ", "`", "<a@b.c>", "{{ a }}", "{% if a %}x{% endif %}", "{a|b}"]
)
def test_a_hostile_body_is_compiled_or_refused(unit: str) -> None:
    found = compile_body(unit * (60_000 // len(unit)), Channel.EMAIL)
    assert isinstance(found, Piece) or found


def test_a_dangerous_address_in_a_leads_field_stops_the_message() -> None:
    with pytest.raises(RenderError, match="no http, https or mailto link"):
        parts("[site]({{ website }})", website="javascript:alert(1)")
    assert parts("[site]({{ website }})", website="acme.example")[0] == "site (https://acme.example)"
    with pytest.raises(MissingVariableError):
        parts("[site]({{ website }})")


def test_a_value_inside_an_address_is_quoted() -> None:
    text, html = parts("[a](https://x.example/{{ a }}?b=1) https://x.example/{{ a }}", a='"><script>/..')
    quoted = "https://x.example/%22%3E%3Cscript%3E%2F.."
    assert text == f"a ({quoted}?b=1) {quoted}"
    assert html == f'<p><a href="{quoted}?b=1">a</a> <a href="{quoted}">{quoted}</a></p>'


PAYLOADS = [
    "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", '"><script>alert(1)</script>', "'-alert(1)-'",
    "<a href='javascript:alert(1)'>x</a>", "[x](javascript:alert(1))", "![x](https://x.example)", "&lt;script&gt;",
    "</p></div></body>", "<!-- ", "{{ 7*7 }}", "\x00<b>", "zq0z0000x", "\u202e<b>",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_in_a_leads_field_becomes_an_element(payload: str) -> None:
    body = "Hi {{ company }}, **{{ company }}**\n\n- {{ company }}"
    plain = message(sequence_of(body), lead=Lead(email="a@b.example", company="Acme"))
    found = message(sequence_of(body), lead=Lead(email="a@b.example", company=payload))
    elements = re.compile(r"<[^>]*>")
    assert elements.findall(found.html) == elements.findall(plain.html)


MARKDOWN = st.lists(
    st.sampled_from(
        ["*", "**", "_", "[", "](", ")", "https://x.example", "{{ a }}", "{% if a %}", "{% endif %}", "{% else %}",
         "\n", "\n\n", "- ", "1. ", "> ", "`", "<b>", "&amp;", "word", "{", "|", "}", "\\", "!", "    ",
         "---", "zq0z0000x"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(st.one_of(MARKDOWN, st.text(max_size=120)))
def test_any_body_is_two_parts_or_a_list_of_problems(source: str) -> None:
    found = compile_body(source, Channel.EMAIL)
    if isinstance(found, tuple):
        assert found
        return
    assert found.html is not None
    for a in ("A<", ""):
        values = ({"a": a} if a else {}) | found.drawn("x")
        try:
            text, html = render(found.text, values), render(found.html, values)
        except (MissingVariableError, RenderError):
            continue
        assert "<script" not in html
        opened = re.findall(r"<([a-z]+)", re.sub(r"<(?:br|hr)>", "", html))
        assert sorted(opened) == sorted(re.findall(r"</([a-z]+)", html))
        assert text is not None
