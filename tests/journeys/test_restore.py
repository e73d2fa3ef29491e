"""Back up, send, restore: the next run sends nothing, a human looks and confirms, and sending goes on."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from freezegun import freeze_time
from typer.testing import CliRunner

from cam.cli import app
from tests.servers.recording_smtp import RecordingSmtp

RUN = ("run-auto", "--campaign", "Q1", "--no-dry-run", "--batch-size", "2")
runner = CliRunner()


@pytest.fixture
def server() -> Iterator[RecordingSmtp]:
    with RecordingSmtp() as running:
        yield running


def cam(*words: str, code: int = 0) -> Any:
    """Run a command that must end with that code, and return its JSON document."""
    result = runner.invoke(app, [*words, "--json"])
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


def launched(workspace: Path, server: RecordingSmtp, *more: str) -> None:
    people = "\n".join(f"p{n}@firm{n}.example,Pat{n},Firm {n}" for n in range(4))
    (workspace / "list.csv").write_text(f"Email,First Name,Company\n{people}\n", encoding="utf-8")
    cam("mailbox", "add", "ana@firm.example", "--smtp-host", "127.0.0.1", "--smtp-port", str(server.port),
        "--smtp-tls", "none", "--no-warm-up", *(more or ("--replies-by-hand",)))  # fmt: skip
    cam("campaign", "create", "Q1", "--offer", "less cost", "--audience", "CTOs")
    cam("import-csv", "list.csv", "--campaign", "Q1")
    cam("campaign", "launch", "Q1", "--force")


def got(server: RecordingSmtp) -> list[str]:
    return [one.recipient for one in server.accepted]


def test_restored_by_command_where_nobody_can_look(workspace: Path, server: RecordingSmtp) -> None:
    with freeze_time("2026-03-02 10:00") as clock:
        launched(workspace, server)
        copy = cam("db", "backup")["backup"]
        clock.tick(60)
        assert cam(*RUN)["sent"] == 2
        clock.tick(60)
        put = cam("db", "restore", Path(copy).name)
        assert (put["backup"], put["due"], Path(put["kept"]).is_file()) == (copy, 4, True)
        clock.tick(60)
        refused = cam(*RUN, code=3)["error"]
        assert (refused["code"], "nothing was sent" in refused["message"]) == ("restored", True)
        assert cam("status", code=1)["problems"][0].endswith("cam db restore")
        told = runner.invoke(app, ["db", "restore"]).stdout
        assert "ana@firm.example: cam cannot read what it sent" in told
        cam("lead", "pause", "p0@firm0.example")
        cam("lead", "pause", "p1@firm1.example")
        confirmed = cam("db", "restore", "--confirm")
        assert (confirmed["unread"], confirmed["due"]) == (["ana@firm.example"], 2)
        assert cam(*RUN)["sent"] == 2
    assert got(server) == [f"p{n}@firm{n}.example" for n in range(4)]


def test_restored_by_hand_where_the_mailbox_is_read(workspace: Path, server: RecordingSmtp) -> None:
    for folder in ("", ".Sent"):
        for part in ("cur", "new", "tmp"):
            (workspace / "mail" / folder / part).mkdir(parents=True, exist_ok=True)
    with freeze_time("2026-03-02 10:00") as clock:
        launched(workspace, server, "--maildir", str(workspace / "mail"))
        copy = cam("db", "backup")["backup"]
        clock.tick(60)
        assert cam(*RUN)["sent"] == 2
        for number, one in enumerate(server.accepted):
            (workspace / "mail" / ".Sent" / "cur" / f"1.{number}.host:2,S").write_bytes(one.mime)
        clock.tick(60)
        for path in workspace.glob("cam.db*"):
            if path.name in ("cam.db", "cam.db-wal", "cam.db-shm"):
                path.unlink()
        shutil.copyfile(copy, workspace / "cam.db")
        (workspace / "cam.db").chmod(0o600)
        cam(*RUN, code=3)
        assert cam("db", "restore", "--confirm")["adopted"] == 2
        clock.tick(60)
        assert cam(*RUN)["sent"] == 2
    assert got(server) == [f"p{n}@firm{n}.example" for n in range(4)]


def test_a_damaged_database_gives_way_to_a_copy(workspace: Path, server: RecordingSmtp) -> None:
    with freeze_time("2026-03-02 10:00") as clock:
        launched(workspace, server)
        copy = cam("db", "backup")["backup"]
        clock.tick(60)
        (workspace / "cam.db").write_bytes(b"no database")
        for path in workspace.glob("cam.db-[ws]*"):
            path.unlink()
        cam("status", code=1)
        put = cam("db", "restore", copy)
        assert Path(put["kept"]).read_bytes() == b"no database"
        cam(*RUN, code=3)
        cam("db", "restore", "--confirm")
        assert cam(*RUN)["sent"] == 2


def test_a_word_too_much_is_said(workspace: Path) -> None:
    refused = cam("db", "restore", "copy.db", "--confirm", code=2)
    assert refused["error"]["message"] == "BACKUP and --confirm were both given"
    nothing = runner.invoke(app, ["db", "restore"])
    assert (nothing.exit_code, nothing.stdout) == (
        0,
        "nothing to confirm: the database knows what cam did last\n",
    )
