"""The door: how a command speaks to people, pipes and programs."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cam.commands.door import Door
from cam.errors import InputError

WHEN = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Door:
    monkeypatch.chdir(tmp_path)
    return Door(environ={"TERM": "xterm"})


@contextmanager
def a_terminal() -> Iterator[Terminal]:
    """Put a terminal of 40 columns around the process; not a fixture, for pytest changes the streams after those."""
    stream = Terminal()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(stream), redirect_stderr(stream):
        patch.setenv("COLUMNS", "40")
        patch.setenv("TERM", "xterm")
        patch.setattr("sys.stdin", stream)
        yield stream


def test_rows_are_a_table_for_people(own: Door, capsys: pytest.CaptureFixture[str]) -> None:
    own.rows(("email", "at"), [("ada@x.example", WHEN)], empty="nobody")

    assert capsys.readouterr() == ("email          at\nada@x.example  2026-03-02 14:00\n", "")


def test_rows_are_a_list_of_objects_for_programs(own: Door, capsys: pytest.CaptureFixture[str]) -> None:
    own.as_json = True

    own.rows(("email", "at"), [("ada@x.example", WHEN)], empty="nobody")
    assert json.loads(capsys.readouterr().out) == [{"email": "ada@x.example", "at": "2026-03-02T14:00:00Z"}]

    own.rows(("email", "at"), [], empty="nobody")
    assert capsys.readouterr() == ("[]\n", "")


def test_no_rows_are_said_beside_the_data(own: Door, capsys: pytest.CaptureFixture[str]) -> None:
    own.rows(("email",), [], empty="nobody yet")

    assert capsys.readouterr() == ("", "nobody yet\n")


def test_quiet_silences_notes_and_not_data(own: Door, capsys: pytest.CaptureFixture[str]) -> None:
    own.quiet = True

    own.note("beside")
    own.say("data")

    assert capsys.readouterr() == ("data\n", "")


def test_nothing_in_data_reaches_the_terminal_as_an_escape(own: Door) -> None:
    with a_terminal() as terminal:
        own.say("\x1b[2J")
        own.note("\x1b[3J")
        own.say(own.bold("\x1b[4J"))
        own.table(("\x1b[5J",), [("\x1b[6J",)])

    text = terminal.getvalue().replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert "\x1b" not in text
    assert "\\x1b[2J" in text


def test_a_table_on_a_terminal_has_a_bold_heading_and_loses_nothing(own: Door) -> None:
    with a_terminal() as terminal:
        own.table(("name", "note"), [("Ada", "x " * 30)])

    heading, below, name, *note = terminal.getvalue().splitlines()
    assert heading.startswith("\x1b[1mname")
    assert below.startswith("\x1b[1m    note")
    assert name == "Ada"
    assert "".join(note).split() == ["x"] * 30
    assert max(map(len, note)) <= 40


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_can_be_refused(environ: dict[str, str]) -> None:
    with a_terminal() as terminal:
        Door(environ=environ).say(Door(environ=environ).bold("plain"))

    assert terminal.getvalue() == "plain\n"


def test_in_a_pipe_there_are_no_colours(own: Door, capsys: pytest.CaptureFixture[str]) -> None:
    own.say(own.bold("plain"))

    assert capsys.readouterr().out == "plain\n"


def test_where_nobody_is_there_to_ask_the_default_is_taken(own: Door) -> None:
    assert own.confirm("sure?") is False
    assert own.confirm("sure?", default=True) is True
    assert own.ask("name?", default="Ana") == "Ana"


def test_a_program_is_asked_nothing_even_on_a_terminal(own: Door) -> None:
    own.as_json = True

    with a_terminal() as terminal:
        assert own.confirm("sure?") is False

    assert terminal.getvalue() == ""


def test_progress_is_silent_in_a_pipe(own: Door, capsys: pytest.CaptureFixture[str]) -> None:
    with own.progress("importing", total=2) as advance:
        advance(2)

    assert capsys.readouterr() == ("", "")


def test_progress_shows_on_a_terminal(own: Door) -> None:
    with a_terminal() as terminal, own.progress("importing [red]", total=2) as advance:
        advance(2)

    assert "importing [red]" in terminal.getvalue()


def test_a_moment_that_is_not_known_is_a_dash(own: Door) -> None:
    assert own.local(None) == "-"


def test_times_are_those_of_the_workspace(workspace: Path) -> None:
    (workspace / "cam.toml").write_text('[sender]\ntimezone = "America/Lima"\n')

    assert Door(environ={}).local(WHEN) == "2026-03-02 09:00 America/Lima"


def test_wrong_settings_are_no_reason_to_guess_a_zone(workspace: Path) -> None:
    (workspace / "cam.toml").write_text('[sender]\ntimezone = "Mars"\n')

    with pytest.raises(InputError):
        Door(environ={}).local(WHEN)


def test_a_read_only_desk_refuses_to_write(workspace: Path) -> None:
    with (
        Door(environ={}).desk(read_only=True) as desk,
        pytest.raises(RuntimeError, match="a dry run tried to write"),
        desk.db.write(),
    ):
        pass


def test_a_desk_resolves_secrets_from_its_environment_when_they_are_used(workspace: Path) -> None:
    from cam.errors import Misconfigured
    from tests.world import World

    with Door(environ={}).desk() as desk:
        world = World(desk.db, workspace)
        box = world.mailbox(
            provider="smtp", smtp_host="127.0.0.1", smtp_port=1, smtp_user="ana", smtp_tls="none",
            smtp_password_ref="env:NOT_SET",
        )  # fmt: skip
        sender = desk.sender_for(box)
        with pytest.raises(Misconfigured, match="NOT_SET"):
            sender.open()
