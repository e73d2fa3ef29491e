"""A sending domain as receivers see it: SPF, DKIM, DMARC, MX, and whether they fit together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cam.engine.findings import Finding, Judged, Level
from cam.engine.mail_records.dkim import judge_dkim
from cam.engine.mail_records.dmarc import judge_dmarc
from cam.engine.mail_records.lookup import NOT_ASKED, Lookup
from cam.engine.mail_records.services import Service, selectors_of
from cam.engine.mail_records.spf import judge_spf

# Names that nobody can register (RFC 2606, 6761): there is nothing to look up, and nobody to mend it.
RESERVED = ("example", "invalid", "localhost", "test", "example.com", "example.net", "example.org")
CHECKS = ("spf", "dkim", "dmarc", "mx", "alignment")


@dataclass(frozen=True, kw_only=True)
class Sending:
    """
    A domain that we send from.

    organisation: its registrable domain.  services: those that its mailboxes send through, as far as they are known.
    selectors: of DKIM, as configured.
    """

    domain: str
    organisation: str
    services: tuple[Service, ...] = ()
    selectors: tuple[str, ...] = ()

    @property
    def probed(self) -> tuple[str, ...]:
        """Return the selectors that are worth a question beside those configured."""
        return selectors_of(self.services)


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What the DNS said.  txt: by name.  mx, addresses: of the domain itself."""

    txt: Mapping[str, Lookup] = field(default_factory=dict)
    mx: Lookup = NOT_ASKED
    addresses: Lookup = NOT_ASKED


def is_reserved(domain: str) -> bool:
    """Return whether a domain stands for examples and tests alone."""
    return any(domain == name or domain.endswith(f".{name}") for name in RESERVED)


def judge_domain(sending: Sending, answers: Answers) -> list[Finding]:
    """Return what is to say of a sending domain, at least one finding of each check."""
    domain = sending.domain
    spf = judge_spf(domain, answers.txt, sending.services)
    dkim = judge_dkim(domain, answers.txt, configured=sending.selectors, probed=sending.probed)
    dmarc, policy = judge_dmarc(domain, sending.organisation, answers.txt)
    return [
        *spf.findings,
        *dkim.findings,
        *dmarc.findings,
        judge_mx(domain, answers),
        _judge_alignment(sending, spf, dkim, dmarc=dmarc, policy=policy),
    ]


def not_known(domain: str, why: str) -> list[Finding]:
    """Return one finding of each check that says that nothing can be known."""
    return [Finding(check=check, subject=domain, level=Level.UNKNOWN, detail=why) for check in CHECKS]


def judge_mx(domain: str, answers: Answers) -> Finding:
    """Return whether answers and bounces find their way back to a domain."""

    def say(level: Level, detail: str, fix: str = "") -> Finding:
        return Finding(check="mx", subject=domain, level=level, detail=detail, fix=fix)

    fix = "publish the MX records of the service that receives your mail"
    if not answers.mx.is_answered:
        return say(Level.UNKNOWN, f"the name server {answers.mx.trouble}")
    hosts = [host for host in answers.mx.records if host.strip(".")]
    if hosts:
        return say(Level.OK, f"received by {', '.join(hosts[:3])}")
    if answers.mx.records:
        return say(Level.FAIL, "its MX says that it takes no mail, so no answer can arrive", fix)
    if not answers.addresses.is_answered:
        return say(Level.UNKNOWN, f"no MX record, and the name server {answers.addresses.trouble}")
    if answers.addresses.records:
        return say(Level.WARN, f"no MX record; answers go to {answers.addresses.records[0]} itself", fix)
    return say(Level.FAIL, "no MX record and no address, so no answer can arrive", fix)


def _judge_alignment(sending: Sending, spf: Judged, dkim: Judged, *, dmarc: Judged, policy: str) -> Finding:
    """Return whether something that passes speaks for the very domain in From, which is what DMARC asks."""

    def say(level: Level, detail: str, fix: str = "") -> Finding:
        return Finding(check="alignment", subject=sending.domain, level=level, detail=detail, fix=fix)

    # our envelope sender is the mailbox itself, so SPF is aligned wherever the service leaves it in place
    is_kept = not any(one.has_own_return_path for one in sending.services)
    if spf.holds and is_kept:
        also = " and DKIM" if dkim.holds else ""
        return say(Level.OK, f"SPF{also} speaks for the domain in From")
    if dkim.holds:
        return say(Level.OK, "DKIM speaks for the domain in From")
    fix = "turn DKIM on for this domain at your provider"
    if dkim.holds is None or (is_kept and spf.holds is None):
        return say(
            Level.UNKNOWN, "neither SPF nor a DKIM key that was found speaks for the domain in From", fix
        )
    if policy in ("quarantine", "reject"):
        return say(Level.FAIL, f"nothing speaks for the domain in From, and its policy is {policy}", fix)
    if dmarc.holds is None:
        return say(Level.UNKNOWN, "nothing speaks for the domain in From, and its policy is not known", fix)
    return say(Level.WARN, "nothing speaks for the domain in From", fix)
