"""Plays the commands of a page as they stand: `cam` in this process at a moment that the page names, the rest in sh."""

import os
import re
import shlex
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from freezegun import freeze_time
from typer.testing import CliRunner

from cam.cli import app

BLOCK = re.compile(
    r"<!-- clock: (?P<moment>[^ ]+) -->|^```console\n(?P<block>.*?)^```$", re.DOTALL | re.MULTILINE
)
CUT = "[...]"  # on a line of its own: here the page leaves lines out


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One command of a page, what the page says that it prints, and the moment at which it is given."""

    command: str
    output: str
    moment: str


def shown(page: str) -> Iterator[Shown]:
    """Give the commands of the console blocks of a page, in their order; a hidden comment moves the clock."""
    moment = ""
    for match in BLOCK.finditer(page):
        if match["moment"]:
            moment = match["moment"]
            continue
        for one in re.split(r"^\$ ", match["block"], flags=re.MULTILINE)[1:]:
            lines = one.splitlines()
            last = next(number for number, line in enumerate(lines) if not line.endswith("\\"))
            command = " ".join(line.removesuffix("\\").strip() for line in lines[: last + 1])
            yield Shown(command=command, output="\n".join(lines[last + 1 :]).strip("\n"), moment=moment)


def play(one: Shown, *, typed: str = "") -> str:
    """Run one command where we stand and return what a person would see; typed: what the person types."""
    words = shlex.split(one.command, comments=True)
    if words[0] == "cam":
        with freeze_time(one.moment):
            return CliRunner().invoke(app, words[1:], env={"COLUMNS": "80"}).output.strip("\n")
    if words[0] == "cd":
        os.chdir(words[1])
        return ""
    done = subprocess.run(
        ["sh", "-c", one.command], input=typed, capture_output=True, text=True, timeout=30, check=True
    )
    return done.stdout.strip("\n")


def agrees(page: str, real: str) -> bool:
    """Tell whether a page shows what was really printed, lines that it leaves out aside."""
    parts = [re.escape(part) for part in f"\n{page}\n".split(f"\n{CUT}\n")]
    return re.fullmatch("\n(?:.*\n)*".join(parts), f"\n{real}\n") is not None


def home_of(folder: Path) -> Callable[[str], str]:
    """Return what writes a folder of the test as the home of the person in the page."""
    return lambda text: text.replace(str(folder), "/home/ana")
