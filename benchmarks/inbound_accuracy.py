"""
How well inbound mail is understood, beside simple rules, in one run.

    python benchmarks/inbound_accuracy.py PATH

PATH: a folder with bounces/, human/, autoreplies/ and threads/, each a labels.csv and its messages.
bounces/labels.csv: file, is_bounce, recipients and also_acceptable (with ;), expected_class (hard, soft or other).
threads/labels.csv: inbound_file, outbound_file, expected_message_id, acceptable (with |); all sends at once.
"""

import argparse
import csv
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cam.engine.inbound.bounces import read_bounce
from cam.engine.inbound.complaints import read_complaint
from cam.engine.inbound.matching import SentMessage, clues, match
from cam.engine.inbound.reading import read

Judge = Callable[[bytes], dict[str, Any]]
Finder = Callable[[bytes], str | None]


def main() -> None:
    """Measure bounces and threads with cam and with the simple rules, and print both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", type=Path)
    path = parser.parse_args().path
    print(
        "bounces            recognised   address right   soft called hard   hard called hard   other mail   ms each"
    )
    for name, judge in (("simple rules", simple_bounce), ("cam", bounce)):
        print(f"{name:18} {measured_bounces(path, judge)}")
    print("threads                 right           wrong        nothing")
    for name, factory in (("ids in headers", simple_threads), ("cam", threads)):
        print(f"{name:18} {measured_threads(path, factory)}")


def bounce(raw: bytes) -> dict[str, Any]:
    """Return what cam says of a message: is_bounce, recipients, severity."""
    found = read_bounce(read(raw))
    if found is None:
        return {"is_bounce": False}
    severity = "soft" if found.severity == "delayed" else str(found.severity)
    return {"is_bounce": True, "recipients": list(found.recipients), "severity": severity}


def simple_bounce(raw: bytes) -> dict[str, Any]:
    """Return what a rule of thumb says: a machine writes, or the form is a report; the first status decides."""
    head = raw.partition(b"\n\n")[0].lower()
    if (
        b"mailer-daemon" not in head
        and b"report-type=delivery-status" not in head
        and b"undeliver" not in head
    ):
        return {"is_bounce": False}
    named = re.findall(rb"(?im)^final-recipient:[^;\n]*;\s*<?([^\s<>]+@[^\s<>]+)", raw)
    status = re.search(rb"\b([45])\.\d{1,3}\.\d{1,3}\b", raw)
    severity = {b"5": "hard", b"4": "soft"}.get(status[1], "other") if status else "other"
    return {
        "is_bounce": True,
        "recipients": [one.decode("ascii", "replace") for one in named],
        "severity": severity,
    }


def threads(outbound: list[bytes]) -> Finder:
    """Return a function from an inbound message to the Message-ID of the send it belongs to, by cam."""
    sent = [_sent(number, raw) for number, raw in enumerate(outbound)]

    def find(raw: bytes) -> str | None:
        inbound = read(raw)
        hints = clues(inbound, bounce=read_bounce(inbound), complaint=read_complaint(inbound))
        found = match(hints, sent)
        return sent[found.row_id].message_id.strip("<>") if found else None

    return find


def simple_threads(outbound: list[bytes]) -> Finder:
    """Return a function that looks for the exact ids in In-Reply-To and References only."""
    ids = {read(raw).message_id for raw in outbound}

    def find(raw: bytes) -> str | None:
        inbound = read(raw)
        return next(
            (one.strip("<>") for one in (*inbound.in_reply_to, *inbound.references) if one in ids), None
        )

    return find


def measured_bounces(path: Path, judge: Judge) -> str:
    """Return one line of figures."""
    count: Counter[str] = Counter()
    started = time.perf_counter()
    for row, raw in labelled(path / "bounces"):
        verdict = judge(raw)
        if row["is_bounce"] != "yes":
            count.update(others=1, alarms=verdict["is_bounce"])
            continue
        is_right = _is_right(verdict, row)
        count.update(
            bounces=1, recognised=verdict["is_bounce"], known=is_right is not None, right=bool(is_right)
        )
        if verdict["is_bounce"]:
            count[f"{row['expected_class']} as {verdict['severity']}"] += 1
            count[row["expected_class"]] += 1
    for folder in ("human", "autoreplies"):
        for _, raw in labelled(path / folder):
            count.update(others=1, alarms=judge(raw)["is_bounce"])
    spent = (time.perf_counter() - started) * 1000 / (count["bounces"] + count["others"])
    return (
        f"{_share(count['recognised'], count['bounces'])}   {_share(count['right'], count['known']):>13}   "
        f"{_share(count['soft as hard'], count['soft']):>16}   {_share(count['hard as hard'], count['hard']):>16}   "
        f"{_share(count['alarms'], count['others']):>10}   {spent:7.2f}"
    )


def measured_threads(path: Path, factory: Callable[[list[bytes]], Finder]) -> str:
    """Return one line of figures."""
    folder = path / "threads"
    rows = list(_rows(folder))
    outbound = {row["outbound_file"]: None for row in rows if row["outbound_file"]}
    find = factory([(folder / name).read_bytes() for name in outbound])
    count: Counter[str] = Counter()
    for row in rows:
        found = (find((folder / row["inbound_file"]).read_bytes()) or "none").lower()
        wanted = {row["expected_message_id"].lower(), *row["acceptable"].lower().split("|")}
        count["right" if found in wanted else "nothing" if found == "none" else "wrong"] += 1
    shares = (_share(count[name], len(rows)) for name in ("right", "wrong", "nothing"))
    return "   ".join(f"{share:>12}" for share in shares)


def labelled(folder: Path) -> Iterator[tuple[dict[str, str], bytes]]:
    """Give each labelled message of a folder; a body without headers becomes a plain answer."""
    for row in _rows(folder):
        raw = (folder / row["file"]).read_bytes()
        if row["file"].endswith(".txt"):
            raw = (
                b"From: a@x.example\nSubject: Re: Quick question\nContent-Type: text/plain; charset=utf-8\n\n"
                + raw
            )
        yield row, raw


def _rows(folder: Path) -> Iterator[dict[str, str]]:
    with (folder / "labels.csv").open(encoding="utf-8", errors="surrogateescape", newline="") as file:
        yield from csv.DictReader(file)


def _is_right(verdict: dict[str, Any], row: dict[str, str]) -> bool | None:
    expected = {one for one in row["recipients"].lower().split(";") if one}
    allowed = expected | set(row["also_acceptable"].lower().split(";"))
    given = {one.lower() for one in verdict.get("recipients", ())}
    return bool(given) and given <= allowed if expected else None


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} {100 * part / whole:5.1f}%" if whole else f"{part}/0"


def _sent(number: int, raw: bytes) -> SentMessage:
    message = read(raw)
    return SentMessage(
        row_id=number,
        message_id=message.message_id,
        recipient=next(iter(message.to), ""),
        subject=message.subject,
        sent_at=message.date,
        mailbox=message.sender,
    )


if __name__ == "__main__":
    main()
