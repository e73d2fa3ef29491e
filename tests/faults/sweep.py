"""
Strike a cycle of three messages at every system call that talks to the server or to the disk, then start it again.

python -m tests.faults.sweep [--every 10] [--calls sendto,fdatasync] [--error EIO] [--mutant mark-after-send]
Needs strace, which kills the process as it enters call number N, or from there on lets the disk fail with an error.
Prints one JSON line; --every K takes each K-th point, the seed saying which of the K begins.
"""

import argparse
import collections
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.faults import mutants
from tests.faults.history import Numbers
from tests.faults.stage import Stage, fork, options_of, staged, tell

LEADS = 3
CALLS = ("connect", "sendto", "recvfrom", "pwrite64", "fdatasync", "fsync", "ftruncate", "unlink")
DISK = ("pwrite64", "fdatasync", "fsync", "ftruncate")


def cycle_under_strace(stage: Stage, *arguments: str) -> int:
    """Run one cycle in a child that strace holds from its first step; return how the child ended."""
    inlet, outlet = os.pipe()

    def work() -> None:
        os.close(outlet)
        os.read(inlet, 1)
        stage.cycle()

    child = fork(work)
    with _attached(child, *arguments):
        os.write(outlet, b"!")
        os.close(inlet)
        os.close(outlet)
        return os.waitpid(child, 0)[1]


@contextmanager
def _attached(child: int, *arguments: str) -> Iterator[None]:
    # only the main thread is followed: it alone touches the server and the ledger in a run this short
    with subprocess.Popen(
        ["strace", "-p", str(child), *arguments], stderr=subprocess.PIPE, text=True
    ) as tracer:
        assert tracer.stderr is not None
        said = tracer.stderr.readline()
        if "attached" not in said:
            os.close(os.pidfd_open(child))
            raise RuntimeError(f"strace: {said.strip()}")
        yield
        tracer.stderr.read()


def points(stage: Stage, calls: Sequence[str]) -> list[tuple[str, int]]:
    """Return every (system call, number) of one undisturbed cycle, in no particular order."""
    with stage.copy() as fresh, fresh.serve():
        trace = fresh.folder / "trace"
        cycle_under_strace(fresh, "-e", f"trace={','.join(calls)}", "-o", str(trace))
        made = collections.Counter(re.findall(r"^(\w+)\(", trace.read_text(encoding="utf-8"), re.MULTILINE))
    stage.port = fresh.port
    return [(call, number) for call in calls for number in range(1, made[call] + 1)]


def struck_at(stage: Stage, call: str, number: int, *, error: str) -> tuple[Numbers, bool]:
    """Return what is proved by a history that was struck at one point, and whether the process felt it."""
    with stage.copy() as fresh:
        with fresh.serve() as journal:
            # a disk that is full stays full: every call from there on fails, until the process ends
            fault = f"error={error}:when={number}+" if error else f"signal=KILL:when={number}"
            strike = ("-e", f"trace={call}", "-e", f"inject={call}:{fault}", "-o", os.devnull)
            status = cycle_under_strace(fresh, *strike)
            fresh.until_quiet()
        return fresh.numbers(journal), status != 0


def main() -> None:
    """Sweep and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--every", type=int, default=1, metavar="K")
    parser.add_argument("--calls", default="")
    parser.add_argument(
        "--error", default="", choices=["", "ENOSPC", "EIO"], help="fail the calls to the disk instead"
    )
    options = options_of(parser, mutants=("mark-after-send",))
    if shutil.which("strace") is None:
        parser.exit(3, "strace is not installed\n")
    mutants.plant(options.mutant)
    total, felt = Numbers(), 0
    calls = options.calls.split(",") if options.calls else DISK if options.error else CALLS
    with staged(leads=LEADS, options=options) as stage:
        every = points(stage, calls)
        taken = every[options.seed % options.every :: options.every]
        for call, number in taken:
            numbers, was_felt = struck_at(stage, call, number, error=options.error)
            total += numbers.at(f"{call} {number}")
            felt += was_felt
    proves = felt == len(taken) if not options.error else felt > len(taken) // 2
    tell("sweep", total, options=options, proves=proves, points=len(every), taken=len(taken), felt=felt)


if __name__ == "__main__":
    main()
