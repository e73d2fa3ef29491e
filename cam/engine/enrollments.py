"""An enrollment and its open message as the engine sees them."""

from dataclasses import dataclass
from datetime import datetime

from cam.engine.leads import Lead
from cam.engine.state_machine import MAY_SEND
from cam.engine.vocabulary import Channel, MessageStatus, Nurture, State


@dataclass(frozen=True, kw_only=True)
class Enrollment:
    """
    One lead in one campaign.

    position: index of the next step.  touched: a touch of this round went out.  score: the lead's, 0.5 unknown.
    next_action_at: UTC, None where nothing comes by itself.  away_until: UTC, as an out-of-office said.
    hold: why the last look gave no message, "" if it did.  nurture: whether this round is the nurture sequence's.
    """

    id: int
    lead_id: int
    campaign_id: int
    sequence_id: int | None
    state: State
    round: int
    position: int
    touched: bool
    score: float
    next_action_at: datetime | None
    hold: str
    mailbox_id: int | None
    paused: bool
    paused_reason: str
    first_touch_at: datetime | None
    last_touch_at: datetime | None
    away_until: datetime | None
    replied_at: datetime | None
    ended_at: datetime | None = None
    nurture: Nurture = Nurture.NONE
    created_at: datetime

    @property
    def is_open(self) -> bool:
        """Return whether a message may still come by itself: on its way, or put by until its nurture sequence."""
        return self.state in MAY_SEND or self.awaits_nurture

    @property
    def awaits_nurture(self) -> bool:
        """Return whether the lead is put by, and the first message of its nurture sequence is to come."""
        return self.state is State.NURTURE and self.nurture is Nurture.OPEN


@dataclass(frozen=True, kw_only=True)
class LedgerMessage:
    """One row of the ledger, without its bytes."""

    id: int
    enrollment_id: int
    campaign_id: int
    lead_id: int
    mailbox_id: int | None
    channel: Channel
    round: int
    step_id: str
    position: int
    first_touch: bool
    variant: str
    status: MessageStatus
    by_hand: bool
    message_id: str
    idempotency_key: str
    in_reply_to: str
    recipient: str
    recipient_domain: str
    subject: str
    attempts: int
    begun_at: datetime | None
    settle_until: datetime | None
    sent_at: datetime | None
    lease_token: int
    platform_id: str
    outcome: str
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """
    One due enrollment with everything a decision needs.

    retry: the open ledger row whose frozen bytes go out again.  open: the other rows of this round that may have left
    or that a human has as a task.  suppressed: why the person is never written to, or "".
    answered_at: when the person last answered in another campaign.  away_until: what an absence told there.
    company_replied_at: when a colleague at the same company last answered.
    thread: what of this round was sent already, oldest first.
    """

    enrollment: Enrollment
    lead: Lead
    company_domain: str
    retry: LedgerMessage | None = None
    open: tuple[LedgerMessage, ...] = ()
    suppressed: str = ""
    answered_at: datetime | None = None
    away_until: datetime | None = None
    company_replied_at: datetime | None = None
    thread: tuple[LedgerMessage, ...] = ()

    @property
    def is_answered_elsewhere(self) -> bool:
        """Return whether an answer in another campaign counts here: until a human has reopened the lead in this one."""
        return self.answered_at is not None and self.enrollment.round == 1
