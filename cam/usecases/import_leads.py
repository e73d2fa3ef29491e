"""Importing a list: every row becomes a lead of the campaign, a change of a known one, or a rejection with a reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from cam.engine.campaigns import Campaign
from cam.engine.intake.drafts import LeadDraft
from cam.engine.intake.records import Record
from cam.engine.intake.rows import DO_NOT_CONTACT, Rejection, RowReader
from cam.engine.intake.seen import Seen
from cam.engine.suppressions import parse_target
from cam.engine.vocabulary import CampaignStatus
from cam.errors import InputError, Refused
from cam.store import campaigns, enrollments, imports, leads, suppressions
from cam.usecases.campaigns import find_or_draft
from cam.usecases.choose import one_campaign
from cam.usecases.desk import Desk
from cam.usecases.lead_file import REJECTS_SUFFIX, LeadFile, open_list
from cam.usecases.rejects import RejectsFile, refuse_overwriting

CHUNK = 2_500  # rows a transaction: little memory, and another program does not wait long for the lock
SHOWN = 5  # rejections that the summary names
_SUPPRESSED_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class ImportOptions:
    """
    What is asked for.  campaign: name or id, made where it is new; None takes the only one there is.

    named: FIELD=HEADER each.  encoding, delimiter: "" to find them.  rejects: None for `<file>.rejects.csv`.
    """

    path: Path
    campaign: str | None = None
    named: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    is_dry_run: bool = False
    rejects: Path | None = None


@dataclass(kw_only=True)
class Counts:
    """
    Where the rows went; rows is the sum of the six that follow it.

    enrolled: leads that are new to the campaign.
    """

    rows: int = 0
    imported: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    suppressed: int = 0
    rejected: int = 0
    enrolled: int = 0


@dataclass(frozen=True, kw_only=True)
class ImportReport:
    """
    What an import did, or would do.

    first_rejects: line and reason of some rejected rows.  is_new_campaign: whether the import made (would make) it.
    """

    campaign: str
    is_new_campaign: bool
    is_dry_run: bool
    path: Path
    counts: Counts
    rejects_file: Path | None
    encoding: str
    delimiter: str
    mapping: dict[str, str]
    custom_fields: tuple[str, ...]
    seconds: float
    first_rejects: tuple[tuple[int, str], ...] = ()


@dataclass(kw_only=True)
class _Chunk:
    """Rows of one transaction.  repeated: keys of rows about somebody whom the file named before."""

    drafts: list[LeadDraft] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)


@dataclass(kw_only=True)
class _Target:
    """Where the leads go.  campaign, batch_id: None until the first chunk is written."""

    name: str
    campaign: Campaign | None
    batch_id: int | None = None


def import_leads(
    desk: Desk, options: ImportOptions, *, advance: Callable[[int], None] = lambda _bytes: None
) -> ImportReport:
    """
    Import a list into a campaign and return what became of its rows.

    advance: called with the number of bytes that were read since the last time.
    Each chunk is one transaction that leaves everything consistent; an import that dies is simply run again, and one
    that is repeated changes nothing. A dry run counts the same on a connection that cannot write.
    Raises InputError where the file is no list of leads, Refused where the campaign is archived.
    """
    begun = desk.clock()
    file = open_list(
        options.path, named=options.named, encoding=options.encoding, delimiter=options.delimiter
    )
    target = _target(desk, options.campaign)
    is_new = target.campaign is None
    rejects = options.rejects or options.path.with_name(options.path.name + REJECTS_SUFFIX)
    refuse_overwriting(rejects, delimiter=file.dialect.delimiter)
    run = _Run(file, rejects, options.is_dry_run)
    try:
        with imports.bulk(desk.db) as database:
            if options.is_dry_run:
                with database.read() as connection:
                    for chunk in run.chunks(advance):
                        _rehearse(connection, run.counts, chunk, target)
            else:
                for chunk in run.chunks(advance):
                    with database.write() as connection:
                        at = desk.clock()
                        _aim(connection, desk, target, file, at=at)
                        _import(connection, run.counts, chunk, target, at=at)
        if not run.counts.rows:
            raise InputError(
                f"{options.path.name}: there is a header and no row below it", hint="export the list again"
            )
        rejects_file = run.rejects.keep()
    finally:
        run.rejects.discard()
    if target.batch_id is not None and target.campaign is not None:
        with desk.db.write() as connection:
            counts = vars(run.counts)
            imports.finish_batch(
                connection, target.batch_id, campaign_id=target.campaign.id, counts=counts, at=desk.clock()
            )
    return ImportReport(
        campaign=target.campaign.name if target.campaign else target.name,
        is_new_campaign=is_new, is_dry_run=options.is_dry_run, path=options.path, counts=run.counts,
        rejects_file=rejects_file, encoding=file.encoding.name, delimiter=file.dialect.delimiter,
        mapping=file.columns.shown, custom_fields=tuple(file.columns.custom),
        seconds=(desk.clock() - begun).total_seconds(), first_rejects=tuple(run.first_rejects),
    )  # fmt: skip


class _Run:
    """One pass over a file: rows to chunks, counting what is known without the database."""

    def __init__(self, file: LeadFile, rejects: Path, is_dry_run: bool) -> None:
        self.counts = Counts()
        self.first_rejects: list[tuple[int, str]] = []
        self.rejects = RejectsFile(rejects, headers=file.columns.headers, delimiter=file.dialect.delimiter)
        self._file = file
        self._is_dry_run = is_dry_run

    def chunks(self, advance: Callable[[int], None]) -> Iterator[_Chunk]:
        """Return the rows of the file, at most CHUNK at a time; the rejected ones are put aside."""
        reader, seen, chunk, begun = (
            RowReader(self._file.columns),
            Seen(expected=self._file.lines),
            _Chunk(),
            0,
        )
        for record in self._file.records(advance):
            self.counts.rows += 1
            draft = Rejection(record.problem) if record.problem else reader.read(record.cells)
            if isinstance(draft, Rejection):
                self._reject(record, draft.reason)
            elif seen.add(draft.key):
                chunk.drafts.append(draft)
            else:
                chunk.repeated.append(draft.key)
            if self.counts.rows - begun >= CHUNK and (chunk.drafts or chunk.repeated):
                yield chunk
                chunk, begun = _Chunk(), self.counts.rows
        if chunk.drafts or chunk.repeated:
            yield chunk

    def _reject(self, record: Record, reason: str) -> None:
        self.counts.rejected += 1
        if len(self.first_rejects) < SHOWN:
            self.first_rejects.append((record.line, reason))
        if not self._is_dry_run:
            self.rejects.add(record.cells, reason)


def _target(desk: Desk, name: str | None) -> _Target:
    with desk.db.read() as connection:
        wanted = name or desk.settings.defaults.campaign
        found = campaigns.find_campaign(connection, wanted) if wanted else None
        if not wanted:
            found = one_campaign(connection, None, settings=desk.settings)
    if found is not None and found.status is CampaignStatus.ARCHIVED:
        raise Refused(
            f"campaign {found.name!r}: it is archived", guard="campaign_archived",
            hint="name another with --campaign",
        )  # fmt: skip
    return _Target(name=wanted, campaign=found)


def _aim(connection: Connection, desk: Desk, target: _Target, file: LeadFile, *, at: datetime) -> None:
    """Make the campaign and the batch with the first rows that go into them, never without one."""
    if target.campaign is None:
        target.campaign = find_or_draft(connection, desk, target.name, at=at)
    if target.batch_id is None:
        target.batch_id = imports.begin_batch(
            connection, campaign_id=target.campaign.id, path=str(file.path), sha256=file.sha256, at=at
        )


def _rehearse(connection: Connection, counts: Counts, chunk: _Chunk, target: _Target) -> None:
    compared = leads.compare(connection, chunk.drafts)
    _count(counts, chunk, compared, _suppressed(connection, chunk))
    known = compared.ids.values()
    inside = set()
    if target.campaign is not None:
        inside = enrollments.enrolled(connection, campaign_id=target.campaign.id, lead_ids=set(known))
    counts.enrolled += len(chunk.drafts) - len(inside)


def _import(connection: Connection, counts: Counts, chunk: _Chunk, target: _Target, *, at: datetime) -> None:
    if target.campaign is None:
        return
    compared = leads.compare(connection, chunk.drafts)
    new = leads.apply(connection, compared, batch_id=target.batch_id, at=at)
    suppressed = _suppressed(connection, chunk)
    stopped = {compared.ids[key] for key in suppressed & compared.ids.keys()}
    stopped |= {key for draft, key in zip(compared.new, new, strict=True) if draft.key in suppressed}
    counts.enrolled += enrollments.enroll(
        connection,
        campaign_id=target.campaign.id,
        lead_ids=[*compared.ids.values(), *new],
        at=at,
        suppressed=stopped,
    )
    _stop(connection, chunk, at=at)
    enrollments.look_again(connection, compared.changed, at=at)
    _count(counts, chunk, compared, suppressed)


def _suppressed(connection: Connection, chunk: _Chunk) -> set[str]:
    """Return the keys of people who are never written to, those included whom this file says not to contact."""
    keys = [*(draft.key for draft in chunk.drafts), *chunk.repeated]
    told = {draft.key for draft in chunk.drafts if DO_NOT_CONTACT in draft.tags}
    return imports.suppressed_keys(connection, keys) | told


def _stop(connection: Connection, chunk: _Chunk, *, at: datetime) -> None:
    targets = [
        parse_target(key) for draft in chunk.drafts if DO_NOT_CONTACT in draft.tags
        for key in (draft.email, draft.linkedin_url) if key
    ]  # fmt: skip
    for start in range(0, len(targets), _SUPPRESSED_AT_ONCE):
        some = targets[start : start + _SUPPRESSED_AT_ONCE]
        suppressions.suppress_all(connection, some, reason="tagged do_not_contact", source="import", at=at)


def _count(counts: Counts, chunk: _Chunk, compared: leads.Comparison, suppressed: set[str]) -> None:
    repeated = sum(key in suppressed for key in chunk.repeated)
    stopped = {draft.key for draft in chunk.drafts if draft.key in suppressed}
    changed = {key for key, lead_id in compared.ids.items() if lead_id in compared.changed}
    counts.suppressed += len(stopped) + repeated
    counts.duplicates += len(chunk.repeated) - repeated
    counts.imported += sum(draft.key not in stopped for draft in compared.new)
    counts.updated += len(changed - stopped)
    counts.unchanged += len(compared.ids.keys() - changed - stopped)
