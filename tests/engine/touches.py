"""Values that the tests of messages share."""

from pathlib import Path

import cam
from cam.engine import roles
from cam.engine.brief import Brief
from cam.engine.layout import Layout, SenderView, compile_layout
from cam.engine.leads import Lead
from cam.engine.personalization import Hold, Rendered, compile_sequence, render_touch
from cam.engine.steps import Sequence, Step, Variant
from cam.engine.strategy import choose_strategy
from cam.engine.vocabulary import Channel

TEMPLATES = Path(cam.__file__).parent / "templates"
LAYOUT: Layout = compile_layout((TEMPLATES / "email" / "layout.html").read_text(encoding="utf-8"))
SENDER = SenderView(name="Ana Silva", address="ana@firm.example", postal_address="1 Main Street\nSpringfield")
ADA = Lead(
    email="ada@acme.example",
    first_name="Ada",
    full_name="Ada Moss",
    company="Acme",
    title="CTO",
    industry="Software",
)


def brief_of(lead: Lead, *, offer: str = "we cut cloud bills by a third", audience: str = "CTOs") -> Brief:
    return Brief(
        first_name=lead.first_name,
        company=lead.company,
        title=lead.title,
        industry=lead.industry,
        role_family=roles.role_family(lead.title),
        seniority=roles.seniority(lead.title),
        industry_family=roles.industry_family(lead.industry),
        campaign="Q1",
        offer=offer,
        audience=audience,
    )


def sequence_of(*bodies: str, subject: str = "Hello", channel: Channel = Channel.EMAIL) -> Sequence:
    """Return a sequence with one wording a step; the first one has the subject."""
    steps = [
        Step(
            id=f"step-{at + 1}",
            channel=channel,
            variants=(
                Variant(id="a", subject="" if at or channel is Channel.LINKEDIN else subject, body=body),
            ),
        )
        for at, body in enumerate(bodies)
    ]
    return Sequence(name="test", channel=channel, steps=tuple(steps))


def touch(
    sequence: Sequence,
    position: int = 0,
    *,
    lead: Lead = ADA,
    brief: Brief | None = None,
    sender: SenderView = SENDER,
    layout: Layout = LAYOUT,
    thread_subject: str = "",
    variant_id: str = "",
    salt: str = "1",
) -> Rendered | Hold:
    """Render one touch with everything that the test does not care about filled in."""
    known = brief or brief_of(lead)
    return render_touch(
        compile_sequence(sequence),
        position,
        lead=lead,
        brief=known,
        strategy=choose_strategy(known),
        sender=sender,
        layout=layout,
        salt=salt,
        thread_subject=thread_subject,
        variant_id=variant_id,
    )


def message(sequence: Sequence, position: int = 0, **options: object) -> Rendered:
    """Render one touch that is no hold."""
    found = touch(sequence, position, **options)  # type: ignore[arg-type]
    assert isinstance(found, Rendered), found
    return found


def hold(sequence: Sequence, position: int = 0, **options: object) -> Hold:
    """Render one touch that is held back."""
    found = touch(sequence, position, **options)  # type: ignore[arg-type]
    assert isinstance(found, Hold), found
    return found
