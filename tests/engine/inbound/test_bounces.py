"""Bounces: told from all other mail, the failed address found, hard only where the address is dead."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cam.engine.inbound.bounces import read_bounce
from cam.engine.inbound.reading import read
from cam.engine.inbound.severity import Severity
from tests.engine.inbound.letters import (
    LEAD,
    OUR_ID,
    OURS,
    bounce_of,
    machine,
    message,
    multipart,
    notice,
    report,
    returned,
)

HARD, SOFT, DELAYED, OTHER = Severity.HARD, Severity.SOFT, Severity.DELAYED, Severity.OTHER


def test_a_report_names_the_address_the_status_and_the_message() -> None:
    found = bounce_of(report(diagnostic="550 5.1.1 <lena@acme.example>: User unknown"))

    assert found.recipients == (LEAD,)
    assert (found.severity, found.status, found.cause) == (HARD, "5.1.1", "no_such_user")
    assert found.original_ids == (OUR_ID,)
    assert found.original_subject == "Your fleet"
    assert found.returned_to == (LEAD,)


@pytest.mark.parametrize(
    ("status", "diagnostic", "expected"),
    [
        ("5.1.1", "", HARD),
        ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found", HARD),
        ("5.1.2", "550 Host unknown", HARD),
        ("5.4.4", "Host or domain name not found. Name service error for name=x type=A: Host not found", HARD),
        ("5.0.0", "550 No such user here", HARD),
        ("5.5.0", "550 Requested action not taken: mailbox unavailable", HARD),
        ("5.4.1", "550 5.4.1 Recipient address rejected: Access denied [x.prod.protection.outlook.com]", HARD),
        ("5.0.0", "550 Benutzer: Empfänger unbekannt", HARD),
        ("5.4.1", "550 5.4.1 All recipient addresses rejected : Access denied. AS(201806281)", HARD),
        ("5.1.6", "551 User has moved; please try <lena@new.example>", HARD),
        ("5.2.1", "550 5.2.1 The email account that you tried to reach is disabled", HARD),
        ("5.2.2", "552 5.2.2 mailbox full", SOFT),
        ("5.2.0", "554 5.2.0 STOREDRV.Deliver.Exception:QuotaExceededException", SOFT),
        ("5.4.300", "550 5.4.300 Message expired -> 451 4.7.500 Server busy", SOFT),
        ("5.0.0", "550 boîte aux lettres pleine", SOFT),
        ("5.1.1", "550 5.1.1 user over quota", SOFT),
        ("5.0.0", "550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents more", SOFT),
        ("5.3.4", "552 message too large", SOFT),
        ("4.4.1", "connect to mx.acme.example[192.0.2.1]:25: Connection timed out", SOFT),
        ("4.7.1", "451 4.7.1 Greylisting in action, please come back later", SOFT),
        ("4.1.1", "450 4.1.1 User unknown in virtual alias table", SOFT),
        ("5.4.6", "554 5.4.6 Too many hops", SOFT),
        ("5.0.0", "421 4.3.2 too many connections", SOFT),
        ("5.7.1", "554 5.7.1 Message rejected as spam", OTHER),
        ("5.7.26", "550 5.7.26 Unauthenticated email from firm.example is not accepted due to DMARC policy", OTHER),
        ("5.1.1", "550 5.1.1 blocked using zen.spamhaus.org, user unknown", OTHER),
        ("5.1.8", "553 5.1.8 Domain of sender address does not exist", OTHER),
        ("5.7.1", "554 5.7.1 Relay access denied", OTHER),
        ("5.0.0", "550 Your IP address has been suspended", OTHER),
        ("5.0.0", "550 sender verify fail for <ana@firm.example>: no such user", OTHER),
        ("5.0.0", "553 sorry, your domain does not exist", OTHER),
        ("5.7.133", "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required", OTHER),
        ("5.0.0", "550 5.1.0 Address rejected. Your reputation is poor", OTHER),
        ("5.0.0", "", OTHER),
    ],
)  # fmt: skip
def test_hard_is_only_a_dead_address(status: str, diagnostic: str, expected: Severity) -> None:
    assert expected == bounce_of(report(status=status, diagnostic=diagnostic)).severity


def test_a_delay_is_no_failure_yet() -> None:
    assert bounce_of(report(action="delayed", status="4.4.7")).severity is DELAYED
    text = f"THIS IS A WARNING ONLY. Delivery to {LEAD} has been delayed; we will keep trying."
    assert bounce_of(notice(text, subject="Warning: message delayed 24 hours")).severity is DELAYED


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_success_is_no_bounce(action: str) -> None:
    assert read_bounce(read(report(action=action, status="2.0.0"))) is None


def test_each_recipient_has_a_verdict_of_its_own() -> None:
    rows = (
        "Final-Recipient: rfc822; a@acme.example\nAction: failed\nStatus: 5.1.1\n\n"
        "Final-Recipient: rfc822; b@acme.example\nAction: failed\nStatus: 5.2.2\n\n"
        "Final-Recipient: rfc822; c@acme.example\nAction: delivered\nStatus: 2.0.0\n"
    )
    raw = multipart(
        "report", f"Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n{rows}", **machine()
    )
    found = bounce_of(raw)

    assert found.recipients == ("a@acme.example", "b@acme.example")
    assert [found.failure_of(one).severity for one in found.recipients] == [HARD, SOFT]
    assert found.severity is HARD


def test_a_name_of_the_servers_insides_gives_way_to_the_address_we_wrote_to() -> None:
    final = "Final-Recipient: rfc822;lena@ims-daemon"
    rows = f"Original-Recipient: rfc822;{LEAD}\n{final}\nAction: failed\nStatus: 5.1.1\n"
    raw = multipart("report", f"Content-Type: message/delivery-status\n\n{rows}", **machine())
    assert bounce_of(raw).recipients == (LEAD,)


def test_a_report_whose_blank_lines_are_missing_is_read() -> None:
    rows = "".join(
        f"Final-Recipient: rfc822; {one}@acme.example\nAction: failed\nStatus: 5.1.1\n" for one in "ab"
    )
    raw = multipart(
        "report", f"Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n{rows}", **machine()
    )
    assert bounce_of(raw).recipients == ("a@acme.example", "b@acme.example")


NOTICES = {
    "exim": f"A message that you sent could not be delivered. The following address(es) failed:\n\n  {LEAD}\n"
    "    host mx.acme.example [192.0.2.1]: 550 5.1.1 no such user",
    "postfix": f"I'm sorry to have to inform you that your message could not be delivered.\n\n<{LEAD}>: host\n"
    "    mx.acme.example[192.0.2.1] said: 550 User unknown in virtual mailbox table",
    "qmail": f"Hi. This is the qmail-send program. I'm afraid I wasn't able to deliver your message.\n\n<{LEAD}>:\n"
    "Sorry, no mailbox here by that name. (#5.1.1)",
    "exchange": f"Your message\n\n  To: {LEAD}\n  Subject: Your fleet\n\ndid not reach the following recipient(s):\n\n"
    f"{LEAD} on Mon, 2 Mar 2026\n    The recipient name is not recognized",
    "gmail": f"Address not found\n\nYour message wasn't delivered to {LEAD} because the address couldn't be found.",
    "transcript": f"   ----- The following addresses had permanent fatal errors -----\n<{LEAD}>\n\n"
    f"   ----- Transcript of session follows -----\n>>> RCPT To:<{LEAD}>\n<<< 550 unknown user\n"
    f"550 <{LEAD}>... User unknown",
    "german": f"Ihre Nachricht konnte nicht zugestellt werden an:\n\n{LEAD}\n\n550 Empfänger unbekannt",
    "french": f"Votre message n'a pas pu être remis à :\n{LEAD}\nCette adresse n'existe pas.",
    "spanish": f"No se ha podido entregar su mensaje a:\n{LEAD}\nEl destinatario no existe",
}


@pytest.mark.parametrize("text", NOTICES.values(), ids=NOTICES)
def test_a_notice_in_plain_words_is_a_bounce(text: str) -> None:
    found = bounce_of(notice(text))

    assert found.recipients == (LEAD,)
    assert found.severity is HARD
    assert found.original_ids == (OUR_ID,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<{LEAD}>:\n552 quota exceeded", SOFT),
        (f"  {LEAD}\n    retry timeout exceeded", SOFT),
        (f"<{LEAD}>: 554 rejected: your host is on a blocklist", OTHER),
    ],
)
def test_a_notice_tells_hard_and_soft_apart(text: str, expected: Severity) -> None:
    assert expected == bounce_of(notice(f"Your message could not be delivered.\n\n{text}")).severity


def test_a_header_that_names_who_failed_is_enough() -> None:
    raw = message("Sorry.", **machine("Oops"), x_failed_recipients=LEAD)
    assert bounce_of(raw).recipients == (LEAD,)


def test_neither_we_nor_the_machine_are_taken_for_the_one_that_failed() -> None:
    text = f"Your message from {OURS} could not be delivered.\nContact postmaster@mx.example.\n\n<{LEAD}>: 550 no"
    assert bounce_of(notice(text)).recipients == (LEAD,)


def test_an_html_notice_is_read() -> None:
    raw = message(
        f"<p>Unable to deliver your message to the following address.</p><p>&lt;{LEAD}&gt;:<br>550 No such user</p>",
        content_type="text/html",
        **machine("failure notice"),
    )
    assert (bounce_of(raw).recipients, bounce_of(raw).severity) == ((LEAD,), HARD)


def test_what_ses_tells_as_json_is_read() -> None:
    told = {
        "notificationType": "Bounce",
        "bounce": {
            "bounceType": "Permanent",
            "bouncedRecipients": [{"emailAddress": LEAD, "action": "failed", "status": "5.1.1"}],
        },
        "mail": {"messageId": "0100-abc", "commonHeaders": {"messageId": OUR_ID, "subject": "Your fleet"}},
    }
    raw = message(
        json.dumps({"Type": "Notification", "Message": json.dumps(told)}), subject="AWS Notification Message"
    )
    found = bounce_of(raw)

    assert (found.recipients, found.severity) == ((LEAD,), HARD)
    assert found.original_ids == ("<0100-abc@email.amazonses.com>", OUR_ID)


NO_BOUNCES = {
    "answer": message("Yes, please call me.", in_reply_to=OUR_ID),
    "a person tells of failed mail": message(
        "My last mail could not be delivered: 550 5.1.1 no such user bo@acme.example. Which address is right?"
    ),
    "a person answers and tells of failed mail": message(
        "Hi Ana, your last mail bounced: 550 5.1.1 user unknown for bo@acme.example. I am the right one.",
        subject="Your mail was undeliverable to Bo", in_reply_to=OUR_ID,
    ),
    "a person answers a bounce": message("Sorry, new server.", subject="Re: Undeliverable: Your fleet"),
    "a person forwards a bounce": message(
        f"See below\n\n{returned()}", subject="Fwd: Undelivered Mail Returned to Sender", references="<1@mx.example>"
    ),
    "out of office": message(
        "I am away. Your mail is not forwarded; please write to bo@acme.example.",
        subject="Automatic reply: Your fleet", auto_submitted="auto-replied", return_path="<>",
    ),
    "parcel": message(
        "Your parcel could not be delivered today. We will try again tomorrow. Questions: help@parcel.example",
        subject="Delivery attempt", **{"from": "noreply@parcel.example"},
    ),
    "left the company": message(
        "Lena no longer works here. This mailbox is no longer monitored; write to bo@acme.example.",
        subject="Automatic reply: Your fleet", return_path="<>",
    ),
    "read receipt": multipart(
        "report; report-type=disposition-notification",
        "Content-Type: text/plain\n\nYour message was read.",
        f"Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; {LEAD}\nDisposition: displayed",
    ),
    "complaint": multipart(
        "report; report-type=feedback-report",
        "Content-Type: text/plain\n\nThis is a spam report: message rejected by the user.",
        f"Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: {LEAD}",
        **machine("Undelivered"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("raw", NO_BOUNCES.values(), ids=NO_BOUNCES)
def test_other_mail_is_no_bounce(raw: bytes) -> None:
    assert read_bounce(read(raw)) is None


def test_a_filter_that_refuses_in_the_form_of_a_receipt_is_a_bounce() -> None:
    raw = multipart(
        "report; report-type=disposition-notification",
        f"Content-Type: text/plain\n\nYour message to <{LEAD}> was automatically rejected:\nQuota exceeded",
        f"Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; {LEAD}\nDisposition: deleted",
        **machine("Automatically rejected mail"),
    )
    assert (bounce_of(raw).recipients, bounce_of(raw).severity) == ((LEAD,), SOFT)


def test_a_bounce_that_returns_nothing_names_no_message() -> None:
    raw = message(f"<{LEAD}>: 550 No such user", **machine("failure notice"))
    assert bounce_of(raw).original_ids == ()


SAMPLES = [report(diagnostic="550 5.1.1 no"), *(notice(text) for text in NOTICES.values())]
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 80), st.one_of(st.binary(max_size=20), st.just(b"\n\n"))),
    max_size=8,
)


@settings(max_examples=400)
@given(sample=st.sampled_from(SAMPLES), edits=EDITS)
def test_a_damaged_bounce_never_raises_and_never_names_us(
    sample: bytes, edits: list[tuple[float, int, bytes]]
) -> None:
    raw = bytearray(sample)
    for where, length, new in edits:
        at = int(where * len(raw))
        raw[at : at + length] = new
    found = read_bounce(read(bytes(raw)))

    if found is not None:
        assert len(found.recipients) <= 200
        assert len(found.diagnostic) <= 1_000
        assert found.reasons
        assert found.severity in Severity


@settings(max_examples=200)
@given(
    fields=st.lists(
        st.tuples(
            st.sampled_from(["Final-Recipient", "Original-Recipient", "Action", "Status", "Diagnostic-Code", ""]),
            st.one_of(st.text(max_size=30), st.sampled_from(["rfc822; a@b.example", "failed", "delayed", "5.1.1"])),
        ),
        max_size=20,
    )
)  # fmt: skip
def test_no_report_stops_it(fields: list[tuple[str, str]]) -> None:
    rows = "\n".join(f"{name}: {value}" if name else "" for name, value in fields)
    raw = multipart("report", f"Content-Type: message/delivery-status\n\n{rows}", **machine())
    found = read_bounce(read(raw))
    assert found is None or found.failures
