"""One automated cycle, as `run-auto` asks for it."""

from dataclasses import replace
from shlex import quote

from sqlalchemy import Connection

from cam.engine.campaigns import Campaign
from cam.engine.vocabulary import CampaignStatus
from cam.errors import InputError, Refused
from cam.store import mailboxes, switches
from cam.usecases import choose, cycle, restored
from cam.usecases.cycle import RunReport
from cam.usecases.desk import Desk
from cam.usecases.ground import Options


def run_auto(
    desk: Desk, *, campaign: str | None, every: bool, options: Options, from_email: str = ""
) -> RunReport:
    """
    Run one cycle over one campaign, or over every active one.

    from_email: one of the campaign's mailboxes, for leads that have none yet.
    Raises Refused where a campaign that is not active, or a workspace that is switched off, was to send for real.
    """
    if every and campaign:
        raise InputError("--all and --campaign were both given", hint="leave one out", code="usage")
    if not options.from_name.isprintable():
        raise InputError(
            f"--from-name {options.from_name!r} has a line break or a control character",
            hint="write the name in one line",
        )
    with desk.db.read() as connection:
        chosen = (
            choose.active_campaigns(connection)
            if every
            else [choose.one_campaign(connection, campaign, settings=desk.settings)]
        )
        if not options.is_dry_run:
            _refuse_where_off(connection)
            for one in () if every else chosen:
                _refuse(one)
        if from_email:
            options = replace(options, from_mailbox=_mailbox(connection, chosen, from_email))
    if not options.is_dry_run:
        restored.refuse(desk)
    return cycle.run(desk, chosen, options=options)


def _refuse_where_off(connection: Connection) -> None:
    switch = switches.sending(connection)
    if switch.is_on:
        return
    why = f" ({switch.reason})" if switch.reason else ""
    raise Refused(
        f"sending is switched off{why}; nothing was sent",
        guard="off_switch",
        hint="'cam start' switches it on again",
    )


def _refuse(campaign: Campaign) -> None:
    """Refuse to send for a campaign that nobody launched, or that is paused, complete or archived."""
    if campaign.status is CampaignStatus.ACTIVE:
        return
    hints = {
        CampaignStatus.DRAFT: f"cam campaign launch {quote(campaign.name)}",
        CampaignStatus.PAUSED: f"cam campaign resume {quote(campaign.name)}",
    }
    is_what = "a draft" if campaign.status is CampaignStatus.DRAFT else campaign.status.value
    why = f": {campaign.paused_reason}" if campaign.paused_reason else ""
    raise Refused(
        f"campaign {campaign.name}: it is {is_what}{why}; nothing was sent",
        guard="campaign_not_active",
        hint=hints.get(campaign.status, "choose another campaign"),
    )


def _mailbox(connection: Connection, chosen: list[Campaign], address: str) -> int:
    box = mailboxes.get_mailbox(connection, address)
    for campaign in chosen:
        if box.id not in campaign.mailbox_ids:
            raise InputError(
                f"--from-email: {box.address} is no mailbox of campaign {campaign.name}",
                hint=f"cam campaign edit {quote(campaign.name)} --mailbox {box.address}",
            )
    return box.id
