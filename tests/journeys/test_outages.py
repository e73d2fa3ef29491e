"""Servers that are down for a while, a full disk, a locked database: the rest goes on, all is caught up, told once."""

import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from cam.engine.campaigns import Campaign, Mailbox
from cam.gateways.imap import ImapInbox
from cam.gateways.ports import Inbox
from cam.gateways.registry import inbox_for, sender_for
from cam.store import database
from cam.store.database import Database
from cam.usecases import status, waiting
from cam.usecases import worker as usecase
from cam.usecases.desk import Desk
from cam.usecases.worker import CycleDone, Shift
from tests.servers.http_api import HttpApi, Request, Told
from tests.servers.mail_host import MailHost
from tests.servers.recording_smtp import RecordingSmtp
from tests.world import World

USER, PASSWORD = "ana", "secret"
ANA, BOB = "ana@firm.example", "bob@firm.example"


class Taker(HttpApi):
    """Takes every alert."""

    def _usual(self, request: Request) -> Told:
        del request
        return Told()


class Heard:
    """What a worker told."""

    def __init__(self) -> None:
        self.cycles: list[CycleDone] = []
        self.notes: list[str] = []

    def step(self, cycle: int, step: object) -> None:
        """Hear nothing."""

    def cycle(self, done: CycleDone) -> None:
        self.cycles.append(done)

    def note(self, said: str) -> None:
        self.notes.append(said)

    def broken(self) -> list[set[str]]:
        return [{step.name for step in done.steps if not step.ok} for done in self.cycles]


class Town:
    """Servers that can be down, and two mailboxes: Ana's inbox is read over IMAP, Bob reads his by himself."""

    def __init__(self, world: World, host: MailHost, smtp: RecordingSmtp, hook: Taker) -> None:
        self.world, self.host, self.smtp, self.hook = world, host, smtp, hook
        self.down: set[str] = set()
        self._readers: list[Inbox | None] = []
        self.desk = world.desk
        world.desk = replace(
            world.desk,
            sender_for=lambda box: sender_for(
                replace(box, smtp_port=self._port(f"smtp {box.address}", smtp.port)), lambda _: PASSWORD
            ),
            inbox_for=self._inbox_for,
        )
        over_smtp = {
            "provider": "smtp",
            "smtp_host": "127.0.0.1",
            "smtp_port": smtp.port,
            "smtp_tls": "none",
        }
        over_imap = {
            "imap_host": "127.0.0.1",
            "imap_port": host.port,
            "imap_tls": "none",
            "imap_user": USER,
            "imap_password_ref": "env:X",
            "replies_by_hand": False,
        }
        self.ana = world.mailbox(ANA, **over_smtp, **over_imap)
        self.bob = world.mailbox(BOB, **over_smtp)
        self.of_ana: Campaign = world.campaign("Of Ana", boxes=[self.ana])
        self.of_bob: Campaign = world.campaign("Of Bob", boxes=[self.bob])
        self.count = 0
        self.webhook()

    def _inbox_for(self, box: Mailbox) -> Inbox | None:
        reader = inbox_for(replace(box, imap_port=self._port("imap", self.host.port)), lambda _: PASSWORD)
        self._readers.append(reader)  # a worker keeps it
        return reader

    def mend(self) -> None:
        """Let every server be up again."""
        self.down.clear()
        for reader in self._readers:
            if isinstance(reader, ImapInbox):
                reader.port = self.host.port

    def _port(self, name: str, port: int) -> int:
        return closed_port() if name in self.down else port

    def webhook(self, *, is_down: bool = False) -> None:
        url = f"http://127.0.0.1:{closed_port()}" if is_down else self.hook.url
        self.world.with_settings(alerts={"webhook": f"{url}/hook", "escalation_webhook": ""})

    def newcomers(self) -> None:
        """Let one lead more be due in each campaign."""
        for campaign in (self.of_ana, self.of_bob):
            self.count += 1
            self.world.lead(campaign, f"lead{self.count}@company{self.count}.example")

    def answer(self, who: str, words: str) -> None:
        """Let somebody answer what Ana sent."""
        [got] = [one for one in self.smtp.accepted if one.recipient == who]
        sent = message_from_bytes(got.mime)
        raw = (
            f"From: {who}\r\nTo: {ANA}\r\nSubject: Re: {sent['Subject']}\r\nMessage-ID: <a-{who}>\r\n"
            f"In-Reply-To: {sent['Message-ID']}\r\nDate: {sent['Date']}\r\n\r\n{words}\r\n"
        )
        self.host.deliver(USER, raw.encode(), arrived_at=self.world.now)

    def sent(self, address: str) -> list[str]:
        return [one.recipient for one in self.smtp.accepted if one.sender == address]

    def told(self, kind: str) -> list[str]:
        """Return the ids under which the webhook was told of such an alert."""
        return [one.fields["id"] for one in self.hook.requests if one.fields["type"] == kind]

    def types(self) -> list[str]:
        return [one.fields["type"] for one in self.hook.requests]


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
def town(db: Database, tmp_path: Path) -> Iterator[Town]:
    world = World(db, tmp_path, limits={"gap_seconds": [0, 0]}, worker={"lease_seconds": 100_000})
    with MailHost({USER: PASSWORD}) as host, RecordingSmtp() as smtp, Taker() as hook:
        yield Town(world, host, smtp, hook)


def cycles(
    town: Town, number: int, *, heard: Heard, between: Callable[[int], None] = lambda _: None, **passes: float
) -> None:
    """Let a worker run so many cycles; where it would wait, the clock is moved and something may happen."""
    world = town.world
    begun = world.now
    done = 0

    def wait(desk: Desk, *, seconds: float, inboxes: waiting.KeptInboxes) -> bool:
        nonlocal done
        done += 1
        world.now += timedelta(**(passes or {"minutes": 2}))
        between(done)
        if done >= number:
            desk.stopping.set()
        return False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(usecase, "wait", wait)
        steady = lambda: (world.now - begun).total_seconds()  # noqa: E731
        usecase.work(lambda: world.desk, Shift(worker_id="one"), heard, steady=steady)
    world.desk.stopping.clear()


def test_an_imap_server_that_is_down(town: Town) -> None:
    town.newcomers()
    cycles(town, 1, heard=Heard())
    town.answer("lead1@company1.example", "Yes please, that sounds great. Can we talk on Tuesday?")
    town.newcomers()
    town.down = {"imap"}
    heard = Heard()

    cycles(town, 5, heard=heard)

    assert heard.broken() == [{"poll"}] * 5
    assert len(town.sent(ANA)) == 1, "nothing leaves a mailbox whose answers nobody sees"
    assert len(town.sent(BOB)) == 2, "the other mailbox goes on"
    assert town.types() == ["INBOX_UNREAD"]

    town.mend()
    cycles(town, 2, heard=heard)

    assert heard.broken()[5:] == [set(), set()]
    assert len(town.sent(ANA)) == 2
    assert town.types() == ["INBOX_UNREAD", "POSITIVE_REPLY"]
    assert status.status(town.world.desk).problems == ()


def test_an_smtp_server_that_is_down(town: Town) -> None:
    town.newcomers()
    town.down = {f"smtp {ANA}"}
    heard = Heard()

    cycles(town, 8, heard=heard)

    assert town.sent(ANA) == []
    assert len(town.sent(BOB)) == 1
    assert {name for step in heard.broken() for name in step} == {"send"}
    assert town.types() == ["MAILBOX_UNREACHABLE"]

    town.mend()
    cycles(town, 20, heard=heard)

    assert town.sent(ANA) == ["lead1@company1.example"]
    assert town.types() == ["MAILBOX_UNREACHABLE"]
    assert status.status(town.world.desk).problems == ()


def test_what_is_over_at_the_next_attempt_is_not_told(town: Town) -> None:
    town.newcomers()
    town.down = {f"smtp {BOB}", "imap"}

    cycles(town, 4, heard=Heard(), between=lambda _: town.mend(), seconds=61)

    assert len(town.sent(ANA)) == len(town.sent(BOB)) == 1
    assert town.types() == []


def test_a_webhook_that_is_down(town: Town) -> None:
    town.newcomers()
    cycles(town, 1, heard=Heard())
    town.answer("lead1@company1.example", "Yes please, that sounds great. Can we talk on Tuesday?")
    town.newcomers()
    town.webhook(is_down=True)
    heard = Heard()

    cycles(town, 5, heard=heard)

    assert {name for step in heard.broken() for name in step} == {"alert"}
    assert len(town.smtp.accepted) == 4
    assert town.types() == []

    town.webhook()
    cycles(town, 10, heard=heard)

    assert town.types() == ["POSITIVE_REPLY"]
    assert heard.broken()[-1] == set()


def test_of_two_channels_one_that_is_down_is_told_on_the_other_once(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cam.gateways.alert_webhook import WebhookAlerter
    from cam.usecases import alert_channels, database_trouble

    def channels(desk: Desk) -> list[WebhookAlerter]:
        down = f"http://127.0.0.1:{closed_port()}/"
        urls = {"well": f"{town.hook.url}/hook", "ill": town.hook.url if town.count > 8 else down}
        return [
            WebhookAlerter(name, url=lambda url=url: url, key=str, clock=desk.clock)  # type: ignore[misc]
            for name, url in urls.items()
        ]

    monkeypatch.setattr(alert_channels, "human_channels", channels)
    monkeypatch.setattr(database_trouble, "human_channels", channels)
    town.newcomers()
    cycles(town, 1, heard=Heard())
    town.answer("lead1@company1.example", "Yes please, that sounds great. Can we talk on Tuesday?")
    cycles(town, 12, heard=Heard())

    assert town.types() == ["POSITIVE_REPLY", "CHANNEL_UNREACHABLE"]

    for _ in range(4):
        town.newcomers()
    cycles(town, 40, heard=Heard())

    assert town.types() == ["POSITIVE_REPLY", "CHANNEL_UNREACHABLE", "POSITIVE_REPLY"]
    assert len(set(town.told("POSITIVE_REPLY"))) == 1


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let another program hold the lock of all writers."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


class SmallDisk(Database):
    """A database on a disk that may be full."""

    is_full = False

    @contextmanager
    def write(self) -> Iterator[Connection]:
        if self.is_full:
            full = sqlite3.OperationalError("database or disk is full")
            problem = self.explain(OperationalError("BEGIN", {}, full))
            assert problem is not None
            raise problem
        with super().write() as connection:
            yield connection


@contextmanager
def full(desk: Desk) -> Iterator[None]:
    """Let the disk under the database be full."""
    assert isinstance(desk.db, SmallDisk)
    desk.db.is_full = True
    yield
    desk.db.is_full = False


@pytest.mark.parametrize("trouble", ["full", "locked"])
def test_a_database_that_cannot_be_written(town: Town, trouble: str, monkeypatch: pytest.MonkeyPatch) -> None:
    world = town.world
    assert world.db.path is not None
    monkeypatch.setattr(database, "BUSY_TIMEOUT_SECONDS", 0.01)
    disk = SmallDisk(f"sqlite:///{world.db.path}")
    world.desk = replace(world.desk, db=disk)
    town.newcomers()
    cycles(town, 1, heard=Heard())
    town.answer("lead1@company1.example", "Yes please, that sounds great. Can we talk on Tuesday?")
    town.newcomers()
    heard = Heard()
    begun = world.now
    broken = full(world.desk) if trouble == "full" else locked(world.db.path)
    tries = 0

    class Stopping(type(world.desk.stopping)):  # type: ignore[misc]
        """Where the worker waits after trouble, time passes, and the fifth time it is over."""

        def wait(self, timeout: float | None = None) -> bool:
            nonlocal tries
            if timeout != usecase.RETRY_SECONDS:
                return bool(super().wait(timeout))
            world.now += timedelta(seconds=timeout)
            tries += 1
            if tries == 5:
                broken.__exit__(None, None, None)
            return False

    world.desk = replace(world.desk, stopping=Stopping())
    broken.__enter__()

    cycles(town, 3, heard=heard)

    assert tries == 5
    assert len(heard.notes) == 5
    assert all(("is full" if trouble == "full" else "is locked") in said for said in heard.notes)
    assert town.types() == ["DATABASE_TROUBLE", "POSITIVE_REPLY"]
    assert town.told("DATABASE_TROUBLE") == [f"cam-database-{begun:%Y%m%d%H%M%S}"]
    assert len(town.sent(ANA)) == len(town.sent(BOB)) == 2
    assert heard.broken() == [set()] * 3
    with world.db.read() as connection:
        rows = connection.execute(text("SELECT type, status FROM alert ORDER BY id")).all()
        recovered = connection.scalar(text("SELECT count(*) FROM event WHERE name = 'database.recovered'"))
    assert [tuple(row) for row in rows if row[0] == "DATABASE_TROUBLE"] == [("DATABASE_TROUBLE", "delivered")]
    assert recovered == 1
    disk.close()
