"""The path from mailbox to effect: sixty people get mail over SMTP, and answer in every way into a Maildir."""

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.utils import format_datetime
from pathlib import Path

import pytest

from cam.engine.campaigns import Campaign
from cam.engine.vocabulary import CampaignStatus, State
from cam.gateways.loopback_smtp import LoopbackSmtp, Received
from cam.gateways.registry import inbox_for
from cam.store import campaigns, due, suppressions
from cam.store.database import Database
from cam.usecases import suppress
from cam.usecases.campaigns import resume_campaign
from cam.usecases.report import report
from tests.faults.stage import over_smtp
from tests.world import World

ME = "ana@firm.example"
WORDS = {
    **dict.fromkeys(range(4), "Yes, I am interested. Let us talk on Thursday at ten."),
    **dict.fromkeys(range(4, 7), "No thanks, we are not interested."),
    **dict.fromkeys(range(7, 10), "What does it cost?"),
    **dict.fromkeys(range(10, 13), "Please unsubscribe me from your list."),
    **dict.fromkeys(range(13, 16), "I am out of the office until 2026-03-20 and will answer then."),
    **dict.fromkeys(range(16, 18), "Thank you for your message. Your ticket number is 4711."),
    50: "What does it cost?",  # a colleague of 51
}
AWAY, MACHINES, BOUNCED, SOFT, COMPLAINED = range(13, 16), range(16, 18), (18, 19, 20, 52), (21,), (22,)
COLLEAGUES = {51: 50, 53: 52}  # of somebody who answered, of somebody whose address is dead


def address(number: int) -> str:
    firm = {51: 50, 53: 52}.get(number, number)
    return f"p{number}@firm{firm}.example"


class Mail:
    """A Maildir that people write into, at the world's time."""

    def __init__(self, world: World, root: Path) -> None:
        self.world, self.root, self.count = world, root, 0
        for folder in ("cur", "new", "tmp"):
            (root / folder).mkdir(parents=True)

    def put(self, text: str) -> None:
        self.count += 1
        path = self.root / "new" / f"{self.count:05}.mail"
        path.write_bytes(text.replace("\n", "\r\n").encode())
        os.utime(path, (self.world.now.timestamp() + self.count, self.world.now.timestamp() + self.count))

    def answer(self, got: Received, words: str, headers: str = "") -> None:
        sent = message_from_bytes(got.mime)
        quoted = "\n".join(
            f"> {line}" for line in got.mime.decode().partition("\r\n\r\n")[2].splitlines()[:8]
        )
        self.put(
            f"From: <{got.recipient}>\nTo: {ME}\nSubject: Re: {sent['Subject']}\n"
            f"Message-ID: <a{self.count}@{got.recipient.partition('@')[2]}>\nIn-Reply-To: {sent['Message-ID']}\n"
            f"Date: {format_datetime(self.world.now)}\n{headers}\n{words}\n\n{quoted}\n"
        )

    def come_back(self, got: Received, status: str, words: str) -> None:
        header = got.mime.decode().partition("\r\n\r\n")[0].replace("\r\n", "\n")
        self.put(
            f"From: MAILER-DAEMON@mx.example\nTo: {ME}\nMessage-ID: <dsn{self.count}@mx.example>\n"
            "Subject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n"
            'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
            f"--b\nContent-Type: text/plain\n\nI could not deliver your message to {got.recipient}: {words}\n"
            "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
            f"Final-Recipient: rfc822; {got.recipient}\nAction: failed\nStatus: {status}\n"
            f"Diagnostic-Code: smtp; {words}\n\n--b\nContent-Type: text/rfc822-headers\n\n{header}\n--b--\n"
        )

    def complain(self, got: Received) -> None:
        header = got.mime.decode().partition("\r\n\r\n")[0].replace("\r\n", "\n")
        self.put(
            f"From: feedback@isp.example\nTo: {ME}\nMessage-ID: <arf{self.count}@isp.example>\n"
            "Subject: Email Feedback Report\nMIME-Version: 1.0\n"
            'Content-Type: multipart/report; report-type=feedback-report; boundary="b"\n\n'
            "--b\nContent-Type: text/plain\n\nThis is an email abuse report.\n"
            "--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: isp/1\nVersion: 1\n"
            f"Original-Rcpt-To: {got.recipient}\n\n--b\nContent-Type: message/rfc822\n\n{header}\n\nwords\n--b--\n"
        )


def resumed(world: World) -> None:
    """Let a human say each day that it goes on, whatever so many bounces and opt-outs made of the campaign."""
    with world.db.read() as connection:
        is_paused = campaigns.get_campaign(connection, "Q1").status is CampaignStatus.PAUSED
    if is_paused:
        resume_campaign(world.desk, "Q1")


@pytest.fixture
def server() -> Iterator[LoopbackSmtp]:
    with LoopbackSmtp() as running:
        yield running


def begun(db: Database, root: Path, server: LoopbackSmtp, *, people: int) -> tuple[World, Campaign, Mail]:
    world = World(db, root)
    mail = Mail(world, root / "mail")
    box = world.mailbox(
        ME, provider="smtp", smtp_host="127.0.0.1", smtp_port=server.port, smtp_tls="none", replies_by_hand=False,
        maildir=str(mail.root),
    )  # fmt: skip
    campaign = world.campaign(boxes=[box], daily_cap=100)
    for number in range(people):
        world.lead(campaign, address(number))
    world.desk = replace(
        world.desk,
        sender_for=over_smtp,
        inbox_for=lambda found: inbox_for(found, lambda reference: reference),
    )
    return world, campaign, mail


def test_nobody_who_answered_bounced_or_opted_out_gets_another_step(
    db: Database, tmp_path: Path, server: LoopbackSmtp
) -> None:
    world, campaign, mail = begun(db, tmp_path, server, people=60)
    assert world.run(campaign).total("sent") == 60
    first = {got.recipient: got for got in server.messages}
    machine = "Auto-Submitted: auto-replied\n"
    for number, words in WORDS.items():
        is_machine = number in AWAY or number in MACHINES
        mail.answer(first[address(number)], words, headers=machine if is_machine else "")
    for number in BOUNCED:
        mail.come_back(first[address(number)], "5.1.1", "550 5.1.1 no such user here")
    for number in SOFT:
        mail.come_back(first[address(number)], "4.2.2", "452 4.2.2 mailbox full")
    for number in COMPLAINED:
        mail.complain(first[address(number)])

    got = defaultdict[str, list[datetime]](list, {who: [world.now] for who in first})
    for _ in range(40):
        world.pass_time(days=1)
        before = len(server.messages)
        resumed(world)
        run = world.run(campaign)
        assert run.campaigns[0].errors == ()
        for received in server.messages[before:]:
            got[received.recipient].append(world.now)

    silent = {number for number in WORDS if number not in (*AWAY, *MACHINES)} | {*BOUNCED, *COMPLAINED, 51}
    assert {number for number in range(60) if len(got[address(number)]) == 1} == silent
    assert {len(got[address(number)]) for number in range(60) if number not in silent} == {3}
    for number in AWAY:
        assert got[address(number)][1] >= datetime.fromisoformat("2026-03-20T00:00:00+00:00")
    with db.read() as connection:
        states = [due.of_lead(connection, number + 1)[0].enrollment.state for number in range(60)]
        assert suppressions.count(connection) == 3 + len(BOUNCED) + len(COMPLAINED)
    assert (
        states[:13]
        == [State.QUALIFIED] * 4 + [State.LOST] * 3 + [State.REPLIED] * 3 + [State.UNSUBSCRIBED] * 3
    )
    assert [states[number] for number in BOUNCED] == [State.BOUNCED] * len(BOUNCED)
    assert states[22] is State.UNSUBSCRIBED
    figures = report(world.desk).campaigns[0]
    assert (figures.contacted, figures.sent, sum(figures.leads.values())) == (60, len(server.messages), 60)
    assert (figures.positive, figures.negative, figures.question, figures.ooo) == (4, 3, 4, 3)
    by_class = figures.positive + figures.negative + figures.question + figures.neutral + figures.referral
    assert figures.replied == by_class + 3  # and three who wrote to be left alone
    assert (figures.bounced, figures.delivered) == (4, len(server.messages) - 4)
    assert figures.rates.reply == pytest.approx(figures.replied / 60)
    assert sum(day.replied for day in figures.days) == figures.replied
    assert sum(step.bounced for step in figures.steps) == figures.bounced


def test_no_data_begins_after_an_opt_out_is_committed(
    db: Database, tmp_path: Path, server: LoopbackSmtp
) -> None:
    world, campaign, _mail = begun(db, tmp_path, server, people=12)
    world.run(campaign)
    world.pass_time(days=3)
    told: list[str] = []

    def opt_out(received: Received) -> None:
        """Let the person who is two places behind opt out while this message is being taken."""
        number = int(received.recipient[1:].partition("@")[0])
        if received.recipient not in told and number + 2 < 12:
            told.append(address(number + 2))
            suppress.suppress(world.desk, [address(number + 2)], reason="asked by telephone")

    server._on_message = opt_out
    world.run(campaign)
    second = [received.recipient for received in server.messages[12:]]
    assert second
    assert not set(second) & set(told)
    assert len(second) + len(told) == 12
    with db.read() as connection:
        assert campaigns.get_campaign(connection, campaign.id).status == "active"
