"""Making, upgrading, copying and refusing databases."""

import sqlite3
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from cam.errors import DatabaseError, InputError
from cam.store import upgrade
from cam.store.database import Database
from cam.store.upgrade import BACKUPS_KEPT, HEAD, REVISIONS, backup, ensure_current

NOW = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)


def refusal(path: Path) -> DatabaseError:
    database = Database(f"sqlite:///{path}")
    with pytest.raises(DatabaseError) as caught:
        ensure_current(database, now=NOW)
    database.close()
    return caught.value


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_the_known_revisions_are_the_ones_that_exist() -> None:
    script = ScriptDirectory(str(Path(upgrade.__file__).parent / "migrations"))

    assert list(REVISIONS) == [one.revision for one in script.walk_revisions()][::-1]
    assert script.get_current_head() == HEAD


def test_a_new_database_is_made_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "cam.db"
    database = Database(f"sqlite:///{path}")

    ensure_current(database, now=NOW)

    assert rows(path, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert {0o600} == {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.glob("cam.db*")}
    assert not (tmp_path / "backups").exists()
    database.close()


def test_a_current_database_costs_no_alembic(empty_database: Path) -> None:
    code = (
        "import sys; from datetime import UTC, datetime\n"
        "from cam.store.database import Database; from cam.store.upgrade import ensure_current\n"
        f"ensure_current(Database('sqlite:///{empty_database}'), now=datetime.now(UTC))\n"
        "sys.exit('alembic' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_older_database_is_copied_first(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older version is one that Alembic has nothing to do for; what counts is the copy and the order."""
    with db.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    monkeypatch.setattr(upgrade, "REVISIONS", ("0000", HEAD))
    monkeypatch.setattr(upgrade, "_migrate", _pretend)
    said: list[str] = []

    ensure_current(db, now=NOW, note=said.append)

    (copy,) = (tmp_path / "backups").iterdir()
    assert [f"the database was upgraded from version 0000 to {HEAD}; the old one is {copy}"] == said
    assert rows(copy, "SELECT version_num FROM alembic_version") == [("0000",)]
    assert rows(tmp_path / "cam.db", "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def _pretend(connection: object) -> None:
    connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{HEAD}'")  # type: ignore[attr-defined]


def test_a_failed_upgrade_changes_nothing(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(connection: object) -> None:
        _pretend(connection)
        connection.exec_driver_sql("DROP TABLE event")  # type: ignore[attr-defined]
        raise RuntimeError("power cut")

    with db.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    monkeypatch.setattr(upgrade, "REVISIONS", ("0000", HEAD))
    monkeypatch.setattr(upgrade, "_migrate", half)

    with pytest.raises(RuntimeError, match="power cut"):
        ensure_current(db, now=NOW)

    assert rows(tmp_path / "cam.db", "SELECT version_num FROM alembic_version") == [("0000",)]
    assert rows(tmp_path / "cam.db", "SELECT count(*) FROM event") == [(0,)]


def test_an_upgrade_that_breaks_a_reference_changes_nothing(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def orphan(connection: object) -> None:
        _pretend(connection)
        connection.exec_driver_sql("INSERT INTO campaign_mailbox VALUES (1, 1)")  # type: ignore[attr-defined]

    with db.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    monkeypatch.setattr(upgrade, "REVISIONS", ("0000", HEAD))
    monkeypatch.setattr(upgrade, "_migrate", orphan)

    with pytest.raises(DatabaseError, match="campaign_mailbox point nowhere"):
        ensure_current(db, now=NOW)

    assert rows(tmp_path / "cam.db", "SELECT count(*) FROM campaign_mailbox") == [(0,)]


def test_two_processes_may_make_the_same_database(tmp_path: Path) -> None:
    code = (
        "import sys; from datetime import UTC, datetime\n"
        "from cam.store.database import Database; from cam.store.upgrade import ensure_current\n"
        f"ensure_current(Database('sqlite:///{tmp_path}/cam.db'), now=datetime.now(UTC))"
    )

    running = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]

    assert [process.wait() for process in running] == [0, 0, 0]
    assert rows(tmp_path / "cam.db", "SELECT version_num FROM alembic_version") == [(HEAD,)]


def test_a_database_of_a_newer_cam_is_refused(db: Database, tmp_path: Path) -> None:
    with db.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    path = tmp_path / "cam.db"

    expected = f"database {path}: it has version 9999, made by a newer cam; this one knows {HEAD}"
    assert expected == refusal(path).what


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE invoice (id INTEGER)", "CREATE TABLE alembic_version (version_num VARCHAR)"]
)
def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    before = path.read_bytes()

    assert f"database {path}: it holds tables of another program" == refusal(path).what
    assert before == path.read_bytes()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cam.db"
    path.write_bytes(b"email,first_name\n" * 1000)

    assert f"database {path}: is not a cam database" == refusal(path).what


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "cam.db"

    assert f"database {path}: no such file or directory" == refusal(path).what


def test_a_backup_is_whole_while_the_database_is_in_use(db: Database, tmp_path: Path) -> None:
    with db.write() as connection:
        connection.exec_driver_sql("INSERT INTO switch VALUES ('sending', 0, 'rest', '2026-03-02 14:00:00')")
    with db.read() as connection:
        connection.exec_driver_sql("SELECT * FROM switch").all()
        copy = backup(db, now=NOW)

    assert copy == tmp_path / "backups" / "cam-20260302T140000.000000Z.db"
    assert rows(copy, "SELECT reason FROM switch") == [("rest",)]
    assert [copy] == list(copy.parent.iterdir())


def test_only_the_newest_backups_are_kept(db: Database, tmp_path: Path) -> None:
    copies = [backup(db, now=NOW + timedelta(minutes=n)) for n in range(BACKUPS_KEPT + 2)]

    assert copies[2:] == sorted((tmp_path / "backups").iterdir())


def test_a_backup_overwrites_nothing(db: Database, tmp_path: Path) -> None:
    target = tmp_path / "mine.db"
    target.write_text("precious")

    with pytest.raises(InputError, match="it is there already"):
        backup(db, now=NOW, to=target)

    assert target.read_text() == "precious"


def test_a_backup_into_nowhere_is_a_clear_error(db: Database, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"backup .*nowhere/x\.db: "):
        backup(db, now=NOW, to=tmp_path / "nowhere" / "x.db")
