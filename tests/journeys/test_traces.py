"""What a whole run leaves behind: no secret anywhere, no address outside the database, nothing that others can read."""

import os
import ssl
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from tests.servers.faults import Fault, Logins
from tests.servers.recording_smtp import RecordingSmtp

SECRET = "canary-3f1c-secret"
ADDRESS = "canary.lead@northwind-canary.example"
HOSTILE = "\x1b]0;owned\x07\x1b[2J"
LIST = f'Email,First Name,Last Name,Company,Title\n{ADDRESS},"{HOSTILE}Ada",Moss,"=cmd|calc",CTO\n'


class Person:
    """Somebody who runs commands in a workspace.  said: all of standard error; shown: all of standard output."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.folder = folder
        self.environ = {"PATH": os.environ["PATH"], "HOME": str(folder.parent / "home"), **environ}
        self.environ |= {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
        self.said = self.shown = ""

    def cam(self, *words: str, **environ: str) -> int:
        run = subprocess.run(
            [sys.executable, "-m", "cam", *words], cwd=self.folder, env=self.environ | environ,
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        self.said += run.stderr
        self.shown += run.stdout
        return run.returncode


@contextmanager
def server(folder: Path) -> Iterator[RecordingSmtp]:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    faults = [Fault("rcpt", "reply", f"451 4.3.0 {ADDRESS} later, {SECRET[:6]}", times=1)]
    logins = Logins(user="ana", password=SECRET)
    with RecordingSmtp(tls="starttls", context=context, logins=logins, faults=faults) as running:
        yield running


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory) -> Person:
    """Return a person who went through everything: set up, a wrong password, a refusal, a send, a bug."""
    folder = tmp_path_factory.mktemp("traces")
    home = folder / "workspace"
    home.mkdir(mode=0o700)
    (folder / "list.csv").write_text(LIST, encoding="utf-8")
    with server(folder) as smtp:
        one = Person(home, MAIL_PASSWORD=SECRET, SSL_CERT_FILE=str(folder / "ca.pem"))
        login = ("--smtp-user", "ana", "--smtp-password-ref", "env:MAIL_PASSWORD", "--replies-by-hand")
        where = ("--smtp-host", "127.0.0.1", "--smtp-port", str(smtp.port), "--smtp-tls", "starttls")
        always = ("--window", "00:00-24:00", "--days", "mon-sun", "--offer", "we cut cloud bills by a third")
        assert (
            one.cam("init", ".", "--yes", "--sender-name", "Ana Silva", "--postal-address", "1 Main St") == 0
        )
        assert one.cam("mailbox", "add", "ana@firm.example", *where, *login, MAIL_PASSWORD="wrong") == 4
        assert one.cam("mailbox", "add", "ana@firm.example", *where, *login, "--no-warm-up") == 0
        assert one.cam("campaign", "create", "Q1", *always) == 0
        assert one.cam("import-csv", "../list.csv", "--campaign", "Q1") == 0
        assert one.cam("campaign", "launch", "Q1") == 0
        for words in (
            ("preview", "--campaign", "Q1"), ("run-auto",), ("run-auto", "--no-dry-run", "--verbose"),
            ("why", ADDRESS), ("lead", "list"), ("lead", "show", ADDRESS), ("report",), ("report", "--json"),
            ("status", "--json"), ("mailbox", "list", "--json"), ("mailbox", "verify", "ana@firm.example"),
            ("db", "backup"), ("db", "check"), ("run-once", "email", ADDRESS),
        ):  # fmt: skip
            one.cam(*words)
    database = home / "cam.db"
    database.write_bytes(database.read_bytes()[:5000])  # so that something breaks in an unexpected way
    one.cam("lead", "show", ADDRESS)
    return one


def files(person: Person) -> list[Path]:
    made = [path for path in person.folder.parent.rglob("*") if path.is_file()]
    return [path for path in made if path.name not in ("ca.pem", "list.csv")]


@pytest.mark.slow
def test_the_secret_is_nowhere(person: Person) -> None:
    assert SECRET not in person.said + person.shown
    assert [path.name for path in files(person) if SECRET.encode() in path.read_bytes()] == []


@pytest.mark.slow
def test_an_address_stands_in_the_database_and_its_copies_alone(person: Person) -> None:
    holding = {path for path in files(person) if ADDRESS.encode() in path.read_bytes()}
    assert holding
    assert {path.suffix for path in holding} <= {".db", ".db-wal"}
    assert ADDRESS not in "".join(path.read_text() for path in person.folder.rglob("*.log"))


@pytest.mark.slow
def test_nothing_that_was_made_can_be_read_by_others(person: Person) -> None:
    assert {stat.S_IMODE(path.stat().st_mode) for path in files(person)} == {0o600}
    folders = [path for path in person.folder.rglob("*") if path.is_dir()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o700}


@pytest.mark.slow
def test_nothing_in_a_list_steers_the_terminal(person: Person) -> None:
    assert "Moss" in person.shown
    assert not {letter for letter in person.shown + person.said if not letter.isprintable()} - {"\n", "\t"}
