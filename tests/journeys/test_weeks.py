"""Weeks of a worker under a clock that jumps: people answer, opt out and bounce; every promise is looked at daily."""

import hashlib
from collections import Counter
from datetime import date, datetime
from email import message_from_bytes
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from cam.engine.campaigns import Mailbox
from cam.gateways.ports import EmailSender, Envelope, Outcome
from cam.gateways.recording import RecordingSender
from cam.store.database import Database
from cam.usecases.simulate import simulate
from tests.world import World

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "America/Los_Angeles", "")
WORDS = {
    1: "Yes please, that sounds great. Can we talk on Tuesday?",
    2: "No thanks, we are not interested.",
    3: "Please unsubscribe me.",
    4: "What does it cost?",
}
LEADS, DAYS, CAP = 30, 21, 6


class Prospects:
    """Everybody who gets mail: one in nine answers, each for good, and what reaches them after that is written down."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sent: list[tuple[str, str]] = []  # to whom, and what
        self.answered: dict[str, datetime] = {}
        self.after_an_answer: list[str] = []
        self.twice: list[str] = []

    def sender_for(self, mailbox: Mailbox) -> EmailSender:
        people = self

        class Listening(RecordingSender):
            def send(self, envelope: Envelope) -> Outcome:
                people.got(envelope)
                return super().send(envelope)

        return self.world.senders.setdefault(mailbox.address, Listening())

    def got(self, envelope: Envelope) -> None:
        who = envelope.recipient
        body = str(message_from_bytes(envelope.mime).get_payload(0))  # type: ignore[arg-type]
        if (who, body) in self.sent:
            self.twice.append(who)
        if who in self.answered:
            self.after_an_answer.append(who)
        self.sent.append((who, body))

    def answer(self) -> None:
        """Let those who answer do so, once, to the last message that they got."""
        for who, _ in self.sent:
            kind = hashlib.sha256(who.encode()).digest()[0] % 36
            if kind in WORDS and who not in self.answered:
                box = next(
                    address
                    for address, sender in self.world.senders.items()
                    if any(one.recipient == who for one in sender.attempts)
                )
                self.world.answer(who, WORDS[kind], to=box)
                self.answered[who] = self.world.now


@pytest.mark.slow
def test_weeks_in_which_people_answer_keeps_every_promise(db: Database, tmp_path: Path) -> None:
    world = World(db, tmp_path)
    zone_of: dict[str, str] = {}
    for number in range(3):
        box = world.mailbox(f"me{number}@firm.example", imap_host="imap.firm.example", daily_cap=CAP)
        campaign = world.campaign(f"C{number}", boxes=[box], daily_cap=CAP)
        for lead in range(LEADS):
            who = f"p{lead}@c{number}x{lead}.example"
            zone_of[who] = ZONES[lead % len(ZONES)]
            world.lead(campaign, who, timezone=zone_of[who])
    people = Prospects(world)
    days: set[date] = set()

    def look(now: datetime, copy: Database) -> None:
        world.now = now
        if now.date() in days:
            return
        days.add(now.date())
        people.answer()
        with copy.read() as connection:
            open_rows = connection.execute(
                text("SELECT count(*) FROM message WHERE status = 'sending'")
            ).scalar()
        assert open_rows == 0
        assert people.twice == []

    found = simulate(
        world.desk, days=DAYS, after_cycle=look, sender_for=people.sender_for, inbox_for=world.inbox_for
    )

    assert len(days) >= DAYS - 1
    assert len(found.touches) == len(people.sent) > 3 * LEADS
    assert len(people.answered) >= 5
    # an answer of the night is read before the first message of the morning
    assert people.after_an_answer == []
    for touch in found.touches:
        local = touch.at.astimezone(ZoneInfo(zone_of[touch.lead] or "UTC"))
        assert local.weekday() < 5, touch
        assert 9 <= local.hour < 18, touch
    per_day = Counter((touch.at.date(), touch.mailbox) for touch in found.touches)
    assert max(per_day.values()) == CAP
    assert max(Counter(touch.lead for touch in found.touches).values()) == 3
    assert len({(touch.lead, touch.step) for touch in found.touches}) == len(found.touches)
