"""Whom cam writes to, where they came from, and who is never written to."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel


class LeadRow(SQLModel, table=True):
    """A person, across campaigns."""

    __tablename__ = "lead"
    __table_args__ = (Index("ix_lead_company_domain", "company_domain"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)  # the normalised address, else the LinkedIn URL
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    full_name: str = ""
    company: str = ""
    title: str = ""
    website: str = ""
    domain: str = ""
    industry: str = ""
    employees: str = ""
    revenue: str = ""
    country: str = ""
    city: str = ""
    timezone: str = ""
    phone: str = ""
    linkedin_url: str = ""
    notes: str = ""
    source: str = ""
    tags: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    custom: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    # the registrable domain of the address, "" for free-mail: what the per-domain cap and company rules go by
    company_domain: str = ""
    score: float | None = None
    score_parts: dict[str, float] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    import_batch_id: int | None = Field(default=None, foreign_key="import_batch.id")
    created_at: datetime
    updated_at: datetime


class ImportBatchRow(SQLModel, table=True):
    """One run of an import, so that a lead can say where it came from."""

    __tablename__ = "import_batch"

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int | None = Field(default=None, foreign_key="campaign.id")
    path: str
    sha256: str
    counts: dict[str, int] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    started_at: datetime
    finished_at: datetime | None = None


class ProposedLeadRow(SQLModel, table=True):
    """Somebody whom a reply named as the right person; a human takes or leaves the proposal."""

    __tablename__ = "proposed_lead"
    __table_args__ = (
        CheckConstraint("status IN ('proposed', 'accepted', 'rejected')", name="status"),
        Index("ix_proposed_lead_status", "status", "id"),
        UniqueConstraint("inbound_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    inbound_id: int = Field(foreign_key="inbound_message.id")
    campaign_id: int = Field(foreign_key="campaign.id")
    referred_by: int = Field(foreign_key="lead.id")
    name: str = ""
    email: str = ""
    status: str = "proposed"
    lead_id: int | None = Field(default=None, foreign_key="lead.id")  # once accepted
    created_at: datetime
    decided_at: datetime | None = None


class SuppressionRow(SQLModel, table=True):
    """An address or a domain that is never written to."""

    __tablename__ = "suppression"
    __table_args__ = (CheckConstraint("kind IN ('address', 'domain')", name="kind"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    value: str = Field(unique=True)
    reason: str
    source: str
    created_at: datetime
