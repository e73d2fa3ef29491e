"""Messages of our own making: letters, reports and notices as mail servers write them."""

from cam.engine.inbound.bounces import Bounce, read_bounce
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.reading import read

OURS = "ana@firm.example"
LEAD = "lena@acme.example"
OUR_ID = "<7c0ffee@firm.example>"


def message(body: str = "Hello", **fields: str) -> bytes:
    """Return a message; a field in_reply_to is the header In-Reply-To."""
    head = {"from": f"Lena Lead <{LEAD}>", "to": f"Ana <{OURS}>", "subject": "Re: Your fleet", **fields}
    lines = [f"{name.replace('_', '-').title()}: {value}" for name, value in head.items() if value]
    return ("\n".join(lines) + f"\n\n{body}").encode()


def multipart(kind: str, *parts: str, **fields: str) -> bytes:
    """Return a multipart message; each part begins with its own headers."""
    body = "".join(f"--xyz\n{part}\n" for part in parts) + "--xyz--\n"
    return message(body, content_type=f'multipart/{kind}; boundary="xyz"', mime_version="1.0", **fields)


def report(
    *,
    recipient: str = LEAD,
    action: str = "failed",
    status: str = "5.1.1",
    diagnostic: str = "",
    notice: str = "",
) -> bytes:
    """Return a delivery report (RFC 3464) about a message that we sent."""
    rows = [f"Final-Recipient: rfc822; {recipient}", f"Action: {action}", f"Status: {status}"]
    if diagnostic:
        rows.append(f"Diagnostic-Code: smtp; {diagnostic}")
    return multipart(
        'report; report-type="delivery-status"',
        f"Content-Type: text/plain\n\n{notice or 'Your message could not be delivered.'}\n",
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        + "\n".join(rows)
        + "\n",
        f"Content-Type: message/rfc822\n\n{returned()}",
        **machine(),
    )


def returned() -> str:
    """Return what comes back of our message."""
    return f"From: Ana <{OURS}>\nTo: {LEAD}\nSubject: Your fleet\nMessage-ID: {OUR_ID}\n\nHi Lena\n"


def machine(subject: str = "Undelivered Mail Returned to Sender") -> dict[str, str]:
    """Return the headers of a mail server that writes."""
    return {
        "return_path": "<>",
        "from": "Mail Delivery System <MAILER-DAEMON@mx.example>",
        "subject": subject,
        "message_id": "<1@mx.example>",
    }


def notice(text: str, *, subject: str = "Mail delivery failed: returning message to sender") -> bytes:
    """Return a bounce in plain words, with the message behind it."""
    return message(
        f"{text}\n\n------ This is a copy of the message. ------\n\n{returned()}", **machine(subject)
    )


def bounce_of(raw: bytes) -> Bounce:
    """Return the bounce that a message must be."""
    found = read_bounce(read(raw))
    assert found is not None
    return found


def inbound(body: str = "Hello", **fields: str) -> Inbound:
    """Return a message that was read."""
    return read(message(body, **fields))
