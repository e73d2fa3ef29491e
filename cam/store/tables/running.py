"""How cam runs: what happened, whom to tell, who works, what is switched off."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index
from sqlmodel import Field, SQLModel


class EventRow(SQLModel, table=True):
    """The audit log: append-only."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_lead", "lead_id", "id"),
        Index("ix_event_campaign", "campaign_id", "id"),
        Index("ix_event_name", "name", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    name: str
    campaign_id: int | None = None
    lead_id: int | None = None
    message_row_id: int | None = None
    mailbox_id: int | None = None
    details: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class AlertRow(SQLModel, table=True):
    """The outbox of what a human, or the founder's other tools, are to be told."""

    __tablename__ = "alert"
    __table_args__ = (
        Index("ix_alert_status", "status", "route", "next_at"),
        CheckConstraint("status IN ('waiting', 'delivered', 'closed')", name="status"),
        CheckConstraint("route IN ('human', 'escalation')", name="route"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    route: str = "human"
    type: str
    level: str = "warning"
    title: str
    body: str
    payload: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    status: str = "waiting"
    delivered_to: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    attempts: int = 0
    error: str = ""
    next_at: datetime | None = None
    created_at: datetime
    sent_at: datetime | None = None


class LeaseRow(SQLModel, table=True):
    """A claim that ends by itself at a stated time, with a fencing token that only grows."""

    __tablename__ = "lease"

    name: str = Field(primary_key=True)
    holder: str
    token: int
    acquired_at: datetime
    expires_at: datetime


class WorkerRow(SQLModel, table=True):
    """The heartbeat of the worker under one lease: who it is, what it does, and how its last cycle went."""

    __tablename__ = "worker"
    __table_args__ = (CheckConstraint("state IN ('running', 'stopped')", name="state"),)

    name: str = Field(primary_key=True)  # of the lease
    worker_id: str
    state: str
    started_at: datetime
    seen_at: datetime
    step: str = ""  # of the cycle that runs now, "" between two
    cycle: int = 0  # how many it has begun
    cycle_at: datetime | None = None  # when the last one began
    counts: dict[str, int] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    error: str = ""  # of the last cycle, "" where nothing went wrong


class SwitchRow(SQLModel, table=True):
    """The workspace's switches; `sending` is the off switch."""

    __tablename__ = "switch"

    name: str = Field(primary_key=True)
    is_on: bool
    reason: str = ""
    changed_at: datetime
