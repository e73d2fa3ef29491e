"""What a server's answer means: whom it blames and whether another attempt makes sense; pure data and one loop."""

import re
from dataclasses import dataclass
from enum import StrEnum

from cam.gateways.ports import Blame
from cam.gateways.wire import clean

HOUR = 3600
DAY = 24 * HOUR
GREYLIST_WAIT = 300
LOGIN_WAIT = 900


class Phase(StrEnum):
    """Where in the dialogue something happened; guard is our own refusal, before a byte left."""

    GUARD = "guard"
    CONNECT = "connect"
    BANNER = "banner"
    TLS = "tls"
    EHLO = "ehlo"
    STARTTLS = "starttls"
    AUTH = "auth"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"
    BODY = "body"
    DOT = "dot"
    RSET = "rset"
    QUIT = "quit"


OPENING = frozenset({Phase.CONNECT, Phase.BANNER, Phase.TLS, Phase.EHLO, Phase.STARTTLS, Phase.AUTH})
CONTENT = frozenset({Phase.DATA, Phase.BODY, Phase.DOT})
TRANSACTION = CONTENT | {Phase.MAIL, Phase.RCPT}
RECIPIENT_KNOWN = CONTENT | {Phase.RCPT}
ANYWHERE = frozenset(Phase)


@dataclass(frozen=True)
class Reply:
    """One answer of a server.  code: 200 to 599.  text: its lines as one, cleaned, without the code.  lines: each."""

    code: int
    text: str
    lines: tuple[str, ...] = ()

    @property
    def enhanced(self) -> str:
        """The RFC 3463 code at the beginning of the text, or ""."""
        found = _ENHANCED.match(self.text)
        return found[1] if found and found[1][0] == str(self.code)[0] else ""

    @property
    def answer(self) -> str:
        """Code and text, as the server said it."""
        return f"{self.code} {self.text}".strip()


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """
    What follows from an answer.

    is_permanent: another attempt at the same thing is pointless.  retry_after_seconds: the least wait, 0 for
    the usual one.  hint: what a human can do about it, or "".
    """

    blame: Blame
    is_permanent: bool
    retry_after_seconds: int = 0
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One line of the table; an empty pattern asks nothing.  codes, enhanced: whole match.  text: anywhere."""

    verdict: Verdict
    phases: frozenset[Phase] = TRANSACTION
    codes: str = ""
    enhanced: str = ""
    text: str = ""

    def fits(self, phase: Phase, reply: Reply) -> bool:
        """Tell whether this rule speaks about that answer."""
        return (
            phase in self.phases
            and (not self.codes or re.fullmatch(self.codes, str(reply.code)) is not None)
            and (not self.enhanced or re.fullmatch(self.enhanced, reply.enhanced) is not None)
            and (not self.text or re.search(self.text, reply.text, re.IGNORECASE) is not None)
        )


def _mailbox(*, is_permanent: bool, wait: int = 0, hint: str = "") -> Verdict:
    return Verdict(blame=Blame.MAILBOX, is_permanent=is_permanent, retry_after_seconds=wait, hint=hint)


SPENT_FOR_TODAY = _mailbox(
    is_permanent=False, wait=DAY, hint="the provider's daily limit is used up; lower --daily-cap below it"
)
TOO_FAST = _mailbox(
    is_permanent=False, wait=HOUR, hint="the provider limits the rate; send less, or with --paced"
)
UNAUTHENTICATED = _mailbox(
    is_permanent=True, hint="set up SPF, DKIM and DMARC for the sending domain, then resume the mailbox"
)
MAY_NOT_SEND = _mailbox(
    is_permanent=True,
    hint="the provider does not let this log-in send from this address; verify the address or domain there",
)
BLOCKED_SENDER = _mailbox(
    is_permanent=True, hint="the provider has blocked this sender; ask its support, then resume the mailbox"
)
NEEDS_LOGIN = _mailbox(is_permanent=True, hint="the server wants a log-in; check user, password and TLS mode")
NO_RELAY = _mailbox(
    is_permanent=True,
    hint="the server relays only for users who are logged in; set --smtp-user, or use another server",
)
MAILBOX_NOW = _mailbox(is_permanent=False)
MAILBOX_EVER = _mailbox(is_permanent=True)
LOGIN_LATER = _mailbox(is_permanent=False, wait=LOGIN_WAIT)
DEAD_ADDRESS = Verdict(blame=Blame.RECIPIENT, is_permanent=True)
ADDRESS_LATER = Verdict(blame=Blame.RECIPIENT, is_permanent=False, retry_after_seconds=GREYLIST_WAIT)
ADDRESS_FULL = Verdict(blame=Blame.RECIPIENT, is_permanent=False, retry_after_seconds=HOUR)
MESSAGE_NOW = Verdict(blame=Blame.MESSAGE, is_permanent=False)
MESSAGE_EVER = Verdict(blame=Blame.MESSAGE, is_permanent=True)

# The first rule that fits decides. Sources: RFC 3463, 5321, 7372, 7505; support.google.com/a/answer/3726730;
# learn.microsoft.com (non-delivery reports in Exchange Online); docs.aws.amazon.com/ses (SMTP response codes);
# twilio.com/docs/sendgrid (SMTP errors and troubleshooting).
RULES: tuple[Rule, ...] = (
    # a recipient that gets too much mail looks like a dead or a limited one, and is neither
    Rule(verdict=ADDRESS_FULL, phases=RECIPIENT_KNOWN, enhanced=r"[45]\.2\.(2|12[12])"),
    Rule(
        verdict=ADDRESS_FULL,
        phases=RECIPIENT_KNOWN,
        enhanced=r"[45]\.2\.1",
        text=r"receiving mail|too quickly|at a rate",
    ),
    Rule(verdict=ADDRESS_FULL, phases=RECIPIENT_KNOWN, text=r"recipient thread limit"),
    Rule(
        verdict=ADDRESS_FULL,
        phases=RECIPIENT_KNOWN,
        text=r"(mailbox|inbox|account).{0,40}(is full|over quota|out of storage)|mailbox full|quota exceeded \(mailbox",
    ),
    # the sending domain lacks SPF, DKIM, DMARC or a PTR record; some call the consequence a rate limit
    Rule(verdict=UNAUTHENTICATED, enhanced=r"[45]\.7\.(2[0-79]|3[0-2]|509|515)"),
    # limits of the sending account
    Rule(verdict=SPENT_FOR_TODAY, phases=ANYWHERE, enhanced=r"5\.4\.5|5\.1\.90"),
    Rule(
        verdict=SPENT_FOR_TODAY,
        phases=ANYWHERE,
        text=r"daily (\w+ ){0,3}(limit|quota)|(limit|quota) .{0,30}per day|maximum credits exceeded",
    ),
    Rule(verdict=TOO_FAST, phases=TRANSACTION, enhanced=r"[45]\.7\.28|4\.7\.500"),
    Rule(
        verdict=TOO_FAST,
        phases=TRANSACTION,
        text=r"throttl|rate limit|(sending|relay|submission|sender thread) (rate|limit|quota)"
        r"|max(imum)? emails per hour|sending rate exceeded|unusual (sending|rate)"
        r"|too many (messages|emails|concurrent)",
    ),
    Rule(
        verdict=UNAUTHENTICATED,
        codes=r"5\d\d",
        text=r"\bDMARC\b|\b(SPF|DKIM)\b.{0,60}(fail|not pass|did not|missing|required)|unauthenticated (e?mail|sender)",
    ),
    # the sending account may not do this
    Rule(verdict=NEEDS_LOGIN, codes="530|534|535|538"),
    Rule(verdict=NEEDS_LOGIN, enhanced=r"5\.7\.57"),
    Rule(
        verdict=NO_RELAY,
        codes=r"[45]\d\d",
        text=r"relay\w* (access )?(is )?(denied|not (permitted|allowed)|disallowed|prohibited)|unable to relay"
        r"|not (permitted|allowed) to relay|relaying disallowed",
    ),
    Rule(verdict=BLOCKED_SENDER, enhanced=r"5\.1\.8|5\.7\.(50[123]|511|6[0-4]\d|70\d|75\d)|5\.4\.6"),
    Rule(
        verdict=BLOCKED_SENDER,
        codes=r"[45]\d\d",
        text=r"sending paused|(account|sender) .{0,30}(suspended|disabled|banned)",
    ),
    Rule(verdict=MAY_NOT_SEND, phases=TRANSACTION, codes="401|403"),
    Rule(verdict=MAY_NOT_SEND, enhanced=r"5\.7\.60|5\.2\.252"),
    Rule(
        verdict=MAY_NOT_SEND,
        codes=r"5\d\d",
        text=r"(identities|address|identity|domain).{0,40}not verified|verified sender|sender (identity|signature)"
        r"|send ?as|not (authori[sz]ed|allowed|permitted) to send|not owned by|from address (is not|does not)"
        r"|not authori[sz]ed to .{0,20}from",
    ),
    # the address itself
    Rule(verdict=DEAD_ADDRESS, phases=RECIPIENT_KNOWN, enhanced=r"5\.1\.([0-46]|10)|5\.2\.1|5\.4\.[14]"),
    Rule(
        verdict=DEAD_ADDRESS,
        phases=RECIPIENT_KNOWN,
        codes="55[0-6]",
        text=r"(user|mailbox|recipient|address|account).{0,40}(unknown|not found|unavailable|does ?n.t exist"
        r"|does not exist|not exist|invalid|disabled|inactive)|(unknown|invalid|no such) (user|mailbox|recipient|local)"
        r"|no mailbox here|null mx",
    ),
    # the message itself
    Rule(verdict=MESSAGE_EVER, enhanced=r"5\.(2\.3|3\.4|6\.\d+)"),
    Rule(verdict=MESSAGE_EVER, phases=frozenset({Phase.MAIL}), codes="552"),
    # what is left goes by the phase
    Rule(verdict=LOGIN_LATER, phases=frozenset({Phase.AUTH}), codes=r"4\d\d"),
    Rule(verdict=MAILBOX_NOW, phases=OPENING | {Phase.MAIL}, codes=r"4\d\d"),
    Rule(verdict=MAILBOX_EVER, phases=OPENING | {Phase.MAIL}, codes=r"5\d\d"),
    Rule(verdict=MAILBOX_NOW, phases=frozenset({Phase.RCPT}), codes="421"),
    Rule(verdict=ADDRESS_LATER, phases=frozenset({Phase.RCPT}), codes=r"4\d\d"),
    Rule(verdict=MESSAGE_NOW, phases=CONTENT, codes=r"4\d\d"),
    Rule(verdict=MESSAGE_EVER, phases=RECIPIENT_KNOWN, codes=r"5\d\d"),
)


def judge(phase: Phase, reply: Reply) -> Verdict:
    """Return what a 4yz or 5yz answer in that phase means; anything else there is a server gone wrong, for now."""
    for rule in RULES:
        if rule.fits(phase, reply):
            return rule.verdict
    return MAILBOX_NOW


def reply_text(lines: list[bytes]) -> str:
    """Return the text of an answer's lines as one line; an enhanced code stands only at its beginning."""
    texts = [line.decode("utf-8", "replace").strip() for line in lines]
    first = _ENHANCED.match(texts[0]) if texts else None
    if first:
        texts[1:] = [text.removeprefix(first[1]).strip() for text in texts[1:]]
    return clean(" ".join(texts))


def platform_id(text: str) -> str:
    """Return the id that the provider gave an accepted message, as far as its wording is known, or ""."""
    for pattern in _PLATFORM_IDS:
        found = re.search(pattern, text, re.IGNORECASE)
        if found:
            return found[1][:200]
    return ""


_ENHANCED = re.compile(r"([245]\.\d{1,3}\.\d{1,3})(?=\s|:|$)")
_PLATFORM_IDS = (
    r"\bqueued as ([\w.-]+)",  # Postfix, SendGrid, Mailgun
    r"\bOK id=([\w-]+)",  # Exim
    r"\bOK +\d+ ([\w.-]+) - gsmtp",  # Gmail
    r"^Ok ([0-9a-f]{16}-[0-9a-f-]+)$",  # Amazon SES, which puts it into the Message-ID
    r"<([^<>\s]+@[^<>\s]+)>.*queued mail for delivery",  # Exchange Online
)
