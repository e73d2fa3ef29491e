"""A sequence, compiled: its templates and conditions, ready for every lead; one per version."""

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Template

from cam.engine import spintax
from cam.engine.steps import Sequence, Step, Variant
from cam.engine.template_rules import ALIASES
from cam.engine.templating import Problem, compile_template, condition_source, examine_expression
from cam.engine.wording import Piece, compile_body, compile_subject
from cam.errors import InputError

_ALWAYS_THERE = ("strategy.", "sender.", "campaign.name")


@dataclass(frozen=True)
class Wording:
    """One variant, compiled.  subject: None where it continues the thread."""

    subject: Piece | None
    body: Piece


@dataclass(frozen=True)
class Compiled:
    """A sequence with its templates compiled; keep one per version, it is good for every lead."""

    sequence: Sequence
    conditions: tuple[Template | None, ...]
    condition_names: tuple[frozenset[str], ...]
    wordings: Mapping[tuple[int, str], Wording]

    def names(self, position: int) -> frozenset[str]:
        """Return every name that this step mentions, in any of its variants or its condition, as it is written."""
        return self.condition_names[position].union(*(piece.names.used for piece in self._pieces(position)))

    def variables(self, position: int) -> frozenset[str]:
        """
        Return the names without which a lead is held back at this step, in any of its variants.

        A lead's field ("company"), a custom field by its name, or "campaign.offer", "campaign.audience".
        Guarded names (default, if) and those that are always there (strategy.*, sender.*) are left out.
        """
        return frozenset(
            ALIASES.get(name, name)
            for piece in self._pieces(position)
            for name in piece.names.required
            if not name.startswith(_ALWAYS_THERE)
        )

    def _pieces(self, position: int) -> list[Piece]:
        found = [wording for (at, _variant), wording in self.wordings.items() if at == position]
        return [piece for wording in found for piece in (wording.subject, wording.body) if piece is not None]


def compile_sequence(sequence: Sequence, *, source: str = "") -> Compiled:
    """Return the compiled sequence; raises InputError with every template's problems (step, variant, part, line)."""
    wordings: dict[tuple[int, str], Wording] = {}
    problems: list[str] = []
    for position, step in enumerate(sequence.steps):
        problems += [_place(source, step, None, "if", found) for found in condition_problems(step.condition)]
        for variant in step.variants:
            subject = compile_subject(variant.subject) if variant.subject else None
            body = compile_body(variant.body, step.channel)
            if isinstance(subject, tuple):
                problems += [_place(source, step, variant, "subject", found) for found in subject]
            elif isinstance(body, Piece):
                wordings[position, variant.id] = Wording(subject, body)
            if isinstance(body, tuple):
                problems += [_place(source, step, variant, "body", found) for found in body]
    if problems:
        where = source or f"sequence {sequence.name}"
        what = problems[0] if len(problems) == 1 else f"{where}: {len(problems)} problems in its templates"
        raise InputError(what, hint="mend the templates and run 'cam sequence check FILE'", problems=problems)
    conditions = tuple(
        compile_template(condition_source(step.condition)) if step.condition else None
        for step in sequence.steps
    )
    names = tuple(
        examine_expression(step.condition)[1].used if step.condition else frozenset()
        for step in sequence.steps
    )
    return Compiled(sequence, conditions, names, wordings)


def condition_problems(condition: str) -> tuple[Problem, ...]:
    """Return every mistake in a step's condition; an empty one has none."""
    return examine_expression(condition)[0] if condition else ()


def _place(source: str, step: Step, variant: Variant | None, part: str, problem: Problem) -> str:
    wording = f", variant {variant.id}" if variant and len(step.variants) > 1 else ""
    where = f"{source}: " if source else ""
    return f"{where}step {step.id}{wording}, {part} line {problem.line}: {problem.what}"


def draw_variant(step: Step, *, lead_key: str, salt: str) -> Variant:
    """Return the wording of this step for this lead: by weight, stable, independent of other steps."""
    total = sum(variant.weight for variant in step.variants)
    left = spintax.number(f"{salt}\0{step.id}\0{lead_key}\0variant") % max(total, 1)
    for variant in step.variants:
        left -= variant.weight
        if left < 0:
            return variant
    return step.variants[0]
