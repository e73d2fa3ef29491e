"""The domains that we send from, as the world's mail servers see them: asks the DNS, lets the engine judge."""

from collections.abc import Iterable, Sequence

from cam.engine.addresses import domain_of, is_free_mail, registrable_domain
from cam.engine.campaigns import Mailbox
from cam.engine.findings import Finding, Level
from cam.engine.mail_records import dkim, dmarc, spf
from cam.engine.mail_records.domain import Answers, Sending, is_reserved, judge_domain, not_known
from cam.engine.mail_records.lookup import Lookup
from cam.engine.mail_records.services import SERVICES, Service
from cam.engine.vocabulary import Provider
from cam.gateways.ports import Resolver
from cam.gateways.presets import known_at
from cam.gateways.wire import is_loopback, monotonic
from cam.usecases.desk import Desk

# Names that every resolver of the world knows: where it does not, its "no such name" means nothing.
CANARIES = ("gmail.com", "outlook.com")
TOO_LATE = Lookup(is_answered=False, trouble="was given no more time")
OUTSIDE = frozenset({Provider.SMTP, Provider.RESEND})


def domain_findings(desk: Desk, boxes: Iterable[Mailbox], *, seconds: float | None = None) -> list[Finding]:
    """
    Return what is to say of the domains of these mailboxes; those that reach nobody outside are left out.

    seconds: how long name servers may take in all; what is late is unknown.
    """
    outside = [box for box in boxes if _goes_out(box)]
    own = [box for box in outside if not is_free_mail(domain_of(box.address))]
    found = [_free_mail(box) for box in outside if box not in own]
    domains = _sendings(own, selectors=desk.settings.doctor.dkim_selectors)
    if not domains:
        return found
    if desk.resolver is None:
        return found + [
            one for sending in domains for one in not_known(sending.domain, "the DNS is not asked here")
        ]
    resolver = desk.resolver if seconds is None else _Hurried(desk.resolver, seconds=seconds)
    trouble = _dns_trouble(resolver)
    for sending in domains:
        if trouble:
            found += not_known(sending.domain, trouble)
        else:
            found += judge_domain(sending, _ask(resolver, sending))
    return found


class _Hurried:
    """A resolver that asks nothing more once its time is over."""

    def __init__(self, resolver: Resolver, *, seconds: float) -> None:
        self._resolver = resolver
        self._deadline = monotonic() + seconds

    def txt(self, name: str) -> Lookup:
        return TOO_LATE if self._is_over() else self._resolver.txt(name)

    def mx(self, name: str) -> Lookup:
        return TOO_LATE if self._is_over() else self._resolver.mx(name)

    def addresses(self, name: str) -> Lookup:
        return TOO_LATE if self._is_over() else self._resolver.addresses(name)

    def _is_over(self) -> bool:
        return monotonic() > self._deadline


def _dns_trouble(resolver: Resolver) -> str:
    """Return why the DNS cannot be believed here, or ""."""
    said = ""
    for name in CANARIES:
        answer = resolver.mx(name)
        if answer.records:
            return ""
        said = said or (answer.trouble or f"knows nothing of {name}")
        if not answer.is_answered:
            break  # it would take as long again to learn the same
    return f"DNS does not answer for the world here: the name server {said}"


def _goes_out(box: Mailbox) -> bool:
    host = box.smtp_host.strip("[]").lower().rstrip(".")
    is_here = box.provider is Provider.SMTP and (host in ("", "localhost") or is_loopback(host))
    return box.provider in OUTSIDE and not is_here and not is_reserved(domain_of(box.address))


def _sendings(boxes: Sequence[Mailbox], *, selectors: tuple[str, ...]) -> list[Sending]:
    services: dict[str, list[Service]] = {}
    for box in boxes:
        known = _service(box)
        held = services.setdefault(domain_of(box.address), [])
        if known is not None and known not in held:
            held.append(known)
    return [
        Sending(
            domain=domain,
            organisation=registrable_domain(domain),
            services=tuple(used),
            selectors=selectors,
        )
        for domain, used in sorted(services.items())
    ]


def _service(box: Mailbox) -> Service | None:
    if box.provider is Provider.RESEND:
        return SERVICES["resend"]
    preset = known_at(box.smtp_host)
    return SERVICES.get(preset.name) if preset is not None else None


def _free_mail(box: Mailbox) -> Finding:
    """Return what is to say of an address whose domain is not ours: its records are its provider's business."""
    domain = domain_of(box.address)
    preset = known_at(box.smtp_host)
    is_elsewhere = box.provider is Provider.RESEND or (
        preset is not None and not any(domain == one or domain.endswith(f".{one}") for one in preset.suffixes)
    )
    if is_elsewhere:
        service = preset.name if preset is not None else box.provider.value
        what = f"{box.address} is sent by {service}, which may not send for {domain}"
        fix = "send from a domain of your own"
        return Finding(check="alignment", subject=domain, level=Level.FAIL, detail=what, fix=fix)
    what = f"{box.address}: the provider's own domain, which it looks after"
    return Finding(check="alignment", subject=domain, level=Level.OK, detail=what)


def _ask(resolver: Resolver, sending: Sending) -> Answers:
    domain = sending.domain
    answers: dict[str, Lookup] = {}
    while names := spf.to_ask(domain, answers):
        answers |= {name: resolver.txt(name) for name in names}
    for owner in dict.fromkeys((domain, sending.organisation)):
        name = dmarc.name_of(owner)
        answers[name] = resolver.txt(name)
        if answers[name].records or not answers[name].is_answered:
            break
    answers |= _keys(resolver, sending)
    mx = resolver.mx(domain)
    has_none = mx.is_answered and not mx.records
    return Answers(txt=answers, mx=mx, addresses=resolver.addresses(domain) if has_none else Lookup())


def _keys(resolver: Resolver, sending: Sending) -> dict[str, Lookup]:
    """Return the answers for every selector configured, and for usual ones until a key is found."""
    names = [dkim.name_of(selector, sending.domain) for selector in sending.selectors]
    answers = {name: resolver.txt(name) for name in names}
    if any(dkim.is_usable(answer) for answer in answers.values()):
        return answers
    for selector in sending.probed:
        name = dkim.name_of(selector, sending.domain)
        if name not in answers:
            answers[name] = resolver.txt(name)
            if dkim.is_usable(answers[name]) or not answers[name].is_answered:
                break
    return answers
