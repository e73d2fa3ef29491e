"""How final a bounce is, from its numbers and its words; hard only where the address is dead."""

import re
from dataclasses import dataclass
from enum import StrEnum

from cam.engine.inbound.causes import Cause, cause_in_status
from cam.engine.inbound.delivery_status import refusal_in
from cam.engine.inbound.diagnosis import cause_hinted_at, cause_in_words
from cam.engine.inbound.phrases import any_of


class Severity(StrEnum):
    """How final a bounce is."""

    HARD = "hard"  # the address is dead
    SOFT = "soft"  # given up, but another message may arrive
    DELAYED = "delayed"  # still being tried
    OTHER = "other"  # refused for what was said or who said it, or unexplained


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How final, why, and the RFC 3463 status that says so ("" where none does)."""

    severity: Severity
    cause: Cause
    status: str


_DEAD = frozenset((Cause.NO_SUCH_USER, Cause.NO_SUCH_HOST, Cause.MOVED, Cause.DISABLED))
_PASSING = frozenset(
    (
        Cause.MAILBOX_FULL, Cause.TOO_BIG, Cause.RATE, Cause.GREYLISTED, Cause.EXPIRED, Cause.NETWORK, Cause.SYSTEM,
    )
)  # fmt: skip
_REPLY_CODE = re.compile(r"(?:^|[\s:>(#])([45][0-5]\d)(?=[\s:#<),.-]|$)")
_STILL_TRIED = any_of(
    r"""
    \bwarning | still (?:being )?tr[iy]
    (?:will|shall) (?:\w+ ){0,3}(?:retr[iy]|try|continue|keep|attempt|be (?:made|tried))
    not yet (?:been )?deliver | do not need to resend | (?:has been|is|was) delayed
    delivery (?:is )?delayed | queued for re | verzögert | retard[ée] | retrasad | in ritardo | vertraagd
    atrasad | задерж | 遅延 | continuer[àa] a tentare | nouvelles tentatives | seguir[áa] intentando
    (?:weiter|erneut) <few>versuch | (?:weiterhin|erneut) zugestellt
    """
)
_GIVEN_UP = any_of(
    r"""
    permanent (?:\w+ )?(?:error|fail) | failed permanently | given up | giving up
    will not (?:be )?(?:retr|try) | no longer | not going to try again
    aborted | returned to sender | undeliverable | delivery (?:has )?failed
    """
)
_MOST = 6_000


def judge(*, action: str, status: str, diagnostic: str, notice: str) -> Verdict:
    """
    Return how final the failure is.

    action, status, diagnostic: of the report, "" where there is none.  notice: the words of the machine, which count
    only where the diagnosis is silent.
    """
    said = _said_status(status, diagnostic) or refusal_in(notice[:_MOST])
    cause = _cause(status=said, diagnostic=diagnostic, notice=notice)
    return Verdict(
        severity=_severity(cause, action=action, status=said, words=(diagnostic, notice)),
        cause=cause,
        status=said,
    )


def is_still_tried(notice: str) -> bool:
    """Return whether a notice says that the machine goes on trying."""
    return _STILL_TRIED.are_in(notice[:_MOST]) and not _GIVEN_UP.are_in(notice[:_MOST])


def reply_code(text: str) -> str:
    """Return the first SMTP reply code of refusal in a text, "" where none is."""
    found = _REPLY_CODE.search(text[:_MOST])
    return found[1] if found else ""


def _said_status(status: str, diagnostic: str) -> str:
    """Return the status that says more: a gateway often writes 5.0.0 where the server before it was precise."""
    quoted = refusal_in(diagnostic)
    if not status or (quoted and status.endswith((".0.0", ".0"))) or (quoted and quoted[0] == "4"):
        return quoted or status
    return status


def _cause(*, status: str, diagnostic: str, notice: str) -> Cause:
    counted = cause_in_status(status)
    if counted is Cause.SENDER:  # "no such domain" is then ours
        return counted
    return (
        cause_in_words(diagnostic)
        or counted
        or cause_hinted_at(diagnostic)
        or cause_in_words(notice)
        or cause_hinted_at(notice)
        or Cause.UNKNOWN
    )


def _severity(cause: Cause, *, action: str, status: str, words: tuple[str, str]) -> Severity:
    diagnostic, notice = words
    if action == "delayed" or (not action and is_still_tried(notice)):
        return Severity.DELAYED
    code = reply_code(diagnostic) or ("" if status else reply_code(notice))
    if status.startswith("4") or (not status and code.startswith("4")) or cause in _PASSING:
        return Severity.SOFT
    return Severity.HARD if cause in _DEAD else Severity.OTHER
