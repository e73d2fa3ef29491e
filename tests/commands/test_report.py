"""`cam report`."""

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from freezegun import freeze_time
from typer.testing import CliRunner

from cam.cli import app
from cam.engine.sequence import Sequence, Step, Variant
from cam.gateways.ports import Blame, Outcome, Refused, Unknown
from cam.gateways.recording import RecordingSender
from cam.store.database import Database
from cam.usecases import marks
from tests.world import World

runner = CliRunner()
TODAY = "2026-03-12 10:00:00"
DEAD = Refused(
    code=550, enhanced="5.1.1", answer="no such user", is_permanent=True, blame=Blame.RECIPIENT, phase="rcpt"
)
SILENT = Unknown(detail="the connection broke after the dot", phase="dot")
TWO_WORDINGS = Sequence(
    name="two",
    steps=(
        Step(
            id="intro",
            wait=0,
            variants=(
                Variant(id="a", subject="Hello {{ company }}", body="Hi {{ first_name }}."),
                Variant(id="b", subject="A question, {{ first_name }}", body="Hi {{ first_name }}."),
            ),
        ),
        Step(id="bump", wait=3, variants=(Variant(id="a", body="Did you see it, {{ first_name }}?"),)),
    ),
)


@pytest.fixture
def world(workspace: Path) -> Iterator[World]:
    """The workspace of the command line, with hands to fill it."""
    database = Database(f"sqlite:///{workspace / 'cam.db'}")
    yield World(database, workspace)
    database.close()


@pytest.fixture
def played(world: World) -> World:
    """A campaign that ran for a week: one address is dead, one send hangs in doubt, one answers, one buys."""
    box = world.mailbox()
    outcomes: dict[str, Outcome] = {"lead3@company3.example": DEAD, "lead7@company7.example": SILENT}
    world.senders[box.address] = RecordingSender(by_recipient=outcomes)
    campaign = world.campaign("Q1 founders", boxes=[box], sequence=TWO_WORDINGS, target_clients=3)
    world.leads(campaign, 30)
    for day in range(8):
        world.run(campaign)
        if day == 1:
            marks.mark(world.desk, "lead1@company1.example", marks.Mark.REPLIED)
        if day == 4:
            marks.mark(world.desk, "lead25@company25.example", marks.Mark.WON, mrr=1200.0)
        world.pass_time(days=1)
    return world


@freeze_time(TODAY)
def test_one_campaign_is_one_screen(played: World) -> None:
    result = runner.invoke(app, ["report"])

    assert result.exit_code == 0, result.stderr
    assert result.stdout == PAGE
    assert max(len(line) for line in result.stdout.splitlines()) <= 80


PAGE = """\
Q1 founders: active, launched 10 days ago

Leads         30  1 new, 26 contacted, 1 replied, 1 qualified, 1 bounced
Sent          55  to 28 leads, 1 failed (1 bounced, 1.8 %),
                  1 of unknown outcome
Replied        2  7.1 % of the leads contacted, 1 positive
Qualified      1  1 won, MRR 1,200; goal: 3 clients

Step   Sent  Replied   Rate  Positive  Bounced
intro    28        1  3.6 %         0        1
bump     27        1  3.7 %         1        0

Variant  Sent  Replied   Rate  95 % interval  Verdict
intro a    16        1  6.2 %  1.1 to 28.3 %  too early to say
intro b    12        0  0.0 %  0.0 to 24.2 %  too early to say

Mailbox           Sent  Failed  Unknown  Status
ana@firm.example    55       1        1  active

Day             Sent  Failed  Replied  Positive
Mon 2026-03-02    18       1        0         0  ##############################
Tue 2026-03-03    10       0        1         0  #################
Thu 2026-03-05    17       0        0         0  ############################
Fri 2026-03-06    10       0        1         1  #################

1 alert waits for you: cam alerts list
Nobody can prove the outcome of some sends: cam unknown list
"""


@freeze_time(TODAY)
def test_json_has_exactly_the_keys_of_the_contract(played: World) -> None:
    document = json.loads(runner.invoke(app, ["report", "--campaign", "Q1 founders", "--json"]).stdout)

    assert list(document) == ["generated_at", "campaigns"]
    assert document["generated_at"] == "2026-03-12T10:00:00Z"
    campaign = document["campaigns"][0]
    assert " ".join(campaign) == (
        "campaign status paused_reason goals leads sent delivered bounced replied positive negative question neutral "
        "ooo referral unsubscribed qualified rates failed unknown won mrr cost cost_per_qualified days steps variants "
        "mailboxes decisions"
    )
    assert list(campaign["rates"]) == ["reply", "positive", "bounce", "unsubscribe", "loss"]
    assert list(campaign["days"][0]) == ["day", "sent", "failed", "replied", "positive"]
    assert list(campaign["steps"][0]) == ["step", "sent", "replied", "positive", "bounced"]
    assert " ".join(campaign["variants"][0]) == (
        "step variant sent replied positive reply_rate ci_low ci_high verdict"
    )
    assert campaign["status"] == "active"
    assert campaign["variants"][0]["verdict"] == "too_early"
    assert (campaign["replied"], campaign["won"], campaign["mrr"]) == (2, 1, 1200.0)
    assert (campaign["cost"], campaign["cost_per_qualified"]) == (None, None)


@freeze_time(TODAY)
def test_csv_gives_one_row_a_campaign_or_one_row_a_day(played: World) -> None:
    campaigns = rows_of(runner.invoke(app, ["report", "--csv"]).stdout)
    days = rows_of(runner.invoke(app, ["report", "--csv", "--by", "day"]).stdout)

    assert [(row["campaign"], row["leads_bounced"], row["won"]) for row in campaigns] == [
        ("Q1 founders", "1", "1")
    ]
    assert list(days[0]) == ["campaign", "day", "sent", "failed", "replied", "positive"]
    assert sum(int(row["sent"]) for row in days) == int(campaigns[0]["sent"])


@pytest.mark.parametrize("by", ["campaign", "step", "variant", "mailbox", "day"])
@freeze_time(TODAY)
def test_a_name_that_is_a_formula_does_not_run_in_a_spreadsheet(world: World, by: str) -> None:
    box = world.mailbox()
    campaign = world.campaign("=cmd|' /C calc'!A0", boxes=[box])
    world.leads(campaign, 1)
    world.run(campaign)

    rows = rows_of(runner.invoke(app, ["report", "--csv", "--by", by]).stdout)

    assert {row["campaign"] for row in rows} == {"'=cmd|' /C calc'!A0"}


@freeze_time(TODAY)
def test_several_campaigns_are_one_line_each(played: World) -> None:
    played.campaign("Draft of a very long name that goes on and on", launched=False)

    result = runner.invoke(app, ["report"])

    assert result.stdout == OVERVIEW


OVERVIEW = """\
Campaign                        Status  Leads  Sent  Replied   Rate  Qualified  Won
Q1 founders                     active     30    55        2  7.1 %          1    1
Draft of a very long name tha…  draft       0     0        0  0.0 %          0    0

One campaign in full: cam report --campaign 'Q1 founders'
"""


@freeze_time(TODAY)
def test_since_and_by_narrow_what_is_shown(played: World) -> None:
    result = runner.invoke(app, ["report", "--since", "2026-03-05", "--by", "step"])

    assert result.stdout == STEPS


STEPS = """\
Step   Sent  Replied   Rate  Positive  Bounced
intro     0        0      -         0        0
bump     27        1  3.7 %         1        0
"""


def test_a_workspace_without_campaigns_says_how_to_make_one(workspace: Path) -> None:
    result = runner.invoke(app, ["report"])

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == 'there is no campaign yet; cam import-csv leads.csv --campaign "Q1" makes one\n'
    assert json.loads(runner.invoke(app, ["report", "--json"]).stdout)["campaigns"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--csv", "--json"], 2, "--csv and --json were both given"),
        (["--all", "--campaign", "x"], 2, "--all and --campaign were both given"),
        (["--since", "soon"], 1, "--since: 'soon' is no date"),
        (["--campaign", "nobody"], 1, "campaign 'nobody': there is none of that name"),
        (["--by", "moon"], 2, "moon"),
    ],
)
def test_what_cannot_be_reported_is_refused(
    workspace: Path, arguments: list[str], code: int, said: str
) -> None:
    result = runner.invoke(app, ["report", *arguments])

    assert result.exit_code == code
    assert said in result.stdout + result.stderr


@freeze_time(TODAY)
def test_an_escape_sequence_in_a_name_reaches_no_terminal(played: World) -> None:
    with played.db.write() as connection:
        connection.exec_driver_sql("UPDATE message SET variant = '\x1b[2J' WHERE id = 1")

    assert "\x1b" not in runner.invoke(app, ["report"]).stdout


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


class Shown(HTMLParser):
    """What a page shows and what it would load."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not {"src", "href", "onload", "onclick"} & {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.text.append(data.strip())


@freeze_time(TODAY)
def test_a_page_for_a_browser_says_what_the_screen_says_and_loads_nothing(played: World) -> None:
    result = runner.invoke(app, ["report", "--html", "report.html"])

    assert (result.exit_code, result.stdout) == (0, "the report is in report.html\n"), result.stderr
    page = Path("report.html").read_text(encoding="utf-8")
    shown = Shown(page)
    for words in (
        "Report: Q1 founders", "active, launched 10 days ago", "55", "to 28 leads, 1 failed, 1 bounced, 1 unknown",
        "7.1 % of those contacted", "1 won, MRR 1,200; goal: 3 clients", "intro b", "0.0 to 24.2 %",
        "too early to say", "Mon 2026-03-02", "1 alert waits for you: cam alerts list",
    ):  # fmt: skip
        assert words in shown.text
    assert not {"script", "img", "iframe", "link", "form"} & shown.tags
    assert "url(" not in page


@freeze_time(TODAY)
def test_a_page_shows_hostile_names_and_runs_none_of_them(world: World) -> None:
    name = '<script>alert(1)</script> & "co"'
    world.campaign(name, boxes=[world.mailbox()])
    world.campaign("Second", boxes=[world.mailbox("bob@firm.example")])

    runner.invoke(app, ["report", "--html", "report.html"])

    shown = Shown(Path("report.html").read_text(encoding="utf-8"))
    assert name in shown.text
    assert "Second" in shown.text
    assert "script" not in shown.tags


@pytest.mark.usefixtures("world")
def test_a_page_of_no_campaign_and_a_page_that_has_no_place_say_so() -> None:
    assert runner.invoke(app, ["report", "--html", "report.html"]).exit_code == 0
    assert "There is no campaign yet." in Path("report.html").read_text(encoding="utf-8")

    result = runner.invoke(app, ["report", "--html", "nowhere/report.html"])

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "--html nowhere/report.html: no such file or directory\nname a file in a folder that is there\n"
    )


@freeze_time(TODAY)
def test_a_page_may_come_beside_the_document_and_the_rows(played: World) -> None:
    as_json = runner.invoke(app, ["report", "--html", "one.html", "--json"])
    as_csv = runner.invoke(app, ["report", "--html", "two.html", "--csv"])

    assert json.loads(as_json.stdout)["campaigns"][0]["sent"] == 55
    assert as_csv.stdout.startswith("campaign,status,")
    assert Path("one.html").read_text(encoding="utf-8") == Path("two.html").read_text(encoding="utf-8")
