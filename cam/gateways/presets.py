"""What is known of large providers: where their servers are, and what their log-ins want."""

from dataclasses import dataclass

from cam.engine.vocabulary import Tls
from cam.errors import InputError, NotFound


@dataclass(frozen=True, kw_only=True)
class Preset:
    """
    One provider.

    host: "" where it depends on the customer; host_example then shows its form.  imap_host: where its inboxes are
    read with a password, "" where they are not, or where there are none.
    user: the log-in name; "{address}" stands for the mailbox's own, "" where only the customer knows it.
    suffixes: how its hosts end.  login_hint: what to look at when a log-in is refused.  notes: worth knowing.
    """

    name: str
    host: str
    port: int
    tls: Tls
    user: str
    suffixes: tuple[str, ...]
    login_hint: str
    imap_host: str = ""
    host_example: str = ""
    user_example: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SmtpSettings:
    """Where a mailbox sends, complete."""

    host: str
    port: int
    tls: Tls
    user: str


PRESETS: dict[str, Preset] = {
    preset.name: preset
    for preset in (
        Preset(
            name="gmail",
            host="smtp.gmail.com",
            port=465,
            tls=Tls.IMPLICIT,
            user="{address}",
            imap_host="imap.gmail.com",
            suffixes=("gmail.com", "googlemail.com", "smtp-relay.gmail.com"),
            login_hint="Gmail takes an app password, not your own: turn on 2-step verification, then "
            "https://myaccount.google.com/apppasswords",
            notes=(
                "the password is an app password: https://myaccount.google.com/apppasswords",
                "500 messages a day for a personal mailbox, 2,000 for Google Workspace",
            ),
        ),
        Preset(
            name="outlook",
            host="smtp.office365.com",
            port=587,
            tls=Tls.STARTTLS,
            user="{address}",
            suffixes=("office365.com", "outlook.com"),
            login_hint="Microsoft lets programs in only where authenticated SMTP is on for this mailbox (admin center, "
            "Mail, Manage email apps) and, with two-factor sign-in, with an app password",
            notes=(
                "authenticated SMTP has to be turned on for the mailbox in the Microsoft 365 admin center",
                "personal outlook.com mailboxes take --smtp-host smtp-mail.outlook.com",
            ),
        ),
        Preset(
            name="sendgrid",
            host="smtp.sendgrid.net",
            port=465,
            tls=Tls.IMPLICIT,
            user="apikey",
            suffixes=("sendgrid.net",),
            login_hint="SendGrid's user is the word apikey and its password an API key that may send mail",
            notes=("the password is an API key", "accounts in the EU take --smtp-host smtp.eu.sendgrid.net"),
        ),
        Preset(
            name="postmark",
            host="smtp.postmarkapp.com",
            port=587,
            tls=Tls.STARTTLS,
            user="",
            user_example="the access key of an SMTP token",
            suffixes=("postmarkapp.com",),
            login_hint="Postmark takes an SMTP token: its access key as user, its secret key as password",
            notes=(
                "create an SMTP token in the message stream's settings: access key as user, secret key as password",
                "Postmark's terms exclude cold outreach on transactional streams",
            ),
        ),
        Preset(
            name="mailgun",
            host="smtp.mailgun.org",
            port=465,
            tls=Tls.IMPLICIT,
            user="{address}",
            suffixes=("mailgun.org",),
            login_hint="Mailgun has SMTP credentials for each domain: Sending, Domain settings, SMTP credentials",
            notes=("domains in the EU take --smtp-host smtp.eu.mailgun.org",),
        ),
        Preset(
            name="ses",
            host="",
            host_example="email-smtp.eu-west-1.amazonaws.com",
            port=465,
            tls=Tls.IMPLICIT,
            user="",
            user_example="the SMTP user name from the SES console",
            suffixes=("amazonaws.com", "amazonaws.com.cn"),
            login_hint="SES takes SMTP credentials made in its console for this region, not an IAM access key",
            notes=(
                "the host names the region",
                "SES replaces the Message-ID; a new account may write to verified addresses only",
            ),
        ),
        Preset(
            name="fastmail",
            host="smtp.fastmail.com",
            port=465,
            tls=Tls.IMPLICIT,
            user="{address}",
            imap_host="imap.fastmail.com",
            suffixes=("fastmail.com", "messagingengine.com"),
            login_hint="Fastmail takes an app password: Settings, Privacy & Security, App passwords",
            notes=("the password is an app password",),
        ),
        Preset(
            name="migadu",
            host="smtp.migadu.com",
            port=465,
            tls=Tls.IMPLICIT,
            user="{address}",
            imap_host="imap.migadu.com",
            suffixes=("migadu.com",),
            login_hint="Migadu's user is the whole address; the password is set in its admin panel",
        ),
    )
}


def preset(name: str) -> Preset:
    """Return the preset of that name.  Raises NotFound."""
    found = PRESETS.get(name.strip().lower())
    if found is None:
        raise NotFound(f"preset {name!r}: there is no such preset", hint=f"one of {', '.join(PRESETS)}")
    return found


def complete(
    name: str, *, address: str, host: str = "", port: int = 0, tls: Tls | None = None, user: str = ""
) -> SmtpSettings:
    """
    Return the settings of a mailbox at that provider; what is given stands, the preset fills the rest.

    Raises NotFound, and InputError for all that only the customer can know.
    """
    known = preset(name)
    problems = []
    if not host and not known.host:
        problems.append(f"the host is missing: --smtp-host {known.host_example}, with your region")
    if not user and not known.user:
        problems.append(f"the user is missing: --smtp-user, {known.user_example}")
    if problems:
        raise InputError(
            f"preset {known.name}: {len(problems)} setting{'s' if len(problems) > 1 else ''} only you know",
            hint="; ".join(problems),
            problems=problems,
        )
    return SmtpSettings(
        host=host or known.host,
        port=port or known.port,
        tls=tls or known.tls,
        user=user or known.user.format(address=address),
    )


def inbox_host(name: str) -> str:
    """Return where inboxes at the preset's provider are read over IMAP, "" where that takes more than a password."""
    return preset(name).imap_host


def known_at(host: str) -> Preset | None:
    """Return the provider behind that host, None where it is none of those known."""
    name = host.lower().rstrip(".")
    for known in PRESETS.values():
        if any(name == suffix or name.endswith(f".{suffix}") for suffix in known.suffixes):
            return known
    return None


def login_hint(host: str) -> str:
    """Return what the provider behind that host wants of a log-in, or ""."""
    found = known_at(host)
    return found.login_hint if found is not None else ""


_INBOX_HINTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("office365.com", "outlook.com"),
        "Microsoft takes no passwords over IMAP any more; let a program that speaks its sign-in (getmail, mbsync) fill "
        "a Maildir and name it with --maildir",
    ),
    (
        ("yahoo.com", "aol.com"),
        "Yahoo and AOL take an app password: Account security, Generate app password",
    ),
    (
        ("mail.me.com", "icloud.com"),
        "iCloud takes an app password: https://account.apple.com, App-Specific Passwords",
    ),
)


def inbox_hint(host: str) -> str:
    """Return what the provider behind that host wants before its inbox is read, or ""."""
    name = host.lower().rstrip(".")
    for suffixes, hint in _INBOX_HINTS:
        if any(name == suffix or name.endswith(f".{suffix}") for suffix in suffixes):
            return hint
    return login_hint(host)
