"""The options that mean the same in every command, spelled once."""

from typing import Annotated

import typer

from cam.engine.vocabulary import Channel

CampaignOption = Annotated[
    str | None,
    typer.Option(
        "--campaign", "--campaign-name", metavar="NAME",
        help="Campaign, by name or id; may be left out where there is exactly one.",
    ),
]  # fmt: skip
CampaignFilter = Annotated[
    str | None,
    typer.Option(
        "--campaign", "--campaign-name", metavar="NAME", help="Only of this campaign, by name or id.",
    ),
]  # fmt: skip
CampaignArgument = Annotated[str, typer.Argument(metavar="NAME", help="Campaign, by name or id.")]
OptionalCampaignArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME", help="Campaign, by name or id; the default, or the only one.", show_default=False
    ),
]
MailboxArgument = Annotated[str, typer.Argument(metavar="ADDRESS", help="Mailbox, by its address.")]
LeadArgument = Annotated[str, typer.Argument(metavar="LEAD", help="Lead, by email, LinkedIn URL or id.")]
AllOption = Annotated[bool, typer.Option("--all", help="Every active campaign.")]
ChannelOption = Annotated[
    Channel | None,
    typer.Option("--channel", case_sensitive=False, help="Only this channel.", metavar="email|linkedin"),
]
BatchSizeOption = Annotated[
    int, typer.Option("--batch-size", min=1, metavar="N", help="The most messages of one batch.")
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run/--no-dry-run", help="Show what would happen and change nothing.")
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Show at most this many.")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept in the audit log.")]

BATCH_SIZE = 10
