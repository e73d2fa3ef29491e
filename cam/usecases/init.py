"""Make a workspace: a folder with settings, sequences and an example list; nothing is overwritten."""

import os
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from cam.errors import InputError
from cam.settings_sources import template
from cam.workspace import SETTINGS_FILE


@dataclass(frozen=True, kw_only=True)
class Made:
    """What `init` did.  files: made, kept: there before and left alone; both relative to root."""

    root: Path
    files: tuple[str, ...]
    kept: tuple[str, ...]


def init(root: Path, *, sender_name: str, postal_address: str, timezone: str) -> Made:
    """
    Return the workspace made in that folder, which may exist.

    Every file is readable by its owner only. Raises InputError where the folder is a workspace already.
    """
    _make_folder(root)
    settings = {
        ("sender", "name"): " ".join(sender_name.split()),
        ("sender", "postal_address"): postal_address,
        ("sender", "timezone"): timezone,
    }
    contents = {SETTINGS_FILE: template(settings), **_examples()}
    if (root / SETTINGS_FILE).exists():
        raise InputError(
            f"{root}: it is a workspace already", hint=f"edit {root / SETTINGS_FILE}", code="workspace_exists"
        )
    made: list[str] = []
    kept: list[str] = []
    for name, text in contents.items():
        (made if _write_new(root / name, text) else kept).append(name)
    return Made(root=root, files=tuple(made), kept=tuple(kept))


def _make_folder(root: Path) -> None:
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"{root}: {(error.strerror or 'cannot be made').lower()}",
            hint="name a folder that you may write to",
        ) from error


def _examples() -> dict[str, str]:
    """Return the files beside the settings, by their name in the workspace."""
    templates = resources.files("cam") / "templates"
    found = {
        "leads.csv": _text(templates / "workspace" / "leads.csv"),
        ".gitignore": _text(templates / "workspace" / "gitignore"),
    }
    for file in sorted((templates / "sequences").iterdir(), key=lambda one: one.name):
        if file.name.endswith((".yaml", ".yml")):
            found[f"sequences/{file.name}"] = _text(file)
    return found


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8")


def _write_new(path: Path, text: str) -> bool:
    """Write a file that its owner alone can read; return False where something of that name is there."""
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    except OSError as error:
        raise InputError(
            f"{path}: {(error.strerror or 'cannot be made').lower()}",
            hint="check the folder and its permissions",
        ) from error
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    return True
