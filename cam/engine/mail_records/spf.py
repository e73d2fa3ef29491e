"""SPF: whether a domain's record stands, and whether it lets the servers in use send (RFC 7208)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cam.engine.findings import Finding, Judged, Level
from cam.engine.mail_records.lookup import NOT_ASKED, Lookup
from cam.engine.mail_records.services import Service
from cam.engine.mail_records.spf_terms import ASKING, Terms, is_spf, parse_spf, plain

CHECK = "spf"
MOST_QUESTIONS = 10  # RFC 7208, section 4.6.4: receivers give up on the record that asks more
FOLLOWED = 30  # records that are looked at; a record that reaches more has failed long before
_WIDE = frozenset({"ip4", "ip6", "a", "mx", "ptr", "exists"})


@dataclass
class _Walk:
    """What a record comes to with all that it includes."""

    questions: int = 0
    problems: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    has_macros: bool = False


def to_ask(domain: str, answers: Mapping[str, Lookup]) -> list[str]:
    """Return the names whose TXT records are needed next to judge a domain; none once all are known."""
    walk = _Walk()
    _follow(plain(domain), answers, walk, path=())
    return walk.missing if walk.questions <= MOST_QUESTIONS else []  # it has failed already


def judge_spf(domain: str, answers: Mapping[str, Lookup], services: Sequence[Service] = ()) -> Judged:
    """
    Return what is to say of a domain's SPF record.

    answers: TXT records by name, as to_ask asked for them.  services: those that send for the domain.
    holds: whether mail from the domain's servers passes.
    """
    domain = plain(domain)
    answer = answers.get(domain, NOT_ASKED)
    if not answer.is_answered:
        return _judged(None, [_finding(domain, Level.UNKNOWN, f"the name server {answer.trouble}")])
    records = [text for text in answer.records if is_spf(text)]
    if not records:
        return _absent(domain, answer.records, services)
    if len(records) > 1:
        what = f"{len(records)} SPF records, and receivers then take none"
        return _judged(False, [_finding(domain, Level.FAIL, what, fix="join them into one TXT record")])
    walk = _Walk()
    _follow(domain, answers, walk, path=())
    failures = list(_failures(domain, walk))
    if failures:
        return _judged(False, failures)
    final = _final(domain, answers)
    found = [*_final_findings(domain, final), *_service_findings(domain, walk, final, services)]
    if "ptr" in walk.kinds:
        found.append(
            _finding(
                domain, Level.WARN, "it uses ptr, which receivers ignore", fix="name the servers instead"
            )
        )
    if walk.unanswered:
        what = f"what it includes could not be looked up: {', '.join(walk.unanswered[:3])}"
        return _judged(None, [*found, _finding(domain, Level.UNKNOWN, what)])
    if any(one.level is Level.FAIL for one in found):
        return _judged(False, found)
    said = f"{records[0]!r}, {walk.questions} of {MOST_QUESTIONS} lookups"
    return _judged(True, found or [_finding(domain, Level.OK, said)])


def _judged(holds: bool | None, findings: Sequence[Finding]) -> Judged:
    return Judged(findings=tuple(findings), holds=holds)


def _finding(domain: str, level: Level, detail: str, *, fix: str = "") -> Finding:
    return Finding(check=CHECK, subject=domain, level=level, detail=detail, fix=fix)


def example(services: Sequence[Service]) -> str:
    """Return the record that a domain would publish for the services that send for it."""
    names = " ".join(f"include:{name}" for name in dict.fromkeys(one.spf for one in services)) or "mx"
    return f"v=spf1 {names} ~all"


def _absent(domain: str, texts: Sequence[str], services: Sequence[Service]) -> Judged:
    fix = f'publish a TXT record at {domain}: "{example(services)}"'
    near = next((text for text in texts if "spf1" in text.lower()[:20]), "")
    if near:
        what = f"the record {near[:60]!r} does not begin with 'v=spf1 ', so it is none"
        return _judged(False, [_finding(domain, Level.FAIL, what, fix=fix)])
    if services and all(one.has_own_return_path for one in services):
        names = ", ".join(one.name for one in services)
        what = f"no SPF record; {names} sends with a domain of its own, so it is not asked, and some look all the same"
        return _judged(None, [_finding(domain, Level.WARN, what, fix=fix)])
    return _judged(False, [_finding(domain, Level.FAIL, "no SPF record", fix=fix)])


def _follow(name: str, answers: Mapping[str, Lookup], walk: _Walk, *, path: tuple[str, ...]) -> None:
    if name in path:
        walk.problems.append(f"{name} includes itself")
        return
    if len(walk.reached) >= FOLLOWED:
        return
    walk.reached.append(name)
    answer = answers.get(name)
    if answer is None:
        walk.missing.append(name) if name not in walk.missing else None
        return
    if not answer.is_answered:
        walk.unanswered.append(name)
        return
    records = [text for text in answer.records if is_spf(text)]
    if len(records) != 1:
        if path:  # of the domain itself this is said by the caller
            number = "no SPF record" if not records else f"{len(records)} SPF records"
            walk.problems.append(f"it includes {name}, which has {number}")
        return
    terms = parse_spf(records[0])
    where = f"{name}: " if path else ""
    walk.problems += [f"{where}{one}" for one in terms.problems]
    for target in _targets(terms, walk):
        _follow(target, answers, walk, path=(*path, name))


def _targets(terms: Terms, walk: _Walk) -> Iterator[str]:
    for term in terms.terms:
        walk.questions += term.kind in ASKING
        walk.kinds.add(term.kind)
        walk.has_macros |= term.has_macro
        if term.kind == "include" and not term.has_macro:
            yield term.target
    if terms.redirect:
        walk.questions += 1
        walk.has_macros |= "%" in terms.redirect
        if "%" not in terms.redirect:
            yield terms.redirect


def _failures(domain: str, walk: _Walk) -> Iterator[Finding]:
    for problem in dict.fromkeys(walk.problems):
        fix = "mend the TXT record; until then receivers take it for broken as a whole"
        yield _finding(domain, Level.FAIL, problem, fix=fix)
    if walk.questions > MOST_QUESTIONS:
        what = f"it takes {walk.questions} lookups, and receivers give up after {MOST_QUESTIONS}"
        yield _finding(domain, Level.FAIL, what, fix="leave out what sends no mail any more")


def _final(domain: str, answers: Mapping[str, Lookup]) -> str:
    """Return the qualifier of the `all` that holds in the end, behind redirects, "" where there is none."""
    seen: set[str] = set()
    while domain not in seen:
        seen.add(domain)
        records = [text for text in answers.get(domain, NOT_ASKED).records if is_spf(text)]
        terms = parse_spf(records[0]) if records else None
        if terms is None or terms.final or not terms.redirect:
            return terms.final if terms is not None else ""
        domain = terms.redirect
    return ""


def _final_findings(domain: str, final: str) -> Iterator[Finding]:
    if final == "+":
        what, fix = "it ends with +all: everybody may send as this domain", "end it with ~all or -all"
        yield _finding(domain, Level.FAIL, what, fix=fix)
    elif final in ("", "?"):
        what = "it ends without ~all or -all, so it says nothing of other servers"
        yield _finding(domain, Level.WARN, what, fix="end it with ~all")


def _service_findings(domain: str, walk: _Walk, final: str, services: Sequence[Service]) -> Iterator[Finding]:
    for service in services:
        if service.has_own_return_path or service.spf in walk.reached or walk.unanswered:
            continue
        may_be_named = bool(walk.kinds & _WIDE) or walk.has_macros or final not in ("-", "~")
        level = Level.WARN if may_be_named else Level.FAIL
        what = f"it does not include {service.spf}, the servers of {service.name}"
        yield _finding(domain, level, what, fix=f"add include:{service.spf}")
