"""Campaigns and mailboxes as the engine sees them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cam.engine.schedule import Window
from cam.engine.vocabulary import CampaignStatus, MailboxStatus, Provider, Tls


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """
    A campaign's settings, as one value.

    timezone: IANA name; "" takes the workspace's.  company_reply: stop, delay or off.
    mailbox_ids: in the order in which they were added.  degraded_cap: halved by the engine while few answer.
    thresholds: the campaign's own values of engine.decisions.Thresholds.  active_seconds: before active_since.
    """

    id: int
    name: str
    status: CampaignStatus
    paused_reason: str = ""
    sequence_id: int | None = None
    daily_cap: int = 20
    timezone: str = ""
    window: Window
    offer: str = ""
    audience: str = ""
    target_clients: int | None = None
    target_mrr: float | None = None
    company_reply: str = "stop"
    degraded_cap: int | None = None
    degraded_reason: str = ""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    mailbox_ids: tuple[int, ...] = ()
    created_at: datetime
    launched_at: datetime | None = None
    active_seconds: int = 0
    active_since: datetime | None = None

    def active_for(self, now: datetime) -> timedelta:
        """Return for how long it has been active since its launch, pauses not counted."""
        running = now - self.active_since if self.active_since is not None else timedelta()
        return timedelta(seconds=self.active_seconds) + running

    @property
    def cap_today(self) -> int:
        """Return the messages a day that hold now: the daily cap, lower while the campaign is degraded."""
        return self.daily_cap if self.degraded_cap is None else min(self.daily_cap, self.degraded_cap)


@dataclass(frozen=True, kw_only=True)
class Mailbox:
    """
    An address we send from. smtp_password_ref is a reference (env:, file:, keyring:), never a secret; with provider
    resend it is the reference of the API key.

    Its inbox is read over IMAP (imap_host) or from a Maildir (maildir), else nobody sees the answers.
    keeps_message_id, files_sent, sent_delay_seconds: what a probe learned of the provider, None before it: whether our
    Message-IDs arrive as they left, whether copies of sent mail appear in the Sent folder by themselves, how late.
    not_before: after failed connections no attempt is made before this moment; failures counts them in a row.
    """

    id: int
    address: str
    name: str = ""
    reply_to: str = ""
    provider: Provider
    smtp_host: str = ""
    smtp_port: int = 0
    smtp_user: str = ""
    smtp_password_ref: str = ""
    smtp_tls: Tls = Tls.STARTTLS
    daily_cap: int = 20
    warm_up: bool = True
    replies_by_hand: bool = False
    imap_host: str = ""
    imap_port: int = 0
    imap_user: str = ""
    imap_password_ref: str = ""
    imap_tls: Tls = Tls.IMPLICIT
    maildir: str = ""
    folders: tuple[str, ...] = ("INBOX",)
    keeps_message_id: bool | None = None
    files_sent: bool | None = None
    sent_delay_seconds: int | None = None
    status: MailboxStatus = MailboxStatus.UNVERIFIED
    paused_reason: str = ""
    not_before: datetime | None = None
    failures: int = 0
    verified_at: datetime | None = None
    created_at: datetime

    @property
    def has_inbox(self) -> bool:
        """Return whether cam reads what comes in."""
        return bool(self.imap_host or self.maildir)

    @property
    def replies_are_seen(self) -> bool:
        """Return whether somebody sees the answers: cam, or the owner who marks them."""
        return self.has_inbox or self.replies_by_hand

    @property
    def tells_what_was_sent(self) -> bool:
        """Return whether its Sent folder can be asked: a probe found every message there, under the id it left with."""
        return bool(self.imap_host and self.keeps_message_id and self.files_sent)
