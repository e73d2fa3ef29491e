"""Who may get a message now, and who may not and why: the one decision that dry run and real run share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from cam.engine import schedule, zones
from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.enrollments import Candidate
from cam.engine.leads import Lead
from cam.engine.quotas import Allowance, Scope
from cam.engine.sequence import Sequence, Step
from cam.engine.vocabulary import CampaignStatus, Channel, MailboxStatus, Provider, Reason

NO_MAILBOX = "the campaign has no mailbox; 'cam mailbox add' makes one, 'cam campaign edit --mailbox' adds it"

SCOPE_REASONS = {
    Scope.CHANNEL: Reason.CHANNEL_CAP,
    Scope.CAMPAIGN: Reason.CAMPAIGN_CAP,
    Scope.MAILBOX: Reason.MAILBOX_CAP,
    Scope.DOMAIN: Reason.DOMAIN_CAP,
    Scope.NEW_LEADS: Reason.NEW_LEADS_CAP,
    Scope.FOLLOWUPS: Reason.FOLLOWUPS_CAP,
}

# What comes again by itself; everything else waits until somebody or something changes.
DEFERRING = frozenset({
    *SCOPE_REASONS.values(),
    Reason.WINDOW_CLOSED,
    Reason.BATCH_FULL,
    Reason.GAP,
    Reason.MAILBOX_PAUSED,
    Reason.MAILBOX_UNREACHABLE,
    Reason.NO_PROVIDER,
    Reason.INBOX_UNREAD,
    Reason.OUT_OF_OFFICE,
    Reason.BY_SCORE,
    Reason.OFF_SWITCH,
    Reason.RESTORED,
    Reason.LEASE_LOST,
    Reason.CAMPAIGN_NOT_ACTIVE,
})  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Rules:
    """
    The workspace's settings that decide.

    zone: the workspace's, whose midnight begins a day.  spreads_first_touches: by score, after launch or enrolment.
    """

    zone: ZoneInfo
    blocked_domains: frozenset[str] = frozenset()
    allowlist_regex: str = ""
    followup_deadline_days: int = 30
    include_cold: bool = False
    spreads_first_touches: bool = False


@dataclass(frozen=True, kw_only=True)
class Ground:
    """
    Everything around a candidate: the campaign, its mailboxes, the rules and what is left of every cap.

    sequences: by version id.  mailboxes: by id, in the campaign's order; only_mailbox: the one for leads without one.
    restored: why the database may not know what was sent, "" where it does.
    is_by_hand: a human sends, whenever they like and from wherever they like; the other caps hold.
    unread: why the inbox of a mailbox could not be read, by id; absent where it was.
    resting: until when a mailbox keeps its gap, by id, where gaps are kept by scheduling; planning adds to it.
    """

    campaign: Campaign
    sequences: Mapping[int, Sequence]
    mailboxes: Mapping[int, Mailbox]
    rules: Rules
    allowance: Allowance
    only_mailbox: int | None = None
    as_if_launched: bool = False
    is_by_hand: bool = False
    sending_is_off: bool = False
    restored: str = ""
    unread: Mapping[int, str] = field(default_factory=dict)
    resting: dict[int, datetime] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Block:
    """
    One rule that keeps a touch back.

    until: when it ends by itself, None where it does not.  variable: what the lead lacks, "" where it is not that.
    """

    reason: Reason
    detail: str
    until: datetime | None = None
    variable: str = ""

    @property
    def is_deferral(self) -> bool:
        """Return whether the touch comes again by itself."""
        return self.reason in DEFERRING


def step_of(candidate: Candidate, ground: Ground) -> Step | None:
    """Return the step that comes next for a candidate, or None where its sequence is over."""
    sequence = ground.sequences.get(candidate.enrollment.sequence_id or 0)
    if sequence is None or candidate.enrollment.position >= len(sequence.steps):
        return None
    return sequence.steps[candidate.enrollment.position]


def is_over(candidate: Candidate, ground: Ground, *, now: datetime) -> bool:
    """Return whether a touched lead has no step to come, or is past the deadline of follow-ups."""
    enrolled = candidate.enrollment
    # the wait of a lead that was put by is the campaign's, and was never meant to be a follow-up's
    if not enrolled.touched or enrolled.last_touch_at is None or enrolled.awaits_nurture:
        return step_of(candidate, ground) is None
    # whoever is away cannot answer: the time begins with the return
    since = max(enrolled.last_touch_at, enrolled.away_until or enrolled.last_touch_at)
    deadline = schedule.follow_up_deadline(
        since, ground.rules.followup_deadline_days, zone_of(candidate, ground)
    )
    return step_of(candidate, ground) is None or now > deadline


def mailbox_of(candidate: Candidate, ground: Ground, *, now: datetime) -> int | None:
    """
    Return the mailbox that writes to this lead: the one it has, else the usable one with the most left today.

    Until a message of its round left, or is frozen, a lead whose mailbox cannot send is free to get another; one that
    was put by hears again from whom it knows, as long as the campaign has that mailbox.
    """
    own = candidate.enrollment.mailbox_id
    if own is not None and (
        (candidate.enrollment.touched and not candidate.enrollment.awaits_nurture)
        or (candidate.enrollment.awaits_nurture and own in ground.mailboxes)
        or candidate.retry is not None
        or (own in ground.mailboxes and unusable_on(ground, own, now=now) is None)
    ):
        return own
    pool = [ground.only_mailbox] if ground.only_mailbox else list(ground.mailboxes)
    usable = [i for i in pool if i in ground.mailboxes and unusable_on(ground, i, now=now) is None]
    if not usable:
        return None
    return max(usable, key=lambda i: (_left(ground, i), -usable.index(i)))


def quota_keys(candidate: Candidate, step: Step, ground: Ground, *, now: datetime) -> list[tuple[Scope, str]]:
    """Return the keys that one touch counts against, in the order in which their rows are locked."""
    keys = [(Scope.CHANNEL, str(step.channel)), (Scope.CAMPAIGN, str(ground.campaign.id))]
    mailbox_id = mailbox_of(candidate, ground, now=now) if step.channel is Channel.EMAIL else None
    if mailbox_id is not None and not ground.is_by_hand:
        keys.append((Scope.MAILBOX, str(mailbox_id)))
    if step.channel is Channel.EMAIL and candidate.company_domain:
        keys.append((Scope.DOMAIN, candidate.company_domain))
    scope = Scope.FOLLOWUPS if candidate.enrollment.touched else Scope.NEW_LEADS
    return [*keys, (scope, str(ground.campaign.id))]


def zone_of(candidate: Candidate, ground: Ground) -> ZoneInfo:
    """Return the zone whose hours count: the lead's where it is known, else the campaign's, else the workspace's."""
    return lead_zone(candidate.lead, ground.campaign, default=ground.rules.zone)


def lead_zone(lead: Lead, campaign: Campaign, *, default: ZoneInfo) -> ZoneInfo:
    """Return the zone of a lead in a campaign; default: the workspace's."""
    found = zones.zone_for(lead)
    if found is not None:
        return found
    return zones.zone(campaign.timezone) if campaign.timezone else default


def campaign_blocks(ground: Ground) -> Iterator[Block]:
    """Give the rules that keep the whole campaign back."""
    if ground.sending_is_off:
        yield Block(reason=Reason.OFF_SWITCH, detail="sending is switched off; 'cam start' switches it on")
    if ground.restored:
        yield Block(reason=Reason.RESTORED, detail=f"{ground.restored}; 'cam db restore' says what to do")
    campaign = ground.campaign
    if campaign.status is not CampaignStatus.ACTIVE and not ground.as_if_launched:
        why = f": {campaign.paused_reason}" if campaign.paused_reason else ""
        yield Block(
            reason=Reason.CAMPAIGN_NOT_ACTIVE,
            detail=f"campaign {campaign.name} is {campaign.status.value}{why}",
        )


def unusable(mailbox: Mailbox, *, now: datetime) -> Block | None:
    """Return why nothing can be sent from a mailbox now, or None."""
    if mailbox.provider is Provider.NONE:
        return Block(
            reason=Reason.NO_PROVIDER, detail=f"mailbox {mailbox.address} has no provider, it sends nothing"
        )
    if mailbox.status is not MailboxStatus.ACTIVE:
        why = mailbox.paused_reason or f"'cam mailbox verify {mailbox.address}' tries it"
        return Block(
            reason=Reason.MAILBOX_PAUSED, detail=f"mailbox {mailbox.address} is {mailbox.status.value}: {why}"
        )
    if mailbox.not_before is not None and now < mailbox.not_before:
        why = mailbox.paused_reason or f"{mailbox.failures} failures in a row"
        detail = f"mailbox {mailbox.address} could not be reached: {why}"
        return Block(reason=Reason.MAILBOX_UNREACHABLE, detail=detail, until=mailbox.not_before)
    return None


def unusable_on(ground: Ground, mailbox_id: int, *, now: datetime) -> Block | None:
    """Return why nothing can be sent from one of the ground's mailboxes now, its inbox unread included, or None."""
    box = ground.mailboxes[mailbox_id]
    trouble = unusable(box, now=now)
    if trouble is None and mailbox_id in ground.unread:
        detail = f"the inbox of {box.address} could not be read: {ground.unread[mailbox_id]}"
        return Block(reason=Reason.INBOX_UNREAD, detail=detail)
    until = ground.resting.get(mailbox_id)
    if trouble is None and until is not None and now < until:
        detail = f"mailbox {box.address} keeps its gap after the last message"
        return Block(reason=Reason.GAP, detail=detail, until=until)
    return trouble


def _name_of(key: tuple[Scope, str], ground: Ground) -> str:
    scope, name = key
    match scope:
        case Scope.CAMPAIGN:
            return f"campaign {ground.campaign.name}"
        case Scope.MAILBOX:
            return f"mailbox {ground.mailboxes[int(name)].address}"
        case Scope.NEW_LEADS:
            return "new leads a day"
        case Scope.FOLLOWUPS:
            return "follow-ups a day"
        case _:
            return f"{scope.value} {name}"


def _left(ground: Ground, mailbox_id: int) -> int:
    left = ground.allowance.left((Scope.MAILBOX, str(mailbox_id)))
    return left if left is not None else 1_000_000


def closed(ground: Ground, *, is_followup: bool, now: datetime) -> Block | None:
    """
    Return the rule that keeps back every follow-up, or every first touch, of the campaign; None where none does.

    It lets a cycle stop looking: whoever comes after is kept back for the same reason.
    """
    for block in campaign_blocks(ground):
        return block
    own = str(ground.campaign.id)
    scope = Scope.FOLLOWUPS if is_followup else Scope.NEW_LEADS
    channels = {step.channel for sequence in ground.sequences.values() for step in sequence.steps}
    keys = [(Scope.CAMPAIGN, own), (scope, own)]
    if len(channels) == 1:
        keys.append((Scope.CHANNEL, str(next(iter(channels)))))
    for key in keys:
        if ground.allowance.refusal([key]):
            return used_up(key, ground, now=now)
    if ground.is_by_hand or channels != {Channel.EMAIL}:
        return None
    # who has a mailbox keeps it, in whatever trouble it is; that all of them rest keeps everybody back
    return _all_mailboxes(ground, now=now) if not is_followup else _all_rest(ground, now=now)


def _all_rest(ground: Ground, *, now: datetime) -> Block | None:
    blocks = [unusable_on(ground, mailbox_id, now=now) for mailbox_id in ground.mailboxes]
    rests = [block for block in blocks if block is not None and block.reason is Reason.GAP]
    return rests[0] if rests and len(rests) == len(blocks) else None


def _all_mailboxes(ground: Ground, *, now: datetime) -> Block | None:
    pool = [ground.only_mailbox] if ground.only_mailbox else list(ground.mailboxes)
    troubles = []
    for mailbox_id in pool:
        key = (Scope.MAILBOX, str(mailbox_id))
        trouble = unusable_on(ground, mailbox_id, now=now)
        if trouble is None and ground.allowance.refusal([key]):
            trouble = used_up(key, ground, now=now)
        if trouble is None:
            return None
        troubles.append(trouble)
    if not troubles:
        return Block(reason=Reason.NO_PROVIDER, detail=NO_MAILBOX)
    return min(troubles, key=lambda block: block.until is None)


def used_up(key: tuple[Scope, str], ground: Ground, *, now: datetime) -> Block:
    """Return the block of a cap with nothing left today."""
    return Block(
        reason=SCOPE_REASONS[key[0]],
        detail=f"the cap of {_name_of(key, ground)} is used up today",
        until=schedule.next_day_start(ground.rules.zone, now),
    )
