"""
Reading an inbox: cam's first poll beside raw imapclient in batches of 500, in one run, interleaved; and its memory.

The server is the scripted one of the tests, in a process of its own.
"""

import argparse
import multiprocessing
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from imapclient import IMAPClient

from cam.engine.vocabulary import Tls
from cam.gateways.imap import ImapInbox
from cam.gateways.ports import Place
from tests.servers.scripted_imap import ScriptedImap, Stored

SINCE = datetime(2020, 1, 1, tzinfo=UTC)
BATCH = 500


def serve(messages: int, size: int, pipe: Connection) -> None:
    """Serve so many messages of so many octets until the other end closes."""
    body = b"x" * 70 + b"\r\n"
    head = b"From: bo@firm.test\r\nSubject: %d\r\nMessage-ID: <%d@firm.test>\r\n\r\n"
    kept = [Stored(n, head % (n, n) + body * (size // len(body))) for n in range(1, messages + 1)]
    with ScriptedImap(kept) as server:
        pipe.send(server.port)
        pipe.recv()


def floor(port: int) -> int:
    """Read everything with imapclient alone, the same bound on each body."""
    client = IMAPClient("127.0.0.1", port, ssl=False)
    client.login("ana", "secret")
    client.select_folder("INBOX", readonly=True)
    uids = client.search("SINCE 1-Jan-2020")
    count = 0
    for start in range(0, len(uids), BATCH):
        found = client.fetch(
            uids[start : start + BATCH], ["RFC822.SIZE", "INTERNALDATE", "BODY.PEEK[]<0.262144>"]
        )
        count += len(found)
    client.logout()
    return count


def cam(port: int) -> int:
    """Read everything as cam does."""
    reader = inbox(port)
    reader.open()
    count = sum(1 for _ in reader.fetch("INBOX", after=None, since=SINCE))
    reader.close()
    return count


def inbox(port: int) -> ImapInbox:
    """Return a reader of that server."""
    return ImapInbox(host="127.0.0.1", port=port, tls=Tls.NONE, user="ana", password=lambda: "secret")


def idle_poll(port: int, messages: int, rounds: int) -> float:
    """Return the seconds of one poll with nothing new, the connection open."""
    reader = inbox(port)
    reader.open()
    reader.folders()
    begun = time.perf_counter()
    for _ in range(rounds):
        assert not list(reader.fetch("INBOX", after=Place(uid_validity=7, uid=messages), since=SINCE))
    taken = (time.perf_counter() - begun) / rounds
    reader.close()
    return taken


def timed(work: Callable[[int], int], port: int, messages: int) -> float:
    """Return the seconds that it took to read them all."""
    begun = time.perf_counter()
    assert work(port) == messages
    return time.perf_counter() - begun


def peak(port: int) -> float:
    """Return the peak memory in MB of a process that reads everything, above what it takes to start."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        cam(port)
        os.write(writing, str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before).encode())
        os._exit(0)
    os.waitpid(child, 0)
    return int(os.read(reading, 32)) / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=2_000)
    parser.add_argument("--size", type=int, default=4_000, help="octets of each")
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    server = context.Process(target=serve, args=(options.messages, options.size, there), daemon=True)
    server.start()
    port = here.recv()
    taken: dict[str, list[float]] = {"imapclient": [], "cam": []}
    for _ in range(options.repeats):
        taken["imapclient"].append(timed(floor, port, options.messages))
        taken["cam"].append(timed(cam, port, options.messages))
    rates = {name: options.messages / statistics.median(seconds) for name, seconds in taken.items()}
    print(f"{options.messages:,} messages of {options.size:,} octets, median of {options.repeats}")
    for name, rate in rates.items():
        print(f"  {name:<12} {rate:>9,.0f} messages/s")
    print(f"  ratio        {rates['cam'] / rates['imapclient']:>9.2f}")
    print(f"  memory       {peak(port):>9.1f} MB above the start")
    print(f"  nothing new  {1000 * idle_poll(port, options.messages, 50):>9.2f} ms")
    here.send("over")
    server.join(30)


if __name__ == "__main__":
    main()
