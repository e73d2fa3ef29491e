"""The messages that left, will leave or may have left."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from cam.engine.ledger import COUNTING
from cam.engine.vocabulary import Channel, MessageStatus
from cam.store.tables.naming import one_of

# SQLite takes a partial index only for a query that says the same in the same letters: bound values do not do
IS_OPEN = "status IN ('pending', 'queued', 'sending', 'retry', 'unknown', 'parked')"
COUNTING_SQL = ", ".join(f"'{status}'" for status in sorted(COUNTING))


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
