"""The first thing that runs: what can be answered without Typer is answered here."""

import os
import sys


def main() -> None:
    """Run the command line; `cam --version` is over before anything heavy is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from cam import __version__

        print(f"cam {__version__}")
        return
    os.umask(0o077)  # whatever a command writes holds personal data
    if sys.argv[1:2] in (["run-auto"], ["worker"]):
        from cam import glance

        if glance.answer(sys.argv[1:]):
            return
    from cam.cli import app

    app(prog_name="cam")


if __name__ == "__main__":
    main()
