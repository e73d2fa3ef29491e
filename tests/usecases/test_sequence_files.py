"""Sequence files on disk: what is read, what is refused, and what a check says."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cam.engine.vocabulary import Channel
from cam.errors import InputError
from cam.store.database import Database
from cam.usecases.sequences import (
    check_sequence,
    default_sequence,
    example_text,
    read_sequence,
    save_sequence,
)

STEP = "steps:\n- subject: a\n  body_file: {}\n"


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problem(path: Path) -> str:
    with pytest.raises(InputError) as found:
        read_sequence(path)
    return found.value.what


def test_body_files_are_read_from_the_folder_of_the_sequence_and_below(tmp_path: Path) -> None:
    write(tmp_path / "bodies" / "one.md", "\ufeffHi {{ first_name }}")
    found = read_sequence(write(tmp_path / "q1.yaml", STEP.format("bodies/one.md")))
    assert (found.name, found.steps[0].variants[0].body) == ("q1", "Hi {{ first_name }}")


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/passwd", "bodies/../../secret.txt", "link.md", "nul\x00"]
)
def test_a_body_file_outside_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path / "secret.txt", "secret")
    folder = tmp_path / "sequences"
    folder.mkdir()
    (folder / "link.md").symlink_to(tmp_path / "secret.txt")
    said = problem(write(folder / "q1.yaml", STEP.format(repr(name) if "\x00" not in name else '"nul\\0"')))
    assert "secret\n" not in said
    assert f"{folder / 'q1.yaml'} line 3, column 14: body_file: " in said


def test_a_missing_body_file_is_named_with_its_place(tmp_path: Path) -> None:
    path = write(tmp_path / "q1.yaml", STEP.format("one.md"))
    assert problem(path) == f"{path} line 3, column 14: body_file: 'one.md': there is no such file"


def test_what_is_no_text_file_is_refused_with_its_path(tmp_path: Path) -> None:
    assert problem(tmp_path / "none.yaml") == f"{tmp_path}/none.yaml: there is no such file"
    assert problem(tmp_path) == f"{tmp_path}: is a folder, not a file"
    latin = write(tmp_path / "latin.yaml", b"name: a\nsteps: Gr\xfc\xdfe")
    assert problem(latin) == f"{latin} line 2, column 10: byte 0xfc is no UTF-8"
    large = write(tmp_path / "large.yaml", b"x" * 1_100_000)
    assert problem(large) == f"{large}: has more than 1024 KB, which is no sequence"
    binary = write(tmp_path / "binary.yaml", b"\x00\x01\x02")
    assert problem(binary) == f"{binary} line 1, column 1: the character U+0000 may not stand here"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert problem(pipe) == f"{pipe}: is no file"


@pytest.mark.parametrize("channel", list(Channel))
def test_the_built_in_sequences_pass_their_own_check(channel: Channel) -> None:
    found = check_sequence(default_sequence(channel))
    assert [(one.held, one.findings, one.unknown, one.variables) for one in found] == [("", (), (), ())] * 3
    assert all(len(one.body.split()) <= 120 for one in found)
    assert example_text(channel).startswith("#")


def test_a_check_shows_every_wording_and_what_the_list_must_have(tmp_path: Path) -> None:
    path = write(
        tmp_path / "q1.yaml",
        "steps:\n- subject: About {{ compny }}\n  body: Hi {{ first_name }}, {{ icebreaker }}\n  if: not title\n"
        "  variants: [{body: 'GUARANTEED!! for {{ city }}'}]\n- body: again\n",
    )
    first, second, third = check_sequence(read_sequence(path))
    assert (first.subject, first.body, first.held) == ("About (compny)", "Hi Mara, (icebreaker)", "")
    assert first.unknown == (("compny", "company"), ("icebreaker", ""))
    assert first.variables == ("city", "compny", "first_name", "icebreaker")
    assert first.condition == "not title"
    assert [finding.rule for finding in second.findings] == ["shouting", "spam_phrase"]
    assert third.subject == "Re: About (compny)"


def test_a_sequence_is_kept_as_a_version(db: Database) -> None:
    with db.write() as connection:
        at = datetime(2026, 3, 2, tzinfo=UTC)
        assert save_sequence(connection, default_sequence(), at=at).version == 1
        assert save_sequence(connection, default_sequence(), at=at).version == 1
