"""The demo as a story: what happens, the command that does it, what comes of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from shlex import quote

from cam.commands import report_page
from cam.commands.output import shorten, width
from cam.commands.report_page import COLUMNS, weekday
from cam.usecases.cycle_report import CampaignReport
from cam.usecases.demo import (
    CAMPAIGN,
    MAILBOX,
    RECEIVED,
    DayPassed,
    Ended,
    Listed,
    Read,
    Ready,
    Rehearsed,
    Scene,
)
from cam.usecases.import_leads import ImportReport
from cam.usecases.launch import Launched

INDENT = "   "
BODY_LINES = 12
ANSWER = " " * 8
SATURDAY = 5
NAME = quote(CAMPAIGN)


def lines(scene: Scene) -> Iterator[str]:
    """Give the lines of one scene."""
    match scene:
        case Ready():
            yield from _ready(scene)
        case Listed():
            yield from _listed(scene)
        case Read():
            yield from _read(scene)
        case Rehearsed():
            yield from _rehearsed(scene.run.campaigns[0])
        case Launched():
            yield from _launched(scene)
        case DayPassed():
            yield from _day(scene)
        case Ended():
            yield from _ended(scene)


def _title(number: int, words: str, *commands: str) -> Iterator[str]:
    yield ""
    yield f"{number}  {words}"
    yield from (shorten(f"{INDENT}$ {command}", COLUMNS) for command in commands)
    yield ""


def _ready(scene: Ready) -> Iterator[str]:
    yield "Mia sells software to small companies. Watch her use cam for some weeks, played"
    yield "in a few seconds on this machine. Nothing leaves it."
    yield from _title(
        1, "A workspace and a mailbox", "cam init", f"cam mailbox add {MAILBOX} --smtp-host ..."
    )
    yield f"{INDENT}The mailbox's server is one that cam started: {scene.server}."
    yield f"{INDENT}Its inbox is a folder into which the people of this story write."


def _listed(scene: Listed) -> Iterator[str]:
    counts = scene.imported.counts
    yield from _title(
        2, "A list of people, as dirty as real ones are", f"cam import-csv leads.csv --campaign {NAME}"
    )
    yield f"{INDENT}{counts.rows} rows: {_sum(_kinds(scene.imported))}"
    for line, reason in scene.imported.first_rejects:
        yield from _folded(f"line {line}: {reason}", indent=INDENT + "  ")
    if counts.rejected:
        yield f"{INDENT}The rejected rows wait in {scene.imported.path.name}.rejects.csv, to be mended."


def _kinds(imported: ImportReport) -> list[tuple[int, str]]:
    counts = imported.counts
    return [
        (counts.imported, "new"),
        (counts.updated, "updated"),
        (counts.unchanged, "unchanged"),
        (counts.duplicates, "named twice"),
        (counts.suppressed, "not to be contacted"),
        (counts.rejected, "rejected"),
    ]


def _read(scene: Read) -> Iterator[str]:
    message = scene.message
    yield from _title(3, "Every message can be read before it goes", f"cam preview --campaign {NAME}")
    yield shorten(f"{INDENT}To:      {message.lead} <{message.email}>", COLUMNS)
    yield shorten(f"{INDENT}Subject: {message.subject}", COLUMNS)
    body = message.body.splitlines()
    for line in body[:BODY_LINES]:
        yield from _folded(line, indent=f"{INDENT}| ")
    if len(body) > BODY_LINES:
        yield f"{INDENT}| ..."


def _rehearsed(run: CampaignReport) -> Iterator[str]:
    yield from _title(4, "A rehearsal is the default; nothing is sent", f"cam run-auto --campaign {NAME}")
    yield f"{INDENT}[DRY RUN] {run.planned} people would get their first mail now, the others not:"
    reasons = Counter(run.deferred_by) + Counter(run.skipped)
    for reason, number in reasons.most_common():
        yield f"{INDENT}  {number:>3}  {reason.replace('_', ' ')}"
    for note in run.notes:
        yield shorten(f"{INDENT}       {note}", COLUMNS)


def _launched(scene: Launched) -> Iterator[str]:
    yield from _title(
        5,
        "Launch it; from then on cron does the work",
        f"cam campaign launch {NAME}",
        f"cam run-auto --campaign {NAME} --no-dry-run      # every few hours",
    )
    yield shorten(f"{INDENT}Today's limit: {scene.limit}", COLUMNS)
    yield ""


def _day(scene: DayPassed) -> Iterator[str]:
    day = weekday(scene.day)
    total = sum(scene.sent.values())
    if total:
        steps = ", ".join(f"{number} {step}" for step, number in scene.sent.items())
        yield f"{INDENT}{day}  {total:>2} sent" + (f": {steps}" if steps else "")
    elif scene.answers:
        yield f"{INDENT}{day}   nothing to send"
    elif scene.day.weekday() == SATURDAY:
        yield f"{INDENT}{day}   a weekend, nobody is written to"
    for answer in scene.answers:
        yield from _folded(f'{answer.lead}: "{answer.words}"', indent=ANSWER)
        if answer.command:
            yield shorten(f"{ANSWER}$ {answer.command}", COLUMNS)
        else:
            yield from _folded(f"-> {answer.meaning}", indent=ANSWER)


def _ended(scene: Ended) -> Iterator[str]:
    yield from _title(6, "What came of it", f"cam report --campaign {NAME}")
    report = scene.report
    yield from report_page.page(report, report.campaigns[0], launched=report.launched[0])
    yield from _title(7, "Who got nothing, and why", "cam why ADDRESS")
    for held in scene.held:
        yield shorten(f"{INDENT}{held.lead}", COLUMNS)
        yield from _folded(held.why, indent=INDENT + "  ")
    yield f"{INDENT}The list itself: {_sum(_kinds(scene.imported)[3:]) or 'nothing'}"


def farewell(root: str, received: int, *, is_kept: bool) -> list[str]:
    """Return where to look next."""
    if is_kept:
        kept = [
            f"Everything is in {root}; look around:",
            f"{INDENT}cd {root} && cam status",
            f"{INDENT}cam lead list",
            f"{INDENT}{RECEIVED}/   the {received} mails, as the server got them",
        ]
    else:
        kept = [f"Nothing is left of it; 'cam demo --keep DIR' keeps it, with its {received} mails."]
    return ["", *kept, "", "Your own: cam init, then cam mailbox add; 'cam --help' shows the way."]


def _folded(text: str, *, indent: str) -> list[str]:
    """Return the text in lines that fit, broken between words and all indented; a blank text is one line."""
    found = [""]
    for word in text.split(" "):
        longer = f"{found[-1]} {word}" if found[-1] else word
        if width(indent + longer) <= COLUMNS or not found[-1]:
            found[-1] = longer
        else:
            found.append(word)
    return [f"{indent}{line}".rstrip() for line in found]


def _sum(kinds: Sequence[tuple[int, str]]) -> str:
    return ", ".join(f"{number} {kind}" for number, kind in kinds if number)
