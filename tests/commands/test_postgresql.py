"""A workspace on PostgreSQL, from the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cam.cli import app
from cam.store.upgrade import HEAD
from tests.servers.postgresql import PostgreSql

runner = CliRunner()


def cam(*arguments: str) -> tuple[int, str, str]:
    """Return exit code, stdout and stderr of one command."""
    result = runner.invoke(app, list(arguments))
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def on_server(workspace: Path, postgresql_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace whose database is on a server."""
    monkeypatch.setenv("CAM_DATABASE_URL", postgresql_url)
    (workspace / "cam.db").unlink()
    return workspace


def test_a_list_is_imported_and_counted(on_server: Path) -> None:
    (on_server / "leads.csv").write_text(
        "email,first_name,company\nada@x.example,Ada,X\nbob@y.example,Bob,Y\n", encoding="utf-8"
    )

    imported = cam("import-csv", "leads.csv", "--campaign", "Q1", "--json")
    status, listed = cam("status", "--json"), cam("lead", "list", "--json")

    assert imported[0] == 0, imported
    assert json.loads(imported[1])["imported"] == 2
    assert status[0] == 0, status
    assert {lead["email"] for lead in json.loads(listed[1])} == {"ada@x.example", "bob@y.example"}
    assert not (on_server / "cam.db").exists()


def test_a_new_database_is_made_by_upgrade_and_by_nothing_else(
    workspace: Path, postgresql_server: PostgreSql, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = postgresql_server.new()
    monkeypatch.setenv("CAM_DATABASE_URL", postgresql_server.url(name))

    code, out, err = cam("status")
    upgraded, again = cam("db", "upgrade"), cam("db", "upgrade")

    assert (code, out) == (1, "")
    assert err.endswith("it is empty\nrun 'cam db upgrade'\n")
    assert upgraded == (0, f"made a database of version {HEAD}\n", "")
    assert again == (0, f"the database has version {HEAD} already\n", "")
    postgresql_server.drop(name)


def test_backup_says_what_to_run_instead(on_server: Path) -> None:
    code, _, err = cam("db", "backup")

    assert code == 1
    assert "only SQLite is backed up by cam\npg_dump --format=custom" in err


def test_a_server_that_is_not_there_takes_two_lines(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, postgresql_server: PostgreSql
) -> None:
    monkeypatch.setenv("CAM_DATABASE_URL", "postgresql://ana:s3cret@127.0.0.1:9/cam?connect_timeout=5")

    code, out, err = cam("status")

    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 2
    assert "cannot be reached" in err
    assert "s3cret" not in err


def test_a_password_in_the_file_is_refused_wherever_it_stands(workspace: Path) -> None:
    settings = workspace / "cam.toml"
    text = settings.read_text(encoding="utf-8").replace('url = ""', 'url = "postgresql:///x?password=s3cret"')
    settings.write_text(text, encoding="utf-8")

    code, _, err = cam("status")

    assert code == 1
    assert "holds a password" in err
    assert "s3cret" not in err


def test_a_workspace_moves_and_its_file_sends_no_more(
    workspace: Path, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "leads.csv").write_text("email\nada@x.example\n", encoding="utf-8")
    assert cam("import-csv", "leads.csv", "--campaign", "Q1")[0] == 0
    assert cam("db", "move", "cam.db")[2].startswith(f"database {workspace / 'cam.db'}: it is a SQLite file")
    monkeypatch.setenv("CAM_DATABASE_URL", postgresql_url)

    code, out, _ = cam("db", "move", "cam.db")
    leads = json.loads(cam("lead", "list", "--json")[1])
    monkeypatch.delenv("CAM_DATABASE_URL")
    switch = json.loads(cam("status", "--json")[1])

    assert code == 0
    assert "leads 1, messages 0\n" in out
    assert "cam.db sends no more" in out
    assert [lead["email"] for lead in leads] == ["ada@x.example"]
    assert "moved to postgresql" in json.dumps(switch)
