"""One row of a list to one draft of a lead, or to the reason why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from cam.engine import addresses
from cam.engine.intake import cells
from cam.engine.intake.drafts import LeadDraft, derived_domain, derived_halves
from cam.engine.intake.mapping import Columns
from cam.engine.intake.names import join_name

DO_NOT_CONTACT = "do_not_contact"
ROLE_TAG = "role_account"
FREE_MAIL_TAG = "free_mail"
_PICKED = (
    "first_name", "last_name", "full_name", "company", "title", "website", "domain", "industry", "employees",
    "revenue", "country", "city", "timezone", "phone", "linkedin_url", "notes", "source", "tags",
)  # fmt: skip
_SEVERAL_LINES = ("notes", "tags")  # every other field is one line
# fields that were worked out, for each of full name, its halves, domain
_DERIVED = {
    (full, halves, domain): frozenset(
        (("full_name",) if full else ())
        + (("first_name", "last_name") if halves else ())
        + (("domain",) if domain else ())
    )
    for full in (False, True) for halves in (False, True) for domain in (False, True)
}  # fmt: skip


@dataclass(frozen=True)
class Rejection:
    """Why a row makes no lead, in plain words with the offending value."""

    reason: str


class RowReader:
    """Reads rows of one file by its mapping."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._width = len(columns.headers)
        self._custom = tuple(columns.custom.items())
        # a blank cell is put behind every row: what the file lacks is taken from there
        places = [columns.fields.get(field, self._width) for field in _PICKED]
        self._pick = itemgetter(*places)
        self._email = columns.fields.get("email", self._width)
        self._long = {columns.fields[field] for field in _SEVERAL_LINES if field in columns.fields}
        self._long |= set(columns.custom.values())

    def read(self, row: Sequence[str]) -> LeadDraft | Rejection:
        """Return the lead of a row, which may be shorter than the header."""
        width = len(row)
        if width != self._width:
            if width > self._width and any(map(str.strip, row[self._width :])):
                more = width - self._width
                cells_more = "a cell" if more == 1 else f"{more} cells"
                return Rejection(f"{cells_more} more than the header has: is a delimiter not quoted?")
            row = [*row[: self._width], *[""] * (self._width - width)]
        row = [*row, ""]
        # the test of the whole row is cheap, the cleaning of each cell is not, and most rows are clean
        joined = "|" + "|".join(row)
        if (
            cells.is_dirty(joined)
            or "\ufffd" in joined
            or list(map(str.strip, row)) != row
            or not cells.BLANKS.isdisjoint(row)
        ):  # fmt: skip
            if "\ufffd" in joined:
                return Rejection("a letter is damaged (\ufffd): the file mixes encodings")
            row = self._cleaned(row)
        email = self._address(row)
        return self._draft(row, email) if isinstance(email, str) else email

    def _cleaned(self, row: Sequence[str]) -> list[str]:
        return [
            cells.clean_lines(cell) if index in self._long
            # an address is cleaned by its own reader, which knows what a blank inside may mean
            else cell if index in self._columns.emails
            else cells.clean(cell)
            for index, cell in enumerate(row)
        ]  # fmt: skip

    def _address(self, row: Sequence[str]) -> str | Rejection:
        """Return the first address among the columns that have some, "" where all are empty."""
        for column in self._columns.emails:
            cell = row[column]
            found = addresses.normalise(cell) if cell and cell[0] != "'" else cells.read_address(cell)
            if not isinstance(found, str):
                found = cells.read_address(cell)
            if not isinstance(found, str):
                shown = found.text if len(found.text) <= 80 else found.text[:79] + "…"
                header = self._columns.headers[column]
                where = header if header == f"column {column + 1}" else f"column {header}"
                return Rejection(f"{where}: {shown!r} is not an address: {found.why}")
            if found:
                return found
        return ""

    def _name_beside(self, row: Sequence[str]) -> str:
        """Return the name in `Ada King <ada@x.example>`, for a list that has no names elsewhere."""
        return next(
            (cells.name_beside(row[column]) for column in self._columns.emails if "<" in row[column]), ""
        )

    def _draft(self, row: Sequence[str], email: str) -> LeadDraft | Rejection:
        (
            first, last, full, company, title, website, domain, industry, employees, revenue, country, city, timezone,
            phone, profile, notes, source, tag_cell,
        ) = self._pick(row)  # fmt: skip
        linkedin_url = addresses.normalise_profile(profile) if profile else ""
        if not (email or linkedin_url):
            if profile:
                return Rejection(f"no address, and {profile[:80]!r} is not the LinkedIn URL of a person")
            return Rejection("no address and no LinkedIn URL")
        if email and not (first or last or full):
            full = self._name_beside(row)
        joined = split = False
        if full:
            if not first and not last:
                first, last = derived_halves(full, company)
                split = True
        elif first or last:
            full = join_name(first, last)
            joined = True
        own_domain = cells.website_domain(domain) if domain else ""
        company_domain = addresses.company_domain(email) if email else ""
        if phone[:2] == "p:":  # as Facebook writes it
            phone = phone[2:]
        tags = cells.split_tags(tag_cell) if tag_cell else ()
        if email and (not company_domain or addresses.is_role(email)):
            tags = cells.merge_tags(tags, _kind_of_address(email, company_domain))
        return LeadDraft(
            email or linkedin_url, email, first, last, full, company, title, website,
            own_domain or derived_domain(website, email), industry, employees, revenue, country, city, timezone,
            phone, linkedin_url, notes, source, company_domain, tags,
            {name: row[column] for name, column in self._custom if row[column]},
            _DERIVED[joined, split, not own_domain],
        )  # fmt: skip


def _kind_of_address(email: str, company_domain: str) -> tuple[str, ...]:
    role = (ROLE_TAG,) if addresses.is_role(email) else ()
    return role if company_domain else (*role, FREE_MAIL_TAG)
