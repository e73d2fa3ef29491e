"""Reading a mailbox over IMAP: folders are only examined, bodies only peeked at, so nothing is ever marked as read."""

import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cam.engine.vocabulary import Tls
from cam.errors import GatewayError, Misconfigured, Permanent, Transient
from cam.gateways.imap_answers import Part
from cam.gateways.imap_fetch import Broken, Reading
from cam.gateways.imap_folders import SENT_NAMES, Folder, chosen, listed, named, special
from cam.gateways.imap_guard import is_message_id
from cam.gateways.imap_session import GARBLED, ImapServer, explain, open_client
from cam.gateways.imap_wire import Client, Deadlines, Phase, Refusal
from cam.gateways.ports import Fetched, Place
from cam.gateways.smtp import default_context
from cam.gateways.wire import WireError, is_loopback, monotonic
from cam.gateways.wire_explain import not_loopback

# after so long a silence a connection is asked whether it still stands before anything is entrusted to it
SILENCE_SECONDS = 5.0
# servers may end an IDLE after 30 minutes (RFC 2177)
IDLE_SECONDS = 25 * 60.0
LISTEN_SECONDS = 0.5

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class ImapInbox:
    """
    The Inbox and SentFolder over IMAP.

    password: called when a log-in is due; may raise Misconfigured.  wanted: the folders to read beside the one for
    spam.  context: what certificates must satisfy; the system's store (or SSL_CERT_FILE) and TLS 1.2 where none is
    given.  tls none is for this machine only.  Not to be shared between threads.
    """

    def __init__(
        self,
        *,
        host: str,
        port: int,
        tls: Tls,
        user: str,
        password: Callable[[], str],
        wanted: Sequence[str] = ("INBOX",),
        deadlines: Deadlines | None = None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.host = host
        self.port = port
        self.tls = tls
        self.user = user
        self.wanted = tuple(wanted)
        self.deadlines = deadlines or Deadlines()
        self._password = password
        self._given_context = context
        self._server: ImapServer | None = None
        self._client: Client | None = None
        self._folders: tuple[Folder, ...] | None = None
        self._selected = ""
        self._used_at = 0.0
        self._uid_next: int | None = None

    def open(self) -> None:
        """Be connected, protected and logged in; a connection that still stands is kept."""
        if self._client is not None and self._still_stands(self._client):
            return
        self.close()
        self._server = self._checked_server()
        self._client = open_client(self._server, deadlines=self.deadlines)
        self._used_at = monotonic()

    def folders(self) -> tuple[str, ...]:
        """Return the names of the folders that are read."""
        self.open()
        with self._dialogue() as client:
            return tuple(folder.name for folder in chosen(self._all_folders(client), self.wanted))

    def sent_folder(self) -> str | None:
        """Return the name of the folder for sent mail, or None."""
        self.open()
        with self._dialogue() as client:
            folder = special(self._all_folders(client), "\\sent", SENT_NAMES)
        return folder.name if folder else None

    def fetch(self, folder: str, *, after: Place | None, since: datetime) -> Iterator[Fetched]:
        """Give the folder's messages after a place, oldest first; see the port."""
        self.open()
        with self._dialogue() as client:
            uid_validity, uid_next = self._examine(client, folder)
            if folder.upper() == "INBOX":
                self._uid_next = uid_next
            if after is not None and after.uid_validity != uid_validity:
                after = None
            if after is not None and uid_next is not None and uid_next <= after.uid + 1:
                return
            uids = self._search(client, after=after, since=since)
        day = since.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        reading = Reading(
            folder=folder,
            uid_validity=uid_validity,
            ask=lambda uids, what: self._parts(folder, uid_validity, uids, what),
            unknown_arrival=since.astimezone(UTC),
            not_before=day if after is None else None,
        )
        yield from reading.messages(uids)

    def wait(self, *, seconds: float, stopping: threading.Event) -> bool:
        """Wait in IDLE where the server has it, else until the time is over; return whether there may be new mail."""
        until = monotonic() + seconds
        with suppress(GatewayError):
            self.open()
            if self._can_idle():
                return self._idle(until=min(until, monotonic() + IDLE_SECONDS), stopping=stopping)
        # a server without IDLE, or one that has just left: asking again in the ordinary rhythm is all there is
        stopping.wait(max(0.0, until - monotonic()))
        return not stopping.is_set()

    def holds(self, message_id: str) -> bool:
        """Return whether the Sent folder has a message of that id."""
        if not is_message_id(message_id):
            return False
        self.open()
        with self._dialogue() as client:
            sent = self._sent(client)
            self._examine(client, sent.name)
            client.wire.begin(Phase.SEARCH, self.deadlines.reply)
            return bool(client.search(f'HEADER Message-ID "{message_id}"'))

    def file(self, mime: bytes, *, sent_at: datetime) -> None:
        """Put a copy into the Sent folder, marked as read."""
        self.open()
        with self._dialogue() as client:
            sent = self._sent(client)
            client.wire.begin(Phase.APPEND, self.deadlines.transfer)
            client.append(sent.raw, mime, flags=(b"\\Seen",), msg_time=sent_at)

    def describe(self) -> str:
        """Return where, how protected, as whom, which folders, and whether it tells of new mail by itself."""
        where = f"{self.host}:{self.port}"
        if self._client is None:
            return f"{where}, not connected"
        names = ", ".join(self.folders())
        parts = [
            where,
            self._client.wire.tls_version or "no TLS",
            f"logged in as {self.user}",
            f"reads {names}",
        ]
        parts.append("tells of new mail by itself" if self._can_idle() else "is asked for new mail")
        return ", ".join(parts)

    def close(self) -> None:
        """Say goodbye."""
        client, self._client = self._client, None
        self._folders, self._selected = None, ""
        if client is None:
            return
        client.wire.begin(Phase.LOGOUT, self.deadlines.goodbye)
        with suppress(WireError, Refusal, *GARBLED):
            client.logout()
        client.wire.close()

    def _parts(self, folder: str, uid_validity: int, uids: Sequence[int], what: str) -> list[Part]:
        """Fetch parts of messages, on a new connection where the last one broke."""
        self.open()
        with self._dialogue() as client:
            if self._selected != folder and self._examine(client, folder)[0] != uid_validity:
                raise Transient(
                    f"imap {self.host}:{self.port}: folder {folder!r} was made anew while it was read",
                    hint="it is read from its beginning the next time",
                )
        try:
            with self._dialogue() as client:
                client.wire.begin(Phase.FETCH, self.deadlines.transfer)
                return client.parts(uids, what)
        except GatewayError as error:
            raise Broken(error) from error

    def _search(self, client: Client, *, after: Place | None, since: datetime) -> list[int]:
        client.wire.begin(Phase.SEARCH, self.deadlines.transfer)
        if after is None:
            # servers compare days in a zone of their own: a day more is asked for, and the moment looked at later
            day = since.astimezone(UTC) - timedelta(days=1)
            return sorted(set(client.search(f"SINCE {day.day}-{_MONTHS[day.month - 1]}-{day.year:04}")))
        # "n:*" always names the last message, even where it is below n (RFC 3501 6.4.8)
        return sorted({uid for uid in client.search(f"UID {after.uid + 1}:*") if uid > after.uid})

    def _examine(self, client: Client, name: str) -> tuple[int, int | None]:
        """Enter a folder without the right to change it; return its uid_validity and the next UID, if it is told."""
        folder = named(self._all_folders(client), name)
        if folder is None:
            self._folders = None
            raise Permanent(
                f"imap {self.host}:{self.port}: there is no folder {name!r}",
                hint="cam mailbox edit ADDRESS --folder names those to read",
                code="no_folder",
            )
        client.wire.begin(Phase.SELECT, self.deadlines.reply)
        self._selected = ""
        found = client.examine(folder.raw)
        self._selected = name
        uid_next = found.get(b"UIDNEXT")
        if uid_next is None and found.get(b"EXISTS") == 0:
            uid_next = 1
        return int(found.get(b"UIDVALIDITY", 0)), uid_next

    def _all_folders(self, client: Client) -> tuple[Folder, ...]:
        if self._folders is None:
            client.wire.begin(Phase.LIST, self.deadlines.reply)
            self._folders = listed(client.list_folders())
        return self._folders

    def _sent(self, client: Client) -> Folder:
        folder = special(self._all_folders(client), "\\sent", SENT_NAMES)
        if folder is None:
            raise Permanent(
                f"imap {self.host}:{self.port}: there is no folder for sent mail",
                hint="make a folder called Sent",
                code="no_sent_folder",
            )
        return folder

    def _idle(self, *, until: float, stopping: threading.Event) -> bool:
        with self._dialogue() as client:
            _, uid_next = self._examine(client, "INBOX")
            if uid_next != self._uid_next:
                return True  # it came between the last look and this one
            while (left := until - monotonic()) > 0 and not stopping.is_set():
                client.wire.begin(Phase.IDLE, left + self.deadlines.reply)
                client.idle()
                while (left := until - monotonic()) > 0 and not stopping.is_set():
                    if client.wire.listen(min(left, LISTEN_SECONDS)):
                        break
                client.wire.begin(Phase.IDLE, self.deadlines.reply)
                _, said = client.idle_done()
                if any(len(words) > 1 and words[1] in (b"EXISTS", b"RECENT") for words in said):
                    return True
        return False

    def _can_idle(self) -> bool:
        with self._dialogue() as client:
            client.wire.begin(Phase.NOOP, self.deadlines.reply)
            return b"IDLE" in client.capabilities()

    def _still_stands(self, client: Client) -> bool:
        if not client.wire.is_open:
            return False
        if monotonic() - self._used_at < SILENCE_SECONDS:
            return True
        client.wire.begin(Phase.NOOP, self.deadlines.reply)
        try:
            client.noop()
        except (WireError, Refusal, *GARBLED):
            client.wire.close()
            return False
        self._used_at = monotonic()
        return True

    @contextmanager
    def _dialogue(self) -> Iterator[Client]:
        """Give the client; whatever breaks the dialogue closes it and leaves as a GatewayError."""
        if self._client is None or self._server is None:
            raise Transient(f"imap {self.host}:{self.port}: the connection is closed")
        client, server = self._client, self._server
        try:
            yield client
        except Refusal as refusal:
            raise explain(server, refusal, phase=refusal.phase) from refusal
        except (WireError, *GARBLED) as error:
            self._abort()
            raise explain(server, error, phase=client.wire.phase) from error
        except GatewayError:
            raise
        except BaseException:  # an interrupt in the middle: what comes next must not continue this dialogue
            self._abort()
            raise
        self._used_at = monotonic()

    def _abort(self) -> None:
        if self._client is not None:
            self._client.wire.close()
        self._client, self._folders, self._selected = None, None, ""

    def _checked_server(self) -> ImapServer:
        """Return where to connect, after all that can be known to be wrong without connecting."""
        server = ImapServer(host=self.host, port=self.port, tls=self.tls, user=self.user)
        if not self.host or not 0 < self.port < 65536:
            raise Misconfigured(
                f"imap {self.host or '(no host)'}:{self.port}: host and port make no server",
                hint="set --imap-host and --imap-port",
            )
        context = None
        if self.tls is not Tls.NONE:
            context = self._given_context or default_context()
        elif self.host.lower() != "localhost" and not is_loopback(self.host):
            raise not_loopback(server.endpoint)
        return replace(server, password=self._secret(), context=context)

    def _secret(self) -> str:
        where = f"imap {self.host}:{self.port}"
        if not self.user:
            raise Misconfigured(f"{where}: there is no user to log in as", hint="set --imap-user")
        secret = self._password()
        if not secret:
            raise Misconfigured(
                f"{where}: user {self.user!r} has no password",
                hint="set --imap-password-ref to env:NAME, file:PATH or keyring:SERVICE/USER",
            )
        if any("\0" in text or "\r" in text or "\n" in text for text in (self.user, secret)):
            raise Misconfigured(
                f"{where}: user or password has a line end in it", hint="store the secret without it"
            )
        return secret
