"""
Throw bytes at whatever reads what strangers wrote: lists, sequences, templates, headers, mail.

python -m tests.faults.fuzz --target csv|yaml|template|header|mail --runs 50000 --seed 1 [--mutant no-header-guard]
python -m tests.faults.fuzz --target headers --runs 10000 (hypothesis: so many hostile texts for each header)
Prints one JSON line. With atheris, where it is installed, the bytes follow the branches of the code; else hypothesis
makes them. A run is bad on any exception but the one for wrong input, and after 2 seconds.
"""

import argparse
import importlib.util
import re
import subprocess
import sys
import time
from collections.abc import Callable

from tests.faults.fuzz_targets import HEADERS, TARGETS, plant
from tests.faults.history import Numbers
from tests.faults.stage import options_of, tell

LONGEST = 4096


def by_atheris(options: argparse.Namespace) -> dict[str, object]:
    """Return what a run in a process of its own found."""
    words = [options.target, str(options.runs), str(options.seed), options.mutant or ""]
    inside = [sys.executable, "-m", "tests.faults.fuzz_inside", *words]
    run = subprocess.run(inside, capture_output=True, text=True, check=False)
    found = re.findall(r"(\w+):\s+(\d+)", run.stderr.partition("Done ")[2] or run.stderr)
    stats = {
        name: int(number) for name, number in found if name.startswith(("number_of_executed", "peak_rss"))
    }
    said = run.stdout.partition("Uncaught Python exception: ===")[2].strip().splitlines()[:1]
    culprit = re.findall(r"^Base64: (\S*)", run.stderr, re.MULTILINE)
    broken = " on ".join([*said, *culprit]) or run.stderr[-300:]
    return {"engine": "atheris", "broken": broken if run.returncode else "", **stats}


def by_hypothesis(options: argparse.Namespace) -> dict[str, object]:
    """Return what hypothesis found; for `headers` in each header, with the texts of test_mime.py."""
    from hypothesis import HealthCheck, given, seed, settings
    from hypothesis import strategies as st

    from tests.engine.test_mime import HOSTILE
    from tests.engine.test_mime import test_every_hostile_text_is_refused_or_arrives_as_written as promise

    plant(options.mutant)
    bounds = settings(
        max_examples=options.runs, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )

    def arrives(where: str) -> Callable[[], None]:
        return bounds(
            seed(options.seed)(given(HOSTILE)(lambda value: promise.hypothesis.inner_test(value, where)))
        )

    def stands() -> None:
        target = TARGETS[options.target]
        bounds(seed(options.seed)(given(st.binary(max_size=LONGEST))(lambda data: target(data))))()

    works = [arrives(where) for where in HEADERS] if options.target == "headers" else [stands]
    broken = ""
    for work in works:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - whatever comes is the find
            broken = f"{type(error).__name__}: {error}"[:400]
    return {"engine": "hypothesis", "broken": broken, "texts": options.runs * len(works)}


def main() -> None:
    """Fuzz one target and print what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--target", choices=[*TARGETS, "headers"], required=True)
    parser.add_argument("--runs", type=int, default=2000)
    options = options_of(parser, mutants=("no-header-guard",))
    began = time.monotonic()
    has_atheris = importlib.util.find_spec("atheris") is not None and options.target in TARGETS
    found = (by_atheris if has_atheris else by_hypothesis)(options)
    tell("fuzz", Numbers(), options=options, is_bad=bool(found["broken"]), proves=len(found) > 2, **found,
         seconds=round(time.monotonic() - began, 1))  # fmt: skip


if __name__ == "__main__":
    main()
