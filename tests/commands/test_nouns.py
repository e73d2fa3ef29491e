"""The nouns on the command line: exact words, exit codes, one JSON document."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cam.cli import app
from cam.store import alerts, events
from cam.store.database import Database
from tests.world import World

runner = CliRunner()
ANA = "ana@firm.example"


@pytest.fixture
def world(workspace: Path) -> Iterator[World]:
    """Give the world of the workspace's own database, at the real time, as commands see it."""
    database = Database(f"sqlite:///{workspace / 'cam.db'}")
    made = World(database, workspace)
    made.now = datetime.now(UTC)
    yield made
    database.close()


def cam(*words: str) -> Result:
    return runner.invoke(app, list(words))


def document(*words: str) -> Any:
    result = cam(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def error_of(result: Result) -> Any:
    return json.loads(result.stdout)["error"]


def test_a_campaign_is_made_shown_and_listed(workspace: Path) -> None:
    created = cam("campaign", "create", "Q1", "--offer", "less cost", "--daily-cap", "9")

    assert created.exit_code == 0
    assert created.stdout == (
        "campaign Q1 is a draft with sequence three-steps v1\nthe limit that binds: campaign Q1: 9 a day\n"
    )
    assert "next: cam import-csv leads.csv --campaign Q1" in created.stderr
    [row] = document("campaign", "list")
    assert (row["name"], row["status"], row["daily_cap"], row["mailboxes"]) == ("Q1", "draft", 9, [])
    [shown] = document("campaign", "show", "q1")
    assert (shown["offer"], shown["window"], shown["days"]) == ("less cost", "09:00-18:00", "mon-fri")


def test_an_unknown_campaign_exits_1_with_the_closest_name(workspace: Path) -> None:
    cam("campaign", "create", "Spring")

    result = cam("campaign", "show", "Sprnig")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "campaign 'Sprnig': there is none of that name\ndid you mean 'Spring'?\n"
    assert error_of(cam("campaign", "show", "Sprnig", "--json"))["code"] == "not_found"


def test_a_launch_that_is_refused_exits_3_with_every_reason(workspace: Path) -> None:
    cam("campaign", "create", "Q1")

    result = cam("campaign", "launch", "Q1")

    assert (result.exit_code, result.stdout) == (3, "")
    assert "campaign Q1: not launched, 1 thing is in the way" in result.stderr
    assert "  it has no mailbox; cam mailbox add ADDRESS --preset NAME" in result.stderr
    assert error_of(cam("campaign", "launch", "Q1", "--json"))["code"] == "preflight"


def test_from_mailbox_to_launch_pause_and_resume(world: World) -> None:
    assert cam("mailbox", "add", ANA, "--provider", "console", "--replies-by-hand").exit_code == 0
    cam("campaign", "create", "Q1", "--offer", "less cost", "--audience", "CTOs")
    with world.db.read() as connection:
        from cam.store import campaigns

        campaign = campaigns.get_campaign(connection, "Q1")
    world.leads(campaign, 2)

    launched = cam("campaign", "launch", "Q1")
    paused = cam("campaign", "pause", "Q1", "--reason", "holiday")
    resumed = cam("campaign", "resume", "Q1")

    assert launched.exit_code == 0, launched.stderr
    assert launched.stdout.startswith(
        "campaign Q1 is active with 2 leads to write to\n"
        f"the limit that binds: mailbox {ANA}: warm-up day 1, 5 a day\n"
        "its window is open "
    )
    assert paused.stdout == "campaign Q1 is paused: holiday\n"
    assert resumed.stdout == "campaign Q1 is active\n"
    assert cam("campaign", "archive", "Q1").stdout == "campaign Q1 is archived\n"


def test_wrong_settings_are_told_all_at_once(workspace: Path) -> None:
    result = cam("campaign", "create", "Q1", "--window", "9-18", "--days", "xyz", "--company-reply", "no")

    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "3 settings of the campaign do not fit",
        "  window: '9' is not a local time; write it as 09:00",
        "  days 'xyz': 'xyz' is not a weekday; write them as mon-fri or mon,wed,fri",
        "  --company-reply: 'no' is not one of stop, delay, off",
    ]


def test_a_nurture_sequence_is_named_shown_previewed_and_taken_away(workspace: Path) -> None:
    (workspace / "again.yaml").write_text(
        "steps:\n  - subject: A year on\n    body: Hi {{ first_name }}.\n", encoding="utf-8"
    )
    (workspace / "list.csv").write_text("Email,First Name\nada@lovelace.example,Ada\n", encoding="utf-8")
    made = cam("campaign", "create", "Q1", "--nurture-sequence", "again.yaml")
    assert "who never answers gets again v1 90 days after going to nurture, once\n" in made.stdout
    cam("import-csv", "list.csv", "--campaign", "Q1")
    edited = cam("campaign", "edit", "Q1", "--nurture-after", "30")
    assert "30 days after" in edited.stdout
    (shown,) = json.loads(cam("campaign", "show", "Q1", "--json").stdout)
    assert (shown["nurture_sequence"], shown["nurture_after_days"]) == ("again v1", 30)
    previewed = cam("preview", "--campaign", "Q1", "--nurture").stdout
    assert "step 1 (nurture-step-1)" in previewed
    assert "Subject: A year on" in previewed
    assert cam("campaign", "edit", "Q1", "--no-nurture").stdout.splitlines()[1] == "nobody is nurtured"
    without = cam("preview", "--campaign", "Q1", "--nurture")
    assert (without.exit_code, without.stderr.splitlines()) == (
        1,
        [
            "campaign Q1: it has no nurture sequence",
            "cam campaign edit Q1 --nurture-sequence FILE",
        ],
    )


def test_a_nurture_time_without_a_sequence_makes_no_campaign(workspace: Path) -> None:
    refused = cam("campaign", "create", "Q1", "--nurture-after", "7")
    assert (refused.exit_code, "it has no nurture sequence" in refused.stderr) == (1, True)
    assert json.loads(cam("campaign", "list", "--json").stdout) == []


def test_an_inbox_is_configured_with_the_mailbox(workspace: Path) -> None:
    for folder in ("cur", "new", "tmp"):
        (workspace / "mail" / folder).mkdir(parents=True)

    added = cam("mailbox", "add", ANA, "--provider", "console", "--maildir", "mail", "--folder", "INBOX")

    assert added.exit_code == 0, added.stderr
    assert "inbox: " in added.stdout
    assert "nobody sees the answers" not in added.stderr
    [row] = document("mailbox", "show", ANA)
    assert (row["maildir"], row["folders"]) == (str(workspace / "mail"), ["INBOX"])
    changed = cam("mailbox", "edit", ANA, "--imap-host", "imap.firm.example", "--imap-password-ref", "env:X")
    assert changed.exit_code == 0, changed.stderr
    [row] = document("mailbox", "show", ANA)
    assert (row["maildir"], row["imap_host"], row["imap_port"]) == ("", "imap.firm.example", 993)


def test_an_inbox_that_cannot_be_read_is_refused_with_its_reason(workspace: Path) -> None:
    nowhere = cam("mailbox", "add", ANA, "--provider", "console", "--maildir", "nowhere")
    bare = cam("mailbox", "add", ANA, "--provider", "console", "--imap-host", "imap.firm.example")
    open_line = cam("mailbox", "add", ANA, "--provider", "console", "--imap-host", "imap.firm.example",
                    "--imap-password-ref", "env:X", "--imap-tls", "none")  # fmt: skip

    assert (nowhere.exit_code, "there is no such directory" in nowhere.stderr) == (4, True)
    assert (bare.exit_code, "it has no password" in bare.stderr) == (1, True)
    assert (open_line.exit_code, "only loopback may go without TLS" in open_line.stderr) == (1, True)
    assert document("mailbox", "list") == []


def test_a_preset_knows_where_the_inbox_is(workspace: Path) -> None:
    cam("mailbox", "add", ANA, "--preset", "fastmail", "--smtp-password-ref", "env:X", "--no-verify")
    cam("mailbox", "add", "by@hand.example", "--preset", "gmail", "--smtp-password-ref", "env:X", "--no-verify",
        "--replies-by-hand")  # fmt: skip

    assert [document("mailbox", "show", who)[0]["imap_host"] for who in (ANA, "by@hand.example")] == [
        "imap.fastmail.com",
        "",
    ]


def test_a_mailbox_is_added_listed_paused_and_resumed(workspace: Path) -> None:
    added = cam("mailbox", "add", ANA, "--provider", "console")

    assert (
        added.stdout == f"mailbox {ANA} is active: console: mail is printed, nothing leaves\n  this machine\n"
    )
    assert f"cam mailbox edit {ANA} --replies-by-hand" in added.stderr
    [row] = document("mailbox", "list")
    assert (row["address"], row["used_today"], row["cap_today"], row["warm_up"]) == (ANA, 0, 5, True)
    assert cam("mailbox", "pause", ANA, "--reason", "ill").stdout == f"mailbox {ANA} is paused: ill\n"
    assert cam("mailbox", "resume", ANA).stdout == f"mailbox {ANA} is active\n"
    assert (
        "today              mailbox ana@firm.example: 0 of 5 used today" in cam("mailbox", "show", ANA).stdout
    )


def test_a_mailbox_that_was_not_verified_says_what_comes_next(workspace: Path) -> None:
    added = cam("mailbox", "add", ANA, "--smtp-host", "127.0.0.1", "--smtp-tls", "none", "--no-verify")

    assert added.stdout == f"mailbox {ANA} is unverified\n"
    assert f"cam mailbox verify {ANA}" in added.stderr


def test_a_password_on_the_command_line_is_refused_and_not_repeated(workspace: Path) -> None:
    result = cam(
        "mailbox", "add", ANA, "--smtp-host", "h", "--smtp-user", "u", "--smtp-password-ref", "hunter2"
    )

    assert result.exit_code == 1
    assert "--smtp-password-ref: the secret reference is none of the three forms" in result.stderr
    assert "hunter2" not in result.output


def test_a_server_that_is_not_there_exits_4_and_nothing_is_added(workspace: Path) -> None:
    result = cam("mailbox", "add", ANA, "--smtp-host", "127.0.0.1", "--smtp-port", "1", "--smtp-tls", "none")

    assert (result.exit_code, result.stdout) == (4, "")
    assert "--no-verify adds it all the same" in result.stderr
    assert document("mailbox", "list") == []


def test_suppressing_and_taking_it_back(world: World) -> None:
    world.lead(world.campaign(), ANA)

    added = cam("suppress", "add", "Firm.Example", "--reason", "rival")
    removed = cam("suppress", "remove", "firm.example")

    assert (
        added.stdout
        == "firm.example is never written to\nit covers 1 known lead; 0 queued messages withdrawn\n"
    )
    assert removed.stdout == "firm.example is no longer suppressed (it was: rival)\n"
    assert removed.stderr == "nobody is written to again by this alone: cam lead mark EMAIL reopen\n"
    assert cam("suppress", "list").stderr == "nobody is suppressed\n"
    assert cam("suppress", "remove", "firm.example").exit_code == 1


def test_a_file_of_suppressions(workspace: Path) -> None:
    (workspace / "gone.txt").write_text("ana@firm.example\noops\n")

    [row] = document("suppress", "import", "gone.txt")

    assert (row["rows"], row["added"], row["known"], len(row["problems"])) == (2, 1, 0, 1)
    [listed] = document("suppress", "list", "--search", "firm")
    assert (listed["kind"], listed["value"], listed["source"]) == ("address", ANA, "file gone.txt")


def test_lead_list_keeps_its_contract(world: World) -> None:
    world.lead(world.campaign(), ANA, custom={"topic": "cost"}, tags=["vip"], country="Portugal")

    [row] = document("lead", "list", "--campaign", "Q1", "--limit", "5")

    assert list(row) == [
        "id", "email", "first_name", "last_name", "company", "title", "domain", "country", "timezone", "linkedin_url",
        "tags", "custom", "score", "grade", "score_parts", "campaigns", "suppressed", "source",
    ]  # fmt: skip
    assert (row["tags"], row["custom"], row["score"], row["grade"]) == (
        ["vip"],
        {"topic": "cost"},
        None,
        None,
    )
    [inside] = row["campaigns"]
    assert list(inside) == ["campaign", "state", "step", "next_action_at", "paused"]
    assert (inside["campaign"], inside["state"], inside["paused"]) == ("Q1", "new", False)


def test_a_lead_is_shown_with_what_comes_next(world: World) -> None:
    world.lead(world.campaign(boxes=[world.mailbox()]), ANA)

    shown = cam("lead", "show", ANA)

    assert shown.exit_code == 0
    assert "score" in shown.stdout
    assert "not scored" in shown.stdout
    assert "Q1: new" in shown.stdout
    [card] = document("lead", "show", ANA)
    assert (card["email"], card["conversation"], card["import"]) == (ANA, [], None)
    assert card["enrollments"][0]["next_step"] == "intro"


def test_marks_tags_and_pauses_say_what_they_did(world: World) -> None:
    campaign = world.campaign()
    world.lead(campaign, ANA)
    world.lead(campaign, "bo@firm.example")

    assert cam("lead", "tag", ANA, "VIP").stdout == f"{ANA}: vip\n"
    assert cam("lead", "pause", ANA).stdout == f"{ANA} is paused in Q1\n"
    assert cam("lead", "resume", ANA).stdout.startswith(f"{ANA} goes on in Q1, next look ")
    assert cam("lead", "mark", ANA, "REPLIED").stdout == (
        f"{ANA} is marked replied in Q1: new -> replied\n"
        "1 colleague at the same company kept back (--company-reply of the campaign)\n"
    )
    assert cam("lead", "mark", ANA, "reopen").stdout == f"{ANA} is marked reopened in Q1: replied -> new\n"
    assert "no touch of it has failed" in cam("lead", "retry", ANA).stderr


def test_a_word_that_is_no_mark_is_a_usage_error(world: World) -> None:
    world.lead(world.campaign(), ANA)

    result = cam("lead", "mark", ANA, "happy")

    assert result.exit_code == 2
    assert result.stderr == (
        "lead mark: 'happy' is not a mark\none of replied, qualified, won, lost, nurture, reopen\n"
    )


def test_a_mark_that_an_end_forbids_exits_3(world: World) -> None:
    world.lead(world.campaign(), ANA)
    cam("lead", "tag", ANA, "do_not_contact")

    result = cam("lead", "mark", ANA, "reopen")

    assert result.exit_code == 3
    assert f"cam suppress remove {ANA} first" in result.stderr.replace("'", "")


def test_the_off_switch(workspace: Path) -> None:
    assert cam("stop", "--reason", "offer changed").stdout == "sending is off: offer changed\n"
    assert cam("stop", "--reason", "offer changed").stdout == "sending was off already: offer changed\n"
    assert document("start")[0]["sending"] is True
    assert cam("start").stdout == "sending was on already\n"


def test_tasks_are_listed_done_and_skipped(world: World) -> None:
    from cam.engine.sequence import Sequence
    from tests.world import linkedin_step

    campaign = world.campaign(sequence=Sequence(name="social", steps=(linkedin_step(),)), days="mon-sun",
                              window_start="00:00", window_end="24:00")  # fmt: skip
    for name in ("ana", "bo"):
        world.lead(campaign, f"{name}@{name}.example", linkedin_url=f"https://www.linkedin.com/in/{name}")
    world.run(campaign)

    first, second = document("tasks", "list")
    assert (first["campaign"], first["channel"], first["body"]) == ("Q1", "linkedin", "Hi Ana.")
    assert (
        cam("tasks", "done", str(first["id"])).stdout
        == f"task {first['id']} done: step connect of {first['lead']}\n"
    )
    assert cam("tasks", "skip", str(second["id"])).exit_code == 0
    assert cam("tasks", "list").stderr == "no task waits; 'cam run-once' makes some\n"
    assert cam("tasks", "done", "99").exit_code == 1


@pytest.mark.parametrize(
    "words", [("campaign",), ("mailbox",), ("suppress",), ("lead",), ("tasks",), ("stop",), ("start",)]
)
def test_help_and_no_arguments_explain_the_noun(workspace: Path, words: tuple[str, ...]) -> None:
    result = cam(*words, "--help")

    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: cam {words[0]}")


def test_what_a_list_says_cannot_steer_the_terminal(world: World) -> None:
    world.lead(world.campaign(), ANA, company="Evil \x1b[2J Inc")

    assert "\x1b" not in cam("lead", "show", ANA).stdout
    assert "\x1b" not in cam("lead", "list").stdout


def test_alerts_that_are_dealt_with_are_told_from_none_at_all(world: World) -> None:
    assert cam("alerts", "list").stderr == "no alert so far\n"
    with world.db.write() as connection:
        alerts.raise_alert(connection, key="k", type="TEST", title="a test", body="", at=world.now)

    assert cam("alerts", "done", "99").exit_code == 1
    assert cam("alerts", "done", "1").stdout == "1 alert taken off the list\n"
    assert cam("alerts", "done", "1").stdout == "nothing waited; the list is as it was\n"
    assert cam("alerts", "list").stderr == "no alert waits; 'cam alerts list --all' has the old ones\n"


def test_events_take_the_days_that_reports_take(world: World) -> None:
    with world.db.write() as connection:
        events.record(connection, "test.old", at=world.now - timedelta(days=8))
        events.record(connection, "test.new", at=world.now - timedelta(seconds=1))

    def names(since: str) -> list[str]:
        return [one["name"] for one in document("events", "--name", "test.", "--since", since)]

    assert names("7d") == names((world.now - timedelta(days=3)).date().isoformat()) == ["test.new"]
    assert names("2w") == ["test.old", "test.new"]
    assert "'soon' is no date" in cam("events", "--since", "soon").stderr
