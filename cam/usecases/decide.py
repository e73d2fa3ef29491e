"""Decide: every active campaign is measured after a cycle, and what its figures call for is done and told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from shlex import quote
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine.campaigns import Campaign
from cam.engine.decisions import Action, Metrics, Rule, Verdict, judge, thresholds_of
from cam.engine.schedule import local_day
from cam.engine.vocabulary import CampaignStatus
from cam.store import alerts, campaigns, decisions, events, ledger
from cam.usecases import stalls
from cam.usecases.desk import Desk

TYPES = {
    Action.COMPLETE: "CAMPAIGN_COMPLETE",
    Action.PAUSE: "CAMPAIGN_PAUSED",
    Action.DEGRADE: "CAMPAIGN_DEGRADED",
}
STATUSES = {Action.COMPLETE: CampaignStatus.COMPLETE, Action.PAUSE: CampaignStatus.PAUSED}
WAYS_ON = {
    Action.COMPLETE: "raise its target to go on: cam campaign edit {name} --target-clients N",
    Action.PAUSE: "look at cam report --campaign {name}, then: cam campaign resume {name}",
    Action.DEGRADE: "see cam report --campaign {name}; lift it: cam campaign resume {name}",
}


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A campaign's figures.  event_id: the newest event that they know of.  day: of the workspace, YYYY-MM-DD."""

    campaign_id: int
    found: Metrics
    event_id: int
    day: str


def measure(desk: Desk) -> list[Measured]:
    """Measure every active campaign to which something has happened since it was measured today."""
    now = desk.clock()
    day = local_day(ZoneInfo(desk.settings.sender.timezone), now).isoformat()
    with desk.db.read() as connection:
        active = campaigns.all_campaigns(connection, statuses=[CampaignStatus.ACTIVE])
        return [
            Measured(
                campaign_id=one.id,
                found=decisions.measure(connection, one, now=now),
                event_id=events.newest_id(connection, one.id),
                day=day,
            )
            for one in active
            if not decisions.is_measured(connection, one.id, day=day)
        ]


def decide(desk: Desk, measured: Sequence[Measured] | None = None) -> list[Verdict]:
    """
    Judge every campaign that was measured, keep its figures, and return what was done; measured: now, where not given.

    A campaign that has changed meanwhile is judged by what stands in the database: one that was paused is left alone.
    """
    done = []
    for one in measure(desk) if measured is None else measured:
        with desk.db.write() as connection:
            current = campaigns.campaign_by_id(connection, one.campaign_id)
            if current.status is CampaignStatus.ACTIVE:
                done += _decide(connection, current, one, now=desk.clock())
    return done


def _decide(connection: Connection, campaign: Campaign, one: Measured, *, now: datetime) -> list[Verdict]:
    found = one.found
    verdicts = judge(campaign, found, thresholds_of(campaign.thresholds))
    known = decisions.overruled(connection, campaign.id)
    standing = [
        verdict
        for verdict in verdicts
        if verdict.action is Action.COMPLETE or verdict.evidence > known.get(verdict.rule, -1)
    ]
    done = []
    if standing and standing[0].action is not Action.DEGRADE:
        done = [_stop(connection, campaign, standing[0], found, now=now)]
    elif standing and campaign.degraded_cap is None:
        done = [_degrade(connection, campaign, standing[0], found, now=now)]
    elif campaign.degraded_cap is not None and not any(
        verdict.rule is Rule.FEW_REPLIES for verdict in verdicts
    ):
        _recover(connection, campaign, found, now=now)
    decisions.snapshot(connection, campaign.id, found, day=one.day, event_id=one.event_id, at=now)
    return done


def _stop(
    connection: Connection, campaign: Campaign, verdict: Verdict, found: Metrics, *, now: datetime
) -> Verdict:
    ledger.cancel_open_of_campaign(
        connection, campaign_id=campaign.id, reason=f"campaign {STATUSES[verdict.action]}", at=now
    )
    campaigns.set_status(connection, campaign.id, STATUSES[verdict.action], at=now, reason=verdict.says)
    stalls.over(connection, campaign.id, at=now)
    _tell(connection, campaign, verdict, found, now=now)
    return verdict


def _degrade(
    connection: Connection, campaign: Campaign, verdict: Verdict, found: Metrics, *, now: datetime
) -> Verdict:
    campaigns.degrade(connection, campaign.id, cap=max(1, campaign.daily_cap // 2), reason=verdict.says)
    _tell(connection, campaign, verdict, found, now=now)
    return verdict


def _recover(connection: Connection, campaign: Campaign, found: Metrics, *, now: datetime) -> None:
    says = f"{found.cohort_replied} of {found.cohort} leads whose sequence is over have answered: the whole cap again"
    campaigns.degrade(connection, campaign.id, cap=None)
    decisions.add(
        connection, campaign.id, rule=Rule.FEW_REPLIES, action=decisions.RECOVER, evidence=found.cohort, says=says,
        found=found, at=now,
    )  # fmt: skip


def _tell(
    connection: Connection, campaign: Campaign, verdict: Verdict, found: Metrics, *, now: datetime
) -> None:
    decisions.add(
        connection, campaign.id, rule=verdict.rule, action=verdict.action.value, evidence=verdict.evidence,
        says=verdict.says, found=found, at=now,
    )  # fmt: skip
    what = "is complete" if verdict.action is Action.COMPLETE else f"was {verdict.action}d"
    alerts.raise_alert(
        connection,
        key=f"decision:{campaign.id}:{verdict.rule}:{verdict.evidence}:{now:%Y%m%d%H%M%S}",
        type=TYPES[verdict.action],
        level="info" if verdict.action is Action.COMPLETE else "warning",
        title=f"campaign {campaign.name} {what}: {verdict.says}",
        body=WAYS_ON[verdict.action].format(name=quote(campaign.name)),
        payload={"campaign": campaign.name, "rule": verdict.rule.value, "numbers": found.plain()},
        at=now,
    )


def resume_in_spite(connection: Connection, campaign: Campaign, *, at: datetime) -> None:
    """Let a human's word stand over what was decided, until new evidence comes."""
    decisions.overrule(connection, campaign.id, at=at)
    if campaign.degraded_cap is not None:
        campaigns.degrade(connection, campaign.id, cap=None)
        events.record(connection, "campaign.cap_restored", at=at, campaign_id=campaign.id)


def still_complete(connection: Connection, campaign: Campaign, *, now: datetime) -> str:
    """Return why a campaign is complete still, or "" where its target is higher than what it has reached."""
    found = decisions.measure(connection, campaign, now=now)
    verdicts = judge(campaign, found, thresholds_of(campaign.thresholds))
    return next((one.says for one in verdicts if one.action is Action.COMPLETE), "")
