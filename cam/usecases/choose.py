"""Which campaigns a command means: by name or id, by the settings' default, or the only one."""

from sqlalchemy import Connection

from cam.engine.campaigns import Campaign
from cam.engine.vocabulary import CampaignStatus
from cam.errors import InputError, NotFound
from cam.settings import Settings
from cam.store import campaigns


def one_campaign(
    connection: Connection, name: str | None, *, settings: Settings, how: str = "with --campaign NAME"
) -> Campaign:
    """
    Return the campaign that was named, else the default of the settings, else the only one there is.

    how: the words for how to name one, where there are several.
    """
    wanted = name or settings.defaults.campaign
    if wanted:
        return campaigns.get_campaign(connection, wanted)
    found = [one for one in campaigns.all_campaigns(connection) if one.status is not CampaignStatus.ARCHIVED]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound("there is no campaign yet", hint="cam import-csv leads.csv --campaign NAME makes one")
    names = ", ".join(repr(one.name) for one in found[:5])
    raise InputError(f"there are {len(found)} campaigns: {names}", hint=f"say which one {how}")


def active_campaigns(connection: Connection) -> list[Campaign]:
    """Return every launched campaign, the oldest first."""
    return campaigns.all_campaigns(connection, statuses=[CampaignStatus.ACTIVE])
