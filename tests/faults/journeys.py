"""
Kill a worker at random moments of whole journeys: send, answer, follow-up, alert; then judge by the servers' journals.

python -m tests.faults.journeys --kills 300 --seed 1 [--mutant cursor-first]
Every other kill falls at a random moment of a cycle, the others at a step of it that was chosen first (poll, replies,
send, alert ...), before or after one of its transactions or one of its exchanges with a server. Prints one JSON line.
Where a mistake is planted, histories are played until it is found, at most so many kills.
"""

import argparse
import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from cam.gateways.http_client import HttpClient
from cam.gateways.smtp_wire import Wire
from cam.store.database import Database
from cam.usecases import worker
from cam.usecases.course import Step
from cam.usecases.desk import Desk
from cam.usecases.pulse import Pulse
from cam.usecases.worker import CycleDone, Shift
from tests.faults import mutants, places
from tests.faults.history import Numbers
from tests.faults.stage import fork, options_of, tell
from tests.faults.town import STEPS, Town

LEADS = 12
CYCLES = 2  # of a worker that nobody kills
ROUNDS = 26  # of a history: over three days
HOURS = timedelta(hours=3)
# days after which nobody kills, until all has come to its end
QUIET = (0, 0, 0, 1, 0, 1, 0, 1, 0, 4, 0, 8, 1)
LONGER, SHORTER = 1.05, 0.9
FURTHER, NEARER = 1.2, 0.85
NAMES = (
    "recover",
    "poll",
    "poll",
    "replies",
    "replies",
    "settle",
    "send",
    "send",
    "send",
    "alert",
    "alert",
    "",
)
OPEN = frozenset(("pending", "queued", "sending", "retry", "unknown", "parked"))
FOLLOWED = frozenset(("positive", "negative", "unsubscribe"))
MUTANTS = ("mark-after-send", "blind-resend", "cursor-first", "effects-apart", "alert-marked-first")


@dataclass(kw_only=True)
class Found:
    """
    What the journals and the database prove.

    touches: pairs of lead and step that the server took; twice: copies beyond the first; after_answer: steps that were
    begun after their lead's answer was stored; missing: steps that never came to somebody who did not answer.
    answers: that people gave; answers_lost: not stored, or not processed; stored_twice; effects_off: answers whose
    effects did not happen, or more than once.  alerts: of answers; untold: never taken by the webhook; under_two_ids;
    told_again: repeats, which are allowed.  unsettled: rows in doubt or open at the end.
    doubts: sends whose outcome nobody knew for a while; proved_sent, proved_unsent: settled by proof; by_hand.
    """

    histories: int = 0
    touches: int = 0
    twice: int = 0
    after_answer: int = 0
    missing: int = 0
    answers: int = 0
    answers_lost: int = 0
    stored_twice: int = 0
    effects_off: int = 0
    alerts: int = 0
    untold: int = 0
    under_two_ids: int = 0
    told_again: int = 0
    unsettled: int = 0
    doubts: int = 0
    proved_sent: int = 0
    proved_unsent: int = 0
    by_hand: int = 0
    odd: list[str] = field(default_factory=list)

    def __iadd__(self, other: "Found") -> "Found":
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))
        return self

    @property
    def is_clean(self) -> bool:
        """Whether every promise was kept."""
        return not any(
            (self.twice, self.after_answer, self.missing, self.answers_lost, self.stored_twice, self.effects_off,
             self.untold, self.under_two_ids, self.unsettled)
        )  # fmt: skip


class Bell:
    """Ends a worker after so many cycles; a step that failed ends it with what went wrong."""

    def __init__(self, desk: Desk, cycles: int) -> None:
        self.desk = desk
        self.cycles = cycles

    def step(self, cycle: int, step: Step) -> None:
        """Hear of a step."""
        del cycle
        if not step.ok:
            raise RuntimeError(f"{step.name}: {step.error}")

    def note(self, text: str) -> None:
        """Hear nothing."""

    def cycle(self, done: CycleDone) -> None:
        """Count."""
        if done.cycle >= self.cycles:
            self.desk.stopping.set()


class Moment:
    """Counts the doings inside the named step of a cycle, and kills this process at one of them; 0: at none."""

    def __init__(self, name: str, number: int) -> None:
        self.name = name
        self.left = number
        self.now = ""

    def pass_(self) -> None:
        """Come to one more doing."""
        if self.now == self.name:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def watch(moment: Moment) -> None:
    """Make every transaction and every exchange with a server of this process a doing of the step that it is in."""
    transaction, begin_step, end_cycle = Database.write, Pulse.begin_step, Pulse.end_cycle

    @contextmanager
    def watched_transaction(self: Database) -> Iterator[Connection]:
        moment.pass_()
        with transaction(self) as connection:
            yield connection
        moment.pass_()

    def watched_begin(self: Pulse, name: str) -> None:
        moment.now = name
        begin_step(self, name)

    def watched_end(self: Pulse, *arguments: Any) -> None:
        moment.now = ""
        end_cycle(self, *arguments)

    Database.write = watched_transaction  # type: ignore[assignment]
    Pulse.begin_step = watched_begin  # type: ignore[method-assign]
    Pulse.end_cycle = watched_end  # type: ignore[method-assign]
    for owner, name in ((Wire, "write"), (Wire, "reply"), (HttpClient, "exchange")):
        setattr(owner, name, _around(getattr(owner, name), moment))


def _around(work: Callable[..., Any], moment: Moment) -> Callable[..., Any]:
    def watched(*arguments: Any, **named: Any) -> Any:
        moment.pass_()
        done = work(*arguments, **named)
        moment.pass_()
        return done

    return watched


def serve(town: Town, moment: Moment | None = None) -> None:
    """Work through some cycles, as `cam worker` does; where it would wait, it does not."""
    if moment is not None:
        watch(moment)
    worker.wait = lambda *_, **__: False
    desk = town.world().desk
    worker.work(lambda: desk, Shift(worker_id=f"worker-{os.getpid()}"), Bell(desk, CYCLES))
    desk.db.close()


class Killer:
    """
    Kills workers, and learns from what it hit and missed where the next one may be hit.

    names: the steps of a cycle whose doings it chooses from; none: all, and every other kill at any moment.
    """

    def __init__(self, rng: random.Random, names: Sequence[str]) -> None:
        self.rng = rng
        self.names = tuple(names)
        self.longest = 1.0
        self.reach = dict.fromkeys(self.names or NAMES, 6.0)
        self.tries = self.hits = 0

    def strike(self, town: Town) -> None:
        """Start a worker and kill it, at a moment or at a doing."""
        self.tries += 1
        is_blind = not self.names and self.tries % 2
        self.hits += self._at_a_moment(town) if is_blind else self._at_a_doing(town)

    def _at_a_moment(self, town: Town) -> bool:
        child = fork(lambda: serve(town))
        time.sleep(self.rng.uniform(0, self.longest))
        os.kill(child, signal.SIGKILL)
        was_hit = _was_killed(child)
        self.longest *= LONGER if was_hit else SHORTER
        return was_hit

    def _at_a_doing(self, town: Town) -> bool:
        name = self.rng.choice(self.names or NAMES)
        number = self.rng.randint(1, max(1, round(self.reach[name])))
        was_hit = _was_killed(fork(lambda: serve(town, Moment(name, number))))
        self.reach[name] = max(1.0, self.reach[name] * (FURTHER if was_hit else NEARER))
        return was_hit


def _was_killed(child: int) -> bool:
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status) and status:
        raise RuntimeError(f"a worker ended with {os.waitstatus_to_exitcode(status)}")
    return os.WIFSIGNALED(status)


def history(town: Town, killer: Killer, *, kills: int) -> Found:
    """Play one history with at most so many kills, and return what it proves."""
    until = killer.hits + kills
    with town.copy() as fresh:
        for _ in range(ROUNDS):
            if killer.hits >= until:
                break
            killer.strike(fresh)
            fresh.live()
            fresh.pass_time(HOURS)
        fresh.at_a_time = LEADS
        for days in QUIET:
            fresh.pass_time(HOURS + timedelta(days=days))
            if _was_killed(fork(lambda: serve(fresh))):
                raise RuntimeError("somebody else kills workers")
            fresh.live()
            fresh.decide()
        found = judge(fresh)
    return found


def judge(town: Town) -> Found:
    """Return what the journals and the database prove, once all is quiet."""
    found = Found(histories=1)
    _judge_touches(town, found)
    _judge_answers(town, found)
    _judge_alerts(town, found)
    rows = places.ask(town.url, "SELECT status FROM message")
    found.unsettled = sum(status in OPEN for (status,) in rows)
    named = "SELECT name, details FROM event WHERE name LIKE 'message.%'"
    # a document of SQLite is a text, one of PostgreSQL a dictionary
    events = [(name, str(details).replace('"', "'")) for name, details in places.ask(town.url, named)]
    found.doubts = sum(name == "message.unknown" for name, _ in events)
    found.proved_sent = sum(name == "message.sent" and "'because'" in told for name, told in events)
    found.proved_unsent = sum(name == "message.retry" and "'because'" in told for name, told in events)
    found.by_hand = sum(name.startswith("message.resolved_") for name, _ in events)
    return found


def _judge_touches(town: Town, found: Found) -> None:
    taken = town.taken()
    copies = Counter((one.recipient, one.step) for one in taken)
    found.touches = len(copies)
    found.twice = sum(number - 1 for number in copies.values())
    found.odd += [f"{who} got {step} {number} times" for (who, step), number in copies.items() if number > 1]
    stored = _stored(town)
    for answer in town.answers:
        at = stored.get(answer.message_id)
        late = [one for one in taken if one.recipient == answer.who and at is not None and one.at >= at[1]]
        if answer.manner.kind in FOLLOWED and late:
            found.after_answer += len(late)
            found.odd.append(f"{answer.who} got {late[0].step} after the answer was stored")
    for who, manner in town.people.items():
        wanted = (
            STEPS if manner is None or manner.kind not in FOLLOWED else STEPS[: STEPS.index(manner.after) + 1]
        )
        for step in wanted:
            if not copies[who, step]:
                found.missing += 1
                found.odd.append(f"{who} never got {step}")


def _stored(town: Town) -> dict[str, tuple[str, float, int]]:
    """Return (status, when it was stored, in seconds of the town's clock, id) of every answer by its Message-ID."""
    begun = "2026-03-02 10:00:00"
    seconds = (
        f"(julianday(stored_at) - julianday('{begun}')) * 86400.0"
        if town.url.startswith("sqlite")
        else f"extract(epoch from stored_at - timestamp with time zone '{begun}+00')"
    )
    rows = places.ask(town.url, f"SELECT message_id, status, {seconds}, id FROM inbound_message")
    return {row[0]: (row[1], round(float(row[2]), 1), row[3]) for row in rows}


def _judge_answers(town: Town, found: Found) -> None:
    found.answers = len(town.answers)
    rows = Counter(row[0] for row in places.ask(town.url, "SELECT message_id FROM inbound_message"))
    stored = _stored(town)
    events = Counter(
        places.ask(town.url, "SELECT lead.email, event.name FROM event JOIN lead ON lead.id = event.lead_id")
    )
    states = dict(
        places.ask(
            town.url, "SELECT lead.email, enrollment.state FROM enrollment JOIN lead ON lead.id = lead_id"
        )
    )
    for answer in town.answers:
        who, manner = answer.who, answer.manner
        found.stored_twice += max(0, rows[answer.message_id] - 1)
        if stored.get(answer.message_id, ("", 0.0, 0))[0] != "done":
            found.answers_lost += 1
            found.odd.append(f"the answer of {who} was lost")
            continue
        done = [events[who, "reply.received"], events[who, "lead.escalated"]]
        is_off = done != [1, int(manner.kind == "positive")] or (manner.state and states[who] != manner.state)
        if is_off:
            found.effects_off += 1
            found.odd.append(f"{who} said {manner.kind} and is {states[who]}, with {done} effects")


def _judge_alerts(town: Town, found: Found) -> None:
    heard: Counter[str] = Counter()
    ids: dict[tuple[str, str], set[str]] = {}
    for path, notice in town.told():
        several = notice.get("alerts")
        for one in several or [notice]:
            heard[one["id"]] += 1
        if not several:
            ids.setdefault((path, f"{notice['type']} {notice['title']}"), set()).add(notice["id"])
    told = "SELECT id, key FROM alert WHERE type IN ('POSITIVE_REPLY', 'LEAD_QUALIFIED')"
    rows = places.ask(town.url, told)
    positive = sum(answer.manner.kind == "positive" for answer in town.answers)
    found.alerts = 2 * positive
    silent = [key for number, key in rows if not heard[f"cam-alert-{number}"]]
    found.untold = len(silent) + max(0, found.alerts - len(rows))
    found.effects_off += max(0, len(rows) - found.alerts)
    found.odd += [f"nobody was told of {key}" for key in silent]
    found.under_two_ids = sum(
        len(several) > 1 for (_, what), several in ids.items() if not what.startswith("WORKER_RECOVERED")
    )
    found.told_again = sum(number - 1 for number in heard.values())


def main() -> None:
    """Play histories until enough workers were killed, and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument(
        "--steps", default="", help="only at doings of these steps of a cycle, such as poll,replies"
    )
    options = options_of(parser, mutants=MUTANTS)
    mutants.plant(options.mutant)
    killer, total = Killer(random.Random(options.seed), list(filter(None, options.steps.split(",")))), Found()
    with tempfile.TemporaryDirectory() as folder:
        town = Town(Path(folder), leads=LEADS, server_url=options.database_url)
        try:
            while killer.hits < options.kills and not (options.mutant and not total.is_clean):
                total += history(town, killer, kills=options.kills - killer.hits)
        finally:
            places.drop(town.url)
    numbers = Numbers(
        ok=total.touches, lost=total.missing, duplicated=total.twice, unsettled=total.unsettled, odd=tuple(total.odd)
    )  # fmt: skip
    figures = {
        each.name: getattr(total, each.name)
        for each in fields(total)
        if each.name not in ("touches", "missing", "twice", "unsettled", "odd")
    }
    tell(
        "journeys", numbers, options=options, is_bad=not total.is_clean,
        proves=killer.hits > 0, killed=killer.hits, tried=killer.tries, **figures,
    )  # fmt: skip


if __name__ == "__main__":
    main()
