"""Matching: an answer finds its send by the surest sign, and a guess is called one."""

from datetime import UTC, datetime

import pytest

from cam.engine.inbound.bounces import read_bounce
from cam.engine.inbound.complaints import read_complaint
from cam.engine.inbound.matching import Match, SentMessage, clues, is_own_copy, match, plain_id
from cam.engine.inbound.reading import read
from tests.engine.inbound.letters import (
    LEAD,
    OUR_ID,
    OURS,
    inbound,
    machine,
    message,
    multipart,
    report,
    returned,
)


def sent(row_id: int = 1, **changes: object) -> SentMessage:
    values = {
        "message_id": OUR_ID, "recipient": LEAD, "recipient_domain": "acme.example", "subject": "Your fleet",
        "sent_at": datetime(2026, 3, 2, 9, tzinfo=UTC), "mailbox": OURS, **changes,
    }  # fmt: skip
    return SentMessage(row_id=row_id, **values)  # type: ignore[arg-type]


OTHER = sent(
    2, message_id="<other@firm.example>", recipient="bo@other.example", recipient_domain="other.example"
)


def found_for(raw: bytes, *candidates: SentMessage) -> Match | None:
    message_in = read(raw)
    hints = clues(message_in, bounce=read_bounce(message_in), complaint=read_complaint(message_in))
    return match(hints, candidates or (OTHER, sent()))


STRANGER = {"from": "someone@else.example", "subject": "Hello"}


@pytest.mark.parametrize(
    "fields",
    [
        {"in_reply_to": OUR_ID},
        {"in_reply_to": "<7c0ffee@FIRM.Example>"},
        {"in_reply_to": "7c0ffee@firm.example"},
        {"in_reply_to": "Your message of Monday <7c0ffee@firm.example>"},
        {"references": "<1@x.example> <7c0ffee@firm.example> <2@y.example>"},
        {"references": "<1@x.example>\n <7c0ffee@\n firm.example>"},
        {"in_reply_to": "<changed@exch.local>", "references": OUR_ID},
    ],
)
def test_an_id_in_the_headers_proves_it(fields: dict[str, str]) -> None:
    assert found_for(message(**STRANGER, **fields)) == Match(row_id=1, by="reference", is_guess=False)


def test_the_nearest_of_several_ids_is_taken() -> None:
    later = sent(3, message_id="<later@firm.example>")
    raw = message(**STRANGER, references=f"{OUR_ID} <later@firm.example>")
    assert found_for(raw, sent(), later) == Match(row_id=3, by="reference", is_guess=False)


def test_the_id_that_a_provider_gave_proves_it_too() -> None:
    raw = message(**STRANGER, in_reply_to="<0100-ABC-000@email.amazonses.com>")
    assert found_for(raw, OTHER, sent(platform_id="0100-abc-000")) == Match(
        row_id=1, by="platform", is_guess=False
    )


def test_an_empty_platform_id_is_no_id() -> None:
    assert found_for(message(**STRANGER, in_reply_to="<@x.example>"), sent(platform_id="")) is None


def test_ids_inside_a_forwarded_or_returned_message_prove_it() -> None:
    forwarded = message(
        f"See below.\n\n> From: Ana\n> Message-ID: {OUR_ID}\n> Subject: Your fleet\n", **STRANGER
    )
    attached = multipart("mixed", "\n\nsee", f"Content-Type: message/rfc822\n\n{returned()}", **STRANGER)
    rewritten = multipart(
        "mixed",
        "\n\nsee",
        f"Content-Type: message/rfc822\n\nMessage-ID: <new@x.example>\nX-Google-Original-Message-ID: {OUR_ID}\n\nHi",
        **STRANGER,
    )
    for raw in (forwarded, attached, rewritten, report(recipient="alias@else.example")):
        assert found_for(raw) == Match(row_id=1, by="returned", is_guess=False)


def bare_bounce(words: str = "") -> bytes:
    return message(
        f"{words}Your message could not be delivered.\n\n<{LEAD}>: 550 No such user",
        **machine("failure notice"),
    )


def test_a_bounce_that_names_no_message_of_ours_is_a_guess() -> None:
    assert found_for(bare_bounce()) == Match(row_id=1, by="recipient", is_guess=True)


def test_a_bounce_that_quotes_our_subject_names_a_message_of_ours() -> None:
    assert found_for(bare_bounce("Subject: Your fleet\n")) == Match(row_id=1, by="recipient", is_guess=False)


def test_a_bounce_is_never_matched_by_who_wrote_it() -> None:
    raw = message(
        "<gone@far.example>: 550 No such user",
        **{**machine("failure notice"), "from": f"postmaster <{LEAD}>"},
    )
    assert read_bounce(read(raw)) is not None
    assert found_for(raw) is None


def test_a_bounce_from_before_the_send_is_about_another_one() -> None:
    raw = message(
        f"<{LEAD}>: 550 No such user", **machine("failure notice"), date="Sun, 1 Feb 2026 10:00:00 +0000"
    )
    assert found_for(raw) is None


def test_the_address_that_we_wrote_to_is_a_match_without_any_id() -> None:
    assert found_for(message(subject="A new thought")) == Match(row_id=1, by="sender", is_guess=False)


def test_of_several_sends_to_one_person_the_one_of_the_subject_is_taken_else_the_last() -> None:
    later = sent(
        5, message_id="<5@firm.example>", subject="Another", sent_at=datetime(2026, 3, 9, tzinfo=UTC)
    )
    assert found_for(message(subject="AW: [EXTERNAL] Your fleet"), sent(), later) == Match(
        row_id=1, by="sender", is_guess=False
    )
    assert found_for(message(subject="Hello"), sent(), later) == Match(row_id=5, by="sender", is_guess=False)


def test_a_colleague_under_the_same_subject_is_a_guess() -> None:
    colleague = {"from": "Bo <bo@mail.acme.example>", "subject": "Re: Your fleet"}
    assert found_for(message(**colleague)) == Match(row_id=1, by="domain", is_guess=True)
    assert found_for(message(**{**colleague, "subject": "Invoice"})) is None


def test_two_people_with_free_mail_are_no_colleagues() -> None:
    raw = message(**{"from": "bo@gmail.com", "subject": "Re: Your fleet"})
    assert found_for(raw, sent(recipient="lena@gmail.com", recipient_domain="")) is None


def test_a_stranger_matches_nothing() -> None:
    assert found_for(message(**STRANGER, in_reply_to="<unknown@nowhere.example>")) is None


def test_what_we_wrote_ourselves_is_no_answer() -> None:
    assert is_own_copy(inbound(**{"from": "Ana <ANA@firm.example>"}), [OURS])
    assert is_own_copy(inbound(**{"from": "ana+test@firm.example"}), [OURS])
    assert not is_own_copy(inbound(), [OURS])
    assert not is_own_copy(inbound(**{"from": ""}), [OURS])


def test_a_delivery_report_in_our_name_is_no_copy_of_ours() -> None:
    raw = report().replace(b"MAILER-DAEMON@mx.example", OURS.encode())
    assert not is_own_copy(read(raw), [OURS])


def test_ids_are_compared_without_brackets_and_with_the_domain_in_lower_case() -> None:
    assert plain_id(" <AbC@Firm.EXAMPLE.> ") == "AbC@firm.example"
