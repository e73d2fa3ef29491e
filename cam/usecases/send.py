"""Send what was planned: open the mailbox, begin, hand over, finish; each message decided once more at its moment."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from sqlalchemy import Connection

from cam.engine import guards, planning
from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.enrollments import Enrollment, LedgerMessage
from cam.engine.planning import Block
from cam.engine.vocabulary import MessageStatus, Reason
from cam.errors import GatewayError, InputError
from cam.gateways.ports import EmailSender, Envelope, Outcome, Throttled
from cam.store import campaigns, drafts, due, inbox, leases, ledger, mailboxes, progress
from cam.store.drafts import Draft
from cam.usecases import ground as grounds
from cam.usecases.desk import Desk
from cam.usecases.ground import Options
from cam.usecases.holding import Held
from cam.usecases.listening import listen
from cam.usecases.outcomes import Attempt, Settled, mailbox_trouble, store_outcome
from cam.usecases.plan import Plan, Planned
from cam.usecases.poll import REFUSALS
from cam.usecases.workshop import Workshop

NEVER_NEEDED = datetime.max.replace(tzinfo=UTC)  # no inbox is read
AT_A_TIME = (
    25  # messages that are built and entered together, so that the first leaves before the last is written
)
LANES = 32  # mailboxes that send at the same time
STOPPED = Block(reason=Reason.OFF_SWITCH, detail="cam was asked to stop")
LEASE_LOST = Block(reason=Reason.LEASE_LOST, detail="another process has taken over this workspace")
MOVED_ON = Block(reason=Reason.ENDED, detail="the lead has moved on meanwhile")


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What became of one planned touch.  block: the rule that kept it back after all; is_task: a human does it."""

    planned: Planned
    settled: Settled | None = None
    block: Block | None = None
    is_task: bool = False


class Batch:
    """
    One batch of one campaign: its senders, opened once, and what became of each touch.

    Every mailbox is a lane of its own: its messages leave in their order, and the lanes do not wait for each other.
    """

    def __init__(
        self, desk: Desk, held: Held, campaign: Campaign, workshop: Workshop, *, options: Options
    ) -> None:
        self.desk = desk
        self.held = held
        self.campaign = campaign
        self.workshop = workshop
        self.options = options
        self.errors: list[str] = []
        self._senders: dict[int, EmailSender] = {}
        self._trouble: dict[int, Block] = {}
        self._next: dict[int, tuple[Planned, LedgerMessage]] = {}  # by row: what its mailbox sends after it
        self._begun: dict[int, Attempt | Block] = {}  # by row: begun where the one before it was finished
        self._one_listens = threading.Lock()
        self._listened_at = NEVER_NEEDED

    def run(self, plan: Plan) -> list[Sent]:
        """Send every planned touch, each mailbox's in order, and return what became of each, in the plan's order."""
        lanes: dict[int | None, list[Planned]] = {}
        for planned in plan.planned:
            lanes.setdefault(planned.mailbox_id, []).append(planned)
        if lanes:
            self._listened_at = self._last_look()
        try:
            done = self._run(list(lanes.values()))
        finally:
            for sender in self._senders.values():
                sender.close()
        became = {id(one.planned): one for one in done}
        return [became[id(planned)] for planned in plan.planned]

    def _run(self, lanes: Sequence[Sequence[Planned]]) -> list[Sent]:
        if len(lanes) <= 1:
            return [one for lane in lanes for one in self._lane(lane)]
        with ThreadPoolExecutor(min(len(lanes), LANES), thread_name_prefix="lane") as pool:
            running = [pool.submit(self._lane, lane) for lane in lanes]
        return [one for lane in running for one in lane.result()]

    def _lane(self, lane: Sequence[Planned]) -> list[Sent]:
        """Send the touches of one mailbox, or of none, in order."""
        at_a_time = 1 if self.options.is_paced else AT_A_TIME
        done: list[Sent] = []
        for begin in range(0, len(lane), at_a_time):
            entered = self._entered(lane[begin : begin + at_a_time])
            for (_, row), (planned, after) in pairwise(entered):
                if isinstance(row, LedgerMessage) and isinstance(after, LedgerMessage):
                    self._next[row.id] = (planned, after)
            done += [
                ready if isinstance(ready, Sent) else self._send(planned, ready) for planned, ready in entered
            ]
        return done

    def _entered(self, chunk: Sequence[Planned]) -> list[tuple[Planned, LedgerMessage | Sent]]:
        """Build some messages and enter them into the ledger, bytes and all, in one transaction."""
        if self.desk.stopping.is_set():
            return [(planned, Sent(planned=planned, block=STOPPED)) for planned in chunk]
        drafted = [(planned, self._draft(planned)) for planned in chunk]
        fresh = [(planned, ready) for planned, ready in drafted if isinstance(ready, Draft)]
        entered = self._enter(fresh) if fresh else {}
        return [
            (planned, entered[id(ready)] if isinstance(ready, Draft) else ready) for planned, ready in drafted
        ]

    def _draft(self, planned: Planned) -> Draft | LedgerMessage | Sent:
        """Return the row to be; the frozen one for a retry; what keeps it back where its mailbox cannot be reached."""
        if planned.mailbox_id is not None:
            trouble = self._open(planned.mailbox_id)
            if trouble is not None:
                return Sent(planned=planned, block=trouble)
        if planned.candidate.retry is not None:
            return planned.candidate.retry
        try:
            return self.workshop.draft(
                planned.candidate,
                planned.step,
                planned.rendered,
                mailbox_id=planned.mailbox_id,
                now=self.desk.clock(),
            )
        except (
            InputError
        ) as error:  # its words were fine and its bytes are not: this lead is held, the batch goes on
            said = f"step {planned.step.id} of {planned.candidate.lead.key}: {error.what}"
            self.errors.append(said)
            return Sent(planned=planned, block=Block(reason=Reason.RENDER_ERROR, detail=said))

    def _enter(self, drafted: Sequence[tuple[Planned, Draft]]) -> dict[int, LedgerMessage | Sent]:
        """Return what became of each draft, by its identity, in one transaction of whoever holds the lease."""
        now = self.desk.clock()
        with self.desk.db.write() as connection:
            if not self._is_ours(connection, now=now):
                return {id(draft): Sent(planned=planned, block=LEASE_LOST) for planned, draft in drafted}
            enrolled = due.enrollments_now(connection, [draft.enrollment_id for _, draft in drafted])
            found: dict[int, LedgerMessage | Sent] = {
                id(draft): Sent(planned=planned, block=MOVED_ON) for planned, draft in drafted
            }
            current = [
                (planned, draft)
                for planned, draft in drafted
                if _stands(planned, enrolled.get(draft.enrollment_id))
            ]
            rows = drafts.queue(connection, [draft for _, draft in current], at=now)
            for (planned, draft), row in zip(current, rows, strict=True):
                found[id(draft)] = self._entered_one(connection, planned, draft, row, now=now)
            return found

    def _entered_one(
        self,
        connection: Connection,
        planned: Planned,
        draft: Draft,
        row: LedgerMessage | None,
        *,
        now: datetime,
    ) -> LedgerMessage | Sent:
        if row is None:
            block = Block(reason=Reason.IN_DOUBT, detail="this step was begun elsewhere meanwhile")
            return Sent(planned=planned, block=block)
        if planned.passed:
            old = draft.position - planned.passed
            progress.pass_over(connection, draft.enrollment_id, old=old, new=draft.position, at=now)
        progress.assign(
            connection,
            draft.enrollment_id,
            mailbox_id=draft.mailbox_id,
            sequence_id=draft.sequence_id,
            at=now,
        )
        if not draft.by_hand:
            return row
        progress.schedule(connection, draft.enrollment_id, next_action_at=None, at=now)
        return Sent(planned=planned, is_task=True)

    def _open(self, mailbox_id: int) -> Block | None:
        """Be connected and logged in; return what keeps this mailbox back otherwise."""
        if mailbox_id in self._trouble:
            return self._trouble[mailbox_id]
        box = self.workshop.mailboxes[mailbox_id]
        try:
            if mailbox_id not in self._senders:
                self._senders[mailbox_id] = self.desk.sender_for(box)
            self._senders[mailbox_id].open()
        except GatewayError as error:
            self._trouble[mailbox_id] = self._note_trouble(box, error)
        return self._trouble.get(mailbox_id)

    def _note_trouble(self, box: Mailbox, error: GatewayError) -> Block:
        now = self.desk.clock()
        with self.desk.db.write() as connection:
            mailbox_trouble(
                connection,
                mailboxes.mailbox_by_id(connection, box.id),
                reason=error.what,
                hint=error.hint,
                is_permanent=not error.retryable,
                at_least=error.retry_after_seconds if isinstance(error, Throttled) else 0,
                settings=self.desk.settings,
                now=now,
            )
            after = mailboxes.mailbox_by_id(connection, box.id)
        self.errors.append(f"{error.what}; {error.hint}" if error.hint else error.what)
        reason = Reason.MAILBOX_UNREACHABLE if error.retryable else Reason.MAILBOX_PAUSED
        return Block(reason=reason, detail=error.what, until=after.not_before)

    def _send(self, planned: Planned, row: LedgerMessage) -> Sent:
        begun = self._begun.pop(row.id, None) or self._open_and_begin(planned, row)
        if isinstance(begun, Block):
            return self._withdraw(planned, row, begun)
        envelope = Envelope(
            sender=begun.mailbox.address,
            recipient=row.recipient,
            mime=begun.mime,
            message_id=row.message_id,
            idempotency_key=row.idempotency_key,
        )
        outcome = self._senders[row.mailbox_id or 0].send(envelope)
        return Sent(planned=planned, settled=self._finish(begun, outcome))

    def _open_and_begin(self, planned: Planned, row: LedgerMessage) -> Attempt | Block:
        if self.desk.stopping.is_set():
            return STOPPED
        if self.options.is_paced:
            self._keep_gap(row.mailbox_id or 0)
        self._listen_again()
        return self._open(row.mailbox_id or 0) or self._begin(planned, row)

    def _begin(self, planned: Planned, row: LedgerMessage) -> Attempt | Block:
        """Decide everything once more, from rows, at this moment; the same transaction makes the row SENDING."""
        with self.desk.db.write() as connection:
            return self._decide(connection, planned, row, now=self.desk.clock())

    def _finish(self, begun: Attempt, outcome: Outcome) -> Settled:
        """Store an outcome, and begin the mailbox's next message in the same transaction where it can go at once."""
        following = self._next.pop(begun.row.id, None)
        if following is None or not self._may_follow(begun):
            return self._store(begun, outcome)
        is_stored = False
        try:
            with self.desk.db.write() as connection:
                now = self.desk.clock()
                settled = store_outcome(connection, begun, outcome, settings=self.desk.settings, now=now)
                next_one = self._decide(connection, *following, now=now)
            is_stored = True
        finally:
            if not is_stored:  # whatever is wrong with the next message, this one's outcome is not lost
                self._store(begun, outcome)
        self._begun[following[1].id] = next_one
        return settled

    def _may_follow(self, begun: Attempt) -> bool:
        """Tell whether nothing has to be waited for before the next message: the outcome at hand must not wait."""
        is_ready = self._senders[begun.row.mailbox_id or 0].is_open() and not self._must_listen()
        return is_ready and not self.options.is_paced and not self.desk.stopping.is_set()

    def _store(self, begun: Attempt, outcome: Outcome) -> Settled:
        now = self.desk.clock()
        with self.desk.db.write() as connection:
            return store_outcome(connection, begun, outcome, settings=self.desk.settings, now=now)

    def _decide(
        self, connection: Connection, planned: Planned, row: LedgerMessage, *, now: datetime
    ) -> Attempt | Block:
        if not self._is_ours(connection, now=now):
            return LEASE_LOST
        halted = self.desk.halted()
        if halted:
            return Block(reason=Reason.OFF_SWITCH, detail=halted)
        attempt = self._checked(connection, planned, row, now=now)
        if isinstance(attempt, Block):
            return attempt
        if not ledger.begin(connection, row.id, token=attempt.token, at=now):
            return Block(reason=Reason.ENDED, detail="the message was cancelled meanwhile")
        progress.schedule(connection, row.enrollment_id, next_action_at=None, at=now)
        return attempt

    def _is_ours(self, connection: Connection, *, now: datetime) -> bool:
        return not self.held.is_lost and leases.is_held(connection, self.held.lease, now=now)

    def _checked(
        self, connection: Connection, planned: Planned, row: LedgerMessage, *, now: datetime
    ) -> Attempt | Block:
        candidate = due.standing(connection, row.enrollment_id)
        if candidate is None or (candidate.enrollment.round, candidate.enrollment.position) != (
            row.round,
            row.position,
        ):
            return MOVED_ON
        candidate = replace(candidate, retry=row)  # its bytes name a mailbox: the guards look at no other
        self.workshop.learn(connection, [candidate])
        sequences = self.workshop.sequences
        box = mailboxes.mailbox_of(connection, self.campaign.id, row.mailbox_id or 0)
        ground = grounds.lay(
            connection,
            campaigns.campaign_by_id(connection, self.campaign.id),
            sequences,
            settings=self.desk.settings,
            options=replace(self.options, is_dry_run=False),
            now=now,
            boxes=[box] if box is not None else [],
            domain=candidate.company_domain,
        )
        block = next(guards.blocks(candidate, planned.step, ground, now=now), None)
        if block is not None:
            return block
        return Attempt(
            candidate=candidate,
            row=row,
            mime=ledger.mime_of(connection, row.id),
            sequence=sequences[candidate.enrollment.sequence_id or 0],
            mailbox=ground.mailboxes[row.mailbox_id or 0],
            token=self.held.lease.token,
            zone=planning.zone_of(candidate, ground),
        )

    def _withdraw(self, planned: Planned, row: LedgerMessage, block: Block) -> Sent:
        """Take a touch back that was queued and not begun; one that waits for a retry keeps its row."""
        if row.status is MessageStatus.QUEUED:
            with self.desk.db.write() as connection:
                ledger.settle(
                    connection,
                    row.id,
                    old=MessageStatus.QUEUED,
                    new=MessageStatus.CANCELLED,
                    at=self.desk.clock(),
                    outcome=f"{block.reason.value}: {block.detail}",
                )
        return Sent(planned=planned, block=block)

    def _listen_again(self) -> None:
        """Read the inboxes once more where the last look is too old: a batch may take hours."""
        with self._one_listens:  # the other lanes wait: nothing may leave before what came is carried out
            if self._must_listen():
                listen(self.desk, not_since=self._oldest_look())
                self._listened_at = self.desk.clock()

    def _must_listen(self) -> bool:
        return self._listened_at < self._oldest_look()

    def _oldest_look(self) -> datetime:
        return self.desk.clock() - timedelta(seconds=self.desk.settings.timing.poll_seconds)

    def _last_look(self) -> datetime:
        with self.desk.db.read() as connection:
            return inbox.oldest_look(connection, refusals=REFUSALS) or NEVER_NEEDED

    def _keep_gap(self, mailbox_id: int) -> None:
        """Wait until the gap after this mailbox's last message is over, or until cam is asked to stop."""
        with self.desk.db.read() as connection:
            days = ledger.mailbox_days(connection, [mailbox_id])
        if mailbox_id not in days:
            return
        until = grounds.gap_over(mailbox_id, days[mailbox_id][1], settings=self.desk.settings)
        self.desk.stopping.wait(max(0.0, (until - self.desk.clock()).total_seconds()))


def _stands(planned: Planned, enrolled: Enrollment | None) -> bool:
    """Tell whether a lead stands where it stood when its touch was planned; a long batch is entered bit by bit."""
    was = planned.candidate.enrollment
    return enrolled is not None and (enrolled.round, enrolled.position, enrolled.sequence_id) == (
        was.round,
        was.position - planned.passed,
        was.sequence_id,
    )
