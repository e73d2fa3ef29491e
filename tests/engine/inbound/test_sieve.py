"""The sieve: no message whose body tells whom it concerns is taken for one whose headers tell it all."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cam.engine.inbound import matching
from cam.engine.inbound.anatomy import opened
from cam.engine.inbound.bounces import Bounce, read_bounce
from cam.engine.inbound.complaints import Complaint, read_complaint
from cam.engine.inbound.matching import Clues
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.reading import read, read_head
from cam.engine.inbound.sieve import body_matters
from tests.engine.inbound.letters import LEAD, OUR_ID, machine, message, multipart, notice, report, returned

GIVEN_BACK = f"We could not deliver this.\n\n{returned()}"
ENCODED = base64.encodebytes(GIVEN_BACK.encode()).decode()
HTML = f"<p>See <b>Message</b>-<b>ID</b>: {OUR_ID}</p>".replace("<7", "&lt;7")


def sieved(raw: bytes) -> bool:
    message = opened(raw)
    return body_matters(read_head(message), message)


def said(inbound: Inbound) -> tuple[Bounce | None, Complaint | None, Clues]:
    bounce, complaint = read_bounce(inbound), read_complaint(inbound)
    return bounce, complaint, matching.clues(inbound, bounce=bounce, complaint=complaint)


@pytest.mark.parametrize(
    "raw",
    [
        report(),
        notice(f"{LEAD}: user unknown"),
        message("any", **machine()),
        message("any", x_failed_recipients=LEAD),
        message(GIVEN_BACK),
        message(GIVEN_BACK.replace("\n", "\n> ")),
        message(ENCODED, content_transfer_encoding="base64"),
        message(GIVEN_BACK.replace(":", "=3A"), content_transfer_encoding="quoted-printable"),
        message(GIVEN_BACK).decode().replace("\n\nWe", "\nContent-Type: text/plain; charset=utf-16\n\nWe").encode(),
        message(HTML, content_type="text/html"),
        message(HTML.replace("-", "&#45;").encode("utf-16-le").decode(), content_type="text/html"),
        message('{"notificationType": "Bounce"}'),
        multipart("mixed", "Content-Type: text/plain\n\nSee below\n", f"Content-Type: message/rfc822\n\n{returned()}"),
        multipart("digest", f"\n{returned()}"),
        multipart("report; report-type=feedback-report", "Content-Type: message/feedback-report\n\nVersion: 1\n"),
    ],
)  # fmt: skip
def test_what_may_be_a_report_or_give_a_message_back_is_read_as_a_whole(raw: bytes) -> None:
    assert sieved(raw)


@pytest.mark.parametrize(
    "raw",
    [
        message("Thanks, that sounds good. Call me tomorrow?", in_reply_to=OUR_ID),
        message("Save 20 % today!", subject="News of the week"),
        message("<p>Our <b>news</b>: mailto:us@shop.example</p>", content_type="text/html"),
        multipart(
            "mixed", "Content-Type: text/plain\n\nHere it is\n", "Content-Type: application/pdf\n\nabc\n"
        ),
    ],
)
def test_an_ordinary_letter_is_judged_by_its_headers(raw: bytes) -> None:
    assert not sieved(raw)


PIECES = st.sampled_from(
    [
        "Hello there\n", "From: a@b.example\n", "> To: lena@acme.example\n", "Subject: Your fleet\n", "\n", "\x00",
        f"Message-ID: {OUR_ID}\n", "message-id", "Final-Recipient: rfc822; lena@acme.example\n", "550 5.1.1 unknown\n",
        "Action: failed\n", "Received: by x\n", "--xyz\n", "--xyz--\n", "Content-Type: message/rfc822\n", "=\n", "\t",
        "Content-Type: text/html\n", "Content-Transfer-Encoding: base64\n", "<b>Date</b>: now\n", "&#58;", "=3D", "ü",
        "user unknown lena@acme.example\n", "Content-Type: text/plain; charset=utf-16\n", ENCODED, "Return-Path: <>\n",
    ]
)  # fmt: skip
HEADS = st.sampled_from(
    [
        {}, {"content_type": "text/html"}, {"content_type": "multipart/mixed; boundary=xyz"},
        {"content_type": "multipart/digest; boundary=xyz"}, {"content_transfer_encoding": "base64"},
        {"content_transfer_encoding": "quoted-printable"}, {"subject": "Returned mail"}, {"return_path": "<>"},
        {"from": "postmaster@mx.example"}, {"content_type": "text/plain; charset=utf-7"},
    ]
)  # fmt: skip


@given(head=HEADS, pieces=st.lists(PIECES, max_size=12))
def test_where_the_body_is_left_out_it_would_have_told_nothing(
    head: dict[str, str], pieces: list[str]
) -> None:
    raw = message("".join(pieces), **head)
    if not sieved(raw):
        assert said(read(raw)) == said(read_head(opened(raw)))
