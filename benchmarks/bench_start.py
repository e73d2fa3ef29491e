"""
Start-up beside bare Python and a hello world of Typer: --version and --help.

    python benchmarks/bench_start.py --repeats 15

Every measurement is a process of its own; they take turns.  What a tick of cron takes is in bench_idle.py.
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

from turns import machine, row

HELLO = (
    "import typer\napp = typer.Typer()\n@app.command()\ndef hello(name: str = 'x'):\n    print(name)\napp()\n"
)


def main() -> None:
    """Measure start-up."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
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
        for title in ("cam --version", "cam --help", "cam run-auto --help"):
            is_version, base = title.endswith("--version"), bare if title.endswith("--version") else typer
            row(
                f"`{title}`",
                floor="bare Python" if is_version else "Typer hello world",
                cam=f"{found[title] / base:.2f} x",
                target="<= 3 x" if is_version else "<= 1.2 x",
                is_met=found[title] / base <= (3 if is_version else 1.2),
            )


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
