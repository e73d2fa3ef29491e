"""Reading: any bytes become a value, in bounded time and memory, and ordinary mail is read as it was meant."""

from base64 import b64encode
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from quopri import encodestring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cam.engine.inbound.anatomy import MAX_LEAVES
from cam.engine.inbound.reading import MAX_PARTS_TEXT, MAX_TEXT, read
from tests.engine.inbound.letters import inbound, message, multipart

MEGABYTE = 1_000_000


def test_the_headers_of_a_letter_are_read() -> None:
    found = read(
        message(
            message_id="<1@acme.example>",
            in_reply_to="<7@firm.example>",
            references="<3@firm.example>\n <7@firm.example>",
            date="Mon, 2 Mar 2026 10:00:00 +0100",
            cc="Bo <BO@Acme.Example>",
        )
    )

    assert found.sender == "lena@acme.example"
    assert found.sender_name == "Lena Lead"
    assert found.to == ("ana@firm.example", "BO@acme.example")
    assert found.message_id == "<1@acme.example>"
    assert found.in_reply_to == ("<7@firm.example>",)
    assert found.references == ("<3@firm.example>", "<7@firm.example>")
    assert found.date == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert found.text == "Hello"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('"ceo@other.example" <lena@acme.example>', "lena@acme.example"),
        ('"Lead, Lena" <lena@ACME.example>', "lena@acme.example"),
        ("lena@acme.example (Lena)", "lena@acme.example"),
        ("=?utf-8?q?Lena_=3Cceo=40other=2Eexample=3E?= <lena@acme.example>", "lena@acme.example"),
        ("=?utf-8?b?TGVuYSA8bGVuYUBhY21lLmV4YW1wbGU+?=", "lena@acme.example"),
        ("undisclosed:;", ""),
        ("<>", ""),
        ("((((((((((", ""),
        ('"\\', ""),
    ],
)
def test_the_sender_is_the_address_behind_the_name(value: str, expected: str) -> None:
    assert expected == inbound(**{"from": value}).sender


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=?iso-8859-1?q?Gr=FC=DFe?=", "Grüße"),
        ("=?utf-8?b?R3LD?= =?utf-8?b?vMOfZQ==?=", "Grüße"),
        ("=?no-such-charset?q?Hi?=", "Hi"),
        ("=?utf-8?b?broken", "=?utf-8?b?broken"),
        ("=?utf-8?q?a_b?= c", "a b c"),
        ("tab\tand  blanks", "tab and blanks"),
        ("turned \u202e writing \x1b[31m", "turned writing [31m"),
    ],
)
def test_a_subject_is_decoded_and_harmless(value: str, expected: str) -> None:
    assert expected == inbound(subject=value).subject


@pytest.mark.parametrize(
    ("charset", "raw", "expected"),
    [
        ("utf-8", "Grüße".encode(), "Grüße"),
        ("iso-8859-1", "Grüße".encode("latin-1"), "Grüße"),
        ("us-ascii", "Grüße".encode(), "Grüße"),
        ("x-nothing", "Grüße".encode("cp1252"), "Grüße"),
        ("unicode_escape", rb"\x41", r"\x41"),
        ("rot13", b"abc", "abc"),
        ("shift_jis", "返信".encode("cp932"), "返信"),
        ("", "返信".encode("iso2022_jp"), "返信"),
        ("koi8-r", "Привет".encode("koi8-r"), "Привет"),
    ],
)
def test_a_charset_is_believed_only_where_it_fits(charset: str, raw: bytes, expected: str) -> None:
    head = f"Content-Type: text/plain; charset={charset}\n\n" if charset else "\n"
    assert expected == read(head.encode() + raw).text


@pytest.mark.parametrize(
    ("encoding", "raw"),
    [
        ("base64", b64encode("Grüße, Lena".encode())),
        ("base64", b"*" + b64encode("Grüße, Lena".encode()).rstrip(b"=")),
        ("BASE64 ", b64encode("Grüße, Lena".encode())),
        ("quoted-printable", encodestring("Grüße, Lena".encode())),
        ("8bit", "Grüße, Lena".encode()),
    ],
)
def test_a_body_is_unpacked(encoding: str, raw: bytes) -> None:
    head = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n"
    assert read(head.encode() + raw).text.strip() == "Grüße, Lena"


def test_text_and_html_and_what_is_attached_are_told_apart() -> None:
    found = read(
        multipart(
            "mixed",
            'Content-Type: multipart/alternative; boundary="in"\n\n'
            "--in\nContent-Type: text/plain\n\nplain words\n--in\nContent-Type: text/html\n\n<p>words</p>\n--in--\n",
            "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nnot mine\n",
            "Content-Type: message/rfc822\n\nSubject: inner\n\ninner words\n",
            "Content-Type: application/pdf\n\n%PDF",
        )
    )

    assert (found.text.strip(), found.html.strip()) == ("plain words", "<p>words</p>")
    assert [part.content_type for part in found.parts] == ["text/plain", "message/rfc822", "application/pdf"]
    assert "inner words" in found.parts[1].text
    assert found.parts[2].text == ""


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"no header at all",
        b"From: lena@acme.example",
        b"From: lena@acme.example\nthe empty line is missing",
        b": \n:\n\n",
        b"Content-Type: multipart/mixed\n\nno boundary",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        b"Content-Type: text/plain; charset=\x00\n\n\x00",
        b"Date: Mon, 99 Foo 99999 99:99:99 +9999\n\n",
        b"Date: 1 Jan 0001 00:00:00 +1400\n\n",
        b"Content-Transfer-Encoding: base64\n\n=",
        b"\xff\xfe\x00",
        "Subject: Grüße\n\n".encode("cp1252"),
    ],
)
def test_broken_mail_is_read_all_the_same(raw: bytes) -> None:
    assert read(raw).message_id == ""


def test_a_body_without_an_empty_line_before_it_is_kept() -> None:
    assert read(b"From: lena@acme.example\nyes, call me").text == "yes, call me"


def test_a_line_of_an_mbox_file_and_any_line_end_are_passed_over() -> None:
    for end in ("\n", "\r\n", "\r"):
        raw = end.join(["From lena Mon Mar  2 10:00:00 2026", "Subject: Hi", "", "yes"]).encode()
        assert (read(raw).subject, read(raw).text) == ("Hi", "yes")


NESTED = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(200))


def test_the_words_in_200_nested_parts_are_found() -> None:
    assert read(f"{NESTED}Content-Type: text/plain\n\ndeep words\n".encode()).text.strip() == "deep words"


@pytest.mark.parametrize(
    "raw",
    [
        b"X-Long: " + b"a" * MEGABYTE + b"\n\nbody",
        b"A: b\n" * 300_000 + b"\nbody",
        b"From: " + b"(" * MEGABYTE + b"\n\nbody",
        b"From: " + b'"\\' * MEGABYTE + b"\n\nbody",
        b"References: " + b"<a@b> " * 200_000 + b"\n\nbody",
        b"Subject: " + b"=?utf-8?b?QQ==?= " * 60_000 + b"\n\nbody",
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 20_000,
        b"Content-Type: text/html\n\n" + b"<!--" * 200_000,
        b"Subject: large\n\n" + b"all work and no play\n" * MEGABYTE,
        b"Content-Transfer-Encoding: base64\n\n" + b"QUJDRA==\n" * 2 * MEGABYTE,
    ],
    ids=lambda raw: raw[:24].decode().split("\n")[0],
)
def test_a_bomb_is_cut_to_its_bounds(raw: bytes) -> None:
    found = read(raw)

    assert len(found.text) <= MAX_TEXT
    assert len(found.html) <= MAX_TEXT
    assert len(found.parts) <= MAX_LEAVES
    assert sum(len(value) for values in found.headers.values() for value in values) <= MEGABYTE
    assert len(found.references) <= 100


@settings(max_examples=300)
@given(st.binary(max_size=2_000))
def test_no_bytes_stop_it(raw: bytes) -> None:
    found = read(raw)
    assert len(found.text) + sum(len(part.text) for part in found.parts) <= MAX_TEXT + MAX_PARTS_TEXT


NAMES = st.sampled_from(
    [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "References",
        "Content-Type",
        "Content-Transfer-Encoding",
        "X",
    ]
)
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "multipart/mixed; boundary=b", 'multipart/report; boundary="', "text/html; charset=utf-16", "base64",
            "quoted-printable", "message/rfc822", "=?utf-8?b?////?=", "=?a?q?=00?=", "Mon, 2 Mar 2026 25:00 +0000",
            "a@b, c@d", "<<a@b>",
        ]
    ),
)  # fmt: skip
LINES = st.one_of(
    st.builds("{}: {}".format, NAMES, VALUES),
    st.sampled_from(["", "--b", "--b--", " folded", "--", ".", "From x"]),
    st.text(max_size=30),
)


@settings(max_examples=300)
@given(st.lists(LINES, max_size=30))
def test_no_structure_stops_it(lines: list[str]) -> None:
    found = read("\n".join(lines).encode("utf-8", "surrogatepass"))
    assert not set(found.subject) & {"\n", "\r", "\x00", "\x1b"}


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=80).map(
    str.strip
)


@settings(max_examples=150)
@given(
    text=WORDS.filter(bool),
    html=WORDS.filter(bool),
    cte=st.sampled_from(["base64", "quoted-printable", "8bit"]),
)
def test_what_the_standard_library_writes_is_read_back(text: str, html: str, cte: str) -> None:
    written = EmailMessage(policy=SMTP)
    written["Subject"] = "Hi"
    written.set_content(text, cte=cte)
    written.add_alternative(html, subtype="html")
    found = read(written.as_bytes())

    assert (found.text.strip(), found.html.strip()) == (text, html)
