"""One person as people read it: fields, where it came from, enrollments; and lists of people."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from rapidfuzz import process
from sqlalchemy import Connection, RowMapping, Select, select

from cam.engine.addresses import normalise, normalise_profile
from cam.engine.enrollments import Enrollment
from cam.engine.leads import Lead
from cam.engine.vocabulary import Nurture, State
from cam.errors import NotFound
from cam.store.suppressions import suppressed_reasons
from cam.store.tables import CampaignRow, EnrollmentRow, ImportBatchRow, LeadRow

lead = LeadRow.__table__  # type: ignore[attr-defined]
enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]
campaign = CampaignRow.__table__  # type: ignore[attr-defined]
import_batch = ImportBatchRow.__table__  # type: ignore[attr-defined]

LEAD_FIELDS = tuple(field.name for field in fields(Lead))
ENROLLMENT_FIELDS = tuple(field.name for field in fields(Enrollment))
CLOSE_ENOUGH = 70  # of 100: below this a guess confuses more than it helps
GUESSES = 2_000  # addresses that a guess is made from: enough for a typo, quick in a list of a million


@dataclass(frozen=True, kw_only=True)
class Person:
    """A lead with what the store knows beside its fields.  score: None while not scored."""

    lead: Lead
    company_domain: str
    score: float | None
    score_parts: Mapping[str, float]
    import_batch_id: int | None
    created_at: datetime
    updated_at: datetime
    suppressed: str = ""


@dataclass(frozen=True, kw_only=True)
class InCampaign:
    """An enrollment with the name of its campaign.  won, mrr: as marked by hand."""

    campaign: str
    enrollment: Enrollment
    won: bool
    mrr: float | None


@dataclass(frozen=True, kw_only=True)
class ImportBatch:
    """The import that brought a lead."""

    id: int
    path: str
    sha256: str
    started_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ListedLead:
    """A lead of a list, with every campaign that it is in."""

    person: Person
    campaigns: tuple[InCampaign, ...]


def find_person(connection: Connection, name: str) -> Person | None:
    """Return the lead of that address, LinkedIn URL or id, or None."""
    wanted = name.strip()
    conditions = [lead.c.key == wanted]
    profile, address = normalise_profile(wanted), normalise(wanted)
    if profile:
        conditions += [lead.c.key == profile, lead.c.linkedin_url == profile]
    elif isinstance(address, str):
        conditions.append(lead.c.key == address)
    elif wanted.isascii() and wanted.isdigit():
        conditions.append(lead.c.id == int(wanted))
    for condition in conditions:
        row = (
            connection.execute(select(lead).where(condition).order_by(lead.c.id).limit(1)).mappings().first()
        )
        if row is not None:
            return _people(connection, [row])[0]
    return None


def get_person(connection: Connection, name: str) -> Person:
    """Return the lead of that address, LinkedIn URL or id; raise NotFound with the closest key."""
    found = find_person(connection, name)
    if found is not None:
        return found
    near = _closest(connection, name.strip().lower())
    raise NotFound(f"lead {name!r}: there is none", near=near, hint="" if near else "run 'cam lead list'")


def person_by_id(connection: Connection, lead_id: int) -> Person:
    """Return the lead of an id that the database gave out."""
    row = connection.execute(select(lead).where(lead.c.id == lead_id)).mappings().one()
    return _people(connection, [row])[0]


def list_leads(
    connection: Connection, *, campaign_id: int | None = None, tag: str = "", limit: int | None = None
) -> list[ListedLead]:
    """Return leads in the order of their import, only those of a campaign or with a tag where one is given."""
    query = select(lead).order_by(lead.c.id)
    if campaign_id is not None:
        enrolled = select(enrollment.c.lead_id).where(enrollment.c.campaign_id == campaign_id)
        query = query.where(lead.c.id.in_(enrolled))
    rows = _first(connection, query, tag=tag, limit=limit)
    people = _people(connection, rows)
    campaigns = enrollments_of(connection, [person.lead.id for person in people])
    return [ListedLead(person=person, campaigns=campaigns.get(person.lead.id, ())) for person in people]


def enrollments_of(connection: Connection, lead_ids: Collection[int]) -> dict[int, tuple[InCampaign, ...]]:
    """Return the enrollments of each lead, in the order in which they were made."""
    found: defaultdict[int, tuple[InCampaign, ...]] = defaultdict(tuple)
    columns = [enrollment.c[name] for name in ENROLLMENT_FIELDS]
    ordered = list(lead_ids)
    for begin in range(0, len(ordered), 500):
        query = (
            select(*columns, enrollment.c.won, enrollment.c.mrr, campaign.c.name.label("campaign"))
            .join(campaign, campaign.c.id == enrollment.c.campaign_id)
            .where(enrollment.c.lead_id.in_(ordered[begin : begin + 500]))
            .order_by(enrollment.c.id)
        )
        for row in connection.execute(query).mappings():
            found[row["lead_id"]] += (_in_campaign(row),)
    return found


def batch(connection: Connection, batch_id: int) -> ImportBatch | None:
    """Return one import."""
    columns = [import_batch.c[field.name] for field in fields(ImportBatch)]
    row = connection.execute(select(*columns).where(import_batch.c.id == batch_id)).mappings().first()
    return ImportBatch(**row) if row else None


def _first(connection: Connection, query: Select[Any], *, tag: str, limit: int | None) -> list[RowMapping]:
    if not tag:
        return list(connection.execute(query.limit(limit)).mappings())
    # tags are a JSON list, which the databases search in different words: the rows are looked at one by one
    found: list[RowMapping] = []
    for row in connection.execute(query).mappings():
        if tag in row["tags"]:
            found.append(row)
            if len(found) == limit:
                break
    return found


def _people(connection: Connection, rows: Collection[RowMapping]) -> list[Person]:
    suppressed = suppressed_reasons(connection, {row["key"] for row in rows})
    return [_person(row, suppressed.get(row["key"], "")) for row in rows]


def _person(row: RowMapping, suppressed: str) -> Person:
    values = {name: row[name] for name in LEAD_FIELDS}
    return Person(
        lead=Lead(**(values | {"tags": tuple(row["tags"])})),
        company_domain=row["company_domain"],
        score=row["score"],
        score_parts=row["score_parts"],
        import_batch_id=row["import_batch_id"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        suppressed=suppressed,
    )


def _in_campaign(row: RowMapping) -> InCampaign:
    values = {name: row[name] for name in ENROLLMENT_FIELDS}
    return InCampaign(
        campaign=row["campaign"],
        enrollment=Enrollment(
            **(values | {"state": State(values["state"]), "nurture": Nurture(values["nurture"])})
        ),
        won=row["won"],
        mrr=row["mrr"],
    )


def _closest(connection: Connection, wanted: str) -> str | None:
    local, at, domain = wanted.partition("@")
    query = select(lead.c.key).limit(GUESSES)
    same_domain = (
        list(connection.scalars(query.where(lead.c.key.endswith(f"@{domain}", autoescape=True))))
        if at
        else []
    )
    same_name = list(connection.scalars(query.where(lead.c.key.startswith(local[:3], autoescape=True))))
    close = process.extractOne(wanted, [*same_domain, *same_name], score_cutoff=CLOSE_ENOUGH)
    return str(close[0]) if close else None
