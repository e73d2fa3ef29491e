"""The cycle: listen, settle doubt, plan, send, end what is over, decide, tell; no failure stops the others."""

import os
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from cam.engine.campaigns import Campaign
from cam.errors import DatabaseError
from cam.store.leases import Lease
from cam.usecases import cycle_events, restored
from cam.usecases.alerts import deliver
from cam.usecases.campaign_turn import take_turn
from cam.usecases.course import Course, Part, Step, told_error
from cam.usecases.cycle_report import CampaignReport
from cam.usecases.decide import Measured, decide, measure
from cam.usecases.desk import Desk
from cam.usecases.doubts import doubt, park
from cam.usecases.file_copies import file_copies
from cam.usecases.ground import Options
from cam.usecases.holding import Held, current_holder, holding
from cam.usecases.listening import Heard
from cam.usecases.poll import poll
from cam.usecases.repeat import ask_again
from cam.usecases.replies import process


@dataclass(frozen=True, kw_only=True)
class RunReport:
    """
    One cycle over some campaigns.

    busy: the lease of another process, which then does the work.  heard: what the inboxes brought before it.
    unfiled: why copies are missing in a Sent folder.
    undelivered: why a human could not be told.
    steps: what each step did.  broken: what broke the cycle off before anything could be sent.
    """

    is_dry_run: bool
    campaigns: tuple[CampaignReport, ...] = ()
    busy: Lease | None = None
    heard: Heard = field(default_factory=Heard)
    unfiled: tuple[str, ...] = ()
    undelivered: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    broken: Exception | None = None

    def total(self, name: str) -> int:
        """Return the sum of one number over all campaigns."""
        return sum(getattr(campaign, name) for campaign in self.campaigns)


def holder_name() -> str:
    """Return who this process is, for people who read `status`."""
    return f"{socket.gethostname()}:{os.getpid()}"


def run(desk: Desk, campaigns: Sequence[Campaign], *, options: Options) -> RunReport:
    """Run one cycle over these campaigns; a dry run only reads.  Raises what kept it from sending at all."""
    if options.is_dry_run:
        return rehearse(Course(desk), campaigns, options=options)
    with holding(desk, holder=holder_name()) as held:
        if held is None:
            return RunReport(is_dry_run=False, busy=current_holder(desk))
        done = turn(Course(desk), held, campaigns, options=options)
    if done.broken is not None:
        raise done.broken
    return done


def rehearse(course: Course, campaigns: Sequence[Campaign], *, options: Options) -> RunReport:
    """Plan what a cycle would send, and change nothing."""
    reports = [take_turn(course, campaign, options=options, held=None) for campaign in campaigns]
    course.end("plan")
    return RunReport(is_dry_run=True, campaigns=tuple(reports), steps=tuple(course.steps))


def turn(
    course: Course,
    held: Held,
    campaigns: Sequence[Campaign],
    *,
    options: Options,
    not_since: datetime | None = None,
    may_send: bool = True,
) -> RunReport:
    """
    Run one cycle under a lease that is held: every step in its order, each inside its own error boundary.

    not_since: leave the inboxes alone that were read at this moment or later.  may_send: False plans and sends nothing.
    """
    round_ = _Round(course, held, campaigns)
    is_sound = all(
        [
            course.take("recover", round_.recover),
            course.take("poll", lambda part: round_.poll(part, not_since=not_since)),
            course.take("replies", round_.replies),
        ]
    )
    broken = course.broken[0] if not is_sound else None
    course.take("settle", round_.settle)
    reports: list[CampaignReport] = []
    if is_sound and may_send and not round_.is_restored:
        for campaign in campaigns:
            reports.append(round_.campaign(campaign, options))
    course.end("plan", "send", "timeouts")
    course.take("metrics", round_.metrics)
    course.take("decide", round_.decide)
    course.take("alert", round_.alert)
    course.take("copies", round_.copies)
    done = RunReport(
        is_dry_run=False, campaigns=tuple(reports), heard=round_.heard, unfiled=tuple(round_.unfiled),
        undelivered=tuple(round_.undelivered), steps=tuple(course.steps), broken=broken,
    )  # fmt: skip
    return round_.ended(done)


class _Round:
    """The steps of one cycle, and what each hands on to the next."""

    def __init__(self, course: Course, held: Held, campaigns: Sequence[Campaign]) -> None:
        self.course = course
        self.campaigns = campaigns
        self.begun: cycle_events.Begun | None = None
        self.desk = course.desk
        self.held = held
        self.heard = Heard()
        self.measured: list[Measured] = []
        self.unfiled: list[str] = []
        self.undelivered: list[str] = []
        self.is_restored = False

    def recover(self, part: Part) -> None:
        """Doubt what a dead process was sending, and everything where the database was restored."""
        self.begun = begun = cycle_events.begin(self.desk, self.campaigns)
        with self.desk.db.read() as connection:
            found = restored.doubt(connection, self.desk)
        self.is_restored = found is not None
        self.course.before_acting = lambda: cycle_events.started(
            self.desk, begun, may_send=not self.is_restored
        )
        if found is not None:
            restored.tell(self.desk, found)
            part.errors.append(f"{found.says}; nothing is sent until '{restored.CONFIRM}'")
        part.counts["unknown"] = doubt(self.desk, self.held)

    def poll(self, part: Part, *, not_since: datetime | None) -> None:
        """Read the inboxes."""
        inboxes = poll(self.desk, not_since=not_since)
        self.heard = Heard(inboxes=tuple(inboxes))
        part.counts["inboxes"] = len(inboxes)
        part.counts["messages"] = sum(one.stored for one in inboxes)
        part.counts["concerning"] = sum(one.concerning for one in inboxes)
        part.errors += [f"inbox of {one.mailbox}: {one.trouble}" for one in inboxes if one.trouble]

    def replies(self, part: Part) -> None:
        """Carry out what came."""
        if any(one.concerning for one in self.heard.inboxes):
            self.course.acts()
        processed = process(self.desk)
        self.heard = replace(self.heard, processed=processed)
        part.counts.update(processed.classes)
        part.counts["undecided"] = processed.undecided
        part.errors += processed.troubles

    def settle(self, part: Part) -> None:
        """Settle what is in doubt: asked again where the provider knows, put before a human where nobody does."""
        if self.held.is_lost:
            return
        try:
            part.counts["parked"] = park(self.desk)
            ask_again(self.desk, self.held)
        except Exception as error:
            self.unfiled.append(f"doubts: {told_error(error)}")
            raise

    def campaign(self, campaign: Campaign, options: Options) -> CampaignReport:
        """Give a campaign its turn, and add what the inboxes brought for it."""
        if self.desk.stopping.is_set():
            return CampaignReport(campaign=campaign.name, status=campaign.status.value)
        found = take_turn(self.course, campaign, options=options, held=self.held)
        unread = [
            f"inbox of {one.mailbox}: {one.trouble}"
            for one in self.heard.inboxes
            if one.trouble and one.mailbox_id in campaign.mailbox_ids
        ]
        processed = self.heard.processed
        errors = (*found.errors, *unread, *processed.troubles)
        return replace(found, hot_leads_detected=processed.positive[campaign.id], errors=errors)

    def metrics(self, part: Part) -> None:
        """Measure the campaigns to which something has happened."""
        self.measured = measure(self.desk)
        part.counts["measured"] = len(self.measured)

    def decide(self, part: Part) -> None:
        """Judge what was measured."""
        self._told(
            "decide", lambda: part.counts.update(one.action.value for one in decide(self.desk, self.measured))
        )

    def alert(self, part: Part) -> None:
        """Tell whom it concerns, and hand qualified leads over."""

        def tell() -> None:
            delivery = deliver(self.desk)
            part.counts.update(delivered=delivery.delivered, failed=delivery.failed)
            part.errors += delivery.errors
            self.undelivered += delivery.errors

        self._told("alert", tell)

    def copies(self, part: Part) -> None:
        """File copies of what was sent: the sends are done, whatever becomes of this."""
        try:
            part.errors += file_copies(self.desk)
            self.unfiled += part.errors
        except Exception as error:
            self.unfiled.append(f"copies: {told_error(error)}")
            raise

    def ended(self, done: RunReport) -> RunReport:
        """Keep in the audit log what the cycle came to; where the database is the trouble, say that it is missing."""
        try:
            if self.begun is not None:
                cycle_events.ended(self.desk, self.begun, done)
        except DatabaseError as error:
            return replace(done, undelivered=(*done.undelivered, f"audit log: {told_error(error)}"))
        return done

    def _told(self, stage: str, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:
            self.undelivered.append(f"{stage}: {told_error(error)}")
            raise
