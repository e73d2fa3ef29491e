"""
Deliver messages twice and in any order, break the connections, give every message a new UID, and read all of it.

python -m tests.faults.inboxes [--mail DIR] [--breaks 20] [--server dovecot|python] [--mutant fingerprint-by-uid]
--mail: the messages, files below DIR whose names end in .eml; some of our own making where it is absent.
Everybody who writes, and everybody whose address failed, is a lead that was written to before.  Prints one JSON line.
missing, twice: messages that are not stored, or more often than once.  seen: marked as read.
effects_off: events by which this reading differs from one of each message once, in the same order, without trouble.
"""

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import text

from cam.clock import utc_now
from cam.engine import addresses
from cam.engine.inbound.fingerprint import fingerprint
from cam.engine.inbound.reading import read
from cam.gateways.registry import inbox_for
from cam.store.database import Database
from cam.store.upgrade import ensure_current
from cam.usecases import concerns, poll
from cam.usecases.ground import Options
from cam.usecases.listening import listen
from tests.faults.cut_line import CutLine
from tests.faults.mail_places import FOLDERS, USER, DovecotPlace, MailPlace, PythonPlace, own_messages
from tests.servers import dovecot
from tests.world import World

MANY = 1_000_000
PORTIONS = 6
ROUNDS = 200


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a reading came to.  order: the fingerprints as they were stored.  events: how often each befell whom."""

    order: list[str]
    events: Counter[tuple[str, int]]
    suppressed: int
    alerts: int


def main() -> None:
    """Deliver, break, read, compare, and print the figures."""
    options = _options()
    rng = random.Random(options.seed)
    messages = _messages(options.mail)
    if options.mutant:
        poll.fingerprint = lambda raw, inbound: fingerprint(raw, inbound) + str(rng.random())  # type: ignore[attr-defined]
    with _place(options.server) as place, CutLine(place.port) as line:
        with _world(messages, imap_port=line.port) as world:
            polls = _hear(world, place, line, messages=messages, rng=rng, breaks=options.breaks)
            got = _outcome(world)
        seen = place.seen()
    by_print = {fingerprint(raw, read(raw)): raw for raw in messages}
    with _world(messages) as world:
        for one in dict.fromkeys(got.order):
            if one in by_print:
                world.deliver(by_print[one])
        listen(world.desk)
        wanted = _outcome(world)
    off = (got.events - wanted.events) + (wanted.events - got.events)
    figures = {
        "harness": "inboxes", "server": place.name, "messages": len(messages), "distinct": len(by_print),
        "delivered": 2 * len(messages), "polls": polls, "broken": line.broken, "new_uid_validity": 1,
        "stored": len(got.order), "missing": len(set(by_print) - set(got.order)),
        "twice": len(got.order) - len(set(got.order) & set(by_print)), "seen": seen,
        "events": got.events.total(), "effects_off": off.total(),
        "replies": sum(count for (name, _), count in got.events.items() if name == "reply.received"),
        "suppressed": got.suppressed, "alerts": got.alerts,
    }  # fmt: skip
    print(json.dumps(figures), flush=True)
    is_clean = not (figures["missing"] or figures["twice"] or figures["seen"] or figures["effects_off"])
    is_clean = is_clean and (got.suppressed, got.alerts) == (wanted.suppressed, wanted.alerts)
    proves = bool(line.broken or not options.breaks) and bool(figures["replies"])
    sys.exit(2 if not proves else int(is_clean == bool(options.mutant)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mail", type=Path, default=None, metavar="DIR")
    parser.add_argument("--breaks", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--server", choices=["dovecot", "python"], default="")
    parser.add_argument("--mutant", choices=["fingerprint-by-uid"])
    return parser.parse_args()


def _messages(folder: Path | None) -> list[bytes]:
    """Return the messages, with the line ends that they have on a server."""
    if folder is None:
        return own_messages()
    found = [path.read_bytes() for path in sorted(folder.rglob("*.eml"))]
    if not found:
        raise SystemExit(f"{folder}: no file below it ends in .eml")
    return [raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") for raw in found]


@contextmanager
def _place(wanted: str) -> Iterator[MailPlace]:
    absence = dovecot.absence()
    if wanted == "dovecot" and absence:
        raise SystemExit(absence)
    made = PythonPlace() if wanted == "python" or absence else DovecotPlace()
    with made as place:
        yield place


@contextmanager
def _world(messages: Sequence[bytes], *, imap_port: int = 0) -> Iterator[World]:
    """Give a world in which everybody in these messages was written to, its inbox on a server or in memory."""
    with tempfile.TemporaryDirectory() as folder:
        db = Database(f"sqlite:///{folder}/cam.db")
        ensure_current(db, now=utc_now())
        world = World(db, Path(folder), limits={"per_batch": MANY, "per_domain_per_day": MANY})
        over_imap = {
            "imap_host": "127.0.0.1", "imap_port": imap_port, "imap_tls": "none", "imap_user": USER,
            "imap_password_ref": dovecot.PASSWORD,
        }  # fmt: skip
        box = world.mailbox(daily_cap=MANY, **over_imap)
        campaign = world.campaign(boxes=[box], daily_cap=MANY)
        for person in _people(messages):
            world.lead(campaign, person)
        world.run(campaign, options=Options(is_dry_run=False, batch_size=MANY))
        if imap_port:
            world.desk = replace(world.desk, inbox_for=lambda mailbox: inbox_for(mailbox, str))
        try:
            yield world
        finally:
            db.close()


def _people(messages: Sequence[bytes]) -> list[str]:
    """Return whoever writes in these messages, and whose address failed."""
    clues = [concerns.understand(raw, is_truncated=False).clues for raw in messages]
    named = (name for one in clues for name in (one.sender, *one.failed))
    found = (addresses.normalise(name) for name in named if name)
    return sorted({one for one in found if isinstance(one, str)})


def _hear(
    world: World, place: MailPlace, line: CutLine, *, messages: Sequence[bytes], rng: random.Random, breaks: int
) -> int:  # fmt: skip
    """Deliver in portions and read in between, on lines that break; return how many readings that took."""
    everything = [*messages, *messages]
    rng.shuffle(everything)
    size = -(-len(everything) // PORTIONS)
    polls = 0
    for number in range(PORTIONS):
        portion = everything[number * size : (number + 1) * size]
        for raw in portion:
            place.deliver(raw, folder=rng.choice(FOLDERS))
        if number == PORTIONS // 2:
            line.port_behind = place.renumber()
        octets = sum(map(len, portion))
        line.cut_after = [rng.randrange(octets) for _ in range(-(-breaks // PORTIONS))]
        for _ in range(ROUNDS):
            polls += 1
            heard = listen(world.desk)
            if not any(one.trouble for one in heard.inboxes) and not line.cut_after:
                break
        else:
            raise SystemExit(f"the inbox was not read to its end: {heard.inboxes}")
    return polls


def _outcome(world: World) -> Outcome:
    with world.db.read() as connection:
        order = connection.scalars(text("SELECT fingerprint FROM inbound_message ORDER BY id")).all()
        told = connection.execute(
            text("SELECT name, lead_id FROM event WHERE lead_id IS NOT NULL OR name LIKE 'reply.%'")
        ).all()
        suppressed = connection.scalar(text("SELECT count(*) FROM suppression"))
        # what is told of people: that the server hung up is told too, and only where it did
        alerts = connection.scalar(text("SELECT count(*) FROM alert WHERE type <> 'INBOX_UNREAD'"))
    events = Counter((name, lead_id or 0) for name, lead_id in told)
    return Outcome(order=list(order), events=events, suppressed=suppressed or 0, alerts=alerts or 0)


if __name__ == "__main__":
    main()
