"""What must never happen, whatever comes: over a cap, outside a window, after an opt-out, twice for one touch."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from cam.engine.schedule import make_window
from cam.gateways.ports import Accepted, Blame, Envelope, Outcome, Refused, Unknown
from cam.gateways.recording import RecordingSender
from cam.store import suppressions
from cam.store.database import Database
from cam.store.ledger import used
from tests.world import World

ZONE = ZoneInfo("America/New_York")  # the workspace's: its midnight is not UTC's
LEAD_ZONES = ("", "America/Los_Angeles", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata")
CAP, BOX_CAP, DOMAIN_CAP = 3, 2, 2

# midnight UTC while the west coast works, midnight in New York, both clock changes of 2026 there and in Auckland, an
# opening, an end of the window, a Friday evening
EDGES = [
    datetime(2026, 3, 2, 23, 59, 58, tzinfo=UTC),
    datetime(2026, 3, 3, 4, 59, 58, tzinfo=UTC),
    datetime(2026, 3, 8, 6, 59, 58, tzinfo=UTC),
    datetime(2026, 3, 9, 3, 59, 58, tzinfo=UTC),
    datetime(2026, 3, 9, 12, 59, 58, tzinfo=UTC),
    datetime(2026, 4, 4, 13, 59, 58, tzinfo=UTC),
    datetime(2026, 9, 26, 13, 59, 58, tzinfo=UTC),
    datetime(2026, 10, 30, 21, 59, 58, tzinfo=UTC),
    datetime(2026, 11, 1, 5, 59, 58, tzinfo=UTC),
]

OUTCOMES: list[Outcome] = [
    Accepted(answer="250 ok"),
    Accepted(answer="250 ok"),
    Unknown(detail="no answer", phase="dot"),
    Refused(code=451, answer="later", is_permanent=False, blame=Blame.RECIPIENT, phase="rcpt"),
    Refused(code=554, answer="no", is_permanent=True, blame=Blame.MESSAGE, phase="dot"),
]
ANSWERS = st.lists(st.sampled_from(OUTCOMES), max_size=4)


@dataclass(frozen=True)
class Entry:
    """One message that a sender was asked to send.  at: by the clock of cam, which may be wrong."""

    at: datetime
    sender: str
    recipient: str
    outcome: Outcome

    @property
    def counts(self) -> bool:
        return not isinstance(self.outcome, Refused)

    @property
    def day(self) -> date:
        return self.at.astimezone(ZONE).date()


class Journal(RecordingSender):
    """A sender that notes when it was asked, and answers as hypothesis says."""

    def __init__(self, world: World, log: list[Entry]) -> None:
        super().__init__()
        self.world = world
        self.answers: list[Outcome] = []
        self.log = log

    def send(self, envelope: Envelope) -> Outcome:
        outcome = self.answers.pop() if self.answers else OUTCOMES[0]
        self.log.append(Entry(self.world.now, envelope.sender, envelope.recipient, outcome))
        return outcome


class Sending(RuleBasedStateMachine):
    """Days of sending under every kind of answer and clock."""

    database: Path

    @initialize(start=st.sampled_from(EDGES))
    def begin(self, start: datetime) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copyfile(self.database, self.folder / "cam.db")
        self.db = Database(f"sqlite:///{self.folder / 'cam.db'}")
        self.world = World(
            self.db,
            self.folder,
            sender={"name": "Ana", "postal_address": "1 Main Street", "timezone": ZONE.key},
            limits={"per_domain_per_day": DOMAIN_CAP},
        )
        self.world.now = start
        box = self.world.mailbox(daily_cap=BOX_CAP)
        other = self.world.mailbox("bea@firm.example", daily_cap=BOX_CAP)
        self.campaign = self.world.campaign(boxes=[box, other], daily_cap=CAP)
        self.log: list[Entry] = []
        self.journals = [Journal(self.world, self.log), Journal(self.world, self.log)]
        self.world.senders = dict(zip((box.address, other.address), self.journals, strict=True))
        self.zones: dict[str, str] = {}
        self.opted_out: dict[str, int] = {}
        self.add_leads(9)
        self.run_cycle([])

    @rule(number=st.integers(1, 4))
    def add_leads(self, number: int) -> None:
        for _ in range(number):
            index = len(self.zones)
            email = f"lead{index}@company{index // 3}.example"
            self.zones[email] = LEAD_ZONES[index % len(LEAD_ZONES)]
            self.world.lead(
                self.campaign,
                email,
                timezone=self.zones[email],
                company_domain=f"company{index // 3}.example",
            )

    @rule(
        seconds=st.sampled_from([3, 59, 900, 3600, 3 * 3600, 26 * 3600, 3 * 86400, 7 * 86400]),
        answers=ANSWERS,
    )
    def pass_time(self, seconds: int, answers: list[Outcome]) -> None:
        self.world.now += timedelta(seconds=seconds)
        self.run_cycle(answers)

    @rule(edge=st.sampled_from(EDGES), answers=ANSWERS)
    def pass_to_an_edge(self, edge: datetime, answers: list[Outcome]) -> None:
        """Go on to the day of a clock change, or where that is over, to the same time of the next day."""
        days = max(timedelta(0), self.world.now - edge) // timedelta(days=1) + 1
        self.world.now = edge if edge > self.world.now else edge + timedelta(days=days)
        self.run_cycle(answers)

    @rule(seconds=st.sampled_from([3, 61, 3600, 25 * 3600, 8 * 86400]), answers=ANSWERS)
    def set_the_clock_back(self, seconds: int, answers: list[Outcome]) -> None:
        self.world.now -= timedelta(seconds=seconds)
        self.run_cycle(answers)

    def run_cycle(self, answers: list[Outcome]) -> None:
        for journal in self.journals:
            journal.answers = list(answers)
        self.world.run(self.campaign)

    @rule(index=st.integers(0, 10))
    def opt_out(self, index: int) -> None:
        email = sorted(self.zones)[index % len(self.zones)]
        with self.db.write() as connection:
            suppressions.suppress(
                connection, kind="address", value=email, reason="asked", source="test", at=self.world.now
            )
        self.opted_out.setdefault(email, len(self.log))

    @invariant()
    def nobody_gets_a_message_outside_their_hours(self) -> None:
        window = make_window("09:00", "18:00", "mon-fri")
        for entry in self.entries():
            zone = self.zones[entry.recipient]
            local = entry.at.astimezone(ZoneInfo(zone) if zone else ZONE)
            assert local.weekday() in window.days
            assert window.start <= local.time() < window.end

    @invariant()
    def no_cap_is_exceeded(self) -> None:
        counted = [entry for entry in self.entries() if entry.counts]
        domains = Counter((entry.day, entry.recipient.partition("@")[2]) for entry in counted)
        assert max(Counter(entry.day for entry in counted).values(), default=0) <= CAP
        assert max(Counter((entry.day, entry.sender) for entry in counted).values(), default=0) <= BOX_CAP
        assert max(domains.values(), default=0) <= DOMAIN_CAP

    @invariant()
    def nothing_follows_an_opt_out(self) -> None:
        for number, entry in enumerate(self.entries()):
            assert number < self.opted_out.get(entry.recipient, number + 1)

    @invariant()
    def nobody_gets_more_than_the_sequence(self) -> None:
        accepted = Counter(entry.recipient for entry in self.entries() if entry.counts)
        assert max(accepted.values(), default=0) <= 3

    @invariant()
    def nothing_follows_an_uncertain_send(self) -> None:
        doubtful: set[str] = set()
        for entry in self.entries():
            assert entry.recipient not in doubtful
            if isinstance(entry.outcome, Unknown):
                doubtful.add(entry.recipient)

    def entries(self) -> list[Entry]:
        return getattr(self, "log", [])

    def teardown(self) -> None:
        if hasattr(self, "db"):
            self.db.close()
            shutil.rmtree(self.folder)


BOUNDED = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def machine(database: Path) -> type[Sending]:
    return type("Sending", (Sending,), {"database": database})


@pytest.mark.slow
def test_no_order_of_events_breaks_a_promise(empty_database: Path) -> None:
    run_state_machine_as_test(machine(empty_database), settings=BOUNDED)


@pytest.mark.parametrize("is_mutant", [False, True])
def test_the_same_invariant_catches_a_day_that_ends_at_midnight_utc(
    empty_database: Path, monkeypatch: pytest.MonkeyPatch, is_mutant: bool
) -> None:
    """The machine finds this order by itself, `python -m tests.faults.clocks --mutant utc-day`; played once here."""
    if is_mutant:
        monkeypatch.setattr("cam.usecases.ground.schedule", UtcDays)
    with playing(
        empty_database, start=EDGES[0]
    ) as one:  # two seconds before midnight UTC, five on the west coast
        one.pass_time(3, [])
        assert (len(one.log) > CAP) == is_mutant
        if is_mutant:
            with pytest.raises(AssertionError):
                one.no_cap_is_exceeded()
        else:
            one.no_cap_is_exceeded()


@pytest.mark.parametrize("is_mutant", [False, True])
def test_a_clock_that_was_set_back_gives_no_day_anew(
    empty_database: Path, monkeypatch: pytest.MonkeyPatch, is_mutant: bool
) -> None:
    """The mutant counts no message that the clock calls future."""
    with playing(empty_database, start=datetime(2026, 3, 3, 20, tzinfo=UTC)) as one:

        def used_until_now(*found: Any, since: datetime, campaign_id: int) -> dict[Any, int]:
            future = used(*found, since=one.world.now + timedelta(seconds=1), campaign_id=campaign_id)
            counted = Counter(used(*found, since=since, campaign_id=campaign_id))
            return counted - Counter(future)

        if is_mutant:
            monkeypatch.setattr("cam.store.ledger.used", used_until_now)
        one.set_the_clock_back(3600, [])
        one.add_leads(3)  # due by the clock as it is now
        one.pass_time(3, [])
        assert (len(one.log) > CAP) == is_mutant


@contextmanager
def playing(database: Path, *, start: datetime) -> Iterator[Sending]:
    one = machine(database)()
    try:
        one.begin(start)
        yield one
    finally:
        one.teardown()


class UtcDays:
    """The mutant: a quota's day begins at midnight UTC."""

    @staticmethod
    def day_start(_zone: ZoneInfo, now: datetime) -> datetime:
        return now.replace(hour=0, minute=0, second=0, microsecond=0)
