"""Receipts: a machine's word that a message was delivered, passed on, read or deleted; nobody answered with it."""

import re

from cam.engine.inbound.delivery_status import read_report
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.phrases import any_of

_DISPOSITION = re.compile(
    r"^Disposition[ \t]{0,5}:[^;\n]{0,200};[ \t]{0,5}([A-Za-z]{1,20})", re.MULTILINE | re.IGNORECASE
)
_TITLED = any_of(
    r"""
    ^\s*(?:not |un)?(?:read|gelesen|gelezen|lu|leído|leido|letto|lida|läst|lest|læst|luettu|przeczytano)\s?:
    ^\s*ungelesen gelöscht\s?:
    ^\s*(?:read receipt|lesebestätigung|accusé de lecture|confirmación de lectura|conferma di lettura)\b
    """
)
_TELLS = any_of(
    r"""
    \bwas (?:read|displayed|deleted without being read) | \bwurde\b[^\n]{0,60} (?:gelesen|gelöscht)
    \ba été\b[^\n]{0,60}?\b(?:lu|supprimé)\b
    (?:se ha|ha sido|fue) <few>(?:leído|eliminado) | è stato <few>(?:letto|eliminato) | foi <few>(?:lida|eliminada)
    werd <few>gelezen | is gelezen | this is a (?:return|read) receipt | empfangsbestätigung
    """
)
_MOST = 2_000


def read_receipt(inbound: Inbound) -> str:
    """
    Return what became of a message by a receipt (RFC 8098, or RFC 3464 on success), "" where it is none.

    Ask for bounces first: some refuse in the form of a receipt.
    """
    for part in inbound.parts:
        if part.content_type == "message/disposition-notification":
            found = _DISPOSITION.search(part.text)
            return found[1].lower() if found else "read"
    if "disposition-notification" in inbound.header("content-type").lower():
        return "read"
    report = read_report(inbound)
    if report is not None and not report.is_loose:
        return report.recipients[0].action or "delivered"
    is_told = _TITLED.are_in(inbound.subject) and _TELLS.are_in(inbound.text[:_MOST])
    return "read" if is_told else ""
