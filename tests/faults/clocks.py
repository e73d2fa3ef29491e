"""
Days of sending under every answer and clock, played by hypothesis: times at their edges, clocks that go back.

python -m tests.faults.clocks --examples 2000 --steps 40 --seed 1 [--mutant utc-day]
Prints one JSON line. The machine and its promises are those of tests/usecases/test_never.py.
"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from cam.usecases import ground
from tests.faults import places
from tests.faults.history import Numbers
from tests.faults.stage import options_of, tell
from tests.usecases.test_never import Sending, UtcDays


def main() -> None:
    """Play so many examples and print what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--examples", type=int, default=25)
    parser.add_argument("--steps", type=int, default=20)
    options = options_of(parser, mutants=("utc-day",))
    if options.mutant:
        ground.schedule = UtcDays  # type: ignore[assignment]
    played: Counter[str] = Counter()
    broken = ""
    with tempfile.TemporaryDirectory() as folder:
        places.fresh(Path(folder), "")
        try:
            run_state_machine_as_test(
                seed(options.seed)(_counting(Path(folder) / "cam.db", played)), settings=_bounds(options)
            )
        except AssertionError as error:
            broken = str(error).splitlines()[0] if str(error) else "a promise was broken"
    tell(
        "clocks",
        Numbers(),
        options=options,
        is_bad=bool(broken),
        proves=played["messages"] > 0,
        broken=broken,
        **played,
    )


def _counting(database: Path, played: Counter[str]) -> type[Sending]:
    class Counted(Sending):
        def teardown(self) -> None:
            played["examples"] += 1
            played["messages"] += len(self.entries())
            super().teardown()

    Counted.database = database
    return Counted


def _bounds(options: argparse.Namespace) -> settings:
    return settings(
        max_examples=options.examples,
        stateful_step_count=options.steps,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink] if not options.mutant else [Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


if __name__ == "__main__":
    main()
