"""The Sent folder as a witness: asked about sends in doubt, where a probe has shown that it can tell."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from sqlalchemy import Connection

from cam.engine.campaigns import Mailbox
from cam.engine.enrollments import LedgerMessage
from cam.errors import GatewayError
from cam.gateways.ports import SentFolder
from cam.store import inbox, ledger, mailboxes
from cam.usecases.desk import Desk
from cam.usecases.proofs import proved_sent, proved_unsent

BECAUSE = "the Sent folder"
ABSENT = "its Message-ID is not in the Sent folder, where the provider files what it takes"
WITNESSES = 3  # messages that certainly went out; where none of them lies there, silence says nothing


def ask_sent_folders(desk: Desk) -> Mapping[int, str]:
    """
    Settle the sends whose settle time is over by their mailboxes' Sent folders; return why others could not be, by row.

    A copy there proves that the message went out.  That there is none proves that it never did, where the probe of
    the mailbox found that its provider files every message under our Message-ID, the send came after that probe, and
    what certainly went out since then lies there.  Whatever is left is for a human.
    Only the holder of the lease may call it.
    """
    with desk.db.read() as connection:
        boxes = {box.id: box for box in mailboxes.all_mailboxes(connection) if box.tells_what_was_sent}
        rows = [
            row for row in ledger.overdue_unknown(connection, now=desk.clock()) if row.mailbox_id in boxes
        ]
    left: dict[int, str] = {}
    rows.sort(key=lambda row: (row.mailbox_id or 0, row.id))
    for box_id, found in groupby(rows, key=lambda row: row.mailbox_id or 0):
        left |= _ask(desk, boxes[box_id], list(found))
    return left


def _ask(desk: Desk, box: Mailbox, rows: Sequence[LedgerMessage]) -> Mapping[int, str]:
    trouble = _trouble(desk, box)
    reader = None if trouble else desk.inbox_for(box)
    if reader is None or not isinstance(reader, SentFolder):
        return _unasked(rows, trouble or "it is not read")
    left: dict[int, str] = {}
    try:
        for row in rows:
            left |= _settle(desk, box, reader, row)
    except GatewayError as error:
        return {**_unasked(rows, error.what), **left}
    finally:
        reader.close()
    return left


def _unasked(rows: Sequence[LedgerMessage], why: str) -> Mapping[int, str]:
    return {row.id: f"its Sent folder could not be asked: {why}" for row in rows}


def _trouble(desk: Desk, box: Mailbox) -> str:
    """Return why its inbox could not be read just now, "" where it could: nobody waits for the same silence twice."""
    with desk.db.read() as connection:
        last = inbox.readings(connection).get(box.id)
    return last.trouble if last else ""


def _settle(desk: Desk, box: Mailbox, folder: SentFolder, row: LedgerMessage) -> Mapping[int, str]:
    """Settle one row by what the folder says; return why it cannot be, by row."""
    if folder.holds(row.message_id):
        with desk.db.write() as connection:
            proved_sent(connection, desk, row, because=BECAUSE)
        return {}
    with desk.db.read() as connection:
        doubt, witnesses = _witnesses(connection, box, row)
    if not doubt and witnesses and not any(folder.holds(one) for one in witnesses):
        doubt = "nothing of what went out lately is in its Sent folder, so that says nothing"
    if doubt:
        return {row.id: doubt}
    with desk.db.write() as connection:
        proved_unsent(connection, desk, row, because=BECAUSE, answer=ABSENT)
    return {}


def _witnesses(connection: Connection, box: Mailbox, row: LedgerMessage) -> tuple[str, list[str]]:
    """Return why the folder cannot prove an absence, or "" and what must lie there if it can."""
    probed_at = mailboxes.probed_at(connection, box.id)
    if probed_at is None or row.begun_at is None or row.begun_at < probed_at:
        return "it is not in its Sent folder, and nobody had probed that by then", []
    return "", ledger.accepted_ids(connection, box.id, since=probed_at, limit=WITNESSES)
