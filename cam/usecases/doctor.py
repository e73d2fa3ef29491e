"""The doctor: everything that keeps mail from going out or arriving, looked at on purpose; nothing is changed."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cam.engine.alerts import is_loud
from cam.engine.campaigns import Mailbox
from cam.engine.findings import Finding, Level
from cam.engine.refusals import WATCHED
from cam.engine.vocabulary import MailboxStatus, Provider
from cam.errors import CamError, GatewayError, InputError, Misconfigured
from cam.gateways.ports import Checkable
from cam.store import alerts, integrity, mailboxes, refusals
from cam.usecases import machine
from cam.usecases.alert_channels import escalation_channels, human_channels, mailbox_for_alerts
from cam.usecases.desk import Desk
from cam.usecases.former_settings import former_settings
from cam.usecases.restored import doubt
from cam.usecases.sending_domains import domain_findings
from cam.workspace import SETTINGS_FILE

SAID = 200  # characters of a receiver's words


def surroundings(root: Path, environ: Mapping[str, str]) -> list[Finding]:
    """Return what can be said without settings and database: of Python, the disk and the environment."""
    return [machine.interpreter(), *machine.disk(root), *former_settings(environ)]


def not_opened(error: CamError) -> list[Finding]:
    """Return why a workspace cannot be examined any further."""
    problems = error.problems if isinstance(error, InputError) and error.problems else (error.what,)
    check, subject = ("settings", SETTINGS_FILE) if isinstance(error, InputError) else ("database", "file")
    return [
        Finding(check=check, subject=subject, level=Level.FAIL, detail=one, fix=error.hint)
        for one in problems
    ]


def examine(desk: Desk) -> list[Finding]:
    """Return every finding about a workspace: settings, database, clock, ports, mailboxes, sending domains."""
    with desk.db.read() as connection:
        boxes = mailboxes.all_mailboxes(connection)
    return [
        *_settings(desk),
        *_database(desk),
        *_database_disk(desk),
        *machine.clock(desk),
        *_senders(desk, boxes),
        *_inboxes(desk, boxes),
        *_refusals(desk, boxes),
        *_alerts(desk),
        *_escalation(desk),
        *domain_findings(desk, boxes),
    ]


def _settings(desk: Desk) -> Iterator[Finding]:
    sender = desk.settings.sender
    empty = [name for name in ("name", "postal_address") if not getattr(sender, name).strip()]
    for name in empty:
        what = f"[sender] {name} is empty, and no campaign is launched without it"
        fix = f"write it into {desk.root / SETTINGS_FILE}"
        yield Finding(check="settings", subject=SETTINGS_FILE, level=Level.WARN, detail=what, fix=fix)
    if not empty:
        yield Finding(
            check="settings", subject=SETTINGS_FILE, level=Level.OK, detail="read, without a mistake"
        )


def _database(desk: Desk) -> Iterator[Finding]:
    for one in integrity.check(desk.db, is_quick=True):
        level = Level.OK if one.is_ok else Level.FAIL
        fix = "" if one.is_ok else "cam stop, then cam db check; cam db restore lists the copies"
        yield Finding(check="database", subject=one.check, level=level, detail=one.detail, fix=fix)
    yield _history(desk)


def _history(desk: Desk) -> Finding:
    with desk.db.read() as connection:
        found = doubt(connection, desk)
    said = found.says if found is not None else "it knows what cam did last"
    fix = "cam db restore says what to check, then: cam db restore --confirm" if found is not None else ""
    level = Level.OK if found is None else Level.FAIL
    return Finding(check="database", subject="history", level=level, detail=said, fix=fix)


def _database_disk(desk: Desk) -> list[Finding]:
    places = machine.folders_of(desk.root, desk.db)
    return machine.disk(*(one for one in places if one != desk.root.resolve() and one != desk.root))


def _senders(desk: Desk, boxes: Iterable[Mailbox]) -> Iterator[Finding]:
    found = [_sender(desk, box) for box in boxes]
    yield from found
    if not found:
        fix = "cam mailbox add ADDRESS --preset NAME"
        yield Finding(
            check="sender", subject="-", level=Level.WARN, detail="off: there is no mailbox", fix=fix
        )


def _sender(desk: Desk, box: Mailbox) -> Finding:
    def say(level: Level, detail: str, fix: str = "") -> Finding:
        return Finding(check="sender", subject=box.address, level=level, detail=detail, fix=fix)

    if box.provider is Provider.NONE:
        return say(Level.WARN, "off: it sends nothing", f"cam mailbox edit {box.address} --preset NAME")
    sender = desk.sender_for(box)
    try:
        sender.open()
        if isinstance(sender, Checkable):
            sender.check()
        said = sender.describe()
    except GatewayError as error:
        return say(Level.FAIL, f"failing: {error.what}", error.hint or f"cam mailbox verify {box.address}")
    finally:
        sender.close()
    if box.status is MailboxStatus.PAUSED:
        why = f" ({box.paused_reason})" if box.paused_reason else ""
        return say(Level.WARN, f"configured, and paused{why}: {said}", f"cam mailbox resume {box.address}")
    if box.status is MailboxStatus.UNVERIFIED:
        return say(Level.WARN, f"configured, never verified: {said}", f"cam mailbox verify {box.address}")
    return say(Level.OK, f"configured: {said}")


def _inboxes(desk: Desk, boxes: Iterable[Mailbox]) -> Iterator[Finding]:
    for box in boxes:
        yield _inbox(desk, box)


def _inbox(desk: Desk, box: Mailbox) -> Finding:
    def say(level: Level, detail: str, fix: str = "") -> Finding:
        return Finding(check="inbox", subject=box.address, level=level, detail=detail, fix=fix)

    reader = desk.inbox_for(box)
    if reader is None and box.replies_by_hand:
        return say(Level.OK, "off: its owner reads the answers and marks them")
    if reader is None:
        fix = f"cam mailbox edit {box.address} --imap-host HOST, or --replies-by-hand"
        return say(Level.WARN, "off: nobody sees the answers, so it sends no follow-ups", fix)
    try:
        reader.open()
        reader.folders()
        return say(Level.OK, f"configured: {reader.describe()}")
    except GatewayError as error:
        return say(Level.FAIL, f"failing: {error.what}", error.hint or f"cam mailbox verify {box.address}")
    finally:
        reader.close()


def _refusals(desk: Desk, boxes: Iterable[Mailbox]) -> Iterator[Finding]:
    """Give what receivers say of each mailbox's mail; nothing of one whose mail nobody refused."""
    with desk.db.read() as connection:
        found = refusals.by_mailbox(connection, since=desk.clock() - WATCHED)
    for box in boxes:
        if box.id in found:
            one = found[box.id]
            level = Level.WARN if one.is_trouble else Level.OK
            detail = f"{one.in_words}; the last: {one.refused[-1].said[:SAID]}"
            fix = one.advice if one.is_trouble else ""
            yield Finding(check="refused", subject=box.address, level=level, detail=detail, fix=fix)


def _alerts(desk: Desk) -> Iterator[Finding]:
    names = [channel.name for channel in human_channels(desk)]
    if not names:
        detail = "off: alerts wait in cam alerts list"
        yield Finding(check="alerts", subject="-", level=Level.OK, detail=detail)
        return
    settings = desk.settings.alerts
    if settings.emails:
        try:
            mailbox_for_alerts(desk)
        except Misconfigured as error:
            yield Finding(
                check="alerts", subject="mailbox", level=Level.FAIL, detail=error.what, fix=error.hint
            )
    yield from _channels(desk, "alerts", names, references=(*settings.urls, settings.webhook))
    with desk.db.read() as connection:
        waiting = [one for one in alerts.undelivered(connection) if one.error]
    if waiting:
        level = Level.FAIL if any(is_loud(one, now=desk.clock()) for one in waiting) else Level.WARN
        detail = f"failing: {waiting[0].error}"
        yield Finding(check="alerts", subject="outbox", level=level, detail=detail, fix="cam alerts test")


def _escalation(desk: Desk) -> Iterator[Finding]:
    channels = escalation_channels(desk)
    if not channels:
        detail = "off: qualified leads are handed to no other tool"
        yield Finding(check="escalation", subject="-", level=Level.OK, detail=detail)
        return
    names = [channel.name for channel in channels]
    yield from _channels(desk, "escalation", names, references=(desk.settings.alerts.escalation_webhook,))


def _channels(
    desk: Desk, check: str, names: Iterable[str], *, references: Iterable[str]
) -> Iterator[Finding]:
    broken = []
    for reference in references:
        try:
            if reference and not reference.startswith(("https://", "http://")):
                desk.secret(reference)
        except GatewayError as error:
            broken.append(error)
    for one in broken:
        detail = f"failing: {one.what}"
        yield Finding(check=check, subject="secret", level=Level.FAIL, detail=detail, fix=one.hint)
    if not broken:
        for name in names:
            yield Finding(check=check, subject=name, level=Level.OK, detail="configured")
