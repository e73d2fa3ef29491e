"""Bad input gets a clear answer and leaves nothing half done: lists, sequences, hostile fields, failing servers."""

import csv
import json
from email import message_from_bytes
from pathlib import Path

import pytest
from freezegun import freeze_time
from typer.testing import CliRunner

from cam.cli import app
from tests.servers.faults import Fault, Logins
from tests.servers.recording_smtp import RecordingSmtp

MONDAY = "2026-03-02T10:00:00Z"
runner = CliRunner()


def refused(*words: str, code: int = 1) -> str:
    """Run a command that must fail, and return the first line of what it says."""
    result = runner.invoke(app, list(words))
    assert result.exit_code == code, result.output
    first, *rest = result.stderr.splitlines()
    assert first == first.strip()
    assert not any(line.endswith(".") or "Traceback" in line for line in [first, *rest])
    return first


def rows_of(*words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(runner.invoke(app, [*words, "--json"]).stdout)
    return found


WIDE = "email," + ",".join(f"c{number}" for number in range(10_000)) + "\na@firm.example" + ",x" * 10_000
LISTS = {
    "empty": (b"", "list.csv: the file is empty"),
    "binary": (bytes(range(256)) * 20, "list.csv: this is not a text file"),
    "zipped": (b"PK\x03\x04" + bytes(200), "list.csv: "),
    "no address": (
        b"Name,Company\nAda,X\n",
        "list.csv: no column holds an email address or a LinkedIn URL; the columns are 'Name', 'Company'",
    ),
    "header only": (b"Email,Company\n", "list.csv: there is a header and no row below it"),
    "huge field": (
        b"Email,Notes\na@firm.example," + b"x" * 3_000_000,
        "list.csv: a line is longer than 1,048,576 bytes",
    ),
    "10,000 columns": (WIDE.encode(), "list.csv: 10,001 columns, a list has at most 1,000"),
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_that_is_none_imports_nobody(workspace: Path, kind: str) -> None:
    content, told = LISTS[kind]
    (workspace / "list.csv").write_bytes(content)

    assert refused("import-csv", "list.csv", "--campaign", "Q1").startswith(told)

    assert rows_of("lead", "list") == rows_of("campaign", "list") == []
    assert sorted(path.name for path in workspace.glob("*.csv")) == ["list.csv"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere.csv"], "nowhere.csv: there is no such file"),
        (["."], ".: this is a folder, not a file"),
        (["list.csv", "--encoding", "klingon"], "encoding 'klingon': there is none of that name"),
        (["list.csv", "--delimiter", "xx"], "delimiter 'xx': it must be one character"),
        (["list.csv", "--map", "foo=Email"], "--map foo=Email: there is no field 'foo'"),
        (["list.csv", "--map", "email=Mail"], "--map email=Mail: list.csv has no column 'Mail'"),
    ],
)
def test_a_wrong_option_imports_nobody(workspace: Path, words: list[str], told: str) -> None:
    (workspace / "list.csv").write_text("Email\nada@firm.example\n")

    assert refused("import-csv", *words, "--campaign", "Q1").startswith(told)

    assert rows_of("lead", "list") == rows_of("campaign", "list") == []


def test_a_list_of_nothing_but_bad_rows_names_no_campaign_that_is_not_there(workspace: Path) -> None:
    (workspace / "list.csv").write_text("Email\nada\nbob@\n")

    result = runner.invoke(app, ["import-csv", "list.csv", "--campaign", "Q1"])

    assert result.exit_code == 1
    assert result.stdout.startswith("list.csv: 2 rows")
    assert "2 rejected" in result.stdout
    assert "Q1" not in result.output
    assert rows_of("campaign", "list") == []


SEQUENCES = {
    "steps:\n  - subject: hi\n    body: \"x\n": "line 4, column 1: the file ends here while scanning a quoted scalar",
    "steps:\n - body: |\n     Hi {{ first_name\n": "line 3, column 6: step 1, body: unexpected end of template",
    "steps:\n - subject: hi\n   wiat: 3\n   body: x\n": "line 3, column 4: step 1 has no key 'wiat'",
}  # fmt: skip


@pytest.mark.parametrize("text", SEQUENCES)
def test_a_bad_sequence_is_refused_with_its_place_and_makes_no_campaign(workspace: Path, text: str) -> None:
    (workspace / "bad.yaml").write_text(text)

    for words in (["sequence", "check", "bad.yaml"], ["campaign", "create", "Q1", "--sequence", "bad.yaml"]):
        result = runner.invoke(app, words)
        assert result.exit_code == 1
        assert f"bad.yaml {SEQUENCES[text]}" in result.stderr

    assert rows_of("campaign", "list") == []


@pytest.mark.parametrize(
    "template",
    [
        "{{ first_name.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ first_name | attr('__class__') }}",
        "{{ self.__init__ }}",
        "{{ lipsum() }}",
        "{% for i in range(9) %}x{% endfor %}",
        "{% set x = 1 %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ 'a' * 1000000000 }}",
        "{{ 10 ** 1000 }}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(workspace: Path, template: str) -> None:
    (workspace / "bad.yaml").write_text(f"steps:\n  - subject: hi\n    body: |\n      {template}\n")

    assert refused("sequence", "check", "bad.yaml").startswith("bad.yaml line 4, column 7: step 1, body: ")


HOSTILE = (
    ("ada@a.example", "Ada\r\nBcc: eve@evil.example", "A\nInc"),
    ("bob@b.example", "=?utf-8?q?Bob=0D=0ABcc:_eve=40evil.example?=", "B"),
    ("cy@c.example", "Cy\0Z", "C\x0bInc"),
    ("di@d.example", '"Di, <eve@evil.example>', "D\u2028\u202eInc"),
    ("ed@e.example\r\nBcc: eve@evil.example", "Ed", "E"),
)


def _sending_workspace(workspace: Path, server: RecordingSmtp) -> None:
    with (workspace / "list.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("Email", "First Name", "Company"), *HOSTILE])
    for words in (
        ["mailbox", "add", "ana@firm.example", "--smtp-host", "127.0.0.1", "--smtp-port", str(server.port),
         "--smtp-tls", "none", "--replies-by-hand"],
        ["campaign", "create", "Q1", "--offer", "less cost"],
        ["import-csv", "list.csv", "--campaign", "Q1"],
        ["campaign", "launch", "Q1"],
    ):  # fmt: skip
        assert runner.invoke(app, words).exit_code == 0, words


@freeze_time(MONDAY)
def test_no_field_of_a_lead_adds_a_header_or_a_recipient(workspace: Path) -> None:
    with RecordingSmtp() as server:
        _sending_workspace(workspace, server)
        assert runner.invoke(app, ["run-auto", "--no-dry-run"]).exit_code == 0

    assert server.violations == []
    assert {one.recipient for one in server.accepted} <= {row[0] for row in HOSTILE[:4]}
    assert len(server.accepted) >= 3
    for message in (message_from_bytes(one.mime) for one in server.accepted):
        assert message.get_all("Bcc") is None
        assert len(message.get_all("To", [])) == 1
        assert not message.defects


@freeze_time(MONDAY)
@pytest.mark.parametrize(
    ("fault", "code", "status", "told"),
    [
        (Fault("rcpt", "reply", "550 5.1.1 no such user", times=1), 1, "failed", "550 5.1.1 no such user"),
        (Fault("rcpt", "reply", "451 4.7.1 greylisted"), 4, "retry", "451 4.7.1 greylisted"),
        (Fault("dot", "reply", "554 5.7.1 spam", times=1), 1, "failed", "554 5.7.1 spam"),
        (Fault("data", "drop"), 4, "retry", "the server closed the connection"),
        (Fault("dot", "accept-drop", times=1), 1, "unknown", "the server closed the connection"),
    ],
)
def test_what_a_server_refuses_is_said_on_stderr_and_never_twice(
    workspace: Path, fault: Fault, code: int, status: str, told: str
) -> None:
    with RecordingSmtp() as server:
        _sending_workspace(workspace, server)
        server.faults = [fault]
        result = runner.invoke(app, ["run-auto", "--no-dry-run", "--quiet"])
        again = runner.invoke(app, ["run-auto", "--no-dry-run"])

    assert (result.exit_code, again.exit_code) == (code, 0)
    assert result.stdout.splitlines()[1].startswith(f"  {status}  intro  ")
    assert "not accepted, the first ada@a.example: " in result.stderr
    assert told in result.stderr
    recipients = [one.recipient for one in server.accepted]
    assert len(recipients) == len(set(recipients))
    assert len(rows_of("unknown", "list")) == (status == "unknown")


@freeze_time(MONDAY)
def test_a_server_that_refuses_the_log_in_or_offers_no_tls_gets_no_mailbox(workspace: Path) -> None:
    secret = workspace / "password"
    secret.write_text("wrong\n")
    secret.chmod(0o600)
    add = ["mailbox", "add", "ana@firm.example", "--smtp-host", "127.0.0.1"]
    login = ["--smtp-user", "ana@firm.example", "--smtp-password-ref"]
    with RecordingSmtp(logins=Logins(user="ana@firm.example", password="right")) as server:
        port = ["--smtp-port", str(server.port)]
        assert "log-in as 'ana@firm.example' refused (535" in refused(
            *add, *port, "--smtp-tls", "none", *login, "file:password", code=4
        )
        assert "the server offers no STARTTLS" in refused(*add, *port, *login, "file:password", code=4)
        assert "the environment variable CAM_NOWHERE is not set" in refused(
            *add, *port, "--smtp-tls", "none", *login, "env:CAM_NOWHERE", code=4
        )
    assert rows_of("mailbox", "list") == []


@freeze_time(MONDAY)
def test_a_display_name_of_two_lines_is_refused(workspace: Path) -> None:
    assert refused("run-auto", "--from-name", "Ana\nBcc: eve@evil.example").startswith(
        "--from-name 'Ana\\nBcc"
    )
