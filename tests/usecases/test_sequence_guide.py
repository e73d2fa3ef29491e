"""docs/sequences.md: its examples run and its tables name what there is."""

import re
from pathlib import Path

import pytest

import cam
from cam.engine import roles
from cam.engine.brief import Brief
from cam.engine.leads import FIELDS
from cam.engine.sequence_keys import STEP_KEYS
from cam.engine.strategy import choose_strategy
from cam.engine.template_filters import OFFERED
from cam.engine.template_rules import NAMESPACES
from cam.usecases.sequences import check_sequence, read_sequence

GUIDE = (Path(cam.__file__).parents[1] / "docs" / "sequences.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_guide_passes_the_check(example: str, tmp_path: Path) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(example, encoding="utf-8")
    found = check_sequence(read_sequence(path))
    assert [(one.held, one.findings, one.unknown) for one in found] == [("", (), ())] * len(found)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3


def test_the_strategy_table_says_what_the_strategist_says() -> None:
    title, industry = "CTO", "Software"
    brief = Brief(
        first_name="Ada", company="Acme", title=title, industry=industry, campaign="Q1",
        role_family=roles.role_family(title), seniority=roles.seniority(title),
        industry_family=roles.industry_family(industry),
        offer="we cut cloud bills by a third", audience="CTOs of SaaS firms",
    )  # fmt: skip
    strategy = choose_strategy(brief)
    for part in NAMESPACES["strategy"]:
        assert f"| `{{{{ strategy.{part} }}}}` | {getattr(strategy, part)} |" in GUIDE


def test_every_key_filter_field_and_part_is_in_the_guide() -> None:
    for name in (*STEP_KEYS, *OFFERED, *NAMESPACES["campaign"], *NAMESPACES["sender"]):
        assert f"`{name}" in GUIDE, name
    for name in FIELDS:
        assert re.search(rf"\b{name}\b", GUIDE), name


def test_every_lint_rule_is_in_the_guide() -> None:
    source = (Path(cam.__file__).parent / "engine" / "lint.py").read_text(encoding="utf-8")
    rules = re.findall(r"_(?:error|warning)\(\s*\"(\w+)\"", source)
    assert len(rules) > 8
    assert all(f"`{rule}`" in GUIDE for rule in [*rules, "postal_address", "opt_out"])
