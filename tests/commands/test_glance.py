"""The glance before Typer: it says what the whole cycle would say, and anything new makes it look away."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory
from typer.testing import CliRunner

from cam import glance
from cam.cli import app
from cam.store.database import Database
from tests.world import World

runner = CliRunner()
WORDS = ["run-auto", "--all", "--no-dry-run"]
START = "2026-03-02 10:00:00"
ANOTHER_CYCLE = "UPDATE lease SET token = token + 1"


@pytest.fixture
def clock() -> Iterator[FrozenDateTimeFactory]:
    with freeze_time(START) as frozen:
        yield frozen  # type: ignore[misc]


@pytest.fixture
def idle(workspace: Path, clock: FrozenDateTimeFactory) -> Path:
    """Return a workspace whose only lead is held until tomorrow, after an idle cycle."""
    del clock
    database = Database(f"sqlite:///{workspace / 'cam.db'}")
    world = World(database, workspace)
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, "ada@firm.example")
    database.close()
    change("UPDATE enrollment SET hold = 'cold', next_action_at = '2026-03-03 10:00:00.000000'")
    assert runner.invoke(app, WORDS).exit_code == 0
    return workspace


def change(sql: str) -> None:
    with sqlite3.connect("cam.db") as connection:
        connection.executescript(sql)
    connection.close()


@pytest.mark.parametrize(
    "more", [[], ["--json"], ["--quiet"], ["--json", "--batch-size", "3"], ["--workspace", "."]]
)
@pytest.mark.usefixtures("idle")
def test_it_says_to_the_letter_what_the_whole_cycle_says(
    more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    whole = runner.invoke(app, [*WORDS, *more])

    assert glance.answer([*WORDS, *more])

    assert (whole.stdout, whole.stderr) == tuple(capsys.readouterr())
    assert whole.stdout


@pytest.mark.usefixtures("idle")
def test_it_is_asked_before_typer_is_imported() -> None:
    whole = runner.invoke(app, WORDS)
    code = (
        "import sys; from freezegun import freeze_time\n"
        f"sys.argv = ['cam', *{WORDS!r}]\n"
        f"with freeze_time({START!r}):\n"
        "    from cam.__main__ import main; main()\n"
        "print([name for name in ('typer', 'sqlalchemy', 'pydantic') if name in sys.modules], file=sys.stderr)"
    )
    environ = dict(os.environ)  # the same settings: what was noted under others does not hold

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environ, timeout=30
    )

    assert (whole.stdout, "[]\n") == (done.stdout, done.stderr)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE enrollment SET next_action_at = '2026-03-02 09:59:00.000000'",
        f"{ANOTHER_CYCLE}; UPDATE enrollment SET hold = ''",
        f"{ANOTHER_CYCLE}; UPDATE enrollment SET hold = 'window_closed'",
        "UPDATE campaign SET status = 'paused'",
        "UPDATE campaign SET name = 'Q2'",
        "UPDATE campaign SET sequence_id = NULL",
        "UPDATE alembic_version SET version_num = '0000'",
        "UPDATE lease SET expires_at = '2026-03-02 10:01:00.000000'",
        "INSERT INTO switch (name, is_on, reason, changed_at) VALUES ('sending', 0, '', '2026-03-02 09:00:00.000000')",
        "INSERT INTO event (at, name, details) VALUES ('2026-03-02 09:00:00.000000', 'lead.marked', '{}')",
        "DROP TABLE alert",
    ],
)
@pytest.mark.usefixtures("idle")
def test_whatever_is_new_in_the_database_is_for_the_whole_cycle(
    sql: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(sql)

    assert not glance.answer(WORDS)

    assert tuple(capsys.readouterr()) == ("", "")


@pytest.mark.usefixtures("idle")
def test_another_cycle_that_changed_nothing_makes_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    change(ANOTHER_CYCLE)

    assert glance.answer(WORDS)

    assert capsys.readouterr().out
    change("UPDATE enrollment SET hold = ''")  # by no cycle and no command: nobody counts again
    assert glance.answer(WORDS)


@pytest.mark.usefixtures("idle")
def test_leads_that_another_command_holds_are_counted_anew(capsys: pytest.CaptureFixture[str]) -> None:
    change("UPDATE enrollment SET hold = '', next_action_at = '2026-03-02 09:59:00.000000'")
    change("UPDATE lead SET timezone = 'Asia/Tokyo'")  # evening there: held until the window opens
    assert runner.invoke(app, [*WORDS, "--quiet"]).exit_code == 0

    assert not glance.answer(WORDS)

    assert tuple(capsys.readouterr()) == ("", "")


@pytest.mark.parametrize("status", ["queued", "sending", "unknown"])
def test_a_message_in_doubt_is_for_the_whole_cycle(idle: Path, status: str) -> None:
    begun = "NULL" if status == "queued" else "'2026-03-02 09:00:00.000000'"
    change(
        "INSERT INTO message (enrollment_id, campaign_id, lead_id, channel, round, step_id, position, first_touch,"
        " variant, status, by_hand, message_id, idempotency_key, in_reply_to, recipient, recipient_domain, subject,"
        " attempts, begun_at, lease_token, platform_id, outcome, created_at, updated_at) VALUES (1, 1, 1, 'email', 1,"
        f" 'intro', 0, 1, 'a', '{status}', 0, 'm', 'k', '', 'r', '', 's', 1, {begun}, 1, '', '', '{START}', '{START}')"
    )

    assert not glance.answer(WORDS)


def _edit(name: str, text: str) -> Callable[[Path], None]:
    def edit(workspace: Path) -> None:
        path = workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")

    return edit


@pytest.mark.parametrize(
    "edit",
    [
        _edit("cam.toml", "\n# a comment\n"),
        _edit("templates/email/layout.html", "<html>{{ broken"),
        lambda workspace: (workspace / "cam.db").chmod(0o644),
        lambda workspace: (workspace / "cam.db").unlink(),
        lambda workspace: (workspace / glance.NOTES).write_text("{", encoding="utf-8"),
        lambda workspace: (workspace / glance.NOTES).write_text(
            '{"run-auto --all --no-dry-run": 7}', encoding="utf-8"
        ),
        lambda workspace: (workspace / glance.NOTES).unlink(),
    ],
)
def test_whatever_is_new_in_the_folder_is_for_the_whole_cycle(
    idle: Path, edit: Callable[[Path], None]
) -> None:
    edit(idle)

    assert not glance.answer(WORDS)


def test_a_variable_of_ours_that_changed_is_for_the_whole_cycle(
    idle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAM_LIMITS__PER_BATCH", "x")

    assert not glance.answer(WORDS)


def test_another_command_line_is_for_the_whole_cycle(idle: Path) -> None:
    assert not glance.answer([*WORDS, "--json"])
    assert not glance.answer(["run-auto", "--all"])
    assert not glance.answer([*WORDS, "--workspace", "nowhere"])


@pytest.mark.parametrize("hours", [-1, 14])
def test_another_day_and_a_clock_that_was_set_back_are_for_the_whole_cycle(
    idle: Path, clock: FrozenDateTimeFactory, hours: int
) -> None:
    change("UPDATE enrollment SET next_action_at = '2026-04-01 10:00:00.000000'")
    clock.tick(hours * 3600)

    assert not glance.answer(WORDS)


def test_a_dry_run_and_a_cycle_with_something_to_say_are_not_noted(
    workspace: Path, clock: FrozenDateTimeFactory
) -> None:
    database = Database(f"sqlite:///{workspace / 'cam.db'}")
    world = World(database, workspace)
    world.lead(world.campaign(boxes=[world.mailbox()]), "ada@firm.example")
    database.close()

    runner.invoke(app, ["run-auto", "--all"])
    runner.invoke(app, WORDS)

    assert not (workspace / glance.NOTES).exists()


WORKER = ["worker", "--once"]


def without_seconds(log: str) -> str:
    """Return a worker's lines without what they say of its speed."""
    return re.sub(r"\d+\.\d\d s\b", "", log)


@pytest.mark.parametrize("more", [[], ["--quiet"], ["--worker-id", "cron"]])
@pytest.mark.usefixtures("idle")
def test_a_worker_of_cron_says_what_its_whole_cycle_says(
    more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    whole = runner.invoke(app, [*WORKER, *more])

    assert whole.exit_code == 0
    assert glance.answer([*WORKER, *more])
    assert (without_seconds(whole.stdout), whole.stderr) == tuple(map(without_seconds, capsys.readouterr()))
    assert bool(whole.stdout) == (more != ["--quiet"])


@pytest.mark.usefixtures("idle")
def test_a_worker_of_cron_keeps_its_heartbeat_and_tells_the_time(
    clock: FrozenDateTimeFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    runner.invoke(app, WORKER)
    clock.tick(90)

    assert glance.answer(WORKER)

    assert all(line.startswith("2026-03-02T10:01:30Z ") for line in capsys.readouterr().out.splitlines())
    status = json.loads(runner.invoke(app, ["status", "--json"]).stdout)
    assert (status["worker"]["state"], status["last_cycle"]) == ("stopped", "2026-03-02T10:01:30Z")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE worker SET state = 'running'",
        "UPDATE worker SET error = 'poll: no answer'",
        "DELETE FROM worker",
        "UPDATE enrollment SET next_action_at = '2026-03-02 09:59:00.000000'",
        "INSERT INTO event (at, name, details) VALUES ('2026-03-02 09:00:00.000000', 'lead.marked', '{}')",
    ],
)
@pytest.mark.usefixtures("idle")
def test_a_worker_of_cron_looks_at_what_is_new(sql: str, capsys: pytest.CaptureFixture[str]) -> None:
    runner.invoke(app, WORKER)
    change(sql)

    assert not glance.answer(WORKER)

    assert tuple(capsys.readouterr()) == ("", "")


@pytest.mark.parametrize(
    "words",
    [
        ["worker"],
        [*WORKER, "--json"],
        [*WORKER, "--dry-run"],
        [*WORKER, "--log-format", "json"],
        ["worker", "--print-cron", "--once"],
    ],
)
@pytest.mark.usefixtures("idle")
def test_only_a_worker_of_one_live_cycle_that_logs_for_people_takes_a_glance(words: list[str]) -> None:
    if "--once" in words:
        runner.invoke(app, words)

    assert not glance.answer(words)


@pytest.mark.usefixtures("idle")
def test_a_worker_that_is_switched_off_says_so_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAM_WORKER__ENABLED", "false")

    whole = runner.invoke(app, WORKER)

    assert "enabled = false" in whole.stdout
    assert not glance.answer(WORKER)


def test_a_database_that_knows_less_than_the_notes_is_for_the_whole_cycle(idle: Path) -> None:
    notes = idle / glance.NOTES
    found = json.loads(notes.read_text(encoding="utf-8"))
    for noted in found.values():
        noted["event"] += 100
    notes.write_text(json.dumps(found), encoding="utf-8")

    assert not glance.answer(WORDS)


def test_notes_are_for_their_owner_alone_and_few(idle: Path) -> None:
    for size in range(1, glance.KEPT + 3):
        runner.invoke(app, [*WORDS, "--batch-size", str(size)])

    notes = idle / glance.NOTES
    assert notes.stat().st_mode & 0o777 == 0o600
    assert len(json.loads(notes.read_text(encoding="utf-8"))) == glance.KEPT
