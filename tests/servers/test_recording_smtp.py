"""The recording server as a process: it survives its own death, for its journal is synced before its 250."""

import json
import os
import signal
import smtplib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.servers.faults import Fault
from tests.servers.recording_smtp import RecordingSmtp

ROOT = Path(__file__).parents[2]
MAIL = b"Subject: hi\r\nMessage-ID: <1@x>\r\n\r\n.hello\r\n"


@contextmanager
def process(journal: Path, *options: str) -> Iterator[tuple[int, "subprocess.Popen[str]"]]:
    command = [
        sys.executable,
        "-m",
        "tests.servers.recording_smtp",
        "--port",
        "0",
        "--journal",
        str(journal),
        *options,
    ]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as server:
        assert server.stdout is not None
        try:
            yield int(server.stdout.readline()), server
        finally:
            server.kill()


def test_what_was_accepted_is_in_the_journal_even_after_kill_9(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    with process(journal, "--refuse", "gone@x.test=550 5.1.1 gone") as (port, server):
        client = smtplib.SMTP("127.0.0.1", port, timeout=10)
        client.sendmail("a@x.test", "b@x.test", MAIL)
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            client.sendmail("a@x.test", "gone@x.test", MAIL)
        server.send_signal(signal.SIGKILL)
        client.close()
    entries = [json.loads(line) for line in journal.read_text().splitlines()]
    assert [(entry["n"], entry["recipient"]) for entry in entries] == [(1, "b@x.test")]
    assert entries[0]["mime"].encode("latin-1") == MAIL


def test_faults_can_be_asked_for_on_the_command_line(tmp_path: Path) -> None:
    with (
        process(tmp_path / "journal", "--fault", "mail:reply:451 4.3.0 later:1") as (port, _),
        smtplib.SMTP("127.0.0.1", port, timeout=10) as client,
    ):
        assert client.ehlo()[0] == 250
        assert client.mail("a@x.test") == (451, b"4.3.0 later")
        assert client.mail("a@x.test")[0] == 250


def test_a_fault_is_read_with_its_text_and_count() -> None:
    assert Fault.parse("dot:accept-drop") == Fault("dot", "accept-drop")
    assert Fault.parse("rcpt:reply:450 4.2.0 later:2") == Fault("rcpt", "reply", "450 4.2.0 later", times=2)
    with pytest.raises(ValueError, match="no phase"):
        Fault.parse("lunch:drop")


def test_a_bare_line_end_on_the_wire_is_written_down() -> None:
    with RecordingSmtp() as server:
        with smtplib.SMTP("127.0.0.1", server.port, timeout=5) as client:
            client.sendmail("a@x.test", "b@x.test", b"Subject: x\r\n\r\nbare\nline\r\n")
        assert server.violations == ["bare CR or LF in message 1"]
