"""Simulate: the worker's cycles on a copy of the workspace, with a clock that goes from one due moment to the next."""

import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.schedule import next_day_start
from cam.engine.vocabulary import CampaignStatus, Reason
from cam.gateways.ports import Accepted, EmailSender, Envelope, Fetched, Inbox, Outcome, Place
from cam.settings import Settings
from cam.store import campaigns, scratch, switches
from cam.store.database import Database
from cam.store.scratch import Touch
from cam.usecases import choose
from cam.usecases.course import Course
from cam.usecases.cycle import RunReport, turn
from cam.usecases.desk import Desk
from cam.usecases.ground import Options
from cam.usecases.holding import holding
from cam.usecases.restored import CONFIRM, Doubt, doubt
from cam.usecases.waiting import next_moment

HOLDER = "simulation"
NEXT_BATCH = timedelta(minutes=1)
LEAST = timedelta(seconds=1)


@dataclass(frozen=True, kw_only=True)
class Simulated:
    """
    What would be sent if nobody answered.

    touches: in order.  since, until: what was played.  cycles: how often the clock stopped.
    notes: what else would happen, and what keeps messages back.
    """

    touches: tuple[Touch, ...]
    since: datetime
    until: datetime
    cycles: int
    notes: tuple[str, ...] = ()


def simulate(
    desk: Desk,
    *,
    days: int,
    names: Sequence[str] = (),
    after_cycle: Callable[[datetime, Database], None] | None = None,
    sender_for: Callable[[Mailbox], EmailSender] | None = None,
    inbox_for: Callable[[Mailbox], Inbox | None] | None = None,
) -> Simulated:
    """
    Play so many days from now on a copy, and return what would be sent; the workspace itself is only read.

    names: only these campaigns, a draft as if it were launched now; none: those that are launched.
    after_cycle: shown each moment at which the clock stopped, and the copy as it is then.
    sender_for, inbox_for: of a play in which somebody answers; else all is accepted and nobody does.
    Raises NotFound for a campaign that does not exist, and what would break the cycle itself.
    """
    with desk.db.read() as connection:
        doubted = doubt(connection, desk)
    with (
        tempfile.TemporaryDirectory(prefix="cam-simulate-") as folder,
        scratch.copy_of(desk.db, Path(folder), now=desk.clock()) as copy,
    ):
        played = replace(desk, db=copy, sender_for=sender_for or _accepting, inbox_for=inbox_for or _silent)
        return _Play(played, names=names, days=days, doubted=doubted).play(after_cycle)


class _Play:
    def __init__(self, desk: Desk, *, names: Sequence[str], days: int, doubted: Doubt | None) -> None:
        self.doubted = doubted
        self.since = self.now = desk.clock()
        self.until = self.since + timedelta(days=days)
        self.desk = replace(
            desk,
            clock=lambda: self.now,
            settings=_settings(desk.settings, days=days),
        )
        self.wanted = self._launched(names)

    def play(self, after_cycle: Callable[[datetime, Database], None] | None) -> Simulated:
        """Let cycle after cycle run until the days are over, and return what the ledger says then."""
        cycles = 0
        with holding(self.desk, holder=HOLDER) as held:
            assert held is not None  # noqa: S101 - nobody else knows this copy
            while self.now < self.until and not self.desk.stopping.is_set():
                chosen = self._chosen()
                poll_age = timedelta(seconds=self.desk.settings.timing.poll_seconds)
                options = Options(
                    is_dry_run=False,
                    batch_size=self.desk.settings.limits.per_batch,
                    keeps_gap=True,
                    spreads=True,
                )
                run = turn(
                    Course(self.desk), held, chosen, options=options,
                    not_since=self.now - poll_age if cycles else None,
                )  # fmt: skip
                if run.broken is not None:
                    raise run.broken
                cycles += 1
                if after_cycle is not None:
                    after_cycle(self.now, self.desk.db)
                self.now = self._next(run, chosen)
        with self.desk.db.read() as connection:
            touches = scratch.touches_since(connection, self.since)
            notes = tuple(self._notes())
        return Simulated(
            touches=tuple(touches),
            since=self.since,
            until=min(self.now, self.until),
            cycles=cycles,
            notes=notes,
        )

    def _next(self, run: RunReport, chosen: Sequence[Campaign]) -> datetime:
        """Return the next moment at which anything can be otherwise: something is due, or a day begins."""
        if any(Reason.BATCH_FULL.value in one.deferred_by for one in run.campaigns):
            return self.now + NEXT_BATCH
        midnight = next_day_start(ZoneInfo(self.desk.settings.sender.timezone), self.now)
        moment = next_moment(self.desk, chosen, after=self.now)
        return max(self.now + LEAST, min(midnight, moment) if moment is not None else midnight)

    def _launched(self, names: Sequence[str]) -> frozenset[int]:
        """Launch in the copy what was named and is a draft; return the ids of what is played, none: all."""
        found = []
        with self.desk.db.write() as connection:
            for name in names:
                one = campaigns.get_campaign(connection, name)
                found.append(one.id)
                if one.status is CampaignStatus.DRAFT:
                    campaigns.set_status(connection, one.id, CampaignStatus.ACTIVE, at=self.now)
        return frozenset(found)

    def _chosen(self) -> list[Campaign]:
        with self.desk.db.read() as connection:
            active = choose.active_campaigns(connection)
        return [one for one in active if not self.wanted or one.id in self.wanted]

    def _notes(self) -> Iterator[str]:
        if self.doubted is not None:
            yield f"{self.doubted.says}; in truth nothing is sent until '{CONFIRM}'"
        with self.desk.db.read() as connection:
            if switches.sending_is_off(connection):
                yield "sending is switched off, so nothing would be sent; cam start"
            found = campaigns.all_campaigns(connection)
        for one in found:
            is_played = not self.wanted or one.id in self.wanted
            if is_played and one.status in (CampaignStatus.PAUSED, CampaignStatus.COMPLETE):
                yield f"campaign {one.name}: {one.status.value}" + (
                    f": {one.paused_reason}" if one.paused_reason else ""
                )
            elif is_played and one.degraded_cap is not None:
                yield f"campaign {one.name}: {one.degraded_cap} messages a day: {one.degraded_reason}"
        if not self.wanted and not any(one.launched_at is not None for one in found):
            yield "no campaign is launched; --campaign NAME plays a draft as if it were"


def _settings(settings: Settings, *, days: int) -> Settings:
    """Return the settings with a lease that outlasts the play, and nobody who is told."""
    values = settings.model_dump()
    values["worker"] |= {"lease_seconds": (days + 2) * 86_400}
    values["alerts"] |= {
        "enabled": False, "emails": (), "urls": (), "webhook": "", "escalation_webhook": "",
    }  # fmt: skip
    return Settings.model_validate(values)


def _accepting(_box: Mailbox) -> EmailSender:
    return _Accepting()


def _silent(box: Mailbox) -> Inbox | None:
    return _Silent() if box.has_inbox else None


class _Accepting:
    """The EmailSender that takes every message and lets it go nowhere."""

    def open(self) -> None:
        """Be ready."""

    def is_open(self) -> bool:
        """Return True: it always is."""
        return True

    def send(self, envelope: Envelope) -> Outcome:  # noqa: ARG002 - part of the port
        """Accept."""
        return Accepted(answer="250 2.0.0 simulated")

    def describe(self) -> str:
        """Return that it is a play."""
        return "simulated: nothing leaves this process"

    def close(self) -> None:
        """Do nothing."""


class _Silent:
    """The Inbox in which nothing arrives."""

    def open(self) -> None:
        """Be ready."""

    def folders(self) -> tuple[str, ...]:
        """Return none."""
        return ()

    def fetch(self, folder: str, *, after: Place | None, since: datetime) -> Iterator[Fetched]:  # noqa: ARG002
        """Give nothing."""
        return iter(())

    def wait(self, *, seconds: float, stopping: threading.Event) -> bool:  # noqa: ARG002 - part of the port
        """Return at once: nothing will come."""
        return False

    def describe(self) -> str:
        """Return that it is a play."""
        return "simulated: nothing arrives"

    def close(self) -> None:
        """Do nothing."""
