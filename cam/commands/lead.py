"""lead: one person, everything known and everything that can be said of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import door
from cam.commands.options import CampaignFilter, LeadArgument, ReasonOption
from cam.commands.output import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cam.store.proposals import Proposal
    from cam.usecases.goings import Going
    from cam.usecases.leads import Tagged
    from cam.usecases.marks import Marked

app = typer.Typer(
    no_args_is_help=True, help="One person: everything known, the conversation, marks and tags."
)

LISTED = ("email", "name", "company", "title", "score", "state", "next", "tags")
PROPOSED = ("id", "name", "email", "company", "campaign", "referred_by", "reply", "text", "created_at")
Words = "replied|qualified|won|lost|nurture|reopen"

OneCampaign = Annotated[
    str | None,
    typer.Option("--campaign", "--campaign-name", metavar="NAME", help="Only in this campaign; else in all."),
]
ProposalArgument = Annotated[int, typer.Argument(metavar="ID", help="From 'cam lead list --proposed'.")]
Tags = Annotated[list[str], typer.Argument(metavar="TAG", help="One or more tags.")]


@app.command("list")
def list_command(
    campaign: CampaignFilter = None,
    tag: Annotated[str, typer.Option("--tag", metavar="TAG", help="Only leads with this tag.")] = "",
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help="Show at most this many.")
    ] = None,
    proposed: Annotated[
        bool, typer.Option("--proposed", help="Those whom replies named, waiting for your word.")
    ] = False,
) -> None:
    """
    List people, in the order of their import.

        cam lead list --campaign "Q1" --limit 20
    """
    if proposed:
        _list_proposed(campaign)
        return
    from cam.commands.lead_card import document, listed
    from cam.usecases.leads import list_leads

    with door().desk(read_only=True) as desk:
        found = list_leads(desk, campaign=campaign, tag=tag, limit=limit)
    if door().as_json:
        door().emit([document(one.person, one.campaigns) for one in found], lambda: None)
    elif found:
        door().table(LISTED, [listed(one) for one in found], spare=("tags", "title", "score", "company"))
    else:
        door().note(
            "no lead fits" if campaign or tag else "there is no lead yet; 'cam import-csv FILE' brings some"
        )


def _list_proposed(campaign: str | None) -> None:
    from cam.usecases.proposed_leads import list_proposed

    with door().desk(read_only=True) as desk:
        found = list_proposed(desk, campaign=campaign)
    door().emit(
        [{name: getattr(one, name) for name in PROPOSED} for one in found], lambda: _print_proposed(found)
    )


def _print_proposed(found: "Sequence[Proposal]") -> None:
    for one in found:
        who = f"{one.name} <{one.email}>" if one.name and one.email else one.name or one.email
        said = f"{one.id:>3}  {who}, named by {one.referred_by} in reply {one.reply}, {one.campaign}"
        door().prose(said, hanging=" " * 5)
    if found:
        door().note(f"next: cam lead accept {found[0].id}, or cam lead reject {found[0].id}")
    else:
        door().note("nobody is proposed")


@app.command("accept")
def accept_command(
    proposal: ProposalArgument,
    email: Annotated[
        str, typer.Option("--email", metavar="ADDRESS", help="Where the reply gave only a name.")
    ] = "",
) -> None:
    """
    Take a person whom a reply named into the campaign of that conversation.

        cam lead accept 3
    """
    from cam.usecases.proposed_leads import accept

    with door().desk() as desk:
        done = accept(desk, proposal, email=email)
    one = done.proposal
    said = f"{one.email} is in {one.campaign}, referred by {one.referred_by}"
    door().emit([_decided(one)], lambda: door().say(said))


@app.command("reject")
def reject_command(proposal: ProposalArgument) -> None:
    """
    Leave a person whom a reply named; nobody writes to them.

        cam lead reject 3
    """
    from cam.usecases.proposed_leads import reject

    with door().desk() as desk:
        done = reject(desk, proposal)
    one = done.proposal
    door().emit([_decided(one)], lambda: door().say(f"{one.email or one.name} is left alone"))


def _decided(one: "Proposal") -> dict[str, object]:
    return {name: getattr(one, name) for name in (*PROPOSED, "status")}


@app.command("show")
def show_command(lead: LeadArgument) -> None:
    """
    Show everything known of one person, what comes next, and the whole conversation.

        cam lead show ada@lovelace.example
    """
    from cam.commands.lead_card import card, print_card
    from cam.usecases.leads import show_lead

    with door().desk(read_only=True) as desk:
        found = show_lead(desk, lead)
    door().emit([card(found)], lambda: print_card(found))


@app.command("tag")
def tag_command(lead: LeadArgument, tags: Tags) -> None:
    """
    Add tags. 'do_not_contact' suppresses the person; 'hot' qualifies a touched lead with a score above 0.7.

        cam lead tag ada@lovelace.example met_in_lisbon
    """
    from cam.usecases.leads import tag_lead

    with door().desk() as desk:
        tagged = tag_lead(desk, lead, tags)
    door().emit([_tagged_row(tagged)], lambda: _print_tagged(tagged))


@app.command("untag")
def untag_command(lead: LeadArgument, tags: Tags) -> None:
    """
    Take tags off. A suppression that 'do_not_contact' made stays.

        cam lead untag ada@lovelace.example met_in_lisbon
    """
    from cam.usecases.leads import untag_lead

    with door().desk() as desk:
        tagged = untag_lead(desk, lead, tags)
    door().emit([_tagged_row(tagged)], lambda: _print_tagged(tagged))


@app.command("mark")
def mark_command(
    lead: LeadArgument,
    mark: Annotated[str, typer.Argument(metavar=Words, help="What you know of the person.")],
    mrr: Annotated[
        float | None, typer.Option("--mrr", min=0, metavar="X", help="With won: the monthly revenue.")
    ] = None,
    campaign: Annotated[
        str | None,
        typer.Option("--campaign", "--campaign-name", metavar="NAME", help="Else the one that wrote last."),
    ] = None,
    reason: ReasonOption = "",
) -> None:
    """
    Say what you know: an answer stops the person everywhere, and colleagues by the campaign's --company-reply.

        cam lead mark ada@lovelace.example replied
    """
    from cam.errors import UsageError
    from cam.usecases.marks import Mark
    from cam.usecases.marks import mark as mark_lead

    if mark.lower() not in set(Mark):
        raise UsageError(f"lead mark: {mark!r} is not a mark", hint=f"one of {Words.replace('|', ', ')}")
    with door().desk() as desk:
        marked = mark_lead(desk, lead, Mark(mark.lower()), campaign=campaign, mrr=mrr, reason=reason)
    door().emit([marked], lambda: _print_marked(marked))


@app.command("pause")
def pause_command(lead: LeadArgument, campaign: OneCampaign = None, reason: ReasonOption = "") -> None:
    """
    Write nothing to this person until resumed; the place in the sequence is kept.

        cam lead pause ada@lovelace.example --reason "talk to her first"
    """
    from cam.usecases.goings import pause_lead

    with door().desk() as desk:
        goings = pause_lead(desk, lead, campaign=campaign, reason=reason)
    door().emit(goings, lambda: _print_goings(goings, "is paused"))


@app.command("resume")
def resume_command(lead: LeadArgument, campaign: OneCampaign = None) -> None:
    """
    Go on with a paused person where it was.

        cam lead resume ada@lovelace.example
    """
    from cam.usecases.goings import resume_lead

    with door().desk() as desk:
        goings = resume_lead(desk, lead, campaign=campaign)
    door().emit(goings, lambda: _print_goings(goings, "goes on"))


@app.command("retry")
def retry_command(lead: LeadArgument, campaign: OneCampaign = None) -> None:
    """
    Make a touch that failed due again, as a new message.

        cam lead retry ada@lovelace.example
    """
    from cam.usecases.goings import retry_lead

    with door().desk() as desk:
        goings = retry_lead(desk, lead, campaign=campaign)
    door().emit(goings, lambda: _print_goings(goings, "is tried again"))


def _tagged_row(tagged: "Tagged") -> dict[str, object]:
    return {
        "lead": tagged.lead,
        "tags": list(tagged.tags),
        "suppressed": tagged.suppressed is not None or bool(tagged.still_suppressed),
        "qualified": list(tagged.qualified),
    }


def _print_tagged(tagged: "Tagged") -> None:
    door().say(f"{tagged.lead}: {', '.join(tagged.tags) or 'no tags'}")
    if tagged.suppressed is not None:
        door().say("the person is suppressed and never written to again")
    if tagged.qualified:
        door().say(f"qualified in {', '.join(tagged.qualified)}")
    if tagged.still_suppressed:
        covering = tagged.still_suppressed.partition(" ")[0]
        door().note(f"{tagged.still_suppressed}; 'cam suppress remove {covering}' takes that away")


def _print_marked(marked: "Marked") -> None:
    word = "reopened" if marked.mark == "reopen" else marked.mark.value
    door().say(f"{marked.lead} is marked {word} in {marked.campaign}: {_move_of(marked)}")
    if marked.stopped:
        door().say(f"stopped in {', '.join(marked.stopped)} too")
    if marked.colleagues:
        people = "1 colleague" if marked.colleagues == 1 else f"{marked.colleagues} colleagues"
        door().say(f"{people} at the same company kept back (--company-reply of the campaign)")
    if marked.cancelled:
        door().say(f"{counted(marked.cancelled, 'queued message')} withdrawn")


def _move_of(marked: "Marked") -> str:
    before, after = marked.before.value, marked.after.value
    return f"{before} -> {after}" if before != after else f"it stays {after}"


def _print_goings(goings: "Sequence[Going]", what: str) -> None:
    for one in goings:
        when = f", next look {door().local(one.next_at)}" if one.next_at is not None else ""
        door().say(f"{one.lead} {what} in {one.campaign}{when}")
