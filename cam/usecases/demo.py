"""The demo: the whole journey on this machine, played by the same use cases that the commands call."""

from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from cam.engine.vocabulary import MessageStatus, Tls
from cam.errors import InputError
from cam.gateways.loopback_smtp import LoopbackSmtp, Received
from cam.gateways.registry import sender_for
from cam.settings_sources import read
from cam.store.database import Database
from cam.store.lead_views import Person
from cam.store.upgrade import ensure_current
from cam.usecases import campaigns, leads, mailboxes, marks, suppress, why
from cam.usecases.campaigns import CampaignOptions
from cam.usecases.cycle import RunReport
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
RECEIVED = "received"  # the folder in which the server keeps what it gets
OFFER = "shared inboxes that answer themselves where they can"
AUDIENCE = "teams of 10 to 200 people whose customers write a lot"
BATCH = 100

# Like cron: several cycles a day, in UTC, so that morning comes to every lead in one of them.
CYCLE_HOURS = (6, 10, 14, 18)
FIRST_LOOK = time(9, 30, tzinfo=UTC)
NOT_THERE = "550 5.1.1 no such user here"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """
    What one simulated person does.

    person: counted in the order in which people get their first mail.  mail, after: how long after which mail.
    mark: what the founder marks on reading it; None: the person is suppressed, as asked for.
    """

    person: int
    mail: int
    words: str
    mark: marks.Mark | None
    mrr: float | None = None
    after: timedelta = timedelta(hours=3)


ANSWERS = (
    Answer(person=2, mail=1, words="Good timing. Does Thursday at ten suit you?", mark=marks.Mark.QUALIFIED),
    Answer(person=4, mail=1, words="Please take me off your list.", mark=None),
    Answer(person=7, mail=1, words="Not this quarter, sorry.", mark=marks.Mark.REPLIED),
    Answer(
        person=2,
        mail=1,
        words="We would like to start with one team.",
        mark=marks.Mark.WON,
        mrr=490.0,
        after=timedelta(days=8),
    ),
    Answer(person=9, mail=2, words="Only saw this now. What does it cost?", mark=marks.Mark.QUALIFIED),
    Answer(person=12, mail=2, words="My colleague looks after that.", mark=marks.Mark.REPLIED),
)
NO_SUCH_PERSON = 6  # the lead of the list, counted from 1, whose address its server refuses


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
    """What somebody wrote back, and the command that tells cam."""

    lead: str
    words: str
    command: str


@dataclass(frozen=True, kw_only=True)
class DayPassed:
    """One simulated day.  sent: messages by step; refused: addresses that do not exist."""

    day: date
    sent: dict[str, int]
    refused: tuple[str, ...]
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
    """One performance.  waiting: who answers when.  heard: mails by person; people: by their first mail."""

    desk: Desk
    clock: _Clock
    server: LoopbackSmtp
    waiting: list[tuple[datetime, str, Answer]] = field(default_factory=list)
    heard: Counter[str] = field(default_factory=Counter)
    people: list[str] = field(default_factory=list)


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
        server.refuse |= _nobody_there(desk)
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
    )


def _with_mailbox(desk: Desk, server: LoopbackSmtp, *, days: int) -> Ready:
    options = MailboxOptions(
        name="Mia Berg", smtp_host="127.0.0.1", smtp_port=server.port, smtp_tls=Tls.NONE, replies_by_hand=True
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


def _nobody_there(desk: Desk) -> dict[str, str]:
    """Return the one address that the server refuses: no list is without a person who has left."""
    listed = [one.person for one in leads.list_leads(desk, campaign=CAMPAIGN)]
    reachable = [one.lead.email for one in listed if one.lead.email and not one.suppressed]
    return dict.fromkeys(reachable[NO_SUCH_PERSON - 1 : NO_SUCH_PERSON], NOT_THERE)


def _day(play: _Play, day: date, *, after: datetime) -> DayPassed:
    """Let one day pass: at every hour of the cycle the answers that came are marked first, then a cycle runs."""
    before = len(play.server.messages)
    answers: list[Answered] = []
    sent: Counter[str] = Counter()
    refused: list[str] = []
    for hour in CYCLE_HOURS:
        moment = datetime.combine(day, time(hour, tzinfo=UTC))
        if moment < after:
            continue
        play.clock.now = moment
        answers += _read_answers(play)
        for message in _cycle(play.desk, is_dry_run=False).campaigns[0].messages:
            if message.status == MessageStatus.SENT:
                sent[message.step] += 1
            elif message.status == MessageStatus.FAILED:
                refused.append(message.lead)
        _deliver(play, play.server.messages[before:])
        before = len(play.server.messages)
    return DayPassed(day=day, sent=dict(sent), refused=tuple(refused), answers=tuple(answers))


def _deliver(play: _Play, arrived: Sequence[Received]) -> None:
    """Let people get their mail; some will answer it."""
    for message in arrived:
        if message.recipient not in play.people:
            play.people.append(message.recipient)
        play.heard[message.recipient] += 1
        person, mail = play.people.index(message.recipient) + 1, play.heard[message.recipient]
        play.waiting += [
            (play.clock.now + answer.after, message.recipient, answer)
            for answer in ANSWERS
            if (answer.person, answer.mail) == (person, mail)
        ]


def _read_answers(play: _Play) -> list[Answered]:
    """Do by hand what the founder does with the answers in the inbox: mark who wrote."""
    come = [waiting for waiting in play.waiting if waiting[0] <= play.clock.now]
    play.waiting = [waiting for waiting in play.waiting if waiting not in come]
    return [_mark(play.desk, address, answer) for _, address, answer in come]


def _mark(desk: Desk, address: str, answer: Answer) -> Answered:
    person = leads.show_lead(desk, address).person.lead
    name = person.full_name or f"{person.first_name} {person.last_name}".strip() or address
    if answer.mark is None:
        suppress.suppress(desk, [address], reason="asked to be left alone")
        command = f"cam suppress add {address}"
    else:
        marks.mark(desk, address, answer.mark, mrr=answer.mrr)
        revenue = f" --mrr {answer.mrr:.0f}" if answer.mrr else ""
        command = f"cam lead mark {address} {answer.mark.value}{revenue}"
    return Answered(lead=name, words=answer.words, command=command)


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
