"""Matching: which of our sends an inbound message belongs to, and how sure that is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cam.engine.addresses import company_domain
from cam.engine.inbound.bounces import Bounce
from cam.engine.inbound.complaints import Complaint
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.returned import MESSAGE_TYPES, Returned, find_returned, loose_ids, message_fields
from cam.engine.inbound.subjects import normal_subject

MAX_IDS = 200
_CLOCKS_DIFFER = timedelta(days=1)
_OWN_ID_FIELDS = ("x-microsoft-original-message-id", "x-google-original-message-id", "x-original-message-id")


@dataclass(frozen=True, kw_only=True)
class SentMessage:
    """
    One of our sends, as far as matching needs it.

    message_id: with brackets.  platform_id: the provider's own id, "" where it gave none.  mailbox: the address it was
    sent from.  sent_at: aware, None where that is not settled.
    """

    row_id: int
    message_id: str
    recipient: str
    platform_id: str = ""
    recipient_domain: str = ""  # registrable, "" for free-mail
    subject: str = ""
    sent_at: datetime | None = None
    mailbox: str = ""


@dataclass(frozen=True, kw_only=True)
class Clues:
    """
    Everything by which the sends that a message may belong to are looked up; all in the spelling of comparison.

    reference_ids, returned_ids: plain ids, without brackets (`plain_id`), the nearest first.  platform_ids: what may be
    a provider's id.  sender_domain: the company's, "" for free-mail.  failed: addresses that a bounce or complaint
    names, or that the returned message was for.  is_report: a bounce or complaint, never matched by who wrote it.
    """

    reference_ids: tuple[str, ...] = ()
    returned_ids: tuple[str, ...] = ()
    platform_ids: tuple[str, ...] = ()
    sender: str = ""
    sender_domain: str = ""
    subject: str = ""
    failed: tuple[str, ...] = ()
    returned_subject: str = ""
    to: tuple[str, ...] = ()
    date: datetime | None = None
    is_report: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """All plain ids to look up among the Message-IDs of sends."""
        return tuple(dict.fromkeys((*self.reference_ids, *self.returned_ids)))


@dataclass(frozen=True, kw_only=True)
class Match:
    """
    The send that a message belongs to.

    by: reference, platform, returned, recipient, sender or domain, in falling trust.  is_guess: nothing proves it, so
    it must not unsubscribe, suppress or end anybody for good.
    """

    row_id: int
    by: str
    is_guess: bool


def plain_id(message_id: str) -> str:
    """Return a Message-ID as it is compared: without brackets and blanks, its domain in lower case."""
    bare = "".join(message_id.split()).strip("<>")
    local, at, domain = bare.rpartition("@")
    return f"{local}{at}{domain.lower().rstrip('.')}"


def clues(inbound: Inbound, *, bounce: Bounce | None = None, complaint: Complaint | None = None) -> Clues:
    """Return what a message tells of the send it belongs to."""
    returned = find_returned(inbound)
    referred = _plain((*inbound.in_reply_to, *reversed(inbound.references)))
    back = _plain((*_report_ids(bounce, complaint), *_attached_ids(inbound, returned)))
    report = bounce or complaint
    return Clues(
        reference_ids=referred,
        returned_ids=back,
        platform_ids=tuple(dict.fromkeys(one.partition("@")[0].lower() for one in (*referred, *back))),
        sender=inbound.sender.lower(),
        sender_domain=company_domain(inbound.sender.lower()) if inbound.sender else "",
        subject=normal_subject(inbound.subject),
        failed=_failed(bounce, complaint),
        returned_subject=normal_subject(report.original_subject) if report else "",
        to=tuple(one.lower() for one in inbound.to),
        date=inbound.date,
        is_report=report is not None,
    )


def match(found: Clues, candidates: Sequence[SentMessage]) -> Match | None:
    """
    Return the send that a message belongs to, the surest sign first, or None.

    candidates: any sends; those that share no clue are passed over.  Of several the one of the same subject, of the
    mailbox it was written to, and the last that had left by then is taken.
    """
    for by, is_guess, choose in _WAYS:
        if chosen := _best(found, choose(found, candidates)):
            return Match(row_id=chosen.row_id, by=by, is_guess=is_guess)
    return None


def is_own_copy(inbound: Inbound, own_addresses: Iterable[str]) -> bool:
    """
    Return whether we wrote a message ourselves: a copy of a send, or a letter by hand; such is never a reply.

    A delivery report in our name is none: servers write those.
    """
    if any(part.content_type == "message/delivery-status" for part in inbound.parts):
        return False
    return bool(inbound.sender) and _untagged(inbound.sender) in {_untagged(one) for one in own_addresses}


def _untagged(address: str) -> str:
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _plain(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain for one in ids if (plain := plain_id(one))))[:MAX_IDS]


def _report_ids(bounce: Bounce | None, complaint: Complaint | None) -> tuple[str, ...]:
    return (*(bounce.original_ids if bounce else ()), *(complaint.original_ids if complaint else ()))


def _attached_ids(inbound: Inbound, returned: Returned) -> Iterator[str]:
    """Give the ids of messages inside the message, and those that they answer."""
    yield from returned.ids
    yield from (
        value for name in _OWN_ID_FIELDS if name in inbound.headers for value in inbound.headers[name]
    )
    for part in inbound.parts[:20]:
        if part.content_type in MESSAGE_TYPES:
            yield from Returned(notice="", fields=message_fields(part.text)).ids
    yield from loose_ids(inbound.text)


def _failed(bounce: Bounce | None, complaint: Complaint | None) -> tuple[str, ...]:
    named = [*(bounce.recipients if bounce else ()), *(complaint.recipients if complaint else ())]
    if bounce:
        named += [one.original for one in bounce.failures] + list(bounce.returned_to)
    return tuple(dict.fromkeys(one.lower() for one in named if one))


def _by_reference(found: Clues, sent: Sequence[SentMessage]) -> list[SentMessage]:
    return _first_named(found.reference_ids, sent, lambda one: plain_id(one.message_id))


def _by_platform(found: Clues, sent: Sequence[SentMessage]) -> list[SentMessage]:
    named = _first_named(
        found.platform_ids, sent, lambda one: one.platform_id.strip("<>").partition("@")[0].lower()
    )
    return [one for one in named if one.platform_id]


def _by_returned(found: Clues, sent: Sequence[SentMessage]) -> list[SentMessage]:
    return _first_named(found.returned_ids, sent, lambda one: plain_id(one.message_id))


def _by_failed_subject(found: Clues, sent: Sequence[SentMessage]) -> list[SentMessage]:
    if not found.returned_subject:
        return []
    return [one for one in _by_failed(found, sent) if normal_subject(one.subject) == found.returned_subject]


def _by_failed(found: Clues, sent: Sequence[SentMessage]) -> list[SentMessage]:
    # machines know what time it is: a report from before the send is about another one
    return _first_named(
        found.failed, [one for one in sent if _was_before(one, found)], lambda one: one.recipient.lower()
    )


def _by_sender(found: Clues, sent: Sequence[SentMessage]) -> list[SentMessage]:
    if found.is_report or not found.sender:
        return []
    return [one for one in sent if one.recipient.lower() == found.sender]


def _by_domain(found: Clues, sent: Sequence[SentMessage]) -> list[SentMessage]:
    if found.is_report or not found.sender_domain or not found.subject:
        return []
    return [
        one
        for one in sent
        if (one.recipient_domain or company_domain(one.recipient.lower())) == found.sender_domain
        and normal_subject(one.subject) == found.subject
    ]


_Way = Callable[[Clues, Sequence[SentMessage]], list[SentMessage]]
_WAYS: tuple[tuple[str, bool, _Way], ...] = (
    ("reference", False, _by_reference),
    ("platform", False, _by_platform),
    ("returned", False, _by_returned),
    ("recipient", False, _by_failed_subject),
    ("recipient", True, _by_failed),
    ("sender", False, _by_sender),
    ("domain", True, _by_domain),
)


def _first_named(
    keys: Sequence[str], sent: Sequence[SentMessage], key_of: Callable[[SentMessage], str]
) -> list[SentMessage]:
    """Return the sends of the first key that any has."""
    for key in keys:
        if named := [one for one in sent if key_of(one) == key]:
            return named
    return []


def _was_before(one: SentMessage, found: Clues) -> bool:
    return not (found.date and one.sent_at) or one.sent_at <= found.date + _CLOCKS_DIFFER


def _best(found: Clues, named: list[SentMessage]) -> SentMessage | None:
    """Return the likeliest of several sends."""
    subject = found.returned_subject if found.is_report else found.subject

    def rank(one: SentMessage) -> tuple[bool, bool, bool, float, int]:
        return (
            bool(subject) and normal_subject(one.subject) == subject,
            one.mailbox.lower() in found.to,
            _was_before(one, found),
            one.sent_at.timestamp() if one.sent_at else 0.0,
            one.row_id,
        )

    return max(named, key=rank, default=None)
