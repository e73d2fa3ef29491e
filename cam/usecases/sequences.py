"""Sequences: read a file or take the built-in one, check it with everything it contains, keep it as a version."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

from sqlalchemy import Connection

from cam.engine.brief import make_brief
from cam.engine.campaigns import Campaign
from cam.engine.compiled import Compiled, compile_sequence
from cam.engine.layout import Layout, SenderView, compile_layout
from cam.engine.leads import FIELDS, Lead
from cam.engine.lint import Finding, lint
from cam.engine.personalization import Hold, Rendered, render_touch
from cam.engine.schedule import make_window
from cam.engine.sequence import parse_sequence
from cam.engine.steps import Sequence, Step, Variant
from cam.engine.strategy import choose_strategy
from cam.engine.template_rules import ALIASES, closest
from cam.engine.vocabulary import CampaignStatus, Channel
from cam.errors import InputError
from cam.store import sequences
from cam.store.sequences import StoredSequence

MAX_FILE_BYTES = (
    1024 * 1024
)  # beyond this it is no text that a person wrote; the parser has its own, smaller limit

EXAMPLE_LEAD = Lead(
    email="mara@northwind.example",
    first_name="Mara",
    last_name="Lind",
    full_name="Mara Lind",
    company="Northwind",
    title="Head of Engineering",
    website="https://northwind.example",
    domain="northwind.example",
    industry="Software",
    employees="120",
    revenue="12000000",
    country="Germany",
    city="Hamburg",
    timezone="Europe/Berlin",
    phone="+49 40 5550100",
    linkedin_url="https://www.linkedin.com/in/mara-lind-example",
    notes="met at a conference",
    source="example",
    tags=("example",),
)
_EXAMPLE_SENDER = SenderView(
    name="Ana Silva", address="ana@firm.example", postal_address="1 Main Street, 12345 Springfield"
)


@dataclass(frozen=True, kw_only=True)
class CheckedWording:
    """
    One wording of one step, rendered for an example lead.

    wait_days: after the touch before.  variables: that a lead must have.  unknown: names that are neither fields nor
    aliases, each with the field that was probably meant or "".  held: why there is no message, "" where there is one.
    """

    step: str
    position: int
    wait_days: float
    channel: Channel
    variant: str
    weight: int
    condition: str
    subject: str
    body: str
    held: str
    variables: tuple[str, ...]
    unknown: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


def read_sequence(path: Path) -> Sequence:
    """
    Return the sequence of a YAML file; body files are read from its folder and below.

    Raises InputError with every problem and its place; nothing of a file with a problem is kept.
    """
    text = _read_text(path, what=str(path))
    folder = path.resolve().parent

    def read_body(name: str) -> str:
        try:
            body = (folder / name).resolve()
        except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a NUL
            raise InputError(f"{name!r} is no path") from error
        # a sequence that somebody sends you must not be able to mail out another file of yours
        if not body.is_relative_to(folder):
            raise InputError(f"{name!r} is outside of the sequence's folder")
        return _read_text(body, what=repr(name))

    return parse_sequence(text, name=path.stem, source=str(path), read_body=read_body)


def example_text(channel: Channel = Channel.EMAIL) -> str:
    """Return the built-in sequence of a channel as YAML, to begin with."""
    return _packaged(f"sequences/{channel}.yaml")


def default_sequence(channel: Channel = Channel.EMAIL) -> Sequence:
    """Return the built-in sequence of a channel: introduction, reminder, graceful end."""
    source = f"the built-in {channel} sequence"
    return parse_sequence(example_text(channel), name=str(channel), source=source, read_body=_no_body)


def save_sequence(connection: Connection, content: Sequence, *, at: datetime) -> StoredSequence:
    """Keep a sequence as a version of its name; the same content is the same version.  Checks the templates again."""
    compile_sequence(content)
    return sequences.save_version(connection, content, at=at)


def check_sequence(content: Sequence) -> list[CheckedWording]:
    """Return every wording of every step, rendered for an example lead, with what lint says of it."""
    # a condition that is false for the example is no mistake: every wording is shown
    steps = tuple(step.model_copy(update={"condition": ""}) for step in content.steps)
    compiled = compile_sequence(content)
    shown = compile_sequence(content.model_copy(update={"steps": steps}))
    lead = _example_lead(name for at in range(len(content.steps)) for name in compiled.names(at))
    layout = compile_layout(_packaged("email/layout.html"))
    found: list[CheckedWording] = []
    for position, step, variant in content.wordings():
        thread = next((one.subject for one in found if one.subject and one.position < position), "")
        rendered = _rendered(shown, position, lead=lead, layout=layout, thread=thread, variant=variant.id)
        found.append(_checked(compiled, position, step, variant, rendered))
    return found


def _rendered(
    compiled: Compiled, position: int, *, lead: Lead, layout: Layout, thread: str, variant: str
) -> Rendered | Hold:
    brief = make_brief(lead, _example_campaign())
    return render_touch(
        compiled,
        position,
        lead=lead,
        brief=brief,
        strategy=choose_strategy(brief),
        sender=_EXAMPLE_SENDER,
        layout=layout,
        salt="check",
        thread_subject=thread,
        variant_id=variant,
    )


def _checked(
    compiled: Compiled, position: int, step: Step, variant: Variant, rendered: Rendered | Hold
) -> CheckedWording:
    return CheckedWording(
        step=step.id,
        position=position,
        wait_days=step.wait,
        channel=step.channel,
        variant=variant.id,
        weight=variant.weight,
        condition=step.condition,
        subject="" if isinstance(rendered, Hold) else rendered.subject,
        body="" if isinstance(rendered, Hold) else rendered.body,
        held=rendered.detail if isinstance(rendered, Hold) else "",
        variables=tuple(sorted(compiled.variables(position))),
        unknown=tuple(
            (name, closest(name, FIELDS) or "")
            for name in sorted(compiled.names(position))
            if _is_custom(name)
        ),
        findings=()
        if isinstance(rendered, Hold)
        else lint(rendered, position=position, is_reply=rendered.continues_thread, channel=step.channel),
    )


def _is_custom(name: str) -> bool:
    return "." not in name and name not in FIELDS and name not in ALIASES


def _example_lead(names: Iterable[str]) -> Lead:
    # a column of the founder's own list gets a value, so that its step can be shown
    return replace(EXAMPLE_LEAD, custom={name: f"({name})" for name in names if _is_custom(name)})


def _example_campaign() -> Campaign:
    return Campaign(
        id=0,
        name="Example",
        status=CampaignStatus.DRAFT,
        window=make_window("09:00", "18:00", "mon-fri"),
        offer="we cut cloud bills by a third",
        audience="engineering leaders of software firms",
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def _no_body(name: str) -> str:
    raise InputError(f"{name!r} cannot be read here")


def _packaged(path: str) -> str:
    return resources.files("cam.templates").joinpath(path).read_text(encoding="utf-8")


def _read_text(path: Path, *, what: str) -> str:
    """Return the text of a file; raises InputError where it is missing, no file, too large, or no UTF-8."""
    try:
        if path.is_dir():
            raise InputError(f"{what}: is a folder, not a file", hint="name a YAML file in it")
        if path.exists() and not path.is_file():
            raise InputError(f"{what}: is no file", hint="name a YAML file")
        if path.stat().st_size > MAX_FILE_BYTES:
            raise InputError(
                f"{what}: has more than {MAX_FILE_BYTES // 1024} KB, which is no sequence",
                hint="name a YAML file",
            )
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(
            f"{what}: there is no such file", hint="cam sequence example > sequence.yaml"
        ) from error
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"{what}: cannot be read: {said.lower()}", hint="check the path and its permissions"
        ) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        place = f"{what} line {line}, column {column}: byte 0x{raw[error.start]:02x} is no UTF-8"
        raise InputError(place, hint="save the file as UTF-8", problems=[place]) from error
