"""What the answers of servers mean, provider by provider."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.gateways.ports import Blame
from cam.gateways.smtp_codes import DAY, HOUR, RULES, Phase, Reply, judge, platform_id, reply_text
from cam.gateways.wire import clean

ADDRESS, MESSAGE, MAILBOX = Blame.RECIPIENT, Blame.MESSAGE, Blame.MAILBOX
FOR_GOOD, FOR_NOW = True, False


# fmt: off
ANSWERS = [
    # Gmail
    ("rcpt", 550, "5.1.1 The email account that you tried to reach does not exist.", ADDRESS, FOR_GOOD, 0),
    ("rcpt", 550, "5.2.1 The email account that you tried to reach is inactive.", ADDRESS, FOR_GOOD, 0),
    ("rcpt", 450, "4.2.1 The user is receiving mail too quickly.", ADDRESS, FOR_NOW, HOUR),
    ("rcpt", 550, "5.2.1 The user is receiving mail at a rate that prevents more", ADDRESS, FOR_NOW, HOUR),
    ("rcpt", 452, "4.2.2 The recipient's inbox is out of storage space.", ADDRESS, FOR_NOW, HOUR),
    ("rcpt", 552, "5.2.2 The recipient's inbox is out of storage space.", ADDRESS, FOR_NOW, HOUR),
    ("dot", 550, "5.4.5 Daily user sending limit exceeded.", MAILBOX, FOR_NOW, DAY),
    ("mail", 450, "4.2.1 Peak SMTP relay limit exceeded for customer.", MAILBOX, FOR_NOW, HOUR),
    ("dot", 421, "4.7.28 Gmail has detected an unusual rate of email", MAILBOX, FOR_NOW, HOUR),
    ("dot", 550, "5.7.26 Blocked because the sender is unauthenticated", MAILBOX, FOR_GOOD, 0),
    ("dot", 421, "4.7.27 Your email has been rate limited because SPF did not pass", MAILBOX, FOR_GOOD, 0),
    ("dot", 421, "4.7.23 the sending IP has no PTR record", MAILBOX, FOR_GOOD, 0),
    ("dot", 421, "4.7.32 not aligned", MAILBOX, FOR_GOOD, 0),
    ("dot", 550, "5.7.1 Unauthenticated email from x is not accepted, DMARC policy.", MAILBOX, FOR_GOOD, 0),
    ("dot", 550, "5.7.1 This message is likely unsolicited mail.", MESSAGE, FOR_GOOD, 0),
    ("mail", 530, "5.7.0 Authentication Required.", MAILBOX, FOR_GOOD, 0),
    ("auth", 534, "5.7.9 Application-specific password required.", MAILBOX, FOR_GOOD, 0),
    ("auth", 454, "4.7.0 Too many login attempts, please try again later.", MAILBOX, FOR_NOW, 900),
    ("dot", 552, "5.3.4 Your message exceeded Google's message size limits.", MESSAGE, FOR_GOOD, 0),
    # Microsoft
    ("rcpt", 550, "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found", ADDRESS, FOR_GOOD, 0),
    ("rcpt", 550, "5.4.1 Recipient address rejected: Access denied.", ADDRESS, FOR_GOOD, 0),
    ("dot", 554, "5.2.252 SendAsDenied; ana@firm.test not allowed to send as bo@firm.test", MAILBOX, FOR_GOOD, 0),
    ("mail", 550, "5.7.60 SMTP; Client does not have permissions to send as this sender", MAILBOX, FOR_GOOD, 0),
    ("mail", 530, "5.7.57 SMTP; Client was not authenticated to send anonymous mail", MAILBOX, FOR_GOOD, 0),
    ("dot", 550, "5.7.515 Access denied, sending domain does not meet the required level", MAILBOX, FOR_GOOD, 0),
    ("dot", 550, "5.1.90 You've reached your daily limit", MAILBOX, FOR_NOW, DAY),
    ("dot", 550, "5.1.8 Access denied, bad outbound sender", MAILBOX, FOR_GOOD, 0),
    ("dot", 550, "5.7.501 Access denied, spam abuse detected", MAILBOX, FOR_GOOD, 0),
    ("dot", 550, "5.7.708 Access denied, traffic not accepted from this IP", MAILBOX, FOR_GOOD, 0),
    ("dot", 432, "4.3.2 STOREDRV.Deliver; recipient thread limit exceeded", ADDRESS, FOR_NOW, HOUR),
    ("dot", 432, "4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", MAILBOX, FOR_NOW, HOUR),
    ("auth", 535, "5.7.139 Authentication unsuccessful, basic authentication is disabled.", MAILBOX, FOR_GOOD, 0),
    # Amazon SES
    ("dot", 454, "Throttling failure: Maximum sending rate exceeded.", MAILBOX, FOR_NOW, HOUR),
    ("dot", 454, "Throttling failure: Daily message quota exceeded.", MAILBOX, FOR_NOW, DAY),
    ("dot", 554, "Message rejected: Email address is not verified.", MAILBOX, FOR_GOOD, 0),
    ("dot", 554, "Message rejected: Sending paused for this account.", MAILBOX, FOR_GOOD, 0),
    ("auth", 535, "Authentication Credentials Invalid", MAILBOX, FOR_GOOD, 0),
    # SendGrid, Mailgun, Postmark and others
    ("auth", 451, "Authentication failed: Maximum credits exceeded", MAILBOX, FOR_NOW, DAY),
    ("dot", 550, "The from address does not match a verified Sender Identity.", MAILBOX, FOR_GOOD, 0),
    ("dot", 403, "You are not authorized to send from that email address", MAILBOX, FOR_GOOD, 0),
    ("rcpt", 551, "User does not exist", ADDRESS, FOR_GOOD, 0),
    ("dot", 550, "5.4.6 Unusual sending activity detected.", MAILBOX, FOR_NOW, HOUR),
    ("mail", 553, "Sender is not allowed to relay emails", MAILBOX, FOR_GOOD, 0),
    ("mail", 553, "5.7.1 <bo@x>: Sender address rejected: not owned by user ana", MAILBOX, FOR_GOOD, 0),
    ("dot", 551, "5.7.1 Not authorised to send from this header address", MAILBOX, FOR_GOOD, 0),
    ("dot", 550, "5.7.0 From address is not one of your addresses.", MAILBOX, FOR_GOOD, 0),
    ("rcpt", 550, "Domain firm.test has exceeded the max emails per hour (100/100)", MAILBOX, FOR_NOW, HOUR),
    # bare servers
    ("rcpt", 550, "Requested action not taken: mailbox unavailable", ADDRESS, FOR_GOOD, 0),
    ("rcpt", 550, "No such user here", ADDRESS, FOR_GOOD, 0),
    ("rcpt", 556, "5.1.10 Domain has a null MX", ADDRESS, FOR_GOOD, 0),
    ("rcpt", 550, "5.7.1 blocked using a list of listed hosts", MESSAGE, FOR_GOOD, 0),
    ("rcpt", 554, "5.7.1 <bo@far.test>: Relay access denied", MAILBOX, FOR_GOOD, 0),
    ("rcpt", 550, "relay not permitted", MAILBOX, FOR_GOOD, 0),
    ("rcpt", 550, "no", MESSAGE, FOR_GOOD, 0),
    ("rcpt", 552, "mailbox full", ADDRESS, FOR_NOW, HOUR),
    ("rcpt", 451, "4.7.1 Greylisting in action, please come back later", ADDRESS, FOR_NOW, 300),
    ("rcpt", 421, "4.3.2 shutting down", MAILBOX, FOR_NOW, 0),
    ("data", 554, "5.5.1 no valid recipients", MESSAGE, FOR_GOOD, 0),
    ("dot", 451, "4.3.0 queue file write error", MESSAGE, FOR_NOW, 0),
    ("dot", 554, "5.6.0 not a message", MESSAGE, FOR_GOOD, 0),
    ("dot", 550, "5.1.1 unknown", ADDRESS, FOR_GOOD, 0),
    ("mail", 451, "4.3.0 later", MAILBOX, FOR_NOW, 0),
    ("mail", 550, "5.1.7 bad sender", MAILBOX, FOR_GOOD, 0),
    ("banner", 554, "5.7.1 no", MAILBOX, FOR_GOOD, 0),
    ("banner", 421, "4.3.2 too busy", MAILBOX, FOR_NOW, 0),
    ("rcpt", 250, "an answer that is none", MAILBOX, FOR_NOW, 0),
]
# fmt: on


@pytest.mark.parametrize(("phase", "code", "text", "blame", "is_permanent", "wait"), ANSWERS)
def test_an_answer_blames_the_right_one_for_the_right_time(
    phase: str, code: int, text: str, blame: Blame, is_permanent: bool, wait: int
) -> None:
    verdict = judge(Phase(phase), Reply(code, text))
    assert (blame, is_permanent, wait) == (verdict.blame, verdict.is_permanent, verdict.retry_after_seconds)


@given(phase=st.sampled_from(Phase), code=st.integers(200, 599), text=st.text(max_size=80))
def test_every_answer_gets_a_verdict_and_no_4yz_ends_an_address(phase: Phase, code: int, text: str) -> None:
    verdict = judge(phase, Reply(code, text))
    if code < 500 and verdict.blame is Blame.RECIPIENT:
        assert not verdict.is_permanent


@pytest.mark.parametrize(
    "phase", [Phase.CONNECT, Phase.BANNER, Phase.EHLO, Phase.STARTTLS, Phase.AUTH, Phase.MAIL]
)
def test_before_a_recipient_is_named_none_is_blamed(phase: Phase) -> None:
    verdicts = {judge(phase, Reply(550, f"5.{subject}.{detail} user unknown")).blame
                for subject in range(8) for detail in range(40)}  # fmt: skip
    assert Blame.RECIPIENT not in verdicts


def test_every_rule_can_be_reached() -> None:
    assert all(rule.codes or rule.enhanced or rule.text for rule in RULES)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (550, "5.1.1 gone", "5.1.1"),
        (550, "5.7.515: no", "5.7.515"),
        (450, "5.1.1 the class contradicts the code", ""),
        (550, "gone 5.1.1", ""),
        (550, "5.1 gone", ""),
        (250, "2.0.0", "2.0.0"),
    ],
)
def test_an_enhanced_code_stands_at_the_beginning_and_agrees(code: int, text: str, expected: str) -> None:
    assert expected == Reply(code, text).enhanced


def test_the_lines_of_an_answer_become_one_without_repeating_the_code() -> None:
    lines = [b"5.1.1 The account does", b"5.1.1 not exist.\x1b[31m", b"5.1.1 \xff - gsmtp"]
    assert reply_text(lines) == "5.1.1 The account does not exist. [31m \ufffd - gsmtp"


@given(st.text())
def test_a_cleaned_text_is_one_short_printable_line(text: str) -> None:
    cleaned = clean(text, limit=60)
    assert len(cleaned) <= 60
    assert cleaned.isprintable()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.0.0 Ok: queued as 4Xyz1234", "4Xyz1234"),
        ("OK id=1tABCD-0000Ab-2C", "1tABCD-0000Ab-2C"),
        ("2.0.0 OK 1763715600 a640c23a-abc.12 - gsmtp", "a640c23a-abc.12"),
        ("Ok 0102019a1b2c3d4e-11111111-2222-3333-4444-555555555555-000000",
         "0102019a1b2c3d4e-11111111-2222-3333-4444-555555555555-000000"),
        ("2.6.0 <1@firm.test> [InternalId=7, Hostname=x] 9 bytes Queued mail for delivery", "1@firm.test"),
        ("fine", ""),
    ],
)  # fmt: skip
def test_the_providers_own_id_is_read_where_its_wording_is_known(text: str, expected: str) -> None:
    assert expected == platform_id(text)
