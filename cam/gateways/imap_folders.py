"""Which folders are read: those named, and the ones for spam and for sent mail, whatever their language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from imapclient.imap_utf7 import decode

from cam.gateways.imap_guard import is_folder_name

# where a server marks no folder with \Junk or \Sent (RFC 6154): names that mail programs have given them
JUNK_NAMES = (
    "junk", "spam", "junk e-mail", "junk email", "junk mail", "bulk mail", "bulk", "spamverdacht", "junk-e-mail",
    "unerwünscht", "unerwünschte werbung", "werbung", "courrier indésirable", "indésirables", "pourriel", "pourriels",
    "correo no deseado", "correo basura", "posta indesiderata", "indesiderata", "ongewenste e-mail", "ongewenst",
    "ongewenste mail", "lixo eletrônico", "lixo electrónico", "lixo", "spamming", "skräppost", "søppelpost", "uønsket",
    "roskaposti", "wiadomości-śmieci", "нежелательная почта", "спам", "垃圾邮件", "垃圾郵件", "迷惑メール",
)  # fmt: skip
SENT_NAMES = (
    "sent", "sent mail", "sent items", "sent messages", "sent-mail", "gesendet", "gesendete elemente",
    "gesendete objekte", "gesendete nachrichten", "envoyés", "messages envoyés", "éléments envoyés", "courrier envoyé",
    "enviados", "elementos enviados", "mensajes enviados", "correo enviado", "posta inviata", "inviata", "inviati",
    "elementi inviati", "verzonden", "verzonden items", "verzonden objecten", "verzonden berichten", "itens enviados",
    "mensagens enviadas", "skickat", "skickade objekt", "sendte elementer", "sendt post", "wysłane", "отправленные",
    "已发送邮件", "已傳送郵件", "送信済みメール",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Folder:
    """
    A folder as the server lists it.

    name: as people read it.  raw: as the server writes it, the only form that is ever sent back.  flags: in lower case.
    """

    name: str
    raw: str
    flags: frozenset[str]
    delimiter: str = ""

    @property
    def leaf(self) -> str:
        """The last part of the name, in lower case: "junk" of INBOX.Junk."""
        parts = self.name.rsplit(self.delimiter, 1) if self.delimiter else [self.name]
        return parts[-1].strip().casefold()

    @property
    def is_selectable(self) -> bool:
        """Whether there can be messages in it."""
        return not self.flags & {"\\noselect", "\\nonexistent"}


def listed(answers: Iterable[tuple[Sequence[Any], Any, Any]]) -> tuple[Folder, ...]:
    """
    Return the folders of a LIST answer; one whose name cannot be written in a command is left out.

    A name is quoted in later commands, so nothing that ends a line may be in it; RFC 3501 names are ASCII.
    """
    found = []
    for flags, delimiter, name in answers:
        raw = name.decode("latin-1") if isinstance(name, bytes) else str(name)
        if not is_folder_name(raw):
            continue
        found.append(
            Folder(
                name=decoded(raw),
                raw=raw,
                flags=frozenset(_text(flag).lower() for flag in flags),
                delimiter=_text(delimiter) if delimiter else "",
            )
        )
    return tuple(folder for folder in found if folder.is_selectable)


def chosen(folders: Sequence[Folder], wanted: Sequence[str]) -> tuple[Folder, ...]:
    """Return the folders to read, in the order wanted, with the one for spam at the end."""
    found = [folder for name in wanted if (folder := named(folders, name)) is not None]
    junk = special(folders, "\\junk", JUNK_NAMES)
    if junk is not None:
        found.append(junk)
    return tuple(dict.fromkeys(found))


def named(folders: Sequence[Folder], name: str) -> Folder | None:
    """Return the folder of that name; INBOX in any case (RFC 3501 5.1)."""
    for folder in folders:
        if name in (folder.name, folder.raw) or name.upper() == folder.name.upper() == "INBOX":
            return folder
    return None


def special(folders: Sequence[Folder], flag: str, names: Sequence[str]) -> Folder | None:
    """Return the folder that the server marks so, else the first of a known name, the least nested before others."""
    for folder in folders:
        if flag in folder.flags:
            return folder
    known = [folder for folder in folders if folder.leaf in names]
    return min(known, key=lambda folder: (_depth(folder), names.index(folder.leaf)), default=None)


def _depth(folder: Folder) -> int:
    # "INBOX.Junk" is at the top where a server keeps everything below the inbox
    name = folder.name.upper().removeprefix(f"INBOX{folder.delimiter}") if folder.delimiter else folder.name
    return name.count(folder.delimiter) if folder.delimiter else 0


def decoded(raw: str) -> str:
    """Return a folder name as people read it; one that is not modified UTF-7 as it is."""
    try:
        name = decode(raw.encode("ascii"))
    except (ValueError, LookupError):
        return raw
    return name if name.isprintable() else raw


def _text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)
