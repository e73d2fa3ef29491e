"""A scratch copy is closed whatever happens to it."""

from pathlib import Path

import pytest

from cam.errors import DatabaseError
from cam.store import scratch
from cam.store.database import Database
from tests.conftest import NOW


def logs(folder: Path) -> list[str]:
    """Return the logs beside a copy: SQLite puts them away with the last connection."""
    return [file.name for file in folder.iterdir() if file.name != "cam.db"]


def test_a_copy_is_closed_at_the_end(db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "scratch"
    folder.mkdir()

    with scratch.copy_of(db, folder, now=NOW) as copy:
        assert copy.is_scratch
        assert logs(folder)

    assert logs(folder) == []


def test_a_copy_that_cannot_be_prepared_is_closed(db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "scratch"
    folder.mkdir()
    with db.write() as connection:
        connection.exec_driver_sql("DROP TABLE lease")

    with pytest.raises(DatabaseError) as caught, scratch.copy_of(db, folder, now=NOW):
        pytest.fail("a copy without its tables was given")

    assert "is not a cam database of this version" in caught.value.what
    assert logs(folder) == []
