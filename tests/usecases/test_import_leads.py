"""Importing a list: every row is accounted for, nothing is lost, and again changes nothing."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from cam.engine.campaigns import Mailbox
from cam.engine.vocabulary import CampaignStatus
from cam.errors import CamError, InputError, NotFound, Refused
from cam.gateways.ports import EmailSender
from cam.gateways.recording import RecordingSender
from cam.settings import Settings
from cam.store import campaigns, suppressions
from cam.store.database import Database
from cam.store.tables import EnrollmentRow, EventRow, ImportBatchRow, LeadRow, metadata
from cam.usecases import import_leads as module
from cam.usecases.desk import Desk
from cam.usecases.import_leads import Counts, ImportOptions, ImportReport, import_leads

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
LIST = """Email,First Name,Last Name,Company,Ice Breaker
ada@acme.example,Ada,Brandt,Acme,Hello
bob@blue.example,Bob,,Blue,
ADA@acme.example,Ada,Brandt,Acme,again
carla at conti.example,Carla,Conti,Conti,
,,,,

"""
lead = LeadRow.__table__  # type: ignore[attr-defined]
enrollment = EnrollmentRow.__table__  # type: ignore[attr-defined]
batch = ImportBatchRow.__table__  # type: ignore[attr-defined]
event = EventRow.__table__  # type: ignore[attr-defined]


def sender_for(_mailbox: Mailbox) -> EmailSender:
    """Return a sender that nobody uses here."""
    return RecordingSender()


@pytest.fixture
def desk(db: Database, tmp_path: Path) -> Desk:
    """Return a desk with default settings at one moment."""
    return Desk(
        db=db, settings=Settings.model_validate({}), clock=lambda: NOW, root=tmp_path, sender_for=sender_for
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder."""
    path = tmp_path / "lists"
    path.mkdir()
    return path


def a_list(folder: Path, text: str | bytes = LIST, name: str = "leads.csv") -> Path:
    """Write a list and return its path."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def run(desk: Desk, path: Path, **options: Any) -> ImportReport:
    """Import a list into the campaign Q1."""
    return import_leads(desk, ImportOptions(path=path, **{"campaign": "Q1"} | options))


def everything(db: Database) -> dict[str, list[Any]]:
    """Return all rows of all tables but the ones that tell of the imports themselves."""
    with db.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in metadata.sorted_tables
            if table.name not in ("import_batch", "event")
        }


def leads_of(db: Database) -> list[dict[str, Any]]:
    """Return all leads."""
    with db.read() as connection:
        return [dict(row) for row in connection.execute(select(lead).order_by(lead.c.id)).mappings()]


def test_every_row_is_accounted_for(desk: Desk, folder: Path) -> None:
    report = run(desk, a_list(folder))

    assert report.counts == Counts(rows=4, imported=2, duplicates=1, rejected=1, enrolled=2)
    assert (report.encoding, report.delimiter, report.custom_fields) == ("utf-8", ",", ("ice_breaker",))
    assert report.mapping == {
        "email": "Email", "first_name": "First Name", "last_name": "Last Name", "company": "Company",
    }  # fmt: skip
    assert report.first_rejects == (
        (5, "column Email: 'carla at conti.example' is not an address: there is no @ in it"),
    )


def test_the_campaign_is_made_as_a_draft_where_it_is_new(desk: Desk, folder: Path) -> None:
    report = run(desk, a_list(folder))

    with desk.db.read() as connection:
        made = campaigns.get_campaign(connection, "Q1")
    assert (report.is_new_campaign, made.status) == (True, CampaignStatus.DRAFT)
    assert made.sequence_id is not None
    assert not run(desk, a_list(folder)).is_new_campaign


def test_without_a_name_the_only_campaign_is_meant(desk: Desk, folder: Path) -> None:
    with pytest.raises(NotFound, match="there is no campaign yet"):
        run(desk, a_list(folder), campaign=None)
    run(desk, a_list(folder))

    assert run(desk, a_list(folder), campaign=None).campaign == "Q1"


def test_an_archived_campaign_takes_no_leads(desk: Desk, folder: Path) -> None:
    with desk.db.write() as connection:
        made = campaigns.create_draft(connection, name="Q1", daily_cap=20, at=NOW)
        campaigns.set_status(connection, made.id, CampaignStatus.ARCHIVED, at=NOW)

    with pytest.raises(Refused, match="it is archived"):
        run(desk, a_list(folder))


def test_importing_again_changes_nothing(desk: Desk, folder: Path) -> None:
    run(desk, a_list(folder))
    before = everything(desk.db)

    report = run(desk, a_list(folder))

    assert report.counts == Counts(rows=4, unchanged=2, duplicates=1, rejected=1)
    assert everything(desk.db) == before


def test_a_dry_run_counts_the_same_and_changes_nothing(desk: Desk, folder: Path) -> None:
    run(desk, a_list(folder, "Email,Company\nbob@blue.example,Old\nzoe@x.example,X\n"), campaign="Other")
    before = everything(desk.db)

    rehearsed = run(desk, a_list(folder), is_dry_run=True)

    assert everything(desk.db) == before
    assert rehearsed.rejects_file is None
    assert sorted(path.name for path in folder.iterdir()) == ["leads.csv"]
    real = run(desk, a_list(folder))
    assert (
        rehearsed.counts
        == real.counts
        == Counts(rows=4, imported=1, updated=1, duplicates=1, rejected=1, enrolled=2)
    )


def test_a_known_lead_is_updated_and_looked_at_again(desk: Desk, folder: Path) -> None:
    run(desk, a_list(folder))
    with desk.db.write() as connection:
        connection.execute(enrollment.update().values(hold="missing_variable", next_action_at=None))

    report = run(desk, a_list(folder, "Email,Last Name,First Name\nbob@blue.example,Stone,\n"))

    assert report.counts == Counts(rows=1, updated=1)
    bob = leads_of(desk.db)[1]
    assert (bob["first_name"], bob["last_name"], bob["full_name"]) == ("Bob", "Stone", "Bob Stone")
    with desk.db.read() as connection:
        holds = connection.execute(select(enrollment.c.hold).order_by(enrollment.c.lead_id)).scalars().all()
    assert holds == ["missing_variable", ""]


def test_suppressed_people_are_imported_as_suppressed(desk: Desk, folder: Path) -> None:
    with desk.db.write() as connection:
        suppressions.suppress(
            connection, kind="domain", value="acme.example", reason="x", source="test", at=NOW
        )

    report = run(desk, a_list(folder))

    assert report.counts == Counts(rows=4, imported=1, suppressed=2, rejected=1, enrolled=2)
    with desk.db.read() as connection:
        states = connection.execute(select(enrollment.c.state).order_by(enrollment.c.lead_id)).scalars().all()
    assert states == ["suppressed", "new"]


def test_the_tag_do_not_contact_makes_a_suppression(desk: Desk, folder: Path) -> None:
    text = 'Email,Tags\nada@acme.example,"vip, Do not contact"\nbob@blue.example,vip\n'
    run(desk, a_list(folder, "Email\nada@acme.example\n"), campaign="Other")

    rehearsed = run(desk, a_list(folder, text), is_dry_run=True)
    report = run(desk, a_list(folder, text))

    assert rehearsed.counts == report.counts == Counts(rows=2, imported=1, suppressed=1, enrolled=2)
    with desk.db.read() as connection:
        assert suppressions.is_suppressed(connection, "ada@acme.example") is not None
        states = connection.execute(select(enrollment.c.state).order_by(enrollment.c.id)).scalars().all()
    assert states == ["suppressed", "new", "suppressed"] or sorted(states) == [
        "new",
        "suppressed",
        "suppressed",
    ]


def test_rejected_rows_can_be_mended_and_imported_again(desk: Desk, folder: Path) -> None:
    text = "E-Mail;Vorname;Notiz\nada at acme.example;Jürgen;=cmd\nbob@blue.example;Bob;\n"
    report = run(desk, a_list(folder, text.encode("cp1252")))

    rejects = folder / "leads.csv.rejects.csv"
    assert report.rejects_file == rejects
    with rejects.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";")) == [
            ["E-Mail", "Vorname", "Notiz", "reason"],
            [
                "ada at acme.example", "Jürgen", "'=cmd",
                "column E-Mail: 'ada at acme.example' is not an address: there is no @ in it",
            ],
        ]  # fmt: skip
    again = run(desk, rejects)
    assert (again.custom_fields, again.counts.rejected) == ((), 1)
    assert again.rejects_file is not None
    assert again.rejects_file.read_bytes() == rejects.read_bytes()
    mended = rejects.read_text(encoding="utf-8-sig").replace("ada at acme", "ada@acme")
    assert run(desk, a_list(folder, mended, rejects.name)).counts == Counts(rows=1, imported=1, enrolled=1)
    jürgen = leads_of(desk.db)[1]
    assert (jürgen["first_name"], jürgen["notes"]) == ("Jürgen", "=cmd")


def test_one_file_of_rejects_serves_lists_with_different_delimiters(desk: Desk, folder: Path) -> None:
    elsewhere = folder / "bad.csv"
    run(desk, a_list(folder, "Email;Name\nada;Ada\n", "semicolons.csv"), rejects=elsewhere)

    run(desk, a_list(folder, "Email,Name\nbob,Bob\n", "commas.csv"), rejects=elsewhere)

    assert elsewhere.read_text(encoding="utf-8-sig").splitlines()[0] == "Email,Name,reason"
    elsewhere.write_text("Email;Name\nada@firm.example;Ada\n")
    with pytest.raises(InputError, match="holds no rejected rows"):
        run(desk, a_list(folder, "Email,Name\nbob,Bob\n", "commas.csv"), rejects=elsewhere)


def test_rejects_may_go_elsewhere_and_nothing_else_is_left_there(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "rejects" / "bad.csv"
    elsewhere.parent.mkdir()

    report = run(desk, a_list(folder), rejects=elsewhere)

    assert report.rejects_file == elsewhere
    assert [path.name for path in elsewhere.parent.iterdir()] == ["bad.csv"]
    with pytest.raises(InputError, match="the rejects cannot be written"):
        run(desk, a_list(folder), rejects=tmp_path / "nowhere" / "bad.csv")


def test_a_row_with_too_many_cells_is_rejected_whole(desk: Desk, folder: Path) -> None:
    run(desk, a_list(folder, "Email,Company\nada@x.example,Acme, Inc.,CTO\nbob@x.example,Blue\n"))

    rejects = folder / "leads.csv.rejects.csv"
    text = rejects.read_text(encoding="utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[1] == [
        "ada@x.example", "Acme", "2 cells more than the header has: is a delimiter not quoted?", "Inc.", "CTO",
    ]  # fmt: skip
    assert run(desk, rejects).counts == Counts(rows=1, rejected=1)
    assert rejects.read_text(encoding="utf-8-sig") == text


def test_a_lead_can_say_where_it_came_from(desk: Desk, folder: Path) -> None:
    path = a_list(folder)
    run(desk, path)
    run(desk, path)

    with desk.db.read() as connection:
        batches = connection.execute(select(batch)).mappings().all()
        told = connection.execute(select(event).where(event.c.name == "import_finished")).mappings().all()
    assert {row["import_batch_id"] for row in leads_of(desk.db)} == {batches[0]["id"]}
    assert (batches[0]["path"], len(batches[0]["sha256"]), batches[0]["finished_at"]) == (str(path), 64, NOW)
    assert batches[0]["counts"]["imported"] == 2
    assert [row["details"]["unchanged"] for row in told] == [0, 2]


def test_an_import_that_dies_half_way_is_simply_run_again(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHUNK", 100)
    rows = "".join(f"lead{number}@x{number}.example,bad{number}\n" for number in range(1_000))
    path = a_list(folder, "Email,First Name\n" + rows + "broken@,x\n")
    chunks = 0

    def dies(_bytes: int) -> None:
        nonlocal chunks
        chunks += 1
        if chunks > 1:
            raise KeyboardInterrupt

    monkeypatch.setattr("cam.usecases.lead_file._EVERY", 450)
    with pytest.raises(KeyboardInterrupt):
        import_leads(desk, ImportOptions(path=path, campaign="Q1"), advance=dies)
    assert 0 < len(leads_of(desk.db)) < 1_000
    assert [entry.name for entry in folder.iterdir()] == ["leads.csv"]

    report = run(desk, path)

    counts = report.counts
    assert (counts.imported + counts.unchanged, counts.rejected) == (1_000, 1)
    assert counts.enrolled == counts.imported
    assert len(leads_of(desk.db)) == 1_000


def test_duplicates_are_found_across_transactions(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHUNK", 3)
    text = "Email\n" + "".join(f"lead{number % 5}@x.example\n" for number in range(10))

    assert run(desk, a_list(folder, text)).counts == Counts(rows=10, imported=5, duplicates=5, enrolled=5)
    assert run(desk, a_list(folder, text)).counts == Counts(rows=10, unchanged=5, duplicates=5)


def test_nothing_is_made_where_no_row_is_accepted(desk: Desk, folder: Path) -> None:
    report = run(desk, a_list(folder, "Email\nada@\n"))

    assert report.counts == Counts(rows=1, rejected=1)
    with desk.db.read() as connection:
        assert campaigns.find_campaign(connection, "Q1") is None
        assert connection.scalar(select(func.count()).select_from(batch)) == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leads.csv: the file is empty"),
        (b"Email,Name\n", "leads.csv: there is a header and no row below it"),
        (b"Email,Name\n,,\n\n", "leads.csv: there is a header and no row below it"),
        (b"PK\x03\x04\x00\x00", "leads.csv: this is a zip archive or an Excel workbook"),
        (b"Phone,Name\n1,Ada\n", "leads.csv: no column holds an email address"),
        (b"a,b\n" + bytes(range(32)) * 9, "leads.csv: this is not a text file"),
        (b"email" + b",x" * 10_000 + b"\n", "leads.csv: 10,001 columns"),
        (b"Email,Notes\nada@x.example," + b"x" * 1_100_000 + b"\n", "leads.csv: a line is longer than"),
    ],
)
def test_what_is_no_list_is_refused_and_nothing_is_done(
    desk: Desk, folder: Path, content: bytes, words: str
) -> None:
    before = everything(desk.db)

    with pytest.raises(InputError) as caught:
        run(desk, a_list(folder, content))

    assert caught.value.what.startswith(words)
    assert everything(desk.db) == before
    assert [path.name for path in folder.iterdir()] == ["leads.csv"]


def test_a_missing_file_comes_with_one_of_a_similar_name(desk: Desk, folder: Path) -> None:
    a_list(folder)

    with pytest.raises(InputError, match="there is no such file") as caught:
        run(desk, folder / "laeds.csv")
    assert "leads.csv" in caught.value.hint
    with pytest.raises(InputError, match="this is a folder, not a file"):
        run(desk, folder)


def test_a_huge_cell_costs_one_row(desk: Desk, folder: Path) -> None:
    text = "Email,Notes\nada@x.example," + "x" * 200_000 + "\nbob@x.example,fine\n"

    report = run(desk, a_list(folder, text))

    assert report.counts == Counts(rows=2, imported=1, rejected=1, enrolled=1)
    assert report.first_rejects == ((2, "a cell is longer than 131,072 characters"),)


def test_a_named_encoding_and_delimiter_are_used(desk: Desk, folder: Path) -> None:
    path = a_list(folder, "Email|Name;Company\nivan@x.example|Иван;Blue\n".encode("cp1251"))

    report = run(desk, path, encoding="windows-1251", delimiter="pipe", named=("full_name=Name;Company",))

    assert (report.encoding, report.delimiter) == ("cp1251", "|")
    assert leads_of(desk.db)[0]["full_name"] == "Иван;Blue"


def test_progress_adds_up_to_the_size_of_the_file(desk: Desk, folder: Path) -> None:
    path = a_list(folder, "Email\n" + "".join(f"lead{number}@x.example\n" for number in range(9_000)))
    told: list[int] = []

    import_leads(desk, ImportOptions(path=path, campaign="Q1"), advance=told.append)

    assert sum(told) == path.stat().st_size
    assert len(told) > 3


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "ada@x.example",
            "ADA@x.example",
            "bob@y.example",
            "bob@y.example; c@z.example",
            "ada@",
            "n/a",
            '"',
            'a"b',
            "\r",
        ]
    ),
)
ROWS = st.lists(st.lists(CELLS, max_size=5), max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=ROWS,
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    delimiter=st.sampled_from(",;\t|"),
    quoted=st.booleans(),
)
def test_any_list_is_accounted_for_row_by_row(
    desk: Desk, folder: Path, rows: list[list[str]], line_end: str, delimiter: str, *, quoted: bool
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    writer.writerow(["Email", "First Name", "Company"])
    if quoted:
        writer.writerows(rows)
    else:
        text.write(line_end.join(delimiter.join(row) for row in rows))
    path = a_list(folder, text.getvalue().encode("utf-8", "replace"))

    try:
        rehearsed = run(desk, path, is_dry_run=True)
        counts = run(desk, path).counts
    except CamError:
        return
    assert rehearsed.counts == counts
    assert counts.rows == (
        counts.imported
        + counts.updated
        + counts.unchanged
        + counts.duplicates
        + counts.suppressed
        + counts.rejected
    )
    again = run(desk, path).counts
    assert (again.imported, again.updated, again.enrolled) == (0, 0, 0)
