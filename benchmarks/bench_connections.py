"""
TLS and log-in: how many connections a run of cam makes, and what one costs beside one that is kept.

    python benchmarks/bench_connections.py --messages 200 --boxes 1 4

The floors, in the same run and to the same server (STARTTLS, AUTH PLAIN, one context): smtplib on one kept connection,
and smtplib that connects for every message as a script in a loop does.
"""

import argparse
import smtplib
import ssl
import tempfile
import time
from pathlib import Path

import trustme
from bench_send import written
from smtp_server import running
from turns import machine, row

from cam.engine.vocabulary import Tls
from cam.gateways.ports import Accepted, Envelope
from cam.gateways.smtp import MESSAGES_PER_CONNECTION, SmtpSender


def main() -> None:
    """Measure senders of cam and smtplib against one server that protects and asks for a log-in."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--messages", type=int, default=100)
    options.add_argument("--boxes", type=int, nargs="+", default=[1, 3])
    chosen = options.parse_args()
    print(f"TLS and log-in ({machine()})")
    authority = trustme.CA()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        certificate = folder / "server.pem"
        authority.issue_cert("127.0.0.1", "localhost").private_key_and_cert_chain_pem.write_to_path(
            str(certificate)
        )
        context = ssl.create_default_context()
        authority.configure_trust(context)
        ready = written("Ada", 1)
        with running(certificate=certificate) as port:
            kept = chosen.messages / over_smtplib(port, context, ready, chosen.messages, kept=True)
            anew = 40 / over_smtplib(port, context, ready, 40, kept=False)
            print(f"  floor: smtplib, one connection    {kept:8.0f}/s")
            print(f"  peer: smtplib, one a message      {anew:8.0f}/s")
            found, is_met = [], True
            for boxes in chosen.boxes:
                before = connections(port)
                seconds = by_cam(port, context, ready, chosen.messages, boxes)
                made = connections(port) - before - 1
                allowed = boxes + boxes * chosen.messages / MESSAGES_PER_CONNECTION
                rate = boxes * chosen.messages / seconds
                print(
                    f"  cam's senders, {boxes:2} mailboxes       {rate:8.0f}/s   {rate / kept:.2f} of the floor"
                    f"   {made} connections (<= {allowed:.0f})"
                )
                found.append(f"{rate / kept:.2f} with {boxes} mailboxes, {made} connections")
                is_met = is_met and made <= allowed
            row(
                "TLS and log-in",
                floor=f"one smtplib connection {kept:.0f}/s; one a message {anew / kept:.2f} of it",
                cam="; ".join(found),
                target=f"connections <= k + n / {MESSAGES_PER_CONNECTION}",
                is_met=is_met,
            )


def over_smtplib(port: int, context: ssl.SSLContext, mime: bytes, messages: int, *, kept: bool) -> float:
    """Return the seconds of smtplib on one connection, or on one for every message."""
    begun = time.perf_counter()
    server = None
    for _ in range(messages):
        if server is None:
            server = smtplib.SMTP("127.0.0.1", port)
            server.starttls(context=context)
            server.login("ana", "secret")
        server.sendmail("ana@firm.example", ["lead@company.example"], mime)
        if not kept:
            server.quit()
            server = None
    if server is not None:
        server.quit()
    return time.perf_counter() - begun


def by_cam(port: int, context: ssl.SSLContext, mime: bytes, messages: int, boxes: int) -> float:
    """Return the seconds of cam's senders with so many messages each, a message of each in turn."""
    senders = [
        SmtpSender(
            host="127.0.0.1",
            port=port,
            tls=Tls.STARTTLS,
            user="ana",
            password=lambda: "secret",
            context=context,
        )
        for _ in range(boxes)
    ]
    begun = time.perf_counter()
    for number in range(messages):
        for sender in senders:
            sender.open()
            envelope = Envelope(
                sender="ana@firm.example", recipient="lead@company.example", mime=mime,
                message_id=f"<{number}@firm.example>", idempotency_key=str(number),
            )  # fmt: skip
            if not isinstance(sender.send(envelope), Accepted):
                raise SystemExit("a message was not accepted")
    for sender in senders:
        sender.close()
    return time.perf_counter() - begun


def connections(port: int) -> int:
    """Return how many connections the server has had."""
    with smtplib.SMTP("127.0.0.1", port) as server:
        return int(server.docmd("XNUMBER")[1])


if __name__ == "__main__":
    main()
