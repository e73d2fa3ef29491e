"""
The import beside its floor: the csv module and sqlite3's executemany, one transaction, one unique index, in one run.

    python benchmarks/bench_import.py --rows 1000000

14 columns, 2 % duplicates, 1 % invalid addresses. Every measurement is a process of its own, so that the peak memory
is its own too; they take turns.
"""

import argparse
import csv
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from turns import row

HEADER = [
    "First Name", "Last Name", "Title", "Company", "Company Name for Emails", "Email", "Email Status", "Seniority",
    "Departments", "Person Linkedin Url", "Website", "Company Linkedin Url", "# Employees", "Country",
]  # fmt: skip
EMAIL = HEADER.index("Email")
NAMES = (
    "jürgen",
    "zoe",
    "françois",
    "maria",
    "lukasz",
    "soren",
    "priya",
    "grace",
    "tom",
    "kenji",
    "ada",
    "noor",
)
COUNTRIES = ("Germany", "France", "United States", "Peru", "Japan", "Kenya")
PLACES = {name: "".join(letter for letter in name if letter.isascii()) for name in NAMES}


def main() -> None:
    """Write a list, measure floor, import, import again and the address check by turns, print medians and ratios."""
    options = arguments()
    with tempfile.TemporaryDirectory(dir=options.dir) as name:
        folder = Path(name)
        path = folder / "leads.csv"
        write_list(path, options.rows)
        print(f"{options.rows:,} rows, {path.stat().st_size / 1e6:.0f} MB, {options.repeats} repeats")
        floors, firsts, agains, memory = [], [], [], 0.0
        for _ in range(options.repeats):
            floors.append(apart(floor, path, folder)[0])
            first, again, peak = apart(cam, path, folder)
            firsts.append(first)
            agains.append(again)
            memory = max(memory, peak)
        show(options.rows, floors, firsts, agains, memory)
    took = address_check()
    row("address check", floor="", cam=f"{took:.2f} us", target="<= 4 us", is_met=took <= 4)


def arguments() -> argparse.Namespace:
    """Return the sizes; small ones where none are given."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--dir", default=None, help="folder for the list and the databases")
    return parser.parse_args()


def show(rows: int, floors: list[float], firsts: list[float], agains: list[float], memory: float) -> None:
    """Print the medians and the ratio of each pair of neighbours."""
    ratio = statistics.median(floor / first for floor, first in zip(floors, firsts, strict=True))
    again = statistics.median(first / second for first, second in zip(firsts, agains, strict=True))
    print(f"floor          {rows / statistics.median(floors):10,.0f} rows/s   csv + sqlite3 executemany")
    print(
        f"cam            {rows / statistics.median(firsts):10,.0f} rows/s   {ratio:.2f} of the floor (>= 0.45)"
    )
    seconds = statistics.median(firsts)
    print(f"               {seconds:10.2f} s        the whole import, everybody enrolled (10,000: <= 1.5 s)")
    print(
        f"cam again      {rows / statistics.median(agains):10,.0f} rows/s   {again:.2f} of the first time (>= 1)"
    )
    print(f"peak memory    {memory:10.0f} MB")
    line(rows, floors, firsts, ratio=ratio, again=again, memory=memory)


def line(
    rows: int, floors: list[float], firsts: list[float], *, ratio: float, again: float, memory: float
) -> None:
    """Print the line for the table."""
    row(
        f"import of {rows:,} rows, everybody enrolled",
        floor=f"csv + sqlite3 {rows / statistics.median(floors):,.0f} rows/s",
        cam=f"{rows / statistics.median(firsts):,.0f} rows/s, {ratio:.2f} of the floor; again {again:.1f} x as fast;"
        f" {memory:.0f} MB",
        target=">= 0.45 of the floor, RSS <= 120 MB",
        is_met=ratio >= 0.45 and memory <= 120,
    )


def write_list(path: Path, rows: int) -> None:
    """Write a list like an export: companies with several people, in no order of their addresses."""
    draw = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(rows):
            person = draw.randrange(number) if number and draw.random() < 0.02 else number
            writer.writerow(person_row(person, is_valid=draw.random() >= 0.01, companies=max(rows // 4, 1)))


def person_row(person: int, *, is_valid: bool, companies: int) -> list[str]:
    """Return one person's row, the same whenever it is asked for."""
    mixed = person * 2_654_435_761 % 4_294_967_296
    first, company = NAMES[mixed % len(NAMES)], mixed % companies
    domain = f"company{company}.example"
    email = f"{PLACES[first]}.last{mixed}@{domain}" if is_valid else f"{PLACES[first]} at {domain}"
    return [
        first.capitalize(), f"Last{person}", "Head of Growth", f"Company {company}, Inc.", f"Company {company}", email,
        "Verified", "Head", "Sales, Marketing", f"http://www.linkedin.com/in/{PLACES[first]}-{mixed}",
        f"https://www.{domain}", f"http://www.linkedin.com/company/c{company}", str(mixed % 5_000),
        COUNTRIES[mixed % len(COUNTRIES)],
    ]  # fmt: skip


def apart(measure: Callable[[Path, Path], list[float]], path: Path, folder: Path) -> list[float]:
    """Return what a measurement found in a process of its own."""
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=send, args=(theirs, measure, path, folder))
    process.start()
    theirs.close()  # where it dies there is nothing to wait for
    found: list[float] = ours.recv()
    process.join()
    return found


def send(pipe: Connection, measure: Callable[[Path, Path], list[float]], path: Path, folder: Path) -> None:
    """Measure in an empty folder, and send what was found."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        pipe.send(measure(path, Path(name)))


def floor(path: Path, folder: Path) -> list[float]:
    """Return the seconds that the bare libraries take."""
    begun = time.perf_counter()
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        columns = [f"c{number}" for number, _ in enumerate(next(rows))]
        database = sqlite3.connect(folder / "floor.db")
        database.execute(f"CREATE TABLE lead ({', '.join(columns)})")
        database.execute(f"CREATE UNIQUE INDEX by_email ON lead (c{EMAIL})")
        marks = ", ".join("?" * len(columns))
        database.executemany(f"INSERT OR IGNORE INTO lead VALUES ({marks})", rows)
        database.commit()
        database.close()
    return [time.perf_counter() - begun]


def cam(path: Path, folder: Path) -> list[float]:
    """Return the seconds of the first import and of a second one, and the peak memory in MB."""
    from cam.engine.campaigns import Mailbox
    from cam.gateways.ports import EmailSender
    from cam.settings import Settings
    from cam.store.database import Database
    from cam.store.upgrade import ensure_current
    from cam.usecases.desk import Desk
    from cam.usecases.import_leads import ImportOptions, import_leads

    def sender_for(_mailbox: Mailbox) -> EmailSender:
        raise NotImplementedError

    url = f"sqlite:///{folder / 'cam.db'}"
    fresh = get_context("spawn").Process(target=make, args=(url,))  # migrations have a memory of their own
    fresh.start()
    fresh.join()
    database = Database(url)
    ensure_current(database, now=datetime.now(UTC))
    desk = Desk(
        db=database, settings=Settings.model_validate({}), clock=lambda: datetime.now(UTC), root=folder,
        sender_for=sender_for,
    )  # fmt: skip
    options = ImportOptions(path=path, campaign="Q1", rejects=folder / "rejects.csv")
    seconds = [import_leads(desk, options).seconds, import_leads(desk, options).seconds]
    database.close()
    return [*seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]


def make(url: str) -> None:
    """Make an empty database with the current schema."""
    from cam.store.database import Database
    from cam.store.upgrade import ensure_current

    database = Database(url)
    ensure_current(database, now=datetime.now(UTC))
    database.close()


def address_check() -> float:
    """Return the microseconds that one address takes, one in a hundred being no address."""
    from cam.engine.addresses import normalise

    texts = [
        person_row(number, is_valid=number % 100 > 0, companies=5_000)[EMAIL] for number in range(20_000)
    ]
    times = []
    for _ in range(5):
        begun = time.process_time()
        for text in texts:
            normalise(text)
        times.append((time.process_time() - begun) / len(texts))
    return statistics.median(times) * 1e6


if __name__ == "__main__":
    main()
