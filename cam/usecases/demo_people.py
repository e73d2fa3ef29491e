"""The people of the demo: who answers which mail, when and in which words, written as mail servers would."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.utils import format_datetime
from enum import StrEnum
from pathlib import Path

from cam.engine.vocabulary import ReplyClass
from cam.gateways.loopback_smtp import Received

DEAD = "550 5.1.1 no such user here"
AWAY_DAYS = 9


class Manner(StrEnum):
    """How an answer is made."""

    PERSON = "person"
    AWAY = "away"  # a machine says when its person is back
    BOUNCE = "bounce"  # a server sends the mail back
    TELEPHONE = "telephone"  # what the founder hears and marks


@dataclass(frozen=True, kw_only=True)
class Answer:
    """
    What one simulated person does.

    person: counted in the order in which people get their first mail.  mail, after: how long after which mail.
    mrr: of a client who says yes by telephone.
    """

    person: int
    mail: int
    words: str
    manner: Manner = Manner.PERSON
    mrr: float | None = None
    after: timedelta = timedelta(hours=3)


ANSWERS = (
    Answer(person=2, mail=1, words="Good timing. Does Thursday at ten suit you?"),
    Answer(person=4, mail=1, words="Please take me off your list."),
    Answer(person=6, mail=1, words=DEAD, manner=Manner.BOUNCE, after=timedelta(hours=1)),
    Answer(person=7, mail=1, words="Not this quarter, sorry."),
    Answer(person=8, mail=1, words="I am out of the office until {back}.", manner=Manner.AWAY,
           after=timedelta(minutes=1)),
    Answer(person=2, mail=1, words="We would like to start with one team.", manner=Manner.TELEPHONE, mrr=490.0,
           after=timedelta(days=8)),
    Answer(person=9, mail=2, words="Only saw this now. What does it cost?"),
    Answer(person=12, mail=2, words="My colleague looks after that."),
)  # fmt: skip

# what cam makes of an answer, in a few words
MEANINGS = {
    ReplyClass.POSITIVE: "qualified, and Mia is told at once",
    ReplyClass.NEGATIVE: "lost; nothing more goes out",
    ReplyClass.QUESTION: "the sequence stops, Mia answers",
    ReplyClass.NEUTRAL: "the sequence stops, Mia reads it",
    ReplyClass.REFERRAL: "the sequence stops, Mia asks for the name",
    ReplyClass.UNSUBSCRIBE: "never written to again, whatever is imported",
    ReplyClass.BOUNCE: "the address is dead and never written to again",
    ReplyClass.AUTO_REPLY: "a machine; the sequence goes on",
    ReplyClass.COMPLAINT: "never written to again",
}


def new_inbox(folder: Path) -> None:
    """Make the Maildir into which everybody writes."""
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)


def write(inbox: Path, got: Received, answer: Answer, *, at: datetime) -> None:
    """Put an answer to a message into the inbox, as it would arrive at that moment."""
    sent = message_from_bytes(got.mime, policy=policy.compat32)
    headers = got.mime.partition(b"\r\n\r\n")[0].decode("utf-8", "replace").replace("\r\n", "\n")
    domain = got.recipient.partition("@")[2]
    name = f"{got.number:05}-{answer.manner.value}"
    common = (
        f"To: {got.sender}\nMessage-ID: <{name}@{domain}>\nDate: {format_datetime(at)}\nMIME-Version: 1.0\n"
    )
    if answer.manner is Manner.BOUNCE:
        text = f"From: MAILER-DAEMON@{domain}\n{common}{_report(got.recipient, answer.words, headers)}"
    else:
        machine = "Auto-Submitted: auto-replied\n" if answer.manner is Manner.AWAY else ""
        words = answer.words.format(back=(at + timedelta(days=AWAY_DAYS)).date())
        text = (
            f"From: <{got.recipient}>\n{common}Subject: Re: {sent['Subject']}\nIn-Reply-To: {got_id(got)}\n"
            f"References: {got_id(got)}\nContent-Type: text/plain; charset=utf-8\n{machine}\n{words}\n"
        )
    path = inbox / "new" / f"{int(at.timestamp())}.{name}.demo"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    os.utime(path, (at.timestamp(), at.timestamp()))


def got_id(got: Received) -> str:
    """Return the Message-ID of what a person got."""
    return str(message_from_bytes(got.mime, policy=policy.compat32)["Message-ID"])


def _report(recipient: str, diagnostic: str, headers: str) -> str:
    return (
        "Subject: Undelivered Mail Returned to Sender\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="part"\n\n'
        f"--part\nContent-Type: text/plain\n\nYour message to {recipient} could not be delivered: {diagnostic}\n"
        "--part\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; localhost\n\n"
        f"Final-Recipient: rfc822; {recipient}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; {diagnostic}\n\n"
        f"--part\nContent-Type: text/rfc822-headers\n\n{headers}\n--part--\n"
    )
