"""
Reading an inbox: cam's first poll beside raw imapclient in batches of 500, in one run, interleaved; and its memory.

The server is the scripted one of the tests, in a process of its own.  Of the messages one in four is plain text, one
text and HTML, one HTML alone in base64, one a letter with a file; one in a hundred is an answer, one in 300 a bounce.
"reading" gives the messages to nobody; "poll" reads, decides whom each concerns, and stores it.
"""

import argparse
import itertools
import multiprocessing
import os
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from imapclient import IMAPClient
from turns import machine, row
from workspace import BEGINNING, add_campaign, add_leads, open_desk, remember, stamp

from cam.engine.vocabulary import Tls
from cam.gateways.imap import ImapInbox
from cam.gateways.ports import Place
from cam.usecases.desk import Desk
from cam.usecases.poll import poll
from tests.servers.scripted_imap import ScriptedImap, Stored

SINCE = datetime(2020, 1, 1, tzinfo=UTC)
BATCH = 500
NUMBERS = itertools.count()
LEADS = 1_000
ANSWERS, BOUNCES = 100, 300  # one in so many
BOUNCE = b"""From: MAILER-DAEMON@mx.example\r
To: ana0@firm.example\r
Subject: Undelivered Mail Returned to Sender\r
Message-ID: <bounce-%(n)d@mx.example>\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
\r
--b\r
Content-Type: text/plain\r
\r
<lead%(lead)d@company.example>: 550 5.1.1 user unknown\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example\r
\r
Final-Recipient: rfc822; lead%(lead)d@company.example\r
Action: failed\r
Status: 5.1.1\r
--b\r
Content-Type: message/rfc822\r
\r
Message-ID: <sent-%(lead)d@firm.example>\r
Subject: Hello\r
--b--\r
"""


def serve(messages: int, size: int, pipe: Connection) -> None:
    """Serve so many messages of about so many octets until the other end closes."""
    with ScriptedImap([Stored(n, letter(n, size)) for n in range(1, messages + 1)]) as server:
        pipe.send(server.port)
        pipe.recv()


def letter(number: int, size: int) -> bytes:
    """Return a message as an inbox of today has it, of a form that goes by its number."""
    answers = 0 if number % ANSWERS else number // ANSWERS
    if number % BOUNCES == BOUNCES - 1:
        return BOUNCE % {b"n": number, b"lead": number // BOUNCES + 1}
    made = EmailMessage(policy=SMTP)
    made["Received"] = (
        "from mx.example by mx.firm.example with ESMTPS id 4bC1; Mon, 2 Mar 2026 10:00:00 +0000"
    )
    made["DKIM-Signature"] = f"v=1; a=rsa-sha256; d=shop{number}.example; s=s1; h=from:to; b={'Ab0/' * 60}"
    who = f"lead{answers}@company{answers // 2}.example" if answers > 0 else f"bo@shop{number}.example"
    made["From"], made["To"] = f"Bo Li <{who}>", "Ana Silva <ana0@firm.example>"
    made["Subject"], made["Date"] = f"News about número {number}", "Mon, 02 Mar 2026 10:00:00 +0000"
    made["Message-ID"] = f"<{number}@shop.example>"
    made["In-Reply-To"] = made["References"] = (
        f"<{'sent' if answers > 0 else 'other'}-{answers}@firm.example>"
    )
    text = "We have news for you; here they are.\r\n" * (size // 76)
    made.set_content(text + text if number % 4 == 0 else text)
    if number % 4 == 1:
        made.add_alternative(f"<html><body><p>Grüße</p>{text}</body></html>", subtype="html")
    elif number % 4 == 2:
        made.set_content(f"<html><body><p>Grüße</p>{text}</body></html>", subtype="html", cte="base64")
    elif number % 4 == 3:
        made.add_attachment(
            bytes(range(256)) * (size // 700), maintype="application", subtype="pdf", filename="a.pdf"
        )
    return made.as_bytes()


def floor(port: int) -> int:
    """Read everything with imapclient alone, the same bound on each body."""
    client = IMAPClient("127.0.0.1", port, ssl=False)
    client.login("ana", "secret")
    client.select_folder("INBOX", readonly=True)
    uids = client.search("SINCE 1-Jan-2020")
    count = 0
    for start in range(0, len(uids), BATCH):
        found = client.fetch(uids[start : start + BATCH], ["BODY.PEEK[]<0.262144>"])
        count += sum(len(one[b"BODY[]<0>"]) > 0 for one in found.values())
    client.logout()
    return count


def cam(port: int) -> int:
    """Read everything as cam does."""
    reader = inbox(port)
    reader.open()
    count = sum(1 for _ in reader.fetch("INBOX", after=None, since=SINCE))
    reader.close()
    return count


def workspace(folder: Path) -> Desk:
    """Return a desk with a mailbox, and people who were written to from it."""
    desk = open_desk(folder, f"inbox-{next(NUMBERS)}")
    campaign = add_campaign(desk, imap_host="127.0.0.1", imap_user="ana", imap_tls="none")
    add_leads(desk, campaign, LEADS, due=1)
    assert desk.db.path is not None
    with sqlite3.connect(desk.db.path) as raw:
        raw.execute(
            "INSERT INTO message (id, enrollment_id, campaign_id, lead_id, mailbox_id, sequence_id, channel, round,"
            " step_id, position, first_touch, variant, status, by_hand, message_id, idempotency_key, in_reply_to,"
            " recipient, recipient_domain, subject, attempts, begun_at, sent_at, lease_token, platform_id, outcome,"
            " created_at, updated_at)"
            " SELECT e.id, e.id, e.campaign_id, e.lead_id, 1, NULL, 'email', 1, 'intro', 0, 1, 'a', 'sent', 0,"
            " '<sent-' || e.id || '@firm.example>', 'key-' || e.id, '', l.email, l.domain, 'Hello', 1, ?, ?, 1, '', '',"
            " ?, ? FROM enrollment e JOIN lead l ON l.id = e.lead_id",
            [stamp(BEGINNING)] * 4,
        )
    remember(desk)  # of a copy all mail is kept that names a message
    return desk


def first_poll(desk: Desk, port: int) -> int:
    """Read everything as a cycle does: each message read, judged and stored."""
    (polled,) = poll(replace(desk, inbox_for=lambda _box: inbox(port)), not_since=None)
    assert not polled.trouble, polled.trouble
    return polled.stored


def inbox(port: int) -> ImapInbox:
    """Return a reader of that server."""
    return ImapInbox(host="127.0.0.1", port=port, tls=Tls.NONE, user="ana", password=lambda: "secret")


def idle_poll(port: int, messages: int, rounds: int) -> float:
    """Return the seconds of one poll with nothing new, the connection open."""
    reader = inbox(port)
    reader.open()
    reader.folders()
    begun = time.perf_counter()
    for _ in range(rounds):
        assert not list(reader.fetch("INBOX", after=Place(uid_validity=7, uid=messages), since=SINCE))
    taken = (time.perf_counter() - begun) / rounds
    reader.close()
    return taken


def timed(work: Callable[[int], int], port: int, messages: int) -> float:
    """Return the seconds that it took to read them all."""
    begun = time.perf_counter()
    assert work(port) == messages
    return time.perf_counter() - begun


def peak(work: Callable[[int], int], port: int) -> float:
    """Return the peak memory in MB of a process that reads everything, above what it takes to start."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        work(port)
        os.write(writing, str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before).encode())
        os._exit(0)
    os.waitpid(child, 0)
    return int(os.read(reading, 32)) / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=2_000)
    parser.add_argument("--size", type=int, default=4_000, help="octets of each")
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    server = context.Process(target=serve, args=(options.messages, options.size, there), daemon=True)
    server.start()
    port = here.recv()
    taken: dict[str, list[float]] = {"imapclient": [], "reading": [], "poll": []}
    with tempfile.TemporaryDirectory() as name:
        desks = [workspace(Path(name)) for _ in range(options.repeats + 1)]
        for desk in desks[:-1]:
            taken["imapclient"].append(timed(floor, port, options.messages))
            taken["reading"].append(timed(cam, port, options.messages))
            taken["poll"].append(timed(partial(first_poll, desk), port, options.messages))
        rates = {what: options.messages / statistics.median(seconds) for what, seconds in taken.items()}
        print(f"{options.messages:,} messages of about {options.size:,} octets ({machine()})")
        for what, rate in rates.items():
            print(f"  {what:<12} {rate:>9,.0f} messages/s {rate / rates['imapclient']:>6.2f}")
        base = rates["imapclient"]
        memory = {"reading": peak(cam, port), "poll": peak(partial(first_poll, desks[-1]), port)}
        for what, title in (("reading", "reading an inbox"), ("poll", "first poll, judged and stored")):
            row(
                f"{title}, {options.messages:,} messages",
                floor=f"imapclient in batches of 500: {base:,.0f} messages/s",
                cam=f"{rates[what]:,.0f}/s, {rates[what] / base:.2f} of the floor; {memory[what]:.1f} MB",
                target=">= 0.3 of the floor, memory flat",
                is_met=rates[what] / base >= 0.3,
            )
    took = 1000 * idle_poll(port, options.messages, 50)
    row(
        "poll with nothing new",
        floor="",
        cam=f"{took:.2f} ms on an open connection",
        target="flat",
        is_met=None,
    )
    here.send("over")
    server.join(30)


if __name__ == "__main__":
    main()
