"""Preview: the real messages for real leads, all steps and wordings, with what lint says of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from shlex import quote

from sqlalchemy import Connection

from cam.engine import mime
from cam.engine.addresses import AddressProblem, normalise
from cam.engine.campaigns import Campaign, Mailbox
from cam.engine.enrollments import Candidate
from cam.engine.lint import Finding, lint
from cam.engine.names import as_written
from cam.engine.personalization import Hold, Rendered
from cam.engine.sequence import Step
from cam.engine.state_machine import MAY_SEND
from cam.engine.vocabulary import Channel, MailboxStatus, State
from cam.errors import GatewayError, InputError, NotFound
from cam.gateways.ports import Accepted, Envelope, Refused, Unknown
from cam.store import due, events, lead_views
from cam.usecases import choose
from cam.usecases.desk import Desk
from cam.usecases.workshop import Workshop, new_message_id


@dataclass(frozen=True, kw_only=True)
class Previewed:
    """
    One wording of one step for one lead.

    is_drawn: the wording that this lead would really get.  held: why there is no message, "" where there is one.
    """

    lead: str
    email: str
    step: str
    position: int
    wait_days: float
    variant: str
    is_drawn: bool
    channel: str
    subject: str
    body: str
    held: str
    findings: tuple[Finding, ...]


def preview(
    desk: Desk,
    *,
    campaign: str | None,
    lead: str = "",
    limit: int = 3,
    step: int | None = None,
    nurture: bool = False,
) -> tuple[Campaign, list[Previewed]]:
    """
    Return the messages of the first leads, or of one, for every step and wording, as they would be sent.

    step: only this one, counted from 1.  nurture: of the campaign's nurture sequence.
    Raises NotFound for an unknown lead and InputError for an unknown step.
    """
    with desk.db.read() as connection:
        chosen = choose.one_campaign(connection, campaign, settings=desk.settings)
        workshop = Workshop.open(connection, desk, chosen)
        found = [
            line
            for candidate in _known(
                _candidates(connection, chosen, lead=lead, limit=limit, nurture=nurture), connection, workshop
            )
            for line in _all_steps(candidate, workshop, step=step)
        ]
    return chosen, found


def _candidates(
    connection: Connection, campaign: Campaign, *, lead: str, limit: int, nurture: bool
) -> Iterator[Candidate]:
    found = _chosen(connection, campaign, lead=lead, limit=limit, nurture=nurture)
    if not nurture:
        yield from found
        return
    if campaign.nurture_sequence_id is None:
        raise InputError(
            f"campaign {campaign.name}: it has no nurture sequence",
            hint=f"cam campaign edit {quote(campaign.name)} --nurture-sequence FILE",
        )
    for one in found:
        enrolled = replace(one.enrollment, sequence_id=campaign.nurture_sequence_id, position=0)
        yield replace(one, enrollment=enrolled, retry=None, thread=())


def _chosen(
    connection: Connection, campaign: Campaign, *, lead: str, limit: int, nurture: bool
) -> Iterator[Candidate]:
    if lead:
        person = lead_views.get_person(connection, lead)
        mine = [
            one
            for one in due.of_lead(connection, person.lead.id)
            if one.enrollment.campaign_id == campaign.id
        ]
        if not mine:
            hint = "import the list into this campaign first"
            raise NotFound(f"lead {person.lead.key}: not in campaign {campaign.name}", hint=hint)
        yield from mine
        return
    found = 0
    states = [*MAY_SEND, State.NURTURE] if nurture else MAY_SEND
    for candidate in due.of_campaign(connection, campaign.id, states=states):
        if found == limit:
            return
        found += 1
        yield candidate
    if not found:
        raise NotFound(
            f"campaign {campaign.name}: no lead has a step to come",
            hint=f"cam import-csv leads.csv --campaign {quote(campaign.name)}",
        )


def _known(
    candidates: Iterator[Candidate], connection: Connection, workshop: Workshop
) -> Iterator[Candidate]:
    for candidate in candidates:
        workshop.learn(connection, [candidate])
        yield candidate


def _all_steps(candidate: Candidate, workshop: Workshop, *, step: int | None) -> Iterator[Previewed]:
    sequence = workshop.sequences[candidate.enrollment.sequence_id or 0]
    if step is not None and not 1 <= step <= len(sequence.steps):
        raise InputError(f"--step {step}: the sequence has {len(sequence.steps)} steps", hint="count from 1")
    subject = ""
    for position, one in enumerate(sequence.steps):
        at_step = replace(candidate, enrollment=replace(candidate.enrollment, position=position), retry=None)
        drawn = workshop.render(at_step, mailbox_id=candidate.enrollment.mailbox_id, thread_subject=subject)
        if step is None or step == position + 1:
            yield from _wordings(at_step, one, workshop, drawn=drawn, subject=subject)
        if isinstance(drawn, Rendered) and one.channel is Channel.EMAIL:
            subject = drawn.subject


def _wordings(
    candidate: Candidate, step: Step, workshop: Workshop, *, drawn: Rendered | Hold, subject: str
) -> Iterator[Previewed]:
    if isinstance(drawn, Hold):
        yield _line(candidate, step, drawn, is_drawn=True)
        return
    for variant in step.variants:
        is_drawn = variant.id == drawn.variant
        rendered = drawn if is_drawn else workshop.render(
            candidate,
            mailbox_id=candidate.enrollment.mailbox_id,
            thread_subject=subject,
            variant_id=variant.id,
        )  # fmt: skip
        yield _line(candidate, step, rendered, is_drawn=is_drawn)


def _line(candidate: Candidate, step: Step, rendered: Rendered | Hold, *, is_drawn: bool) -> Previewed:
    position = candidate.enrollment.position
    return Previewed(
        lead=as_written(candidate.lead).full_name or candidate.lead.key,
        email=candidate.lead.email,
        step=step.id,
        position=position,
        wait_days=step.wait,
        variant=rendered.variant if isinstance(rendered, Rendered) else "",
        is_drawn=is_drawn,
        channel=step.channel.value,
        subject=rendered.subject if isinstance(rendered, Rendered) else "",
        body=rendered.text if isinstance(rendered, Rendered) else "",
        held="" if isinstance(rendered, Rendered) else f"{rendered.reason.value}: {rendered.detail}",
        findings=lint(rendered, position=position, is_reply=rendered.continues_thread, channel=step.channel)
        if isinstance(rendered, Rendered)
        else (),
    )


def send_test(
    desk: Desk,
    *,
    campaign: str | None,
    lead: str,
    address: str,
    step: int | None,
    nurture: bool = False,
) -> str:
    """
    Send one rendered message, marked as a test, to an address of the founder's own; return the provider's answer.

    It is no touch: the ledger, the quotas and the lead know nothing of it.  Raises GatewayError where it did not go.
    """
    found = normalise(address)
    if isinstance(found, AddressProblem):
        raise InputError(
            f"--send-to: {address!r} is not an address: {found.why}", hint="write one of your own"
        )
    address = found
    with desk.db.read() as connection:
        chosen = choose.one_campaign(connection, campaign, settings=desk.settings)
        workshop = Workshop.open(connection, desk, chosen)
        candidates = _candidates(connection, chosen, lead=lead, limit=1, nurture=nurture)
        candidate = next(_known(candidates, connection, workshop))
    box = next((one for one in workshop.mailboxes.values() if one.status is MailboxStatus.ACTIVE), None)
    if box is None:
        raise InputError(f"campaign {chosen.name}: it has no active mailbox to send the test from",
                         hint="cam mailbox list")  # fmt: skip
    position = (step or 1) - 1
    at_step = replace(candidate, enrollment=replace(candidate.enrollment, position=position), retry=None)
    if not 0 <= position < len(workshop.sequences[candidate.enrollment.sequence_id or 0].steps):
        raise InputError(f"--step {step}: there is no such step", hint="count from 1")
    rendered = workshop.render(at_step, mailbox_id=box.id)
    if isinstance(rendered, Hold):
        raise InputError(f"lead {candidate.lead.key}: {rendered.detail}", hint="choose another with --lead")
    answer = _hand_over(desk, workshop, rendered, box=box, address=address)
    with desk.db.write() as connection:
        events.record(connection, "preview.sent", at=desk.clock(), campaign_id=chosen.id, mailbox_id=box.id)
    return answer


def _hand_over(desk: Desk, workshop: Workshop, rendered: Rendered, *, box: Mailbox, address: str) -> str:
    now = desk.clock()
    message_id = new_message_id(box.address.rpartition("@")[2])
    raw = mime.build(
        sender=mime.Address(workshop.display_name(box), box.address),
        recipient=mime.Address("", address),
        subject=f"[TEST] {rendered.subject}",
        text=rendered.text,
        html=rendered.html,
        message_id=message_id,
        date=now,
        list_unsubscribe_mailto=box.reply_to or box.address,
    )
    envelope = Envelope(
        sender=box.address,
        recipient=address,
        mime=raw,
        message_id=message_id,
        idempotency_key=f"cam/{message_id}",
    )
    sender = desk.sender_for(box)
    try:
        sender.open()
        outcome = sender.send(envelope)
    finally:
        sender.close()
    match outcome:
        case Accepted():
            return outcome.answer
        case Refused():
            raise GatewayError(
                f"mailbox {box.address}: {outcome.phase}: {outcome.answer}", hint="see the answer above"
            )
        case Unknown():
            raise GatewayError(
                f"mailbox {box.address}: {outcome.detail}", hint=f"look whether {address} got it"
            )
