"""MIME: correct bytes, and no text that a lead or a founder typed can add a header."""

import email
import email.policy
import re
from datetime import UTC, datetime, timedelta, timezone
from email.errors import MultipartInvariantViolationDefect
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cam.engine.mime import Address, _guard, build, check_address, header_problem, new_message_id
from cam.errors import InputError

ID = "<1@firm.example>"
PLAIN: dict[str, Any] = {
    "sender": Address("Ana Silva", "ana@firm.example"),
    "recipient": Address("Ada Moss", "ada@acme.example"),
    "subject": "Hello",
    "text": "Hi Ada\n",
    "html": "<p>Hi Ada</p>\n",
    "message_id": ID,
    "date": datetime(2026, 3, 2, 9, 30, 5, 123456, tzinfo=UTC),
    "list_unsubscribe_mailto": "ana@firm.example",
}


def parsed(raw: bytes) -> EmailMessage:
    found = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


def decoded(raw: bytes, name: str) -> str:
    value = email.message_from_bytes(raw, policy=email.policy.compat32)[name]
    return str(make_header(decode_header(str(value).replace("\r\n", ""))))


def wire_rules_hold(raw: bytes) -> None:
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n|\x00", raw)
    assert raw.isascii()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert raw.endswith(b"\r\n")


def test_a_first_mail_has_exactly_these_bytes() -> None:
    raw = build(**PLAIN)
    boundary = re.search(rb'boundary="(=_[0-9a-f]{24})"', raw)
    assert boundary
    assert raw.replace(boundary[1], b"B") == (
        b"From: Ana Silva <ana@firm.example>\r\n"
        b"To: Ada Moss <ada@acme.example>\r\n"
        b"Subject: Hello\r\n"
        b"Date: Mon, 02 Mar 2026 09:30:05 +0000\r\n"
        b"Message-ID: <1@firm.example>\r\n"
        b"List-Unsubscribe: <mailto:ana@firm.example?subject=unsubscribe>\r\n"
        b"MIME-Version: 1.0\r\n"
        b'Content-Type: multipart/alternative;\r\n boundary="B"\r\n\r\n'
        b"--B\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"Hi Ada\r\n\r\n"
        b"--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<p>Hi Ada</p>\r\n\r\n--B--\r\n"
    )


def test_the_same_message_has_the_same_bytes() -> None:
    assert build(**PLAIN) == build(**PLAIN)


def test_a_follow_up_names_the_whole_thread() -> None:
    chain = tuple(f"<{n}@firm.example>" for n in range(5))
    found = parsed(build(**PLAIN, in_reply_to=chain[-1], references=chain))
    assert found["In-Reply-To"] == chain[-1]
    assert found["References"].split() == list(chain)


def test_a_reply_without_a_chain_refers_to_what_it_answers() -> None:
    assert parsed(build(**PLAIN, in_reply_to=ID))["References"] == ID


def test_a_very_long_thread_keeps_its_first_and_its_last_messages() -> None:
    chain = tuple(f"<{n}-{'x' * 200}@firm.example>" for n in range(200))
    raw = build(**PLAIN, in_reply_to=chain[-1], references=chain)
    wire_rules_hold(raw)
    assert parsed(raw)["References"].split() == [chain[0], *chain[-49:]]


def test_one_click_is_offered_beside_an_https_address_only() -> None:
    assert "List-Unsubscribe-Post" not in parsed(build(**PLAIN))
    found = parsed(build(**PLAIN, list_unsubscribe_url="https://x.example/u/1"))
    assert found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert found["List-Unsubscribe"].split() == [
        "<https://x.example/u/1>,", "<mailto:ana@firm.example?subject=unsubscribe>"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "url", ["http://x.example", "https://x.example/\r\nBcc: a", "https://", "https://x y", "x>"]
)
def test_another_address_for_one_click_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        build(**PLAIN, list_unsubscribe_url=url)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Hi", "quoted-printable"),
        ("Grüße aus Köln, " * 10, "quoted-printable"),
        ("Здравствуйте, " * 10, "base64"),
        ("日本語のメール" * 50, "base64"),
        ("x" * 5000, "quoted-printable"),
    ],
)
def test_each_part_has_the_encoding_that_fits_and_says_what_was_written(content: str, encoding: str) -> None:
    raw = build(**PLAIN | {"text": content, "html": f"<p>{content}</p>"})
    wire_rules_hold(raw)
    plain, html = parsed(raw).iter_parts()
    assert plain["Content-Transfer-Encoding"] == encoding
    assert plain.get_content().rstrip() == content.rstrip()
    assert html.get_content().rstrip() == f"<p>{content}</p>".rstrip()


def test_an_international_domain_goes_out_in_ascii() -> None:
    found = parsed(build(**PLAIN | {"recipient": Address("", "ada@bücher.example")}))
    assert found["To"] == "ada@xn--bcher-kva.example"


def test_the_date_keeps_its_zone() -> None:
    zone = timezone(timedelta(hours=-5))
    raw = build(**PLAIN | {"date": datetime(2026, 3, 2, 9, 30, tzinfo=zone)})
    assert decoded(raw, "Date") == "Mon, 02 Mar 2026 09:30:00 -0500"
    assert parsedate_to_datetime(decoded(raw, "Date")).utcoffset() == timedelta(hours=-5)


def test_a_naive_date_is_a_bug() -> None:
    with pytest.raises(ValueError, match="aware"):
        build(**PLAIN | {"date": datetime(2026, 3, 2)})


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("", "ada@acme.example"),
        ("Ada Moss", "Ada Moss <ada@acme.example>"),
        ("Moss, Ada", '"Moss, Ada" <ada@acme.example>'),
        ('Ada "A" \\ Moss', '"Ada \\"A\\" \\\\ Moss" <ada@acme.example>'),
        ("a@b.example", '"a@b.example" <ada@acme.example>'),
        ("José", "=?utf-8?q?Jos=C3=A9?= <ada@acme.example>"),
        ("=?utf-8?q?x?=", "=?utf-8?q?=3D=3Futf-8=3Fq=3Fx=3F=3D?= <ada@acme.example>"),
    ],
)
def test_a_name_is_quoted_or_encoded_as_it_needs(name: str, header: str) -> None:
    raw = build(**PLAIN | {"recipient": Address(name, "ada@acme.example")})
    assert f"To: {header}\r\n".encode() in raw
    assert parsed(raw)["To"].addresses[0].addr_spec == "ada@acme.example"


@pytest.mark.parametrize(
    "subject",
    ["Hello", "a" * 300, "word " * 60 + "end", "Grüße " * 30 + "x", "日本" * 80, "two  spaces   three",
     "x =?utf-8?q?y?= z",
     "a\u00a0b", "🙂" * 40, ": colon", "-"],
)  # fmt: skip
def test_a_subject_arrives_as_it_was_written(subject: str) -> None:
    raw = build(**PLAIN | {"subject": subject})
    wire_rules_hold(raw)
    assert decoded(raw, "Subject") == subject
    for line in raw.split(b"\r\n\r\n")[0].split(b"\r\n"):
        assert len(line) <= 76 or b" " not in line.strip()


SMUGGLED = [
    "x\r\nBcc: evil@x.example", "x\nBcc: evil@x.example", "x\rBcc: evil@x.example", "x\x00y", "x\x0by", "x\x1by",
    "\x7f",    "=?utf-8?q?x=0D=0ABcc:_evil@x.example?=", "=?utf-8?b?eA0KQmNjOiBldmls?=", "=?utf-7?q?+AA0-+AAo-Bcc?=",
    "=?latin-1?q?=0A?=", "a =?utf-8?Q?b=00?= c", "x\u2028y", "x\x85y", "\ud800", "=?nosuch?q?x?=", "=?utf-8?b?x?=",
]  # fmt: skip


@pytest.mark.parametrize("hostile", SMUGGLED)
def test_nothing_smuggles_a_header(hostile: str) -> None:
    assert header_problem(hostile)
    for change in (
        {"subject": hostile},
        {"sender": Address(hostile, "a@b.example")},
        {"recipient": Address(hostile, "a@b.example")},
        {"reply_to": Address(hostile, "a@b.example")},
        {"sender": Address("", f"a@b.example{hostile}")},
        {"recipient": Address("", f"{hostile}@b.example")},
        {"message_id": f"<{hostile}@b.example>"},
        {"in_reply_to": f"{ID}{hostile}"},
        {"references": (ID, hostile)},
        {"list_unsubscribe_mailto": hostile},
        {"list_unsubscribe_url": f"https://x.example/{hostile}"},
    ):
        with pytest.raises(InputError):
            build(**PLAIN | change)


@pytest.mark.parametrize(
    "address",
    ["", "a", "@b.example", "a@", "a b@c.example", "a@b@c.example", "<a@b.example>", "a@b.example>",
     "a@b.example\r\nRCPT TO:<x>", "a@b..example", ".a@b.example", "a.@b.example", "a@-b.example",
     f"{'a' * 65}@b.example", f"a@{'b.' * 130}example",
     '"a b"@c.example', "a@b.example,c@d.example", "a@[127.0.0.1]", "é@b.example", "a@b_c.example", "a@.",
     f"a@{'ü' * 70}.example"],
)  # fmt: skip
def test_an_envelope_takes_one_plain_address(address: str) -> None:
    with pytest.raises(InputError):
        check_address(address)


def test_a_message_id_is_ours_and_the_same_for_the_same_seed() -> None:
    first = new_message_id("firm.example", seed="1/2")
    assert re.fullmatch(r"<[0-9a-f]{36}@firm\.example>", first)
    assert first == new_message_id("firm.example", seed="1/2")
    assert first != new_message_id("firm.example", seed="1/3")
    with pytest.raises(InputError):
        new_message_id("x>\r\n", seed="1")


@pytest.mark.parametrize(
    "smuggled", [b"Bcc: evil@x.example\r\n", b"From: other@x.example\r\n", b" folded\r\n"]
)
def test_the_guard_reads_the_bytes_like_a_stranger(smuggled: bytes) -> None:
    # nothing gets past the checks before it; this is what stands behind them
    headers = [("From", "a@b.example"), ("Subject", "Hello")]
    head = b"From: a@b.example\r\nSubject: Hello\r\n"
    _guard(head + b"\r\n", head + b"\r\n", headers, subject="Hello")
    for bad in (
        head + smuggled,
        head + b"\r\nX: " + b"x" * 999,
        head.replace(b"\r\nS", b"\nS"),
        head + b"X: \xff\r\n",
    ):
        with pytest.raises(InputError):
            _guard(bad + b"\r\n", bad + b"\r\n", headers, subject="Hello")
    with pytest.raises(InputError):
        _guard(head + b"\r\n", head + b"\r\n", headers, subject="Hullo")


def test_a_lone_surrogate_in_a_body_is_an_error_of_the_data() -> None:
    with pytest.raises(InputError):
        build(**PLAIN | {"text": "\ud800"})


HOSTILE = st.one_of(
    st.text(max_size=120),
    st.text(alphabet="ab =?_utf-8QqBb:<>@,;\"\\\r\n\x00\tÜ日\x0b\x7f", max_size=80),
    st.lists(
        st.sampled_from(["=?utf-8?q?", "?=", "=0D=0A", "=?utf-8?b?", "DQpCY2M6", "Bcc:", "\r\n", " ", "a", "é", "=?"]),
        max_size=12,
    ).map("".join),
)  # fmt: skip
EXPECTED = [
    "From",
    "Reply-To",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "List-Unsubscribe",
    "MIME-Version",
    "Content-Type",
]


@settings(max_examples=3000)
@given(value=HOSTILE, where=st.sampled_from(["subject", "sender", "recipient", "reply_to"]))
@example(value="=?utf-8?q?a?= =?utf-8?q?b?=", where="subject")
@example(value='"', where="recipient")
def test_every_hostile_text_is_refused_or_arrives_as_written(value: str, where: str) -> None:
    name = value if where == "subject" else Address(value, "a@b.example")
    message = PLAIN | {"reply_to": Address("", "r@firm.example")} | {where: name}
    try:
        raw = build(**message)
    except InputError:
        assert header_problem(value)
        return
    wire_rules_hold(raw)
    found = email.message_from_bytes(raw, policy=email.policy.compat32)
    assert list(found.keys()) == EXPECTED
    if where == "subject":
        assert decoded(raw, "Subject") == value.strip(" ")
    else:
        header = {"sender": "From", "recipient": "To", "reply_to": "Reply-To"}[where]
        assert parsed(raw)[header].addresses[-1].addr_spec == "a@b.example"
        assert len(parsed(raw)[header].addresses) == 1


@settings(max_examples=2000)
@given(address=st.one_of(st.text(max_size=60), st.text(alphabet="ab.@<> \r\n\t\"'()ü-_+", max_size=40)))
def test_every_text_is_one_address_or_none(address: str) -> None:
    try:
        plain = check_address(address)
    except InputError:
        return
    assert re.fullmatch(r"[!-;=?-~]+@[A-Za-z0-9.-]+", plain)
    assert len(plain) <= 254


@settings(max_examples=1000)
@given(text=st.text(max_size=400), html=st.text(max_size=400))
def test_every_body_arrives_as_written(text: str, html: str) -> None:
    try:
        raw = build(**PLAIN | {"text": text, "html": html})
    except InputError:
        assert re.search("[\ud800-\udfff]", text + html)
        return
    wire_rules_hold(raw)
    parts = email.message_from_bytes(raw, policy=email.policy.compat32).get_payload()
    for part, meant in zip(parts, (text, html), strict=True):  # type: ignore[arg-type]
        content = part.get_payload(decode=True).decode()  # type: ignore[union-attr]
        assert (
            re.split("\r\n", content.rstrip("\r\n")) == re.split("\r\n|\r|\n", meant.rstrip())
            or not meant.strip()
        )


def test_the_parser_of_python_3_11_2_misses_the_parts_of_a_head_and_that_forges_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Former(BytesHeaderParser):
        def parsebytes(self, text: bytes | bytearray, headersonly: bool = True) -> Message:
            head = super().parsebytes(text, headersonly)
            head.defects.append(MultipartInvariantViolationDefect())
            return head

    monkeypatch.setattr("cam.engine.mime.BytesHeaderParser", Former)

    assert decoded(build(**PLAIN), "Subject") == "Hello"
