"""The report: what was sent, who answered and what works, campaign by campaign."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine import measure as engine
from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.figures import CampaignFigures
from cam.engine.schedule import day_start, local_day, next_day_start
from cam.engine.vocabulary import CampaignStatus, MessageStatus
from cam.store import alerts, campaigns, decisions, mailboxes
from cam.store import report as store
from cam.store.decisions import Decision
from cam.usecases.desk import Desk
from cam.usecases.since import begin_of

# These have a moment at which they were begun, and nobody can say yet that they left.
BEGUN_UNPROVEN = (MessageStatus.SENDING, MessageStatus.UNKNOWN, MessageStatus.PARKED, MessageStatus.PENDING)
DECISIONS_SHOWN = 3
SHOWN = tuple(status for status in CampaignStatus if status is not CampaignStatus.ARCHIVED)


@dataclass(frozen=True, kw_only=True)
class Report:
    """
    Figures of one or more campaigns.

    since: the period's begin, None for everything; zone: of its days.  decided: campaign by campaign, newest first.
    """

    generated_at: datetime
    since: datetime | None
    zone: ZoneInfo
    campaigns: tuple[CampaignFigures, ...]
    launched: tuple[datetime | None, ...]
    alerts_waiting: int
    decided: tuple[tuple[Decision, ...], ...]


def report(desk: Desk, *, campaign: str | None = None, every: bool = False, since: str = "") -> Report:
    """
    Return the report on one campaign, or on all that are not archived.

    campaign: a name or id; left out, the one of [defaults] campaign, unless every is set.  since: see `begin_of`;
    the figures are then of the messages that were begun in the period and of the answers to them, while leads,
    qualified, won and mrr always say how things stand now.
    """
    zone, now = ZoneInfo(desk.settings.sender.timezone), desk.clock()
    begin = begin_of(since, zone=zone, now=now) if since else None
    name = campaign or ("" if every else desk.settings.defaults.campaign)
    with desk.db.read() as connection:
        chosen = chosen_campaigns(connection, name)
        return Report(
            generated_at=now,
            since=begin,
            zone=zone,
            campaigns=figures(connection, chosen, zone=zone, now=now, since=begin),
            launched=tuple(found.launched_at for found in chosen),
            alerts_waiting=alerts.count_waiting(connection, now=now),
            decided=tuple(
                tuple(decisions.of_campaign(connection, found.id, limit=DECISIONS_SHOWN)) for found in chosen
            ),
        )


def chosen_campaigns(connection: Connection, name: str | None) -> list[Campaign]:
    """Return the named campaign, else every one that is not archived, in the order in which they were made."""
    if name:
        return [campaigns.get_campaign(connection, name)]
    return campaigns.all_campaigns(connection, statuses=SHOWN)


def figures(
    connection: Connection,
    chosen: Sequence[Campaign],
    *,
    zone: ZoneInfo,
    now: datetime,
    since: datetime | None = None,
) -> tuple[CampaignFigures, ...]:
    """Return the figures of these campaigns; what humans said is read once for all."""
    said: dict[int, list[store.Mark]] = {found.id: [] for found in chosen}
    for mark in store.marks(connection, list(said)):
        said[mark.campaign_id].append(mark)
    heard: dict[int, list[store.Answer]] = {found.id: [] for found in chosen}
    for answer in store.answers(connection, list(heard)):
        heard[answer.campaign_id].append(answer)
    boxes = {box.id: box for box in mailboxes.all_mailboxes(connection)}
    period = _Period(
        zone=zone, first=min((found.created_at for found in chosen), default=now), now=now, since=since
    )
    return tuple(
        engine.measure(
            _evidence(
                connection, campaign, period, said=said[campaign.id], heard=heard[campaign.id], boxes=boxes
            )
        )
        for campaign in chosen
    )


class _Period:
    """The time a report is about, and the local days in it and before it."""

    def __init__(self, *, zone: ZoneInfo, first: datetime, now: datetime, since: datetime | None) -> None:
        self.since = since
        self.starts = [day_start(zone, first)]
        while self.starts[-1] <= now:
            self.starts.append(next_day_start(zone, self.starts[-1]))
        self.days = [local_day(zone, start) for start in self.starts]

    def holds(self, moment: datetime) -> bool:
        return self.since is None or moment >= self.since

    def day_of(self, moment: datetime) -> date:
        # thousands of moments, few days: a search is far cheaper than the arithmetic of zones
        return self.days[max(0, bisect_right(self.starts, moment) - 1)]

    def spans(self, first: datetime) -> list[tuple[datetime, datetime]]:
        """Return the days from a moment on that belong to the period, half-open, until today's end."""
        begin = max(0, bisect_right(self.starts, max(first, self.since or first)) - 1)
        return list(pairwise(self.starts[begin:]))


def _evidence(
    connection: Connection,
    campaign: Campaign,
    period: _Period,
    *,
    said: Sequence[store.Mark],
    heard: Sequence[store.Answer],
    boxes: dict[int, Mailbox],
) -> engine.Evidence:
    ever = store.ledger_counts(connection, campaign.id, since=None)
    counts = (
        ever if period.since is None else store.ledger_counts(connection, campaign.id, since=period.since)
    )
    funnel = store.funnel(connection, campaign.id)
    contacted = funnel.contacted
    if period.since is not None:
        contacted = store.contacted_since(connection, campaign.id, since=period.since)
    won, mrr = store.won(connection, campaign.id, {mark.lead_id for mark in said if mark.mark == "won"})
    used = {count.mailbox_id for count in ever} | set(campaign.mailbox_ids)
    return engine.Evidence(
        campaign=campaign,
        mailboxes=[box for key, box in boxes.items() if key in used],
        wordings=store.wordings(connection, campaign.sequence_id),
        leads=funnel.leads,
        contacted=contacted,
        won=won,
        mrr=mrr,
        counts=counts,
        failures=_failures(connection, campaign.id, period, counts=ever),
        marks=_answers(connection, campaign.id, period, said=said),
        heard=[
            engine.Heard(
                lead_id=one.lead_id,
                message_row_id=one.message_row_id,
                reply_class=one.reply_class,
                bounce_kind=one.bounce_kind,
                bounce_cause=one.bounce_cause,
                mailbox_id=one.mailbox_id,
                day=period.day_of(one.at),
                wording=one.wording,
            )
            for one in heard
            if one.begun_at is None or period.holds(one.begun_at)
        ],
        sent_by_day=_sent_by_day(connection, campaign.id, period, counts=counts),
    )


def _failures(
    connection: Connection, campaign_id: int, period: _Period, *, counts: Sequence[engine.LedgerCount]
) -> list[engine.Failure]:
    return [
        engine.Failure(
            wording=wording,
            mailbox_id=moment.mailbox_id,
            day=period.day_of(moment.at),
            is_bounce=moment.has_bounced,
        )
        for wording in _wordings_in(counts, MessageStatus.FAILED)
        for moment in store.moments(connection, campaign_id, wording=wording, status=MessageStatus.FAILED)
        if period.holds(moment.at)
    ]


def _sent_by_day(
    connection: Connection, campaign_id: int, period: _Period, *, counts: Sequence[engine.LedgerCount]
) -> Counter[date]:
    """Return what was sent by local day: all that was begun, less the few rows that are not proven to have left."""
    first = store.first_begun(connection, campaign_id)
    if first is None:
        return Counter()
    spans = period.spans(first)
    begun = store.begun_between(connection, campaign_id, spans)
    days = Counter({period.day_of(start): count for (start, _), count in zip(spans, begun, strict=True)})
    for status in BEGUN_UNPROVEN:
        for wording in _wordings_in(counts, status):
            days.subtract(
                period.day_of(moment.at)
                for moment in store.moments(connection, campaign_id, wording=wording, status=status)
                if period.holds(moment.at)
            )
    return days


def _answers(
    connection: Connection, campaign_id: int, period: _Period, *, said: Sequence[store.Mark]
) -> list[engine.Mark]:
    """Return the words that answer a message of the period: an answer to an older one is of an older period."""
    marks = [
        engine.Mark(lead_id=mark.lead_id, mark=mark.mark, day=period.day_of(mark.at), wording=mark.wording)
        for mark in said
        if period.holds(mark.at)
    ]
    if period.since is None:
        return marks
    sent = store.sent_to(connection, campaign_id, {mark.lead_id for mark in marks}, since=period.since)
    return [mark for mark in marks if (mark.lead_id, mark.wording[0]) in sent]


def _wordings_in(counts: Sequence[engine.LedgerCount], status: MessageStatus) -> list[engine.Wording]:
    return [wording for wording, _ in groupby(sorted(c.wording for c in counts if c.status is status))]
