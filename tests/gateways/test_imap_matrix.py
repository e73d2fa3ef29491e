"""What servers do to whoever reads from them: nothing is lost, nothing hangs, and one bad message stops no other."""

import ssl
import threading
from datetime import UTC, datetime
from typing import Any

import pytest

from cam.engine.vocabulary import Tls
from cam.errors import GatewayError, Misconfigured, Permanent, Transient
from cam.gateways.imap import ImapInbox
from cam.gateways.imap_fetch import MAX_BYTES
from cam.gateways.imap_wire import Deadlines
from cam.gateways.ports import Fetched, Place, Throttled
from tests.servers.scripted_imap import ImapFault, ScriptedImap, Stored

SINCE = datetime(2026, 3, 1, tzinfo=UTC)
SHORT = Deadlines(opening=1.0, connect=1.0, reply=0.5, transfer=0.5, goodbye=0.2)


def stored(number: int, *, size: int = 40) -> Stored:
    return Stored(
        number, b"Subject: %d\r\nMessage-ID: <%d@x.test>\r\n\r\n" % (number, number) + b"x" * size + b"\r\n"
    )


FIVE = [stored(number) for number in range(1, 6)]


def inbox(server: ScriptedImap, **settings: Any) -> ImapInbox:
    values = {"host": "127.0.0.1", "tls": Tls.NONE, "user": "ana", "password": lambda: "secret"} | settings
    return ImapInbox(port=server.port, **values)


def read(reader: ImapInbox, after: Place | None = None) -> list[Fetched]:
    reader.open()
    try:
        return list(reader.fetch("INBOX", after=after, since=SINCE))
    finally:
        reader.close()


def uids(found: list[Fetched]) -> list[int]:
    return [one.place.uid for one in found]


def test_a_search_behind_the_last_message_gives_nothing_again() -> None:
    with ScriptedImap(FIVE, tells_uid_next=False) as server:
        assert read(inbox(server), Place(uid_validity=7, uid=5)) == []
        assert not any("FETCH" in line for line in server.lines)


def test_a_poll_with_nothing_new_takes_few_commands_and_no_search() -> None:
    with ScriptedImap(FIVE) as server:
        reader = inbox(server)
        reader.open()
        before = len(server.lines)
        assert list(reader.fetch("INBOX", after=Place(uid_validity=7, uid=5), since=SINCE)) == []
        assert len(server.lines) - before <= 3
        assert not any("SEARCH" in line for line in server.lines)
        reader.close()


def test_another_life_of_the_folder_is_read_from_its_beginning() -> None:
    with ScriptedImap(FIVE, uid_validity=8) as server:
        found = read(inbox(server), Place(uid_validity=7, uid=3))
        assert uids(found) == [1, 2, 3, 4, 5]
        assert {one.place.uid_validity for one in found} == {8}


@pytest.mark.parametrize("action", ["cut", "short", "drop"])
def test_one_broken_transfer_is_asked_for_again(action: str) -> None:
    with ScriptedImap(FIVE, [ImapFault("fetch", action, skip=1, times=1)]) as server:
        found = read(inbox(server, deadlines=Deadlines(reply=5, transfer=5)))
        assert [one.raw for one in found] == [one.raw for one in FIVE]
        assert server.connections == 2


def test_a_literal_that_never_ends_is_given_up_in_time() -> None:
    with ScriptedImap(FIVE, [ImapFault("fetch", "long", skip=1)]) as server, pytest.raises(Transient):
        read(inbox(server, deadlines=SHORT))


@pytest.mark.parametrize("action", ["cut", "drop"])
def test_a_server_that_always_breaks_off_loses_nothing_and_is_said(action: str) -> None:
    with ScriptedImap(FIVE, [ImapFault("fetch", action)]) as server, pytest.raises(Transient):
        read(inbox(server))


@pytest.mark.parametrize("action", ["cut", "drop", "short"])
def test_one_message_that_cannot_be_had_whole_stops_no_other(action: str) -> None:
    fault = ImapFault("fetch", action, uids=frozenset({3}), skip=1, times=3)
    with ScriptedImap(FIVE, [fault]) as server:
        found = read(inbox(server, deadlines=Deadlines(reply=5, transfer=5)))
        assert uids(found) == [1, 2, 3, 4, 5]
        assert found[2].is_truncated
        assert found[2].raw == b"Subject: 3\r\nMessage-ID: <3@x.test>\r\n\r\n"


def test_a_message_of_which_not_even_the_headers_come_is_named_and_not_passed_over() -> None:
    fault = ImapFault("fetch", "reply", "NO cannot read it", uids=frozenset({3}), skip=1)
    with ScriptedImap(FIVE, [fault]) as server:
        reader = inbox(server)
        reader.open()
        given: list[Fetched] = []
        with pytest.raises(Transient, match="message 3 of INBOX") as caught:
            given.extend(reader.fetch("INBOX", after=None, since=SINCE))
        assert uids(given) == [1, 2]  # what was given stands
        assert (caught.value.code, "move it" in caught.value.hint) == ("unreadable", True)
        reader.close()


@pytest.mark.parametrize("fault", [("nil", ""), ("reply", "OK done")], ids=["nil", "left out"])
def test_messages_that_are_not_handed_out_with_an_ok_are_given_by_their_headers(
    fault: tuple[str, str],
) -> None:
    with ScriptedImap(FIVE, [ImapFault("fetch", *fault, skip=1, times=1)]) as server:
        found = read(inbox(server))
    assert uids(found) == [1, 2, 3, 4, 5]
    assert {(one.is_truncated, b"Message-ID" in one.raw) for one in found} == {(True, True)}


def test_nil_for_the_headers_too_is_named_and_not_passed_over() -> None:
    with (
        ScriptedImap(FIVE, [ImapFault("fetch", "nil", uids=frozenset({1}), skip=1)]) as server,
        pytest.raises(Transient, match="message 1 of INBOX"),
    ):
        read(inbox(server))


def test_what_was_removed_while_it_was_read_is_passed_over() -> None:
    gone = ImapFault("fetch", "reply", "OK done", uids=frozenset({3}), skip=1)
    with ScriptedImap([stored(3)], [gone]) as server:
        assert read(inbox(server)) == []


def test_two_messages_of_one_uid_are_both_given() -> None:
    twins = [stored(1), Stored(1, b"Subject: other\r\n\r\n")]
    with ScriptedImap(twins) as server:
        assert [one.raw for one in read(inbox(server))] == [one.raw for one in twins]


def test_words_about_flags_in_between_are_no_messages() -> None:
    fault = ImapFault("fetch", "raw", "* 2 FETCH (FLAGS (\\Seen))\r\n* 9 EXISTS\r\n* 4 EXPUNGE", skip=1)
    with ScriptedImap(FIVE, [fault]) as server:
        assert uids(read(inbox(server))) == [1, 2, 3, 4, 5]


def test_a_server_that_ignores_the_bound_is_bounded_here() -> None:
    with ScriptedImap([stored(1, size=2 * MAX_BYTES)], partial=False) as server:
        (only,) = read(inbox(server))
        assert (len(only.raw), only.is_truncated) == (MAX_BYTES, True)
        assert only.size > 2 * MAX_BYTES


def test_megabytes_of_headers_are_bounded() -> None:
    huge = Stored(1, b"Subject: 1\r\nX-Huge: " + b"y" * 1_000_000 + b"\r\n\r\nhello")
    with ScriptedImap([huge]) as server:
        (only,) = read(inbox(server))
        assert only.raw == huge.raw[:MAX_BYTES]


def test_a_literal_that_nobody_asked_for_is_not_read() -> None:
    fault = ImapFault("fetch", "raw", "* 1 FETCH (UID 1 BODY[] {99999999999}")
    with ScriptedImap(FIVE, [fault]) as server, pytest.raises(Transient, match="literal of 99999999999"):
        read(inbox(server))


def test_parentheses_without_end_are_no_crash() -> None:
    with (
        ScriptedImap(FIVE, [ImapFault("fetch", "raw", "* 1 FETCH " + "(" * 50_000)]) as server,
        pytest.raises(Transient),
    ):
        read(inbox(server))


@pytest.mark.parametrize("phase", ["banner", "login", "list", "select", "search", "fetch"])
@pytest.mark.parametrize("action", ["hang", "drip"])
def test_silence_and_dripping_end_in_time(phase: str, action: str) -> None:
    with ScriptedImap(FIVE, [ImapFault(phase, action)]) as server:
        with pytest.raises(Transient) as caught:
            read(inbox(server, deadlines=SHORT))
        assert caught.value.code == "timed_out"


@pytest.mark.parametrize("phase", ["banner", "login", "list", "select", "search", "fetch"])
@pytest.mark.parametrize(
    "text", ["* BYE shutting down", "* OK", "garbage", "", "* \xff\xfe", "* 1 FETCH (", "* LIST"]
)
def test_a_server_out_of_its_mind_is_an_error_and_no_crash(phase: str, text: str) -> None:
    with (
        ScriptedImap(
            FIVE, [ImapFault(phase, "reply", f"*{text}" if not text.startswith("*") else text)]
        ) as server,
        pytest.raises(GatewayError),
    ):
        read(inbox(server, deadlines=SHORT))


def test_a_goodbye_at_once_is_transient() -> None:
    with ScriptedImap(
        faults=[ImapFault("banner", "reply", "* BYE [UNAVAILABLE] too many connections")]
    ) as server:
        with pytest.raises(Throttled, match="too many connections") as caught:
            read(inbox(server))
        assert caught.value.retry_after_seconds > 0


def test_a_wrong_password_is_tried_once_and_never_shown() -> None:
    with ScriptedImap() as server:
        with pytest.raises(Permanent, match="log-in as 'ana' refused") as caught:
            read(inbox(server, password=lambda: "hunter2"))
        assert caught.value.code == "login_refused"
        assert "app password" in caught.value.hint
        assert sum("AUTHENTICATE" in line or "LOGIN" in line for line in server.lines) == 1
    error: BaseException | None = caught.value
    while error is not None:
        assert "hunter2" not in f"{error} {error.args}"
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize(
    "text", ["NO [UNAVAILABLE] later", "NO too many simultaneous connections", "NO [LIMIT] x"]
)
def test_a_busy_server_is_not_a_wrong_password(text: str) -> None:
    with ScriptedImap(faults=[ImapFault("login", "reply", text)]) as server, pytest.raises(Throttled):
        read(inbox(server))


def test_plain_login_is_quoted_and_what_cannot_be_quoted_is_refused() -> None:
    with ScriptedImap(abilities="IMAP4rev1", password='a\\"b') as server:
        reader = inbox(server, password=lambda: 'a"b')
        reader.open()
        assert any('LOGIN "ana" "a\\"b"' in line for line in server.lines)
        reader.close()
        with pytest.raises(Misconfigured, match="ASCII"):
            inbox(server, password=lambda: "pässword").open()


@pytest.mark.parametrize("secret", ["a\r\nA1 DELETE INBOX", "a\nb", "a\0b"])
@pytest.mark.parametrize("abilities", ["IMAP4rev1", "IMAP4rev1 AUTH=PLAIN"])
def test_a_secret_that_carries_a_second_command_never_leaves(secret: str, abilities: str) -> None:
    with ScriptedImap(abilities=abilities) as server:
        with pytest.raises(Misconfigured, match="line end"):
            inbox(server, password=lambda: secret).open()
        assert server.lines == []


def test_a_server_that_takes_no_log_in_is_said() -> None:
    with (
        ScriptedImap(abilities="IMAP4rev1 LOGINDISABLED") as server,
        pytest.raises(Permanent, match="neither AUTH PLAIN nor LOGIN"),
    ):
        inbox(server).open()


def test_only_names_that_the_server_gave_are_ever_sent_back() -> None:
    listing = [
        b'() "/" INBOX', b'(\\Noselect) "/" Box', b'() "/" "Kund&AOQ-nk&APY-nto"', b'() "/" {11}\r\nA\r\nB DELETE',
        b'() "/" "a \\"quoted\\" name"', b'(\\HasNoChildren \\Junk) "/" "&BCEEPwQwBDw-"', b'() "/" 123',
    ]  # fmt: skip
    with ScriptedImap(listing=listing) as server:
        reader = inbox(
            server, wanted=("INBOX", "Kundänkönto", 'a "quoted" name', "123", "Box", "A\r\nB DELETE")
        )
        reader.open()
        assert reader.folders() == ("INBOX", "Kundänkönto", 'a "quoted" name', "123", "Спам")
        for name in reader.folders():
            list(reader.fetch(name, after=None, since=SINCE))
        reader.close()
        examined = [line.partition("EXAMINE ")[2] for line in server.lines if "EXAMINE" in line]
        assert examined == [
            '"INBOX"', '"Kund&AOQ-nk&APY-nto"', '"a \\"quoted\\" name"', '"123"', '"&BCEEPwQwBDw-"',
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "raw"),
    [("Junk", b"Junk"), ("INBOX.spam", b"INBOX.spam"), ("Courrier indésirable", b'"Courrier ind&AOk-sirable"'),
     ("[Gmail]/Spam", b'"[Gmail]/Spam"'), ("Spamverdacht", b"Spamverdacht")],
)  # fmt: skip
def test_the_folder_for_spam_is_found_by_its_name(name: str, raw: bytes) -> None:
    delimiter = b'"."' if b"." in raw else b'"/"'
    with ScriptedImap(listing=[b"() " + delimiter + b" INBOX", b"() " + delimiter + b" " + raw]) as server:
        reader = inbox(server)
        reader.open()
        assert reader.folders() == ("INBOX", name)
        reader.close()


def test_nothing_but_reading_commands_is_ever_sent() -> None:
    with ScriptedImap(FIVE) as server:
        read(inbox(server))
        names = {line.split()[1 if line.split()[1] != "UID" else 2] for line in server.lines if " " in line}
        assert names <= {"CAPABILITY", "AUTHENTICATE", "LIST", "EXAMINE", "SEARCH", "FETCH", "LOGOUT"}
        assert all("PEEK" in line for line in server.lines if "BODY" in line)


def test_messages_are_fetched_in_few_round_trips() -> None:
    many = [stored(number) for number in range(1, 2001)]
    with ScriptedImap(many) as server:
        assert len(read(inbox(server))) == 2000
        assert len(server.lines) <= 2000 / 200 + 6


def test_an_unreadable_date_loses_no_message() -> None:
    with ScriptedImap([Stored(1, b"Subject: 1\r\n\r\n", date="32-Foo-2026 99:00:00 +9999")]) as server:
        (only,) = read(inbox(server))
        assert only.arrived_at == SINCE


def test_a_connection_that_died_in_silence_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cam.gateways.imap.SILENCE_SECONDS", 0.0)
    with ScriptedImap(FIVE, [ImapFault("noop", "drop", times=1)]) as server:
        reader = inbox(server)
        reader.open()
        assert len(list(reader.fetch("INBOX", after=None, since=SINCE))) == 5
        assert server.connections == 2
        reader.close()


def test_without_idle_or_with_a_broken_one_waiting_falls_back_to_the_clock() -> None:
    with ScriptedImap(abilities="IMAP4rev1 AUTH=PLAIN") as server:
        reader = inbox(server)
        assert reader.wait(seconds=0.1, stopping=threading.Event())
        reader.close()
    with ScriptedImap(FIVE, [ImapFault("idle", "drop")]) as server:
        reader = inbox(server)
        reader.open()
        list(reader.fetch("INBOX", after=None, since=SINCE))
        assert reader.wait(seconds=0.1, stopping=threading.Event())
        reader.close()


def test_a_server_elsewhere_is_never_talked_to_in_the_clear() -> None:
    reader = ImapInbox(host="imap.firm.example", port=143, tls=Tls.NONE, user="ana", password=lambda: "x")
    with pytest.raises(Misconfigured, match="this machine only"):
        reader.open()


@pytest.fixture(params=["implicit", "starttls"])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def over_tls(mode: str, server_context: ssl.SSLContext, **settings: Any) -> ScriptedImap:
    return ScriptedImap(
        FIVE, tls=mode, context=server_context, abilities="IMAP4rev1 AUTH=PLAIN STARTTLS", **settings
    )


def test_mail_is_read_over_verified_tls(
    mode: str, server_context: ssl.SSLContext, client_context: ssl.SSLContext
) -> None:
    with over_tls(mode, server_context) as server:
        reader = inbox(server, tls=Tls(mode), context=client_context)
        assert len(read(reader)) == 5
        reader.open()
        assert "TLSv1.3" in reader.describe()
        reader.close()


@pytest.mark.parametrize(
    ("fault", "words"),
    [("untrusted", "is not trusted"), ("wrong name", "is for another name"), ("expired", "has expired")],
)
def test_a_bad_certificate_is_refused_before_the_log_in(
    mode: str, fault: str, words: str, bad_contexts: dict[str, ssl.SSLContext], client_context: ssl.SSLContext
) -> None:
    with over_tls(mode, bad_contexts[fault]) as server:
        with pytest.raises(Permanent, match=words) as caught:
            inbox(server, tls=Tls(mode), context=client_context).open()
        assert caught.value.code == "certificate"
        assert not any("AUTHENTICATE" in line for line in server.lines)


def test_starttls_that_is_stripped_or_preceded_by_a_log_in_is_refused(client_context: ssl.SSLContext) -> None:
    preauth = ImapFault("banner", "raw", "* PREAUTH welcome")
    for server in (ScriptedImap(FIVE), ScriptedImap(FIVE, [preauth], abilities="IMAP4rev1 STARTTLS")):
        with server:
            with pytest.raises(Permanent, match="no STARTTLS"):
                inbox(server, tls=Tls.STARTTLS, context=client_context).open()
            assert not any("AUTHENTICATE" in line for line in server.lines)


def test_what_waits_behind_the_answer_to_starttls_is_refused(
    server_context: ssl.SSLContext, client_context: ssl.SSLContext
) -> None:
    fault = ImapFault("starttls", "after", "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nX OK in the clear")
    with over_tls("starttls", server_context, faults=[fault]) as server:
        with pytest.raises(Transient, match="before TLS"):
            inbox(server, tls=Tls.STARTTLS, context=client_context).open()
        assert not any("AUTHENTICATE" in line for line in server.lines)
