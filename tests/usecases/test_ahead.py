"""Working ahead: in order, one at a time, errors in their place, and over when it is closed."""

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from cam.usecases.ahead import ahead

SECONDS = 30


def test_everything_comes_in_its_order() -> None:
    assert list(ahead(iter(range(100)))) == list(range(100))
    assert list(ahead(iter(()))) == []
    assert list(ahead(iter([None, 0, ""]))) == [None, 0, ""]


def test_the_next_one_is_made_while_the_last_is_worked_on_and_no_more() -> None:
    made = [threading.Event() for _ in range(4)]

    def make() -> Iterator[int]:
        for number, event in enumerate(made):
            event.set()
            yield number

    with closing(ahead(make())) as items:
        assert next(items) == 0
        assert made[1].wait(SECONDS)
        assert not made[2].is_set()
        assert next(items) == 1
        assert made[2].wait(SECONDS)
        assert not made[3].is_set()


def test_an_error_comes_where_it_happened() -> None:
    def make() -> Iterator[int]:
        yield 1
        raise LookupError("gone")

    items = ahead(make())

    assert next(items) == 1
    with pytest.raises(LookupError, match="gone"):
        next(items)


def test_nothing_is_made_after_it_is_closed_and_no_thread_stays() -> None:
    made: list[int] = []

    def make() -> Iterator[int]:
        for number in range(1000):
            made.append(number)
            yield number

    def work() -> None:
        with closing(ahead(make())) as items:
            next(items)
            raise KeyError("the worker broke")

    with pytest.raises(KeyError):
        work()

    assert made in ([0], [0, 1])
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("ahead")]
