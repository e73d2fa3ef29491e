"""Poll: real inboxes into a real database, each message once, nothing of it changed where it lies."""

import imaplib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from pathlib import Path

import pytest
from sqlalchemy import text

from cam.engine.campaigns import Campaign
from cam.engine.vocabulary import State
from cam.errors import DatabaseError
from cam.gateways.ports import Fetched, Place
from cam.gateways.registry import inbox_for
from cam.store import due, inbox
from cam.store.database import Database
from cam.usecases.poll import poll
from tests.inbox_double import ListInbox
from tests.servers.mail_host import MailHost
from tests.world import World

ADA, ME = "ada@lovelace.example", "ana@firm.example"


def over_imap(db: Database, root: Path, host: MailHost) -> tuple[World, Campaign]:
    """Return a world whose mailbox is read over IMAP, its first message sent."""
    world = World(db, root)
    box = world.mailbox(
        imap_host="127.0.0.1",
        imap_port=host.port,
        imap_tls="none",
        imap_user="ana",
        imap_password_ref="secret",
    )
    campaign = world.campaign(boxes=[box])
    world.lead(campaign, ADA)
    world.desk = replace(world.desk, inbox_for=lambda found: inbox_for(found, lambda reference: reference))
    world.run(campaign)
    return world, campaign


def answer_to(world: World, words: str, *, number: int = 1) -> bytes:
    sent = message_from_bytes(world.senders[ME].accepted[0].mime)
    return (
        f"From: {ADA}\r\nTo: {ME}\r\nSubject: Re: {sent['Subject']}\r\nMessage-ID: <{number}@lovelace.example>\r\n"
        f"In-Reply-To: {sent['Message-ID']}\r\n\r\n{words}\r\n"
    ).encode()


def one(world: World) -> due.Candidate:
    with world.db.read() as connection:
        return due.of_lead(connection, 1)[0]


def counted(world: World, what: str) -> int:
    with world.db.read() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {what}")).scalar_one())


@pytest.mark.both_databases
def test_the_largest_uidvalidity_and_uid_that_a_server_may_have_are_stored(
    db: Database, tmp_path: Path
) -> None:
    most = 2**32 - 1  # RFC 9051: numbers of 32 bits without a sign
    world = World(db, tmp_path)
    world.mailbox(imap_host="imap.firm.example")

    class Old(ListInbox):
        def fetch(self, folder: str, *, after: Place | None, since: datetime) -> Iterator[Fetched]:
            for one in super().fetch(folder, after=None, since=since):
                if after is None:
                    yield replace(one, place=Place(uid_validity=most, uid=most))

    world.inboxes[ME] = Old()
    world.deliver(b"From: bo@shop.example\r\nMessage-ID: <1@shop.example>\r\n\r\nNews.\r\n")

    assert [(one.stored, one.trouble) for one in poll(world.desk)] == [(1, "")]
    assert [(one.stored, one.trouble) for one in poll(world.desk)] == [(0, "")]


def test_an_answer_on_an_imap_server_stops_the_lead_and_stays_unread_there(
    db: Database, tmp_path: Path
) -> None:
    with MailHost({"ana": "secret"}) as host:
        world, campaign = over_imap(db, tmp_path, host)
        host.deliver("ana", answer_to(world, "What does it cost?"))
        host.deliver("ana", answer_to(world, "What does it cost?"), folder="Junk")
        world.run(campaign)
        client = imaplib.IMAP4("127.0.0.1", host.port)
        client.login("ana", "secret")
        client.select("INBOX", readonly=True)
        unseen = client.search(None, "UNSEEN")[1]
        client.logout()
    assert one(world).enrollment.state is State.REPLIED
    assert counted(world, "inbound_message") == 1
    assert unseen == [b"1"]


def test_what_the_owner_wrote_by_hand_is_found_among_the_sent_mail(db: Database, tmp_path: Path) -> None:
    with MailHost({"ana": "secret"}) as host:
        world, campaign = over_imap(db, tmp_path, host)
        host.deliver("ana", world.senders[ME].accepted[0].mime, folder="Sent")
        by_hand = (
            f"From: {ME}\r\nTo: {ADA}\r\nSubject: lunch\r\nMessage-ID: <h@firm.example>\r\n\r\nLunch?\r\n"
        )
        host.deliver("ana", by_hand.encode(), folder="Sent")
        world.pass_time(days=4)
        assert world.run(campaign).total("sent") == 0
    assert one(world).enrollment.paused
    assert one(world).enrollment.paused_reason.startswith("you wrote to them yourself on ")


def test_a_wrong_password_is_asked_three_times_and_no_more(db: Database, tmp_path: Path) -> None:
    with MailHost({"ana": "another"}) as host:
        world, campaign = over_imap(db, tmp_path, host)
        for _ in range(3):
            world.run(campaign)
        assert poll(world.desk) == []
    assert counted(world, "mailbox WHERE status = 'paused'") == 1
    assert counted(world, "alert WHERE type = 'MAILBOX_REFUSED'") == 1
    assert counted(world, "message WHERE status = 'sent'") == 0


def test_a_full_disk_while_storing_loses_nothing(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with MailHost({"ana": "secret"}) as host:
        world, campaign = over_imap(db, tmp_path, host)
        host.deliver("ana", answer_to(world, "What does it cost?"))
        add = inbox.add

        def full(*_: object, **__: object) -> int:
            raise DatabaseError("database cam.db: cannot be written, the disk is full")

        monkeypatch.setattr(inbox, "add", full)
        world.pass_time(days=4)
        report = world.run(campaign)
        assert report.campaigns[0].deferred_by == {"inbox_unread": 1}
        assert report.campaigns[0].errors == (
            f"inbox of {ME}: database cam.db: cannot be written, the disk is full",
        )
        monkeypatch.setattr(inbox, "add", add)
        world.run(campaign)
    assert one(world).enrollment.state is State.REPLIED
    assert world.sent() == [ADA]


def test_a_message_that_is_stored_moves_the_place_behind_it(db: Database, tmp_path: Path) -> None:
    with MailHost({"ana": "secret"}) as host:
        world, _campaign = over_imap(db, tmp_path, host)
        for number in range(5):
            host.deliver(
                "ana", f"From: x{number}@y.example\r\nMessage-ID: <{number}@y>\r\n\r\nhi\r\n".encode()
            )
        assert [found.stored for found in poll(world.desk)] == [5]
        assert [found.stored for found in poll(world.desk)] == [0]
        with db.read() as connection:
            assert inbox.spots(connection, 1)["INBOX"].uid >= 5
