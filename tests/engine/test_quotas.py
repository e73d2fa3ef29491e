"""Caps, warm-up and the counting down of an allowance, at midnights and clock changes."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cam.engine.campaigns import Mailbox
from cam.engine.quotas import (
    ORDER,
    Allowance,
    Key,
    Limit,
    Scope,
    binding_limit,
    mailbox_limit,
    together,
    warm_up_cap,
    warm_up_day,
)
from cam.engine.schedule import day_start, local_day
from cam.engine.vocabulary import Provider
from tests.engine.clocks import zone_and_moment

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def mailbox(*, daily_cap: int = 20, warm_up: bool = True) -> Mailbox:
    return Mailbox(
        id=7,
        address="ana@x.example",
        provider=Provider.SMTP,
        daily_cap=daily_cap,
        warm_up=warm_up,
        created_at=NOW,
    )


@pytest.mark.parametrize(("days", "cap"), [(0, 5), (1, 10), (2, 15), (3, 20), (4, 20), (400, 20)])
def test_warm_up_begins_with_five_and_adds_five_a_day_up_to_the_mailboxs_own_cap(days: int, cap: int) -> None:
    first_send = NOW - timedelta(days=days)

    assert cap == warm_up_cap(first_send=first_send, now=NOW, zone=BERLIN, daily_cap=20)


def test_a_mailbox_that_never_sent_is_on_day_one() -> None:
    assert 5 == warm_up_cap(first_send=None, now=NOW, zone=BERLIN, daily_cap=20)  # noqa: SIM300


def test_a_cap_below_the_first_day_of_warm_up_holds() -> None:
    assert [0, 3] == [  # noqa: SIM300
        warm_up_cap(first_send=None, now=NOW, zone=BERLIN, daily_cap=cap) for cap in (0, 3)
    ]


def test_the_second_day_begins_at_the_local_midnight_and_not_24_hours_later() -> None:
    first_send = datetime(2026, 3, 2, 22, 59, tzinfo=UTC)  # 23:59 in Berlin

    days = [
        warm_up_day(first_send=first_send, now=first_send + timedelta(minutes=m), zone=BERLIN)
        for m in (0, 1, 24 * 60)
    ]

    assert days == [1, 2, 2]


def test_a_clock_that_goes_back_does_not_lower_the_first_day() -> None:
    assert 5 == warm_up_cap(  # noqa: SIM300
        first_send=NOW, now=NOW - timedelta(days=3), zone=BERLIN, daily_cap=20
    )


@given(
    zone_and_moment(),
    st.timedeltas(timedelta(0), timedelta(days=60)),
    st.integers(0, 60),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_warm_up_never_falls_from_day_to_day_and_never_exceeds_the_cap(
    where: tuple[ZoneInfo, datetime], later: timedelta, daily_cap: int, start: int, step: int
) -> None:
    zone, first_send = where

    def cap_at(moment: datetime) -> int:
        return warm_up_cap(
            first_send=first_send, now=moment, zone=zone, daily_cap=daily_cap, start=start, step=step
        )

    assert min(start, daily_cap) == cap_at(first_send)
    assert cap_at(first_send) <= cap_at(first_send + later) <= daily_cap
    assert cap_at(first_send + later) <= cap_at(first_send + later + timedelta(days=1))


A, B = (Scope.MAILBOX, "a"), (Scope.CAMPAIGN, "b")


def test_an_allowance_names_the_first_scope_with_nothing_left() -> None:
    allowance = Allowance({A: 0, B: 0})

    assert Scope.CAMPAIGN is allowance.refusal([A, B])
    assert Scope.MAILBOX is allowance.refusal([A])


def test_a_key_without_a_limit_is_never_used_up() -> None:
    allowance = Allowance({})

    for _ in range(100):
        allowance.take([A])

    assert allowance.refusal([A]) is None
    assert allowance.left(A) is None


def test_one_touch_counts_once_against_each_of_its_keys() -> None:
    allowance = Allowance({A: 2, B: 5})

    allowance.take([A, B, A])

    assert (allowance.left(A), allowance.left(B)) == (1, 4)


def test_what_is_refused_takes_nothing() -> None:
    allowance = Allowance({A: 0, B: 5})

    with pytest.raises(ValueError, match="nothing is left for mailbox"):
        allowance.take([A, B])

    assert 5 == allowance.left(B)  # noqa: SIM300


def test_a_cap_that_was_lowered_below_what_was_sent_leaves_nothing() -> None:
    assert Scope.MAILBOX is Allowance({A: -3}).refusal([A])


def test_an_allowance_does_not_write_into_what_it_was_made_from() -> None:
    remaining = {A: 1}

    Allowance(remaining).take([A])

    assert remaining == {A: 1}


KEYS = st.lists(st.tuples(st.sampled_from(Scope), st.sampled_from("ab")), max_size=6)


@given(
    st.dictionaries(st.tuples(st.sampled_from(Scope), st.sampled_from("ab")), st.integers(-2, 4)),
    st.lists(KEYS),
)
def test_nothing_is_ever_taken_beyond_what_remained(
    remaining: dict[Key, int], touches: list[list[Key]]
) -> None:
    allowance, taken = Allowance(remaining), Counter[Key]()

    for keys in touches:
        if allowance.refusal(keys) is None:
            allowance.take(keys)
            taken.update(set(keys))

    assert all(taken[key] <= max(0, cap) for key, cap in remaining.items())
    assert all(allowance.left(key) == max(0, cap) - taken[key] for key, cap in remaining.items())


def test_every_scope_has_its_place_in_the_order() -> None:
    assert sorted(Scope) == sorted(ORDER)


@pytest.mark.parametrize(
    ("limit", "explanation"),
    [
        (
            mailbox_limit(mailbox(), first_send=NOW - timedelta(days=1), now=NOW, zone=BERLIN),
            "mailbox ana@x.example: warm-up day 2, 10 a day",
        ),
        (
            mailbox_limit(mailbox(), first_send=NOW - timedelta(days=9), now=NOW, zone=BERLIN),
            "mailbox ana@x.example: 20 a day",
        ),
        (
            mailbox_limit(mailbox(warm_up=False), first_send=None, now=NOW, zone=BERLIN),
            "mailbox ana@x.example: 20 a day",
        ),
        (
            mailbox_limit(mailbox(daily_cap=4), first_send=None, now=NOW, zone=BERLIN),
            "mailbox ana@x.example: 4 a day",
        ),
        (Limit(scope=Scope.CAMPAIGN, name="Q1", cap=20), "campaign Q1: 20 a day"),
        (Limit(scope=Scope.CHANNEL, name="linkedin", cap=10), "channel linkedin: 10 a day"),
        (Limit(scope=Scope.NEW_LEADS, name="campaign Q1", cap=8), "new leads of campaign Q1: 8 a day"),
        (Limit(scope=Scope.FOLLOWUPS, name="campaign Q1", cap=8), "follow-ups of campaign Q1: 8 a day"),
        (Limit(scope=Scope.DOMAIN, name="acme.example", cap=5), "domain acme.example: 5 a day"),
    ],
)
def test_a_limit_explains_itself(limit: Limit, explanation: str) -> None:
    assert explanation == limit.explanation


def test_a_limit_tells_what_is_used_and_why_it_is_so_low() -> None:
    limit = mailbox_limit(mailbox(), first_send=NOW, now=NOW, zone=BERLIN, used=5)

    assert limit.usage == "mailbox ana@x.example: 5 of 5 used today (warm-up day 1)"
    assert limit.left == 0


def test_the_limit_with_the_least_left_binds_then_the_lower_cap_then_the_first_scope() -> None:
    campaign = Limit(scope=Scope.CAMPAIGN, name="Q1", cap=20, used=4)
    warming = Limit(scope=Scope.MAILBOX, name="a", cap=10, used=0)
    used_up = Limit(scope=Scope.CHANNEL, name="email", cap=100, used=100)
    small = Limit(scope=Scope.DOMAIN, name="d", cap=0)
    twin = Limit(scope=Scope.CHANNEL, name="email", cap=10)

    assert warming is binding_limit([campaign, warming])
    assert used_up is binding_limit([campaign, warming, used_up])
    assert small is binding_limit([used_up, small])
    assert twin is binding_limit([warming, twin])
    assert binding_limit([]) is None


def test_several_mailboxes_send_what_all_of_them_may() -> None:
    both = together([
        Limit(scope=Scope.MAILBOX, name="a@x.example", cap=5, used=9, note="warm-up day 1"),
        Limit(scope=Scope.MAILBOX, name="b@x.example", cap=20, used=1),
    ])  # fmt: skip

    assert both is not None
    assert both.left == 19
    assert both.explanation == "mailboxes a@x.example, b@x.example: warm-up day 1, 25 a day"


def test_one_mailbox_stands_for_itself_and_none_for_nothing() -> None:
    alone = Limit(scope=Scope.MAILBOX, name="a", cap=5)

    assert alone is together([alone])
    assert together([]) is None


# A day of sending, as the use cases do it: what was sent since the local midnight is counted at every look.
DayStart = Callable[[ZoneInfo, datetime], datetime]


def utc_day_start(_zone: ZoneInfo, now: datetime) -> datetime:
    """Begin the quota's day at midnight in Greenwich. A mutant."""
    return datetime.combine(now.astimezone(UTC).date(), time(0), tzinfo=UTC)


def naive_day_start(zone: ZoneInfo, now: datetime) -> datetime:
    """Take the present offset for that of midnight, as naive arithmetic does. A mutant."""
    local = now.astimezone(zone)
    return now - timedelta(
        hours=local.hour, minutes=local.minute, seconds=local.second, microseconds=local.microsecond
    )


CAP = 3


def send_greedily(
    start: datetime, jumps: list[timedelta], *, zone: ZoneInfo, day_start: DayStart
) -> list[datetime]:
    """Send whenever the quota allows, at each of the moments; the clock of the machine may jump both ways."""
    sent: list[datetime] = []
    now = start
    for jump in jumps:
        now += jump
        used = sum(1 for moment in sent if moment >= day_start(zone, now))
        allowance = Allowance({(Scope.CAMPAIGN, "1"): CAP - used})
        while allowance.refusal([(Scope.CAMPAIGN, "1")]) is None:
            allowance.take([(Scope.CAMPAIGN, "1")])
            sent.append(now)
    return sent


def most_in_one_day(sent: list[datetime], zone: ZoneInfo) -> int:
    """Count by the calendar on the wall."""
    return max(Counter(moment.astimezone(zone).date() for moment in sent).values(), default=0)


JUMPS = st.lists(
    st.sampled_from([timedelta(hours=hours) for hours in (0, 1, 3, 6, 12, 23, 24, 25, -1, -25)])
    | st.sampled_from([timedelta(seconds=1), timedelta(minutes=30)])
    | st.timedeltas(timedelta(hours=-25), timedelta(hours=25)),
    max_size=12,
)


def oversend(day_start: DayStart) -> object:
    """Return a case in which more than the cap goes out on one local day. Raises NoSuchExample."""
    return find(
        st.tuples(zone_and_moment(), JUMPS),
        lambda drawn: (
            most_in_one_day(
                send_greedily(drawn[0][1], drawn[1], zone=drawn[0][0], day_start=day_start), drawn[0][0]
            )
            > CAP
        ),
        settings=settings(max_examples=1000, deadline=None),
    )


def test_no_local_day_ever_gets_more_than_the_cap() -> None:
    with pytest.raises(NoSuchExample):
        oversend(day_start)


@pytest.mark.parametrize("mutant", [utc_day_start, naive_day_start])
def test_the_same_property_catches_a_day_that_is_not_the_local_one(mutant: DayStart) -> None:
    assert oversend(mutant)


class Quota(RuleBasedStateMachine):
    """Two campaigns and two mailboxes send through every midnight and clock change; the ledger is a list."""

    caps: dict[Key, int]

    def __init__(self) -> None:
        super().__init__()
        self.zone, self.now = ZoneInfo("America/Havana"), datetime(2026, 3, 7, 12, tzinfo=UTC)
        self.sent: list[tuple[datetime, frozenset[Key]]] = []
        self.first_send: datetime | None = None
        self.peaks: Counter[tuple[object, Key]] = Counter()

    def remaining(self) -> dict[Key, int]:
        since = day_start(self.zone, self.now)
        used = Counter(key for moment, keys in self.sent if moment >= since for key in keys)
        warm = warm_up_cap(first_send=self.first_send, now=self.now, zone=self.zone, daily_cap=8)
        caps = {
            (Scope.CAMPAIGN, "1"): 6,
            (Scope.CAMPAIGN, "2"): 4,
            (Scope.MAILBOX, "a"): warm,
            (Scope.CHANNEL, "email"): 9,
        }
        return {key: cap - used[key] for key, cap in caps.items()}

    @rule(where=zone_and_moment())
    def begin_elsewhere(self, where: tuple[ZoneInfo, datetime]) -> None:
        self.zone, self.now = where
        self.sent, self.first_send = [], None

    @rule(jump=st.sampled_from([1, 59, 60, 1800, 3600, 43200, 86400, 90000]))
    def wait(self, jump: int) -> None:
        self.now += timedelta(seconds=jump)

    @rule(campaign=st.sampled_from("12"), mailbox=st.sampled_from("ab"), wish=st.integers(1, 12))
    def send(self, campaign: str, mailbox: str, wish: int) -> None:
        keys = frozenset({(Scope.CAMPAIGN, campaign), (Scope.MAILBOX, mailbox), (Scope.CHANNEL, "email")})
        allowance = Allowance(self.remaining())
        for _ in range(wish):
            if allowance.refusal(keys) is None:
                allowance.take(keys)
                self.sent.append((self.now, keys))
                if mailbox == "a":
                    self.first_send = self.first_send or self.now

    @invariant()
    def no_day_holds_more_than_a_cap(self) -> None:
        counted = Counter((local_day(self.zone, moment), key) for moment, keys in self.sent for key in keys)
        caps = {
            (Scope.CAMPAIGN, "1"): 6,
            (Scope.CAMPAIGN, "2"): 4,
            (Scope.MAILBOX, "a"): 8,
            (Scope.CHANNEL, "email"): 9,
        }
        assert all(number <= caps.get(key, 10**9) for (_, key), number in counted.items())

    @invariant()
    def nothing_remains_below_zero_on_the_way(self) -> None:
        assert all(left >= 0 for left in self.remaining().values())


Quota.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
TestQuota = Quota.TestCase
