"""The workspace: the folder that holds the settings, the database and the sequences."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cam.errors import InputError

SETTINGS_FILE = "cam.toml"
DATABASE_FILE = "cam.db"
NO_WORKSPACE = "no_workspace"  # the code of the error where there is none


@dataclass(frozen=True)
class Workspace:
    """A folder with a cam.toml.  root: absolute."""

    root: Path

    @property
    def settings_path(self) -> Path:
        """Return where the settings stand."""
        return self.root / SETTINGS_FILE

    def database_url(self, url: str) -> str:
        """Return the URL of the database: the one of the settings, a file of theirs in this folder, else cam.db."""
        if not url:
            return f"sqlite:///{self.root / DATABASE_FILE}"
        scheme, slashes, path = url.partition(":///")
        if scheme.startswith("sqlite") and slashes:
            return f"{scheme}:///{self.root / path}"
        return url


def find(option: Path | None, environ: Mapping[str, str], *, cwd: Path) -> Workspace:
    """
    Return the workspace named by --workspace, else by CAM_WORKSPACE, else the current folder or the
    nearest of its parents that is one. Raises InputError that names `cam init` where there is none.
    """
    named = option or (Path(environ["CAM_WORKSPACE"]) if environ.get("CAM_WORKSPACE") else None)
    if named is not None:
        return _named(named, said_by="--workspace" if option else "CAM_WORKSPACE", cwd=cwd)
    for folder in (cwd, *cwd.parents):
        if (folder / SETTINGS_FILE).is_file():
            return Workspace(folder)
    raise InputError(
        f"{cwd}: no workspace here or in a folder above",
        hint="make one with 'cam init', name one with --workspace DIR, or look around with 'cam demo'",
        code=NO_WORKSPACE,
    )


def _named(folder: Path, *, said_by: str, cwd: Path) -> Workspace:
    root = (cwd / folder.expanduser()).resolve()
    if (root / SETTINGS_FILE).is_file():
        return Workspace(root)
    what = "is no folder" if not root.is_dir() else f"is no workspace, it has no {SETTINGS_FILE}"
    raise InputError(
        f"{said_by}: {str(folder)!r} {what}", hint=f"make one with 'cam init {folder}'", code=NO_WORKSPACE
    )
