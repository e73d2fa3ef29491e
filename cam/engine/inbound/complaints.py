"""Complaints: reports that a person called our message spam (ARF, RFC 5965)."""

from dataclasses import dataclass

from cam.engine.inbound.anatomy import first, read_fields
from cam.engine.inbound.delivery_status import address_in
from cam.engine.inbound.mentions import message_ids
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.returned import Returned, find_returned, loose_ids

_TYPES = ("message/feedback-report", "text/feedback-report")


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """
    A spam report.

    feedback_type: abuse, fraud, virus, opt-out, not-spam, other...  recipients: who complained, as far as the report
    or the returned message says; providers often hide it.  original_ids: with brackets.
    """

    recipients: tuple[str, ...]
    original_ids: tuple[str, ...]
    original_subject: str
    feedback_type: str
    user_agent: str = ""

    @property
    def is_retracted(self) -> bool:
        """Whether it takes a complaint back instead of making one."""
        return self.feedback_type == "not-spam"


def read_complaint(inbound: Inbound) -> Complaint | None:
    """Return what a spam report says, None for anything else."""
    report = next((part.text for part in inbound.parts if part.content_type in _TYPES), "")
    if not report and "feedback-report" not in inbound.header("content-type").lower():
        return None
    # some write the fields into the text
    fields = read_fields("\n".join(line for line in (report or inbound.text).splitlines() if line.strip()))
    returned = find_returned(inbound)
    named = [address_in(value) for name, value in fields if name in ("original-rcpt-to", "removal-recipient")]
    ids = [one for name, value in fields if name == "original-message-id" for one in message_ids(value)]
    return Complaint(
        recipients=tuple(dict.fromkeys(one for one in (*named, *_returned_to(returned)) if one)),
        original_ids=tuple(dict.fromkeys((*ids, *returned.ids, *loose_ids(returned.notice)))),
        original_subject=returned.subject,
        feedback_type=first(fields, "feedback-type").strip().lower()[:40] or "abuse",
        user_agent=first(fields, "user-agent")[:200],
    )


def _returned_to(returned: Returned) -> tuple[str, ...]:
    return returned.recipients[:20]
