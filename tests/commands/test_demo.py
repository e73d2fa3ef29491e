"""`cam demo`."""

import json
import tempfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cam.cli import app

runner = CliRunner()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which temporary files are made, empty."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_the_story_has_seven_scenes_and_fits_80_columns(temporary: Path) -> None:
    result = runner.invoke(app, ["demo"])

    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line[0] for line in lines if line[:1].isdigit() and line[1:3] == "  "] == list("1234567")
    assert [line for line in lines if len(line) > 80] == []


def test_no_state_is_left_behind(temporary: Path) -> None:
    runner.invoke(app, ["demo", "--days", "1"])

    assert list(temporary.iterdir()) == []


def test_keep_leaves_a_workspace_that_works_and_the_mails(tmp_path: Path) -> None:
    kept = tmp_path / "kept"

    told = runner.invoke(app, ["demo", "--days", "3", "--keep", str(kept)])
    seen = runner.invoke(app, ["report", "--workspace", str(kept), "--json"])

    assert f"cd {kept}" in told.stdout
    sent = json.loads(seen.stdout)["campaigns"][0]["sent"]
    assert sent == len(list((kept / "received").glob("*.eml"))) > 0
    assert runner.invoke(app, ["status", "--workspace", str(kept)]).exit_code == 0


def test_json_is_one_document(temporary: Path) -> None:
    result = runner.invoke(app, ["demo", "--days", "2", "--json"])

    document = json.loads(result.stdout)
    assert list(document) == ["workspace", "received", "rows", "held", "report"]
    assert document["workspace"] is None
    assert document["received"] == document["report"]["campaigns"][0]["sent"]


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()

    result = runner.invoke(app, ["demo", "--keep", str(tmp_path)])

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"--keep {tmp_path}: it holds something already\nname a new or empty folder\n"
