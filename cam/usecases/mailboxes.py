"""Mailboxes: add one, change it, look at it, verify it, pause it and let it send again."""

import ipaddress
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cam import secrets
from cam.engine import schedule
from cam.engine.addresses import normalise
from cam.engine.campaigns import Mailbox
from cam.engine.quotas import Scope, mailbox_limit
from cam.engine.vocabulary import MailboxStatus, Provider, Tls
from cam.errors import GatewayError, InputError, Refused
from cam.gateways.presets import complete, inbox_host
from cam.store import inbox, ledger, mailboxes
from cam.usecases import outages, verify_mailbox
from cam.usecases.desk import Desk

SMTP_FIELDS = ("smtp_host", "smtp_port", "smtp_user", "smtp_password_ref", "smtp_tls")
NO_SERVER = {
    "smtp_host": "",
    "smtp_port": 0,
    "smtp_user": "",
    "smtp_password_ref": "",
    "smtp_tls": Tls.STARTTLS,
}
INBOX_FIELDS = ("imap_host", "imap_port", "imap_user", "imap_password_ref", "imap_tls")
NO_INBOX = {"imap_host": "", "imap_port": 0, "imap_user": "", "imap_password_ref": "", "imap_tls": Tls.IMPLICIT,
            "maildir": ""}  # fmt: skip
INBOX_PORTS = {Tls.IMPLICIT: 993, Tls.STARTTLS: 143, Tls.NONE: 143}
NOTHING_LEARNED = {"keeps_message_id": None, "files_sent": None, "sent_delay_seconds": None}
DEFAULT_KEY_REF = "env:RESEND_API_KEY"
DEFAULT_PORTS = {Tls.IMPLICIT: 465, Tls.STARTTLS: 587, Tls.NONE: 25}


@dataclass(frozen=True, kw_only=True)
class MailboxOptions:
    """What is asked for on the command line; None: not said."""

    name: str | None = None
    reply_to: str | None = None
    provider: Provider | None = None
    preset: str | None = None
    smtp_host: str | None = None
    smtp_port: int | None = None
    smtp_user: str | None = None
    smtp_password_ref: str | None = None
    smtp_tls: Tls | None = None
    api_key_ref: str | None = None
    daily_cap: int | None = None
    warm_up: bool | None = None
    replies_by_hand: bool | None = None
    imap_host: str | None = None
    imap_port: int | None = None
    imap_user: str | None = None
    imap_password_ref: str | None = None
    imap_tls: Tls | None = None
    maildir: str | None = None
    folders: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class MailboxToday:
    """A mailbox and what it may still send today.  limit: the cap of today in plain words."""

    mailbox: Mailbox
    used_today: int
    cap_today: int
    limit: str


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A mailbox and what its server was found to be; found: "" where it was not tried."""

    mailbox: Mailbox
    found: str = ""


def add_mailbox(desk: Desk, address: str, options: MailboxOptions, *, verifies: bool = True) -> Checked:
    """
    Add a mailbox and return it, active where log-in was tried and worked, else unverified.

    Raises InputError with every mistake, or GatewayError with what the server said; nothing is added then.
    """
    address = checked_address(address)
    where = f"mailbox {address}"
    with desk.db.read() as connection:
        if mailboxes.find_mailbox(connection, address) is not None:
            raise InputError(f"{where}: it exists already", hint=f"run 'cam mailbox edit {address}'")
    blank: dict[str, Any] = {"provider": Provider.SMTP, "daily_cap": desk.settings.limits.mailbox_per_day}
    values = _complete(blank | _said(options), options, where=where, address=address)
    found = ""
    if verifies and values["provider"] is not Provider.NONE:
        # before it is added, so that a mailbox that cannot send is not half there
        trial = Mailbox(**{"id": 0, "address": address, "created_at": desk.clock(), **values})
        found = _try(desk, trial, hint="nothing was added; --no-verify adds it all the same")
    at = desk.clock()
    with desk.db.write() as connection:
        added = mailboxes.add_mailbox(connection, _plain({"address": address, **values}), at=at)
        return Checked(
            mailbox=mailboxes.set_verified(connection, added.id, at=at) if found else added, found=found
        )


def edit_mailbox(desk: Desk, address: str, options: MailboxOptions) -> Mailbox:
    """
    Change what is said and return the mailbox as it is now.

    Where the server, its user or its password changed, it is unverified until `mailbox verify` worked.
    """
    said = _said(options)
    if not said and options.preset is None:
        raise InputError(
            f"mailbox {address}: nothing to change was said", hint="see 'cam mailbox edit --help'"
        )
    at = desk.clock()
    with desk.db.write() as connection:
        before = mailboxes.get_mailbox(connection, address)
        kept = _kept(before, options) | _kept_inbox(before, said)
        values = _complete(kept | said, options, where=f"mailbox {before.address}", address=before.address)
        # what another server or provider had is not left behind: its secret would go to the new one
        after = mailboxes.change(connection, before.id, _plain(NO_SERVER | values), at=at)
        if _door_of(after) != _door_of(before) and after.status is MailboxStatus.ACTIVE:
            after = mailboxes.set_status(connection, after.id, MailboxStatus.UNVERIFIED, at=at)
        if _ways_of(after) != _ways_of(before):
            after = mailboxes.change(connection, after.id, NOTHING_LEARNED, at=at)
        return after


def verify(desk: Desk, address: str) -> Checked:
    """
    Log in without sending and return the mailbox, which is active from now on.

    Raises GatewayError with what the server said; the mailbox stays as it was.
    """
    with desk.db.read() as connection:
        box = mailboxes.get_mailbox(connection, address)
    found = _try(desk, box)
    at = desk.clock()
    with desk.db.write() as connection:
        verified = mailboxes.set_verified(connection, box.id, at=at)
        _mended(connection, box, at=at)
        if box.status is MailboxStatus.PAUSED:
            verified = mailboxes.set_status(connection, box.id, MailboxStatus.ACTIVE, at=at)
        return Checked(mailbox=verified, found=found)


def _try(desk: Desk, box: Mailbox, *, hint: str = "") -> str:
    try:
        return verify_mailbox.verify(desk, box)
    except GatewayError as error:
        hints = "; ".join(part for part in (error.hint, hint) if part)
        raise type(error)(f"mailbox {box.address}: {error.what}", hint=hints, code=error.code) from error


def pause_mailbox(desk: Desk, address: str, *, reason: str) -> Mailbox:
    """Let a mailbox send nothing until it is resumed; its leads wait for it."""
    with desk.db.write() as connection:
        box = mailboxes.get_mailbox(connection, address)
        return mailboxes.set_status(
            connection, box.id, MailboxStatus.PAUSED, at=desk.clock(), reason=reason or "paused by hand"
        )


def resume_mailbox(desk: Desk, address: str) -> Mailbox:
    """Let a paused mailbox send again; one that was never verified is refused."""
    with desk.db.write() as connection:
        box = mailboxes.get_mailbox(connection, address)
        if box.verified_at is None:
            raise Refused(
                f"mailbox {box.address}: it was never verified", guard="unverified",
                hint=f"run 'cam mailbox verify {box.address}'",
            )  # fmt: skip
        at = desk.clock()
        _mended(connection, box, at=at)
        return mailboxes.set_status(connection, box.id, MailboxStatus.ACTIVE, at=at)


def _mended(connection: Connection, box: Mailbox, *, at: datetime) -> None:
    """Forget what was wrong with a mailbox: somebody mended it, or says so."""
    inbox.forget_trouble(connection, box.id)
    outages.inbox_back(connection, box.id, at=at)
    outages.mailbox_back(connection, box.id, at=at)


def show_mailbox(desk: Desk, address: str) -> MailboxToday:
    """Return one mailbox and what it may still send today."""
    with desk.db.read() as connection:
        return _today(connection, desk, mailboxes.get_mailbox(connection, address))


def list_mailboxes(desk: Desk) -> list[MailboxToday]:
    """Return every mailbox and what it may still send today."""
    with desk.db.read() as connection:
        return [_today(connection, desk, box) for box in mailboxes.all_mailboxes(connection)]


def _today(connection: Connection, desk: Desk, box: Mailbox) -> MailboxToday:
    now, limits = desk.clock(), desk.settings.limits
    zone = ZoneInfo(desk.settings.sender.timezone)
    key = (Scope.MAILBOX, str(box.id))
    used = ledger.used(connection, [key], since=schedule.day_start(zone, now), campaign_id=0).get(key, 0)
    first_send = ledger.mailbox_days(connection, [box.id]).get(box.id, (None, None))[0]
    limit = mailbox_limit(
        box,
        first_send=first_send,
        now=now,
        zone=zone,
        used=used,
        start=limits.warm_up_start,
        step=limits.warm_up_step,
    )
    return MailboxToday(mailbox=box, used_today=used, cap_today=limit.cap, limit=limit.usage)


def checked_address(text: str) -> str:
    """Return an address as it is stored; raises InputError where it is none."""
    found = normalise(text)
    if not isinstance(found, str):
        raise InputError(f"mailbox {text!r}: {found.why}", hint="write an address, such as me@firm.example")
    return found


def _said(options: MailboxOptions) -> dict[str, Any]:
    said = {name: value for name, value in asdict(options).items() if value is not None and name != "preset"}
    if said.get("maildir"):
        said["maildir"] = str(Path(said["maildir"]).expanduser().absolute())
    # one column holds the reference of what the provider wants, whatever it is called
    key_ref = said.pop("api_key_ref", None)
    return said if key_ref is None else {**said, "smtp_password_ref": key_ref}


def _kept_inbox(box: Mailbox, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of the inbox that stay; another server, or a Maildir, begins anew: no secret goes there."""
    if said.get("maildir") or said.get("imap_host", box.imap_host) != box.imap_host:
        return dict(NO_INBOX)
    if said.get("imap_host"):
        return {name: getattr(box, name) for name in INBOX_FIELDS} | {"maildir": ""}
    return {name: getattr(box, name) for name in (*INBOX_FIELDS, "maildir")}


def _kept(box: Mailbox, options: MailboxOptions) -> dict[str, Any]:
    """Return the columns of the server that stay as they are; a preset or another provider begins anew."""
    if options.preset is not None or options.provider not in (None, box.provider):
        return {"provider": Provider.SMTP if options.preset is not None else box.provider}
    return {"provider": box.provider, **{name: getattr(box, name) for name in SMTP_FIELDS}}


def _complete(
    values: Mapping[str, Any], options: MailboxOptions, *, where: str, address: str
) -> dict[str, Any]:
    """Return the columns with the preset's and the protocol's defaults; raise InputError with every mistake."""
    values = dict(values)
    if options.preset is not None:
        found = complete(
            options.preset, address=address, host=options.smtp_host or "", port=options.smtp_port or 0,
            tls=options.smtp_tls, user=options.smtp_user or "",
        )  # fmt: skip
        values |= {
            "smtp_host": found.host,
            "smtp_port": found.port,
            "smtp_tls": found.tls,
            "smtp_user": found.user,
        }
        # whoever reads the answers by hand, or from a Maildir, wants no other reader
        if not (values.get("imap_host") or values.get("maildir") or values.get("replies_by_hand")):
            values["imap_host"] = inbox_host(options.preset)
    elif values["provider"] is Provider.SMTP:
        values["smtp_tls"] = _tls(values, options)
        values["smtp_port"] = values.get("smtp_port") or DEFAULT_PORTS[values["smtp_tls"]]
    elif values["provider"] is Provider.RESEND:
        values["smtp_password_ref"] = values.get("smtp_password_ref") or DEFAULT_KEY_REF
    if values.get("imap_host"):
        values["imap_tls"] = values.get("imap_tls") or Tls.IMPLICIT
        values["imap_port"] = values.get("imap_port") or INBOX_PORTS[Tls(values["imap_tls"])]
    problems = [*_problems(values, options), *_inbox_problems(values, options)]
    if problems:
        raise InputError(
            f"{where}: {problems[0]}" if len(problems) == 1 else f"{where}: {len(problems)} settings do not fit",
            problems=problems if len(problems) > 1 else (), hint="see 'cam mailbox add --help'",
        )  # fmt: skip
    return values


def _tls(values: Mapping[str, Any], options: MailboxOptions) -> Tls:
    """Return how to protect the connection: as said, as it is, else as the port is used everywhere."""
    known = options.smtp_tls or values.get("smtp_tls")
    if known is not None:
        return Tls(known)
    return Tls.IMPLICIT if options.smtp_port == DEFAULT_PORTS[Tls.IMPLICIT] else Tls.STARTTLS


def _problems(values: Mapping[str, Any], options: MailboxOptions) -> list[str]:
    problems = []
    if not (values.get("name") or "").isprintable():
        problems.append(f"--name {values['name']!r} has a line break or a control character")
    if values.get("reply_to"):
        try:
            checked_address(values["reply_to"])
        except InputError:
            problems.append(f"--reply-to {values['reply_to']!r} is not an address")
    if options.api_key_ref is not None and values["provider"] is not Provider.RESEND:
        problems.append(f"--api-key-ref: provider {values['provider'].value} has no API key")
    if values["provider"] is Provider.SMTP:
        return problems + _smtp_problems(values)
    if values["provider"] is Provider.RESEND:
        problems += _reference_problems(values["smtp_password_ref"], flag="--api-key-ref")
    strays = [
        f"--{name.replace('_', '-')}"
        for name in (*SMTP_FIELDS, "preset")
        if getattr(options, name) is not None
    ]
    return problems + [f"{flag}: provider {values['provider'].value} uses no server" for flag in strays]


def _smtp_problems(values: Mapping[str, Any]) -> list[str]:
    problems = []
    host = values.get("smtp_host", "")
    if not host:
        problems.append(
            "no server is named; --preset NAME or --smtp-host HOST, or --provider console to try things out"
        )
    elif values["smtp_tls"] is Tls.NONE and not _is_loopback(host):
        problems.append(f"--smtp-tls none: {host} is not this machine; only loopback may go without TLS")
    user, reference = values.get("smtp_user", ""), values.get("smtp_password_ref", "")
    if user and not reference:
        problems.append(f"--smtp-user {user}: it has no password; add --smtp-password-ref env:NAME")
    if reference and not user:
        problems.append("--smtp-password-ref: it has no user; add --smtp-user NAME")
    if reference:
        problems += _reference_problems(reference)
    return problems


def _inbox_problems(values: Mapping[str, Any], options: MailboxOptions) -> Iterator[str]:
    host, maildir = values.get("imap_host", ""), values.get("maildir", "")
    if not host:
        for name in INBOX_FIELDS[1:]:
            if getattr(options, name) is not None:
                yield f"--{name.replace('_', '-')}: no server is named; add --imap-host HOST"
        if options.folders is not None and not maildir:
            yield "--folder: there is no inbox to read; add --imap-host HOST or --maildir DIR"
        return
    if maildir:
        yield "--maildir: the inbox is read over IMAP already; leave --imap-host or --maildir out"
    if values["imap_tls"] is Tls.NONE and not _is_loopback(host):
        yield f"--imap-tls none: {host} is not this machine; only loopback may go without TLS"
    reference = values.get("imap_password_ref", "")
    if reference:
        yield from _reference_problems(reference, flag="--imap-password-ref")
    elif values["provider"] is not Provider.SMTP or not values.get("smtp_password_ref"):
        yield f"--imap-host {host}: it has no password; add --imap-password-ref env:NAME"


def _reference_problems(reference: str, *, flag: str = "--smtp-password-ref") -> list[str]:
    try:
        secrets.check(reference)
    except InputError as error:
        return [f"{flag}: {error.what}; {error.hint}"]
    return []


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _door_of(box: Mailbox) -> tuple[object, ...]:
    return (box.provider, *(getattr(box, name) for name in SMTP_FIELDS))


def _ways_of(box: Mailbox) -> tuple[object, ...]:
    return (*_door_of(box), *(getattr(box, name) for name in (*INBOX_FIELDS, "maildir")))


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    plain = {name: getattr(value, "value", value) for name, value in values.items()}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()}
