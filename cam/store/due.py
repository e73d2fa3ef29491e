"""What is due: candidates straight from the indexes, in the order in which they are served."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, case, func, or_, select, text, tuple_

from cam.engine.enrollments import Candidate, Enrollment, LedgerMessage
from cam.engine.leads import Lead
from cam.engine.state_machine import MAY_SEND
from cam.engine.vocabulary import MessageStatus, Nurture, State
from cam.store import ledger
from cam.store.suppressions import suppressed_reasons
from cam.store.tables import IS_HELD, CampaignRow, EnrollmentRow, LeadRow

enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]
lead = LeadRow.__table__  # type: ignore[attr-defined]
campaign = CampaignRow.__table__  # type: ignore[attr-defined]

LEAD_FIELDS = tuple(field.name for field in fields(Lead))
ENROLLMENT_FIELDS = tuple(field.name for field in fields(Enrollment))
COLUMNS = [
    *(enrollment.c[name].label(f"e_{name}") for name in ENROLLMENT_FIELDS if name != "sequence_id"),
    # whoever has had no touch is on the campaign's present version
    func.coalesce(
        enrollment.c.sequence_id,
        case((enrollment.c.nurture == "", campaign.c.sequence_id), else_=campaign.c.nurture_sequence_id),
    ).label("e_sequence_id"),
    *(lead.c[name].label(f"l_{name}") for name in LEAD_FIELDS),
    lead.c.company_domain,
]
PAGE = 200
UNSETTLED = (
    MessageStatus.RETRY,
    MessageStatus.SENDING,
    MessageStatus.UNKNOWN,
    MessageStatus.PARKED,
    MessageStatus.PENDING,
)

_OF_CAMPAIGN = (enrollment.c.campaign_id == bindparam("campaign_id")) & enrollment.c.next_action_at.is_not(
    None
)
_NEXT_MOMENT = (
    select(enrollment.c.next_action_at).where(_OF_CAMPAIGN).order_by(enrollment.c.next_action_at).limit(1)
)
_NOW = bindparam("now", type_=enrollment.c.next_action_at.type)
_COUNT = select(func.count()).where(_OF_CAMPAIGN, enrollment.c.next_action_at <= _NOW)
_COUNTS = {None: _COUNT, True: _COUNT.where(enrollment.c.touched), False: _COUNT.where(~enrollment.c.touched)}


def followups(
    connection: Connection, campaign_id: int, *, now: datetime, first_page: int = PAGE
) -> Iterator[list[Candidate]]:
    """Give the follow-ups that are due, the oldest due first, page by page.  first_page: its size."""
    after: tuple[datetime, int] | None = None
    size = first_page
    while True:
        query = (
            _candidates()
            .where(
                enrollment.c.campaign_id == campaign_id,
                enrollment.c.touched,
                enrollment.c.next_action_at.is_not(None),
                enrollment.c.next_action_at <= now,
            )
            .order_by(enrollment.c.next_action_at, enrollment.c.id)
            .limit(size)
        )
        if after:
            query = query.where(tuple_(enrollment.c.next_action_at, enrollment.c.id) > tuple_(*after))
        page = _page(connection, query)
        yield page
        if len(page) < size:
            return
        size = PAGE
        last = page[-1].enrollment
        after = (last.next_action_at or now, last.id)


def first_touches(
    connection: Connection,
    campaign_id: int,
    *,
    now: datetime,
    also_held: Collection[str] = (),
    first_page: int = PAGE,
) -> Iterator[list[Candidate]]:
    """
    Give the leads whose first touch is due, the best score first, then in the order of arrival, page by page.

    also_held: with those who are held back for these reasons, due or not.  first_page: its size.
    """
    # in the order of the score index; without statistics the planner would take the one of due moments, and sort
    is_due = func.coalesce(enrollment.c.next_action_at, now, type_=enrollment.c.next_action_at.type) <= now
    if also_held:
        is_due = is_due | enrollment.c.hold.in_(list(also_held))
    after: tuple[float, int] | None = None
    size = first_page
    while True:
        query = (
            _candidates()
            .where(
                enrollment.c.campaign_id == campaign_id,
                ~enrollment.c.touched,
                enrollment.c.next_action_at.is_not(None),
                is_due,
            )
            .order_by(enrollment.c.score.desc(), enrollment.c.id)
            .limit(size)
        )
        if after:
            score, row_id = after
            query = query.where(
                enrollment.c.score <= score,
                or_(enrollment.c.score < score, enrollment.c.id > row_id),
            )
        page = _page(connection, query)
        yield page
        if len(page) < size:
            return
        size = PAGE
        after = (page[-1].enrollment.score, page[-1].enrollment.id)


def one(connection: Connection, enrollment_id: int) -> Candidate | None:
    """Return one enrollment as a candidate, whether it is due or not."""
    page = _page(connection, _candidates().where(enrollment.c.id == enrollment_id))
    return page[0] if page else None


def standing(connection: Connection, enrollment_id: int) -> Candidate | None:
    """
    Return one enrollment with all that the guards ask of it at this moment, its thread left out; None where it is gone.

    Called before every message: few statements, each built once.
    """
    row = connection.execute(_STANDING, {"enrollment_id": enrollment_id}).first()
    if row is None:
        return None
    candidate = _candidate(row)
    keys = [key for key in (candidate.lead.email, candidate.lead.linkedin_url) if key]
    return replace(
        candidate,
        open=_unsettled(connection, candidate.enrollment) if row.unsettled else (),
        suppressed=next(iter(suppressed_reasons(connection, keys).values()), ""),
        company_replied_at=row.colleague_replied_at if candidate.company_domain else None,
        answered_at=row.answered_elsewhere_at,
        away_until=row.away_elsewhere_until,
    )


def enrollments_now(connection: Connection, enrollment_ids: Collection[int]) -> dict[int, Enrollment]:
    """Return some enrollments as they are at this moment, by id."""
    rows = connection.execute(_ENROLLMENTS_OF, {"ids": list(enrollment_ids)})
    return {row.e_id: _enrollment(row) for row in rows}


def enrollment_now(connection: Connection, enrollment_id: int) -> Enrollment | None:
    """Return one enrollment as it is at this moment, or None."""
    row = connection.execute(_ENROLLMENT, {"enrollment_id": enrollment_id}).first()
    return _enrollment(row) if row is not None else None


def of_lead(connection: Connection, lead_id: int) -> list[Candidate]:
    """Return every enrollment of one lead as candidates, whether they are due or not."""
    return _page(connection, _candidates().where(enrollment.c.lead_id == lead_id).order_by(enrollment.c.id))


def of_campaign(
    connection: Connection, campaign_id: int, *, states: Collection[State] = MAY_SEND
) -> Iterator[Candidate]:
    """Give every lead of a campaign in these states, in the order of arrival: those that have a step to come."""
    after = 0
    while True:
        query = (
            _candidates()
            .where(
                enrollment.c.campaign_id == campaign_id,
                enrollment.c.id > after,
                enrollment.c.state.in_([state.value for state in states]),
            )
            .order_by(enrollment.c.id)
            .limit(PAGE)
        )
        page = _page(connection, query)
        yield from page
        if len(page) < PAGE:
            return
        after = page[-1].enrollment.id


def count(connection: Connection, campaign_id: int, *, now: datetime, touched: bool | None = None) -> int:
    """Return how many enrollments of a campaign are due; touched: only follow-ups, or only first touches."""
    return int(connection.scalar(_COUNTS[touched], {"campaign_id": campaign_id, "now": now}) or 0)


def held_counts(connection: Connection, campaign_id: int, *, now: datetime) -> dict[str, int]:
    """Return how many leads are held back, by reason, and are not due for another look."""
    rows = connection.execute(
        select(enrollment.c.hold, func.count().label("n"))
        .where(
            enrollment.c.campaign_id == campaign_id,
            text(f"enrollment.{IS_HELD}"),
            enrollment.c.next_action_at > now,
        )
        .group_by(enrollment.c.hold)
    )
    return {row.hold: row.n for row in rows}


def next_moment(connection: Connection, campaign_id: int) -> datetime | None:
    """Return the least moment at which anything of a campaign is due, or None."""
    return connection.execute(_NEXT_MOMENT, {"campaign_id": campaign_id}).scalar()


def _candidates() -> Select[Any]:
    return (
        select(*COLUMNS)
        .join_from(enrollment, lead, lead.c.id == enrollment.c.lead_id)
        .join(campaign, campaign.c.id == enrollment.c.campaign_id)
    )


def _page(connection: Connection, query: Select[Any]) -> list[Candidate]:
    page = [_candidate(row) for row in connection.execute(query)]
    if not page:
        return page
    ids = [candidate.enrollment.id for candidate in page]
    rows = _open_rows(connection, ids)
    threads = ledger.thread(connection, [c.enrollment.id for c in page if c.enrollment.touched])
    keys = {key for one in page for key in (one.lead.email, one.lead.linkedin_url) if key}
    suppressed = suppressed_reasons(connection, keys)
    companies = _companies_replied(connection, {c.company_domain for c in page if c.company_domain})
    told = _told_elsewhere(connection, [candidate.lead.id for candidate in page])
    return [
        replace(
            candidate,
            retry=next(
                (row for row in _of_round(rows, candidate) if row.status is MessageStatus.RETRY), None
            ),
            open=tuple(row for row in _of_round(rows, candidate) if row.status is not MessageStatus.RETRY),
            thread=tuple(
                sent
                for sent in threads.get(candidate.enrollment.id, ())
                if sent.round == candidate.enrollment.round
            ),
            suppressed=suppressed.get(candidate.lead.email)
            or suppressed.get(candidate.lead.linkedin_url, ""),
            company_replied_at=_colleague_replied(companies, candidate),
            answered_at=_latest(row.replied_at for row in _others(told, candidate)),
            away_until=_latest(row.away_until for row in _others(told, candidate)),
        )
        for candidate in page
    ]


_OWN = enrollment.c.id == bindparam("enrollment_id")
_ENROLLMENTS = select(*(column for column in COLUMNS if column.name.startswith("e_"))).join_from(
    enrollment, campaign, campaign.c.id == enrollment.c.campaign_id
)
_ENROLLMENT = _ENROLLMENTS.where(_OWN)
_ENROLLMENTS_OF = _ENROLLMENTS.where(enrollment.c.id.in_(bindparam("ids", expanding=True)))
_OPEN_ROWS = select(*ledger.COLUMNS).where(
    ledger.message.c.enrollment_id.in_(bindparam("enrollment_ids", expanding=True)),
    or_(*(ledger.message.c.status == status for status in UNSETTLED)),
)
_COMPANIES_REPLIED = (
    select(lead.c.company_domain, enrollment.c.lead_id, enrollment.c.replied_at)
    .join_from(
        lead, enrollment, and_(enrollment.c.lead_id == lead.c.id, enrollment.c.replied_at.is_not(None))
    )
    .where(lead.c.company_domain.in_(bindparam("domains", expanding=True)))
)
_colleague = lead.alias("colleague")
_theirs = enrollment.alias("theirs")
_COLLEAGUE_REPLIED_AT = (
    select(func.max(_theirs.c.replied_at))
    .join_from(
        _colleague, _theirs, and_(_theirs.c.lead_id == _colleague.c.id, _theirs.c.replied_at.is_not(None))
    )
    .where(_colleague.c.company_domain == lead.c.company_domain, _colleague.c.id != lead.c.id)
    .correlate(lead)
    .scalar_subquery()
)
_other = enrollment.alias("other")
_ELSEWHERE = and_(_other.c.lead_id == enrollment.c.lead_id, _other.c.id != enrollment.c.id)
_ANSWERED_AT = select(func.max(_other.c.replied_at)).where(_ELSEWHERE).correlate(enrollment).scalar_subquery()
_AWAY_UNTIL = select(func.max(_other.c.away_until)).where(_ELSEWHERE).correlate(enrollment).scalar_subquery()
_TOLD = select(enrollment.c.id, enrollment.c.lead_id, enrollment.c.replied_at, enrollment.c.away_until).where(
    enrollment.c.lead_id.in_(bindparam("lead_ids", expanding=True)),
    or_(enrollment.c.replied_at.is_not(None), enrollment.c.away_until.is_not(None)),
)
_IS_UNSETTLED = and_(
    ledger.message.c.enrollment_id == enrollment.c.id,
    ledger.message.c.round == enrollment.c.round,
    or_(*(ledger.message.c.status == status for status in UNSETTLED if status is not MessageStatus.RETRY)),
)
_UNSETTLED = select(func.count()).where(_IS_UNSETTLED).correlate(enrollment).scalar_subquery()
_STANDING = (
    _candidates()
    .add_columns(
        _COLLEAGUE_REPLIED_AT.label("colleague_replied_at"),
        _ANSWERED_AT.label("answered_elsewhere_at"),
        _AWAY_UNTIL.label("away_elsewhere_until"),
        _UNSETTLED.label("unsettled"),
    )
    .where(_OWN)
)
_UNSETTLED_ROWS = select(*ledger.COLUMNS).join_from(enrollment, ledger.message, _IS_UNSETTLED).where(_OWN)


def _unsettled(connection: Connection, enrolled: Enrollment) -> tuple[LedgerMessage, ...]:
    rows = connection.execute(_UNSETTLED_ROWS, {"enrollment_id": enrolled.id})
    return tuple(ledger.to_message(row) for row in rows)


def _enrollment(row: Row[Any]) -> Enrollment:
    values = row._mapping
    enrolled = {name: values[f"e_{name}"] for name in ENROLLMENT_FIELDS}
    kinds = {"state": State(enrolled["state"]), "nurture": Nurture(enrolled["nurture"])}
    return Enrollment(**(enrolled | kinds))


def _candidate(row: Row[Any]) -> Candidate:
    values = row._mapping
    person = {name: values[f"l_{name}"] for name in LEAD_FIELDS}
    return Candidate(
        enrollment=_enrollment(row),
        lead=Lead(**(person | {"tags": tuple(person["tags"])})),
        company_domain=row.company_domain,
    )


def _open_rows(connection: Connection, enrollment_ids: Collection[int]) -> dict[int, list[LedgerMessage]]:
    rows = connection.execute(_OPEN_ROWS, {"enrollment_ids": list(enrollment_ids)})
    found: dict[int, list[LedgerMessage]] = {}
    for row in rows:
        found.setdefault(row.enrollment_id, []).append(ledger.to_message(row))
    return found


def _of_round(rows: Mapping[int, list[LedgerMessage]], candidate: Candidate) -> list[LedgerMessage]:
    enrolled = candidate.enrollment
    return [row for row in rows.get(enrolled.id, ()) if row.round == enrolled.round]


def _told_elsewhere(connection: Connection, lead_ids: Collection[int]) -> dict[int, list[Row[Any]]]:
    """Return what these people have answered or told of an absence, in whatever campaign, by lead."""
    found: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(_TOLD, {"lead_ids": list(lead_ids)}):
        found.setdefault(row.lead_id, []).append(row)
    return found


def _others(told: Mapping[int, list[Row[Any]]], candidate: Candidate) -> Iterator[Row[Any]]:
    return (row for row in told.get(candidate.lead.id, ()) if row.id != candidate.enrollment.id)


def _latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)


def _companies_replied(
    connection: Connection, domains: Collection[str]
) -> dict[str, list[tuple[int, datetime]]]:
    if not domains:
        return {}
    rows = connection.execute(_COMPANIES_REPLIED, {"domains": list(domains)})
    found: dict[str, list[tuple[int, datetime]]] = {}
    for row in rows:
        found.setdefault(row.company_domain, []).append((row.lead_id, row.replied_at))
    return found


def _colleague_replied(
    companies: dict[str, list[tuple[int, datetime]]], candidate: Candidate
) -> datetime | None:
    answers = companies.get(candidate.company_domain, ())
    return max((at for lead_id, at in answers if lead_id != candidate.lead.id), default=None)
