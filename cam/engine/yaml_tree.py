"""YAML as a tree that knows where each value stands; what is dangerous in YAML is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

MAX_BYTES = 128 * 1024
MAX_DEPTH = 20
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_KNOWN_TAG = "tag:yaml.org,2002:"
_KINDS = {
    "str": "a text", "int": "a number", "float": "a number", "bool": "yes or no", "null": "nothing",
    "timestamp": "a date", "seq": "a list", "map": "a mapping",
}  # fmt: skip


@dataclass(frozen=True)
class Value:
    """
    One value of a YAML file.

    line, column: counted from 1.  tag: str, int, float, bool, null, timestamp, seq or map.  text: of a scalar, as
    written.  is_block: it stands on the lines below (| or >).
    """

    line: int
    column: int
    tag: str
    text: str = ""
    is_block: bool = False
    items: tuple["Value", ...] = ()
    keys: tuple["Value", ...] = ()

    @property
    def kind(self) -> str:
        """Return what this is, in a person's words."""
        return _KINDS.get(self.tag, self.tag)

    @property
    def is_scalar(self) -> bool:
        """Return whether this is one text, number or the like."""
        return self.tag not in ("seq", "map")

    def pairs(self) -> Iterator[tuple["Value", "Value"]]:
        """Yield the keys of a mapping with their values."""
        yield from zip(self.keys, self.items, strict=True)


@dataclass
class Problems:
    """The mistakes of one file, collected with their places."""

    source: str
    found: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, what: str, *, line: int, column: int) -> None:
        """Note one mistake."""
        self.found.append((line, column, what))

    def at(self, value: Value, what: str) -> None:
        """Note one mistake at a value."""
        self.add(what, line=value.line, column=value.column)

    def lines(self) -> tuple[str, ...]:
        """Return the mistakes in the order of the file, each once: `file line 3, column 5: what`."""
        return tuple(
            f"{self.source} line {line}, column {column}: {what}"
            for line, column, what in sorted(set(self.found))
        )


def read_tree(text: str, problems: Problems) -> Value | None:
    """Return the value of a YAML text, or None where it is none; what is wrong is added to the problems."""
    if len(text.encode(errors="replace")) > MAX_BYTES:
        problems.add(
            f"the file may have {MAX_BYTES // 1024} KB; long bodies go into a body_file", line=1, column=1
        )
        return None
    try:
        if not _is_harmless(text, problems):
            return None
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = _place(mark)
        problems.add(_explain(error, text, line), line=line, column=column)
        return None
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        _note_bad_character(text, problems)
        return None
    if node is None:
        problems.add("the file is empty", line=1, column=1)
        return None
    return _value(node, problems)


def _is_harmless(text: str, problems: Problems) -> bool:
    # before a tree is built: an alias can make a short text endless, deep nesting breaks recursion
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line, column = _place(event.start_mark)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        what = ""
        if isinstance(event, yaml.AliasEvent):
            what = f"*{event.anchor}: aliases are not offered; write the text again, or quote a text that begins with *"
        elif depth > MAX_DEPTH:
            what = "nested too deeply"
        elif documents > 1:
            what = "one file holds one sequence; '---' begins another"
        if what:
            problems.add(what, line=line, column=column)
            return False
    return True


def _place(mark: Any) -> tuple[int, int]:
    # libyaml and PyYAML have a class of marks each
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _explain(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    said = " ".join(str(error.problem or error.context or "not YAML").split())
    lines = text.splitlines()
    written = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())] or "'\\t'" in said:
        return "indented with a tab; YAML wants spaces"
    if "mapping values are not allowed" in said:
        return f"{said}; put a text with ': ' in it into quotes"
    if "{{" in written or "{%" in written:
        return f"{said}; put a text that begins with a brace into quotes"
    if "unexpected end" in said and error.context_mark is not None:
        began = _place(error.context_mark)
        return f"the file ends here {error.context}, begun at line {began[0]}, column {began[1]}"
    return said


def _note_bad_character(text: str, problems: Problems) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        for column, character in enumerate(line, start=1):
            is_plain = (
                character.isprintable() or character in "\t\r\x85\u2028\u2029\ufeff" or ord(character) >= 0xA0
            )
            if not is_plain or 0xD800 <= ord(character) <= 0xDFFF:
                problems.add(
                    f"the character U+{ord(character):04X} may not stand here", line=number, column=column
                )
                return
    problems.add("a character that YAML does not know", line=1, column=1)


def _value(node: yaml.Node, problems: Problems) -> Value:
    line, column = _place(node.start_mark)
    tag = node.tag.removeprefix(_KNOWN_TAG)
    if tag not in _KINDS:
        problems.add(
            f"the tag {node.tag.replace(_KNOWN_TAG, '!!')!r} is not offered", line=line, column=column
        )
        tag = "str"
    if isinstance(node, yaml.SequenceNode):
        return Value(line, column, "seq", items=tuple(_value(item, problems) for item in node.value))
    if isinstance(node, yaml.MappingNode):
        keys = tuple(_value(key, problems) for key, _ in node.value)
        _note_doubles(keys, problems)
        return Value(
            line, column, "map", keys=keys, items=tuple(_value(item, problems) for _, item in node.value)
        )
    is_block = getattr(node, "style", None) in ("|", ">")
    return Value(line, column, tag, text=str(node.value), is_block=is_block)


def _note_doubles(keys: tuple[Value, ...], problems: Problems) -> None:
    seen: dict[str, int] = {}
    for key in keys:
        if not key.is_scalar:
            problems.at(
                key, f"a key is a text, this is {key.kind}; put a text that begins with a brace into quotes"
            )
        elif key.text in seen:
            problems.at(key, f"{key.text} stands twice, first in line {seen[key.text]}")
        else:
            seen[key.text] = key.line
