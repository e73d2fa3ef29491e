"""why: what happens next, when, and which rule decides."""

from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import door
from cam.commands.options import CampaignOption

if TYPE_CHECKING:
    from cam.engine.planning import Block
    from cam.usecases.why import Answer


def command(
    lead: Annotated[str, typer.Argument(metavar="LEAD", help="Lead; without one, the campaign.")] = "",
    campaign: CampaignOption = None,
) -> None:
    """
    Say what happens next to a lead, or why a campaign is not sending.

        cam why ada@lovelace.example
    """
    from cam.usecases import why

    with door().desk(read_only=True) as desk:
        answers = (
            why.about_lead(desk, lead, campaign=campaign) if lead else [why.about_campaign(desk, campaign)]
        )
    documents = [_document(answer) for answer in answers]
    document = documents[0] if len(documents) == 1 else documents
    door().emit(document, lambda: _print(answers))


def _document(answer: "Answer") -> dict[str, object]:
    found: dict[str, object] = {
        "campaign": answer.campaign,
        "lead": answer.lead or None,
        "state": answer.state,
        "next_step": answer.next_step or None,
        "next_at": answer.next_at,
        "blocked_by": [
            {"rule": block.reason.value, "until": block.until, "detail": block.detail}
            for block in answer.blocked_by
        ],
    }
    return found if answer.counts is None else found | {"counts": answer.counts}


def _print(answers: list["Answer"]) -> None:
    say = door().say
    for answer in answers:
        subject = f"{answer.lead} in {answer.campaign}" if answer.lead else f"campaign {answer.campaign}"
        say(door().bold(f"{subject} ({answer.state})"))
        door().prose(answer.says, indent="  ", hanging="    ")
        if answer.next_at is not None:
            say(
                f"  next: {answer.next_step + ', ' if answer.next_step else ''}{door().local(answer.next_at)}"
            )
        for one in answer.decided:
            door().prose(
                f"decided {door().local(one.at)}: {one.action}, {one.says}", indent="  ", hanging="    "
            )
        for block in answer.blocked_by:
            door().prose(_rule(block, answer), indent="  ", hanging="    ")


def _rule(block: "Block", answer: "Answer") -> str:
    number = answer.counts[block.reason.value] if answer.counts else 0
    words = block.reason.value.replace("_", " ")
    said = [
        f"{number} {'lead' if number == 1 else 'leads'}" if number else "",
        "" if answer.says.endswith(block.detail) else block.detail,
        f"until {door().local(block.until)}" if block.until else "",
    ]
    return ": ".join(part for part in (f"rule {words}", ", ".join(filter(None, said))) if part)
