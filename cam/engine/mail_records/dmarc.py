"""DMARC: what a domain asks receivers to do with mail that is not its own (RFC 7489)."""

import re
from collections.abc import Iterator, Mapping

from cam.engine.findings import Finding, Judged, Level
from cam.engine.mail_records.lookup import NOT_ASKED, Lookup
from cam.engine.mail_records.tags import Tags, parse_tags, shown

CHECK = "dmarc"
POLICIES = ("none", "quarantine", "reject")
_URI = re.compile(r"mailto:[^@\s,!]+@[^@\s,!]+(?:![0-9]+[kmgt]?)?|https?://\S+", re.IGNORECASE)


def name_of(domain: str) -> str:
    """Return the name under which a domain's policy stands."""
    return f"_dmarc.{domain}"


def is_dmarc(text: str) -> bool:
    """Return whether a TXT record is one of DMARC."""
    return re.match(r"v\s*=\s*DMARC1\s*(?:;|\Z)", text) is not None


def judge_dmarc(domain: str, organisation: str, answers: Mapping[str, Lookup]) -> tuple[Judged, str]:
    """
    Return what is to say of a domain's policy, and the policy (none, quarantine, reject), "" where there
    is none or it is not known.

    organisation: the registrable domain, whose policy holds where the domain has none.  answers: TXT records by name.
    """
    for owner in dict.fromkeys((domain, organisation)):
        answer = answers.get(name_of(owner), NOT_ASKED)
        if not answer.is_answered:
            what = f"{name_of(owner)}: the name server {answer.trouble}"
            return _judged(None, _finding(domain, Level.UNKNOWN, what)), ""
        records = [text for text in answer.records if is_dmarc(text)]
        if len(records) > 1:
            what = f"{name_of(owner)} holds {len(records)} records, and receivers then take none"
            return _judged(False, _finding(domain, Level.FAIL, what, fix="keep one of them")), ""
        if records:
            return _read(domain, owner, records[0])
    return _judged(False, _absent(domain, answers)), ""


def _judged(holds: bool | None, *findings: Finding) -> Judged:
    return Judged(findings=findings, holds=holds)


def _finding(domain: str, level: Level, detail: str, *, fix: str = "") -> Finding:
    return Finding(check=CHECK, subject=domain, level=level, detail=detail, fix=fix)


def _absent(domain: str, answers: Mapping[str, Lookup]) -> Finding:
    texts = answers.get(name_of(domain), NOT_ASKED).records
    near = next((text for text in texts if "dmarc1" in text.lower()), "")
    what = f"{shown(near)} does not begin with 'v=DMARC1;', so it is no record" if near else "no DMARC record"
    fix = f'publish a TXT record at {name_of(domain)}: "v=DMARC1; p=none; rua=mailto:dmarc@{domain}"'
    return _finding(domain, Level.FAIL, what, fix=fix)


def _read(domain: str, owner: str, text: str) -> tuple[Judged, str]:
    tags = parse_tags(text)
    action = tags.values.get("p", "").lower()
    has_reports = _reports(tags)
    if action not in POLICIES:
        said = (
            f"p={shown(tags.values['p'])} is none of {', '.join(POLICIES)}"
            if "p" in tags.values
            else "it has no p="
        )
        if not has_reports:  # RFC 7489, section 6.6.3: then the record does not count
            return _judged(
                False, _finding(domain, Level.FAIL, f"{name_of(owner)}: {said}", fix="write p=none")
            ), ""
        action = "none"
        findings = [_finding(domain, Level.WARN, f"{name_of(owner)}: {said}", fix="write p=none")]
    else:
        findings = []
    if owner != domain and tags.values.get("sp", "").lower() in POLICIES:
        action = tags.values["sp"].lower()
    findings += list(_remarks(domain, owner, tags))
    if not findings:
        reports = "" if has_reports else ", and nobody gets its reports (no rua=)"
        findings = [_finding(domain, Level.OK, f"{name_of(owner)}: policy {action}{reports}")]
    return _judged(True, *findings), action


def _reports(tags: Tags) -> bool:
    places = [one.strip() for one in tags.values.get("rua", "").split(",")]
    return any(_URI.fullmatch(place) for place in places)


def _remarks(domain: str, owner: str, tags: Tags) -> Iterator[Finding]:
    for problem in tags.problems:
        yield _finding(domain, Level.WARN, f"{name_of(owner)}: {problem}", fix="mend the record")
    for place in tags.values.get("rua", "").split(","):
        if place.strip() and not _URI.fullmatch(place.strip()):
            what = f"{name_of(owner)}: rua={shown(place.strip())} is no address of the form mailto:me@firm.example"
            yield _finding(domain, Level.WARN, what, fix="mend the record")
    percent = tags.values.get("pct", "100")
    if not (percent.isascii() and percent.isdigit() and len(percent) <= 3 and int(percent) <= 100):
        what = f"{name_of(owner)}: pct={shown(percent)} is no percentage"
        yield _finding(domain, Level.WARN, what, fix="mend the record")
