"""What a campaign's figures call for: complete, pause or degrade, by rules with thresholds."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from cam.engine.campaigns import Campaign
from cam.errors import InputError


class Action(StrEnum):
    """What a rule asks for; the gravest comes first."""

    COMPLETE = "complete"
    PAUSE = "pause"
    DEGRADE = "degrade"


class Rule(StrEnum):
    """The rules, in the order in which they are asked."""

    TARGET_CLIENTS = "target_clients"
    TARGET_MRR = "target_mrr"
    BOUNCES = "bounces"
    UNSUBSCRIBES = "unsubscribes"
    LOSSES = "losses"
    AGE = "age"
    FEW_REPLIES = "few_replies"


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """When the rules fire: above a rate (0 to 1), and not before so many cases."""

    bounce_rate: float = 0.05
    bounce_sends: int = 20
    unsubscribe_rate: float = 0.02
    unsubscribe_sends: int = 50
    loss_rate: float = 0.50
    loss_leads: int = 20
    max_days: int = 90
    reply_rate: float = 0.02
    reply_sends: int = 50


DEFAULTS: Mapping[str, Any] = asdict(Thresholds())


@dataclass(frozen=True, kw_only=True)
class Metrics:
    """
    A campaign's figures at one moment.

    sent: messages that left.  ended: leads that were touched and whose sequence is over; lost: those of them that are
    LOST.  cohort: leads whose sequence has run out or who answered, so that no follow-up may still earn an answer;
    cohort_replied: those of them in which a human answered.  active: since the launch, without the pauses.
    """

    sent: int = 0
    bounced: int = 0
    unsubscribed: int = 0
    ended: int = 0
    lost: int = 0
    cohort: int = 0
    cohort_replied: int = 0
    qualified: int = 0
    won: int = 0
    mrr: float = 0.0
    active: timedelta = timedelta()

    def plain(self) -> dict[str, Any]:
        """Return the figures as plain JSON values; the time in days."""
        return {**asdict(self), "active": round(self.active / timedelta(days=1), 2)}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """
    What one rule found.

    evidence: the number that must grow before the rule may overrule a human who overruled it.  says: one sentence.
    """

    rule: Rule
    action: Action
    evidence: int
    says: str


def thresholds_of(changes: Mapping[str, float]) -> Thresholds:
    """Return the defaults with a campaign's own values; raises InputError for unknown names and impossible values."""
    problems = [problem for name, value in changes.items() if (problem := _problem(name, value))]
    if problems:
        hint = f"the thresholds are {', '.join(DEFAULTS)}"
        raise InputError(problems[0], hint=hint, problems=problems if len(problems) > 1 else ())
    return Thresholds(
        **{**DEFAULTS, **{name: type(DEFAULTS[name])(value) for name, value in changes.items()}}
    )


def _problem(name: str, value: float) -> str:
    if name not in DEFAULTS:
        near = get_close_matches(name, DEFAULTS, n=1)
        return f"threshold {name!r}: there is none" + (f"; did you mean {near[0]!r}?" if near else "")
    if isinstance(DEFAULTS[name], float):
        return "" if 0 <= value <= 1 else f"threshold {name}: {value:g} is no rate from 0 to 1"
    return "" if value >= 0 and value == int(value) else f"threshold {name}: {value:g} is no whole number"


def judge(campaign: Campaign, metrics: Metrics, thresholds: Thresholds) -> tuple[Verdict, ...]:
    """Return what the rules ask for, the gravest first; nothing where all is well."""
    found = (*_targets(campaign, metrics), *_harm(metrics, thresholds), *_yield(metrics, thresholds))
    return tuple(sorted(found, key=lambda verdict: list(Action).index(verdict.action)))


def _targets(campaign: Campaign, at: Metrics) -> Iterator[Verdict]:
    clients = at.qualified
    if campaign.target_clients is not None and clients >= campaign.target_clients:
        says = f"{clients} qualified leads reach the target of {campaign.target_clients}"
        yield Verdict(rule=Rule.TARGET_CLIENTS, action=Action.COMPLETE, evidence=clients, says=says)
    if campaign.target_mrr is not None and at.won and at.mrr >= campaign.target_mrr:
        says = f"an MRR of {at.mrr:g} reaches the target of {campaign.target_mrr:g}"
        yield Verdict(rule=Rule.TARGET_MRR, action=Action.COMPLETE, evidence=at.won, says=says)


def _harm(at: Metrics, limits: Thresholds) -> Iterator[Verdict]:
    if at.sent >= limits.bounce_sends and _exceeds(at.bounced, at.sent, limits.bounce_rate):
        says = _share("bounced", at.bounced, at.sent, "sends", limits.bounce_rate)
        yield Verdict(rule=Rule.BOUNCES, action=Action.PAUSE, evidence=at.bounced, says=says)
    if at.sent >= limits.unsubscribe_sends and _exceeds(at.unsubscribed, at.sent, limits.unsubscribe_rate):
        says = _share("unsubscribed", at.unsubscribed, at.sent, "sends", limits.unsubscribe_rate)
        yield Verdict(rule=Rule.UNSUBSCRIBES, action=Action.PAUSE, evidence=at.unsubscribed, says=says)
    if at.ended >= limits.loss_leads and _exceeds(at.lost, at.ended, limits.loss_rate):
        says = _share("are lost", at.lost, at.ended, "ended leads", limits.loss_rate)
        yield Verdict(rule=Rule.LOSSES, action=Action.PAUSE, evidence=at.lost, says=says)
    days = at.active // timedelta(days=1)
    if at.active > timedelta(days=limits.max_days) and not at.qualified:
        says = f"{days} days have brought no qualified lead (at most {limits.max_days})"
        # a human's resume gives it as many days again
        yield Verdict(rule=Rule.AGE, action=Action.PAUSE, evidence=days // max(limits.max_days, 1), says=says)


def _yield(at: Metrics, limits: Thresholds) -> Iterator[Verdict]:
    is_low = at.cohort > 0 and at.cohort_replied < limits.reply_rate * at.cohort
    if at.sent >= limits.reply_sends and is_low:
        says = (
            f"{at.cohort_replied} of {at.cohort} leads whose sequence is over have answered,"
            f" below {limits.reply_rate:.1%}"
        )
        yield Verdict(rule=Rule.FEW_REPLIES, action=Action.DEGRADE, evidence=at.cohort, says=says)


def _exceeds(part: int, whole: int, rate: float) -> bool:
    return part > rate * whole


def _share(what: str, part: int, whole: int, of: str, limit: float) -> str:
    return f"{part} of {whole} {of} {what} ({part / whole:.1%}, at most {limit:.1%})"
