"""Sequence files: YAML text to a Sequence, with the place of every mistake."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cam.engine.compiled import condition_problems
from cam.engine.sequence_keys import STEP_KEYS, TOP_KEYS, VARIANT_KEYS, json_schema
from cam.engine.sequence_values import Keys, ValueReader, Words
from cam.engine.steps import MAX_STEPS, MAX_VARIANTS, MAX_WAIT_DAYS, Sequence, Step, Variant, default_wait
from cam.engine.vocabulary import Channel
from cam.engine.wording import compile_body, compile_subject
from cam.engine.yaml_tree import Problems, Value, read_tree
from cam.errors import InputError

__all__ = ["MAX_WAIT_DAYS", "Sequence", "Step", "Variant", "default_wait", "json_schema", "parse_sequence"]


def parse_sequence(text: str, *, name: str, source: str, read_body: Callable[[str], str]) -> Sequence:
    """
    Return the sequence that a YAML file describes; a sequence.yml of cold-cli is read as it is.

    name: where the file names none.  source: what errors call the file.  read_body: body_file's path, as written
    in the file, to its text; raises InputError where it cannot be read.
    Raises InputError whose problems name every mistake, templates included, each with line and column.
    """
    problems = Problems(source)
    reader = _Reader(text.removeprefix("\ufeff"), problems, read_body)
    tree = read_tree(reader.text, problems)
    found = reader.sequence(tree, name=name) if tree is not None else None
    if problems.found or found is None:
        lines = problems.lines()
        what = lines[0] if len(lines) == 1 else f"{source}: {len(lines)} problems"
        raise InputError(
            what, hint="'cam sequence schema' and 'cam sequence example' show the format", problems=lines
        )
    return found


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class _Reader(ValueReader):
    read_body: Callable[[str], str]

    def sequence(self, tree: Value, *, name: str) -> Sequence | None:
        top = self.mapping(tree, TOP_KEYS, "a sequence")
        channel = self.channel(top.get("channel"), Channel.EMAIL)
        title = " ".join(self.plain(top, "name").split()) or name[:200]
        if len(title) > 200:
            self.problems.at(top["name"], f"name: {title[:30]!r}... has more than 200 characters")
        listed = top.get("steps")
        if listed is None or listed.tag != "seq" or not listed.items:
            self.problems.at(listed or tree, "steps: a sequence needs a list of at least one step")
            return None
        if len(listed.items) > MAX_STEPS:
            self.problems.at(listed, f"steps: {len(listed.items)} of at most {MAX_STEPS}")
            return None
        steps = [self._step(item, at, channel) for at, item in enumerate(listed.items)]
        self.note_doubles(
            ((step.id, item) for step, item in zip(steps, listed.items, strict=True) if step), "step id"
        )
        self._note_threads(steps, listed.items)
        if self.problems.found:
            return None
        return Sequence(name=title, channel=channel, steps=tuple(step for step in steps if step))

    def _step(self, item: Value, at: int, channel: Channel) -> Step | None:
        keys = self.mapping(item, STEP_KEYS, f"step {at + 1}")
        if item.tag != "map":
            return None
        own = self.channel(keys.get("channel"), channel)
        wait = self.wait(keys, at)
        condition = self.plain(keys, "if")
        if condition:
            self.note_all(condition_problems(condition), Words(condition, keys["if"]), f"step {at + 1}, if")
        variants = self._variants(keys, item, at, own)
        step_id = self.name(keys, f"step-{self.number(keys, at)}")
        return (
            Step(id=step_id, channel=own, wait=wait, condition=condition, variants=variants)
            if variants
            else None
        )

    def _variants(self, keys: Keys, item: Value, at: int, channel: Channel) -> tuple[Variant, ...]:
        where = f"step {at + 1}"
        subject, body = self.words(keys, "subject"), self._body(keys)
        if subject and channel is not Channel.EMAIL:
            self.problems.at(subject.value, f"{where}: a {channel} message has no subject")
        found: list[tuple[Variant | None, Value]] = []
        if body:
            found.append((self._variant({}, "a", subject, body, where=where, channel=channel), item))
        for further in self._listed_variants(keys):
            inner = self.mapping(further, VARIANT_KEYS, f"{where}, a variant")
            letter = _LETTERS[len(found)]
            named = f"{where}, variant {letter}"
            words = self.words(inner, "subject") or subject, self._body(inner) or body
            if words[1] is None:
                self.problems.at(further, f"{named}: no body, and the step has none either")
            found.append((self._variant(inner, letter, *words, where=named, channel=channel), further))
        if not found:
            self.problems.at(item, f"{where}: no body, body_file or variants")
        variants = tuple(variant for variant, _ in found if variant)
        if variants and not any(variant.weight for variant in variants):
            self.problems.at(keys.get("variants", item), f"{where}: every weight is 0")
        self.note_doubles(((one.id, at) for one, at in found if one), f"{where}: variant id")
        return variants if len(variants) == len(found) else ()

    def _listed_variants(self, keys: Keys) -> tuple[Value, ...]:
        listed = keys.get("variants")
        if listed is None or listed.tag == "null":
            return ()
        if listed.tag != "seq":
            self.problems.at(listed, f"variants: a list of wordings, not {listed.kind}")
            return ()
        if len(listed.items) >= MAX_VARIANTS:
            self.problems.at(
                listed,
                f"variants: {len(listed.items)}, more than {MAX_VARIANTS} wordings with the step's own",
            )
            return ()
        return listed.items

    def _variant(
        self,
        keys: Keys,
        letter: str,
        subject: Words | None,
        body: Words | None,
        *,
        where: str,
        channel: Channel,
    ) -> Variant | None:
        weight = self.weight(keys.get("weight"))
        variant_id = self.name(keys, letter)
        if body is None:
            return None
        if subject:
            compiled = compile_subject(subject.text)
            self.note_all(compiled if isinstance(compiled, tuple) else (), subject, f"{where}, subject")
        words = compile_body(body.text, channel)
        self.note_all(words if isinstance(words, tuple) else (), body, f"{where}, body")
        return Variant(id=variant_id, weight=weight, subject=subject.text if subject else "", body=body.text)

    def _note_threads(self, steps: list[Step | None], items: Iterable[Value]) -> None:
        for at, (step, item) in enumerate(zip(steps, items, strict=True)):
            if step is None:
                return
            if step.channel is Channel.EMAIL:
                if not all(variant.subject for variant in step.variants):
                    self.problems.at(
                        item,
                        f"step {at + 1}: the first email needs a subject, there is no thread to continue",
                    )
                return

    def _body(self, keys: Keys) -> Words | None:
        body, path = self.words(keys, "body"), self.plain(keys, "body_file").strip()
        if not path:
            return body
        if body:
            self.problems.at(keys["body_file"], "body_file: there is a body too; keep one of them")
            return body
        try:
            return Words(self.read_body(path), keys["body_file"], path)
        except InputError as error:
            self.problems.at(keys["body_file"], f"body_file: {error.what}")
            return Words("", keys["body_file"], path)
