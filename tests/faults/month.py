"""
A month of a worker under a clock that jumps from one due moment to the next: people answer, are away, opt out, bounce.

python -m tests.faults.month --campaigns 3 --leads 500 --days 30 --seed 1 [--mutant deaf]
Prints one JSON line. Every promise is looked at each day, from the ledger's rows and from what recipients got. The play
is that of `cam simulate`, with people in it. Two leads in a row work at one company.
"""

import argparse
import hashlib
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from zoneinfo import ZoneInfo

from cam.engine import guards
from cam.engine.campaigns import Mailbox
from cam.gateways.ports import EmailSender, Envelope, Outcome
from cam.gateways.recording import RecordingSender
from cam.store import ledger as cam_ledger
from cam.store.database import Database
from cam.usecases import cycle
from cam.usecases.replies import Processed
from cam.usecases.simulate import simulate
from tests.faults import places
from tests.faults.history import Numbers
from tests.faults.stage import options_of, tell
from tests.world import World

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "America/Los_Angeles", "")
STEPS = 3
AWAY = timedelta(days=9)
KINDS = (
    60  # of people, by their address; most say nothing, and so few bounce that no campaign is paused for it
)
WORDS = {
    1: "Yes please, that sounds great. Can we talk on Tuesday?",
    2: "No thanks, we are not interested.",
    3: "Please unsubscribe me.",
    4: "What does it cost?",
}
BOUNCES = {5: "550 5.1.1 user unknown", 6: "452 4.2.2 mailbox full"}
IS_FULL, IS_AWAY = 6, 7
GRACE = timedelta(minutes=5)  # an inbox is read at least so often, and before that nobody can know


@dataclass(frozen=True, kw_only=True)
class Got:
    """What reached somebody: of which mailbox, when, in which words."""

    who: str
    box: str
    at: datetime
    words: str


@dataclass
class People:
    """
    Everybody who gets mail; one in eight answers in some way, once each, and what reached them is written down.

    over: since when nothing may reach them any more.  back: before when nothing may.
    """

    world: World
    seed: int
    got: list[Got] = field(default_factory=list)
    over: dict[str, datetime] = field(default_factory=dict)
    back: dict[str, tuple[datetime, date]] = field(default_factory=dict)
    heard: set[str] = field(default_factory=set)
    kinds: Counter[int] = field(default_factory=Counter)
    _told: int = 0  # so many of what they got have been looked at
    _new: list[Got] = field(default_factory=list)  # of the cycle that runs

    def sender_for(self, mailbox: Mailbox) -> EmailSender:
        """Return a mailbox whose messages reach the people."""
        people = self

        class Reaching(RecordingSender):
            def send(self, envelope: Envelope) -> Outcome:
                words = str(message_from_bytes(envelope.mime).get_payload(0))  # type: ignore[arg-type]
                got = Got(who=envelope.recipient, box=mailbox.address, at=people.world.now, words=words)
                people._new.append(got)
                return super().send(envelope)

        return self.world.senders.setdefault(mailbox.address, Reaching())

    def cycle_was(self, now: datetime) -> None:
        """Hear when the cycle was whose messages came last: the clock of a play is its own."""
        self.world.now = now
        self.got += [replace(one, at=now) for one in self._new]
        self._new.clear()

    def answer(self) -> None:
        """Let whoever got something since the last time answer it, in the way that is theirs."""
        now = self.world.now
        fresh, self._told = self.got[self._told :], len(self.got)
        for one in fresh:
            kind = hashlib.sha256(f"{self.seed} {one.who}".encode()).digest()[0] % KINDS
            if one.who in self.heard and kind != IS_FULL:
                continue
            if kind in WORDS:
                self.world.answer(one.who, WORDS[kind], to=one.box)
                for who in (one.who, colleague(one.who)):
                    self.over.setdefault(who, now)
            elif kind in BOUNCES:
                self.world.bounce(one.who, BOUNCES[kind], to=one.box)
                if kind != IS_FULL:
                    self.over.setdefault(one.who, now)
            elif kind == IS_AWAY:
                back = (now + AWAY).date()
                said = f"I am out of the office and back on {back:%A, %d %B %Y}."
                self.world.answer(one.who, said, to=one.box, headers="Auto-Submitted: auto-replied\r\n")
                self.back[one.who] = now, back
            else:
                continue
            self.heard.add(one.who)
            self.kinds[kind] += 1


def address(campaign: int, lead: int) -> str:
    """Return the address of a lead; two in a row work at one company."""
    return f"p{lead}@c{campaign}x{lead // 2}.example"


def colleague(who: str) -> str:
    """Return the address of whoever works at the same company."""
    number = int(who[1 : who.index("@")])
    return f"p{number ^ 1}{who[who.index('@') :]}"


def promises(people: People, zone_of: dict[str, str], *, cap: int) -> Iterator[str]:
    """Give what was promised and does not hold, in words."""
    by_person: defaultdict[str, list[Got]] = defaultdict(list)
    for one in people.got:
        by_person[one.who].append(one)
    for who, got in by_person.items():
        if len({one.words for one in got}) != len(got) or len(got) > STEPS:
            yield f"{who}: got something twice"
        late = [one for one in got if one.at > people.over.get(who, one.at) + GRACE]
        if late:
            yield f"{who}: written to at {late[0].at} after an end at {people.over[who]}"
        since, back = people.back.get(who, (None, None))
        zone = ZoneInfo(zone_of[who] or "UTC")
        if since and any(one.at > since + GRACE and one.at.astimezone(zone).date() < back for one in got):
            yield f"{who}: written to while away until {back}"
        for one in got:
            local = one.at.astimezone(zone)
            if local.weekday() > 4 or not 9 <= local.hour < 18:
                yield f"{who}: written to at {local}"
    per_day = Counter((one.box, one.at.date()) for one in people.got)
    yield from (f"{box}: {number} on {day}" for (box, day), number in per_day.items() if number > cap)


def differences(people: People, copy: Database) -> Iterator[str]:
    """Give where the ledger and what people got differ."""
    with copy.read() as connection:
        rows = connection.exec_driver_sql("SELECT recipient, status FROM message").all()
    open_rows = [row for row in rows if row[1] in ("sending", "unknown")]
    if open_rows:
        yield f"left open: {open_rows[0]}"
    sent = Counter(row[0] for row in rows if row[1] == "sent")
    got = Counter(one.who for one in people.got)
    yield from (f"{who}: ledger {sent[who]}, got {got[who]}" for who in sent | got if sent[who] != got[who])


def main() -> None:
    """Play the days and print what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--campaigns", type=int, default=3)
    parser.add_argument("--leads", type=int, default=500, help="of each campaign")
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--cap", type=int, default=80, help="messages a day of each campaign and mailbox")
    options = options_of(parser, mutants=MUTANTS)
    if options.mutant:
        MUTANTS[options.mutant]()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        url = places.fresh(Path(name), options.database_url)
        world = World(Database(url), Path(name))
        try:
            broken, figures = play(world, options)
        finally:
            world.db.close()
            places.drop(url)
    tell(
        "month",
        Numbers(odd=tuple(broken)),
        options=options,
        is_bad=bool(broken),
        proves=figures["touches"] > options.campaigns * options.leads and len(figures["answers"]) > 3,
        seconds=round(time.monotonic() - begun, 1),
        **figures,
    )


def fill(world: World, options: argparse.Namespace) -> dict[str, str]:
    """Launch the campaigns, each with a mailbox and leads of its own, and return the zone of every lead."""
    zone_of: dict[str, str] = {}
    for number in range(options.campaigns):
        box = world.mailbox(f"me{number}@firm.example", imap_host="imap.firm.example", daily_cap=options.cap)
        campaign = world.campaign(f"C{number}", boxes=[box], daily_cap=options.cap)
        for lead in range(options.leads):
            who = address(number, lead)
            zone_of[who] = ZONES[lead % len(ZONES)]
            world.lead(campaign, who, timezone=zone_of[who])
    return zone_of


def play(world: World, options: argparse.Namespace) -> tuple[list[str], dict[str, object]]:
    """Return what was broken, each once, and the figures of the play."""
    zone_of = fill(world, options)
    people = People(world, options.seed)
    days: set[date] = set()
    broken: dict[str, None] = {}

    def look(now: datetime, copy: Database) -> None:
        people.cycle_was(now)
        if now.date() not in days:
            days.add(now.date())
            broken.update(
                dict.fromkeys([*promises(people, zone_of, cap=options.cap), *differences(people, copy)])
            )
            people.answer()

    found = simulate(
        world.desk,
        days=options.days,
        after_cycle=look,
        sender_for=people.sender_for,
        inbox_for=world.inbox_for,
    )
    broken.update(dict.fromkeys(promises(people, zone_of, cap=options.cap)))
    if len(found.touches) != len(people.got):
        broken[f"the play tells of {len(found.touches)} touches, people got {len(people.got)}"] = None
    answers = {str(kind): people.kinds[kind] for kind in sorted(people.kinds)}
    figures = {"days": len(days), "cycles": found.cycles, "touches": len(people.got), "answers": answers}
    return list(broken), figures


def _deaf() -> None:
    cycle.process = lambda _desk: Processed()


def _one_zone() -> None:
    guards.zone_of = lambda _candidate, ground: ground.rules.zone


def _uncounted() -> None:
    cam_ledger.used = lambda *_args, **_values: {}


MUTANTS = {"deaf": _deaf, "one-zone": _one_zone, "uncounted": _uncounted}


if __name__ == "__main__":
    main()
