"""`cam replies` and the leads that replies propose, on the command line."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from cam.cli import app
from cam.store.database import Database
from tests.world import World

runner = CliRunner()
ADA = "ada@lovelace.example"
KEYS = {"id", "mailbox", "campaign", "lead", "step", "from", "subject", "received_at", "message_id", "class",
        "confidence", "reasons", "text", "undecided", "human"}  # fmt: skip


@pytest.fixture
def world(workspace: Path) -> Iterator[World]:
    """Give a world in the workspace's database, in which Ada got a message and answered it."""
    database = Database(f"sqlite:///{workspace / 'cam.db'}")
    made = World(database, workspace)
    made.now = datetime.now(UTC)
    campaign = made.campaign(
        boxes=[made.mailbox(imap_host="x.example")], window_start="00:00", window_end="24:00", days="mon-sun"
    )
    made.lead(campaign, ADA)
    made.run(campaign)
    made.answer(ADA, "No thanks, we are not interested.\r\n\r\n> Hi Ada.\r\n")
    made.run(campaign)
    yield made
    database.close()


def cam(*words: str) -> Result:
    return runner.invoke(app, list(words))


def document(*words: str) -> Any:
    result = cam(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_replies_are_listed_with_class_reasons_and_own_words(world: World) -> None:
    [row] = document("replies", "list")

    assert row.keys() >= KEYS
    assert (row["from"], row["class"], row["step"], row["campaign"]) == (ADA, "negative", "intro", "Q1")
    assert row["text"] == "No thanks, we are not interested."
    assert (row["undecided"], row["human"], row["reasons"] != []) == (False, None, True)
    assert document("replies", "list", "--class", "positive") == []
    assert cam("replies", "list").stdout.endswith(
        "  ada@lovelace.example in Q1\n     No thanks, we are not interested.\n"
    )


def test_one_reply_is_shown_and_an_unknown_one_is_not_found(world: World) -> None:
    shown = cam("replies", "show", "1")

    assert "class:    negative" in shown.stdout
    assert "about:    ada@lovelace.example in Q1, step intro; found by reference" in shown.stdout
    assert cam("replies", "show", "9").exit_code == 1
    assert "cam replies list" in cam("replies", "show", "9").stderr


def test_a_humans_word_wins_and_is_kept_beside_the_first(world: World) -> None:
    corrected = cam("replies", "reclassify", "1", "POSITIVE")

    assert corrected.stdout == (
        "reply 1 counts as positive, no longer as negative\nada@lovelace.example is qualified in Q1\n"
    )
    [row] = document("replies", "list")
    assert (row["class"], row["human"], row["judged"]) == ("positive", "positive", "negative")
    [figures] = document("report")["campaigns"]
    assert (figures["replied"], figures["positive"], figures["negative"]) == (1, 1, 0)
    assert cam("replies", "reclassify", "1", "nonsense").exit_code == 2


def test_the_conversation_stands_in_order_on_the_leads_card(world: World) -> None:
    [card] = document("lead", "show", ADA)

    assert [(one["direction"], one["class"]) for one in card["conversation"]] == [
        ("out", None),
        ("in", "negative"),
    ]
    assert "reply 1, negative, to ana@firm.example" in cam("lead", "show", ADA).stdout


def test_a_file_is_judged_without_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.eml").write_bytes(b"From: a@b.example\r\nSubject: Re: hello\r\n\r\nPlease unsubscribe me.\r\n")
    Path("b.eml").write_bytes(
        b"From: a@b.example\r\nAuto-Submitted: auto-replied\r\nSubject: Re: hello\r\n"
        b"Date: Mon, 2 Mar 2026 10:00:00 +0000\r\n\r\nI am out of the office until 2026-03-12.\r\n"
    )

    first, second = document("replies", "judge", "a.eml", "b.eml")

    assert (first["file"], first["class"], first["bounce"], first["referral"]) == (
        "a.eml",
        "unsubscribe",
        None,
        None,
    )
    assert first["text"] == "Please unsubscribe me."
    assert (second["class"], second["ooo_until"]) == ("ooo", "2026-03-12")
    assert cam("replies", "judge", "a.eml").stdout.startswith("a.eml: unsubscribe, ")
    missing = cam("replies", "judge", "a.eml", "nowhere.eml")
    assert (missing.exit_code, "nowhere.eml: No such file or directory" in missing.stderr) == (1, True)


def test_a_proposed_lead_is_accepted_or_rejected(world: World) -> None:
    from cam.store import proposals

    with world.db.write() as connection:
        for name, email in (("Bob Byron", "bob@lovelace.example"), ("Cy", "")):
            connection.execute(
                proposals.proposed.insert().values(
                    inbound_id=1 if email else _another(connection), campaign_id=1, referred_by=1, name=name,
                    email=email, status="proposed", created_at=world.now,
                )
            )  # fmt: skip

    assert [row["name"] for row in document("lead", "list", "--proposed")] == ["Bob Byron", "Cy"]
    assert cam("lead", "accept", "1").stdout == f"bob@lovelace.example is in Q1, referred by {ADA}\n"
    assert document("lead", "show", "bob@lovelace.example")[0]["source"] == f"referred by {ADA} in reply 1"
    nameless = cam("lead", "accept", "2")
    assert (nameless.exit_code, "cam lead accept 2 --email ADDRESS" in nameless.stderr) == (1, True)
    assert cam("lead", "reject", "2").stdout == "Cy is left alone\n"
    assert document("lead", "list", "--proposed") == []


def _another(connection: Any) -> int:
    from cam.store.inbox import inbound

    values = {"mailbox_id": 1, "folder": "INBOX", "uid_validity": 1, "uid": 99, "fingerprint": "x", "status": "done",
              "received_at": datetime.now(UTC), "stored_at": datetime.now(UTC)}  # fmt: skip
    return int(connection.execute(inbound.insert().values(**values).returning(inbound.c.id)).scalar_one())


def test_judging_again_shows_what_the_rules_of_now_would_change_and_changes_nothing(world: World) -> None:
    with world.db.write() as connection:
        connection.execute(text("UPDATE inbound_message SET reply_class = 'positive'"))

    [row] = document("replies", "reclassify", "--all", "--dry-run")

    assert (row["class"], row["would_be"], row["reasons"] != []) == ("positive", "negative", True)
    assert document("replies", "list")[0]["class"] == "positive"
    shown = cam("replies", "reclassify", "--all", "--dry-run")
    assert "positive, would be negative" in shown.stdout
    assert "1 answer judged again, 1 would change, 0 kept by your word" in shown.stderr


def test_what_a_human_said_is_not_judged_again(world: World) -> None:
    assert cam("replies", "reclassify", "1", "question").exit_code == 0

    assert document("replies", "reclassify", "--all", "--dry-run") == []


@pytest.mark.parametrize("words", [["--all"], ["--dry-run"], ["1", "--all", "--dry-run"], [], ["1"]])
def test_half_a_wish_to_reclassify_is_refused(world: World, words: list[str]) -> None:
    assert cam("replies", "reclassify", *words).exit_code == 2


def test_corrections_are_exported_as_labelled_cases(world: World) -> None:
    assert document("replies", "export-corrections") == []
    assert cam("replies", "reclassify", "1", "question").exit_code == 0

    words = "No thanks, we are not interested."
    case = {
        "text": words,
        "subject": "Re: Hello Lovelace",
        "class": "question",
        "judged": "negative",
        "language": "en",
    }
    assert document("replies", "export-corrections") == [case]
    assert cam("replies", "export-corrections").stdout == (
        f'text,subject,class,judged,language\n"{words}",Re: Hello Lovelace,question,negative,en\n'
    )
