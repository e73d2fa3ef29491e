"""What a human is told of an answer, written down in the transaction of the fact."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine.answers import Answer
from cam.engine.enrollments import LedgerMessage
from cam.engine.vocabulary import ReplyClass
from cam.store import alerts
from cam.store.lead_views import Person

TITLE = 60
WORDS_IN_ALERT = 500
REMINDED_AT = 8  # o'clock, in the workspace's zone


@dataclass(frozen=True, kw_only=True)
class Case:
    """One inbound message and the send that it answers.  mailbox: the address that got it."""

    inbound_id: int
    mailbox: str
    mailbox_id: int
    row: LedgerMessage
    person: Person
    sender: str
    received_at: datetime
    answer: Answer

    @property
    def source(self) -> str:
        """Return where an effect comes from, for people who ask later."""
        return f"reply {self.inbound_id} to {self.mailbox}"


def tell(connection: Connection, case: Case, *, at: datetime) -> None:
    """Write down what a human is to be told, in the transaction of the fact."""
    whose, answer = who(case.person), case.answer
    told = {
        ReplyClass.POSITIVE: ("POSITIVE_REPLY", "info", f"{whose} answered, and it sounds good"),
        ReplyClass.QUESTION: ("QUESTION_REPLY", "info", f"{whose} asks you something"),
        ReplyClass.COMPLAINT: ("COMPLAINT", "warning", f"{whose} reported a message as spam"),
    }.get(answer.reply_class)
    if told is None:
        return
    kind, level, title = told
    words = answer.text[:WORDS_IN_ALERT]
    alerts.raise_alert(
        connection,
        key=key_of(case.inbound_id, answer.reply_class),
        type=kind,
        level=level,
        title=title,
        body=f"{words}\n\ncam lead show {case.person.lead.key}".strip(),
        at=at,
    )


def key_of(inbound_id: int, reply_class: ReplyClass) -> str:
    """Return the key of the alert of a reply that means this: the same reply may be judged anew."""
    return f"question:{inbound_id}" if reply_class is ReplyClass.QUESTION else f"reply:{inbound_id}"


def ask(connection: Connection, case: Case, *, at: datetime) -> None:
    """Ask a human what an answer means, or whom it is about."""
    answer = case.answer
    about = "perhaps about" if answer.is_guess else "from"
    alerts.raise_alert(
        connection,
        key=f"undecided:{case.inbound_id}",
        type="REPLY_UNDECIDED",
        title=f"a reply {about} {who(case.person)} needs your word",
        body=f"{answer.text[:WORDS_IN_ALERT]}\n\ncam replies show {case.inbound_id}",
        at=at,
    )


def remind(connection: Connection, case: Case, *, zone: ZoneInfo, at: datetime) -> None:
    """Tell a human on the day that a person named for another try; nothing is written by itself."""
    day = case.answer.come_back
    if day is None or case.answer.reply_class is ReplyClass.POSITIVE:
        return
    key = case.person.lead.key
    alerts.raise_alert(
        connection,
        key=f"come-back:{case.inbound_id}",
        type="COME_BACK",
        level="info",
        title=f"{who(case.person)} asked to hear from you again about now",
        body=f"{case.answer.text[:WORDS_IN_ALERT]}\n\ncam lead mark {key} reopen begins another round".strip(),
        at=at,
        not_before=max(at, datetime(day.year, day.month, day.day, REMINDED_AT, tzinfo=zone)),
    )


def who(person: Person) -> str:
    """Return a person as an alert names them."""
    lead = person.lead
    name = lead.full_name or f"{lead.first_name} {lead.last_name}".strip()
    return f"{name[:TITLE]} <{lead.email}>" if name else lead.key
