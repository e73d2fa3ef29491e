"""report: what was sent, who answered, what works."""

import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cam.commands.door import door
from cam.commands.options import CampaignOption
from cam.errors import UsageError

if TYPE_CHECKING:
    from cam.usecases.report import Report


class By(StrEnum):
    """What one row of a table is about."""

    CAMPAIGN = "campaign"
    STEP = "step"
    VARIANT = "variant"
    MAILBOX = "mailbox"
    DAY = "day"


def command(
    campaign: CampaignOption = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every campaign, also where one is the default.")
    ] = False,
    since: Annotated[
        str,
        typer.Option(
            metavar="DAY", help="Only messages from a day on, and the answers to them: 2026-03-01, 7d, 4w."
        ),
    ] = "",
    by: Annotated[
        By | None, typer.Option(case_sensitive=False, help="Only this table, in full.", metavar="|".join(By))
    ] = None,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Print CSV: one row a campaign, or what --by says.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", metavar="FILE", help="Write it as a page for a browser; the file loads nothing."
        ),
    ] = None,
) -> None:
    """
    Show where the leads are, what was sent, who answered, and which wording works.

        cam report --campaign "Q1" --since 4w
    """
    from cam.usecases import report as usecase

    if as_csv and door().as_json:
        raise UsageError("--csv and --json were both given", hint="leave one out")
    if every and campaign:
        raise UsageError("--all and --campaign were both given", hint="leave one out")
    with door().desk(read_only=True) as desk:
        found = usecase.report(desk, campaign=campaign, every=every, since=since)
    if html is not None:
        from cam.commands.report_html import write_page

        write_page(found, html)
    if as_csv:
        from cam.commands.report_csv import write_csv

        write_csv(document(found)["campaigns"], table=(by or By.CAMPAIGN).value, stream=sys.stdout)
    elif html is not None and by is None:
        door().emit(document(found), lambda: door().say(f"the report is in {html}"))
    else:
        door().emit(document(found), lambda: _print(found, by))


def document(report: "Report") -> dict[str, Any]:
    """Return the JSON document of a report (docs/reference/json.md)."""
    campaigns = [asdict(one) for one in report.campaigns]
    for one, decided in zip(campaigns, report.decided, strict=True):
        one["decisions"] = [
            {
                name: getattr(each, name)
                for name in ("at", "rule", "action", "says", "numbers", "overruled_at")
            }
            for each in decided
        ]
        one.pop("contacted")  # the denominator of the rates; the contract has the rates
        for day in one["days"]:
            day["day"] = day["day"].isoformat()
    return {"generated_at": report.generated_at, "campaigns": campaigns}


def _print(report: "Report", by: By | None) -> None:
    from cam.commands import report_page

    if not report.campaigns:
        door().note('there is no campaign yet; cam import-csv leads.csv --campaign "Q1" makes one')
        return
    tables = {
        By.STEP: report_page.steps,
        By.VARIANT: report_page.variants,
        By.MAILBOX: report_page.mailboxes,
        By.DAY: report_page.days,
    }
    if by is By.CAMPAIGN or (by is None and len(report.campaigns) > 1):
        _say(report_page.overview(report))
    elif by is None:
        _say(report_page.page(report, report.campaigns[0], launched=report.launched[0]))
    else:
        for number, one in enumerate(report.campaigns):
            if len(report.campaigns) > 1:
                _say([*([""] if number else []), one.campaign])
            _say(tables[by](one) or [f"no {by} has figures yet"])


def _say(lines: list[str]) -> None:
    for line in lines:
        door().say(line)
