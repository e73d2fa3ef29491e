"""The report as one screen of 80 columns, for a founder who has ten seconds."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from shlex import quote
from zoneinfo import ZoneInfo

from cam.commands.output import clean, counted, shorten, width
from cam.commands.output import wrapped as fold
from cam.engine.figures import CampaignFigures, DayFigures
from cam.engine.statistics import Verdict
from cam.engine.vocabulary import CampaignStatus, MailboxStatus, State
from cam.usecases.report import Report

COLUMNS = 80
BAR_COLUMNS = 30
NAME_COLUMNS = 30
RECENT_DAYS = 7
LABEL = 10

VERDICTS = {
    Verdict.BETTER: "better",
    Verdict.WORSE: "worse",
    Verdict.TOO_EARLY: "too early to say",
}

Cells = Sequence[str]


def overview(report: Report) -> list[str]:
    """Return one line a campaign, for a workspace that has several."""
    heading = ("Campaign", "Status", "Leads", "Sent", "Replied", "Rate", "Qualified", "Won")
    rows = [
        (
            shorten(one.campaign, NAME_COLUMNS),
            one.status.value,
            str(sum(one.leads.values())),
            str(one.sent),
            str(one.replied),
            percent(one.rates.reply),
            str(one.qualified),
            str(one.won),
        )
        for one in report.campaigns
    ]
    first = report.campaigns[0].campaign
    return [*table(heading, rows, left=2), "", f"One campaign in full: cam report --campaign {quote(first)}"]


def page(report: Report, one: CampaignFigures, *, launched: datetime | None) -> list[str]:
    """Return the page of one campaign."""
    return [
        *_head(report, one, launched=launched),
        "",
        *_summary(one),
        *_block(steps(one)),
        *_block(variants(one)),
        *_block(mailboxes(one)),
        *_block(days(one, last=RECENT_DAYS)),
        *_foot(report, one),
    ]


def steps(one: CampaignFigures) -> list[str]:
    """Return the table of the steps."""
    heading = ("Step", "Sent", "Replied", "Rate", "Positive", "Bounced")
    return table(
        heading,
        [
            (
                shorten(step.step, NAME_COLUMNS),
                str(step.sent),
                str(step.replied),
                percent(step.replied / step.sent) if step.sent else "-",
                str(step.positive),
                str(step.bounced),
            )
            for step in one.steps
        ],
    )


def variants(one: CampaignFigures) -> list[str]:
    """Return the table of the variants; nothing where no step has two."""
    names = [variant.step for variant in one.variants]
    rows = [
        (
            shorten(f"{variant.step} {variant.variant}", NAME_COLUMNS),
            str(variant.sent),
            str(variant.replied),
            percent(variant.reply_rate) if variant.sent else "-",
            f"{100 * variant.ci_low:.1f} to {100 * variant.ci_high:.1f} %" if variant.sent else "-",
            VERDICTS[variant.verdict],
        )
        for variant in one.variants
        if names.count(variant.step) > 1
    ]
    return table(("Variant", "Sent", "Replied", "Rate", "95 % interval", "Verdict"), rows, left_last=1)


def mailboxes(one: CampaignFigures) -> list[str]:
    """Return the table of the mailboxes."""
    rows = []
    for box in one.mailboxes:
        trouble = f": {box.paused_reason}" if box.paused_reason else ""
        status = shorten(f"{box.status.value}{trouble}", 24)
        rows.append(
            (shorten(box.mailbox, NAME_COLUMNS), str(box.sent), str(box.failed), str(box.unknown), status)
        )
    return table(("Mailbox", "Sent", "Failed", "Unknown", "Status"), rows, left_last=1)


def days(one: CampaignFigures, *, last: int | None = None) -> list[str]:
    """Return the table of the days on which something happened, only the last ones where a number is given."""
    shown = one.days[-last:] if last else one.days
    most = max((day.sent for day in shown), default=0)
    rows = [
        (
            weekday(day.day),
            str(day.sent),
            str(day.failed),
            str(day.replied),
            str(day.positive),
            bar(day, most),
        )
        for day in shown
    ]
    return table(("Day", "Sent", "Failed", "Replied", "Positive", ""), rows, left_last=1)


def _head(report: Report, one: CampaignFigures, *, launched: datetime | None) -> list[str]:
    words = [one.status.value]
    if one.status is CampaignStatus.PAUSED and one.paused_reason:
        words[0] += f" ({one.paused_reason})"
    if launched is not None:
        words.append(f"launched {ago(launched, report.generated_at, report.zone)}")
    if report.since is not None:
        words.append(f"figures since {weekday(report.since.astimezone(report.zone).date())}")
    return [shorten(f"{one.campaign}: {', '.join(words)}", COLUMNS)]


def _summary(one: CampaignFigures) -> Iterator[str]:
    rates = one.rates
    yield from _line("Leads", sum(one.leads.values()), _funnel(one))
    bounced = f" ({one.bounced} bounced, {percent(rates.bounce)})" if one.bounced else ""
    unknown = f", {one.unknown} of unknown outcome" if one.unknown else ""
    turned_away = sum(box.refused for box in one.mailboxes)
    refused = f", {turned_away} refused as spam or by policy" if turned_away else ""
    contacted = counted(one.contacted, "lead")
    yield from _line("Sent", one.sent, f"to {contacted}, {one.failed} failed{bounced}{refused}{unknown}")
    detail = f"{percent(rates.reply)} of the leads contacted, {one.positive} positive"
    if one.unsubscribed:
        detail += f", {one.unsubscribed} unsubscribed ({percent(rates.unsubscribe)})"
    yield from _line("Replied", one.replied, detail)
    mix = [
        ("negative", one.negative),
        ("question", one.question),
        ("neutral", one.neutral),
        ("referral", one.referral),
    ]
    shown = [f"{number} {name}" for name, number in mix if number]
    if shown or one.ooo:
        yield from _line("", None, ", ".join([*shown, *([f"{one.ooo} away"] if one.ooo else [])]))
    yield from _line("Qualified", one.qualified, goals(one))


def _funnel(one: CampaignFigures) -> str:
    return ", ".join(f"{one.leads[state]} {state.value}" for state in State if one.leads[state]) or "none yet"


def goals(one: CampaignFigures) -> str:
    """Return what was won, and of which goal."""
    won = f"{one.won} won" + (f", MRR {one.mrr:,.0f}" if one.mrr else "")
    wanted = []
    if one.goals["clients"]:
        wanted.append(counted(one.goals["clients"], "client"))
    if one.goals["mrr"]:
        wanted.append(f"MRR {one.goals['mrr']:,.0f}")
    return won + (f"; goal: {' and '.join(wanted)}" if wanted else "")


def _line(label: str, number: int | None, detail: str) -> Iterator[str]:
    indent = LABEL + 8
    first = f"{label:<{LABEL}}{'' if number is None else number:>6}  "
    for line in wrapped(detail, COLUMNS - indent - 1):
        yield first + line
        first = " " * indent


def _foot(report: Report, one: CampaignFigures) -> Iterator[str]:
    name = quote(one.campaign)
    notes = []
    if report.alerts_waiting:
        verb = "waits" if report.alerts_waiting == 1 else "wait"
        notes.append(f"{counted(report.alerts_waiting, 'alert')} {verb} for you: cam alerts list")
    if one.unknown:
        notes.append("Nobody can prove the outcome of some sends: cam unknown list")
    if any(box.status is not MailboxStatus.ACTIVE for box in one.mailboxes):
        notes.append("A mailbox does not send: cam mailbox list")
    if len(one.days) > RECENT_DAYS:
        notes.append(f"All {len(one.days)} days: cam report --campaign {name} --by day")
    if not one.sent and one.status is CampaignStatus.DRAFT:
        notes.append(f"Nothing was sent, it is a draft: cam preview --campaign {name}")
    verdicts = [line for said in decided(report, one) for line in fold(said, COLUMNS, hanging="  ")]
    return _block([*verdicts, *notes])


def decided(report: Report, one: CampaignFigures) -> list[str]:
    """Return what the engine decided of a campaign, newest first, a line each."""
    found = next(
        (each for figures, each in zip(report.campaigns, report.decided, strict=True) if figures is one), ()
    )
    lines = []
    for each in found:
        day = weekday(each.at.astimezone(report.zone).date())
        overruled = "; you let it go on" if each.overruled_at else ""
        lines.append(f"{day}: {each.action}, {each.says}{overruled}")
    return lines


def _block(lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield from lines


def table(heading: Cells, rows: Sequence[Cells], *, left: int = 1, left_last: int = 0) -> list[str]:
    """Return lines with the first `left` and the last `left_last` columns to the left, numbers to the right."""
    if not rows:
        return []
    lines = [heading, *([clean(text) for text in row] for row in rows)]
    widths = [max(width(line[index]) for line in lines) for index in range(len(heading))]
    last_right = len(heading) - left_last

    def padded(text: str, index: int) -> str:
        room = " " * (widths[index] - width(text))
        return room + text if left <= index < last_right else text + room

    return ["  ".join(padded(text, index) for index, text in enumerate(line)).rstrip() for line in lines]


def wrapped(text: str, columns: int) -> list[str]:
    """Return the text in lines of at most that many columns, broken behind commas."""
    lines = [""]
    for part in text.split(", "):
        longer = f"{lines[-1]}, {part}" if lines[-1] else part
        if width(longer) <= columns or not lines[-1]:
            lines[-1] = longer
        else:
            lines[-1] += ","
            lines.append(part)
    return lines


def percent(fraction: float) -> str:
    """Return a rate as people read it: 7.5 %."""
    return f"{100 * fraction:.1f} %"


def bar(day: DayFigures, most: int) -> str:
    """Return a bar as long as the day was busy; whoever sent anything shows at least one mark."""
    if not day.sent:
        return ""
    return "#" * max(1, round(BAR_COLUMNS * day.sent / most))


def weekday(day: date) -> str:
    """Return a day as people read it, whatever the locale: Mon 2026-03-02."""
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return f"{names[day.weekday()]} {day.isoformat()}"


def ago(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return how many local days ago something was."""
    gone = now.astimezone(zone).date() - moment.astimezone(zone).date()
    if gone < timedelta(days=1):
        return "today"
    return "yesterday" if gone.days == 1 else f"{gone.days} days ago"
