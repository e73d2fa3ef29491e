"""What a report says: a campaign in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cam.engine.statistics import Verdict
from cam.engine.vocabulary import CampaignStatus, MailboxStatus, State


@dataclass(frozen=True, kw_only=True)
class Rates:
    """Fractions from 0 to 1, and 0 where there is nothing to divide by."""

    reply: float
    positive: float
    bounce: float
    unsubscribe: float
    loss: float


@dataclass(frozen=True, kw_only=True)
class DayFigures:
    """One local day on which something happened."""

    day: date
    sent: int
    failed: int
    replied: int
    positive: int


@dataclass(frozen=True, kw_only=True)
class StepFigures:
    """One step of the sequence."""

    step: str
    sent: int
    replied: int
    positive: int
    bounced: int


@dataclass(frozen=True, kw_only=True)
class VariantFigures:
    """One wording of a step.  ci_low, ci_high: the Wilson interval of its reply rate."""

    step: str
    variant: str
    sent: int
    replied: int
    positive: int
    reply_rate: float
    ci_low: float
    ci_high: float
    verdict: Verdict


@dataclass(frozen=True, kw_only=True)
class MailboxFigures:
    """One mailbox, with what it sent in this campaign.  refused: what came back for what it is or whom it is from."""

    mailbox: str
    status: MailboxStatus
    paused_reason: str
    sent: int
    refused: int
    failed: int
    unknown: int


@dataclass(frozen=True, kw_only=True)
class CampaignFigures:
    """A campaign in numbers: the shape of `report --json`.  bounced: for the address."""

    campaign: str
    status: CampaignStatus
    paused_reason: str
    goals: Mapping[str, Any]
    leads: Mapping[State, int]
    contacted: int
    sent: int
    delivered: int
    bounced: int
    replied: int
    positive: int
    negative: int
    question: int
    neutral: int
    ooo: int
    referral: int
    unsubscribed: int
    qualified: int
    rates: Rates
    failed: int
    unknown: int
    won: int
    mrr: float
    cost: float | None
    cost_per_qualified: float | None
    days: tuple[DayFigures, ...]
    steps: tuple[StepFigures, ...]
    variants: tuple[VariantFigures, ...]
    mailboxes: tuple[MailboxFigures, ...]
