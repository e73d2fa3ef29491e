"""
Atheris in a process of its own, which ends with the runs: python -m tests.faults.fuzz_inside TARGET RUNS SEED [MUTANT].

Nothing of cam may be imported before the instrumentation, or the bytes would not follow its branches.
"""

import sys
import tempfile
from pathlib import Path

import atheris

from tests.faults.fuzz_targets import SEEDS, TARGETS, plant

SECONDS, MEGABYTES, LONGEST = 2, 1024, 4096


def main() -> None:
    """Let atheris do its runs."""
    target, runs, seed, mutant = sys.argv[1], sys.argv[2], sys.argv[3], (sys.argv[4:] or [""])[0]
    with atheris.instrument_imports(include=["cam.engine", "cam.usecases.lead_file"]):
        TARGETS[target](SEEDS[target][0] if not mutant else b"\0plain")
    plant(mutant)
    with tempfile.TemporaryDirectory() as corpus:
        for number, example in enumerate(SEEDS[target]):
            (Path(corpus) / str(number)).write_bytes(example)
        limits = (
            f"-runs={runs}",
            f"-seed={seed}",
            f"-timeout={SECONDS}",
            f"-rss_limit_mb={MEGABYTES}",
        )
        quiet = (f"-artifact_prefix={corpus}/", f"-max_len={LONGEST}", "-print_final_stats=1")
        atheris.Setup([sys.argv[0], *limits, *quiet, corpus], TARGETS[target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
