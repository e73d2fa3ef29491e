"""What a suppression covers: one address, or a domain with everything below it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cam.engine import addresses
from cam.errors import InputError

HINT = "write an address (ana@firm.example), a domain (firm.example) or a LinkedIn URL"


class Kind(StrEnum):
    """What is suppressed: one person's address (or LinkedIn URL), or everybody at a domain."""

    ADDRESS = "address"
    DOMAIN = "domain"


@dataclass(frozen=True, kw_only=True)
class Target:
    """What is to be suppressed.  value: normalised as a lead's key is, or a lower-case ASCII domain."""

    kind: Kind
    value: str


@dataclass(frozen=True, kw_only=True)
class Suppression:
    """An address or domain that is never written to.  source: who said so (by hand, a file, a tag)."""

    id: int
    kind: Kind
    value: str
    reason: str
    source: str
    created_at: datetime


def parse_target(text: str) -> Target:
    """
    Return what a text names: `ana@firm.example`, `firm.example`, `@firm.example`, `*.firm.example` or a LinkedIn URL.

    An address is normalised as a lead's is: case is nothing, but ana+x@ and a.na@ are other people than ana@.
    Raises InputError where it is none of them.
    """
    text = text.strip()
    if "linkedin.com/" in text.lower():
        value, why = addresses.normalise_profile(text), "it is not a person's LinkedIn URL"
        kind = Kind.ADDRESS
    elif "@" in text.lstrip("@"):
        value, why = _normalised(text)
        kind = Kind.ADDRESS
    else:
        value, why = _normalised("somebody@" + text.removeprefix("*").lstrip("@.").rstrip("."))
        value, kind = value.rpartition("@")[2], Kind.DOMAIN
    if not value:
        raise InputError(f"{text!r} cannot be suppressed: {why}", hint=HINT)
    return Target(kind=kind, value=value)


def covering_values(key: str) -> tuple[str, ...]:
    """Return the values that would cover a lead's key, the closest first: itself, its domain, the ones above."""
    domain = key.rpartition("@")[2] if "@" in key else ""
    labels = domain.split(".") if domain else []
    return (key, *(".".join(labels[begin:]) for begin in range(len(labels) - 1)))


def lookup_domain(domain: str) -> str:
    """Return the company domain that leads at this domain carry, "" where they carry none or not all the same."""
    is_public_suffix = addresses.registrable_domain(f"x.{domain}") == f"x.{domain}"
    return "" if is_public_suffix else addresses.company_domain(f"x@{domain}")


def _normalised(text: str) -> tuple[str, str]:
    found = addresses.normalise(text)
    return (found, "") if isinstance(found, str) else ("", found.why)
