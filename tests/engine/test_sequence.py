"""Sequence files: what is read, and that every mistake is named with its place, all at once."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.sequence import json_schema, parse_sequence
from cam.engine.sequence_keys import STEP_KEYS, TOP_KEYS, VARIANT_KEYS
from cam.engine.steps import Sequence, Step, Variant
from cam.engine.vocabulary import Channel
from cam.errors import InputError
from tests.engine.touches import TEMPLATES


def read(text: str, *, bodies: dict[str, str] | None = None) -> Sequence:
    def read_body(name: str) -> str:
        if name not in (bodies or {}):
            raise InputError(f"{name!r}: there is no such file")
        return (bodies or {})[name]

    return parse_sequence(text, name="file", source="s.yaml", read_body=read_body)


def problems(text: str, **options: dict[str, str]) -> list[str]:
    with pytest.raises(InputError) as found:
        read(text, **options)
    assert found.value.problems
    return [problem.removeprefix("s.yaml ") for problem in found.value.problems]


def steps(inner: str) -> str:
    """Return a file with one step."""
    lines = inner.split("\n")
    return "steps:\n  - " + "\n    ".join(lines) + "\n"


NO_SUBJECT = "the first email needs a subject, there is no thread to continue"
GOOD = "subject: a\nbody: b"

COLD_CLI = """\
name: Q1 Agency Outreach
defaults:
  from_name: "Anders"
steps:
  - step: 1
    delay: 0
    subject: "{{first_name}}, quick question about {{company}}"
    body: |
      Hi {{name}},

      Saw that {{company}} is growing fast...
    variants:
      - subject: "{{company}} + lifecycle emails"
        body: |
          Hi {{first_name}}, wanted to reach out...
  - step: 2
    delay: 3
    body: |
      Hey {{first_name}}, circling back...
  - step: 3
    delay: 5
    body: |
      Last note - just wanted to make sure this didn't get buried.
"""


def test_a_cold_cli_sequence_is_read_as_it_is() -> None:
    found = read(COLD_CLI)
    assert found.name == "Q1 Agency Outreach"
    assert [(step.id, step.wait, len(step.variants), step.subject is None) for step in found.steps] == [
        ("step-1", 0.0, 2, False), ("step-2", 3.0, 1, True), ("step-3", 5.0, 1, True),
    ]  # fmt: skip
    assert found.steps[0].variants[1] == Variant(
        id="b",
        subject="{{company}} + lifecycle emails",
        body="Hi {{first_name}}, wanted to reach out...\n",
    )


def test_everything_that_a_file_can_say_is_read() -> None:
    text = """\
name: Full
channel: email
steps:
  - id: intro
    wait: 1d
    subject: One
    body: |
      two
    if: title and company
    variants:
      - {id: short, weight: 3, body: three}
      - subject: Four
  - id: note
    channel: linkedin
    wait: 1w
    body_file: note.md
  - body: five
"""
    found = read(text, bodies={"note.md": "from a file"})
    intro = Step(
        id="intro", wait=1.0, condition="title and company",
        variants=(
            Variant(id="a", subject="One", body="two\n"),
            Variant(id="short", weight=3, subject="One", body="three"),
            Variant(id="c", subject="Four", body="two\n"),
        ),
    )  # fmt: skip
    note = Step(
        id="note", channel=Channel.LINKEDIN, wait=7.0, variants=(Variant(id="a", body="from a file"),)
    )
    last = Step(id="step-3", wait=7.0, variants=(Variant(id="a", body="five"),))
    assert found == Sequence(name="Full", steps=(intro, note, last))


def test_waits_are_nought_three_and_seven_days_where_none_is_named() -> None:
    found = read("steps:\n- {subject: a, body: b}\n- body: b\n- body: b\n- body: b\n")
    assert [step.wait for step in found.steps] == [0, 3, 7, 7]


@pytest.mark.parametrize(
    ("wait", "days"),
    [("3", 3), ("2.5", 2.5), ("3d", 3), ("3 days", 3), ("1 week", 7), ("12h", 0.5), ("30", 30), ("'4'", 4)],
)
def test_a_wait_is_days_or_says_its_unit(wait: str, days: float) -> None:
    assert read(steps(f"wait: {wait}\n{GOOD}")).steps[0].wait == days


def test_the_file_name_is_the_name_and_numbers_are_texts() -> None:
    found = read(steps("subject: 2026\nbody: 2026-01-01"))
    assert (found.name, found.steps[0].variants[0].subject, found.steps[0].variants[0].body) == (
        "file", "2026", "2026-01-01",
    )  # fmt: skip


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read("\ufeff" + steps(GOOD)).steps[0].subject == "a"


def test_content_comes_back_from_the_database_as_it_went_in() -> None:
    found = read(COLD_CLI)
    assert Sequence.model_validate_json(found.canonical()) == found
    assert Sequence.model_validate_json(found.model_dump_json()).canonical() == found.canonical()


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("subjct: a\nbody: b", ["line 2, column 5: step 1 has no key 'subjct'; did you mean subject",
                                f"line 2, column 5: step 1: {NO_SUBJECT}"]),
        ("{}", ["line 2, column 5: step 1: no body, body_file or variants"]),
        ("subject: a", ["line 2, column 5: step 1: no body, body_file or variants"]),
        ("subject: a\nbody: ''", ["line 2, column 5: step 1: no body, body_file or variants"]),
        (f"{GOOD}\nwait: 31", ["line 4, column 11: wait: 31 is longer than 30 days, when follow-up ends"]),
        (f"{GOOD}\nwait: 5w", ["line 4, column 11: wait: 5w is longer than 30 days, when follow-up ends"]),
        (f"{GOOD}\nwait: soon", ["line 4, column 11: wait: 'soon' is no number of days such as 3, 3d or 1w"]),
        (f"{GOOD}\nwait: -1", ["line 4, column 11: wait: '-1' is no number of days such as 3, 3d or 1w"]),
        (f"{GOOD}\nwait: .inf", ["line 4, column 11: wait: '.inf' is no number of days such as 3, 3d or 1w"]),
        (f"{GOOD}\nwait: [1]", ["line 4, column 11: wait: 'a list' is no number of days such as 3, 3d or 1w"]),
        (f"{GOOD}\nwait: 1\ndelay: 2",
         ["line 5, column 12: delay: the same as wait, which is there too; keep one of them"]),
        (f"{GOOD}\nid: a b", ["line 4, column 9: id: 'a b'; up to 64 letters, digits, - _ and ."]),
        (f"{GOOD}\nstep: x", ["line 4, column 11: step: 'x' is no number from 1 on"]),
        (f"{GOOD}\nchannel: emial",
         ["line 4, column 14: channel: 'emial' is none of email, linkedin; did you mean email"]),
        (f"{GOOD}\nchannel: linkedin", ["line 2, column 14: step 1: a linkedin message has no subject"]),
        (f"{GOOD}\nif: a b", ["line 4, column 9: step 1, if: expected token 'end of statement block', got 'b'"]),
        (f"{GOOD}\nvariants: x", ["line 4, column 15: variants: a list of wordings, not a text"]),
        (f"{GOOD}\nvariants:\n- weight: 1.5",
         ["line 5, column 15: weight: '1.5' is no whole number from 0 to 1000"]),
        (f"{GOOD}\nvariants:\n- {{id: a}}", ["line 5, column 7: step 1: variant id 'a' stands twice"]),
        ("subject: a\nvariants:\n- {weight: 0, body: b}", ["line 4, column 5: step 1: every weight is 0"]),
        ("subject: a\nvariants:\n- {weight: 1}",
         ["line 4, column 7: step 1, variant a: no body, and the step has none either"]),
        ("subject: a\nbody: [b]",
         ["line 2, column 5: step 1: no body, body_file or variants",
          "line 3, column 11: body: a text, not a list; put a text that begins with a brace or bracket into quotes"]),
        ("subject: a\nbody_file: x",
         ["line 3, column 16: body_file: 'x': there is no such file"]),
        (f"{GOOD}\nbody_file: x", ["line 4, column 16: body_file: there is a body too; keep one of them"]),
        ("subject: a {{ b | lwoer }}\nbody: b",
         ["line 2, column 14: step 1, subject: no filter 'lwoer'; did you mean lower"]),
        ("subject: a\nbody: |\n  Hi\n\n  {{ x | lwoer }}\n  {{ y | lwoer }}",
         ["line 6, column 7: step 1, body: no filter 'lwoer'; did you mean lower",
          "line 7, column 7: step 1, body: no filter 'lwoer'; did you mean lower"]),
        ("subject: a\nsubject: b\nbody: c", ["line 3, column 5: subject stands twice, first in line 2"]),
        ("subject: a\nbody: !!python/object:os.system x",
         ["line 3, column 11: the tag '!!python/object:os.system' is not offered"]),
    ],
)  # fmt: skip
def test_a_mistake_in_a_step_is_named_with_its_place(inner: str, expected: list[str]) -> None:
    assert problems(steps(inner)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["line 1, column 1: the file is empty"]),
        ("# only a comment\n", ["line 1, column 1: the file is empty"]),
        ("[]", ["line 1, column 1: a sequence is a mapping such as 'body: ...', not a list",
                "line 1, column 1: steps: a sequence needs a list of at least one step"]),
        ("name: x\nsteps: []", ["line 2, column 8: steps: a sequence needs a list of at least one step"]),
        ("steps:\n\t- a", ["line 2, column 1: indented with a tab; YAML wants spaces"]),
        ("a: &x [1]\nb: *x",
         ["line 2, column 4: *x: aliases are not offered; write the text again, or quote a text that begins with *"]),
        ("steps:\n- body: {{ first_name }} x",
         ["line 2, column 26: did not find expected key; put a text that begins with a brace into quotes"]),
        ("steps:\n- subject: a: b",
         ["line 2, column 13: mapping values are not allowed in this context; put a text with ': ' in it into quotes"]),
        ("steps: [{subject: a, body: b}]\n---\nx: 1",
         ["line 2, column 1: one file holds one sequence; '---' begins another"]),
        ("[" * 2000, ["line 1, column 21: nested too deeply"]),
        ("name: a\x00b", ["line 1, column 8: the character U+0000 may not stand here"]),
        ("steps:\n- [a]\n- b",
         ["line 2, column 3: step 1 is a mapping such as 'body: ...', not a list",
          "line 3, column 3: step 2 is a mapping such as 'body: ...', not a text"]),
        ("stps:\n- a",
         ["line 1, column 1: a sequence has no key 'stps'; did you mean steps",
          "line 1, column 1: steps: a sequence needs a list of at least one step"]),
    ],
)  # fmt: skip
def test_what_is_no_sequence_is_named_with_its_place(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


def test_two_steps_of_one_id_are_refused() -> None:
    text = "steps:\n- {id: x, subject: a, body: b}\n- {id: x, body: b}\n"
    assert problems(text) == ["line 3, column 3: step id 'x' stands twice"]


def test_the_first_email_behind_a_linkedin_step_needs_a_subject_too() -> None:
    text = "steps:\n- {channel: linkedin, body: b}\n- {body: b}\n"
    assert problems(text) == [
        "line 3, column 3: step 2: the first email needs a subject, there is no thread to continue"
    ]


def test_a_mistake_in_a_body_file_names_the_file_and_its_line() -> None:
    text = steps("subject: a\nbody_file: long.md")
    assert problems(text, bodies={"long.md": "a\n\n{{ b | lwoer }}"}) == [
        "line 3, column 16: step 1, body, long.md line 3: no filter 'lwoer'; did you mean lower"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "x" * 200_000,
        "steps:\n" + "- {subject: a, body: b}\n" * 4000,
        steps(GOOD + "\nvariants:\n" + "- {body: b}\n" * 2000),
        "a: &a [x]\n" + "\n".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]" for n in range(1, 9)),
        "{" * 5000,
        "- " * 5000,
        "? " * 5000,
        "!" * 5000,
        "&a " * 5000,
        "'" + "x" * 100_000,
        "\n".join(f"k{n}: {n}" for n in range(9000)),
    ],
)
def test_a_hostile_file_is_refused(text: str) -> None:
    assert problems(text)


def test_the_schema_offers_what_the_reader_reads() -> None:
    schema = json_schema()
    assert set(schema["properties"]) == set(TOP_KEYS)
    step = schema["properties"]["steps"]["items"]["properties"]
    assert set(step) == set(STEP_KEYS)
    assert set(step["variants"]["items"]["properties"]) == set(VARIANT_KEYS)
    assert json.loads(json.dumps(schema)) == schema


def test_every_key_of_the_schema_has_a_meaning() -> None:
    for table in (STEP_KEYS, VARIANT_KEYS):
        assert all(entry.get("description") for entry in table.values())


@pytest.mark.parametrize("channel", list(Channel))
def test_the_built_in_sequences_are_read_without_a_problem(channel: Channel) -> None:
    found = read((TEMPLATES / "sequences" / f"{channel}.yaml").read_text(encoding="utf-8"))
    assert (found.channel, len(found.steps)) == (channel, 3)
    assert [step.wait for step in found.steps] == [0, 3, 7]


YAML = st.lists(
    st.sampled_from(
        ["steps", "subject", "body", "wait", "variants", "id", "if", ":", ": ", "- ", "\n", "\n  ", "\n    ", "a", "3",
         "|", ">", "{", "}", "[", "]", ",", "&a", "*a", "!!str", "'", '"', "#", "\t", "{{ x }}", "{% if a %}", "?",
         "---",         "~", "<<"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(YAML, YAML.map(steps), st.text(max_size=200)))
def test_any_text_is_a_sequence_or_a_list_of_problems(text: str) -> None:
    refused: tuple[str, ...] = ()
    try:
        found = read(text)
    except InputError as error:
        refused = error.problems
    if not refused:
        assert Sequence.model_validate_json(found.canonical()) == found
    assert all(problem.startswith("s.yaml line ") for problem in refused)
