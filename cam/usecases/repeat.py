"""Ask again what became of sends in doubt, where the provider keeps its answers: the same bytes under the same key."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection

from cam.engine import guards, planning
from cam.engine.campaigns import Mailbox
from cam.engine.enrollments import LedgerMessage
from cam.engine.vocabulary import MessageStatus
from cam.errors import GatewayError
from cam.gateways.ports import Accepted, Blame, Envelope, Outcome, Refused, Throttled, Unknown
from cam.store import campaigns, due, leases, ledger, mailboxes, sequences
from cam.usecases import ground as grounds
from cam.usecases import outages
from cam.usecases.desk import Desk
from cam.usecases.ground import Options
from cam.usecases.holding import Held
from cam.usecases.outcomes import asked_until, mailbox_trouble, proof_until
from cam.usecases.proofs import proved_sent, proved_unsent

SILENCES = 3  # unanswered questions to one mailbox's provider, after which it is left alone for this cycle
ASKED = "asked again"
CAPS = frozenset(planning.SCOPE_REASONS.values())


def ask_again(desk: Desk, held: Held) -> None:
    """
    Repeat every UNKNOWN send whose provider still keeps the answer, and store what that proves.

    Accepted proves that the message went out, before or now.  A refusal of the message or its address proves that it
    never did: it waits as RETRY, and the next attempt, refused alike, has the usual consequences.  Whatever else is
    said (the key, the pace, nothing at all) proves nothing, and the row keeps its doubt.
    Only the holder of the lease may call it.
    """
    with desk.db.read() as connection:
        doubts = _doubts(connection, desk, now=desk.clock())
    for _, found in groupby(doubts, key=lambda doubt: doubt[0].id):
        _ask_mailbox(desk, held, list(found))


def keep_asking(connection: Connection, desk: Desk, row: LedgerMessage, *, now: datetime) -> None:
    """Let an UNKNOWN row wait for proof for as long as its provider can be asked, and at least the settle time."""
    if row.mailbox_id is not None:
        box = mailboxes.mailbox_by_id(connection, row.mailbox_id)
        until = proof_until(box, begun_at=row.begun_at, settings=desk.settings, now=now)
        ledger.await_proof(connection, row.id, until=until)


def _doubts(connection: Connection, desk: Desk, *, now: datetime) -> list[tuple[Mailbox, LedgerMessage]]:
    boxes = {box.id: box for box in mailboxes.all_mailboxes(connection)}
    rows = ledger.with_status(connection, [MessageStatus.UNKNOWN])
    found = [(boxes[row.mailbox_id], row) for row in rows if row.mailbox_id is not None]
    asked = [(box, row) for box, row in found if _may_ask(desk, box, row, now=now)]
    return sorted(asked, key=lambda doubt: (doubt[0].id, doubt[1].id))


def _may_ask(desk: Desk, box: Mailbox, row: LedgerMessage, *, now: datetime) -> bool:
    # a mailbox that was verified since may send through another provider or account, which knows nothing of the key
    if row.begun_at is None or box.verified_at is None or row.begun_at < box.verified_at:
        return False
    until = asked_until(box, begun_at=row.begun_at, settings=desk.settings)
    has_time = until is not None and row.begun_at <= now < until
    is_told = row.settle_until is not None and now < row.settle_until
    return has_time and is_told and planning.unusable(box, now=now) is None


def _ask_mailbox(desk: Desk, held: Held, doubts: Iterable[tuple[Mailbox, LedgerMessage]]) -> None:
    silences = 0
    sender = None
    try:
        for box, row in doubts:
            if desk.stopping.is_set() or silences == SILENCES:
                return
            sender = sender or desk.sender_for(box)
            try:
                sender.open()
            except GatewayError as error:
                _trouble(desk, box, error)
                return
            envelope = _allowed(desk, held, box, row)
            if envelope is None:
                continue
            outcome = sender.send(envelope)
            _store(desk, box, row, outcome)
            if isinstance(outcome, Refused) and outcome.blame is Blame.MAILBOX:
                return
            silences += isinstance(outcome, Unknown)
    finally:
        if sender is not None:
            sender.close()


def _allowed(desk: Desk, held: Held, box: Mailbox, row: LedgerMessage) -> Envelope | None:
    """
    Return the frozen message where it may be handed over once more at this moment, else None.

    The repeat may be the first that arrives, so every guard of an attempt is asked but the caps: the row has its place
    in those of its day.
    """
    now = desk.clock()
    with desk.db.read() as connection:
        if held.is_lost or not leases.is_held(connection, held.lease, now=now):
            return None
        current = ledger.get(connection, row.id)
        if (
            current is None
            or current.status is not MessageStatus.UNKNOWN
            or _is_kept_back(connection, desk, current, now=now)
        ):
            return None
        return Envelope(
            sender=box.address,
            recipient=row.recipient,
            mime=ledger.mime_of(connection, row.id),
            message_id=row.message_id,
            idempotency_key=row.idempotency_key,
        )


def _is_kept_back(connection: Connection, desk: Desk, row: LedgerMessage, *, now: datetime) -> bool:
    candidate = due.one(connection, row.enrollment_id)
    if candidate is None or (enrolled := candidate.enrollment).sequence_id is None:
        return True
    candidate = replace(candidate, retry=row, open=())  # its own doubt keeps it back from nothing else here
    version = sequences.get_version(connection, enrolled.sequence_id)
    ground = grounds.lay(
        connection,
        campaigns.get_campaign(connection, row.campaign_id),
        {version.id: version.sequence},
        settings=desk.settings,
        options=Options(is_dry_run=False, include_cold=True),
        now=now,
    )
    step = planning.step_of(candidate, ground)
    if step is None or (enrolled.round, step.id) != (row.round, row.step_id):
        return True
    return any(block.reason not in CAPS for block in guards.blocks(candidate, step, ground, now=now))


def _store(desk: Desk, box: Mailbox, row: LedgerMessage, outcome: Outcome) -> None:
    now = desk.clock()
    with desk.db.write() as connection:
        match outcome:
            case Accepted():
                proved_sent(
                    connection,
                    desk,
                    row,
                    because=ASKED,
                    answer=outcome.answer,
                    platform_id=outcome.platform_id,
                )
                mailboxes.recover(connection, box.id)
                outages.mailbox_back(connection, box.id, at=now)
            case Refused(blame=Blame.MAILBOX):
                mailbox_trouble(
                    connection,
                    mailboxes.mailbox_by_id(connection, box.id),
                    reason=f"{outcome.phase}: {outcome.answer}",
                    hint=outcome.hint,
                    is_permanent=outcome.is_permanent,
                    at_least=outcome.retry_after_seconds,
                    settings=desk.settings,
                    now=now,
                )
            case Refused(is_permanent=True):
                answer = f"{outcome.phase}: {outcome.answer}"
                proved_unsent(connection, desk, row, because=ASKED, answer=answer)
            case Unknown(is_final=True):
                ledger.await_proof(connection, row.id, until=now)


def _trouble(desk: Desk, box: Mailbox, error: GatewayError) -> None:
    now = desk.clock()
    with desk.db.write() as connection:
        mailbox_trouble(
            connection,
            mailboxes.mailbox_by_id(connection, box.id),
            reason=error.what,
            hint=error.hint,
            is_permanent=not error.retryable,
            at_least=error.retry_after_seconds if isinstance(error, Throttled) else 0,
            settings=desk.settings,
            now=now,
        )
