"""The README is a walk that can be walked: its commands run as they stand, and print what it says."""

import re
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests import walk
from tests.engine.mail_records.records import rsa_key
from tests.servers import dns
from tests.servers.faults import Logins
from tests.servers.recording_smtp import RecordingSmtp
from tests.servers.scripted_imap import ScriptedImap, Stored

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ME, PASSWORD = "ana@firm.example", "abcd efgh ijkl mnop"
ANSWERS = {  # by the first moment of the page at which they are there
    "2026-03-04T16:00:00Z": {
        "grace@compilers.example": "Yes, that sounds interesting. Does Thursday at ten suit you?\n\nGrace",
        "alan@enigma.example": "Please take me off your list.",
    }
}
ZONE = {
    **dns.WORLD,
    ("firm.example", "TXT"): dns.txt("v=spf1 include:_spf.google.com ~all"),
    ("_spf.google.com", "TXT"): dns.txt("v=spf1 ip4:192.0.2.0/24 ~all"),
    ("google._domainkey.firm.example", "TXT"): dns.txt(f"v=DKIM1; k=rsa; p={rsa_key(2048)}"),
    ("_dmarc.firm.example", "TXT"): dns.txt("v=DMARC1; p=reject; rua=mailto:dmarc@firm.example"),
    ("firm.example", "MX"): ["10 mx.firm.example."],
}


@dataclass
class Gmail:
    """What stands in for Gmail.  inbox: the messages that its IMAP server shows."""

    smtp: RecordingSmtp
    inbox: list[Stored]
    told: set[str] = field(default_factory=set)

    def at(self, moment: str) -> None:
        """Let people answer what they got, as soon as the page has come to the moment at which they do."""
        if moment in self.told:
            return
        self.told.add(moment)
        for address, words in ANSWERS.get(moment, {}).items():
            sent = next(
                message_from_bytes(one.mime) for one in self.smtp.accepted if one.recipient == address
            )
            lines = (
                f"From: {address}", f"To: {ME}", f"Subject: Re: {sent['Subject']}",
                f"Message-ID: <answer@{address.partition('@')[2]}>", f"In-Reply-To: {sent['Message-ID']}",
                "Date: Wed, 4 Mar 2026 15:20:00 +0000", "Content-Type: text/plain; charset=utf-8", "",
                *words.splitlines(), "",
            )  # fmt: skip
            raw = "\r\n".join(lines).encode()
            self.inbox.append(Stored(len(self.inbox) + 1, raw, "04-Mar-2026 15:20:00 +0000"))


@pytest.fixture
def _name_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stand in for the DNS, in which Ana's domain is in order."""
    with dns.running(ZONE) as server:
        monkeypatch.setenv("CAM_DOCTOR__NAME_SERVERS", server.address)
        yield


@pytest.fixture
def gmail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gmail]:
    """Stand in for Gmail's two servers, certificates and log-ins included: only their names lead elsewhere."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("smtp.gmail.com", "imap.gmail.com").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    logins = Logins(user=ME, password=PASSWORD)
    inbox: list[Stored] = []
    with (
        RecordingSmtp(tls="implicit", context=context, logins=logins) as smtp,
        ScriptedImap(messages=inbox, password=PASSWORD, tls="implicit", context=context) as imap,
    ):
        doors = {("smtp.gmail.com", 465): smtp.port, ("imap.gmail.com", 993): imap.port}

        def looked_up(host: str, port: int, **_: Any) -> list[Any]:
            return [
                (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", doors[host, port]))
            ]

        monkeypatch.setattr(socket, "getaddrinfo", looked_up)
        yield Gmail(smtp=smtp, inbox=inbox)


@pytest.fixture
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CAM_WORKSPACE", "CAM_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.slow
@pytest.mark.usefixtures("_home", "_name_server")
def test_the_walk_of_the_readme_can_be_walked(gmail: Gmail, tmp_path: Path) -> None:
    as_at_home = walk.home_of(tmp_path)
    for one in walk.shown(README):
        if one.command.startswith("cat "):
            Path(one.command.split()[1]).write_text(f"{one.output}\n", encoding="utf-8")
        gmail.at(one.moment)
        real = as_at_home(walk.play(one, typed=f"{PASSWORD}\n"))
        assert walk.agrees(one.output, real), f"$ {one.command}\n{real}"

    arrived = [(message.recipient, message_from_bytes(message.mime)) for message in gmail.smtp.accepted]
    assert [recipient for recipient, _ in arrived] == [
        "ana@firm.example",
        "grace@compilers.example",
        "alan@enigma.example",
        "ada@engines.example",
        "ada@engines.example",
    ]
    assert arrived[-1][1]["In-Reply-To"] == arrived[-2][1]["Message-ID"]


def test_the_readme_fits_a_terminal() -> None:
    assert [line for line in README.splitlines() if len(line) > 80] == []


def test_the_readme_names_targets_of_make_that_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"^make (\w+)", README, re.MULTILINE))
    assert named == {"demo", "test"}
    assert all(re.search(rf"^{name}:", makefile, re.MULTILINE) for name in named)


def test_the_reader_of_the_walk_notices_what_is_not_so() -> None:
    page = "<!-- clock: 2026-03-02T10:00:00Z -->\n```console\n$ cam --bad \\\n    x\none\n[...]\ntwo\n```\n"
    (one,) = walk.shown(page)
    assert one == walk.Shown(command="cam --bad x", output="one\n[...]\ntwo", moment="2026-03-02T10:00:00Z")
    assert walk.agrees(one.output, "one\nand more\ntwo")
    assert walk.agrees(one.output, "one\ntwo")
    assert not walk.agrees(one.output, "one\nand more")
    assert not walk.agrees(one.output, "one\ntwo\nthree")
