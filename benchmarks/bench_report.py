"""
The report beside its floor: one covering index query of raw sqlite3 over the same rows, in the same run.

    python benchmarks/bench_report.py --leads 1000000 --campaigns 10
"""

import argparse
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from zoneinfo import ZoneInfo

from turns import row

from cam.store.database import Database
from cam.store.tables import metadata
from cam.usecases.report import chosen_campaigns, figures

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
STEPS = ("intro", "bump", "close")
VARIANTS = ("a", "b")
FLOOR = """
    SELECT step_id, variant, status, count(*) FROM message WHERE campaign_id = ? GROUP BY step_id, variant, status
"""


def main() -> None:
    """Fill a database, measure floor and report by turns, print medians and the ratio."""
    options = arguments()
    with tempfile.TemporaryDirectory(dir=options.dir) as folder:
        path = Path(folder) / "cam.db"
        # in a process of its own, so that the peak memory is the report's alone
        loading = get_context("spawn").Process(target=fill, args=(path, options.leads, options.campaigns))
        loading.start()
        loading.join()
        database = Database(f"sqlite:///{path}")
        measure(database, path, repeats=options.repeats, campaigns=options.campaigns)
        database.close()


def arguments() -> argparse.Namespace:
    """Return the sizes; small ones where none are given."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--leads", type=int, default=20_000, help="leads of the workspace; each has three messages"
    )
    parser.add_argument("--campaigns", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--dir", default=None, help="folder for the temporary database")
    return parser.parse_args()


def measure(database: Database, path: Path, *, repeats: int, campaigns: int) -> None:
    """Print the median times of one campaign and of all, beside the floor of one campaign."""

    def floor() -> None:
        with sqlite3.connect(path) as raw:
            raw.execute(FLOOR, (1,)).fetchall()

    def one() -> None:
        with database.read() as connection:
            figures(connection, chosen_campaigns(connection, "campaign 1"), zone=ZONE, now=NOW)

    def every() -> None:
        with database.read() as connection:
            figures(connection, chosen_campaigns(connection, None), zone=ZONE, now=NOW)

    times = by_turns([floor, one, every], repeats=repeats)
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"floor, one campaign, raw sqlite3   {times[0] * 1000:9.1f} ms")
    print(
        f"cam report, one campaign           {times[1] * 1000:9.1f} ms   {times[1] / times[0]:.1f} x the floor"
    )
    print(f"cam report, all {campaigns:3} campaigns      {times[2] * 1000:9.1f} ms")
    print(f"peak memory                        {rss:9.1f} MB")
    row(
        f"report, {campaigns} campaigns",
        floor=f"one covering query {times[0] * 1000:.0f} ms a campaign",
        cam=f"{times[1]:.3f} s a campaign, {times[1] / times[0]:.1f} x the floor; {times[2]:.2f} s for all;"
        f" {rss:.0f} MB",
        target="<= 0.15 s a campaign, <= 1 s for all, RSS <= 150 MB",
        is_met=times[1] <= 0.15 and times[2] <= 1 and rss <= 150,
    )


def by_turns(runs: list[Callable[[], None]], *, repeats: int) -> list[float]:
    """Return the median seconds of each, run one after the other in every round after a first that warms up."""
    seconds: list[list[float]] = [[] for _ in runs]
    for number in range(repeats + 1):
        for index, run in enumerate(runs):
            begun = time.perf_counter()
            run()
            if number:
                seconds[index].append(time.perf_counter() - begun)
    return [statistics.median(taken) for taken in seconds]


def fill(path: Path, leads: int, campaigns: int) -> None:
    """Write campaigns with leads that got three messages each over 90 days; 1 % failed, 1 % marked by hand."""
    database = Database(f"sqlite:///{path}")
    metadata.create_all(database.engine)
    database.close()
    with sqlite3.connect(path) as raw:
        for pragma in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "foreign_keys = OFF",
            "cache_size = -1000000",
        ):
            raw.execute(f"PRAGMA {pragma}")
        insert(raw, "campaign", campaign_rows(campaigns))
        insert(raw, "mailbox", mailbox_rows(campaigns))
        insert(raw, "enrollment", (enrollment_row(n, campaigns) for n in range(1, leads + 1)))
        insert(
            raw,
            "message",
            (message_row(n, step, campaigns) for step in range(3) for n in range(1, leads + 1)),
        )
        insert(
            raw, "event", (mark_row(n, campaigns) for n in range(1, leads + 1) if n // campaigns % 99 == 0)
        )
        raw.execute("ANALYZE")


def insert(raw: sqlite3.Connection, table: str, rows: Iterator[dict[str, object]]) -> None:
    """Insert rows that all have the columns of the first."""
    first = next(rows, None)
    if first is None:
        return
    names = list(first)
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    raw.execute(sql, list(first.values()))
    raw.executemany(sql, (list(row.values()) for row in rows))


def moment(number: int, step: int) -> str:
    """Return when a lead's step went out: three days between steps, leads spread over 80 days."""
    at = NOW - timedelta(days=89) + timedelta(days=3 * step, seconds=number * 7919 % (80 * 86_400))
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")


def campaign_rows(campaigns: int) -> Iterator[dict[str, object]]:
    """Give the campaigns."""
    for number in range(1, campaigns + 1):
        yield {
            "id": number, "name": f"campaign {number}", "status": "active", "paused_reason": "", "daily_cap": 20,
            "timezone": "", "window_start": "09:00", "window_end": "18:00", "days": "mon-fri", "offer": "",
            "audience": "", "company_reply": "stop", "nurture_after_days": 30, "degraded_reason": "",
            "thresholds": "{}", "active_seconds": 0,
            "created_at": moment(0, 0), "launched_at": moment(0, 0), "active_since": moment(0, 0),
        }  # fmt: skip


def mailbox_rows(campaigns: int) -> Iterator[dict[str, object]]:
    """Give two mailboxes a campaign."""
    for number in range(1, 2 * campaigns + 1):
        yield {
            "id": number, "address": f"m{number}@firm.example", "name": "", "reply_to": "", "provider": "smtp",
            "smtp_host": "", "smtp_port": 0, "smtp_user": "", "smtp_password_ref": "", "smtp_tls": "starttls",
            "imap_host": "", "imap_port": 0, "imap_user": "", "imap_password_ref": "", "imap_tls": "implicit",
            "maildir": "", "folders": "[]", "daily_cap": 20, "warm_up": 0, "replies_by_hand": 1, "status": "active",
            "paused_reason": "",
            "failures": 0, "created_at": moment(0, 0),
        }  # fmt: skip


def enrollment_row(number: int, campaigns: int) -> dict[str, object]:
    """Return one lead's enrollment; most went the whole way without an answer."""
    own = number // campaigns  # its own count, so that every campaign is alike
    state = (
        "qualified" if own % 198 == 0 else "replied" if own % 99 == 0 else "lost" if own % 3 else "nurture"
    )
    return {
        "id": number, "lead_id": number, "campaign_id": number % campaigns + 1, "state": state, "round": 1,
        "position": 3, "touched": 1, "score": 0.5, "hold": "", "nurture": "", "paused": 0, "paused_reason": "",
        "first_touch_at": moment(number, 0), "last_touch_at": moment(number, 2), "won": own % 198 == 0,
        "mrr": 100.0, "created_at": moment(0, 0), "updated_at": moment(number, 2),
    }  # fmt: skip


def message_row(number: int, step: int, campaigns: int) -> dict[str, object]:
    """Return one row of the ledger."""
    is_failed = (number // campaigns + step) % 100 == 0
    at, campaign = moment(number, step), number % campaigns + 1
    return {
        "id": step * 10_000_000 + number, "enrollment_id": number, "campaign_id": campaign, "lead_id": number,
        "mailbox_id": 2 * campaign - number // campaigns % 2, "channel": "email", "round": 1, "step_id": STEPS[step],
        "position": step, "first_touch": step == 0, "variant": VARIANTS[number // campaigns % 2],
        "status": "failed" if is_failed else "sent", "by_hand": 0,
        "message_id": f"<{step}.{number}.8f2c1d5e@firm.example>", "idempotency_key": f"{number}/1/{step}",
        "in_reply_to": "", "recipient": f"person{number}@company{number}.example",
        "recipient_domain": f"company{number}.example", "subject": "A question about your team", "attempts": 1,
        "begun_at": None if is_failed else at, "sent_at": None if is_failed else at, "lease_token": 1,
        "platform_id": "", "outcome": "250 2.0.0 queued", "created_at": at, "updated_at": at,
    }  # fmt: skip


def mark_row(number: int, campaigns: int) -> dict[str, object]:
    """Return a human's word about one lead."""
    mark = "qualified" if number // campaigns % 198 == 0 else "replied"
    variant = VARIANTS[number // campaigns % 2]
    return {
        "at": moment(number, 2), "name": "lead_marked", "campaign_id": number % campaigns + 1, "lead_id": number,
        "details": f'{{"mark": "{mark}", "step": "{STEPS[number % 3]}", "variant": "{variant}"}}',
    }  # fmt: skip


if __name__ == "__main__":
    main()
