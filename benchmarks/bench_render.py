"""
Render and MIME against their floors: one touch to subject, text and HTML, and the message to bytes.

Floors, measured interleaved in the same run: three plain Jinja templates, compiled once, for rendering; for MIME the
message written by hand without a single check, and email.message.EmailMessage as what people use instead.

    python benchmarks/bench_render.py --messages 2000 --repeats 7
"""

import argparse
import quopri
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from importlib import resources

from jinja2 import Environment
from turns import row

from cam.engine import roles
from cam.engine.brief import Brief
from cam.engine.layout import SenderView, compile_layout
from cam.engine.leads import Lead
from cam.engine.mime import Address, build, new_message_id
from cam.engine.personalization import Rendered, compile_sequence, render_touch
from cam.engine.sequence import parse_sequence
from cam.engine.strategy import choose_strategy

RENDER_TARGET_MS = 0.15
MIME_TARGET_MS = 0.6
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SENDER = SenderView(
    name="Ana Silva", address="ana@firm.example", postal_address="1 Main Street\n12345 Springfield"
)


def templates(path: str) -> str:
    """Return a file of cam's templates."""
    return resources.files("cam.templates").joinpath(path).read_text(encoding="utf-8")


def leads(count: int) -> list[Lead]:
    """Return leads that differ, every fourth with a name outside of ASCII."""
    names = ("Ada", "Grace", "Linus", "Jürgen")
    return [
        Lead(
            email=f"lead{n}@company{n}.example",
            first_name=names[n % 4],
            full_name=f"{names[n % 4]} Müller" if n % 4 == 3 else f"{names[n % 4]} Moss",
            company=f"Company {n}",
            title="CTO",
            industry="Software",
        )
        for n in range(count)
    ]


def brief_of(lead: Lead) -> Brief:
    """Return the brief of a lead, without a campaign around it."""
    return Brief(
        first_name=lead.first_name, company=lead.company, title=lead.title, industry=lead.industry,
        role_family=roles.role_family(lead.title), seniority=roles.seniority(lead.title),
        industry_family=roles.industry_family(lead.industry), campaign="Q1",
        offer="we cut cloud bills by a third", audience="CTOs of SaaS firms",
    )  # fmt: skip


def rendering() -> tuple[Callable[[Lead], Rendered], Callable[[Lead], str]]:
    """Return cam's rendering, brief and strategy included, and its floor."""
    sequence = parse_sequence(templates("sequences/email.yaml"), name="x", source="x", read_body=str)
    compiled, layout = compile_sequence(sequence), compile_layout(templates("email/layout.html"))

    def cam(lead: Lead) -> Rendered:
        brief = brief_of(lead)
        found = render_touch(
            compiled, 0, lead=lead, brief=brief, strategy=choose_strategy(brief), sender=SENDER, layout=layout, salt="1"
        )  # fmt: skip
        if not isinstance(found, Rendered):
            raise SystemExit(found.detail)
        return found

    body = (
        "Hi {{ first_name }},\n\n{{ angle }}\n\n{{ proof }}\n\n{{ ask }}\n\n{{ name }}\n\n--\n{{ address }}\n"
    )
    plain, escaped = Environment(), Environment(autoescape=True)
    subject, text = plain.from_string("A question about {{ company }}"), plain.from_string(body)
    html = escaped.from_string(
        "<html><body>" + "<p>" + body.replace("\n\n", "</p>\n<p>") + "</p></body></html>"
    )

    def floor(lead: Lead) -> str:
        context = {
            "first_name": lead.first_name, "company": lead.company, "angle": "a" * 150, "proof": "p" * 60,
            "ask": "q" * 70, "name": SENDER.name, "address": SENDER.postal_address,
        }  # fmt: skip
        return subject.render(context) + text.render(context) + html.render(context)

    return cam, floor


Message = tuple[Lead, Rendered, str]


def by_cam(message: Message) -> bytes:
    """Return the bytes that cam sends."""
    lead, rendered, message_id = message
    return build(
        sender=Address(SENDER.name, SENDER.address),
        recipient=Address(lead.full_name, lead.email),
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        message_id=message_id,
        date=NOW,
        list_unsubscribe_mailto=SENDER.address,
    )


def by_hand(message: Message) -> bytes:
    """Return about the same bytes, written without a check."""
    lead, rendered, message_id = message
    head = (
        f"From: {SENDER.name} <{SENDER.address}>\r\nTo: {lead.full_name} <{lead.email}>\r\n"
        f"Subject: {rendered.subject}\r\nMessage-ID: {message_id}\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/alternative; boundary=x\r\n\r\n"
    )
    parts = [quopri.encodestring(part.encode()) for part in (rendered.text, rendered.html)]
    return head.encode() + b"--x\r\n" + b"--x\r\n".join(parts) + b"--x--\r\n"


def by_email_message(message: Message) -> bytes:
    """Return the bytes that the standard library makes."""
    lead, rendered, message_id = message
    made = EmailMessage(policy=SMTP)
    made["From"] = f"{SENDER.name} <{SENDER.address}>"
    made["To"] = f"{lead.full_name} <{lead.email}>"
    made["Subject"] = rendered.subject
    made["Date"] = NOW
    made["Message-ID"] = message_id
    made["List-Unsubscribe"] = f"<mailto:{SENDER.address}?subject=unsubscribe>"
    made.set_content(rendered.text)
    made.add_alternative(rendered.html, subtype="html")
    return made.as_bytes()


def milliseconds(work: Callable[[object], object], items: list[object]) -> float:
    """Return the time of our processor that one item takes; what other programs do meanwhile is not measured."""
    begun = time.process_time()
    for item in items:
        work(item)
    return (time.process_time() - begun) / len(items) * 1000


def compare(
    contenders: dict[str, Callable[..., object]], items: list[object], *, repeats: int
) -> dict[str, float]:
    """Return the median time of each, measured in turns."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(repeats):
        for name, work in contenders.items():
            times[name].append(milliseconds(work, items))
    return {name: statistics.median(found) for name, found in times.items()}


def main() -> None:
    """Measure, print medians and ratios."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--messages", type=int, default=500)
    options.add_argument("--repeats", type=int, default=5)
    chosen = options.parse_args()
    people = leads(chosen.messages)
    cam, floor = rendering()
    found = compare({"cam": cam, "plain jinja2": floor}, list(people), repeats=chosen.repeats)
    report("render subject, text and HTML", found, target=RENDER_TARGET_MS)
    messages = [(lead, cam(lead), new_message_id("firm.example", seed=lead.email)) for lead in people]
    contenders = {"cam": by_cam, "by hand": by_hand, "email.message": by_email_message}
    report(
        "message to bytes", compare(contenders, list(messages), repeats=chosen.repeats), target=MIME_TARGET_MS
    )


def report(title: str, found: dict[str, float], *, target: float) -> None:
    """Print one comparison."""
    others = "; ".join(f"{name} {taken:.2f} ms" for name, taken in found.items() if name != "cam")
    row(
        title,
        floor=others,
        cam=f"{found['cam']:.2f} ms",
        target=f"<= {target} ms",
        is_met=found["cam"] <= target,
    )
    print(f"{title} (target {target} ms)")
    for name, time_of_one in found.items():
        print(f"  {name:<16} {time_of_one:7.3f} ms   cam / this: {found['cam'] / time_of_one:5.2f}")


if __name__ == "__main__":
    main()
