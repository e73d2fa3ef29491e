"""Send what was planned: open the mailbox, begin, hand over, finish; each message decided once more at its moment."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from cam.engine import guards, planning, schedule
from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.enrollments import LedgerMessage
from cam.engine.planning import Block
from cam.engine.vocabulary import MessageStatus, Reason
from cam.errors import GatewayError, InputError
from cam.gateways.ports import EmailSender, Envelope, Throttled
from cam.store import campaigns, due, inbox, leases, ledger, mailboxes, progress
from cam.store.ledger import Draft
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


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What became of one planned touch.  block: the rule that kept it back after all; is_task: a human does it."""

    planned: Planned
    settled: Settled | None = None
    block: Block | None = None
    is_task: bool = False


class Batch:
    """One batch of one campaign: its senders, opened once, and what became of each touch."""

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
        self._listened_at = self._last_look()

    def run(self, plan: Plan) -> list[Sent]:
        """Send every planned touch in order and return what became of each."""
        try:
            drafted = [(planned, self._draft(planned)) for planned in plan.planned]
            return [
                ready if isinstance(ready, Sent) else self._send(planned, ready)
                for planned, ready in self._queue(drafted)
            ]
        finally:
            for sender in self._senders.values():
                sender.close()

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
        except InputError as error:  # a field that would forge a header: this lead is held, the batch goes on
            return Sent(planned=planned, block=Block(reason=Reason.RENDER_ERROR, detail=error.what))

    def _queue(
        self, drafted: Sequence[tuple[Planned, Draft | LedgerMessage | Sent]]
    ) -> list[tuple[Planned, LedgerMessage | Sent]]:
        """Enter the batch into the ledger, bytes and all, in one transaction."""
        now = self.desk.clock()
        with self.desk.db.write() as connection:
            return [
                (
                    planned,
                    self._enter(connection, planned, ready, now=now) if isinstance(ready, Draft) else ready,
                )
                for planned, ready in drafted
            ]

    def _enter(
        self, connection: Connection, planned: Planned, draft: Draft, *, now: datetime
    ) -> LedgerMessage | Sent:
        row_id = ledger.queue(connection, draft, at=now)
        if row_id is None:
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
        if draft.by_hand:
            progress.schedule(connection, draft.enrollment_id, next_action_at=None, at=now)
            return Sent(planned=planned, is_task=True)
        row = ledger.get(connection, row_id)
        assert row is not None  # noqa: S101 - entered in this transaction
        return row

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
        if self.desk.stopping.is_set():
            return self._withdraw(
                planned, row, Block(reason=Reason.OFF_SWITCH, detail="cam was asked to stop")
            )
        mailbox_id = row.mailbox_id or 0
        if self.options.is_paced:
            self._keep_gap(mailbox_id)
        self._listen_again()
        trouble = self._open(mailbox_id)
        if trouble is not None:
            return self._withdraw(planned, row, trouble)
        begun = self._begin(planned, row)
        if isinstance(begun, Block):
            return self._withdraw(planned, row, begun)
        envelope = Envelope(
            sender=begun.mailbox.address,
            recipient=row.recipient,
            mime=self._mime(row),
            message_id=row.message_id,
            idempotency_key=row.idempotency_key,
        )
        outcome = self._senders[mailbox_id].send(envelope)
        now = self.desk.clock()
        with self.desk.db.write() as connection:
            settled = store_outcome(connection, begun, outcome, settings=self.desk.settings, now=now)
        return Sent(planned=planned, settled=settled)

    def _mime(self, row: LedgerMessage) -> bytes:
        with self.desk.db.read() as connection:
            return ledger.mime_of(connection, row.id)

    def _begin(self, planned: Planned, row: LedgerMessage) -> Attempt | Block:
        """Decide everything once more, from rows, at this moment; the same transaction makes the row SENDING."""
        now = self.desk.clock()
        with self.desk.db.write() as connection:
            if self.held.is_lost or not leases.is_held(connection, self.held.lease, now=now):
                return Block(reason=Reason.LEASE_LOST, detail="another process has taken over this workspace")
            attempt = self._checked(connection, planned, row, now=now)
            if isinstance(attempt, Block):
                return attempt
            if not ledger.begin(connection, row.id, token=attempt.token, at=now):
                return Block(reason=Reason.ENDED, detail="the message was cancelled meanwhile")
            progress.schedule(connection, row.enrollment_id, next_action_at=None, at=now)
            return attempt

    def _checked(
        self, connection: Connection, planned: Planned, row: LedgerMessage, *, now: datetime
    ) -> Attempt | Block:
        candidate = due.one(connection, row.enrollment_id)
        campaign = campaigns.get_campaign(connection, self.campaign.id)
        if candidate is None or (candidate.enrollment.round, candidate.enrollment.position) != (
            row.round,
            row.position,
        ):
            return Block(reason=Reason.ENDED, detail="the lead has moved on meanwhile")
        candidate = replace(candidate, retry=row)  # its bytes name a mailbox: the guards look at no other
        self.workshop.learn(connection, [candidate])
        options = replace(self.options, is_dry_run=False)
        sequences = self.workshop.sequences
        ground = grounds.lay(
            connection, campaign, sequences, settings=self.desk.settings, options=options, now=now
        )
        domains = {candidate.company_domain}
        grounds.learn_domains(connection, ground, domains, settings=self.desk.settings, now=now)
        block = next(guards.blocks(candidate, planned.step, ground, now=now), None)
        if block is not None:
            return block
        return Attempt(
            candidate=candidate,
            row=row,
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
        oldest = self.desk.clock() - timedelta(seconds=self.desk.settings.timing.poll_seconds)
        if self._listened_at < oldest:
            listen(self.desk, not_since=oldest)
            self._listened_at = self.desk.clock()

    def _last_look(self) -> datetime:
        with self.desk.db.read() as connection:
            return inbox.oldest_look(connection, refusals=REFUSALS) or NEVER_NEEDED

    def _keep_gap(self, mailbox_id: int) -> None:
        """Wait until the gap after this mailbox's last message is over, or until cam is asked to stop."""
        with self.desk.db.read() as connection:
            days = ledger.mailbox_days(connection, [mailbox_id])
        if mailbox_id not in days:
            return
        last = days[mailbox_id][1]
        rng = random.Random(f"{mailbox_id}/{last.isoformat()}")  # noqa: S311 - a pause, not a secret
        until = schedule.next_gap(last, self.desk.settings.limits.gap_seconds, rng=rng)
        self.desk.stopping.wait(max(0.0, (until - self.desk.clock()).total_seconds()))
