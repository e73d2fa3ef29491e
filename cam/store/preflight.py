"""What a launch wants to know of a campaign's leads, counted by the database."""

from collections.abc import Collection
from dataclasses import dataclass, fields

from sqlalchemy import ColumnElement, Connection, and_, func, select

from cam.engine.leads import Lead
from cam.engine.state_machine import MAY_SEND
from cam.store.tables import EnrollmentRow, LeadRow

lead = LeadRow.__table__  # type: ignore[attr-defined]
enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]

TEXT_FIELDS = frozenset(field.name for field in fields(Lead)) - {"id", "tags", "custom"}


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Leads of a campaign.  open: still on their way and not paused; email, linkedin: of these, who has one."""

    total: int
    open: int
    email: int
    linkedin: int


def reach(connection: Connection, campaign_id: int) -> Reach:
    """Return how many leads of a campaign there are, and how many of them can be written to."""
    row = connection.execute(
        select(
            func.count().label("total"),
            func.count().filter(_open()).label("open"),
            func.count().filter(_open() & (lead.c.email != "")).label("email"),
            func.count().filter(_open() & (lead.c.linkedin_url != "")).label("linkedin"),
        )
        .select_from(enrollment)
        .join(lead, lead.c.id == enrollment.c.lead_id)
        .where(enrollment.c.campaign_id == campaign_id)
    ).one()
    return Reach(total=row.total, open=row.open, email=row.email, linkedin=row.linkedin)


def lacking(connection: Connection, campaign_id: int, names: Collection[str]) -> dict[str, int]:
    """
    Return how many leads on their way lack each of these fields or custom fields, only those that some lack.

    One pass over the campaign's leads, whatever the number of names.
    """
    wanted = sorted(names)
    if not wanted:
        return {}
    counts = [func.count().filter(_blank(name)).label(f"n{index}") for index, name in enumerate(wanted)]
    row = connection.execute(
        select(*counts)
        .select_from(enrollment)
        .join(lead, lead.c.id == enrollment.c.lead_id)
        .where(enrollment.c.campaign_id == campaign_id, _open())
    ).one()
    return {name: number for name, number in zip(wanted, row, strict=True) if number}


def custom_fields(connection: Connection, campaign_id: int, *, among: int = 1000) -> set[str]:
    """Return the custom fields of a campaign's first leads."""
    rows = connection.scalars(
        select(lead.c.custom)
        .join(enrollment, enrollment.c.lead_id == lead.c.id)
        .where(enrollment.c.campaign_id == campaign_id)
        .limit(among)
    )
    return {name for custom in rows for name in custom}


def _open() -> ColumnElement[bool]:
    may_send = [state.value for state in MAY_SEND]
    return and_(enrollment.c.state.in_(may_send), ~enrollment.c.paused)


def _blank(name: str) -> ColumnElement[bool]:
    if name == "tags":
        none: ColumnElement[bool] = func.coalesce(func.json_array_length(lead.c.tags), 0) == 0
        return none
    column = lead.c[name] if name in TEXT_FIELDS else lead.c.custom[name].as_string()
    blank: ColumnElement[bool] = func.coalesce(func.trim(column), "") == ""
    return blank
