"""What comes in late, forged or as a mere receipt: never taken for more than it says, and nothing is lost."""

from datetime import timedelta
from pathlib import Path

import pytest

from cam.engine.campaigns import Campaign
from cam.engine.vocabulary import State
from cam.gateways.ports import Unknown
from cam.gateways.recording import RecordingSender
from cam.store import alerts, due, inbox, suppressions
from cam.store.database import Database
from tests.world import World

ADA = "ada@lovelace.example"


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def started(world: World, *, sender: RecordingSender | None = None) -> Campaign:
    """Let a campaign write its first message to Ada, from a mailbox that is read."""
    campaign = world.campaign(boxes=[world.mailbox(imap_host="imap.firm.example", replies_by_hand=False)])
    world.lead(campaign, ADA)
    if sender is not None:
        world.senders["ana@firm.example"] = sender
    world.run(campaign)
    return campaign


def state(world: World) -> State:
    with world.db.read() as connection:
        return due.of_lead(connection, 1)[0].enrollment.state


def suppressed(world: World) -> list[str]:
    with world.db.read() as connection:
        return [one.value for one in suppressions.all_suppressions(connection)]


def told(world: World) -> list[str]:
    with world.db.read() as connection:
        return [kind for _, kind, _ in alerts.waiting(connection, now=world.now)]


def report(action: str, status: str, *, returned: str = "", recipient: str = ADA) -> bytes:
    return (
        "From: MAILER-DAEMON@mx.example\r\nTo: ana@firm.example\r\nMessage-ID: <report@mx.example>\r\n"
        "Subject: Delivery Status Notification\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nThis is what became of your message.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: {action}\r\nStatus: {status}\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\n{returned}\r\n--b--\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("action", "status"),
    [("delayed", "4.4.1"), ("delivered", "2.0.0"), ("relayed", "2.0.0"), ("expanded", "2.0.0")],
)
def test_only_what_failed_has_bounced(world: World, action: str, status: str) -> None:
    campaign = started(world)
    head = world.senders["ana@firm.example"].accepted[0].mime.decode().partition("\r\n\r\n")[0]
    world.deliver(report(action, status, returned=head))
    world.pass_time(days=3)
    world.run(campaign)
    assert (state(world), suppressed(world), world.sent()) == (State.CONTACTED, [], [ADA, ADA])


@pytest.mark.parametrize(
    "receipt",
    [
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=b\r\n\r\n"
        "--b\r\n\r\nYour message was read on Monday.\r\n--b\r\nContent-Type: message/disposition-notification\r\n\r\n"
        "Final-Recipient: rfc822; ada@lovelace.example\r\n"
        "Disposition: manual-action/MDN-sent-manually; displayed\r\n--b--",
        "\r\nIhre Nachricht\r\n\r\n   An: Ada\r\n   Betreff: Motoren\r\n\r\nwurde am 16.11.2026 um 10:14 gelesen.",
    ],
)
def test_a_receipt_is_no_answer(world: World, receipt: str) -> None:
    campaign = started(world)
    sent = world.senders["ana@firm.example"].accepted[0].message_id
    head = f"From: {ADA}\r\nTo: ana@firm.example\r\nSubject: Gelesen: Motoren\r\nIn-Reply-To: {sent}\r\n"
    world.deliver(f"{head}Message-ID: <r@lovelace.example>\r\nMIME-Version: 1.0\r\n{receipt}\r\n".encode())
    world.pass_time(days=3)
    world.run(campaign)
    assert (state(world), told(world), world.sent()) == (State.CONTACTED, [], [ADA, ADA])


def test_a_forged_bounce_that_returns_nothing_of_ours_asks_and_suppresses_nobody(world: World) -> None:
    campaign = started(world)
    world.deliver(report("failed", "5.1.1", returned="Subject: something else\r\nMessage-ID: <x@y.example>"))
    world.run(campaign)
    assert (state(world), suppressed(world), told(world)) == (State.CONTACTED, [], ["REPLY_UNDECIDED"])


def test_a_bounce_about_somebody_whom_we_never_wrote_to_is_let_be(world: World) -> None:
    campaign = started(world)
    world.deliver(report("failed", "5.1.1", recipient="kim@elsewhere.example"))
    world.run(campaign)
    assert (suppressed(world), told(world)) == ([], [])


def test_a_bounce_proves_a_send_whose_outcome_nobody_knew(world: World) -> None:
    silent = RecordingSender([Unknown(detail="no answer after the dot", phase="dot")])
    campaign = started(world, sender=silent)
    assert world.statuses() == ["unknown"]
    world.bounce(ADA, "550 5.1.1 no such user")
    world.run(campaign)
    assert (world.statuses(), state(world), suppressed(world)) == (["sent"], State.BOUNCED, [ADA])


def test_a_moment_that_lies_ahead_is_kept_as_it_is_and_holds_nothing_up(world: World) -> None:
    campaign = started(world)
    now = world.now
    world.now = now + timedelta(days=400)  # the server's clock
    world.answer(ADA, "Please take me off your list.")
    world.now = now + timedelta(minutes=10)
    world.run(campaign)
    assert (state(world), suppressed(world)) == (State.UNSUBSCRIBED, [ADA])

    world.pass_time(hours=1)
    world.deliver(b"From: x@y.example\r\nSubject: hello\r\nMessage-ID: <after@y.example>\r\n\r\nhi\r\n")
    world.run(campaign)
    with world.db.read() as connection:
        assert inbox.counts_by_status(connection, ["unmatched"]) == {"unmatched": 1}
