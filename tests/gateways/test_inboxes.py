"""Every inbox and its double under one contract: pymap and Dovecot over IMAP, a Maildir, the one in memory."""

import mailbox
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from imapclient import IMAPClient

from cam.engine.vocabulary import Tls
from cam.gateways.imap import ImapInbox
from cam.gateways.maildir import MaildirInbox
from cam.gateways.ports import Inbox, SentFolder
from cam.gateways.recording_inbox import RecordingInbox
from tests.gateways.inbox_contract import RENEWED, InboxContract, World, message
from tests.servers import dovecot
from tests.servers.mail_host import MailHost

WANTED = ("INBOX", RENEWED)
NAMES = (f"ana{number}" for number in count())


class Memory:
    """The double."""

    def __init__(self) -> None:
        self.inbox = RecordingInbox((*WANTED, "Junk"))

    def deliver(self, raw: bytes, folder: str = "INBOX") -> None:
        self.inbox.deliver(raw, folder=folder)

    def renew(self) -> None:
        self.inbox.renew(RENEWED, keeps=False)

    def state(self) -> object:
        return None


class OverImap:
    """A server on loopback; what acts from outside is a second client."""

    def __init__(self, port: int, user: str, password: str) -> None:
        self.inbox: Inbox = ImapInbox(
            host="127.0.0.1", port=port, tls=Tls.NONE, user=user, password=lambda: password, wanted=WANTED
        )
        self.other = IMAPClient("127.0.0.1", port, ssl=False, timeout=30)
        self.other.login(user, password)
        self.other.create_folder(RENEWED)

    def deliver(self, raw: bytes, folder: str = "INBOX") -> None:
        self.other.append(folder, raw)

    def renew(self) -> None:
        self.other.delete_folder(RENEWED)
        self.other.create_folder(RENEWED)

    def state(self) -> object:
        found = {}
        for folder in ("INBOX", "Junk"):
            self.other.select_folder(folder, readonly=True)
            answers = self.other.fetch(self.other.search("ALL"), ["FLAGS"])
            found[folder] = {uid: set(answer[b"FLAGS"]) - {b"\\Recent"} for uid, answer in answers.items()}
        return found


class OnDisk:
    """A Maildir; what acts from outside is the standard library."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.box = mailbox.Maildir(path)
        self.box.add_folder("Junk")
        self.box.add_folder(RENEWED)
        self.inbox = MaildirInbox(path, wanted=WANTED)

    def deliver(self, raw: bytes, folder: str = "INBOX") -> None:
        box: Any = self.box if folder == "INBOX" else self.box.get_folder(folder)
        box.add(raw.replace(b"\r\n", b"\n"))

    def renew(self) -> None:
        # made beside the old one before it goes, so that the file system cannot give it the same number
        new = self.path / "tmp" / "renewed"
        shutil.copytree(
            self.path / f".{RENEWED}", new, ignore=lambda _path, names: [n for n in names if "." in n]
        )
        shutil.rmtree(self.path / f".{RENEWED}")
        new.rename(self.path / f".{RENEWED}")

    def state(self) -> object:
        return {
            path: (found.st_mtime_ns, found.st_ctime_ns, found.st_mode)
            for path in self.path.rglob("*")
            if (found := path.lstat()) and path.is_file()
        }


class SentContract:
    """What a SentFolder promises."""

    def test_a_copy_is_filed_as_read_and_found_by_its_id(self, world: World) -> None:
        folder = world.inbox
        assert isinstance(folder, SentFolder)
        world.inbox.open()
        sent_at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
        assert not folder.holds("<1@firm.test>")
        folder.file(message(1), sent_at=sent_at)
        assert folder.holds("<1@firm.test>")
        assert not folder.holds("<2@firm.test>")

    @pytest.mark.parametrize(
        "text", ["", "1@firm.test", '<x" OR ALL>', "<a\r\nA1 LOGOUT>", "<\0>", "<ä@b>", "<a b>"]
    )
    def test_what_is_no_id_is_not_asked_for(self, world: World, text: str) -> None:
        assert isinstance(world.inbox, SentFolder)
        world.inbox.open()
        world.inbox.file(message(1), sent_at=datetime(2026, 3, 2, tzinfo=UTC))
        assert not world.inbox.holds(text)


class TestInMemory(InboxContract, SentContract):
    @pytest.fixture
    def world(self) -> World:
        return Memory()


class TestMaildir(InboxContract):
    @pytest.fixture
    def world(self, tmp_path: Path) -> World:
        return OnDisk(tmp_path / "mail")


class OverServer(SentContract, InboxContract):
    def test_the_copy_has_the_moment_of_its_sending(self, world: OverImap) -> None:
        assert isinstance(world.inbox, SentFolder)
        world.inbox.open()
        world.inbox.file(message(1), sent_at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
        world.other.select_folder("Sent", readonly=True)
        world.other.normalise_times = False
        ((_, answer),) = world.other.fetch(world.other.search("ALL"), ["FLAGS", "INTERNALDATE"]).items()
        assert b"\\Seen" in answer[b"FLAGS"]
        assert answer[b"INTERNALDATE"] == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


class TestPymap(OverServer):
    @pytest.fixture
    def world(self) -> Iterator[World]:
        with MailHost({"ana": "secret"}) as host:
            world = OverImap(host.port, "ana", "secret")
            yield world
            world.inbox.close()
            world.other.logout()


@pytest.fixture(scope="module")
def server() -> Iterator[dovecot.Dovecot]:
    # not below pytest's directories, which its user may not enter
    with TemporaryDirectory(prefix="cam-dovecot-") as root:
        Path(root).chmod(0o755)
        with dovecot.Dovecot(Path(root)) as running:
            yield running


@pytest.mark.skipif(bool(dovecot.absence()), reason=dovecot.absence())
class TestDovecot(OverServer):
    @pytest.fixture
    def world(self, server: dovecot.Dovecot) -> Iterator[World]:
        world = OverImap(server.port, next(NAMES), dovecot.PASSWORD)
        yield world
        world.inbox.close()
        world.other.logout()
