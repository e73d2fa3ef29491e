"""One step and one lead become one message, or the reason why not."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.layout import SenderView, compile_layout
from cam.engine.leads import FIELDS, Lead
from cam.engine.personalization import Hold, Rendered, compile_sequence, draw_variant
from cam.engine.sequence import parse_sequence
from cam.engine.steps import Sequence, Step, Variant
from cam.engine.vocabulary import Channel, Reason
from cam.errors import InputError
from tests.engine.touches import ADA, LAYOUT, SENDER, TEMPLATES, brief_of, hold, message, sequence_of, touch


def test_a_mail_is_complete_in_both_parts() -> None:
    found = message(sequence_of("Hi {{ first_name }}"))
    assert found.text == (
        "Hi Ada\n\nAna Silva\n\n--\n1 Main Street\nSpringfield\n"
        "Not interested? Reply 'unsubscribe' and I will not write again.\n"
    )
    for part in ("<p>Hi Ada</p>", "Ana Silva", "1 Main Street<br>\nSpringfield", "&#39;unsubscribe&#39;",
                 'href="mailto:ana@firm.example?subject=unsubscribe"'):  # fmt: skip
        assert part in found.html


def test_a_follow_up_has_address_and_opt_out_too() -> None:
    found = message(sequence_of("a", "b"), 1, thread_subject="Hello")
    assert SENDER.postal_address in found.text
    assert LAYOUT.opt_out_line in found.text
    assert "1 Main Street<br>" in found.html


def test_a_linkedin_message_is_plain_text_without_a_footer() -> None:
    found = message(sequence_of("Hi **{{ first_name }}**, [us](https://x.example)", channel=Channel.LINKEDIN))
    expected = Rendered(
        variant="a", subject="", text="Hi Ada, us (https://x.example)", html="",
        body="Hi Ada, us (https://x.example)", continues_thread=False, opens_channel=True,
    )  # fmt: skip
    assert found == expected


@pytest.mark.parametrize(
    ("thread_subject", "subject", "continues"),
    [
        ("Hello", "Re: Hello", True),
        ("Re: Hello", "Re: Hello", True),
        ("RE:  Hello", "Re: Hello", True),
        ("", "About Acme", False),
    ],
)
def test_a_step_without_subject_continues_the_thread(
    thread_subject: str, subject: str, continues: bool
) -> None:
    sequence = sequence_of("a", "b", subject="About {{ company }}")
    found = message(sequence, 1, thread_subject=thread_subject)
    assert (found.subject, found.continues_thread) == (subject, continues)


@pytest.mark.parametrize(
    ("body", "variable", "detail"),
    [
        ("{{ phone }}", "phone",
         'step step-1: lead ada@acme.example has no phone; add it to the list or write {{ phone | default("...") }}'),
        ("{{ compny }}", "compny", "step step-1: lead ada@acme.example has no compny; did you mean company"),
        ("{{ role_model }}", "role_model",
         'step step-1: lead ada@acme.example has no role_model; add the column or write '
         '{{ role_model | default("...") }}'),
        ("{{ icebraker }}", "icebraker",
         "step step-1: lead ada@acme.example has no icebraker; did you mean icebreaker"),
    ],
)  # fmt: skip
def test_a_lead_without_a_variable_is_held_back_with_the_way_out(
    body: str, variable: str, detail: str
) -> None:
    lead = replace(ADA, custom={"icebreaker": "hi"})
    expected = Hold(reason=Reason.MISSING_VARIABLE, detail=detail, variable=variable)
    assert hold(sequence_of(body), lead=lead) == expected


def test_a_blank_field_is_a_missing_one() -> None:
    lead = replace(ADA, company="  ", custom={"x": " "})
    assert hold(sequence_of("{{ company }}"), lead=lead).variable == "company"
    assert hold(sequence_of("{{ x }}"), lead=lead).variable == "x"
    assert message(sequence_of("{{ company | default('you') }}"), lead=lead).body == "you"


def test_an_empty_offer_is_the_campaigns_fault_and_says_so() -> None:
    found = hold(sequence_of("{{ campaign.offer }}"), brief=brief_of(ADA, offer=""))
    assert found.variable == "campaign.offer"
    assert found.detail == "step step-1: campaign.offer is empty; cam campaign edit NAME --offer TEXT"


def test_the_names_of_other_tools_mean_cams_fields() -> None:
    body = "{{ name }} {{ firstName }} {{ company_name }} {{ role }}"
    assert message(sequence_of(body)).body == "Ada Ada Acme CTO"
    assert hold(sequence_of("{{ name }}"), lead=replace(ADA, first_name="")).variable == "first_name"
    assert message(sequence_of("{{ role }}"), lead=replace(ADA, custom={"role": "own"})).body == "own"


def test_every_field_and_namespace_can_be_printed() -> None:
    values = {name: f"Its-{name}" for name in FIELDS if name not in ("tags", "email")}
    lead = Lead(email="a@b.example", tags=("x", "y"), custom={"Job Level": "7"}, **values)  # type: ignore[arg-type]
    body = " ".join(f"{{{{ {name} }}}}" for name in FIELDS)
    assert message(sequence_of(body), lead=lead).body == " ".join(
        {"tags": "x, y", "email": "a@b.example"}.get(name, f"Its-{name}") for name in FIELDS
    )
    more = "{{ job_level }} {{ custom['Job Level'] }} {{ sender.first_name }} {{ campaign.name }} {{ lead.city }}"
    assert message(sequence_of(more), lead=lead).body == "7 7 Ana Q1 Its-city"


@pytest.mark.parametrize("company", ["A\r\nBcc: x@evil.example", "A\nb", "A\x00b", "A\x1b[1m",
                                     "=?utf-8?q?a=0D=0ABcc:_x?=", "=?utf-8?b?YQ0KQmNjOiB4?=", "x" * 1000])  # fmt: skip
def test_a_field_that_would_break_a_header_holds_the_lead(company: str) -> None:
    lead = replace(ADA, company=company)
    assert hold(sequence_of("a", subject="{{ company }}"), lead=lead).reason is Reason.RENDER_ERROR
    assert hold(sequence_of("a"), lead=replace(ADA, full_name=company)).reason is Reason.RENDER_ERROR


def test_control_characters_in_a_body_are_dropped() -> None:
    found = message(sequence_of("Hi {{ company }}"), lead=replace(ADA, company="A\x00\x1b[1mB\nC"))
    assert found.body == "Hi A[1mB\nC"
    assert "\x1b" not in found.html


def test_a_false_condition_passes_the_step_over() -> None:
    sequence = sequence_of("a")
    step = sequence.steps[0].model_copy(update={"condition": "phone or city == 'Bonn'"})
    with_condition = sequence.model_copy(update={"steps": (step,)})
    expected = "step step-1: its condition is false for this lead: phone or city == 'Bonn'"
    assert hold(with_condition) == Hold(reason=Reason.CONDITION_FALSE, detail=expected)
    assert message(with_condition, lead=replace(ADA, city="Bonn")).body == "a"


def variants(*weights: int) -> Step:
    return Step(
        id="s",
        variants=tuple(
            Variant(id=f"v{n}", weight=weight, subject="x", body="y") for n, weight in enumerate(weights)
        ),
    )


@pytest.mark.parametrize("weights", [(1, 1), (3, 1), (1, 0, 1), (70, 20, 10)])
def test_variants_are_drawn_by_weight(weights: tuple[int, ...]) -> None:
    step = variants(*weights)
    drawn = Counter(draw_variant(step, lead_key=f"{n}@x.example", salt="1").id for n in range(4000))
    for n, weight in enumerate(weights):
        assert abs(drawn[f"v{n}"] / 4000 - weight / sum(weights)) < 0.03


def test_the_draw_is_stable_and_independent_of_other_steps_and_campaigns() -> None:
    one, two = variants(1, 1), variants(1, 1).model_copy(update={"id": "other"})
    keys = [f"{n}@x.example" for n in range(400)]
    first = [draw_variant(one, lead_key=key, salt="1").id for key in keys]
    assert first == [draw_variant(one, lead_key=key, salt="1").id for key in keys]
    for other in (
        [draw_variant(two, lead_key=key, salt="1").id for key in keys],
        [draw_variant(one, lead_key=key, salt="2").id for key in keys],
    ):
        same = sum(a == b for a, b in zip(first, other, strict=True))
        assert 150 < same < 250


def test_preview_can_ask_for_a_wording() -> None:
    step = Step(id="s", variants=tuple(Variant(id=i, subject="x", body=f"body {i}") for i in "ab"))
    sequence = Sequence(name="t", steps=(step,))
    assert [message(sequence, variant_id=i).body for i in "ab"] == ["body a", "body b"]


def test_variables_are_those_without_which_a_lead_is_held_back() -> None:
    body = "{{ company }}{{ name }}{{ city | default('') }}{{ strategy.angle }}{{ campaign.offer }}{{ sender.name }}"
    compiled = compile_sequence(sequence_of(body, subject="{{ icebreaker }}"))
    assert compiled.variables(0) == {"company", "first_name", "campaign.offer", "icebreaker"}


def test_every_template_mistake_is_reported_at_once() -> None:
    step = Step(id="intro", condition="a b", variants=(
        Variant(id="a", subject="{{ x | y }}", body="ok"), Variant(id="b", subject="s", body="a\n{% for x in y %}"),
    ))  # fmt: skip
    with pytest.raises(InputError) as found:
        compile_sequence(Sequence(name="t", steps=(step,)), source="t.yaml")
    assert [problem.partition(":")[2].partition(":")[0] for problem in found.value.problems] == [
        " step intro, if line 1", " step intro, variant a, subject line 1", " step intro, variant b, body line 2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "signature", "expected"),
    [
        ("Best,", "", "Best,\n\nAna Silva\n\n--"),
        ("Best,\nAna", "", "Best,\nAna\n\n--"),
        ("Best,\n**Ana Silva**", "", "Best,\nAna Silva\n\n--"),
        ("Best,", "Ana Silva\nFounder, Firm", "Best,\n\nAna Silva\nFounder, Firm\n\n--"),
        ("Best,\nAna", "Ana Silva\nFounder, Firm", "Best,\nAna\n\nFounder, Firm\n\n--"),
    ],
)
def test_nobody_signs_twice(ending: str, signature: str, expected: str) -> None:
    sender = SenderView(name="Ana Silva", address="a@b.example", postal_address="x", signature=signature)
    assert message(sequence_of(ending), sender=sender).text.startswith(expected)


def test_signature_address_and_opt_out_are_escaped() -> None:
    sender = SenderView(name="<b>A</b>", address="a@b.example", postal_address="<i>x</i>")
    layout = compile_layout(
        (TEMPLATES / "email/layout.html").read_text(encoding="utf-8"), opt_out_line="<u>stop</u>"
    )
    html = message(sequence_of("a"), sender=sender, layout=layout).html
    assert not [element for element in ("<b>", "<i>", "<u>") if element in html]


@pytest.mark.parametrize("channel", list(Channel))
@given(data=st.data())
def test_the_built_in_sequences_fit_every_lead(channel: Channel, data: st.DataObject) -> None:
    source = (TEMPLATES / "sequences" / f"{channel}.yaml").read_text(encoding="utf-8")
    sequence = parse_sequence(source, name="x", source="x", read_body=lambda name: name)
    word = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N")), max_size=30)
    lead = Lead(
        email="a@b.example",
        first_name=data.draw(word),
        company=data.draw(word),
        title=data.draw(st.sampled_from(["", "CTO", "Founder", "Head of People"])),
        industry=data.draw(st.sampled_from(["", "Software", "Hospital"])),
    )
    for position in range(len(sequence.steps)):
        found = touch(sequence, position, lead=lead, thread_subject="A" if position else "")
        assert isinstance(found, Rendered)
        assert len(found.body.split()) <= 120
        assert "  " not in found.body.replace("\n", "")
        assert ",," not in found.body
