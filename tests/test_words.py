"""One word per thing: no name in the code is one that the glossary refuses."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
REFUSED = re.search(
    r"Names refused: (.*)\.\s*$", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), re.DOTALL
)


def refused_words() -> list[str]:
    assert REFUSED is not None
    return [word.strip() for word in REFUSED[1].split(",")]


def defined_names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.name
            case ast.arg():
                yield node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.id
            case ast.Attribute(ctx=ast.Store()):
                yield node.attr


def parts(name: str) -> str:
    return "_" + re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().strip("_") + "_"


def test_no_name_is_one_that_the_glossary_refuses() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted((ROOT / "cam").rglob("*.py"))
        for name in {path.stem, *defined_names(ast.parse(path.read_text(encoding="utf-8")))}
        for word in refused_words()
        if f"_{word}_" in parts(name) or f"_{word}s_" in parts(name)
    ]
    assert found == []


def test_the_reader_of_names_finds_a_refused_one() -> None:
    planted = ast.parse("class LeadManager:\n    def run(self, blast_size): self.send_at = 1\n")
    hits = [word for name in defined_names(planted) for word in refused_words() if f"_{word}_" in parts(name)]
    assert sorted(hits) == ["blast", "manager", "send_at"]
