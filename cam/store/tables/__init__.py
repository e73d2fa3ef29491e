"""The tables, a module for each area. A row stays inside the store; every other room gets values."""

from cam.store.tables.campaigns import (
    IS_HELD,
    CampaignMailboxRow,
    CampaignMetricsRow,
    CampaignRow,
    DecisionRow,
    EnrollmentRow,
    MailboxRow,
    SequenceRow,
)
from cam.store.tables.inbox import (
    IS_BOUNCE,
    IS_QUARANTINED,
    IS_STRANGE,
    IS_UNREAD,
    InboundMessageRow,
    InboundRawRow,
    InboxPlaceRow,
    InboxReadingRow,
)
from cam.store.tables.ledger import IS_OPEN, MessageBodyRow, MessageRow, MessageTransitionRow
from cam.store.tables.naming import metadata
from cam.store.tables.people import ImportBatchRow, LeadRow, ProposedLeadRow, SuppressionRow
from cam.store.tables.running import AlertRow, EventRow, LeaseRow, SwitchRow, WorkerRow

__all__ = [
    "IS_BOUNCE",
    "IS_HELD",
    "IS_OPEN",
    "IS_QUARANTINED",
    "IS_STRANGE",
    "IS_UNREAD",
    "AlertRow",
    "CampaignMailboxRow",
    "CampaignMetricsRow",
    "CampaignRow",
    "DecisionRow",
    "EnrollmentRow",
    "EventRow",
    "ImportBatchRow",
    "InboundMessageRow",
    "InboundRawRow",
    "InboxPlaceRow",
    "InboxReadingRow",
    "LeadRow",
    "LeaseRow",
    "MailboxRow",
    "MessageBodyRow",
    "MessageRow",
    "MessageTransitionRow",
    "ProposedLeadRow",
    "SequenceRow",
    "SuppressionRow",
    "SwitchRow",
    "WorkerRow",
    "metadata",
]
