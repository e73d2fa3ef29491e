"""Judging again: what the rules of now would say of answers that were judged before; nothing is changed."""

from dataclasses import dataclass

from cam.engine.answers import Answer
from cam.store import ledger, replies
from cam.store.replies import Reply
from cam.usecases import concerns
from cam.usecases.desk import Desk
from cam.usecases.replies import read_answer


@dataclass(frozen=True, kw_only=True)
class Changed:
    """An answer that would be taken for something else now."""

    reply: Reply
    answer: Answer


@dataclass(frozen=True, kw_only=True)
class JudgedAgain:
    """looked: how many were judged again.  kept: those on which a human has spoken, whose word stands."""

    looked: int
    kept: int
    changed: tuple[Changed, ...]


def judge_again(desk: Desk) -> JudgedAgain:
    """Judge every stored answer by the rules of now, newest first; only reads."""
    looked, kept, changed = 0, 0, []
    with desk.db.read() as connection:
        for found in replies.listed(connection):
            if found.human:
                kept += 1
                continue
            raw = replies.raw_of(connection, found.id)
            if raw is None or not found.reply_class:
                continue
            row = ledger.get(connection, found.message_row_id) if found.message_row_id else None
            answer = read_answer(
                concerns.understand(raw[0], is_truncated=raw[1]),
                sent=replies.sent_texts(connection, row.enrollment_id) if row else [],
                received_at=found.received_at,
            )
            looked += 1
            if answer.reply_class.value != found.reply_class:
                changed.append(Changed(reply=found, answer=answer))
    return JudgedAgain(looked=looked, kept=kept, changed=tuple(changed))
