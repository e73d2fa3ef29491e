"""The report as one page for a browser: a single file that loads nothing, safe to send to somebody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from cam.commands.output import counted, zoned_time
from cam.commands.report_page import VERDICTS, ago, decided, goals, percent, weekday
from cam.engine.figures import CampaignFigures
from cam.engine.vocabulary import CampaignStatus
from cam.errors import InputError
from cam.usecases.report import Report

Row = Sequence[object]
DASH = "-"


@dataclass(frozen=True)
class Table:
    """A table of the page.  texts: so many columns are words; has_bars: the last one is a length in per cent."""

    heading: str
    columns: Row
    rows: Sequence[Row]
    texts: int = 1
    has_bars: bool = False

    def __iter__(self) -> Iterator[Any]:
        return iter((self.heading, self.columns, self.rows, self.texts, self.has_bars))


def write_page(report: Report, path: Path) -> None:
    """Write the page, in the place of a file that is there; raises InputError where it cannot be written."""
    try:
        path.write_text(page(report), encoding="utf-8")
    except OSError as error:
        said = (error.strerror or "it cannot be written").lower()
        raise InputError(f"--html {path}: {said}", hint="name a file in a folder that is there") from error


def page(report: Report) -> str:
    """Return the page; whatever a list or an answer brought in is escaped."""
    from jinja2 import Environment, StrictUndefined

    text = resources.files("cam.templates").joinpath("report/page.html").read_text(encoding="utf-8")
    frame = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(text)
    several = len(report.campaigns) != 1
    return frame.render(
        title="Report" if several else f"Report: {report.campaigns[0].campaign}",
        subtitle=_subtitle(report),
        notes=_notes(report),
        overview=_overview(report) if several and report.campaigns else [],
        campaigns=[
            {
                "name": one.campaign,
                "state": _state(report, one, index),
                "tiles": _tiles(one),
                "decided": decided(report, one),
                "tables": [table for table in _tables(one) if table.rows],
            }
            for index, one in enumerate(report.campaigns)
        ],
    )


def _subtitle(report: Report) -> str:
    made = f"made {zoned_time(report.generated_at, report.zone)}"
    if report.since is None:
        return made
    return f"messages since {weekday(report.since.astimezone(report.zone).date())}, {made}"


def _notes(report: Report) -> list[str]:
    notes = [] if report.campaigns else ["There is no campaign yet."]
    if report.alerts_waiting:
        verb = "waits" if report.alerts_waiting == 1 else "wait"
        notes.append(f"{counted(report.alerts_waiting, 'alert')} {verb} for you: cam alerts list")
    return notes


def _overview(report: Report) -> list[Row]:
    return [
        ("Campaign", "Status", "Leads", "Sent", "Replied", "Rate", "Positive", "Qualified", "Won"),
        *(
            (
                one.campaign,
                one.status.value,
                sum(one.leads.values()),
                one.sent,
                one.replied,
                percent(one.rates.reply),
                one.positive,
                one.qualified,
                one.won,
            )
            for one in report.campaigns
        ),
    ]


def _state(report: Report, one: CampaignFigures, index: int) -> str:
    words = [one.status.value]
    if one.status is CampaignStatus.PAUSED and one.paused_reason:
        words.append(one.paused_reason)
    launched = report.launched[index]
    if launched is not None:
        words.append(f"launched {ago(launched, report.generated_at, report.zone)}")
    return ", ".join(words)


def _tiles(one: CampaignFigures) -> list[Row]:
    bounced = f", {one.bounced} bounced" if one.bounced else ""
    unknown = f", {one.unknown} unknown" if one.unknown else ""
    return [
        ("Leads", sum(one.leads.values()), f"{one.contacted} contacted"),
        ("Sent", one.sent, f"to {counted(one.contacted, 'lead')}, {one.failed} failed{bounced}{unknown}"),
        ("Replied", one.replied, f"{percent(one.rates.reply)} of those contacted"),
        ("Positive", one.positive, f"{percent(one.rates.positive)} of those contacted"),
        ("Qualified", one.qualified, goals(one)),
    ]


def _tables(one: CampaignFigures) -> Iterator[Table]:
    kinds = ("positive", "question", "neutral", "negative", "referral", "unsubscribed", "bounced", "ooo")
    answers = [("away" if kind == "ooo" else kind, getattr(one, kind)) for kind in kinds]
    yield Table("Where the leads are", ("State", "Leads", ""), _barred(
        [(state.value, number) for state, number in one.leads.items() if number]), has_bars=True)  # fmt: skip
    yield Table("What they answered", ("Answer", "Leads", ""), _barred(
        [(kind, number) for kind, number in answers if number]), has_bars=True)  # fmt: skip
    yield Table(
        "Steps",
        ("Step", "Sent", "Replied", "Rate", "Positive", "Bounced"),
        [
            (
                step.step, step.sent, step.replied, percent(step.replied / step.sent) if step.sent else DASH,
                step.positive, step.bounced,
            )
            for step in one.steps
        ],
    )  # fmt: skip
    yield _variants(one)
    yield Table(
        "Mailboxes",
        ("Mailbox", "Status", "Sent", "Failed", "Unknown"),
        [
            (
                box.mailbox, ": ".join(filter(None, (box.status.value, box.paused_reason))),
                box.sent, box.failed, box.unknown,
            )
            for box in one.mailboxes
        ],
        texts=2,
    )  # fmt: skip
    most = max((day.sent for day in one.days), default=0) or 1
    yield Table(
        "Days",
        ("Day", "Sent", "Failed", "Replied", "Positive", ""),
        [
            (weekday(day.day), day.sent, day.failed, day.replied, day.positive, _length(day.sent, most))
            for day in one.days
        ],
        has_bars=True,
    )


def _variants(one: CampaignFigures) -> Table:
    """Return the variants of the steps that have several, and what can be said of them."""
    names = [variant.step for variant in one.variants]
    rows = [
        (
            f"{variant.step} {variant.variant}",
            variant.sent,
            variant.replied,
            percent(variant.reply_rate) if variant.sent else DASH,
            f"{100 * variant.ci_low:.1f} to {100 * variant.ci_high:.1f} %" if variant.sent else DASH,
            VERDICTS[variant.verdict],
        )
        for variant in one.variants
        if names.count(variant.step) > 1
    ]
    return Table("Variants", ("Variant", "Sent", "Replied", "Rate", "95 % interval", "Verdict"), rows)


def _barred(rows: Sequence[tuple[str, int]]) -> list[Row]:
    most = max((number for _, number in rows), default=0) or 1
    return [(name, number, _length(number, most)) for name, number in rows]


def _length(number: int, most: int) -> int:
    return max(1, round(100 * number / most)) if number else 0
