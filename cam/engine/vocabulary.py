"""The closed vocabularies: states, statuses and reasons, each with one spelling everywhere."""

from enum import StrEnum


class State(StrEnum):
    """State of an enrollment: one lead in one campaign."""

    NEW = "new"
    ENRICHED = "enriched"
    CONTACTED = "contacted"
    REPLIED = "replied"
    QUALIFIED = "qualified"
    NURTURE = "nurture"
    LOST = "lost"
    UNSUBSCRIBED = "unsubscribed"
    BOUNCED = "bounced"
    SUPPRESSED = "suppressed"


class Nurture(StrEnum):
    """How far an enrollment is with the campaign's nurture sequence; each passes through it once."""

    NONE = ""
    OPEN = "open"  # its round is laid out, or runs
    OVER = "over"  # it had it, or is not to have it


class MessageStatus(StrEnum):
    """Status of a ledger row."""

    PENDING = "pending"  # a task: a human does it
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    RETRY = "retry"
    FAILED = "failed"
    UNKNOWN = "unknown"
    PARKED = "parked"
    CANCELLED = "cancelled"


class CampaignStatus(StrEnum):
    """Status of a campaign."""

    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETE = "complete"
    ARCHIVED = "archived"


class MailboxStatus(StrEnum):
    """Status of a mailbox; only an active one sends."""

    UNVERIFIED = "unverified"
    ACTIVE = "active"
    PAUSED = "paused"


class Channel(StrEnum):
    """Channel of a step."""

    EMAIL = "email"
    LINKEDIN = "linkedin"


class Provider(StrEnum):
    """How a mailbox sends."""

    SMTP = "smtp"
    RESEND = "resend"
    CONSOLE = "console"
    NONE = "none"


class Tls(StrEnum):
    """How a connection is protected; none is for loopback only."""

    IMPLICIT = "implicit"
    STARTTLS = "starttls"
    NONE = "none"


class ReplyClass(StrEnum):
    """What an inbound message means."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    QUESTION = "question"
    NEUTRAL = "neutral"
    OOO = "ooo"
    AUTO_REPLY = "auto_reply"
    REFERRAL = "referral"
    UNSUBSCRIBE = "unsubscribe"
    BOUNCE = "bounce"
    COMPLAINT = "complaint"


class Reason(StrEnum):
    """Why a touch gets no message now. The list is closed and documented (docs/reference/json.md)."""

    # deferred: the same touch comes again by itself, at a known moment or when the limit is free again
    WINDOW_CLOSED = "window_closed"
    CAMPAIGN_CAP = "campaign_cap"
    MAILBOX_CAP = "mailbox_cap"
    CHANNEL_CAP = "channel_cap"
    NEW_LEADS_CAP = "new_leads_cap"
    FOLLOWUPS_CAP = "followups_cap"
    DOMAIN_CAP = "domain_cap"
    BATCH_FULL = "batch_full"
    GAP = "gap"
    MAILBOX_PAUSED = "mailbox_paused"
    MAILBOX_UNREACHABLE = "mailbox_unreachable"
    NO_PROVIDER = "no_provider"
    INBOX_UNREAD = "inbox_unread"
    OUT_OF_OFFICE = "out_of_office"
    BY_SCORE = "by_score"
    OFF_SWITCH = "off_switch"
    RESTORED = "restored"
    LEASE_LOST = "lease_lost"
    CAMPAIGN_NOT_ACTIVE = "campaign_not_active"
    # skipped: nothing goes out until somebody or something changes
    SUPPRESSED = "suppressed"
    BLOCKED_DOMAIN = "blocked_domain"
    NOT_ALLOWLISTED = "not_allowlisted"
    REFUSED_ADDRESS = "refused_address"
    NO_ADDRESS = "no_address"
    MISSING_VARIABLE = "missing_variable"
    RENDER_ERROR = "render_error"
    LINT_ERROR = "lint_error"
    COLD = "cold"
    ANSWERED = "answered"
    COMPANY_REPLIED = "company_replied"
    REPLIES_UNSEEN = "replies_unseen"
    DEADLINE_PASSED = "deadline_passed"
    PAUSED = "paused"
    ENDED = "ended"
    IN_DOUBT = "in_doubt"
    TASK = "task"
    CONDITION_FALSE = "condition_false"
