"""A database that cannot be written: what a dry run works on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from cam.store.database import Database


class ReadOnlyDatabase(Database):
    """A database whose snapshots can be read, and where any attempt to write is a bug that says so at once."""

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Raise: nothing may be written behind this desk."""
        _refuse()
        yield from ()


def _refuse() -> None:
    raise RuntimeError("a dry run tried to write to the database")
