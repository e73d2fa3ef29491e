"""A name server on loopback that knows what a test tells it; with dnspython on both ends, over real datagrams."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import dns.message
import dns.name
import dns.rcode
import dns.rrset

Zone = Mapping[tuple[str, str], list[str]]
WORLD = {("gmail.com", "MX"): ["5 gmail-smtp-in.l.google.com."]}  # the canary: DNS answers for the world


@dataclass
class NameServer:
    """A server.  zone: records by (name, kind).  failing, silent: names that get SERVFAIL, or no answer at all."""

    address: str
    zone: Zone
    failing: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    asked: list[tuple[str, str]] = field(default_factory=list)

    def reply(self, question: bytes) -> bytes | None:
        """Return the answer to a datagram, None where the server keeps silent."""
        query = dns.message.from_wire(question)
        one = query.question[0]
        name = one.name.to_text(omit_final_dot=True).lower()
        kind = one.rdtype.name
        self.asked.append((name, kind))
        if name in self.silent:
            return None
        response = dns.message.make_response(query)
        if name in self.failing:
            response.set_rcode(dns.rcode.SERVFAIL)
        elif records := self.zone.get((name, kind)):
            response.answer.append(dns.rrset.from_text(one.name, 60, "IN", kind, *records))
        elif all(known != name for known, _ in self.zone):
            response.set_rcode(dns.rcode.NXDOMAIN)
        return response.to_wire()


@contextmanager
def running(
    zone: Zone, *, failing: frozenset[str] = frozenset(), silent: frozenset[str] = frozenset()
) -> Iterator[NameServer]:
    """Run a name server for the block."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind(("127.0.0.1", 0))
        host, port = listening.getsockname()
        server = NameServer(f"{host}:{port}", zone, failing, silent)
        thread = threading.Thread(target=_serve, args=(listening, server), daemon=True, name="dns")
        thread.start()
        try:
            yield server
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as closing:
                closing.sendto(b"", (host, port))
            thread.join(timeout=30)


def _serve(listening: socket.socket, server: NameServer) -> None:
    while True:
        question, sender = listening.recvfrom(4096)
        if not question:
            return
        answer = server.reply(question)
        if answer is not None:
            listening.sendto(answer, sender)


def txt(*texts: str) -> list[str]:
    """Return TXT records in the form of a zone file, long ones in several strings as real servers keep them."""
    return [" ".join(f'"{text[at : at + 200]}"' for at in range(0, len(text), 200)) for text in texts]
