"""A town to live whole journeys in: servers that write down what they take, and people who answer what they get."""

import json
import os
import re
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from ctypes import c_double
from dataclasses import dataclass, replace
from datetime import timedelta
from email import message_from_bytes
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from imapclient import IMAPClient

from cam.engine.sequence import Sequence, Step, Variant
from cam.engine.vocabulary import MessageStatus
from cam.gateways.registry import inbox_for
from cam.store import mailboxes
from cam.store.database import Database
from cam.usecases.unknown import Resolution, list_unknown, resolve
from tests.faults import places
from tests.faults.stage import (
    ALWAYS,
    PAST_ALL_DOUBT,
    fork,
    in_a_process,
    over_smtp,
    shared_number,
    until_told,
)
from tests.servers.mail_host import MailHost
from tests.servers.recording_smtp import Message, RecordingSmtp
from tests.world import MONDAY, World

ANA, BOB = "ana@firm.example", "bob@firm.example"  # a probe has shown that Ana's provider files what it takes
PASSWORD = "secret"
STEPS = ("intro", "bump", "close")
AT_A_TIME = 1  # messages of a cycle, so that the sends of a journey are spread over many
ACCEPT_SECONDS = 0.004
TAKE_SECONDS = 0.01
THREE = Sequence(
    name="three",
    steps=tuple(
        Step(
            id=name,
            wait=min(number, 1),
            variants=(
                Variant(
                    id="a", subject="" if number else "Hello", body=f"Hi {{{{ first_name }}}}. STEP {name}."
                ),
            ),
        )
        for number, name in enumerate(STEPS)
    ),
)


@dataclass(frozen=True)
class Manner:
    """How a lead answers.  after: which step; kind: what that is, state: what it makes of the lead."""

    after: str
    words: str
    kind: str
    state: str
    headers: str = ""


YES = "Yes please, that sounds great. Can we talk on Tuesday?"
MANNERS: tuple[Manner | None, ...] = (
    Manner("intro", YES, "positive", "qualified"),
    Manner("intro", "No thanks, we are not interested.", "negative", "lost"),
    Manner("bump", "Please remove me from your list.", "unsubscribe", "unsubscribed"),
    Manner("intro", "I am out of office until 4 March 2026.", "ooo", "", "Auto-Submitted: auto-replied\r\n"),
    None,
    Manner("bump", YES, "positive", "qualified"),
)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A message that the SMTP server took.  at: in seconds after Monday at ten."""

    at: float
    sender: str
    recipient: str
    step: str
    message_id: str
    mime: bytes


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What somebody answered.  message_id: of the answer."""

    who: str
    manner: Manner
    message_id: str


class _Smtp(RecordingSmtp):
    """Writes down, before it says 250, what it took and when."""

    time: c_double

    def accept(self, message: Message) -> None:
        """Write a message down so that it survives."""
        assert self.journal is not None
        parsed = message_from_bytes(message.mime)
        found = re.search(rb"STEP (\w+)", message.mime)
        entry = {
            "at": self.time.value, "sender": message.sender, "recipient": message.recipient,
            "step": found[1].decode() if found else "", "message_id": str(parsed["Message-ID"]).strip(),
            "mime": message.mime.decode("latin-1"),
        }  # fmt: skip
        with self.lock:
            _append(self.journal, entry)


def _append(journal: Path, entry: dict[str, Any]) -> None:
    with journal.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _entries(journal: Path) -> list[dict[str, Any]]:
    if not journal.exists():
        return []
    return [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]


class _Handler(BaseHTTPRequestHandler):
    """Writes down what it is told, and then says so."""

    journal: Path
    lock = threading.Lock()
    pace = threading.Event()

    def do_POST(self) -> None:
        """Take one notice."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.pace.wait(TAKE_SECONDS)
        with self.lock:
            _append(self.journal, {"path": self.path, "notice": json.loads(body)})
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


class _Listener(ThreadingHTTPServer):
    block_on_close = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients are killed here."""


@contextmanager
def _webhook(journal: Path) -> Iterator[int]:
    handler = type("Handler", (_Handler,), {"journal": journal})
    listener = _Listener(("127.0.0.1", 0), handler)

    def serve() -> None:
        thread = threading.Thread(target=listener.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        until_told()
        listener.shutdown()
        listener.server_close()

    child = fork(serve)
    port = int(listener.server_address[1])
    listener.socket.close()
    with _ended(child):
        yield port


@contextmanager
def _imap() -> Iterator[int]:
    inlet, outlet = os.pipe()

    def serve() -> None:
        with MailHost({ANA: PASSWORD, BOB: PASSWORD}) as host:
            os.write(outlet, str(host.port).encode())
            until_told()
        os._exit(0)

    child = fork(serve)
    port = int(os.read(inlet, 20))
    os.close(inlet)
    os.close(outlet)
    with _ended(child):
        yield port


@contextmanager
def _ended(child: int) -> Iterator[None]:
    try:
        yield
    finally:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)


class Town:
    """
    A workspace with two mailboxes and leads that are due at once, its servers, and the people who answer.

    The clock of all processes is one number in shared memory, in seconds after Monday at ten.
    """

    def __init__(self, folder: Path, *, leads: int, server_url: str = "") -> None:
        self.folder = folder
        self.time = shared_number(0.0)
        self.url = places.fresh(folder, server_url)
        self.ports = {"smtp": 9, "imap": 9, "webhook": 9}
        self.answers: list[Answer] = []
        self.at_a_time = AT_A_TIME
        self._read = 0
        world = self.world()
        over = {"provider": "smtp", "smtp_host": "127.0.0.1", "smtp_port": 9, "smtp_tls": "none", "daily_cap": 100_000,
                "imap_host": "127.0.0.1", "imap_port": 9, "imap_tls": "none", "imap_password_ref": "env:X",
                "replies_by_hand": False}  # fmt: skip
        boxes = [world.mailbox(address, imap_user=address, **over) for address in (ANA, BOB)]
        with world.db.write() as connection:
            learned = {"keeps_message_id": True, "files_sent": True, "sent_delay_seconds": 1}
            mailboxes.learn(connection, boxes[0].id, learned, at=world.desk.clock())
        campaign = world.campaign(boxes=boxes, sequence=THREE, daily_cap=100_000, **ALWAYS)
        self.people = {
            f"p{number}@company{number}.example": MANNERS[number % len(MANNERS)] for number in range(leads)
        }
        for who in self.people:
            world.lead(campaign, who)
        world.db.close()

    def world(self) -> World:
        """Return a world of this process, with real gateways to the town's servers."""
        hook = f"http://127.0.0.1:{self.ports['webhook']}"
        world = World(
            Database(self.url),
            self.folder,
            limits={"per_batch": self.at_a_time, "per_domain_per_day": None, "gap_seconds": [0, 0]},
            alerts={"webhook": f"{hook}/human", "escalation_webhook": f"{hook}/escalation"},
        )
        world.desk = replace(
            world.desk,
            clock=lambda: MONDAY + timedelta(seconds=self.time.value),
            sender_for=lambda box: over_smtp(replace(box, smtp_port=self.ports["smtp"])),
            inbox_for=lambda box: inbox_for(replace(box, imap_port=self.ports["imap"]), lambda _: PASSWORD),
            secret=lambda _: "",
        )
        world.now = world.desk.clock()
        return world

    def pass_time(self, delta: timedelta = PAST_ALL_DOUBT) -> None:
        """Move the clock of every process."""
        self.time.value += delta.total_seconds()

    @contextmanager
    def copy(self) -> Iterator["Town"]:
        """Give the same town on a copy of its database, with servers of its own that are up."""
        with ExitStack() as stack:
            folder = Path(stack.enter_context(_folder(self.folder)))
            fresh = object.__new__(Town)
            fresh.__dict__ |= vars(self) | {"folder": folder, "answers": [], "_read": 0}
            fresh.time = shared_number(self.time.value)
            fresh.url = places.copied(self.url, folder)
            stack.callback(places.drop, fresh.url)
            smtp = _Smtp(journal=folder / "smtp", accept_seconds=ACCEPT_SECONDS)
            smtp.time = fresh.time
            stack.enter_context(in_a_process(smtp))
            fresh.ports = {
                "smtp": smtp.port,
                "webhook": stack.enter_context(_webhook(folder / "webhook")),
                "imap": stack.enter_context(_imap()),
            }
            yield fresh

    def taken(self) -> list[Taken]:
        """Return what the SMTP server took, in order."""
        return [
            Taken(**(one | {"mime": one["mime"].encode("latin-1")})) for one in _entries(self.folder / "smtp")
        ]

    def told(self) -> list[tuple[str, dict[str, Any]]]:
        """Return (path, notice) of what the webhooks took, in order."""
        return [(one["path"], one["notice"]) for one in _entries(self.folder / "webhook")]

    def live(self) -> None:
        """Let the provider file what it took since the last time, and people answer it."""
        taken = self.taken()
        fresh, self._read = taken[self._read :], len(taken)
        answered = {one.who for one in self.answers}
        for one in fresh:
            if one.sender == ANA:
                self._deliver(ANA, one.mime, folder="Sent")
            manner = self.people[one.recipient]
            if manner is not None and manner.after == one.step and one.recipient not in answered:
                answered.add(one.recipient)
                self.answers.append(self._answer(one, manner))

    def decide(self) -> None:
        """Let a human who knows the truth decide what nobody could prove."""
        world = self.world()
        ids = {one.message_id for one in self.taken()}
        by_row = dict(places.ask(self.url, "SELECT id, message_id FROM message"))
        for one in list_unknown(world.desk):
            if one.status == MessageStatus.PARKED:
                went_out = by_row[one.id] in ids
                resolve(world.desk, one.id, Resolution.SENT if went_out else Resolution.RESEND)
        world.db.close()

    def _answer(self, got: Taken, manner: Manner) -> Answer:
        made = f"<answer-{got.step}-{got.recipient}>"
        at = MONDAY + timedelta(seconds=self.time.value)
        raw = (
            f"From: {got.recipient}\r\nTo: {got.sender}\r\nSubject: Re: Hello\r\nMessage-ID: {made}\r\n"
            f"In-Reply-To: {got.message_id}\r\nDate: {format_datetime(at)}\r\n{manner.headers}\r\n{manner.words}\r\n"
        )
        self._deliver(got.sender, raw.encode(), folder="INBOX")
        return Answer(who=got.recipient, manner=manner, message_id=made)

    def _deliver(self, user: str, raw: bytes, *, folder: str) -> None:
        at = MONDAY + timedelta(seconds=self.time.value)
        with IMAPClient("127.0.0.1", self.ports["imap"], ssl=False) as client:
            client.login(user, PASSWORD)
            client.append(folder, raw, msg_time=at)


@contextmanager
def _folder(parent: Path) -> Iterator[str]:
    with tempfile.TemporaryDirectory(dir=parent) as name:
        yield name
