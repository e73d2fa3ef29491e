"""Working ahead: the next of several things is made while the last one is worked on."""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def ahead(items: Iterator[T]) -> Generator[T, None, None]:
    """
    Give the items, each made by a thread while whoever takes them works on the one before: never more than one ahead.

    What an item raises is raised in its place.  Close it where it is not read to its end: nothing is made after that.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead") as thread:
        coming = thread.submit(_next, items)
        while (made := coming.result()) is not None:
            coming = thread.submit(_next, items)
            yield made[0]


def _next(items: Iterator[T]) -> tuple[T] | None:
    for item in items:
        return (item,)
    return None
