"""Bounces: told from letters and answers, with the address that failed and how final it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from cam.engine.inbound.delivery_status import RecipientReport, Report, read_report
from cam.engine.inbound.mentions import addresses
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.nondelivery import (
    is_feedback,
    is_mere_receipt,
    is_of_a_machine,
    reasons_for_bounce,
    signs_of_bounce,
)
from cam.engine.inbound.notifications import read_notification
from cam.engine.inbound.returned import Returned, find_returned, loose_ids
from cam.engine.inbound.severity import Severity, judge
from cam.engine.inbound.told import Told, told_failures

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
    failures: tuple[Failure, ...]
    cause: str = "unknown"
    returned_to: tuple[str, ...] = ()

    def failure_of(self, address: str) -> Failure:
        """Return what is said of one address; of one that is not named, and of "", what is said of the worst."""
        wanted = address.lower()
        named = (one for one in self.failures if wanted in (one.recipient.lower(), one.original.lower()))
        return (next(named, None) if wanted else None) or _worst(self.failures)


def read_bounce(inbound: Inbound) -> Bounce | None:
    """Return what a bounce says, None for anything else: letters, auto-replies, receipts, complaints, success."""
    returned = find_returned(inbound)
    if is_feedback(inbound) or is_mere_receipt(inbound, returned):
        return None
    report = read_report(inbound)
    if report is not None and report.is_loose and not is_of_a_machine(inbound):
        report = None  # somebody shows a report in a letter
    if report is None and (report := read_notification(inbound)):
        returned = Returned(notice="", fields=report.message_fields)
    if report:
        failures = _reported(inbound, returned, report=report)
        reasons: tuple[str, ...] = ("delivery status report",)
    elif signs := signs_of_bounce(inbound, returned):
        told = told_failures(returned.notice, others=_not_failed(inbound))
        reasons = reasons_for_bounce(inbound, signs, told, notice=returned.notice)
        failures = _told(inbound, returned, told=told) if reasons else []
    else:
        return None
    if not failures:
        return None
    return _bounce(returned, failures=failures, reasons=reasons)


def _not_failed(inbound: Inbound) -> frozenset[str]:
    return frozenset(one.lower() for one in (*inbound.to, inbound.sender))


def _reported(inbound: Inbound, returned: Returned, *, report: Report) -> list[Failure]:
    told = {
        one.address.lower(): one.words for one in told_failures(returned.notice, others=_not_failed(inbound))
    }
    named = (*addresses(inbound.header("x-failed-recipients")), *told, *returned.recipients)
    return [
        _failure(
            one, one.recipient or next(iter(named), ""), told.get(one.recipient.lower()) or returned.notice
        )
        for one in report.recipients
        if one.is_trouble
    ]


def _failure(one: RecipientReport, recipient: str, notice: str) -> Failure:
    verdict = judge(action=one.action, status=one.status, diagnostic=one.diagnostic, notice=notice)
    return Failure(
        recipient=recipient,
        original=one.original,
        severity=verdict.severity,
        cause=verdict.cause,
        status=verdict.status,
        diagnostic=one.diagnostic[:_MOST_DIAGNOSTIC],
    )


def _told(inbound: Inbound, returned: Returned, *, told: list[Told]) -> list[Failure]:
    """Return the failures of a notice: the addresses it names, else those that the returned message was for."""
    named = addresses(inbound.header("x-failed-recipients"))
    if named:
        known = {one.address.lower(): one for one in told}
        told = [known.get(one.lower(), Told(address=one, words="")) for one in named]
    if not told:
        told = [Told(address=one, words="") for one in returned.recipients[:1] or ("",)]
    return [_told_failure(one, f"{inbound.subject}\n{returned.notice}") for one in told]


def _told_failure(one: Told, notice: str) -> Failure:
    verdict = judge(action="", status="", diagnostic=one.words, notice=notice)
    return Failure(
        recipient=one.address,
        original=next(iter(one.originals), ""),
        severity=verdict.severity,
        cause=verdict.cause,
        status=verdict.status,
        diagnostic=" ".join((one.words or notice).split())[:_MOST_DIAGNOSTIC],
    )


def _worst(failures: Sequence[Failure]) -> Failure:
    return min(failures, key=lambda one: _WORST_FIRST.index(one.severity))


def _bounce(returned: Returned, *, failures: list[Failure], reasons: tuple[str, ...]) -> Bounce:
    worst = _worst(failures)
    return Bounce(
        recipients=tuple(dict.fromkeys(one.recipient for one in failures if one.recipient)),
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
