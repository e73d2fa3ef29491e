"""What every Inbox promises; each adapter and each double inherits these tests."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from cam.errors import Permanent
from cam.gateways.imap_fetch import MAX_BYTES
from cam.gateways.ports import Fetched, Inbox, Place

SINCE = datetime.now(UTC) - timedelta(days=1)
RENEWED = "Clients"
END_SECONDS = 30.0


class World(Protocol):
    """An inbox with the folders INBOX, Clients (both wanted) and Junk, and what acts on it from outside."""

    inbox: Inbox

    def deliver(self, raw: bytes, folder: str = "INBOX") -> None:
        """Let a message arrive."""

    def renew(self) -> None:
        """Make the folder RENEWED anew, empty."""

    def state(self) -> object:
        """Return all that a reader could change: flags, files and their names."""


def message(number: int, *, size: int = 0) -> bytes:
    """Return a small message, or one whose body has so many octets."""
    head = f"From: bo@firm.test\r\nSubject: {number}\r\nMessage-ID: <{number}@firm.test>\r\n\r\n".encode()
    return head + (b"0123456789abcde\n" * (size // 16) if size else b"hello\r\n")


def subjects(found: list[Fetched]) -> list[int]:
    """Return the numbers of these messages, in their order."""
    return [int(one.raw.partition(b"Subject: ")[2].split()[0]) for one in found]


class InboxContract:
    """Subclasses give a `world`."""

    def read(self, world: World, after: Place | None = None, folder: str = "INBOX") -> list[Fetched]:
        world.inbox.open()
        return list(world.inbox.fetch(folder, after=after, since=SINCE))

    def test_the_wanted_folders_and_the_one_for_spam_are_read(self, world: World) -> None:
        world.inbox.open()
        assert world.inbox.folders() == ("INBOX", RENEWED, "Junk")

    def test_every_message_is_given_whole_with_its_place(self, world: World) -> None:
        for number in range(1, 6):
            world.deliver(message(number))
        found = self.read(world)
        assert sorted(subjects(found)) == [1, 2, 3, 4, 5]
        assert sorted(one.raw.replace(b"\r\n", b"\n") for one in found) == sorted(
            message(number).replace(b"\r\n", b"\n") for number in range(1, 6)
        )
        assert [one.place.uid for one in found] == sorted({one.place.uid for one in found})
        assert {one.folder for one in found} == {"INBOX"}
        assert not any(one.is_truncated for one in found)
        assert all(one.arrived_at.tzinfo is not None and one.arrived_at > SINCE for one in found)

    def test_after_the_last_place_there_is_nothing(self, world: World) -> None:
        assert self.read(world) == []
        world.deliver(message(1))
        (only,) = self.read(world)
        assert self.read(world, only.place) == []

    def test_what_came_after_a_place_is_given_and_nothing_else(self, world: World) -> None:
        for number in (1, 2, 3):
            world.deliver(message(number))
        found = self.read(world)
        later = self.read(world, found[0].place)
        assert [one.place for one in later] == [one.place for one in found[1:]]
        world.deliver(message(4))
        assert subjects(self.read(world, found[-1].place)) == [4]

    def test_each_folder_is_by_itself(self, world: World) -> None:
        world.deliver(message(1))
        world.deliver(message(2), "Junk")
        world.deliver(message(3), RENEWED)
        assert [subjects(self.read(world, None, name)) for name in ("INBOX", "Junk", RENEWED)] == [
            [1], [2], [3],
        ]  # fmt: skip

    def test_folders_may_be_read_in_turns(self, world: World) -> None:
        for number in (1, 2):
            world.deliver(message(number))
            world.deliver(message(10 + number), "Junk")
        world.inbox.open()
        pair = zip(
            world.inbox.fetch("INBOX", after=None, since=SINCE),
            world.inbox.fetch("Junk", after=None, since=SINCE),
            strict=True,
        )
        assert sorted(number for both in pair for number in subjects(list(both))) == [1, 2, 11, 12]

    def test_only_a_bounded_part_of_a_large_message_is_given(self, world: World) -> None:
        world.deliver(message(1, size=3 * MAX_BYTES))
        world.deliver(message(2))
        large, small = sorted(self.read(world), key=lambda one: -one.size)
        assert large.is_truncated
        assert len(large.raw) == MAX_BYTES
        assert large.raw.startswith(b"From: bo@firm.test")
        assert large.size > 3 * MAX_BYTES
        assert (subjects([small]), small.is_truncated) == ([2], False)

    def test_a_first_reading_leaves_out_what_arrived_before_its_day(self, world: World) -> None:
        world.deliver(message(1))
        world.inbox.open()
        tomorrow = datetime.now(UTC) + timedelta(days=1)
        assert list(world.inbox.fetch("INBOX", after=None, since=tomorrow)) == []
        assert subjects(list(world.inbox.fetch("INBOX", after=None, since=datetime.now(UTC)))) == [1]

    def test_a_folder_that_was_made_anew_is_read_from_its_beginning(self, world: World) -> None:
        for number in (1, 2, 3):
            world.deliver(message(number), RENEWED)
        last = self.read(world, None, RENEWED)[-1].place
        world.renew()
        world.deliver(message(4), RENEWED)
        (again,) = self.read(world, last, RENEWED)
        assert subjects([again]) == [4]
        assert again.place.uid_validity != last.uid_validity

    def test_nothing_is_changed_by_reading(self, world: World) -> None:
        for folder in ("INBOX", "Junk"):
            world.deliver(message(1), folder)
        before = world.state()
        for folder in ("INBOX", "Junk"):
            assert self.read(world, None, folder)
        world.inbox.close()
        assert world.state() == before

    def test_reading_may_stop_in_the_middle(self, world: World) -> None:
        for number in (1, 2, 3):
            world.deliver(message(number))
        world.inbox.open()
        reading = iter(world.inbox.fetch("INBOX", after=None, since=SINCE))
        first = next(reading)
        assert isinstance(reading, Iterator)
        world.inbox.close()
        assert len(self.read(world, first.place)) == 2

    def test_a_folder_that_is_not_there_is_said(self, world: World) -> None:
        world.inbox.open()
        for name in ("Nowhere", 'x" (\\Seen)', "INBOX\r\nA1 DELETE INBOX", "\0", ""):
            with pytest.raises(Permanent, match="there is no folder"):
                list(world.inbox.fetch(name, after=None, since=SINCE))

    def test_waiting_ends_when_mail_comes(self, world: World) -> None:
        world.deliver(message(1))
        last = self.read(world)[-1].place
        answers: list[bool] = []
        stopping = threading.Event()
        waiting = threading.Thread(
            target=lambda: answers.append(world.inbox.wait(seconds=END_SECONDS, stopping=stopping))
        )
        waiting.start()
        world.deliver(message(2))
        waiting.join(END_SECONDS)
        assert answers == [True]
        assert subjects(self.read(world, last)) == [2]

    def test_waiting_notices_what_came_since_the_last_look(self, world: World) -> None:
        self.read(world)
        world.deliver(message(1))
        assert world.inbox.wait(seconds=END_SECONDS, stopping=threading.Event())

    def test_waiting_ends_when_it_is_over_or_told_to_stop(self, world: World) -> None:
        self.read(world)
        stopping = threading.Event()
        assert not world.inbox.wait(seconds=0.2, stopping=stopping)
        stopping.set()
        assert not world.inbox.wait(seconds=END_SECONDS, stopping=stopping)

    def test_opening_twice_and_closing_twice_is_harmless(self, world: World) -> None:
        world.inbox.close()
        world.inbox.open()
        world.inbox.open()
        assert world.inbox.describe()
        world.inbox.close()
        world.inbox.close()
        assert self.read(world) == []
