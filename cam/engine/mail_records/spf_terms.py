"""SPF records taken apart: the terms of RFC 7208, section 4.6, and what is wrong with them."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network

from cam.engine.mail_records.tags import shown

_MODIFIER = re.compile(r"([A-Za-z][A-Za-z0-9_.-]*)=(.*)", re.DOTALL)
_DIRECTIVE = re.compile(r"([+?~-]?)([A-Za-z0-9_-]+)(?::([^/]*))?((?:/[0-9/]*)?)", re.DOTALL)
_NAME = re.compile(r"(?=.{1,253}\.?\Z)(?:[A-Za-z0-9_-]{1,63}\.)+[A-Za-z0-9-]{1,63}\.?")
_LENGTHS = re.compile(r"(?:/(?P<four>[0-9]{1,2}))?(?://(?P<six>[0-9]{1,3}))?")
ASKING = frozenset({"include", "a", "mx", "ptr", "exists", "redirect"})  # terms that cost a question
_KNOWN = frozenset({"all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists"})
TERMS = 200  # no record that works comes near


@dataclass(frozen=True, kw_only=True)
class Term:
    """One term.  qualifier: + - ~ ?.  target: the domain that it names, "" for the record's own."""

    kind: str
    qualifier: str = "+"
    target: str = ""

    @property
    def has_macro(self) -> bool:
        """Return whether the target is made anew for every message, so that nobody can follow it beforehand."""
        return "%" in self.target


@dataclass(frozen=True, kw_only=True)
class Terms:
    """A record.  problems: what makes receivers give up on the whole of it.  redirect: "" where it has none."""

    terms: tuple[Term, ...]
    problems: tuple[str, ...]
    redirect: str = ""

    @property
    def final(self) -> str:
        """Return the qualifier of `all`, "" where the record has none."""
        return next((one.qualifier for one in self.terms if one.kind == "all"), "")


def is_spf(text: str) -> bool:
    """Return whether a TXT record is one of SPF."""
    return re.match(r"v=spf1(?: |\Z)", text, re.IGNORECASE) is not None


def parse_spf(text: str) -> Terms:
    """Return the terms of a record up to its `all`, behind which nothing is read; problems are told, never raised."""
    terms: list[Term] = []
    problems: list[str] = []
    redirects: list[str] = []
    words = text.split(" ")[1:]
    for word in [one for one in words if one][:TERMS]:
        modifier = _MODIFIER.fullmatch(word)
        if modifier is not None:
            if modifier[1].lower() == "redirect":
                redirects.append(modifier[2])
                problems += _name_problems(word, modifier[2])
            continue
        term, problem = _directive(word)
        problems += [problem] if problem else []
        terms += [term] if term is not None and "all" not in [one.kind for one in terms] else []
    if len(redirects) > 1:
        problems.append("redirect stands there twice")
    has_all = any(one.kind == "all" for one in terms)
    return Terms(
        terms=tuple(terms),
        problems=tuple(problems),
        redirect="" if has_all or not redirects else plain(redirects[0]),
    )


def plain(name: str) -> str:
    """Return a domain as it is compared."""
    return name.rstrip(".").lower()


def _directive(word: str) -> tuple[Term | None, str]:
    match = _DIRECTIVE.fullmatch(word)
    kind = match[2].lower() if match is not None else ""
    if match is None or kind not in _KNOWN:
        return None, f"{shown(word)} is nothing that SPF knows"
    target, lengths = match[3], match[4]
    problem = _problem(word, kind, target=target, lengths=lengths)
    term = Term(kind=kind, qualifier=match[1] or "+", target=plain(target or ""))
    return (None, problem) if problem else (term, "")


def _problem(word: str, kind: str, *, target: str | None, lengths: str) -> str:
    match kind:
        case "all":
            return f"{shown(word)}: all takes nothing" if target is not None or lengths else ""
        case "ip4" | "ip6":
            return _network_problem(word, kind)
        case "include" | "exists":
            if lengths or not target:
                return f"{shown(word)} names no domain"
        case "a" | "mx":
            found = _LENGTHS.fullmatch(lengths)
            if found is None or int(found["four"] or 0) > 32 or int(found["six"] or 0) > 128:
                return f"{shown(word)} has a length that no network has"
        case _:
            if lengths:
                return f"{shown(word)} takes no length"
    return next(iter(_name_problems(word, target)), "") if target is not None else ""


def _network_problem(word: str, kind: str) -> str:
    text = word.partition(":")[2]
    try:
        if kind == "ip4":
            IPv4Network(text, strict=False)
        else:
            IPv6Network(text, strict=False)
    except ValueError:
        return f"{shown(word)} is no {'IPv4' if kind == 'ip4' else 'IPv6'} network"
    return ""


def _name_problems(word: str, name: str) -> list[str]:
    return [] if "%" in name or _NAME.fullmatch(name) else [f"{shown(word)} names no domain"]
