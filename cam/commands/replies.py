"""replies: what came in, what it means, and a human's word on it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import door, reading_width
from cam.commands.options import CampaignFilter
from cam.commands.output import counted, local_time, shorten
from cam.engine.vocabulary import ReplyClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cam.store.replies import Reply
    from cam.usecases.judge_again import Changed, JudgedAgain
    from cam.usecases.reply_book import Corrected, Judged

app = typer.Typer(no_args_is_help=True, help="What came in, what it means, and your word on it.")

INDENT = " " * 5
SHOWN_INDENT = " " * 12  # under the values of `replies show`

ReplyArgument = Annotated[int, typer.Argument(metavar="ID", help="From 'cam replies list'.")]


CASE = ("text", "subject", "class", "judged", "language")


@app.command("list")
def list_command(
    campaign: CampaignFilter = None,
    only: Annotated[
        list[ReplyClass] | None,
        typer.Option("--class", metavar="CLASS", case_sensitive=False, help="Only this class; repeatable."),
    ] = None,
    undecided: Annotated[
        bool, typer.Option("--undecided", help="Only those that wait for your word.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help="Show at most this many.")
    ] = None,
) -> None:
    """
    List what came in, newest first, with its class, how sure that is, and why.

        cam replies list --undecided
    """
    from cam.usecases.reply_book import list_replies

    with door().desk(read_only=True) as desk:
        found = list_replies(
            desk, campaign=campaign, classes=only or (), only_undecided=undecided, limit=limit
        )
    if door().as_json:
        door().emit([document(one) for one in found], lambda: None)
    elif found:
        for one in found:
            _print_listed(one)
    else:
        door().note("no reply fits" if campaign or only or undecided else "nothing came in yet")


@app.command("show")
def show_command(reply: ReplyArgument) -> None:
    """
    Show one reply: what the person wrote, what it was taken for and why.

        cam replies show 12
    """
    from cam.usecases.reply_book import show_reply

    with door().desk(read_only=True) as desk:
        found = show_reply(desk, reply)
    door().emit([document(found)], lambda: _print_shown(found))


@app.command("reclassify")
def reclassify_command(
    reply: Annotated[
        int | None, typer.Argument(metavar="ID", help="From 'cam replies list'; not with --all.")
    ] = None,
    meaning: Annotated[str, typer.Argument(metavar="CLASS", help="What it really means; see below.")] = "",
    every: Annotated[
        bool, typer.Option("--all", help="Judge all of them again by the rules of now; needs --dry-run.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --all: show what would change, and change nothing.")
    ] = False,
) -> None:
    """
    Say what a reply really means. What its first judgement did is taken back, and your word is followed and kept.

    With --all --dry-run: what another version of the rules would take for something else. Your own words stand.

    Classes: positive, negative, question, neutral, referral, unsubscribe, ooo, auto_reply, bounce, complaint.

        cam replies reclassify 12 positive
        cam replies reclassify --all --dry-run
    """
    from cam.errors import UsageError
    from cam.usecases.reply_book import reclassify

    if every or dry_run:
        _judge_again(is_asked_well=every and dry_run and reply is None)
        return
    if reply is None or not meaning:
        raise UsageError(
            "replies reclassify: it needs an ID and a CLASS", hint="cam replies reclassify 12 positive"
        )
    if meaning.lower() not in set(ReplyClass):
        raise UsageError(
            f"replies reclassify: {meaning!r} is no class", hint=f"one of {', '.join(ReplyClass)}"
        )
    with door().desk() as desk:
        done = reclassify(desk, reply, ReplyClass(meaning.lower()))
    door().emit([document(done.reply)], lambda: _print_corrected(done))


def _judge_again(*, is_asked_well: bool) -> None:
    from cam.errors import UsageError
    from cam.usecases.judge_again import judge_again

    if not is_asked_well:
        raise UsageError(
            "replies reclassify: --all and --dry-run go together, without an ID",
            hint="cam replies reclassify --all --dry-run, then cam replies reclassify ID CLASS for each that is right",
        )
    with door().desk(read_only=True) as desk:
        done = judge_again(desk)
    door().emit([_would_be(one) for one in done.changed], lambda: _print_judged_again(done))


@app.command("export-corrections")
def export_command() -> None:
    """
    Print the answers on which you have spoken as labelled cases: text, subject, class, judged, language.

    The class is yours, judged is what cam took it for. benchmarks/reply_accuracy.py reads such a file.

        cam replies export-corrections > corrections.csv
    """
    import csv
    import sys

    from cam.engine.cells import safe_cell
    from cam.usecases.reply_book import list_replies

    with door().desk(read_only=True) as desk:
        cases = [_case(one) for one in list_replies(desk) if one.human]

    def write() -> None:
        rows = csv.DictWriter(sys.stdout, CASE, lineterminator="\n")
        rows.writeheader()
        rows.writerows({name: safe_cell(value) for name, value in case.items()} for case in cases)

    door().emit(cases, write)


@app.command("judge")
def judge_command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Raw messages (.eml).")],
) -> None:
    """
    Say what message files mean, and why; no workspace is needed and nothing is changed.

        cam replies judge answer.eml
    """
    from cam.usecases.reply_book import judge_files

    judged = judge_files(files)
    door().emit([_judged(one) for one in judged], lambda: _print_judged(judged))


def document(one: "Reply") -> dict[str, object]:
    """Return one reply as the JSON contract promises it."""
    return {
        "id": one.id, "mailbox": one.mailbox, "campaign": one.campaign or None, "lead": one.lead or None,
        "step": one.step or None, "from": one.sender, "subject": one.subject, "received_at": one.received_at,
        "message_id": one.message_id, "class": one.reply_class or None, "confidence": one.confidence,
        "reasons": list(one.reasons), "text": one.text, "undecided": one.undecided,
        "human": one.reply_class if one.human else None, "judged": one.judged or None, "status": one.status,
        "matched_by": one.match_by, "guess": one.is_guess, "language": one.language or None,
        "ooo_until": one.returns_on or None,
        "bounce": {"kind": one.bounce_kind, "recipient": one.bounce_recipient, "status": one.bounce_status}
        if one.bounce_kind else None,
    }  # fmt: skip


def _case(one: "Reply") -> dict[str, str]:
    return {
        "text": one.text, "subject": one.subject, "class": one.reply_class, "judged": one.judged,
        "language": one.language,
    }  # fmt: skip


def _would_be(one: "Changed") -> dict[str, object]:
    reply, answer = one.reply, one.answer
    return {
        "id": reply.id, "campaign": reply.campaign or None, "lead": reply.lead or None, "class": reply.reply_class,
        "would_be": answer.reply_class.value, "confidence": answer.confidence, "reasons": list(answer.reasons),
    }  # fmt: skip


def _print_judged_again(done: "JudgedAgain") -> None:
    for one in done.changed:
        head = f"{one.reply.id:>3}  {one.reply.reply_class}, would be {one.answer.reply_class.value}"
        door().prose(f"{head}, {one.answer.confidence:.0%} sure  {_who(one.reply)}", hanging=INDENT)
        for reason in one.answer.reasons:
            door().prose(reason, indent=INDENT)
    looked = f"{counted(done.looked, 'answer')} judged again"
    said = f"{looked}, {len(done.changed)} would change, {done.kept} kept by your word"
    door().note(said + ("; next: cam replies reclassify ID CLASS" if done.changed else ""))


def _print_listed(one: "Reply") -> None:
    at = local_time(one.received_at, door().zone)
    where = f" in {one.campaign}" if one.campaign else ""
    door().prose(f"{one.id:>3}  {at}  {_sure(one)}  {_who(one)}{where}", hanging=INDENT)
    words = " ".join((one.text or one.subject).split())
    if words:
        door().say(INDENT + shorten(door().clean(words), reading_width() - len(INDENT)))


def _who(one: "Reply") -> str:
    """Return whom a reply is about; a mail system that writes in a lead's place is nobody."""
    by_machine = one.reply_class in (ReplyClass.BOUNCE, ReplyClass.COMPLAINT)
    return (one.lead if by_machine else one.sender) or one.lead or one.sender or "nobody"


def _sure(one: "Reply") -> str:
    return f"{meaning_of(one)}, {one.confidence:.0%} sure" if one.reply_class else meaning_of(one)


def meaning_of(one: "Reply") -> str:
    """Return the class of a reply in a word or two: what it is, and whose word that is."""
    if one.status == "quarantined":
        return "not understood"
    if one.undecided:
        return f"{one.reply_class}?"
    return f"{one.reply_class} (you)" if one.human else one.reply_class


def _print_shown(one: "Reply") -> None:
    say = door().say
    door().prose(
        f"reply {one.id} from {one.sender or 'nobody'}, {door().local(one.received_at)}", hanging="  "
    )
    if one.subject:
        door().prose(f"subject:  {one.subject}", indent="  ", hanging=SHOWN_INDENT)
    if one.lead:
        step = f", step {one.step}" if one.step else ""
        guess = ", a guess" if one.is_guess else ""
        about = f"about:    {one.lead} in {one.campaign}{step}; found by {one.match_by}{guess}"
        door().prose(about, indent="  ", hanging=SHOWN_INDENT)
    if one.trouble:
        door().prose(f"trouble:  {one.trouble}", indent="  ", hanging=SHOWN_INDENT)
    if one.reply_class:
        say(f"  class:    {_sure(one)}")
    for reason in one.reasons:
        door().prose(reason, indent=SHOWN_INDENT)
    if one.returns_on:
        say(f"  away:     until {one.returns_on}")
    if one.text:
        say()
        door().prose(one.text, indent="  ")
    if one.undecided:
        door().note(f"next: cam replies reclassify {one.id} CLASS")


def _print_corrected(done: "Corrected") -> None:
    one = done.reply
    is_same = done.before == one.reply_class
    was = "as cam took it" if is_same else f"no longer as {done.before or 'undecided'}"
    door().say(f"reply {one.id} counts as {one.reply_class}, {was}")
    door().say(f"{one.lead} is {done.state} in {one.campaign}")


def _judged(one: "Judged") -> dict[str, object]:
    answer = one.answer
    referral = {"name": answer.referred_name or None, "email": answer.referred_address or None}
    return {
        "file": one.file, "class": answer.reply_class.value, "confidence": answer.confidence,
        "reasons": list(answer.reasons), "text": answer.text, "language": answer.language or None,
        "bounce": {"kind": answer.bounce_kind, "recipient": answer.bounce_recipient, "status": answer.bounce_status}
        if answer.bounce_kind else None,
        "ooo_until": answer.returns_on.isoformat() if answer.returns_on else None,
        "referral": referral if any(referral.values()) else None,
    }  # fmt: skip


def _print_judged(judged: "Sequence[Judged]") -> None:
    for one in judged:
        answer = one.answer
        door().say(door().bold(f"{one.file}: {answer.reply_class.value}, {answer.confidence:.0%} sure"))
        for reason in answer.reasons:
            door().prose(reason, indent="  because ", hanging="    ")
        if answer.bounce_kind:
            door().say(
                f"  bounce: {answer.bounce_kind}, {answer.bounce_recipient} {answer.bounce_status}".rstrip()
            )
        if answer.returns_on:
            door().say(f"  away until {answer.returns_on}")
        if answer.referred_name or answer.referred_address:
            door().say(f"  names {answer.referred_name} {answer.referred_address}".rstrip())
        if answer.text:
            door().prose(answer.text, indent="  | ")
