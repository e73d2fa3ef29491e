"""What receiving servers say when they refuse, and how final it is: the address, or what and who was sent."""

import pytest

from tests.engine.inbound.letters import LEAD, bounce_of, notice, report

DEAD = (
    "550 5.1.1 Not our Customer",
    "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302)",
    "550 5.4.1 Recipient address rejected: Access denied. [AM7EUR06FT012.eop]",
    "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
    "550 5.2.1 This mailbox has been blocked due to inactivity",
    "550 5.2.1 account expired",
    "550 5.2.1 Sleeping mailbox (RCP-P2)",
    "550 @@ is a deactivated mailbox",
    "551 5.1.6 User has moved; please try <new@place.example>",
    "550 The person has left our company, please contact info@acme.example",
    "605 Not delivering to previously bounced address",
    "550 Recipient @@ non valido",
    "550 Benutzer @@ existiert nicht",
    "550 Postfach @@ wurde deaktiviert",
    "550 La casella @@ e' disattivata",
    "550 5.1.1 Nieznany odbiorca",
    "550 5.0.350 Remote server returned an error -> 550 @@ no such user",
)
PASSING = (
    "552 5.2.2 Skrzynka odbiorcy jest przepelniona",
    "552 El buzon del usuario esta lleno",
    "550 5.2.1 <@@> Conta bloqueada temporariamente por excesso de mensagens",
    "550 5.2.1 The mailbox is temporarily suspended",
    "450 4.2.0 <@@>: Recipient address rejected: Greylisted",
    "550 5.4.316 Message expired, connection refused",
    "421 4.3.2 Service refused, please try later. OFR_108 [108]",
    "550 5.2.121 RESOLVER.RST.RecipientThresholdExceeded; recipient's per hour message receive limit exceeded",
)
OURS = (
    "550 5.7.1 Unfortunately, messages from [203.0.113.20] weren't sent. Please contact your Internet service provider "
    "since part of their network is on our block list (S3140).",
    "550 IB212 Connection refused, 203.0.113.20 rejected. Please visit http://x.example/rblbounce",
    "550-5.7.26 Unauthenticated email from firm.example is not accepted due to domain's DMARC policy.",
    "550 5.7.509 Access denied, sending domain firm.example does not pass DMARC verification",
    "550 5.7.23 <@@>: Recipient address rejected: Message rejected due to: SPF fail",
    "554 5.7.1 <@@>: Recipient address rejected: Policy rejection: too bad a reputation",
    "550 5.7.1 Recipient @@ rejected: Client host blacklisted, user unknown lookups are not performed",
    "550 5.1.0 <ana@firm.example>: Sender address rejected: User unknown in virtual mailbox table",
    "553 5.1.8 <ana@firm.example>... Domain of sender address ana@firm.example does not exist",
    "550 5.1.8 Access denied, bad outbound sender AS(42004)",
    "554 5.7.0 Reject, id=12345-01 - SPAM",
    "550 5.7.124 RESOLVER.RST.SenderNotInAllowedSendersList; not in allowed-senders list",
    "535 5.7.8 Error: authentication failed: invalid user or password",
    "550 Sender verify failed: the account or domain may not exist",
)


@pytest.mark.parametrize("form", ["report", "notice"])
@pytest.mark.parametrize(
    ("diagnostic", "expected"),
    [(one, kind) for kind, many in (("hard", DEAD), ("soft", PASSING), ("other", OURS)) for one in many],
)
def test_a_refusal_is_hard_only_where_the_address_is_dead(diagnostic: str, expected: str, form: str) -> None:
    said = diagnostic.replace("@@", LEAD)
    raw = (
        report(status="5.0.0", diagnostic=said)
        if form == "report"
        else notice(
            f"I was not able to deliver your message to the following address.\n\n<{LEAD}>:\nRemote host said: {said}"
        )
    )
    found = bounce_of(raw)

    assert (LEAD, expected) == (found.recipients[0], found.severity)


def test_an_address_beyond_ascii_is_read_as_it_is_written_where_only_ascii_goes() -> None:
    raw = report(recipient=r"j\x{FC}rgen@acme.example")
    assert bounce_of(raw).recipients == ("jürgen@acme.example",)
