"""
How well inbound mail is understood: bounces and threads of a labelled collection, beside simple rules.

    python benchmarks/inbound_accuracy.py PATH
"""

from collections.abc import Callable
from typing import Any

from cam.engine.inbound.bounces import read_bounce
from cam.engine.inbound.complaints import read_complaint
from cam.engine.inbound.matching import SentMessage, clues, match
from cam.engine.inbound.reading import read


def bounce(raw: bytes) -> dict[str, Any]:
    """Return what is judged of one message: is_bounce, recipients, severity."""
    found = read_bounce(read(raw))
    if found is None:
        return {"is_bounce": False}
    severity = "soft" if found.severity == "delayed" else str(found.severity)
    return {"is_bounce": True, "recipients": list(found.recipients), "severity": severity}


def threads(outbound: list[bytes]) -> Callable[[bytes], str | None]:
    """Return a function from an inbound message to the Message-ID of the send it belongs to."""
    sent = [_sent(number, raw) for number, raw in enumerate(outbound)]

    def find(raw: bytes) -> str | None:
        inbound = read(raw)
        hints = clues(inbound, bounce=read_bounce(inbound), complaint=read_complaint(inbound))
        found = match(hints, sent)
        return sent[found.row_id].message_id.strip("<>") if found else None

    return find


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
