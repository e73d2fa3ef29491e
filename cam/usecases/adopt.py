"""Adopt: a message of ours in a Sent folder that the ledger has lost comes back as what it was: the next step."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from cam.engine import mime
from cam.engine.enrollments import Candidate, LedgerMessage
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.subjects import normal_subject
from cam.engine.personalization import Hold
from cam.engine.vocabulary import Channel, MessageStatus
from cam.errors import InputError
from cam.store import campaigns, drafts, due, events, ledger, progress
from cam.usecases.desk import Desk
from cam.usecases.unknown import went_out
from cam.usecases.workshop import Workshop

ADOPTED = "message.adopted"
WAITING = frozenset({MessageStatus.QUEUED, MessageStatus.RETRY})


def adopt(
    connection: Connection,
    desk: Desk,
    *,
    lead_ids: tuple[int, ...],
    inbound: Inbound,
    mailbox_id: int,
    raw: bytes,
    sent_at: datetime,
) -> LedgerMessage | None:
    """
    Enter a message that left into the ledger, and move its lead past the step; return its row, None where it is none.

    It is one of ours by the form of its Message-ID, and the lead's next step by its subject, which is the lead's own.
    What fits nothing is left to whoever asks: the owner wrote it, or another workspace.
    """
    if len(lead_ids) != 1 or not mime.is_our_form(inbound.message_id):
        return None
    fitting = [
        found
        for one in due.of_lead(connection, lead_ids[0])
        if one.enrollment.is_open
        and not one.enrollment.paused
        and (found := _as_next_step(connection, desk, one, inbound, mailbox_id=mailbox_id)) is not None
    ]
    if len(fitting) != 1:
        return None
    (draft,) = fitting
    message_id = inbound.message_id if inbound.message_id.startswith("<") else f"<{inbound.message_id}>"
    frozen = replace(draft, message_id=message_id, idempotency_key=f"cam/{message_id.strip('<>')}", mime=raw)
    (row,) = drafts.queue(connection, [frozen], at=sent_at)
    if row is None:
        return None
    progress.assign(
        connection, draft.enrollment_id, mailbox_id=mailbox_id, sequence_id=draft.sequence_id, at=desk.clock()
    )
    return catch_up(connection, desk, row, sent_at=sent_at)


def catch_up(
    connection: Connection, desk: Desk, row: LedgerMessage, *, sent_at: datetime
) -> LedgerMessage | None:
    """
    Take a row that waits to be sent for what it is, sent, because a Sent folder has it; None where it does not wait.

    Only a ledger that lost what came later has such a row: a restored one.
    """
    if row.status not in WAITING or not ledger.begin(connection, row.id, token=0, at=sent_at):
        return None
    ledger.finish(
        connection, row.id, status=MessageStatus.SENT, at=sent_at, token=0, outcome="found in the Sent folder"
    )
    found = ledger.get(connection, row.id)
    assert found is not None  # noqa: S101 - rows of the ledger are never deleted
    went_out(connection, desk, found)
    events.record(
        connection,
        ADOPTED,
        at=desk.clock(),
        campaign_id=row.campaign_id,
        lead_id=row.lead_id,
        message_row_id=row.id,
        mailbox_id=row.mailbox_id,
        details={"step": row.step_id, "because": "found in the Sent folder, and missing in the ledger"},
    )
    return found


def _as_next_step(
    connection: Connection, desk: Desk, candidate: Candidate, inbound: Inbound, *, mailbox_id: int
) -> drafts.Draft | None:
    """Return the lead's next step as it would be written, where the message is that."""
    campaign = campaigns.get_campaign(connection, candidate.enrollment.campaign_id)
    if campaign.sequence_id is None or mailbox_id not in campaign.mailbox_ids or candidate.retry is not None:
        return None
    workshop = Workshop.open(connection, desk, campaign)
    workshop.learn(connection, [candidate])
    sequence = workshop.sequences.get(candidate.enrollment.sequence_id or 0)
    position = candidate.enrollment.position
    step = sequence.steps[position] if sequence and position < len(sequence.steps) else None
    if step is None or step.channel is not Channel.EMAIL:
        return None
    rendered = workshop.render(candidate, mailbox_id=mailbox_id)
    if isinstance(rendered, Hold) or normal_subject(rendered.subject) != normal_subject(inbound.subject):
        return None
    try:
        draft = workshop.draft(candidate, step, rendered, mailbox_id=mailbox_id, now=desk.clock())
    except InputError:  # words that cannot become a message never left as one
        return None
    return draft
