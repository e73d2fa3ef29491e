"""`cam import-csv`: what it prints, and with which code it ends."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cam.cli import app

runner = CliRunner()
LIST = (
    "Email;First Name;Ice Breaker\nada@acme.example;Ada;Hello\nADA@acme.example;Ada;\nbob at x.example;Bob;\n"
)


@pytest.fixture(autouse=True)
def _list(workspace: Path) -> None:
    (workspace / "leads.csv").write_text(LIST, encoding="utf-8")


def test_it_shows_the_mapping_the_counts_the_rejects_and_the_next_command() -> None:
    result = runner.invoke(app, ["import-csv", "leads.csv", "--campaign", "Q1"])

    assert result.exit_code == 0
    assert result.stdout == (
        "leads.csv: 3 rows, utf-8, semicolon\n"
        "\n"
        "  email         Email\n"
        "  first_name    First Name\n"
        "  custom        ice_breaker\n"
        "\n"
        "1 imported, 1 duplicate, 1 rejected\n"
        "1 lead joined campaign 'Q1' (new)\n"
        "\n"
        "  line 4: column Email: 'bob at x.example' is not an address: there is no @ in\n"
        "    it\n"
        "rejected rows are in leads.csv.rejects.csv: mend them there and import that file\n"
    )
    assert result.stderr == "next: cam preview --campaign Q1\n"


def test_a_dry_run_says_so_and_leaves_no_file(workspace: Path) -> None:
    result = runner.invoke(app, ["import-csv", "leads.csv", "--campaign", "My list", "--dry-run"])

    assert result.stdout.startswith("[DRY RUN] leads.csv: 3 rows")
    assert "1 lead would join campaign 'My list' (new)" in result.stdout
    assert result.stderr == "next: cam import-csv leads.csv --campaign 'My list'\n"
    assert not (workspace / "leads.csv.rejects.csv").exists()


def test_the_json_document_has_the_agreed_keys() -> None:
    result = runner.invoke(app, ["import-csv", "--path", "leads.csv", "--campaign-name", "Q1", "--json"])

    document = json.loads(result.stdout)
    assert document.pop("seconds") >= 0
    assert document == {
        "campaign": "Q1", "path": "leads.csv", "rows": 3, "imported": 1, "updated": 0, "unchanged": 0,
        "duplicates": 1, "suppressed": 0, "rejected": 1, "enrolled": 1,
        "rejects_file": "leads.csv.rejects.csv", "encoding": "utf-8", "delimiter": ";",
        "mapping": {"email": "Email", "first_name": "First Name"}, "custom_fields": ["ice_breaker"],
    }  # fmt: skip
    assert result.stderr == ""


def test_the_options_reach_the_import(workspace: Path) -> None:
    (workspace / "who.csv").write_bytes("Who|Nom\nada@acme.example|Jürgen\n".encode("mac-roman"))

    words = [
        "import-csv",
        "who.csv",
        "--campaign",
        "Q1",
        "--map",
        "email=Who",
        "--map",
        "first_name=Nom",
        "--json",
    ]
    more = ["--encoding", "mac-roman", "--delimiter", "pipe"]
    document = json.loads(runner.invoke(app, [*words, *more]).stdout)

    assert document["mapping"] == {"email": "Who", "first_name": "Nom"}
    assert (document["encoding"], document["delimiter"], document["imported"]) == ("mac-roman", "|", 1)


def test_it_fails_where_no_row_was_accepted(workspace: Path) -> None:
    (workspace / "bad.csv").write_text("Email\nada@\n", encoding="utf-8")

    result = runner.invoke(app, ["import-csv", "bad.csv", "--campaign", "Q1", "--json"])

    assert result.exit_code == 1
    assert json.loads(result.stdout)["rejected"] == 1


@pytest.mark.parametrize("words", [[], ["leads.csv", "--path", "leads.csv"]])
def test_exactly_one_file_is_wanted(words: list[str]) -> None:
    result = runner.invoke(app, ["import-csv", *words, "--campaign", "Q1"])

    assert result.exit_code == 2


def test_a_terminal_cannot_be_steered_by_a_cell(workspace: Path) -> None:
    (workspace / "evil.csv").write_text("Email\n\x1b[31mada@\n", encoding="utf-8")

    result = runner.invoke(app, ["import-csv", "evil.csv", "--campaign", "Q1"])

    assert "\x1b" not in result.stdout


def test_the_example_list_is_imported_with_its_dirt(workspace: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "leads.csv"
    (workspace / "example.csv").write_bytes(example.read_bytes())

    document = json.loads(
        runner.invoke(app, ["import-csv", "example.csv", "--campaign", "Q1", "--json"]).stdout
    )

    assert (document["imported"], document["duplicates"], document["rejected"]) == (23, 1, 2)
