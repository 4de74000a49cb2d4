"""Tries the faults: `python -m tests.faults [fault …] [--points N] [--seed N]`.

Prints what was tried, what was violated, and the seed that repeats it; ends with 1 if
anything was violated.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable

from tests.faults import (
    crashing_year,
    flipped_bits,
    kills,
    log_cuts,
    places,
    renewals,
    same_again,
    system_calls,
)
from tests.faults.tally import Tally

Sweep = Callable[[int, random.Random], list[Tally]]
FAULTS: dict[str, Sweep] = {
    "places": places.sweep,
    "log": log_cuts.sweep,
    "bits": flipped_bits.sweep,
    "calls": system_calls.sweep,
    "again": same_again.sweep,
    "kills": kills.sweep,
    "renewals": renewals.sweep,
    "year": crashing_year.sweep,
}
POINTS = 500


def try_all(names: list[str], points: int, seed: int) -> bool:
    """Try faults, print what became of each; whether all held."""
    held = True
    for name in names:
        begun = time.monotonic()
        for tally in FAULTS[name](points, random.Random(f"{seed} {name}")):  # noqa: S311 - chance, no secret
            print(tally.line(), flush=True)
            for violation in tally.violations:
                print(f"    {violation}", flush=True)
            held = held and not tally.violations
        took = time.monotonic() - begun
        print(
            f"  ({name}: {took:.0f} s; repeat with: {name} --seed {seed})", flush=True
        )
    return held


def main() -> int:
    """Read what is asked, and try it."""
    reader = argparse.ArgumentParser(prog="python -m tests.faults")
    reader.add_argument("fault", nargs="*", help=f"of {', '.join(FAULTS)}")
    reader.add_argument("--points", type=int, default=POINTS)
    reader.add_argument("--seed", type=int, default=random.randrange(1_000_000))  # noqa: S311 - chance, no secret
    asked = reader.parse_args()
    unknown = set(asked.fault) - set(FAULTS)
    if unknown:
        reader.error(f"no such fault: {', '.join(sorted(unknown))}")
    print(f"seed {asked.seed}, {asked.points} points where chance decides")
    return 0 if try_all(asked.fault or list(FAULTS), asked.points, asked.seed) else 1


if __name__ == "__main__":
    sys.exit(main())
