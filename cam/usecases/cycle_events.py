"""What a live cycle that did something leaves in the audit log, under the names that programs know."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from cam.engine.campaigns import Campaign
from cam.engine.vocabulary import ReplyClass
from cam.store import events, leads
from cam.usecases import restored
from cam.usecases.desk import Desk

if TYPE_CHECKING:
    from cam.usecases.cycle import RunReport

STARTED, COMPLETED, ERROR = "cam.cycle_started", "cam.cycle_completed", "cam.error"
ATTEMPTED = frozenset({"planned", "sent", "retry", "failed", "unknown"})
# what a person wrote; a machine's answer, a bounce or a complaint is no reply
BY_PEOPLE = (
    ReplyClass.POSITIVE,
    ReplyClass.NEGATIVE,
    ReplyClass.QUESTION,
    ReplyClass.NEUTRAL,
    ReplyClass.REFERRAL,
    ReplyClass.UNSUBSCRIBE,
)


@dataclass(kw_only=True)
class Begun:
    """A cycle that has begun.  last_event, last_lead: the newest there were.  is_told: its beginning is recorded."""

    at: datetime
    campaigns: tuple[str, ...]
    last_event: int
    last_lead: int
    is_told: bool = False


def begin(desk: Desk, campaigns: Sequence[Campaign]) -> Begun:
    """Return what the end of a cycle that begins now is measured against; nothing is recorded yet."""
    with desk.db.read() as connection:
        return Begun(
            at=desk.clock(), campaigns=tuple(one.name for one in campaigns),
            last_event=events.last_id(connection), last_lead=leads.newest_id(connection),
        )  # fmt: skip


def started(desk: Desk, begun: Begun, *, may_send: bool) -> None:
    """
    Record that a live cycle has begun, before it does something; one that finds nothing to do leaves no trace.

    may_send: then the witness of the database knows of it before anything is sent.
    """
    with desk.db.write() as connection:
        _tell(connection, begun)
    if may_send:
        restored.remember(desk)


def _tell(connection: Connection, begun: Begun) -> None:
    details = {"dry_run": False, "campaigns": list(begun.campaigns)}
    events.record(connection, STARTED, at=begun.at, details=details)
    begun.is_told = True


def ended(desk: Desk, begun: Begun, report: "RunReport") -> None:
    """Record what a live cycle came to: a line for everything of which there was some, and its end."""
    now = desk.clock()
    with desk.db.read() as connection:
        is_calm = events.last_id(connection) == begun.last_event
    if is_calm and not begun.is_told:
        return
    with desk.db.write() as connection:
        if not begun.is_told:
            _tell(connection, begun)
        hot = events.select_after(connection, events.Where(name="lead.escalated"), last=begun.last_event)
        for name, details in _lines(report, escalated=len(hot)):
            events.record(connection, name, at=now, details=details)
        completed = {
            "leads_created": leads.count_after(connection, begun.last_lead),
            "outreach_sent": report.total("sent"),
            "followups_sent": report.total("followups_sent"),
            "hot_leads_detected": report.total("hot_leads_detected"),
            "errors_count": sum(len(one.errors) for one in report.campaigns),
            "seconds": round((now - begun.at).total_seconds(), 3),
        }
        events.record(connection, COMPLETED, at=now, details=completed)
    restored.remember_quietly(desk)


def _lines(report: "RunReport", *, escalated: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    attempted = sum(message.status in ATTEMPTED for one in report.campaigns for message in one.messages)
    replies = sum(report.heard.processed.classes[kind.value] for kind in BY_PEOPLE)
    for name, count in (
        ("cam.replies_detected", replies),
        ("cam.leads_processed", report.total("processed")),
        ("cam.outreach_scheduled", attempted),
        ("cam.outreach_sent", report.total("sent")),
        ("cam.leads_escalated", escalated),
    ):
        if count:
            yield name, {"count": count}
