"""Decisions: each rule fires at its threshold and not one below."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from cam.engine.campaigns import Campaign
from cam.engine.decisions import Action, Metrics, Rule, Thresholds, judge, thresholds_of
from cam.engine.schedule import Window
from cam.engine.vocabulary import CampaignStatus
from cam.errors import InputError

CAMPAIGN = Campaign(
    id=1,
    name="Q1",
    status=CampaignStatus.ACTIVE,
    window=Window(start=time(9), end=time(18), days=frozenset(range(5))),
    created_at=datetime(2026, 3, 2, tzinfo=UTC),
    target_clients=5,
    target_mrr=1000.0,
)


def fired(campaign: Campaign = CAMPAIGN, **figures: Any) -> list[tuple[Rule, Action]]:
    return [(one.rule, one.action) for one in judge(campaign, Metrics(**figures), Thresholds())]


@pytest.mark.parametrize(
    ("below", "at", "rule", "action"),
    [
        ({"qualified": 4}, {"qualified": 5}, Rule.TARGET_CLIENTS, Action.COMPLETE),
        ({"won": 2, "mrr": 999.99}, {"won": 2, "mrr": 1000.0}, Rule.TARGET_MRR, Action.COMPLETE),
        ({"sent": 20, "bounced": 1}, {"sent": 20, "bounced": 2}, Rule.BOUNCES, Action.PAUSE),
        ({"sent": 19, "bounced": 19}, {"sent": 20, "bounced": 19}, Rule.BOUNCES, Action.PAUSE),
        ({"sent": 100, "bounced": 5}, {"sent": 100, "bounced": 6}, Rule.BOUNCES, Action.PAUSE),
        ({"sent": 50, "unsubscribed": 1}, {"sent": 50, "unsubscribed": 2}, Rule.UNSUBSCRIBES, Action.PAUSE),
        ({"sent": 49, "unsubscribed": 2}, {"sent": 50, "unsubscribed": 2}, Rule.UNSUBSCRIBES, Action.PAUSE),
        ({"ended": 20, "lost": 10}, {"ended": 20, "lost": 11}, Rule.LOSSES, Action.PAUSE),
        ({"ended": 19, "lost": 19}, {"ended": 20, "lost": 19}, Rule.LOSSES, Action.PAUSE),
        ({"active": timedelta(days=90)}, {"active": timedelta(days=90, seconds=1)}, Rule.AGE, Action.PAUSE),
        (
            {"sent": 50, "cohort": 50, "cohort_replied": 1},
            {"sent": 50, "cohort": 51, "cohort_replied": 1},
            Rule.FEW_REPLIES,
            Action.DEGRADE,
        ),
        ({"sent": 49, "cohort": 40}, {"sent": 50, "cohort": 40}, Rule.FEW_REPLIES, Action.DEGRADE),
    ],
)
def test_a_rule_fires_at_its_threshold_and_not_one_below(
    below: dict[str, Any], at: dict[str, Any], rule: Rule, action: Action
) -> None:
    assert (rule, action) not in fired(**below)
    assert (rule, action) in fired(**at)


def test_somebody_qualified_excuses_any_age() -> None:
    assert fired(replace(CAMPAIGN, target_clients=None), active=timedelta(days=900), qualified=1) == []


def test_without_a_goal_nothing_is_complete() -> None:
    free = replace(CAMPAIGN, target_clients=None, target_mrr=None)
    assert fired(free, qualified=1000, won=1000, mrr=1e9) == []


def test_the_gravest_comes_first() -> None:
    everything = {"qualified": 5, "sent": 100, "bounced": 50, "cohort": 50}
    assert [action for _, action in fired(**everything)] == [Action.COMPLETE, Action.PAUSE, Action.DEGRADE]


def test_a_verdict_says_its_numbers_in_one_sentence() -> None:
    [verdict] = judge(CAMPAIGN, Metrics(sent=40, bounced=3), Thresholds())
    assert verdict.says == "3 of 40 sends bounced (7.5%, at most 5.0%)"


def test_a_campaign_has_thresholds_of_its_own() -> None:
    own = thresholds_of({"bounce_rate": 0.5, "bounce_sends": 10.0})
    assert judge(CAMPAIGN, Metrics(sent=10, bounced=5), own) == ()
    assert judge(CAMPAIGN, Metrics(sent=10, bounced=6), own)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("bounce_rat", 0.1, "threshold 'bounce_rat': there is none; did you mean 'bounce_rate'?"),
        ("bounce_rate", 5, "threshold bounce_rate: 5 is no rate from 0 to 1"),
        ("max_days", 1.5, "threshold max_days: 1.5 is no whole number"),
        ("max_days", -1, "threshold max_days: -1 is no whole number"),
    ],
)
def test_a_threshold_that_cannot_be_is_refused(name: str, value: float, said: str) -> None:
    with pytest.raises(InputError) as caught:
        thresholds_of({name: value})
    assert caught.value.what == said
