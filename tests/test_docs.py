"""The pages made from the code say what the code says; the others name what exists."""

import re
import shlex
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from cam.cli import COMMANDS, app
from cam.usecases.deploy import cron_lines, systemd_unit

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
WRITTEN = (
    "README.md",
    "docs/README.md",
    "docs/deploy.md",
    "docs/guide.md",
    "docs/python-api.md",
    "docs/sequences.md",
    "docs/troubleshooting.md",
)
PLACEHOLDER = re.compile(r"[A-Z]+")


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.syspath_prepend(str(DOCS))
    import generate

    yield generate
    for name in ("generate", "shapes", "state_machine_page"):
        sys.modules.pop(name)


def test_the_pages_made_from_the_code_are_current(pages: object) -> None:
    assert pages.outdated() == [], "run `make docs`"  # type: ignore[attr-defined]


def test_the_diagram_of_the_states_is_one_of_them(pages: object) -> None:
    assert "state-machine.md" in pages.PAGES  # type: ignore[attr-defined]


def commands_in(page: str) -> Iterator[str]:
    """Give every command of cam that a page names: in code blocks, and in code between words."""
    prose = re.sub(r"^```.*?^```$", "", page, flags=re.DOTALL | re.MULTILINE)
    for block in re.findall(r"^```\w*\n(.*?)^```$", page, flags=re.DOTALL | re.MULTILINE):
        for line in block.replace("\\\n", " ").splitlines():
            found = re.search(r"(?:^|&& |^\$ )(cam .*)$", line)
            if found:
                yield found[1]
    for span in re.findall(r"`(cam [^`]*)`", prose):
        yield " ".join(span.split())


def wrong_in(command: str) -> str:
    """Return what is wrong with a command that a page names, or ""."""
    words = shlex.split(re.split(r" [>|] ", command)[0], comments=True)[1:]
    node: Any = typer.main.get_command(app)
    path = "cam"
    while hasattr(node, "list_commands") and words and not words[0].startswith("-"):
        name = words.pop(0)
        if PLACEHOLDER.fullmatch(name):
            return ""
        known = typer.Context(node)
        if name not in node.list_commands(known):
            return f"{path}: no command {name!r}"
        node, path = node.get_command(known, name), f"{path} {name}"
    known_options = {name for one in node.params for name in (*one.opts, *one.secondary_opts)} | {"--help"}
    unknown = [word for word in words if re.match(r"--?[a-z]", word) and word not in known_options]
    return f"{path}: no option {', '.join(unknown)}" if unknown else ""


@pytest.mark.parametrize("name", WRITTEN)
def test_every_command_that_a_page_names_exists(name: str) -> None:
    commands = list(commands_in((ROOT / name).read_text(encoding="utf-8")))
    assert commands
    assert [wrong for wrong in map(wrong_in, commands) if wrong] == []


def test_the_reader_of_commands_finds_what_does_not_exist() -> None:
    page = (
        "```\ncam report --chart\n$ cam lead \\\n    sing\n```\nor `cam frobnicate` and `cam COMMAND --help`"
    )
    assert [wrong_in(one) for one in commands_in(page)] == [
        "cam report: no option --chart",
        "cam lead: no command 'sing'",
        "cam: no command 'frobnicate'",
        "",
    ]


def test_every_command_is_named_by_the_guide_or_the_readme() -> None:
    named = {
        command.split()[1]
        for name in WRITTEN
        for command in commands_in((ROOT / name).read_text(encoding="utf-8"))
        if " " in command
    }
    assert set(COMMANDS) - named == set()


@pytest.mark.parametrize("name", WRITTEN)
def test_every_link_of_a_page_leads_somewhere(name: str) -> None:
    page = ROOT / name
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text(encoding="utf-8")):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link


def test_every_look_into_the_database_works(sqlite_url: str) -> None:
    page = (DOCS / "troubleshooting.md").read_text(encoding="utf-8")
    looks = "".join(re.findall(r"^```sql\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)).split(";")
    connection = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
    for look in looks:
        connection.execute("PRAGMA query_only = ON")
        connection.execute(look)
    connection.close()
    assert len(looks) > 10


def test_the_page_on_deployment_shows_the_unit_and_the_lines_that_cam_writes() -> None:
    page = (DOCS / "deploy.md").read_text(encoding="utf-8")
    paths = {"command": Path("/opt/cam/bin/cam"), "workspace": Path("/home/cam/outreach")}
    assert f"```ini\n{systemd_unit(**paths, user='cam')}```" in page
    assert f"```text\n{cron_lines(**paths)}```" in page


def anchors(page: str) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
