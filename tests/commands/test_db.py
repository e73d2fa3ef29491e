"""`cam db`."""

import json
import sqlite3
from pathlib import Path

import pytest
from freezegun import freeze_time
from typer.testing import CliRunner

from cam.cli import app
from cam.store.upgrade import HEAD

runner = CliRunner()


def test_upgrade_makes_a_database_and_then_has_nothing_to_do(workspace: Path) -> None:
    (workspace / "cam.db").unlink()

    first, second = runner.invoke(app, ["db", "upgrade"]), runner.invoke(app, ["db", "upgrade", "--json"])

    assert (0, f"made a database of version {HEAD}\n") == (first.exit_code, first.stdout)
    assert json.loads(second.stdout) == {"before": HEAD, "version": HEAD, "backup": None}


@freeze_time("2026-03-02 14:00:00")
def test_backup_says_where_the_copy_is(workspace: Path) -> None:
    result = runner.invoke(app, ["db", "backup"])

    copy = workspace / "backups" / "cam-20260302T140000.000000Z.db"
    assert (0, f"copied to {copy}\n", "") == (result.exit_code, result.stdout, result.stderr)
    assert copy.is_file()


def test_backup_to_a_file_that_is_there_is_refused(workspace: Path) -> None:
    result = runner.invoke(app, ["db", "backup", "--to", "cam.toml"])

    assert (
        result.exit_code,
        result.stderr,
    ) == (1, "cam.toml: it is there already\nname a file that does not exist\n")


def test_check_lists_what_it_looked_at(workspace: Path) -> None:
    result = runner.invoke(app, ["db", "check"])

    assert result.exit_code == 0
    assert result.stdout == (
        "check        result  detail\n"
        f"version      ok      {HEAD}\n"
        "file         ok      intact\n"
        "references   ok      all rows point somewhere\n"
        "values       ok      all readable\n"
        "transitions  ok      17 as they should be\n"
        "guards       ok      all 4 in place\n"
    )


def test_check_fails_where_something_is_wrong(workspace: Path) -> None:
    connection = sqlite3.connect(workspace / "cam.db")
    connection.execute("DROP TRIGGER event_is_never_deleted")
    connection.close()

    result = runner.invoke(app, ["db", "check", "--json"])

    assert result.exit_code == 1
    assert json.loads(result.stdout)[-1] == {
        "check": "guards",
        "result": "WRONG",
        "detail": "missing: event_is_never_deleted",
    }


@pytest.mark.parametrize("verb", ["backup", "check"])
def test_a_database_that_is_not_there_is_not_made_by_looking(workspace: Path, verb: str) -> None:
    (workspace / "cam.db").unlink()

    result = runner.invoke(app, ["db", verb])

    assert result.exit_code == 1
    assert (
        result.stderr
        == f"database {workspace / 'cam.db'}: it is not there yet\nrun 'cam db upgrade' to make it\n"
    )
    assert not (workspace / "cam.db").exists()
