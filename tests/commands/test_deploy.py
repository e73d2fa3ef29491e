"""`cam worker --print-systemd` and `--print-cron`."""

import getpass
import json
from pathlib import Path

from typer.testing import CliRunner

from cam.cli import app
from cam.usecases.deploy import cron_lines, executable, systemd_unit

runner = CliRunner()


def test_the_unit_has_the_paths_of_this_workspace_and_nothing_is_run(workspace: Path) -> None:
    result = runner.invoke(app, ["worker", "--print-systemd"])

    unit = systemd_unit(command=executable(), workspace=workspace, user=getpass.getuser())
    assert (result.exit_code, result.stdout, result.stderr) == (0, unit, "")


def test_the_lines_for_a_crontab_too(workspace: Path) -> None:
    result = runner.invoke(app, ["worker", "--print-cron"])

    assert (result.exit_code, result.stdout) == (0, cron_lines(command=executable(), workspace=workspace))


def test_json_has_both(workspace: Path) -> None:
    document = json.loads(runner.invoke(app, ["worker", "--print-cron", "--print-systemd", "--json"]).stdout)
    assert list(document) == ["systemd", "cron"]


def test_without_a_workspace_there_is_nothing_to_run(tmp_path: Path) -> None:
    result = runner.invoke(app, ["worker", "--print-cron", "--workspace", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (1, "")
