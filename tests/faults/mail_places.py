"""Real IMAP servers to deliver mail to: Debian's Dovecot, or the one in Python; each can give all mail new UIDs."""

import itertools
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol, Self

from imapclient import IMAPClient

from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.mail_host import MailHost

USER = "ana"
FOLDERS = ("INBOX", "Junk")
OWN_LEADS = 12


class MailPlace(Protocol):
    """A server with one user.  port: where it listens now."""

    name: str
    port: int

    def deliver(self, raw: bytes, *, folder: str) -> None:
        """Put a message there, as a delivery agent does."""

    def renumber(self) -> int:
        """Give all mail new UIDs under a new UIDVALIDITY, and return the port from now on."""

    def seen(self) -> int:
        """Return how many messages are marked as read."""


class _Place:
    port = 0

    def __init__(self) -> None:
        self._stack = ExitStack()

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def seen(self) -> int:
        """Return how many messages are marked as read."""
        with IMAPClient("127.0.0.1", self.port, ssl=False) as client:
            client.login(USER, PASSWORD)
            count = 0
            for folder in FOLDERS:
                client.select_folder(folder, readonly=True)
                count += len(client.search("SEEN"))
            return count

    def _numbers(self) -> list[int]:
        with IMAPClient("127.0.0.1", self.port, ssl=False) as client:
            client.login(USER, PASSWORD)
            return [client.select_folder(folder, readonly=True)[b"UIDVALIDITY"] for folder in FOLDERS]


class DovecotPlace(_Place):
    """Dovecot: mail is filed into its Maildir, and it numbers anew when its list of UIDs is gone."""

    name = "dovecot"

    def __enter__(self) -> Self:
        root = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="cam-dovecot-")))
        root.chmod(0o755)
        self.port = self._stack.enter_context(Dovecot(root)).port
        self._numbers()  # the first log-in makes the folders
        self._home = root / "mail" / USER / "Maildir"
        self._count = itertools.count(1)
        return self

    def deliver(self, raw: bytes, *, folder: str) -> None:
        """Put a message there, as a delivery agent does."""
        below = self._home if folder == "INBOX" else self._home / f".{folder}"
        name = f"{next(self._count)}.{os.getpid()}.cam"
        (below / "tmp" / name).write_bytes(raw)
        shutil.chown(below / "tmp" / name, "mail", "mail")
        (below / "tmp" / name).rename(below / "new" / name)

    def renumber(self) -> int:
        """Give all mail new UIDs under a new UIDVALIDITY, and return the port from now on."""
        before = self._numbers()
        for kept in self._home.rglob("dovecot*"):
            if kept.name.startswith(("dovecot-uid", "dovecot.index", "dovecot.list")):
                kept.unlink()
        assert all(new != old for new, old in zip(self._numbers(), before, strict=True)), (
            "the same UIDVALIDITY"
        )
        return self.port


class PythonPlace(_Place):
    """The server in Python: all mail moves to a new one, whose folders are new."""

    name = "python"

    def __enter__(self) -> Self:
        self._kept: list[tuple[bytes, str]] = []
        self._open()
        return self

    def _open(self) -> None:
        self._host = self._stack.enter_context(MailHost({USER: PASSWORD}))
        self.port = self._host.port

    def deliver(self, raw: bytes, *, folder: str) -> None:
        """Put a message there, as a delivery agent does."""
        self._kept.append((raw, folder))
        self._host.deliver(USER, raw, folder=folder)

    def renumber(self) -> int:
        """Give all mail new UIDs under a new UIDVALIDITY, and return the port from now on."""
        before = self._numbers()
        self._open()
        assert all(new != old for new, old in zip(self._numbers(), before, strict=True)), (
            "the same UIDVALIDITY"
        )
        for raw, folder in self._kept[::-1]:
            self._host.deliver(USER, raw, folder=folder)
        return self.port


def own_messages() -> list[bytes]:
    """Return letters, refusals, opt-outs and bounces of our own making."""
    return [
        *(_letter(number, words) for number in range(OWN_LEADS) for words in _WORDS[number % len(_WORDS)]),
        *(_bounce(number) for number in range(OWN_LEADS, OWN_LEADS + 4)),
    ]


_WORDS = (
    ("What does it cost?", "One more thing: when could we talk?"),
    ("Please remove me from your list.",),
    ("No thanks, we are not interested.",),
    ("I am out of office until 20 March 2026.", "Sounds good, let us talk on Thursday."),
)


def _letter(number: int, words: str) -> bytes:
    who = f"lead{number}@company{number}.example"
    return (
        f"From: Lee <{who}>\r\nTo: ana@firm.example\r\nSubject: Re: Hello\r\nDate: Mon, 02 Mar 2026 12:00:00 +0000\r\n"
        f"Message-ID: <{number}.{len(words)}@company{number}.example>\r\n\r\n{words}\r\n"
    ).encode()


def _bounce(number: int) -> bytes:
    who = f"lead{number}@company{number}.example"
    return (
        f"From: MAILER-DAEMON@mx.example\r\nTo: ana@firm.example\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        f"Message-ID: <bounce-{number}@mx.example>\r\nDate: Mon, 02 Mar 2026 12:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\n"
        f"<{who}>: 550 5.1.1 user unknown\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        f"Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; {who}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        "--b--\r\n"
    ).encode()
