"""What is fuzzed: functions from bytes that raise where a promise is broken; they import what they need when called."""

import contextlib
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

HEADERS = ("subject", "sender", "recipient", "reply_to")


def csv(data: bytes) -> None:
    """Read a list as import-csv does: encoding, delimiter, header, rows."""
    from cam.engine.intake.rows import RowReader
    from cam.errors import InputError
    from cam.usecases.lead_file import open_list

    path = _scratch()
    path.write_bytes(b"Email,First Name,Company\n" * (data[:1] < b"\x80") + data)
    with contextlib.suppress(InputError):
        file = open_list(path)
        reader = RowReader(file.columns)
        for record in file.records():
            if not record.problem:
                reader.read(record.cells)


def yaml(data: bytes) -> None:
    """Read a sequence file."""
    from cam.engine.sequence import parse_sequence
    from cam.errors import InputError

    text = data.decode("utf-8", "replace")
    with contextlib.suppress(InputError):
        parse_sequence(
            f"steps:\n  - {text}" if data[:1] < b"\x80" else text,
            name="file",
            source="s.yaml",
            read_body=lambda _: "",
        )


def template(data: bytes) -> None:
    """Examine a template and, where nothing is wrong with it, render it."""
    from cam.engine.templating import MissingVariableError, RenderError, compile_template, examine, render

    source = data.decode("utf-8", "replace")
    problems, _ = examine(source)
    if not problems:
        with contextlib.suppress(MissingVariableError, RenderError):
            render(compile_template(source), {"a": "b", "first_name": source})


def header(data: bytes) -> None:
    """Build a message with a text from outside in one of its headers: it is refused, or arrives as it was written."""
    from tests.engine.test_mime import test_every_hostile_text_is_refused_or_arrives_as_written as promise

    promise.hypothesis.inner_test(
        data[1:].decode("utf-8", "replace"), HEADERS[data[:1][0] % 4 if data else 0]
    )


def mail(data: bytes) -> None:
    """Read a message, what it bounces or complains of, and look for its send."""
    from cam.engine.inbound.bounces import read_bounce
    from cam.engine.inbound.complaints import read_complaint
    from cam.engine.inbound.matching import SentMessage, clues, is_own_copy, match
    from cam.engine.inbound.reading import read
    from cam.engine.inbound.receipts import read_receipt

    inbound = read(data)
    read_receipt(inbound)
    bounce = read_bounce(inbound)
    found = clues(inbound, bounce=bounce, complaint=read_complaint(inbound))
    match(found, [SentMessage(row_id=1, message_id="<1@a.example>", recipient="b@c.example", subject="Hi")])
    is_own_copy(inbound, ["ana@a.example"])
    if bounce is not None and not bounce.reasons:
        raise AssertionError("a bounce without a reason")
    if any(ord(letter) < 32 for letter in inbound.subject + inbound.sender + inbound.message_id):
        raise AssertionError("a control character came through")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "csv": csv,
    "yaml": yaml,
    "template": template,
    "header": header,
    "mail": mail,
}
SEEDS: dict[str, tuple[bytes, ...]] = {
    "csv": (
        b'\xffEmail;Name\r\n"a@b.example";Ada\r\n',
        b"ada@one.example,Ada,One\n",
        "\ufeffE-mail\tÜ\n".encode("utf-16"),
    ),
    "yaml": (b"subject: a\n    body: |\n      hi {{ first_name }}\n", b"\xffname: x\nsteps: []\n"),
    "template": (
        b"Hi {{ a | default('x') }}",
        b"{% if a == 'b' and a is defined %}{{ a | upper }}{% endif %}",
    ),
    "mail": (
        b"From: =?utf-8?q?B=C3=B6?= <b@c.example>\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nyes\n--x--\n",
        b"From: MAILER-DAEMON@c.example\nSubject: failure notice\n\n<b@c.example>:\n550 5.1.1 no such user\n"
        b"\n--- Below\nFrom: a\nTo: b@c.example\nMessage-ID: <1@a.example>\nSubject: Hi\n",
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n"
        b"Content-Type: message/delivery-status\n\nReporting-MTA: dns; m\n\nFinal-Recipient: rfc822; b@c.example\n"
        b"Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 user unknown\n--x--\n",
        b"Content-Type: multipart/report; report-type=feedback-report; boundary=x\n\n--x\n"
        b"Content-Type: message/feedback-report\n\nFeedback-Type: abuse\n--x--\n",
        b"Subject: Read: Hi\nContent-Type: multipart/report; boundary=x\n\n--x\n"
        b"Content-Type: message/disposition-notification\n\nDisposition: a/b; displayed\n--x--\n",
    ),
    "header": (b"\0=?utf-8?q?a=0D=0ABcc:_x?=", b"\1Moss, Ada", b"\2\r\nBcc: x", "\3Zoë".encode()),
}


@cache
def _scratch() -> Path:
    return Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)) / "list.csv"


def plant(mutant: str | None) -> None:
    """Take the guards of the headers away."""
    if mutant:
        from cam.engine import headers, mime

        headers.header_problem = lambda _text: ""
        mime._guard = lambda *_, **__: None
