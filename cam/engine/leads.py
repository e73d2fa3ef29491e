"""A lead as the engine sees it: a person, known by one normalised address or LinkedIn URL."""

from collections.abc import Mapping
from dataclasses import dataclass, field

FIELDS = (
    "email", "first_name", "last_name", "full_name", "company", "title", "website", "domain", "industry",
    "employees", "revenue", "country", "city", "timezone", "phone", "linkedin_url", "tags", "notes", "source",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Lead:
    """
    One person. An unknown field is the empty string; custom holds every other column of the list.

    email: normalised, or "" where only a LinkedIn URL is known.  domain: the company's, from the website
    or the address (never a free-mail domain).  timezone: an IANA name.  score: 0 to 1, None while not scored.
    """

    id: int = 0
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    full_name: str = ""
    company: str = ""
    title: str = ""
    website: str = ""
    domain: str = ""
    industry: str = ""
    employees: str = ""
    revenue: str = ""
    country: str = ""
    city: str = ""
    timezone: str = ""
    phone: str = ""
    linkedin_url: str = ""
    notes: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    custom: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return what makes this person one person: the address, else the LinkedIn URL."""
        return self.email or self.linkedin_url

    @property
    def email_domain(self) -> str:
        """Return the part behind the @, or an empty string."""
        return self.email.rpartition("@")[2]
