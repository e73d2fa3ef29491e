"""The workshop of a campaign: compiled sequences, layout and senders, from which messages are made."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from importlib import resources
from shlex import quote
from uuid import uuid4

from sqlalchemy import Connection

from cam.engine import mime
from cam.engine.brief import make_brief
from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.enrollments import Candidate
from cam.engine.names import as_written
from cam.engine.personalization import (
    Compiled,
    Hold,
    Layout,
    Rendered,
    SenderView,
    compile_layout,
    compile_sequence,
    render_touch,
)
from cam.engine.sequence import Sequence, Step
from cam.engine.strategy import choose_strategy
from cam.engine.vocabulary import Channel
from cam.errors import InputError
from cam.settings import Settings
from cam.store import mailboxes, sequences
from cam.store.drafts import Draft
from cam.usecases.desk import Desk

LAYOUT_FILE = "email/layout.html"


@lru_cache(maxsize=64)
def _compiled(content: str, source: str) -> Compiled:
    # one compilation per version and process: the content is the key, so a new version is a new entry
    return compile_sequence(Sequence.model_validate_json(content), source=source)


@lru_cache(maxsize=8)
def _layout(html: str, accent: str, font: str, opt_out_line: str, source: str) -> Layout:
    return compile_layout(html, accent=accent, font=font, opt_out_line=opt_out_line, source=source)


def open_layout(desk: Desk) -> Layout:
    """Return the HTML frame: templates/email/layout.html of the workspace, else the built-in one."""
    own = desk.root / "templates" / LAYOUT_FILE
    if own.is_file():
        html, source = own.read_text(encoding="utf-8"), f"templates/{LAYOUT_FILE}"
    else:
        html = resources.files("cam.templates").joinpath(LAYOUT_FILE).read_text(encoding="utf-8")
        source = "the built-in layout"
    brand = desk.settings.brand
    return _layout(html, brand.accent, brand.font, brand.opt_out_line, source)


def new_message_id(domain: str) -> str:
    """Return a Message-ID that nobody has used: a touch that is planned again is another message."""
    return mime.new_message_id(domain, seed=uuid4().hex)


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """
    What a campaign's messages are made with.

    compiled, sequences: by version id, as far as they were learned.  mailboxes: by id.
    from_name: the display name instead of the mailbox's, "" for none.
    """

    campaign: Campaign
    mailboxes: Mapping[int, Mailbox]
    layout: Layout
    settings: Settings
    from_name: str = ""
    compiled: dict[int, Compiled] = field(default_factory=dict)
    sequences: dict[int, Sequence] = field(default_factory=dict)

    @classmethod
    def open(
        cls, connection: Connection, desk: Desk, campaign: Campaign, *, from_name: str = ""
    ) -> "Workshop":
        """Return the workshop of a campaign, its sequences compiled; raises InputError where there is no sequence."""
        if campaign.sequence_id is None:
            raise InputError(
                f"campaign {campaign.name}: it has no sequence",
                hint=f"cam campaign edit {quote(campaign.name)} --sequence FILE",
            )
        made = cls(
            campaign=campaign,
            mailboxes={box.id: box for box in mailboxes.mailboxes_of(connection, campaign.id)},
            layout=open_layout(desk),
            settings=desk.settings,
            from_name=from_name,
        )
        made._load(connection, {campaign.sequence_id})
        return made

    def learn(self, connection: Connection, candidates: Iterable[Candidate]) -> None:
        """Load and compile the versions that these leads are on, where that was not done before."""
        wanted = {one.enrollment.sequence_id for one in candidates if one.enrollment.sequence_id is not None}
        self.learn_versions(connection, wanted)

    def learn_versions(self, connection: Connection, version_ids: Collection[int]) -> None:
        """Load and compile these versions, where that was not done before."""
        self._load(connection, set(version_ids) - self.compiled.keys())

    def _load(self, connection: Connection, version_ids: Collection[int]) -> None:
        if not version_ids:
            return
        for version in sequences.get_versions(connection, version_ids).values():
            source = f"{version.name} version {version.version}"
            self.compiled[version.id] = _compiled(version.sequence.canonical(), source)
            self.sequences[version.id] = version.sequence

    def sender_view(self, mailbox_id: int | None) -> SenderView:
        """Return who writes, as the templates and the footer see it."""
        box = self.mailboxes.get(mailbox_id or 0) or next(iter(self.mailboxes.values()), None)
        settings = self.settings
        return SenderView(
            name=self.display_name(box),
            address=box.address if box else "",
            postal_address=settings.sender.postal_address,
            signature=settings.brand.signature,
        )

    def display_name(self, box: Mailbox | None) -> str:
        """Return the name in From: as asked for, else the mailbox's, else the workspace's."""
        return self.from_name or (box.name if box else "") or self.settings.sender.name

    def render(
        self,
        candidate: Candidate,
        *,
        mailbox_id: int | None,
        variant_id: str = "",
        thread_subject: str | None = None,
    ) -> Rendered | Hold:
        """Return the words of a candidate's next touch, or why there are none."""
        brief = make_brief(candidate.lead, self.campaign)
        sent = [message for message in candidate.thread if message.channel is Channel.EMAIL]
        opened = thread_subject if thread_subject is not None else (sent[-1].subject if sent else "")
        return render_touch(
            self.compiled[candidate.enrollment.sequence_id or 0],
            candidate.enrollment.position,
            lead=candidate.lead,
            brief=brief,
            strategy=choose_strategy(brief),
            sender=self.sender_view(mailbox_id),
            layout=self.layout,
            salt=str(self.campaign.id),
            thread_subject=opened,
            variant_id=variant_id,
        )

    def draft(
        self, candidate: Candidate, step: Step, rendered: Rendered, *, mailbox_id: int | None, now: datetime
    ) -> Draft:
        """Return the ledger row of one touch, its bytes built and frozen; LinkedIn has words only."""
        if step.channel is Channel.EMAIL and mailbox_id is not None:
            return self._email(candidate, step, rendered, box=self.mailboxes[mailbox_id], now=now)
        message_id = new_message_id("tasks.invalid")
        return self._draft(
            candidate, step, rendered, message_id=message_id, mailbox_id=mailbox_id, mime_bytes=b""
        )

    def _email(
        self, candidate: Candidate, step: Step, rendered: Rendered, *, box: Mailbox, now: datetime
    ) -> Draft:
        message_id = new_message_id(box.address.rpartition("@")[2])
        chain = tuple(
            sent.message_id for sent in candidate.thread if sent.channel is Channel.EMAIL and not sent.by_hand
        )
        references = chain if rendered.continues_thread else ()
        raw = mime.build(
            sender=mime.Address(self.display_name(box), box.address),
            recipient=mime.Address(as_written(candidate.lead).full_name, candidate.lead.email),
            reply_to=mime.Address("", box.reply_to or box.address),
            subject=rendered.subject,
            text=rendered.text,
            html=rendered.html,
            message_id=message_id,
            date=now,
            in_reply_to=references[-1] if references else "",
            references=references,
            list_unsubscribe_mailto=box.reply_to or box.address,
        )
        return self._draft(
            candidate,
            step,
            rendered,
            message_id=message_id,
            mailbox_id=box.id,
            mime_bytes=raw,
            in_reply_to=references[-1] if references else "",
        )

    def _draft(
        self,
        candidate: Candidate,
        step: Step,
        rendered: Rendered,
        *,
        message_id: str,
        mailbox_id: int | None,
        mime_bytes: bytes,
        in_reply_to: str = "",
    ) -> Draft:
        enrolled = candidate.enrollment
        is_email = step.channel is Channel.EMAIL
        return Draft(
            enrollment_id=enrolled.id,
            campaign_id=enrolled.campaign_id,
            lead_id=enrolled.lead_id,
            mailbox_id=mailbox_id,
            sequence_id=enrolled.sequence_id,
            channel=step.channel,
            round=enrolled.round,
            step_id=step.id,
            position=enrolled.position,
            first_touch=not enrolled.touched,
            variant=rendered.variant,
            by_hand=not mime_bytes,
            message_id=message_id,
            idempotency_key=f"cam/{message_id.strip('<>')}",
            in_reply_to=in_reply_to,
            recipient=candidate.lead.email if is_email else candidate.lead.linkedin_url,
            recipient_domain=candidate.company_domain if is_email else "",
            subject=rendered.subject,
            text=rendered.text,
            mime=mime_bytes,
        )
