"""The desk: the real things a use case works with, chosen once at the door and handed in."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cam.clock import Clock
from cam.engine.campaigns import Mailbox
from cam.errors import Misconfigured
from cam.gateways.ports import EmailSender, Inbox, Resolver, TimeServer
from cam.settings import Settings
from cam.store.database import Database


def no_inbox(_mailbox: Mailbox) -> None:
    """Return nothing: no inbox is read."""


def _no_secret(reference: str) -> str:
    raise Misconfigured(f"secret {reference}: there is none at this desk")


def _not_halted() -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """
    Store, gateways, settings, clock.

    root: the workspace's folder.  sender_for: makes the sender of a mailbox; its secret is resolved when it opens.
    inbox_for: makes the reader of its inbox alike, None where it has none.
    secret: gives the secret behind a reference, or raises Misconfigured.
    resolver: asks the DNS, time_server another clock; None where nobody may be asked.
    stopping: set when the process was asked to stop; nothing is begun after that.
    halted: says why nothing may be begun at this moment whatever the database says, "" where it may.
    """

    db: Database
    settings: Settings
    clock: Clock
    root: Path
    sender_for: Callable[[Mailbox], EmailSender]
    inbox_for: Callable[[Mailbox], Inbox | None] = no_inbox
    secret: Callable[[str], str] = _no_secret
    resolver: Resolver | None = None
    time_server: TimeServer | None = None
    stopping: threading.Event = field(default_factory=threading.Event)
    halted: Callable[[], str] = _not_halted
