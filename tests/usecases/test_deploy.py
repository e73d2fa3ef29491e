"""The unit and the crontab lines, with paths as people have them."""

import configparser
import shlex
import subprocess
from pathlib import Path

import pytest

from cam.errors import InputError
from cam.usecases.deploy import cron_lines, executable, systemd_unit

CAM, ROOT = Path("/opt/cam/bin/cam"), Path("/home/ana/outreach")
ODD = 'it\'s 100% "mine" $HOME \\x'


def unit(text: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(text)
    return parser


def words(value: str) -> list[str]:
    return [one.replace("%%", "%").replace("$$", "$") for one in shlex.split(value)]


def test_a_unit_of_the_system_runs_the_worker_as_its_user_and_may_write_nowhere_else() -> None:
    service = unit(systemd_unit(command=CAM, workspace=ROOT, user="ana"))["Service"]

    assert words(service["ExecStart"]) == [
        "/opt/cam/bin/cam",
        "worker",
        "--wait",
        "--workspace",
        "/home/ana/outreach",
    ]
    assert (service["User"], service["ProtectSystem"], words(service["ReadWritePaths"])) == (
        "ana", "strict", ["/home/ana/outreach"],
    )  # fmt: skip
    assert service["EnvironmentFile"] == "-/home/ana/outreach/secrets/environment"


def test_a_unit_of_a_user_names_no_user_and_starts_with_the_session() -> None:
    parsed = unit(systemd_unit(command=CAM, workspace=ROOT))
    assert "User" not in parsed["Service"]
    assert parsed["Install"]["WantedBy"] == "default.target"


def test_a_unit_stands_any_path() -> None:
    service = unit(systemd_unit(command=Path("/opt") / ODD / "cam", workspace=Path("/srv") / ODD))["Service"]

    assert words(service["ExecStart"]) == [
        f"/opt/{ODD}/cam",
        "worker",
        "--wait",
        "--workspace",
        f"/srv/{ODD}",
    ]
    assert service["WorkingDirectory"] == f"/srv/{ODD}".replace("%", "%%")


def test_cron_lines_do_what_they_say_in_any_folder(tmp_path: Path) -> None:
    workspace, program = tmp_path / ODD, tmp_path / "bin % x" / "cam"
    workspace.mkdir()
    program.parent.mkdir()
    program.write_text(
        '#!/bin/sh\necho "$PWD: $*" >> calls\necho said "$*"\n[ "$1" != status ]\n', encoding="utf-8"
    )
    program.chmod(0o700)

    lines = [line for line in cron_lines(command=program, workspace=workspace).splitlines() if line[0] != "#"]
    said = []
    for line in lines:
        *when, command = line.split(" ", 5)
        assert len(when) == 5
        shell = command.replace("\\%", "%")
        done = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, timeout=30, check=False)
        said.append(done.stdout)

    calls = (workspace / "calls").read_text(encoding="utf-8").splitlines()
    assert [line.removeprefix(f"{workspace}: ") for line in calls] == [
        "run-auto --all --no-dry-run", "status", "db backup",
    ]  # fmt: skip
    assert said == ["", "said status\n", ""]  # only what is wrong is mailed


@pytest.mark.parametrize("minutes", [0, 60])
def test_cron_counts_minutes_of_an_hour(minutes: int) -> None:
    with pytest.raises(InputError, match="cron counts from 1 to 59"):
        cron_lines(command=CAM, workspace=ROOT, minutes=minutes)


@pytest.mark.parametrize("path", ["relative/cam", "/opt/a\nExecStartPre=/bin/evil"])
def test_a_path_that_would_be_something_else_there_is_refused(path: str) -> None:
    with pytest.raises(InputError):
        systemd_unit(command=Path(path), workspace=ROOT)
    with pytest.raises(InputError):
        cron_lines(command=CAM, workspace=Path(path))


def test_the_cam_that_runs_is_found() -> None:
    assert executable().is_absolute()
