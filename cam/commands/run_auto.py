"""run-auto: one automated cycle, dry by default."""

import sys
from contextlib import redirect_stdout, suppress
from io import StringIO
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from cam import glance
from cam.commands.door import door
from cam.commands.failures import INTERRUPTED
from cam.commands.options import (
    BATCH_SIZE,
    AllOption,
    BatchSizeOption,
    CampaignOption,
    ChannelOption,
    DryRunOption,
)

if TYPE_CHECKING:
    from cam.usecases.cycle import RunReport
    from cam.usecases.cycle_report import CampaignReport, MessageReport
    from cam.usecases.desk import Desk

FIRST_LINES = 4
INDENT = "    "
NAMED = 3  # people named behind a reason
NETWORKS = {"linkedin": "LinkedIn"}
TOUCHED = ("planned", "sent", "retry", "failed", "unknown")
ATTEMPTED = ("sent", "retry", "failed", "unknown")
SOME_FAILED, ALL_REFUSED = 1, 4


def command(
    campaign: CampaignOption = None,
    every: AllOption = False,
    channel: ChannelOption = None,
    batch_size: BatchSizeOption = BATCH_SIZE,
    dry_run: DryRunOption = True,
    from_email: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The mailbox for leads that have none yet.")
    ] = "",
    from_name: Annotated[str, typer.Option(metavar="NAME", help="The display name in From.")] = "",
    paced: Annotated[bool, typer.Option("--paced", help="Keep the random gap between two mails.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Print whole messages.")] = False,
    include_cold: Annotated[bool, typer.Option("--include-cold", help="Write to cold leads too.")] = False,
) -> None:
    """
    Run one cycle: who would get what, and why the others get nothing.

    It is a dry run unless --no-dry-run is given: nothing is sent, nothing changes.

        cam run-auto --campaign "Q1" --no-dry-run
    """
    from cam.commands.signals import stopping_on_signals
    from cam.usecases.clock_doubt import doubts
    from cam.usecases.ground import Options
    from cam.usecases.run_auto import run_auto

    options = Options(
        is_dry_run=dry_run,
        batch_size=batch_size,
        channel=channel,
        from_name=from_name,
        include_cold=include_cold,
        is_paced=paced,
    )
    with door().desk(read_only=dry_run) as desk, stopping_on_signals(desk.stopping):
        event = glance.newest_event(desk.db.path)
        for doubt in doubts(desk):
            door().note(f"warning: {doubt}")
        report = run_auto(desk, campaign=campaign, every=every, options=options, from_email=from_email)
        was_stopped = desk.stopping.is_set()

    def say() -> None:
        door().emit(document(report), lambda: _print(report, full=full))

    if is_idle(report) and desk.db.path and not (sys.stdout.isatty() or include_cold or was_stopped):
        with redirect_stdout(StringIO()) as said:
            say()
        note_idle(desk, report, said=said.getvalue(), event=event)
        print(said.getvalue(), end="")
    else:
        say()
    code = INTERRUPTED if was_stopped else exit_code(report)
    if code:
        if not door().as_json:
            _print_failures(report)
        raise typer.Exit(code)


def is_idle(report: "RunReport") -> bool:
    """Tell whether a live cycle found nothing to do and nothing wrong: the next one may be over at a glance."""
    is_calm = not report.is_dry_run and report.busy is None and not report.undelivered
    is_calm = is_calm and not report.heard.processed.classes
    return is_calm and not any(one.messages or one.errors for one in report.campaigns)


def note_idle(desk: "Desk", report: "RunReport", *, said: str, event: int, is_log: bool = False) -> None:
    """Note what an idle cycle said, for the glance of the next one."""
    from zoneinfo import ZoneInfo

    from cam.engine.schedule import next_day_start

    assert desk.db.path is not None  # noqa: S101 - the caller looked
    until = next_day_start(ZoneInfo(desk.settings.sender.timezone), desk.clock())
    names = [one.campaign for one in report.campaigns]
    with suppress(OSError):  # a workspace that cannot be written to: the next cycle looks by itself
        glance.note(
            desk.root, desk.db.path, door().words, said=said, campaigns=names, event=event, until=until,
            is_log=is_log, environ=door().environ,
        )  # fmt: skip


def document(report: "RunReport") -> dict[str, object]:
    """Return the JSON document of a cycle (docs/reference/json.md)."""
    totals = {name: report.total(name) for name in ("processed", "planned", "sent", "failed", "deferred")}
    return {
        "dry_run": report.is_dry_run,
        "campaigns": [_campaign(one) for one in report.campaigns],
        **totals,
        "inbox": _inbox(report),
        "lease_held_by": report.busy.holder if report.busy else None,
    }


def _inbox(report: "RunReport") -> dict[str, object] | None:
    """Return what the inboxes brought, None where none was read: in a dry run, or while another one is at work."""
    if report.is_dry_run or report.busy is not None:
        return None
    heard = report.heard
    return {
        "read": sum(not one.trouble for one in heard.inboxes),
        "unread": [one.mailbox for one in heard.inboxes if one.trouble],
        "messages": sum(one.stored for one in heard.inboxes),
        "replies": dict(heard.processed.classes),
        "undecided": heard.processed.undecided,
    }


def _campaign(one: "CampaignReport") -> dict[str, object]:
    return {
        "campaign": one.campaign,
        "status": one.status,
        "processed": one.processed,
        "planned": one.planned,
        "sent": one.sent,
        "failed": one.failed,
        "deferred": one.deferred,
        "followups_sent": one.followups_sent,
        "hot_leads_detected": one.hot_leads_detected,
        "skipped": one.skipped,
        "deferred_by": one.deferred_by,
        "messages": [vars(message) for message in one.messages],
        "errors": list(one.errors),
    }


def exit_code(report: "RunReport") -> int:
    """Return 0, 1 where some sends failed, 4 where every attempt was refused or no mailbox could be reached."""
    attempted = [
        message
        for campaign in report.campaigns
        for message in campaign.messages
        if message.status in ATTEMPTED
    ]
    accepted = sum(message.status == "sent" for message in attempted)
    unreachable = sum(campaign.unreachable for campaign in report.campaigns)
    if not accepted and (unreachable or any(message.status in ("retry", "failed") for message in attempted)):
        return ALL_REFUSED
    failed = report.total("failed") or any(campaign.errors for campaign in report.campaigns)
    return SOME_FAILED if failed else 0


def _print(report: "RunReport", *, full: bool) -> None:
    if report.busy is not None:
        until = door().local(report.busy.expires_at)
        door().prose(f"another cam process is at work: {report.busy.holder}, its lease ends {until} or later")
        return
    _print_heard(report)
    if not report.campaigns:
        door().say("no campaign is active; 'cam campaign launch NAME' starts one")
    for campaign in report.campaigns:
        _print_campaign(campaign, is_dry_run=report.is_dry_run, full=full)
    for said in report.unfiled:
        door().note(said)
    numbers = ("processed", "planned", "sent", "failed", "deferred") if report.is_dry_run else (
        "processed", "sent", "failed", "deferred")  # fmt: skip
    door().say("  ".join(f"{name.capitalize()} {report.total(name)}" for name in numbers))
    for error in report.undelivered:
        door().note(f"an alert waits: {error}; cam alerts list")
    if report.is_dry_run and report.total("planned"):
        door().note(f"nothing was sent; {_how_to_send(report)}")
    elif report.is_dry_run and any(one.window_opens_at for one in report.campaigns):
        door().note("nobody may be written to at this moment; 'cam preview' shows the messages")


def _print_heard(report: "RunReport") -> None:
    """Say what the inboxes brought: what is an answer at last stops a sequence, and a human wants to know."""
    processed = report.heard.processed
    if not processed.classes:
        return
    each = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in processed.classes.most_common())
    door().prose(f"{processed.classes.total()} came in: {each}; cam replies list", hanging="  ")
    if processed.undecided:
        verb = "needs" if processed.undecided == 1 else "need"
        door().say(f"{processed.undecided} {verb} your word; cam replies list --undecided")
    door().say()


def _print_failures(report: "RunReport") -> None:
    """Say on stderr what cron has to mail, also where stdout and --quiet go nowhere: one line, the first failure."""
    tried = [one for campaign in report.campaigns for one in campaign.messages if one.status in ATTEMPTED]
    failures = [one for one in tried if one.status != "sent"]
    if failures:
        first = failures[0]
        said = f"{len(failures)} of {len(tried)} not accepted, the first {first.email}: {first.reason}"
        door().error(said)
        door().error("cam status says whether a mailbox is in trouble")


def _how_to_send(report: "RunReport") -> str:
    drafts = [one.campaign for one in report.campaigns if one.status == "draft"]
    return f"next: cam campaign launch {quote(drafts[0])}" if drafts else "--no-dry-run sends"


def _print_campaign(one: "CampaignReport", *, is_dry_run: bool, full: bool) -> None:
    say, prose = door().say, door().prose
    mark = "[DRY RUN] " if is_dry_run else ""
    say(door().bold(f"{mark}campaign {one.campaign} ({one.status})"))
    for message in one.messages:
        if message.status in TOUCHED:
            if is_dry_run or full:
                _print_message(message, mark=mark, full=full)
            else:
                _print_outcome(message)
    if is_dry_run and one.planned and (one.deferred_by or one.skipped or one.window_opens_at or one.notes):
        say()
    for title, counts in (("not now", one.deferred_by), ("held back", one.skipped)):
        for reason, number in sorted(counts.items(), key=lambda item: -item[1]):
            prose(
                f"{title}: {number} {reason.replace('_', ' ')}{_what(one, reason)}{_who(one, reason)}",
                indent="  ",
                hanging="    ",
            )
    if one.window_opens_at is not None:
        prose(f"note: the next window opens {door().local(one.window_opens_at)}", indent="  ", hanging="    ")
    troubles = tuple(error.partition(": ")[2] or error for error in one.errors)
    for note in one.notes:
        if not note.endswith(troubles):  # the error says it
            prose(f"note: {note}", indent="  ", hanging="    ")
    for error in one.errors:
        for line in door().wrap(f"error: {error}", indent="  ", hanging="    "):
            door().error(line)
    say()


def _what(one: "CampaignReport", reason: str) -> str:
    return f": {', '.join(one.lacking)}" if reason == "missing_variable" and one.lacking else ""


def _who(one: "CampaignReport", reason: str) -> str:
    names = [message.email or message.lead for message in one.messages if message.reason == reason]
    shown = ", ".join(names[:NAMED])
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f" ({shown}{more})" if names else ""


def _print_message(message: "MessageReport", *, mark: str, full: bool) -> None:
    """Print one message, its words folded to the terminal: the first lines, or all with --full."""
    say = door().say
    variant = f", variant {message.variant}" if message.variant else ""
    sender = f", from {message.mailbox}" if message.mailbox else ""
    say()
    say(f"{mark}To: {_person(message)}")
    if message.subject:
        say(f"{mark}Subject: {message.subject}")
    say(f"{mark}Step: {message.step}{variant}{sender}" + ("" if mark else f"; {_became(message)}"))
    lines = [line for line in door().wrap(message.body.strip(), indent=INDENT) if full or line.strip()]
    for line in lines if full else lines[:FIRST_LINES]:
        say(line)
    if not full and len(lines) > FIRST_LINES:
        say(f"{INDENT}...")


def _print_outcome(message: "MessageReport") -> None:
    """Print what became of one message in a line: cron mails what a live cycle says."""
    reason = f": {message.reason}" if message.reason else ""
    door().prose(
        f"{_became(message)}  {message.step}  {_person(message)}{reason}", indent="  ", hanging="    "
    )


def _became(message: "MessageReport") -> str:
    return "a task for you" if message.status == "planned" else message.status


def _person(message: "MessageReport") -> str:
    if not message.email:
        return f"{message.lead}, on {NETWORKS.get(message.channel, message.channel)}"
    return message.email if message.lead == message.email else f"{message.lead} <{message.email}>"
