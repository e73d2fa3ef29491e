"""The first thing that runs: what can be answered without Typer is answered here."""

import gc
import os
import sys

# what a command makes dies by itself, and what it imports stays: looking through all of it again after every 700 new
# things is a fifth of the work of reading an inbox
COLLECT_AFTER = 20_000


def main() -> None:
    """Run the command line; `cam --version` is over before anything heavy is imported."""
    _fill_closed_streams()
    if sys.argv[1:] in (["--version"], ["-V"]):
        from cam import __version__

        print(f"cam {__version__}")
        return
    os.umask(0o077)  # whatever a command writes holds personal data
    gc.set_threshold(COLLECT_AFTER)
    if sys.argv[1:2] in (["run-auto"], ["worker"]):
        from cam import glance

        if glance.answer(sys.argv[1:]):
            return
    from cam.cli import app

    app(prog_name="cam")


def _fill_closed_streams() -> None:
    # who starts us with `>&-` would have the next file that is opened, the database, take what is printed
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    descriptor = 0
    while descriptor <= 2:
        descriptor = os.open(os.devnull, os.O_RDWR)  # the lowest that is free
    os.close(descriptor)
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)


if __name__ == "__main__":
    main()
