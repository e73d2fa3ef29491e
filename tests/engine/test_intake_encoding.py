"""Encodings: found from the bytes, or refused with a way out; never a wrong letter in a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.intake.encoding import Encoding, Survey, known_encoding
from cam.errors import InputError

NAMES = "name;firm\nJürgen;Müller & Söhne\nZoë;O’Brien – Walsh\nFrançois;Société générale\nMaría José;Ñandú\n"


def survey(data: bytes, *, named: str = "", block: int = 7) -> Encoding:
    """Return the encoding of some bytes that arrive in small blocks."""
    found = Survey(where="list.csv", named=named)
    for start in range(0, len(data), block):
        found.feed(data[start : start + block])
    return found.finish()


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("utf-8", NAMES),
        ("utf-8-sig", NAMES),
        ("utf-16", NAMES),
        ("utf-32", NAMES),
        ("cp1252", NAMES),
        ("latin-1", NAMES.replace("’", "'").replace("–", "-")),
        ("mac_roman", NAMES),
        ("cp1250", "Łukasz;Wójcik\nŚwiętosław;Żółw\n"),
        ("gb18030", "姓名,公司\n张伟,北京公司\n王芳,上海公司\n"),
        ("utf-8", "plain;ascii\n"),
    ],
)
def test_the_text_comes_out_as_it_was_written(codec: str, text: str) -> None:
    data = text.encode(codec)

    found = survey(data, block=4096)

    assert data.decode(found.codec, found.errors).lstrip("\ufeff") == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_seen_without_its_mark(codec: str) -> None:
    assert survey("email,name\nada@x.example,Ada\n".encode(codec), block=4096).name == codec


def test_blocks_may_cut_a_letter_in_two() -> None:
    assert survey(NAMES.encode(), block=1) == Encoding("utf-8", "utf-8-sig")


def test_one_broken_letter_in_a_utf_8_file_costs_that_letter_only() -> None:
    data = NAMES.encode() * 20 + b"J\xfcrgen\n"

    found = survey(data)

    assert found == Encoding("utf-8", "utf-8-sig", "replace")
    assert data.decode(found.codec, found.errors).count("\ufffd") == 1


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "big5", "euc-kr"])
def test_an_encoding_that_cannot_be_told_is_refused_and_not_guessed(codec: str) -> None:
    text = "Имя;Фамилия\nИван;Петров\n" if codec in ("cp1251", "koi8-r") else "姓名,電話,公司\n"

    with pytest.raises(InputError, match="cannot be told") as caught:
        survey((text * 10).encode(codec))

    assert "--encoding" in caught.value.hint


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x1f\x8bxx", "compressed"),
        (bytes(range(256)) * 4, "not a text file"),
        (b"", "empty"),
        (b"x" * (1 << 20) + b"y", "longer than"),
    ],
)
def test_other_files_are_named_for_what_they_are(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        survey(data, block=1 << 18)


def test_a_named_encoding_wins() -> None:
    assert survey("Иван".encode("cp1251"), named="windows-1251").name == "cp1251"


def test_a_named_encoding_that_does_not_fit_is_refused() -> None:
    with pytest.raises(InputError, match="the file is not utf-8"):
        survey(b"J\xfcrgen\n", named="UTF8")


@pytest.mark.parametrize(("name", "near"), [("utf9", "utf-8"), ("cp1253x", "cp1253"), ("base64", "")])
def test_an_unknown_encoding_comes_with_the_nearest_name(name: str, near: str) -> None:
    with pytest.raises(InputError, match="there is none of that name") as caught:
        known_encoding(name)

    assert near in caught.value.hint


def test_what_does_not_fit_a_guessed_encoding_stops_nothing() -> None:
    found = survey(
        b"\xb4" * 12 + b"\xff\xffEm", block=1 << 18
    )  # found by fuzzing: mostly pairs of everyday Chinese bytes

    assert found.codec == "gb18030"
    assert (b"\xb4" * 12 + b"\xff\xffEm").decode(found.codec, found.errors).endswith("Em")


def test_an_odd_byte_far_down_in_a_western_list_stops_nothing() -> None:
    data = "Müller\n".encode("cp1252") * 40_000 + b"\x81\n"

    assert data.decode(survey(data).codec, survey(data).errors).startswith("Müller")


@given(st.binary(max_size=300))
def test_any_bytes_are_an_encoding_or_a_clear_refusal(data: bytes) -> None:
    try:
        found = survey(data)
    except InputError:
        return
    assert isinstance(data.decode(found.codec, found.errors), str)
