"""Whatever bytes a server sends, reading them ends in an answer or in the one error, quickly and in little memory."""

import socket

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cam.gateways.smtp_codes import Phase, Reply
from cam.gateways.smtp_wire import LINE_LENGTH, Wire
from cam.gateways.wire import Fault, WireError, is_loopback

reply_like = st.lists(
    st.one_of(
        st.binary(max_size=30),
        st.from_regex(rb"[2-5][0-9][0-9][ -][^\r\n]{0,20}\r\n", fullmatch=True),
        st.sampled_from([b"\r\n", b"\n", b"250-", b"250 ok\r\n", b"354\r\n", b"\x00"]),
    ),
    max_size=12,
).map(b"".join)


def read(data: bytes) -> Reply | WireError:
    ours, theirs = socket.socketpair()
    wire = Wire()
    wire._socket = ours
    wire.begin(Phase.BANNER, 5)
    try:
        theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        return wire.reply()
    except WireError as error:
        return error
    finally:
        wire.close()
        theirs.close()


@given(reply_like)
@example(b"250-one\r\n250-two\r\n")
@example(b"250-one\r\n251 two\r\n")
@example(b"\xff" * 100)
def test_any_bytes_give_an_answer_or_the_one_error(data: bytes) -> None:
    result = read(data)
    if isinstance(result, Reply):
        assert 200 <= result.code <= 599
        assert result.text.isprintable()
        assert len(result.text) <= 500
    else:
        assert result.fault in (Fault.GARBAGE, Fault.DROPPED)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"250 ok\r\n", Reply(250, "ok", ("ok",))),
        (b"250\r\n", Reply(250, "", ("",))),
        (b"250 ok\n", Reply(250, "ok", ("ok",))),
        (b"250-one\r\n250 two\r\n", Reply(250, "one two", ("one", "two"))),
        (
            b"550 5.1.1 <bo@x>: gone\x1b[2J\r\n",
            Reply(550, "5.1.1 <bo@x>: gone [2J", ("5.1.1 <bo@x>: gone [2J",)),
        ),
    ],
)
def test_answers_are_read_line_by_line(data: bytes, expected: Reply) -> None:
    assert read(data) == expected


@pytest.mark.parametrize(
    "data", [b"250-x\r\n" * 1000, b"2" * (LINE_LENGTH * 20), b"199 no\r\n", b"600 no\r\n", b"25 x\r\n"]
)
def test_what_is_no_answer_is_garbage(data: bytes) -> None:
    result = read(data)
    assert isinstance(result, WireError)
    assert result.fault is Fault.GARBAGE


def test_a_wire_that_broke_stays_broken() -> None:
    wire = Wire()
    wire.begin(Phase.MAIL, 1)
    assert not wire.is_open
    assert wire.has_something_to_say()
    with pytest.raises(WireError):
        wire.ask("NOOP")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("::1%lo", True),
        ("192.0.2.1", False),
        ("x", False),
    ],
)
def test_this_machine_is_told_from_others(address: str, expected: bool) -> None:
    assert is_loopback(address) == expected
