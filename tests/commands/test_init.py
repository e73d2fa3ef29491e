"""`cam init`: a workspace, and nothing overwritten."""

import json
import stat
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cam.cli import app
from cam.commands.door import Door

runner = CliRunner()


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CAM_WORKSPACE", raising=False)


def test_it_makes_a_private_workspace_and_says_what_is_next(tmp_path: Path) -> None:
    words = [
        "init",
        "outreach",
        "--sender-name",
        "Ana",
        "--postal-address",
        "1 Main St",
        "--timezone",
        "Europe/Lisbon",
    ]

    result = runner.invoke(app, words)

    root = tmp_path / "outreach"
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(
        f"made a workspace in {root}\n"
        "  cam.toml                     settings, every key with its default\n"
        "  leads.csv                    an example list\n"
        "  .gitignore                   keeps personal data out of version control\n"
        "  sequences/"
    )
    assert result.stdout.endswith(f"next: cd {root} && cam mailbox add you@your-domain.com\n")
    sender = tomllib.loads((root / "cam.toml").read_text())["sender"]
    assert sender == {"name": "Ana", "postal_address": "1 Main St", "timezone": "Europe/Lisbon"}
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in root.rglob("*") if path.is_file()}
    assert not (root / "cam.db").exists()


def test_the_made_workspace_works(tmp_path: Path) -> None:
    runner.invoke(app, ["init"])

    result = runner.invoke(app, [])

    assert result.exit_code == 0
    assert result.stdout == (
        f"workspace  {tmp_path}\nmailboxes  none\n\n"
        "next  cam mailbox add you@your-domain.com\n      there is no mailbox to send from yet\n"
    )


def test_as_json_it_is_one_document(tmp_path: Path) -> None:
    result = runner.invoke(app, ["init", "--json"])

    document = json.loads(result.stdout)
    assert document["workspace"] == str(tmp_path)
    assert {"cam.toml", "leads.csv", ".gitignore"} <= set(document["files"])
    assert document["kept"] == []


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "leads.csv").write_text("mine")
    (tmp_path / ".gitignore").symlink_to(tmp_path / "elsewhere")

    result = runner.invoke(app, ["init", "--json"])

    assert json.loads(result.stdout)["kept"] == ["leads.csv", ".gitignore"]
    assert (tmp_path / "leads.csv").read_text() == "mine"
    assert not (tmp_path / "elsewhere").exists()


def test_a_workspace_is_never_made_twice(tmp_path: Path) -> None:
    (tmp_path / "cam.toml").write_text("mine")

    result = runner.invoke(app, ["init", "--yes"])

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{tmp_path}: it is a workspace already\nedit {tmp_path / 'cam.toml'}\n"
    assert [tmp_path / "cam.toml"] == list(tmp_path.iterdir())


def test_a_wrong_time_zone_makes_nothing(tmp_path: Path) -> None:
    result = runner.invoke(app, ["init", "--timezone", "Europe/Lisbn"])

    assert result.exit_code == 1
    assert result.stderr.startswith(
        "--timezone: 'Europe/Lisbn' is no time zone; did you mean 'Europe/Lisbon'?\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "outreach").write_text("")

    result = runner.invoke(app, ["init", "outreach"])

    assert (1, f"{tmp_path / 'outreach'}: file exists\n") == (
        result.exit_code,
        result.stderr.splitlines(True)[0],
    )


def test_on_a_terminal_it_asks_for_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Door, "is_tty", True)

    result = runner.invoke(app, ["init", "--timezone", "Asia/Tokyo"], input="Ana Silva\n1 Main Street\n")

    assert result.exit_code == 0
    sender = tomllib.loads((tmp_path / "cam.toml").read_text())["sender"]
    assert sender == {"name": "Ana Silva", "postal_address": "1 Main Street", "timezone": "Asia/Tokyo"}
    assert "Your postal address" in result.stderr


def test_with_yes_it_asks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Door, "is_tty", True)

    result = runner.invoke(app, ["init", "--yes"])

    assert result.exit_code == 0
    assert "before you launch: set name and postal_address" in result.stderr
    assert tomllib.loads((tmp_path / "cam.toml").read_text())["sender"]["timezone"] == "UTC"
