"""Finding the workspace."""

from pathlib import Path

import pytest

from cam.errors import InputError
from cam.workspace import Workspace, find


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "outreach"
    (folder / "sequences" / "old").mkdir(parents=True)
    (folder / "cam.toml").write_text("")
    return folder


def test_a_workspace_is_found_from_any_folder_inside_it(root: Path) -> None:
    assert Workspace(root) == find(None, {}, cwd=root / "sequences" / "old")


def test_the_option_wins_over_the_variable_and_the_variable_over_the_folder(
    root: Path, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "cam.toml").write_text("")
    environ = {"CAM_WORKSPACE": str(tmp_path / "b")}

    assert Workspace(tmp_path / "a") == find(Path("../a"), environ, cwd=root)
    assert Workspace(tmp_path / "b") == find(None, environ, cwd=root)
    assert Workspace(root) == find(None, {"CAM_WORKSPACE": ""}, cwd=root)


def test_where_there_is_none_the_error_names_init(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        find(None, {}, cwd=tmp_path)

    assert f"{tmp_path}: no workspace here or in a folder above" == caught.value.what
    assert "cam init" in caught.value.hint
    assert (caught.value.exit_code, caught.value.code) == (1, "no_workspace")


@pytest.mark.parametrize(
    ("name", "why"), [("nowhere", "is no folder"), ("sequences", "is no workspace, it has no cam.toml")]
)
def test_a_named_folder_that_is_none_is_never_replaced_by_another(root: Path, name: str, why: str) -> None:
    with pytest.raises(InputError) as caught:
        find(Path(name), {}, cwd=root)

    assert f"--workspace: {name!r} {why}" == caught.value.what


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", "sqlite:////home/ana/cam.db"),
        ("sqlite:///data/x.db", "sqlite:////home/ana/data/x.db"),
        ("sqlite:////data/x.db", "sqlite:////data/x.db"),
        ("postgresql+psycopg://db.example/cam", "postgresql+psycopg://db.example/cam"),
    ],
)
def test_a_database_file_is_meant_from_the_workspace(url: str, expected: str) -> None:
    assert expected == Workspace(Path("/home/ana")).database_url(url)
