"""What is sent, from where and to whom, and how it goes."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from cam.engine.campaigns import NURTURE_AFTER_DAYS
from cam.engine.vocabulary import CampaignStatus, MailboxStatus, Nurture, Provider, State, Tls
from cam.store.tables.naming import one_of

# SQLite takes a partial index only for a query that says the same in the same letters: bound values do not do
IS_HELD = "hold <> ''"


class SequenceRow(SQLModel, table=True):
    """One version of a sequence: its whole content, body files included."""

    __tablename__ = "sequence"
    __table_args__ = (UniqueConstraint("name", "version"), UniqueConstraint("name", "digest"))

    id: int | None = Field(default=None, primary_key=True)
    name: str
    version: int
    digest: str  # SHA-256 of content
    content: str  # canonical JSON of engine.sequence.Sequence
    created_at: datetime


class CampaignRow(SQLModel, table=True):
    """A sequence, its mailboxes, limits, window, goals and enrollments."""

    __tablename__ = "campaign"
    __table_args__ = (
        one_of("status", CampaignStatus),
        CheckConstraint("company_reply IN ('stop', 'delay', 'off')", name="company_reply"),
        CheckConstraint("daily_cap >= 0", name="daily_cap"),
        CheckConstraint("nurture_after_days >= 0", name="nurture_after_days"),
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    status: str = CampaignStatus.DRAFT.value
    paused_reason: str = ""
    sequence_id: int | None = Field(default=None, foreign_key="sequence.id")
    daily_cap: int = 20
    timezone: str = ""  # "" takes the workspace's
    window_start: str = "09:00"
    window_end: str = "18:00"
    days: str = "mon-fri"
    offer: str = ""
    audience: str = ""
    target_clients: int | None = None
    target_mrr: float | None = None
    company_reply: str = "stop"
    # what a lead that went to nurture gets so many days later
    nurture_sequence_id: int | None = Field(default=None, foreign_key="sequence.id")
    nurture_after_days: int = NURTURE_AFTER_DAYS
    degraded_cap: int | None = None
    degraded_reason: str = ""
    thresholds: dict[str, float] = Field(
        default_factory=dict, sa_column=Column(JSON, nullable=False, default=dict)
    )
    created_at: datetime
    launched_at: datetime | None = None
    # how long it has been active: the seconds before the present stretch, and when that began
    active_seconds: int = 0
    active_since: datetime | None = None


class CampaignMailboxRow(SQLModel, table=True):
    """Which mailboxes a campaign sends from."""

    __tablename__ = "campaign_mailbox"

    campaign_id: int = Field(primary_key=True, foreign_key="campaign.id")
    mailbox_id: int = Field(primary_key=True, foreign_key="mailbox.id")


class MailboxRow(SQLModel, table=True):
    """An address we send from, with its cap and credential references (never a secret)."""

    __tablename__ = "mailbox"
    __table_args__ = (
        one_of("status", MailboxStatus),
        one_of("provider", Provider),
        one_of("smtp_tls", Tls),
        one_of("imap_tls", Tls),
        CheckConstraint("daily_cap >= 0", name="daily_cap"),
    )

    id: int | None = Field(default=None, primary_key=True)
    address: str = Field(unique=True)
    name: str = ""
    reply_to: str = ""
    provider: str
    smtp_host: str = ""
    smtp_port: int = 0
    smtp_user: str = ""
    smtp_password_ref: str = ""
    smtp_tls: str = Tls.STARTTLS.value
    daily_cap: int = 20
    warm_up: bool = True
    replies_by_hand: bool = False
    imap_host: str = ""
    imap_port: int = 0
    imap_user: str = ""
    imap_password_ref: str = ""
    imap_tls: str = Tls.IMPLICIT.value
    maildir: str = ""
    folders: list[str] = Field(
        default_factory=lambda: ["INBOX"], sa_column=Column(JSON, nullable=False, default=lambda: ["INBOX"])
    )
    # what a probe learned, null before it
    keeps_message_id: bool | None = None
    files_sent: bool | None = None
    sent_delay_seconds: int | None = None
    status: str = MailboxStatus.UNVERIFIED.value
    paused_reason: str = ""
    # after a failed connection: no attempt before this moment, failures in a row
    not_before: datetime | None = None
    failures: int = 0
    verified_at: datetime | None = None
    created_at: datetime


class EnrollmentRow(SQLModel, table=True):
    """One lead in one campaign."""

    __tablename__ = "enrollment"
    __table_args__ = (
        one_of("state", State),
        one_of("nurture", Nurture),
        UniqueConstraint("campaign_id", "lead_id"),
        Index("ix_enrollment_lead_id", "lead_id"),
        Index("ix_enrollment_campaign_state", "campaign_id", "state", "first_touch_at"),  # the funnel, by itself
        # follow-ups, oldest due first
        Index(
            "ix_enrollment_followups", "campaign_id", "next_action_at",
            sqlite_where=text("touched = 1 AND next_action_at IS NOT NULL"),
            postgresql_where=text("touched AND next_action_at IS NOT NULL"),
        ),
        # first touches, best score first
        Index(
            "ix_enrollment_first_touches", "campaign_id", text("score DESC"), "id", "next_action_at",
            sqlite_where=text("touched = 0 AND next_action_at IS NOT NULL"),
            postgresql_where=text("NOT touched AND next_action_at IS NOT NULL"),
        ),
        # the least due moment of a campaign
        Index(
            "ix_enrollment_due", "campaign_id", "next_action_at",
            sqlite_where=text("next_action_at IS NOT NULL"), postgresql_where=text("next_action_at IS NOT NULL"),
        ),
        Index(
            "ix_enrollment_replied", "lead_id", "replied_at",
            sqlite_where=text("replied_at IS NOT NULL"), postgresql_where=text("replied_at IS NOT NULL"),
        ),
        # how many answered, campaign by campaign
        Index(
            "ix_enrollment_answered", "campaign_id", "state", "replied_at",
            sqlite_where=text("replied_at IS NOT NULL"), postgresql_where=text("replied_at IS NOT NULL"),
        ),
        Index(
            "ix_enrollment_hold", "campaign_id", "hold", "next_action_at",
            sqlite_where=text(IS_HELD), postgresql_where=text(IS_HELD),
        ),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    lead_id: int = Field(foreign_key="lead.id")
    campaign_id: int = Field(foreign_key="campaign.id")
    sequence_id: int | None = Field(default=None, foreign_key="sequence.id")
    state: str = State.NEW.value
    round: int = 1
    nurture: str = Nurture.NONE.value  # whether the round is the nurture sequence's
    position: int = 0  # index of the next step in the sequence
    touched: bool = False  # a touch of this round went out
    score: float = 0.5  # the lead's, copied for the order of the index
    next_action_at: datetime | None = None  # None: nothing comes by itself
    hold: str = ""  # why the last look gave no message, until the next look
    mailbox_id: int | None = Field(default=None, foreign_key="mailbox.id")
    paused: bool = False
    paused_reason: str = ""
    first_touch_at: datetime | None = None
    last_touch_at: datetime | None = None
    away_until: datetime | None = None  # an out-of-office said so: no touch before
    replied_at: datetime | None = None  # a human answer, whatever it said
    ended_at: datetime | None = None
    mrr: float | None = None
    won: bool = False
    created_at: datetime
    updated_at: datetime


class CampaignMetricsRow(SQLModel, table=True):
    """A campaign's figures, the last of each day.  event_id: the newest event that they know of."""

    __tablename__ = "campaign_metrics"

    campaign_id: int = Field(primary_key=True, foreign_key="campaign.id")
    day: str = Field(primary_key=True)  # YYYY-MM-DD in the workspace's zone
    event_id: int
    numbers: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    measured_at: datetime


class DecisionRow(SQLModel, table=True):
    """What a rule did to a campaign, with the figures that it saw."""

    __tablename__ = "decision"
    __table_args__ = (
        Index("ix_decision_campaign", "campaign_id", "id"),
        CheckConstraint("action IN ('complete', 'pause', 'degrade', 'recover')", name="action"),
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id")
    at: datetime
    rule: str
    action: str
    evidence: int
    says: str
    numbers: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    overruled_at: datetime | None = None  # a human resumed: it takes more evidence to fire again
