"""A database that was restored: noticed, held back, caught up with what left since, and confirmed by a human."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from cam.engine.campaigns import Campaign
from cam.engine.findings import Level
from cam.engine.vocabulary import Reason
from cam.errors import InputError, Refused
from cam.gateways.ports import Envelope, Outcome
from cam.gateways.recording import RecordingSender
from cam.store import alerts, events, upgrade, witness
from cam.store.database import Database
from cam.usecases import restore, run_auto, why
from cam.usecases.doctor import examine
from cam.usecases.ground import Options
from cam.usecases.holding import holding
from cam.usecases.overview import overview
from cam.usecases.simulate import simulate
from cam.usecases.status import status
from tests.world import LIVE, MONDAY, World

ADA, BEA = "ada@lovelace.example", "bea@b.example"
ANA = "ana@firm.example"


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def put_back(world: World, copy: Path) -> None:
    """Put a copy into the place of the database as a founder does, past cam."""
    assert world.db.path is not None
    world.db.close()
    with closing(sqlite3.connect(copy)) as old, closing(sqlite3.connect(world.db.path)) as new:
        old.backup(new)


def backed_up(world: World) -> Path:
    return upgrade.backup(world.db, now=world.now)


def file_sent(world: World) -> None:
    """Let the provider file what was sent in the Sent folder."""
    held = {raw for _, raw, _ in world.inbox().messages}
    for envelope in world.senders[ANA].accepted:
        if envelope.mime not in held:
            world.deliver(envelope.mime, folder="Sent")


@pytest.fixture
def campaign(world: World) -> Campaign:
    made = world.campaign(boxes=[world.mailbox(imap_host="imap.firm.example")])
    world.lead(made, ADA)
    world.lead(made, BEA)
    return made


def live(world: World) -> int:
    """Run a cycle as run-auto does, and return how many messages were sent."""
    return run_auto.run_auto(world.desk, campaign="Q1", every=False, options=LIVE).total("sent")


@pytest.fixture
def restored_world(world: World, campaign: Campaign) -> World:
    """Give a world whose database was put back to before the first message went out."""
    world.run(campaign, options=Options())  # a rehearsal leaves no trace
    copy = backed_up(world)
    assert live(world) == 2
    world.pass_time(hours=1)
    put_back(world, copy)
    return world


def test_nothing_is_sent_from_a_restored_database(restored_world: World) -> None:
    with pytest.raises(
        Refused, match="the database is older than what cam did at 2026-03-02 10:00 UTC"
    ) as told:
        live(restored_world)
    assert (told.value.guard, told.value.exit_code) == ("restored", 3)
    assert restored_world.sent() == [ADA, BEA]


def test_the_worker_goes_on_with_all_but_sending_and_tells_once(
    restored_world: World, campaign: Campaign
) -> None:
    for _ in range(3):
        done = restored_world.run(campaign)
        assert (done.total("sent"), done.campaigns) == (0, ())
        assert "nothing is sent until 'cam db restore --confirm'" in done.steps[0].error
    with restored_world.db.read() as connection:
        told = [one.type for one in alerts.newest(connection, limit=9)]
    assert told == ["DATABASE_RESTORED"]


def test_status_doctor_why_overview_and_simulate_say_so(restored_world: World) -> None:
    desk = restored_world.desk
    assert "nothing is sent until you confirm it; cam db restore" in status(desk).problems[0]
    found = next(one for one in examine(desk) if (one.check, one.subject) == ("database", "history"))
    assert (found.level, "cam db restore --confirm" in found.fix) == (Level.FAIL, True)
    assert why.about_lead(desk, ADA)[0].blocked_by[0].reason is Reason.RESTORED
    assert why.about_campaign(desk, "Q1").counts == {"restored": 2}
    assert overview(desk).next.command == "cam db restore"
    assert "in truth nothing is sent until" in simulate(desk, days=1).notes[0]
    dry = run_auto.run_auto(desk, campaign="Q1", every=False, options=Options()).campaigns[0]
    assert dry.deferred_by == {"restored": 2}


def test_what_the_sent_folder_proves_is_in_the_ledger_again_and_nobody_gets_it_twice(
    restored_world: World,
) -> None:
    file_sent(restored_world)
    done = restore.confirm(restored_world.desk)
    assert (done.adopted, done.paused, done.unread, done.due) == (2, 0, (), 0)
    assert live(restored_world) == 0
    restored_world.pass_time(days=3)
    assert live(restored_world) == 2
    sent = restored_world.senders[ANA].accepted
    assert [one.recipient for one in sent] == [ADA, BEA, ADA, BEA]
    assert f"In-Reply-To: {sent[0].message_id}".encode() in sent[2].mime


def test_what_was_adopted_counts_against_todays_caps(restored_world: World) -> None:
    file_sent(restored_world)
    restore.confirm(restored_world.desk)
    used = status(restored_world.desk).sent_today
    assert {used[name].used for name in ("campaign:Q1", f"mailbox:{ANA}", "channel:email")} == {2}


def test_an_answer_to_what_the_database_forgot_still_stops_the_lead(restored_world: World) -> None:
    file_sent(restored_world)
    restored_world.answer(ADA, "Please take me off your list.")
    restore.confirm(restored_world.desk)
    restored_world.pass_time(days=3)
    live(restored_world)
    assert restored_world.sent() == [ADA, BEA, BEA]


def test_so_does_one_that_names_no_message(restored_world: World) -> None:
    file_sent(restored_world)
    restored_world.deliver(
        b"From: ada@lovelace.example\r\nTo: ana@firm.example\r\nSubject: your mail\r\n"
        b"Message-ID: <new@lovelace.example>\r\nDate: Mon, 02 Mar 2026 11:30:00 +0000\r\n\r\n"
        b"Please take me off your list.\r\n"
    )
    restore.confirm(restored_world.desk)
    restored_world.pass_time(days=3)
    live(restored_world)
    assert restored_world.sent() == [ADA, BEA, BEA]


def test_mail_that_fits_no_step_pauses_the_lead(restored_world: World) -> None:
    first = restored_world.senders[ANA].accepted[0]
    other = first.mime.replace(b"Subject: Hello Lovelace", b"Subject: Something else")
    restored_world.deliver(other, folder="Sent")
    done = restore.confirm(restored_world.desk)
    assert (done.adopted, done.paused) == (0, 1)
    assert live(restored_world) == 1
    assert restored_world.sent()[2:] == [BEA]


def test_without_a_sent_folder_the_founder_is_told_and_decides(world: World) -> None:
    campaign = world.campaign(boxes=[world.mailbox()])
    world.lead(campaign, ADA)
    copy = backed_up(world)
    live(world)
    put_back(world, copy)
    before = restore.situation(world.desk)
    assert before.doubt is not None
    assert (before.doubt.until, before.due, before.boxes[0].is_readable) == (MONDAY, 1, False)
    done = restore.confirm(world.desk)
    assert (done.unread, done.due) == ((ANA,), 1)
    assert live(world) == 1  # by the founder's word


def test_a_copy_taken_in_the_middle_of_a_batch_is_noticed(world: World, campaign: Campaign) -> None:
    copies: list[Path] = []

    class Copying(RecordingSender):
        def send(self, envelope: Envelope) -> Outcome:
            outcome = super().send(envelope)
            if not copies:
                copies.append(backed_up(world))
            return outcome

    world.senders[ANA] = Copying()
    assert live(world) == 2
    put_back(world, copies[0])
    with pytest.raises(Refused):
        live(world)


def test_a_row_that_waited_in_the_copy_and_left_later_is_not_sent_again(
    world: World, campaign: Campaign
) -> None:
    assert world.db.path is not None
    live(world)
    file_sent(world)
    world.db.close()
    with closing(
        sqlite3.connect(world.db.path)
    ) as connection:  # as a copy from between queue and begin has it
        connection.execute("DROP TRIGGER message_transition_is_legal")
        connection.execute(
            "UPDATE message SET status = 'queued', begun_at = NULL, sent_at = NULL, attempts = 0"
        )
        connection.execute(
            "UPDATE enrollment SET state = 'new', position = 0, touched = 0, last_touch_at = NULL,"
            " first_touch_at = NULL, next_action_at = created_at"
        )
        connection.commit()
    world.db.path.with_name("cam.db-mark").write_text(json.dumps({"event": 0, "at": MONDAY.isoformat()}))
    assert restore.confirm(world.desk).adopted == 2
    assert live(world) == 0


def test_a_file_that_came_alone_is_noticed(world: World, campaign: Campaign) -> None:
    live(world)
    witness.path_of(world.db, world.desk.root).unlink()
    with pytest.raises(Refused, match=r"the database came without cam\.db-mark: it was restored or copied"):
        live(world)


def test_a_new_database_has_nothing_to_confirm(world: World) -> None:
    assert restore.situation(world.desk).doubt is None
    with pytest.raises(InputError, match="there is nothing to confirm"):
        restore.confirm(world.desk)


def test_a_witness_that_nobody_can_read_is_none(world: World, campaign: Campaign) -> None:
    live(world)
    witness.path_of(world.db, world.desk.root).write_text("{")
    with pytest.raises(Refused, match="came without"):
        live(world)


def test_a_witness_that_cannot_be_written_lets_nothing_be_sent(world: World, campaign: Campaign) -> None:
    assert world.db.path is not None
    world.db.path.with_name("cam.db-mark").mkdir()
    done = world.run(campaign).campaigns[0]
    assert (done.sent, "cam.db-mark" in done.errors[0]) == (0, True)


def test_restore_keeps_the_present_database_and_asks_to_be_confirmed(
    world: World, campaign: Campaign
) -> None:
    copy = backed_up(world)
    live(world)
    world.pass_time(minutes=5)
    put = restore.restore(world.desk, Path(copy.name))
    assert (put.backup, put.kept.is_file(), put.situation.due) == (copy, True, 2)
    assert put.situation.doubt is not None
    assert put.situation.backups == (put.kept, copy)
    with pytest.raises(Refused):
        live(world)
    with world.db.read() as connection:
        assert events.newest(connection, limit=1)[0].name == "database.restored"
    world.pass_time(minutes=5)
    restore.restore(world.desk, put.kept)  # and back again
    restore.confirm(world.desk)
    assert live(world) == 0


def test_restore_is_refused_while_somebody_works(world: World, campaign: Campaign) -> None:
    copy = backed_up(world)
    with holding(world.desk, holder="worker-1"), pytest.raises(Refused, match="worker-1 is at work"):
        restore.restore(world.desk, copy)
    assert live(world) == 2


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00"])
def test_what_is_no_database_of_cam_is_refused(world: World, tmp_path: Path, content: bytes) -> None:
    odd = tmp_path / "odd.db"
    odd.write_bytes(content)
    with pytest.raises(InputError, match=r"odd\.db: is no database of cam"):
        restore.restore(world.desk, odd)
    with pytest.raises(InputError, match="there is no such copy"):
        restore.restore(world.desk, Path("none.db"))
    assert world.db.path is not None
    with pytest.raises(InputError, match="it is the database itself"):
        restore.restore(world.desk, world.db.path)


def test_a_damaged_database_is_put_aside(world: World, campaign: Campaign) -> None:
    assert world.db.path is not None
    copy = backed_up(world)
    live(world)
    world.db.close()
    world.db.path.write_bytes(b"not a database any more")
    aside = restore.mend(world.db, copy, now=world.now)
    assert aside is not None
    assert aside.read_bytes() == b"not a database any more"
    put = restore.mended(world.desk, copy, kept=aside)
    assert (put.situation.doubt is not None, put.situation.due) == (True, 2)
    assert restore.mend(world.db, copy, now=world.now) is None


def test_the_ledger_loses_nothing_by_looking(world: World, campaign: Campaign) -> None:
    live(world)
    file_sent(world)
    world.pass_time(minutes=10)
    live(world)
    with world.db.read() as connection:
        names = list(connection.scalars(text("SELECT name FROM event")))
    assert "message.adopted" not in names
    assert world.now - MONDAY == timedelta(minutes=10)
