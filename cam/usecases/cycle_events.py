"""What a live cycle leaves in the audit log, under the names that programs know (docs/python-api.md)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cam.engine.campaigns import Campaign
from cam.engine.vocabulary import ReplyClass
from cam.store import events, leads
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


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A cycle that has begun.  last_event, last_lead: the newest there were."""

    at: datetime
    last_event: int
    last_lead: int


def began(desk: Desk, campaigns: Sequence[Campaign]) -> Begun:
    """Record that a live cycle begins, and return what its end is measured against."""
    now = desk.clock()
    with desk.db.write() as connection:
        details = {"dry_run": False, "campaigns": [one.name for one in campaigns]}
        events.record(connection, STARTED, at=now, details=details)
        last = events.newest(connection, limit=1)[0].id
        return Begun(at=now, last_event=last, last_lead=leads.newest_id(connection))


def ended(desk: Desk, begun: Begun, report: "RunReport") -> None:
    """Record what a live cycle came to: a line for everything of which there was some, and its end."""
    now = desk.clock()
    with desk.db.write() as connection:
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
