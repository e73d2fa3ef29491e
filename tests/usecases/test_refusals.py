"""Mail that is refused for reasons of ours: nobody is suppressed for it, and the mailbox is spoken of, once."""

from pathlib import Path

import pytest

from cam.engine.campaigns import Campaign
from cam.engine.findings import Finding, Level
from cam.engine.vocabulary import ReplyClass, State
from cam.store import alerts, due, suppressions
from cam.store.database import Database
from cam.usecases import doctor, reply_book
from cam.usecases.report import report
from cam.usecases.status import status
from tests.world import World

SPAM = "554 5.7.1 Message rejected as spam"
BLOCKED = "550 5.7.1 Service unavailable; Client host [203.0.113.20] blocked using zen.spamhaus.org"
UNPROVEN = "550 5.7.26 Unauthenticated email from firm.example is not accepted due to domain's DMARC policy"
TOO_BIG = "552 5.3.4 Message size exceeds fixed limit"
FULL = "452 4.2.2 mailbox full"


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def started(world: World, people: int = 1) -> Campaign:
    """Let a campaign write its first message to so many people, from a mailbox that is read."""
    campaign = world.campaign(
        boxes=[world.mailbox(imap_host="imap.firm.example", replies_by_hand=False)], daily_cap=100
    )
    world.leads(campaign, people)
    world.run(campaign)
    return campaign


def state(world: World, lead_id: int = 1) -> State:
    with world.db.read() as connection:
        return due.of_lead(connection, lead_id)[0].enrollment.state


def suppressed(world: World) -> list[str]:
    with world.db.read() as connection:
        return [one.value for one in suppressions.all_suppressions(connection)]


def told(world: World) -> list[str]:
    with world.db.read() as connection:
        return [one.body for one in alerts.newest(connection, limit=50) if one.type == "MAIL_REFUSED"]


def looked_at(world: World) -> list[Finding]:
    return [one for one in doctor.examine(world.desk) if one.check == "refused"]


@pytest.mark.parametrize(
    "words", [SPAM, BLOCKED, UNPROVEN, TOO_BIG, "421 4.7.28 too many messages from your IP"]
)
def test_a_refusal_for_reasons_of_ours_suppresses_nobody_however_often_it_comes(
    world: World, words: str
) -> None:
    campaign = started(world)
    for _ in range(3):
        for _ in range(3):
            world.bounce("lead0@company0.example", words)
        world.pass_time(days=8)
        world.run(campaign)

    assert suppressed(world) == []
    assert state(world) is not State.BOUNCED


def test_it_neither_counts_among_soft_bounces_nor_ends_their_row(world: World) -> None:
    campaign = started(world)
    for words in (FULL, SPAM, FULL):
        world.bounce("lead0@company0.example", words)
        world.pass_time(days=8)
        world.run(campaign)
    assert suppressed(world) == []

    world.bounce("lead0@company0.example", FULL)
    world.run(campaign)
    assert suppressed(world) == ["lead0@company0.example"]


def test_one_strict_receiver_is_no_trouble_and_three_of_few_are(world: World) -> None:
    campaign = started(world, 10)
    for number in range(2):
        world.bounce(f"lead{number}@company{number}.example", SPAM)
    world.run(campaign)
    assert (told(world), status(world.desk).problems) == ([], ())
    assert [one.level for one in looked_at(world)] == [Level.OK]

    world.bounce("lead2@company2.example", BLOCKED)
    world.run(campaign)

    [said] = told(world)
    assert "3 of 10 messages of the last 7 days were refused: 3 as spam" in said
    assert BLOCKED in said
    [problem] = status(world.desk).problems
    assert problem.startswith("mailbox ana@firm.example: 3 of 10 messages")
    [finding] = looked_at(world)
    assert (finding.subject, finding.level) == ("ana@firm.example", Level.WARN)
    assert "fewer sends a day" in finding.fix


def test_a_few_of_many_are_no_trouble(world: World) -> None:
    campaign = started(world, 80)
    for number in range(3):
        world.bounce(f"lead{number}@company{number}.example", SPAM)
    world.run(campaign)
    assert told(world) == []


def test_failed_authentication_is_told_at_once(world: World) -> None:
    campaign = started(world, 10)
    world.bounce("lead0@company0.example", UNPROVEN)
    world.run(campaign)
    [said] = told(world)
    assert "1 as not authenticated" in said
    assert "SPF, DKIM or DMARC" in said


def test_it_is_told_once_a_week_and_no_longer_once_it_is_over(world: World) -> None:
    campaign = started(world, 10)
    for number in range(5):
        world.bounce(f"lead{number}@company{number}.example", UNPROVEN)
        world.run(campaign)
        world.pass_time(hours=4)
    assert len(told(world)) == 1

    world.pass_time(days=8)
    assert status(world.desk).problems == ()
    assert looked_at(world) == []
    world.bounce("lead7@company7.example", UNPROVEN)
    world.run(campaign)
    assert len(told(world)) == 2


def test_what_a_human_takes_for_something_else_is_no_refusal(world: World) -> None:
    campaign = started(world)
    world.bounce("lead0@company0.example", UNPROVEN)
    world.run(campaign)
    reply_book.reclassify(world.desk, 1, ReplyClass.AUTO_REPLY)
    assert looked_at(world) == []


def test_the_report_counts_what_was_refused_by_its_mailbox(world: World) -> None:
    campaign = started(world, 4)
    world.bounce("lead0@company0.example", SPAM)
    world.bounce("lead1@company1.example", "550 5.1.1 no such user")
    world.run(campaign)
    [figures] = report(world.desk).campaigns
    [box] = figures.mailboxes
    assert (figures.sent, figures.delivered, figures.bounced, box.refused) == (4, 2, 1, 1)
