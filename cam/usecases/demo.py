"""The demo: the whole journey on this machine, played by the same use cases that the commands call."""

from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from cam.engine.vocabulary import MessageStatus, ReplyClass, Tls
from cam.errors import InputError
from cam.gateways.loopback_smtp import LoopbackSmtp, Received
from cam.gateways.registry import inbox_for, sender_for
from cam.settings_sources import read
from cam.store.database import Database
from cam.store.lead_views import Person
from cam.store.replies import Reply
from cam.store.upgrade import ensure_current
from cam.usecases import campaigns, leads, mailboxes, marks, reply_book, why
from cam.usecases.campaign_options import CampaignOptions
from cam.usecases.cycle import RunReport
from cam.usecases.demo_people import ANSWERS, MEANINGS, Answer, Manner, new_inbox, write
from cam.usecases.desk import Desk
from cam.usecases.ground import Options
from cam.usecases.import_leads import ImportOptions, ImportReport, import_leads
from cam.usecases.init import init
from cam.usecases.launch import Launched, launch
from cam.usecases.mailboxes import MailboxOptions
from cam.usecases.preview import Previewed, preview
from cam.usecases.report import Report, report
from cam.usecases.run_auto import run_auto
from cam.workspace import Workspace

LIST = "leads.csv"  # the example that init puts into every workspace
CAMPAIGN = "Spring"
MAILBOX = "mia@brightdesk.example"
INBOX = "inbox"  # the Maildir into which people write
RECEIVED = "received"  # the folder in which the server keeps what it gets
OFFER = "shared inboxes that answer themselves where they can"
AUDIENCE = "teams of 10 to 200 people whose customers write a lot"
BATCH = 100

# Like cron: several cycles a day, in UTC, so that morning comes to every lead in one of them.
CYCLE_HOURS = (6, 10, 14, 18)
FIRST_LOOK = time(9, 30, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A workspace and a mailbox whose server is on this machine.  first, last: the simulated days."""

    root: Path
    server: str
    found: str
    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class Listed:
    """The list is in."""

    imported: ImportReport


@dataclass(frozen=True, kw_only=True)
class Read:
    """One message, as it would go out."""

    message: Previewed


@dataclass(frozen=True, kw_only=True)
class Rehearsed:
    """A dry run on the draft."""

    run: RunReport


@dataclass(frozen=True, kw_only=True)
class Answered:
    """
    What somebody wrote back, and what cam made of it.

    meaning: its class and what follows.  command: what the founder types where cam cannot know, "" otherwise.
    """

    lead: str
    words: str
    meaning: str = ""
    command: str = ""


@dataclass(frozen=True, kw_only=True)
class DayPassed:
    """One simulated day.  sent: messages by step."""

    day: date
    sent: dict[str, int]
    answers: tuple[Answered, ...]


@dataclass(frozen=True, kw_only=True)
class HeldBack:
    """Somebody of the list who got no message, and why."""

    lead: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Ended:
    """What came of it.  received: messages that the server has; imported: what the list itself held back."""

    report: Report
    received: int
    imported: ImportReport
    held: tuple[HeldBack, ...]


Scene = Ready | Listed | Read | Rehearsed | Launched | DayPassed | Ended


@dataclass
class _Clock:
    """A clock that is moved by hand."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass
class _Play:
    """
    One performance.

    waiting: who answers which mail, when.  heard: mails by person; people: by their first mail.  read: replies so far.
    """

    desk: Desk
    clock: _Clock
    server: LoopbackSmtp
    waiting: list[tuple[datetime, Received, Answer]] = field(default_factory=list)
    heard: Counter[str] = field(default_factory=Counter)
    people: list[str] = field(default_factory=list)
    read: int = 0


def play(root: Path, *, days: int, now: datetime) -> Generator[Scene, None, None]:
    """
    Give the scenes of the journey, each as it happens, in a new workspace at root.

    days: simulated ones, which end before now, so that a workspace that is kept has a past and no future. Nothing
    waits: the clock is moved.  Raises InputError where root holds something already.
    """
    _refuse_full(root)
    clock = _Clock(_monday_before(now, days=days))
    with ExitStack() as stack:
        desk = _open(stack, root, clock)
        server = stack.enter_context(LoopbackSmtp(folder=root / RECEIVED))
        yield _with_mailbox(desk, server, days=days)
        imported = _import(desk)
        yield Listed(imported=imported)
        yield Read(message=preview(desk, campaign=CAMPAIGN, limit=1, step=1)[1][0])
        yield Rehearsed(run=_cycle(desk, is_dry_run=True))
        yield launch(desk, CAMPAIGN)
        performance = _Play(desk=desk, clock=clock, server=server)
        begin = clock.now
        for number in range(days):
            yield _day(performance, (begin + timedelta(days=number)).date(), after=begin)
        yield Ended(report=report(desk), received=len(server.messages), imported=imported, held=_held(desk))


def _refuse_full(root: Path) -> None:
    if root.is_dir() and any(root.iterdir()):
        raise InputError(f"--keep {root}: it holds something already", hint="name a new or empty folder")
    if root.exists() and not root.is_dir():
        raise InputError(f"--keep {root}: it is a file", hint="name a new or empty folder")


def _monday_before(now: datetime, *, days: int) -> datetime:
    """Return the morning of the latest Monday from which so many whole days have passed."""
    last = now.astimezone(UTC).date() - timedelta(days=days)
    return datetime.combine(last - timedelta(days=last.weekday()), FIRST_LOOK)


def _open(stack: ExitStack, root: Path, clock: _Clock) -> Desk:
    """Make the workspace and return its desk; nothing of the player's own environment reaches it."""
    init(root, sender_name="Mia Berg", postal_address="Brightdesk, Hafenstr. 7, 20457 Hamburg",
         timezone="Europe/Berlin")  # fmt: skip
    workspace = Workspace(root)
    found = read(workspace.settings_path, {})
    database = Database(workspace.database_url(found.database.url))
    stack.callback(database.close)
    ensure_current(database, now=clock.now)
    return Desk(
        db=database,
        settings=found,
        clock=clock,
        root=root,
        sender_for=lambda mailbox: sender_for(mailbox, lambda reference: reference),
        inbox_for=lambda mailbox: inbox_for(mailbox, lambda reference: reference),
    )


def _with_mailbox(desk: Desk, server: LoopbackSmtp, *, days: int) -> Ready:
    new_inbox(desk.root / INBOX)
    options = MailboxOptions(
        name="Mia Berg",
        smtp_host="127.0.0.1",
        smtp_port=server.port,
        smtp_tls=Tls.NONE,
        maildir=str(desk.root / INBOX),
    )
    added = mailboxes.add_mailbox(desk, MAILBOX, options)
    first = desk.clock().date()
    return Ready(
        root=desk.root,
        server=f"127.0.0.1:{server.port}",
        found=added.found,
        first=first,
        last=first + timedelta(days=days - 1),
    )


def _import(desk: Desk) -> ImportReport:
    options = CampaignOptions(mailboxes=(MAILBOX,), offer=OFFER, audience=AUDIENCE, target_clients=3)
    campaigns.create_campaign(desk, CAMPAIGN, options)
    return import_leads(desk, ImportOptions(path=desk.root / LIST, campaign=CAMPAIGN))


def _cycle(desk: Desk, *, is_dry_run: bool) -> RunReport:
    options = Options(is_dry_run=is_dry_run, batch_size=BATCH)
    return run_auto(desk, campaign=CAMPAIGN, every=False, options=options)


def _day(play: _Play, day: date, *, after: datetime) -> DayPassed:
    """Let one day pass: at every hour of the cycle people's answers are in the inbox before it runs."""
    before = len(play.server.messages)
    answers: list[Answered] = []
    sent: Counter[str] = Counter()
    for hour in CYCLE_HOURS:
        moment = datetime.combine(day, time(hour, tzinfo=UTC))
        if moment < after:
            continue
        play.clock.now = moment
        answers += _let_answer(play)
        for message in _cycle(play.desk, is_dry_run=False).campaigns[0].messages:
            if message.status == MessageStatus.SENT:
                sent[message.step] += 1
        answers += _understood(play)
        _deliver(play, play.server.messages[before:])
        before = len(play.server.messages)
    return DayPassed(day=day, sent=dict(sent), answers=tuple(answers))


def _deliver(play: _Play, arrived: Sequence[Received]) -> None:
    """Let people get their mail; some will answer it."""
    for message in arrived:
        if message.recipient not in play.people:
            play.people.append(message.recipient)
        play.heard[message.recipient] += 1
        person, mail = play.people.index(message.recipient) + 1, play.heard[message.recipient]
        play.waiting += [
            (play.clock.now + answer.after, message, answer)
            for answer in ANSWERS
            if (answer.person, answer.mail) == (person, mail)
        ]


def _let_answer(play: _Play) -> list[Answered]:
    """Let those answer whose time has come, into the inbox; what is said by telephone the founder marks."""
    come = [waiting for waiting in play.waiting if waiting[0] <= play.clock.now]
    play.waiting = [waiting for waiting in play.waiting if waiting not in come]
    marked = []
    for at, got, answer in come:
        if answer.manner is Manner.TELEPHONE:
            marked.append(_mark(play.desk, got.recipient, answer))
        else:
            write(play.desk.root / INBOX, got, answer, at=at)
    return marked


def _mark(desk: Desk, address: str, answer: Answer) -> Answered:
    marks.mark(desk, address, marks.Mark.WON, mrr=answer.mrr)
    command = f"cam lead mark {address} won --mrr {answer.mrr:.0f}"
    return Answered(lead=_name(desk, address), words=answer.words, command=command)


def _understood(play: _Play) -> list[Answered]:
    """Return what the cycle made of the answers that it found."""
    came = [one for one in reply_book.list_replies(play.desk) if one.id > play.read]
    new = sorted(came, key=lambda one: one.lead)  # files of one tick have no order of their own
    play.read = max([play.read, *(one.id for one in new)])
    return [
        Answered(
            lead=_name(play.desk, one.lead), words=one.text, meaning=f"{one.reply_class}: {_meaning(one)}"
        )
        for one in new
    ]


def _meaning(one: Reply) -> str:
    if one.returns_on:
        return f"nothing goes out before {one.returns_on}"
    return MEANINGS[ReplyClass(one.reply_class)]


def _name(desk: Desk, address: str) -> str:
    person = leads.show_lead(desk, address).person.lead
    return person.full_name or f"{person.first_name} {person.last_name}".strip() or address


def _held(desk: Desk) -> tuple[HeldBack, ...]:
    """Return everybody of the campaign who got no message, with the rule or the answer that kept it back."""
    untouched = [
        one.person
        for one in leads.list_leads(desk, campaign=CAMPAIGN)
        if one.campaigns[0].enrollment.first_touch_at is None
    ]
    return tuple(HeldBack(lead=person.lead.key, why=_why(desk, person)) for person in untouched)


def _why(desk: Desk, person: Person) -> str:
    said = leads.show_lead(desk, person.lead.key).conversation
    refused = [one.message.outcome for one in said if isinstance(one, leads.Said)]
    if refused:
        return f"the mail server said: {refused[-1]}"
    if person.suppressed:
        return person.suppressed
    answer = why.about_lead(desk, person.lead.key, campaign=CAMPAIGN)[0]
    return answer.blocked_by[0].detail if answer.blocked_by else answer.says
