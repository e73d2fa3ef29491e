"""Process what came in: each message matched, judged and carried out in one transaction, apart from all others."""

import traceback
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from cam.engine.answers import SOFT_IN_A_ROW, Answer
from cam.engine.enrollments import LedgerMessage
from cam.engine.inbound.bounces import Bounce
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.receipts import read_receipt
from cam.engine.inbound.severity import Severity
from cam.engine.judgement import judge
from cam.engine.refusals import in_words, is_ours
from cam.engine.vocabulary import ReplyClass
from cam.errors import DatabaseError
from cam.store import alerts, events, inbox, lead_views, mailboxes, replies
from cam.store.inbox import Unread
from cam.usecases import concerns, effects, refusals
from cam.usecases.adopt import adopt, catch_up
from cam.usecases.concerns import Concern, Understood, Writer
from cam.usecases.desk import Desk
from cam.usecases.effects import Effects
from cam.usecases.reply_alerts import Case
from cam.usecases.restored import doubt

ATTEMPTS = 3  # after so many failures a message is put aside
TEXT = 20_000  # characters of a person's own words that are kept
DIAGNOSTIC = 500


@dataclass(kw_only=True)
class Processed:
    """
    What became of the messages of one pass.

    classes: how many of each class.  positive: positive replies by campaign.  troubles: what could not be processed.
    """

    classes: Counter[str] = field(default_factory=Counter)
    positive: Counter[int] = field(default_factory=Counter)
    undecided: int = 0
    troubles: list[str] = field(default_factory=list)


def process(desk: Desk) -> Processed:
    """
    Process every stored message that was not processed yet, oldest first, and return what they were.

    One that fails is recorded and tried again in the next cycle; after three failures it is put aside with its bytes,
    and a human is told.  Raises DatabaseError where nothing can be written; then it is all done again later.
    """
    done = Processed()
    with desk.db.read() as connection:
        ids = inbox.unread_ids(connection)
    for inbound_id in ids:
        if desk.stopping.is_set():
            break
        try:
            _process(desk, inbound_id, done)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001 - the error boundary of one message
            _failed(desk, inbound_id, error, done)
    return done


def _process(desk: Desk, inbound_id: int, done: Processed) -> None:
    with desk.db.read() as connection:
        one = inbox.unread(connection, inbound_id)
        if one is None:
            return
        own = concerns.own_addresses(connection)
    understood = concerns.understand(one.raw, is_truncated=one.is_truncated)
    with desk.db.read() as connection:
        concern = concerns.find(connection, understood, own=own)
        row = concern.row if concern else None
        texts = replies.sent_texts(connection, row.enrollment_id) if row else []
    answer = read_answer(
        understood,
        sent=texts,
        received_at=min(one.received_at, desk.clock()),  # servers' clocks are wrong at times
        is_guess=bool(concern and concern.is_guess),
        recipient=row.recipient if row else "",
    )
    with desk.db.write() as connection:
        if not inbox.is_unread(connection, inbound_id):
            return
        if concern is None:
            _strange(connection, desk, one, understood)
            return
        _carry_out(connection, desk, one, understood.inbound, concern, answer)
    if concern.writer is Writer.THEM and row is not None:
        done.classes[answer.reply_class.value] += 1
        done.undecided += answer.is_undecided
        if answer.reply_class is ReplyClass.POSITIVE and not answer.is_undecided:
            done.positive[row.campaign_id] += 1


def read_answer(
    understood: Understood,
    *,
    sent: list[str],
    received_at: datetime,
    is_guess: bool = False,
    recipient: str = "",
) -> Answer:
    """Return what a message means: bounces and complaints by what they are, all else by the judgement of its words."""
    inbound = understood.inbound
    if understood.bounce is not None:
        return _bounce(understood.bounce, is_guess=is_guess, recipient=recipient)
    if understood.complaint is not None:
        return _complaint(inbound, is_retracted=understood.complaint.is_retracted, is_guess=is_guess)
    if became := read_receipt(inbound):
        because = f"a receipt: {became}"
        return Answer(
            reply_class=ReplyClass.AUTO_REPLY, confidence=1.0, reasons=(because,), is_guess=is_guess
        )
    judged = judge(inbound, sent=sent, received_at=received_at)
    return Answer(
        reply_class=judged.reply_class, confidence=judged.confidence, reasons=judged.reasons,
        text=judged.own_words[:TEXT], language=judged.language, returns_on=judged.return_date,
        come_back=judged.come_back,
        referred_name=judged.referred_name,
        referred_address=concerns.person_key(judged.referred_address) if judged.referred_address else "",
        is_guess=is_guess,
    )  # fmt: skip


def _bounce(bounce: Bounce, *, is_guess: bool, recipient: str) -> Answer:
    failure = bounce.failure_of(recipient)
    ours = (in_words(failure.cause),) if is_ours(failure.cause) else ()
    kind = {Severity.HARD: "hard", Severity.DELAYED: "delayed"}.get(failure.severity, "soft")
    return Answer(
        # what is only late has not bounced
        reply_class=ReplyClass.AUTO_REPLY if kind == "delayed" else ReplyClass.BOUNCE,
        confidence=1.0, reasons=(*bounce.reasons, f"{kind}: {failure.diagnostic[:DIAGNOSTIC] or failure.cause}", *ours),
        text=failure.diagnostic[:DIAGNOSTIC], bounce_kind=kind, bounce_status=failure.status,
        bounce_cause=str(failure.cause),
        bounce_recipient=failure.recipient or next(iter(bounce.recipients), recipient), is_guess=is_guess,
    )  # fmt: skip


def _complaint(inbound: Inbound, *, is_retracted: bool, is_guess: bool) -> Answer:
    return Answer(
        reply_class=ReplyClass.AUTO_REPLY if is_retracted else ReplyClass.COMPLAINT,
        confidence=1.0,
        reasons=("spam report taken back" if is_retracted else "spam report",),
        text=inbound.text.strip()[:DIAGNOSTIC],
        is_guess=is_guess,
    )


def _strange(connection: Connection, desk: Desk, one: Unread, understood: Understood) -> None:
    """Leave strangers' mail alone; what may answer a send in doubt is looked at again until that is settled."""
    waits = timedelta(minutes=desk.settings.timing.settle_minutes)
    may_be_ours = bool(understood.clues.ids) or doubt(connection, desk) is not None
    if may_be_ours and desk.clock() < inbox.stored_at(connection, one.id) + waits:
        return
    inbox.let_be(connection, one.id)


def _carry_out(
    connection: Connection, desk: Desk, one: Unread, inbound: Inbound, concern: Concern, answer: Answer
) -> None:
    """Store what a message means and do what follows from it."""
    at = desk.clock()
    box = mailboxes.mailbox_by_id(connection, one.mailbox_id)
    if concern.row is not None:
        because = (
            f"{concern.writer.value} message {one.id}" if concern.writer is Writer.CAM else f"reply {one.id}"
        )
        effects.prove_sent(connection, desk, concern.row, because=because)
    if concern.writer is not Writer.THEM and (lost := _lost(connection, desk, one, inbound, concern, at=at)):
        concern = Concern(writer=Writer.CAM, row=lost, by="sent_folder")
    if concern.writer is Writer.OWNER:
        _by_hand(connection, one, inbound, concern, answer, at=at)
        return
    if concern.writer is Writer.CAM or concern.row is None:
        inbox.finish(connection, one.id, {"writer": Writer.CAM.value} | _matched(concern))
        inbox.drop_bytes(connection, one.id)
        return
    person = lead_views.person_by_id(connection, concern.row.lead_id)
    case = Case(
        inbound_id=one.id, mailbox=box.address, mailbox_id=box.id, row=concern.row, person=person,
        sender=inbound.sender, received_at=one.received_at, answer=answer,
    )  # fmt: skip
    followed = effects.follow(connection, desk, case, at=at)
    values = _matched(concern) | judged(answer) | {"effects": followed.document()}
    if followed.is_dead:
        reasons = [*answer.reasons, f"{SOFT_IN_A_ROW} soft bounces in a row: the address is dead"]
        values |= {"bounce_kind": "hard", "reasons": reasons}
    inbox.finish(connection, one.id, values | {"undecided": answer.is_undecided})
    refusals.warn(connection, case, at=at)
    events.record(
        connection, "reply.received", at=at, campaign_id=concern.row.campaign_id, lead_id=concern.row.lead_id,
        message_row_id=concern.row.id, mailbox_id=box.id,
        details={"reply": one.id, "class": answer.reply_class.value, "confidence": answer.confidence,
                 "matched_by": concern.by, "undecided": answer.is_undecided},
    )  # fmt: skip


def judged(answer: Answer) -> dict[str, Any]:
    """Return the columns that say what a message means."""
    return {
        "reply_class": answer.reply_class.value, "confidence": answer.confidence, "reasons": list(answer.reasons),
        "text": answer.text, "language": answer.language,
        "returns_on": answer.returns_on.isoformat() if answer.returns_on else "",
        "bounce_kind": answer.bounce_kind, "bounce_recipient": answer.bounce_recipient,
        "bounce_status": answer.bounce_status, "bounce_cause": answer.bounce_cause,
    }  # fmt: skip


def _matched(concern: Concern) -> dict[str, Any]:
    found: dict[str, Any] = {"match_by": concern.by, "is_guess": concern.is_guess}
    row = concern.row
    if row is not None:
        found |= {"message_row_id": row.id, "enrollment_id": row.enrollment_id, "campaign_id": row.campaign_id,
                  "lead_id": row.lead_id}  # fmt: skip
    return found


def _lost(
    connection: Connection, desk: Desk, one: Unread, inbound: Inbound, concern: Concern, *, at: datetime
) -> LedgerMessage | None:
    """Return the row of a message of ours that left, and of which the ledger did not know that; None where it did."""
    sent_at = min(inbound.date or one.received_at, one.received_at, at)
    if concern.row is not None:
        return catch_up(connection, desk, concern.row, sent_at=sent_at)
    return adopt(
        connection, desk, lead_ids=concern.lead_ids, inbound=inbound, mailbox_id=one.mailbox_id, raw=one.raw,
        sent_at=sent_at,
    )  # fmt: skip


def _by_hand(
    connection: Connection, one: Unread, inbound: Inbound, concern: Concern, answer: Answer, *, at: datetime
) -> None:
    why = f"you wrote to them yourself on {one.received_at:%Y-%m-%d}"
    done: Effects = effects.pause_leads(connection, concern.lead_ids, why, inbound_id=one.id, at=at)
    values = {"writer": Writer.OWNER.value, "lead_id": concern.lead_ids[0], "text": answer.text or inbound.text[:TEXT],
              "match_by": concern.by, "effects": done.document()}  # fmt: skip
    inbox.finish(connection, one.id, values)
    inbox.drop_bytes(connection, one.id)
    events.record(
        connection, "reply.by_hand", at=at, lead_id=concern.lead_ids[0], mailbox_id=one.mailbox_id,
        details={"message": one.id, "paused": len(done.paused)},
    )  # fmt: skip


def _failed(desk: Desk, inbound_id: int, error: Exception, done: Processed) -> None:
    """
    Note a failure, and write to nobody whose answer it may be: it may be a no.

    The third puts the message aside, with its bytes, and tells a human.
    """
    why = f"{type(error).__name__}: {error}"
    at = desk.clock()
    with desk.db.write() as connection:
        is_over = inbox.note_failure(connection, inbound_id, why=why, last_attempt=ATTEMPTS)
        details = {
            "stage": "replies",
            "error": why,
            "message": inbound_id,
            "traceback": traceback.format_exc(),
        }
        events.record(connection, "cam.error", at=at, details=details)
        leads = concerns.likely_leads(connection, *inbox.written_by(connection, inbound_id))
        unread = f"an answer could not be read: cam replies show {inbound_id}"
        effects.pause_leads(connection, leads, unread, inbound_id=inbound_id, at=at)
        if is_over:
            alerts.raise_alert(
                connection,
                key=f"quarantined:{inbound_id}",
                type="MESSAGE_QUARANTINED",
                title="a message could not be understood and was put aside",
                body=f"{why}\nread it in your mailbox; cam replies show {inbound_id} says which one it is",
                at=at,
            )
    done.troubles.append(f"message {inbound_id}: {why}")
