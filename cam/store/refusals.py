"""What came back for reasons of ours: refused for who sent it, for what it says, or for how much there was of it."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import Connection, func, select, text

from cam.engine.inbound.causes import OURS
from cam.engine.refusals import Refusal, Refusals
from cam.engine.vocabulary import ReplyClass
from cam.store import ledger
from cam.store.inbox import inbound
from cam.store.tables import IS_BOUNCE

message = ledger.message


def by_mailbox(connection: Connection, *, since: datetime) -> dict[int, Refusals]:
    """Return what was refused of each mailbox's mail since a moment; absent where nothing was."""
    counts_as = func.coalesce(func.nullif(inbound.c.human_class, ""), inbound.c.reply_class)
    found: defaultdict[int, list[Refusal]] = defaultdict(list)
    for row in connection.execute(
        select(message.c.mailbox_id, message.c.recipient, inbound.c.bounce_cause, inbound.c.text)
        .join_from(inbound, message, message.c.id == inbound.c.message_row_id)
        .where(
            text(f"inbound_message.{IS_BOUNCE}"),  # in the letters of the partial index
            inbound.c.stored_at >= since,
            inbound.c.bounce_cause.in_(sorted(OURS)),
            inbound.c.status == "done",
            ~inbound.c.is_guess,
            counts_as == ReplyClass.BOUNCE.value,
        )
        .order_by(inbound.c.id)
    ):
        found[row.mailbox_id].append(Refusal(recipient=row.recipient, cause=row.bounce_cause, said=row.text))
    return {
        key: Refusals(sent=_sent(connection, key, since=since), refused=tuple(refused))
        for key, refused in found.items()
    }


def _sent(connection: Connection, mailbox_id: int, *, since: datetime) -> int:
    query = select(func.count()).where(message.c.mailbox_id == mailbox_id, message.c.begun_at >= since)
    return int(connection.scalar(query) or 0)
