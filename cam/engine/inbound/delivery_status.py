"""Delivery status notifications (RFC 3464): the fields of a report, also where it lies in the wrong place."""

import re
from dataclasses import dataclass

from cam.engine.inbound.anatomy import Fields, first, read_fields
from cam.engine.inbound.mentions import spelled
from cam.engine.inbound.message import Inbound

MAX_RECIPIENTS = 200
_TYPES = ("message/delivery-status", "message/global-delivery-status", "text/delivery-status")
_RECIPIENT_FIELDS = ("final-recipient", "original-recipient", "x-actual-recipient", "action")
_IN_TEXT = re.compile(
    r"^(?:Final-Recipient|Original-Recipient)[ \t]{0,5}:[ \t]{0,5}\S", re.MULTILINE | re.IGNORECASE
)
_GAP = re.compile(r"\n[ \t]*\n")
_TYPED = re.compile(r"^\s{0,20}[A-Za-z0-9_.-]{1,40}\s{0,5};\s{0,20}")
_ADDRESS = re.compile(r"[^\s<>(),;]{1,200}@[^\s<>(),;:]{1,255}")
_REFUSAL = re.compile(r"(?<![\d.])([45])\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)")
_XTEXT = re.compile(r"\\x\{([0-9A-Fa-f]{2,6})\}")  # RFC 6533: letters beyond ASCII where only ASCII goes
_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)")


@dataclass(frozen=True, kw_only=True)
class RecipientReport:
    """
    What a report says of one recipient; every field "" where it is silent.

    action: failed, delayed, delivered, relayed, expanded.  status: RFC 3463.  original: the address before it was
    rewritten on the way.
    """

    recipient: str
    original: str
    action: str
    status: str
    diagnostic: str

    @property
    def is_trouble(self) -> bool:
        """Whether it says that the message did not arrive, or not yet."""
        if self.action in ("failed", "delayed"):
            return True
        if self.action in ("delivered", "relayed", "expanded"):
            return False
        return self.status[:1] in ("4", "5") or (not self.status and bool(self.recipient or self.diagnostic))


@dataclass(frozen=True, kw_only=True)
class Report:
    """
    A delivery status notification.

    message_fields: those about the message as a whole.  is_loose: it stands in the text, not in a part of its own.
    """

    message_fields: Fields
    recipients: tuple[RecipientReport, ...]
    is_loose: bool = False


def read_report(inbound: Inbound) -> Report | None:
    """Return the report of a message, or None; also one that stands in its text or under another type."""
    own = _own_places(inbound)
    for text in own or _places_in_text(inbound):
        blocks = [block for one in _GAP.split(text)[:1000] if (block := read_fields(one.strip("\n")))]
        recipients = [read_recipient(block) for block in _by_recipient(blocks)]
        if recipients:
            whole = [field for block in blocks if not _is_of_recipient(block) for field in block]
            return Report(
                message_fields=whole, recipients=tuple(recipients[:MAX_RECIPIENTS]), is_loose=not own
            )
    return None


def status_in(text: str) -> str:
    """Return the first RFC 3463 status in a text, "" where none is."""
    found = _STATUS.search(text)
    return f"{found[1]}.{int(found[2])}.{int(found[3])}" if found else ""


def refusal_in(text: str) -> str:
    """Return the first RFC 3463 status of a refusal in a text, "" where none is."""
    found = _REFUSAL.search(text)
    return f"{found[1]}.{int(found[2])}.{int(found[3])}" if found else ""


def address_in(value: str) -> str:
    """Return the address in a field like `rfc822; <ada@firm.example>`, "" where it holds none."""
    plain = _XTEXT.sub(_letter, _TYPED.sub("", value[:1000], count=1))
    found = _ADDRESS.search(plain.replace('"', ""))
    return spelled(found[0].removeprefix("smtp:").removeprefix("SMTP:")) if found else ""


def _letter(code: re.Match[str]) -> str:
    number = int(code[1], 16)
    return chr(number) if number <= 0x10FFFF and chr(number).isprintable() else code[0]


def read_recipient(block: Fields) -> RecipientReport:
    """Return what the fields about one recipient say."""
    final, original, actual = (
        address_in(first(block, name))
        for name in ("final-recipient", "original-recipient", "x-actual-recipient")
    )
    is_reachable = "." in final.rpartition("@")[2]  # some servers write a name of their own insides
    return RecipientReport(
        recipient=(final if is_reachable else "") or original or actual or final,
        original=original,
        action=first(block, "action").split("(")[0].split(";")[0].strip().lower()[:20],
        status=status_in(first(block, "status")),
        diagnostic=_TYPED.sub("", first(block, "diagnostic-code"), count=1).strip()[:2000],
    )


def _own_places(inbound: Inbound) -> list[str]:
    own = [part.text for part in inbound.parts if part.content_type in _TYPES]
    return [*own, inbound.text] if inbound.content_type in _TYPES else own


def _places_in_text(inbound: Inbound) -> list[str]:
    found = _IN_TEXT.search(inbound.text)
    # from the beginning of the block that the field stands in
    return [inbound.text[inbound.text.rfind("\n\n", 0, found.start()) + 1 :]] if found else []


def _by_recipient(blocks: list[Fields]) -> list[Fields]:
    """Return the blocks about recipients; where blank lines are missing, one begins at each Final-Recipient."""
    found: list[Fields] = []
    for block in blocks:
        starts = [at for at, (name, _) in enumerate(block) if name == "final-recipient"]
        if len(starts) > 1:
            names = {name for name, _ in block[: starts[0]]}
            back = 1 if "original-recipient" in names else 0
            cuts = [start - back for start in starts]
            found += [block[begin:end] for begin, end in zip(cuts, [*cuts[1:], len(block)], strict=True)]
        elif _is_of_recipient(block):
            found.append(block)
    return found


def _is_of_recipient(block: Fields) -> bool:
    return any(name in _RECIPIENT_FIELDS for name, _ in block)
