"""The worker over a real database: its lease, its pace, its heartbeat, and what it does when things break."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from cam.engine.alerts import Notice
from cam.engine.campaigns import Campaign
from cam.errors import NotFound, Refused, Transient
from cam.gateways.ports import Envelope, Outcome
from cam.gateways.recording import RecordingSender
from cam.store import alerts, events, leases, progress, switches, workers
from cam.store.database import Database
from cam.usecases import alert_channels, cycle, status, waiting
from cam.usecases import worker as usecase
from cam.usecases.course import Course, Step
from cam.usecases.desk import Desk
from cam.usecases.doubts import doubt
from cam.usecases.holding import holding
from cam.usecases.worker import CycleDone, Ended, Shift
from tests.world import LIVE, MONDAY, World

pytestmark = pytest.mark.both_databases

GAPS = {
    "limits": {"gap_seconds": [90, 140]},
    "worker": {"lease_seconds": 100_000},
}  # the clock of a test outruns hearts
NO_GAPS = {"limits": {"gap_seconds": [0, 0]}}


class Heard:
    """What a worker told."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.cycles: list[CycleDone] = []
        self.notes: list[str] = []

    def step(self, cycle: int, step: Step) -> None:
        self.steps.append(step)

    def cycle(self, done: CycleDone) -> None:
        self.cycles.append(done)

    def note(self, said: str) -> None:
        self.notes.append(said)

    def of(self, name: str) -> list[Step]:
        return [step for step in self.steps if step.name == name]


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path, **NO_GAPS)


def once(world: World, *, worker_id: str = "one", heard: Heard | None = None, **values: object) -> Ended:
    shift = Shift(worker_id=worker_id, is_once=True, **values)  # type: ignore[arg-type]
    return usecase.work(lambda: world.desk, shift, heard or Heard())


def beat(world: World) -> workers.Heartbeat:
    with world.db.read() as connection:
        found = workers.last(connection)
    assert found is not None
    return found


def types(world: World) -> list[str]:
    with world.db.read() as connection:
        return [kind for _, kind, _ in alerts.waiting(connection, now=world.now)]


def crash(world: World, *, worker_id: str = "dead", step: str = "send") -> None:
    """Leave the heartbeat of a worker that ended without a word."""
    with world.db.write() as connection:
        workers.begin(connection, worker_id, at=world.now)
        workers.beat(
            connection, worker_id, at=world.now, step=step, cycle=3, cycle_at=world.now, counts={}, error=""
        )


class Clock:
    """The steady clock of a test, moved together with the world's."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.begun = world.now
        self.drift = timedelta()

    def __call__(self) -> float:
        return (self.world.now - self.begun - self.drift).total_seconds()


def for_cycles(
    world: World,
    number: int,
    *,
    heard: Heard,
    between: Callable[[int], None] = lambda _: None,
    **values: object,
) -> list[float]:
    """Let a worker run so many cycles, the clock moved where it would wait; return for how long it would have."""
    clock = Clock(world)
    waits: list[float] = []

    def wait(desk: Desk, *, seconds: float, inboxes: waiting.KeptInboxes) -> bool:
        waits.append(seconds)
        if len(waits) >= number:
            desk.stopping.set()
            return False
        world.now += timedelta(seconds=seconds)
        before = world.now
        between(len(waits))
        clock.drift += world.now - before
        return False

    shift = Shift(worker_id="one", **values)  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(usecase, "wait", wait)
        usecase.work(lambda: world.desk, shift, heard, steady=clock)
    world.desk.stopping.clear()
    return waits


def test_one_cycle_takes_every_step_in_order_and_sends(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 3)

    ended = once(world)

    assert ended.last is not None
    assert ended.last.ok
    assert [step.name for step in ended.last.steps] == [
        "recover", "poll", "replies", "settle", "plan", "send", "timeouts", "metrics", "decide", "alert", "copies",
    ]  # fmt: skip
    assert {step.name: step.counts for step in ended.last.steps}["send"] == {"sent": 3}
    assert len(world.sent()) == 3


def test_only_launched_campaigns_and_only_those_named_are_served(world: World) -> None:
    box = world.mailbox()
    for name, launched in (("A", True), ("B", True), ("C", False)):
        world.lead(world.campaign(name, boxes=[box], launched=launched), f"{name}@x{name}.example".lower())

    once(world, campaigns=("B", "C"))
    assert world.sent() == ["b@xb.example"]
    once(world)
    assert world.sent() == ["b@xb.example", "a@xa.example"]


def test_a_campaign_that_does_not_exist_is_said_at_once(world: World) -> None:
    with pytest.raises(NotFound):
        once(world, campaigns=("nowhere",))


def test_a_held_lease_ends_a_worker_before_it_does_anything(world: World) -> None:
    world.leads(world.campaign(boxes=[world.mailbox()]), 1)
    with world.db.write() as connection:
        leases.take(connection, name=leases.WORKSPACE, holder="other", now=world.now, seconds=60)

    for is_once in (True, False):
        ended = usecase.work(lambda: world.desk, Shift(worker_id="me", is_once=is_once), Heard())
        assert ended.busy is not None
        assert (ended.busy.holder, ended.last) == ("other", None)
    assert world.sent() == []


def test_a_mailbox_keeps_its_gap_by_scheduling_one_message_a_cycle(world: World) -> None:
    world.with_settings(**GAPS)
    world.leads(world.campaign(boxes=[world.mailbox(), world.mailbox("bob@firm.example")]), 6)
    heard = Heard()

    waits = for_cycles(world, 4, heard=heard, interval_seconds=600)

    assert heard.of("send")[0].counts["sent"] == 2
    assert sum(step.counts.get("sent", 0) for step in heard.of("send")) >= 4
    assert all(0 < seconds <= 140 for seconds in waits)
    with world.db.read() as connection:
        rows = connection.execute(text("SELECT mailbox_id, begun_at FROM message ORDER BY begun_at")).all()
    for box in (1, 2):
        moments = [str(row.begun_at) for row in rows if row.mailbox_id == box]
        assert len(moments) == len(set(moments))


def test_begin_refuses_a_mailbox_whose_gap_is_not_over(world: World) -> None:
    world.with_settings(**GAPS)
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 2)
    once(world)
    world.pass_time(seconds=80)
    once(world)
    assert len(world.sent()) == 1
    world.pass_time(seconds=61)
    once(world)
    assert len(world.sent()) == 2


def test_it_waits_for_what_is_due_next_and_at_most_the_interval(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.leads(campaign, 1)
    with world.db.write() as connection:
        moment = world.now + timedelta(seconds=25)
        later = connection.execute(text("SELECT id FROM enrollment")).scalar()
        progress.schedule(connection, int(later or 0), next_action_at=moment, at=world.now)
    heard = Heard()

    waits = for_cycles(world, 2, heard=heard)

    assert waits == pytest.approx([25, 60], abs=0.1)
    assert world.sent() == ["lead0@company0.example"]


def test_campaigns_take_turns_in_being_first(world: World) -> None:
    box = world.mailbox(daily_cap=100)
    for name in ("a", "b"):
        campaign = world.campaign(name, boxes=[box])
        for number in range(3):
            world.lead(campaign, f"{name}{number}@{name}{number}.example")
    world.with_settings(**GAPS)

    for_cycles(world, 4, heard=Heard(), interval_seconds=200)

    assert [address[0] for address in world.sent()] == ["a", "b", "a", "b"]


def test_the_off_switch_stops_sends_and_nothing_else(world: World) -> None:
    world.leads(world.campaign(boxes=[world.mailbox()]), 2)
    with world.db.write() as connection:
        switches.turn_sending(connection, is_on=False, reason="", at=world.now)

    ended = once(world)

    assert ended.last is not None
    assert ended.last.ok
    assert world.sent() == []


def test_a_halted_worker_begins_nothing_even_in_the_middle_of_a_batch(world: World) -> None:
    world.leads(world.campaign(boxes=[world.mailbox()]), 5)
    world.desk = replace(world.desk, halted=lambda: "switched off" if len(world.sent()) >= 2 else "")

    once(world)
    heard = Heard()
    once(world, heard=heard)

    assert len(world.sent()) == 2
    assert heard.notes == ["switched off; nothing is sent, the rest goes on"]


def test_the_heartbeat_says_what_the_last_cycle_did(world: World) -> None:
    world.leads(world.campaign(boxes=[world.mailbox()]), 2)
    once(world)

    found = beat(world)

    assert (found.worker_id, found.state, found.step, found.cycle) == ("one", "stopped", "", 1)
    assert (found.cycle_at, found.seen_at) == (MONDAY, MONDAY)
    assert found.counts["send.sent"] == 2
    assert found.error == ""


def test_status_tells_running_stopped_and_dead_apart(world: World) -> None:
    def state() -> tuple[str, str]:
        found = status.status(world.desk)
        assert found.worker is not None
        return found.worker.id, found.worker.state

    assert status.status(world.desk).worker is None
    once(world)
    assert state() == ("one", "stopped")
    crash(world)
    world.pass_time(seconds=59)
    assert state() == ("dead", "running")
    world.pass_time(seconds=2)
    assert state() == ("dead", "dead")
    assert any("worker dead is dead" in problem for problem in status.status(world.desk).problems)
    with world.db.write() as connection:
        leases.take(connection, name=leases.WORKSPACE, holder="run-auto", now=world.now, seconds=60)
    assert state() == ("run-auto", "running")


def test_a_worker_that_starts_after_a_crash_tells_so_once(world: World) -> None:
    crash(world)
    once(world)
    once(world)

    assert types(world) == ["WORKER_RECOVERED"]
    with world.db.read() as connection:
        names = [event.name for event in events.newest(connection, limit=20)]
    assert names.count("worker.recovered") == 1


def test_a_worker_that_lost_its_lease_for_a_while_is_no_crash(world: World) -> None:
    def lose(_: int) -> None:
        with world.db.write() as connection:
            connection.execute(
                text("UPDATE lease SET expires_at = :now"), {"now": "2026-03-02 09:00:00.000000"}
            )

    heard = Heard()
    world.leads(world.campaign(boxes=[world.mailbox()]), 1)
    for_cycles(world, 3, heard=heard, between=lose)

    assert len(heard.cycles) == 3
    assert types(world) == []


def test_who_lost_its_lease_doubts_nothing_that_its_successor_is_sending(world: World) -> None:
    world.leads(world.campaign(boxes=[world.mailbox()]), 1)
    once(world)
    with holding(world.desk, holder="one") as held:
        assert held is not None
        with world.db.write() as connection:
            connection.execute(text("UPDATE lease SET holder = 'two', token = token + 1"))

        with pytest.raises(Refused, match="the lease is lost"):
            doubt(world.desk, held)
        done = cycle.turn(Course(world.desk), held, [], options=LIVE)

        assert held.is_lost
    assert "the lease is lost" in {step.name: step.error for step in done.steps}["recover"]


def test_a_worker_whose_lease_went_to_another_in_the_middle_of_a_batch_ends_by_itself(world: World) -> None:
    class Robbed(RecordingSender):
        def send(self, envelope: Envelope) -> Outcome:
            outcome = super().send(envelope)
            if len(self.accepted) == 2:
                with world.db.write() as connection:
                    connection.execute(text("UPDATE lease SET holder = 'two', token = token + 1"))
            return outcome

    box = world.mailbox()
    world.senders[box.address] = Robbed()
    world.leads(world.campaign(boxes=[box], daily_cap=100), 10)
    heard = Heard()

    def wait(desk: Desk, **_: object) -> bool:
        return False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(usecase, "wait", wait)
        ended = usecase.work(lambda: world.desk, Shift(worker_id="one"), heard)

    assert ended.busy is not None
    assert ended.busy.holder == "two"
    assert len(world.sent()) == 2
    assert set(world.statuses()) <= {"sent", "cancelled", "queued"}


@pytest.mark.parametrize("hours", [25, -25])
def test_a_jump_of_the_clock_is_told_and_nothing_is_sent_in_that_cycle(world: World, hours: int) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    heard = Heard()

    def jump(number: int) -> None:
        if number == 1:
            world.lead(campaign, "ada@x.example")
            world.pass_time(hours=hours)

    for_cycles(world, 2, heard=heard, between=jump)

    assert world.sent() == []
    assert types(world) == ["CLOCK_JUMPED"]
    assert "was moved by" in heard.notes[0]


def test_a_slow_cycle_is_no_jump_of_the_clock(world: World) -> None:
    heard = Heard()
    for_cycles(world, 3, heard=heard, interval_seconds=4000)
    assert heard.notes == []


def test_of_a_hundred_campaigns_one_that_crashes_every_time_is_told_and_99_are_served(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = world.mailbox(daily_cap=1000)
    for number in range(100):
        world.lead(world.campaign(f"C{number}", boxes=[box]), f"p{number}@firm{number}.example")
    from cam.usecases import campaign_turn

    whole = campaign_turn.plan_campaign

    def crashing(connection: object, desk: Desk, workshop: object, **more: object) -> object:
        if workshop.campaign.name == "C42":  # type: ignore[attr-defined]
            raise RuntimeError("a bug")
        return whole(connection, desk, workshop, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(campaign_turn, "plan_campaign", crashing)
    ended = once(world)

    assert len(world.sent()) == 99
    assert ended.last is not None
    plan = next(step for step in ended.last.steps if step.name == "plan")
    assert not plan.ok
    assert "campaign C42: unexpected RuntimeError: a bug" in plan.error
    assert all(step.ok for step in ended.last.steps if step.name != "plan")


@pytest.mark.parametrize("name", ["recover", "poll", "replies"])
def test_where_listening_breaks_nothing_is_sent_and_the_other_steps_go_on(
    world: World, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    world.leads(world.campaign(boxes=[world.mailbox()]), 1)
    broken = {"recover": "doubt", "poll": "poll", "replies": "process"}[name]

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(cycle, broken, fail)
    ended = once(world)

    assert ended.last is not None
    assert world.sent() == []
    assert [step.name for step in ended.last.steps if not step.ok] == [name]
    assert ended.last.steps[-1].name == "copies"


def test_an_inbox_that_is_down_keeps_its_mailbox_from_sending_and_no_other(world: World) -> None:
    down = world.mailbox("down@firm.example", imap_host="imap.firm.example", replies_by_hand=False)
    well = world.mailbox("well@firm.example")
    world.lead(world.campaign("Down", boxes=[down]), "a@a.example")
    world.lead(world.campaign("Well", boxes=[well]), "b@b.example")
    world.inbox("down@firm.example").refuses = Transient("imap: no answer")

    ended = once(world)

    assert ended.last is not None
    assert [step.name for step in ended.last.steps if not step.ok] == ["poll"]
    assert world.sent("well@firm.example") == ["b@b.example"]
    assert world.sent("down@firm.example") == []


def test_a_provider_that_is_down_is_told_and_stops_nothing_else(world: World) -> None:
    box = world.mailbox()
    world.senders[box.address] = RecordingSender(openings=[Transient("smtp: no answer")])
    world.leads(world.campaign(boxes=[box]), 1)

    ended = once(world)

    assert ended.last is not None
    assert [step.name for step in ended.last.steps if not step.ok] == ["send"]


def test_the_inboxes_are_left_alone_between_two_rounds(world: World) -> None:
    world.with_settings(**GAPS)
    box = world.mailbox(imap_host="imap.firm.example")
    world.leads(world.campaign(boxes=[box]), 3)
    heard = Heard()

    for_cycles(world, 3, heard=heard, interval_seconds=150)

    assert [step.counts.get("inboxes", 0) for step in heard.of("poll")] == [1, 0, 1]


def test_a_rehearsal_holds_nothing_and_writes_nothing(world: World) -> None:
    world.leads(world.campaign(boxes=[world.mailbox()]), 2)
    heard = Heard()

    ended = once(world, is_dry_run=True, heard=heard)

    assert ended.last is not None
    assert [step.name for step in heard.steps] == ["plan"]
    assert heard.steps[0].counts == {"due": 2, "planned": 2}
    assert world.sent() == []
    assert status.status(world.desk).worker is None


def test_asked_to_stop_in_the_middle_of_a_batch_it_begins_nothing_more(world: World) -> None:
    class Stopping(RecordingSender):
        def send(self, envelope: Envelope) -> Outcome:
            if len(self.accepted) == 2:
                world.desk.stopping.set()
            return super().send(envelope)

    box = world.mailbox()
    world.senders[box.address] = Stopping()
    world.leads(world.campaign(boxes=[box], daily_cap=100), 50)

    usecase.work(lambda: world.desk, Shift(worker_id="one"), Heard())

    assert len(world.sent()) == 3
    assert "sending" not in world.statuses()
    assert beat(world).state == "stopped"
    world.desk = replace(world.desk, stopping=threading.Event())
    once(world)
    assert len(set(world.sent())) == len(world.sent()) == 50


def test_mail_wakes_a_worker_that_waits(world: World) -> None:
    box = world.mailbox(imap_host="imap.firm.example")
    world.campaign(boxes=[box])
    once(world)

    class Ringing:
        def wait(self, *, seconds: float, stopping: threading.Event) -> bool:
            return True

        def close(self) -> None:
            pass

    inboxes = waiting.KeptInboxes(lambda _box: Ringing())  # type: ignore[arg-type, return-value]
    assert waiting.wait(world.desk, seconds=30, inboxes=inboxes)


def test_an_inbox_that_breaks_while_one_waits_ends_the_listening_and_no_more(world: World) -> None:
    world.campaign(boxes=[world.mailbox(imap_host="imap.firm.example")])
    once(world)

    class Broken:
        def wait(self, *, seconds: float, stopping: threading.Event) -> bool:
            raise Transient("gone")

        def close(self) -> None:
            pass

    inboxes = waiting.KeptInboxes(lambda _box: Broken())  # type: ignore[arg-type, return-value]
    assert not waiting.wait(world.desk, seconds=0.05, inboxes=inboxes)


def test_asked_to_stop_it_waits_no_longer(world: World) -> None:
    world.campaign(boxes=[world.mailbox(imap_host="imap.firm.example")])
    once(world)
    world.desk.stopping.set()
    assert not waiting.wait(world.desk, seconds=3600, inboxes=waiting.KeptInboxes(world.inbox_for))


def test_a_positive_reply_is_told_and_its_lead_escalated_in_the_same_cycle(world: World) -> None:
    box = world.mailbox(imap_host="imap.firm.example")
    campaign: Campaign = world.campaign(boxes=[box])
    world.lead(campaign, "ada@x.example")
    once(world)
    world.pass_time(hours=2)
    world.answer("ada@x.example", "Yes please, that sounds great. Can we talk on Tuesday?")

    ended = once(world)

    assert ended.last is not None
    assert {step.name: step.counts for step in ended.last.steps}["replies"] == {"positive": 1}
    assert types(world) == ["POSITIVE_REPLY"]
    with world.db.read() as connection:
        rows = connection.execute(text("SELECT type, route FROM alert ORDER BY id")).all()
    assert ("LEAD_QUALIFIED", "escalation") in [tuple(row) for row in rows]


def test_a_channel_that_is_down_is_tried_again_and_stops_nothing_else(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    class Webhook:
        name = "webhook"
        is_down = True

        def deliver(self, notice: Notice) -> None:
            if self.is_down:
                raise Transient("webhook: no answer")
            told.append(notice.id)

    webhook = Webhook()
    monkeypatch.setattr(alert_channels, "human_channels", lambda _desk: [webhook])
    world.leads(world.campaign(boxes=[world.mailbox()]), 1)
    crash(world)

    first = once(world)
    webhook.is_down = False
    world.pass_time(minutes=2)
    once(world)
    once(world)

    assert first.last is not None
    assert {step.name: step.error for step in first.last.steps if not step.ok} == {
        "alert": "webhook: no answer"
    }
    assert world.sent() == ["lead0@company0.example"]
    assert told == ["cam-alert-1"]
