"""The workspace in a few lines, and the most useful next command."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from shlex import quote

from sqlalchemy import Connection

from cam.engine.campaigns import Campaign
from cam.engine.vocabulary import CampaignStatus, MailboxStatus, MessageStatus
from cam.store import campaigns, due, ledger, progress, proposals, switches
from cam.usecases.desk import Desk
from cam.usecases.restored import doubt
from cam.usecases.status import Status, status


@dataclass(frozen=True, kw_only=True)
class CampaignLine:
    """
    A campaign in one line.

    due: touches whose time has come.  next_at: when the next one's comes, None where none is planned.
    """

    name: str
    status: CampaignStatus
    leads: int
    due: int
    next_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Advice:
    """A command worth running now, and why."""

    command: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Overview:
    """What a person wants to see first.  tasks: touches that wait for a human."""

    status: Status
    campaigns: tuple[CampaignLine, ...]
    tasks: int
    next: Advice


def overview(desk: Desk) -> Overview:
    """Return the workspace as it is at this moment; nothing is changed."""
    now = desk.clock()
    found = status(desk)
    with desk.db.read() as connection:
        is_stopped = switches.sending_is_off(connection)
        is_restored = doubt(connection, desk) is not None
        are_proposed = bool(proposals.waiting(connection))
        tasks = ledger.counts_by_status(connection).get(MessageStatus.PENDING, 0)
        lines = tuple(
            _line(connection, one, now=now)
            for one in campaigns.all_campaigns(connection)
            if one.status is not CampaignStatus.ARCHIVED
        )
    advice = next(
        _advice(
            found, lines, tasks=tasks, is_stopped=is_stopped, are_proposed=are_proposed,
            is_restored=is_restored,
        )
    )  # fmt: skip
    return Overview(status=found, campaigns=lines, tasks=tasks, next=advice)


def _line(connection: Connection, campaign: Campaign, *, now: datetime) -> CampaignLine:
    return CampaignLine(
        name=campaign.name,
        status=campaign.status,
        leads=sum(progress.funnel(connection, campaign.id).values()),
        due=due.count(connection, campaign.id, now=now),
        next_at=due.next_moment(connection, campaign.id),
    )


def _advice(
    found: Status,
    lines: Sequence[CampaignLine],
    *,
    tasks: int,
    is_stopped: bool,
    are_proposed: bool,
    is_restored: bool,
) -> Iterator[Advice]:
    """Give what waits for a human, then what the journey lacks, then the daily work; never nothing."""
    with_leads = [line for line in lines if line.leads]
    drafts = [line.name for line in with_leads if line.status is CampaignStatus.DRAFT]
    at_work = [line for line in with_leads if line.status is CampaignStatus.ACTIVE]
    ready = [line.name for line in at_work if line.due]
    if is_restored:
        yield Advice(
            command="cam db restore", reason="the database was restored, and nothing is sent from it"
        )
    if is_stopped:
        yield Advice(command="cam start", reason="sending is switched off")
    if found.parked:
        yield Advice(command="cam unknown list", reason="a human must decide about uncertain sends")
    if found.replies_undecided:
        yield Advice(command="cam replies list --undecided", reason="replies need your word")
    if are_proposed:
        yield Advice(command="cam lead list --proposed", reason="an answer named the right person")
    if not found.mailboxes:
        yield Advice(
            command="cam mailbox add you@your-domain.com", reason="there is no mailbox to send from yet"
        )
    elif not any(box.status is MailboxStatus.ACTIVE for box in found.mailboxes):
        yield Advice(
            command=f"cam mailbox verify {found.mailboxes[0].mailbox}", reason="no mailbox is ready to send"
        )
    if not with_leads:
        name = lines[0].name if lines else "Q1"
        yield Advice(
            command=f"cam import-csv leads.csv --campaign {quote(name)}", reason="there are no leads yet"
        )
    if tasks:
        yield Advice(command="cam tasks list", reason="touches wait for your hands")
    if ready:
        yield from _for_due(found, ready)
    if drafts:
        yield Advice(
            command=f"cam preview --campaign {quote(drafts[0])}", reason="read the real messages, then launch"
        )
    if ready:
        yield Advice(command="cam report", reason="today's caps are used up; the rest goes from tomorrow on")
    yield Advice(command="cam report", reason="nothing is due now; see how it goes")


def _for_due(found: Status, ready: Sequence[str]) -> Iterator[Advice]:
    """Give what to do about touches that are due, where anything could be sent at all."""
    free = [name for name in ready if _is_free(found, f"campaign:{name}")]
    if found.troubled >= {box.mailbox for box in found.mailboxes}:
        yield Advice(command="cam doctor", reason="touches are due and no mailbox sends; this says why")
    elif free and _has_room(found):
        yield Advice(
            command=f"cam run-auto --campaign {quote(free[0])}", reason="touches are due; this shows which"
        )


def _has_room(found: Status) -> bool:
    """Tell whether some mailbox may still send today, by its own cap and by that of all mail."""
    boxes = {box.mailbox for box in found.mailboxes} - found.troubled
    return _is_free(found, "channel:email") and any(_is_free(found, f"mailbox:{one}") for one in boxes)


def _is_free(found: Status, scope: str) -> bool:
    usage = found.sent_today.get(scope)
    return usage is None or usage.cap is None or usage.used < usage.cap
