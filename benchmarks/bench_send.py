"""
Sending beside its floor: raw sqlite3 and smtplib, one connection, two durable commits a message, in the same run.

    python benchmarks/bench_send.py --messages 1000 --repeats 5
    python benchmarks/bench_send.py --slow-messages 60 --boxes 1 10 20

The floor has its messages ready made; cam's cycle plans, renders, builds, freezes, guards, sends and settles them.
"sending" is what of that comes after planning: from the first begin to the last outcome, read from the ledger.
The peer is a mail merge as people write it: Jinja, email.message and smtplib on one connection, no ledger at all.
"""

import argparse
import smtplib
import sqlite3
import statistics
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from jinja2 import Environment
from smtp_server import running
from sqlalchemy import event
from turns import machine, row
from workspace import add_campaign, add_leads, open_desk

from cam.usecases import cycle
from cam.usecases.ground import Options

BODY = "Hi {{ name }},\n\n" + "we cut cloud bills by a third; is that of interest to {{ company }}?\n\n" * 6
ACCEPT_SECONDS = 0.05


@dataclass(frozen=True, kw_only=True)
class Cycle:
    """What one cycle of cam took.  sending: seconds from the first begin to the last outcome."""

    seconds: float
    sending: float
    commits: float


def main() -> None:
    """Measure the instant server, then the slow one with some numbers of mailboxes."""
    options = arguments()
    print(f"sending ({machine()})")
    with tempfile.TemporaryDirectory(dir=options.dir) as name:
        folder = Path(name)
        instant(folder, messages=options.messages, repeats=options.repeats)
        for boxes in options.boxes:
            slow(folder, boxes=boxes, each=options.slow_messages)


def arguments() -> argparse.Namespace:
    """Return the sizes; small ones where none are given."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--messages", type=int, default=200, help="to the server that answers at once")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--slow-messages", type=int, default=20, help="of each mailbox to the slow server")
    parser.add_argument("--boxes", type=int, nargs="*", default=[1, 10], help="mailboxes on the slow server")
    parser.add_argument("--dir", default=None, help="folder for the databases: the disk that is measured")
    return parser.parse_args()


def instant(folder: Path, *, messages: int, repeats: int) -> None:
    """Print the rates against a server that accepts at once."""
    floors, peers, cycles = [], [], []
    with running() as port:
        for number in range(repeats):
            floors.append(messages / floor(folder / f"floor{number}.db", port, messages))
            peers.append(messages / merge(port, messages))
            cycles.append(cam(folder, f"cam{number}", port, messages, boxes=1))
    wholes = [messages / one.seconds for one in cycles]
    sendings = [messages / one.sending for one in cycles]
    base, peer = statistics.median(floors), statistics.median(peers)
    whole, sending = statistics.median(wholes), statistics.median(sendings)
    print(f"{messages} messages to a server that answers at once, {repeats} repeats")
    print(f"  floor: sqlite3 + smtplib, two commits  {base:8.0f}/s")
    print(
        f"  peer: a mail merge without a ledger    {peer:8.0f}/s   cam / this: {ratio(wholes, peers):.2f} (>= 1)"
    )
    print(
        f"  cam, the whole cycle                   {whole:8.0f}/s   {whole / base:.2f} of the floor (>= 0.5)"
    )
    print(
        f"  cam, sending                           {sending:8.0f}/s   {ratio(sendings, floors):.2f} of the floor"
    )
    commits = cycles[-1].commits
    row(
        f"{messages} messages to a server that answers at once",
        floor=f"sqlite3 + smtplib with two commits {base:.0f}/s; mail merge without a ledger {peer:.0f}/s",
        cam=f"whole cycle {ratio(wholes, floors):.2f} of the floor, sending {ratio(sendings, floors):.2f};"
        f" {ratio(wholes, peers):.2f} of the mail merge; {commits:.2f} commits a message",
        target=">= 0.5 of the floor, >= the mail merge, <= 2 commits",
        is_met=ratio(wholes, floors) >= 0.5 and ratio(wholes, peers) >= 1 and commits <= 2,
    )


def ratio(ours: list[float], theirs: list[float]) -> float:
    """Return the median of the ratios of neighbours, which ran under the same noise."""
    return statistics.median(our / their for our, their in zip(ours, theirs, strict=True))


def slow(folder: Path, *, boxes: int, each: int) -> None:
    """Print the rates against a server that takes 50 ms to accept, beside plain smtplib in as many threads."""
    messages = boxes * each
    with running(accept_seconds=ACCEPT_SECONDS) as port:
        base = messages / in_threads(port, boxes, each)
        found = cam(folder, f"slow{boxes}", port, messages, boxes=boxes)
    whole, sending = messages / found.seconds, messages / found.sending
    print(f"{messages} messages to a server that takes 50 ms, {boxes} mailboxes")
    print(f"  floor: smtplib alone, {boxes:2} threads          {base:8.1f}/s")
    print(f"  cam, the whole cycle                   {whole:8.1f}/s   {whole / base:.2f} of the floor")
    print(
        f"  cam, sending                           {sending:8.1f}/s   {sending / base:.2f} of the floor (>= 0.85)"
    )
    row(
        f"server that takes 50 ms, {boxes} mailboxes",
        floor=f"smtplib alone in {boxes} threads {base:.1f}/s",
        cam=f"sending {sending / base:.2f}, whole cycle {whole / base:.2f} of the floor",
        target=">= 0.85",
        is_met=sending / base >= 0.85,
    )


def floor(path: Path, port: int, messages: int) -> float:
    """Return the seconds that a ledger of one table and one connection take; the messages are ready."""
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute(
        "CREATE TABLE message (id INTEGER PRIMARY KEY, status TEXT, at TEXT, recipient TEXT, mime BLOB)"
    )
    raw.execute("BEGIN")
    ready = [(None, "queued", "", f"lead{n}@company.example", written("Ada", n)) for n in range(messages)]
    raw.executemany("INSERT INTO message VALUES (?, ?, ?, ?, ?)", ready)
    raw.execute("COMMIT")
    begun = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as server:
        for key, recipient, mime in raw.execute("SELECT id, recipient, mime FROM message").fetchall():
            _durably(raw, "sending", key)
            server.sendmail("ana@firm.example", [recipient], mime)
            _durably(raw, "sent", key)
    seconds = time.perf_counter() - begun
    raw.close()
    return seconds


def _durably(raw: sqlite3.Connection, status: str, key: int) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE message SET status = ?, at = ? WHERE id = ?", (status, str(datetime.now(UTC)), key))
    raw.execute("COMMIT")


def written(name: str, number: int) -> bytes:
    """Return a message of about the size of cam's, by the standard library."""
    text = BODY.replace("{{ name }}", name).replace("{{ company }}", f"Company {number}")
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"] = "Ana Silva <ana@firm.example>", f"{name} <lead{number}@company.example>"
    made["Subject"] = f"A question about Company {number}"
    made.set_content(text)
    made.add_alternative(f"<html><body><p>{text}</p></body></html>", subtype="html")
    return made.as_bytes()


def merge(port: int, messages: int) -> float:
    """Return the seconds of a mail merge: templates compiled once, one connection, no ledger."""
    subject = Environment().from_string("A question about {{ company }}")
    body = Environment().from_string(BODY)
    page = Environment(autoescape=True).from_string(f"<html><body><p>{BODY}</p></body></html>")
    begun = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as server:
        for number in range(messages):
            fields = {"name": "Ada", "company": f"Company {number}"}
            made = EmailMessage(policy=SMTP)
            made["From"], made["To"] = "Ana Silva <ana@firm.example>", f"Ada <lead{number}@company.example>"
            made["Subject"] = subject.render(fields)
            made.set_content(body.render(fields))
            made.add_alternative(page.render(fields), subtype="html")
            server.send_message(made)
    return time.perf_counter() - begun


def in_threads(port: int, boxes: int, each: int) -> float:
    """Return the seconds of plain smtplib, a connection in each thread."""

    def run() -> None:
        with smtplib.SMTP("127.0.0.1", port) as server:
            for number in range(each):
                server.sendmail("ana@firm.example", [f"lead{number}@company.example"], ready)

    ready = written("Ada", 1)
    threads = [threading.Thread(target=run) for _ in range(boxes)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - begun


def cam(folder: Path, name: str, port: int, messages: int, *, boxes: int) -> Cycle:
    """Return what one cycle took that writes to everybody."""
    desk = open_desk(folder, name)
    campaign = add_campaign(desk, boxes=boxes, smtp_port=port)
    add_leads(desk, campaign, messages)
    commits = 0

    def count(*statement: object) -> None:
        nonlocal commits
        commits += str(statement[2]).startswith("BEGIN IMMEDIATE")

    event.listen(desk.db.engine, "before_cursor_execute", count)
    begun = time.perf_counter()
    report = cycle.run(desk, [campaign], options=Options(is_dry_run=False, batch_size=messages))
    seconds = time.perf_counter() - begun
    if report.total("sent") != messages:
        raise SystemExit(f"{report.total('sent')} of {messages} were sent: {report.campaigns[0].deferred_by}")
    with desk.db.read() as connection:
        row = connection.exec_driver_sql("SELECT min(begun_at), max(sent_at) FROM message").one()
    desk.db.close()
    first, last = (datetime.fromisoformat(moment) for moment in row)
    return Cycle(seconds=seconds, sending=(last - first) / timedelta(seconds=1), commits=commits / messages)


if __name__ == "__main__":
    main()
