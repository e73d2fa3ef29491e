"""The fault harnesses in small sizes: what cam promises holds, and each harness finds the mistake planted in it."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.faults.disks import NO_MOUNT

SECONDS = 300.0  # only to end what hangs
SOUND = [
    "kills --kills 15 --leads 80 --seed 2",
    "sweep --every 22 --seed 2",
    "sweep --every 30 --error ENOSPC --seed 2",
    "sweep --every 50 --error EIO --seed 2",
    "starts --rounds 50 --cycles 2",
    "starts --processes 4 --rounds 25 --cycles 1",
    "workers --rounds 5 --takeovers 1",
    "pauses --rounds 8",
    "pauses --rounds 3 --workers",
    "journeys --kills 12",
    "stops --rounds 1",
    "optouts --every 8",
    "disks --headrooms 3 --pages 2",
    "month --leads 14 --days 9 --cap 6 --seed 9",
    "fuzz --target csv --runs 500",
    "inboxes --server python",
]
PLANTED = [
    "kills --kills 20 --leads 80 --mutant mark-after-send",
    "kills --kills 20 --leads 80 --mutant blind-resend",
    "sweep --every 24 --calls pwrite64 --mutant mark-after-send",
    "sweep --every 30 --error ENOSPC --calls pwrite64 --mutant mark-after-send",
    "starts --rounds 20 --cycles 0 --mutant check-then-insert",
    "starts --rounds 1 --cycles 6 --mutant decide-apart",
    "workers --rounds 1 --takeovers 0 --mutant no-lease",
    "pauses --rounds 6 --mutant blind-resend",
    "pauses --rounds 6 --workers --mutant blind-resend",
    "journeys --kills 150 --steps replies --mutant effects-apart",
    "journeys --kills 150 --steps alert --mutant alert-marked-first",
    "optouts --every 12 --mutant opt-outs-at-load",
    "disks --headrooms 4 --pages 0 --mutant mark-after-send",
    "clocks --examples 60 --mutant utc-day",
    "month --leads 14 --days 4 --cap 8 --seed 9 --mutant deaf",
    "fuzz --target header --runs 500 --mutant no-header-guard",
    "inboxes --server python --breaks 2 --mutant fingerprint-by-uid",
]


def run(words: str) -> None:
    """Run a harness; its exit code is its verdict."""
    name = words.split(" ")[0]
    if name == "sweep" and not may_trace():
        pytest.skip("strace is not installed, or may not trace here")
    done = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{name}", *words.split(" ")[1:]],
        capture_output=True, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    if name == "disks" and done.returncode == NO_MOUNT:
        pytest.skip(done.stderr)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr[-2000:]}"
    assert json.loads(done.stdout)["harness"] == name


def may_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode
        == 0
    )


@pytest.mark.slow
@pytest.mark.parametrize("words", SOUND)
def test_nobody_gets_anything_twice_and_nothing_is_lost(words: str) -> None:
    run(words)


@pytest.mark.slow
@pytest.mark.parametrize("words", PLANTED)
def test_the_same_harness_finds_a_planted_mistake(words: str) -> None:
    run(words)
