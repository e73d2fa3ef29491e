"""Launch: look at everything that could go wrong, say all of it at once, then let the campaign send."""

from dataclasses import dataclass
from datetime import datetime
from shlex import quote

from sqlalchemy import Connection

from cam.engine import schedule
from cam.engine.campaigns import Campaign
from cam.engine.findings import Level
from cam.engine.mail_records.domain import CHECKS
from cam.engine.vocabulary import CampaignStatus, Channel
from cam.errors import Refused
from cam.store import campaigns, mailboxes, preflight, sequences
from cam.usecases import limits, machine
from cam.usecases.campaigns import with_sequence
from cam.usecases.choose import one_campaign
from cam.usecases.desk import Desk
from cam.usecases.examine import examine, log_force, refusal, zone_of
from cam.usecases.launch_words import Remark, remarked
from cam.usecases.sending_domains import domain_findings


@dataclass(frozen=True, kw_only=True)
class Launched:
    """A campaign that is active now.  warnings: what to know; limit: the one that binds; reach: its leads."""

    campaign: Campaign
    warnings: tuple[Remark, ...]
    limit: str
    reach: preflight.Reach
    next_open: datetime


def launch(desk: Desk, name: str | None, *, force: bool = False) -> Launched:
    """
    Let a campaign send from now on.

    force: what lint and the doctor say does not stop it, which is logged; identity, postal address and opt-out do.
    Raises Refused with every finding where one of them is an error; the campaign stays a draft then.
    """
    campaign = _with_sequence(desk, name)
    with desk.db.read() as connection:  # the look takes as long as the list is, and nobody waits for it
        at = desk.clock()
        remarks = list(examine(connection, desk, campaign, at=at))
        reach = preflight.reach(connection, campaign.id)
    remarks += _of_the_doctor(desk, campaign)
    errors = [one for one in remarks if one.is_error and not (force and one.skipped_as)]
    if errors:
        warnings = [one for one in remarks if one not in errors]
        mend = f"mend it, then: cam campaign launch {quote(campaign.name)}"
        raise refusal(campaign, errors, warnings, outcome="not launched", mend=mend)
    with desk.db.write() as connection:
        campaign = _activate(connection, campaigns.get_campaign(connection, campaign.id), at=at)
        log_force(connection, campaign, [one for one in remarks if one.is_error], at=at)
        return Launched(
            campaign=campaign,
            warnings=tuple(remarks),
            limit=limits.binding(connection, campaign, settings=desk.settings, now=at),
            reach=reach,
            next_open=schedule.next_open(campaign.window, zone_of(campaign, desk.settings), at),
        )


def _with_sequence(desk: Desk, name: str | None) -> Campaign:
    with desk.db.write() as connection:
        campaign = one_campaign(connection, name, settings=desk.settings, how="by its name")
        _refuse_status(campaign)
        return with_sequence(connection, desk, campaign, at=desk.clock())


def _activate(connection: Connection, campaign: Campaign, *, at: datetime) -> Campaign:
    _refuse_status(campaign)  # it may have been paused or archived meanwhile
    if campaign.status is CampaignStatus.ACTIVE:
        return campaign
    usable = [box.id for box in mailboxes.mailboxes_of(connection, campaign.id) if limits.can_send(box)]
    campaigns.add_mailboxes(connection, campaign.id, usable, at=at)
    return campaigns.set_status(connection, campaign.id, CampaignStatus.ACTIVE, at=at)


def _of_the_doctor(desk: Desk, campaign: Campaign) -> list[Remark]:
    """Return what the doctor says of the machine and of the domains that the campaign would send from."""
    with desk.db.read() as connection:
        boxes = [box for box in mailboxes.mailboxes_of(connection, campaign.id) if limits.can_send(box)]
        sequence_id = campaign.sequence_id
        sends_mail = sequence_id is None or any(
            step.channel is Channel.EMAIL
            for step in sequences.get_version(connection, sequence_id).sequence.steps
        )
    found = [
        *machine.disk(*machine.folders_of(desk.root, desk.db)),
        *machine.remembered_clock(desk),
        *domain_findings(desk, boxes if sends_mail else (), seconds=desk.settings.doctor.dns_seconds),
    ]
    unknown = {
        (one.subject, one.detail) for one in found if one.level is Level.UNKNOWN and one.check in CHECKS
    }
    remarks = [
        remarked("doctor", f"domain {subject}: {detail}; cam doctor tells more", skipped_as="doctor")
        for subject, detail in sorted(unknown)
    ]
    for one in found:
        if one.level in (Level.FAIL, Level.WARN):
            said = f"{one.check} of {one.subject}: {one.detail}" + (f"; {one.fix}" if one.fix else "")
            is_error = one.level is Level.FAIL
            remarks.append(Remark(is_error=is_error, rule="doctor", detail=said, skipped_as="doctor"))
    return remarks


def _refuse_status(campaign: Campaign) -> None:
    if campaign.status in (CampaignStatus.DRAFT, CampaignStatus.ACTIVE):
        return
    why = f": {campaign.paused_reason}" if campaign.paused_reason else ""
    raise Refused(
        f"campaign {campaign.name}: it is {campaign.status.value}{why}",
        guard="campaign_not_draft",
        hint=f"cam campaign resume {quote(campaign.name)}",
    )
