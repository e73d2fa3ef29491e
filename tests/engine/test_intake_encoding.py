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
        ("cp1252", "Calle Mayor nº 5, 3ª planta;José Peña\nTõnu;Jörg\n"),
        ("cp1252", "Þórður;Íslandsbanki\nSigríður Þóra;Kýr ehf\nGuðrún;Hús og híbýli\n"),
        ("cp1252", "João;Conceição\nAntônio;São Paulo\nCamões;Lda\n"),
        ("cp850", "Jörg;Müller & Söhne\nWeiß;Élan\n"),
        ("iso8859_2", "Jiří;Dvořák\nŽaneta;Šťastná\n"),
        ("cp1250", "Jiří;Dvořák\nŽaneta;Šťastná\nVýr;Nový\n"),
        ("cp1250", "Nagy Gergő;Kőszegi Ödön\nSzabó Áron;Kft\n"),
        ("cp1250", "Ştefan;Ţîţeica\nIon;Brătianu\nMihăiţă;Popuţă\n"),
        ("cp1254", "Ayşe;Yılmaz;İnşaat\nÇağrı;Şahin;A.Ş.\n"),
        ("cp1251", "Имя;Фамилия\nИван;Петров\nОльга;Кузнецова\n"),
        ("cp1251", "Прізвище;Ім'я\nШевченко;Євген\nЇжак;Олена\n"),
        ("koi8_r", "Имя;Фамилия\nИван;Петров\nОльга;Кузнецова\n"),
        ("cp866", "Имя;Фамилия\nИван;Петров\nОльга;Кузнецова\n"),
        ("cp932", "姓,名,会社名\n山田,太郎,山田工業\n佐藤,花子,メールサービス\n"),
        ("euc_jp", "姓,名,会社名\n山田,太郎,山田工業\n佐藤,花子,メールサービス\n"),
        ("big5", "姓名,電話,公司\n張偉,台北公司\n王芳,台中實業\n"),
        ("euc_kr", "이름,회사\n김철수,삼성전자\n박영희,현대자동차\n이민호,엘지화학\n"),
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


@pytest.mark.parametrize("codec", ["iso8859_5", "mac_cyrillic", "cp1255"])
def test_an_encoding_that_cannot_be_told_is_refused_and_not_guessed(codec: str) -> None:
    text = "Имя;Фамилия\nИван;Петров\n" if codec != "cp1255" else "שם,חברה\nדוד,כהן\n"

    with pytest.raises(InputError, match="cannot be told") as caught:
        survey((text * 10).encode(codec))

    assert "--encoding" in caught.value.hint


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"PK\x03\x04....xl/workbook.xml", "this is an Excel workbook"),
        (b"PK\x03\x04....leads.csv", "this is a zip archive, not"),
        (b"PK\x03\x04....Index/Document.iwa", "a Numbers document"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "OpenDocument"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel workbook"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html><table>", "a web page"),
        (b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>", "a web page"),
        (b"<?xml version='1.0'?>\n<?mso-application progid='Excel.Sheet'?>", "an Excel workbook"),
        (b"<?xml version='1.0'?><leads/>", "XML"),
        (b'[\n  {"email": "a@x.example"}\n]', "JSON"),
        (b'{"email": "a@x.example"}\n', "JSON"),
        (b"BEGIN:VCARD\r\nVERSION:3.0", "a vCard file"),
        (b"dn: cn=Ada\nmail: ada@x.example\n", "LDIF"),
        (b"INSERT INTO leads VALUES (1)", "SQL"),
        (b"PAR1....", "Parquet"),
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


@pytest.mark.parametrize(
    "name", ["utf-16", "UTF16", "utf-32", "latin1", "windows-1252", "macintosh", "shift_jis"]
)
def test_every_encoding_of_text_can_be_named(name: str) -> None:
    assert survey("name\nAda\n".encode(name), named=name).codec


def test_a_file_that_ends_within_a_letter_is_said_to() -> None:
    with pytest.raises(InputError, match="the file is not utf-16: it ends within a letter"):
        survey(b"\xff\xfee\x00m\x00a", block=1 << 18)


def test_a_few_stray_control_characters_make_no_binary_file() -> None:
    assert survey(b"Email,Name\nada@x.example,A\x00da\x00\n").name == "utf-8"


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
