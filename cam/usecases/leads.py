"""People: list them, show everything known of one, tag and untag."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from cam.engine.enrollments import LedgerMessage
from cam.engine.state_machine import Event, transition
from cam.engine.vocabulary import State
from cam.errors import CamError, InputError
from cam.store import (
    campaigns,
    enrollments,
    events,
    lead_views,
    ledger,
    mailboxes,
    marks,
    replies,
    suppressions,
)
from cam.store.events import AuditEvent
from cam.store.lead_views import ImportBatch, InCampaign, ListedLead, Person
from cam.store.replies import Reply
from cam.store.suppressions import Consequences
from cam.usecases import why
from cam.usecases.desk import Desk
from cam.usecases.escalate import escalate
from cam.usecases.why import Answer

DO_NOT_CONTACT = "do_not_contact"
HOT = "hot"
TAG_LENGTH = 60


@dataclass(frozen=True, kw_only=True)
class Said:
    """One message of the conversation: the ledger row, the words, and the mailbox that it came from."""

    message: LedgerMessage
    campaign: str
    mailbox: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A lead in one campaign and what comes next there; trouble: why that cannot be said, "" where it can."""

    in_campaign: InCampaign
    answer: Answer | None
    trouble: str = ""


@dataclass(frozen=True, kw_only=True)
class LeadCard:
    """Everything known of one person.  conversation: what went out and came in, oldest first."""

    person: Person
    batch: ImportBatch | None
    standings: tuple[Standing, ...]
    conversation: tuple[Said | Reply, ...]
    events: tuple[AuditEvent, ...]


@dataclass(frozen=True, kw_only=True)
class Tagged:
    """
    A lead's tags as they are now.

    suppressed: what the tag do_not_contact did, None without it.  qualified: the campaigns in which `hot` counts.
    still_suppressed: why the person gets nothing although do_not_contact was taken off, "" otherwise.
    """

    lead: str
    tags: tuple[str, ...]
    suppressed: Consequences | None = None
    qualified: tuple[str, ...] = ()
    still_suppressed: str = ""


def list_leads(
    desk: Desk, *, campaign: str | None = None, tag: str = "", limit: int | None = None
) -> list[ListedLead]:
    """Return people in the order of their import, only those of a campaign or with a tag where one is given."""
    with desk.db.read() as connection:
        wanted = campaigns.get_campaign(connection, campaign).id if campaign else None
        return lead_views.list_leads(
            connection, campaign_id=wanted, tag=_spelled(tag) if tag else "", limit=limit
        )


def show_lead(desk: Desk, name: str) -> LeadCard:
    """Return everything known of one person; raises NotFound with the closest one."""
    with desk.db.read() as connection:
        person = lead_views.get_person(connection, name)
        found = lead_views.enrollments_of(connection, [person.lead.id]).get(person.lead.id, ())
        said = [_said(connection, row) for row in ledger.of_lead(connection, person.lead.id)]
        heard = replies.of_lead(connection, person.lead.id)
        batch = lead_views.batch(connection, person.import_batch_id) if person.import_batch_id else None
        happened = tuple(events.of_lead(connection, person.lead.id))
    standings = tuple(_standing(desk, person, one) for one in found)
    both: list[Said | Reply] = [*said, *heard]
    conversation = tuple(sorted(both, key=spoken_at))
    return LeadCard(
        person=person, batch=batch, standings=standings, conversation=conversation, events=happened
    )


def spoken_at(one: Said | Reply) -> datetime:
    """Return when something of a conversation was said, or was to be."""
    if isinstance(one, Reply):
        return one.received_at
    row = one.message
    return row.sent_at or row.begun_at or row.created_at


def tag_lead(desk: Desk, name: str, tags: Sequence[str]) -> Tagged:
    """
    Add tags and return them all, with what follows in the same transaction.

    `do_not_contact` suppresses the person for ever; `hot` qualifies a touched lead with a score above 0.7; a lead that
    was held back is looked at again.
    """
    new = [_spelled(tag) for tag in tags]
    at = desk.clock()
    with desk.db.write() as connection:
        person = lead_views.get_person(connection, name)
        after = tuple(dict.fromkeys([*person.lead.tags, *new]))
        _write(connection, person, after, "lead.tagged", new, at=at)
        stopped = None
        if DO_NOT_CONTACT in new:
            stopped = suppressions.suppress_lead(
                connection, lead_id=person.lead.id, reason="tagged do_not_contact", source="tag", at=at
            )
        qualified = _qualify(connection, person, at=at) if HOT in new else ()
    return Tagged(lead=person.lead.key, tags=after, suppressed=stopped, qualified=qualified)


def untag_lead(desk: Desk, name: str, tags: Sequence[str]) -> Tagged:
    """
    Take tags off and return those that are left; a suppression that do_not_contact made stays.

    Raises InputError where the lead has none of them.
    """
    gone = [_spelled(tag) for tag in tags]
    at = desk.clock()
    with desk.db.write() as connection:
        person = lead_views.get_person(connection, name)
        missing = [tag for tag in gone if tag not in person.lead.tags]
        if missing:
            has = f"it has {', '.join(person.lead.tags)}" if person.lead.tags else "it has no tags"
            raise InputError(f"lead {person.lead.key}: no tag {missing[0]!r}", hint=has)
        after = tuple(tag for tag in person.lead.tags if tag not in gone)
        _write(connection, person, after, "lead.untagged", gone, at=at)
    still = person.suppressed if DO_NOT_CONTACT in gone else ""
    return Tagged(lead=person.lead.key, tags=after, still_suppressed=still)


def _write(
    connection: Connection,
    person: Person,
    tags: Sequence[str],
    name: str,
    said: Sequence[str],
    *,
    at: datetime,
) -> None:
    if tuple(tags) == person.lead.tags:
        return
    marks.set_tags(connection, person.lead.id, tags, at=at)
    marks.record(connection, name, lead_id=person.lead.id, at=at, tags=list(said))
    enrollments.look_again(connection, [person.lead.id], at=at)


def _qualify(connection: Connection, person: Person, *, at: datetime) -> tuple[str, ...]:
    qualified = []
    for one in lead_views.enrollments_of(connection, [person.lead.id]).get(person.lead.id, ()):
        before = one.enrollment.state
        after = transition(before, Event.TAGGED_HOT, score=person.score)
        if not isinstance(after, State) or after is before:
            continue
        marks.set_state(connection, one.enrollment.id, after, at=at)
        ledger.cancel_open_of_enrollments(
            connection, enrollment_ids=[one.enrollment.id], reason="tagged hot", at=at
        )
        marks.record(
            connection, "lead.qualified", lead_id=person.lead.id, campaign_id=one.enrollment.campaign_id, at=at,
            before=before.value, after=after.value, reason="tagged hot",
        )  # fmt: skip
        escalate(connection, one.enrollment.id, because="tagged hot", at=at)
        qualified.append(one.campaign)
    return tuple(qualified)


def _spelled(tag: str) -> str:
    """Return a tag as it is kept: lower case, words joined by an underscore."""
    spelled = "_".join(tag.lower().replace("-", " ").split())
    if (
        not spelled
        or len(spelled) > TAG_LENGTH
        or not spelled.isprintable()
        or "," in spelled
        or ";" in spelled
    ):
        raise InputError(
            f"tag {tag[:TAG_LENGTH]!r}: a tag is 1 to {TAG_LENGTH} printable characters without , and ;",
            hint="give several tags one after the other",
        )
    return spelled


def _standing(desk: Desk, person: Person, one: InCampaign) -> Standing:
    try:
        answers = why.about_lead(desk, str(person.lead.id), campaign=one.campaign)
    except CamError as error:  # a sequence that no longer compiles must not hide the person
        return Standing(in_campaign=one, answer=None, trouble=error.what)
    return Standing(in_campaign=one, answer=answers[0])


def _said(connection: Connection, row: LedgerMessage) -> Said:
    box = mailboxes.mailbox_by_id(connection, row.mailbox_id).address if row.mailbox_id is not None else ""
    return Said(
        message=row, campaign=campaigns.get_campaign(connection, row.campaign_id).name, mailbox=box,
        text=ledger.text_of(connection, row.id),
    )  # fmt: skip
