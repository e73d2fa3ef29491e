"""A draft: what one row says of one person, and how it joins what is known already."""

from collections.abc import Mapping
from typing import NamedTuple

from cam.engine import addresses
from cam.engine.intake.cells import merge_tags, website_domain
from cam.engine.intake.names import join_name, split_name

_NOTHING: frozenset[str] = frozenset()


class LeadDraft(NamedTuple):
    """
    One person as a list or the store has them.

    A tuple, since a million of them are made in half a minute: it is the row that is stored.  key: the address, else
    the LinkedIn URL.  company_domain: registrable domain of the address, "" for free-mail.  derived: the fields that
    the list does not have and that were worked out from others.
    """

    key: str
    email: str
    first_name: str
    last_name: str
    full_name: str
    company: str
    title: str
    website: str
    domain: str
    industry: str
    employees: str
    revenue: str
    country: str
    city: str
    timezone: str
    phone: str
    linkedin_url: str
    notes: str
    source: str
    company_domain: str
    tags: tuple[str, ...]
    custom: Mapping[str, str]
    derived: frozenset[str] = _NOTHING


TEXTS = LeadDraft._fields[:20]
_FIELDS = TEXTS[1:19]


def merge(known: LeadDraft, draft: LeadDraft) -> LeadDraft:
    """
    Return the known person with what a row adds; equal to `known` where it adds nothing.

    A value of the row wins, a blank never erases, tags and custom fields are joined.  What the row did not say
    itself (derived) only fills a gap; what was worked out before is worked out again where its parts changed.
    """
    told = {
        field: value for field in _FIELDS if (value := getattr(draft, field)) and field not in draft.derived
    }
    merged = _with(known, told)._replace(
        tags=merge_tags(known.tags, draft.tags), custom={**known.custom, **draft.custom}, derived=_NOTHING
    )
    merged = _with(merged, _name(known, merged, told))._replace(domain=_domain(known, merged, told))
    key = merged.email or merged.linkedin_url
    return merged._replace(key=key, company_domain=addresses.company_domain(merged.email))


def derived_domain(website: str, email: str) -> str:
    """Return the company's domain as website and address tell it; the website knows better."""
    return website_domain(website) or addresses.company_domain(email)


def derived_halves(full_name: str, company: str) -> tuple[str, str]:
    """Return first and last name of a full name, both empty where it is the company's."""
    return ("", "") if full_name.casefold() == company.casefold() else split_name(full_name)


def _with(person: LeadDraft, values: Mapping[str, str]) -> LeadDraft:
    return LeadDraft(**{**person._asdict(), **values})


def _name(known: LeadDraft, merged: LeadDraft, told: Mapping[str, str]) -> dict[str, str]:
    halves = "first_name" in told or "last_name" in told
    if "full_name" not in told and known.full_name in ("", join_name(known.first_name, known.last_name)):
        return {"full_name": join_name(merged.first_name, merged.last_name)}
    split_before = derived_halves(known.full_name, known.company)
    if "full_name" in told and not halves and (known.first_name, known.last_name) in (("", ""), split_before):
        first, last = derived_halves(merged.full_name, merged.company)
        return {"first_name": first, "last_name": last} if first else {}
    return {}


def _domain(known: LeadDraft, merged: LeadDraft, told: Mapping[str, str]) -> str:
    if "domain" in told or known.domain not in ("", derived_domain(known.website, known.email)):
        return merged.domain
    return derived_domain(merged.website, merged.email)
