"""How one lead stops and goes on: pause, resume, retry."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam.engine import planning, schedule
from cam.engine.vocabulary import State
from cam.errors import InputError, NotFound
from cam.store import campaigns, due, lead_views, ledger, marks, progress, sequences
from cam.store.lead_views import InCampaign, Person
from cam.usecases.desk import Desk
from cam.usecases.nurture import nurture_due


@dataclass(frozen=True, kw_only=True)
class Going:
    """One lead in one campaign, as a command left it.  next_at: when the next look comes, None: not by itself."""

    lead: str
    campaign: str
    state: State
    paused: bool
    next_at: datetime | None


def pause_lead(desk: Desk, name: str, *, campaign: str | None = None, reason: str = "") -> list[Going]:
    """
    Stop a lead in its campaigns, or in one, and return where; the state is kept, what is queued is withdrawn.

    Raises InputError where nothing was on its way.
    """
    at = desk.clock()
    with desk.db.write() as connection:
        person, found = _enrollments(connection, name, campaign)
        running = [one for one in found if one.enrollment.is_open and not one.enrollment.paused]
        if not running:
            raise InputError(
                f"lead {person.lead.key}: nothing is on its way to it", hint=f"cam why {person.lead.key}"
            )
        ids = [one.enrollment.id for one in running]
        ledger.cancel_open_of_enrollments(connection, enrollment_ids=ids, reason="paused", at=at)
        for one in running:
            progress.pause(connection, one.enrollment.id, reason=reason or "paused by hand", at=at)
            _record(connection, "lead.paused", one, at=at, reason=reason)
        return _goings(connection, person, ids)


def resume_lead(desk: Desk, name: str, *, campaign: str | None = None) -> list[Going]:
    """
    Let a paused lead go on in its campaigns, or in one, and return where; waits count from the last touch.

    Raises InputError where it is not paused.
    """
    at = desk.clock()
    with desk.db.write() as connection:
        person, found = _enrollments(connection, name, campaign)
        paused = [one for one in found if one.enrollment.paused]
        if not paused:
            raise InputError(f"lead {person.lead.key}: it is not paused", hint=f"cam why {person.lead.key}")
        for one in paused:
            _go_on(connection, desk, one, at=at)
            _record(connection, "lead.resumed", one, at=at)
        return _goings(connection, person, [one.enrollment.id for one in paused])


def retry_lead(desk: Desk, name: str, *, campaign: str | None = None) -> list[Going]:
    """
    Make a touch that failed due again and return where; it is written anew, as a message of its own.

    Raises InputError where none failed, or where the address bounced.
    """
    at = desk.clock()
    with desk.db.write() as connection:
        person, found = _enrollments(connection, name, campaign)
        failed = [one for one in found if marks.last_failed(connection, one.enrollment.id) is not None]
        again = [one for one in failed if one.enrollment.is_open]
        if not again:
            raise InputError(_nothing_to_retry(person, failed), hint=_instead(person, failed))
        for one in again:
            marks.go_on(connection, one.enrollment.id, state=one.enrollment.state, next_action_at=at, at=at)
            step, why = marks.last_failed(connection, one.enrollment.id) or ("", "")
            _record(connection, "lead.retried", one, at=at, step=step, reason=why)
        return _goings(connection, person, [one.enrollment.id for one in again])


def due_again(connection: Connection, desk: Desk, enrollment_id: int, *, at: datetime) -> datetime:
    """
    Return when the next step of an enrollment is due: after its wait since the last touch, never before now.

    Of one that is put by: after the campaign's wait since then.
    """
    found = due.one(connection, enrollment_id)
    if found is None:
        return at
    enrolled = found.enrollment
    campaign = campaigns.get_campaign(connection, enrolled.campaign_id)
    zone = planning.lead_zone(found.lead, campaign, default=ZoneInfo(desk.settings.sender.timezone))
    if enrolled.awaits_nurture:
        return nurture_due(enrolled, campaign, zone=zone, at=at)
    if not enrolled.touched or enrolled.last_touch_at is None:
        return at
    steps = (
        sequences.get_version(connection, enrolled.sequence_id).sequence.steps if enrolled.sequence_id else ()
    )
    wait = (
        steps[enrolled.position].wait
        if enrolled.position < len(steps)
        else desk.settings.timing.no_reply_days
    )
    return max(at, schedule.after_wait(enrolled.last_touch_at, wait, zone), enrolled.away_until or at)


def _go_on(connection: Connection, desk: Desk, one: InCampaign, *, at: datetime) -> None:
    if one.enrollment.is_open:
        next_at = due_again(connection, desk, one.enrollment.id, at=at)
        marks.go_on(connection, one.enrollment.id, state=one.enrollment.state, next_action_at=next_at, at=at)
    else:
        marks.unpause(connection, one.enrollment.id, at=at)


def _enrollments(
    connection: Connection, name: str, campaign: str | None
) -> tuple[Person, tuple[InCampaign, ...]]:
    person = lead_views.get_person(connection, name)
    found = lead_views.enrollments_of(connection, [person.lead.id]).get(person.lead.id, ())
    if campaign is not None:
        wanted = campaigns.get_campaign(connection, campaign)
        found = tuple(one for one in found if one.enrollment.campaign_id == wanted.id)
    if not found:
        where = f"not in campaign {campaign}" if campaign else "in no campaign"
        raise NotFound(f"lead {person.lead.key}: {where}", hint="import it into one: cam import-csv")
    return person, found


def _nothing_to_retry(person: Person, failed: list[InCampaign]) -> str:
    if failed:
        return f"lead {person.lead.key}: it is {failed[0].enrollment.state.value}, its failed touch is not tried again"
    return f"lead {person.lead.key}: no touch of it has failed"


def _instead(person: Person, failed: list[InCampaign]) -> str:
    if failed and person.suppressed:
        covering = person.suppressed.partition(" ")[0]
        reopen = f"cam lead mark {person.lead.key} reopen"
        return f"where the address works now: cam suppress remove {covering}, then {reopen}"
    return f"cam lead mark {person.lead.key} reopen" if failed else f"cam why {person.lead.key}"


def _goings(connection: Connection, person: Person, ids: list[int]) -> list[Going]:
    return [
        Going(
            lead=person.lead.key,
            campaign=one.campaign,
            state=one.enrollment.state,
            paused=one.enrollment.paused,
            next_at=one.enrollment.next_action_at,
        )
        for one in lead_views.enrollments_of(connection, [person.lead.id])[person.lead.id]
        if one.enrollment.id in ids
    ]


def _record(connection: Connection, name: str, one: InCampaign, *, at: datetime, **details: str) -> None:
    enrolled = one.enrollment
    marks.record(
        connection, name, lead_id=enrolled.lead_id, campaign_id=enrolled.campaign_id, at=at, **details
    )
