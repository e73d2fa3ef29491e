"""Versions of sequences: the same content is the same version, and a version never changes."""

from datetime import UTC, datetime, timedelta

import pytest

from cam.engine.steps import Sequence, Step, Variant
from cam.errors import NotFound
from cam.store import sequences
from cam.store.database import Database

pytestmark = pytest.mark.both_databases

AT = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)


def sequence(body: str, *, name: str = "q1") -> Sequence:
    return Sequence(name=name, steps=(Step(id="s", variants=(Variant(id="a", subject="x", body=body),)),))


def test_the_same_content_is_the_same_version(db: Database) -> None:
    with db.write() as connection:
        first = sequences.save_version(connection, sequence("one"), at=AT)
        second = sequences.save_version(connection, sequence("two"), at=AT + timedelta(days=1))
        again = sequences.save_version(connection, sequence("one"), at=AT + timedelta(days=2))
    assert (first.version, second.version, again) == (1, 2, first)
    assert first.created_at == AT


def test_versions_are_counted_per_name(db: Database) -> None:
    with db.write() as connection:
        sequences.save_version(connection, sequence("one"), at=AT)
        other = sequences.save_version(connection, sequence("one", name="q2"), at=AT)
    assert other.version == 1


def test_a_version_comes_back_as_it_was_saved(db: Database) -> None:
    content = sequence("Grüße, {{ first_name }} 日本 \u2028 end")
    with db.write() as connection:
        saved = sequences.save_version(connection, content, at=AT)
    with db.read() as connection:
        assert sequences.get_version(connection, saved.id) == saved
        assert sequences.get_version(connection, saved.id).sequence == content
        assert sequences.get_versions(connection, [saved.id, 99]) == {saved.id: saved}


def test_the_latest_version_of_a_name_is_the_one_saved_last(db: Database) -> None:
    with db.write() as connection:
        sequences.save_version(connection, sequence("one"), at=AT)
        second = sequences.save_version(connection, sequence("two"), at=AT)
        assert sequences.latest_version(connection, "q1") == second
        assert sequences.latest_version(connection, "nothing") is None


def test_an_unknown_version_is_not_found(db: Database) -> None:
    with db.read() as connection, pytest.raises(NotFound, match="sequence version 7"):
        sequences.get_version(connection, 7)
