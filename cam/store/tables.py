"""The tables. A row stays inside the store; every other room gets values."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, LargeBinary, MetaData, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from cam.engine.ledger import COUNTING
from cam.engine.vocabulary import (
    CampaignStatus,
    Channel,
    MailboxStatus,
    MessageStatus,
    Provider,
    ReplyClass,
    State,
    Tls,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING
metadata: MetaData = SQLModel.metadata


def one_of(column: str, values: Iterable[Any]) -> CheckConstraint:
    """Return the CHECK that a column holds one of a closed vocabulary."""
    names = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({names})", name=column)


# SQLite takes a partial index only for a query that says the same in the same letters: bound values do not do
IS_OPEN = "status IN ('pending', 'queued', 'sending', 'retry', 'unknown', 'parked')"
IS_HELD = "hold <> ''"
IS_UNREAD = "status = 'new'"
IS_QUARANTINED = "status = 'quarantined'"
IS_STRANGE = "status = 'unmatched'"
COUNTING_SQL = ", ".join(f"'{status}'" for status in sorted(COUNTING))


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


class MessageRow(SQLModel, table=True):
    """One row of the ledger: a message, or a touch that a human does."""

    __tablename__ = "message"
    __table_args__ = (
        one_of("status", MessageStatus),
        one_of("channel", Channel),
        # what counts against a cap has the moment it began to count, nothing else has one
        CheckConstraint(f"(begun_at IS NOT NULL) = (status IN ({COUNTING_SQL}))", name="begun_at"),
        # at most one message of a step that left, may have left or will leave
        Index(
            "uq_message_touch", "enrollment_id", "round", "step_id", unique=True,
            sqlite_where=text("status NOT IN ('cancelled', 'failed')"),
            postgresql_where=text("status NOT IN ('cancelled', 'failed')"),
        ),
        Index("ix_message_enrollment", "enrollment_id", "id"),
        Index("ix_message_lead", "lead_id", "id"),
        Index(
            "ix_message_platform_id", "platform_id",
            sqlite_where=text("platform_id <> ''"), postgresql_where=text("platform_id <> ''"),
        ),
        Index(
            "ix_message_campaign_day", "campaign_id", "begun_at", "first_touch",
            sqlite_where=text("begun_at IS NOT NULL"), postgresql_where=text("begun_at IS NOT NULL"),
        ),
        Index(
            "ix_message_mailbox_day", "mailbox_id", "begun_at",
            sqlite_where=text("begun_at IS NOT NULL"), postgresql_where=text("begun_at IS NOT NULL"),
        ),
        Index(
            "ix_message_channel_day", "channel", "begun_at",
            sqlite_where=text("begun_at IS NOT NULL"), postgresql_where=text("begun_at IS NOT NULL"),
        ),
        Index(
            "ix_message_domain_day", "recipient_domain", "begun_at",
            sqlite_where=text("begun_at IS NOT NULL"), postgresql_where=text("begun_at IS NOT NULL"),
        ),
        # what is still open: few rows, whatever the age of the workspace
        Index(
            "ix_message_open", "status", "settle_until",
            sqlite_where=text(IS_OPEN), postgresql_where=text(IS_OPEN),
        ),
        # the report: counts by step, variant and mailbox straight from the index
        Index("ix_message_report", "campaign_id", "step_id", "variant", "status", "mailbox_id"),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    enrollment_id: int = Field(foreign_key="enrollment.id")
    campaign_id: int = Field(foreign_key="campaign.id")
    lead_id: int = Field(foreign_key="lead.id")
    mailbox_id: int | None = Field(default=None, foreign_key="mailbox.id")
    sequence_id: int | None = Field(default=None, foreign_key="sequence.id")
    channel: str
    round: int
    step_id: str
    position: int
    first_touch: bool  # of its round
    variant: str
    status: str
    by_hand: bool = False
    message_id: str = Field(unique=True)  # with angle brackets, on the sender's domain
    idempotency_key: str = Field(unique=True)
    in_reply_to: str = ""
    recipient: str
    recipient_domain: str = ""  # "" for free-mail, which the per-domain cap exempts
    subject: str
    attempts: int = 0
    begun_at: datetime | None = None
    settle_until: datetime | None = None
    sent_at: datetime | None = None
    filed_at: datetime | None = None  # when a copy was seen in or put into the Sent folder
    lease_token: int = 0
    platform_id: str = ""
    outcome: str = ""  # the provider's last answer, or why the row ended
    created_at: datetime
    updated_at: datetime


class MessageBodyRow(SQLModel, table=True):
    """The words and the frozen bytes of a message, apart so that the ledger stays narrow."""

    __tablename__ = "message_body"

    message_row_id: int = Field(primary_key=True, foreign_key="message.id")
    text: str
    mime: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sha256: str


class MessageTransitionRow(SQLModel, table=True):
    """The legal transitions of a ledger row; a trigger refuses all others."""

    __tablename__ = "message_transition"

    old: str = Field(primary_key=True)
    new: str = Field(primary_key=True)


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


class InboxReadingRow(SQLModel, table=True):
    """How the last reading of a mailbox's inbox went."""

    __tablename__ = "inbox_reading"

    mailbox_id: int = Field(primary_key=True, foreign_key="mailbox.id")
    tried_at: datetime
    read_at: datetime | None = None  # the last time that it was read to its end
    failures: int = 0  # in a row
    refusals: int = 0  # log-ins in a row that were refused: what time does not mend
    trouble: str = ""  # why the last try did not work, "" where it did


class InboxPlaceRow(SQLModel, table=True):
    """How far a folder was read; it moves in the transaction that stores what was read."""

    __tablename__ = "inbox_place"

    mailbox_id: int = Field(primary_key=True, foreign_key="mailbox.id")
    folder: str = Field(primary_key=True)
    uid_validity: int
    uid: int
    moved_at: datetime


class InboundMessageRow(SQLModel, table=True):
    """
    A message that came in, each once, whatever the folders and mailboxes in which it was seen.

    Of strangers' mail there is the fingerprint and what matching goes by, and that for some days only.
    """

    __tablename__ = "inbound_message"
    __table_args__ = (
        CheckConstraint("status IN ('new', 'done', 'unmatched', 'quarantined')", name="status"),
        CheckConstraint("writer IN ('them', 'cam', 'owner')", name="writer"),
        one_of("reply_class", ("", *ReplyClass)),
        one_of("human_class", ("", *ReplyClass)),
        Index(
            "ix_inbound_message_new", "status", "id",
            sqlite_where=text(IS_UNREAD), postgresql_where=text(IS_UNREAD),
        ),
        Index(
            "ix_inbound_message_quarantined", "status",
            sqlite_where=text(IS_QUARANTINED), postgresql_where=text(IS_QUARANTINED),
        ),
        Index(
            "ix_inbound_message_undecided", "id",
            sqlite_where=text("undecided = 1"), postgresql_where=text("undecided"),
        ),
        Index(
            "ix_inbound_message_strange", "stored_at",
            sqlite_where=text(IS_STRANGE), postgresql_where=text(IS_STRANGE),
        ),
        Index("ix_inbound_message_lead", "lead_id", "id"),
        Index("ix_inbound_message_campaign", "campaign_id", "id"),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    mailbox_id: int = Field(foreign_key="mailbox.id")
    folder: str
    uid_validity: int
    uid: int
    fingerprint: str = Field(unique=True)
    message_id: str = ""
    refers_to: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, default=list))
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    received_at: datetime
    stored_at: datetime
    status: str
    attempts: int = 0
    trouble: str = ""  # why it could not be processed
    writer: str = "them"  # cam: a copy of our own message; owner: what the mailbox's owner wrote by hand
    text: str = ""  # the person's own words
    reply_class: str = ""
    confidence: float = 0.0
    reasons: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, default=list))
    language: str = ""
    returns_on: str = ""  # the day that an out-of-office names, ISO
    bounce_kind: str = ""
    bounce_recipient: str = ""
    bounce_status: str = ""
    message_row_id: int | None = Field(default=None, foreign_key="message.id")
    enrollment_id: int | None = Field(default=None, foreign_key="enrollment.id")
    campaign_id: int | None = Field(default=None, foreign_key="campaign.id")
    lead_id: int | None = Field(default=None, foreign_key="lead.id")
    match_by: str = ""
    is_guess: bool = False
    undecided: bool = False  # waits for a human's word
    human_class: str = ""
    human_at: datetime | None = None
    effects: dict[str, Any] = Field(
        default_factory=dict, sa_column=Column(JSON, nullable=False, default=dict)
    )


class InboundRawRow(SQLModel, table=True):
    """The bytes of an inbound message that concerns us, as far as they were fetched."""

    __tablename__ = "inbound_raw"

    inbound_id: int = Field(primary_key=True, foreign_key="inbound_message.id")
    raw: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    is_truncated: bool = False


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


class SwitchRow(SQLModel, table=True):
    """The workspace's switches; `sending` is the off switch."""

    __tablename__ = "switch"

    name: str = Field(primary_key=True)
    is_on: bool
    reason: str = ""
    changed_at: datetime
