"""A small world for tests: a database, a clock that is moved by hand, a recording mailbox, leads and a campaign."""

from collections.abc import Sequence as Items
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.sequence import Sequence, Step, Variant
from cam.engine.vocabulary import CampaignStatus, Channel, MailboxStatus
from cam.gateways.ports import EmailSender, Inbox
from cam.gateways.recording import RecordingSender
from cam.settings import Settings
from cam.store import campaigns, enrollments, mailboxes, sequences
from cam.store.database import Database
from cam.store.tables import LeadRow, MessageRow
from cam.usecases import cycle
from cam.usecases.cycle import RunReport
from cam.usecases.desk import Desk
from cam.usecases.ground import Options
from tests.inbox_double import ListInbox

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)  # ten in the morning, in the workspace's zone (UTC)
LIVE = Options(is_dry_run=False, batch_size=100)

THREE_STEPS = Sequence(
    name="three",
    steps=(
        Step(
            id="intro",
            wait=0,
            variants=(Variant(id="a", subject="Hello {{ company }}", body="Hi {{ first_name }}."),),
        ),
        Step(id="bump", wait=3, variants=(Variant(id="a", body="Did you see it, {{ first_name }}?"),)),
        Step(id="close", wait=7, variants=(Variant(id="a", body="Shall I close this?"),)),
    ),
)


class World:
    """Everything that a use case needs, and hands to move time and people."""

    def __init__(self, db: Database, root: Path, **settings: dict[str, Any]) -> None:
        self.now = MONDAY
        self.senders: dict[str, RecordingSender] = {}
        sections = {
            "sender": {"name": "Ana Silva", "postal_address": "1 Main Street, Springfield"}
        } | settings
        self.desk = Desk(
            db=db,
            settings=Settings.model_validate(sections),
            clock=lambda: self.now,
            root=root,
            sender_for=self.sender_for,
            inbox_for=self.inbox_for,
        )
        self.db = db
        self.inboxes: dict[str, ListInbox] = {}

    def sender_for(self, mailbox: Mailbox) -> EmailSender:
        """Return the recording sender of a mailbox, the same one every time."""
        return self.senders.setdefault(mailbox.address, RecordingSender())

    def inbox_for(self, mailbox: Mailbox) -> Inbox | None:
        """Return the inbox of a mailbox that has one, the same every time."""
        return self.inbox(mailbox.address) if mailbox.has_inbox else None

    def inbox(self, address: str = "ana@firm.example") -> "ListInbox":
        """Return what lies in the inbox of a mailbox."""
        return self.inboxes.setdefault(address, ListInbox())

    def deliver(self, raw: bytes, *, to: str = "ana@firm.example", folder: str = "INBOX") -> None:
        """Put a message into an inbox."""
        self.inbox(to).put(raw, at=self.now, folder=folder)

    def answer(self, who: str, words: str, *, to: str = "ana@firm.example", headers: str = "") -> None:
        """Let somebody answer the last message that they got from a mailbox, with these words of their own."""
        got = [one for one in self.senders[to].attempts if one.recipient == who][-1]
        sent = message_from_bytes(got.mime)
        count = len(self.inbox(to).messages)
        self.deliver(
            (
                f"From: {who}\r\nTo: {to}\r\nSubject: Re: {sent['Subject']}\r\n"
                f"Message-ID: <answer-{count}@{who.partition('@')[2]}>\r\n"
                f"In-Reply-To: {got.message_id}\r\nReferences: {got.message_id}\r\n"
                f"Date: {format_datetime(self.now)}\r\n{headers}\r\n{words}\r\n"
            ).encode(),
            to=to,
        )

    def bounce(self, who: str, words: str, *, to: str = "ana@firm.example") -> None:
        """Let the last message that somebody got from a mailbox come back, with these words of their server."""
        got = [one for one in self.senders[to].attempts if one.recipient == who][-1]
        original = got.mime.decode("utf-8", "replace").partition("\r\n\r\n")[0]
        count = len(self.inbox(to).messages)
        self.deliver(
            (
                f"From: MAILER-DAEMON@mx.example\r\nTo: {to}\r\nMessage-ID: <dsn-{count}@mx.example>\r\n"
                "Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
                'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
                f"--b\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered to {who}: {words}\r\n"
                "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
                f"Final-Recipient: rfc822; {who}\r\nAction: failed\r\nStatus: {words.split()[1]}\r\n"
                f"Diagnostic-Code: smtp; {words}\r\n\r\n"
                f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\n{original}\r\n--b--\r\n"
            ).encode(),
            to=to,
        )

    def pass_time(self, **delta: float) -> None:
        """Move the clock."""
        self.now += timedelta(**delta)

    def with_settings(self, **settings: dict[str, Any]) -> None:
        """Change sections of the settings, as an edited cam.toml would."""
        merged = self.desk.settings.model_dump() | {
            name: self.desk.settings.model_dump()[name] | values for name, values in settings.items()
        }
        self.desk = replace(self.desk, settings=Settings.model_validate(merged))

    def mailbox(self, address: str = "ana@firm.example", **values: Any) -> Mailbox:
        """Add an active mailbox without warm-up whose owner reads the answers."""
        columns = {"address": address, "provider": "console", "daily_cap": 100, "warm_up": False} | values
        columns = {"replies_by_hand": True, "status": MailboxStatus.ACTIVE.value} | columns
        with self.db.write() as connection:
            return mailboxes.add_mailbox(connection, columns, at=self.now)

    def campaign(
        self,
        name: str = "Q1",
        *,
        boxes: Items[Mailbox] = (),
        sequence: Sequence = THREE_STEPS,
        launched: bool = True,
        **values: Any,
    ) -> Campaign:
        """Add a campaign, launched unless told otherwise."""
        with self.db.write() as connection:
            made = campaigns.create_draft(
                connection, name=name, daily_cap=values.pop("daily_cap", 20), at=self.now
            )
            version = sequences.save_version(connection, sequence, at=self.now)
            campaigns.change(connection, made.id, {"sequence_id": version.id, **values}, at=self.now)
            campaigns.add_mailboxes(connection, made.id, [box.id for box in boxes], at=self.now)
            if launched:
                campaigns.set_status(connection, made.id, CampaignStatus.ACTIVE, at=self.now)
            return campaigns.get_campaign(connection, made.id)

    def leads(self, campaign: Campaign, number: int, **values: Any) -> list[int]:
        """Enroll so many people, each at a company of their own, and return their ids."""
        return [self.lead(campaign, f"lead{i}@company{i}.example", **values) for i in range(number)]

    def lead(self, campaign: Campaign, email: str, **values: Any) -> int:
        """Enroll one person and return the lead's id."""
        name, _, domain = email.partition("@")
        columns = {
            "key": email,
            "email": email,
            "first_name": name.capitalize(),
            "company": domain.partition(".")[0].capitalize(),
            "company_domain": domain,
            "tags": [],
            "custom": {},
            "score_parts": {},
            "created_at": self.now,
            "updated_at": self.now,
        } | values
        lead = LeadRow.__table__  # type: ignore[attr-defined]
        with self.db.write() as connection:
            made = connection.execute(lead.insert().values(**columns)).inserted_primary_key
            assert made is not None
            enrollments.enroll(connection, campaign_id=campaign.id, lead_ids=[made[0]], at=self.now)
            return int(made[0])

    def run(self, *found: Campaign, options: Options = LIVE) -> RunReport:
        """Run one cycle over these campaigns, as they are now."""
        with self.db.read() as connection:
            current = [campaigns.get_campaign(connection, one.id) for one in found]
        return cycle.run(self.desk, current, options=options)

    def sent(self, address: str = "ana@firm.example") -> list[str]:
        """Return who got a message from a mailbox, in order."""
        sender = self.senders.get(address)
        return [envelope.recipient for envelope in sender.accepted] if sender else []

    def statuses(self) -> list[str]:
        """Return the status of every row of the ledger, in order."""
        message = MessageRow.__table__  # type: ignore[attr-defined]
        with self.db.read() as connection:
            return [row.status for row in connection.execute(message.select().order_by(message.c.id))]


def linkedin_step(step_id: str = "connect") -> Step:
    """Return a step that a human does."""
    return Step(
        id=step_id, channel=Channel.LINKEDIN, variants=(Variant(id="a", body="Hi {{ first_name }}."),)
    )
