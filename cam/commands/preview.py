"""preview: the real messages for real leads, before anything leaves."""

from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import door
from cam.commands.options import CampaignOption, LimitOption

if TYPE_CHECKING:
    from cam.usecases.preview import Previewed


def command(
    campaign: CampaignOption = None,
    lead: Annotated[str, typer.Option(metavar="EMAIL", help="This lead instead of the first ones.")] = "",
    limit: LimitOption = 1,
    step: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Only this step, counted from 1.")
    ] = None,
    send_to: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Send one of them, marked as a test, to this address.")
    ] = "",
) -> None:
    """
    Show the real messages for real leads, all steps and wordings, with what lint says.

    Example: cam preview --campaign "Q1" --limit 3
    """
    from cam.usecases import preview

    with door().desk(read_only=not send_to) as desk:
        if send_to:
            answer = preview.send_test(desk, campaign=campaign, lead=lead, address=send_to, step=step)
            document = [{"to": send_to, "answer": answer}]
            door().emit(document, lambda: door().say(f"sent a test to {send_to}: {answer}"))
            return
        chosen, lines = preview.preview(desk, campaign=campaign, lead=lead, limit=limit, step=step)
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
            say(door().bold(f"{line.lead} <{line.email}>" if line.email else line.lead))
            say()
        when = "at once" if not line.position else f"{line.wait_days:g} days after the touch before"
        wording = (
            f", wording {line.variant}" + ("" if line.is_drawn else " (not drawn)") if line.variant else ""
        )
        say(f"--- step {line.position + 1} ({line.step}){wording}, {line.channel}, {when} ---")
        if line.held:
            say(f"held back: {line.held}")
        elif line.subject:
            say(f"Subject: {line.subject}")
        say()
        say(line.body)
        for finding in line.findings:
            say(f"{finding.level}: {finding.detail}")
        say()
    findings = [finding for line in lines for finding in line.findings]
    held = sum(bool(line.held) for line in lines)
    door().note(
        f"{len(lines)} messages, {held} held back, {len(findings)} remarks; next: cam run-auto --campaign {campaign!r}"
    )
