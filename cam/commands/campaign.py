"""campaign: create, show, edit, launch and pause campaigns."""

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from cam.clock import utc_now
from cam.commands.door import door
from cam.commands.options import CampaignArgument, OptionalCampaignArgument, ReasonOption
from cam.commands.output import cell, counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cam.engine.campaigns import Campaign
    from cam.usecases.campaigns import CampaignView, Saved
    from cam.usecases.launch import Launched
    from cam.usecases.launch_words import Remark

app = typer.Typer(
    no_args_is_help=True, help="A campaign: a sequence, its mailboxes, limits, window and leads."
)

LISTED = ("id", "name", "status", "leads", "sent_today", "daily_cap", "sequence", "mailboxes", "why")

SequenceOption = Annotated[
    Path | None,
    typer.Option(
        "--sequence", metavar="FILE", help="Sequence file; a new campaign without one gets three steps."
    ),
]
MailboxOption = Annotated[
    list[str] | None,
    typer.Option(
        "--mailbox", metavar="ADDRESS", help="Send from it; repeatable. A draft without one takes all."
    ),
]
CapOption = Annotated[
    int | None, typer.Option("--daily-cap", min=0, metavar="N", help="Most messages a day.")
]
ZoneOption = Annotated[
    str | None, typer.Option("--timezone", metavar="IANA", help="Of leads whose own is unknown.")
]
WindowOption = Annotated[
    str | None, typer.Option("--window", metavar="HH:MM-HH:MM", help="Hours in the lead's time zone.")
]
DaysOption = Annotated[str | None, typer.Option("--days", metavar="mon-fri", help="Weekdays.")]
OfferOption = Annotated[
    str | None, typer.Option("--offer", metavar="TEXT", help="What you offer, in a few words.")
]
AudienceOption = Annotated[str | None, typer.Option("--audience", metavar="TEXT", help="To whom.")]
ClientsOption = Annotated[
    int | None, typer.Option("--target-clients", min=1, metavar="N", help="The goal: so many clients.")
]
MrrOption = Annotated[
    float | None, typer.Option("--target-mrr", min=0, metavar="X", help="The goal: so much monthly revenue.")
]
CompanyOption = Annotated[
    str | None,
    typer.Option(
        "--company-reply",
        metavar="stop|delay|off",
        help="Colleagues of somebody who answered (delay: 14 days).",
    ),
]


NurtureOption = Annotated[
    Path | None,
    typer.Option("--nurture-sequence", metavar="FILE", help="What leads get later who never answered, once."),
]
NurtureAfterOption = Annotated[
    int | None,
    typer.Option(
        "--nurture-after", min=1, max=3650, metavar="DAYS", help="How long after they went to nurture (90)."
    ),
]
ThresholdOption = Annotated[
    list[str] | None,
    typer.Option(
        "--threshold", metavar="NAME=VALUE", help="When cam pauses or slows it: bounce_rate=0.08. Repeatable."
    ),
]


@app.command("create")
def create_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of the campaign.")],
    sequence: SequenceOption = None,
    mailbox: MailboxOption = None,
    daily_cap: CapOption = None,
    timezone: ZoneOption = None,
    window: WindowOption = None,
    days: DaysOption = None,
    offer: OfferOption = None,
    audience: AudienceOption = None,
    target_clients: ClientsOption = None,
    target_mrr: MrrOption = None,
    company_reply: CompanyOption = None,
    nurture_sequence: NurtureOption = None,
    nurture_after: NurtureAfterOption = None,
    threshold: ThresholdOption = None,
) -> None:
    """
    Make a campaign; it is a draft and sends nothing until it is launched.

        cam campaign create "Q1" --offer "cheaper cloud bills" --audience "CTOs of small software firms"
    """
    from cam.usecases.campaign_options import CampaignOptions
    from cam.usecases.campaigns import create_campaign

    options = CampaignOptions(
        sequence=sequence, mailboxes=tuple(mailbox or ()), daily_cap=daily_cap, timezone=timezone, window=window,
        days=days, offer=offer, audience=audience, target_clients=target_clients, target_mrr=target_mrr,
        company_reply=company_reply, thresholds=tuple(threshold or ()), nurture_sequence=nurture_sequence,
        nurture_after=nurture_after,
    )  # fmt: skip
    with door().desk() as desk:
        saved = create_campaign(desk, name, options)
    document = _document(saved.campaign, saved.sequence, saved.nurture)
    door().emit([document], lambda: _print_created(saved))


@app.command("edit")
def edit_command(
    name: OptionalCampaignArgument = None,
    sequence: SequenceOption = None,
    move_leads: Annotated[
        bool, typer.Option("--move-leads", help="Leads on the way go on by the new sequence too.")
    ] = False,
    mailbox: MailboxOption = None,
    remove_mailbox: Annotated[
        list[str] | None, typer.Option("--remove-mailbox", metavar="ADDRESS", help="Send from it no longer.")
    ] = None,
    daily_cap: CapOption = None,
    timezone: ZoneOption = None,
    window: WindowOption = None,
    days: DaysOption = None,
    offer: OfferOption = None,
    audience: AudienceOption = None,
    target_clients: ClientsOption = None,
    target_mrr: MrrOption = None,
    company_reply: CompanyOption = None,
    nurture_sequence: NurtureOption = None,
    nurture_after: NurtureAfterOption = None,
    no_nurture: Annotated[
        bool, typer.Option("--no-nurture", help="Nurture nobody any more; who is in it goes on to its end.")
    ] = False,
    threshold: ThresholdOption = None,
    force: Annotated[bool, typer.Option("--force", help="Change it against lint, as in a launch.")] = False,
) -> None:
    """
    Change a campaign; what is not said stays.

    Once it was launched, a change that a launch would refuse is refused.

        cam campaign edit "Q1" --daily-cap 50 --window 08:00-17:00
    """
    from cam.usecases.campaign_options import CampaignOptions
    from cam.usecases.campaigns import edit_campaign

    options = CampaignOptions(
        sequence=sequence, mailboxes=tuple(mailbox or ()), removed_mailboxes=tuple(remove_mailbox or ()),
        daily_cap=daily_cap, timezone=timezone, window=window, days=days, offer=offer, audience=audience,
        target_clients=target_clients, target_mrr=target_mrr, company_reply=company_reply,
        thresholds=tuple(threshold or ()), nurture_sequence=nurture_sequence, nurture_after=nurture_after,
        no_nurture=no_nurture,
    )  # fmt: skip
    with door().desk() as desk:
        saved = edit_campaign(desk, name, options, move_leads=move_leads, force=force)
    document = _document(saved.campaign, saved.sequence, saved.nurture) | {
        "warnings": _warnings(saved.warnings)
    }
    door().emit([document], lambda: _print_edited(saved))


@app.command("list")
def list_command(
    archived: Annotated[bool, typer.Option("--archived", help="Archived ones too.")] = False,
) -> None:
    """
    List the campaigns.

        cam campaign list
    """
    from cam.usecases.campaigns import list_campaigns

    with door().desk(read_only=True) as desk:
        found = list_campaigns(desk, archived=archived)
    rows = [_listed(one) for one in found]
    door().rows(
        LISTED,
        rows,
        empty="there is no campaign yet; 'cam import-csv FILE --campaign NAME' makes one",
        spare=("sequence", "mailboxes", "daily_cap"),
    )


@app.command("show")
def show_command(name: OptionalCampaignArgument = None) -> None:
    """
    Show everything about one campaign.

        cam campaign show "Q1"
    """
    from cam.usecases.campaigns import show_campaign

    with door().desk(read_only=True) as desk:
        view = show_campaign(desk, name)
    more = {
        "mailboxes": list(view.mailboxes),
        "sent_today": view.sent_today,
        "leads": view.leads,
        "limit": view.limit,
    }
    document = _document(view.campaign, view.sequence, view.nurture) | more
    door().emit([document], lambda: _print_shown(view))


@app.command("launch")
def launch_command(
    name: OptionalCampaignArgument = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Launch against lint and doctor; never without identity, address, opt-out."
        ),
    ] = False,
) -> None:
    """
    Check everything, say all that is wrong at once, and let the campaign send.

        cam campaign launch "Q1"
    """
    from cam.usecases.launch import launch

    with door().desk() as desk:
        launched = launch(desk, name, force=force)
    more = {
        "limit": launched.limit,
        "next_open": launched.next_open,
        "warnings": _warnings(launched.warnings),
    }
    door().emit([_document(launched.campaign) | more], lambda: _print_launched(launched))


@app.command("pause")
def pause_command(name: OptionalCampaignArgument = None, reason: ReasonOption = "") -> None:
    """
    Let a campaign send nothing until it is resumed; leads keep their place.

        cam campaign pause "Q1" --reason "the price changes"
    """
    from cam.usecases.campaigns import pause_campaign

    with door().desk() as desk:
        paused, withdrawn = pause_campaign(desk, name, reason=reason)
    rows = f"; {counted(withdrawn, 'queued message')} withdrawn" if withdrawn else ""
    door().emit(
        [_document(paused)],
        lambda: door().say(f"campaign {paused.name} is paused: {paused.paused_reason}{rows}"),
    )


@app.command("resume")
def resume_command(name: OptionalCampaignArgument = None) -> None:
    """
    Let a paused campaign go on where it was.

        cam campaign resume "Q1"
    """
    from cam.usecases.campaigns import resume_campaign

    with door().desk() as desk:
        resumed = resume_campaign(desk, name)
    door().emit(
        [_document(resumed)], lambda: door().say(f"campaign {resumed.name} is {resumed.status.value}")
    )


@app.command("archive")
def archive_command(name: CampaignArgument) -> None:
    """
    Put a campaign away: it sends nothing, its tasks are withdrawn, its report stays.

        cam campaign archive "Q1"
    """
    from cam.usecases.campaigns import archive_campaign

    with door().desk() as desk:
        archived, withdrawn = archive_campaign(desk, name)
    rows = f"; {withdrawn} queued messages and tasks withdrawn" if withdrawn else ""
    door().emit([_document(archived)], lambda: door().say(f"campaign {archived.name} is archived{rows}"))


def _document(campaign: "Campaign", sequence: str | None = None, nurture: str = "") -> dict[str, object]:
    from cam.engine.schedule import format_days, format_window

    names = (
        "id", "name", "status", "paused_reason", "daily_cap", "timezone", "offer", "audience", "target_clients",
        "target_mrr", "company_reply", "thresholds", "degraded_cap", "degraded_reason", "created_at", "launched_at",
    )  # fmt: skip
    document: dict[str, object] = {name: getattr(campaign, name) for name in names}
    document |= {"window": format_window(campaign.window), "days": format_days(campaign.window.days)}
    if sequence is None:
        return document
    days = campaign.nurture_after_days if nurture else None
    return document | {"sequence": sequence, "nurture_sequence": nurture, "nurture_after_days": days}


def _warnings(remarks: "Iterable[Remark]") -> list[dict[str, str]]:
    return [{"rule": one.rule, "detail": one.detail} for one in remarks]


def _print_warnings(remarks: "Iterable[Remark]") -> None:
    for one in remarks:
        for line in door().wrap(f"warning: {one.detail}", hanging="  "):
            door().note(line)


def _listed(view: "CampaignView") -> list[object]:
    one = view.campaign
    return [
        one.id, one.name, one.status.value, sum(view.leads.values()), view.sent_today, one.daily_cap, view.sequence,
        list(view.mailboxes), one.paused_reason,
    ]  # fmt: skip


def _print_created(saved: "Saved") -> None:
    one = saved.campaign
    door().say(f"campaign {one.name} is a draft with sequence {saved.sequence}")
    _print_nurture(saved)
    door().say(f"the limit that binds: {saved.limit}")
    if not one.mailbox_ids:
        door().note("it has no mailbox yet: cam mailbox add ADDRESS --preset NAME")
    door().note(f"next: cam import-csv leads.csv --campaign {quote(one.name)}")


def _print_edited(saved: "Saved") -> None:
    _print_warnings(saved.warnings)
    door().say(f"campaign {saved.campaign.name} is changed, {saved.campaign.status.value}")
    if saved.moved:
        verb = "goes" if saved.moved == 1 else "go"
        door().say(f"{counted(saved.moved, 'lead')} {verb} on by sequence {saved.sequence}")
    _print_nurture(saved)
    door().say(f"the limit that binds: {saved.limit}")
    name = quote(saved.campaign.name)
    if saved.is_new_sequence:
        door().note(f"next: cam preview --campaign {name} shows what it says now")
    elif saved.awaited is not None and saved.nurture:
        door().note(f"next: cam preview --campaign {name} --nurture shows what it says")


def _print_nurture(saved: "Saved") -> None:
    """Say whom the nurture sequence reaches, and when, where that was changed."""
    if saved.awaited is None:
        return
    if not saved.nurture:
        door().say("nobody is nurtured")
        return
    days = saved.campaign.nurture_after_days
    door().prose(f"who never answers gets {saved.nurture} {days} days after going to nurture, once")
    if saved.awaited.first is not None:
        leads = "1 lead awaits" if saved.awaited.leads == 1 else f"{saved.awaited.leads} leads await"
        door().say(f"{leads} it, the first from {door().local(saved.awaited.first)} on")


def _print_shown(view: "CampaignView") -> None:
    for name, value in _document(view.campaign, view.sequence, view.nurture).items():
        if value not in (None, "", {}):
            door().say(f"{name:<18} {cell(value, door().zone)}")
    door().say(f"{'steps':<18} {view.steps}")
    door().say(f"{'mailboxes':<18} {', '.join(view.mailboxes) or '-'}")
    leads = ", ".join(f"{number} {state.value}" for state, number in view.leads.items())
    door().say(f"{'leads':<18} {leads or '-'}")
    door().say(f"{'sent today':<18} {view.sent_today}")
    door().say(f"{'limit':<18} {view.limit}")


def _print_launched(launched: "Launched") -> None:
    name = launched.campaign.name
    _print_warnings(launched.warnings)
    leads = counted(launched.reach.open, "lead")
    door().say(f"campaign {name} is active with {leads} to write to")
    door().say(f"the limit that binds: {launched.limit}")
    is_open = launched.next_open <= utc_now()
    door().say(f"its window is open {'now' if is_open else f'from {door().local(launched.next_open)} on'}")
    door().note(f"next: cam run-auto --campaign {quote(name)} --no-dry-run")
