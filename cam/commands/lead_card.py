"""How a person is printed: the row of a list, the document of the JSON contract, the whole card."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cam.commands.door import door

if TYPE_CHECKING:
    from cam.store.lead_views import InCampaign, ListedLead, Person
    from cam.store.replies import Reply
    from cam.usecases.leads import LeadCard, Said, Standing


def document(person: "Person", campaigns: "Sequence[InCampaign]") -> dict[str, object]:
    """Return one lead as `lead list --json` promises it."""
    from cam.engine.scoring import grade

    lead = person.lead
    names = ("id", "email", "first_name", "last_name", "company", "title", "domain", "country", "timezone")
    return {name: getattr(lead, name) for name in names} | {
        "linkedin_url": lead.linkedin_url,
        "tags": list(lead.tags),
        "custom": dict(lead.custom),
        "score": person.score,
        "grade": None if person.score is None else grade(person.score).value,
        "score_parts": dict(person.score_parts),
        "campaigns": [_in_campaign(one) for one in campaigns],
        "suppressed": bool(person.suppressed),
        "source": lead.source,
    }


def _in_campaign(one: "InCampaign") -> dict[str, object]:
    enrolled = one.enrollment
    return {
        "campaign": one.campaign,
        "state": enrolled.state.value,
        "step": enrolled.position + 1,
        "next_action_at": enrolled.next_action_at,
        "paused": enrolled.paused,
    }


def listed(one: "ListedLead") -> list[object]:
    """Return one row of `lead list` for people."""
    person, lead = one.person, one.person.lead
    last = one.campaigns[-1].enrollment if one.campaigns else None
    return [
        lead.email or lead.linkedin_url, lead.full_name or f"{lead.first_name} {lead.last_name}".strip(), lead.company,
        lead.title, person.score, last.state.value if last else "", last.next_action_at if last else None, lead.tags,
    ]  # fmt: skip


def card(found: "LeadCard") -> dict[str, object]:
    """Return everything known of one person as JSON: the object of the list, and what only the card has."""
    person = found.person
    own = document(person, [one.in_campaign for one in found.standings])
    rest = ("full_name", "website", "industry", "employees", "revenue", "city", "phone", "notes")
    return own | {name: getattr(person.lead, name) for name in rest} | {
        "suppressed_because": person.suppressed or None,
        "created_at": person.created_at,
        "updated_at": person.updated_at,
        "import": found.batch,
        "enrollments": [_standing(one) for one in found.standings],
        "conversation": [_said(one) for one in found.conversation],
        "events": [{"at": one.at, "name": one.name, "details": dict(one.details)} for one in found.events],
    }  # fmt: skip


def _standing(one: "Standing") -> dict[str, object]:
    enrolled, answer = one.in_campaign.enrollment, one.answer
    blocks = answer.blocked_by if answer is not None else ()
    return _in_campaign(one.in_campaign) | {
        "round": enrolled.round,
        "paused_reason": enrolled.paused_reason,
        "won": one.in_campaign.won,
        "mrr": one.in_campaign.mrr,
        "next_step": answer.next_step if answer is not None else None,
        "next_at": answer.next_at if answer is not None else None,
        "says": answer.says if answer is not None else one.trouble,
        "blocked_by": [
            {"rule": block.reason.value, "until": block.until, "detail": block.detail} for block in blocks
        ],
    }


def _said(one: "Said | Reply") -> dict[str, object]:
    from cam.store.replies import Reply

    if isinstance(one, Reply):
        return _heard(one)
    row = one.message
    return {
        "direction": "out", "id": row.id, "at": row.sent_at or row.begun_at or row.created_at, "campaign": one.campaign,
        "step": row.step_id, "variant": row.variant, "channel": row.channel.value, "status": row.status.value,
        "by_hand": row.by_hand, "mailbox": one.mailbox, "recipient": row.recipient, "subject": row.subject,
        "text": one.text, "outcome": row.outcome, "message_id": row.message_id, "class": None, "undecided": False,
    }  # fmt: skip


def _heard(one: "Reply") -> dict[str, object]:
    """Return what came in with the keys of what went out; one that its owner wrote by hand went out as well."""
    is_by_hand = one.writer == "owner"
    return {
        "direction": "out" if is_by_hand else "in", "id": one.id, "at": one.received_at,
        "campaign": one.campaign or None,
        "step": one.step or None, "variant": None, "channel": "email", "status": "sent" if is_by_hand else "received",
        "by_hand": is_by_hand, "mailbox": one.mailbox, "recipient": one.lead if is_by_hand else one.mailbox,
        "subject": one.subject, "text": one.text, "outcome": "", "message_id": one.message_id,
        "class": one.reply_class or None, "undecided": one.undecided,
    }  # fmt: skip


def print_card(found: "LeadCard") -> None:
    """Print the card for people: who, what comes next, the conversation."""
    say, person, lead = door().say, found.person, found.person.lead
    say(door().bold(lead.full_name or f"{lead.first_name} {lead.last_name}".strip() or lead.key))
    if person.suppressed:
        say(f"never written to: {person.suppressed}")
    shown = (
        "id", "email", "linkedin_url", "title", "company", "website", "domain", "industry", "employees", "revenue",
        "country", "city", "timezone", "phone", "source", "notes",
    )  # fmt: skip
    known = [(name, str(getattr(lead, name))) for name in shown if getattr(lead, name) not in ("", None)]
    known += sorted(lead.custom.items())
    known.append(("tags", ", ".join(lead.tags) or "-"))
    known.append(("score", _score(person)))
    known.append(("import", _origin(found)))
    width = max(len(name) for name, _ in known)
    for name, value in known:
        say(f"  {name:<{width}}  {value}")
    for one in found.standings:
        _print_standing(one)
    if not found.standings:
        say("in no campaign; cam import-csv FILE --campaign NAME")
    for message in found.conversation:
        _print_said(message)


def _score(person: "Person") -> str:
    from cam.engine.scoring import grade

    if person.score is None:
        return "not scored"
    parts = ", ".join(f"{name} {value:.2f}" for name, value in sorted(person.score_parts.items()))
    return f"{person.score:.2f} {grade(person.score).value}" + (f" ({parts})" if parts else "")


def _origin(found: "LeadCard") -> str:
    if found.batch is None:
        return f"added {door().local(found.person.created_at)}"
    return f"import {found.batch.id}, {found.batch.path}, {door().local(found.batch.started_at)}"


def _print_standing(one: "Standing") -> None:
    enrolled = one.in_campaign.enrollment
    paused = f", paused: {enrolled.paused_reason}" if enrolled.paused else ""
    revenue = f" at {one.in_campaign.mrr:g} a month" if one.in_campaign.mrr else ""
    won = f", won{revenue}" if one.in_campaign.won else ""
    door().say()
    door().say(door().bold(f"{one.in_campaign.campaign}: {enrolled.state.value}{won}{paused}"))
    if one.answer is None:
        door().say(f"  {one.trouble}")
        return
    when = f"; {door().local(one.answer.next_at)}" if one.answer.next_at is not None else ""
    door().prose(f"{one.answer.says}{when}", indent="  ", hanging="    ")


def _print_said(one: "Said | Reply") -> None:
    from cam.store.replies import Reply

    if isinstance(one, Reply):
        _print_heard(one)
        return
    row, say = one.message, door().say
    at = door().local(row.sent_at or row.begun_at or row.created_at)
    sender = f" from {one.mailbox}" if one.mailbox else ""
    say()
    done = f"{at}  {row.status.value}, step {row.step_id}, variant {row.variant}, {row.channel.value}{sender}"
    for line in door().wrap(done, hanging="  "):
        say(door().bold(line))
    if row.subject:
        say(f"  subject: {row.subject}")
    door().prose(one.text, indent="  ")
    if row.outcome and row.status != "sent":
        say(f"  outcome: {row.outcome}")


def _print_heard(one: "Reply") -> None:
    from cam.commands.replies import meaning_of

    say, at = door().say, door().local(one.received_at)
    say()
    if one.writer == "owner":
        say(door().bold(f"{at}  written by hand from {one.mailbox}"))
    else:
        say(door().bold(f"{at}  reply {one.id}, {meaning_of(one)}, to {one.mailbox}"))
    if one.subject:
        say(f"  subject: {one.subject}")
    door().prose(one.text or "(no words)", indent="  ")
