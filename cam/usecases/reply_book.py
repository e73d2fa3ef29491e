"""The replies as a human works with them: list, look at one, say what it really means, judge a file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection

from cam.engine.answers import Answer
from cam.engine.vocabulary import ReplyClass
from cam.errors import InputError, NotFound
from cam.store import alerts, campaigns, events, lead_views, ledger, proposals, replies
from cam.store.replies import Reply
from cam.usecases import concerns, effects, reply_alerts
from cam.usecases.desk import Desk
from cam.usecases.replies import read_answer
from cam.usecases.reply_alerts import Case
from cam.usecases.take_back import take_back

MAX_FILE = 64_000_000


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """A reply as a human judged it.  before: what it counted as.  state: of the lead in the campaign, now."""

    reply: Reply
    before: str
    state: str


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What a message file means, and nothing else: no lead, no campaign."""

    file: str
    answer: Answer


def list_replies(
    desk: Desk,
    *,
    campaign: str | None = None,
    classes: Sequence[ReplyClass] = (),
    only_undecided: bool = False,
    limit: int | None = None,
) -> list[Reply]:
    """Return what came in, newest first; narrowed where something is given."""
    with desk.db.read() as connection:
        wanted = campaigns.get_campaign(connection, campaign).id if campaign else None
        return replies.listed(
            connection, campaign_id=wanted, classes=[one.value for one in classes], only_undecided=only_undecided,
            limit=limit,
        )  # fmt: skip


def show_reply(desk: Desk, reply_id: int) -> Reply:
    """Return one reply; raises NotFound."""
    with desk.db.read() as connection:
        return _get(connection, reply_id)


def _get(connection: Connection, reply_id: int) -> Reply:
    found = replies.find(connection, reply_id)
    if found is None:
        raise NotFound(f"reply {reply_id}: there is none", hint="cam replies list shows the ids")
    return found


def reclassify(desk: Desk, reply_id: int, wanted: ReplyClass) -> Corrected:
    """
    Take a human's word for what a reply means: what the first judgement did is taken back, then the word is followed.

    The word is kept beside the first judgement, and wins in every list and report.  What was done by hand since stays.
    Raises NotFound, and InputError where the reply is about nobody.
    """
    at = desk.clock()
    with desk.db.write() as connection:
        found = _get(connection, reply_id)
        if found.message_row_id is None or found.lead_id is None or found.writer != "them":
            raise InputError(
                f"reply {reply_id}: nobody knows whom it is about, it cannot count as {wanted.value}",
                hint="cam lead mark EMAIL says what you know of a person",
            )
        case = _case(connection, found, _as_judged(found))
        take_back(connection, desk, case, found.effects, at=at)
        proposals.withdraw(connection, [reply_id])
        alerts.close_alert(connection, key=f"undecided:{reply_id}")
        alerts.close_alert(connection, key=f"come-back:{reply_id}")
        for told in (ReplyClass.POSITIVE, ReplyClass.QUESTION):
            if wanted is not told:
                alerts.close_alert(connection, key=reply_alerts.key_of(reply_id, told))
        answer = _as_said(connection, found, wanted)
        followed = effects.follow(connection, desk, replace(case, answer=answer), at=at)
        replies.correct(
            connection, reply_id,
            {"human_class": wanted.value, "human_at": at, "undecided": False, "effects": followed.document(),
             "bounce_kind": answer.bounce_kind},
        )  # fmt: skip
        events.record(
            connection, "reply.reclassified", at=at, lead_id=found.lead_id, message_row_id=found.message_row_id,
            mailbox_id=found.mailbox_id,
            details={"reply": reply_id, "before": found.reply_class, "after": wanted.value},
        )  # fmt: skip
        standing = lead_views.enrollments_of(connection, [found.lead_id])[found.lead_id]
        state = next(one.enrollment.state.value for one in standing if one.campaign == found.campaign)
        return Corrected(reply=_get(connection, reply_id), before=found.reply_class, state=state)


def _case(connection: Connection, found: Reply, answer: Answer) -> Case:
    row = ledger.get(connection, found.message_row_id or 0)
    assert row is not None  # noqa: S101 - rows of the ledger are never deleted
    return Case(
        inbound_id=found.id, mailbox=found.mailbox, mailbox_id=found.mailbox_id, row=row,
        person=lead_views.person_by_id(connection, row.lead_id), sender=found.sender,
        received_at=found.received_at, answer=answer,
    )  # fmt: skip


def _as_judged(found: Reply) -> Answer:
    return Answer(
        reply_class=ReplyClass(found.judged), confidence=found.confidence, reasons=found.reasons, text=found.text,
        language=found.language, returns_on=date.fromisoformat(found.returns_on) if found.returns_on else None,
        bounce_kind=found.bounce_kind, bounce_recipient=found.bounce_recipient, bounce_status=found.bounce_status,
        bounce_cause=found.bounce_cause,
        is_guess=found.is_guess,
    )  # fmt: skip


def _as_said(connection: Connection, found: Reply, wanted: ReplyClass) -> Answer:
    """Return the answer with a human's class; facts such as a referred person are read from the bytes once more."""
    answer = _as_judged(found)
    kept = replies.raw_of(connection, found.id)
    if kept is not None:
        understood = concerns.understand(kept[0], is_truncated=kept[1])
        answer = read_answer(understood, sent=[], received_at=found.received_at)
    kind = (answer.bounce_kind or "hard") if wanted is ReplyClass.BOUNCE else ""
    return replace(
        answer, reply_class=wanted, confidence=1.0, is_guess=False, bounce_kind=kind, text=found.text
    )


def judge_files(paths: Sequence[Path]) -> list[Judged]:
    """Return what message files mean; no workspace is asked.  Raises InputError that names every unreadable one."""
    problems, found = [], []
    for path in paths:
        try:
            with path.open("rb") as file:
                raw = file.read(MAX_FILE)
                is_truncated = bool(file.read(1))
        except OSError as error:
            problems.append(f"{path}: {error.strerror or error}")
            continue
        understood = concerns.understand(raw, is_truncated=is_truncated)
        received_at = understood.inbound.date or _written(path)
        answer = read_answer(understood, sent=[], received_at=received_at)
        found.append(Judged(file=str(path), answer=answer))
    if problems:
        raise InputError(
            problems[0] if len(problems) == 1 else f"{len(problems)} of {len(paths)} files cannot be read",
            problems=problems if len(problems) > 1 else (), hint="name raw messages, as mail programs save them (.eml)",
        )  # fmt: skip
    return found


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
