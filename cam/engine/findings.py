"""Findings: what a check saw, how bad it is, and what mends it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad a finding is; unknown is no failure, it could not be seen."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """
    One thing that was looked at.

    check: the kind, one word.  subject: what was looked at, a domain, a mailbox, a variable.  detail: what was seen.
    fix: what to do, "" where nothing is.
    """

    check: str
    subject: str
    level: Level
    detail: str
    fix: str = ""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Findings, and what they come to.  holds: whether what was judged does its work, None where nobody knows."""

    findings: tuple[Finding, ...]
    holds: bool | None


def has_failed(findings: Iterable[Finding]) -> bool:
    """Return whether one of the findings is a failure."""
    return any(one.level is Level.FAIL for one in findings)
