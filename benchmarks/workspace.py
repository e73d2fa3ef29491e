"""Workspaces for measurements: a database with a campaign whose leads are due, filled by plain sqlite3."""

import gc
import shutil
import sqlite3
import threading
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path

from cam.__main__ import COLLECT_AFTER
from cam.clock import Clock, utc_now
from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.sequence import parse_sequence
from cam.engine.vocabulary import CampaignStatus
from cam.gateways.ports import EmailSender
from cam.gateways.registry import sender_for
from cam.settings import Settings
from cam.store import campaigns, mailboxes, sequences, witness
from cam.store.database import Database
from cam.store.upgrade import ensure_current
from cam.usecases.desk import Desk

SETTINGS = {
    "sender": {"name": "Ana Silva", "postal_address": "1 Main Street, 12345 Springfield"},
    "limits": {"per_batch": 1_000_000, "per_domain_per_day": 5},
}
BEGINNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
FAR = timedelta(days=3650)
NAMES = ("Ada", "Grace", "Linus", "Margaret")
MANY = 1_000_000

gc.set_threshold(COLLECT_AFTER)  # as in every process of cam


def stamp(moment: datetime) -> str:
    """Return a moment as the database writes it."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")


def empty(folder: Path) -> Path:
    """Return a database of the current schema with nothing in it, made once for a folder."""
    path = folder / "empty.db"
    if not path.exists():
        database = Database(f"sqlite:///{path}")
        ensure_current(database, now=BEGINNING)
        database.close()
    return path


def open_desk(folder: Path, name: str, *, clock: Clock = utc_now) -> Desk:
    """Return a desk on a fresh database; its mailboxes send for real."""
    path = folder / f"{name}.db"
    shutil.copyfile(empty(folder), path)
    return desk_on(path, clock=clock)


def desk_on(
    path: Path, *, clock: Clock = utc_now, stopping: threading.Event | None = None, **sections: object
) -> Desk:
    """Return a desk on a database that is there.  sections: of the settings, beside those that all have."""

    def sender(mailbox: Mailbox) -> EmailSender:
        return sender_for(mailbox, lambda _reference: "secret")

    return Desk(
        db=Database(f"sqlite:///{path}"), settings=Settings.model_validate(SETTINGS | sections), clock=clock,
        root=path.parent, sender_for=sender, stopping=stopping or threading.Event(),
    )  # fmt: skip


def add_campaign(desk: Desk, *, name: str = "Q1", boxes: int = 1, **smtp: object) -> Campaign:
    """Return an active campaign without hours, with the built-in sequence and so many mailboxes of its own."""
    text = resources.files("cam.templates").joinpath("sequences/email.yaml").read_text(encoding="utf-8")
    sequence = parse_sequence(text, name="email", source="email.yaml", read_body=str)
    always = {"window_start": "00:00", "window_end": "24:00", "days": "mon-sun"}
    with desk.db.write() as connection:
        made = campaigns.create_draft(connection, name=name, daily_cap=MANY, at=BEGINNING)
        version = sequences.save_version(connection, sequence, at=BEGINNING)
        offer = {"offer": "we cut cloud bills by a third", "audience": "CTOs of SaaS firms"}
        campaigns.change(connection, made.id, {"sequence_id": version.id, **always, **offer}, at=BEGINNING)
        first = len(mailboxes.all_mailboxes(connection))
        ids = [_add_mailbox(connection, first + number, smtp).id for number in range(boxes)]
        campaigns.add_mailboxes(connection, made.id, ids, at=BEGINNING)
        return campaigns.set_status(connection, made.id, CampaignStatus.ACTIVE, at=BEGINNING)


def _add_mailbox(connection, number: int, smtp: dict[str, object]) -> Mailbox:  # type: ignore[no-untyped-def]
    columns = {
        "address": f"ana{number}@firm.example", "provider": "smtp", "smtp_host": "127.0.0.1", "smtp_tls": "none",
        "daily_cap": MANY, "warm_up": False, "replies_by_hand": True, "status": "active",
    }  # fmt: skip
    return mailboxes.add_mailbox(connection, columns | smtp, at=BEGINNING)


def add_leads(desk: Desk, campaign: Campaign, count: int, *, due: int | None = None) -> None:
    """Enroll so many people, two a company; due: how many of them are due, the others have been written to."""
    waiting = stamp(BEGINNING + FAR)
    number_due = count if due is None else due
    assert desk.db.path is not None
    with sqlite3.connect(desk.db.path) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        raw.executemany(
            "INSERT INTO lead (id, key, email, first_name, last_name, full_name, company, title, website, domain,"
            " industry, employees, revenue, country, city, timezone, phone, linkedin_url, notes, source, tags, custom,"
            " company_domain, score_parts, created_at, updated_at) VALUES"
            " (?, ?, ?, ?, 'Moss', ?, ?, 'CTO', '', ?, 'Software', '50', '', 'Germany', '', '', '', '', '', 'bench',"
            " '[]', '{}', ?, '{}', ?, ?)",
            _leads(count),
        )
        raw.executemany(
            "INSERT INTO enrollment (lead_id, campaign_id, state, round, position, touched, score, next_action_at,"
            " hold, nurture, paused, paused_reason, first_touch_at, last_touch_at, sequence_id, won, created_at,"
            " updated_at) VALUES (?, ?, ?, 1, ?, ?, ?, ?, '', '', 0, '', ?, ?, ?, 0, ?, ?)",
            _enrollments(campaign, count, number_due, waiting),
        )
        raw.execute("PRAGMA optimize")


def remember(desk: Desk) -> None:
    """Let a database that was filled from outside count as the one that cam worked with last, not as a copy of it."""
    with desk.db.read() as connection:
        newest = witness.newest(connection)
    if newest is not None:
        witness.write(witness.path_of(desk.db, desk.root), newest)


def _leads(count: int) -> Iterable[tuple[object, ...]]:
    at = stamp(BEGINNING)
    for number in range(1, count + 1):
        email, domain = f"lead{number}@company{number // 2}.example", f"company{number // 2}.example"
        name = NAMES[number % len(NAMES)]
        yield (
            number, email, email, name, f"{name} Moss", f"Company {number // 2}", domain, domain, at, at,
        )  # fmt: skip


def _enrollments(campaign: Campaign, count: int, due: int, waiting: str) -> Iterable[tuple[object, ...]]:
    at = stamp(BEGINNING)
    every = max(count // max(due, 1), 1)
    for number in range(1, count + 1):
        is_due = number % every == 0
        score = 0.5 + number * 7919 % 1000 / 2000
        if is_due:
            yield (number, campaign.id, "new", 0, 0, score, at, None, None, None, at, at)
        else:
            yield (
                number,
                campaign.id,
                "contacted",
                1,
                1,
                score,
                waiting,
                at,
                at,
                campaign.sequence_id,
                at,
                at,
            )
