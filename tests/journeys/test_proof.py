"""Sends in doubt are settled by proof: an SMTP server that breaks off, the Sent folder of a real IMAP server."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from cam.engine.campaigns import Campaign, Mailbox
from cam.errors import Transient
from cam.gateways.registry import inbox_for, sender_for
from cam.store import mailboxes
from cam.store.database import Database
from cam.usecases.mailboxes import MailboxOptions, edit_mailbox
from cam.usecases.probe_mailbox import probe
from tests.servers.faults import Fault
from tests.servers.mail_host import MailHost
from tests.servers.recording_smtp import Message, RecordingSmtp
from tests.world import World

pytestmark = pytest.mark.both_databases

USER, PASSWORD = "ana", "secret"
ADA, BOB = "ada@lovelace.example", "bob@babbage.example"
SETTLED = {"minutes": 20}


class Provider(RecordingSmtp):
    """Takes mail and, as Gmail does, files what it took; its owner reads what is sent to them."""

    host: MailHost
    world: World
    files = True

    def accept(self, message: Message) -> None:
        """File it as it is accepted, whatever is said or not said next."""
        super().accept(message)
        at = self.world.now
        if self.files:
            self.host.deliver(USER, message.mime, folder="Sent", arrived_at=at)
        if message.recipient == "ana@firm.example":
            self.host.deliver(USER, message.mime, arrived_at=at)


@pytest.fixture
def host() -> Iterator[MailHost]:
    with MailHost({USER: PASSWORD}) as server:
        yield server


@pytest.fixture
def provider(host: MailHost) -> Iterator[Provider]:
    with Provider(faults=[]) as server:
        server.host = host
        yield server


@pytest.fixture
def world(db: Database, tmp_path: Path, host: MailHost, provider: Provider) -> World:
    world = World(db, tmp_path)
    provider.world = world
    world.desk = replace(
        world.desk,
        sender_for=lambda box: sender_for(box, lambda _: PASSWORD),
        inbox_for=lambda box: inbox_for(box, lambda _: PASSWORD),
    )
    return world


@pytest.fixture
def box(world: World, host: MailHost, provider: Provider) -> Mailbox:
    return world.mailbox(
        provider="smtp", smtp_host="127.0.0.1", smtp_port=provider.port, smtp_tls="none",
        imap_host="127.0.0.1", imap_port=host.port, imap_tls="none", imap_user=USER, imap_password_ref="env:X",
        replies_by_hand=False,
    )  # fmt: skip


def probed(world: World, box: Mailbox) -> Mailbox:
    found = probe(world.desk, box.address, seconds=20)
    assert found.mailbox.tells_what_was_sent is (found.files_sent is True)
    return found.mailbox


def in_doubt(world: World, box: Mailbox, provider: Provider, action: str) -> Campaign:
    """Return a campaign whose only lead has a first touch at whose end the server broke off."""
    campaign = world.campaign(boxes=[box])
    world.lead(campaign, ADA)
    provider.faults = [Fault("dot", action, times=1)]
    world.run(campaign)
    assert world.statuses() == ["unknown"]
    return campaign


def copies_of(provider: Provider, recipient: str = ADA) -> int:
    return sum(message.recipient == recipient for message in provider.accepted)


def outcome(world: World) -> str:
    with world.db.read() as connection:
        return str(connection.scalar(text("SELECT outcome FROM message")))


def waiting(world: World) -> list[str]:
    with world.db.read() as connection:
        return [
            f"{row.type} {row.status}" for row in connection.execute(text("SELECT type, status FROM alert"))
        ]


def test_a_copy_in_the_sent_folder_proves_that_it_went_out(
    world: World, box: Mailbox, provider: Provider
) -> None:
    probed(world, box)
    campaign = in_doubt(world, box, provider, "accept-drop")

    world.run(campaign)

    assert world.statuses() == ["sent"]
    assert "proved" in outcome(world)
    assert copies_of(provider) == 1


def test_a_copy_that_was_seen_before_the_doubt_arose_proves_it_all_the_same(
    world: World, box: Mailbox, provider: Provider
) -> None:
    probed(world, box)
    campaign = in_doubt(world, box, provider, "accept-drop")
    with world.db.write() as connection:  # as if it had been read while the message was still on its way
        connection.execute(
            text("UPDATE inbox_place SET uid = 1000000 WHERE folder = 'Sent'"),
        )
    world.run(campaign)
    assert world.statuses() == ["unknown"]

    world.pass_time(**SETTLED)
    world.run(campaign)

    assert world.statuses() == ["sent"]
    assert outcome(world) == "proved: the Sent folder"


def test_where_it_is_not_there_after_the_settle_time_the_same_bytes_go_out_once_more(
    world: World, box: Mailbox, provider: Provider
) -> None:
    probed(world, box)
    campaign = in_doubt(world, box, provider, "drop")
    world.pass_time(minutes=10)
    world.run(campaign)
    assert (world.statuses(), copies_of(provider)) == (["unknown"], 0)

    world.pass_time(minutes=10)
    world.run(campaign)

    assert (world.statuses(), copies_of(provider)) == (["sent"], 1)
    assert waiting(world) == []


def test_without_a_probe_absence_proves_nothing_and_a_human_decides(
    world: World, box: Mailbox, provider: Provider
) -> None:
    campaign = in_doubt(world, box, provider, "drop")
    world.pass_time(**SETTLED)

    world.run(campaign)

    assert (world.statuses(), copies_of(provider)) == (["parked"], 0)
    assert waiting(world) == ["SENDS_PARKED waiting"]


def test_a_provider_that_files_nothing_proves_nothing(world: World, box: Mailbox, provider: Provider) -> None:
    provider.files = False
    found = probe(world.desk, box.address, seconds=0.5)
    assert (found.keeps_message_id, found.files_sent) == (True, False)
    campaign = in_doubt(world, box, provider, "drop")
    world.pass_time(**SETTLED)

    world.run(campaign)

    assert world.statuses() == ["parked"]


def test_a_probe_after_the_send_says_nothing_about_that_send(
    world: World, box: Mailbox, provider: Provider
) -> None:
    campaign = in_doubt(world, box, provider, "drop")
    world.pass_time(minutes=5)
    probed(world, box)
    world.pass_time(**SETTLED)

    world.run(campaign)

    assert world.statuses() == ["parked"]
    assert "nobody had probed that by then" in outcome(world)


def test_a_folder_in_which_nothing_is_filed_any_more_is_not_believed(
    world: World, box: Mailbox, provider: Provider
) -> None:
    probed(world, box)
    provider.files = False  # its owner has switched that off
    campaign = world.campaign(boxes=[box])
    world.lead(campaign, BOB)
    world.run(campaign)
    world.pass_time(minutes=1)
    world.lead(campaign, ADA)
    provider.faults = [Fault("dot", "accept-drop", times=1)]
    world.run(campaign)
    world.pass_time(**SETTLED)

    world.run(campaign)

    assert world.statuses() == ["sent", "parked"]
    assert copies_of(provider) == 1


def test_another_server_makes_what_was_learned_void(world: World, box: Mailbox, provider: Provider) -> None:
    probed(world, box)
    campaign = in_doubt(world, box, provider, "drop")
    edit_mailbox(world.desk, box.address, MailboxOptions(imap_user="other", imap_password_ref="env:X"))
    edit_mailbox(world.desk, box.address, MailboxOptions(imap_user=USER, imap_password_ref="env:X"))
    world.pass_time(**SETTLED)

    world.run(campaign)

    assert world.statuses() == ["parked"]


def test_a_folder_that_cannot_be_asked_leaves_it_to_a_human_and_a_later_copy_still_proves_it(
    world: World, box: Mailbox, provider: Provider, host: MailHost
) -> None:
    probed(world, box)
    campaign = in_doubt(world, box, provider, "accept-drop")
    readers = world.desk.inbox_for

    class Down:
        def open(self) -> None:
            raise Transient("imap 127.0.0.1: no answer")

        def close(self) -> None:
            pass

    world.desk = replace(world.desk, inbox_for=lambda _: Down())  # type: ignore[arg-type, return-value]
    world.pass_time(**SETTLED)
    world.run(campaign)
    assert world.statuses() == ["parked"]
    assert "could not be asked: imap 127.0.0.1: no answer" in outcome(world)

    world.desk = replace(world.desk, inbox_for=readers)
    world.pass_time(minutes=1)
    world.run(campaign)

    assert world.statuses() == ["sent"]
    assert "SENDS_PARKED closed" in waiting(world)


def test_a_late_provider_is_waited_for(world: World, box: Mailbox, provider: Provider) -> None:
    probed(world, box)
    with world.db.write() as connection:
        mailboxes.learn(connection, box.id, {"sent_delay_seconds": 600}, at=world.now)
    campaign = in_doubt(world, box, provider, "drop")

    world.pass_time(minutes=16)
    world.run(campaign)
    assert world.statuses() == ["unknown"]
    world.pass_time(minutes=10)
    world.run(campaign)

    assert (world.statuses(), copies_of(provider)) == (["sent"], 1)


def test_who_has_answered_meanwhile_gets_nothing_though_it_never_arrived(
    world: World, box: Mailbox, provider: Provider, host: MailHost
) -> None:
    probed(world, box)
    campaign = in_doubt(world, box, provider, "drop")
    world.pass_time(**SETTLED)
    with world.db.write() as connection:
        connection.execute(text("UPDATE enrollment SET state = 'unsubscribed', next_action_at = NULL"))

    world.run(campaign)

    assert (world.statuses(), copies_of(provider)) == (["cancelled"], 0)
