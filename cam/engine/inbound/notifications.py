"""What Amazon SES tells by mail through SNS: a bounce or complaint as JSON in the text."""

import json
from typing import Any

from cam.engine.inbound.delivery_status import RecipientReport, Report, status_in
from cam.engine.inbound.mentions import spelled
from cam.engine.inbound.message import Inbound

_MARK = '"notificationType'
MAX_RECIPIENTS = 50


def read_notification(inbound: Inbound) -> Report | None:
    """
    Return a bounce that is told as JSON, or None; its fields hold the ids and the subject of the returned message.

    Source: SES, "Amazon SNS notification contents"; the whole is sent as it is, or as text inside of an SNS message.
    """
    if _MARK not in inbound.text.replace("\\", ""):
        return None
    told = _inner(_parsed(inbound.text[inbound.text.find("{") : inbound.text.rfind("}") + 1]))
    bounce, mail = _part(told, "bounce"), _part(told, "mail")
    rows = bounce.get("bouncedRecipients")
    if told.get("notificationType") != "Bounce" or not isinstance(rows, list):
        return None
    is_passing = bounce.get("bounceType") == "Transient"
    recipients = tuple(
        _recipient(row, is_passing=is_passing) for row in rows[:MAX_RECIPIENTS] if isinstance(row, dict)
    )
    common = _part(mail, "commonHeaders")
    fields = [
        ("message-id", f"<{_text(mail, 'messageId')}@email.amazonses.com>"),
        ("message-id", _text(common, "messageId")),
        ("subject", _text(common, "subject")),
    ]
    return (
        Report(message_fields=[field for field in fields if field[1]], recipients=recipients)
        if recipients
        else None
    )


def _recipient(row: dict[str, Any], *, is_passing: bool) -> RecipientReport:
    status = status_in(_text(row, "status"))
    return RecipientReport(
        recipient=spelled(_text(row, "emailAddress")),
        original="",
        action=_text(row, "action").lower() or "failed",
        status=status or ("4.0.0" if is_passing else ""),
        diagnostic=_text(row, "diagnosticCode").removeprefix("smtp;").strip()[:2000],
    )


def _inner(told: dict[str, Any]) -> dict[str, Any]:
    return _parsed(told["Message"]) if isinstance(told.get("Message"), str) else told


def _parsed(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text.replace("\n", ""))  # mail wraps long lines
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _part(told: dict[str, Any], name: str) -> dict[str, Any]:
    found = told.get(name)
    return found if isinstance(found, dict) else {}


def _text(told: dict[str, Any], name: str) -> str:
    found = told.get(name)
    return found[:4000] if isinstance(found, str) else ""
