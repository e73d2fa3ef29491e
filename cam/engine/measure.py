"""A campaign's figures, from what is known: counts, refusals and what humans said."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cam.engine.answers import HUMAN
from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.figures import CampaignFigures, DayFigures, MailboxFigures, Rates, StepFigures, VariantFigures
from cam.engine.refusals import is_ours
from cam.engine.state_machine import ENDED
from cam.engine.statistics import Tally, Verdict, rate, verdicts, wilson
from cam.engine.vocabulary import MessageStatus, ReplyClass, State

# What a human's mark says about the lead's answer. `lost` and `nurture` say nothing about one.
REPLIED = frozenset({"replied", "qualified", "won"})
POSITIVE = frozenset({"qualified", "won"})
# A lead that answered more than once counts for the last of these, unless it is positive.
MIXED = (ReplyClass.NEGATIVE, ReplyClass.QUESTION, ReplyClass.NEUTRAL, ReplyClass.REFERRAL)
UNPROVEN = frozenset({MessageStatus.SENDING, MessageStatus.UNKNOWN, MessageStatus.PARKED})

Wording = tuple[str, str]  # step, variant


@dataclass(frozen=True, kw_only=True)
class LedgerCount:
    """How many ledger rows of a campaign share a wording, a status and a mailbox."""

    wording: Wording
    status: MessageStatus
    mailbox_id: int | None
    count: int


@dataclass(frozen=True, kw_only=True)
class Failure:
    """One message that was refused.  day: local.  is_bounce: for the address, which ended its lead."""

    wording: Wording
    mailbox_id: int | None
    day: date
    is_bounce: bool


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A human's word about a lead.  day: local.  wording: of the last message before it, or two empty texts."""

    lead_id: int
    mark: str
    day: date
    wording: Wording


@dataclass(frozen=True, kw_only=True)
class Heard:
    """
    What came in about one send.

    day: local.  bounce_kind: hard, soft or delayed, "" where it is no bounce.  bounce_cause: why, "" likewise.
    """

    lead_id: int
    message_row_id: int
    reply_class: ReplyClass
    bounce_kind: str
    day: date
    wording: Wording
    bounce_cause: str = ""
    mailbox_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """
    What the store knows about one campaign.

    wordings: of its sequence, in order.  sent_by_day: by local day, without what is not proven to have left.
    marks, heard: oldest first, only those that count in the period.
    """

    campaign: Campaign
    mailboxes: Sequence[Mailbox]
    wordings: Sequence[Wording]
    leads: Mapping[State, int]
    contacted: int
    won: int
    mrr: float
    counts: Sequence[LedgerCount]
    failures: Sequence[Failure]
    marks: Sequence[Mark]
    heard: Sequence[Heard] = ()
    sent_by_day: Mapping[date, int]


def measure(evidence: Evidence) -> CampaignFigures:
    """
    Return a campaign's figures.

    Answers are known from the inbox and from the marks of humans: `replied` are leads who wrote themselves, `positive`
    those of them who liked it, or whom a human marked qualified or won; each of the other classes counts leads too, by
    their last answer.  What machines write is no reply.  A bounce is a refusal for the address, at once or later.
    """
    said = sorted([*evidence.marks, *_as_marks(evidence.heard)], key=lambda mark: mark.day)
    replied, positive = first_marks(said, REPLIED), first_marks(said, POSITIVE)
    returned, turned_away = _returned(evidence), _turned_away(evidence)
    leads = {state: evidence.leads.get(state, 0) for state in State}
    sent = _total(evidence, {MessageStatus.SENT})
    refused = sum(failure.is_bounce for failure in evidence.failures)
    bounced = refused + len(returned)
    campaign = evidence.campaign
    return CampaignFigures(
        campaign=campaign.name,
        status=campaign.status,
        paused_reason=campaign.paused_reason,
        goals={"clients": campaign.target_clients, "mrr": campaign.target_mrr},
        leads=leads,
        contacted=evidence.contacted,
        sent=sent,
        delivered=max(0, sent - len(returned) - len(turned_away)),
        bounced=bounced,
        replied=len(replied),
        positive=len(positive),
        **_mix(evidence, {mark.lead_id for mark in positive}),
        ooo=len({one.lead_id for one in evidence.heard if one.reply_class is ReplyClass.OOO}),
        unsubscribed=leads[State.UNSUBSCRIBED],
        qualified=leads[State.QUALIFIED],
        rates=Rates(
            reply=rate(len(replied), evidence.contacted),
            positive=rate(len(positive), evidence.contacted),
            bounce=rate(bounced, sent + refused),
            unsubscribe=rate(leads[State.UNSUBSCRIBED], evidence.contacted),
            # whom we were never to write to was not lost, and did not end here
            loss=rate(leads[State.LOST], sum(leads[state] for state in ENDED - {State.SUPPRESSED})),
        ),
        failed=len(evidence.failures),
        unknown=_total(evidence, UNPROVEN),
        won=evidence.won,
        mrr=evidence.mrr,
        cost=None,
        cost_per_qualified=None,
        days=_days(evidence, replied, positive),
        steps=_steps(evidence, replied, positive),
        variants=_variants(evidence, replied, positive),
        mailboxes=_mailboxes(evidence),
    )


def _as_marks(heard: Iterable[Heard]) -> list[Mark]:
    """Return the answers that people wrote as marks."""
    return [
        Mark(
            lead_id=one.lead_id,
            mark="qualified" if one.reply_class is ReplyClass.POSITIVE else "replied",
            day=one.day,
            wording=one.wording,
        )
        for one in heard
        if one.reply_class in HUMAN
    ]


def _mix(evidence: Evidence, positive: Collection[int]) -> dict[str, int]:
    """Return how many leads' last own words were of each class that is not positive."""
    last = {one.lead_id: one.reply_class for one in evidence.heard if one.reply_class in HUMAN}
    return {
        wanted.value: sum(found is wanted for lead_id, found in last.items() if lead_id not in positive)
        for wanted in MIXED
    }


def _returned(evidence: Evidence) -> dict[int, Wording]:
    """Return the sends that were accepted and came back for good, with their wording."""
    return {
        one.message_row_id: one.wording
        for one in evidence.heard
        if one.reply_class is ReplyClass.BOUNCE and one.bounce_kind == "hard"
    }


def _turned_away(evidence: Evidence) -> dict[int, int | None]:
    """Return the sends that came back for reasons of ours, with their mailbox: such an address has not bounced."""
    return {
        one.message_row_id: one.mailbox_id
        for one in evidence.heard
        if one.reply_class is ReplyClass.BOUNCE and one.bounce_kind != "hard" and is_ours(one.bounce_cause)
    }


def first_marks(marks: Iterable[Mark], wanted: frozenset[str]) -> list[Mark]:
    """Return each lead's first mark of the wanted ones that answers a message of ours."""
    found: dict[int, Mark] = {}
    for mark in marks:
        if mark.mark in wanted and mark.wording != ("", ""):
            found.setdefault(mark.lead_id, mark)
    return list(found.values())


def _total(evidence: Evidence, statuses: Iterable[MessageStatus]) -> int:
    wanted = frozenset(statuses)
    return sum(count.count for count in evidence.counts if count.status in wanted)


def _days(evidence: Evidence, replied: list[Mark], positive: list[Mark]) -> tuple[DayFigures, ...]:
    failed = Counter(failure.day for failure in evidence.failures)
    answered, keen = Counter(mark.day for mark in replied), Counter(mark.day for mark in positive)
    sent = {day: count for day, count in evidence.sent_by_day.items() if count}
    return tuple(
        DayFigures(
            day=day, sent=sent.get(day, 0), failed=failed[day], replied=answered[day], positive=keen[day]
        )
        for day in sorted({*sent, *failed, *answered, *keen})
    )


def _steps(evidence: Evidence, replied: list[Mark], positive: list[Mark]) -> tuple[StepFigures, ...]:
    sent = _sent_by_wording(evidence)
    answered, keen = Counter(mark.wording for mark in replied), Counter(mark.wording for mark in positive)
    bounced = Counter(failure.wording for failure in evidence.failures if failure.is_bounce)
    bounced.update(_returned(evidence).values())

    def of(step: str, counts: Counter[Wording]) -> int:
        return sum(count for wording, count in counts.items() if wording[0] == step)

    return tuple(
        StepFigures(step=step, sent=of(step, sent), replied=of(step, answered), positive=of(step, keen),
                    bounced=of(step, bounced))
        for step in dict.fromkeys(step for step, _ in _wordings(evidence))
    )  # fmt: skip


def _variants(evidence: Evidence, replied: list[Mark], positive: list[Mark]) -> tuple[VariantFigures, ...]:
    sent = _sent_by_wording(evidence)
    answered, keen = Counter(mark.wording for mark in replied), Counter(mark.wording for mark in positive)
    # an answer to a send whose outcome is still unproven is a trial all the same
    tallies = {
        wording: Tally(trials=max(sent[wording], answered[wording]), successes=answered[wording])
        for wording in _wordings(evidence)
    }
    found = []
    for wording, verdict in _verdicts(tallies).items():
        interval = wilson(tallies[wording])
        found.append(
            VariantFigures(
                step=wording[0],
                variant=wording[1],
                sent=sent[wording],
                replied=answered[wording],
                positive=keen[wording],
                reply_rate=rate(answered[wording], tallies[wording].trials),
                ci_low=interval.low,
                ci_high=interval.high,
                verdict=verdict,
            )
        )
    return tuple(found)


def _verdicts(tallies: Mapping[Wording, Tally]) -> dict[Wording, Verdict]:
    found: dict[Wording, Verdict] = {}
    for step in dict.fromkeys(step for step, _ in tallies):
        siblings = [wording for wording in tallies if wording[0] == step]
        found |= zip(siblings, verdicts([tallies[wording] for wording in siblings]), strict=True)
    return found


def _mailboxes(evidence: Evidence) -> tuple[MailboxFigures, ...]:
    def of(mailbox: Mailbox, *statuses: MessageStatus) -> int:
        return sum(c.count for c in evidence.counts if c.mailbox_id == mailbox.id and c.status in statuses)

    turned_away = Counter(_turned_away(evidence).values())
    return tuple(
        MailboxFigures(
            mailbox=mailbox.address,
            status=mailbox.status,
            paused_reason=mailbox.paused_reason,
            sent=of(mailbox, MessageStatus.SENT),
            refused=turned_away[mailbox.id],
            failed=sum(failure.mailbox_id == mailbox.id for failure in evidence.failures),
            unknown=of(mailbox, *UNPROVEN),
        )
        for mailbox in evidence.mailboxes
    )


def _sent_by_wording(evidence: Evidence) -> Counter[Wording]:
    sent: Counter[Wording] = Counter()
    for count in evidence.counts:
        if count.status is MessageStatus.SENT:
            sent[count.wording] += count.count
    return sent


def _wordings(evidence: Evidence) -> list[Wording]:
    """Return the sequence's wordings in its order, then those of older versions that left traces."""
    seen = sorted(
        {count.wording for count in evidence.counts} | {failure.wording for failure in evidence.failures}
    )
    return list(dict.fromkeys([*evidence.wordings, *seen]))
