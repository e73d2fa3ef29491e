"""Complaints: a spam report (RFC 5965) is read for who complained and of which message."""

from cam.engine.inbound.complaints import read_complaint
from cam.engine.inbound.reading import read
from tests.engine.inbound.letters import LEAD, OUR_ID, inbound, multipart, report, returned


def spam_report(fields: str) -> bytes:
    return multipart(
        "report; report-type=feedback-report",
        "Content-Type: text/plain\n\nThis is an email abuse report.",
        f"Content-Type: message/feedback-report\n\n{fields}",
        f"Content-Type: message/rfc822\n\n{returned()}",
    )


def test_a_report_tells_who_complained_of_what() -> None:
    found = read_complaint(
        read(spam_report(f"Feedback-Type: abuse\nUser-Agent: FBL/1\n\nOriginal-Rcpt-To: <{LEAD}>"))
    )

    assert found is not None
    assert found.recipients == (LEAD,)
    assert found.original_ids == (OUR_ID,)
    assert found.feedback_type == "abuse"
    assert not found.is_retracted


def test_who_complained_is_taken_from_the_returned_message_where_the_report_hides_it() -> None:
    found = read_complaint(read(spam_report("Feedback-Type: abuse")))
    assert found is not None
    assert found.recipients == (LEAD,)


def test_a_complaint_that_is_taken_back_says_so() -> None:
    found = read_complaint(read(spam_report("Feedback-Type: not-spam")))
    assert found is not None
    assert found.is_retracted


def test_letters_and_bounces_are_no_complaints() -> None:
    assert read_complaint(inbound("this is spam, stop it")) is None
    assert read_complaint(read(report())) is None
