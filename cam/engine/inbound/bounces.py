"""Bounces: told from letters and answers, with the address that failed and how final it is."""

from dataclasses import dataclass

from cam.engine.inbound.delivery_status import RecipientReport, read_report
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.nondelivery import failed_in_notice, speaks_of_nondelivery
from cam.engine.inbound.returned import Returned, find_returned, loose_ids
from cam.engine.inbound.severity import Severity, judge

_MOST_DIAGNOSTIC = 1_000
_WORST_FIRST = (Severity.HARD, Severity.OTHER, Severity.SOFT, Severity.DELAYED)


@dataclass(frozen=True, kw_only=True)
class Failure:
    """One address that was not reached.  original: the address it stands for, where the report names it, else ""."""

    recipient: str
    original: str
    severity: Severity
    cause: str
    status: str
    diagnostic: str


@dataclass(frozen=True, kw_only=True)
class Bounce:
    """
    A report that a message did not arrive, or not yet.

    recipients: the addresses that failed.  severity, status, diagnostic: of the worst failure.  original_ids: the
    Message-IDs that the returned message had, with brackets; a bounce that names none of ours proves nothing.
    returned_to: whom the returned message was for.  reasons: why it is held to be a bounce, in plain words.
    """

    recipients: tuple[str, ...]
    severity: Severity
    status: str
    diagnostic: str
    original_ids: tuple[str, ...]
    original_subject: str
    reasons: tuple[str, ...]
    cause: str = "unknown"
    failures: tuple[Failure, ...] = ()
    returned_to: tuple[str, ...] = ()

    def severity_for(self, address: str) -> Severity:
        """Return how final it is for one address; for one that is not named, as for the worst."""
        wanted = address.lower()
        return next(
            (
                one.severity
                for one in self.failures
                if wanted in (one.recipient.lower(), one.original.lower())
            ),
            self.severity,
        )


def read_bounce(inbound: Inbound) -> Bounce | None:
    """Return what a bounce says, None for anything else: letters, auto-replies, receipts, complaints, success."""
    if _is_other_report(inbound):
        return None
    returned = find_returned(inbound)
    report = read_report(inbound)
    if report is not None:
        failures = [_failure(one, returned) for one in report.recipients if one.is_trouble]
        if not failures:
            return None
        return _bounce(inbound, returned, failures=failures, reasons=("delivery status report",))
    reasons = speaks_of_nondelivery(inbound, returned)
    if not reasons:
        return None
    return _bounce(inbound, returned, failures=_told_failures(inbound, returned), reasons=reasons)


def _is_other_report(inbound: Inbound) -> bool:
    kinds = {part.content_type for part in inbound.parts}
    if kinds & {"message/feedback-report", "message/disposition-notification"}:
        return True
    asked = inbound.header("content-type").lower()
    return "disposition-notification" in asked or "feedback-report" in asked


def _failure(one: RecipientReport, returned: Returned) -> Failure:
    verdict = judge(action=one.action, status=one.status, diagnostic=one.diagnostic, notice=returned.notice)
    return Failure(
        recipient=one.recipient,
        original=one.original,
        severity=verdict.severity,
        cause=verdict.cause,
        status=verdict.status,
        diagnostic=one.diagnostic[:_MOST_DIAGNOSTIC],
    )


def _told_failures(inbound: Inbound, returned: Returned) -> list[Failure]:
    words = f"{inbound.subject}\n{returned.notice}"
    verdict = judge(action="", status="", diagnostic="", notice=words)
    diagnostic = " ".join(returned.notice.split())[:_MOST_DIAGNOSTIC]
    return [
        Failure(
            recipient=address, original="", severity=verdict.severity, cause=verdict.cause,
            status=verdict.status, diagnostic=diagnostic,
        )
        for address in failed_in_notice(inbound, returned) or [""]
    ]  # fmt: skip


def _bounce(
    inbound: Inbound, returned: Returned, *, failures: list[Failure], reasons: tuple[str, ...]
) -> Bounce:
    worst = min(failures, key=lambda one: _WORST_FIRST.index(one.severity))
    recipients = list(dict.fromkeys(one.recipient for one in failures if one.recipient))
    return Bounce(
        recipients=tuple(recipients or failed_in_notice(inbound, returned)),
        severity=worst.severity,
        status=worst.status,
        diagnostic=worst.diagnostic,
        cause=worst.cause,
        original_ids=tuple(dict.fromkeys((*returned.ids, *loose_ids(returned.notice)))),
        original_subject=returned.subject,
        reasons=reasons,
        failures=tuple(failures),
        returned_to=returned.recipients,
    )
