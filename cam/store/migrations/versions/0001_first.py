"""The first schema: every table, the legal transitions of the ledger, and the triggers that hold them."""
# ruff: noqa: E501 - the constraints stand here as the tables write them

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TRANSITIONS = (
    ("parked", "failed"),
    ("parked", "retry"),
    ("parked", "sent"),
    ("pending", "cancelled"),
    ("pending", "sent"),
    ("queued", "cancelled"),
    ("queued", "sending"),
    ("retry", "cancelled"),
    ("retry", "failed"),
    ("retry", "sending"),
    ("sending", "failed"),
    ("sending", "retry"),
    ("sending", "sent"),
    ("sending", "unknown"),
    ("unknown", "parked"),
    ("unknown", "retry"),
    ("unknown", "sent"),
)

SQLITE_TRIGGERS = (
    """
    CREATE TRIGGER message_transition_is_legal BEFORE UPDATE OF status ON message
    WHEN NEW.status <> OLD.status AND NOT EXISTS (
        SELECT 1 FROM message_transition WHERE old = OLD.status AND new = NEW.status
    )
    BEGIN SELECT RAISE(ABORT, 'message: this change of status is not legal'); END
    """,
    """
    CREATE TRIGGER message_body_is_frozen BEFORE UPDATE OF mime ON message_body
    WHEN NEW.mime IS NOT OLD.mime
    BEGIN SELECT RAISE(ABORT, 'message_body: the bytes of a message are frozen'); END
    """,
    """
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'event: the audit log is append-only'); END
    """,
    """
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'event: the audit log is append-only'); END
    """,
)

POSTGRESQL_TRIGGERS = (
    """
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'check_violation'; END $$
    """,
    """
    CREATE FUNCTION refuse_illegal_transition() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT EXISTS (
            SELECT 1 FROM message_transition AS legal WHERE legal.old = OLD.status AND legal.new = NEW.status
        ) THEN
            RAISE EXCEPTION 'message: this change of status is not legal' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER message_transition_is_legal BEFORE UPDATE OF status ON message
    FOR EACH ROW WHEN (NEW.status <> OLD.status) EXECUTE FUNCTION refuse_illegal_transition()
    """,
    """
    CREATE TRIGGER message_body_is_frozen BEFORE UPDATE OF mime ON message_body
    FOR EACH ROW WHEN (NEW.mime IS DISTINCT FROM OLD.mime)
    EXECUTE FUNCTION refuse('message_body: the bytes of a message are frozen')
    """,
    """
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    FOR EACH ROW EXECUTE FUNCTION refuse('event: the audit log is append-only')
    """,
    """
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    FOR EACH ROW EXECUTE FUNCTION refuse('event: the audit log is append-only')
    """,
)


def upgrade() -> None:
    """Make the whole schema in an empty database."""
    for create in (
        _alert,
        _event,
        _lease,
        _mailbox,
        _message_transition,
        _sequence,
        _suppression,
        _switch,
        _worker,
        _campaign,
        _inbox_place,
        _inbox_reading,
        _campaign_mailbox,
        _campaign_metrics,
        _decision,
        _import_batch,
        _lead,
        _enrollment,
        _message,
        _inbound_message,
        _message_body,
        _inbound_raw,
        _proposed_lead,
    ):
        create()
    transition = sa.table("message_transition", sa.column("old", sa.String), sa.column("new", sa.String))
    op.bulk_insert(transition, [{"old": old, "new": new} for old, new in TRANSITIONS])
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for trigger in SQLITE_TRIGGERS if is_sqlite else POSTGRESQL_TRIGGERS:
        op.execute(sa.text(trigger.replace(":", "\\:")))


def downgrade() -> None:
    """Refuse: the ledger is never thrown away; restore a backup instead."""
    raise NotImplementedError("the first schema cannot be undone, restore a backup")


def _alert() -> None:
    op.create_table(
        "alert",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", AutoString(), nullable=False),
        sa.Column("route", AutoString(), nullable=False),
        sa.Column("type", AutoString(), nullable=False),
        sa.Column("level", AutoString(), nullable=False),
        sa.Column("title", AutoString(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("status", AutoString(), nullable=False),
        sa.Column("delivered_to", sa.JSON(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", AutoString(), nullable=False),
        sa.Column("next_at", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint("route IN ('human', 'escalation')", name=op.f("ck_alert_route")),
        sa.CheckConstraint("status IN ('waiting', 'delivered', 'closed')", name=op.f("ck_alert_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
        sa.UniqueConstraint("key", name=op.f("uq_alert_key")),
    )
    op.create_index("ix_alert_status", "alert", ["status", "route", "next_at"], unique=False)


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("message_row_id", sa.Integer(), nullable=True),
        sa.Column("mailbox_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index("ix_event_campaign", "event", ["campaign_id", "id"], unique=False)
    op.create_index("ix_event_lead", "event", ["lead_id", "id"], unique=False)
    op.create_index("ix_event_name", "event", ["name", "id"], unique=False)


def _lease() -> None:
    op.create_table(
        "lease",
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("holder", AutoString(), nullable=False),
        sa.Column("token", sa.Integer(), nullable=False),
        sa.Column("acquired_at", UTCDateTime(), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )


def _mailbox() -> None:
    op.create_table(
        "mailbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", AutoString(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("reply_to", AutoString(), nullable=False),
        sa.Column("provider", AutoString(), nullable=False),
        sa.Column("smtp_host", AutoString(), nullable=False),
        sa.Column("smtp_port", sa.Integer(), nullable=False),
        sa.Column("smtp_user", AutoString(), nullable=False),
        sa.Column("smtp_password_ref", AutoString(), nullable=False),
        sa.Column("smtp_tls", AutoString(), nullable=False),
        sa.Column("daily_cap", sa.Integer(), nullable=False),
        sa.Column("warm_up", sa.Boolean(), nullable=False),
        sa.Column("replies_by_hand", sa.Boolean(), nullable=False),
        sa.Column("imap_host", AutoString(), nullable=False),
        sa.Column("imap_port", sa.Integer(), nullable=False),
        sa.Column("imap_user", AutoString(), nullable=False),
        sa.Column("imap_password_ref", AutoString(), nullable=False),
        sa.Column("imap_tls", AutoString(), nullable=False),
        sa.Column("maildir", AutoString(), nullable=False),
        sa.Column("folders", sa.JSON(), nullable=False),
        sa.Column("keeps_message_id", sa.Boolean(), nullable=True),
        sa.Column("files_sent", sa.Boolean(), nullable=True),
        sa.Column("sent_delay_seconds", sa.Integer(), nullable=True),
        sa.Column("status", AutoString(), nullable=False),
        sa.Column("paused_reason", AutoString(), nullable=False),
        sa.Column("not_before", UTCDateTime(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("verified_at", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("imap_tls IN ('implicit', 'starttls', 'none')", name=op.f("ck_mailbox_imap_tls")),
        sa.CheckConstraint(
            "provider IN ('smtp', 'resend', 'console', 'none')", name=op.f("ck_mailbox_provider")
        ),
        sa.CheckConstraint("smtp_tls IN ('implicit', 'starttls', 'none')", name=op.f("ck_mailbox_smtp_tls")),
        sa.CheckConstraint("status IN ('unverified', 'active', 'paused')", name=op.f("ck_mailbox_status")),
        sa.CheckConstraint("daily_cap >= 0", name=op.f("ck_mailbox_daily_cap")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailbox")),
        sa.UniqueConstraint("address", name=op.f("uq_mailbox_address")),
    )


def _message_transition() -> None:
    op.create_table(
        "message_transition",
        sa.Column("old", AutoString(), nullable=False),
        sa.Column("new", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("old", "new", name=op.f("pk_message_transition")),
    )


def _sequence() -> None:
    op.create_table(
        "sequence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", AutoString(), nullable=False),
        sa.Column("content", AutoString(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sequence")),
        sa.UniqueConstraint("name", "digest", name=op.f("uq_sequence_name_digest")),
        sa.UniqueConstraint("name", "version", name=op.f("uq_sequence_name_version")),
    )


def _suppression() -> None:
    op.create_table(
        "suppression",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("value", AutoString(), nullable=False),
        sa.Column("reason", AutoString(), nullable=False),
        sa.Column("source", AutoString(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("kind IN ('address', 'domain')", name=op.f("ck_suppression_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suppression")),
        sa.UniqueConstraint("value", name=op.f("uq_suppression_value")),
    )


def _switch() -> None:
    op.create_table(
        "switch",
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("reason", AutoString(), nullable=False),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_switch")),
    )


def _worker() -> None:
    op.create_table(
        "worker",
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("worker_id", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("started_at", UTCDateTime(), nullable=False),
        sa.Column("seen_at", UTCDateTime(), nullable=False),
        sa.Column("step", AutoString(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("cycle_at", UTCDateTime(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("error", AutoString(), nullable=False),
        sa.CheckConstraint("state IN ('running', 'stopped')", name=op.f("ck_worker_state")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_worker")),
    )


def _campaign() -> None:
    op.create_table(
        "campaign",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("status", AutoString(), nullable=False),
        sa.Column("paused_reason", AutoString(), nullable=False),
        sa.Column("sequence_id", sa.Integer(), nullable=True),
        sa.Column("daily_cap", sa.Integer(), nullable=False),
        sa.Column("timezone", AutoString(), nullable=False),
        sa.Column("window_start", AutoString(), nullable=False),
        sa.Column("window_end", AutoString(), nullable=False),
        sa.Column("days", AutoString(), nullable=False),
        sa.Column("offer", AutoString(), nullable=False),
        sa.Column("audience", AutoString(), nullable=False),
        sa.Column("target_clients", sa.Integer(), nullable=True),
        sa.Column("target_mrr", sa.Float(), nullable=True),
        sa.Column("company_reply", AutoString(), nullable=False),
        sa.Column("nurture_sequence_id", sa.Integer(), nullable=True),
        sa.Column("nurture_after_days", sa.Integer(), nullable=False),
        sa.Column("degraded_cap", sa.Integer(), nullable=True),
        sa.Column("degraded_reason", AutoString(), nullable=False),
        sa.Column("thresholds", sa.JSON(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("launched_at", UTCDateTime(), nullable=True),
        sa.Column("active_seconds", sa.Integer(), nullable=False),
        sa.Column("active_since", UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "company_reply IN ('stop', 'delay', 'off')", name=op.f("ck_campaign_company_reply")
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'active', 'paused', 'complete', 'archived')", name=op.f("ck_campaign_status")
        ),
        sa.CheckConstraint("daily_cap >= 0", name=op.f("ck_campaign_daily_cap")),
        sa.CheckConstraint("nurture_after_days >= 0", name=op.f("ck_campaign_nurture_after_days")),
        sa.ForeignKeyConstraint(
            ["nurture_sequence_id"], ["sequence.id"], name=op.f("fk_campaign_nurture_sequence_id")
        ),
        sa.ForeignKeyConstraint(["sequence_id"], ["sequence.id"], name=op.f("fk_campaign_sequence_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
        sa.UniqueConstraint("name", name=op.f("uq_campaign_name")),
    )


def _inbox_place() -> None:
    op.create_table(
        "inbox_place",
        sa.Column("mailbox_id", sa.Integer(), nullable=False),
        sa.Column("folder", AutoString(), nullable=False),
        sa.Column("uid_validity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("moved_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["mailbox_id"], ["mailbox.id"], name=op.f("fk_inbox_place_mailbox_id")),
        sa.PrimaryKeyConstraint("mailbox_id", "folder", name=op.f("pk_inbox_place")),
    )


def _inbox_reading() -> None:
    op.create_table(
        "inbox_reading",
        sa.Column("mailbox_id", sa.Integer(), nullable=False),
        sa.Column("tried_at", UTCDateTime(), nullable=False),
        sa.Column("read_at", UTCDateTime(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.Column("trouble", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["mailbox_id"], ["mailbox.id"], name=op.f("fk_inbox_reading_mailbox_id")),
        sa.PrimaryKeyConstraint("mailbox_id", name=op.f("pk_inbox_reading")),
    )


def _campaign_mailbox() -> None:
    op.create_table(
        "campaign_mailbox",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("mailbox_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_campaign_mailbox_campaign_id")
        ),
        sa.ForeignKeyConstraint(["mailbox_id"], ["mailbox.id"], name=op.f("fk_campaign_mailbox_mailbox_id")),
        sa.PrimaryKeyConstraint("campaign_id", "mailbox_id", name=op.f("pk_campaign_mailbox")),
    )


def _campaign_metrics() -> None:
    op.create_table(
        "campaign_metrics",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("day", AutoString(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.Column("measured_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_campaign_metrics_campaign_id")
        ),
        sa.PrimaryKeyConstraint("campaign_id", "day", name=op.f("pk_campaign_metrics")),
    )


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("rule", AutoString(), nullable=False),
        sa.Column("action", AutoString(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.Column("says", AutoString(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.Column("overruled_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "action IN ('complete', 'pause', 'degrade', 'recover')", name=op.f("ck_decision_action")
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_decision_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index("ix_decision_campaign", "decision", ["campaign_id", "id"], unique=False)


def _import_batch() -> None:
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("path", AutoString(), nullable=False),
        sa.Column("sha256", AutoString(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("started_at", UTCDateTime(), nullable=False),
        sa.Column("finished_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_import_batch_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )


def _lead() -> None:
    op.create_table(
        "lead",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", AutoString(), nullable=False),
        sa.Column("email", AutoString(), nullable=False),
        sa.Column("first_name", AutoString(), nullable=False),
        sa.Column("last_name", AutoString(), nullable=False),
        sa.Column("full_name", AutoString(), nullable=False),
        sa.Column("company", AutoString(), nullable=False),
        sa.Column("title", AutoString(), nullable=False),
        sa.Column("website", AutoString(), nullable=False),
        sa.Column("domain", AutoString(), nullable=False),
        sa.Column("industry", AutoString(), nullable=False),
        sa.Column("employees", AutoString(), nullable=False),
        sa.Column("revenue", AutoString(), nullable=False),
        sa.Column("country", AutoString(), nullable=False),
        sa.Column("city", AutoString(), nullable=False),
        sa.Column("timezone", AutoString(), nullable=False),
        sa.Column("phone", AutoString(), nullable=False),
        sa.Column("linkedin_url", AutoString(), nullable=False),
        sa.Column("notes", AutoString(), nullable=False),
        sa.Column("source", AutoString(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("custom", sa.JSON(), nullable=False),
        sa.Column("company_domain", AutoString(), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("score_parts", sa.JSON(), nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("updated_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name=op.f("fk_lead_import_batch_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead")),
        sa.UniqueConstraint("key", name=op.f("uq_lead_key")),
    )
    op.create_index("ix_lead_company_domain", "lead", ["company_domain"], unique=False)


def _enrollment() -> None:
    op.create_table(
        "enrollment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("sequence_id", sa.Integer(), nullable=True),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("nurture", AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("touched", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("next_action_at", UTCDateTime(), nullable=True),
        sa.Column("hold", AutoString(), nullable=False),
        sa.Column("mailbox_id", sa.Integer(), nullable=True),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("paused_reason", AutoString(), nullable=False),
        sa.Column("first_touch_at", UTCDateTime(), nullable=True),
        sa.Column("last_touch_at", UTCDateTime(), nullable=True),
        sa.Column("away_until", UTCDateTime(), nullable=True),
        sa.Column("replied_at", UTCDateTime(), nullable=True),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("mrr", sa.Float(), nullable=True),
        sa.Column("won", sa.Boolean(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("updated_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("nurture IN ('', 'open', 'over')", name=op.f("ck_enrollment_nurture")),
        sa.CheckConstraint(
            "state IN ('new', 'enriched', 'contacted', 'replied', 'qualified', 'nurture', 'lost', 'unsubscribed', 'bounced', 'suppressed')",
            name=op.f("ck_enrollment_state"),
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_enrollment_campaign_id")),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name=op.f("fk_enrollment_lead_id")),
        sa.ForeignKeyConstraint(["mailbox_id"], ["mailbox.id"], name=op.f("fk_enrollment_mailbox_id")),
        sa.ForeignKeyConstraint(["sequence_id"], ["sequence.id"], name=op.f("fk_enrollment_sequence_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrollment")),
        sa.UniqueConstraint("campaign_id", "lead_id", name=op.f("uq_enrollment_campaign_id_lead_id")),
    )
    op.create_index(
        "ix_enrollment_answered",
        "enrollment",
        ["campaign_id", "state", "replied_at"],
        unique=False,
        sqlite_where=sa.text("replied_at IS NOT NULL"),
        postgresql_where=sa.text("replied_at IS NOT NULL"),
    )
    op.create_index(
        "ix_enrollment_campaign_state", "enrollment", ["campaign_id", "state", "first_touch_at"], unique=False
    )
    op.create_index(
        "ix_enrollment_due",
        "enrollment",
        ["campaign_id", "next_action_at"],
        unique=False,
        sqlite_where=sa.text("next_action_at IS NOT NULL"),
        postgresql_where=sa.text("next_action_at IS NOT NULL"),
    )
    op.create_index(
        "ix_enrollment_followups",
        "enrollment",
        ["campaign_id", "next_action_at"],
        unique=False,
        sqlite_where=sa.text("touched = 1 AND next_action_at IS NOT NULL"),
        postgresql_where=sa.text("touched AND next_action_at IS NOT NULL"),
    )
    op.create_index(
        "ix_enrollment_hold",
        "enrollment",
        ["campaign_id", "hold", "next_action_at"],
        unique=False,
        sqlite_where=sa.text("hold <> ''"),
        postgresql_where=sa.text("hold <> ''"),
    )
    op.create_index("ix_enrollment_lead_id", "enrollment", ["lead_id"], unique=False)
    op.create_index(
        "ix_enrollment_replied",
        "enrollment",
        ["lead_id", "replied_at"],
        unique=False,
        sqlite_where=sa.text("replied_at IS NOT NULL"),
        postgresql_where=sa.text("replied_at IS NOT NULL"),
    )
    op.create_index(
        "ix_enrollment_first_touches",
        "enrollment",
        ["campaign_id", sa.literal_column("score DESC"), "id", "next_action_at"],
        unique=False,
        sqlite_where=sa.text("touched = 0 AND next_action_at IS NOT NULL"),
        postgresql_where=sa.text("NOT touched AND next_action_at IS NOT NULL"),
    )


def _message() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("enrollment_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("mailbox_id", sa.Integer(), nullable=True),
        sa.Column("sequence_id", sa.Integer(), nullable=True),
        sa.Column("channel", AutoString(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("step_id", AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("first_touch", sa.Boolean(), nullable=False),
        sa.Column("variant", AutoString(), nullable=False),
        sa.Column("status", AutoString(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("message_id", AutoString(), nullable=False),
        sa.Column("idempotency_key", AutoString(), nullable=False),
        sa.Column("in_reply_to", AutoString(), nullable=False),
        sa.Column("recipient", AutoString(), nullable=False),
        sa.Column("recipient_domain", AutoString(), nullable=False),
        sa.Column("subject", AutoString(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("begun_at", UTCDateTime(), nullable=True),
        sa.Column("settle_until", UTCDateTime(), nullable=True),
        sa.Column("sent_at", UTCDateTime(), nullable=True),
        sa.Column("filed_at", UTCDateTime(), nullable=True),
        sa.Column("lease_token", sa.Integer(), nullable=False),
        sa.Column("platform_id", AutoString(), nullable=False),
        sa.Column("outcome", AutoString(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("updated_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "(begun_at IS NOT NULL) = (status IN ('parked', 'pending', 'sending', 'sent', 'unknown'))",
            name=op.f("ck_message_begun_at"),
        ),
        sa.CheckConstraint("channel IN ('email', 'linkedin')", name=op.f("ck_message_channel")),
        sa.CheckConstraint(
            "status IN ('pending', 'queued', 'sending', 'sent', 'retry', 'failed', 'unknown', 'parked', 'cancelled')",
            name=op.f("ck_message_status"),
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_message_campaign_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_message_enrollment_id")),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name=op.f("fk_message_lead_id")),
        sa.ForeignKeyConstraint(["mailbox_id"], ["mailbox.id"], name=op.f("fk_message_mailbox_id")),
        sa.ForeignKeyConstraint(["sequence_id"], ["sequence.id"], name=op.f("fk_message_sequence_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_message_idempotency_key")),
        sa.UniqueConstraint("message_id", name=op.f("uq_message_message_id")),
    )
    op.create_index(
        "ix_message_campaign_day",
        "message",
        ["campaign_id", "begun_at", "first_touch"],
        unique=False,
        sqlite_where=sa.text("begun_at IS NOT NULL"),
        postgresql_where=sa.text("begun_at IS NOT NULL"),
    )
    op.create_index(
        "ix_message_channel_day",
        "message",
        ["channel", "begun_at"],
        unique=False,
        sqlite_where=sa.text("begun_at IS NOT NULL"),
        postgresql_where=sa.text("begun_at IS NOT NULL"),
    )
    op.create_index(
        "ix_message_domain_day",
        "message",
        ["recipient_domain", "begun_at"],
        unique=False,
        sqlite_where=sa.text("begun_at IS NOT NULL"),
        postgresql_where=sa.text("begun_at IS NOT NULL"),
    )
    op.create_index("ix_message_enrollment", "message", ["enrollment_id", "id"], unique=False)
    op.create_index("ix_message_lead", "message", ["lead_id", "id"], unique=False)
    op.create_index(
        "ix_message_mailbox_day",
        "message",
        ["mailbox_id", "begun_at"],
        unique=False,
        sqlite_where=sa.text("begun_at IS NOT NULL"),
        postgresql_where=sa.text("begun_at IS NOT NULL"),
    )
    op.create_index(
        "ix_message_open",
        "message",
        ["status", "settle_until"],
        unique=False,
        sqlite_where=sa.text("status IN ('pending', 'queued', 'sending', 'retry', 'unknown', 'parked')"),
        postgresql_where=sa.text("status IN ('pending', 'queued', 'sending', 'retry', 'unknown', 'parked')"),
    )
    op.create_index(
        "ix_message_platform_id",
        "message",
        ["platform_id"],
        unique=False,
        sqlite_where=sa.text("platform_id <> ''"),
        postgresql_where=sa.text("platform_id <> ''"),
    )
    op.create_index(
        "ix_message_report",
        "message",
        ["campaign_id", "step_id", "variant", "status", "mailbox_id"],
        unique=False,
    )
    op.create_index(
        "uq_message_touch",
        "message",
        ["enrollment_id", "round", "step_id"],
        unique=True,
        sqlite_where=sa.text("status NOT IN ('cancelled', 'failed')"),
        postgresql_where=sa.text("status NOT IN ('cancelled', 'failed')"),
    )


def _inbound_message() -> None:
    op.create_table(
        "inbound_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mailbox_id", sa.Integer(), nullable=False),
        sa.Column("folder", AutoString(), nullable=False),
        sa.Column("uid_validity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", AutoString(), nullable=False),
        sa.Column("message_id", AutoString(), nullable=False),
        sa.Column("refers_to", sa.JSON(), nullable=False),
        sa.Column("sender", AutoString(), nullable=False),
        sa.Column("sender_name", AutoString(), nullable=False),
        sa.Column("subject", AutoString(), nullable=False),
        sa.Column("received_at", UTCDateTime(), nullable=False),
        sa.Column("stored_at", UTCDateTime(), nullable=False),
        sa.Column("status", AutoString(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("trouble", AutoString(), nullable=False),
        sa.Column("writer", AutoString(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("reply_class", AutoString(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("language", AutoString(), nullable=False),
        sa.Column("returns_on", AutoString(), nullable=False),
        sa.Column("bounce_kind", AutoString(), nullable=False),
        sa.Column("bounce_recipient", AutoString(), nullable=False),
        sa.Column("bounce_status", AutoString(), nullable=False),
        sa.Column("bounce_cause", AutoString(), nullable=False),
        sa.Column("message_row_id", sa.Integer(), nullable=True),
        sa.Column("enrollment_id", sa.Integer(), nullable=True),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("match_by", AutoString(), nullable=False),
        sa.Column("is_guess", sa.Boolean(), nullable=False),
        sa.Column("undecided", sa.Boolean(), nullable=False),
        sa.Column("human_class", AutoString(), nullable=False),
        sa.Column("human_at", UTCDateTime(), nullable=True),
        sa.Column("effects", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "human_class IN ('', 'positive', 'negative', 'question', 'neutral', 'ooo', 'auto_reply', 'referral', 'unsubscribe', 'bounce', 'complaint')",
            name=op.f("ck_inbound_message_human_class"),
        ),
        sa.CheckConstraint(
            "reply_class IN ('', 'positive', 'negative', 'question', 'neutral', 'ooo', 'auto_reply', 'referral', 'unsubscribe', 'bounce', 'complaint')",
            name=op.f("ck_inbound_message_reply_class"),
        ),
        sa.CheckConstraint(
            "status IN ('new', 'done', 'unmatched', 'quarantined')", name=op.f("ck_inbound_message_status")
        ),
        sa.CheckConstraint("writer IN ('them', 'cam', 'owner')", name=op.f("ck_inbound_message_writer")),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_inbound_message_campaign_id")
        ),
        sa.ForeignKeyConstraint(
            ["enrollment_id"], ["enrollment.id"], name=op.f("fk_inbound_message_enrollment_id")
        ),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name=op.f("fk_inbound_message_lead_id")),
        sa.ForeignKeyConstraint(["mailbox_id"], ["mailbox.id"], name=op.f("fk_inbound_message_mailbox_id")),
        sa.ForeignKeyConstraint(
            ["message_row_id"], ["message.id"], name=op.f("fk_inbound_message_message_row_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound_message")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_inbound_message_fingerprint")),
    )
    op.create_index(
        "ix_inbound_message_bounces",
        "inbound_message",
        ["stored_at"],
        unique=False,
        sqlite_where=sa.text("bounce_cause <> ''"),
        postgresql_where=sa.text("bounce_cause <> ''"),
    )
    op.create_index(
        "ix_inbound_message_campaign",
        "inbound_message",
        ["campaign_id", "id"],
        unique=False,
        sqlite_where=sa.text("campaign_id IS NOT NULL"),
        postgresql_where=sa.text("campaign_id IS NOT NULL"),
    )
    op.create_index(
        "ix_inbound_message_lead",
        "inbound_message",
        ["lead_id", "id"],
        unique=False,
        sqlite_where=sa.text("lead_id IS NOT NULL"),
        postgresql_where=sa.text("lead_id IS NOT NULL"),
    )
    op.create_index(
        "ix_inbound_message_new",
        "inbound_message",
        ["status", "id"],
        unique=False,
        sqlite_where=sa.text("status = 'new'"),
        postgresql_where=sa.text("status = 'new'"),
    )
    op.create_index(
        "ix_inbound_message_quarantined",
        "inbound_message",
        ["status"],
        unique=False,
        sqlite_where=sa.text("status = 'quarantined'"),
        postgresql_where=sa.text("status = 'quarantined'"),
    )
    op.create_index(
        "ix_inbound_message_strange",
        "inbound_message",
        ["stored_at"],
        unique=False,
        sqlite_where=sa.text("status = 'unmatched'"),
        postgresql_where=sa.text("status = 'unmatched'"),
    )
    op.create_index(
        "ix_inbound_message_undecided",
        "inbound_message",
        ["id"],
        unique=False,
        sqlite_where=sa.text("undecided = 1"),
        postgresql_where=sa.text("undecided"),
    )


def _message_body() -> None:
    op.create_table(
        "message_body",
        sa.Column("message_row_id", sa.Integer(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("mime", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_row_id"], ["message.id"], name=op.f("fk_message_body_message_row_id")
        ),
        sa.PrimaryKeyConstraint("message_row_id", name=op.f("pk_message_body")),
    )


def _inbound_raw() -> None:
    op.create_table(
        "inbound_raw",
        sa.Column("inbound_id", sa.Integer(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("is_truncated", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inbound_id"], ["inbound_message.id"], name=op.f("fk_inbound_raw_inbound_id")
        ),
        sa.PrimaryKeyConstraint("inbound_id", name=op.f("pk_inbound_raw")),
    )


def _proposed_lead() -> None:
    op.create_table(
        "proposed_lead",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inbound_id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("referred_by", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("email", AutoString(), nullable=False),
        sa.Column("status", AutoString(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "status IN ('proposed', 'accepted', 'rejected')", name=op.f("ck_proposed_lead_status")
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_proposed_lead_campaign_id")),
        sa.ForeignKeyConstraint(
            ["inbound_id"], ["inbound_message.id"], name=op.f("fk_proposed_lead_inbound_id")
        ),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name=op.f("fk_proposed_lead_lead_id")),
        sa.ForeignKeyConstraint(["referred_by"], ["lead.id"], name=op.f("fk_proposed_lead_referred_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposed_lead")),
        sa.UniqueConstraint("inbound_id", name=op.f("uq_proposed_lead_inbound_id")),
    )
    op.create_index("ix_proposed_lead_status", "proposed_lead", ["status", "id"], unique=False)
