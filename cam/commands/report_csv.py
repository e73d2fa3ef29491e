"""The report as CSV: one flat table, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from cam.engine.cells import safe_cell

TABLES = {"step": "steps", "variant": "variants", "mailbox": "mailboxes", "day": "days"}


def write_csv(campaigns: Sequence[dict[str, Any]], *, table: str, stream: TextIO) -> None:
    """Write one row a campaign, or one row a step, variant, mailbox or day; campaigns: as `report --json` has them."""
    rows = list(_rows(campaigns, table))
    writer = csv.writer(stream, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    writer.writerows([safe_cell(value) for value in row.values()] for row in rows)


def _rows(campaigns: Sequence[dict[str, Any]], table: str) -> Iterator[dict[str, Any]]:
    for one in campaigns:
        if table in TABLES:
            yield from ({"campaign": one["campaign"], **row} for row in one[TABLES[table]])
        else:
            yield _flat(one)


def _flat(one: dict[str, Any]) -> dict[str, Any]:
    """Return a campaign as one row: groups become columns named group_key, its tables are left out."""
    row: dict[str, Any] = {}
    for name, value in one.items():
        if isinstance(value, dict):
            row |= {f"{name}_{key}": inner for key, inner in value.items()}
        elif not isinstance(value, (list, tuple)):
            row[name] = value
    return row
