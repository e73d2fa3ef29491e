"""A probe learns what a provider does to mail, and where it files no copies cam does, apart from the sends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from cam.engine.campaigns import Mailbox
from cam.errors import GatewayError, InputError, Transient
from cam.gateways.ports import Blame, Envelope, Outcome, Refused
from cam.gateways.recording import RecordingSender
from cam.gateways.recording_inbox import RecordingInbox
from cam.store import mailboxes
from cam.store.database import Database
from cam.usecases import cycle
from cam.usecases.mailboxes import MailboxOptions, edit_mailbox
from cam.usecases.probe_mailbox import probe, said
from tests.world import LIVE, World

pytestmark = pytest.mark.both_databases


class Provider(RecordingSender):
    """Delivers what it takes to the mailbox itself.  rewrites: what it does to the bytes.  files: as Gmail does."""

    def __init__(
        self, inbox: RecordingInbox, *, rewrites: Callable[[bytes], bytes] = bytes, files: bool = False
    ) -> None:
        super().__init__()
        self.inbox, self.rewrites, self.files = inbox, rewrites, files

    def send(self, envelope: Envelope) -> Outcome:
        outcome = super().send(envelope)
        if envelope.sender == envelope.recipient:
            self.inbox.deliver(self.rewrites(envelope.mime), folder="Junk")
        if self.files:
            self.inbox.filed.append((self.rewrites(envelope.mime), datetime.now().astimezone()))
        return outcome


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


@pytest.fixture
def inbox() -> RecordingInbox:
    return RecordingInbox(("INBOX", "Junk"))


def connected(world: World, inbox: RecordingInbox, provider: RecordingSender) -> Mailbox:
    """Return a mailbox whose provider and inbox are these."""
    world.desk = replace(world.desk, sender_for=lambda _: provider, inbox_for=lambda _: inbox)
    return world.mailbox(imap_host="127.0.0.1", imap_port=993, imap_password_ref="env:X")


def stored(world: World) -> Mailbox:
    with world.db.read() as connection:
        return mailboxes.get_mailbox(connection, "ana@firm.example")


def another_id(mime: bytes) -> bytes:
    head, _, rest = mime.partition(b"Message-ID: <")
    return head + b"Message-ID: <other@provider.example>" + rest[rest.index(b">") + 1 :]


def test_a_provider_that_files_copies_and_keeps_ids_is_known_for_it(
    world: World, inbox: RecordingInbox
) -> None:
    box = connected(world, inbox, Provider(inbox, files=True))

    found = probe(world.desk, box.address, seconds=5)

    assert (found.keeps_message_id, found.files_sent, found.folder) == (True, True, "Junk")
    assert (stored(world).keeps_message_id, stored(world).files_sent) == (True, True)
    assert stored(world).sent_delay_seconds == 0
    assert "files sent mail itself" in said(found)


def test_an_id_that_is_replaced_is_noticed_and_the_copy_found_by_it(
    world: World, inbox: RecordingInbox
) -> None:
    box = connected(world, inbox, Provider(inbox, files=True, rewrites=another_id))

    found = probe(world.desk, box.address, seconds=5)

    assert (found.keeps_message_id, found.files_sent) == (False, True)
    assert "replaced" in said(found)


def test_a_provider_without_copies_is_known_when_the_time_is_over(
    world: World, inbox: RecordingInbox
) -> None:
    box = connected(world, inbox, Provider(inbox))

    found = probe(world.desk, box.address, seconds=0.1)

    assert (found.keeps_message_id, found.files_sent) == (True, False)
    assert "so cam does" in said(found)


def test_a_message_that_does_not_come_back_says_nothing_about_ids(
    world: World, inbox: RecordingInbox
) -> None:
    box = connected(world, inbox, RecordingSender())

    found = probe(world.desk, box.address, seconds=0.1)

    assert (found.keeps_message_id, found.arrived_after) == (None, None)
    assert "did not come back" in said(found)


def test_a_probe_needs_an_inbox_and_a_provider_that_takes_it(world: World, inbox: RecordingInbox) -> None:
    refusal = Refused(code=550, answer="550 no", is_permanent=True, blame=Blame.MAILBOX, phase="rcpt")
    box = connected(world, inbox, RecordingSender([refusal]))
    with pytest.raises(GatewayError, match="refused: 550 no"):
        probe(world.desk, box.address, seconds=0.1)
    world.desk = replace(world.desk, inbox_for=lambda _: None)
    with pytest.raises(InputError, match="needs an inbox"):
        probe(world.desk, box.address, seconds=0.1)
    assert stored(world).files_sent is None


def test_what_was_learned_is_forgotten_with_another_server(world: World, inbox: RecordingInbox) -> None:
    box = connected(world, inbox, Provider(inbox, files=True))
    probe(world.desk, box.address, seconds=5)

    edit_mailbox(world.desk, box.address, MailboxOptions(daily_cap=7))
    assert stored(world).files_sent is True
    edit_mailbox(world.desk, box.address, MailboxOptions(imap_host="localhost", imap_password_ref="env:X"))

    assert (stored(world).files_sent, stored(world).keeps_message_id) == (None, None)


def learned(world: World, box: Mailbox, *, files_sent: bool | None) -> None:
    with world.db.write() as connection:
        mailboxes.learn(connection, box.id, {"files_sent": files_sent}, at=world.now)


def run(world: World) -> cycle.RunReport:
    with world.db.read() as connection:
        from cam.store import campaigns

        found = campaigns.get_campaign(connection, "Q1")
    return cycle.run(world.desk, [found], options=LIVE)


def test_each_sent_message_is_filed_once_with_its_bytes(world: World, inbox: RecordingInbox) -> None:
    sender = RecordingSender()
    box = connected(world, inbox, sender)
    learned(world, box, files_sent=False)
    world.leads(world.campaign(boxes=[box]), 3)

    run(world)
    run(world)

    assert sorted(mime for mime, _ in inbox.filed) == sorted(one.mime for one in sender.accepted)
    assert len(inbox.filed) == 3
    assert all(at.tzinfo is not None for _, at in inbox.filed)


@pytest.mark.parametrize("files_sent", [None, True])
def test_where_the_provider_files_or_nobody_knows_nothing_is_filed(
    world: World, inbox: RecordingInbox, files_sent: bool | None
) -> None:
    box = connected(world, inbox, RecordingSender())
    learned(world, box, files_sent=files_sent)
    world.leads(world.campaign(boxes=[box]), 2)

    run(world)

    assert inbox.filed == []


class Full(RecordingInbox):
    """Its Sent folder takes so many copies."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def file(self, mime: bytes, *, sent_at: datetime) -> None:
        if len(self.filed) >= self.room:
            raise Transient("imap: over quota")
        super().file(mime, sent_at=sent_at)


def test_a_full_sent_folder_is_said_and_touches_no_send(world: World) -> None:
    inbox, sender = Full(1), RecordingSender()
    box = connected(world, inbox, sender)
    learned(world, box, files_sent=False)
    world.leads(world.campaign(boxes=[box]), 3)

    report = run(world)

    assert report.total("sent") == 3
    assert "over quota" in report.unfiled[0]
    inbox.room = 100
    assert run(world).unfiled == ()
    assert len(inbox.filed) == len(sender.accepted) == 3


def test_a_copy_that_was_filed_before_a_crash_is_not_filed_twice(world: World, inbox: RecordingInbox) -> None:
    box = connected(world, inbox, RecordingSender())
    learned(world, box, files_sent=False)
    world.leads(world.campaign(boxes=[box]), 2)
    run(world)
    with world.db.write() as connection:
        connection.execute(text("UPDATE message SET filed_at = NULL"))

    run(world)

    assert len(inbox.filed) == 2
