"""The guards of one touch: every rule that may keep it back, the gravest first."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from cam.engine import addresses, first_touches, schedule
from cam.engine.enrollments import Candidate
from cam.engine.planning import (
    NO_MAILBOX,
    Block,
    Ground,
    campaign_blocks,
    mailbox_of,
    quota_keys,
    unusable_on,
    used_up,
    zone_of,
)
from cam.engine.scoring import Grade, grade
from cam.engine.sequence import Step
from cam.engine.state_machine import in_words
from cam.engine.vocabulary import Channel, Reason

COMPANY_DELAY = timedelta(days=14)
REFERRED = "referred"  # the tag of a lead whom a colleague named: the colleague's answer is no reason to wait


def blocks(candidate: Candidate, step: Step, ground: Ground, *, now: datetime) -> Iterator[Block]:
    """
    Give every rule that keeps this touch back at this moment, the gravest first; none: it may go out.

    Quotas are looked at last and only counted down by `claim`.
    """
    yield from campaign_blocks(ground)
    yield from _person(candidate, ground, now=now)
    yield from _doubt(candidate, step)
    yield from _address(candidate, step, ground)
    yield from _spread(candidate, ground, now=now)
    if not ground.is_by_hand:
        if step.channel is Channel.EMAIL:
            yield from _mailbox(candidate, ground, now=now)
        yield from _window(candidate, ground, now=now)
    yield from _quota(candidate, step, ground, now=now)


def _person(candidate: Candidate, ground: Ground, *, now: datetime) -> Iterator[Block]:
    enrolled = candidate.enrollment
    if candidate.suppressed:
        yield Block(reason=Reason.SUPPRESSED, detail=candidate.suppressed)
    if not enrolled.is_open:
        yield Block(reason=Reason.ENDED, detail=in_words(enrolled.state))
    if enrolled.paused:
        yield Block(reason=Reason.PAUSED, detail=enrolled.paused_reason or "paused by hand")
    if candidate.is_answered_elsewhere:
        detail = (
            f"answered in another campaign on {candidate.answered_at:%Y-%m-%d};"
            f" 'cam lead mark {candidate.lead.key} reopen --campaign NAME' writes all the same"
        )
        yield Block(reason=Reason.ANSWERED, detail=detail)
    away_until = _away_until(candidate)
    if away_until is not None and now < away_until:
        detail = f"an out-of-office answer asks to wait until {away_until:%Y-%m-%d}"
        yield Block(reason=Reason.OUT_OF_OFFICE, detail=detail, until=away_until)
    yield from _company(candidate, ground.campaign.company_reply, now=now)
    is_cold = grade(enrolled.score) is Grade.COLD
    if is_cold and not (enrolled.touched or enrolled.nurture or ground.rules.include_cold):
        yield Block(
            reason=Reason.COLD, detail=f"score {enrolled.score:.2f}; --include-cold writes to cold leads too"
        )


def _away_until(candidate: Candidate) -> datetime | None:
    """Return until when the person is away, as any campaign was told; what a human reopened goes by its own."""
    told = [candidate.enrollment.away_until, None if candidate.enrollment.round > 1 else candidate.away_until]
    return max((moment for moment in told if moment is not None), default=None)


def _doubt(candidate: Candidate, step: Step) -> Iterator[Block]:
    for row in candidate.open:
        if row.step_id == step.id:
            where = "tasks list" if row.by_hand else "unknown list"
            detail = f"message {row.id} of this step is {row.status.value}; see 'cam {where}'"
            yield Block(reason=Reason.IN_DOUBT, detail=detail)


def _company(candidate: Candidate, rule: str, *, now: datetime) -> Iterator[Block]:
    answered = candidate.company_replied_at
    if answered is None or rule == "off" or REFERRED in candidate.lead.tags:
        return
    until = answered + COMPANY_DELAY if rule == "delay" else None
    if until is None or now < until:
        detail = f"somebody at {candidate.company_domain} replied on {answered:%Y-%m-%d}"
        yield Block(reason=Reason.COMPANY_REPLIED, detail=detail, until=until)


def _address(candidate: Candidate, step: Step, ground: Ground) -> Iterator[Block]:
    lead = candidate.lead
    if step.channel is Channel.LINKEDIN:
        if not lead.linkedin_url:
            yield Block(reason=Reason.NO_ADDRESS, detail="the lead has no LinkedIn URL")
        return
    if not lead.email:
        yield Block(reason=Reason.NO_ADDRESS, detail="the lead has no email address")
        return
    if addresses.is_refused(lead.email):
        yield Block(reason=Reason.REFUSED_ADDRESS, detail=f"{lead.email} is never written to")
    blocked = ground.rules.blocked_domains & set(_parents(lead.email_domain))
    if blocked:
        yield Block(reason=Reason.BLOCKED_DOMAIN, detail=f"{min(blocked)} is in [safety] blocked_domains")
    pattern = ground.rules.allowlist_regex
    if pattern and not re.fullmatch(pattern, lead.email):
        yield Block(
            reason=Reason.NOT_ALLOWLISTED, detail=f"{lead.email} does not match [safety] allowlist_regex"
        )


def _spread(candidate: Candidate, ground: Ground, *, now: datetime) -> Iterator[Block]:
    enrolled = candidate.enrollment
    # whom a human reopened is due at once
    if not ground.rules.spreads_first_touches or enrolled.touched or enrolled.round > 1:
        return
    launched_at = ground.campaign.launched_at
    until = first_touches.due_at(
        enrolled_at=enrolled.created_at, launched_at=launched_at, score=enrolled.score
    )
    if now < until:
        minutes = round(first_touches.wait_of(enrolled.score) / timedelta(minutes=1))
        detail = f"the worker spreads first touches: a score of {enrolled.score:.2f} waits {minutes} minutes"
        yield Block(reason=Reason.BY_SCORE, detail=f"{detail}; 'cam run-auto' does not", until=until)


def _parents(domain: str) -> list[str]:
    labels = domain.split(".")
    return [".".join(labels[i:]) for i in range(len(labels))]


def _mailbox(candidate: Candidate, ground: Ground, *, now: datetime) -> Iterator[Block]:
    chosen = mailbox_of(candidate, ground, now=now)
    pool = (
        [chosen]
        if chosen is not None
        else ([ground.only_mailbox] if ground.only_mailbox else list(ground.mailboxes))
    )
    troubles = [unusable_on(ground, i, now=now) for i in pool if i is not None and i in ground.mailboxes]
    if not troubles:
        yield Block(reason=Reason.NO_PROVIDER, detail=NO_MAILBOX)
    elif all(troubles):
        yield min((trouble for trouble in troubles if trouble), key=lambda block: block.until is None)
    elif (
        candidate.enrollment.touched and chosen is not None and not ground.mailboxes[chosen].replies_are_seen
    ):
        address = ground.mailboxes[chosen].address
        detail = f"nobody reads the answers to {address}; follow-ups need its inbox, or --replies-by-hand"
        yield Block(reason=Reason.REPLIES_UNSEEN, detail=detail)


def _window(candidate: Candidate, ground: Ground, *, now: datetime) -> Iterator[Block]:
    zone = zone_of(candidate, ground)
    window = ground.campaign.window
    if not schedule.is_open(window, zone, now):
        detail = f"outside {schedule.format_days(window.days)} {schedule.format_window(window)} {zone.key}"
        yield Block(reason=Reason.WINDOW_CLOSED, detail=detail, until=schedule.next_open(window, zone, now))


def _quota(candidate: Candidate, step: Step, ground: Ground, *, now: datetime) -> Iterator[Block]:
    for key in quota_keys(candidate, step, ground, now=now):
        if ground.allowance.refusal([key]):
            yield used_up(key, ground, now=now)
