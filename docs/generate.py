"""Write the pages of docs/ that are made from the code; `make docs` runs it, a test checks that they are current."""

import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import state_machine_page
import typer
from shapes import shapes

from cam.cli import COMMANDS, app
from cam.engine import vocabulary
from cam.settings_sources import SECTIONS, toml_value

DOCS = Path(__file__).parent
NOTE = "<!-- made by docs/generate.py; change the code, then run `make docs` -->\n"
WIDTH = 78


def cli() -> str:
    """Return the reference of the command line: the help of every command."""
    root: Any = typer.main.get_command(app)
    top = typer.Context(root, info_name="cam", terminal_width=WIDTH)
    parts = ["# Command line\n", NOTE, _block(root.get_help(top))]
    for name in COMMANDS:
        parts += _command_pages(root.get_command(top, name), name, top)
    return "\n".join(parts)


def _command_pages(command: Any, name: str, parent: Any) -> Iterator[str]:
    context = typer.Context(command, info_name=name, parent=parent, terminal_width=WIDTH)
    yield f"## {context.command_path}\n"
    yield _block(command.get_help(context))
    for verb, one in getattr(command, "commands", {}).items():
        yield from (page.replace("## ", "### ", 1) for page in _command_pages(one, verb, context))


def _block(text: str) -> str:
    return f"```text\n{text}\n```\n"


def settings() -> str:
    """Return the reference of cam.toml."""
    parts = [
        "# Settings\n",
        NOTE,
        "`cam init` writes a `cam.toml` with every key, its default and a comment. A value comes from the command\n"
        "line, then from the environment, then from `cam.toml`, then from the default. Unknown keys and bad values\n"
        'are refused, all at once. `"off"` means that a cap does not exist.\n',
        "Two variables stand beside those of the tables: `CAM_WORKSPACE` names the workspace, `CAM_DATABASE_URL`\n"
        "the database.\n",
    ]
    for name, section in SECTIONS.items():
        parts += [f"## [{name}]\n", (section.__doc__ or "").strip() + "\n"]
        parts += ["| key | default | meaning | variable |", "| --- | --- | --- | --- |"]
        for key, field in section.model_fields.items():
            default = toml_value("off" if field.default is None else field.default)
            parts.append(
                f"| `{key}` | `{default}` | {field.description} | `CAM_{name.upper()}__{key.upper()}` |"
            )
        parts.append("")
    return "\n".join(parts)


def json_contract() -> str:
    """Return the reference of --json: the written contract, the closed vocabularies, the shape of every document."""
    written = (DOCS / "reference" / "json.in.md").read_text(encoding="utf-8")
    return (
        written.replace("{{note}}", NOTE)
        .replace("{{vocabularies}}", _vocabularies())
        .replace("{{shapes}}", shapes())
    )


def _vocabularies() -> str:
    shown = ("State", "CampaignStatus", "MailboxStatus", "MessageStatus", "Channel", "Provider", "Reason")
    lines = ["| what | values |", "| --- | --- |"]
    for name in shown:
        words: type[StrEnum] = getattr(vocabulary, name)
        meaning = (words.__doc__ or "").strip().partition("\n")[0].partition(".")[0].partition(";")[0]
        lines.append(f"| {meaning} | {', '.join(f'`{word}`' for word in words)} |")
    return "\n".join(lines)


PAGES = {
    "reference/cli.md": cli,
    "reference/settings.md": settings,
    "reference/json.md": json_contract,
    "state-machine.md": state_machine_page.page,
}


def outdated() -> list[str]:
    """Return the pages that do not say what the code says."""
    return [name for name, page in PAGES.items() if not _is_current(DOCS / name, page())]


def _is_current(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def main() -> None:
    """Write every page."""
    os.environ["NO_COLOR"] = "1"
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
        print(f"docs/{name}", file=sys.stderr)


if __name__ == "__main__":
    main()
