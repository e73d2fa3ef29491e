"""
What a cycle asks of the database beside raw sqlite3 on the same index, for growing numbers of enrollments.

    python benchmarks/bench_due.py --enrollments 10000 100000 1000000 5000000

Picking the first page of due leads, today's quota of a mailbox, and the least moment at which anything is due. The
floor asks for the same rows in one statement of sqlite3; cam's answer is made of values that the engine decides on,
with what is open, suppressed and sent of each lead. The peer asks without an index, as a status column does.
"""

import argparse
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection
from turns import by_turns, machine, row
from workspace import BEGINNING, add_campaign, add_leads, open_desk, stamp

from cam.engine.quotas import Scope
from cam.store import due, ledger
from cam.usecases.desk import Desk

DUE = 50
SENT_TODAY = 500
PICK = (
    "SELECT id FROM enrollment WHERE campaign_id = 1 AND touched = 0 AND next_action_at IS NOT NULL"
    " AND next_action_at <= ? ORDER BY score DESC, id LIMIT 50"
)
SCAN = "SELECT id FROM enrollment NOT INDEXED WHERE touched = 0 AND next_action_at <= ? ORDER BY score DESC LIMIT 50"
COUNT = "SELECT count(*) FROM message WHERE mailbox_id = 1 AND begun_at >= ? AND begun_at IS NOT NULL"
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY = NOW.replace(hour=0)


def main() -> None:
    """Fill a database of each size and print medians beside the floor, and the growth from the first to the last."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--enrollments", type=int, nargs="+", default=[10_000, 50_000])
    options.add_argument("--repeats", type=int, default=15)
    options.add_argument("--dir", default=None, help="folder for the databases")
    chosen = options.parse_args()
    print(f"due and quota ({machine()})")
    runs: dict[str, Callable[[], object]] = {}
    with tempfile.TemporaryDirectory(dir=chosen.dir) as name, ExitStack() as stack:
        for number in chosen.enrollments:
            desk, campaign_id = filled(Path(name), number)
            stack.callback(desk.db.close)
            connection = stack.enter_context(desk.db.read())
            found = contenders(desk, connection, campaign_id)
            runs |= {f"{number} {title}": run for title, run in found.items()}
        seconds = by_turns(runs, repeats=chosen.repeats)
    for number in chosen.enrollments:
        show(number, {title: seconds[f"{number} {title}"] for title in found})
    first, last = (
        seconds[f"{number} pick 50 due"] for number in (min(chosen.enrollments), max(chosen.enrollments))
    )
    print(f"the largest takes {last / first:.2f} x the smallest (<= 1.5)")
    largest = max(chosen.enrollments)
    of = {title: seconds[f"{largest} {title}"] * 1000 for title in found}
    row(
        "first page of due leads",
        floor=f"one SELECT {of['pick, floor']:.2f} ms; no index {of['pick, no index']:.0f} ms",
        cam=f"{first * 1000:.1f} ms at {min(chosen.enrollments):,}, {last * 1000:.1f} ms at {largest:,}"
        f" ({last / first:.2f} x)",
        target="<= 5 ms, <= 1.5 x",
        is_met=last <= 0.005 and last / first <= 1.5,
    )
    row(
        "today's quota of a mailbox",
        floor=f"one SELECT {of['quota, floor']:.3f} ms",
        cam=f"{of['quota today']:.3f} ms",
        target="<= 0.1 ms",
        is_met=of["quota today"] <= 0.1,
    )


def filled(folder: Path, enrollments: int) -> tuple[Desk, int]:
    """Return a desk with so many enrollments, and the id of their campaign."""
    desk = open_desk(folder, f"due{enrollments}")
    campaign = add_campaign(desk, smtp_port=25)
    add_leads(desk, campaign, enrollments, due=DUE)
    add_messages(desk, SENT_TODAY)
    return desk, campaign.id


def show(enrollments: int, found: Mapping[str, float]) -> None:
    """Print one size."""
    print(f"{enrollments} enrollments, {DUE} due, {SENT_TODAY} sent today")
    for mine, theirs, target in (
        ("pick 50 due", "pick, floor", "<= 5 ms"),
        ("pick 50 due", "pick, no index", ""),
        ("quota today", "quota, floor", "<= 0.1 ms"),
    ):
        ratio = found[mine] / found[theirs]
        print(
            f"  {mine:<12} {found[mine] * 1000:8.3f} ms {target:<10} {theirs:<15} {found[theirs] * 1000:8.3f} ms"
            f"   cam / this: {ratio:.2f}"
        )


def contenders(desk: Desk, connection: Connection, campaign_id: int) -> dict[str, Callable[[], object]]:
    """Return what is measured, by name."""
    assert desk.db.path is not None
    raw = sqlite3.connect(desk.db.path)

    def pick() -> None:
        page = next(due.first_touches(connection, campaign_id, now=NOW))
        if len(page) != DUE:
            raise SystemExit(f"{len(page)} of {DUE} were found")

    def quota() -> None:
        key = (Scope.MAILBOX, "1")
        if ledger.used(connection, [key], since=TODAY, campaign_id=campaign_id) != {key: SENT_TODAY}:
            raise SystemExit("the quota is wrong")

    return {
        "pick 50 due": pick,
        "pick, floor": lambda: raw.execute(PICK, (stamp(NOW),)).fetchall(),
        "pick, no index": lambda: raw.execute(SCAN, (stamp(NOW),)).fetchall(),
        "quota today": quota,
        "quota, floor": lambda: raw.execute(COUNT, (stamp(TODAY),)).fetchone(),
    }


def add_messages(desk: Desk, count: int) -> None:
    """Enter messages that went out today, and as many every day of the weeks before."""
    assert desk.db.path is not None
    columns = (
        "enrollment_id, campaign_id, lead_id, mailbox_id, channel, round, step_id, position, first_touch, variant,"
        " status, by_hand, message_id, idempotency_key, in_reply_to, recipient, recipient_domain, subject, attempts,"
        " begun_at, sent_at, lease_token, platform_id, outcome, created_at, updated_at"
    )
    rows = (
        (
            number + 1, 1, number + 1, 1, "email", 2 + day, "intro", 0, 1, "a", "sent", 0, f"<{day}.{number}@x>",
            f"{day}/{number}", "", "r", f"company{number}.example", "s", 1, at, at, 1, "", "250 ok", at, at,
        )
        for day in range(20)
        for number in range(count)
        for at in [stamp(TODAY + timedelta(seconds=number) - timedelta(days=day))]
    )  # fmt: skip
    with sqlite3.connect(desk.db.path) as raw:
        raw.executemany(f"INSERT INTO message ({columns}) VALUES ({', '.join('?' * 26)})", rows)
        raw.execute("PRAGMA optimize")
    raw.close()


if __name__ == "__main__":
    assert BEGINNING < NOW
    main()
