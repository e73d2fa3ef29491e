"""What came in, and how far it was read."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from cam.engine.vocabulary import ReplyClass
from cam.store.tables.naming import one_of

# SQLite takes a partial index only for a query that says the same in the same letters: bound values do not do
IS_UNREAD = "status = 'new'"
IS_QUARANTINED = "status = 'quarantined'"
IS_BOUNCE = "bounce_cause <> ''"
IS_STRANGE = "status = 'unmatched'"
# nearly all that comes in is about nobody
HAS_LEAD = "lead_id IS NOT NULL"
HAS_CAMPAIGN = "campaign_id IS NOT NULL"


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
    uid_validity: int = Field(sa_type=BigInteger)  # unsigned, 32 bits (RFC 9051)
    uid: int = Field(sa_type=BigInteger)
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
        Index(
            "ix_inbound_message_bounces", "stored_at",
            sqlite_where=text(IS_BOUNCE), postgresql_where=text(IS_BOUNCE),
        ),
        Index(
            "ix_inbound_message_lead", "lead_id", "id",
            sqlite_where=text(HAS_LEAD), postgresql_where=text(HAS_LEAD),
        ),
        Index(
            "ix_inbound_message_campaign", "campaign_id", "id",
            sqlite_where=text(HAS_CAMPAIGN), postgresql_where=text(HAS_CAMPAIGN),
        ),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    mailbox_id: int = Field(foreign_key="mailbox.id")
    folder: str
    uid_validity: int = Field(sa_type=BigInteger)  # unsigned, 32 bits (RFC 9051)
    uid: int = Field(sa_type=BigInteger)
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
    bounce_cause: str = ""  # why, as engine.inbound.causes names it
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
