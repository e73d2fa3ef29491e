"""What the engine measured of a campaign, and what it decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from cam.engine.campaigns import Campaign
from cam.engine.decisions import Action, Metrics, Rule
from cam.engine.state_machine import ENDED
from cam.engine.vocabulary import MessageStatus, State
from cam.store import events
from cam.store.tables import CampaignMetricsRow, DecisionRow, EnrollmentRow, MessageRow

decision = DecisionRow.__table__  # type: ignore[attr-defined]
enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]
message = MessageRow.__table__  # type: ignore[attr-defined]
metrics = CampaignMetricsRow.__table__  # type: ignore[attr-defined]

# built once: a campaign is measured after every cycle in which something happened to it
_MINE = enrollment.c.campaign_id == bindparam("campaign_id")
_TOUCHED = (
    select(enrollment.c.state, func.count(enrollment.c.first_touch_at).label("n"))
    .where(_MINE)
    .group_by(enrollment.c.state)
)
_ANSWERED = (
    select(enrollment.c.state, func.count().label("n"))
    .where(_MINE, enrollment.c.replied_at.is_not(None))
    .group_by(enrollment.c.state)
)
_IS_QUALIFIED = enrollment.c.state == State.QUALIFIED
_DEALS = select(func.count().label("n"), func.coalesce(func.sum(enrollment.c.mrr), 0.0).label("mrr")).where(
    _MINE, _IS_QUALIFIED, enrollment.c.won
)
_QUALIFIED = select(func.count()).select_from(enrollment).where(_MINE, _IS_QUALIFIED)
_SENT = (
    select(func.count())
    .select_from(message)
    .where(message.c.campaign_id == bindparam("campaign_id"), message.c.status == MessageStatus.SENT)
)
_SEEN = select(metrics.c.event_id).where(
    metrics.c.campaign_id == bindparam("campaign_id"), metrics.c.day == bindparam("day")
)

# leads of which no answer can be expected do not make the answers of the others look few
NO_COHORT = frozenset({State.BOUNCED, State.SUPPRESSED})
RECOVER = "recover"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One decision.  numbers: the figures that it saw.  overruled_at: when a human resumed all the same."""

    id: int
    campaign_id: int
    at: datetime
    rule: str
    action: str
    evidence: int
    says: str
    numbers: Mapping[str, Any]
    overruled_at: datetime | None


def measure(connection: Connection, campaign: Campaign, *, now: datetime) -> Metrics:
    """Return a campaign's figures at this moment, counted from indexes."""
    own = {"campaign_id": campaign.id}
    touched = {State(row.state): row.n for row in connection.execute(_TOUCHED, own)}
    answered = {State(row.state): row.n for row in connection.execute(_ANSWERED, own)}
    deals = connection.execute(_DEALS, own).one()
    cohort = ENDED - NO_COHORT
    return Metrics(
        sent=connection.scalar(_SENT, own) or 0,
        bounced=touched.get(State.BOUNCED, 0),
        unsubscribed=touched.get(State.UNSUBSCRIBED, 0),
        ended=sum(touched.get(state, 0) for state in ENDED),
        lost=touched.get(State.LOST, 0),
        cohort=sum(touched.get(state, 0) for state in cohort),
        cohort_replied=sum(answered.get(state, 0) for state in cohort),
        qualified=connection.scalar(_QUALIFIED, own) or 0,
        won=deals.n,
        mrr=float(deals.mrr),
        active=campaign.active_for(now),
    )


def is_measured(connection: Connection, campaign_id: int, *, day: str) -> bool:
    """Return whether nothing has happened to a campaign since it was measured today."""
    seen = connection.scalar(_SEEN, {"campaign_id": campaign_id, "day": day})
    return seen is not None and seen == events.newest_id(connection, campaign_id)


def snapshot(
    connection: Connection, campaign_id: int, found: Metrics, *, day: str, event_id: int, at: datetime
) -> None:
    """Keep the figures as the last ones of a day.  event_id: the newest event that they know of."""
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    values = {"event_id": event_id, "numbers": found.plain(), "measured_at": at}
    connection.execute(
        insert(metrics)
        .values(campaign_id=campaign_id, day=day, **values)
        .on_conflict_do_update(index_elements=["campaign_id", "day"], set_=values)
    )


def add(
    connection: Connection,
    campaign_id: int,
    *,
    rule: Rule,
    action: str,
    evidence: int,
    says: str,
    found: Metrics,
    at: datetime,
) -> None:
    """Keep a decision with its figures, in the transaction that carries it out."""
    values = {
        "rule": rule.value,
        "action": action,
        "evidence": evidence,
        "says": says,
        "numbers": found.plain(),
    }
    connection.execute(decision.insert().values(campaign_id=campaign_id, at=at, **values))
    details = {"rule": rule.value, "action": action, "says": says}
    events.record(connection, "campaign.decided", at=at, campaign_id=campaign_id, details=details)


def overruled(connection: Connection, campaign_id: int) -> dict[str, int]:
    """Return, rule by rule, the most evidence that a human has overruled."""
    rows = connection.execute(
        select(decision.c.rule, func.max(decision.c.evidence).label("evidence"))
        .where(decision.c.campaign_id == campaign_id, decision.c.overruled_at.is_not(None))
        .group_by(decision.c.rule)
    )
    return {row.rule: row.evidence for row in rows}


def overrule(connection: Connection, campaign_id: int, *, at: datetime) -> int:
    """Note that a human lets the campaign go on in spite of what was decided so far; completion is not overruled."""
    done = connection.execute(
        update(decision)
        .where(
            decision.c.campaign_id == campaign_id,
            decision.c.overruled_at.is_(None),
            decision.c.action.in_((Action.PAUSE.value, Action.DEGRADE.value)),
        )
        .values(overruled_at=at)
    )
    return done.rowcount


def of_campaign(connection: Connection, campaign_id: int, *, limit: int = 10) -> list[Decision]:
    """Return the newest decisions on a campaign, newest first."""
    rows = connection.execute(
        select(decision)
        .where(decision.c.campaign_id == campaign_id)
        .order_by(decision.c.id.desc())
        .limit(limit)
    )
    return [Decision(**row) for row in rows.mappings()]
