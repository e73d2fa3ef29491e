"""Suppressions by hand and from files."""

from pathlib import Path

import pytest

from cam.errors import InputError, NotFound
from cam.store.database import Database
from cam.usecases.suppress import import_suppressions, list_suppressions, suppress, unsuppress
from tests.world import World

pytestmark = pytest.mark.both_databases


@pytest.fixture
def world(db: Database, tmp_path: Path) -> World:
    return World(db, tmp_path)


def values(world: World) -> list[str]:
    return sorted(one.value for one in list_suppressions(world.desk))


def test_several_are_suppressed_at_once(world: World) -> None:
    world.lead(world.campaign(), "ana@firm.example")

    found, done = suppress(world.desk, ["Ana@Firm.Example", "rival.example"], reason="asked")

    assert [one.value for one in found] == ["ana@firm.example", "rival.example"]
    assert (done.added, done.leads, done.enrollments) == (2, 1, 1)
    assert {one.source for one in found} == {"by hand"}


def test_one_mistake_leaves_all_out(world: World) -> None:
    with pytest.raises(InputError, match="2 of 3 cannot be suppressed") as refused:
        suppress(world.desk, ["ana@firm.example", "ana@", "x"], reason="")

    assert len(refused.value.problems) == 2
    assert values(world) == []


def test_removing_one_that_is_not_there_names_what_covers_it(world: World) -> None:
    suppress(world.desk, ["firm.example"], reason="")

    with pytest.raises(NotFound, match=r"'ana@firm\.example'") as missing:
        unsuppress(world.desk, "ana@firm.example")

    assert missing.value.near == "firm.example"
    assert unsuppress(world.desk, "FIRM.example").value == "firm.example"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"ana@firm.example\r\n\r\n# a comment\r\nrival.example\r\n", ["ana@firm.example", "rival.example"]),
        (
            b"Name,E-mail Address\nAna,ana@firm.example\nBo,Bo@Firm.example\n",
            ["ana@firm.example", "bo@firm.example"],
        ),
        (b"\xef\xbb\xbfemail;reason\nana@firm.example;asked\n", ["ana@firm.example"]),
        ("domain\nfirm.example\n".encode("utf-16"), ["firm.example"]),
        (b'"<ana@firm.example>"\n', ["ana@firm.example"]),
    ],
)
def test_text_and_csv_are_read(world: World, tmp_path: Path, content: bytes, expected: list[str]) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)

    done = import_suppressions(world.desk, path, reason="old tool")

    assert expected == values(world)
    assert (done.rows, done.added, done.known, done.problems) == (len(expected), len(expected), 0, ())


def test_an_import_is_additive_and_may_be_run_again(world: World, tmp_path: Path) -> None:
    suppress(world.desk, ["old.example"], reason="")
    path = tmp_path / "list.txt"
    path.write_text("".join(f"lead{i}@firm.example\n" for i in range(1200)) + "oops\nlead1@firm.example\n")

    first = import_suppressions(world.desk, path, reason="")
    again = import_suppressions(world.desk, path, reason="")

    assert (first.rows, first.added, first.known) == (1202, 1200, 1)
    assert (again.added, again.known) == (0, 1201)
    assert len(values(world)) == 1201
    assert first.problems[0].startswith("list.txt line 1201: 'oops' cannot be suppressed")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "nothing is in it"),
        (b"one\ntwo\n", "no line holds an address"),
        (b"\x00\x01\x02\xff", "this is no text"),
        (None, "no such file"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    world: World, tmp_path: Path, content: bytes | None, told: str
) -> None:
    path = tmp_path / "list.txt"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(InputError, match=told):
        import_suppressions(world.desk, path, reason="")


def test_a_folder_is_no_file(world: World, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a directory"):
        import_suppressions(world.desk, tmp_path, reason="")
