"""mailbox: the addresses that cam sends from and reads."""

from typing import TYPE_CHECKING, Annotated

import typer

from cam.commands.door import door
from cam.commands.options import MailboxArgument, ReasonOption
from cam.commands.output import cell
from cam.engine.vocabulary import Provider, Tls

if TYPE_CHECKING:
    from cam.engine.campaigns import Mailbox
    from cam.usecases.mailboxes import MailboxToday

app = typer.Typer(no_args_is_help=True, help="The addresses that cam sends from and reads.")

SPARE = ("replies_by_hand", "warm_up", "daily_cap", "provider")
LISTED = (
    "address",
    "provider",
    "status",
    "used_today",
    "cap_today",
    "daily_cap",
    "warm_up",
    "replies_by_hand",
    "why",
)
COLUMNS = (
    "id", "address", "name", "reply_to", "provider", "smtp_host", "smtp_port", "smtp_user", "smtp_password_ref",
    "smtp_tls", "daily_cap", "warm_up", "replies_by_hand", "imap_host", "imap_port", "imap_user", "imap_password_ref",
    "imap_tls", "maildir", "folders", "keeps_message_id", "files_sent", "sent_delay_seconds", "status",
    "paused_reason", "not_before", "failures", "verified_at", "created_at",
)  # fmt: skip
PRESETS = "gmail|outlook|sendgrid|postmark|mailgun|ses|fastmail|migadu"

NameOption = Annotated[
    str | None, typer.Option("--name", metavar="TEXT", help="Display name; else [sender] name.")
]
ReplyToOption = Annotated[
    str | None, typer.Option("--reply-to", metavar="ADDRESS", help="Where answers go; else the mailbox.")
]
ProviderOption = Annotated[
    Provider | None,
    typer.Option(
        "--provider", metavar="smtp|resend|console|none", case_sensitive=False, help="How it sends (smtp)."
    ),
]
PresetOption = Annotated[
    str | None, typer.Option("--preset", metavar=PRESETS, help="Fills host, port and TLS of a provider.")
]
HostOption = Annotated[str | None, typer.Option("--smtp-host", metavar="H", help="SMTP server.")]
PortOption = Annotated[
    int | None, typer.Option("--smtp-port", min=1, max=65535, metavar="P", help="Its port; else by TLS.")
]
UserOption = Annotated[
    str | None, typer.Option("--smtp-user", metavar="U", help="Log-in; without one none is tried.")
]
PasswordOption = Annotated[
    str | None,
    typer.Option("--smtp-password-ref", metavar="REF", help="env:NAME, file:PATH or keyring:SERVICE/USER."),
]
TlsOption = Annotated[
    Tls | None,
    typer.Option(
        "--smtp-tls",
        metavar="implicit|starttls|none",
        case_sensitive=False,
        help="none is for this machine only.",
    ),
]
ApiKeyOption = Annotated[
    str | None,
    typer.Option("--api-key-ref", metavar="REF", help="Resend: where its API key is (env:RESEND_API_KEY)."),
]
CapOption = Annotated[
    int | None, typer.Option("--daily-cap", min=0, metavar="N", help="Most messages a day.")
]
WarmUpOption = Annotated[
    bool | None, typer.Option("--warm-up/--no-warm-up", help="Raise the cap day by day from the first send.")
]
ByHandOption = Annotated[
    bool | None,
    typer.Option(
        "--replies-by-hand/--no-replies-by-hand",
        help="You read the answers and mark them, where cam does not read the inbox.",
    ),
]
ImapHostOption = Annotated[
    str | None, typer.Option("--imap-host", metavar="H", help="Server on which its inbox is read.")
]
ImapPortOption = Annotated[
    int | None, typer.Option("--imap-port", min=1, max=65535, metavar="P", help="Its port; else by TLS.")
]
ImapUserOption = Annotated[
    str | None, typer.Option("--imap-user", metavar="U", help="Log-in; else the one that sends.")
]
ImapPasswordOption = Annotated[
    str | None,
    typer.Option("--imap-password-ref", metavar="REF", help="Its password; else the one that sends."),
]
ImapTlsOption = Annotated[
    Tls | None,
    typer.Option(
        "--imap-tls",
        metavar="implicit|starttls|none",
        case_sensitive=False,
        help="none is for this machine only.",
    ),
]
MaildirOption = Annotated[
    str | None, typer.Option("--maildir", metavar="DIR", help="Read the inbox from a Maildir instead.")
]
FolderOption = Annotated[
    list[str] | None,
    typer.Option(
        "--folder", metavar="NAME", help="Read this folder (INBOX); repeatable, spam is always read."
    ),
]


@app.command("add")
def add_command(
    address: MailboxArgument,
    name: NameOption = None,
    reply_to: ReplyToOption = None,
    provider: ProviderOption = None,
    preset: PresetOption = None,
    smtp_host: HostOption = None,
    smtp_port: PortOption = None,
    smtp_user: UserOption = None,
    smtp_password_ref: PasswordOption = None,
    smtp_tls: TlsOption = None,
    api_key_ref: ApiKeyOption = None,
    daily_cap: CapOption = None,
    warm_up: WarmUpOption = None,
    replies_by_hand: ByHandOption = None,
    imap_host: ImapHostOption = None,
    imap_port: ImapPortOption = None,
    imap_user: ImapUserOption = None,
    imap_password_ref: ImapPasswordOption = None,
    imap_tls: ImapTlsOption = None,
    maildir: MaildirOption = None,
    folder: FolderOption = None,
    no_verify: Annotated[
        bool, typer.Option("--no-verify", help="Do not log in now; a campaign cannot launch with it yet.")
    ] = False,
) -> None:
    """
    Add a mailbox and log in once to see that it works; no mail is sent.

        cam mailbox add me@firm.example --preset fastmail --smtp-password-ref env:SMTP_PASSWORD
    """
    from cam.usecases.mailboxes import MailboxOptions, add_mailbox

    options = MailboxOptions(
        name=name, reply_to=reply_to, provider=provider, preset=preset, smtp_host=smtp_host, smtp_port=smtp_port,
        smtp_user=smtp_user, smtp_password_ref=smtp_password_ref, smtp_tls=smtp_tls, api_key_ref=api_key_ref,
        daily_cap=daily_cap, warm_up=warm_up, replies_by_hand=replies_by_hand, imap_host=imap_host,
        imap_port=imap_port, imap_user=imap_user, imap_password_ref=imap_password_ref, imap_tls=imap_tls,
        maildir=maildir, folders=tuple(folder) if folder else None,
    )  # fmt: skip
    with door().desk() as desk:
        added = add_mailbox(desk, address, options, verifies=not no_verify)
    door().emit([_row(added.mailbox)], lambda: _print_added(added.mailbox, added.found))


@app.command("edit")
def edit_command(
    address: MailboxArgument,
    name: NameOption = None,
    reply_to: ReplyToOption = None,
    provider: ProviderOption = None,
    preset: PresetOption = None,
    smtp_host: HostOption = None,
    smtp_port: PortOption = None,
    smtp_user: UserOption = None,
    smtp_password_ref: PasswordOption = None,
    smtp_tls: TlsOption = None,
    api_key_ref: ApiKeyOption = None,
    daily_cap: CapOption = None,
    warm_up: WarmUpOption = None,
    replies_by_hand: ByHandOption = None,
    imap_host: ImapHostOption = None,
    imap_port: ImapPortOption = None,
    imap_user: ImapUserOption = None,
    imap_password_ref: ImapPasswordOption = None,
    imap_tls: ImapTlsOption = None,
    maildir: MaildirOption = None,
    folder: FolderOption = None,
) -> None:
    """
    Change a mailbox; what is not said stays.

        cam mailbox edit me@firm.example --daily-cap 50
    """
    from cam.usecases.mailboxes import MailboxOptions, edit_mailbox

    options = MailboxOptions(
        name=name, reply_to=reply_to, provider=provider, preset=preset, smtp_host=smtp_host, smtp_port=smtp_port,
        smtp_user=smtp_user, smtp_password_ref=smtp_password_ref, smtp_tls=smtp_tls, api_key_ref=api_key_ref,
        daily_cap=daily_cap, warm_up=warm_up, replies_by_hand=replies_by_hand, imap_host=imap_host,
        imap_port=imap_port, imap_user=imap_user, imap_password_ref=imap_password_ref, imap_tls=imap_tls,
        maildir=maildir, folders=tuple(folder) if folder else None,
    )  # fmt: skip
    with door().desk() as desk:
        edited = edit_mailbox(desk, address, options)
    door().emit([_row(edited)], lambda: _print_edited(edited))


@app.command("list")
def list_command() -> None:
    """
    List the mailboxes with what each may still send today.

        cam mailbox list
    """
    from cam.usecases.mailboxes import list_mailboxes

    with door().desk(read_only=True) as desk:
        found = list_mailboxes(desk)
    rows = [_listed(one) for one in found]
    door().rows(
        LISTED,
        rows,
        empty="there is no mailbox yet; cam mailbox add ADDRESS --preset NAME makes one",
        spare=SPARE,
    )


@app.command("show")
def show_command(address: MailboxArgument) -> None:
    """
    Show everything about one mailbox.

        cam mailbox show me@firm.example
    """
    from cam.usecases.mailboxes import show_mailbox

    with door().desk(read_only=True) as desk:
        found = show_mailbox(desk, address)
    today = {"used_today": found.used_today, "cap_today": found.cap_today}
    door().emit([_row(found.mailbox) | today], lambda: _print_shown(found))


@app.command("verify")
def verify_command(
    address: MailboxArgument,
    probe: Annotated[
        bool, typer.Option("--probe", help="Also let it write to itself, and learn what its provider does.")
    ] = False,
    wait: Annotated[
        int, typer.Option("--wait", min=1, max=900, metavar="SECONDS", help="How long --probe looks (60).")
    ] = 60,
) -> None:
    """
    Log in without sending, where it sends and where it is read; where that works, the mailbox may send.

    With --probe it sends one message to itself: do Message-IDs arrive as they left, are copies filed in the Sent
    folder by themselves, how late? Where they are not, cam files them.

        cam mailbox verify me@firm.example --probe
    """
    from cam.usecases.mailboxes import verify

    with door().desk() as desk:
        checked = verify(desk, address)
        box, lines = checked.mailbox, [checked.found]
        if probe:
            from cam.usecases import probe_mailbox

            learned = probe_mailbox.probe(desk, address, seconds=wait)
            box = learned.mailbox
            lines.append(probe_mailbox.said(learned))
    door().emit(
        [_row(box)],
        lambda: door().prose(f"mailbox {box.address} is {box.status}: {'; '.join(lines)}", hanging="  "),
    )


@app.command("pause")
def pause_command(address: MailboxArgument, reason: ReasonOption = "") -> None:
    """
    Let a mailbox send nothing until it is resumed; its leads wait for it.

        cam mailbox pause me@firm.example --reason "on holiday"
    """
    from cam.usecases.mailboxes import pause_mailbox

    with door().desk() as desk:
        paused = pause_mailbox(desk, address, reason=reason)
    door().emit(
        [_row(paused)], lambda: door().say(f"mailbox {paused.address} is paused: {paused.paused_reason}")
    )


@app.command("resume")
def resume_command(address: MailboxArgument) -> None:
    """
    Let a paused mailbox send again.

        cam mailbox resume me@firm.example
    """
    from cam.usecases.mailboxes import resume_mailbox

    with door().desk() as desk:
        resumed = resume_mailbox(desk, address)
    door().emit([_row(resumed)], lambda: door().say(f"mailbox {resumed.address} is active"))


def _row(box: "Mailbox") -> dict[str, object]:
    return {name: getattr(box, name) for name in COLUMNS}


def _listed(one: "MailboxToday") -> list[object]:
    box = one.mailbox
    return [
        box.address, box.provider.value, box.status.value, one.used_today, one.cap_today, box.daily_cap, box.warm_up,
        box.replies_by_hand, box.paused_reason,
    ]  # fmt: skip


def _print_added(box: "Mailbox", found: str) -> None:
    door().prose(
        f"mailbox {box.address} is {box.status.value}" + (f": {found}" if found else ""), hanging="  "
    )
    if not found:
        door().note(f"next: 'cam mailbox verify {box.address}' before a campaign can launch with it")
    if not box.replies_are_seen:
        door().note(
            "nobody sees the answers to it, so steps two and later will not go out; let cam read them (--imap-host,"
            f" --maildir), or if you read them yourself: cam mailbox edit {box.address} --replies-by-hand"
        )


def _print_edited(box: "Mailbox") -> None:
    door().say(f"mailbox {box.address} is changed, {box.status.value}")
    if box.status == "unverified":
        door().note(f"next: 'cam mailbox verify {box.address}' before it sends")


def _print_shown(found: "MailboxToday") -> None:
    for name, value in _row(found.mailbox).items():
        if value not in (None, "", 0) or name in ("daily_cap", "warm_up", "replies_by_hand"):
            door().say(f"{name:<18} {cell(value, door().zone)}")
    door().say(f"{'today':<18} {found.limit}")
