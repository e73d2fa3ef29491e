"""The frame of a mail: a workspace may change its looks, never drop the address or the way out."""

import pytest

from cam.engine.layout import compile_layout
from cam.errors import InputError
from tests.engine.touches import SENDER, message, sequence_of

SMALL = "<div>{{ body }}</div>{% if signature %}<i>{{ signature }}</i>{% endif %}<p>{{ footer }}</p>"


def test_a_layout_of_the_workspace_is_used() -> None:
    found = message(sequence_of("Hi"), layout=compile_layout(SMALL, opt_out_line="Say  stop"))
    assert found.html == (
        "<div><p>Hi</p></div><i>Ana Silva</i><p>1 Main Street<br>\nSpringfield<br>\n"
        '<a href="mailto:ana@firm.example?subject=unsubscribe">Say stop</a></p>'
    )
    assert found.text.endswith(f"{SENDER.postal_address}\nSay stop\n")


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("{{ body }}", "{{ footer }} is missing outside of any if"),
        ("{{ footer }}", "{{ body }} is missing outside of any if"),
        ("{{ body }}{% if signature %}{{ footer }}{% endif %}", "{{ footer }} is missing outside of any if"),
        ("{{ body }}{{ footer }}{{ foter }}", "no variable 'foter'; did you mean footer"),
        ("{{ body }}\n{{ footer }}{{ 1 * 2 }}", "line 2: templates have no mul expressions"),
        ("{{ body }}{{ footer", "line 1: unexpected end of template"),
    ],
)
def test_a_layout_that_cannot_be_sent_is_refused_with_its_place(html: str, problem: str) -> None:
    with pytest.raises(InputError) as found:
        compile_layout(html, source="templates/email/layout.html")
    assert found.value.problems[0].startswith(f"templates/email/layout.html: {problem}")


def test_all_mistakes_of_the_brand_come_at_once() -> None:
    with pytest.raises(InputError) as found:
        compile_layout(SMALL, accent="red; x", font="a<b", opt_out_line=" ")
    assert [problem.split(": ")[1] for problem in found.value.problems] == ["accent", "font", "opt_out_line"]
