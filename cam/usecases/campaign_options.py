"""What is asked of a campaign on the command line, read: every mistake at once, before anything is changed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cam.engine import schedule, zones
from cam.engine.decisions import thresholds_of
from cam.engine.schedule import Window
from cam.engine.steps import Sequence
from cam.errors import InputError
from cam.usecases.nurture import as_nurture
from cam.usecases.sequences import read_sequence

COMPANY_REPLIES = ("stop", "delay", "off")


@dataclass(frozen=True, kw_only=True)
class CampaignOptions:
    """
    What is asked for on the command line; None and empty: not said.

    window: `09:00-18:00`.  days: `mon-fri`.  thresholds: `name=value`.
    """

    sequence: Path | None = None
    mailboxes: tuple[str, ...] = ()
    removed_mailboxes: tuple[str, ...] = ()
    daily_cap: int | None = None
    timezone: str | None = None
    window: str | None = None
    days: str | None = None
    offer: str | None = None
    audience: str | None = None
    target_clients: int | None = None
    target_mrr: float | None = None
    company_reply: str | None = None
    thresholds: tuple[str, ...] = ()
    nurture_sequence: Path | None = None
    nurture_after: int | None = None
    no_nurture: bool = False


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """The options, read.  changes: column name to value; mailboxes, removed: addresses."""

    changes: dict[str, Any]
    content: Sequence | None
    nurture: Sequence | None
    nurture_after: int | None
    no_nurture: bool
    mailboxes: tuple[str, ...]
    removed: tuple[str, ...]
    move_leads: bool = False


def read_options(options: CampaignOptions) -> Wanted:
    """Return the options as they are stored; raise InputError with every mistake."""
    changes: dict[str, Any] = {
        name: value
        for name in ("daily_cap", "offer", "audience", "target_clients", "target_mrr", "company_reply")
        if (value := getattr(options, name)) is not None
    }
    problems: list[str] = []
    for read in (_window, _days, _zone_name, _reply_rule, _thresholds):
        try:
            changes |= read(options)
        except InputError as error:
            problems.append(f"{error.what}; {error.hint}" if error.hint else error.what)
    read_files: list[Sequence | None] = []
    for path in (options.sequence, options.nurture_sequence):
        try:
            read_files.append(read_sequence(path) if path is not None else None)
        except InputError as error:
            problems += error.problems or (f"{error.what}; {error.hint}" if error.hint else error.what,)
    if options.no_nurture and (options.nurture_sequence is not None or options.nurture_after is not None):
        problems.append("--no-nurture goes with neither --nurture-sequence nor --nurture-after")
    if problems:
        what = problems[0] if len(problems) == 1 else f"{len(problems)} settings of the campaign do not fit"
        raise InputError(what, problems=problems if len(problems) > 1 else ())
    content, nurture = read_files
    return Wanted(
        changes=changes, content=content, mailboxes=options.mailboxes, removed=options.removed_mailboxes,
        nurture=as_nurture(nurture) if nurture is not None else None, nurture_after=options.nurture_after,
        no_nurture=options.no_nurture,
    )  # fmt: skip


def _thresholds(options: CampaignOptions) -> dict[str, dict[str, float]]:
    changes: dict[str, float] = {}
    for pair in options.thresholds:
        name, _, value = (part.strip() for part in pair.partition("="))
        try:
            changes[name] = float(value)
        except ValueError:
            raise InputError(
                f"--threshold {pair!r}: it must be NAME=NUMBER", hint="for example bounce_rate=0.08"
            ) from None
    thresholds_of(changes)
    return {"thresholds": changes} if changes else {}


def _window(options: CampaignOptions) -> dict[str, str]:
    if options.window is None:
        return {}
    start, end = schedule.parse_window(options.window)
    text = schedule.format_window(Window(start=start, end=end, days=frozenset({0})))
    opens, _, closes = text.partition("-")
    return {"window_start": opens, "window_end": closes}


def _days(options: CampaignOptions) -> dict[str, str]:
    return {} if options.days is None else {"days": schedule.format_days(schedule.parse_days(options.days))}


def _zone_name(options: CampaignOptions) -> dict[str, str]:
    if options.timezone is None:
        return {}
    return {"timezone": zones.zone(options.timezone).key if options.timezone else ""}


def _reply_rule(options: CampaignOptions) -> dict[str, str]:
    if options.company_reply is not None and options.company_reply not in COMPANY_REPLIES:
        raise InputError(
            f"--company-reply: {options.company_reply!r} is not one of {', '.join(COMPANY_REPLIES)}"
        )
    return {}
