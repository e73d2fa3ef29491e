"""preview: the real messages for real leads, before anything leaves."""

from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import door
from cam.commands.options import CampaignOption, LimitOption
from cam.commands.output import counted

if TYPE_CHECKING:
    from cam.usecases.preview import Previewed


def command(
    campaign: CampaignOption = None,
    lead: Annotated[str, typer.Option(metavar="EMAIL", help="This lead instead of the first ones.")] = "",
    limit: LimitOption = 1,
    step: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Only this step, counted from 1.")
    ] = None,
    nurture: Annotated[
        bool, typer.Option("--nurture", help="The campaign's nurture sequence instead of its own.")
    ] = False,
    send_to: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Send one of them, marked as a test, to this address.")
    ] = "",
) -> None:
    """
    Show the real messages for real leads, all steps and variants, with what lint says.

        cam preview --campaign "Q1" --limit 3
    """
    from cam.usecases import preview

    with door().desk(read_only=not send_to) as desk:
        if send_to:
            answer = preview.send_test(
                desk, campaign=campaign, lead=lead, address=send_to, step=step, nurture=nurture
            )
            document = [{"to": send_to, "answer": answer}]
            door().emit(document, lambda: door().say(f"sent a test to {send_to}: {answer}"))
            return
        chosen, lines = preview.preview(
            desk, campaign=campaign, lead=lead, limit=limit, step=step, nurture=nurture
        )
    door().emit([_row(line) for line in lines], lambda: _print(chosen.name, lines))


def _row(line: "Previewed") -> dict[str, object]:
    return {
        **{key: value for key, value in vars(line).items() if key not in ("findings", "position")},
        "findings": [vars(finding) for finding in line.findings],
    }


def _print(campaign: str, lines: list["Previewed"]) -> None:
    say = door().say
    person = ""
    for line in lines:
        if line.email + line.lead != person:
            person = line.email + line.lead
            is_named = line.email and line.email != line.lead
            say(door().bold(f"{line.lead} <{line.email}>" if is_named else line.lead))
            say()
        _print_message(line)
    findings = sum(len(line.findings) for line in lines)
    held = sum(bool(line.held) for line in lines)
    said = f"{counted(len(lines), 'message')}, {held} held back, {counted(findings, 'remark')}"
    door().note(f"{said}; next: cam run-auto --campaign {quote(campaign)}")


def _print_message(line: "Previewed") -> None:
    """Print one message, its words folded to the terminal."""
    say, prose = door().say, door().prose
    when = f"{line.wait_days:g} days after the touch before" if line.position else "at once"
    variant = f", variant {line.variant}" + ("" if line.is_drawn else " (not drawn)") if line.variant else ""
    say(f"--- step {line.position + 1} ({line.step}){variant}, {line.channel}, {when} ---")
    if line.held:
        prose(f"held back: {line.held}", hanging="  ")
    elif line.subject:
        say(f"Subject: {line.subject}")
    say()
    if line.body:
        prose(line.body.strip())
        say()
    for finding in line.findings:
        prose(f"{finding.level}: {finding.detail}", hanging="  ")
    if line.findings:
        say()
