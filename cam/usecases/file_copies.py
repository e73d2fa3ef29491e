"""File copies: put what was sent into the Sent folder, where the provider does not; the sends are done already."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from cam.engine.campaigns import Mailbox
from cam.errors import GatewayError
from cam.gateways.ports import SentFolder
from cam.store import copies, events, mailboxes
from cam.store.copies import Unfiled
from cam.usecases.desk import Desk

LOOK_BACK = timedelta(days=3)  # what was sent long before the probe is left as it is
AT_ONCE = 200  # a cycle sends no more from one mailbox


def file_copies(desk: Desk) -> tuple[str, ...]:
    """
    File a copy of each message that was sent and has none; return why some could not be.

    What fails here is tried again in the next cycle, and changes nothing about the send.
    Only the holder of the lease may call it.
    """
    with desk.db.read() as connection:
        boxes = [box for box in mailboxes.all_mailboxes(connection) if box.files_sent is False]
    return tuple(said for box in boxes if (said := _file_of(desk, box)))


def _file_of(desk: Desk, box: Mailbox) -> str:
    since = desk.clock() - LOOK_BACK
    with desk.db.read() as connection:
        waiting = copies.unfiled(connection, box.id, since=since, limit=AT_ONCE)
    folder = desk.inbox_for(box) if waiting else None
    if folder is None:
        return ""
    try:
        if isinstance(folder, SentFolder):
            folder.open()
            _file_all(desk, folder, waiting)
    except GatewayError as error:
        said = f"mailbox {box.address}: no copy in its Sent folder: {error.what}"
        with desk.db.write() as connection:
            details = {"reason": error.what, "hint": error.hint}
            events.record(connection, "copies.failed", at=desk.clock(), mailbox_id=box.id, details=details)
        return f"{said}; {error.hint}" if error.hint else said
    finally:
        folder.close()
    return ""


def _file_all(desk: Desk, folder: SentFolder, waiting: Sequence[Unfiled]) -> None:
    for one in waiting:
        if desk.stopping.is_set():
            return
        # a copy that was filed just before a crash is seen here, and not filed twice
        if not folder.holds(one.message_id):
            with desk.db.read() as connection:
                mime = copies.bytes_of(connection, one.row_id)
            folder.file(mime, sent_at=one.sent_at)
        _note(desk, one, at=desk.clock())


def _note(desk: Desk, one: Unfiled, *, at: datetime) -> None:
    with desk.db.write() as connection:
        copies.note_filed(connection, one.row_id, at=at)
