"""
Start-up beside bare Python and a hello world of Typer: --version, --help, and a tick of cron that finds nothing due.

    python benchmarks/bench_start.py --enrollments 10000 1000000 --repeats 15

Every measurement is a process of its own; they take turns. The idle tick is `run-auto --all --no-dry-run` in a
workspace whose leads all wait for a later day; the whole cycle beside it is the same without the notes of the last.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from turns import machine
from workspace import add_campaign, add_leads, open_desk

HELLO = (
    "import typer\napp = typer.Typer()\n@app.command()\ndef hello(name: str = 'x'):\n    print(name)\napp()\n"
)
IDLE = ["run-auto", "--all", "--no-dry-run"]


def main() -> None:
    """Measure start-up once and the idle tick for each size."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--enrollments", type=int, nargs="+", default=[1_000, 20_000])
    options.add_argument("--repeats", type=int, default=5)
    options.add_argument("--dir", default=None, help="folder for the workspaces")
    chosen = options.parse_args()
    print(f"start-up ({machine()})")
    with tempfile.TemporaryDirectory(dir=chosen.dir) as name:
        folder = Path(name)
        hello = folder / "hello.py"
        hello.write_text(HELLO, encoding="utf-8")
        found = take_turns(
            {
                "bare python": [sys.executable, "-c", ""],
                "hello world of typer, --help": [sys.executable, str(hello), "--help"],
                "cam --version": cam("--version"),
                "cam --help": cam("--help"),
                "cam run-auto --help": cam("run-auto", "--help"),
            },
            folder,
            repeats=chosen.repeats,
        )
        bare, typer = found["bare python"], found["hello world of typer, --help"]
        for title, seconds in found.items():
            print(
                f"  {title:<30} {seconds * 1000:8.1f} ms   {seconds / bare:5.1f} x bare python"
                f"   {seconds / typer:5.2f} x the hello world"
            )
        print("  targets: --version <= 3 x bare python; --help <= 1.2 x the hello world")
        for enrollments in chosen.enrollments:
            idle(folder / str(enrollments), enrollments, repeats=chosen.repeats)


def idle(folder: Path, enrollments: int, *, repeats: int) -> None:
    """Print what an idle tick takes in a workspace of this size."""
    folder.mkdir()
    subprocess.run(cam("init", "--yes"), cwd=folder, check=True, capture_output=True)
    desk = open_desk(folder, "cam")
    campaign = add_campaign(desk, smtp_port=25)
    add_leads(desk, campaign, enrollments, due=0)
    desk.db.close()
    (folder / "cam.db").chmod(0o600)
    for _ in range(2):  # the first measures the campaign, the second has nothing to do and says so
        subprocess.run(cam(*IDLE), cwd=folder, check=True, capture_output=True)
    notes = folder / "cam.db-idle"
    spare = folder / "notes"
    shutil.move(notes, spare)

    def without_notes() -> None:
        notes.unlink(missing_ok=True)

    def with_notes() -> None:
        shutil.copyfile(spare, notes)

    seconds: dict[str, list[float]] = {"bare python": [], "idle tick": [], "whole cycle": []}
    for _ in range(repeats):
        seconds["bare python"].append(timed([sys.executable, "-c", ""], folder))
        with_notes()
        seconds["idle tick"].append(timed(cam(*IDLE), folder))
        without_notes()
        seconds["whole cycle"].append(timed(cam(*IDLE), folder))
    bare = statistics.median(seconds["bare python"])
    print(f"nothing due among {enrollments} enrollments")
    for title, taken in seconds.items():
        median = statistics.median(taken)
        print(f"  {title:<30} {median * 1000:8.1f} ms   {median / bare:5.1f} x bare python")
    print("  target: idle tick <= 10 x bare python, and flat")


def cam(*words: str) -> list[str]:
    """Return the command line of cam: the installed script where there is one."""
    script = shutil.which("cam", path=str(Path(sys.executable).parent))
    is_this_one = script and not os.environ.get("PYTHONPATH")
    return [script, *words] if script and is_this_one else [sys.executable, "-m", "cam", *words]


def take_turns(commands: dict[str, list[str]], folder: Path, *, repeats: int) -> dict[str, float]:
    """Return the median seconds of each command; a first round writes the byte code and is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(repeats + 1):
        for name, command in commands.items():
            taken = timed(command, folder)
            if number:
                seconds[name].append(taken)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def timed(command: list[str], folder: Path) -> float:
    """Return the seconds that a command takes; it must succeed."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
