"""The engine asks no clock, opens no file and rolls no dice: the same input gives the same output, for ever."""

import ast
from pathlib import Path

import pytest

ENGINE = Path(__file__).parent.parent.parent / "cam" / "engine"
ASKED = {"now", "utcnow", "today", "time", "monotonic", "perf_counter", "urandom", "uuid1", "uuid4", "getenv"}
BUILTINS = {"open", "input", "print", "exec", "eval", "__import__"}
MODULES = {"random", "secrets", "uuid", "os", "pathlib", "time", "logging", "socket", "sqlite3", "subprocess"}


def impure(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)) if (
                name in ASKED and owner in {"datetime", "date", "dt"} | MODULES
            ):
                found.append(f"line {node.lineno}: {owner}.{name}()")
            case ast.Call(func=ast.Name(id=name)) if name in BUILTINS:
                found.append(f"line {node.lineno}: {name}()")
            case ast.Import(names=names):
                found += [
                    f"line {node.lineno}: import {a.name}" for a in names if a.name.split(".")[0] in MODULES
                ]
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in MODULES:
                found.append(f"line {node.lineno}: from {module}")
    return found


@pytest.mark.parametrize("path", sorted(ENGINE.rglob("*.py")), ids=lambda path: path.stem)
def test_a_room_of_the_engine_touches_nothing(path: Path) -> None:
    assert impure(path.read_text(encoding="utf-8")) == []


def test_the_same_reading_finds_a_clock_a_file_and_dice() -> None:
    planted = "import random\nfrom datetime import datetime\ndatetime.now()\nopen('x')\n"
    assert len(impure(planted)) == 3
