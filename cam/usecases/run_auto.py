"""One automated cycle, as `run-auto` asks for it."""

from dataclasses import replace

from sqlalchemy import Connection

from cam.engine.campaigns import Campaign
from cam.engine.vocabulary import CampaignStatus
from cam.errors import InputError, Refused
from cam.store import mailboxes
from cam.usecases import choose, cycle
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
    with desk.db.read() as connection:
        chosen = (
            choose.active_campaigns(connection)
            if every
            else [choose.one_campaign(connection, campaign, settings=desk.settings)]
        )
        if not options.is_dry_run and not every:
            _refuse(chosen[0])
        if from_email:
            options = replace(options, from_mailbox=_mailbox(connection, chosen, from_email))
    return cycle.run(desk, chosen, options=options)


def _refuse(campaign: Campaign) -> None:
    """Refuse to send for a campaign that nobody launched, or that is paused, complete or archived."""
    if campaign.status is CampaignStatus.ACTIVE:
        return
    hints = {
        CampaignStatus.DRAFT: f"cam campaign launch {campaign.name!r}",
        CampaignStatus.PAUSED: f"cam campaign resume {campaign.name!r}",
    }
    why = f": {campaign.paused_reason}" if campaign.paused_reason else ""
    raise Refused(
        f"campaign {campaign.name}: it is {campaign.status.value}{why}; nothing was sent",
        guard="campaign_not_active",
        hint=hints.get(campaign.status, "choose another campaign"),
    )


def _mailbox(connection: Connection, chosen: list[Campaign], address: str) -> int:
    box = mailboxes.get_mailbox(connection, address)
    for campaign in chosen:
        if box.id not in campaign.mailbox_ids:
            raise InputError(
                f"--from-email: {box.address} is no mailbox of campaign {campaign.name}",
                hint=f"cam campaign edit {campaign.name!r} --mailbox {box.address}",
            )
    return box.id
