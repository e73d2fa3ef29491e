"""Resend: the contract, the request that every attempt repeats, what each answer means, and every way to end badly."""

import json
import ssl
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

import pytest

from cam.engine.mime import Address, build
from cam.errors import Misconfigured, Permanent, Transient
from cam.gateways.http_client import HttpClient, NoAnswer, NotSent, checked_url
from cam.gateways.ports import Accepted, Blame, Checkable, Envelope, Outcome, Refused, Throttled, Unknown
from cam.gateways.resend import ResendSender
from cam.gateways.resend_payload import payload, request_key
from tests.gateways.sender_contract import GONE, SenderContract, World
from tests.gateways.smtp_matrix import envelope
from tests.servers.http_api import HttpApi, Told

KEY = "re_secret"
DAY = 24 * 3600


def sender_to(server: HttpApi, **settings: Any) -> ResendSender:
    wanted: dict[str, Any] = {
        "address": "ana@firm.test",
        "key": lambda: KEY,
        "base_url": server.url,
    } | settings
    return ResendSender(**wanted)


def told(status: int, name: str = "", message: str = "", **headers: str) -> Told:
    names = {key.replace("_", "-"): value for key, value in headers.items()}
    return Told(status=status, body={"name": name, "message": message}, headers=names)


def once(server: HttpApi, message: Envelope, **settings: Any) -> Outcome:
    """Send one message over a connection of its own."""
    with closing(sender_to(server, **settings)) as sender:
        return sender.send(message)


def outcome_of(*answers: Told, **settings: Any) -> Outcome:
    with HttpApi(answers) as server:
        return once(server, envelope(), **settings)


def full_message(**changes: Any) -> Envelope:
    """A message as the workshop builds it: a follow-up to somebody with a difficult name."""
    fields: dict[str, Any] = {
        "sender": Address('Ana "A." Silva, Dr.', "ana@firm.test"),
        "recipient": Address("Bö Lindgren", "bo@far.test"),
        "subject": "Grüße an die ganze Firma, über mehr als eine Zeile hinaus und noch ein Stück bis zum Umbruch",
        "text": "Hello Bö,\n\nshall we?",
        "html": "<p>Hello Bö,</p>",
        "message_id": "<2@firm.test>",
        "date": datetime(2026, 3, 2, 10, 0, tzinfo=UTC),
        "reply_to": Address("", "answers@firm.test"),
        "in_reply_to": "<1@firm.test>",
        "references": ("<0@firm.test>", "<1@firm.test>"),
        "list_unsubscribe_mailto": "ana@firm.test",
        "list_unsubscribe_url": "https://firm.test/u/1",
    } | changes
    return Envelope(
        sender="ana@firm.test",
        recipient="bo@far.test",
        mime=build(**fields),
        message_id="<2@firm.test>",
        idempotency_key="cam/2@firm.test",
    )


class TestResend(SenderContract):
    @pytest.fixture
    def world(self) -> Iterator[World]:
        with HttpApi(gone=GONE) as server:
            sender = _EveryMessageItsOwnKey(sender_to(server))
            yield World(sender, lambda: [(each.fields["to"][0], each.body) for each in server.accepted])
            sender.close()


class TestResendOverTls(SenderContract):
    @pytest.fixture
    def world(self, server_context: ssl.SSLContext, client_context: ssl.SSLContext) -> Iterator[World]:
        with HttpApi(gone=GONE, context=server_context) as server:
            sender = _EveryMessageItsOwnKey(sender_to(server, context=lambda: client_context))
            yield World(sender, lambda: [(each.fields["to"][0], each.body) for each in server.accepted])
            sender.close()


class _EveryMessageItsOwnKey:
    """The contract's messages share one key, which Resend would take for repeats."""

    def __init__(self, sender: ResendSender) -> None:
        self._sender = sender
        self._count = 0
        self.open, self.is_open, self.describe, self.close = (
            sender.open,
            sender.is_open,
            sender.describe,
            sender.close,
        )

    def send(self, message: Envelope) -> Outcome:
        self._count += 1
        return self._sender.send(replace(message, idempotency_key=f"k{self._count}"))


# the request


def test_the_request_holds_what_the_frozen_bytes_say() -> None:
    with HttpApi() as server:
        outcome = once(server, full_message())

    [request] = server.accepted
    assert request.fields == {
        "from": '"Ana \\"A.\\" Silva, Dr." <ana@firm.test>',
        "to": ["Bö Lindgren <bo@far.test>"],
        "subject": "Grüße an die ganze Firma, über mehr als eine Zeile hinaus und noch ein Stück bis zum Umbruch",
        "reply_to": "answers@firm.test",
        "text": "Hello Bö,\n\nshall we?\n",
        "html": "<p>Hello Bö,</p>\n",
        "headers": {
            "In-Reply-To": "<1@firm.test>",
            "List-Unsubscribe": "<https://firm.test/u/1>, <mailto:ana@firm.test?subject=unsubscribe>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "References": "<0@firm.test> <1@firm.test> <2@firm.test>",
        },
    }
    assert request.headers["idempotency-key"] == "cam/2@firm.test"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert request.headers["user-agent"].startswith("cam/")
    assert isinstance(outcome, Accepted)
    assert outcome.platform_id == "49a3999c-0ce1-4ea6-ab68-000000000000"


def test_every_attempt_is_the_same_bytes_and_only_one_message() -> None:
    with HttpApi([Told(action="drop", keeps=True)]) as server:
        sender = sender_to(server)
        assert isinstance(sender.send(full_message()), Unknown)
        again = [once(server, full_message()), sender.send(full_message())]
        sender.close()

    assert len({request.body for request in server.requests}) == 1
    assert len(server.accepted) == 1
    assert {outcome.platform_id for outcome in again if isinstance(outcome, Accepted)} == {
        "49a3999c-0ce1-4ea6-ab68-000000000000"
    }


def test_the_first_message_of_a_thread_names_itself_for_the_answers_to_it() -> None:
    fields = json.loads(payload(full_message(in_reply_to="", references=())))
    assert fields["headers"]["References"] == "<2@firm.test>"
    assert "In-Reply-To" not in fields["headers"]


def test_no_field_of_a_lead_becomes_a_header_or_a_second_recipient() -> None:
    evil = 'Bo" <eve@far.test>, "x'
    fields = json.loads(payload(full_message(recipient=Address(evil, "bo@far.test"))))
    assert fields["to"] == ['"Bo\\" <eve@far.test>, \\"x" <bo@far.test>']
    assert set(fields["headers"]) == {
        "In-Reply-To",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
        "References",
    }


def test_a_message_that_cannot_be_told_as_json_never_leaves() -> None:
    mime = b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
    with HttpApi() as server:
        outcome = once(server, replace(envelope(), mime=mime))
        assert isinstance(outcome, Refused)
        assert (outcome.is_permanent, outcome.blame, outcome.phase) == (True, Blame.MESSAGE, "guard")
        assert server.requests == []


@pytest.mark.parametrize("key", ["", "x" * 257, "é", "a\nb", " a "])
def test_a_key_that_resend_would_not_take_is_replaced_by_its_digest(key: str) -> None:
    assert request_key(key) == request_key(key) != key
    assert len(request_key(key)) <= 256
    assert request_key("cam/2@firm.test") == "cam/2@firm.test"


def test_one_connection_serves_many_messages() -> None:
    with HttpApi() as server:
        sender = sender_to(server)
        for n in range(5):
            sender.open()
            assert isinstance(sender.send(replace(envelope(), idempotency_key=f"k{n}")), Accepted)
        sender.close()
        assert server.connections == 1


# what the answers mean


@pytest.mark.parametrize(
    ("answer", "blame", "is_permanent", "wait"),
    [
        (
            told(401, "missing_api_key", "Missing API key in the authorization header."),
            Blame.MAILBOX,
            True,
            0,
        ),
        (told(403, "invalid_api_key", "API key is invalid"), Blame.MAILBOX, True, 0),
        (told(400, "validation_error", "API key is invalid"), Blame.MAILBOX, True, 0),
        (told(403, "validation_error", "The firm.test domain is not verified."), Blame.MAILBOX, True, 0),
        (told(403, "", "error code: 1010"), Blame.MAILBOX, True, 0),
        (told(404, "not_found"), Blame.MAILBOX, True, 0),
        (told(405, "method_not_allowed"), Blame.MAILBOX, True, 0),
        (told(451, "security_error", "We may have found a security issue."), Blame.MAILBOX, True, 0),
        (
            told(422, "validation_error", "Invalid `to` field. The email address needs to"),
            Blame.RECIPIENT,
            True,
            0,
        ),
        (told(422, "invalid_to_address", "no"), Blame.RECIPIENT, True, 0),
        (told(422, "validation_error", "Invalid `from` field."), Blame.MAILBOX, True, 0),
        (told(422, "invalid_from_address", "no"), Blame.MAILBOX, True, 0),
        (told(422, "missing_required_field", "Missing `subject` field."), Blame.MESSAGE, True, 0),
        (told(400, "validation_error", "Invalid headers"), Blame.MESSAGE, True, 0),
        (told(413), Blame.MESSAGE, True, 0),
        (told(429, "rate_limit_exceeded", "Too many requests", Retry_After="30"), Blame.MAILBOX, False, 30),
        (told(429, "rate_limit_exceeded", "", ratelimit_reset="7"), Blame.MAILBOX, False, 7),
        (told(429, "rate_limit_exceeded", "", Retry_After="soon"), Blame.MAILBOX, False, 0),
        (
            told(
                429,
                "rate_limit_exceeded",
                Date="Mon, 02 Mar 2026 10:00:00 GMT",
                Retry_After="Mon, 02 Mar 2026 10:02:00 GMT",
            ),
            Blame.MAILBOX,
            False,
            120,
        ),
        (told(429, "daily_quota_exceeded", "", Retry_After="1"), Blame.MAILBOX, False, DAY),
        (told(429, "daily_quota_exceeded", "", Retry_After="7200"), Blame.MAILBOX, False, 7200),
        (told(429, "monthly_quota_exceeded", "", Retry_After="99999999"), Blame.MAILBOX, False, 7 * DAY),
        (Told(status=422, body=b"<html>"), Blame.MESSAGE, True, 0),
        (Told(status=422, body=b"[" * 60_000), Blame.MESSAGE, True, 0),
        (Told(action="cut", status=403, body=b'{"name": "inv'), Blame.MAILBOX, True, 0),
    ],
)
def test_a_refusal_blames_who_can_mend_it(answer: Told, blame: Blame, is_permanent: bool, wait: int) -> None:
    outcome = outcome_of(answer)
    assert isinstance(outcome, Refused)
    assert (blame, is_permanent, wait) == (outcome.blame, outcome.is_permanent, outcome.retry_after_seconds)
    assert outcome.code == answer.status
    assert outcome.hint or blame is not Blame.MAILBOX


@pytest.mark.parametrize(
    "answer",
    [
        Told(status=200, body={}),
        Told(status=200, body={"id": ""}),
        Told(status=200, body={"id": 7}),
        Told(status=200, body=b"<html>"),
        Told(status=202, body=["id"]),
        Told(action="cut", status=200, body=b'{"id": "49a3'),
        told(500, "internal_server_error", "An unexpected error occurred"),
        Told(status=502, body=b""),
        Told(status=503, body=b"", headers={"Retry-After": "9"}),
        Told(status=302, body=b"", headers={"Location": "https://elsewhere.test/"}),
        Told(status=408, body=b""),
        told(409, "concurrent_idempotent_requests", "Same idempotency key used while"),
        Told(action="drop"),
        Told(action="rst"),
        Told(action="raw", body=b"220 mail.firm.test ESMTP\r\n"),
    ],
)
def test_whatever_is_not_certain_is_unknown(answer: Told) -> None:
    outcome = outcome_of(answer)
    assert isinstance(outcome, Unknown)
    assert outcome.detail
    assert not outcome.is_final


def test_a_key_that_is_taken_by_another_request_will_never_tell() -> None:
    outcome = outcome_of(told(409, "invalid_idempotent_request", "Same key, different payload"))
    assert isinstance(outcome, Unknown)
    assert outcome.is_final


def test_a_pace_that_is_right_again_at_once_is_no_trouble_of_the_mailbox() -> None:
    waits: list[float] = []
    fast = told(429, "rate_limit_exceeded", "Too many requests", Retry_After="1")
    assert isinstance(outcome_of(fast, fast, wait=waits.append), Accepted)
    assert waits == [1, 1]


def test_a_pace_that_stays_wrong_ends_the_attempt() -> None:
    waits: list[float] = []
    fast = told(429, "rate_limit_exceeded", "Too many requests", Retry_After="1")
    outcome = outcome_of(fast, fast, fast, wait=waits.append)
    assert isinstance(outcome, Refused)
    assert (outcome.is_permanent, outcome.retry_after_seconds, len(waits)) == (False, 1, 2)


# ends


@pytest.mark.parametrize("action", ["hang", "drip"])
def test_an_exchange_ends_at_its_deadline_and_leaves_doubt(action: str) -> None:
    begun = perf_counter()
    outcome = outcome_of(Told(action=action), deadline=0.4)
    assert isinstance(outcome, Unknown)
    assert "0.4 seconds" in outcome.detail
    assert perf_counter() - begun < 5


def test_the_deadline_holds_inside_tls_too(
    server_context: ssl.SSLContext, client_context: ssl.SSLContext
) -> None:
    with HttpApi([Told(action="drip")], context=server_context) as server:
        outcome = once(server, envelope(), deadline=1.0, context=lambda: client_context)
    assert isinstance(outcome, Unknown)
    assert "1 seconds" in outcome.detail


def test_a_server_that_never_takes_up_tls_has_got_nothing() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}"
        client = HttpClient(url, context=ssl.create_default_context, deadline=0.4)
        with pytest.raises(NotSent, match=r"0\.4 seconds|timed out"):
            client.exchange("POST", "/emails", headers={}, body=b"{}")


def test_nobody_there_is_a_refusal_that_passes() -> None:
    with HttpApi() as server:
        sender = sender_to(server)
    outcome = sender.send(envelope())
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.is_permanent, outcome.blame, outcome.phase) == (
        0,
        False,
        Blame.MAILBOX,
        "connect",
    )
    assert "connection refused" in outcome.answer


@pytest.mark.parametrize("fault", ["untrusted", "wrong name", "expired"])
def test_a_certificate_that_is_not_right_gets_neither_key_nor_message(
    fault: str, bad_contexts: dict[str, ssl.SSLContext], client_context: ssl.SSLContext
) -> None:
    with HttpApi(context=bad_contexts[fault]) as server:
        outcome = once(server, envelope(), context=lambda: client_context)
        assert isinstance(outcome, Refused)
        assert (outcome.is_permanent, outcome.blame, outcome.phase) == (True, Blame.MAILBOX, "connect")
        assert server.requests == []


def test_a_connection_that_died_between_two_messages_is_opened_again() -> None:
    with HttpApi() as server:
        sender = sender_to(server)
        sender.send(envelope())
        server.tell(Told(action="drop"))
        assert isinstance(sender.send(replace(envelope(), idempotency_key="k2")), Unknown)
        assert isinstance(sender.send(replace(envelope(), idempotency_key="k2")), Accepted)
        sender.close()


def test_an_answer_without_end_is_read_only_so_far() -> None:
    with (
        HttpApi([Told(body=b" " * 200_000)]) as server,
        closing(HttpClient(server.url, context=ssl.create_default_context)) as client,
    ):
        answer = client.exchange("GET", "/", headers={})
    assert len(answer.body) == 65_536


def test_a_request_that_may_have_left_is_told_from_one_that_has_not() -> None:
    with HttpApi([Told(action="drop")]) as server:
        client = HttpClient(server.url, context=ssl.create_default_context)
        with pytest.raises(NoAnswer):
            client.exchange("POST", "/emails", headers={}, body=b"{}")
    with pytest.raises(NotSent):
        client.exchange("POST", "/emails", headers={}, body=b"{}")


# where to, and with what


@pytest.mark.parametrize(
    "url", ["https://api.resend.com", "http://127.0.0.1:8025/", "http://[::1]:1", "http://localhost"]
)
def test_https_goes_everywhere_and_http_nowhere_beyond_this_machine(url: str) -> None:
    assert checked_url(url) == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "http://api.resend.com",
        "ftp://localhost",
        "api.resend.com",
        "",
        "https://u:p@h",
        "https://h:x",
        "https://h/?a",
    ],
)
def test_other_addresses_are_refused_before_a_key_is_read(url: str) -> None:
    sender = ResendSender(address="ana@firm.test", key=lambda: pytest.fail("read"), base_url=url)
    with pytest.raises(Misconfigured, match="address"):
        sender.open()


@pytest.mark.parametrize("key", ["", "re secret", "ré"])
def test_what_is_no_key_is_said_when_the_mailbox_opens_and_never_shown(key: str) -> None:
    sender = ResendSender(address="ana@firm.test", key=lambda: key)
    with pytest.raises(Misconfigured) as caught:
        sender.open()
    assert not key or key not in caught.value.what
    outcome = sender.send(envelope())
    assert isinstance(outcome, Refused)
    assert (outcome.is_permanent, outcome.blame) == (True, Blame.MAILBOX)


def test_a_key_that_the_answer_repeats_is_struck_out() -> None:
    outcome = outcome_of(told(403, "invalid_api_key", f"API key {KEY} is invalid"))
    assert isinstance(outcome, Refused)
    assert KEY not in outcome.answer
    assert "***" in outcome.answer


def test_opening_asks_nobody() -> None:
    with HttpApi() as server:
        sender = sender_to(server)
        sender.open()
        assert sender.describe() == f"resend {server.url.removeprefix('http://')}, key at hand"
        assert server.requests == []


# verifying


def checked(*answers: Told, address: str = "ana@firm.test", **settings: Any) -> str:
    with HttpApi(answers, **settings) as server:
        sender = sender_to(server, address=address)
        assert isinstance(sender, Checkable)
        try:
            sender.check()
            return sender.describe().partition(", ")[2]
        finally:
            sender.close()


def test_checking_finds_the_verified_domain_and_sends_nothing() -> None:
    assert checked() == "key accepted, domain firm.test verified"


def test_a_key_that_may_only_send_is_a_good_key() -> None:
    found = checked(told(401, "restricted_api_key", "This API key is restricted to only send emails"))
    assert found.startswith("the key may send")


def test_resends_own_test_domain_stands_in_no_list() -> None:
    assert checked(address="onboarding@resend.dev") == "key accepted"


def test_a_domain_beyond_the_first_page_is_left_open() -> None:
    page = {"has_more": True, "data": [{"name": "other.test", "status": "verified"}]}
    assert "more domains" in checked(Told(body=page))


@pytest.mark.parametrize(
    ("domains", "words"),
    [([], "is not in the account"), ([{"name": "firm.test", "status": "pending"}], "is 'pending' there")],
)
def test_a_domain_that_may_not_send_is_said(domains: list[dict[str, str]], words: str) -> None:
    with pytest.raises(Permanent, match=words) as caught:
        checked(domains=domains)
    assert "resend.com/domains" in caught.value.hint


def test_a_wrong_key_is_said_with_where_to_get_another() -> None:
    with pytest.raises(Permanent, match="API key is invalid") as caught:
        checked(key="re_other")
    assert "resend.com/api-keys" in caught.value.hint


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (told(429, "rate_limit_exceeded", "", Retry_After="9"), Throttled),
        (Told(status=503, body=b""), Transient),
        (Told(action="drop"), Transient),
    ],
)
def test_a_check_that_may_work_later_says_so(answer: Told, kind: type[Transient]) -> None:
    with pytest.raises(kind):
        checked(answer)
