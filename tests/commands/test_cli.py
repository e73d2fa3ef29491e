"""The command line itself: what is imported when, the shared options, failures and exit codes."""

import errno
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from cam import __version__
from cam.cli import COMMANDS, app
from cam.commands.door import door
from cam.commands.failures import masked
from cam.errors import InputError, NotFound, Refused, Transient

HEAVY = ("sqlmodel", "sqlalchemy", "httpx", "jinja2", "imapclient", "alembic", "pydantic", "rich", "yaml")


def cam(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run cam in a process of its own; settings are environment variables."""
    environ = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "LANG": "C.UTF-8", **settings}
    return subprocess.run(
        [sys.executable, "-m", "cam", *words], capture_output=True, text=True, check=False, env=environ
    )


def imported_by(*words: str, **settings: str) -> list[str]:
    """Return the heavy libraries that an invocation imports."""
    code = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print([m for m in {HEAVY} if m in sys.modules], file=sys.stderr))\n"
        f"sys.argv = ['cam', *{list(words)!r}]\n"
        "from cam.__main__ import main; main()"
    )
    environ = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], **settings}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environ
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stderr.splitlines()[-1].replace("'", '"')))


def test_the_version_is_answered_before_typer() -> None:
    code = (
        "import sys; sys.argv = ['cam', '--version']\n"
        "from cam.__main__ import main; main(); print('typer' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert f"cam {__version__}\nFalse\n" == done.stdout


def test_the_version_is_answered_beside_other_options_too() -> None:
    assert f"cam {__version__}\n" == cam("--json", "--version").stdout


def test_help_imports_nothing_heavy() -> None:
    assert imported_by("--help") == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_imports_nothing_heavy(name: str) -> None:
    assert imported_by(name, "--help") == []


def helps(name: str) -> dict[str, str]:
    """Return the help of a command, or of every verb of a noun, by the words that call it."""
    root: Any = typer.main.get_command(app)
    top = typer.Context(root, info_name="cam", terminal_width=78)
    command = root.get_command(top, name)
    own = typer.Context(command, info_name=name, parent=top, terminal_width=78)
    verbs = getattr(command, "commands", None)
    if verbs is None:
        return {f"cam {name}": command.get_help(own)}
    contexts = {
        verb: typer.Context(one, info_name=verb, parent=own, terminal_width=78) for verb, one in verbs.items()
    }
    return {f"cam {name} {verb}": one.get_help(contexts[verb]) for verb, one in verbs.items()} | {
        f"cam {name}": command.get_help(own)
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_fits_80_columns_and_holds_a_line_that_runs(name: str) -> None:
    for words, text in helps(name).items():
        lines = text.splitlines()
        assert max(len(line) for line in lines) <= 80, words
        is_noun = "Commands:" in lines
        assert is_noun or any(words in line for line in lines[1:]), f"{words} --help holds no line that runs"


def test_every_command_says_in_one_line_what_it_does() -> None:
    text = helps("db")["cam db"]

    assert "  upgrade  Bring the database to this version of cam; an older one is copied\n" in text
    assert "..." not in text.partition("Commands:")[2]


def test_completion_of_names_imports_nothing_heavy() -> None:
    settings = {"_CAM_COMPLETE": "complete_bash", "COMP_WORDS": "cam re", "COMP_CWORD": "1"}

    assert imported_by(**settings) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cam re", ["replies", "report"]),
        ("cam db ba", ["backup"]),
        ("cam db backup --t", ["--to"]),
        ("cam --v", ["--version", "--verbose"]),
    ],
)
def test_names_and_options_are_completed(words: str, expected: list[str]) -> None:
    place = str(len(words.split(" ")) - 1)

    assert expected == cam(_CAM_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=place).stdout.split()


def test_completion_of_options_reads_no_database() -> None:
    settings = {"_CAM_COMPLETE": "complete_bash", "COMP_WORDS": "cam db backup --t", "COMP_CWORD": "3"}

    assert set(imported_by(**settings)) <= {"pydantic"}, "Typer itself imports pydantic to read an option"


@pytest.mark.parametrize(
    "settings",
    [
        {"words": "--help"},
        {"words": "", "_CAM_COMPLETE": "complete_bash", "COMP_WORDS": "cam re", "COMP_CWORD": "1"},
        {"words": "", "_CAM_COMPLETE": "complete_bash", "COMP_WORDS": "cam run-auto --", "COMP_CWORD": "2"},
    ],
)
def test_the_interpreter_itself_names_no_heavy_library(settings: dict[str, str]) -> None:
    words = settings.pop("words").split()
    environ = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], **settings}

    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "cam", *words],
        capture_output=True,
        text=True,
        check=True,
        env=environ,
    )

    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "cam" in imported
    assert done.stdout
    heavy = {"sqlmodel", "sqlalchemy", "httpx", "jinja2", "imapclient", "alembic"}
    assert imported & heavy == set()


def test_a_name_that_is_almost_right_is_guessed() -> None:
    done = cam("impot-csv")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "cam: no such command 'impot-csv'\ndid you mean 'import-csv'?\n"


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("db", "backup", "--tto", "x"), "cam db backup: no such option: --tto", "did you mean --to?"),
        (
            ("db", "backup", "x"),
            "cam db backup: unexpected argument 'x'",
            "see 'cam db backup --help'",
        ),
        (
            ("db",),
            "cam db: missing command",
            "one of upgrade, backup, restore, redate, move, check; see 'cam db --help'",
        ),
        (("lead", "show"), "cam lead show: missing argument 'LEAD'", "see 'cam lead show --help'"),
        (
            ("run-auto", "--batch-size", "x"),
            "cam run-auto: invalid value for '--batch-size': it should be a valid integer",
            "see 'cam run-auto --help'",
        ),
        (
            ("run-auto", "--channel", "fax"),
            "cam run-auto: invalid value for '--channel': 'fax' is not one of 'email', 'linkedin'",
            "see 'cam run-auto --help'",
        ),
        (("nonsense",), "cam: no such command 'nonsense'", "see 'cam --help'"),
    ],
)
def test_a_wrong_command_line_is_two_lines_or_one_document(
    words: tuple[str, ...], message: str, hint: str
) -> None:
    plain, as_json = cam(*words), cam(*words, "--json")

    assert (2, "", f"{message}\n{hint}\n") == (plain.returncode, plain.stdout, plain.stderr)
    assert (as_json.returncode, as_json.stderr) == (2, "")
    assert json.loads(as_json.stdout) == {"error": {"code": "usage", "message": message, "hint": hint}}


def test_a_json_behind_two_dashes_is_no_option() -> None:
    assert cam("nonsense", "--", "--json").stdout == ""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Return a function that runs `cam stop` and `cam stop deep`, whose bodies are the one that it is given."""

    def run(body: Callable[[], None], *words: str) -> Result:
        module = ModuleType("cam.commands.stop")
        module.app = typer.Typer()  # type: ignore[attr-defined]
        module.app.command("deep")(lambda: body())
        monkeypatch.setitem(sys.modules, "cam.commands.stop", module)
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
        monkeypatch.chdir(tmp_path)
        return CliRunner().invoke(app, list(words) or ["stop", "deep"])

    return run


Run = Callable[..., Result]


def fails(error: BaseException) -> Callable[[], None]:
    def body() -> None:
        raise error

    return body


@pytest.mark.parametrize(
    ("error", "exit_code", "said"),
    [
        (
            InputError("leads.csv: it is empty", hint="export it again"),
            1,
            "leads.csv: it is empty\nexport it again\n",
        ),
        (InputError("2 mistakes", problems=["a", "b"]), 1, "2 mistakes\n  a\n  b\n"),
        (
            NotFound("campaign 'Q': there is none", near="Q1"),
            1,
            "campaign 'Q': there is none\ndid you mean 'Q1'?\n",
        ),
        (
            Refused("campaign Q1: it is a draft", guard="draft", hint="launch it"),
            3,
            "campaign Q1: it is a draft\nlaunch it\n",
        ),
        (Transient("smtp.x.example: refused"), 4, "smtp.x.example: refused\n"),
        (KeyboardInterrupt(), 130, "interrupted\n"),
        (typer.Abort(), 130, "interrupted\n"),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            1,
            "no space left on device\nfree some space and run the command again\n",
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", "/mnt/x.csv"),
            1,
            "/mnt/x.csv: permission denied\ncheck the path and its permissions\n",
        ),
        (InputError("\x1b[2Jhello"), 1, "\\x1b[2Jhello\n"),
    ],
)
def test_a_failure_is_said_on_stderr_with_its_exit_code(
    run: Run, error: BaseException, exit_code: int, said: str
) -> None:
    result = run(fails(error))

    assert (exit_code, "", said) == (result.exit_code, result.stdout, result.stderr)


def test_a_failure_with_json_is_one_document(run: Run) -> None:
    result = run(fails(InputError("2 mistakes", hint="mend", problems=["a", "b"])), "stop", "deep", "--json")

    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(result.stdout) == {
        "error": {"code": "input", "message": "2 mistakes\na\nb", "hint": "mend"}
    }


def test_a_command_may_end_with_an_exit_code(run: Run) -> None:
    assert run(fails(typer.Exit(4))).exit_code == 4


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "--quiet", "--verbose", "--workspace", "x", "stop", "deep"),
        ("stop", "--json", "-q", "-v", "--workspace", "x", "deep"),
        ("stop", "deep", "--json", "-q", "-v", "--workspace=x"),
        ("--json", "stop", "-q", "deep", "-v", "--workspace", "x"),
    ],
)
def test_shared_options_are_taken_before_and_after_every_command(run: Run, words: tuple[str, ...]) -> None:
    seen: list[object] = []

    def body() -> None:
        own = door()
        seen.extend((own.as_json, own.quiet, own.verbose, own.workspace_option))

    assert run(body, *words).exit_code == 0
    assert seen == [True, True, True, Path("x")]


def test_a_bug_is_one_line_and_a_private_log_without_secrets(run: Run, tmp_path: Path) -> None:
    def body() -> None:
        raise RuntimeError("ada.wong@northwind.example password=hunter2 at postgresql://ana:hunter3@db/cam")

    result = run(body)

    (log,) = (tmp_path / "state" / "cam").iterdir()
    assert result.exit_code == 1
    assert result.stderr == (
        f"this is a bug in cam: RuntimeError\nthe details are in {log}; --verbose shows them; "
        "'cam db check' finds what was edited by hand\n"
    )
    text = log.read_text()
    assert "Traceback (most recent call last)" in text
    assert "a***@northwind.example password=*** at postgresql://ana:***@db/cam" in text
    assert log.stat().st_mode & 0o777 == 0o600


def test_the_log_of_a_bug_stands_in_the_workspace(run: Run, workspace: Path) -> None:
    run(fails(RuntimeError("x")), "--workspace", str(workspace), "stop", "deep")

    assert len(list((workspace / "logs").iterdir())) == 1


def test_a_bug_with_verbose_shows_the_traceback(run: Run) -> None:
    result = run(fails(RuntimeError("x")), "stop", "deep", "-v")

    assert "Traceback (most recent call last)" in result.stderr
    assert "RuntimeError: x" in result.stderr


def test_what_is_masked() -> None:
    assert masked("api_key: abc, Authorization: Bearer") == "api_key: *** Authorization: ***"


def test_a_reader_that_goes_away_is_no_traceback(workspace: Path) -> None:
    code = (
        "import sys\nfrom cam.cli import app\nsys.stdout.reconfigure(write_through=True)\n"
        "import cam.commands.overview as o\n"
        "def command():\n    while True: print('x' * 1000)\n"
        "o.command = command\napp(prog_name='cam')"
    )
    command = f'{sys.executable} -c "$CODE" | head -1 > /dev/null; exit ${{PIPESTATUS[0]}}'

    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, env={**os.environ, "CODE": code}
    )

    assert (done.returncode, done.stderr) == (1, "")


def test_a_name_that_the_terminal_cannot_show_stops_nothing(workspace: Path) -> None:
    settings = {"PYTHONIOENCODING": "ascii", "CAM_WORKSPACE": str(workspace)}
    (workspace / "cam.toml").write_text('[sender]\ntimezone = "Zoë"\n', encoding="utf-8")

    done = cam("db", "check", **settings)

    assert done.returncode == 1
    assert "'Zo\\xeb' is no time zone" in done.stderr


def test_the_settings_mistakes_are_all_listed(workspace: Path) -> None:
    (workspace / "cam.toml").write_text("[limits]\na = 1\nb = 2\n")

    done = cam("db", "check", CAM_WORKSPACE=str(workspace))

    assert done.returncode == 1
    assert done.stderr.startswith("the settings have mistakes\n  cam.toml line 2, [limits] a: no such key; ")
    assert done.stderr.endswith(f"mend them in {workspace / 'cam.toml'}\n")
    assert len(done.stderr.splitlines()) == 4


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_no_bug_and_takes_nothing_from_the_files(
    closed: str, tmp_path: Path
) -> None:
    words = [sys.executable, "-m", "cam", "init", str(tmp_path / "firm"), "--yes"]

    done = subprocess.run(
        ["sh", "-c", f"{shlex.join(words)} {closed}"], capture_output=True, text=True, check=True
    )

    assert "bug" not in done.stderr
    assert (tmp_path / "firm" / "cam.toml").read_text(encoding="utf-8").startswith("# Settings of this cam")
